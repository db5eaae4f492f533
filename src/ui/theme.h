/* theme.h: the one place for colours, type sizes, distances and radii. Sizes are asked for in
 * millimetres and are pixels of one panel here. Status never rests on colour alone: every status
 * colour goes with a shape (widgets.h) and a sound (sound.h). */
#ifndef BORNE_UI_THEME_H
#define BORNE_UI_THEME_H

#include "ui/frame.h"
#include "ui/layout.h"

/* Text colours reach 7:1 on every ground they are meant for (tests/ui/test_theme.c). */
#define COLOUR_PAPER      0xFAF7F2FFu /* the background */
#define COLOUR_CARD       0xFFFFFFFFu
#define COLOUR_INK        0x1B2A2FFFu
#define COLOUR_MUTED      0x3F4C53FFu /* secondary text, on paper, card and the soft grounds */
#define COLOUR_GREEN      0x155F3DFFu /* go, done */
#define COLOUR_GREEN_DARK 0x0F4A2FFFu /* the same, pressed */
#define COLOUR_GREEN_SOFT 0xE2F0E7FFu
#define COLOUR_GREEN_MID  0x4E9A73FFu /* bars: checked */
#define COLOUR_GREEN_PALE 0xA9D3BCFFu /* bars: begun */
#define COLOUR_AMBER      0x8A3F06FFu /* attention; as text on card and paper only */
#define COLOUR_AMBER_SOFT 0xFFF3E0FFu
#define COLOUR_RED        0xA0211AFFu /* danger only */
#define COLOUR_RED_SOFT   0xFCE9E6FFu
#define COLOUR_BLUE       0x1B4F8AFFu /* where a hand or an eye is wanted; help */
#define COLOUR_BLUE_SOFT  0xE4EDF8FFu
#define COLOUR_EDGE       0x808886FFu /* borders of what can be tapped: 3:1 on paper and card */
#define COLOUR_GROOVE     0xE4E3DEFFu /* the empty part of bars and steps; never alone */
#define COLOUR_FLOOR      0xF1ECE3FFu /* the room on the map */
#define COLOUR_SHELF      0xD9D0C2FFu
#define COLOUR_PRESSED    0xEDEAE3FFu /* a card or button under a finger */

/* Sizes of type, smallest first; the cap height is the promise (DESIGN section 7). */
enum type {
    TYPE_SMALL,       /* 5.2 mm caps: the least there is */
    TYPE_BODY,        /* 6.0 mm: what stands beside */
    TYPE_BUTTON,      /* 7.0 mm */
    TYPE_INSTRUCTION, /* 8.1 mm: what to do */
    TYPE_TITLE,       /* 10 mm */
    TYPE_HERO,        /* 13 mm: the welcome, i/n, a key's digit */
    TYPE_DISPLAY,     /* 24.6 mm: crate number, quantity, verdict; readable from 2 m */
    TYPE_GIANT,       /* 30 mm: the place, where nothing else is as strong */
    TYPE_COUNT
};

enum radius { RADIUS_SMALL, RADIUS_MEDIUM, RADIUS_LARGE, RADIUS_COUNT };

struct theme {
    struct panel panel;
    struct rect area; /* of it that is drawn in */
    bool narrow;      /* the area is higher than wide: things stand below each other */
    bool low;         /* a small panel: three rows of targets between header and footer, no more */
    double px_per_mm;
    double fit; /* 1, less on a panel too small for the full sizes */
    int type[TYPE_COUNT];
    int most[TYPE_COUNT];     /* the same, larger for who wants it so: used where there is room */
    int radius[RADIUS_COUNT]; /* 14, 22 and 28 px on the reference panel */
    int edge;                 /* around the screen: 28 px there */
    int gap;                  /* between targets: at least 5 mm */
    int pad;                  /* inside a card */
    int border;               /* of buttons */
    int target;               /* least side of a target: 20 mm */
    int primary;              /* least height of the primary action: 25 mm */
    int header, footer;       /* heights of the two fixed bars */
};

/* Sizes for one panel. */
struct theme theme_make(const struct panel *panel);
/* Sizes for a part of it, for a lane's screens. */
struct theme theme_make_in(const struct panel *panel, struct rect area);
/* The panel that the desk's screens are laid out for: one of 15.6 inches at least. On a smaller one
 * they are the same, only smaller: all of a list is better than half of its words, and who sits
 * there is near. Volunteers' screens keep their millimetres. */
struct panel theme_desk_panel(const struct panel *panel);
/* Sizes for the desk's screens: their lists are wide, and who reads them is near. */
struct theme theme_make_desk_in(const struct panel *panel, struct rect area);
/* Big text: words grow by a quarter wherever they have the room, digits that are read from two
 * metres stay as they are. Nothing gets smaller, no target moves. */
void theme_enlarge(struct theme *theme);
/* Millimetres as px of this theme, made smaller on a panel too small for the full sizes. */
int theme_px(const struct theme *theme, double mm);

/* Contrast of two opaque colours, as 100 times the WCAG ratio: 100..2100. */
int theme_contrast(uint32_t a, uint32_t b);

/* The colour of a lane and its scanner; its number stands beside it wherever it is shown. */
uint32_t theme_lane_colour(uint8_t lane);

/* Colours of pick-up points, each dark enough for white letters; index wraps around. */
enum { THEME_PICKUP_COLOURS = 12 };
uint32_t theme_pickup_colour(int index);
/* Its French name, for labels and for telling by ear: "bleu". */
const char *theme_pickup_colour_name(int index);

#endif
