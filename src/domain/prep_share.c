/* prep_share.c: see prep_share.h. */
#include "domain/prep_share.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"
#include "domain/share.h"

int64_t prep_share_step(const struct product *product)
{
    return product->step_milli > 0 ? product->step_milli : 1000;
}

/* A portion that a share of `product` is about. */
static bool is_about(const struct prep *prep, const struct portion *portion, uint32_t product)
{
    return portion->product == product && portion->units_milli > 0 && portion->dropped_milli == 0 &&
           prep_crate_counts(prep, portion->crate);
}

/* And that is decided here: what is out goes on as it was when it left. */
static bool is_shareable(const struct prep *prep, const struct portion *portion, uint32_t product)
{
    return is_about(prep, portion, product) && lend_of_crate(prep, portion->crate) == NULL;
}

static int64_t shareable_milli(const struct prep *prep, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        sum += is_shareable(prep, portion, product) ? portion->units_milli : 0;
    }
    return sum;
}

int64_t prep_ordered_milli(const struct prep *prep, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        sum += is_about(prep, portion, product) ? portion->units_milli : 0;
    }
    return sum;
}

int64_t prep_bulk_milli(const struct prep *prep, uint32_t pickup, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        if (is_about(prep, portion, product) &&
            plan_crate(prep->plan, portion->crate)->pickup == pickup) {
            sum += prep_target_milli(prep, portion->id) - prep->portions[i].cut_milli;
        }
    }
    return sum;
}

const struct share *prep_share_of(const struct prep *prep, uint32_t product, uint32_t *ret_number)
{
    for (size_t i = prep->share_count; i-- > 0;) {
        if (prep->shares[i].product == product) {
            *ret_number = (uint32_t)i + 1;
            return &prep->shares[i];
        }
    }
    return NULL;
}

enum share_refusal prep_may_share(const struct prep *prep, uint32_t product)
{
    bool asked = false;
    if (prep->plan == NULL) {
        return SHARE_NOTHING;
    }
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        asked = asked || is_shareable(prep, &prep->plan->portions.rows[i], product);
    }
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        bool waits = !chore->is_done && !chore->is_void && chore->share == 0 &&
                     chore->portion != ID_NONE &&
                     plan_portion(prep->plan, chore->portion)->product == product;
        if (waits) {
            return SHARE_CHORES_WAIT;
        }
    }
    return asked ? SHARE_ALLOWED : SHARE_NOTHING;
}

/* What a share does not decide: declared missing at the shelf, or replaced. */
static int64_t settled_otherwise(const struct portion_state *state)
{
    return state->missing_milli - state->cut_milli + state->substitute_milli;
}

static int64_t most_of(const struct prep *prep, const struct portion *portion)
{
    int64_t most = portion->units_milli - settled_otherwise(prep_portion(prep, portion->id));
    return most > 0 ? most : 0;
}

/* The claims of all orders, each once: an order's crates need not follow each other. */
static struct share_claim *claims_of(const struct prep *prep, uint32_t product, size_t *ret_count)
{
    struct share_claim *claims = NULL;
    size_t count = 0, room = 0;
    const struct plan *plan = prep->plan;
    uint32_t place = product - plan->products.first_id;
    size_t *at = calloc(plan->orders.count + 1, sizeof *at); /* 1 + the order's claim */
    ASSERT(at != NULL);
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        if (!is_shareable(prep, portion, product)) {
            continue;
        }
        uint32_t order = plan_crate(plan, portion->crate)->order;
        size_t *mine = &at[order - plan->orders.first_id];
        if (*mine == 0) {
            claims = array_grow(claims, count, &room, sizeof *claims);
            *mine = count + 1;
            claims[count++] = (struct share_claim){
                .order = order,
                .is_protected = prep_note(prep, order) == NOTE_ALLERGY,
                .turn = share_turn(prep->number, plan_order(plan, order)->number, place),
            };
        }
        claims[*mine - 1].asked_milli += portion->units_milli;
        claims[*mine - 1].most_milli += most_of(prep, portion);
    }
    free(at);
    *ret_count = count;
    return claims;
}

static int64_t gets_of(const struct share_claim *claims, size_t count, uint32_t order)
{
    for (size_t i = 0; i < count; i++) {
        if (claims[i].order == order) {
            return claims[i].gets_milli;
        }
    }
    return 0;
}

/* An order's part over its portions from..until: first what lies in a crate already, then the rest,
 * so that as little as possible has to be taken out again; a gift goes into the last. */
static void spread(const struct prep *prep, struct share_part *parts, size_t count, int64_t gets)
{
    for (size_t i = 0; i < count; i++) {
        const struct portion *portion = plan_portion(prep->plan, parts[i].portion);
        const struct portion_state *state = prep_portion(prep, portion->id);
        int64_t there = state->picked_milli - state->extra_milli, most = most_of(prep, portion);
        there = there < most ? there : most;
        there = there < gets ? there : gets;
        parts[i].gets_milli = there;
        gets -= there;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t most = most_of(prep, plan_portion(prep->plan, parts[i].portion));
        int64_t more = most - parts[i].gets_milli;
        more = i + 1 == count || more > gets ? gets : more;
        parts[i].gets_milli += more;
        gets -= more;
    }
}

static int by_order(const void *left, const void *right)
{
    const struct share_part *a = left, *b = right;
    return a->order != b->order ? (a->order > b->order ? 1 : -1)
                                : (a->portion > b->portion) - (a->portion < b->portion);
}

/* Counts whom it touches, beside what a share before had made of it. */
static void count_touched(const struct prep *prep, struct share_preview *preview)
{
    uint32_t last_crate = ID_NONE, last_order = ID_NONE;
    for (size_t i = 0; i < preview->count; i++) {
        const struct portion *portion = plan_portion(prep->plan, preview->parts[i].portion);
        if (preview->parts[i].gets_milli == most_of(prep, portion)) {
            continue;
        }
        const struct crate *crate = plan_crate(prep->plan, portion->crate);
        bool closed = prep_crate(prep, crate->id)->status >= CRATE_PICKED;
        if (crate->id != last_crate) {
            preview->crates_closed += closed;
            preview->crates_open += !closed;
        }
        preview->touched += crate->order != last_order;
        last_crate = crate->id;
        last_order = crate->order;
    }
}

void prep_preview_share(const struct prep *prep, uint32_t product, enum share_rule rule,
                        int64_t there_milli, struct share_preview *ret)
{
    const struct plan *plan = prep->plan;
    size_t count, room = 0;
    ASSERT(prep_may_share(prep, product) == SHARE_ALLOWED);
    struct share_claim *claims = claims_of(prep, product, &count);
    struct share_preview preview = {.there_milli = there_milli, .orders = (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        preview.ordered_milli += claims[i].asked_milli;
        preview.protected += claims[i].is_protected;
    }
    preview.left_milli =
        share_out(rule, there_milli, prep_share_step(plan_product(plan, product)), claims, count);
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        if (is_shareable(prep, portion, product)) {
            preview.declared_milli += settled_otherwise(&prep->portions[i]);
            preview.parts = array_grow(preview.parts, preview.count, &room, sizeof *preview.parts);
            preview.parts[preview.count++] = (struct share_part){
                .portion = portion->id, .order = plan_crate(plan, portion->crate)->order};
        }
    }
    qsort(preview.parts, preview.count, sizeof *preview.parts, by_order);
    for (size_t i = 0; i < preview.count;) {
        size_t end = i + 1;
        while (end < preview.count && preview.parts[end].order == preview.parts[i].order) {
            end++;
        }
        spread(prep, &preview.parts[i], end - i, gets_of(claims, count, preview.parts[i].order));
        i = end;
    }
    free(claims);
    count_touched(prep, &preview);
    *ret = preview;
}

void share_preview_finish(struct share_preview *preview)
{
    free(preview->parts);
    memset(preview, 0, sizeof *preview);
}

bool prep_apply_shared(struct prep *prep, const struct event *event)
{
    if (prep_may_share(prep, event->product) != SHARE_ALLOWED || event->value <= SHARE_NONE ||
        event->value >= SHARE_RULE_COUNT || event->units_milli < 0 ||
        event->target != prep->share_count + 1) {
        return false;
    }
    prep->shares =
        array_grow(prep->shares, prep->share_count, &prep->share_room, sizeof *prep->shares);
    prep->shares[prep->share_count++] =
        (struct share){.product = event->product,
                       .rule = (enum share_rule)event->value,
                       .ordered_milli = shareable_milli(prep, event->product),
                       .there_milli = event->units_milli,
                       .at_ms = event->at_ms};
    return true;
}

/* What an earlier share left to do by hand, and nobody did: it is undone as if never asked for. */
static void void_share_chores(struct prep *prep, uint32_t portion)
{
    struct portion_state *state = prep_known_portion(prep, portion);
    for (size_t i = 0; i < prep->chore_count; i++) {
        struct chore *chore = &prep->chores[i];
        if (chore->share == 0 || chore->portion != portion || chore->is_done || chore->is_void) {
            continue;
        }
        if (chore->kind == CHORE_REMOVE &&
            chore->product != plan_portion(prep->plan, portion)->product) {
            state->to_swap_milli -= portion_stands_for(state, chore->units_milli);
        } else if (chore->kind == CHORE_REMOVE) {
            state->to_remove_milli -= chore->units_milli;
            state->extra_milli -= chore->units_milli;
        } else {
            state->to_add_milli -= chore->units_milli;
        }
        chore->is_void = true;
    }
}

/* An earlier share's row of the list is replaced by this one's. */
static void drop_discrepancy(struct prep *prep, uint32_t portion)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        struct discrepancy *d = &prep->discrepancies[i];
        d->is_undone = d->is_undone || (d->step == STEP_SHARE && d->portion == portion);
    }
}

static void add_chore(struct prep *prep, const struct event *event, enum chore_kind kind,
                      uint32_t product, int64_t units_milli)
{
    const struct crate *crate = plan_crate(prep->plan, event->crate);
    if (units_milli == 0) {
        return;
    }
    prep->chores =
        array_grow(prep->chores, prep->chore_count, &prep->chore_room, sizeof *prep->chores);
    prep->chores[prep->chore_count++] =
        (struct chore){.kind = kind,
                       .import = prep->plan->import,
                       .crate = event->crate,
                       .portion = event->portion,
                       .product = product,
                       .units_milli = units_milli,
                       .share = event->target,
                       .number = plan_order(prep->plan, crate->order)->number,
                       .index = crate->index,
                       .of = crate->of};
}

/* What lies in the crate and what should: the difference is the director's to carry. */
static void ask_for_hands(struct prep *prep, const struct event *event)
{
    struct portion_state *state = prep_known_portion(prep, event->portion);
    const struct portion *portion = plan_portion(prep->plan, event->portion);
    const struct product *product = plan_product(prep->plan, portion->product);
    int64_t off = prep_got_milli(state) - prep_target_milli(prep, event->portion);
    int64_t tolerance = plan_tolerance_milli(prep->plan, product, portion->units_milli);
    bool filled = prep_crate(prep, event->crate)->status >= CRATE_PICKED;
    if (off > tolerance) {
        /* First the ordered goods, then what lies in their place. */
        int64_t there = state->picked_milli - state->extra_milli;
        int64_t out = off < there ? off : there;
        state->extra_milli += out;
        state->to_remove_milli += out;
        add_chore(prep, event, CHORE_REMOVE, event->product, out);
        int64_t swap = off - out < state->substitute_milli ? off - out : state->substitute_milli;
        state->to_swap_milli += swap;
        add_chore(prep, event, CHORE_REMOVE, state->substitute_product, portion_swap_milli(state));
    } else if (filled && (state->picked_milli > 0 ? off + tolerance : off) < 0) {
        state->to_add_milli -= off;
        add_chore(prep, event, CHORE_ADD, event->product, -off);
    }
}

bool prep_apply_portion_shared(struct prep *prep, const struct event *event)
{
    const struct portion *portion =
        prep->plan != NULL ? plan_portion(prep->plan, event->portion) : NULL;
    if (portion == NULL || portion->crate != event->crate || portion->product != event->product ||
        !is_shareable(prep, portion, event->product) || event->units_milli < 0 ||
        event->target == 0 || event->target > prep->share_count ||
        prep->shares[event->target - 1].product != event->product ||
        prep_may_share(prep, event->product) != SHARE_ALLOWED) {
        return false;
    }
    struct portion_state *state = prep_known_portion(prep, event->portion);
    void_share_chores(prep, event->portion);
    drop_discrepancy(prep, event->portion);
    state->missing_milli -= state->cut_milli;
    if (state->missing_milli > portion->units_milli) { /* of a gift that is none any more */
        state->missing_milli = portion->units_milli;
    }
    int64_t most = portion->units_milli - state->missing_milli - state->substitute_milli;
    most = most > 0 ? most : 0;
    state->cut_milli = event->units_milli < most ? most - event->units_milli : 0;
    state->gift_milli =
        event->units_milli > portion->units_milli ? event->units_milli - portion->units_milli : 0;
    state->missing_milli += state->cut_milli;
    if (state->cut_milli > 0) {
        prep_add_discrepancy(prep, event, DISCREPANCY_MISSING, STEP_SHARE, state->cut_milli,
                             portion->units_milli, portion->units_milli - state->cut_milli);
        struct discrepancy *d = &prep->discrepancies[prep->discrepancy_count - 1];
        d->share = event->target;
        d->decision = DECISION_NOTED; /* the rule was the decision */
    }
    ask_for_hands(prep, event);
    prep_settle(prep, event->portion);
    prep_known_crate(prep, event->crate)->last = event->id; /* too late to undo what came before */
    return true;
}
