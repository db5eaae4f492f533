/* review.h: the parts of screen review: review.c lists what went wrong, review_filter.c chooses
 * what is listed, review_words.c names it. Undone reports do not exist for either; neither knows a
 * pair. */
#ifndef BORNE_UI_SCREENS_DESK_REVIEW_H
#define BORNE_UI_SCREENS_DESK_REVIEW_H

#include <stdbool.h>

#include "ui/desk_choice.h"
#include "ui/ui.h"

/* ui->choice while a value is chosen: enum review_by; or this while one chooses by what. */
enum { REVIEW_ALL_WAYS = REVIEW_BY_COUNT };

/* The value a discrepancy has; 0: none of that kind. */
uint32_t review_value(const struct ui_view *view, const struct discrepancy *d, enum review_by by);
bool review_passes(const struct ui_view *view, const struct review_filter *filter,
                   const struct discrepancy *d);
/* "Carrots", "missing" …; "all" for 0. */
void review_word(const struct ui *ui, const struct ui_view *view, enum review_by by, uint32_t value,
                 char *to, size_t size);
const char *review_type_word(const struct ui *ui, enum discrepancy_type type);
const char *review_type_picture(enum discrepancy_type type);
/* What was too warm, or for too long, in words: a fridge, a bag; and its limit beside what it was.
 * False for anything else. */
struct review_cold {
    char what[48], limit[24], found[24];
};
bool review_cold(const struct ui *ui, const struct discrepancy *d, struct review_cold *ret);
/* "at packing", "at the check", "shared out", "told by the labo". */
const char *review_step_word(const struct ui *ui, enum discrepancy_step step);
const char *review_step_picture(enum discrepancy_step step);

/* case.c: "Supplier" …, "to decide" … */
const char *case_cause_word(const struct ui *ui, enum case_cause cause);
const char *case_decision_word(const struct ui *ui, enum case_decision decision);
/* case_trace.c: how often the review said it anew, and what each time. */
unsigned case_changes(const struct prep *prep, const struct discrepancy *d);
void case_trace_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     const struct discrepancy *d);

/* The row of five chips and the way to all others. */
void review_chips(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect);
/* The ways to filter by, or the values of one to choose from, the most frequent first. */
void review_chooser(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
