/* check_rule.c: see check_rule.h. */
#include "domain/check_rule.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"

/* So many checks in a row say how well the room does. */
enum { LATEST = 20, BEGIN = 10 };

int check_one_in(const struct prep *prep)
{
    int closed = prep->checks.count < LATEST ? (int)prep->checks.count : LATEST, found = 0;
    for (int i = 0; i < closed; i++) {
        found += (int)(prep->checks.found >> i & 1);
    }
    if (closed < BEGIN || found > 2) {
        return 1;
    }
    return found == 2 ? 2 : found == 1 ? 3 : 5;
}

/* Spread over the numbers; the same crates on every machine, and more of them when one in fewer. */
static uint32_t turn(const struct prep *prep, const struct crate *crate)
{
    uint32_t x = plan_order(prep->plan, crate->order)->number * 131u + crate->index;
    x = (x ^ prep->number) * 2654435761u;
    x = (x ^ x >> 15) * 2246822519u;
    return (x ^ x >> 13) % 60; /* 60: divided by 2, 3 and 5 */
}

static void note_problems(const struct prep *prep, uint8_t *ret)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        const struct crate *crate = d->is_undone ? NULL : plan_crate(prep->plan, d->crate);
        if (crate != NULL && ret[crate - prep->plan->crates.rows] == CHECK_NOT_ASKED) {
            ret[crate - prep->plan->crates.rows] = CHECK_PROBLEM;
        }
    }
}

/* The crate filled first this half-day among those that hold a product. */
static void note_firsts(const struct prep *prep, uint8_t *ret)
{
    const struct plan *plan = prep->plan;
    size_t *first = calloc(plan->products.count + 1, sizeof *first); /* index + 1 of a crate */
    ASSERT(first != NULL);
    for (size_t i = 0; i < plan->portions.count; i++) {
        if (prep->portions[i].picked_milli == 0) {
            continue;
        }
        const struct portion *portion = &plan->portions.rows[i];
        size_t at = plan_crate_at(plan, portion->crate);
        size_t *best = &first[portion->product - plan->products.first_id];
        const struct crate_state *state = &prep->crates[at];
        if (state->filled_half_day == prep->half_day &&
            (*best == 0 || state->filled_turn < prep->crates[*best - 1].filled_turn)) {
            *best = at + 1;
        }
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        if (first[i] > 0 && ret[first[i] - 1] == CHECK_NOT_ASKED) {
            ret[first[i] - 1] = CHECK_FIRST;
        }
    }
    free(first);
}

void check_reasons(const struct prep *prep, uint8_t *ret)
{
    const struct plan *plan = prep->plan;
    ASSERT(plan != NULL);
    memset(ret, CHECK_NOT_ASKED, plan->crates.count);
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->kind != CRATE_DRY) {
            ret[i] = CHECK_BAG;
        } else if (prep_note(prep, crate->order) == NOTE_ALLERGY) {
            ret[i] = CHECK_ALLERGY;
        }
    }
    note_problems(prep, ret);
    note_firsts(prep, ret);
    uint32_t below = 60 / (uint32_t)check_one_in(prep);
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (ret[i] == CHECK_NOT_ASKED && turn(prep, &plan->crates.rows[i]) < below) {
            ret[i] = CHECK_SHARE;
        }
    }
}

enum check_reason check_reason(const struct prep *prep, uint32_t crate)
{
    uint8_t *all = calloc(prep->plan->crates.count + 1, 1);
    ASSERT(all != NULL && plan_crate(prep->plan, crate) != NULL);
    check_reasons(prep, all);
    enum check_reason reason = (enum check_reason)all[plan_crate_at(prep->plan, crate)];
    free(all);
    return reason;
}

/* Filled here, not checked, and asked for; half counted ones are asked for whatever the rule says.
 */
static bool lacks_check(const struct prep *prep, const struct crate *crate,
                        enum check_reason reason)
{
    enum crate_status status = prep_crate(prep, crate->id)->status;
    return prep_crate_counts(prep, crate->id) &&
           (status == CRATE_CHECKING || (status == CRATE_PICKED && reason != CHECK_NOT_ASKED));
}

bool check_waits(const struct prep *prep, const struct crate *crate, enum check_reason reason)
{
    return lacks_check(prep, crate, reason) && prep_crate(prep, crate->id)->trip == 0;
}

struct check_left check_left(const struct prep *prep)
{
    struct check_left left = {0};
    size_t count = prep->plan != NULL ? prep->plan->crates.count : 0;
    uint8_t *reasons = calloc(count + 1, 1);
    ASSERT(reasons != NULL);
    if (count > 0) {
        check_reasons(prep, reasons);
    }
    for (size_t i = 0; i < count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (lacks_check(prep, crate, (enum check_reason)reasons[i])) {
            *(prep->crates[i].trip == 0 ? &left.waiting : &left.gone) += 1;
        }
    }
    free(reasons);
    return left;
}

bool prep_kept_out_is_told(const struct prep *prep, uint32_t crate)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (d->crate == crate && d->type == DISCREPANCY_COLD && d->product == ID_NONE) {
            return true;
        }
    }
    return false;
}

int64_t check_cold_ms(const struct prep *prep, uint32_t crate, int64_t now_ms)
{
    const struct crate_state *state = prep_crate(prep, crate);
    if (plan_crate(prep->plan, crate)->kind == CRATE_DRY) {
        return 0;
    }
    int64_t open_ms =
        state->status == CRATE_PICKING && state->lane != LANE_NONE ? now_ms - state->opened_ms : 0;
    bool is_sound = open_ms > 0 && open_ms <= LIMIT_CRATE_OPEN_MS; /* a clock may be set */
    return state->worked_ms + (is_sound ? open_ms : 0);
}
