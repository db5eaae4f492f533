/* test_check_rule.c: which crates are checked: bags, allergies, problems, first ones; of the rest a
 * share that follows what the room's latest checks found. */
#include "domain/check_rule.h"

#include "support/check.h"
#include "support/reimport.h"

static struct reimport re;
static struct prep *const prep = &re.small.prep;

/* The room's latest checks, as if `count` had been closed. */
static void say_checks(uint32_t count, uint32_t found)
{
    prep->checks = (struct check_results){count, found};
}

static void the_share_follows_the_room(void)
{
    reimport_begin(&re);
    say_checks(0, 0);
    CHECK_INT(check_one_in(prep), 1); /* nothing is known yet */
    say_checks(9, 0);
    CHECK_INT(check_one_in(prep), 1);
    say_checks(10, 0);
    CHECK_INT(check_one_in(prep), 5);
    say_checks(40, 1u << 19);
    CHECK_INT(check_one_in(prep), 3);
    say_checks(40, 1u << 20); /* too long ago */
    CHECK_INT(check_one_in(prep), 5);
    say_checks(40, 3);
    CHECK_INT(check_one_in(prep), 2);
    say_checks(40, 7);
    CHECK_INT(check_one_in(prep), 1);
    reimport_end(&re);
}

/* One in n, and whoever was taken at 5 is taken at 3, 2 and 1 too. */
static void a_larger_share_takes_the_same_and_more(void)
{
    static const uint32_t founds[] = {0, 1, 3, 7};
    uint8_t reasons[4][64];
    reimport_begin(&re);
    CHECK(prep->plan->crates.count <= 64);
    for (int i = 0; i < 4; i++) {
        say_checks(40, founds[i]);
        check_reasons(prep, reasons[i]);
    }
    for (size_t c = 0; c < prep->plan->crates.count; c++) {
        for (int i = 0; i < 3; i++) {
            CHECK(reasons[i][c] == CHECK_NOT_ASKED || reasons[i + 1][c] == reasons[i][c]);
        }
        CHECK(reasons[3][c] != CHECK_NOT_ASKED);
    }
    reimport_end(&re);
}

static void bags_allergies_problems_and_first_ones_are_checked(void)
{
    reimport_begin(&re);
    say_checks(40, 0);
    uint32_t bag = crate_of(prep, "1003", 1)->id; /* found below by its kind */
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->kind != CRATE_DRY) {
            bag = crate->id;
            CHECK_INT(check_reason(prep, crate->id), CHECK_BAG);
        }
    }
    CHECK(plan_crate(prep->plan, bag)->kind != CRATE_DRY);
    const struct crate *dry = crate_of(prep, "1001", 1);
    struct command note = {.kind = COMMAND_SET_NOTE, .target = dry->order, .value = NOTE_ALLERGY};
    CHECK_INT(small_do(&re.small, note), REFUSAL_NONE);
    CHECK_INT(check_reason(prep, dry->id), CHECK_ALLERGY);
    note.value = NOTE_NOTHING;
    small_do(&re.small, note);
    /* Filled first: whatever it holds is there for the first time this half-day. */
    crate_fill(&re, "1001", 1);
    CHECK_INT(check_reason(prep, dry->id), CHECK_FIRST);
    /* 1005 holds pasta too, and potatoes for the first time; with 1002 filled before it would not.
     */
    crate_fill(&re, "1002", 1);
    crate_fill(&re, "1005", 1);
    enum check_reason reason = check_reason(prep, crate_of(prep, "1005", 1)->id);
    CHECK(reason == CHECK_NOT_ASKED || reason == CHECK_SHARE);
    small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY});
    CHECK(check_reason(prep, dry->id) != CHECK_FIRST); /* another half-day, other firsts */
    reimport_prove(&re);
}

static void a_problem_asks_for_a_check_unless_it_is_taken_back(void)
{
    reimport_begin(&re);
    say_checks(40, 0);
    uint32_t crate = crate_of(prep, "1001", 1)->id;
    enum check_reason before = check_reason(prep, crate);
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    struct command report = {
        .kind = COMMAND_REPORT, .type = DISCREPANCY_DAMAGED, .units_milli = 1000};
    CHECK_INT(small_do(&re.small, report), REFUSAL_NONE);
    CHECK_INT(check_reason(prep, crate), CHECK_PROBLEM);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(check_reason(prep, crate), before);
    reimport_end(&re);
}

/* Counted twice another number: the room's results know, and an undo forgets it. */
static void a_difference_is_remembered(void)
{
    reimport_begin(&re);
    crate_fill(&re, "1001", 1);
    uint32_t crate = crate_of(prep, "1001", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate});
    for (int i = 0; i < 2; i++) {
        struct command count = {.kind = COMMAND_COUNT, .units_milli = 9000};
        CHECK_INT(small_do(&re.small, count), REFUSAL_NONE);
    }
    small_count_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    CHECK_INT(prep->checks.count, 1);
    CHECK_INT(prep->checks.found, 1);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep->checks.count, 0);
    CHECK_INT(prep->checks.found, 0);
    reimport_prove(&re);
}

/* Another pair, or the same one where the helper allowed it; the event says which. */
static void a_pair_alone_may_be_allowed(void)
{
    reimport_begin(&re);
    uint32_t crate = crate_of(prep, "1001", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate, .pair = 7});
    small_pick_all(&re.small, 0);
    pairs_add(&re.small.pairs, crate, 7);
    small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 7});
    struct command check = {.kind = COMMAND_OPEN_CHECK, .crate = crate, .pair = 7};
    CHECK_INT(small_do(&re.small, check), REFUSAL_SAME_PAIR);
    check.value = 1;
    CHECK_INT(small_do(&re.small, check), REFUSAL_NONE);
    CHECK_INT(re.small.decision.events[0].value, 1);
    reimport_prove(&re);
}

static void nothing_comes_in_the_place_of_goods_of_an_allergy(void)
{
    reimport_begin(&re);
    const struct crate *crate = crate_of(prep, "1001", 1);
    small_do(
        &re.small,
        (struct command){.kind = COMMAND_SET_NOTE, .target = crate->order, .value = NOTE_ALLERGY});
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id});
    small_allow(&re.small, SMALL_RICE, SMALL_PASTA, 1);
    struct command report = {.kind = COMMAND_REPORT,
                             .type = DISCREPANCY_SUBSTITUTED,
                             .units_milli = 1000,
                             .other_product = small_product_id(&re.small, SMALL_PASTA)};
    CHECK_INT(small_do(&re.small, report), REFUSAL_NOTHING_ELSE);
    report.type = DISCREPANCY_MISSING;
    CHECK_INT(small_do(&re.small, report), REFUSAL_NONE);
    reimport_prove(&re);
}

/* The clock comes in: 20 minutes warn; a bag that is put down does not go on counting. */
static void chilled_goods_are_timed(void)
{
    reimport_begin(&re);
    uint32_t bag = ID_NONE;
    for (size_t i = 0; i < prep->plan->crates.count && bag == ID_NONE; i++) {
        bag = prep->plan->crates.rows[i].kind == CRATE_CHILLED_BAG ? prep->plan->crates.rows[i].id
                                                                   : ID_NONE;
    }
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = bag});
    int64_t opened = prep_crate(prep, bag)->opened_ms;
    CHECK_INT(check_cold_ms(prep, bag, opened + COLD_WARN_MS), COLD_WARN_MS);
    CHECK_INT(check_cold_ms(prep, bag, opened - 5000), 0); /* the clock was set back */
    small_do(&re.small, (struct command){.kind = COMMAND_LEAVE});
    int64_t worked = check_cold_ms(prep, bag, opened + 3 * COLD_WARN_MS);
    CHECK_INT(worked, prep_crate(prep, bag)->worked_ms);
    uint32_t dry = crate_of(prep, "1001", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = dry});
    CHECK_INT(check_cold_ms(prep, dry, opened + 3 * COLD_WARN_MS), 0);
    reimport_prove(&re);
}

/* What a check is still owed to: of the crates that are filled, those that the rule asks for; one
 * that left without is told apart. */
static void what_is_left_follows_the_rule(void)
{
    reimport_begin(&re);
    say_checks(40, 0); /* one in five */
    struct check_left left = check_left(prep);
    CHECK_INT(left.waiting + left.gone, 0); /* nothing is filled yet */
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        prep->crates[i].status = CRATE_PICKED;
    }
    uint8_t reasons[64];
    unsigned asked = 0, at = 0;
    check_reasons(prep, reasons);
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        CHECK(check_waits(prep, crate, (enum check_reason)reasons[i]) ==
              (reasons[i] != CHECK_NOT_ASKED));
        asked += reasons[i] != CHECK_NOT_ASKED;
        at = reasons[i] != CHECK_NOT_ASKED ? (unsigned)i : at;
    }
    CHECK(asked > 0 && asked < prep->plan->crates.count);
    CHECK_INT(check_left(prep).waiting, asked);
    prep->crates[at].trip = 1;
    CHECK_INT(check_left(prep).waiting, asked - 1);
    CHECK_INT(check_left(prep).gone, 1);
    prep->crates[at].status = CRATE_CHECKED;
    CHECK_INT(check_left(prep).gone, 0);
    prep->crates[at].trip = 0;
    reimport_end(&re);
}

int main(void)
{
    RUN(the_share_follows_the_room);
    RUN(a_larger_share_takes_the_same_and_more);
    RUN(bags_allergies_problems_and_first_ones_are_checked);
    RUN(a_problem_asks_for_a_check_unless_it_is_taken_back);
    RUN(a_difference_is_remembered);
    RUN(a_pair_alone_may_be_allowed);
    RUN(nothing_comes_in_the_place_of_goods_of_an_allergy);
    RUN(chilled_goods_are_timed);
    RUN(what_is_left_follows_the_rule);
    return 0;
}
