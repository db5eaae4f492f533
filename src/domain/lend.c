/* lend.c: parts of a month that are out: who may do what with which crates, and the blocks that
 * serials and ids come from. See lend.h. */
#include "domain/lend.h"

#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/code.h"
#include "domain/plan_grow.h"
#include "domain/prep_internal.h"

uint8_t lend_party(const struct prep *prep, uint64_t station)
{
    for (size_t i = 0; i < prep->outsider_count; i++) {
        if (prep->outsiders[i] == station) {
            return PARTY_OUTSIDE;
        }
    }
    for (size_t i = 0; i < prep->lend_count; i++) {
        if (station != 0 && prep->lends[i].station == station) {
            return (uint8_t)prep->lends[i].number;
        }
    }
    return PARTY_OWN;
}

uint8_t lend_here(const struct prep *prep)
{
    uint8_t party = lend_party(prep, prep->station);
    return party == PARTY_OUTSIDE ? PARTY_OWN : party;
}

const struct lend *lend_find(const struct prep *prep, uint32_t number)
{
    for (size_t i = 0; i < prep->lend_count; i++) {
        if (prep->lends[i].number == number) {
            return &prep->lends[i];
        }
    }
    return NULL;
}

static struct lend *find(struct prep *prep, int64_t number)
{
    for (size_t i = 0; i < prep->lend_count; i++) {
        if (prep->lends[i].number == number) {
            return &prep->lends[i];
        }
    }
    return NULL;
}

struct lane *lend_lanes(struct prep *prep, uint8_t party)
{
    struct lend *lend = find(prep, party);
    return lend != NULL ? lend->lanes : prep->own_lanes;
}

const struct lane *prep_lane(const struct prep *prep, uint8_t lane)
{
    ASSERT(lane < LIMIT_LANES);
    const struct lend *lend = lend_find(prep, lend_here(prep));
    return lend != NULL ? &lend->lanes[lane] : &prep->own_lanes[lane];
}

const struct lend *lend_of_pickup(const struct prep *prep, uint32_t pickup)
{
    for (size_t i = prep->lend_count; i-- > 0;) {
        if (pickup != ID_NONE && prep->lends[i].pickup == pickup) {
            return &prep->lends[i];
        }
    }
    return NULL;
}

const struct lend *lend_of_crate(const struct prep *prep, uint32_t crate)
{
    const struct crate *row =
        prep->plan != NULL && prep->lend_count > 0 ? plan_crate(prep->plan, crate) : NULL;
    const struct lend *lend = row != NULL ? lend_of_pickup(prep, row->pickup) : NULL;
    return lend != NULL && lend->state == LEND_OUT ? lend : NULL;
}

bool lend_is_noted(const struct prep *prep, uint32_t crate)
{
    const struct lend *lend = lend_of_pickup(prep, plan_crate(prep->plan, crate)->pickup);
    return lend != NULL && lend->state == LEND_BACK &&
           prep_crate(prep, crate)->status != CRATE_PLANNED;
}

size_t lend_count_out(const struct prep *prep)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->lend_count; i++) {
        count += prep->lends[i].state == LEND_OUT;
    }
    return count;
}

bool lend_may(const struct prep *prep, uint32_t pickup)
{
    const struct lend *lend = lend_of_pickup(prep, pickup);
    bool has_crates = false;
    if (prep->plan == NULL || plan_pickup(prep->plan, pickup) == NULL ||
        (lend != NULL && lend->state == LEND_OUT) || prep->lend_count == LIMIT_LENDS) {
        return false;
    }
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup != pickup) {
            continue;
        }
        has_crates = has_crates || prep_crate_counts(prep, crate->id);
        if (prep->crates[i].status != CRATE_PLANNED || prep->crates[i].lane != LANE_NONE ||
            prep_crate_is_added(prep, crate->id)) {
            return false;
        }
    }
    return has_crates;
}

/* The block that holds a serial, or NULL: it is the month's own machine's. */
static const struct lend *block_of(const struct prep *prep, int32_t serial)
{
    for (size_t i = 0; i < prep->lend_count; i++) {
        if (serial >= prep->lends[i].serial && serial < prep->lends[i].serial_until) {
            return &prep->lends[i];
        }
    }
    return NULL;
}

int32_t lend_serial_after(const struct prep *prep, uint8_t party, int32_t serial)
{
    const struct lend *lend = lend_find(prep, party);
    serial++;
    if (lend != NULL) {
        return serial < lend->serial_until ? serial : LIMIT_SERIAL + 1;
    }
    while (block_of(prep, serial) != NULL) {
        serial = block_of(prep, serial)->serial_until;
    }
    return serial <= LIMIT_SERIAL ? serial : LIMIT_SERIAL + 1;
}

int32_t lend_next_serial(const struct prep *prep, int32_t kind, uint8_t party)
{
    const struct lend *lend = lend_find(prep, party);
    const struct label_list *list = &prep->labels[kind];
    int32_t last = lend != NULL ? lend->serial - 1 : 0;
    for (int32_t i = (int32_t)list->count; i > last; i--) {
        if (list->rows[i - 1].target != ID_NONE && block_of(prep, i) == lend) {
            last = i;
        }
    }
    return lend_serial_after(prep, party, last);
}

struct plan_block lend_block(const struct prep *prep, uint8_t party)
{
    const struct lend *lend = lend_find(prep, party);
    const struct plan *imported = plans_find(prep->plans, prep->plan->import);
    ASSERT(imported != NULL);
    return lend != NULL ? lend->ids : plan_own_block(imported);
}

/* The crate an event works on, ID_NONE for none. */
static uint32_t crate_of(const struct event *event)
{
    bool is_label = event->kind == EVENT_LABEL_DRAWN || event->kind == EVENT_LABEL_CONFIRMED;
    return is_label && event->label_kind == CODE_CRATE ? event->target : event->crate;
}

static bool own_may(const struct prep *prep, const struct event *event)
{
    if (event->kind == EVENT_CASE_SET || event->kind == EVENT_CRATES_LENT) {
        return true; /* they name ids, and work on none of them */
    }
    if (event->kind == EVENT_CRATES_RETURNED) {
        return event->value == 2;
    }
    if (event->kind == EVENT_PICKUP_MODE_SET) {
        const struct lend *lend = lend_of_pickup(prep, event->target);
        return lend == NULL || lend->state != LEND_OUT;
    }
    if (event->kind == EVENT_LABEL_DRAWN && block_of(prep, event->serial) != NULL) {
        return false;
    }
    return lend_of_crate(prep, crate_of(event)) == NULL;
}

/* At a labo: its crates and their labels; nothing of the month as a whole. */
static bool labo_may(const struct prep *prep, const struct lend *lend, const struct event *event)
{
    enum event_kind kind = event->kind;
    bool is_of_crate = (kind >= EVENT_CRATE_OPENED && kind <= EVENT_CRATE_REOPENED) ||
                       kind == EVENT_CRATE_ADDED || kind == EVENT_LABEL_CONFIRMED ||
                       kind == EVENT_KEPT_OUT || kind == EVENT_CRATE_WEIGHED;
    bool is_label = kind == EVENT_LABEL_DRAWN && event->serial >= lend->serial &&
                    event->serial < lend->serial_until;
    bool is_return =
        kind == EVENT_CRATES_RETURNED && event->number == lend->number && event->value == 1;
    bool is_about_room =
        kind == EVENT_HALF_DAY_CLOSED || kind == EVENT_TICKED || kind == EVENT_CODE_LEARNED;
    uint32_t crate = crate_of(event);
    return lend->state == LEND_OUT && (is_of_crate || is_label || is_return || is_about_room) &&
           (plan_crate(prep->plan, crate) == NULL || lend_of_crate(prep, crate) == lend);
}

bool lend_allows(const struct prep *prep, const struct event *event)
{
    uint8_t party = lend_party(prep, event->id.station);
    if (party == PARTY_OUTSIDE || lend_is_superseded(prep, event)) {
        return false;
    }
    const struct lend *lend = lend_find(prep, party);
    return lend == NULL ? own_may(prep, event) : labo_may(prep, lend, event);
}

/* No other part has these serials and ids, and no label or crate has one of them yet. */
static bool blocks_are_free(const struct prep *prep, const struct event *event)
{
    int64_t serial = event->serial, until = serial + event->value;
    if (event->value < 0 || serial < 1 || until > LIMIT_SERIAL + 1) {
        return false;
    }
    for (size_t i = 0; i < prep->lend_count; i++) {
        const struct lend *lend = &prep->lends[i];
        bool meets = (serial < lend->serial_until && until > lend->serial) ||
                     (event->crate < lend->ids.crate_until &&
                      event->crate + LIMIT_LENT_CRATES > lend->ids.crate) ||
                     (event->portion < lend->ids.portion_until &&
                      event->portion + LIMIT_LENT_PORTIONS > lend->ids.portion);
        if (meets) {
            return false;
        }
    }
    for (size_t k = 0; k < sizeof prep->labels / sizeof *prep->labels; k++) {
        const struct label_list *list = &prep->labels[k];
        for (int64_t i = serial; i < until && i <= (int64_t)list->count; i++) {
            if (list->rows[i - 1].target != ID_NONE) {
                return false;
            }
        }
    }
    const struct plan *plan = prep->plan;
    return event->crate >= plan->crates.first_id + plan->crates.count - plan->added_crates &&
           event->crate < UINT32_MAX - LIMIT_LENT_CRATES &&
           event->portion >=
               plan->portions.first_id + plan->portions.count - plan->added_portions &&
           event->portion < UINT32_MAX - LIMIT_LENT_PORTIONS;
}

bool prep_apply_lent(struct prep *prep, const struct event *event)
{
    if (prep->plan == NULL || event->number < 1 || event->number > LIMIT_LENDS ||
        find(prep, event->number) != NULL || !lend_may(prep, event->target) ||
        !blocks_are_free(prep, event)) {
        return false;
    }
    prep->lends = array_grow(prep->lends, prep->lend_count, &prep->lend_room, sizeof *prep->lends);
    prep->lends[prep->lend_count++] =
        (struct lend){.number = (uint32_t)event->number,
                      .pickup = event->target,
                      .serial = event->serial,
                      .serial_until = event->serial + event->value,
                      .ids = {event->crate, event->crate + LIMIT_LENT_CRATES, event->portion,
                              event->portion + LIMIT_LENT_PORTIONS},
                      .at_ms = event->at_ms,
                      .lamport = event->lamport};
    /* Filled elsewhere, and so it stays for this month unless the director wants it otherwise. */
    prep->modes[event->target - prep->plan->pickups.first_id] = PICKUP_BULK;
    return true;
}

bool prep_apply_borrowed(struct prep *prep, const struct event *event)
{
    struct lend *lend = find(prep, event->number);
    if (lend == NULL || lend->state != LEND_OUT || lend->station != 0 ||
        (prep->taken_back >> (lend->number - 1) & 1) != 0 ||
        event->id.station == prep->first_station) {
        return false;
    }
    lend->station = event->id.station;
    return true;
}

bool prep_apply_given_back(struct prep *prep, const struct event *event)
{
    struct lend *lend = find(prep, event->number);
    bool is_taken = event->value == 2;
    if (lend == NULL || lend->state != LEND_OUT || (is_taken && lend->station != 0)) {
        return false;
    }
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        if (lend->lanes[i].crate != ID_NONE) {
            return false;
        }
    }
    lend->state = is_taken ? LEND_TAKEN_BACK : LEND_BACK;
    return true;
}

void prep_foresee(struct prep *prep, const struct event *event)
{
    prep->first_station = prep->first_station != 0 ? prep->first_station : event->id.station;
    prep->has_others = prep->has_others || event->id.station != prep->first_station;
    lend_foresee(prep, event);
    if (event->kind == EVENT_CRATES_RETURNED && event->value == 2 && event->number >= 1 &&
        event->number <= LIMIT_LENDS) {
        prep->taken_back |= UINT64_C(1) << (event->number - 1);
    }
}
