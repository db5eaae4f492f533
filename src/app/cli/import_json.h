/* import_json.h: what `borne import --json` prints: one object with the same keys whatever
 * happened. */
#ifndef BORNE_APP_CLI_IMPORT_JSON_H
#define BORNE_APP_CLI_IMPORT_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "app/import_said.h"
#include "app/month_import.h"
#include "base/error.h"
#include "intake/intake.h"

struct cli_import {
    bool has_month;
    struct month month;
    struct intake_outcome outcome;
    bool is_judged;
    struct month_import import;
    struct import_said said;
    bool is_dry_run, is_full;
};

/* `failure` is NULL when all went well. The caller owns the result. */
json_t *cli_import_json(const struct cli_import *result, const struct error *failure);
/* "new", "unchanged", "changed", "replaced" or "refused"; "" when it did not come to that. */
const char *cli_import_status(const struct cli_import *result);

#endif
