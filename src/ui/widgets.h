/* widgets.h: the parts every screen is made of. Each draws itself into a rectangle of the caller
 * and adds its own tap target from the same geometry. Knows nothing of prep, crates or screens. */
#ifndef BORNE_UI_WIDGETS_H
#define BORNE_UI_WIDGETS_H

#include "ui/text.h"

/* A white card with large corners and a shadow. */
void widget_card(const struct kit *kit, struct rect rect);
enum side { SIDE_TOP, SIDE_LEFT };
/* A card with a stripe of colour on one side. */
void widget_card_striped(const struct kit *kit, struct rect rect, enum side side, uint32_t stripe);
/* A card in a thick coloured outline: one of two things held side by side. */
void widget_card_outlined(const struct kit *kit, struct rect rect, uint32_t outline);

enum button_kind {
    BUTTON_PRIMARY,   /* green: the one thing to do */
    BUTTON_SECONDARY, /* white with an edge */
    BUTTON_ATTENTION, /* amber: goes on although something differs */
    BUTTON_DANGER,    /* red: only where red is allowed */
};

struct button {
    const char *name; /* the target's */
    int action, argument;
    enum button_kind kind;
    const char *word;    /* NULL or "": a drawing only */
    const char *picture; /* emoji, or NULL */
    enum shape shape;    /* with has_shape */
    bool has_shape;
    bool disabled;  /* drawn pale, no target */
    enum type type; /* of the word; 0 (TYPE_SMALL) means TYPE_BUTTON */
};

void widget_button(const struct kit *kit, struct rect rect, struct button button);

/* A big card to choose from: a drawing, a verb, how one does it ("à deux, pas à pas"). */
struct choice {
    const char *name;
    int action, argument;
    uint32_t stripe;
    const char *picture; /* NULL: a USB stick, for which there is no emoji */
    const char *verb;
    const char *how_picture; /* or NULL */
    const char *how;         /* or "" */
    bool disabled;           /* drawn pale, no target */
};

void widget_choice(const struct kit *kit, struct rect rect, struct choice choice);

/* A USB stick, as large as fits. */
void widget_stick(const struct kit *kit, struct rect rect);

/* A pick-up point: its letter on its colour and its name; "" leaves the name out. Returns what it
 * took of the left of `rect`, at full height. */
struct rect widget_chip(const struct kit *kit, struct rect rect, const char *letter,
                        const char *name, int colour_index);
/* The width of a chip that has all the room it wants, px. */
int widget_chip_width(const struct kit *kit, int height, const char *letter, const char *name);
/* Only the letter, square. */
void widget_letter(const struct kit *kit, struct rect rect, const char *letter, int colour_index);

/* Digits typed so far, in an outlined box; empty shows a dash that is no number. */
void widget_field(const struct kit *kit, struct rect rect, const char *digits);

/* Progress without a number: `done` of `count` steps, the next one in a middle tone. Beyond what
 * fits, steps become one bar. */
void widget_steps(const struct kit *kit, struct rect rect, int done, int count);

/* A bar of the director's: parts of `whole`, dark (loaded), middle (checked), pale (picked); each
 * counts what reached that state or a later one. */
void widget_bar(const struct kit *kit, struct rect rect, int loaded, int checked, int picked,
                int whole);

/* What became of a gesture. Each has its own shape; read in greyscale by the shape alone. */
enum verdict {
    VERDICT_DONE,     /* tick in a circle, green */
    VERDICT_NOT_THIS, /* cross in an octagon, amber */
    VERDICT_ALREADY,  /* ring with a tick, blue */
    VERDICT_QUESTION, /* triangle with "?", amber */
    VERDICT_DANGER,   /* "!" in an octagon, red */
    VERDICT_WAIT,     /* hourglass */
    VERDICT_COUNT
};

/* The shape alone, as large as fits in a square. */
void widget_verdict_mark(const struct kit *kit, struct rect rect, enum verdict verdict);
/* A full-width band on its own ground: shape and words, readable from 2 m. */
void widget_verdict(const struct kit *kit, struct rect rect, enum verdict verdict,
                    const char *text);
/* The ground of a whole screen that shows this verdict. */
uint32_t widget_verdict_ground(enum verdict verdict);

#endif
