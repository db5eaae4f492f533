/* desk.h: what the director's screens have in common: the header with the lock, the way back, pages
 * instead of scrolling, one sentence first, and texts of round weights. Draws and decides
 * nothing of its own. */
#ifndef BORNE_UI_SCREENS_DESK_DESK_H
#define BORNE_UI_SCREENS_DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/action.h"
#include "ui/header.h"
#include "ui/letterpad.h"
#include "ui/ui.h"
#include "ui/widgets.h"

/* The director's own actions; arguments are a screen's own. */
enum desk_action {
    DESK_SCREEN = ACTION_OWN, /* argument: enum screen_id */
    DESK_PAGE,                /* argument: page */
    DESK_CHOOSE,              /* argument: the screen's own */
    DESK_LESS,                /* argument: enum setting_kind */
    DESK_MORE,
    DESK_OWN
};

/* Begins a frame: title, muted subtitle, lock and help. */
struct areas desk_begin(const struct ui *ui, const struct kit *kit, const char *title,
                        const char *subtitle);
/* On a wide panel a part of the body at its right, `wide_mm` wide; on a high one below the rest,
 * `high_mm` high. Cuts it and the gap off *body. */
struct rect desk_side(const struct kit *kit, struct rect *body, double wide_mm, double high_mm);
/* The same at the left, or above the rest. */
struct rect desk_lead(const struct kit *kit, struct rect *body, double wide_mm, double high_mm);
/* Room for a keypad beside *body, as high as the screen; on a high panel below it. */
struct rect desk_keys(const struct kit *kit, const struct areas *areas, struct rect *body);
/* On a high panel a row of buttons above the footer, for pages or for what the footer has no room
 * for: cuts it off *body. On a wide one, or where it is not wanted, {0} and nothing is cut. */
struct rect desk_upper_row(const struct kit *kit, struct rect *body, bool wanted);
/* The width of one of two buttons that share a footer: `mm`, but on a high panel at most half. */
int desk_half(const struct kit *kit, struct rect footer, double mm);
/* Cell `index` of a grid that has so many columns on a wide panel, and so many on a high one. */
struct rect desk_cell(const struct kit *kit, struct rect rect, int count, int wide_columns,
                      int high_columns, int index);

/* Cuts one line off the top of *body, on a high panel two where it is long: what the screen has to
 * say, *strong* between stars. */
void desk_sentence(const struct kit *kit, struct rect *body, uint32_t colour, const char *text);
/* A button back at the left of *footer; cuts it off. Target "back". */
void desk_back(const struct ui *ui, const struct kit *kit, struct rect *footer);
/* The one thing to do, at the right of *footer; cuts it off. Target "validate". */
void desk_primary(const struct kit *kit, struct rect *footer, const char *word, const char *picture,
                  bool disabled);
/* What to say between the two. */
void desk_say(const struct kit *kit, struct rect rect, uint32_t colour, const char *text);
/* A soft band with a shape: what was done, what failed, what is missing. How many lines its text
 * takes; how high it is on a high panel. */
int desk_band_lines(const struct kit *kit, int width, const char *text);
int desk_band_height(const struct kit *kit, int width, const char *text, double least_mm);
void desk_band(const struct kit *kit, struct rect rect, enum verdict verdict, const char *text);
/* Which stick is in, or that one is wanted. */
void desk_stick_band(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect rect);
/* A bar of work going on, 0..1000. */
void desk_progress(const struct kit *kit, struct rect rect, int permil);

/* Pages of a list; `page` is brought into the range that there is. */
struct desk_pages {
    int page, count, first, end; /* rows first..end-1 are on it */
};
struct desk_pages desk_pages(int page, int rows, int per_page);
/* Rows of `pitch` px that fit. */
int desk_fit(int height, int row, int gap);
/* Two big arrows and "1/3"; nothing for a single page. Targets "page_back", "page_next". */
void desk_pager(const struct kit *kit, struct rect rect, struct desk_pages pages);
/* Width that the pager takes. */
int desk_pager_width(const struct kit *kit);

/* A tile to tap: edge, ground, target; draws nothing inside. `stripe` colours its left side, 0
 * leaves that out. */
void desk_tile(const struct kit *kit, struct rect rect, const char *name, int action, int argument,
               uint32_t stripe);
/* The same, marked as the one that was chosen, or not. */
void desk_tile_chosen(const struct kit *kit, struct rect rect, const char *name, int action,
                      int argument, bool chosen);

/* A pick-up point's letter or two; cuts it off the left of *rect. */
void desk_letter(const struct kit *kit, struct rect *rect, const struct pickup *pickup);
/* A card that says one thing: a title and a sentence beside a mark, or beside the stick when
 * `verdict` is VERDICT_COUNT; on a high panel below it. */
void desk_message(const struct kit *kit, struct rect rect, enum verdict verdict, const char *title,
                  const char *text);

/* The same on a card of its own: all that a screen has to say. */
void desk_nothing(const struct kit *kit, struct rect rect, enum verdict verdict, const char *title,
                  const char *text);
/* That screen wants a month, and there is none. */
void desk_no_month(const struct ui *ui, const struct kit *kit, struct rect rect);

struct text_style desk_style(enum type type, enum weight weight, uint32_t colour, enum align align);

/* French sentences of other layers: the blanks before « : ; ? ! », inside quotes and after a number
 * do not break. */
void desk_glue(char *to, size_t size, const char *text);
/* "307 kg", "3,0 t". */
void desk_weight(const struct ui *ui, char *to, size_t size, int64_t grams);

/* Back to the day, home, page and screen taps: what all desk screens do alike. True if it was
 * one of them. */
bool desk_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input);
/* Home, or to the crate that is open in this lane; the PIN is asked for again. */
void desk_lock(struct ui *ui, const struct ui_view *view);
/* Back to where the desk's screens are chosen and this one was: the day, all of the desk or the
 * settings; from there to the day. */
void desk_leave(struct ui *ui, const struct ui_view *view);
/* A first page with nothing chosen. */
void desk_enter(struct ui *ui, const struct ui_view *view);

/* A whole page to write a few words on: what was typed so far, letters to touch, the way back, and
 * `keep`, the button that takes the words. */
struct desk_words {
    const char *title, *typed, *keep;
    struct letterpad pad;
    bool is_off; /* nothing to keep yet */
};

void desk_words_view(const struct ui *ui, const struct kit *kit, const struct desk_words *words);

#endif
