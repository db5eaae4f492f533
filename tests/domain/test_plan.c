/* test_plan.c: numbers by pick-up point, crates and bags, limits, and what a second import changes.
 */
#include "base/str.h"
#include "domain/plan_build.h"
#include "domain/plan_match.h"
#include "support/check.h"
#include "support/small_prep.h"

static struct plan build(const struct month *month, struct people *people)
{
    struct plan plan = {0};
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    plan_build(month, &settings, &ids, &plan, people);
    return plan;
}

static void orders_are_numbered_by_pickup(void)
{
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan plan = build(&month, &people);
    static const char *const references[] = {"1001", "1003", "1002", "1004", "1005"};
    CHECK_INT(plan.orders.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        CHECK_INT(plan.orders.rows[i].number, i + 1);
        CHECK_STR(plan.orders.rows[i].reference, references[i]);
    }
    CHECK_STR(plan_pickup(&plan, plan.orders.rows[0].pickup)->name, "Colombey");
    CHECK_STR(plan.pickups.rows[0].letter, "C");
    CHECK_INT(plan.orders.rows[4].pickup, ID_NONE);
    CHECK_INT(people.count, 4);
    CHECK_STR(people.rows[0].first_name, "Luc");
    CHECK_INT(people.rows[0].order, plan.orders.rows[0].id);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

static void crates_hold_every_unit_once_and_are_not_too_heavy(void)
{
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan plan = build(&month, &people);
    CHECK(plan_check(&plan) == NULL);
    /* Order 3 (1002): 23.2 kg dry in two crates, and a frozen bag. */
    int crates = 0, bags = 0;
    for (size_t i = 0; i < plan.crates.count; i++) {
        const struct crate *crate = &plan.crates.rows[i];
        if (crate->order == plan.orders.rows[2].id) {
            crates += crate->kind == CRATE_DRY;
            bags += crate->kind == CRATE_FROZEN_BAG;
            CHECK_INT(crate->of, 3);
        }
    }
    CHECK_INT(crates, 2);
    CHECK_INT(bags, 1);
    /* Order 2 (1003): two sacks of 25 kg, one crate each, over the limit, and a chilled bag. */
    int sacks = 0;
    for (size_t i = 0; i < plan.crates.count; i++) {
        const struct crate *crate = &plan.crates.rows[i];
        if (plan_crate_g(&plan, crate) == 25000) {
            CHECK_INT(crate->portion_count, 1);
            CHECK_INT(plan_portion(&plan, crate->first_portion)->units_milli, 1000);
            sacks++;
        }
        for (uint32_t p = 0; p + 1 < crate->portion_count; p++) {
            const struct portion *a = plan_portion(&plan, crate->first_portion + p);
            const struct portion *b = a + 1;
            CHECK(!plan_product(&plan, a->product)->fragile ||
                  plan_product(&plan, b->product)->fragile);
        }
    }
    CHECK_INT(sacks, 2);
    int64_t total_g = 0;
    for (size_t i = 0; i < plan.crates.count; i++) {
        total_g += plan_crate_g(&plan, &plan.crates.rows[i]);
    }
    CHECK_INT(total_g, month_weight_g(&month));
    plan.portions.rows[0].units_milli += 500;
    CHECK(plan_check(&plan) != NULL);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

/* 6 x 2.5 kg + 4 kg rice + 2 kg carrots + 1.2 kg cabbage = 22.2 kg: two crates, both near 11 kg. */
static void crates_of_an_order_are_filled_evenly(void)
{
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan plan = build(&month, &people);
    int64_t lightest = INT64_MAX, heaviest = 0;
    for (size_t i = 0; i < plan.crates.count; i++) {
        const struct crate *crate = &plan.crates.rows[i];
        if (crate->order == plan.orders.rows[2].id && crate->kind == CRATE_DRY) {
            int64_t weight_g = plan_crate_g(&plan, crate);
            lightest = weight_g < lightest ? weight_g : lightest;
            heaviest = weight_g > heaviest ? weight_g : heaviest;
        }
    }
    CHECK(heaviest <= 12000);
    CHECK(heaviest - lightest < 2500);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

static void same_product_twice_is_one_line(void)
{
    struct month month;
    small_month(&month);
    month.lines[1].product = month.lines[0].product;
    struct people people = {0};
    size_t lines = month.line_count;
    struct plan plan = build(&month, &people);
    CHECK_INT(plan.lines.count, lines - 1);
    CHECK(plan_check(&plan) == NULL);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

static void a_second_import_is_compared_by_content(void)
{
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan before = build(&month, &people);
    struct plan_ids ids = plan_ids_after(&before);
    CHECK_INT(ids.import, 2);
    /* With room for crates that are added while the month is prepared. */
    CHECK_INT(ids.portion, before.portions.first_id + before.portions.count + PLAN_FREE_PORTIONS);
    struct plan_settings settings = plan_settings_default();
    struct plan after = {0};
    plan_build(&month, &settings, &ids, &after, &people);
    struct plan_difference d = plan_compare(&before, &people, &after, &people);
    CHECK_INT(d.same, 5);
    CHECK_INT(d.added + d.changed + d.removed, 0);
    CHECK(!d.products_changed);
    plan_finish(&after);
    month.lines[0].units_milli += 1000;
    month.orders[3].number = "2000";
    month.products[2].weight_g++;
    memset(&after, 0, sizeof after);
    plan_build(&month, &settings, &ids, &after, &people);
    d = plan_compare(&before, &people, &after, &people);
    CHECK_INT(d.same, 3);
    CHECK_INT(d.changed, 1);
    CHECK_INT(d.added, 1);
    CHECK_INT(d.removed, 1);
    CHECK(d.products_changed);
    plan_finish(&before);
    plan_finish(&after);
    people_finish(&people);
    month_finish(&month);
}

static void crates_of_an_order_follow_each_other(void)
{
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan plan = build(&month, &people);
    size_t orders = 0;
    for (size_t i = 0; i < plan.crates.count; orders++) {
        size_t count = plan_order_crates(&plan, i);
        CHECK_INT(count, plan.crates.rows[i].of);
        i += count;
    }
    CHECK_INT(orders, 5);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

static void weights_and_tolerance(void)
{
    struct product kg = {.unit = UNIT_KG, .weight_g = 1000};
    struct product pack = {.unit = UNIT_PACK, .weight_g = 510};
    struct plan plan = {.settings = plan_settings_default()};
    CHECK_INT(plan_grams(&pack, 1500), 765);
    CHECK_INT(plan_tolerance_milli(&plan, &kg, 500), 30);
    CHECK_INT(plan_tolerance_milli(&plan, &kg, 2000), 100);
    CHECK_INT(plan_tolerance_milli(&plan, &pack, 2000), 0);
}

static int serial_of(const char *letter)
{
    struct pickup pickup = {0};
    str_copy(pickup.letter, sizeof pickup.letter, letter);
    return plan_pickup_serial(&pickup);
}

/* Every letter that a plan can choose has a number of its own, which leads back to it. */
static void a_letter_is_a_number(void)
{
    static bool seen[LIMIT_SERIAL + 1];
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char letter[4] = "";
    for (int i = 0; i < 36 * 37 + 900; i++) {
        if (i < 36 * 37) {
            letter[0] = digits[i / 37];
            letter[1] = digits[i % 37]; /* the end of the text is one of them */
            letter[2] = '\0';
        } else {
            str_format(letter, sizeof letter, "%d", i - 36 * 37 + 100);
        }
        int serial = serial_of(letter);
        CHECK(serial >= 1 && serial <= LIMIT_SERIAL && !seen[serial]);
        seen[serial] = true;
    }
    CHECK_INT(serial_of("\xC3\x89"), 0);
    CHECK_INT(serial_of("ABC"), 0);
    CHECK_INT(serial_of(""), 0);
    struct month month;
    small_month(&month);
    struct people people = {0};
    struct plan plan = build(&month, &people);
    for (size_t i = 0; i < plan.pickups.count; i++) {
        int serial = plan_pickup_serial(&plan.pickups.rows[i]);
        CHECK(plan_pickup_of_serial(&plan, serial) == &plan.pickups.rows[i]);
    }
    CHECK(plan_pickup_of_serial(&plan, 0) == NULL);
    CHECK(plan_pickup_of_serial(&plan, LIMIT_SERIAL) == NULL);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

int main(void)
{
    RUN(orders_are_numbered_by_pickup);
    RUN(crates_hold_every_unit_once_and_are_not_too_heavy);
    RUN(crates_of_an_order_are_filled_evenly);
    RUN(same_product_twice_is_one_line);
    RUN(a_second_import_is_compared_by_content);
    RUN(crates_of_an_order_follow_each_other);
    RUN(weights_and_tolerance);
    RUN(a_letter_is_a_number);
    return 0;
}
