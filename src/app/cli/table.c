/* table.c: `borne table`: the cells of a file exactly as the readers see them; with --serials,
 * dates of Excel as the numbers that stand in the file, to compare with other readers. */
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "intake/intake.h"

/* Records are printed one by one: a table may be larger than memory. */
struct printing {
    size_t records;
    bool is_failed;
};

static bool skip_record(void *context, const char *const *cells, size_t count, uint32_t row)
{
    (void)context;
    (void)cells;
    (void)count;
    (void)row;
    return true;
}

static bool print_record(void *context, const char *const *cells, size_t count, uint32_t row)
{
    struct printing *printing = context;
    json_t *record = json_array();
    (void)row;
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(record, cli_json_text(cells[i]));
    }
    printing->is_failed = fputs(printing->records++ == 0 ? "[" : ",", stdout) == EOF ||
                          json_dumpf(record, stdout, JSON_COMPACT) != 0;
    json_decref(record);
    return !printing->is_failed;
}

/* Reads to the end before the first record is printed, so that a file that breaks off gives a
 * sentence and not half a table. */
static bool print_table(const char *path, int64_t sheet, bool serials, struct error *err)
{
    struct printing printing = {0};
    struct intake_outcome outcome = {0};
    size_t index = (size_t)sheet - 1;
    if (!intake_table(path, index, serials, skip_record, NULL, &outcome, err) ||
        !intake_table(path, index, serials, print_record, &printing, &outcome, err)) {
        return false;
    }
    bool is_printed = !printing.is_failed &&
                      fputs(printing.records == 0 ? "[]\n" : "]\n", stdout) != EOF &&
                      fflush(stdout) == 0;
    return is_printed || cli_json_unprinted(err);
}

int run_table(int argc, char **argv)
{
    int64_t sheet = 1;
    bool serials = false;
    struct option_list files = {0};
    const struct option options[] = {
        {.name = "--sheet", .kind = OPTION_NUMBER, .to = &sheet, 1, 1000},
        {.name = "--serials", .kind = OPTION_FLAG, .to = &serials},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, 2, &files, &err);
    if (ok && files.count != 1) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Un fichier à la fois.");
    }
    ok = ok && print_table(files.items[0], sheet, serials, &err);
    return ok ? 0 : options_fail("table", &err);
}
