/* crate_label.h: what stands on the labels of crates: from the prep's state to label values. Of a
 * person only a first name and an initial, and only when the group voted for it. */
#ifndef BORNE_APP_CRATE_LABEL_H
#define BORNE_APP_CRATE_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/people.h"
#include "domain/prep.h"
#include "label/label.h"

/* The crates of a pick-up point (ID_NONE: of all), in the order of their numbers: a heap array
 * (free), NULL when there are none. */
uint32_t *crate_label_crates(const struct prep *prep, uint32_t pickup, size_t *ret_count);

/* The chosen day as long as it has not passed, else 0: crates come back with old labels on, and
 * last month's day must not stand on new ones. Both in days since 1970. */
int32_t crate_label_day(int32_t chosen, int32_t today);

/* Fills the label of a crate that has a serial (asserted). `people` NULL: no names. `day`: when
 * crates are handed out, days since 1970, 0 for none. */
void crate_label_fill(const struct prep *prep, const struct people *people, int32_t day,
                      uint32_t crate, struct label *ret_label);

#endif
