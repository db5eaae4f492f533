/* prep_check.c: the invariants of a prep, and its digest. */
#include <string.h>

#include "base/str.h"
#include "domain/lend.h"
#include "domain/place.h"
#include "domain/prep_internal.h"

static const char *check_portion(const struct prep *prep, uint32_t id)
{
    const struct portion *portion = plan_portion(prep->plan, id);
    const struct product *product = plan_product(prep->plan, portion->product);
    const struct portion_state *state = prep_portion(prep, id);
    if (state->picked_milli < 0 || state->missing_milli < 0 || state->substitute_milli < 0 ||
        state->extra_milli < 0 || state->extra_milli > state->picked_milli) {
        return "a portion has a negative or impossible amount";
    }
    int64_t tolerance = plan_tolerance_milli(prep->plan, product, portion->units_milli);
    if (state->to_add_milli < 0 || state->to_remove_milli < 0 || state->to_swap_milli < 0 ||
        state->to_remove_milli > state->extra_milli ||
        state->to_swap_milli > state->substitute_milli) {
        return "what is to be changed in a crate is not in it";
    }
    int64_t got = prep_got_milli(state);
    int64_t target = prep_target_milli(prep, id);
    if (state->cut_milli < 0 || state->cut_milli > state->missing_milli || state->gift_milli < 0) {
        return "what a share took or gave is not in its portion";
    }
    if (got > target + tolerance) {
        return "a portion holds more than was ordered";
    }
    if (state->settled != (got + (state->picked_milli > 0 ? tolerance : 0) >= target)) {
        return "a portion's settled mark is wrong";
    }
    if (state->substitute_milli > 0
            ? plan_product(prep->plan, state->substitute_product) == NULL ||
                  state->substitute_per < 1 || state->substitute_per > SUBSTITUTE_PER_MOST
            : state->substitute_product != ID_NONE || state->substitute_per != 0) {
        return "a substitute is not in the plan, or nobody knows what it stands for";
    }
    return NULL;
}

const char *prep_check_crate(const struct prep *prep, uint32_t id)
{
    const struct crate *crate = prep->plan != NULL ? plan_crate(prep->plan, id) : NULL;
    if (crate == NULL) {
        return NULL;
    }
    const struct crate_state *state = prep_crate(prep, id);
    if (state->trip != 0 && (state->trip > prep->trip_count || state->lane != LANE_NONE ||
                             state->status < CRATE_PICKED)) {
        return "a crate that is not filled, or in somebody's hands, is on a vehicle";
    }
    if (state->lane != LANE_NONE && !prep_crate_counts(prep, id)) {
        return "a crate that is no longer wanted is open in a lane";
    }
    if (state->lane != LANE_NONE) {
        const struct lend *lend = lend_find(prep, state->party);
        const struct lane *lanes = lend != NULL ? lend->lanes : prep->own_lanes;
        if (state->lane >= LIMIT_LANES || lanes[state->lane].crate != id) {
            return "a crate is open in a lane that does not hold it";
        }
        if (state->status != CRATE_PICKING && state->status != CRATE_CHECKING) {
            return "a crate that is not being worked on is open in a lane";
        }
    }
    if (state->status == CRATE_PICKED && prep_next_portion(prep, id) != ID_NONE) {
        return "a picked crate has something left to pick";
    }
    bool substitute;
    if (state->status == CRATE_CHECKED && prep_next_count(prep, id, &substitute) != ID_NONE) {
        return "a checked crate has something left to count";
    }
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const char *wrong = check_portion(prep, crate->first_portion + i);
        if (wrong != NULL) {
            return wrong;
        }
    }
    return NULL;
}

static const char *check_labels(const struct prep *prep)
{
    const struct label_list *list = &prep->labels[1];
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        int32_t serial = prep->crate_serials[i];
        if (serial < 0 || serial > (int32_t)list->count) {
            return "a crate's label was never drawn";
        }
        if (serial > 0 && (list->rows[serial - 1].is_void ||
                           list->rows[serial - 1].target != prep->plan->crates.rows[i].id)) {
            return "a crate's label is void or another crate's";
        }
    }
    return NULL;
}

/* What waits in a portion is what the open chores say, and the other way round. */
static const char *check_chores(const struct prep *prep)
{
    int64_t waiting = 0;
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        if (chore->is_done || chore->is_void) {
            continue;
        }
        if (chore->crate != ID_NONE && plan_crate(prep->plan, chore->crate) == NULL) {
            return "a chore is about a crate that is not there";
        }
        if (chore->kind == CHORE_ADD || chore->kind == CHORE_REMOVE) {
            const struct portion *portion = plan_portion(prep->plan, chore->portion);
            if (portion == NULL || portion->crate != chore->crate ||
                plan_product(prep->plan, chore->product) == NULL) {
                return "a chore is about goods that are not there";
            }
            waiting += chore->units_milli;
        }
    }
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion_state *state = &prep->portions[i];
        const struct crate *crate = plan_crate(prep->plan, prep->plan->portions.rows[i].crate);
        if (prep_crate_counts(prep, crate->id)) {
            waiting -= state->to_add_milli + state->to_remove_milli + portion_swap_milli(state);
        }
    }
    return waiting == 0 ? NULL : "the chores and the crates do not say the same";
}

/* Of each lot as much was taken as lies in crates of it and went to labos. */
static const char *check_lots(const struct prep *prep)
{
    for (size_t i = 0; i < prep->lot_count; i++) {
        int64_t left = prep->lots[i].taken_milli;
        for (size_t k = 0; k < prep->use_count; k++) {
            left -= prep->uses[k].lot == prep->lots[i].id ? prep->uses[k].units_milli : 0;
        }
        for (size_t k = 0; k < prep->sent_count; k++) {
            left -= prep->sent[k].lot == prep->lots[i].id ? prep->sent[k].units_milli : 0;
        }
        if (left != 0 || (prep->lots[i].is_undone && prep->lots[i].taken_milli != 0)) {
            return "a lot and the crates it went into do not say the same";
        }
    }
    return NULL;
}

static const char *check_lanes(const struct prep *prep, const struct lane *lanes, uint8_t party)
{
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        uint32_t crate = lanes[i].crate;
        if (crate != ID_NONE &&
            (plan_crate(prep->plan, crate) == NULL || prep_crate(prep, crate)->lane != i ||
             prep_crate(prep, crate)->party != party)) {
            return "a lane holds a crate that is not open in it";
        }
    }
    return NULL;
}

const char *prep_check(const struct prep *prep)
{
    if (prep->plan == NULL) {
        return NULL;
    }
    const char *wrong = NULL;
    for (size_t i = 0; wrong == NULL && i < prep->plan->crates.count; i++) {
        wrong = prep_check_crate(prep, prep->plan->crates.rows[i].id);
    }
    wrong = wrong != NULL ? wrong : check_lanes(prep, prep->own_lanes, PARTY_OWN);
    for (size_t i = 0; wrong == NULL && i < prep->lend_count; i++) {
        const struct lend *lend = &prep->lends[i];
        wrong = check_lanes(prep, lend->lanes, (uint8_t)lend->number);
    }
    wrong = wrong != NULL ? wrong : check_chores(prep);
    wrong = wrong != NULL ? wrong : check_lots(prep);
    return wrong != NULL ? wrong : check_labels(prep);
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 64; i += 8) {
        hash = (hash ^ (value >> i & 0xFF)) * 1099511628211u; /* FNV-1a */
    }
    return hash;
}

static uint64_t mix_count(uint64_t hash, const struct count *count)
{
    return mix(mix(hash, count->state), (uint64_t)count->found_milli);
}

static uint64_t mix_plan_state(uint64_t hash, const struct prep *prep)
{
    hash = mix(hash, prep->plan->import);
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        hash = mix(hash, prep->modes[i]);
    }
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate_state *crate = &prep->crates[i];
        hash = mix(hash, crate->status);
        hash = mix(hash, crate->lane);
        hash = mix(hash, crate->skips);
        hash = mix(hash, crate->checks);
        hash = mix(hash, crate->last.station);
        hash = mix(hash, crate->last.seq);
        hash = mix(hash, (uint64_t)prep->crate_serials[i]);
        hash = mix(hash, (uint64_t)crate->is_gone << 1 | crate->needs_label);
        if (crate->trip != 0) { /* records of before have the digest they had */
            hash = mix(hash, UINT64_C(1) << 32 | crate->trip);
        }
        if (crate->weight != WEIGHT_NOT_SAID) {
            hash = mix(mix(hash, crate->weight), (uint64_t)crate->weighed_g);
        }
    }
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion_state *portion = &prep->portions[i];
        hash = mix(hash, (uint64_t)portion->picked_milli);
        hash = mix(hash, (uint64_t)portion->missing_milli);
        hash = mix(hash, (uint64_t)portion->extra_milli);
        hash = mix(hash, (uint64_t)portion->substitute_milli);
        hash = mix(hash, portion->substitute_product);
        if (portion->substitute_per > 1) { /* as above */
            hash = mix(hash, (uint64_t)portion->substitute_per);
        }
        hash = mix(hash, (uint64_t)portion->to_add_milli);
        hash = mix(hash, (uint64_t)portion->to_remove_milli);
        hash = mix(hash, (uint64_t)portion->to_swap_milli);
        hash = mix(hash, portion->skipped);
        hash = mix(hash, portion->settled);
        hash = mix_count(hash, &portion->count);
        hash = mix_count(hash, &portion->substitute_count);
        if (portion->cut_milli != 0 || portion->gift_milli != 0) {
            hash = mix(mix(hash, (uint64_t)portion->cut_milli), (uint64_t)portion->gift_milli);
        }
    }
    for (size_t i = 0; prep->grown != NULL && i < prep->plan->portions.count; i++) {
        hash = mix(hash, (uint64_t)prep->plan->portions.rows[i].units_milli);
    }
    for (size_t i = 0; prep->grown != NULL && i < prep->plan->products.count; i++) {
        const char *place = prep->plan->products.rows[i].place;
        bool is_moved = !str_equal(place, prep_imported(prep)->products.rows[i].place);
        hash = is_moved ? mix(mix(hash, i), (uint64_t)place_number(place)) : hash;
    }
    for (size_t i = 0; i < prep->plan->orders.count; i++) {
        hash = mix(hash, prep->notes[i]);
    }
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        hash = mix(mix(hash, chore->kind), (uint64_t)chore->is_done << 1 | chore->is_void);
        hash = mix(mix(hash, chore->crate), chore->portion);
        hash = mix(mix(hash, chore->product), (uint64_t)chore->units_milli);
        hash = chore->trip != 0 ? mix(hash, chore->trip) : hash; /* as above */
    }
    for (size_t i = 0; i < prep->share_count; i++) {
        const struct share *share = &prep->shares[i];
        hash = mix(mix(hash, share->product), (uint64_t)share->rule);
        hash = mix(hash, (uint64_t)share->there_milli);
    }
    return hash;
}

/* Nothing for what no desk has touched, so that records from before have the digest they had. */
static uint64_t mix_case(uint64_t hash, const struct discrepancy *d)
{
    if (d->share != 0 || d->pickup != ID_NONE) {
        hash = mix(mix(mix(hash, d->share), d->pickup), d->face);
    }
    hash = d->reason != SUBSTITUTE_NOT ? mix(hash, d->reason) : hash;
    if (d->cause != CAUSE_OPEN || d->decision != DECISION_OPEN || d->corrections > 0) {
        hash = mix(mix(mix(hash, d->cause), d->decision), d->follow_up);
    }
    return hash;
}

/* What comes in and goes out; nothing of it leaves the digest as it was. */
static uint64_t mix_goods(uint64_t hash, const struct prep *prep)
{
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        if (!lot->is_undone) {
            hash = mix(mix(hash, lot->id), lot->product);
            hash = mix(mix(hash, (uint64_t)lot->units_milli), (uint64_t)lot->taken_milli);
            hash = mix(mix(hash, (uint64_t)lot->note), lot->supplier);
            hash = lot->due != 0 ? mix(mix(hash, lot->due), lot->half_day) : hash;
        }
    }
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        hash = prep->goods[i].is_complete ? mix(hash, i + 1) : hash;
        const struct substitution *said = &prep->substitutions[i];
        if (said->reason != SUBSTITUTE_NOT) {
            hash = mix(mix(hash, said->reason), said->other);
            hash = mix(mix(hash, (uint64_t)said->per), i + 1);
        }
    }
    for (size_t i = 0; i < prep->sent_count; i++) {
        const struct bulk_lot *row = &prep->sent[i];
        if (row->units_milli > 0) {
            hash = mix(mix(mix(hash, row->lot), row->pickup), (uint64_t)row->units_milli);
        }
    }
    for (size_t i = 0; i < prep->bagging_count; i++) {
        const struct bagging *bagging = &prep->baggings[i];
        if (!bagging->is_undone) {
            hash = mix(mix(hash, bagging->product), (uint64_t)bagging->made);
            hash = mix(mix(hash, (uint64_t)bagging->bag_g), (uint64_t)bagging->lost_g);
        }
    }
    for (size_t i = 0; i < prep->trip_count; i++) {
        const struct trip_state *trip = &prep->trips[i];
        hash = mix(mix(hash, trip->vehicle), (uint64_t)trip->limit_g);
        for (size_t k = 0; k < trip->stop_count; k++) {
            hash = mix(hash, trip->stops[k]);
        }
        hash = mix(hash, trip->is_closed);
    }
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->pickups.count; i++) {
        hash = prep->empties[i] != 0 ? mix(mix(hash, i + 1), (uint64_t)prep->empties[i]) : hash;
    }
    for (size_t i = 0; i < prep->tick_count; i++) {
        const struct tick *tick = &prep->ticks[i];
        hash = mix(mix(hash, tick->list), (uint64_t)tick->item);
        hash = mix(hash, (uint64_t)tick->half_day << 1 | tick->is_done);
        hash = tick->reading != 0 ? mix(hash, (uint64_t)tick->reading) : hash;
    }
    for (size_t i = 0; i < prep->helper_count; i++) {
        hash = mix(mix(hash, prep->helpers[i].half_day), prep->helpers[i].people);
    }
    return hash;
}

/* What went out and came back; what did not fit. */
static uint64_t mix_lends(uint64_t hash, const struct prep *prep)
{
    for (size_t i = 0; i < prep->lend_count; i++) {
        const struct lend *lend = &prep->lends[i];
        hash = mix(mix(mix(hash, lend->number), lend->pickup), lend->state);
        hash = mix(mix(hash, lend->station), (uint64_t)lend->serial);
        for (size_t k = 0; k < LIMIT_LANES; k++) {
            hash = mix(hash, lend->lanes[k].crate);
        }
    }
    for (size_t i = 0; i < prep->outsider_count; i++) {
        hash = mix(hash, prep->outsiders[i]);
    }
    return prep->conflicts > 0 ? mix(hash, prep->conflicts) : hash;
}

uint64_t prep_digest(const struct prep *prep)
{
    uint64_t hash = 14695981039346656037u;
    hash = mix(hash, prep->number);
    hash = mix(hash, prep->half_day);
    hash = mix(hash, prep->is_closed);
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        hash = mix(hash, prep->own_lanes[i].crate);
    }
    if (prep->plan != NULL) {
        hash = mix_plan_state(hash, prep);
    }
    for (size_t k = 0; k < sizeof prep->labels / sizeof *prep->labels; k++) {
        for (size_t i = 0; i < prep->labels[k].count; i++) {
            const struct label_state *label = &prep->labels[k].rows[i];
            hash = mix(hash, label->target);
            hash = mix(hash, (uint64_t)label->copy << 1 | label->is_void);
        }
    }
    hash = mix_goods(hash, prep);
    hash = mix_lends(hash, prep);
    for (size_t i = 0; i < prep->case_change_count; i++) {
        hash = mix(mix(hash, prep->case_changes[i].number), prep->case_changes[i].role);
    }
    for (size_t i = 0; i < prep->learned.count; i++) {
        const struct learned_code *code = &prep->learned.rows[i];
        hash = mix(mix(hash, (uint64_t)code->gtin), code->product);
        hash = mix(hash, (uint64_t)code->units);
    }
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (!d->is_undone) {
            hash = mix(mix(hash, d->event.station), d->event.seq);
            hash = mix(mix(hash, d->type), d->portion);
            hash = mix(mix(hash, (uint64_t)d->units_milli), (uint64_t)d->found_milli);
            hash = mix_case(hash, d);
        }
    }
    return hash;
}
