/* header.h: the fixed parts of every screen: where header, body and footer are, who and what the
 * screen is about, and the help button, which never moves. */
#ifndef BORNE_UI_HEADER_H
#define BORNE_UI_HEADER_H

#include "ui/text.h"

/* Begins a screen: its ground, and its tab where it has one. */
void kit_begin(const struct kit *kit, uint32_t ground);

struct areas {
    struct rect tab, header, body, footer;
    struct rect coach; /* narrow: the line of the practice, empty without one */
    struct rect steps; /* narrow: how far the crate is, between header and body */
};

/* The areas inside the screen's edges. Without a footer the body reaches the lower edge. */
struct areas header_areas(const struct kit *kit, bool has_footer);
/* The same for a screen with a keypad: on a low panel its footer, which holds no primary action
 * then, leaves the keys the height of one. */
struct areas header_areas_keys(const struct kit *kit);

struct header {
    int pair;             /* animal, or -1 for none */
    const char *crate;    /* crate number, "" for none */
    const char *part;     /* "1/3", or "" */
    const char *letter;   /* pick-up point's, "" for none */
    const char *pickup;   /* its name, may be "" */
    int pickup_colour;    /* index */
    const char *title;    /* bold words, "" for none */
    const char *subtitle; /* muted words after them, "" for none */
    int help_action;      /* of the target "help"; negative leaves it out */
    const char *tutor;    /* a line for who stands beside, where there is room; NULL: none */
    const char *side;     /* name of a second round button beside help, NULL for none */
    int side_action;
    const char *side_picture; /* emoji */
    uint32_t image;           /* a mark before the title (frame_image), 0 for none */
    int image_width, image_height;
};

void header_draw(const struct kit *kit, struct rect rect, struct header header);

#endif
