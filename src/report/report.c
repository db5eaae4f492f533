/* report.c: the rows of the director's list. */
#include "report/report.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"

const char *report_type_word(enum discrepancy_type type)
{
    static const char *const words[DISCREPANCY_TYPE_COUNT] = {
        [DISCREPANCY_NONE] = "avis",
        [DISCREPANCY_MISSING] = "manque",
        [DISCREPANCY_DAMAGED] = "abîmé",
        [DISCREPANCY_SUBSTITUTED] = "remplacé",
        [DISCREPANCY_EXTRA] = "en plus",
        [DISCREPANCY_DIFFERENCE] = "différence au contrôle",
        [DISCREPANCY_DATE] = "date passée",
        [DISCREPANCY_WRONG] = "mal livré",
        [DISCREPANCY_COLD] = "doute sur le froid",
        [DISCREPANCY_UNREADABLE] = "étiquette illisible",
        [DISCREPANCY_SHORT] = "non livré",
        [DISCREPANCY_SURPLUS] = "livré en trop",
        [DISCREPANCY_NOT_LOADED] = "cagette non chargée",
        [DISCREPANCY_CONFLICT] = "ne va pas ensemble",
    };
    ASSERT(type < DISCREPANCY_TYPE_COUNT);
    return words[type];
}

const char *report_step_word(enum report_step step)
{
    switch (step) {
    case REPORT_STEP_CHECK: return "vérification";
    case REPORT_STEP_RECEIVE: return "réception";
    case REPORT_STEP_LOAD: return "chargement";
    case REPORT_STEP_SHARE: return "partage";
    case REPORT_STEP_RETURN: return "retour du labo";
    case REPORT_STEP_UNION: return "relevé d’un labo";
    case REPORT_STEP_ROOM: return "salle";
    case REPORT_STEP_ANY:
    case REPORT_STEP_PICK: break;
    }
    return "préparation";
}

const char *report_reason_word(enum substitute_reason reason)
{
    static const char *const words[SUBSTITUTE_REASON_COUNT] = {
        "", "non livré", "pas assez", "abîmé ou date passée", "convenu d’avance"};
    ASSERT(reason < SUBSTITUTE_REASON_COUNT);
    return words[reason];
}

const char *report_unit_word(enum unit unit)
{
    static const char *const words[UNIT_COUNT] = {"pièce", "paquet", "kg"};
    ASSERT(unit < UNIT_COUNT);
    return words[unit];
}

/* The delivery note of any lot. */
static void say_note(const struct prep *prep, uint32_t lot, char *to, size_t size)
{
    const struct lot_state *received = prep_received(prep, lot);
    const struct lot *planned = plan_lot(prep->plan, lot);
    to[0] = '\0';
    if (received != NULL && received->note > 0) {
        str_format(to, size, "%lld", (long long)received->note);
    } else if (planned != NULL) {
        str_copy(to, size, planned->note);
    }
}

/* A fridge and how warm it was; how long a bag was out of the cold. */
static void say_about(const struct discrepancy *d, char *to, size_t size)
{
    int64_t tenths = d->found_milli / 100, rest = tenths < 0 ? -tenths : tenths;
    to[0] = '\0';
    if (d->step == STEP_ROOM) {
        str_format(to, size, "%s %lld : %s%lld,%lld °C",
                   d->item > CLEAN_FREEZER ? "Congélateur" : "Réfrigérateur",
                   (long long)(d->item % 100), tenths < 0 ? "−" : "", (long long)(rest / 10),
                   (long long)(rest % 10));
    } else if (d->type == DISCREPANCY_COLD && d->product == ID_NONE) {
        str_format(to, size, "Sac %lld min hors du froid", (long long)(d->found_milli / 1000));
    }
}

static struct report_row row_of(const struct prep *prep, const struct discrepancy *d)
{
    static const struct product no_product;
    const struct plan *plan = prep->plan;
    const struct product *product = plan_product(plan, d->product);
    const struct product *other = plan_product(plan, d->other_product);
    const struct crate *crate = plan_crate(plan, d->crate);
    ASSERT(product != NULL || crate != NULL || d->step == STEP_UNION || d->step == STEP_ROOM);
    const struct order *order = crate != NULL ? plan_order(plan, crate->order) : NULL;
    const struct pickup *pickup = plan_pickup(plan, crate != NULL ? crate->pickup : d->pickup);
    bool has_lot = prep_received(prep, d->lot) != NULL || plan_lot(plan, d->lot) != NULL;
    uint32_t lot = has_lot || product == NULL ? d->lot : plan_first_lot(plan, d->product);
    const struct supplier *supplier = prep_lot_supplier(prep, lot);
    struct report_row row = {
        .at_ms = d->at_ms,
        .type = d->type,
        .step = (enum report_step)(d->step + 1),
        .product = product != NULL ? product : &no_product,
        .other_product = other != NULL ? other->name : "",
        .other_milli = d->other_milli,
        .supplier_id = supplier != NULL ? supplier->id : ID_NONE,
        .supplier = supplier != NULL ? supplier->name : "",
        .pickup_id = crate != NULL ? crate->pickup : d->pickup,
        .pickup = pickup != NULL  ? pickup->name
                  : crate != NULL ? "sans point de collecte"
                                  : "",
        .order = order != NULL ? order->number : 0,
        .index = crate != NULL ? crate->index : 0,
        .of = crate != NULL ? crate->of : 0,
        .units_milli = d->units_milli,
        .expected_milli = d->expected_milli,
        .found_milli = d->found_milli,
        .of_case = d,
    };
    say_note(prep, lot, row.note, sizeof row.note);
    say_about(d, row.about, sizeof row.about);
    return row;
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
        struct report_row row = row_of(prep, &prep->discrepancies[i]);
        if (passes(filter, &row)) {
            rows = array_grow(rows, count, &room, sizeof *rows);
            insert_by_time(rows, count++, &row);
        }
    }
    *ret_count = count;
    return rows;
}
