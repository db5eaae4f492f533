/* store_replay.c: the state of a prep from its record, and records of other stations added to it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "domain/lend.h"
#include "store/store_private.h"

struct events {
    struct event *rows;
    size_t count, room;
};

static bool keep(void *context, const struct event *event)
{
    struct events *events = context;
    events->rows = array_grow(events->rows, events->count, &events->room, sizeof *events->rows);
    events->rows[events->count++] = *event;
    return true;
}

bool store_list_events(struct store *store, uint32_t prep, struct event **ret_events,
                       size_t *ret_count, struct error *err)
{
    struct events events = {0};
    if (!store_load_events(store, prep, keep, &events, err)) {
        free(events.rows);
        return false;
    }
    *ret_events = events.rows;
    *ret_count = events.count;
    return true;
}

static bool foresee(void *context, const struct event *event)
{
    prep_foresee(context, event);
    return true;
}

static bool replay(void *context, const struct event *event)
{
    return prep_replay(context, event);
}

bool store_replay(struct store *store, uint32_t number, struct prep *prep, struct error *err)
{
    return store_load_events(store, number, foresee, prep, err) &&
           store_load_events(store, number, replay, prep, err);
}

static int by_seq(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    if (a->id.station != b->id.station) {
        return a->id.station < b->id.station ? -1 : 1;
    }
    return (a->id.seq > b->id.seq) - (a->id.seq < b->id.seq);
}

bool store_unite(struct store *store, uint32_t prep, const struct event *events, size_t count,
                 size_t *ret_new, struct error *err)
{
    struct event *here = NULL, *all = NULL, *fresh = NULL;
    size_t here_count = 0, all_count = 0, fresh_count = 0, room = 0;
    bool done = store_list_events(store, prep, &here, &here_count, err);
    if (done && !events_unite(here, here_count, events, count, &all, &all_count)) {
        done = error_set(err, ERROR_INPUT, "record_differs",
                         "Ce relevé contredit ce qui est noté ici : ce n’est pas celui de ce mois. "
                         "Rien n’est changé.");
    }
    if (!done) {
        free(here);
        return false;
    }
    for (size_t i = 0, h = 0; i < all_count; i++) { /* both lists in the order of the union */
        bool known = h < here_count && !event_before(&all[i], &here[h]);
        h += known;
        if (!known) {
            fresh = array_grow(fresh, fresh_count, &room, sizeof *fresh);
            fresh[fresh_count++] = all[i];
        }
    }
    if (fresh_count > 0) {
        qsort(fresh, fresh_count, sizeof *fresh, by_seq);
        done = store_append(store, fresh, fresh_count, err);
    }
    if (done) {
        *ret_new = fresh_count;
    }
    free(fresh);
    free(all);
    free(here);
    return done;
}
