/* reception.c: see reception.h. */
#include "domain/reception.h"

#include <stdlib.h>

#include "base/arena.h"
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

static struct reception_from source_of(const struct prep *prep, const struct lot_state *lot)
{
    const struct supplier *supplier = prep_lot_supplier(prep, lot->id);
    bool is_store = lot->origin == LOT_FROM_STORE;
    return (struct reception_from){
        .supplier = supplier != NULL && !is_store ? supplier->id : ID_NONE, .is_store = is_store};
}

static bool is_same(struct reception_from a, struct reception_from b)
{
    return a.is_store == b.is_store && a.supplier == b.supplier;
}

static int64_t came_from(const struct prep *prep, uint32_t product, struct reception_from from)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        bool is_its = lot->product == product && !lot->is_undone;
        sum += is_its && is_same(source_of(prep, lot), from) ? lot->units_milli : 0;
    }
    return sum;
}

static int64_t cases_of(int64_t units_milli, int32_t case_units)
{
    int64_t case_milli = (int64_t)case_units * 1000;
    return case_milli > 0 ? (units_milli + case_milli - 1) / case_milli : 0;
}

static struct reception_row row_of(const struct prep *prep, const struct product *product,
                                   struct reception_from from)
{
    bool is_usual = !from.is_store && usual_supplier(prep, product->id) == from.supplier;
    struct reception_row row = {.from = from, .product = product->id};
    row.needed_milli = is_usual ? prep_expected_milli(prep, product->id) : 0;
    row.came_milli = came_from(prep, product->id, from);
    int64_t left = row.needed_milli - prep_received_milli(prep, product->id);
    row.left_milli = is_usual && left > 0 ? left : 0;
    row.needed_g = plan_grams(product, row.needed_milli);
    row.came_g = plan_grams(product, row.came_milli);
    row.left_g = plan_grams(product, row.left_milli);
    row.case_units = prep_case_units(prep, product->id);
    row.cases = cases_of(row.needed_milli, row.case_units);
    row.left_cases = cases_of(row.left_milli, row.case_units);
    row.is_complete = prep_is_complete(prep, product->id);
    return row;
}

struct rows {
    struct reception_row *rows; /* heap */
    size_t count, room;
};

static void add(struct rows *list, struct reception_row row)
{
    list->rows = array_grow(list->rows, list->count, &list->room, sizeof *list->rows);
    list->rows[list->count++] = row;
}

/* The usual supplier's row, and one for each who brought some of it. */
static void add_product(struct rows *list, const struct prep *prep, const struct product *product)
{
    struct reception_from usual = {.supplier = usual_supplier(prep, product->id)};
    size_t first = list->count;
    struct reception_row row = row_of(prep, product, usual);
    if (row.needed_milli > 0) {
        add(list, row);
    }
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        struct reception_from from = source_of(prep, lot);
        bool is_new = lot->product == product->id && !lot->is_undone;
        for (size_t k = first; k < list->count && is_new; k++) {
            is_new = !is_same(list->rows[k].from, from);
        }
        if (is_new) {
            add(list, row_of(prep, product, from));
        }
    }
}

/* Suppliers as the plan has them, then who is not known, then the store; of each the products. */
static int as_they_stand(const void *a, const void *b)
{
    const struct reception_row *x = a, *y = b;
    uint32_t x_from = x->from.supplier - 1, y_from = y->from.supplier - 1; /* ID_NONE: the last */
    if (x->from.is_store != y->from.is_store) {
        return x->from.is_store ? 1 : -1;
    }
    return x_from != y_from ? (x_from > y_from ? 1 : -1)
                            : (x->product > y->product) - (x->product < y->product);
}

struct reception_row *reception_rows(const struct prep *prep, size_t *ret_count)
{
    struct rows list = {0};
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        add_product(&list, prep, &prep->plan->products.rows[i]);
    }
    if (list.count > 0) {
        qsort(list.rows, list.count, sizeof *list.rows, as_they_stand);
    }
    *ret_count = list.count;
    return list.rows;
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
