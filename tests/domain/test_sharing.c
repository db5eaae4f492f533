/* test_sharing.c: product by product: nearest crate first, each by its label, mixed with crate by
 * crate in other lanes; the record is the one that crate by crate gives. */
#include "domain/sharing.h"

#include <string.h>

#include "support/check.h"
#include "support/reimport.h"

static struct reimport re;
static struct prep *const prep = &re.small.prep;

static enum refusal_kind share_by_scan(uint8_t lane, uint32_t product, uint32_t crate)
{
    return small_do(&re.small,
                    (struct command){.kind = COMMAND_SCAN,
                                     .lane = lane,
                                     .task = LANE_TASK_SHARE,
                                     .target = product,
                                     .code = code_read(small_crate_code(&re.small, crate))});
}

static enum refusal_kind share(uint8_t lane, uint32_t product, uint32_t crate, int64_t units_milli)
{
    return small_do(&re.small, (struct command){.kind = COMMAND_SHARE_OUT,
                                                .lane = lane,
                                                .target = product,
                                                .crate = crate,
                                                .units_milli = units_milli});
}

/* Pasta: order 1004 wants 3, 1001 wants 2, 1005 wants 1 (nobody's labo: not filled here? it is). */
static void the_nearest_crate_comes_first(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    struct sharing_left left = sharing_left(prep, pasta);
    CHECK_INT(left.crates, 3);
    CHECK_INT(left.units_milli, 6000);
    uint32_t first = sharing_next(prep, pasta, ID_NONE, ID_NONE);
    uint32_t second = sharing_next(prep, pasta, first, first);
    CHECK(plan_order(prep->plan, plan_crate(prep->plan, first)->order)->number <
          plan_order(prep->plan, plan_crate(prep->plan, second)->order)->number);
    CHECK_INT(sharing_next(prep, pasta, second, second == first ? 0 : ID_NONE), second);
    CHECK_INT(share(0, pasta, first, 0), REFUSAL_NONE);
    CHECK_INT(sharing_next(prep, pasta, first, ID_NONE), second);
    /* From the far end, back. */
    uint32_t third = sharing_next(prep, pasta, second, second) == first
                         ? ID_NONE
                         : sharing_next(prep, pasta, second, second);
    CHECK(third != ID_NONE && third != second);
    CHECK_INT(sharing_next(prep, pasta, third, third), second);
    reimport_prove(&re);
}

static void a_label_puts_its_part_in_and_fills_the_crate(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    uint32_t rice = small_product_id(&re.small, SMALL_RICE);
    uint32_t crate = crate_of(prep, "1001", 1)->id; /* pasta 2, rice 1 */
    CHECK_INT(share_by_scan(0, pasta, crate), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, 1);
    CHECK_INT(re.small.decision.events[0].method, METHOD_SCAN);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKING);
    CHECK_INT(prep_crate(prep, crate)->lane, LANE_NONE);
    CHECK_INT(share_by_scan(0, pasta, crate), REFUSAL_OTHER_CRATE); /* it has its part */
    CHECK(re.small.decision.refusal.expected_crate != ID_NONE);
    CHECK_INT(share_by_scan(0, rice, crate), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, 2);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKED); /* full: nothing else is wanted */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKING);
    CHECK_INT(sharing_portion(prep, crate, rice) != ID_NONE, true);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PLANNED); /* as if nobody had touched it */
    CHECK_INT(share_by_scan(0, rice, crate_of(prep, "1004", 1)->id), REFUSAL_OTHER_CRATE);
    reimport_prove(&re);
}

static void a_part_of_a_part_and_grams(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    uint32_t carrots = small_product_id(&re.small, SMALL_CARROTS);
    uint32_t crate = crate_of(prep, "1004", 1)->id; /* carrots 1.5 kg, pasta 3 */
    CHECK_INT(share(0, pasta, crate, 4000), REFUSAL_TOO_MANY);
    CHECK_INT(share(0, pasta, crate, 1000), REFUSAL_NONE); /* the case was empty */
    CHECK_INT(sharing_left(prep, pasta).units_milli, 5000);
    CHECK_INT(share_by_scan(0, carrots, crate), REFUSAL_NONE); /* the right one; how much? */
    CHECK_INT(re.small.decision.count, 0);
    struct command grams = {
        .kind = COMMAND_SHARE_OUT, .target = carrots, .crate = crate, .grams = 1600};
    CHECK_INT(small_do(&re.small, grams), REFUSAL_TOO_MANY);
    grams.grams = 1490;
    CHECK_INT(small_do(&re.small, grams), REFUSAL_NONE);
    CHECK_INT(sharing_portion(prep, crate, carrots), ID_NONE);
    CHECK_INT(share(0, pasta, crate, 0), REFUSAL_NONE);
    CHECK_INT(prep_crate(prep, crate)->status, CRATE_PICKED);
    reimport_prove(&re);
}

/* The case is empty and there is no other: all that wait go without, and one undo takes it back. */
static void none_left_is_one_gesture(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    uint32_t one = crate_of(prep, "1001", 1)->id, other = crate_of(prep, "1004", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = one});
    CHECK_INT(share(0, pasta, other, 1000), REFUSAL_NONE);
    uint64_t before = prep_digest(prep);
    struct sharing_left left = sharing_left(prep, pasta);
    CHECK(left.crates >= 2 && left.elsewhere == 1);
    struct command none = {.kind = COMMAND_NONE_LEFT, .target = pasta};
    CHECK_INT(small_do(&re.small, none), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, left.crates);
    CHECK_INT(sharing_left(prep, pasta).crates, 0);
    CHECK_INT(sharing_left(prep, pasta).elsewhere, 1); /* left to its lane */
    uint32_t portion = re.small.decision.events[0].portion;
    CHECK(prep_portion(prep, portion)->missing_milli > 0 && prep_portion(prep, portion)->settled);
    CHECK_INT(small_do(&re.small, none), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, left.crates);
    CHECK_INT(prep_digest(prep), before);
    none.lane = 1;
    CHECK_INT(small_do(&re.small, none), REFUSAL_NOT_NOW); /* a crate is open there */
    reimport_prove(&re);
}

/* Both ways at once, in two lanes. */
static void it_mixes_with_crate_by_crate(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    uint32_t crate = crate_of(prep, "1001", 1)->id, other = crate_of(prep, "1004", 1)->id;
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = crate});
    CHECK_INT(share_by_scan(0, pasta, crate), REFUSAL_OTHER_LANE);
    CHECK_INT(sharing_left(prep, pasta).elsewhere, 1);
    CHECK(sharing_next(prep, pasta, crate, ID_NONE) != crate);
    CHECK_INT(share_by_scan(0, pasta, other), REFUSAL_NONE);
    small_do(&re.small, (struct command){.kind = COMMAND_LEAVE, .lane = 1});
    CHECK_INT(share_by_scan(0, pasta, crate), REFUSAL_NONE);
    /* The pair that goes on with it finds only what is left. */
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 1, .crate = crate});
    uint32_t step = prep_next_portion(prep, crate);
    CHECK_INT(plan_portion(prep->plan, step)->product, small_product_id(&re.small, SMALL_RICE));
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_UNDO_TOO_LATE);
    CHECK_INT(small_scan(&re.small, 1, small_codes[SMALL_RICE]), REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE, .lane = 1}),
              REFUSAL_NONE);
    /* A lane with a crate in hand does not share out. */
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .lane = 2, .crate = other});
    CHECK_INT(share(2, pasta, other, 0), REFUSAL_NOT_NOW);
    reimport_prove(&re);
}

/* The same month, once by each way: what lies where is the same. */
static void both_ways_fill_the_same(void)
{
    int64_t picked[2][64] = {{0}};
    for (int way = 0; way < 2; way++) {
        reimport_begin(&re);
        for (size_t i = 0; way == 0 && i < prep->plan->crates.count; i++) {
            uint32_t crate = prep->plan->crates.rows[i].id;
            small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
            small_pick_all(&re.small, 0);
            small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE});
        }
        for (size_t i = 0; way == 1 && i < prep->plan->products.count; i++) {
            uint32_t product = prep->plan->products.rows[i].id, crate;
            while ((crate = sharing_next(prep, product, ID_NONE, ID_NONE)) != ID_NONE) {
                uint32_t portion = sharing_portion(prep, crate, product);
                CHECK_INT(share(0, product, crate, prep_remaining_milli(prep, portion)),
                          REFUSAL_NONE);
            }
        }
        CHECK(prep->plan->portions.count <= 64);
        for (size_t i = 0; i < prep->plan->portions.count; i++) {
            picked[way][i] = prep->portions[i].picked_milli;
        }
        struct progress progress = prep_progress(prep, ID_NONE);
        CHECK_INT(progress.picked, progress.crates);
        reimport_prove(&re);
    }
    CHECK(memcmp(picked[0], picked[1], sizeof picked[0]) == 0);
}

int main(void)
{
    RUN(the_nearest_crate_comes_first);
    RUN(a_label_puts_its_part_in_and_fills_the_crate);
    RUN(a_part_of_a_part_and_grams);
    RUN(none_left_is_one_gesture);
    RUN(it_mixes_with_crate_by_crate);
    RUN(both_ways_fill_the_same);
    return 0;
}
