/* year.c: see year.h. */
#include "report/year.h"

#include "base/str.h"

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

/* Columns that charts name. */
enum { YEAR_PERIOD = 1, YEAR_ORDERS = 3, YEAR_TONNES = 6, YEAR_HELPERS = 8, YEAR_SHORT = 12 };

static const struct sheet_column columns[] = {
    {"Préparation", SHEET_COUNT},
    {"Mois", SHEET_TEXT},
    {"Acheteurs", SHEET_COUNT},
    {"Commandes", SHEET_COUNT},
    {"Labos", SHEET_COUNT},
    {"Produits", SHEET_COUNT},
    {"Tonnes", SHEET_DECIMAL},
    {"Demi-journées", SHEET_COUNT},
    {"Demi-journées de bénévoles", SHEET_COUNT},
    {"Demi-journées comptées", SHEET_COUNT},
    {"Lignes", SHEET_COUNT},
    {"Lignes réduites", SHEET_COUNT},
    {"Réduites %", SHEET_DECIMAL},
    {"Close", SHEET_TEXT},
};

static const struct sheet_chart charts[] = {
    {.title = "Commandes",
     .kind = SHEET_CHART_COLUMNS,
     .category = YEAR_PERIOD,
     .value = YEAR_ORDERS},
    {.title = "Tonnes", .kind = SHEET_CHART_COLUMNS, .category = YEAR_PERIOD, .value = YEAR_TONNES},
    {.title = "Demi-journées de bénévoles",
     .kind = SHEET_CHART_COLUMNS,
     .category = YEAR_PERIOD,
     .value = YEAR_HELPERS},
    {.title = "Lignes réduites, en %",
     .kind = SHEET_CHART_COLUMNS,
     .category = YEAR_PERIOD,
     .value = YEAR_SHORT},
};

static void add_numbers(struct sheet *sheet, const struct indicators *of)
{
    sheet_add_number(sheet, of->buyers);
    sheet_add_number(sheet, of->orders);
    sheet_add_number(sheet, of->pickups);
    sheet_add_number(sheet, of->products);
    sheet_add_number(sheet, (of->weight_g + 500) / 1000);
    sheet_add_number(sheet, of->half_days);
    if (of->half_days_told > 0) {
        sheet_add_number(sheet, of->helpers);
    } else {
        sheet_add_blank(sheet);
    }
    sheet_add_number(sheet, of->half_days_told);
    sheet_add_number(sheet, of->lines);
    sheet_add_number(sheet, of->lines_short);
    if (of->lines > 0) {
        sheet_add_number(sheet, indicators_short(of));
    } else {
        sheet_add_blank(sheet);
    }
}

void report_year_sheet(const struct year *year, struct sheet *ret_sheet)
{
    sheet_init(ret_sheet, "Indicateurs", COLUMNS(columns));
    ret_sheet->charts = charts;
    ret_sheet->chart_count = sizeof charts / sizeof *charts;
    for (int i = 0; i < year->count; i++) {
        const struct indicators *of = &year->months[i];
        sheet_add_number(ret_sheet, of->prep);
        sheet_add_text(ret_sheet, of->period);
        add_numbers(ret_sheet, of);
        sheet_add_text(ret_sheet, of->is_closed ? "oui" : "non");
    }
}

/* A row: what, how much, the goal. */
static void add_goal(struct sheet *sheet, const char *what, int64_t is, int64_t wanted)
{
    sheet_add_text(sheet, what);
    if (is > 0) {
        sheet_add_number(sheet, is * 1000);
    } else {
        sheet_add_blank(sheet);
    }
    if (wanted > 0) {
        sheet_add_number(sheet, wanted);
    } else {
        sheet_add_blank(sheet);
    }
}

void report_goals_sheet(const struct year *year, struct sheet *ret_sheet)
{
    static const struct sheet_column goal_columns[] = {
        {"Quoi", SHEET_TEXT}, {"Combien", SHEET_DECIMAL}, {"But", SHEET_COUNT}};
    const struct indicators sum = indicators_sum(year);
    sheet_init(ret_sheet, "Buts", COLUMNS(goal_columns));
    add_goal(ret_sheet, "Adhérents", year->goals.members, year->goals.members_goal);
    add_goal(ret_sheet, "Commandes ce mois-ci", year->count > 0 ? year->months[0].orders : 0,
             year->goals.orders_goal);
    add_goal(ret_sheet, "Mois", year->count, 0);
    add_goal(ret_sheet, "Commandes, en tout", sum.orders, 0);
    add_goal(ret_sheet, "Acheteurs, en moyenne par mois", sum.buyers, 0);
    sheet_add_text(ret_sheet, "Tonnes, en tout");
    sheet_add_number(ret_sheet, (sum.weight_g + 500) / 1000);
    sheet_add_blank(ret_sheet);
    add_goal(ret_sheet, "Demi-journées de bénévoles, en tout", sum.helpers, 0);
    sheet_add_text(ret_sheet, "Lignes réduites, en % de toutes");
    sheet_add_number(ret_sheet, indicators_short(&sum));
    sheet_add_blank(ret_sheet);
}

bool report_year_xlsx(const struct year *year, const struct sheet_origin *origin, const char *path,
                      struct error *err)
{
    struct sheet sheets[2];
    report_year_sheet(year, &sheets[0]);
    report_goals_sheet(year, &sheets[1]);
    bool ok = sheet_write_xlsx(sheets, 2, origin, path, err);
    sheet_finish(&sheets[0]);
    sheet_finish(&sheets[1]);
    return ok;
}
