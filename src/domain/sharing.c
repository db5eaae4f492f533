/* sharing.c: see sharing.h. */
#include "domain/sharing.h"

#include "base/assert.h"

/* A crate as it stands: filled here, wanted, and not finished. */
static bool is_to_fill(const struct prep *prep, const struct crate *crate)
{
    return prep_pickup_mode(prep, crate->pickup) == PICKUP_READY &&
           prep_crate_counts(prep, crate->id) &&
           prep_crate(prep, crate->id)->status <= CRATE_PICKING;
}

uint32_t sharing_portion(const struct prep *prep, uint32_t crate, uint32_t product)
{
    const struct crate *row = plan_crate(prep->plan, crate);
    ASSERT(row != NULL);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        uint32_t id = row->first_portion + i;
        if (plan_portion(prep->plan, id)->product == product && !prep_portion(prep, id)->settled) {
            return id;
        }
    }
    return ID_NONE;
}

uint32_t sharing_waits(const struct prep *prep, uint32_t crate, uint32_t product)
{
    bool is_free = is_to_fill(prep, plan_crate(prep->plan, crate)) &&
                   prep_crate(prep, crate)->lane == LANE_NONE;
    return is_free ? sharing_portion(prep, crate, product) : ID_NONE;
}

/* Where a crate stands: by its order's number, then by its index. */
static int64_t stands_at(const struct prep *prep, const struct crate *crate)
{
    return (int64_t)plan_order(prep->plan, crate->order)->number * (LIMIT_CRATES_PER_ORDER + 1) +
           crate->index;
}

uint32_t sharing_next(const struct prep *prep, uint32_t product, uint32_t near, uint32_t not_this)
{
    const struct plan *plan = prep->plan;
    const struct crate *from = plan != NULL ? plan_crate(plan, near) : NULL;
    int64_t here = from != NULL ? stands_at(prep, from) : 0, best_off = INT64_MAX;
    uint32_t best = ID_NONE;
    for (size_t i = 0; plan != NULL && i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->id == not_this || sharing_waits(prep, crate->id, product) == ID_NONE) {
            continue;
        }
        int64_t off = stands_at(prep, crate) - here;
        off = off < 0 ? -off * 2 + 1 : off * 2; /* of two as near, the one ahead */
        if (off < best_off) {
            best_off = off;
            best = crate->id;
        }
    }
    return best;
}

struct sharing_left sharing_left(const struct prep *prep, uint32_t product)
{
    struct sharing_left left = {0};
    const struct plan *plan = prep->plan;
    for (size_t i = 0; plan != NULL && i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        uint32_t portion =
            is_to_fill(prep, crate) ? sharing_portion(prep, crate->id, product) : ID_NONE;
        if (portion == ID_NONE) {
            continue;
        }
        if (prep->crates[i].lane != LANE_NONE) {
            left.elsewhere++;
        } else {
            left.crates++;
            left.units_milli += prep_remaining_milli(prep, portion);
        }
    }
    return left;
}
