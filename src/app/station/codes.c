/* codes.c: codes that were taught and places that products were given: kept for next month
 * beside the record. Codes are told to a prep that does not know them yet; places go into the next
 * import (floor_kept.h). */
#include <stdlib.h>
#include <string.h>

#include "app/floor_kept.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

#define KEY "gtin:" /* + 14 digits: "12 LAI-06", units and sku; "" when it was forgotten */

/* Text on the heap that outlives the gesture's way to the disk. */
struct taught {
    struct month_memory row;
    char key[LIMIT_SKU + 16], value[LIMIT_SKU + 16];
};

/* What goes to the disk with the command; NULL: it changed nothing. */
static struct taught *taught_by(struct pending *pending)
{
    if (pending->outcome.refusal.kind != REFUSAL_NONE || pending->event_count == 0) {
        return NULL;
    }
    struct taught *taught = calloc(1, sizeof *taught);
    ASSERT(taught != NULL);
    taught->row = (struct month_memory){taught->key, taught->value};
    pending->taught = taught;
    pending->gesture.memory = &taught->row;
    pending->gesture.memory_count = 1;
    pending->then = THEN_LEARNED;
    return taught;
}

static const char *known(const struct station *s, const char *key)
{
    for (size_t i = 0; i < s->memory.count; i++) {
        if (str_equal(s->memory.rows[i].key, key)) {
            return s->memory.rows[i].value;
        }
    }
    return "";
}

void station_codes_placed(struct station *s, struct pending *pending, const struct command *command)
{
    struct taught *taught = taught_by(pending);
    if (taught == NULL) {
        return;
    }
    const struct product *product = plan_product(s->ahead.plan, command->target);
    const struct plan *imported = plans_find(&s->plans, s->ahead.plan->import);
    ASSERT(product != NULL && imported != NULL);
    str_format(taught->key, sizeof taught->key, FLOOR_KEPT_PLACE "%s", product->sku);
    floor_kept_value(known(s, taught->key), plan_product(imported, command->target)->place,
                     product->place, taught->value, sizeof taught->value);
}

void station_codes_learned(struct station *s, struct pending *pending,
                           const struct command *command)
{
    const struct product *product = plan_product(s->ahead.plan, command->target);
    struct taught *taught = taught_by(pending);
    if (taught == NULL) {
        return;
    }
    ASSERT(product != NULL);
    str_format(taught->key, sizeof taught->key, KEY "%s", command->code.gtin);
    if (command->value > 0) {
        str_format(taught->value, sizeof taught->value, "%d %s", (int)command->value, product->sku);
    }
}

void station_codes_kept(struct station *s, const struct taught *taught)
{
    memory_set(&s->memory, taught->row.key, taught->row.value);
}

static const struct product *product_of_sku(const struct plan *plan, const char *sku)
{
    for (size_t i = 0; sku[0] != '\0' && i < plan->products.count; i++) {
        if (str_equal(plan->products.rows[i].sku, sku)) {
            return &plan->products.rows[i];
        }
    }
    return NULL;
}

/* Tells the prep one code, where it says something new. */
static void tell(struct station *s, const struct month_memory *row)
{
    const char *rest = row->value;
    int units = 0;
    if (!str_take_digits(&rest, 3, &units) || *rest++ != ' ') {
        return;
    }
    const struct product *product = product_of_sku(s->ahead.plan, rest);
    struct command command = {.kind = COMMAND_LEARN_CODE,
                              .code = code_read(row->key + strlen(KEY)),
                              .target = product != NULL ? product->id : ID_NONE,
                              .value = units};
    if (product == NULL || command.code.kind != CODE_TRADE ||
        prep_product_of_gtin(&s->ahead, command.code.gtin, NULL) != NULL) {
        return;
    }
    struct pending *pending = station_push(s, 0, REQUEST_NONE);
    pending->is_inner = true;
    station_decide(s, pending, &command);
    station_push_end(s, pending);
}

void station_codes_recall(struct station *s)
{
    for (size_t i = 0; i < s->memory.count && s->ahead.plan != NULL && !s->ahead.is_closed; i++) {
        if (str_starts(s->memory.rows[i].key, KEY)) {
            tell(s, &s->memory.rows[i]);
        }
    }
}
