/* weight.c: see weight.h. */
#include "domain/weight.h"

/* The largest whole number whose square is not above `x`. */
static int64_t root(int64_t x)
{
    int64_t low = 0, high = INT64_C(3037000499);
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (middle <= x / middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

static void add(struct weight_witness *witness, int64_t *squares, const struct product *product,
                int64_t units_milli)
{
    if (units_milli <= 0) {
        return;
    }
    if (product->weight_g <= 0) {
        witness->can_tell = false; /* nobody knows what one weighs */
        return;
    }
    witness->expected_g += plan_grams(product, units_milli);
    if (plan_is_weighed(product)) {
        *squares += WEIGHT_SCALE_G * WEIGHT_SCALE_G;
        return;
    }
    int64_t off_g = (product->weight_g * WEIGHT_PACK_PERCENT + 99) / 100;
    *squares += (units_milli + 999) / 1000 * off_g * off_g;
    if (witness->lightest_g == 0 || product->weight_g < witness->lightest_g) {
        witness->lightest_g = product->weight_g;
    }
}

struct weight_witness weight_of_crate(const struct prep *prep, uint32_t crate)
{
    struct weight_witness witness = {.can_tell = true};
    int64_t squares = WEIGHT_CRATE_G * WEIGHT_CRATE_G;
    const struct crate *row = plan_crate(prep->plan, crate);
    for (uint32_t i = 0; row != NULL && i < row->portion_count; i++) {
        uint32_t id = row->first_portion + i;
        const struct portion_state *state = prep_portion(prep, id);
        add(&witness, &squares, plan_product(prep->plan, plan_portion(prep->plan, id)->product),
            prep_content_milli(prep, id));
        if (state->substitute_milli > 0) {
            add(&witness, &squares, plan_product(prep->plan, state->substitute_product),
                portion_substitute_milli(state));
        }
    }
    witness.band_g = root(squares) + 1;
    witness.can_tell = witness.can_tell && witness.expected_g > 0 &&
                       (witness.lightest_g == 0 || witness.lightest_g > witness.band_g);
    return witness;
}

enum weight_verdict weight_judge(const struct weight_witness *witness, int64_t grams)
{
    int64_t off_g = grams - witness->expected_g;
    if (!witness->can_tell) {
        return WEIGHT_CANNOT_TELL;
    }
    return off_g <= witness->band_g && off_g >= -witness->band_g ? WEIGHT_AGREES : WEIGHT_DIFFERS;
}
