/* test_prep.c: a crate's way from label to check, the five refusals, undo, labels, half-days. */
#include "domain/prep.h"

#include "support/check.h"
#include "support/small_prep.h"

/* The crate of an order (by reference) that is dry or a bag. */
static uint32_t crate_of(const struct small_prep *small, const char *reference,
                         enum crate_kind kind)
{
    for (size_t i = 0; i < small->plan.crates.count; i++) {
        const struct crate *crate = &small->plan.crates.rows[i];
        if (crate->kind == kind &&
            strcmp(plan_order(&small->plan, crate->order)->reference, reference) == 0) {
            return crate->id;
        }
    }
    CHECK_NEVER("crate");
    return ID_NONE;
}

/* Order 1001: pasta 2, rice 1, one dry crate; picking order is rice (heavier), then pasta. */
static void a_crate_is_picked_by_scan(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_RICE]), REFUSAL_NOT_NOW);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE);
    CHECK_INT(small.prep.own_lanes[0].crate, crate);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 0); /* an own code repeats without effect */
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_RICE]), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_PASTA]), REFUSAL_NONE);
    CHECK(prep_next_portion(&small.prep, crate) != ID_NONE);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE}),
              REFUSAL_NOT_COMPLETE);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_PASTA]), REFUSAL_NONE);
    CHECK_INT(prep_next_portion(&small.prep, crate), ID_NONE);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_PASTA]), REFUSAL_ALREADY_DONE);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->status, CRATE_PICKED);
    CHECK_INT(small.prep.own_lanes[0].crate, ID_NONE);
    struct progress progress = prep_progress(&small.prep, ID_NONE);
    CHECK_INT(progress.picked, 1);
    CHECK_INT(progress.picked_g, 2 * 510 + 1010);
    small_prep_finish(&small);
}

static void each_of_the_five_refusals_says_what_was_read_and_expected(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    uint32_t other = crate_of(&small, "1004", CRATE_DRY);
    char other_code[11], stale[11];
    memcpy(other_code, small_crate_code(&small, other), sizeof other_code);
    code_write(CODE_CRATE, 7, 3, stale);
    small_scan(&small, 0, small_crate_code(&small, crate));
    const struct refusal *refusal = &small.decision.refusal;
    uint64_t before = prep_digest(&small.prep);

    CHECK_INT(small_scan(&small, 0, "9520000099999"), REFUSAL_UNKNOWN_CODE);
    CHECK_STR(refusal->read.read, "9520000099999");
    CHECK_INT(small_scan(&small, 0, "@@"), REFUSAL_UNKNOWN_CODE);
    char never[11];
    code_write(CODE_CRATE, 1, 999, never);
    CHECK_INT(small_scan(&small, 0, never), REFUSAL_UNKNOWN_CODE);

    CHECK_INT(small_scan(&small, 0, other_code), REFUSAL_OTHER_CRATE);
    CHECK_INT(refusal->read_crate, other);
    CHECK_INT(refusal->expected_crate, crate);

    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_MILK]), REFUSAL_OTHER_PRODUCT);
    CHECK_INT(refusal->read_product, small_product_id(&small, SMALL_MILK));
    CHECK_INT(refusal->expected_product, small_product_id(&small, SMALL_RICE));

    CHECK_INT(small_scan(&small, 0, stale), REFUSAL_STALE_LABEL);
    CHECK_INT(refusal->read.prep, 7);
    char practice[11];
    code_write(CODE_PRACTICE, 1, 1, practice);
    CHECK_INT(small_scan(&small, 0, practice), REFUSAL_PRACTICE_LABEL);
    CHECK(prep_digest(&small.prep) == before);

    small_scan(&small, 0, small_codes[SMALL_RICE]);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_RICE]), REFUSAL_ALREADY_DONE);
    CHECK_INT(refusal->read_product, small_product_id(&small, SMALL_RICE));
    small_prep_finish(&small);
}

/* Order 1004 dry: carrots 1.5 kg (weighed), pasta 3. */
static void goods_are_picked_by_weight_and_by_touch(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1004", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    struct command pick = {.kind = COMMAND_PICK, .grams = 1600};
    CHECK_INT(small_do(&small, pick), REFUSAL_TOO_MANY); /* 75 g is the tolerance */
    pick.grams = 0;
    CHECK_INT(small_do(&small, pick), REFUSAL_TOO_MANY); /* not at zero */
    pick.grams = 900;
    CHECK_INT(small_do(&small, pick), REFUSAL_NONE);
    uint32_t step = prep_next_portion(&small.prep, crate);
    CHECK_INT(prep_remaining_milli(&small.prep, step), 600);
    pick.grams = 560;
    CHECK_INT(small_do(&small, pick), REFUSAL_NONE); /* 1 460 g: 40 g less is near enough */
    CHECK(prep_next_portion(&small.prep, crate) != step);
    pick.grams = 0;
    pick.units_milli = 4000;
    CHECK_INT(small_do(&small, pick), REFUSAL_TOO_MANY);
    pick.units_milli = 3000;
    CHECK_INT(small_do(&small, pick), REFUSAL_NONE);
    CHECK_INT(prep_next_portion(&small.prep, crate), ID_NONE);
    CHECK_INT(small.decision.events[0].method, METHOD_TOUCH);
    small_prep_finish(&small);
}

static struct command report(enum discrepancy_type type, int64_t units_milli, uint32_t other)
{
    return (struct command){
        .kind = COMMAND_REPORT, .type = type, .units_milli = units_milli, .other_product = other};
}

static void discrepancies_settle_and_are_listed(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1004", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    CHECK_INT(small_do(&small, report(DISCREPANCY_MISSING, 1500, 0)), REFUSAL_NONE);
    uint32_t pasta = prep_next_portion(&small.prep, crate);
    CHECK_INT(plan_portion(&small.plan, pasta)->product, small_product_id(&small, SMALL_PASTA));
    CHECK_INT(small_do(&small, report(DISCREPANCY_DAMAGED, 1000, 0)), REFUSAL_NONE);
    CHECK_INT(prep_remaining_milli(&small.prep, pasta), 3000);
    uint32_t rice = small_product_id(&small, SMALL_RICE);
    CHECK_INT(small_do(&small, report(DISCREPANCY_SUBSTITUTED, 4000, rice)), REFUSAL_TOO_MANY);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 1);
    CHECK_INT(small_do(&small, report(DISCREPANCY_SUBSTITUTED, 1000, 0)), REFUSAL_OTHER_PRODUCT);
    CHECK_INT(small_do(&small, report(DISCREPANCY_SUBSTITUTED, 1000, rice)), REFUSAL_NONE);
    CHECK_INT(small_do(&small, report(DISCREPANCY_EXTRA, 1000, 0)), REFUSAL_NONE);
    CHECK_INT(prep_remaining_milli(&small.prep, pasta), 2000);
    CHECK_INT(prep_content_milli(&small.prep, pasta), 1000);
    CHECK_INT(small.prep.discrepancy_count, 4);
    CHECK_INT(small.prep.discrepancies[0].type, DISCREPANCY_MISSING);
    CHECK_INT(small.prep.discrepancies[0].expected_milli, 1500);
    CHECK_INT(small.prep.discrepancies[0].found_milli, 0);
    const struct lot *lot = plan_lot(&small.plan, small.prep.discrepancies[1].lot);
    CHECK_STR(plan_supplier(&small.plan, lot->supplier)->name, "Moulin des Rapailles");
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(small.prep.discrepancies[3].is_undone);
    CHECK_INT(prep_content_milli(&small.prep, pasta), 0);
    small_prep_finish(&small);
}

/* Taught in one lane, known in all; a case counts as what is in it; undone by forgetting. */
static void a_code_can_be_taught(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1004", CRATE_DRY); /* pasta 3 */
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = crate});
    small_do(&small, (struct command){.kind = COMMAND_PICK, .lane = 1, .grams = 1500});
    static const char code[] = "13256221111115";
    CHECK_INT(small_scan(&small, 1, code), REFUSAL_UNKNOWN_CODE);
    CHECK_INT(small.decision.refusal.expected_product, small_product_id(&small, SMALL_PASTA));
    struct command teach = {.kind = COMMAND_LEARN_CODE,
                            .code = code_read(code),
                            .target = small_product_id(&small, SMALL_PASTA),
                            .value = 2};
    uint64_t before = prep_digest(&small.prep);
    CHECK_INT(small_do(&small, teach), REFUSAL_NONE);
    CHECK(prep_digest(&small.prep) != before);
    CHECK_INT(small_do(&small, teach), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 0); /* said twice */
    CHECK_INT(small_scan(&small, 1, code), REFUSAL_NONE);
    uint32_t step = prep_next_portion(&small.prep, crate);
    CHECK_INT(prep_remaining_milli(&small.prep, step), 1000);
    CHECK_INT(small_scan(&small, 1, code), REFUSAL_TOO_MANY); /* a whole case is one too many */
    teach.value = 0;
    CHECK_INT(small_do(&small, teach), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 1, code), REFUSAL_UNKNOWN_CODE);
    teach.value = LIMIT_CODE_UNITS + 1;
    CHECK_INT(small_do(&small, teach), REFUSAL_NOT_NOW);
    teach.value = 12;
    teach.code = code_read("garbage");
    CHECK_INT(small_do(&small, teach), REFUSAL_UNKNOWN_CODE);
    teach.code = code_read(small_codes[SMALL_MILK]); /* the month's own */
    CHECK_INT(small_do(&small, teach), REFUSAL_ALREADY_DONE);
    small_prep_finish(&small);
}

static void skipped_goods_come_last_and_a_crate_can_be_left(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    uint32_t rice = prep_next_portion(&small.prep, crate);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_SKIP}), REFUSAL_NONE);
    uint32_t pasta = prep_next_portion(&small.prep, crate);
    CHECK(pasta != rice);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_SKIP}), REFUSAL_NONE);
    CHECK_INT(prep_next_portion(&small.prep, crate), rice);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_LEAVE}), REFUSAL_NONE);
    struct command take = {.kind = COMMAND_OPEN_CRATE, .lane = 2, .crate = crate};
    CHECK_INT(small_do(&small, take), REFUSAL_NONE);
    take.lane = 0;
    CHECK_INT(small_do(&small, take), REFUSAL_OTHER_LANE);
    /* Lane 0's last gesture was leaving; lane 2 has touched the crate since. */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_UNDO_TOO_LATE);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO, .lane = 3}), REFUSAL_NO_UNDO);
    small_prep_finish(&small);
}

static void a_check_is_blind_by_another_pair_with_a_recount(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    struct command open = {.kind = COMMAND_OPEN_CRATE, .crate = crate, .pair = 11};
    struct command check = {.kind = COMMAND_OPEN_CHECK, .crate = crate, .pair = 11};
    CHECK_INT(small_do(&small, check), REFUSAL_NOT_PICKED);
    small_do(&small, open);
    small_pick_all(&small, 0);
    small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 11});
    CHECK_INT(small_do(&small, check), REFUSAL_SAME_PAIR);
    check.pair = 12;
    CHECK_INT(small_do(&small, check), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_RICE]), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 0);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_MILK]), REFUSAL_OTHER_PRODUCT);
    struct command count = {.kind = COMMAND_COUNT, .units_milli = 1000};
    CHECK_INT(small_do(&small, count), REFUSAL_NONE); /* rice agrees */
    CHECK_INT(small_do(&small, count), REFUSAL_NONE); /* pasta: 1 of 2 */
    bool substitute;
    uint32_t pasta = prep_next_count(&small.prep, crate, &substitute);
    CHECK_INT(prep_portion(&small.prep, pasta)->count.state, COUNT_AGAIN);
    CHECK_INT(small.prep.discrepancy_count, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CHECK}),
              REFUSAL_NOT_COMPLETE);
    CHECK_INT(small_do(&small, count), REFUSAL_NONE);
    CHECK_INT(prep_portion(&small.prep, pasta)->count.state, COUNT_DIFFERS);
    CHECK_INT(small.prep.discrepancy_count, 1);
    CHECK_INT(small.prep.discrepancies[0].expected_milli, 2000);
    CHECK_INT(small.prep.discrepancies[0].found_milli, 1000);
    CHECK_INT(small.prep.discrepancies[0].step, STEP_CHECK);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->status, CRATE_CHECKED);
    /* Back to picking with what was found: one pasta is left to put in. */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REOPEN, .crate = crate}),
              REFUSAL_NONE);
    small_do(&small, open);
    CHECK_INT(prep_next_portion(&small.prep, crate), pasta);
    CHECK_INT(prep_remaining_milli(&small.prep, pasta), 1000);
    small_prep_finish(&small);
}

static void a_wrong_first_count_that_is_right_the_second_time_agrees(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    small_pick_all(&small, 0);
    small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE});
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate});
    small_do(&small, (struct command){.kind = COMMAND_COUNT, .units_milli = 7000});
    small_count_all(&small, 0);
    CHECK_INT(small.prep.discrepancy_count, 0);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->status, CRATE_CHECKED);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate}),
              REFUSAL_ALREADY_DONE);
    small_prep_finish(&small);
}

static void a_reprinted_label_voids_the_old_one_once_scanned(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    char old[11], fresh[11];
    memcpy(old, small_crate_code(&small, crate), sizeof old);
    struct command draw = {.kind = COMMAND_DRAW_LABELS,
                           .label_kind = CODE_CRATE,
                           .targets = &crate,
                           .target_count = 1};
    CHECK_INT(small_do(&small, draw), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 0); /* drawing again keeps the serial */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REPRINT,
                                                .label_kind = CODE_CRATE,
                                                .target = crate}),
              REFUSAL_NONE);
    CHECK_INT(small.decision.events[0].copy, 1);
    memcpy(fresh, small_crate_code(&small, crate), sizeof fresh);
    CHECK(strcmp(old, fresh) != 0);
    CHECK_INT(small_scan(&small, 0, old), REFUSAL_NONE); /* still the one on the crate */
    CHECK_INT(small_scan(&small, 0, fresh), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, old), REFUSAL_STALE_LABEL);
    CHECK(prep_check(&small.prep) == NULL);
    small_prep_finish(&small);
}

static void a_labo_that_fills_its_crates_is_left_to_it(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    uint32_t pickup = plan_crate(&small.plan, crate)->pickup;
    struct command mode = {.kind = COMMAND_SET_PICKUP_MODE, .target = pickup, .value = PICKUP_BULK};
    CHECK_INT(small_do(&small, mode), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_BULK);
    CHECK_INT(plan_bulk_milli(&small.plan, pickup, small_product_id(&small, SMALL_PASTA)), 2000);
    mode.value = PICKUP_READY;
    CHECK_INT(small_do(&small, mode), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, small_crate_code(&small, crate)), REFUSAL_NONE);
    mode.value = PICKUP_BULK;
    CHECK_INT(small_do(&small, mode), REFUSAL_NOT_NOW); /* it has begun */
    small_prep_finish(&small);
}

static void closing_a_half_day_puts_crates_aside_and_forgets_the_pairs(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t crate = crate_of(&small, "1001", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate, .pair = 5});
    CHECK(pairs_filled(&small.pairs, crate, 5));
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_PREP}), REFUSAL_NOT_NOW);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), REFUSAL_NONE);
    CHECK_INT(small.prep.own_lanes[0].crate, ID_NONE);
    CHECK_INT(small.prep.half_day, 2);
    const struct pair_crate *row = &small.pairs.rows[0];
    pairs_forget(&small.pairs);
    CHECK_INT(row->token, 0);
    CHECK(!pairs_filled(&small.pairs, crate, 5));
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_PREP}), REFUSAL_NONE);
    CHECK_INT(small_scan(&small, 0, small_codes[SMALL_RICE]), REFUSAL_PREP_CLOSED);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(a_crate_is_picked_by_scan);
    RUN(each_of_the_five_refusals_says_what_was_read_and_expected);
    RUN(goods_are_picked_by_weight_and_by_touch);
    RUN(discrepancies_settle_and_are_listed);
    RUN(a_code_can_be_taught);
    RUN(skipped_goods_come_last_and_a_crate_can_be_left);
    RUN(a_check_is_blind_by_another_pair_with_a_recount);
    RUN(a_wrong_first_count_that_is_right_the_second_time_agrees);
    RUN(a_reprinted_label_voids_the_old_one_once_scanned);
    RUN(a_labo_that_fills_its_crates_is_left_to_it);
    RUN(closing_a_half_day_puts_crates_aside_and_forgets_the_pairs);
    return 0;
}
