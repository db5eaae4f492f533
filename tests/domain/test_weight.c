/* test_weight.c: a weight as the third witness: what a crate should weigh, what it can tell and
 * what it honestly cannot; said once all is counted, kept, taken back, replayed. */
#include "domain/weight.h"

#include "support/check.h"
#include "support/small_prep.h"

static struct small_prep small;

/* A dry crate that is filled; every unit of its goods weighs so much. */
static uint32_t fill(int32_t weight_g)
{
    small_prep_init(&small);
    uint32_t crate = ID_NONE;
    for (size_t i = 0; i < small.plan.crates.count && crate == ID_NONE; i++) {
        const struct crate *row = &small.plan.crates.rows[i];
        bool weighed = false;
        for (uint32_t k = 0; k < row->portion_count; k++) {
            uint32_t product = plan_portion(&small.plan, row->first_portion + k)->product;
            weighed = weighed || plan_is_weighed(plan_product(&small.plan, product));
        }
        crate = row->kind == CRATE_DRY && !weighed ? row->id : ID_NONE;
    }
    CHECK(crate != ID_NONE);
    for (size_t i = 0; i < small.plan.products.count; i++) {
        if (!plan_is_weighed(&small.plan.products.rows[i])) {
            small.plan.products.rows[i].weight_g = weight_g;
        }
    }
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}),
              REFUSAL_NONE);
    small_pick_all(&small, 0);
    return crate;
}

static int64_t units_in(uint32_t crate)
{
    const struct crate *row = plan_crate(&small.plan, crate);
    int64_t milli = 0;
    for (uint32_t i = 0; i < row->portion_count; i++) {
        milli += prep_content_milli(&small.prep, row->first_portion + i);
    }
    return milli / 1000;
}

static void a_unit_that_is_missing_is_seen(void)
{
    uint32_t crate = fill(500);
    struct weight_witness witness = weight_of_crate(&small.prep, crate);
    int64_t units = units_in(crate);
    CHECK(units > 1 && units < 100);
    CHECK_INT(witness.expected_g, units * 500);
    CHECK_INT(witness.lightest_g, 500);
    CHECK(witness.can_tell && witness.band_g >= 30 && witness.band_g < 160);
    CHECK_INT(weight_judge(&witness, witness.expected_g), WEIGHT_AGREES);
    CHECK_INT(weight_judge(&witness, witness.expected_g + witness.band_g), WEIGHT_AGREES);
    CHECK_INT(weight_judge(&witness, witness.expected_g - witness.band_g - 1), WEIGHT_DIFFERS);
    CHECK_INT(weight_judge(&witness, witness.expected_g - 500), WEIGHT_DIFFERS);
    CHECK_INT(weight_judge(&witness, witness.expected_g + 500), WEIGHT_DIFFERS);
    small_prep_finish(&small);
}

/* As the root of squares: four packs of a kilo, 30 g each, and the crate's 30 g. */
static void errors_of_packs_do_not_add_up(void)
{
    uint32_t crate = fill(1000);
    struct weight_witness witness = weight_of_crate(&small.prep, crate);
    int64_t square = (units_in(crate) + 1) * 900;
    CHECK(witness.band_g * witness.band_g > square);
    CHECK((witness.band_g - 1) * (witness.band_g - 1) <= square);
    small_prep_finish(&small);
}

static void a_light_unit_is_honestly_not_seen(void)
{
    uint32_t crate = fill(1000);
    const struct crate *row = plan_crate(&small.plan, crate);
    uint32_t light = plan_portion(&small.plan, row->first_portion)->product;
    small.plan.products.rows[light - small.plan.products.first_id].weight_g = 25;
    struct weight_witness witness = weight_of_crate(&small.prep, crate);
    CHECK_INT(witness.lightest_g, 25);
    CHECK(!witness.can_tell);
    CHECK_INT(weight_judge(&witness, witness.expected_g), WEIGHT_CANNOT_TELL);
    CHECK_INT(weight_judge(&witness, 1), WEIGHT_CANNOT_TELL);
    small.plan.products.rows[light - small.plan.products.first_id].weight_g = 0;
    CHECK(!weight_of_crate(&small.prep, crate).can_tell); /* nobody knows it */
    small_prep_finish(&small);
}

static enum refusal_kind weigh(int64_t grams, int32_t empty_g)
{
    return small_do(
        &small, (struct command){
                    .kind = COMMAND_WEIGH, .lane = 1, .pair = 2, .grams = grams, .value = empty_g});
}

static void it_is_said_once_all_is_counted(void)
{
    uint32_t crate = fill(500);
    struct weight_witness witness = weight_of_crate(&small.prep, crate);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 1}),
              REFUSAL_NONE);
    CHECK_INT(weigh(witness.expected_g, 0), REFUSAL_NOT_NOW); /* no check is open */
    CHECK_INT(small_do(&small,
                       (struct command){
                           .kind = COMMAND_OPEN_CHECK, .lane = 1, .pair = 2, .crate = crate}),
              REFUSAL_NONE);
    CHECK_INT(weigh(witness.expected_g, 0), REFUSAL_NOT_COMPLETE); /* blind: counted first */
    small_count_all(&small, 1);
    CHECK_INT(weigh(0, 0), REFUSAL_TOO_MANY);
    CHECK_INT(weigh(LIMIT_SACK_G + 1, 0), REFUSAL_TOO_MANY);
    CHECK_INT(weigh(1000, 2000), REFUSAL_TOO_MANY); /* less than the crate itself */
    uint64_t before = prep_digest(&small.prep);
    CHECK_INT(weigh(witness.expected_g + 1400, 1400), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->weight, WEIGHT_AGREES);
    CHECK_INT(prep_crate(&small.prep, crate)->weighed_g, witness.expected_g);
    const struct event *event = &small.events[small.event_count - 1];
    CHECK_INT(event->kind, EVENT_CRATE_WEIGHED);
    CHECK_INT(event->number, witness.expected_g);
    CHECK(prep_digest(&small.prep) != before);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO, .lane = 1}), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->weight, WEIGHT_NOT_SAID);
    CHECK_INT(weigh(witness.expected_g - 500, 0), REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->weight, WEIGHT_DIFFERS);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_CHECK, .lane = 1}),
              REFUSAL_NONE); /* it is a witness, no judge */
    struct prep again;
    prep_init(&again, small.prep.number, &small.plans);
    for (size_t i = 0; i < small.event_count; i++) {
        CHECK(prep_apply(&again, &small.events[i]));
    }
    CHECK(prep_digest(&again) == prep_digest(&small.prep));
    prep_finish(&again);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REOPEN, .crate = crate}),
              REFUSAL_NONE);
    CHECK_INT(prep_crate(&small.prep, crate)->weight, WEIGHT_NOT_SAID); /* of what was in it */
    small_prep_finish(&small);
}

int main(void)
{
    RUN(a_unit_that_is_missing_is_seen);
    RUN(errors_of_packs_do_not_add_up);
    RUN(a_light_unit_is_honestly_not_seen);
    RUN(it_is_said_once_all_is_counted);
    return 0;
}
