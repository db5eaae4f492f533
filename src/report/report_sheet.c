/* report_sheet.c: the director's sheets: the list, its sums, progress and bulk lists. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/prep_share.h"
#include "report/after.h"
#include "report/report.h"

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

void report_list_sheet(const struct prep *prep, const struct report_filter *filter,
                       struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Quand", SHEET_TIME},
        {"Quoi", SHEET_TEXT},
        {"Étape", SHEET_TEXT},
        {"Produit", SHEET_TEXT},
        {"Référence", SHEET_TEXT},
        {"Fournisseur", SHEET_TEXT},
        {"Bon de livraison", SHEET_TEXT},
        {"Point de collecte", SHEET_TEXT},
        {"Commande", SHEET_COUNT},
        {"Cagette", SHEET_TEXT},
        {"Quantité", SHEET_DECIMAL},
        {"Attendu", SHEET_DECIMAL},
        {"Trouvé", SHEET_DECIMAL},
        {"Unité", SHEET_TEXT},
        {"À la place", SHEET_TEXT},
        {"Combien à la place", SHEET_DECIMAL},
        {"Pourquoi à la place", SHEET_TEXT},
        {"Cause", SHEET_TEXT},
        {"Décision", SHEET_TEXT},
        {"Suite", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Manques et différences", COLUMNS(columns));
    size_t count;
    struct report_row *rows = report_rows(prep, filter, &count);
    for (size_t i = 0; i < count; i++) {
        const struct report_row *row = &rows[i];
        char crate[32]; /* "42 1/3" would be read as the number 42.33 */
        str_format(crate, sizeof crate, "%u-%u/%u", (unsigned)row->order, (unsigned)row->index,
                   (unsigned)row->of);
        bool has_crate = row->of > 0, has_product = row->product->id != ID_NONE;
        sheet_add_number(ret_sheet, row->at_ms);
        sheet_add_text(ret_sheet, report_type_word(row->type));
        sheet_add_text(ret_sheet, report_step_word(row->step));
        sheet_add_text(ret_sheet, has_product ? row->product->name : row->about);
        sheet_add_text(ret_sheet, row->product->sku);
        sheet_add_text(ret_sheet, row->supplier);
        sheet_add_text(ret_sheet, row->note);
        sheet_add_text(ret_sheet, row->pickup);
        if (has_crate) {
            sheet_add_number(ret_sheet, row->order);
        } else {
            sheet_add_blank(ret_sheet);
        }
        sheet_add_text(ret_sheet, has_crate ? crate : "");
        const int64_t amounts[] = {row->units_milli, row->expected_milli, row->found_milli};
        for (int k = 0; k < 3; k++) {
            if (has_product) {
                sheet_add_number(ret_sheet, amounts[k]);
            } else {
                sheet_add_blank(ret_sheet);
            }
        }
        sheet_add_text(ret_sheet, has_product ? report_unit_word(row->product->unit) : "");
        sheet_add_text(ret_sheet, row->other_product);
        if (row->other_milli > 0) {
            sheet_add_number(ret_sheet, row->other_milli);
        } else {
            sheet_add_blank(ret_sheet);
        }
        sheet_add_text(ret_sheet, report_reason_word(row->of_case->reason));
        sheet_add_text(ret_sheet, report_cause_word(row->of_case->cause));
        sheet_add_text(ret_sheet, report_decision_word(row->of_case->decision));
        sheet_add_text(ret_sheet, row->of_case->follow_up == FOLLOW_TO_DO  ? "à faire"
                                  : row->of_case->follow_up == FOLLOW_DONE ? "fait"
                                                                           : "");
    }
    free(rows);
}

/* What is added up under one name. */
struct sum {
    uint32_t count;
    uint32_t by_type[DISCREPANCY_TYPE_COUNT];
    int64_t units_milli[DISCREPANCY_TYPE_COUNT];
    int64_t weight_g;
};

static void add_to(struct sum *sum, const struct report_row *row)
{
    sum->count++;
    sum->by_type[row->type]++;
    sum->units_milli[row->type] += row->units_milli;
    sum->weight_g += plan_grams(row->product, row->units_milli);
}

/* Of a row that does not belong to any of the sums. */
#define NO_KEY SIZE_MAX

/* Sums of the rows by `key_of`, an index below `room`. The result is the caller's (free). */
static struct sum *sums(const struct prep *prep, const struct report_filter *filter, size_t room,
                        size_t (*key_of)(const struct plan *plan, const struct report_row *row))
{
    struct sum *result = calloc(room, sizeof *result);
    ASSERT(result != NULL);
    size_t count;
    struct report_row *rows = report_rows(prep, filter, &count);
    for (size_t i = 0; i < count; i++) {
        size_t key = key_of(prep->plan, &rows[i]);
        if (key == NO_KEY) {
            continue;
        }
        ASSERT(key < room);
        add_to(&result[key], &rows[i]);
    }
    free(rows);
    return result;
}

static size_t key_of_product(const struct plan *plan, const struct report_row *row)
{
    return row->product->id == ID_NONE ? NO_KEY : row->product->id - plan->products.first_id;
}

/* Index 0 is for those unknown, here and below. */
static size_t key_of_supplier(const struct plan *plan, const struct report_row *row)
{
    return row->product->id == ID_NONE   ? NO_KEY
           : row->supplier_id == ID_NONE ? 0
                                         : row->supplier_id - plan->suppliers.first_id + 1;
}

static size_t key_of_pickup(const struct plan *plan, const struct report_row *row)
{
    return row->of == 0                ? NO_KEY
           : row->pickup_id == ID_NONE ? 0
                                       : row->pickup_id - plan->pickups.first_id + 1;
}

void report_product_sheet(const struct prep *prep, const struct report_filter *filter,
                          struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Produit", SHEET_TEXT},
        {"Référence", SHEET_TEXT},
        {"Unité", SHEET_TEXT},
        {"Cas", SHEET_COUNT},
        {"Manque", SHEET_DECIMAL},
        {"Abîmé", SHEET_DECIMAL},
        {"Remplacé", SHEET_DECIMAL},
        {"En plus", SHEET_DECIMAL},
        {"Différence", SHEET_DECIMAL},
        {"Date passée", SHEET_DECIMAL},
        {"Mal livré", SHEET_DECIMAL},
        {"Froid", SHEET_DECIMAL},
        {"Illisible", SHEET_DECIMAL},
        {"Non livré", SHEET_DECIMAL},
        {"Livré en trop", SHEET_DECIMAL},
    };
    sheet_init(ret_sheet, "Par produit", COLUMNS(columns));
    if (prep->plan == NULL) {
        return;
    }
    size_t count = prep->plan->products.count;
    struct sum *by = sums(prep, filter, count + 1, key_of_product);
    for (size_t i = 0; i < count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        if (by[i].count == 0) {
            continue;
        }
        sheet_add_text(ret_sheet, product->name);
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
        sheet_add_number(ret_sheet, by[i].count);
        for (int type = DISCREPANCY_NONE + 1; type < DISCREPANCY_NOT_LOADED; type++) {
            sheet_add_number(ret_sheet, by[i].units_milli[type]);
        }
    }
    free(by);
}

/* What can be said of a supplier's goods, of a pick-up point's crates. */
static bool is_of_goods(enum discrepancy_type type)
{
    return type != DISCREPANCY_NOT_LOADED && type != DISCREPANCY_CONFLICT;
}

static bool is_of_crates(enum discrepancy_type type)
{
    return type != DISCREPANCY_SHORT && type != DISCREPANCY_SURPLUS && type != DISCREPANCY_CONFLICT;
}

/* Goods of several units are added up as cases and kilos. */
static void add_cases(struct sheet *sheet, const char *name, const struct sum *sum,
                      bool (*has)(enum discrepancy_type type))
{
    if (sum->count == 0) {
        return;
    }
    sheet_add_text(sheet, name);
    sheet_add_number(sheet, sum->count);
    for (int type = DISCREPANCY_NONE + 1; type < DISCREPANCY_TYPE_COUNT; type++) {
        if (has((enum discrepancy_type)type)) {
            sheet_add_number(sheet, sum->by_type[type]);
        }
    }
    sheet_add_number(sheet, sum->weight_g);
}

void report_supplier_sheet(const struct prep *prep, const struct report_filter *filter,
                           struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Fournisseur", SHEET_TEXT},    {"Cas", SHEET_COUNT},         {"Manque", SHEET_COUNT},
        {"Abîmé", SHEET_COUNT},         {"Remplacé", SHEET_COUNT},    {"En plus", SHEET_COUNT},
        {"Différence", SHEET_COUNT},    {"Date passée", SHEET_COUNT}, {"Mal livré", SHEET_COUNT},
        {"Froid", SHEET_COUNT},         {"Illisible", SHEET_COUNT},   {"Non livré", SHEET_COUNT},
        {"Livré en trop", SHEET_COUNT}, {"Kilos", SHEET_DECIMAL},
    };
    sheet_init(ret_sheet, "Par fournisseur", COLUMNS(columns));
    if (prep->plan == NULL) {
        return;
    }
    size_t count = prep->plan->suppliers.count;
    struct sum *by = sums(prep, filter, count + 1, key_of_supplier);
    for (size_t i = 0; i < count; i++) {
        add_cases(ret_sheet, prep->plan->suppliers.rows[i].name, &by[i + 1], is_of_goods);
    }
    add_cases(ret_sheet, "fournisseur inconnu", &by[0], is_of_goods);
    free(by);
}

void report_pickup_sheet(const struct prep *prep, const struct report_filter *filter,
                         struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Point de collecte", SHEET_TEXT}, {"Cas", SHEET_COUNT},
        {"Manque", SHEET_COUNT},           {"Abîmé", SHEET_COUNT},
        {"Remplacé", SHEET_COUNT},         {"En plus", SHEET_COUNT},
        {"Différence", SHEET_COUNT},       {"Date passée", SHEET_COUNT},
        {"Mal livré", SHEET_COUNT},        {"Froid", SHEET_COUNT},
        {"Illisible", SHEET_COUNT},        {"Non chargée", SHEET_COUNT},
        {"Kilos", SHEET_DECIMAL},
    };
    sheet_init(ret_sheet, "Par point de collecte", COLUMNS(columns));
    if (prep->plan == NULL) {
        return;
    }
    size_t count = prep->plan->pickups.count;
    struct sum *by = sums(prep, filter, count + 1, key_of_pickup);
    for (size_t i = 0; i < count; i++) {
        add_cases(ret_sheet, prep->plan->pickups.rows[i].name, &by[i + 1], is_of_crates);
    }
    add_cases(ret_sheet, "sans point de collecte", &by[0], is_of_crates);
    free(by);
}

void report_progress_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Point de collecte", SHEET_TEXT}, {"Lettre", SHEET_TEXT},
        {"Qui remplit", SHEET_TEXT},       {"Cagettes", SHEET_COUNT},
        {"Préparées", SHEET_COUNT},        {"Vérifiées", SHEET_COUNT},
        {"Kilos", SHEET_DECIMAL},          {"Kilos préparés", SHEET_DECIMAL},
    };
    sheet_init(ret_sheet, "Avancement", COLUMNS(columns));
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->pickups.count; i++) {
        const struct pickup *pickup = &prep->plan->pickups.rows[i];
        struct progress progress = prep_progress(prep, pickup->id);
        bool bulk = prep_pickup_mode(prep, pickup->id) == PICKUP_BULK;
        sheet_add_text(ret_sheet, pickup->name);
        sheet_add_text(ret_sheet, pickup->letter);
        sheet_add_text(ret_sheet, bulk ? "le labo" : "la salle");
        sheet_add_number(ret_sheet, progress.crates);
        sheet_add_number(ret_sheet, progress.picked);
        sheet_add_number(ret_sheet, progress.checked);
        sheet_add_number(ret_sheet, progress.weight_g);
        sheet_add_number(ret_sheet, progress.picked_g);
    }
}

static void add_bulk(const struct prep *prep, const struct pickup *pickup, struct sheet *sheet)
{
    const struct plan *plan = prep->plan;
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        int64_t units_milli = prep_bulk_milli(prep, pickup->id, product->id);
        if (units_milli == 0) {
            continue;
        }
        const struct lot *lot = plan_lot(plan, plan_first_lot(plan, product->id));
        const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
        sheet_add_text(sheet, pickup->name);
        sheet_add_text(sheet, product->place);
        sheet_add_text(sheet, product->name);
        sheet_add_text(sheet, product->sku);
        sheet_add_number(sheet, units_milli);
        sheet_add_text(sheet, report_unit_word(product->unit));
        if (product->weight_g > 0) {
            sheet_add_number(sheet, plan_grams(product, units_milli));
        } else {
            sheet_add_blank(sheet);
        }
        sheet_add_text(sheet, supplier != NULL ? supplier->name : "");
    }
}

void report_bulk_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Point de collecte", SHEET_TEXT}, {"Emplacement", SHEET_TEXT}, {"Produit", SHEET_TEXT},
        {"Référence", SHEET_TEXT},         {"Quantité", SHEET_DECIMAL}, {"Unité", SHEET_TEXT},
        {"Kilos", SHEET_DECIMAL},          {"Fournisseur", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Vrac", COLUMNS(columns));
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->pickups.count; i++) {
        const struct pickup *pickup = &prep->plan->pickups.rows[i];
        if (prep_pickup_mode(prep, pickup->id) == PICKUP_BULK) {
            add_bulk(prep, pickup, ret_sheet);
        }
    }
}

bool report_csv(const struct prep *prep, const struct report_filter *filter, const char *path,
                struct error *err)
{
    struct sheet sheet;
    report_list_sheet(prep, filter, &sheet);
    bool ok = sheet_write_csv(&sheet, path, err);
    sheet_finish(&sheet);
    return ok;
}

bool report_bulk_csv(const struct prep *prep, const char *path, struct error *err)
{
    struct sheet sheet;
    report_bulk_sheet(prep, &sheet);
    bool ok = sheet_write_csv(&sheet, path, err);
    sheet_finish(&sheet);
    return ok;
}

bool report_xlsx(const struct prep *prep, const struct report_filter *filter,
                 const struct sheet_origin *origin, const char *path, struct error *err)
{
    struct sheet sheets[6];
    enum { COUNT = sizeof sheets / sizeof *sheets };
    report_list_sheet(prep, filter, &sheets[0]);
    report_product_sheet(prep, filter, &sheets[1]);
    report_supplier_sheet(prep, filter, &sheets[2]);
    report_pickup_sheet(prep, filter, &sheets[3]);
    report_progress_sheet(prep, &sheets[4]);
    report_bulk_sheet(prep, &sheets[5]);
    bool ok = sheet_write_xlsx(sheets, COUNT, origin, path, err);
    for (size_t i = 0; i < COUNT; i++) {
        sheet_finish(&sheets[i]);
    }
    return ok;
}
