/* settle.h: what is left to a person when all files are read: which month, where orders go that do
 * not say it, and what goods are like that no catalogue knows. */
#ifndef BORNE_INTAKE_SETTLE_H
#define BORNE_INTAKE_SETTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/spans.h"

struct collect;

/* The days of the month that an answer names; false when there is no such answer or but one month.
 * Then the files are to be read again with them. */
bool settle_month(struct collect *collect, const struct span *spans, size_t count,
                  struct span *ret_span);
/* Sets the month's period and asks which month when there are several. */
void settle_period(struct collect *collect, const struct span *spans, size_t count);
/* Asks everything else, and notes what is worth remembering. */
void settle_questions(struct collect *collect);

/* Parts of settle_questions: names near to known ones, and goods that no catalogue knows. */
/* Lists what answers made of names, so that it can be seen and taken back. */
void settle_answered(struct collect *collect);
void settle_goods(struct collect *collect);
void settle_points(struct collect *collect);

/* What follows ASK_PICKUP in the key of an order: ":10413", or ":ligne 12" without a number. */
void settle_pickup_key(char *to, size_t size, const char *number, uint32_t row);

#endif
