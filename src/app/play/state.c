/* state.c: the state as JSON, for tests. */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>

#include "app/play/play_private.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"
#include "domain/check_rule.h"

static const char *const status_names[CRATE_STATUS_COUNT] = {
    [CRATE_PLANNED] = "planned",   [CRATE_PICKING] = "picking", [CRATE_PICKED] = "picked",
    [CRATE_CHECKING] = "checking", [CRATE_CHECKED] = "checked",
};
static const char *const type_names[DISCREPANCY_TYPE_COUNT] = {
    [DISCREPANCY_NONE] = "none",
    [DISCREPANCY_MISSING] = "missing",
    [DISCREPANCY_DAMAGED] = "damaged",
    [DISCREPANCY_SUBSTITUTED] = "substituted",
    [DISCREPANCY_EXTRA] = "extra",
    [DISCREPANCY_DIFFERENCE] = "difference",
    [DISCREPANCY_DATE] = "date",
    [DISCREPANCY_WRONG] = "wrong",
    [DISCREPANCY_COLD] = "cold",
    [DISCREPANCY_UNREADABLE] = "unreadable",
    [DISCREPANCY_SHORT] = "short",
    [DISCREPANCY_SURPLUS] = "surplus",
    [DISCREPANCY_NOT_LOADED] = "not_loaded",
    [DISCREPANCY_CONFLICT] = "conflict",
};
static const char *const count_names[] = {"open", "again", "agreed", "differs"};
static const char *const kind_names[CRATE_KIND_COUNT] = {
    [CRATE_DRY] = "crate", [CRATE_CHILLED_BAG] = "chilled_bag", [CRATE_FROZEN_BAG] = "frozen_bag"};

static const char *const check_names[CHECK_REASON_COUNT] = {
    [CHECK_NOT_ASKED] = "not_asked", [CHECK_BAG] = "bag",     [CHECK_ALLERGY] = "allergy",
    [CHECK_PROBLEM] = "problem",     [CHECK_FIRST] = "first", [CHECK_SHARE] = "share",
};

static json_t *crate_name(const struct plan *plan, const struct crate *crate)
{
    return crate == NULL ? json_string("")
                         : json_sprintf("%u %u/%u", plan_order(plan, crate->order)->number,
                                        crate->index, crate->of);
}

static json_t *portions_of(const struct prep *prep, const struct crate *crate)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion *portion = plan_portion(prep->plan, crate->first_portion + i);
        const struct portion_state *state = prep_portion(prep, portion->id);
        json_array_append_new(
            list, json_pack("{s:s, s:I, s:I, s:I, s:I, s:I, s:b, s:s, s:I}", "sku",
                            plan_product(prep->plan, portion->product)->sku, "ordered_milli",
                            (json_int_t)portion->units_milli, "picked_milli",
                            (json_int_t)state->picked_milli, "missing_milli",
                            (json_int_t)state->missing_milli, "extra_milli",
                            (json_int_t)state->extra_milli, "substitute_milli",
                            (json_int_t)portion_substitute_milli(state), "settled",
                            (int)state->settled, "count", count_names[state->count.state],
                            "counted_milli", (json_int_t)state->count.found_milli));
    }
    return list;
}

/* Crates nobody has begun are named without their portions. */
static json_t *crates_of(const struct prep *prep)
{
    json_t *list = json_array();
    size_t count = prep->plan != NULL ? prep->plan->crates.count : 0;
    uint8_t *reasons = calloc(count + 1, 1);
    ASSERT(reasons != NULL);
    if (count > 0) {
        check_reasons(prep, reasons);
    }
    for (size_t i = 0; i < count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        const struct crate_state *state = prep_crate(prep, crate->id);
        json_t *row = json_pack(
            "{s:o, s:s, s:s, s:i, s:i, s:b, s:b, s:i, s:s}", "crate", crate_name(prep->plan, crate),
            "kind", kind_names[crate->kind], "status", status_names[state->status], "lane",
            state->lane == LANE_NONE ? -1 : (int)state->lane, "serial",
            (int)prep_label_serial(prep, CODE_CRATE, crate->id), "needs_label",
            (int)state->needs_label, "counts", (int)prep_crate_counts(prep, crate->id), "trip",
            (int)state->trip, "check", check_names[reasons[i]]);
        if (state->status != CRATE_PLANNED) {
            json_object_set_new(row, "portions", portions_of(prep, crate));
        }
        json_array_append_new(list, row);
    }
    free(reasons);
    return list;
}

/* Chores that a later import left, void ones left out. */
static json_t *chores_of(const struct prep *prep)
{
    static const char *const names[CHORE_KIND_COUNT] = {
        [CHORE_REMOVE] = "remove", [CHORE_ADD] = "add",         [CHORE_EMPTY] = "empty",
        [CHORE_MOVE] = "move",     [CHORE_DISCARD] = "discard", [CHORE_LOAD] = "load",
    };
    json_t *list = json_array();
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        const struct product *product = plan_product(prep->plan, chore->product);
        if (!chore->is_void) {
            json_array_append_new(
                list, json_pack("{s:s, s:o, s:s, s:I, s:b}", "kind", names[chore->kind], "crate",
                                json_sprintf("%u %u/%u", chore->number, chore->index, chore->of),
                                "sku", product != NULL ? product->sku : "", "units_milli",
                                (json_int_t)chore->units_milli, "done", (int)chore->is_done));
        }
    }
    return list;
}

static json_t *discrepancies_of(const struct prep *prep)
{
    json_t *list = json_array();
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (d->is_undone) {
            continue;
        }
        const struct product *product = plan_product(prep->plan, d->product);
        json_array_append_new(
            list,
            json_pack("{s:s, s:o, s:s, s:b, s:I, s:I, s:I}", "type", type_names[d->type], "crate",
                      crate_name(prep->plan, plan_crate(prep->plan, d->crate)), "sku",
                      product != NULL ? product->sku : "", "at_check", (int)(d->step == STEP_CHECK),
                      "units_milli", (json_int_t)d->units_milli, "expected_milli",
                      (json_int_t)d->expected_milli, "found_milli", (json_int_t)d->found_milli));
    }
    return list;
}

static json_t *lots_of(const struct prep *prep)
{
    json_t *list = json_array();
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        const struct product *product = plan_product(prep->plan, lot->product);
        const struct supplier *supplier = prep_lot_supplier(prep, lot->id);
        if (!lot->is_undone) {
            json_array_append_new(
                list, json_pack("{s:s, s:s, s:I, s:I, s:I, s:I}", "sku",
                                product != NULL ? product->sku : "", "supplier",
                                supplier != NULL ? supplier->name : "", "note",
                                (json_int_t)lot->note, "units_milli", (json_int_t)lot->units_milli,
                                "taken_milli", (json_int_t)lot->taken_milli, "crates",
                                (json_int_t)prep_lot_crates(prep, lot->id, NULL, 0)));
        }
    }
    return list;
}

static json_t *trips_state(const struct prep *prep)
{
    json_t *list = json_array();
    for (size_t i = 0; i < prep->trip_count; i++) {
        struct loading loading = prep_trip_loading(prep, (uint32_t)i + 1);
        json_array_append_new(list,
                              json_pack("{s:I, s:I, s:i, s:i, s:b}", "limit_g",
                                        (json_int_t)prep->trips[i].limit_g, "grams",
                                        (json_int_t)prep_loaded_g(prep, (uint32_t)i + 1), "crates",
                                        (int)loading.crates, "loaded", (int)loading.loaded,
                                        "closed", (int)prep->trips[i].is_closed));
    }
    return list;
}

static json_t *lanes_of(const struct prep *prep)
{
    json_t *list = json_array();
    for (uint8_t i = 0; i < LIMIT_LANES; i++) {
        uint32_t crate = prep_lane(prep, i)->crate;
        json_array_append_new(list, crate == ID_NONE
                                        ? json_null()
                                        : crate_name(prep->plan, plan_crate(prep->plan, crate)));
    }
    return list;
}

bool play_state(struct play *play, const char *path)
{
    struct station *station = kiosk_station(play->kiosk);
    const struct prep *prep = station_prep(station);
    struct ui_view view;
    struct error err = {0};
    struct file_out out = {0};
    station_fill_view(station, kiosk_ui(play->kiosk)->lane, &view);
    json_t *state = json_pack(
        "{s:i, s:i, s:s, s:i, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "prep",
        (int)prep->number, "half_day", (int)prep->half_day, "screen",
        ui_screen(kiosk_ui(play->kiosk)->screen)->name, "pair", view.pair, "events",
        (json_int_t)prep->event_count, "digest", json_sprintf("%016" PRIx64, prep_digest(prep)),
        "lanes", lanes_of(prep), "crates", crates_of(prep), "discrepancies", discrepancies_of(prep),
        "chores", chores_of(prep), "spool", play_spool_json(play), "lots", lots_of(prep), "trips",
        trips_state(prep));
    ASSERT(state != NULL);
    bool done = file_out_open(&out, path, &err);
    if (done) {
        done = json_dumpf(state, out.stream, JSON_INDENT(1)) == 0;
        done = file_out_commit(&out, &err) && done;
    }
    json_decref(state);
    return done || play_fail(play, "%s: %s", path, err.text);
}
