/* plan.c: finding rows, weights, and the proof that a plan is whole. */
#include "domain/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"

void plan_finish(struct plan *plan)
{
    if (plan == NULL) {
        return;
    }
    free(plan->rooms.rows);
    free(plan->suppliers.rows);
    free(plan->products.rows);
    free(plan->lots.rows);
    free(plan->pickups.rows);
    free(plan->orders.rows);
    free(plan->lines.rows);
    free(plan->crates.rows);
    free(plan->portions.rows);
    memset(plan, 0, sizeof *plan);
}

/* The row of `id` in a PLAN_ROWS table, or NULL. Ids below first_id wrap to a huge index. */
#define ROW(table, id)                                                                             \
    ((size_t)((id) - (table).first_id) < (table).count ? &(table).rows[(id) - (table).first_id]    \
                                                       : NULL)

const struct supplier *plan_supplier(const struct plan *plan, uint32_t id)
{
    return ROW(plan->suppliers, id);
}

const struct product *plan_product(const struct plan *plan, uint32_t id)
{
    return ROW(plan->products, id);
}

const struct lot *plan_lot(const struct plan *plan, uint32_t id)
{
    return ROW(plan->lots, id);
}

const struct pickup *plan_pickup(const struct plan *plan, uint32_t id)
{
    return ROW(plan->pickups, id);
}

/* The letter read as a number whose digits are 0 to 9 and A to Z, each one more than it is, so that
 * "A" and "0A" differ; three digits, which only a plan of more than a hundred has, stand above. */
int plan_pickup_serial(const struct pickup *pickup)
{
    enum { BASE = 37, THREE_DIGITS = 2000 };
    int serial = 0, decimal = 0, length = 0;
    bool is_decimal = true;
    for (const char *c = pickup->letter; *c != '\0'; c++, length++) {
        bool is_digit = *c >= '0' && *c <= '9';
        if (!is_digit && (*c < 'A' || *c > 'Z')) {
            return 0;
        }
        serial = serial * BASE + (is_digit ? *c - '0' + 1 : *c - 'A' + 11);
        decimal = decimal * 10 + (*c - '0');
        is_decimal = is_decimal && is_digit;
    }
    return length < 3 ? serial : is_decimal ? THREE_DIGITS + decimal : 0;
}

const struct pickup *plan_pickup_of_serial(const struct plan *plan, int serial)
{
    for (size_t i = 0; serial > 0 && i < plan->pickups.count; i++) {
        if (plan_pickup_serial(&plan->pickups.rows[i]) == serial) {
            return &plan->pickups.rows[i];
        }
    }
    return NULL;
}

const struct order *plan_order(const struct plan *plan, uint32_t id)
{
    return ROW(plan->orders, id);
}

const struct line *plan_line(const struct plan *plan, uint32_t id)
{
    return ROW(plan->lines, id);
}

/* Ids follow each other up to those that were added, which stand at the end. */
#define ADDED_ROW(table, added, id)                                                                \
    do {                                                                                           \
        size_t follow_ = (table).count - (added);                                                  \
        if ((size_t)((id) - (table).first_id) < follow_) {                                         \
            return &(table).rows[(id) - (table).first_id];                                         \
        }                                                                                          \
        for (size_t i_ = follow_; i_ < (table).count; i_++) {                                      \
            if ((table).rows[i_].id == (id)) {                                                     \
                return &(table).rows[i_];                                                          \
            }                                                                                      \
        }                                                                                          \
        return NULL;                                                                               \
    } while (0)

const struct crate *plan_crate(const struct plan *plan, uint32_t id)
{
    ADDED_ROW(plan->crates, plan->added_crates, id);
}

const struct portion *plan_portion(const struct plan *plan, uint32_t id)
{
    ADDED_ROW(plan->portions, plan->added_portions, id);
}

size_t plan_crate_at(const struct plan *plan, uint32_t id)
{
    const struct crate *row = plan_crate(plan, id);
    ASSERT(row != NULL);
    return (size_t)(row - plan->crates.rows);
}

size_t plan_portion_at(const struct plan *plan, uint32_t id)
{
    const struct portion *row = plan_portion(plan, id);
    ASSERT(row != NULL);
    return (size_t)(row - plan->portions.rows);
}

const struct product *plan_product_of_gtin(const struct plan *plan, const char *gtin)
{
    for (size_t i = 0; gtin[0] != '\0' && i < plan->products.count; i++) {
        if (str_equal(plan->products.rows[i].gtin, gtin)) {
            return &plan->products.rows[i];
        }
    }
    return NULL;
}

uint32_t plan_first_lot(const struct plan *plan, uint32_t product)
{
    for (size_t i = 0; i < plan->lots.count; i++) {
        if (plan->lots.rows[i].product == product) {
            return plan->lots.rows[i].id;
        }
    }
    return ID_NONE;
}

int64_t plan_grams(const struct product *product, int64_t units_milli)
{
    return (units_milli * product->weight_g + 500) / 1000;
}

int64_t plan_crate_g(const struct plan *plan, const struct crate *crate)
{
    int64_t sum = 0; /* thousandths of a gram */
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion *portion = plan_portion(plan, crate->first_portion + i);
        ASSERT(portion != NULL);
        const struct product *product = plan_product(plan, portion->product);
        ASSERT(product != NULL);
        sum += portion->units_milli * product->weight_g;
    }
    return (sum + 500) / 1000;
}

uint32_t plan_crate_lines(const struct crate *crate)
{
    return crate->portion_count;
}

int64_t plan_bulk_milli(const struct plan *plan, uint32_t pickup, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        if (portion->product == product && crate != NULL && crate->pickup == pickup) {
            sum += portion->units_milli;
        }
    }
    return sum;
}

bool plan_is_weighed(const struct product *product)
{
    return product->unit == UNIT_KG && product->weight_g > 0;
}

int64_t plan_tolerance_g(const struct plan *plan, int64_t expected_g)
{
    int64_t share = expected_g * plan->settings.weight_tolerance_permil / 1000;
    int64_t least = plan->settings.weight_tolerance_min_g;
    return share > least ? share : least;
}

int64_t plan_tolerance_milli(const struct plan *plan, const struct product *product,
                             int64_t units_milli)
{
    if (!plan_is_weighed(product)) {
        return 0;
    }
    return plan_tolerance_g(plan, plan_grams(product, units_milli)) * 1000 / product->weight_g;
}

/* Something is ordered, or something was. */
static bool is_amount(int64_t units_milli, int64_t dropped_milli)
{
    return units_milli > 0 ? dropped_milli == 0 : units_milli == 0 && dropped_milli > 0;
}

static const char *check_orders(const struct plan *plan)
{
    for (size_t i = 0; i < plan->orders.count; i++) {
        const struct order *order = &plan->orders.rows[i];
        if (order->id != plan->orders.first_id + i) {
            return "order ids do not follow each other";
        }
        if (order->pickup != ID_NONE && plan_pickup(plan, order->pickup) == NULL) {
            return "an order's pick-up point is not in the plan";
        }
        if (order->number < 1 || (i > 0 && order->number <= order[-1].number)) {
            return "order numbers do not rise";
        }
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        const struct line *line = &plan->lines.rows[i];
        if (line->id != plan->lines.first_id + i || plan_order(plan, line->order) == NULL ||
            plan_product(plan, line->product) == NULL ||
            !is_amount(line->units_milli, line->dropped_milli)) {
            return "a line is broken";
        }
        if (line->units_milli > 0 && plan_order(plan, line->order)->is_cancelled) {
            return "a cancelled order has a line";
        }
    }
    return NULL;
}

static const char *check_crate(const struct plan *plan, const struct crate *crate)
{
    const struct order *order = plan_order(plan, crate->order);
    if (order == NULL || crate->pickup != order->pickup) {
        return "a crate's order is not in the plan";
    }
    if (crate->portion_count == 0 || crate->index < 1 || crate->index > crate->of) {
        return "a crate is empty or misnumbered";
    }
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion *portion = plan_portion(plan, crate->first_portion + i);
        if (portion == NULL || portion->crate != crate->id ||
            !is_amount(portion->units_milli, portion->dropped_milli)) {
            return "a crate's portions are broken";
        }
        const struct line *line = plan_line(plan, portion->line);
        if (line == NULL || line->product != portion->product || line->order != crate->order) {
            return "a portion's line is another order's or product's";
        }
    }
    const struct portion *first = plan_portion(plan, crate->first_portion);
    bool single = crate->portion_count == 1 && first != NULL && first->units_milli <= 1000;
    if (crate->carries == ID_NONE && crate->label_stands) {
        return "a new crate has an old label";
    }
    if (!single && crate->carries == ID_NONE &&
        plan_crate_g(plan, crate) > plan->settings.crate_limit_g) {
        return "a crate is too heavy";
    }
    return NULL;
}

const char *plan_check(const struct plan *plan)
{
    const char *wrong = check_orders(plan);
    uint32_t portions = 0;
    for (size_t i = 0; wrong == NULL && i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->id != plan->crates.first_id + i ||
            crate->first_portion != plan->portions.first_id + portions) {
            return "crates and portions do not follow each other";
        }
        portions += crate->portion_count;
        wrong = check_crate(plan, crate);
    }
    if (wrong != NULL) {
        return wrong;
    }
    if (portions != plan->portions.count) {
        return "a portion is in no crate";
    }
    int64_t *left = calloc(plan->lines.count + 1, sizeof *left);
    if (left == NULL) {
        return "no memory to check the lines";
    }
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        left[portion->line - plan->lines.first_id] += portion->units_milli;
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        if (left[i] != plan->lines.rows[i].units_milli) {
            wrong = "a line's units are not in its crates exactly once";
        }
    }
    free(left);
    return wrong;
}

void plans_add(struct plans *plans, const struct plan *plan)
{
    plans->items = array_grow(plans->items, plans->count, &plans->room, sizeof *plans->items);
    plans->items[plans->count++] = plan;
}

const struct plan *plans_find(const struct plans *plans, uint32_t import)
{
    for (size_t i = 0; i < plans->count; i++) {
        if (plans->items[i]->import == import) {
            return plans->items[i];
        }
    }
    return NULL;
}

uint32_t plans_last_number(const struct plans *plans, uint32_t prep)
{
    uint32_t last = 0;
    for (size_t i = 0; i < plans->count; i++) {
        const struct plan *plan = plans->items[i];
        size_t count = plan->prep == prep ? plan->orders.count : 0;
        if (count > 0 && plan->orders.rows[count - 1].number > last) {
            last = plan->orders.rows[count - 1].number;
        }
    }
    return last;
}

void plans_finish(struct plans *plans)
{
    free(plans->items);
    memset(plans, 0, sizeof *plans);
}

size_t plan_order_crates(const struct plan *plan, size_t first)
{
    const struct crate *rows = plan->crates.rows;
    size_t count = 1;
    while (first + count < plan->crates.count && rows[first + count].order == rows[first].order) {
        count++;
    }
    return count;
}

static int compare_by_order(const void *a, const void *b)
{
    const struct crate *x = a, *y = b;
    if (x->order != y->order) {
        return x->order < y->order ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

struct crate *plan_crates_by_order(const struct plan *plan)
{
    struct crate *crates = calloc(plan->crates.count + 1, sizeof *crates);
    ASSERT(crates != NULL);
    if (plan->crates.count > 0) {
        memcpy(crates, plan->crates.rows, plan->crates.count * sizeof *crates);
        qsort(crates, plan->crates.count, sizeof *crates, compare_by_order);
    }
    return crates;
}
