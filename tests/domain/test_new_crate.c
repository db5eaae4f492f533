/* test_new_crate.c: a crate that is full: one more of its order takes what is left, bears the next
 * number, is taken back whole, and goes on after the month came again. */
#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "support/reimport.h"

static struct reimport re;
static struct prep *const prep = &re.small.prep;

static uint32_t sum_milli(void)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        sum += prep->plan->portions.rows[i].units_milli;
    }
    return (uint32_t)sum;
}

/* Order 1002, crate 1: begun with one unit of its first goods. */
static uint32_t begin_full(void)
{
    reimport_begin(&re);
    uint32_t crate = crate_of(prep, "1002", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    struct command none = {.kind = COMMAND_NEW_CRATE};
    CHECK_INT(small_do(&re.small, none), REFUSAL_NOT_NOW); /* nothing lies in it */
    struct command pick = {.kind = COMMAND_PICK, .units_milli = 1000};
    CHECK_INT(small_do(&re.small, pick), REFUSAL_NONE);
    return crate;
}

static void what_is_left_goes_into_the_next_crate(void)
{
    uint32_t crate = begin_full();
    uint32_t before = sum_milli(), first = prep_next_portion(prep, crate);
    int64_t open = prep_remaining_milli(prep, first);
    uint16_t of = plan_crate(prep->plan, crate)->of;
    int32_t serial = prep_label_serial(prep, CODE_CRATE, crate);
    CHECK(open > 0 && prep_may_add_crate(prep, crate));
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE}), REFUSAL_NONE);
    uint32_t next = prep_lane(prep, 0)->crate;
    const struct crate *added = plan_crate(prep->plan, next);
    CHECK(prep_crate_is_added(prep, next) && !prep_crate_is_added(prep, crate));
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKED);
    CHECK_INT(prep_crate(prep, next)->status, CRATE_PICKING);
    CHECK_INT(added->index, of + 1);
    CHECK_INT(added->of, of + 1);
    CHECK_INT(plan_crate(prep->plan, crate)->of, of + 1);          /* "1 of 3" now */
    CHECK_INT(prep_label_serial(prep, CODE_CRATE, crate), serial); /* and its label stands */
    CHECK_INT(plan_portion(prep->plan, prep_next_portion(prep, next))->product,
              plan_portion(prep->plan, first)->product);
    CHECK_INT(prep_remaining_milli(prep, prep_next_portion(prep, next)), open);
    CHECK_INT(sum_milli(), before);
    CHECK(re.small.plan.crates.count + 1 == prep->plan->crates.count); /* the import is as it was */
    CHECK(prep_check(prep) == NULL);
    small_pick_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    /* It is checked like any other. */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = next}),
              REFUSAL_NONE);
    small_count_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    /* So is the full one, whose other goods lie elsewhere. */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate}),
              REFUSAL_NONE);
    small_count_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    reimport_prove(&re);
}

static void its_label_is_its_own(void)
{
    uint32_t crate = begin_full();
    small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE});
    uint32_t next = prep_lane(prep, 0)->crate;
    CHECK_INT(prep_label_serial(prep, CODE_CRATE, next), 0);
    struct command draw = {
        .kind = COMMAND_DRAW_LABELS, .label_kind = CODE_CRATE, .targets = &next, .target_count = 1};
    CHECK_INT(small_do(&re.small, draw), REFUSAL_NONE);
    char own[16];
    str_copy(own, sizeof own, small_crate_code(&re.small, next));
    small_do(&re.small, (struct command){.kind = COMMAND_LEAVE});
    CHECK_INT(small_scan(&re.small, 1, own), REFUSAL_NONE); /* anybody goes on with it */
    CHECK_INT(prep_lane(prep, 1)->crate, next);
    CHECK_INT(small_scan(&re.small, 0, small_crate_code(&re.small, crate)), REFUSAL_ALREADY_DONE);
    reimport_prove(&re);
}

static void one_undo_takes_it_all_back(void)
{
    uint32_t crate = begin_full();
    size_t crates = prep->plan->crates.count;
    uint32_t portion = prep_next_portion(prep, crate);
    int64_t open = prep_remaining_milli(prep, portion);
    small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE});
    uint32_t next = prep_lane(prep, 0)->crate;
    struct command draw = {
        .kind = COMMAND_DRAW_LABELS, .label_kind = CODE_CRATE, .targets = &next, .target_count = 1};
    small_do(&re.small, draw);
    char own[16];
    str_copy(own, sizeof own, small_crate_code(&re.small, next));
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_lane(prep, 0)->crate, crate);
    CHECK_INT(prep->plan->crates.count, crates);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKING);
    CHECK_INT(prep_next_portion(prep, crate), portion);
    CHECK_INT(prep_remaining_milli(prep, portion), open);
    CHECK_INT(plan_crate(prep->plan, crate)->of, plan_crate(&re.small.plan, crate)->of);
    CHECK_INT(small_scan(&re.small, 0, own), REFUSAL_STALE_LABEL);
    /* What lies in the next one is taken back by itself first. */
    small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE});
    small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000});
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_lane(prep, 0)->crate, next);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_lane(prep, 0)->crate, crate);
    reimport_prove(&re);
}

/* Two lanes: the older one cannot be pulled out from under the newer. */
static void only_the_last_one_is_taken_back(void)
{
    RUN(begin_full);
    uint32_t other = crate_of(prep, "1004", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = other});
    struct command grams = {.kind = COMMAND_PICK, .lane = 1, .grams = 1000};
    CHECK_INT(small_do(&re.small, grams), REFUSAL_NONE);
    small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE});
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE, .lane = 1}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(prep_crate(prep, prep->plan->crates.rows[prep->plan->crates.count - 2].id)->lane ==
          LANE_NONE); /* it is put down, and stays */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO, .lane = 1}), REFUSAL_NONE);
    CHECK_INT(prep_lane(prep, 1)->crate, other);
    reimport_prove(&re);
}

static void it_goes_on_when_the_month_comes_again(void)
{
    RUN(begin_full);
    small_do(&re.small, (struct command){.kind = COMMAND_NEW_CRATE});
    uint32_t next = prep_lane(prep, 0)->crate;
    struct command draw = {
        .kind = COMMAND_DRAW_LABELS, .label_kind = CODE_CRATE, .targets = &next, .target_count = 1};
    small_do(&re.small, draw);
    char own[16];
    str_copy(own, sizeof own, small_crate_code(&re.small, next));
    small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000});
    uint16_t index = plan_crate(prep->plan, next)->index;
    uint32_t portion = prep_next_portion(prep, next);
    int64_t left = portion != ID_NONE ? prep_remaining_milli(prep, portion) : 0;
    uint32_t last_id = prep->plan->crates.rows[prep->plan->crates.count - 1].id;
    month_add_order(&re.month, "0999", 0);
    month_set_units(&re.month, 5, SMALL_PASTA, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.count, 1);               /* the order itself is as it was */
    CHECK(prep->plan->crates.first_id > last_id); /* no id is given out twice */
    const struct crate *crate = crate_of(prep, "1002", index);
    CHECK_INT(prep_lane(prep, 0)->crate, crate->id);
    CHECK_INT(prep_crate(prep, crate->id)->status, CRATE_PICKING);
    CHECK_INT(prep_remaining_milli(prep, prep_next_portion(prep, crate->id)), left);
    CHECK_STR(small_crate_code(&re.small, crate->id), own);
    CHECK_INT(small_scan(&re.small, 0, own), REFUSAL_NONE);
    small_pick_all(&re.small, 0);
    reimport_prove(&re);
}

int main(void)
{
    RUN(what_is_left_goes_into_the_next_crate);
    RUN(its_label_is_its_own);
    RUN(one_undo_takes_it_all_back);
    RUN(only_the_last_one_is_taken_back);
    RUN(it_goes_on_when_the_month_comes_again);
    return 0;
}
