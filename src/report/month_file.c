/* month_file.c: see month_file.h. Titles are what intake's labels.c and catalogue.c know. */
#include "report/month_file.h"

#include "base/assert.h"
#include "report/report.h"

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

void report_orders_sheet(const struct plan *plan, uint32_t pickup, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Commande", SHEET_COUNT},
        {"Numéro boutique", SHEET_TEXT},
        {"Point de collecte", SHEET_TEXT},
        {"SKU", SHEET_TEXT},
        {"Produit", SHEET_TEXT},
        {"Quantité commandée", SHEET_DECIMAL},
        {"Unité", SHEET_TEXT},
    };
    sheet_init(ret_sheet, "Commandes", COLUMNS(columns));
    for (size_t i = 0; i < plan->lines.count; i++) {
        const struct line *line = &plan->lines.rows[i];
        const struct order *order = plan_order(plan, line->order);
        const struct product *product = plan_product(plan, line->product);
        const struct pickup *point = plan_pickup(plan, order->pickup);
        if (line->units_milli == 0 || order->is_cancelled ||
            (pickup != ID_NONE && order->pickup != pickup)) {
            continue;
        }
        sheet_add_number(ret_sheet, order->number);
        sheet_add_text(ret_sheet, order->reference);
        sheet_add_text(ret_sheet, point != NULL ? point->name : "");
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_text(ret_sheet, product->name);
        sheet_add_number(ret_sheet, line->units_milli);
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
    }
}

static const char *temperature_word(enum temperature temperature)
{
    switch (temperature) {
    case TEMPERATURE_AMBIENT: return "sec";
    case TEMPERATURE_CHILLED: return "frais";
    case TEMPERATURE_FROZEN: return "surgelé";
    case TEMPERATURE_EGG: return "œufs";
    case TEMPERATURE_COUNT: break;
    }
    ASSERT_UNREACHABLE("temperature");
}

void report_catalogue_sheet(const struct plan *plan, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"SKU", SHEET_TEXT},         {"Produit", SHEET_TEXT},     {"Catégorie", SHEET_TEXT},
        {"Fournisseur", SHEET_TEXT}, {"Unité", SHEET_TEXT},       {"Pas", SHEET_DECIMAL},
        {"Poids (g)", SHEET_COUNT},  {"Température", SHEET_TEXT}, {"EAN", SHEET_TEXT},
        {"Emplacement", SHEET_TEXT}, {"Fragile", SHEET_TEXT},     {"Allergènes", SHEET_TEXT},
        {"Par carton", SHEET_COUNT},
    };
    sheet_init(ret_sheet, "Catalogue", COLUMNS(columns));
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        const struct lot *lot = plan_lot(plan, plan_first_lot(plan, product->id));
        const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
        sheet_add_text(ret_sheet, product->sku);
        sheet_add_text(ret_sheet, product->name);
        sheet_add_text(ret_sheet, product->category);
        sheet_add_text(ret_sheet, supplier != NULL ? supplier->name : "");
        sheet_add_text(ret_sheet, report_unit_word(product->unit));
        sheet_add_number(ret_sheet, product->step_milli);
        sheet_add_number(ret_sheet, product->weight_g);
        sheet_add_text(ret_sheet, temperature_word(product->temperature));
        sheet_add_text(ret_sheet, product->gtin);
        sheet_add_text(ret_sheet, product->place);
        sheet_add_text(ret_sheet, product->fragile ? "oui" : "non");
        sheet_add_text(ret_sheet, product->allergens);
        if (product->case_units > 0) {
            sheet_add_number(ret_sheet, product->case_units);
        } else {
            sheet_add_blank(ret_sheet);
        }
    }
}
