/* union.c: the records of several stations as one list. See lend.h. */
#include <stdlib.h>

#include "base/assert.h"
#include "domain/lend.h"

bool event_before(const struct event *a, const struct event *b)
{
    if (a->lamport != b->lamport) {
        return a->lamport < b->lamport;
    }
    if (a->id.station != b->id.station) { /* as the record sorts them: a signed number */
        return (int64_t)a->id.station < (int64_t)b->id.station;
    }
    return a->id.seq < b->id.seq;
}

bool event_equal(const struct event *a, const struct event *b)
{
    return a->id.station == b->id.station && a->id.seq == b->id.seq && a->lamport == b->lamport &&
           a->at_ms == b->at_ms && a->prep == b->prep && a->kind == b->kind && a->lane == b->lane &&
           a->import == b->import && a->crate == b->crate && a->portion == b->portion &&
           a->product == b->product && a->lot == b->lot && a->other_product == b->other_product &&
           a->target == b->target && a->label_kind == b->label_kind && a->serial == b->serial &&
           a->copy == b->copy && a->value == b->value && a->units_milli == b->units_milli &&
           a->grams == b->grams && a->number == b->number && a->reading == b->reading &&
           a->method == b->method && a->type == b->type && a->undoes.station == b->undoes.station &&
           a->undoes.seq == b->undoes.seq && a->role == b->role;
}

static int compare(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    return event_before(a, b) ? -1 : event_before(b, a);
}

static int by_id(const void *left, const void *right)
{
    const struct event *const *a = left, *const *b = right;
    if ((*a)->id.station != (*b)->id.station) {
        return (*a)->id.station < (*b)->id.station ? -1 : 1;
    }
    return ((*a)->id.seq > (*b)->id.seq) - ((*a)->id.seq < (*b)->id.seq);
}

bool events_unite(const struct event *a, size_t a_count, const struct event *b, size_t b_count,
                  struct event **ret, size_t *ret_count)
{
    size_t all = a_count + b_count, count = 0;
    const struct event **ids = calloc(all + 1, sizeof(const struct event *));
    struct event *events = calloc(all + 1, sizeof *events);
    bool agree = true;
    ASSERT(ids != NULL && events != NULL);
    for (size_t i = 0; i < all; i++) {
        ids[i] = i < a_count ? &a[i] : &b[i - a_count];
    }
    qsort(ids, all, sizeof *ids, by_id);
    for (size_t i = 0; i < all; i++) {
        bool again = count > 0 && events[count - 1].id.station == ids[i]->id.station &&
                     events[count - 1].id.seq == ids[i]->id.seq;
        if (!again) {
            events[count++] = *ids[i];
        } else {
            agree = agree && event_equal(&events[count - 1], ids[i]);
        }
    }
    free(ids);
    if (!agree) {
        free(events);
        return false;
    }
    qsort(events, count, sizeof *events, compare);
    *ret = events;
    *ret_count = count;
    return true;
}
