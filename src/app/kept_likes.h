/* kept_likes.h: how the pair of a lane likes its screen, as the station keeps it. A value. */
#ifndef BORNE_APP_KEPT_LIKES_H
#define BORNE_APP_KEPT_LIKES_H

#include <stdint.h>

/* How a pair likes its screen; the token says which pair. */
struct likes {
    uint64_t token; /* 0: nothing was said */
    unsigned comfort;
    char language[12];
};

#endif
