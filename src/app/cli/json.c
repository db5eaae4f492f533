/* json.c: see cli/json.h. */
#include "app/cli/json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

json_t *cli_json_text(const char *text)
{
    json_t *json = json_string(text);
    if (json != NULL) {
        return json;
    }
    char *repaired = malloc(strlen(text) * 3 + 1); /* a bad byte becomes three */
    ASSERT(repaired != NULL);
    size_t length = 0;
    for (uint32_t code_point; (code_point = str_next(&text)) != 0;) {
        length += str_put(repaired + length, code_point);
    }
    json = json_stringn(repaired, length);
    free(repaired);
    ASSERT(json != NULL);
    return json;
}

json_t *cli_json_number(int64_t number)
{
    json_t *json = json_integer(number);
    ASSERT(json != NULL);
    return json;
}

json_t *cli_json_error(const struct error *err, uint32_t row)
{
    json_t *json = json_object();
    json_object_set_new(json, "code", cli_json_text(err->code));
    json_object_set_new(json, "row", cli_json_number(row));
    json_object_set_new(json, "text", cli_json_text(err->text));
    return json;
}

bool cli_json_unprinted(struct error *err)
{
    int os_code = errno;
    error_set(err, ERROR_ENVIRONMENT, "write_failed", "Le résultat n’a pas pu être écrit.");
    return error_detail(err, os_code, "stdout: %s", strerror(os_code));
}

bool cli_json_print(json_t *json, struct error *err)
{
    bool ok = json_dumpf(json, stdout, JSON_COMPACT) == 0 && fputs("\n", stdout) >= 0 &&
              fflush(stdout) == 0;
    if (!ok) {
        cli_json_unprinted(err);
    }
    json_decref(json);
    return ok;
}
