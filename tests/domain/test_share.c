/* test_share.c: goods that are short or over: the rules as arithmetic, over thousands of drawn
 * cases, and as events over crates at every stage: totals exact, nothing negative, allergies
 * protected, a share told anew undoes the one before. */
#include <stdlib.h>
#include <string.h>

#include "domain/prep_case.h"
#include "domain/prep_chore.h"
#include "domain/prep_share.h"
#include "domain/share.h"
#include "support/check.h"
#include "support/small_prep.h"

static uint64_t seed = 7;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 16) % below;
}

static struct share_claim claim(uint32_t order, int64_t units)
{
    return (struct share_claim){.order = order,
                                .asked_milli = units * 1000,
                                .most_milli = units * 1000,
                                .turn = share_turn(1, order, 3)};
}

/* "4 0 2": what the orders get, in units. */
static const char *shared(enum share_rule rule, int64_t units, struct share_claim *claims,
                          size_t count, int64_t *ret_left)
{
    static char text[200];
    *ret_left = share_out(rule, units * 1000, 1000, claims, count);
    text[0] = '\0';
    for (uint32_t order = 1; order <= count; order++) {
        for (size_t i = 0; i < count; i++) {
            if (claims[i].order == order) {
                size_t length = strlen(text);
                (void)snprintf(text + length, sizeof text - length, "%s%lld", length > 0 ? " " : "",
                               (long long)(claims[i].gets_milli / 1000));
            }
        }
    }
    return text;
}

static void rules_by_hand(void)
{
    int64_t left;
    /* 5, 3, 1 and 1 were ordered, 6 are there. */
    struct share_claim a[] = {claim(1, 5), claim(2, 3), claim(3, 1), claim(4, 1)};
    const char *equal = shared(SHARE_EQUAL, 6, a, 4, &left);
    CHECK_STR(equal, "4 2 0 0");
    CHECK_INT(left, 0);
    struct share_claim b[] = {claim(1, 5), claim(2, 3), claim(3, 1), claim(4, 1)};
    CHECK_STR(shared(SHARE_ONE_EACH, 6, b, 4, &left), "2 2 1 1");
    struct share_claim c[] = {claim(1, 5), claim(2, 3), claim(3, 1), claim(4, 1)};
    CHECK_STR(shared(SHARE_SMALL_FIRST, 6, c, 4, &left), "3 1 1 1");
    /* An allergy comes before every rule. */
    struct share_claim d[] = {claim(1, 5), claim(2, 3), claim(3, 1), claim(4, 1)};
    d[1].is_protected = true;
    CHECK_STR(shared(SHARE_ONE_EACH, 6, d, 4, &left), "1 3 1 1");
    /* Two more than were ordered, and six more: the same number for each, the rest by turn. */
    struct share_claim e[] = {claim(1, 5), claim(2, 3), claim(3, 1), claim(4, 1)};
    CHECK_STR(shared(SHARE_EQUAL, 14, e, 4, &left), "6 4 2 2");
    CHECK_INT(left, 0);
    struct share_claim f[] = {claim(1, 5), claim(2, 3)};
    f[0].most_milli = 3000; /* two were missing at the shelf already: nobody gets them as a gift */
    CHECK_STR(shared(SHARE_EQUAL, 8, f, 2, &left), "3 3");
    CHECK_INT(left, 2000);
}

static int64_t sum_of(const struct share_claim *claims, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += claims[i].gets_milli;
    }
    return sum;
}

static int by_order(const void *left, const void *right)
{
    const struct share_claim *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

enum { MANY = 40 };

/* What must hold of every share. */
static void prove(const struct share_claim *claims, size_t count, int64_t there, int64_t left,
                  int64_t step)
{
    int64_t asked = 0;
    bool lacks = false, protected_lacks = false, other_gets = false;
    for (size_t i = 0; i < count; i++) {
        const struct share_claim *c = &claims[i];
        asked += c->asked_milli;
        CHECK(c->gets_milli >= 0);
        CHECK(c->gets_milli <= c->most_milli || c->gets_milli > c->asked_milli);
        CHECK(c->gets_milli % step == 0 || c->gets_milli == c->most_milli);
        lacks = lacks || c->gets_milli + step <= c->most_milli;
        protected_lacks =
            protected_lacks || (c->is_protected && c->gets_milli + step <= c->most_milli);
        other_gets = other_gets || (!c->is_protected && c->gets_milli > 0);
    }
    CHECK(left >= 0);
    CHECK(sum_of(claims, count) + left == there);
    CHECK(!(protected_lacks && other_gets));
    CHECK(!lacks || left < step);
    if (there <= asked) {
        for (size_t i = 0; i < count; i++) {
            CHECK(claims[i].gets_milli <= claims[i].asked_milli);
        }
    }
}

static void drawn_shares(void)
{
    for (int round = 0; round < 20000; round++) {
        struct share_claim claims[MANY], again[MANY];
        size_t count = 1 + draw(MANY);
        int64_t step = draw(3) == 0 ? 500 : 1000, asked = 0;
        enum share_rule rule = (enum share_rule)(1 + draw(SHARE_RULE_COUNT - 1));
        for (size_t i = 0; i < count; i++) {
            claims[i] = claim((uint32_t)i + 1, 0);
            claims[i].asked_milli = step * (1 + draw(9));
            claims[i].most_milli = draw(5) == 0
                                       ? step * draw((uint32_t)(claims[i].asked_milli / step + 1))
                                       : claims[i].asked_milli;
            claims[i].is_protected = draw(6) == 0;
            asked += claims[i].asked_milli;
        }
        int64_t there = step * draw((uint32_t)(asked / step + 10)) + (draw(9) == 0 ? 250 : 0);
        for (size_t i = 0; i < count; i++) {
            again[count - 1 - i] = claims[i];
        }
        int64_t left = share_out(rule, there, step, claims, count);
        prove(claims, count, there, left, step);
        /* The same claims in another order: the same shares. */
        CHECK(share_out(rule, there, step, again, count) == left);
        qsort(claims, count, sizeof *claims, by_order);
        qsort(again, count, sizeof *again, by_order);
        for (size_t i = 0; i < count; i++) {
            CHECK(claims[i].gets_milli == again[i].gets_milli);
        }
    }
}

/* Where units do not divide, nobody is favoured for having ordered early. */
static void turns_know_no_time(void)
{
    int early = 0, all = 0;
    for (uint32_t product = 0; product < 400; product++) {
        struct share_claim claims[100];
        for (uint32_t i = 0; i < 100; i++) {
            claims[i] = claim(i + 1, 1);
            claims[i].turn = share_turn(7, i + 1, product);
        }
        (void)share_out(SHARE_EQUAL, 30000, 1000, claims, 100);
        for (size_t i = 0; i < 100; i++) {
            early += claims[i].order <= 50 && claims[i].gets_milli > 0;
            all += claims[i].gets_milli > 0;
        }
    }
    CHECK_INT(all, 400 * 30);
    CHECK(early > all * 47 / 100 && early < all * 53 / 100);
}

static struct command share_of(uint32_t product, enum share_rule rule, int64_t units_milli)
{
    return (struct command){.kind = COMMAND_SHARE,
                            .target = product,
                            .value = (int32_t)rule,
                            .units_milli = units_milli,
                            .role = ROLE_DIRECTOR};
}

/* What the orders will have of a product once all is done: not missing, nor to be taken out. */
static int64_t will_have(const struct prep *prep, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        const struct portion_state *state = &prep->portions[i];
        if (portion->product == product && prep_crate_counts(prep, portion->crate)) {
            sum += prep_target_milli(prep, portion->id) - state->missing_milli -
                   state->substitute_milli;
        }
    }
    return sum;
}

static void replays(const struct small_prep *small)
{
    struct prep replay;
    prep_init(&replay, small->prep.number, &small->plans);
    for (size_t i = 0; i < small->event_count; i++) {
        CHECK(prep_apply(&replay, &small->events[i]));
    }
    CHECK(prep_digest(&replay) == prep_digest(&small->prep));
    CHECK(prep_check(&replay) == NULL);
    prep_finish(&replay);
}

static uint32_t crate_with(const struct small_prep *small, uint32_t product, int nth)
{
    for (size_t i = 0; i < small->plan.portions.count; i++) {
        const struct portion *portion = &small->plan.portions.rows[i];
        uint32_t pickup = plan_crate(&small->plan, portion->crate)->pickup;
        if (portion->product == product && prep_pickup_mode(&small->prep, pickup) == PICKUP_READY &&
            nth-- == 0) {
            return portion->crate;
        }
    }
    CHECK(false);
    return ID_NONE;
}

static void fill(struct small_prep *small, uint32_t crate)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}), 0);
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE}), 0);
}

/* Half of what was ordered comes; one crate is filled already, one is open. */
static void short_at_every_stage(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t product = small_product_id(&small, SMALL_PASTA);
    int64_t ordered = prep_ordered_milli(&small.prep, product);
    CHECK(ordered >= 4000);
    fill(&small, crate_with(&small, product, 0));
    size_t chores = prep_open_chores(&small.prep);
    CHECK_INT(small_do(&small, share_of(product, SHARE_ONE_EACH, ordered / 2000 * 1000)), 0);
    CHECK(will_have(&small.prep, product) == ordered / 2000 * 1000);
    CHECK(prep_check(&small.prep) == NULL);
    CHECK(prep_open_chores(&small.prep) > chores); /* out of the crate that was filled */
    CHECK_INT(small.prep.shares[0].rule, SHARE_ONE_EACH);
    /* The rule stands on every row that the share made. */
    size_t rows = 0;
    for (size_t i = 0; i < small.prep.discrepancy_count; i++) {
        rows += small.prep.discrepancies[i].step == STEP_SHARE &&
                small.prep.discrepancies[i].share == 1 && !small.prep.discrepancies[i].is_undone;
    }
    CHECK(rows > 0);
    replays(&small);
    /* More came after all: what nobody had done by hand is undone, the rest is picked or added. */
    CHECK_INT(small_do(&small, share_of(product, SHARE_ONE_EACH, ordered)), 0);
    CHECK(will_have(&small.prep, product) == ordered);
    CHECK_INT(prep_open_chores(&small.prep), chores);
    for (size_t i = 0; i < small.prep.discrepancy_count; i++) {
        CHECK(small.prep.discrepancies[i].is_undone || small.prep.discrepancies[i].share == 0);
    }
    replays(&small);
    small_prep_finish(&small);
}

/* The chore was done by hand before the rest came: it is put in again by hand. */
static void comes_back_by_hand(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t product = small_product_id(&small, SMALL_PASTA);
    int64_t ordered = prep_ordered_milli(&small.prep, product);
    uint32_t crate = crate_with(&small, product, 0);
    fill(&small, crate);
    CHECK_INT(small_do(&small, share_of(product, SHARE_EQUAL, 0)), 0);
    CHECK(will_have(&small.prep, product) == 0);
    CHECK_INT(prep_open_chores(&small.prep), 1);
    struct command done = {.kind = COMMAND_CHORE_DONE, .target = 1, .value = 1};
    CHECK_INT(small_do(&small, done), 0);
    CHECK_INT(small_do(&small, share_of(product, SHARE_EQUAL, ordered)), 0);
    CHECK_INT(prep_open_chores(&small.prep), 1);
    CHECK_INT(prep_chore(&small.prep, 2)->kind, CHORE_ADD);
    done.target = 2;
    CHECK_INT(small_do(&small, done), 0);
    CHECK(will_have(&small.prep, product) == ordered);
    replays(&small);
    small_prep_finish(&small);
}

static void a_gift_is_picked(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t product = small_product_id(&small, SMALL_PASTA);
    int64_t ordered = prep_ordered_milli(&small.prep, product);
    CHECK_INT(small_do(&small, share_of(product, SHARE_EQUAL, ordered + 1000)), 0);
    CHECK(will_have(&small.prep, product) == ordered + 1000);
    for (int i = 0; i < 2; i++) { /* every crate there is, as the screen leads */
        for (size_t k = 0; k < small.plan.crates.count; k++) {
            const struct crate *crate = &small.plan.crates.rows[k];
            if (prep_pickup_mode(&small.prep, crate->pickup) == PICKUP_READY &&
                prep_crate(&small.prep, crate->id)->status == CRATE_PLANNED) {
                fill(&small, crate->id);
            }
        }
    }
    int64_t picked = 0;
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        if (small.plan.portions.rows[i].product == product) {
            picked += small.prep.portions[i].picked_milli;
            CHECK(small.prep.portions[i].extra_milli == 0);
        }
    }
    CHECK(picked > 0 && prep_check(&small.prep) == NULL);
    replays(&small);
    small_prep_finish(&small);
}

/* Who may: nobody of the room and no helper decides who gets less. */
static void only_the_director(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct command command = share_of(small_product_id(&small, SMALL_PASTA), SHARE_EQUAL, 1000);
    command.role = ROLE_ROOM;
    CHECK_INT(small_do(&small, command), REFUSAL_ROLE);
    command.role = ROLE_HELPER;
    CHECK_INT(small_do(&small, command), REFUSAL_ROLE);
    struct command close = {.kind = COMMAND_CLOSE_PREP, .role = ROLE_HELPER};
    CHECK_INT(small_do(&small, close), REFUSAL_ROLE);
    command.role = ROLE_DIRECTOR;
    CHECK_INT(small_do(&small, command), REFUSAL_NONE);
    CHECK_INT(small.events[small.event_count - 1].role, ROLE_DIRECTOR);
    command.target = 999999;
    CHECK_INT(small_do(&small, command), REFUSAL_NOT_NOW);
    small_prep_finish(&small);
}

static void allergies_first(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t product = small_product_id(&small, SMALL_PASTA);
    uint32_t order = plan_crate(&small.plan, crate_with(&small, product, 0))->order;
    int64_t asked = 0, has = 0;
    struct command note = {.kind = COMMAND_SET_NOTE, .target = order, .value = NOTE_ALLERGY};
    CHECK_INT(small_do(&small, note), 0);
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        const struct portion *portion = &small.plan.portions.rows[i];
        bool is_theirs = plan_crate(&small.plan, portion->crate)->order == order;
        asked += is_theirs && portion->product == product ? portion->units_milli : 0;
    }
    CHECK_INT(small_do(&small, share_of(product, SHARE_EQUAL, asked)), 0);
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        const struct portion *portion = &small.plan.portions.rows[i];
        bool is_theirs = plan_crate(&small.plan, portion->crate)->order == order;
        if (portion->product == product && is_theirs) {
            has += portion->units_milli - small.prep.portions[i].missing_milli;
        }
    }
    CHECK(has == asked);
    small_prep_finish(&small);
}

/* A return joins the list, is decided on, corrected, and told to be a mistake; all is kept. */
static void a_case_from_a_labo(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct command command = {.kind = COMMAND_RETURN,
                              .target = small.plan.pickups.first_id,
                              .product = small_product_id(&small, SMALL_EGGS),
                              .type = DISCREPANCY_DAMAGED,
                              .units_milli = 2000,
                              .value = FACE_BAD,
                              .role = ROLE_HELPER};
    CHECK_INT(small_do(&small, command), 0);
    CHECK_INT(small.prep.discrepancy_count, 1);
    CHECK_INT(prep_open_cases(&small.prep), 1);
    const struct discrepancy *d = &small.prep.discrepancies[0];
    CHECK_INT(case_guess(d), CAUSE_SUPPLIER);
    struct command set = {.kind = COMMAND_SET_CASE,
                          .about = d->event,
                          .product = d->product,
                          .label_kind = DISCREPANCY_DAMAGED,
                          .type = DISCREPANCY_DAMAGED,
                          .units_milli = 1000,
                          .cause = CAUSE_SUPPLIER,
                          .decision = DECISION_CREDIT,
                          .follow_up = FOLLOW_TO_DO,
                          .role = ROLE_DIRECTOR};
    CHECK_INT(small_do(&small, set), 0);
    d = &small.prep.discrepancies[0];
    CHECK(d->units_milli == 1000 && d->said_milli == 2000);
    CHECK_INT(d->corrections, 1);
    CHECK_INT(prep_open_cases(&small.prep), 1); /* the follow-up waits */
    set.follow_up = FOLLOW_DONE;
    CHECK_INT(small_do(&small, set), 0);
    CHECK_INT(prep_open_cases(&small.prep), 0);
    size_t events = small.event_count;
    CHECK_INT(small_do(&small, set), 0); /* said again: nothing new */
    CHECK_INT(small.event_count, events);
    set.decision = DECISION_MISTAKE;
    CHECK_INT(small_do(&small, set), 0);
    CHECK(small.prep.discrepancies[0].is_undone);
    set.decision = DECISION_NOTED; /* it was none after all */
    CHECK_INT(small_do(&small, set), 0);
    CHECK(!small.prep.discrepancies[0].is_undone);
    CHECK_INT(small.prep.case_change_count, 4); /* each as it was said, in order */
    CHECK_INT(small.prep.case_changes[0].decision, DECISION_CREDIT);
    CHECK_INT(small.prep.case_changes[0].follow_up, FOLLOW_TO_DO);
    CHECK_INT(small.prep.case_changes[2].decision, DECISION_MISTAKE);
    CHECK_INT(small.prep.case_changes[3].role, ROLE_DIRECTOR);
    CHECK_INT(small.prep.case_changes[3].number, small.prep.discrepancies[0].number);
    command.value = FACE_NONE;
    command.type = DISCREPANCY_NONE;
    command.units_milli = 0;
    CHECK_INT(small_do(&small, command), REFUSAL_NOT_NOW); /* says nothing */
    command.units_milli = -1;
    CHECK_INT(small_do(&small, command), REFUSAL_TOO_MANY);
    replays(&small);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(rules_by_hand);
    RUN(drawn_shares);
    RUN(turns_know_no_time);
    RUN(short_at_every_stage);
    RUN(comes_back_by_hand);
    RUN(a_gift_is_picked);
    RUN(only_the_director);
    RUN(allergies_first);
    RUN(a_case_from_a_labo);
    return 0;
}
