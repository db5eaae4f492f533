/* weight.h: a scale as the third witness of a check: what a crate should weigh, how far off it may
 * be, and whether a weight can say anything at all. Pure. */
#ifndef BORNE_DOMAIN_WEIGHT_H
#define BORNE_DOMAIN_WEIGHT_H

#include "domain/prep.h"

/* What may be off by itself: packs hold 3 % more or less than is written on them, weighed goods
 * were weighed to ten grams, and a crate is damp or has a label more. */
enum { WEIGHT_PACK_PERCENT = 3, WEIGHT_SCALE_G = 10, WEIGHT_CRATE_G = 30 };

struct weight_witness {
    int64_t expected_g; /* what lies in it, by the record; without the crate itself */
    int64_t band_g;     /* so much more or less is no difference */
    int64_t lightest_g; /* one unit less of this would have to be seen; 0: only weighed goods */
    /* False: a whole unit may be missing inside the band, or nobody knows what one weighs. Then a
     * weight proves nothing, and the screen says so. */
    bool can_tell;
};

/* Of a crate that is filled. Errors of single packs do not add up: they are taken as chance is, by
 * the root of the sum of squares. */
struct weight_witness weight_of_crate(const struct prep *prep, uint32_t crate);
/* What a weight says, the crate's own taken off. */
enum weight_verdict weight_judge(const struct weight_witness *witness, int64_t grams);

#endif
