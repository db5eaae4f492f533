/* likes.h: how a pair likes its screen beside its language: a bit each. Pure. */
#ifndef BORNE_UI_LIKES_H
#define BORNE_UI_LIKES_H

/* How a pair likes its screen: a bit each. */
enum comfort {
    COMFORT_BIG = 1,      /* larger words */
    COMFORT_CONTRAST = 2, /* black on white */
    COMFORT_LEFT = 4,     /* for a left hand: all is turned round but the words */
    COMFORT_ALL = 7,      /* of how it looks */
    COMFORT_QUIET = 8     /* no voice */
};

#endif
