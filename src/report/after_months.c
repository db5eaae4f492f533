/* after_months.c: the months beside each other, what went wrong most, and suppliers over the
 * months; with charts that stay readable in grey. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "report/after.h"
#include "report/report.h"

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

/* Columns of the month's sheet that charts name. */
enum {
    MONTH_PERIOD = 1,
    MONTH_LINES = 3,
    MONTH_KILOS = 5,
    MONTH_PICKING = 13,
    MONTH_CHECKING = 16
};

static void add_rate(struct sheet *sheet, const struct rate *rate)
{
    if (rate->of == 0) {
        sheet_add_blank(sheet);
        sheet_add_blank(sheet);
        sheet_add_blank(sheet);
        return;
    }
    sheet_add_number(sheet, rate->value);
    sheet_add_number(sheet, rate->low);
    sheet_add_number(sheet, rate->high);
}

static const struct sheet_column month_columns[] = {
    {"Préparation", SHEET_COUNT},
    {"Mois", SHEET_TEXT},
    {"Commandes", SHEET_COUNT},
    {"Lignes", SHEET_COUNT},
    {"Unités", SHEET_DECIMAL},
    {"Kilos", SHEET_DECIMAL},
    {"Cagettes", SHEET_COUNT},
    {"Préparées", SHEET_COUNT},
    {"Vérifiées", SHEET_COUNT},
    {"Chargées", SHEET_COUNT},
    {"Soucis en préparant", SHEET_COUNT},
    {"À la vérification", SHEET_COUNT},
    {"Retours des labos", SHEET_COUNT},
    {"Préparation ‰", SHEET_DECIMAL},
    {"de ‰", SHEET_DECIMAL},
    {"à ‰", SHEET_DECIMAL},
    {"Vérification ‰", SHEET_DECIMAL},
    {"de ‰ ", SHEET_DECIMAL},
    {"à ‰ ", SHEET_DECIMAL},
    {"Labos ‰", SHEET_DECIMAL},
    {"de ‰  ", SHEET_DECIMAL},
    {"à ‰  ", SHEET_DECIMAL},
    {"Premières vérifications", SHEET_COUNT},
    {"Justes d’emblée", SHEET_COUNT},
    {"Lignes réduites", SHEET_COUNT},
    {"Unités manquantes", SHEET_DECIMAL},
    {"Minutes par cagette", SHEET_DECIMAL},
    {"Sacs frais", SHEET_COUNT},
    {"Minutes au chaud, au plus", SHEET_DECIMAL},
    {"Points de collecte", SHEET_COUNT},
    {"Produits", SHEET_COUNT},
    {"Demi-journées", SHEET_COUNT},
    {"À conclure", SHEET_TEXT},
};

static const struct sheet_chart month_charts[] = {
    {.title = "Lignes commandées",
     .kind = SHEET_CHART_COLUMNS,
     .category = MONTH_PERIOD,
     .value = MONTH_LINES},
    {.title = "Kilos", .kind = SHEET_CHART_COLUMNS, .category = MONTH_PERIOD, .value = MONTH_KILOS},
    {.title = "Soucis en préparant, pour 1 000 lignes",
     .kind = SHEET_CHART_COLUMNS,
     .category = MONTH_PERIOD,
     .value = MONTH_PICKING},
    {.title = "Trouvés à la vérification, pour 1 000 lignes",
     .kind = SHEET_CHART_COLUMNS,
     .category = MONTH_PERIOD,
     .value = MONTH_CHECKING},
};

void report_month_sheet(const struct summary *months, size_t count, struct sheet *ret_sheet)
{
    sheet_init(ret_sheet, "Mois", COLUMNS(month_columns));
    ret_sheet->charts = month_charts;
    ret_sheet->chart_count = sizeof month_charts / sizeof *month_charts;
    for (size_t i = 0; i < count; i++) {
        const struct summary *s = &months[i];
        const uint32_t counts[] = {s->crates,
                                   s->picked,
                                   s->checked,
                                   s->loaded,
                                   s->at_step[STEP_PICK],
                                   s->at_step[STEP_CHECK],
                                   s->at_step[STEP_RETURN]};
        sheet_add_number(ret_sheet, s->prep);
        sheet_add_text(ret_sheet, s->period);
        sheet_add_number(ret_sheet, s->orders);
        sheet_add_number(ret_sheet, s->lines);
        sheet_add_number(ret_sheet, s->units_milli);
        sheet_add_number(ret_sheet, s->weight_g);
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            sheet_add_number(ret_sheet, counts[k]);
        }
        add_rate(ret_sheet, &s->picking);
        add_rate(ret_sheet, &s->checking);
        add_rate(ret_sheet, &s->returning);
        sheet_add_number(ret_sheet, s->first_checked);
        sheet_add_number(ret_sheet, s->first_passed);
        sheet_add_number(ret_sheet, s->lines_short);
        sheet_add_number(ret_sheet, s->short_milli);
        sheet_add_number(ret_sheet, s->crate_ms / 60);
        sheet_add_number(ret_sheet, s->bags);
        sheet_add_number(ret_sheet, s->cold_longest_ms / 60);
        sheet_add_number(ret_sheet, s->pickups);
        sheet_add_number(ret_sheet, s->products);
        sheet_add_number(ret_sheet, s->half_days);
        sheet_add_text(ret_sheet, s->picking.is_thin ? "trop peu pour conclure" : "");
    }
}

void report_pareto_sheet(const struct prep *prep, const struct summary *month,
                         struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Produit et souci", SHEET_TEXT},
        {"SKU", SHEET_TEXT},
        {"Quoi", SHEET_TEXT},
        {"Cas", SHEET_COUNT},
        {"Quantité", SHEET_DECIMAL},
    };
    static const struct sheet_chart charts[] = {
        {.title = "Ce qui arrive le plus : produit et souci",
         .kind = SHEET_CHART_BARS,
         .category = 0,
         .value = 3}};
    sheet_init(ret_sheet, "Pareto", COLUMNS(columns));
    ret_sheet->charts = charts;
    ret_sheet->chart_count = 1;
    for (uint32_t i = 0; i < month->pareto_count; i++) {
        const struct summary_pareto *row = &month->pareto[i];
        const struct product *product = plan_product(prep->plan, row->product);
        char text[LIMIT_NAME + 40];
        str_format(text, sizeof text, "%s · %s", product != NULL ? product->name : "",
                   report_type_word(row->type));
        sheet_add_text(ret_sheet, text);
        sheet_add_text(ret_sheet, product != NULL ? product->sku : "");
        sheet_add_text(ret_sheet, report_type_word(row->type));
        sheet_add_number(ret_sheet, row->cases);
        sheet_add_number(ret_sheet, row->units_milli);
    }
}

void report_quality_sheet(const struct summary *months, size_t count, struct sheet *ret_sheet)
{
    static const struct sheet_column columns[] = {
        {"Fournisseur", SHEET_TEXT},  {"Mois", SHEET_TEXT},
        {"Lignes", SHEET_COUNT},      {"Kilos", SHEET_DECIMAL},
        {"Cas", SHEET_COUNT},         {"Manque", SHEET_COUNT},
        {"Pas livré", SHEET_COUNT},   {"Abîmé", SHEET_COUNT},
        {"Date passée", SHEET_COUNT}, {"Mal livré", SHEET_COUNT},
        {"Froid", SHEET_COUNT},       {"Unités manquantes", SHEET_DECIMAL},
        {"Bien", SHEET_COUNT},        {"Moyen", SHEET_COUNT},
        {"Pas bien", SHEET_COUNT},    {"Livraisons attendues", SHEET_COUNT},
        {"En retard", SHEET_COUNT},
    };
    sheet_init(ret_sheet, "Fournisseurs", COLUMNS(columns));
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < months[i].supplier_count; k++) {
            const struct summary_supplier *s = &months[i].suppliers[k];
            if (s->lines == 0 && s->cases == 0 && s->due == 0) {
                continue;
            }
            sheet_add_text(ret_sheet, s->name[0] != '\0' ? s->name : "inconnu");
            sheet_add_text(ret_sheet, months[i].period);
            sheet_add_number(ret_sheet, s->lines);
            sheet_add_number(ret_sheet, s->weight_g);
            sheet_add_number(ret_sheet, s->cases);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_MISSING]);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_SHORT]);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_DAMAGED]);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_DATE]);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_WRONG]);
            sheet_add_number(ret_sheet, s->by_type[DISCREPANCY_COLD]);
            sheet_add_number(ret_sheet, s->short_milli);
            sheet_add_number(ret_sheet, s->faces[FACE_GOOD]);
            sheet_add_number(ret_sheet, s->faces[FACE_SO_SO]);
            sheet_add_number(ret_sheet, s->faces[FACE_BAD]);
            sheet_add_number(ret_sheet, s->due);
            sheet_add_number(ret_sheet, s->late);
        }
    }
}

bool report_month_xlsx(const struct prep *prep, const struct summary *months, size_t count,
                       const struct sheet_origin *origin, const char *path, struct error *err)
{
    struct sheet sheets[4];
    ASSERT(count > 0 && prep->plan != NULL);
    report_month_sheet(months, count, &sheets[0]);
    report_pareto_sheet(prep, &months[0], &sheets[1]);
    report_quality_sheet(months, count, &sheets[2]);
    report_share_sheet(prep, &sheets[3]);
    bool ok = sheet_write_xlsx(sheets, 4, origin, path, err);
    for (size_t i = 0; i < 4; i++) {
        sheet_finish(&sheets[i]);
    }
    return ok;
}
