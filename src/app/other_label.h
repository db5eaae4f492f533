/* other_label.h: what stands on the labels that are not of crates: products without a trade code,
 * places, pair badges, the command sheet. Knows no files. */
#ifndef BORNE_APP_OTHER_LABEL_H
#define BORNE_APP_OTHER_LABEL_H

#include <stddef.h>
#include <stdint.h>

#include "domain/prep.h"
#include "label/label.h"

/* The products that have no trade code of their own, in the order of the plan: a heap array (free)
 * of ids. */
uint32_t *other_label_products(const struct prep *prep, size_t *ret_count);
/* Fills the label of a product that has a serial (asserted). */
void other_label_product(const struct prep *prep, uint32_t product_id, struct label *ret_label);
/* The same for a bag of it; how much, lot and date are the caller's. */
void other_label_bag(const struct prep *prep, uint32_t product_id, struct label *ret_label);

/* These stand in no record, since their codes never change: heap arrays (free). */
/* One for each place of the plan and of the room, by zone and number. Places that are not one or
 * two letters and a number up to 99 have no code and are left out. */
struct label *other_label_places(const struct prep *prep, size_t *ret_count);
struct label *other_label_pairs(size_t *ret_count);
struct label *other_label_commands(size_t *ret_count);
/* Those of the practice crate, the crate's first. */
struct label *other_label_practice(size_t *ret_count);

#endif
