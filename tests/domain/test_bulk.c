/* test_bulk.c: which lots went to labos that fill their own crates, and what came in a product's
 * place: both ways, and in what labos give back. */
#include "domain/prep.h"
#include "domain/prep_case.h"
#include "domain/prep_share.h"

#include "support/check.h"
#include "support/small_prep.h"

static uint32_t point_of(const struct small_prep *small, uint32_t product)
{
    for (size_t i = 0; i < small->plan.portions.count; i++) {
        const struct portion *portion = &small->plan.portions.rows[i];
        uint32_t pickup = plan_crate(&small->plan, portion->crate)->pickup;
        if (portion->product == product && pickup != ID_NONE) {
            return pickup;
        }
    }
    return ID_NONE;
}

static uint32_t receive(struct small_prep *small, uint32_t product, uint32_t supplier,
                        int64_t units_milli, int64_t note)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_RECEIVE,
                                               .product = product,
                                               .target = supplier,
                                               .units_milli = units_milli,
                                               .number = note}),
              REFUSAL_NONE);
    return LOT_RECEIVED + (uint32_t)small->prep.lot_count;
}

static void tick(struct small_prep *small, uint32_t pickup, uint32_t product, int32_t on)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_TICK,
                                               .target = TICK_BULK,
                                               .number = prep_bulk_item(pickup, product),
                                               .value = on}),
              REFUSAL_NONE);
    CHECK(prep_check(&small->prep) == NULL);
}

static void give_back(struct small_prep *small, uint32_t pickup, uint32_t product)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_RETURN,
                                               .target = pickup,
                                               .product = product,
                                               .type = DISCREPANCY_DAMAGED,
                                               .units_milli = 1000,
                                               .role = ROLE_HELPER}),
              REFUSAL_NONE);
}

static void lots_go_oldest_first_and_come_back(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA), labo = point_of(&small, pasta);
    int64_t due = prep_bulk_milli(prep, labo, pasta);
    CHECK(due > 1000);
    uint32_t mill = small.plan.suppliers.rows[0].id, other = small.plan.suppliers.rows[1].id;
    uint32_t first = receive(&small, pasta, mill, 1000, 11);
    uint32_t second = receive(&small, pasta, other, 10000, 22);
    uint64_t before = prep_digest(prep);
    tick(&small, labo, pasta, 1);
    CHECK_INT(prep_sent_milli(prep, first, labo), 1000);
    CHECK_INT(prep_sent_milli(prep, second, labo), due - 1000);
    CHECK_INT(prep->lots[0].taken_milli, 1000);
    CHECK_INT(prep_current_lot(prep, pasta), second); /* hands take the other from now */
    struct bulk_lot rows[2];
    CHECK_INT(prep_point_sent(prep, labo, pasta, rows, 2), 2);
    CHECK_INT(rows[1].lot, second);
    CHECK(prep_digest(prep) != before);
    tick(&small, labo, pasta, 0); /* not in the vehicle after all */
    CHECK_INT(prep_point_sent(prep, labo, pasta, rows, 2), 0);
    CHECK_INT(prep->lots[0].taken_milli, 0);
    CHECK_INT(prep_current_lot(prep, pasta), first);
    tick(&small, labo, pasta, 1);
    CHECK_INT(prep_sent_milli(prep, second, labo), due - 1000);
    small_prep_finish(&small);
}

static void what_is_more_than_came_is_of_the_last_lot(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA), labo = point_of(&small, pasta);
    tick(&small, labo, pasta, 1); /* nothing came: the plan's own, of which nothing is noted */
    CHECK_INT(prep->sent_count, 0);
    tick(&small, labo, pasta, 0);
    uint32_t lot = receive(&small, pasta, ID_NONE, 1000, 0);
    tick(&small, labo, pasta, 1);
    CHECK_INT(prep_sent_milli(prep, lot, labo), prep_bulk_milli(prep, labo, pasta));
    /* A lot that has left is no slip of the finger any more. */
    CHECK(small_do(&small, (struct command){.kind = COMMAND_UNDO}) != REFUSAL_NONE);
    small_prep_finish(&small);
}

static void a_return_blames_the_lot_that_went_there(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA), labo = point_of(&small, pasta);
    uint32_t mill = small.plan.suppliers.rows[0].id, other = small.plan.suppliers.rows[1].id;
    receive(&small, pasta, mill, 500, 11);
    uint32_t second = receive(&small, pasta, other, 10000, 22);
    tick(&small, labo, pasta, 1);
    give_back(&small, labo, pasta);
    const struct discrepancy *d = &prep->discrepancies[prep->discrepancy_count - 1];
    CHECK_INT(d->lot, second); /* most of it, not the oldest */
    CHECK_INT(case_supplier(prep, d)->id, other);
    small_prep_finish(&small);
}

/* All of the pasta of a point was replaced: what comes back of it was the other's. */
static void a_return_of_what_was_replaced_blames_what_came_instead(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    uint32_t rice = small_product_id(&small, SMALL_RICE);
    receive(&small, pasta, small.plan.suppliers.rows[0].id, 10000, 11);
    uint32_t instead = receive(&small, rice, small.plan.suppliers.rows[1].id, 50000, 22);
    small_allow(&small, SMALL_PASTA, SMALL_RICE, 2);
    const struct crate *crate = NULL;
    for (size_t i = 0; i < small.plan.portions.count && crate == NULL; i++) {
        const struct portion *row = &small.plan.portions.rows[i];
        const struct crate *of = plan_crate(&small.plan, row->crate);
        crate = row->product == pasta && of->pickup != ID_NONE ? of : NULL;
    }
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id}),
              REFUSAL_NONE);
    for (int i = 0; i < 20; i++) {
        uint32_t step = prep_next_portion(prep, crate->id);
        if (step == ID_NONE) {
            break;
        }
        const struct portion *portion = plan_portion(&small.plan, step);
        struct command command = {.kind = COMMAND_PICK, .units_milli = portion->units_milli};
        if (portion->product == pasta) {
            command = (struct command){.kind = COMMAND_REPORT,
                                       .type = DISCREPANCY_SUBSTITUTED,
                                       .units_milli = portion->units_milli,
                                       .other_product = rice};
        }
        CHECK_INT(small_do(&small, command), REFUSAL_NONE);
    }
    CHECK(prep_point_substitutes(prep, crate->pickup, rice) > 0);
    CHECK_INT(prep_point_lot(prep, crate->pickup, rice), instead);
    CHECK_INT(prep_point_lot(prep, crate->pickup, pasta), instead);
    give_back(&small, crate->pickup, pasta);
    const struct discrepancy *d = &prep->discrepancies[prep->discrepancy_count - 1];
    CHECK_INT(case_supplier(prep, d)->id, small.plan.suppliers.rows[1].id);
    small_prep_finish(&small);
}

/* A month may say what it likes: what is decided can be applied. */
static void any_amount_that_is_decided_can_be_applied(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t pasta = small_product_id(&small, SMALL_PASTA), labo = point_of(&small, pasta);
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        struct portion *portion = &small.plan.portions.rows[i];
        portion->units_milli = portion->product == pasta ? INT64_C(9999000000) : 1000;
    }
    receive(&small, pasta, ID_NONE, 1000, 0);
    tick(&small, labo, pasta, 1);
    CHECK(prep_sent_milli(&small.prep, LOT_RECEIVED + 1, labo) >= INT64_C(9999000000));
    small_prep_finish(&small);
}

int main(void)
{
    RUN(lots_go_oldest_first_and_come_back);
    RUN(what_is_more_than_came_is_of_the_last_lot);
    RUN(a_return_blames_the_lot_that_went_there);
    RUN(a_return_of_what_was_replaced_blames_what_came_instead);
    RUN(any_amount_that_is_decided_can_be_applied);
    return 0;
}
