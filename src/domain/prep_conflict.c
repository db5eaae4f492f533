/* prep_conflict.c: what another station noted and does not fit: kept as a discrepancy, each crate
 * and product once, with what is said to lie there. */
#include "base/arena.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"

/* An event that did not fit, and what it counts for in its discrepancy. */
struct conflict {
    struct event_id id, first; /* the discrepancy bears `first` */
    int64_t units_milli;
};

static bool same_id(struct event_id a, struct event_id b)
{
    return a.station == b.station && a.seq == b.seq;
}

static struct discrepancy *find(struct prep *prep, struct event_id first)
{
    for (size_t i = prep->discrepancy_count; i-- > 0;) {
        struct discrepancy *d = &prep->discrepancies[i];
        if (d->said_type == DISCREPANCY_CONFLICT && same_id(d->event, first)) {
            return d;
        }
    }
    return NULL;
}

/* The discrepancy of this station's about the same crate and goods. */
static struct discrepancy *find_like(struct prep *prep, const struct event *about)
{
    for (size_t i = prep->discrepancy_count; i-- > 0;) {
        struct discrepancy *d = &prep->discrepancies[i];
        if (d->said_type == DISCREPANCY_CONFLICT && d->event.station == about->id.station &&
            d->crate == about->crate && d->portion == about->portion &&
            d->product == about->product) {
            return d;
        }
    }
    return NULL;
}

/* The event with only such ids as the plan in force has. */
static struct event known_part(const struct prep *prep, const struct event *event)
{
    struct event about = *event;
    const struct plan *plan = prep->plan;
    const struct portion *portion = plan != NULL ? plan_portion(plan, event->portion) : NULL;
    const struct crate *crate = plan != NULL ? plan_crate(plan, event->crate) : NULL;
    bool whole = portion != NULL && crate != NULL && portion->crate == crate->id;
    about.crate = crate != NULL ? crate->id : ID_NONE;
    about.portion = whole ? portion->id : ID_NONE;
    about.product = whole ? portion->product : ID_NONE;
    about.lot = about.other_product = ID_NONE;
    return about;
}

/* What an undo takes back was a conflict too. */
static void take_back(struct prep *prep, struct event_id undoes)
{
    for (size_t i = prep->conflicts; i-- > 0;) {
        struct conflict *row = &prep->conflict_rows[i];
        struct discrepancy *d = same_id(row->id, undoes) ? find(prep, row->first) : NULL;
        if (d != NULL) {
            d->found_milli -= row->units_milli;
            d->units_milli = d->corrections == 0 ? d->found_milli : d->units_milli;
            d->said_milli = d->found_milli;
            row->units_milli = 0;
            return;
        }
    }
}

static void add_outsider(struct prep *prep, uint64_t station)
{
    prep->outsiders = array_grow(prep->outsiders, prep->outsider_count, &prep->outsider_room,
                                 sizeof *prep->outsiders);
    prep->outsiders[prep->outsider_count++] = station;
}

/* A machine says that a part is its own from now on. */
static bool takes_part(const struct event *event)
{
    return event->kind == EVENT_CRATES_BORROWED || event->kind == EVENT_CRATES_GONE_ON;
}

static void note(struct prep *prep, const struct event *event)
{
    struct event about = known_part(prep, event);
    bool put_in = event->kind == EVENT_UNITS_PICKED && about.portion != ID_NONE &&
                  event->units_milli > 0 && event->units_milli <= LIMIT_SHARE_MILLI;
    int64_t units = put_in ? event->units_milli : 0;
    struct discrepancy *d = find_like(prep, &about);
    if (d == NULL) {
        int64_t here =
            about.portion != ID_NONE ? prep_portion(prep, about.portion)->picked_milli : 0;
        prep_add_discrepancy(prep, &about, DISCREPANCY_CONFLICT, STEP_UNION, 0, here, 0);
        d = &prep->discrepancies[prep->discrepancy_count - 1];
        const struct lend *lend = lend_find(prep, (uint32_t)event->number);
        bool names_lend = takes_part(event) && lend != NULL;
        d->pickup = names_lend ? lend->pickup : ID_NONE;
    }
    d->found_milli += units;
    d->units_milli = d->corrections == 0 ? d->found_milli : d->units_milli;
    d->said_milli = d->found_milli;
    prep->conflict_rows = array_grow(prep->conflict_rows, prep->conflicts, &prep->conflict_room,
                                     sizeof *prep->conflict_rows);
    prep->conflict_rows[prep->conflicts++] =
        (struct conflict){.id = event->id, .first = d->event, .units_milli = units};
}

bool prep_replay(struct prep *prep, const struct event *event)
{
    if (prep_apply(prep, event)) {
        return true;
    }
    if (!prep->has_others) {
        return false;
    }
    prep->event_count++;
    prep->lamport = event->lamport > prep->lamport ? event->lamport : prep->lamport;
    if (takes_part(event) && lend_party(prep, event->id.station) == PARTY_OWN &&
        event->id.station != prep->first_station) {
        add_outsider(prep, event->id.station);
    }
    note(prep, event);
    if (event->kind == EVENT_UNDONE) {
        take_back(prep, event->undoes);
    }
    return true;
}

struct conflict *prep_conflicts_copy(const struct prep *prep)
{
    struct conflict *rows = NULL;
    size_t room = 0;
    for (size_t i = 0; i < prep->conflicts; i++) {
        rows = array_grow(rows, i, &room, sizeof *rows);
        rows[i] = prep->conflict_rows[i];
    }
    return rows;
}
