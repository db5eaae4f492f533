/* ask.h: answers that were given, by the director now or in an earlier month, and the questions of
 * a month. Knows the forms of keys; must not know what depends on an answer. */
#ifndef BORNE_INTAKE_ASK_H
#define BORNE_INTAKE_ASK_H

#include <stdbool.h>

#include "base/map.h"
#include "domain/month.h"
#include "intake/intake.h"

/* Zeroed it knows no answers. */
struct ask {
    struct month *month; /* borrowed */
    const struct intake_options *options;
    struct map answers, memory; /* key -> index in the options */
};

/* Keys of questions, and of what is remembered. A key is never longer than this. */
enum { ASK_KEY = 160 };
#define ASK_FRACTION    "fraction"     /* keep, up */
#define ASK_MONTH       "month"        /* 2025-11 */
#define ASK_DELIVERY    "delivery"     /* 2025-11-03, all */
#define ASK_PICKUP      "pickup"       /* a point's name, none */
#define ASK_POINT       "point:"       /* + folded name as in the file: a point's name, new */
#define ASK_PRODUCT     "product:"     /* + folded name or sku: a product's sku, new */
#define ASK_TEMPERATURE "temperature:" /* + sku: ambient, chilled, frozen, egg */
#define ASK_WEIGHT      "weight:"      /* + sku: grams */
#define ASK_COLUMNS     "columns"      /* yes, no */
#define ASK_COLUMN      "column:"      /* + folded label: a field's short name, none */
#define ASK_FILES       "files"        /* alone */
#define ASK_PROFILE     "profile:"     /* remembered: + fingerprint of the labels: their fields */

void ask_begin(struct ask *ask, struct month *month, const struct intake_options *options);
void ask_finish(struct ask *ask);

/* The answer to `prefix` + `rest` (both "" allowed), NULL if none. *ret_is_remembered may be NULL.
 */
const char *ask_answer(const struct ask *ask, const char *prefix, const char *rest,
                       bool *ret_is_remembered);
/* Only what the director answered now. */
const char *ask_given(const struct ask *ask, const char *prefix, const char *rest);

/* Adds a question; copies key, text, subject, proposed and answer into the month; choices must live
 * there. An answer that ask_answer knows is filled in. */
void ask_add(struct ask *ask, const struct month_question *question, const char *rest);

/* A choice in the month's arena; both texts are copied. */
struct month_choice ask_choice(struct month *month, const char *value, const char *label);

#endif
