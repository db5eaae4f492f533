/* letter.c: what a labo's machine is given of the month. See lend.h. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/code.h"
#include "domain/lend.h"
#include "domain/plan_grow.h"

void letter_finish(struct letter *letter)
{
    if (letter != NULL) {
        plan_finish(&letter->plan);
        free(letter->events);
        memset(letter, 0, sizeof *letter);
    }
}

uint64_t letter_station(const struct prep *prep, uint32_t lend)
{
    uint64_t hash = 14695981039346656037u, parts[] = {prep->first_station, prep->number, lend};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (int bit = 0; bit < 64; bit += 8) {
            hash = (hash ^ (parts[i] >> bit & 0xFF)) * 1099511628211u; /* FNV-1a */
        }
    }
    return hash != 0 ? hash : 1;
}

/* Keeps the rows from `first` on, `count` of them. */
#define KEEP(table, first, kept)                                                                   \
    do {                                                                                           \
        memmove((table).rows, (table).rows + (first), (kept) * sizeof *(table).rows);              \
        (table).first_id += (uint32_t)(first);                                                     \
        (table).count = (kept);                                                                    \
    } while (0)

/* The rows of one pick-up point, from its first order to its last; ids stay. */
static void keep_rows(struct plan *plan, uint32_t pickup)
{
    size_t first = plan->orders.count, last = 0;
    for (size_t i = 0; i < plan->orders.count; i++) {
        if (plan->orders.rows[i].pickup == pickup) {
            first = first < i ? first : i;
            last = i;
        }
    }
    ASSERT(first <= last);
    uint32_t from = plan->orders.rows[first].id, until = plan->orders.rows[last].id + 1;
    size_t lines = 0, line_count = 0, crates = 0, crate_count = 0, portions = 0, portion_count = 0;
    for (size_t i = 0; i < plan->lines.count; i++) {
        lines += plan->lines.rows[i].order < from;
        line_count += plan->lines.rows[i].order >= from && plan->lines.rows[i].order < until;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        bool is_kept = crate->order >= from && crate->order < until;
        crates += crate->order < from;
        portions += crate->order < from ? crate->portion_count : 0;
        crate_count += is_kept;
        portion_count += is_kept ? crate->portion_count : 0;
    }
    size_t at = pickup - plan->pickups.first_id;
    KEEP(plan->pickups, at, 1);
    KEEP(plan->orders, first, last - first + 1);
    KEEP(plan->lines, lines, line_count);
    KEEP(plan->crates, crates, crate_count);
    KEEP(plan->portions, portions, portion_count);
}

/* Rows of another pick-up point that lie between say nothing any more: a cancelled order of one
 * thing nobody ordered. */
static void blank_others(struct plan *plan, uint32_t pickup)
{
    uint32_t product = plan->products.first_id;
    for (size_t i = 0; i < plan->orders.count; i++) {
        struct order *order = &plan->orders.rows[i];
        order->carries = ID_NONE;
        order->keeps_note = false;
        if (order->pickup != pickup) {
            order->pickup = ID_NONE;
            order->is_cancelled = true;
            memset(order->reference, 0, sizeof order->reference);
        }
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        struct line *line = &plan->lines.rows[i];
        if (plan_order(plan, line->order)->pickup != pickup) {
            line->product = product;
            line->units_milli = 0;
            line->dropped_milli = 1000;
        }
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        struct crate *crate = &plan->crates.rows[i];
        crate->pickup = plan_order(plan, crate->order)->pickup;
        crate->carries = ID_NONE;
        crate->label_stands = false;
    }
    for (size_t i = 0; i < plan->portions.count; i++) {
        struct portion *portion = &plan->portions.rows[i];
        portion->carries = ID_NONE;
        if (plan_crate(plan, portion->crate)->pickup != pickup) {
            portion->product = product;
            portion->units_milli = 0;
            portion->dropped_milli = 1000;
        }
    }
}

static void slice(const struct plan *imported, uint32_t pickup, struct plan *ret)
{
    struct plan *copy = plan_copy(imported);
    *ret = *copy;
    free(copy);
    keep_rows(ret, pickup);
    for (size_t i = 0; i < ret->products.count; i++) {
        ret->products.rows[i].carries = ID_NONE;
    }
    for (size_t i = 0; i < ret->lots.count; i++) {
        ret->lots.rows[i].carries = ID_NONE;
    }
    ret->pickups.rows[0].carries = ID_NONE;
    blank_others(ret, pickup);
}

static struct event *add(struct letter *letter, const struct prep *prep, const struct lend *lend,
                         enum event_kind kind)
{
    letter->events = array_grow(letter->events, letter->event_count, &letter->event_room,
                                sizeof *letter->events);
    struct event *event = &letter->events[letter->event_count++];
    *event = (struct event){.id = {letter_station(prep, lend->number), letter->event_count},
                            .lamport = letter->event_count,
                            .at_ms = lend->at_ms,
                            .prep = prep->number,
                            .kind = kind};
    return event;
}

static void add_labels(struct letter *letter, const struct prep *prep, const struct lend *lend)
{
    static const int kinds[] = {CODE_CRATE, CODE_PRODUCT};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const struct label_list *list = &prep->labels[kinds[k]];
        for (size_t i = 0; i < list->count; i++) {
            const struct label_state *label = &list->rows[i];
            const struct crate *crate = plan_crate(&letter->plan, label->target);
            bool is_theirs = kinds[k] == CODE_PRODUCT
                                 ? plan_product(&letter->plan, label->target) != NULL
                                 : crate != NULL && crate->pickup == lend->pickup;
            if (!label->is_void && is_theirs) {
                struct event *event = add(letter, prep, lend, EVENT_LABEL_DRAWN);
                event->label_kind = kinds[k];
                event->serial = (int32_t)i + 1;
                event->target = label->target;
                event->copy = label->copy;
            }
        }
    }
}

/* What the director made of notes; codes that were taught. */
static void add_known(struct letter *letter, const struct prep *prep, const struct lend *lend)
{
    for (size_t i = 0; i < letter->plan.orders.count; i++) {
        const struct order *order = &letter->plan.orders.rows[i];
        enum note_kind note = prep_note(prep, order->id);
        if (order->pickup == lend->pickup && note != NOTE_OPEN) {
            struct event *event = add(letter, prep, lend, EVENT_NOTE_SET);
            event->target = order->id;
            event->value = (int32_t)note;
        }
    }
    for (size_t i = 0; i < prep->learned.count; i++) {
        const struct learned_code *code = &prep->learned.rows[i];
        if (code->units > 0) {
            struct event *event = add(letter, prep, lend, EVENT_CODE_LEARNED);
            event->product = code->product;
            event->units_milli = code->gtin;
            event->value = code->units;
        }
    }
}

/* What may be given in a product's place. */
static void add_substitutions(struct letter *letter, const struct prep *prep,
                              const struct lend *lend)
{
    for (size_t i = 0; i < letter->plan.products.count; i++) {
        const struct product *product = &letter->plan.products.rows[i];
        const struct substitution *said = prep_substitution(prep, product->id);
        if (said != NULL) {
            struct event *event = add(letter, prep, lend, EVENT_SUBSTITUTE_SET);
            event->product = product->id;
            event->value = (int32_t)said->reason;
            event->other_product = said->other;
            event->number = said->per;
        }
    }
}

static bool is_shared(const struct prep *prep, const struct letter *letter, size_t portion)
{
    const struct portion *row = &letter->plan.portions.rows[portion];
    const struct portion_state *state = prep_portion(prep, row->id);
    return row->units_milli > 0 && (state->cut_milli > 0 || state->gift_milli > 0);
}

/* What is short or over, as it was shared out. */
static void add_shares(struct letter *letter, const struct prep *prep, const struct lend *lend)
{
    uint32_t number = 0;
    for (size_t s = 0; s < prep->share_count; s++) {
        const struct share *share = &prep->shares[s];
        bool said = false, later = false;
        for (size_t k = s + 1; k < prep->share_count; k++) {
            later = later || prep->shares[k].product == share->product;
        }
        for (size_t i = 0; i < letter->plan.portions.count && !later; i++) {
            const struct portion *portion = &letter->plan.portions.rows[i];
            if (portion->product != share->product ||
                plan_crate(&letter->plan, portion->crate)->pickup != lend->pickup ||
                !is_shared(prep, letter, i)) {
                continue;
            }
            struct event *event;
            if (!said) {
                event = add(letter, prep, lend, EVENT_SHARED);
                event->product = share->product;
                event->value = (int32_t)share->rule;
                event->units_milli = share->there_milli;
                event->target = ++number;
                said = true;
            }
            const struct portion_state *state = prep_portion(prep, portion->id);
            event = add(letter, prep, lend, EVENT_PORTION_SHARED);
            event->crate = portion->crate;
            event->portion = portion->id;
            event->product = portion->product;
            event->units_milli = portion->units_milli - state->cut_milli + state->gift_milli;
            event->target = number;
        }
    }
}

bool letter_write(const struct prep *prep, const struct lend *lend, struct letter *ret)
{
    const struct plan *imported = plans_find(prep->plans, prep->plan->import);
    struct letter letter = {0};
    ASSERT(lend->state == LEND_OUT && imported != NULL);
    slice(imported, lend->pickup, &letter.plan);
    if (plan_check(&letter.plan) != NULL) {
        letter_finish(&letter);
        return false;
    }
    add(&letter, prep, lend, EVENT_PLAN_SET)->import = letter.plan.import;
    add_labels(&letter, prep, lend);
    add_known(&letter, prep, lend);
    add_substitutions(&letter, prep, lend);
    add_shares(&letter, prep, lend);
    struct event *event = add(&letter, prep, lend, EVENT_CRATES_LENT);
    event->number = lend->number;
    event->target = lend->pickup;
    event->serial = lend->serial;
    event->value = lend->serial_until - lend->serial;
    event->crate = lend->ids.crate;
    event->portion = lend->ids.portion;
    event->lamport = event->lamport > lend->lamport ? event->lamport : lend->lamport;
    *ret = letter;
    return true;
}
