/* guess.h: what the columns of a table mean whose labels nobody knows, by their contents: known
 * products, small numbers, states, dates. To be confirmed by a person, and remembered. */
#ifndef BORNE_INTAKE_GUESS_H
#define BORNE_INTAKE_GUESS_H

#include <stdbool.h>

#include "intake/collect.h"
#include "intake/header.h"
#include "intake/table.h"

/* A header for the table, from answers, an earlier month or the contents. False when it does not
 * come to orders: a product and a quantity at least, and who or which order. Release *ret_header
 * with header_finish. */
bool guess_header(const struct table *table, const struct collect *collect,
                  struct header *ret_header);
/* Lists the columns in the month, asks whether they are right, and remembers them. */
void guess_ask(const struct table *table, struct collect *collect, const struct header *header);
/* True if the director said that the columns are not right. */
bool guess_is_denied(const struct collect *collect);

#endif
