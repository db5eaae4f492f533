/* scanout.h: what the screens of this PC show, asked of the kernel: the memory that a graphics chip
 * sends to a screen, whoever drew it (the kiosk itself, a compositor, an X server). Needs root.
 * Facts: drm-kms(7), the headers drm_mode.h and linux/fb.h. */
#ifndef BORNE_HELPER_SCANOUT_H
#define BORNE_HELPER_SCANOUT_H

#include "helper/screen.h"

enum scanout {
    SCANOUT_DARK,    /* no screen is lit */
    SCANOUT_UNREAD,  /* one is, and its memory cannot be read */
    SCANOUT_NOTHING, /* one is, without a picture */
    SCANOUT_PICTURE,
};

struct scanout_seen {
    enum scanout what;
    uint32_t width, height;
    struct screen_verdict verdict; /* of what was read */
    int os_code;                   /* why it could not be read */
};

/* Looks at every screen; the best of them is told. `dev` is "/dev". Takes no right to draw away
 * from anybody. */
struct scanout_seen scanout_look(const char *dev);

#endif
