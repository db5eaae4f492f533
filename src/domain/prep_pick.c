/* prep_pick.c: the events of filling a crate. */
#include "base/arena.h"
#include "base/assert.h"
#include "domain/check_rule.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

/* Recomputes whether nothing is left to pick. */
void prep_settle(struct prep *prep, uint32_t id)
{
    const struct portion *portion = plan_portion(prep->plan, id);
    const struct product *product = plan_product(prep->plan, portion->product);
    struct portion_state *state = prep_known_portion(prep, id);
    int64_t tolerance = state->picked_milli > 0
                            ? plan_tolerance_milli(prep->plan, product, portion->units_milli)
                            : 0;
    state->settled = prep_got_milli(state) + tolerance >= prep_target_milli(prep, id);
}

void prep_settle_substitute(struct portion_state *state)
{
    if (state->substitute_milli == 0) {
        state->substitute_product = ID_NONE;
        state->substitute_per = 0;
    }
}

static struct lane *lane_of(struct prep *prep, const struct event *event)
{
    return &lend_lanes(prep, lend_party(prep, event->id.station))[event->lane];
}

/* True if the crate is open in the event's lane in this status. */
bool prep_open_in_lane(struct prep *prep, const struct event *event, enum crate_status status)
{
    struct crate_state *crate = prep_crate_at(prep, event->crate);
    return crate != NULL && event->lane < LIMIT_LANES && crate->status == status &&
           crate->lane == event->lane && lane_of(prep, event)->crate == event->crate;
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

bool prep_apply_opened(struct prep *prep, const struct event *event)
{
    struct crate_state *crate = prep_crate_at(prep, event->crate);
    if (crate == NULL || event->lane >= LIMIT_LANES || crate->lane != LANE_NONE ||
        lane_of(prep, event)->crate != ID_NONE) {
        return false;
    }
    if (!prep_crate_counts(prep, event->crate) || crate->trip != 0) {
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
    crate->party = lend_party(prep, event->id.station);
    crate->last = event->id;
    crate->opened_ms = event->at_ms;
    lane_of(prep, event)->crate = event->crate;
    return true;
}

/* Product by product: the crate stands about and the lane has none open. */
static bool stands_free(struct prep *prep, const struct event *event)
{
    const struct crate_state *crate = prep_crate_at(prep, event->crate);
    return crate != NULL && event->lane < LIMIT_LANES && crate->lane == LANE_NONE &&
           crate->status <= CRATE_PICKING && lane_of(prep, event)->crate == ID_NONE &&
           prep_crate_counts(prep, event->crate);
}

bool prep_apply_picked(struct prep *prep, const struct event *event)
{
    if (!(prep_open_in_lane(prep, event, CRATE_PICKING) || stands_free(prep, event)) ||
        !portion_fits(prep, event) || !takes(prep, event)) {
        return false;
    }
    undo_push(prep, event, event->portion);
    prep_known_portion(prep, event->portion)->picked_milli += event->units_milli;
    prep_use_lot(prep, event->lot, event->portion, event->units_milli);
    prep_known_crate(prep, event->crate)->status = CRATE_PICKING; /* shared out, it begins so */
    prep_known_crate(prep, event->crate)->last = event->id;
    prep_settle(prep, event->portion);
    return true;
}

void prep_add_discrepancy(struct prep *prep, const struct event *event, enum discrepancy_type type,
                          enum discrepancy_step step, int64_t units_milli, int64_t expected_milli,
                          int64_t found_milli)
{
    prep->discrepancies = array_grow(prep->discrepancies, prep->discrepancy_count,
                                     &prep->discrepancy_room, sizeof *prep->discrepancies);
    prep->discrepancies[prep->discrepancy_count++] = (struct discrepancy){
        .event = event->id,
        .number = ++prep->discrepancies_said,
        .at_ms = event->at_ms,
        .type = type,
        .step = step,
        .said_type = type,
        .said_milli = units_milli,
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

bool discrepancy_is_said(enum discrepancy_type type)
{
    return type > DISCREPANCY_NONE && type < DISCREPANCY_TYPE_COUNT &&
           type != DISCREPANCY_DIFFERENCE && type != DISCREPANCY_SHORT &&
           type != DISCREPANCY_SURPLUS && type != DISCREPANCY_NOT_LOADED &&
           type != DISCREPANCY_CONFLICT;
}

bool prep_apply_discrepancy(struct prep *prep, const struct event *event)
{
    /* Shared out, a crate that stands about goes without. */
    bool is_shared = event->type == DISCREPANCY_MISSING && stands_free(prep, event);
    if (!(prep_open_in_lane(prep, event, CRATE_PICKING) || is_shared) ||
        !portion_fits(prep, event) || event->units_milli <= 0) {
        return false;
    }
    struct portion_state *state = prep_known_portion(prep, event->portion);
    int64_t units = event->units_milli;
    int64_t ordered = plan_portion(prep->plan, event->portion)->units_milli;
    int64_t after = ordered - units;
    bool substituted = event->type == DISCREPANCY_SUBSTITUTED;
    int32_t per = event->value > 0 ? event->value : 1; /* records of before say nothing */
    if (substituted &&
        (plan_product(prep->plan, event->other_product) == NULL || event->value < 0 ||
         per > SUBSTITUTE_PER_MOST || event->number < SUBSTITUTE_NOT ||
         event->number >= SUBSTITUTE_REASON_COUNT ||
         (state->substitute_milli > 0 &&
          (state->substitute_product != event->other_product || state->substitute_per != per)))) {
        return false;
    }
    if (!discrepancy_is_said(event->type)) {
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
        state->substitute_per = per;
        prep_use_lot(prep, event->target, event->portion, units * per);
    } else if (event->type == DISCREPANCY_EXTRA) {
        state->picked_milli += units;
        state->extra_milli += units;
        prep_use_lot(prep, event->lot, event->portion, units);
        after = ordered + units;
    }
    prep_add_discrepancy(prep, event, event->type, STEP_PICK, units, ordered,
                         after < 0 ? 0 : after);
    struct discrepancy *added = &prep->discrepancies[prep->discrepancy_count - 1];
    added->other_milli = substituted ? units * per : 0;
    added->reason = substituted ? (enum substitute_reason)event->number : SUBSTITUTE_NOT;
    prep_known_crate(prep, event->crate)->status = CRATE_PICKING;
    prep_known_crate(prep, event->crate)->last = event->id;
    prep_settle(prep, event->portion);
    return true;
}

bool prep_apply_skipped(struct prep *prep, const struct event *event)
{
    const struct portion *portion =
        prep->plan != NULL ? plan_portion(prep->plan, event->portion) : NULL;
    if (!prep_open_in_lane(prep, event, CRATE_PICKING) || portion == NULL ||
        portion->crate != event->crate) {
        return false;
    }
    struct crate_state *crate = prep_known_crate(prep, event->crate);
    if (crate->skips == UINT16_MAX) {
        return false;
    }
    undo_push(prep, event, event->portion);
    prep_known_portion(prep, event->portion)->skipped = ++crate->skips;
    crate->last = event->id;
    return true;
}

/* Frees the lane; `status` is the crate's from now on. */
void prep_free_lane(struct prep *prep, const struct event *event, enum crate_status status)
{
    struct crate_state *crate = prep_known_crate(prep, event->crate);
    undo_push(prep, event, ID_NONE);
    if (crate->status == CRATE_PICKING) {
        int64_t open_ms = event->at_ms - crate->opened_ms;
        bool is_sound = open_ms >= 0 && open_ms <= LIMIT_CRATE_OPEN_MS; /* a clock may be set */
        crate->worked_ms += is_sound ? open_ms : 0;
        crate->filled_ms = event->at_ms;
    }
    crate->status = status;
    crate->lane = LANE_NONE;
    crate->last = event->id;
    lane_of(prep, event)->crate = ID_NONE;
}

bool prep_apply_left(struct prep *prep, const struct event *event)
{
    if (!prep_open_in_lane(prep, event, CRATE_PICKING) &&
        !prep_open_in_lane(prep, event, CRATE_CHECKING)) {
        return false;
    }
    prep_free_lane(prep, event, prep_known_crate(prep, event->crate)->status);
    return true;
}

bool prep_apply_closed(struct prep *prep, const struct event *event)
{
    bool is_shared =
        stands_free(prep, event) && prep_known_crate(prep, event->crate)->status == CRATE_PICKING;
    if (!(prep_open_in_lane(prep, event, CRATE_PICKING) || is_shared) ||
        prep_next_portion(prep, event->crate) != ID_NONE) {
        return false;
    }
    prep_free_lane(prep, event, CRATE_PICKED);
    struct crate_state *crate = prep_known_crate(prep, event->crate);
    crate->filled_turn = ++prep->fillings;
    crate->filled_half_day = prep->half_day;
    return true;
}

/* About the bag as a whole; nothing of what it holds changes, so it stands in nobody's way of an
 * undo. */
bool prep_apply_kept_out(struct prep *prep, const struct event *event)
{
    const struct crate *crate = prep->plan != NULL ? plan_crate(prep->plan, event->crate) : NULL;
    if (crate == NULL || crate->kind == CRATE_DRY || event->lane >= LIMIT_LANES ||
        event->value <= 0) {
        return false;
    }
    prep_add_discrepancy(prep, event, DISCREPANCY_COLD, STEP_PICK, 0,
                         COLD_TOO_LONG_MS / 60000 * INT64_C(1000), event->value * INT64_C(1000));
    return true;
}
