/* import_json.c: see cli/import_json.h. */
#include "app/cli/import_json.h"

#include <stdlib.h>
#include <string.h>

#include "app/cli/json.h"
#include "base/assert.h"
#include "base/str.h"

const char *cli_import_status(const struct cli_import *result)
{
    static const char *const names[MONTH_IMPORT_KIND_COUNT] = {"new", "unchanged", "changed",
                                                               "replaced", "refused"};
    return result->is_judged ? names[result->import.kind] : "";
}

static json_t *per_product(const struct month *month)
{
    json_t *json = json_object();
    int64_t *sums = calloc(month->product_count + 1, sizeof *sums);
    ASSERT(sums != NULL);
    for (size_t i = 0; i < month->line_count; i++) {
        sums[month->lines[i].product] += month->lines[i].units_milli;
    }
    for (size_t i = 0; i < month->product_count; i++) {
        if (sums[i] > 0) {
            json_object_set_new(json, month->products[i].sku, cli_json_number(sums[i]));
        }
    }
    free(sums);
    return json;
}

struct pickup_sum {
    int64_t orders, lines, units_milli;
};

/* Orders whose pick-up point is still to be settled stand under the name "". */
static json_t *per_pickup(const struct month *month)
{
    json_t *json = json_object();
    size_t nowhere = month->pickup_count;
    struct pickup_sum *sums = calloc(nowhere + 1, sizeof *sums);
    ASSERT(sums != NULL);
    for (size_t i = 0; i < month->order_count; i++) {
        uint32_t pickup = month->orders[i].pickup;
        sums[pickup == MONTH_NONE ? nowhere : pickup].orders++;
    }
    for (size_t i = 0; i < month->line_count; i++) {
        uint32_t pickup = month->orders[month->lines[i].order].pickup;
        struct pickup_sum *sum = &sums[pickup == MONTH_NONE ? nowhere : pickup];
        sum->lines++;
        sum->units_milli += month->lines[i].units_milli;
    }
    for (size_t i = 0; i <= nowhere; i++) {
        if (sums[i].orders > 0) {
            json_t *row = json_object();
            json_object_set_new(row, "orders", cli_json_number(sums[i].orders));
            json_object_set_new(row, "lines", cli_json_number(sums[i].lines));
            json_object_set_new(row, "units_milli", cli_json_number(sums[i].units_milli));
            json_object_set_new(json, i < nowhere ? month->pickups[i].name : "", row);
        }
    }
    free(sums);
    return json;
}

static json_t *warnings(const struct month *month, const char *past)
{
    json_t *json = json_array();
    if (past[0] != '\0') {
        struct error same = {.code = "closed_prep_same"};
        str_copy(same.text, sizeof same.text, past);
        json_array_append_new(json, cli_json_error(&same, 0));
    }
    for (size_t i = 0; i < month->warning_count; i++) {
        json_t *row = json_object();
        json_object_set_new(row, "code", cli_json_text(month->warnings[i].code));
        json_object_set_new(row, "row", cli_json_number(month->warnings[i].row));
        json_object_set_new(row, "text", cli_json_text(month->warnings[i].text));
        json_array_append_new(json, row);
    }
    return json;
}

/* Lines are grouped by order, in the order of the file. */
static json_t *order_list(const struct month *month)
{
    json_t *json = json_array();
    size_t line = 0;
    for (size_t i = 0; i < month->order_count; i++) {
        const struct month_order *order = &month->orders[i];
        json_t *row = json_object(), *lines = json_array();
        const char *pickup = order->pickup == MONTH_NONE ? "" : month->pickups[order->pickup].name;
        json_object_set_new(row, "number", cli_json_text(order->number));
        json_object_set_new(row, "pickup", cli_json_text(pickup));
        for (; line < month->line_count && month->lines[line].order == i; line++) {
            json_t *item = json_object();
            const struct month_product *product = &month->products[month->lines[line].product];
            json_object_set_new(item, "sku", cli_json_text(product->sku));
            json_object_set_new(item, "units_milli",
                                cli_json_number(month->lines[line].units_milli));
            json_array_append_new(lines, item);
        }
        json_object_set_new(row, "lines", lines);
        json_array_append_new(json, row);
    }
    ASSERT(line == month->line_count);
    return json;
}

static json_t *question(const struct month_question *asked)
{
    json_t *json = json_object(), *choices = json_array(), *labels = json_array();
    json_object_set_new(json, "key", cli_json_text(asked->key));
    for (size_t i = 0; i < asked->choice_count; i++) {
        json_array_append_new(choices, cli_json_text(asked->choices[i].value));
        json_array_append_new(labels, cli_json_text(asked->choices[i].label));
    }
    json_object_set_new(json, "choices", choices);
    json_object_set_new(json, "labels", labels);
    json_object_set_new(json, "proposed", cli_json_text(asked->proposed));
    json_object_set_new(json, "answer", cli_json_text(asked->answer));
    json_object_set_new(json, "optional", json_boolean(asked->may_wait));
    json_object_set_new(json, "subject", cli_json_text(asked->subject));
    json_object_set_new(json, "row", cli_json_number(asked->row));
    json_object_set_new(json, "text", cli_json_text(asked->text));
    return json;
}

static json_t *questions(const struct month *month)
{
    json_t *json = json_array();
    for (size_t i = 0; i < month->question_count; i++) {
        json_array_append_new(json, question(&month->questions[i]));
    }
    return json;
}

static json_t *left_out(const struct month *month)
{
    json_t *json = json_array();
    for (size_t i = 0; i < month->left_out_count; i++) {
        json_t *row = json_object();
        json_object_set_new(row, "code", cli_json_text(month->left_out[i].code));
        json_object_set_new(row, "text", cli_json_text(month->left_out[i].text));
        json_object_set_new(row, "orders", cli_json_number((int64_t)month->left_out[i].orders));
        json_array_append_new(json, row);
    }
    return json;
}

static json_t *sentences(import_sentence *list, size_t count)
{
    json_t *json = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(json, cli_json_text(list[i]));
    }
    return json;
}

/* How the month differs from the one that is there, null when it does not follow one. */
static json_t *difference(const struct cli_import *result)
{
    static const char *const names[PLAN_CHANGE_KIND_COUNT] = {"added", "changed", "moved",
                                                              "repacked", "cancelled"};
    const struct month_import *import = &result->import;
    if (!result->is_judged || import->kind != MONTH_IMPORT_FOLLOWS) {
        return json_null();
    }
    json_t *json = json_object();
    json_object_set_new(json, "same", cli_json_number((int64_t)import->changes.same));
    for (size_t i = 0; i < PLAN_CHANGE_KIND_COUNT; i++) {
        json_object_set_new(json, names[i], cli_json_number((int64_t)import->changes.of_kind[i]));
    }
    json_object_set_new(json, "orders", sentences(result->said.changes, result->said.change_count));
    json_object_set_new(json, "products", sentences(result->said.goods, result->said.goods_count));
    json_object_set_new(json, "chores", sentences(result->said.chores, result->said.chore_count));
    json_object_set_new(json, "labels", cli_json_number((int64_t)import->labels));
    return json;
}

json_t *cli_import_json(const struct cli_import *result, const struct error *failure)
{
    static const struct month nothing = {.format = ""};
    const struct month *month = result->has_month ? &result->month : &nothing;
    json_t *json = json_object();
    json_object_set_new(json, "format", cli_json_text(month->format));
    json_object_set_new(json, "period", cli_json_text(month->period));
    json_object_set_new(json, "orders", cli_json_number((int64_t)month->order_count));
    json_object_set_new(json, "lines", cli_json_number((int64_t)month->line_count));
    json_object_set_new(json, "cancelled", cli_json_number((int64_t)month->cancelled));
    json_object_set_new(json, "waiting", cli_json_number((int64_t)month->waiting));
    json_object_set_new(json, "weight_g", cli_json_number(month_weight_g(month)));
    json_object_set_new(json, "per_product", per_product(month));
    json_object_set_new(json, "per_pickup", per_pickup(month));
    json_object_set_new(json, "warnings", warnings(month, result->import.past));
    json_object_set_new(json, "warnings_dropped",
                        cli_json_number((int64_t)month->warnings_dropped));
    json_object_set_new(json, "questions", questions(month));
    json_object_set_new(json, "left_out", left_out(month));
    if (result->is_full) {
        json_object_set_new(json, "order_list", order_list(month));
    }
    json_object_set_new(json, "dry_run", json_boolean(result->is_dry_run));
    json_object_set_new(json, "status", cli_json_text(cli_import_status(result)));
    json_object_set_new(json, "difference", difference(result));
    json_object_set_new(json, "prep",
                        cli_json_number(result->is_judged ? result->import.plan.prep : 0));
    if (failure == NULL) {
        json_object_set_new(json, "error", json_null());
        return json;
    }
    json_t *error = cli_json_error(failure, result->outcome.row);
    const struct month_question *asked = month_first_question(month);
    if (failure->kind == ERROR_QUESTION && asked != NULL) {
        json_object_set_new(error, "row", cli_json_number(asked->row));
        json_object_set_new(error, "question", question(asked));
    }
    json_object_set_new(json, "error", error);
    return json;
}
