/* report.c: the rows of the director's list. */
#include "report/report.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/assert.h"

const char *report_type_word(enum discrepancy_type type)
{
    static const char *const words[DISCREPANCY_TYPE_COUNT] = {
        [DISCREPANCY_NONE] = "",
        [DISCREPANCY_MISSING] = "manque",
        [DISCREPANCY_DAMAGED] = "abîmé",
        [DISCREPANCY_SUBSTITUTED] = "remplacé",
        [DISCREPANCY_EXTRA] = "en plus",
        [DISCREPANCY_DIFFERENCE] = "différence au contrôle",
        [DISCREPANCY_DATE] = "date passée",
        [DISCREPANCY_WRONG] = "mal livré",
        [DISCREPANCY_COLD] = "doute sur le froid",
        [DISCREPANCY_UNREADABLE] = "étiquette illisible",
    };
    ASSERT(type < DISCREPANCY_TYPE_COUNT);
    return words[type];
}

const char *report_step_word(enum report_step step)
{
    return step == REPORT_STEP_CHECK ? "vérification" : "préparation";
}

const char *report_unit_word(enum unit unit)
{
    static const char *const words[UNIT_COUNT] = {"pièce", "paquet", "kg"};
    ASSERT(unit < UNIT_COUNT);
    return words[unit];
}

static struct report_row row_of(const struct plan *plan, const struct discrepancy *d)
{
    const struct product *product = plan_product(plan, d->product);
    const struct product *other = plan_product(plan, d->other_product);
    const struct crate *crate = plan_crate(plan, d->crate);
    ASSERT(product != NULL && crate != NULL);
    const struct order *order = plan_order(plan, crate->order);
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    const struct lot *lot = plan_lot(plan, d->lot);
    if (lot == NULL) {
        lot = plan_lot(plan, plan_first_lot(plan, d->product));
    }
    const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
    return (struct report_row){
        .at_ms = d->at_ms,
        .type = d->type,
        .step = d->at_check ? REPORT_STEP_CHECK : REPORT_STEP_PICK,
        .product = product,
        .other_product = other != NULL ? other->name : "",
        .supplier_id = supplier != NULL ? supplier->id : ID_NONE,
        .supplier = supplier != NULL ? supplier->name : "",
        .note = lot != NULL ? lot->note : "",
        .pickup_id = crate->pickup,
        .pickup = pickup != NULL ? pickup->name : "sans point de collecte",
        .order = order != NULL ? order->number : 0,
        .index = crate->index,
        .of = crate->of,
        .units_milli = d->units_milli,
        .expected_milli = d->expected_milli,
        .found_milli = d->found_milli,
    };
}

static bool passes(const struct report_filter *filter, const struct report_row *row)
{
    return (filter->product == ID_NONE || filter->product == row->product->id) &&
           (filter->supplier == ID_NONE || filter->supplier == row->supplier_id) &&
           (filter->pickup == ID_NONE || filter->pickup == row->pickup_id) &&
           (filter->type == DISCREPANCY_NONE || filter->type == row->type) &&
           (filter->step == REPORT_STEP_ANY || filter->step == row->step);
}

/* Rows come in the order of the record, which is that of time but for clocks that were set: insert
 * from the end, so that equal times keep that order. */
static void insert_by_time(struct report_row *rows, size_t count, const struct report_row *row)
{
    size_t at = count;
    while (at > 0 && rows[at - 1].at_ms > row->at_ms) {
        rows[at] = rows[at - 1];
        at--;
    }
    rows[at] = *row;
}

struct report_row *report_rows(const struct prep *prep, const struct report_filter *filter,
                               size_t *ret_count)
{
    struct report_row *rows = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        if (prep->discrepancies[i].is_undone) {
            continue;
        }
        struct report_row row = row_of(prep->plan, &prep->discrepancies[i]);
        if (passes(filter, &row)) {
            rows = array_grow(rows, count, &room, sizeof *rows);
            insert_by_time(rows, count++, &row);
        }
    }
    *ret_count = count;
    return rows;
}
