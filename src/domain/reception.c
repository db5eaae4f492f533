/* reception.c: see reception.h. */
#include "domain/reception.h"

#include <stdlib.h>

#include "base/assert.h"
#include "domain/prep.h"

int32_t prep_case_units(const struct prep *prep, uint32_t product)
{
    const struct product *row = plan_product(prep->plan, product);
    if (row->case_units > 0) {
        return row->case_units;
    }
    for (size_t i = prep->learned.count; i-- > 0;) {
        const struct learned_code *code = &prep->learned.rows[i];
        if (code->product == product && code->units > 1) {
            return code->units;
        }
    }
    return 0;
}

static uint32_t usual_supplier(const struct prep *prep, uint32_t product)
{
    const struct lot *lot = plan_lot(prep->plan, plan_first_lot(prep->plan, product));
    return lot != NULL ? lot->supplier : ID_NONE;
}

static int64_t came_from(const struct prep *prep, uint32_t product, struct reception_from from,
                         bool *ret_any)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        if (lot->product != product || lot->is_undone) {
            continue;
        }
        const struct supplier *supplier = prep_lot_supplier(prep, lot->id);
        bool is_store = lot->origin == LOT_FROM_STORE;
        uint32_t id = supplier != NULL ? supplier->id : ID_NONE;
        if (is_store == from.is_store && (is_store || id == from.supplier)) {
            sum += lot->units_milli;
            *ret_any = true;
        }
    }
    return sum;
}

static int64_t cases_of(int64_t units_milli, int32_t case_units)
{
    int64_t case_milli = (int64_t)case_units * 1000;
    return case_milli > 0 ? (units_milli + case_milli - 1) / case_milli : 0;
}

/* False where the product has nothing to do with it. */
static bool fill_row(const struct prep *prep, const struct product *product,
                     struct reception_from from, struct reception_row *ret)
{
    bool is_usual = !from.is_store && usual_supplier(prep, product->id) == from.supplier;
    bool any = false;
    struct reception_row row = {.from = from, .product = product->id};
    row.needed_milli = is_usual ? prep_expected_milli(prep, product->id) : 0;
    row.came_milli = came_from(prep, product->id, from, &any);
    int64_t left = row.needed_milli - prep_received_milli(prep, product->id);
    row.left_milli = is_usual && left > 0 ? left : 0;
    row.needed_g = plan_grams(product, row.needed_milli);
    row.came_g = plan_grams(product, row.came_milli);
    row.left_g = plan_grams(product, row.left_milli);
    row.case_units = prep_case_units(prep, product->id);
    row.cases = cases_of(row.needed_milli, row.case_units);
    row.left_cases = cases_of(row.left_milli, row.case_units);
    row.is_complete = prep_is_complete(prep, product->id);
    *ret = row;
    return row.needed_milli > 0 || any;
}

struct reception_row *reception_rows(const struct prep *prep, size_t *ret_count)
{
    const struct plan *plan = prep->plan;
    size_t count = 0, suppliers = plan != NULL ? plan->suppliers.count : 0;
    size_t room = plan != NULL ? (suppliers + 2) * plan->products.count : 0;
    struct reception_row *rows = calloc(room + 1, sizeof *rows);
    ASSERT(rows != NULL);
    for (size_t s = 0; plan != NULL && s < suppliers + 2; s++) {
        struct reception_from from = {.supplier =
                                          s < suppliers ? plan->suppliers.rows[s].id : ID_NONE,
                                      .is_store = s == suppliers + 1};
        for (size_t i = 0; i < plan->products.count; i++) {
            count += fill_row(prep, &plan->products.rows[i], from, &rows[count]);
        }
    }
    *ret_count = count;
    if (count == 0) {
        free(rows);
        rows = NULL;
    }
    return rows;
}

static bool is_same(struct reception_from a, struct reception_from b)
{
    return a.is_store == b.is_store && a.supplier == b.supplier;
}

struct reception_sum reception_sum(const struct reception_row *rows, size_t count, size_t first,
                                   size_t *ret_end)
{
    struct reception_sum sum = {.is_known = true};
    size_t i = first;
    for (; i < count && is_same(rows[i].from, rows[first].from); i++) {
        sum.products++;
        sum.waiting += rows[i].left_milli > 0;
        sum.needed_g += rows[i].needed_g;
        sum.came_g += rows[i].came_g;
        sum.left_g += rows[i].left_g;
        sum.cases += rows[i].cases;
        sum.is_known = sum.is_known && (rows[i].case_units > 0 || rows[i].needed_milli == 0);
    }
    *ret_end = i;
    return sum;
}

int64_t reception_needed_g(const struct prep *prep, uint32_t supplier)
{
    int64_t sum = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        if (usual_supplier(prep, product->id) == supplier) {
            sum += plan_grams(product, prep_expected_milli(prep, product->id));
        }
    }
    return sum;
}

int64_t reception_left_g(const struct prep *prep, uint32_t supplier)
{
    int64_t sum = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        int64_t left =
            prep_expected_milli(prep, product->id) - prep_received_milli(prep, product->id);
        sum += left > 0 && usual_supplier(prep, product->id) == supplier ? plan_grams(product, left)
                                                                         : 0;
    }
    return sum;
}
