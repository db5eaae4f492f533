/* after.c: what was served, received, shared, and which lot went where. */
#include "report/after.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/lend.h"
#include "domain/prep_share.h"
#include "domain/receive.h"
#include "report/report.h"

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

const char *report_rule_word(enum share_rule rule)
{
    static const char *const words[SHARE_RULE_COUNT] = {
        "", "le même nombre en moins pour chaque commande",
        "un pour chacun d’abord, puis un deuxième", "qui en a demandé un seul le garde"};
    ASSERT(rule < SHARE_RULE_COUNT);
    return words[rule];
}

const char *report_cause_word(enum case_cause cause)
{
    static const char *const words[CAUSE_COUNT] = {
        "", "fournisseur", "stock", "préparation", "fichier", "étiquette", "matériel"};
    ASSERT(cause < CAUSE_COUNT);
    return words[cause];
}

const char *report_decision_word(enum case_decision decision)
{
    static const char *const words[DECISION_COUNT] = {"à décider",          "noté",
                                                      "à rendre",           "au mois prochain",
                                                      "dit au fournisseur", "noté par erreur"};
    ASSERT(decision < DECISION_COUNT);
    return words[decision];
}

static void add_served(struct sheet *sheet, const struct prep *prep, const struct order *order,
                       const struct product *product, int64_t units_milli, bool in_bulk)
{
    const struct pickup *pickup = plan_pickup(prep->plan, order->pickup);
    sheet_add_number(sheet, order->number);
    sheet_add_text(sheet, order->reference);
    sheet_add_text(sheet, product->sku);
    sheet_add_text(sheet, product->name);
    sheet_add_number(sheet, units_milli);
    sheet_add_text(sheet, report_unit_word(product->unit));
    sheet_add_text(sheet, pickup != NULL ? pickup->name : "");
    sheet_add_text(sheet, in_bulk ? "en vrac" : "en cagette");
}

/* One order's goods, product by product of the plan. `served` has room for all, zeroed here. */
static void serve_order(struct sheet *sheet, const struct prep *prep, const struct order *order,
                        int64_t *served)
{
    const struct plan *plan = prep->plan;
    bool in_bulk = prep_pickup_mode(prep, order->pickup) == PICKUP_BULK;
    for (size_t i = 0; i < plan->products.count; i++) {
        if (served[i] > 0) {
            add_served(sheet, prep, order, &plan->products.rows[i], served[i], in_bulk);
        }
        served[i] = 0;
    }
}

/* What lies there: as it was put in, or as two people counted it twice and let it go. */
static int64_t lies_there(int64_t put_milli, const struct count *count)
{
    return count->state == COUNT_DIFFERS ? count->found_milli : put_milli;
}

void report_served_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Commande", SHEET_COUNT},         {"Numéro boutique", SHEET_TEXT}, {"SKU", SHEET_TEXT},
        {"Produit", SHEET_TEXT},           {"Quantité", SHEET_DECIMAL},     {"Unité", SHEET_TEXT},
        {"Point de collecte", SHEET_TEXT}, {"Comment", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Servi", COLUMNS(columns));
    const struct plan *plan = prep->plan;
    if (plan == NULL) {
        return;
    }
    size_t room = plan->orders.count * plan->products.count;
    int64_t *served = calloc(room + 1, sizeof *served);
    ASSERT(served != NULL);
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct portion_state *state = &prep->portions[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        int64_t *row = served + (crate->order - plan->orders.first_id) * plan->products.count;
        size_t product = portion->product - plan->products.first_id;
        if (!prep_crate_counts(prep, crate->id)) {
            continue;
        }
        if (prep_pickup_mode(prep, crate->pickup) == PICKUP_BULK &&
            !lend_is_noted(prep, crate->id)) {
            row[product] += prep_target_milli(prep, portion->id) - state->missing_milli;
            continue;
        }
        row[product] += lies_there(state->picked_milli, &state->count);
        if (state->substitute_milli > 0) {
            row[state->substitute_product - plan->products.first_id] +=
                lies_there(portion_substitute_milli(state), &state->substitute_count);
        }
    }
    for (size_t i = 0; i < plan->orders.count; i++) {
        serve_order(ret_sheet, prep, &plan->orders.rows[i], served + i * plan->products.count);
    }
    free(served);
}

static void say_note(int64_t note, char *to, size_t size)
{
    to[0] = '\0';
    if (note != 0) {
        str_format(to, size, "%lld", (long long)note);
    }
}

void report_received_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Fournisseur", SHEET_TEXT}, {"Bon de livraison", SHEET_TEXT}, {"SKU", SHEET_TEXT},
        {"Produit", SHEET_TEXT},     {"Reçu", SHEET_DECIMAL},          {"Unité", SHEET_TEXT},
        {"Quand", SHEET_TIME},
    };
    sheet_init(ret_sheet, "Reçu", COLUMNS(columns));
    for (size_t i = 0; prep->plan != NULL && i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        const struct product *product = plan_product(prep->plan, lot->product);
        const struct supplier *supplier = prep_lot_supplier(prep, lot->id);
        char note[32];
        if (lot->is_undone || product == NULL) {
            continue;
        }
        say_note(lot->note, note, sizeof note);
        sheet_add_text(ret_sheet, supplier != NULL                ? supplier->name
                                  : lot->origin == LOT_FROM_STORE ? "réserve"
                                                                  : "");
        sheet_add_text(ret_sheet, note);
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_text(ret_sheet, product->name);
        sheet_add_number(ret_sheet, lot->units_milli);
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
        sheet_add_number(ret_sheet, lot->at_ms);
    }
}

/* One lot in one place. What came in another product's place has its own name. */
static void trace_lot(struct sheet *sheet, const struct prep *prep, uint32_t id,
                      const struct product *ordered, const char *place, uint32_t pickup_id,
                      int64_t units_milli)
{
    const struct lot_state *lot = prep_received(prep, id);
    const struct supplier *supplier = prep_lot_supplier(prep, id);
    const struct product *came = lot != NULL ? plan_product(prep->plan, lot->product) : NULL;
    const struct product *product = came != NULL ? came : ordered;
    const struct pickup *pickup = plan_pickup(prep->plan, pickup_id);
    bool is_store = lot != NULL && lot->origin == LOT_FROM_STORE;
    char note[32];
    say_note(lot != NULL ? lot->note : 0, note, sizeof note);
    sheet_add_text(sheet, product->sku);
    sheet_add_text(sheet, product->name);
    sheet_add_number(sheet, lot != NULL ? id - LOT_RECEIVED : 0);
    sheet_add_text(sheet, supplier != NULL ? supplier->name : is_store ? "réserve" : "");
    sheet_add_text(sheet, note);
    sheet_add_text(sheet, place);
    sheet_add_text(sheet, pickup != NULL ? pickup->name : "");
    sheet_add_number(sheet, units_milli);
    sheet_add_text(sheet, report_unit_word(product->unit));
}

void report_trace_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"SKU", SHEET_TEXT},
        {"Produit", SHEET_TEXT},
        {"Lot", SHEET_COUNT},
        {"Fournisseur", SHEET_TEXT},
        {"Bon de livraison", SHEET_TEXT},
        {"Cagette", SHEET_TEXT},
        {"Point de collecte", SHEET_TEXT},
        {"Quantité", SHEET_DECIMAL},
        {"Unité", SHEET_TEXT},
    };
    const struct plan *plan = prep->plan;
    sheet_init(ret_sheet, "Traçabilité", COLUMNS(columns));
    for (size_t i = 0; plan != NULL && i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        const struct product *ordered = plan_product(plan, portion->product);
        struct lot_use uses[16];
        size_t count = prep_portion_lots(prep, portion->id, uses, 16);
        for (size_t k = 0; k < count && k < 16; k++) {
            char name[32];
            str_format(name, sizeof name, "%u-%u/%u", plan_order(plan, crate->order)->number,
                       crate->index, crate->of);
            trace_lot(ret_sheet, prep, uses[k].lot, ordered, name, crate->pickup,
                      uses[k].units_milli);
        }
    }
    for (size_t i = 0; plan != NULL && i < prep->sent_count; i++) {
        const struct bulk_lot *sent = &prep->sent[i];
        const struct lot_state *lot = prep_received(prep, sent->lot);
        const struct product *product = plan_product(plan, lot->product);
        if (sent->units_milli > 0 && product != NULL) {
            trace_lot(ret_sheet, prep, sent->lot, product, "en vrac", sent->pickup,
                      sent->units_milli);
        }
    }
}

void report_share_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Quand", SHEET_TIME},       {"Produit", SHEET_TEXT}, {"SKU", SHEET_TEXT},
        {"Commandé", SHEET_DECIMAL}, {"Là", SHEET_DECIMAL},   {"Unité", SHEET_TEXT},
        {"Règle", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Partages", COLUMNS(columns));
    for (size_t i = 0; prep->plan != NULL && i < prep->share_count; i++) {
        const struct share *share = &prep->shares[i];
        const struct product *product = plan_product(prep->plan, share->product);
        if (product == NULL) {
            continue;
        }
        sheet_add_number(ret_sheet, share->at_ms);
        sheet_add_text(ret_sheet, product->name);
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_number(ret_sheet, share->ordered_milli);
        sheet_add_number(ret_sheet, share->there_milli);
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
        sheet_add_text(ret_sheet, report_rule_word(share->rule));
    }
}

bool report_treasurer_xlsx(const struct prep *prep, const struct sheet_origin *origin,
                           const char *path, struct error *err)
{
    struct sheet sheets[3];
    report_served_sheet(prep, &sheets[0]);
    report_received_sheet(prep, &sheets[1]);
    report_trace_sheet(prep, &sheets[2]);
    bool ok = sheet_write_xlsx(sheets, 3, origin, path, err);
    for (size_t i = 0; i < 3; i++) {
        sheet_finish(&sheets[i]);
    }
    return ok;
}

static void product_sheet(const struct prep *prep, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"SKU", SHEET_TEXT},         {"Produit", SHEET_TEXT},     {"Catégorie", SHEET_TEXT},
        {"Fournisseur", SHEET_TEXT}, {"Unité", SHEET_TEXT},       {"Commandé", SHEET_DECIMAL},
        {"Reçu", SHEET_DECIMAL},     {"Emplacement", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Produits", COLUMNS(columns));
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        const struct supplier *supplier =
            prep_lot_supplier(prep, plan_first_lot(prep->plan, product->id));
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_text(ret_sheet, product->name);
        sheet_add_text(ret_sheet, product->category);
        sheet_add_text(ret_sheet, supplier != NULL ? supplier->name : "");
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
        sheet_add_number(ret_sheet, prep_ordered_milli(prep, product->id));
        sheet_add_number(ret_sheet, prep_received_milli(prep, product->id));
        sheet_add_text(ret_sheet, product->place);
    }
}

static bool write_table(struct sheet *sheet, const char *folder, const char *name,
                        struct error *err)
{
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "%s/%s.csv", folder, name);
    bool ok = sheet_write_plain_csv(sheet, path, err);
    sheet_finish(sheet);
    return ok;
}

bool report_airtable(const struct prep *prep, const char *folder, struct error *err)
{
    struct report_filter every = {0};
    struct sheet sheet;
    if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
        int os_code = errno;
        error_set(err, ERROR_ENVIRONMENT, "write_failed",
                  "Le dossier pour Airtable n’a pas pu être créé. Recommencez, ou prenez une autre "
                  "clé.");
        return error_detail(err, os_code, "mkdir %s", folder);
    }
    product_sheet(prep, &sheet);
    bool ok = write_table(&sheet, folder, "produits", err);
    report_served_sheet(prep, &sheet);
    ok = write_table(&sheet, folder, "servi", ok ? err : NULL) && ok;
    report_received_sheet(prep, &sheet);
    ok = write_table(&sheet, folder, "recu", ok ? err : NULL) && ok;
    report_list_sheet(prep, &every, &sheet);
    ok = write_table(&sheet, folder, "ecarts", ok ? err : NULL) && ok;
    report_trace_sheet(prep, &sheet);
    ok = write_table(&sheet, folder, "tracabilite", ok ? err : NULL) && ok;
    report_share_sheet(prep, &sheet);
    return write_table(&sheet, folder, "partages", ok ? err : NULL) && ok;
}
