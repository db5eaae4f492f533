/* json.h: the JSON that commands print on stdout: one value, UTF-8, a line end behind it. Knows
 * no command. */
#ifndef BORNE_APP_CLI_JSON_H
#define BORNE_APP_CLI_JSON_H

#include <jansson.h>
#include <stdint.h>

#include "base/error.h"

/* A text; bytes that are no UTF-8 become U+FFFD. Never NULL. */
json_t *cli_json_text(const char *text);
json_t *cli_json_number(int64_t number);
/* {code, row, text}. */
json_t *cli_json_error(const struct error *err, uint32_t row);
/* Prints and releases `json`. False when stdout did not take it. */
bool cli_json_print(json_t *json, struct error *err);
/* Says that stdout did not take what was written, with errno. Returns false. */
bool cli_json_unprinted(struct error *err);

#endif
