/* cli_table.c: `borne table`: the cells of a file exactly as the readers see them. */
#include <stdio.h>

#include "app/cli_json.h"
#include "app/commands.h"
#include "app/options.h"
#include "intake/intake.h"

static bool add_record(void *context, const char *const *cells, size_t count, uint32_t row)
{
    (void)row;
    json_t *record = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(record, cli_json_text(cells[i]));
    }
    return json_array_append_new(context, record) == 0;
}

static bool print_table(const char *path, int64_t sheet, struct error *err)
{
    json_t *records = json_array();
    struct intake_outcome outcome = {0};
    if (!intake_table(path, (size_t)sheet - 1, add_record, records, &outcome, err)) {
        json_decref(records);
        return false;
    }
    return cli_json_print(records, err);
}

int run_table(int argc, char **argv)
{
    int64_t sheet = 1;
    struct option_list files = {0};
    const struct option options[] = {
        {.name = "--sheet", .kind = OPTION_NUMBER, .to = &sheet, 1, 1000},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, 1, &files, &err);
    if (ok && files.count != 1) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Un fichier à la fois.");
    }
    ok = ok && print_table(files.items[0], sheet, &err);
    return ok ? 0 : options_fail("table", &err);
}
