/* crate_label.c: labels of crates. */
#include "app/crate_label.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "ui/moment.h"
#include "ui/theme.h"
#include "ui/words.h"

uint32_t *crate_label_crates(const struct prep *prep, uint32_t pickup, size_t *ret_count)
{
    const struct plan *plan = prep->plan;
    size_t count = 0;
    if (plan == NULL || plan->crates.count == 0) {
        *ret_count = 0;
        return NULL;
    }
    uint32_t *crates = calloc(plan->crates.count, sizeof *crates);
    ASSERT(crates != NULL);
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (pickup == ID_NONE || crate->pickup == pickup) {
            crates[count++] = crate->id;
        }
    }
    *ret_count = count;
    return crates;
}

int32_t crate_label_day(int32_t chosen, int32_t today)
{
    return chosen >= today ? chosen : 0;
}

static enum temperature temperature_of(enum crate_kind kind)
{
    switch (kind) {
    case CRATE_CHILLED_BAG: return TEMPERATURE_CHILLED;
    case CRATE_FROZEN_BAG: return TEMPERATURE_FROZEN;
    case CRATE_DRY:
    case CRATE_KIND_COUNT: break;
    }
    return TEMPERATURE_AMBIENT;
}

void crate_label_fill(const struct prep *prep, const struct people *people, int32_t day,
                      uint32_t crate_id, struct label *ret_label)
{
    const struct plan *plan = prep->plan;
    const struct crate *crate = plan_crate(plan, crate_id);
    int32_t serial = prep_label_serial(prep, CODE_CRATE, crate_id);
    ASSERT(crate != NULL && serial > 0);
    const struct order *order = plan_order(plan, crate->order);
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    struct label label = {
        .kind = LABEL_CRATE,
        .is_copy = prep->labels[CODE_CRATE].rows[serial - 1].copy > 0,
    };
    struct label_crate *to = &label.crate;
    code_write(CODE_CRATE, (int)prep->number, serial, label.code);
    str_format(to->number, sizeof to->number, "%u", order->number);
    to->index = crate->index;
    to->of = crate->of;
    to->is_bag = crate->kind != CRATE_DRY;
    to->temperature = temperature_of(crate->kind);
    to->lines = (int)plan_crate_lines(crate);
    to->weight_g = (int32_t)plan_crate_g(plan, crate);
    moment_day(LANGUAGE_FR, day, to->day, sizeof to->day); /* labels are for the labos: French */
    if (pickup != NULL) {
        str_copy(to->pickup, sizeof to->pickup, pickup->name);
        str_copy(to->letter, sizeof to->letter, pickup->letter);
        to->rgb = theme_pickup_colour(pickup->colour) >> 8;
        str_copy(to->colour, sizeof to->colour, theme_pickup_colour_name(pickup->colour));
    }
    for (size_t i = 0; people != NULL && i < people->count; i++) {
        if (people->rows[i].order == crate->order) {
            str_copy(to->first_name, sizeof to->first_name, people->rows[i].first_name);
            str_copy(to->initial, sizeof to->initial, people->rows[i].initial);
        }
    }
    *ret_label = label;
}
