/* lend_gone_on.c: a part's machine broke, and another PC goes on from its backup. What the first
 * one noted until then is the part's; what it noted later is not, unless it gave its part back and
 * had more to give than who went on. All of it is known before a record is applied (prep_foresee),
 * so that the union does not depend on who comes back first. See lend.h. */
#include "base/arena.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"

/* A chain of backups is short; a record that names itself in a ring ends here. */
enum { DEPTH = 8 };

static const struct lend_mark *who_went_on(const struct prep *prep, uint64_t station);

/* A machine goes on from one backup and gives its part back once: more of either is no record of
 * ours, and would only take time. */
static bool is_said(const struct prep *prep, uint64_t station, bool is_return)
{
    for (size_t i = 0; i < prep->mark_count; i++) {
        if (prep->marks[i].id.station == station && prep->marks[i].is_return == is_return) {
            return true;
        }
    }
    return false;
}

void lend_foresee(struct prep *prep, const struct event *event)
{
    bool is_return = event->kind == EVENT_CRATES_RETURNED && event->value == 1;
    if ((!is_return && event->kind != EVENT_CRATES_GONE_ON) ||
        is_said(prep, event->id.station, is_return)) {
        return;
    }
    prep->marks = array_grow(prep->marks, prep->mark_count, &prep->mark_room, sizeof *prep->marks);
    prep->marks[prep->mark_count++] = (struct lend_mark){
        .is_return = is_return, .id = event->id, .after = event->undoes, .lamport = event->lamport};
    for (size_t i = 0; i < prep->mark_count; i++) { /* once, not for each event that is applied */
        struct lend_mark *mark = &prep->marks[i];
        mark->has_part = !mark->is_return && who_went_on(prep, mark->after.station) == mark;
    }
}

/* When this station gave its part back, later than `seq`; 0: it did not. */
static uint64_t returned(const struct prep *prep, uint64_t station, uint64_t seq)
{
    uint64_t end = 0;
    for (size_t i = 0; i < prep->mark_count; i++) {
        const struct lend_mark *mark = &prep->marks[i];
        bool is_its = mark->is_return && mark->id.station == station && mark->id.seq > seq;
        end = is_its && mark->lamport > end ? mark->lamport : end;
    }
    return end;
}

/* The same of it and of all that went on from it. */
static uint64_t end_of(const struct prep *prep, uint64_t station, int depth)
{
    uint64_t end = returned(prep, station, 0);
    for (size_t i = 0; i < prep->mark_count && depth > 0; i++) {
        const struct lend_mark *mark = &prep->marks[i];
        if (!mark->is_return && mark->after.station == station && mark->id.station != station) {
            uint64_t later = end_of(prep, mark->id.station, depth - 1);
            end = later > end ? later : end;
        }
    }
    return end;
}

static bool is_earlier(const struct lend_mark *a, const struct lend_mark *b)
{
    return a->lamport != b->lamport ? a->lamport < b->lamport : a->id.station < b->id.station;
}

/* Who goes on from this station's backup, NULL: nobody, or nobody who has more to give back. */
static const struct lend_mark *who_went_on(const struct prep *prep, uint64_t station)
{
    const struct lend_mark *best = NULL;
    uint64_t best_end = 0;
    for (size_t i = 0; i < prep->mark_count; i++) {
        const struct lend_mark *mark = &prep->marks[i];
        if (mark->is_return || mark->after.station != station || mark->id.station == station) {
            continue;
        }
        uint64_t end = end_of(prep, mark->id.station, DEPTH);
        uint64_t own = returned(prep, station, mark->after.seq);
        bool has_more = own == 0 || end > own;
        bool is_better =
            best == NULL || end > best_end || (end == best_end && is_earlier(mark, best));
        if (has_more && is_better) {
            best = mark;
            best_end = end;
        }
    }
    return best;
}

/* The same, as it was foreseen. */
static const struct lend_mark *successor(const struct prep *prep, uint64_t station)
{
    for (size_t i = 0; i < prep->mark_count; i++) {
        if (prep->marks[i].has_part && prep->marks[i].after.station == station) {
            return &prep->marks[i];
        }
    }
    return NULL;
}

bool lend_is_superseded(const struct prep *prep, const struct event *event)
{
    const struct lend_mark *mark = successor(prep, event->id.station);
    return mark != NULL && event->id.seq > mark->after.seq;
}

bool prep_apply_gone_on(struct prep *prep, const struct event *event)
{
    const struct lend_mark *mark = successor(prep, event->undoes.station);
    for (size_t i = 0; i < prep->lend_count; i++) {
        struct lend *lend = &prep->lends[i];
        if (lend->number == event->number && lend->station != 0 &&
            lend->station == event->undoes.station && lend->state != LEND_TAKEN_BACK &&
            event->id.station != prep->first_station && mark != NULL &&
            mark->id.station == event->id.station && mark->id.seq == event->id.seq) {
            lend->station = event->id.station;
            return true;
        }
    }
    return false;
}
