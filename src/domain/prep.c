/* prep.c: one event at a time, the state of a prep. */
#include "domain/prep.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/code.h"
#include "domain/prep_undo.h"

void prep_init(struct prep *prep, uint32_t number, const struct plans *plans)
{
    memset(prep, 0, sizeof *prep);
    prep->number = number;
    prep->half_day = 1;
    prep->plans = plans;
}

static void free_plan_state(struct prep *prep)
{
    free(prep->modes);
    free(prep->crates);
    free(prep->crate_serials);
    free(prep->portions);
    prep->modes = NULL;
    prep->crates = NULL;
    prep->crate_serials = NULL;
    prep->portions = NULL;
}

void prep_finish(struct prep *prep)
{
    if (prep == NULL) {
        return;
    }
    free_plan_state(prep);
    for (size_t i = 0; i < sizeof prep->labels / sizeof *prep->labels; i++) {
        free(prep->labels[i].rows);
    }
    free(prep->discrepancies);
    free(prep->undos);
    memset(prep, 0, sizeof *prep);
}

/* The mutable state behind an id of the current plan, or NULL. */
static struct crate_state *crate_at(struct prep *prep, uint32_t crate)
{
    const struct crate *row = prep->plan != NULL ? plan_crate(prep->plan, crate) : NULL;
    return row != NULL ? &prep->crates[row - prep->plan->crates.rows] : NULL;
}

static struct portion_state *portion_at(struct prep *prep, uint32_t portion)
{
    const struct portion *row = prep->plan != NULL ? plan_portion(prep->plan, portion) : NULL;
    return row != NULL ? &prep->portions[row - prep->plan->portions.rows] : NULL;
}

static void *state_alloc(size_t count, size_t size)
{
    void *rows = calloc(count + 1, size);
    ASSERT(rows != NULL);
    return rows;
}

static bool apply_plan_set(struct prep *prep, const struct event *event)
{
    const struct plan *plan = plans_find(prep->plans, event->import);
    if (plan == NULL || plan->prep != prep->number || prep_has_begun(prep)) {
        return false;
    }
    free_plan_state(prep);
    prep->plan = plan;
    prep->modes = state_alloc(plan->pickups.count, sizeof *prep->modes);
    prep->crates = state_alloc(plan->crates.count, sizeof *prep->crates);
    prep->crate_serials = state_alloc(plan->crates.count, sizeof *prep->crate_serials);
    prep->portions = state_alloc(plan->portions.count, sizeof *prep->portions);
    for (size_t i = 0; i < plan->pickups.count; i++) {
        prep->modes[i] = plan->pickups.rows[i].mode;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        prep->crates[i].lane = LANE_NONE;
    }
    static const int of_plan[] = {CODE_CRATE, CODE_PRODUCT}; /* their ids are the old plan's */
    for (size_t k = 0; k < sizeof of_plan / sizeof *of_plan; k++) {
        struct label_list *list = &prep->labels[of_plan[k]];
        for (size_t i = 0; i < list->count; i++) {
            list->rows[i].is_void = true;
        }
    }
    prep->undo_count = 0;
    return true;
}

static bool label_target_exists(const struct prep *prep, int32_t kind, uint32_t target)
{
    if (kind == CODE_CRATE) {
        return prep->plan != NULL && plan_crate(prep->plan, target) != NULL;
    }
    if (kind == CODE_PRODUCT) {
        return prep->plan != NULL && plan_product(prep->plan, target) != NULL;
    }
    return false;
}

static bool apply_label_drawn(struct prep *prep, const struct event *event)
{
    if (!label_target_exists(prep, event->label_kind, event->target)) {
        return false;
    }
    struct label_list *list = &prep->labels[event->label_kind];
    if (event->serial != (int32_t)list->count + 1 || event->serial > LIMIT_SERIAL ||
        event->copy < 0 || event->copy > UINT16_MAX) {
        return false;
    }
    list->rows = array_grow(list->rows, list->count, &list->room, sizeof *list->rows);
    list->rows[list->count++] =
        (struct label_state){.target = event->target, .copy = (uint16_t)event->copy};
    if (event->label_kind == CODE_CRATE) {
        prep->crate_serials[event->target - prep->plan->crates.first_id] = event->serial;
    }
    return true;
}

static bool apply_label_confirmed(struct prep *prep, const struct event *event)
{
    if (!label_target_exists(prep, event->label_kind, event->target)) {
        return false;
    }
    struct label_list *list = &prep->labels[event->label_kind];
    if (event->serial < 1 || event->serial > (int32_t)list->count ||
        list->rows[event->serial - 1].target != event->target) {
        return false;
    }
    for (int32_t i = 0; i < event->serial - 1; i++) {
        if (list->rows[i].target == event->target) {
            list->rows[i].is_void = true;
        }
    }
    return true;
}

/* Recomputes whether nothing is left to pick. */
static void settle(struct prep *prep, uint32_t id)
{
    const struct portion *portion = plan_portion(prep->plan, id);
    const struct product *product = plan_product(prep->plan, portion->product);
    struct portion_state *state = portion_at(prep, id);
    int64_t tolerance = state->picked_milli > 0
                            ? plan_tolerance_milli(prep->plan, product, portion->units_milli)
                            : 0;
    int64_t got =
        state->picked_milli - state->extra_milli + state->missing_milli + state->substitute_milli;
    state->settled = got + tolerance >= portion->units_milli;
}

/* True if the crate is open in the event's lane in this status. */
static bool open_in_lane(struct prep *prep, const struct event *event, enum crate_status status)
{
    struct crate_state *crate = crate_at(prep, event->crate);
    return crate != NULL && event->lane < LIMIT_LANES && crate->status == status &&
           crate->lane == event->lane && prep->lanes[event->lane].crate == event->crate;
}

/* True if the event's portion is in its crate and its product is the portion's. */
static bool portion_fits(const struct prep *prep, const struct event *event)
{
    const struct portion *portion = plan_portion(prep->plan, event->portion);
    return portion != NULL && portion->crate == event->crate && portion->product == event->product;
}

/* True if the portion can take this much more, within a weighed portion's tolerance. */
static bool takes(const struct prep *prep, const struct event *event)
{
    const struct portion *portion = plan_portion(prep->plan, event->portion);
    const struct product *product = plan_product(prep->plan, portion->product);
    int64_t tolerance = plan_tolerance_milli(prep->plan, product, portion->units_milli);
    return event->units_milli > 0 &&
           event->units_milli <= prep_remaining_milli(prep, event->portion) + tolerance;
}

static bool apply_opened(struct prep *prep, const struct event *event)
{
    struct crate_state *crate = crate_at(prep, event->crate);
    if (crate == NULL || event->lane >= LIMIT_LANES || crate->lane != LANE_NONE ||
        prep->lanes[event->lane].crate != ID_NONE) {
        return false;
    }
    bool check = event->kind == EVENT_CHECK_OPENED;
    enum crate_status fresh = check ? CRATE_PICKED : CRATE_PLANNED;
    enum crate_status open = check ? CRATE_CHECKING : CRATE_PICKING;
    if (crate->status != fresh && crate->status != open) {
        return false;
    }
    undo_push(prep, event, ID_NONE);
    crate->status = open;
    crate->lane = event->lane;
    crate->last = event->id;
    prep->lanes[event->lane].crate = event->crate;
    return true;
}

static bool apply_picked(struct prep *prep, const struct event *event)
{
    if (!open_in_lane(prep, event, CRATE_PICKING) || !portion_fits(prep, event) ||
        !takes(prep, event)) {
        return false;
    }
    undo_push(prep, event, event->portion);
    portion_at(prep, event->portion)->picked_milli += event->units_milli;
    crate_at(prep, event->crate)->last = event->id;
    settle(prep, event->portion);
    return true;
}

static void add_discrepancy(struct prep *prep, const struct event *event,
                            enum discrepancy_type type, bool at_check, int64_t units_milli,
                            int64_t expected_milli, int64_t found_milli)
{
    prep->discrepancies = array_grow(prep->discrepancies, prep->discrepancy_count,
                                     &prep->discrepancy_room, sizeof *prep->discrepancies);
    prep->discrepancies[prep->discrepancy_count++] = (struct discrepancy){
        .event = event->id,
        .at_ms = event->at_ms,
        .type = type,
        .at_check = at_check,
        .crate = event->crate,
        .portion = event->portion,
        .product = event->product,
        .lot = event->lot,
        .other_product = event->other_product,
        .units_milli = units_milli,
        .expected_milli = expected_milli,
        .found_milli = found_milli,
    };
}

static bool apply_discrepancy(struct prep *prep, const struct event *event)
{
    if (!open_in_lane(prep, event, CRATE_PICKING) || !portion_fits(prep, event) ||
        event->units_milli <= 0) {
        return false;
    }
    struct portion_state *state = portion_at(prep, event->portion);
    int64_t units = event->units_milli;
    int64_t ordered = plan_portion(prep->plan, event->portion)->units_milli;
    int64_t after = ordered - units;
    bool substituted = event->type == DISCREPANCY_SUBSTITUTED;
    if (substituted &&
        (plan_product(prep->plan, event->other_product) == NULL ||
         (state->substitute_milli > 0 && state->substitute_product != event->other_product))) {
        return false;
    }
    if (event->type <= DISCREPANCY_NONE || event->type >= DISCREPANCY_DIFFERENCE) {
        return false;
    }
    bool fills = substituted || event->type == DISCREPANCY_MISSING;
    if (fills && units > prep_remaining_milli(prep, event->portion)) {
        return false;
    }
    undo_push(prep, event, event->portion);
    if (event->type == DISCREPANCY_MISSING) {
        state->missing_milli += units;
    } else if (substituted) {
        state->substitute_milli += units;
        state->substitute_product = event->other_product;
    } else if (event->type == DISCREPANCY_EXTRA) {
        state->picked_milli += units;
        state->extra_milli += units;
        after = ordered + units;
    }
    add_discrepancy(prep, event, event->type, false, units, ordered, after < 0 ? 0 : after);
    crate_at(prep, event->crate)->last = event->id;
    settle(prep, event->portion);
    return true;
}

static bool apply_skipped(struct prep *prep, const struct event *event)
{
    struct crate_state *crate = crate_at(prep, event->crate);
    const struct portion *portion =
        prep->plan != NULL ? plan_portion(prep->plan, event->portion) : NULL;
    if (!open_in_lane(prep, event, CRATE_PICKING) || portion == NULL ||
        portion->crate != event->crate || crate->skips == UINT16_MAX) {
        return false;
    }
    undo_push(prep, event, event->portion);
    portion_at(prep, event->portion)->skipped = ++crate->skips;
    crate->last = event->id;
    return true;
}

/* Frees the lane; `status` is the crate's from now on. */
static void free_lane(struct prep *prep, const struct event *event, enum crate_status status)
{
    struct crate_state *crate = crate_at(prep, event->crate);
    undo_push(prep, event, ID_NONE);
    crate->status = status;
    crate->lane = LANE_NONE;
    crate->last = event->id;
    prep->lanes[event->lane].crate = ID_NONE;
}

static bool apply_left(struct prep *prep, const struct event *event)
{
    if (!open_in_lane(prep, event, CRATE_PICKING) && !open_in_lane(prep, event, CRATE_CHECKING)) {
        return false;
    }
    free_lane(prep, event, crate_at(prep, event->crate)->status);
    return true;
}

static bool apply_closed(struct prep *prep, const struct event *event)
{
    if (!open_in_lane(prep, event, CRATE_PICKING) ||
        prep_next_portion(prep, event->crate) != ID_NONE) {
        return false;
    }
    free_lane(prep, event, CRATE_PICKED);
    return true;
}

static bool apply_check_closed(struct prep *prep, const struct event *event)
{
    bool substitute;
    if (!open_in_lane(prep, event, CRATE_CHECKING) ||
        prep_next_count(prep, event->crate, &substitute) != ID_NONE) {
        return false;
    }
    free_lane(prep, event, CRATE_CHECKED);
    crate_at(prep, event->crate)->checks++;
    return true;
}

static bool apply_counted(struct prep *prep, const struct event *event)
{
    const struct portion *portion =
        prep->plan != NULL ? plan_portion(prep->plan, event->portion) : NULL;
    if (!open_in_lane(prep, event, CRATE_CHECKING) || portion == NULL ||
        portion->crate != event->crate || event->units_milli < 0) {
        return false;
    }
    struct portion_state *state = portion_at(prep, event->portion);
    bool substitute = event->product != portion->product;
    if (substitute &&
        (state->substitute_milli == 0 || event->product != state->substitute_product)) {
        return false;
    }
    struct count *count = substitute ? &state->substitute_count : &state->count;
    if (count->state == COUNT_AGREED || count->state == COUNT_DIFFERS) {
        return false;
    }
    undo_push(prep, event, event->portion);
    const struct product *product = plan_product(prep->plan, event->product);
    int64_t expected = substitute ? state->substitute_milli : state->picked_milli;
    int64_t off = event->units_milli - expected;
    int64_t tolerance = plan_tolerance_milli(prep->plan, product, expected);
    count->found_milli = event->units_milli;
    if ((off < 0 ? -off : off) <= tolerance && (event->units_milli == 0) == (expected == 0)) {
        count->state = COUNT_AGREED;
    } else if (count->state == COUNT_OPEN) {
        count->state = COUNT_AGAIN;
    } else {
        count->state = COUNT_DIFFERS;
        add_discrepancy(prep, event, DISCREPANCY_DIFFERENCE, true, off < 0 ? -off : off, expected,
                        event->units_milli);
    }
    crate_at(prep, event->crate)->last = event->id;
    return true;
}

/* What the check found is what lies in the crate from now on. */
static void take_over_count(struct prep *prep, uint32_t id)
{
    struct portion_state *state = portion_at(prep, id);
    int64_t ordered = plan_portion(prep->plan, id)->units_milli;
    if (state->count.state == COUNT_DIFFERS) {
        int64_t room = ordered - state->missing_milli;
        state->picked_milli = state->count.found_milli;
        state->extra_milli = state->picked_milli > room ? state->picked_milli - room : 0;
    }
    if (state->substitute_count.state == COUNT_DIFFERS) {
        int64_t found = state->substitute_count.found_milli;
        state->substitute_milli = found < ordered ? found : ordered; /* the list keeps the rest */
    }
    int64_t over = state->picked_milli - state->extra_milli + state->missing_milli +
                   state->substitute_milli - ordered;
    if (over > 0) { /* found again after all: less is missing, or more is extra */
        int64_t less = over < state->missing_milli ? over : state->missing_milli;
        state->missing_milli -= less;
        int64_t extra = over - less;
        int64_t most = state->picked_milli - state->extra_milli;
        state->extra_milli += extra < most ? extra : most;
    }
    state->count = (struct count){0};
    state->substitute_count = (struct count){0};
    state->skipped = 0;
    settle(prep, id);
}

static bool apply_reopened(struct prep *prep, const struct event *event)
{
    struct crate_state *crate = crate_at(prep, event->crate);
    if (crate == NULL || crate->lane != LANE_NONE ||
        (crate->status != CRATE_PICKED && crate->status != CRATE_CHECKED &&
         crate->status != CRATE_CHECKING)) {
        return false;
    }
    crate->status = CRATE_PICKING;
    crate->last = event->id;
    crate->skips = 0;
    const struct crate *row = plan_crate(prep->plan, event->crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        take_over_count(prep, row->first_portion + i);
    }
    return true;
}

static bool apply_pickup_mode(struct prep *prep, const struct event *event)
{
    const struct pickup *pickup =
        prep->plan != NULL ? plan_pickup(prep->plan, event->target) : NULL;
    if (pickup == NULL || event->value < 0 || event->value >= PICKUP_MODE_COUNT) {
        return false;
    }
    prep->modes[pickup - prep->plan->pickups.rows] = (enum pickup_mode)event->value;
    return true;
}

static bool apply_prep_closed(struct prep *prep)
{
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        if (prep->lanes[i].crate != ID_NONE) {
            return false;
        }
    }
    prep->is_closed = true;
    return true;
}

static bool apply_kind(struct prep *prep, const struct event *event)
{
    bool needs_plan = event->kind >= EVENT_CRATE_OPENED && event->kind <= EVENT_CRATE_REOPENED;
    if (prep->is_closed || (needs_plan && prep->plan == NULL)) {
        return false;
    }
    switch (event->kind) {
    case EVENT_PLAN_SET: return apply_plan_set(prep, event);
    case EVENT_LABEL_DRAWN: return apply_label_drawn(prep, event);
    case EVENT_LABEL_CONFIRMED: return apply_label_confirmed(prep, event);
    case EVENT_CRATE_OPENED:
    case EVENT_CHECK_OPENED: return apply_opened(prep, event);
    case EVENT_UNITS_PICKED: return apply_picked(prep, event);
    case EVENT_UNDONE: return undo_apply(prep, event);
    case EVENT_DISCREPANCY: return apply_discrepancy(prep, event);
    case EVENT_PORTION_SKIPPED: return apply_skipped(prep, event);
    case EVENT_CRATE_LEFT: return apply_left(prep, event);
    case EVENT_CRATE_CLOSED: return apply_closed(prep, event);
    case EVENT_COUNTED: return apply_counted(prep, event);
    case EVENT_CHECK_CLOSED: return apply_check_closed(prep, event);
    case EVENT_CRATE_REOPENED: return apply_reopened(prep, event);
    case EVENT_HALF_DAY_CLOSED: prep->half_day++; return true;
    case EVENT_PREP_CLOSED: return apply_prep_closed(prep);
    case EVENT_PICKUP_MODE_SET: return apply_pickup_mode(prep, event);
    case EVENT_NONE:
    case EVENT_KIND_COUNT: break;
    }
    return false;
}

bool prep_apply(struct prep *prep, const struct event *event)
{
    if (!apply_kind(prep, event)) {
        return false;
    }
    prep->event_count++;
    if (event->lamport > prep->lamport) {
        prep->lamport = event->lamport;
    }
#ifndef NDEBUG
    const char *wrong = prep_check_crate(prep, event->crate);
    if (wrong != NULL) {
        assert_failed(__FILE__, __LINE__, wrong);
    }
#endif
    return true;
}
