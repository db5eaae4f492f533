/* lending.c: see lending.h. */
#include "app/lending.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/decide.h"
#include "domain/lend.h"

static void take_head(struct part *part, const struct prep *prep, const struct lend *lend)
{
    const struct pickup *pickup = plan_pickup(prep->plan, lend->pickup);
    part->prep = prep->number;
    part->import = prep->plan->import;
    part->lend = lend->number;
    (void)str_copy(part->digest, sizeof part->digest, prep->plan->digest);
    (void)str_copy(part->pickup, sizeof part->pickup, pickup != NULL ? pickup->name : "");
}

/* First names of the part's orders; notes stay here, the director has said what they mean. */
static struct people names_of(const struct people *people, const struct plan *plan, uint32_t pickup)
{
    struct people names = {.rows = calloc(people->count + 1, sizeof *names.rows)};
    ASSERT(names.rows != NULL);
    for (size_t i = 0; i < people->count; i++) {
        const struct order *order = plan_order(plan, people->rows[i].order);
        if (order != NULL && order->pickup == pickup) {
            names.rows[names.count] = people->rows[i];
            memset(names.rows[names.count].note, 0, sizeof names.rows[names.count].note);
            names.count++;
        }
    }
    return names;
}

bool lending_write_letter(const struct record *record, uint32_t pickup, bool with_names,
                          const char *path, struct error *err)
{
    const struct prep *prep = &record->prep;
    const struct lend *lend = lend_of_pickup(prep, pickup);
    struct letter letter = {0};
    if (lend == NULL || lend->state != LEND_OUT) {
        return error_set(err, ERROR_INPUT, "not_lent", "Ce labo n’a pas de part du mois.");
    }
    if (!letter_write(prep, lend, &letter)) {
        return error_set(err, ERROR_INPUT, "part_heavy",
                         "Une cagette de ce labo est plus lourde que le réglage. Importez le mois "
                         "encore une fois, puis recommencez.");
    }
    struct part part = {
        .kind = PART_LETTER, .events = letter.events, .event_count = letter.event_count};
    take_head(&part, prep, lend);
    plans_add(&part.plans, &letter.plan);
    if (with_names) {
        part.people = names_of(&record->people, &letter.plan, pickup);
    }
    bool done = part_write(&part, path, err);
    plans_finish(&part.plans);
    people_finish(&part.people);
    letter_finish(&letter);
    return done;
}

/* Machines of one part, each restored from a backup of the one before. */
struct chain {
    uint64_t stations[LIMIT_LENDS];
    size_t count;
};

static bool is_in(const struct chain *chain, uint64_t station)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->stations[i] == station) {
            return true;
        }
    }
    return false;
}

static void add(struct chain *chain, uint64_t station)
{
    if (!is_in(chain, station) && chain->count < LIMIT_LENDS) {
        chain->stations[chain->count++] = station;
    }
}

bool lending_go_on(struct store *store, uint64_t before, int64_t at_ms, struct error *err)
{
    struct record record = {0};
    struct event *events = NULL;
    size_t count = 0;
    uint32_t open = 0;
    const struct lend *lend = NULL;
    if (!store_open_prep(store, &open, err)) {
        return false;
    }
    bool done = open == 0 || record_load(&record, store, open, err);
    for (size_t i = 0; done && i < record.prep.lend_count; i++) {
        bool is_its = before != 0 && record.prep.lends[i].station == before;
        lend = is_its ? &record.prep.lends[i] : lend;
    }
    if (done && lend != NULL && store_list_events(store, open, &events, &count, err)) {
        struct event event = {.prep = open,
                              .kind = EVENT_CRATES_GONE_ON,
                              .number = (int64_t)lend->number,
                              .undoes = {.station = before}};
        for (size_t i = 0; i < count; i++) {
            bool is_its = events[i].id.station == before && events[i].id.seq > event.undoes.seq;
            event.undoes.seq = is_its ? events[i].id.seq : event.undoes.seq;
        }
        struct store_stamp stamp = store_stamp(store);
        store_stamp_event(&stamp, &event, at_ms);
        done = store_append(store, &event, 1, err);
    } else {
        done = done && lend == NULL;
    }
    free(events);
    record.store = NULL; /* it is the caller's */
    record_finish(&record);
    return done;
}

bool lending_write_record(const struct record *record, const char *path, struct error *err)
{
    const struct prep *prep = &record->prep;
    const struct lend *lend = NULL;
    for (size_t i = 0; i < prep->lend_count; i++) {
        lend = prep->lends[i].station == prep->station ? &prep->lends[i] : lend;
    }
    if (lend == NULL || lend->station == 0) {
        return error_set(err, ERROR_INPUT, "not_lent",
                         "Cette borne n’a pas reçu la part d’un labo : il n’y a rien à rendre.");
    }
    if (lend->state != LEND_BACK) {
        return error_set(err, ERROR_INPUT, "not_given_back",
                         "On travaille encore sur cette part : rendez-la d’abord.");
    }
    struct event *events = NULL;
    size_t count = 0, kept = 0;
    if (!store_list_events(record->store, prep->number, &events, &count, err)) {
        return false;
    }
    struct chain chain = {.stations = {prep->station}, .count = 1};
    for (size_t i = count; i-- > 0;) { /* the latest machine first */
        if (events[i].kind == EVENT_CRATES_GONE_ON && is_in(&chain, events[i].id.station)) {
            add(&chain, events[i].undoes.station);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (is_in(&chain, events[i].id.station)) {
            events[kept++] = events[i];
        }
    }
    struct part part = {.kind = PART_RECORD, .events = events, .event_count = kept};
    take_head(&part, prep, lend);
    bool done = part_write(&part, path, err);
    free(events);
    return done;
}

static bool wrong(struct error *err)
{
    return error_set(err, ERROR_INPUT, "part_wrong",
                     "Ce fichier ne contient pas ce qu’il devrait. Rien n’est changé.");
}

/* The state that a letter makes; false: it does not hold together. */
static bool letter_fits(const struct part *part)
{
    struct prep prep;
    bool ok = part->kind == PART_LETTER && part->plans.count == 1 && part->event_count > 1;
    prep_init(&prep, part->prep, &part->plans);
    for (size_t i = 0; i < part->event_count && ok; i++) {
        ok = part->events[i].id.station == part->events[0].id.station &&
             prep_apply(&prep, &part->events[i]);
    }
    ok = ok && prep.plan != NULL && prep.lend_count == 1 && prep.lends[0].state == LEND_OUT &&
         prep.lends[0].number == part->lend && prep_check(&prep) == NULL;
    prep_finish(&prep);
    return ok;
}

/* True when this very letter is here already. */
static bool is_here(struct store *store, const struct part *part, bool *ret_clash,
                    struct error *err)
{
    uint32_t *preps = NULL;
    size_t count = 0, event_count = 0;
    struct event *events = NULL;
    bool known = false, found = false;
    if (!store_list_preps(store, &preps, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        known = known || preps[i] == part->prep;
    }
    free(preps);
    if (known && !store_list_events(store, part->prep, &events, &event_count, err)) {
        return false;
    }
    for (size_t i = 0; i < event_count; i++) {
        found = found || event_equal(&events[i], &part->events[part->event_count - 1]);
    }
    free(events);
    *ret_clash = known && !found;
    return found;
}

/* Rows of the folder have ids that the letter's have, too. */
static bool ids_clash(const struct plan_ids *ids, const struct plan *plan)
{
#define CLASH(table, next) (plan->table.count > 0 && plan->table.first_id < (next))
    return plan->import < ids->import || CLASH(rooms, ids->room) ||
           CLASH(suppliers, ids->supplier) || CLASH(products, ids->product) ||
           CLASH(lots, ids->lot) || CLASH(pickups, ids->pickup) || CLASH(orders, ids->order) ||
           CLASH(lines, ids->line) || CLASH(crates, ids->crate) || CLASH(portions, ids->portion);
#undef CLASH
}

/* The part of the month before was given back: its prep ends here, under the station of its letter,
 * which never leaves this machine. */
static bool close_returned(struct store *store, uint32_t open, int64_t now_ms, struct error *err)
{
    struct record record = {0};
    bool done = record_load(&record, store, open, err);
    const struct prep *prep = &record.prep;
    const struct lend *lend = done && prep->lend_count > 0 ? &prep->lends[0] : NULL;
    bool was_returned =
        lend != NULL && lend->station == store_station(store) && lend->state == LEND_BACK;
    if (done && prep->plan != NULL && !was_returned) {
        done = error_set(err, ERROR_INPUT, "prep_open",
                         "Sur cette borne, une autre préparation n’est pas finie. Fermez-la ou "
                         "rendez-la d’abord.");
    }
    if (done && was_returned) {
        struct event *events = NULL;
        size_t count = 0;
        struct event last = {.id.station = prep->first_station,
                             .lamport = store_stamp(store).lamport + 1,
                             .at_ms = now_ms,
                             .prep = open,
                             .kind = EVENT_PREP_CLOSED};
        done = store_list_events(store, open, &events, &count, err);
        for (size_t i = 0; i < count; i++) {
            bool is_letters = events[i].id.station == prep->first_station;
            last.id.seq =
                is_letters && events[i].id.seq > last.id.seq ? events[i].id.seq : last.id.seq;
        }
        last.id.seq++;
        free(events);
        done = done && store_append(store, &last, 1, err);
    }
    record.store = NULL; /* it is the caller's */
    record_finish(&record);
    return done;
}

bool lending_receive(struct store *store, const struct part *part, uint64_t station, int64_t now_ms,
                     bool *ret_again, struct error *err)
{
    struct plan_ids ids;
    struct error failure = {0};
    uint32_t open = 0;
    bool clash = false;
    *ret_again = false;
    if (!letter_fits(part)) {
        return wrong(err);
    }
    *ret_again = is_here(store, part, &clash, &failure);
    if (failure.code[0] != '\0' || !store_plan_ids(store, &ids, &failure) ||
        !store_open_prep(store, &open, &failure)) {
        *err = failure;
        return false;
    }
    if (*ret_again) {
        return true;
    }
    const struct plan *plan = part->plans.items[0];
    if (clash || ids_clash(&ids, plan)) {
        return error_set(
            err, ERROR_INPUT, "part_clash",
            "Cette borne a déjà des préparations à elle, avec les mêmes numéros : elle "
            "ne peut pas recevoir cette part.");
    }
    if ((open != 0 && !close_returned(store, open, now_ms, err)) ||
        !store_renew(store, station, err)) {
        return false;
    }
    struct store_gesture gesture = {.prep = part->prep, .plan = plan, .people = &part->people};
    for (size_t i = 0; i < part->event_count; i++) {
        store_gesture_event(&gesture, &part->events[i]);
    }
    struct store_stamp stamp = store_stamp(store);
    uint64_t last = part->events[part->event_count - 1].lamport;
    stamp.lamport = stamp.lamport > last ? stamp.lamport : last;
    struct event taken = {
        .prep = part->prep, .kind = EVENT_CRATES_BORROWED, .number = (int64_t)part->lend};
    store_stamp_event(&stamp, &taken, now_ms);
    store_gesture_event(&gesture, &taken);
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}

static size_t live(const struct prep *prep, bool conflicts)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        count += !d->is_undone && (d->said_type == DISCREPANCY_CONFLICT) == conflicts;
    }
    return count;
}

static void count_crates(const struct prep *prep, uint32_t pickup, struct lending_news *ret)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup == pickup && prep_crate_counts(prep, crate->id)) {
            ret->crates++;
            ret->picked += prep->crates[i].status >= CRATE_PICKED;
            ret->checked += prep->crates[i].status == CRATE_CHECKED;
            ret->added += prep_crate_is_added(prep, crate->id);
        }
    }
}

/* One machine wrote it, or such as went on from each other's backups, and none that is known here
 * for something else. */
static bool record_fits(const struct store *store, const struct prep *prep, const struct part *part)
{
    struct chain chain = {.count = 0};
    bool ok = part->kind == PART_RECORD && part->event_count > 0 &&
              part->events[0].kind == EVENT_CRATES_BORROWED;
    for (size_t i = 0; i < part->event_count && ok; i++) {
        const struct event *event = &part->events[i];
        uint64_t station = event->id.station;
        if (!is_in(&chain, station)) {
            bool goes_on =
                event->kind == EVENT_CRATES_GONE_ON && is_in(&chain, event->undoes.station);
            ok = (i == 0 || goes_on) && chain.count < LIMIT_LENDS &&
                 event->number == (int64_t)part->lend && station != 0 &&
                 station != store_station(store) && station != prep->first_station;
            add(&chain, station);
        }
        ok = ok && event->prep == part->prep;
    }
    return ok;
}

/* The state after the union; `news` says what it brings. */
static bool unite_here(struct store *store, const struct record *record, const struct part *part,
                       struct lending_news *news, struct error *err)
{
    struct event *here = NULL, *all = NULL;
    size_t here_count = 0, count = 0;
    struct prep after;
    bool done = store_list_events(store, part->prep, &here, &here_count, err);
    if (done && !events_unite(here, here_count, part->events, part->event_count, &all, &count)) {
        done = error_set(err, ERROR_INPUT, "record_differs",
                         "Ce relevé contredit ce qui est noté ici : ce n’est pas celui de ce mois. "
                         "Rien n’est changé.");
    }
    prep_init(&after, part->prep, &record->plans);
    after.station = record->prep.station;
    for (size_t i = 0; i < count; i++) {
        prep_foresee(&after, &all[i]);
    }
    for (size_t i = 0; i < count && done; i++) {
        done = prep_replay(&after, &all[i]) || wrong(err);
    }
    if (done && after.plan != NULL) {
        const struct lend *lend = lend_find(&after, part->lend);
        count_crates(&after, lend != NULL ? lend->pickup : ID_NONE, news);
        size_t before = live(&record->prep, false), now = live(&after, false);
        news->discrepancies = now > before ? now - before : 0;
        news->conflicts = live(&after, true) - live(&record->prep, true);
        news->events = count - here_count;
    }
    prep_finish(&after);
    free(all);
    free(here);
    return done;
}

bool lending_preview(struct store *store, const struct part *part, struct lending_news *ret,
                     struct error *err)
{
    struct record record = {0};
    struct lending_news news = {.prep = part->prep, .lend = part->lend};
    struct error failure = {0};
    bool done = record_load(&record, store, part->prep, &failure);
    const struct prep *prep = &record.prep;
    const struct lend *lend = done && prep->plan != NULL ? lend_find(prep, part->lend) : NULL;
    const struct pickup *pickup = lend != NULL ? plan_pickup(prep->plan, lend->pickup) : NULL;
    const struct plan *plan = done ? plans_find(&record.plans, part->import) : NULL;
    bool is_ours = lend != NULL && plan != NULL && str_equal(plan->digest, part->digest);
    if (!done && !str_equal(failure.code, "no_prep")) {
        *err = failure;
    } else if (!is_ours) {
        done = error_set(err, ERROR_INPUT, "part_other",
                         "Ce relevé n’est pas celui d’une part qui est partie d’ici.");
    } else if (prep->is_closed) {
        done = error_set(err, ERROR_INPUT, "prep_closed", "Cette préparation est fermée.");
    } else if (!record_fits(store, prep, part)) {
        done = wrong(err);
    } else {
        (void)str_copy(news.pickup, sizeof news.pickup,
                       pickup != NULL ? pickup->name : part->pickup);
        done = unite_here(store, &record, part, &news, err);
    }
    if (done) {
        *ret = news;
    }
    record.store = NULL; /* it is the caller's */
    record_finish(&record);
    return done;
}

bool lending_unite(struct store *store, const struct part *part, struct lending_news *ret,
                   struct error *err)
{
    size_t fresh = 0;
    return lending_preview(store, part, ret, err) &&
           store_unite(store, part->prep, part->events, part->event_count, &fresh, err);
}
