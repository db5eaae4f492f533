/* report.c: `borne report`: the director's list and what is taken away after a prep: as CSV, as
 * a workbook, as pages, as a folder for Airtable. */
#include <stdio.h>
#include <stdlib.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/months.h"
#include "base/str.h"
#include "paper/months.h"
#include "paper/year.h"
#include "report/after.h"
#include "report/month_file.h"
#include "report/report.h"
#include "report/year.h"
#include "ui/picture.h"

static bool bad_name(const char *ends, struct error *err)
{
    return error_set(err, ERROR_INPUT, "usage", "Le nom du fichier finit par %s.", ends);
}

static bool write_list(struct record *record, const char *out, bool is_bulk,
                       const struct sheet_origin *origin, struct error *err)
{
    static const struct report_filter every = {0};
    if (str_ends(out, ".xlsx")) {
        return report_xlsx(&record->prep, &every, origin, out, err);
    }
    if (!str_ends(out, ".csv")) {
        return bad_name(".csv ou .xlsx", err);
    }
    return is_bulk ? report_bulk_csv(&record->prep, out, err)
                   : report_csv(&record->prep, &every, out, err);
}

static bool write_sheet(const struct prep *prep, const char *kind, const char *out,
                        struct error *err)
{
    struct sheet sheet;
    if (str_equal(kind, "served")) {
        report_served_sheet(prep, &sheet);
    } else if (str_equal(kind, "received")) {
        report_received_sheet(prep, &sheet);
    } else {
        report_trace_sheet(prep, &sheet);
    }
    bool ok = sheet_write_plain_csv(&sheet, out, err);
    sheet_finish(&sheet);
    return ok;
}

/* The pick-up point of a name, whatever its case and accents; `name` NULL: all, ID_NONE. */
static bool find_pickup(const struct plan *plan, const char *name, uint32_t *ret, struct error *err)
{
    char folded[LIMIT_NAME], other[LIMIT_NAME];
    *ret = ID_NONE;
    str_fold(folded, sizeof folded, name != NULL ? name : "");
    for (size_t i = 0; name != NULL && i < plan->pickups.count && *ret == ID_NONE; i++) {
        str_fold(other, sizeof other, plan->pickups.rows[i].name);
        *ret = str_equal(folded, other) ? plan->pickups.rows[i].id : ID_NONE;
    }
    return name == NULL || *ret != ID_NONE ||
           error_set(err, ERROR_INPUT, "pickup_unknown",
                     "Il n’y a pas de point de collecte « %s » dans ce mois.", name);
}

/* The month for another Borne: the orders, of one pick-up point perhaps, or the products. */
static bool write_month(const struct plan *plan, bool is_catalogue, const char *pickup,
                        const struct sheet_origin *origin, const char *out, struct error *err)
{
    struct sheet sheet;
    uint32_t id;
    if (!find_pickup(plan, pickup, &id, err)) {
        return false;
    }
    if (!str_ends(out, ".csv") && !str_ends(out, ".xlsx")) {
        return bad_name(".csv ou .xlsx", err);
    }
    if (is_catalogue) {
        report_catalogue_sheet(plan, &sheet);
    } else {
        report_orders_sheet(plan, id, &sheet);
    }
    bool ok = str_ends(out, ".xlsx") ? sheet_write_xlsx(&sheet, 1, origin, out, err)
                                     : sheet_write_csv(&sheet, out, err);
    sheet_finish(&sheet);
    return ok;
}

/* The committee's indicators. */
static bool write_year(const struct year *year, const char *out, const struct sheet_origin *origin,
                       struct error *err)
{
    struct sheet sheet;
    if (str_ends(out, ".pdf")) {
        return year_pdf(year, origin->created_at_s, out, err);
    }
    if (str_ends(out, ".xlsx")) {
        return report_year_xlsx(year, origin, out, err);
    }
    if (!str_ends(out, ".csv")) {
        return bad_name(".pdf, .xlsx ou .csv", err);
    }
    report_year_sheet(year, &sheet);
    bool ok = sheet_write_plain_csv(&sheet, out, err);
    sheet_finish(&sheet);
    return ok;
}

/* What needs the months before too. */
static bool write_months(struct record *record, const char *kind, const char *out,
                         const struct sheet_origin *origin, struct error *err)
{
    struct month_page page;
    const struct prep *prep = &record->prep;
    if (!months_count(record->store, prep->number, &page, err)) {
        return false;
    }
    enum months_pages pages = str_equal(kind, "suppliers") ? MONTHS_SUPPLIERS
                              : str_equal(kind, "word")    ? MONTHS_WORD
                                                           : MONTHS_ONE_PAGE;
    bool ok;
    if (str_equal(kind, "indicators")) {
        ok = write_year(&page.year, out, origin, err);
    } else if (str_ends(out, ".pdf")) {
        ok = months_pdf(prep, page.months, (size_t)page.count, pages, origin->created_at_s,
                        picture_of_product, out, err);
    } else if (pages == MONTHS_ONE_PAGE && str_ends(out, ".xlsx")) {
        ok = report_month_xlsx(prep, page.months, (size_t)page.count, origin, out, err);
    } else if (pages == MONTHS_ONE_PAGE && str_ends(out, ".csv")) {
        struct sheet sheet;
        report_month_sheet(page.months, (size_t)page.count, &sheet);
        ok = sheet_write_plain_csv(&sheet, out, err);
        sheet_finish(&sheet);
    } else {
        ok = bad_name(pages == MONTHS_ONE_PAGE ? ".pdf, .xlsx ou .csv" : ".pdf", err);
    }
    months_finish(&page);
    return ok;
}

static bool write_kind(struct record *record, const char *kind, const char *pickup, const char *out,
                       struct error *err)
{
    struct sheet_origin origin = {.created_at_s = cli_now_ms() / 1000,
                                  .tmp_folder = getenv("TMPDIR")};
    if (str_equal(kind, "list") || str_equal(kind, "bulk")) {
        return write_list(record, out, str_equal(kind, "bulk"), &origin, err);
    }
    if (str_equal(kind, "month") || str_equal(kind, "suppliers") || str_equal(kind, "word") ||
        str_equal(kind, "indicators")) {
        return write_months(record, kind, out, &origin, err);
    }
    if (str_equal(kind, "orders") || str_equal(kind, "catalogue")) {
        return write_month(record->prep.plan, str_equal(kind, "catalogue"), pickup, &origin, out,
                           err);
    }
    if (str_equal(kind, "airtable")) {
        return report_airtable(&record->prep, out, err);
    }
    if (str_equal(kind, "treasurer")) {
        return str_ends(out, ".xlsx") ? report_treasurer_xlsx(&record->prep, &origin, out, err)
                                      : bad_name(".xlsx", err);
    }
    if (str_equal(kind, "served") || str_equal(kind, "received") || str_equal(kind, "trace")) {
        return str_ends(out, ".csv") ? write_sheet(&record->prep, kind, out, err)
                                     : bad_name(".csv", err);
    }
    return error_set(
        err, ERROR_INPUT, "usage",
        "Quel bilan ? --kind list, bulk, month, suppliers, word, indicators, treasurer, "
        "served, received, trace, airtable, orders ou catalogue");
}

int run_report(int argc, char **argv)
{
    const char *data = NULL, *out = NULL, *kind = NULL, *pickup = NULL;
    int64_t prep = 0;
    bool is_bulk = false;
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--prep", .kind = OPTION_NUMBER, .to = &prep, 1, LIMIT_PREP},
        {.name = "--out", .kind = OPTION_TEXT, .to = &out},
        {.name = "--kind", .kind = OPTION_TEXT, .to = &kind},
        {.name = "--pickup", .kind = OPTION_TEXT, .to = &pickup},
        {.name = "--bulk", .kind = OPTION_FLAG, .to = &is_bulk},
    };
    struct error err = {0};
    struct record record = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    if (ok && out == NULL) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Où écrire ? --out FICHIER.csv ou .xlsx");
    }
    kind = kind != NULL ? kind : is_bulk ? "bulk" : "list";
    ok = ok && cli_record_open(data, CLI_READ, prep, &record, &err) &&
         cli_record_needs_plan(&record, &err) && write_kind(&record, kind, pickup, out, &err);
    if (ok) {
        printf("%s : préparation %u\n", out, (unsigned)record.prep.number);
    }
    record_finish(&record);
    return ok ? 0 : options_fail("report", &err);
}
