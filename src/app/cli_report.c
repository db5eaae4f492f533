/* cli_report.c: `borne report`: the director's list as CSV or as a workbook. */
#include <stdio.h>
#include <stdlib.h>

#include "app/cli_record.h"
#include "app/commands.h"
#include "app/options.h"
#include "base/str.h"
#include "report/report.h"

static bool write_report(struct record *record, const char *out, bool is_bulk, struct error *err)
{
    static const struct report_filter every = {0};
    struct sheet_origin origin = {.created_at_s = cli_now_ms() / 1000,
                                  .tmp_folder = getenv("TMPDIR")};
    if (str_ends(out, ".xlsx")) {
        return report_xlsx(&record->prep, &every, &origin, out, err);
    }
    if (!str_ends(out, ".csv")) {
        return error_set(err, ERROR_INPUT, "usage", "Le nom du fichier finit par .csv ou .xlsx.");
    }
    return is_bulk ? report_bulk_csv(&record->prep, out, err)
                   : report_csv(&record->prep, &every, out, err);
}

int run_report(int argc, char **argv)
{
    const char *data = NULL, *out = NULL;
    int64_t prep = 0;
    bool is_bulk = false;
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--prep", .kind = OPTION_NUMBER, .to = &prep, 1, LIMIT_PREP},
        {.name = "--out", .kind = OPTION_TEXT, .to = &out},
        {.name = "--bulk", .kind = OPTION_FLAG, .to = &is_bulk},
    };
    struct error err = {0};
    struct record record = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    if (ok && out == NULL) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Où écrire ? --out FICHIER.csv ou .xlsx");
    }
    ok = ok && cli_record_open(data, CLI_READ, prep, &record, &err) &&
         cli_record_needs_plan(&record, &err) && write_report(&record, out, is_bulk, &err);
    if (ok) {
        printf("%s : préparation %u\n", out, (unsigned)record.prep.number);
    }
    record_finish(&record);
    return ok ? 0 : options_fail("report", &err);
}
