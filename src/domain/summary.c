/* summary.c: see summary.h. */
#include "domain/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/helpers.h"
#include "domain/prep_case.h"
#include "domain/receive.h"

static int by_size(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The value so many quarters up a sorted list that is not empty. */
static int64_t quartile(const int64_t *values, size_t count, size_t quarters)
{
    return values[(count - 1) * quarters / 4];
}

static bool order_counts(const struct order *order)
{
    return order != NULL && !order->is_cancelled;
}

static void count_lines(const struct plan *plan, struct summary *s)
{
    for (size_t i = 0; i < plan->orders.count; i++) {
        s->orders += order_counts(&plan->orders.rows[i]);
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        const struct line *line = &plan->lines.rows[i];
        if (line->units_milli == 0 || line->dropped_milli > 0 ||
            !order_counts(plan_order(plan, line->order))) {
            continue;
        }
        const struct product *product = plan_product(plan, line->product);
        const struct lot *lot = plan_lot(plan, plan_first_lot(plan, line->product));
        const struct supplier *from = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
        size_t at = from != NULL ? from->id - plan->suppliers.first_id : plan->suppliers.count;
        s->lines++;
        s->units_milli += line->units_milli;
        s->weight_g += plan_grams(product, line->units_milli);
        s->suppliers[at].lines++;
        s->suppliers[at].ordered_milli += line->units_milli;
        s->suppliers[at].weight_g += plan_grams(product, line->units_milli);
    }
}

/* What is missing, line by line: a line may lie in several crates. */
static void count_short(const struct prep *prep, struct summary *s)
{
    uint32_t last = ID_NONE;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        int64_t missing = prep->portions[i].missing_milli;
        if (missing > 0 && prep_crate_counts(prep, portion->crate)) {
            s->short_milli += missing;
            s->lines_short += portion->line != last;
            last = portion->line;
        }
    }
}

static void add_pareto(struct summary_pareto *rows, size_t room, size_t *count,
                       const struct discrepancy *d)
{
    size_t at = 0;
    while (at < *count && (rows[at].product != d->product || rows[at].type != d->type)) {
        at++;
    }
    if (at == *count) {
        ASSERT(at < room);
        rows[(*count)++] = (struct summary_pareto){.product = d->product, .type = d->type};
    }
    rows[at].cases++;
    rows[at].units_milli += d->units_milli;
}

/* Most cases first; equal ones as they stand in the catalogue, then by what it was. */
static int by_cases(const void *left, const void *right)
{
    const struct summary_pareto *a = left, *b = right;
    if (a->cases != b->cases) {
        return a->cases < b->cases ? 1 : -1;
    }
    return a->product != b->product ? (a->product > b->product ? 1 : -1)
                                    : (int)a->type - (int)b->type;
}

/* What a supplier did not bring of a product: told when it came, and again crate by crate. */
struct lack {
    size_t supplier;
    uint32_t product;
    int64_t told_milli, felt_milli;
};

static void add_lack(struct lack *rows, size_t *count, size_t supplier, const struct discrepancy *d)
{
    size_t at = 0;
    while (at < *count && (rows[at].supplier != supplier || rows[at].product != d->product)) {
        at++;
    }
    if (at == *count) {
        rows[(*count)++] = (struct lack){.supplier = supplier, .product = d->product};
    }
    if (d->type == DISCREPANCY_SHORT) {
        rows[at].told_milli += d->units_milli;
    } else {
        rows[at].felt_milli += d->units_milli;
    }
}

static void count_cases(const struct prep *prep, struct summary *s)
{
    const struct plan *plan = prep->plan;
    struct summary_pareto *rows = calloc(prep->discrepancy_count + 1, sizeof *rows);
    struct lack *lacks = calloc(prep->discrepancy_count + 1, sizeof *lacks);
    size_t count = 0, lack_count = 0;
    ASSERT(rows != NULL && lacks != NULL);
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (d->is_undone) {
            continue;
        }
        const struct supplier *from = case_supplier(prep, d);
        size_t at = from != NULL ? from->id - plan->suppliers.first_id : plan->suppliers.count;
        struct summary_supplier *supplier = &s->suppliers[at];
        s->faces[d->face]++;
        supplier->faces[d->face]++;
        if (d->type == DISCREPANCY_NONE) {
            continue;
        }
        enum case_cause cause = case_cause(d);
        s->at_step[d->step]++;
        s->by_type[d->type]++;
        s->by_cause[cause]++;
        s->open_cases += case_is_open(d);
        if (d->product != ID_NONE) {
            add_pareto(rows, prep->discrepancy_count, &count, d);
        }
        if (cause == CAUSE_SUPPLIER) {
            supplier->cases++;
            supplier->by_type[d->type]++;
            if (d->type == DISCREPANCY_MISSING || d->type == DISCREPANCY_SHORT) {
                add_lack(lacks, &lack_count, at, d);
            }
        }
    }
    for (size_t i = 0; i < lack_count; i++) {
        s->suppliers[lacks[i].supplier].short_milli +=
            lacks[i].told_milli > lacks[i].felt_milli ? lacks[i].told_milli : lacks[i].felt_milli;
    }
    free(lacks);
    qsort(rows, count, sizeof *rows, by_cases);
    s->pareto_count = (uint32_t)(count < SUMMARY_PARETO ? count : SUMMARY_PARETO);
    memcpy(s->pareto, rows, s->pareto_count * sizeof *rows);
    free(rows);
}

static bool has_difference(const struct prep *prep, uint32_t crate)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (d->crate == crate && d->step == STEP_CHECK && !d->is_undone) {
            return true;
        }
    }
    return false;
}

static void count_crates(const struct prep *prep, struct summary *s)
{
    const struct plan *plan = prep->plan;
    int64_t *times = calloc(plan->crates.count + 1, sizeof *times);
    ASSERT(times != NULL);
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        const struct crate_state *state = &prep->crates[i];
        s->loaded += state->trip != 0;
        if (state->checks > 0) {
            s->first_checked++;
            s->first_passed += !has_difference(prep, crate->id);
        }
        if (state->status >= CRATE_PICKED && state->worked_ms > 0) {
            times[s->timed++] = state->worked_ms;
            if (crate->kind != CRATE_DRY) {
                s->bags++;
                s->cold_ms += state->worked_ms;
                s->cold_longest_ms =
                    state->worked_ms > s->cold_longest_ms ? state->worked_ms : s->cold_longest_ms;
            }
        }
    }
    if (s->timed > 0) {
        qsort(times, s->timed, sizeof *times, by_size);
        s->crate_low_ms = quartile(times, s->timed, 1);
        s->crate_ms = quartile(times, s->timed, 2);
        s->crate_high_ms = quartile(times, s->timed, 3);
    }
    free(times);
}

void summary_make(const struct prep *prep, struct summary *ret)
{
    struct summary s = {.prep = prep->number, .is_closed = prep->is_closed};
    const struct plan *plan = prep->plan;
    if (plan == NULL) {
        *ret = s;
        return;
    }
    memcpy(s.period, plan->period, sizeof s.period);
    s.half_days = prep->half_day;
    s.helpers = prep_helpers_sum(prep, &s.half_days_told);
    s.products = (uint32_t)plan->products.count;
    s.supplier_count = plan->suppliers.count + 1;
    s.suppliers = calloc(s.supplier_count, sizeof *s.suppliers);
    ASSERT(s.suppliers != NULL);
    for (size_t i = 0; i < plan->suppliers.count; i++) {
        struct deliveries came = prep_deliveries(prep, plan->suppliers.rows[i].id);
        memcpy(s.suppliers[i].name, plan->suppliers.rows[i].name, sizeof s.suppliers[i].name);
        s.suppliers[i].due = came.due;
        s.suppliers[i].late = came.late;
    }
    for (size_t i = 0; i < plan->pickups.count; i++) {
        s.pickups += prep_progress(prep, plan->pickups.rows[i].id).crates > 0;
    }
    struct progress progress = prep_progress(prep, ID_NONE);
    s.crates = progress.crates;
    s.picked = progress.picked;
    s.checked = progress.checked;
    s.picked_g = progress.picked_g;
    count_lines(plan, &s);
    for (size_t i = 0; i < plan->products.count; i++) {
        s.ordered_products += prep_expected_milli(prep, plan->products.rows[i].id) > 0;
    }
    count_short(prep, &s);
    count_cases(prep, &s);
    count_crates(prep, &s);
    *ret = s;
}

void summary_finish(struct summary *summary)
{
    if (summary != NULL) {
        free(summary->suppliers);
        memset(summary, 0, sizeof *summary);
    }
}

/* One crate that was filled and timed. */
struct filled {
    int64_t at_ms, per_kg_ms;
};

static int latest_first(const void *left, const void *right)
{
    const struct filled *a = left, *b = right;
    return (a->at_ms < b->at_ms) - (a->at_ms > b->at_ms);
}

struct pace summary_pace(const struct prep *prep)
{
    struct pace pace = {0};
    size_t count = 0, room = prep->plan != NULL ? prep->plan->crates.count : 0;
    struct filled *all = calloc(room + 1, sizeof *all);
    int64_t values[SUMMARY_PACE];
    ASSERT(all != NULL);
    for (size_t i = 0; i < room; i++) {
        const struct crate_state *state = &prep->crates[i];
        int64_t grams = plan_crate_g(prep->plan, &prep->plan->crates.rows[i]);
        if (state->status >= CRATE_PICKED && state->worked_ms > 0 && grams > 0) {
            all[count++] = (struct filled){state->filled_ms, state->worked_ms * 1000 / grams};
        }
    }
    qsort(all, count, sizeof *all, latest_first);
    count = count < SUMMARY_PACE ? count : SUMMARY_PACE;
    for (size_t i = 0; i < count; i++) {
        values[i] = all[i].per_kg_ms;
    }
    free(all);
    if (count > 0) {
        qsort(values, count, sizeof *values, by_size);
        pace = (struct pace){.crates = (uint32_t)count,
                             .low_ms = quartile(values, count, 1),
                             .median_ms = quartile(values, count, 2),
                             .high_ms = quartile(values, count, 3)};
    }
    return pace;
}

int64_t summary_forecast_ms(const struct prep *prep, int64_t now_ms, int64_t *ret_early_ms,
                            int64_t *ret_late_ms)
{
    struct pace pace = summary_pace(prep);
    struct progress progress = prep_progress(prep, ID_NONE);
    int64_t left_g = progress.weight_g - progress.picked_g, lanes = 0;
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        lanes += prep_lane(prep, (uint8_t)i)->crate != ID_NONE;
    }
    lanes = lanes > 0 ? lanes : 1;
    if (pace.crates < 5 || left_g <= 0) {
        return 0;
    }
    *ret_early_ms = now_ms + left_g * pace.low_ms / 1000 / lanes;
    *ret_late_ms = now_ms + left_g * pace.high_ms / 1000 / lanes;
    return now_ms + left_g * pace.median_ms / 1000 / lanes;
}

static bool is_worse(const struct summary_supplier *a, const struct summary_supplier *b)
{
    if (a->short_milli != b->short_milli) {
        return a->short_milli > b->short_milli;
    }
    return a->cases != b->cases ? a->cases > b->cases : a->late > b->late;
}

const struct summary_supplier *summary_supplier_named(const struct summary *summary,
                                                      const char *name)
{
    for (size_t i = 0; i < summary->supplier_count; i++) {
        if (str_equal(summary->suppliers[i].name, name)) {
            return &summary->suppliers[i];
        }
    }
    return NULL;
}

size_t summary_worst_suppliers(const struct summary *summary, const struct summary_supplier **to,
                               size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < summary->supplier_count; i++) {
        const struct summary_supplier *s = &summary->suppliers[i];
        if (s->cases == 0 && s->short_milli == 0 && s->late == 0) {
            continue;
        }
        size_t at = count < room ? count++ : room;
        for (; at > 0 && is_worse(s, to[at - 1]); at--) {
            if (at < room) {
                to[at] = to[at - 1];
            }
        }
        if (at < room) {
            to[at] = s;
        }
    }
    return count;
}

bool summary_is_cold_open(const struct prep *prep, uint32_t crate)
{
    const struct crate *planned = plan_crate(prep->plan, crate);
    const struct crate_state *state = prep_crate(prep, crate);
    return planned->kind != CRATE_DRY && state->status == CRATE_PICKING && state->lane != LANE_NONE;
}

int64_t summary_cold_ms(const struct prep *prep, int64_t now_ms, uint32_t *ret_open)
{
    int64_t longest = 0;
    *ret_open = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate_state *state = &prep->crates[i];
        if (!summary_is_cold_open(prep, prep->plan->crates.rows[i].id)) {
            continue;
        }
        int64_t open_ms = now_ms - state->opened_ms;
        (*ret_open)++;
        longest = open_ms > longest && open_ms <= LIMIT_CRATE_OPEN_MS ? open_ms : longest;
    }
    return longest;
}
