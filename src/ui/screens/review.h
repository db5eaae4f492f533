/* review.h: the two halves of screen review: review.c lists what went wrong, review_filter.c
 * chooses what is listed. Undone reports do not exist for either; neither knows a pair. */
#ifndef BORNE_UI_SCREENS_REVIEW_H
#define BORNE_UI_SCREENS_REVIEW_H

#include <stdbool.h>

#include "ui/ui.h"

/* What the list is filtered by; ui->choice is one of these while a value is chosen, else 0. */
enum review_by {
    BY_NONE,
    BY_PRODUCT,
    BY_SUPPLIER,
    BY_PICKUP,
    BY_TYPE,
    BY_STEP,
    BY_STATE,
    REVIEW_BY_COUNT
};

/* The value a discrepancy has: an id, a type, a step. */
uint32_t review_value(const struct prep *prep, const struct discrepancy *d, enum review_by by);
bool review_passes(const struct prep *prep, const struct review_filter *filter,
                   const struct discrepancy *d);
uint32_t review_chosen(const struct review_filter *filter, enum review_by by);
void review_choose(struct review_filter *filter, enum review_by by, uint32_t value);
/* "Carrots", "missing" …; "all" for 0. */
const char *review_word(const struct ui *ui, const struct plan *plan, enum review_by by,
                        uint32_t value);
const char *review_type_word(const struct ui *ui, enum discrepancy_type type);
const char *review_type_picture(enum discrepancy_type type);
/* "at packing", "at the check", "shared out", "told by the labo". */
/* What was too warm, or for too long, in words: a fridge, a bag; and its limit beside what it was.
 * False for anything else. */
struct review_cold {
    char what[48], limit[24], found[24];
};
bool review_cold(const struct ui *ui, const struct discrepancy *d, struct review_cold *ret);
const char *review_step_word(const struct ui *ui, enum discrepancy_step step);
const char *review_step_picture(enum discrepancy_step step);

/* case.c: "Supplier" …, "to decide" … */
const char *case_cause_word(const struct ui *ui, enum case_cause cause);
const char *case_decision_word(const struct ui *ui, enum case_decision decision);

/* The row of six chips. */
void review_chips(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect);
/* The values to choose from. */
void review_chooser(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
