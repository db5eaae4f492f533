/* spool_label.h: from a row of the spool to what stands on the label, by the prep as it is now. */
#ifndef BORNE_APP_SPOOL_LABEL_H
#define BORNE_APP_SPOOL_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/people.h"
#include "domain/prep.h"
#include "domain/spool.h"
#include "label/label.h"
#include "ui/ui.h"

/* False when there is nothing to print any more: the crate or product is not of the plan, or its
 * label is void. `people` NULL: no names; `day` as crate_label_fill. */
bool spool_label_fill(const struct prep *prep, const struct people *people, int32_t day,
                      const struct spool_label *row, struct label *ret_label);

/* A filling of bags by its number from 1; NULL when there is none, or it was taken back. */
const struct bagging *spool_label_bagging(const struct prep *prep, uint32_t number);
/* The labels' codes are serials of crates or products. */
bool spool_label_has_serial(enum label_kind kind);
/* Labels of each target: of products several, for several boxes. */
size_t spool_label_copies(const struct print_ask *ask);
/* What was asked for as targets that need serials (crates or products; of bags their one product):
 * a heap array (free), NULL when there are none. Kinds without a serial have none. */
uint32_t *spool_label_targets(const struct prep *prep, const struct spool *spool,
                              const struct print_ask *ask, size_t *ret_count);
/* The code of a target's current label, "" before it has a serial. */
void spool_label_code(const struct prep *prep, enum label_kind kind, uint32_t target,
                      char ret_code[SPOOL_CODE]);
/* What is asked for are prep slips; the code that stands for a crate's slip, as above. */
bool spool_is_slip(enum print_what what);
void spool_slip_code(const struct prep *prep, uint32_t crate, char ret_code[SPOOL_CODE]);
/* Places, badges or commands as labels: a heap array (free). */
struct label *spool_label_list(const struct prep *prep, enum label_kind kind, size_t *ret_count);
enum label_kind spool_label_kind(enum print_what what);

#endif
