/* test_substitute.c: another product in the place of what is ordered: only where the director has
 * said so, never for an order with an allergy; what it counts as, at the check, by weight and in
 * what came in; and the way back. */
#include "domain/lend.h"
#include "domain/weight.h"
#include "support/check.h"
#include "support/small_prep.h"

static struct small_prep small;

/* The dry crate that holds pasta, of this order. */
static const struct portion *pasta_of(const char *reference)
{
    const struct plan *plan = small.prep.plan;
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        if (portion->product == small_product_id(&small, SMALL_PASTA) &&
            strcmp(plan_order(plan, crate->order)->reference, reference) == 0) {
            return portion;
        }
    }
    CHECK(!"no pasta");
    return NULL;
}

static struct command report(int64_t units_milli, enum small_product other)
{
    return (struct command){.kind = COMMAND_REPORT,
                            .type = DISCREPANCY_SUBSTITUTED,
                            .units_milli = units_milli,
                            .other_product = small_product_id(&small, other)};
}

/* Opens the crate with this order's pasta, and skips what stands before it. */
static const struct portion *at_pasta(const char *reference)
{
    const struct portion *pasta = pasta_of(reference);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = pasta->crate}),
              0);
    while (prep_next_portion(&small.prep, pasta->crate) != pasta->id) {
        CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_SKIP}), REFUSAL_NONE);
    }
    return pasta;
}

static struct command allow(enum small_product product, enum small_product other, int32_t reason,
                            int64_t per)
{
    return (struct command){.kind = COMMAND_SET_SUBSTITUTE,
                            .role = ROLE_DIRECTOR,
                            .target = small_product_id(&small, product),
                            .other_product = small_product_id(&small, other),
                            .value = reason,
                            .number = per};
}

static void prove(void)
{
    struct prep replay;
    const char *wrong = prep_check(&small.prep);
    CHECK_STR(wrong != NULL ? wrong : "", "");
    prep_init(&replay, 1, &small.plans);
    for (size_t i = 0; i < small.event_count; i++) {
        CHECK(prep_apply(&replay, &small.events[i]));
    }
    CHECK(prep_digest(&replay) == prep_digest(&small.prep));
    prep_finish(&replay);
    small_prep_finish(&small);
}

static void only_where_it_is_allowed(void)
{
    small_prep_init(&small);
    const struct portion *pasta = at_pasta("1004");
    CHECK_INT(prep_may_substitute(&small.prep, pasta->id), SUBSTITUTE_NOT_ALLOWED);
    CHECK_INT(small_do(&small, report(1000, SMALL_RICE)), REFUSAL_NO_SUBSTITUTE);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 1);
    CHECK_INT(prep_may_substitute(&small.prep, pasta->id), SUBSTITUTE_MAY);
    CHECK_INT(small_do(&small, report(1000, SMALL_CABBAGE)), REFUSAL_OTHER_PRODUCT);
    CHECK_INT(small.decision.refusal.expected_product, small_product_id(&small, SMALL_RICE));
    CHECK_INT(small_do(&small, report(1000, SMALL_RICE)), REFUSAL_NONE);
    /* Withdrawn: what lies there stays, nothing more comes. */
    CHECK_INT(small_do(&small, allow(SMALL_PASTA, SMALL_RICE, SUBSTITUTE_NOT, 0)), REFUSAL_NONE);
    CHECK(prep_substitution(&small.prep, pasta->product) == NULL);
    CHECK_INT(small_do(&small, report(1000, SMALL_RICE)), REFUSAL_NO_SUBSTITUTE);
    CHECK_INT(prep_portion(&small.prep, pasta->id)->substitute_milli, 1000);
    /* Why it came stays with it, whatever is said later. */
    CHECK_INT(small.prep.discrepancies[0].reason, SUBSTITUTE_TOO_FEW);
    /* Allowed anew with another one: two different things never lie in one place. */
    small_allow(&small, SMALL_PASTA, SMALL_CABBAGE, 1);
    CHECK_INT(prep_may_substitute(&small.prep, pasta->id), SUBSTITUTE_OTHER_LIES);
    CHECK_INT(small_do(&small, report(1000, SMALL_CABBAGE)), REFUSAL_OTHER_PRODUCT);
    prove();
}

static void what_may_be_allowed(void)
{
    small_prep_init(&small);
    struct command room = allow(SMALL_PASTA, SMALL_RICE, SUBSTITUTE_AGREED, 1);
    room.role = ROLE_HELPER;
    CHECK_INT(small_do(&small, room), REFUSAL_ROLE);
    room.role = ROLE_ROOM;
    CHECK_INT(small_do(&small, room), REFUSAL_ROLE);
    /* Itself; what is weighed for what is counted; what has to be kept colder, or less cold. */
    static const enum small_product wrong[][2] = {
        {SMALL_PASTA, SMALL_PASTA}, {SMALL_CARROTS, SMALL_CABBAGE}, {SMALL_CABBAGE, SMALL_CARROTS},
        {SMALL_PASTA, SMALL_ICE},   {SMALL_MILK, SMALL_PASTA},      {SMALL_MILK, SMALL_ICE}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK_INT(small_do(&small, allow(wrong[i][0], wrong[i][1], SUBSTITUTE_AGREED, 1)),
                  REFUSAL_OTHER_PRODUCT);
    }
    CHECK_INT(small_do(&small, allow(SMALL_PASTA, SMALL_RICE, SUBSTITUTE_AGREED, 0)),
              REFUSAL_NOT_NOW);
    CHECK_INT(small_do(&small, allow(SMALL_PASTA, SMALL_RICE, SUBSTITUTE_AGREED, 10)),
              REFUSAL_NOT_NOW);
    CHECK_INT(small_do(&small, allow(SMALL_PASTA, SMALL_RICE, SUBSTITUTE_REASON_COUNT, 1)),
              REFUSAL_NOT_NOW);
    CHECK_INT(small_do(&small, allow(SMALL_MILK, SMALL_EGGS, SUBSTITUTE_AGREED, 9)), REFUSAL_NONE);
    size_t events = small.event_count; /* said twice: nothing more to note */
    CHECK_INT(small_do(&small, allow(SMALL_MILK, SMALL_EGGS, SUBSTITUTE_AGREED, 9)), REFUSAL_NONE);
    CHECK_INT(small.event_count, events);
    prove();
}

static void never_for_an_order_with_an_allergy(void)
{
    small_prep_init(&small);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 1);
    const struct portion *pasta = at_pasta("1004");
    CHECK_INT(small_do(&small,
                       (struct command){.kind = COMMAND_SET_NOTE,
                                        .target = plan_crate(small.prep.plan, pasta->crate)->order,
                                        .value = NOTE_ALLERGY}),
              REFUSAL_NONE);
    CHECK_INT(prep_may_substitute(&small.prep, pasta->id), SUBSTITUTE_ALLERGY);
    CHECK_INT(small_do(&small, report(1000, SMALL_RICE)), REFUSAL_NOTHING_ELSE);
    prove();
}

/* Two of the other for one: in the crate, by its weight, at the check, of what came in; undone. */
static void it_counts_as_what_it_is(void)
{
    small_prep_init(&small);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 2);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_RECEIVE,
                                                .product = small_product_id(&small, SMALL_RICE),
                                                .units_milli = 20000}),
              REFUSAL_NONE);
    const struct portion *pasta = at_pasta("1001"); /* two of it, and one rice of its own */
    struct weight_witness before = weight_of_crate(&small.prep, pasta->crate);
    uint64_t digest = prep_digest(&small.prep);
    CHECK_INT(small_do(&small, report(1000, SMALL_RICE)), REFUSAL_NONE);
    const struct event *event = &small.events[small.event_count - 1];
    CHECK_INT(event->value, 2);
    CHECK_INT(event->target, LOT_RECEIVED + 1);
    const struct portion_state *state = prep_portion(&small.prep, pasta->id);
    CHECK_INT(portion_substitute_milli(state), 2000);
    CHECK_INT(prep_remaining_milli(&small.prep, pasta->id), 1000);
    struct weight_witness after = weight_of_crate(&small.prep, pasta->crate);
    CHECK_INT(after.expected_g - before.expected_g, 2 * 1010);
    CHECK_INT(small.prep.lots[0].taken_milli, 2000);
    struct lot_use uses[2];
    CHECK_INT(prep_portion_lots(&small.prep, pasta->id, uses, 2), 1);
    CHECK_INT(uses[0].lot, LOT_RECEIVED + 1);
    CHECK_INT(uses[0].units_milli, 2000);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(prep_digest(&small.prep) == digest);
    CHECK_INT(small.prep.lots[0].taken_milli, 0);

    CHECK_INT(small_do(&small, report(2000, SMALL_RICE)), REFUSAL_NONE);
    small_pick_all(&small, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = pasta->crate}),
              REFUSAL_NONE);
    size_t cases = small.prep.discrepancy_count;
    small_count_all(&small, 0);
    CHECK_INT(small.prep.discrepancy_count, cases); /* four were expected, and counted */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    prove();
}

/* The check finds three where four should be: opened again, half of one is still open. */
static void what_a_check_finds_of_it(void)
{
    small_prep_init(&small);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 3);
    const struct portion *pasta = at_pasta("1001");
    CHECK_INT(small_do(&small, report(2000, SMALL_RICE)), REFUSAL_NONE);
    small_pick_all(&small, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    struct command check = {.kind = COMMAND_OPEN_CHECK, .crate = pasta->crate};
    CHECK_INT(small_do(&small, check), REFUSAL_NONE);
    bool substitute;
    uint32_t step;
    while ((step = prep_next_count(&small.prep, pasta->crate, &substitute)) != ID_NONE) {
        int64_t there = substitute ? 4000 : prep_content_milli(&small.prep, step);
        CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_COUNT, .units_milli = there}),
                  REFUSAL_NONE);
    }
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    const struct discrepancy *d = &small.prep.discrepancies[small.prep.discrepancy_count - 1];
    CHECK_INT(d->product, small_product_id(&small, SMALL_RICE));
    CHECK_INT(d->expected_milli, 6000);
    CHECK_INT(d->found_milli, 4000);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REOPEN, .crate = pasta->crate}), 0);
    const struct portion_state *state = prep_portion(&small.prep, pasta->id);
    CHECK_INT(portion_substitute_milli(state), 4000);
    int64_t left = prep_remaining_milli(&small.prep, pasta->id);
    (void)at_pasta("1001");
    CHECK_INT(small_do(&small, report(left, SMALL_RICE)), REFUSAL_NONE);
    CHECK_INT(portion_substitute_milli(state), 6000);
    prove();
}

/* A record from before there were permissions: one for one, without a word of the director. */
static void records_of_before_are_read(void)
{
    small_prep_init(&small);
    const struct portion *pasta = at_pasta("1004");
    struct event event = {.id = {77, small.next_seq + 1},
                          .lamport = small.next_seq + 1,
                          .prep = 1,
                          .kind = EVENT_DISCREPANCY,
                          .crate = pasta->crate,
                          .portion = pasta->id,
                          .product = pasta->product,
                          .other_product = small_product_id(&small, SMALL_RICE),
                          .type = DISCREPANCY_SUBSTITUTED,
                          .units_milli = 2000};
    CHECK(prep_apply(&small.prep, &event));
    CHECK_INT(portion_substitute_milli(prep_portion(&small.prep, pasta->id)), 2000);
    CHECK_INT(small.prep.discrepancies[0].reason, SUBSTITUTE_NOT);
    event.id.seq++;
    event.number = SUBSTITUTE_REASON_COUNT; /* no reason that there is */
    CHECK(!prep_apply(&small.prep, &event));
    event.number = 0;
    event.value = 2; /* two different amounts for one never lie in one place */
    event.units_milli = 1000;
    CHECK(!prep_apply(&small.prep, &event));
    CHECK(prep_check(&small.prep) == NULL);
    small_prep_finish(&small);
}

/* A labo's machine is told what may be given. */
static void a_letter_carries_it(void)
{
    small_prep_init(&small);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 2);
    struct command lend = {
        .kind = COMMAND_LEND, .role = ROLE_DIRECTOR, .target = small.prep.plan->pickups.first_id};
    struct letter letter;
    CHECK_INT(small_do(&small, lend), REFUSAL_NONE);
    CHECK(letter_write(&small.prep, &small.prep.lends[0], &letter));
    size_t said = 0;
    for (size_t i = 0; i < letter.event_count; i++) {
        const struct event *event = &letter.events[i];
        said += event->kind == EVENT_SUBSTITUTE_SET && event->number == 2 &&
                event->product == small_product_id(&small, SMALL_PASTA) &&
                event->other_product == small_product_id(&small, SMALL_RICE);
    }
    CHECK_INT(said, 1);
    letter_finish(&letter);
    prove();
}

int main(void)
{
    RUN(only_where_it_is_allowed);
    RUN(what_may_be_allowed);
    RUN(never_for_an_order_with_an_allergy);
    RUN(it_counts_as_what_it_is);
    RUN(what_a_check_finds_of_it);
    RUN(records_of_before_are_read);
    RUN(a_letter_carries_it);
    return 0;
}
