/* import_words.h: what a second import changes and what it leaves to do, as sentences. Draws
 * nothing. */
#ifndef BORNE_UI_IMPORT_WORDS_H
#define BORNE_UI_IMPORT_WORDS_H

#include <stddef.h>

#include "domain/plan_follow.h"
#include "ui/ui.h"

/* "Crate 42-1/2 is already checked: take 1 milk out." `prep` says how far the crate is and what
 * the plan calls the goods; for a chore of a plan that is not in force yet, the two are given
 * apart: `plan` has the goods, `before` (the prep as it is) the crate that it carries. */
void import_words_chore(const struct ui *ui, const struct prep *prep, const struct chore *chore,
                        char *to, size_t size);
void import_words_chore_ahead(const struct ui *ui, const struct prep *before,
                              const struct plan *plan, const struct chore *chore, char *to,
                              size_t size);
/* "Order 42 (1004), already checked: milk 2 → 1, rice new." */
void import_words_change(const struct ui *ui, const struct plan *before, const struct plan *after,
                         const struct plan_change *change, char *to, size_t size);
/* "Milk – 1 litre is now called Whole milk – 1 litre." */
void import_words_goods(const struct ui *ui, const struct plan *before, const struct plan *after,
                        const struct plan_goods_change *change, char *to, size_t size);

#endif
