/* test_month_import.c: what importing a month again would do to a prep. */
#include "app/month_import.h"

#include "base/str.h"
#include "support/check.h"
#include "support/small_prep.h"

static void judge(const struct small_prep *small, const struct month *month,
                  struct month_import *ret)
{
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_after(&small->plan);
    month_import_judge(month, &small->prep, &small->people, &ids, &settings, ret);
}

static void check_judged(const struct small_prep *small, const struct month *month,
                         enum month_import_kind want)
{
    struct month_import import;
    judge(small, month, &import);
    CHECK_INT(import.kind, want);
    CHECK(import.why[0] != '\0');
    CHECK(plan_check(&import.plan) == NULL);
    month_import_finish(&import);
}

static void test_first(void)
{
    struct month month;
    struct month_import import;
    small_month(&month);
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    month_import_judge(&month, NULL, NULL, &ids, &settings, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FIRST);
    CHECK_INT(import.plan.prep, 1);
    month_import_finish(&import);
    month_finish(&month);
}

static void test_same(void)
{
    struct small_prep small;
    small_prep_init(&small);
    check_judged(&small, &small.month, MONTH_IMPORT_SAME);
    struct plan_settings lighter = plan_settings_default();
    lighter.crate_limit_g = 8000;
    struct plan_ids ids = plan_ids_after(&small.plan);
    struct month_import import;
    month_import_judge(&small.month, &small.prep, &small.people, &ids, &lighter, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FOLLOWS);
    month_import_finish(&import);
    small_prep_finish(&small);
}

static void test_what_counts_as_new(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct month month;
    for (int change = 0; change < 5; change++) {
        small_month(&month);
        switch (change) {
        case 0: month.lines[0].units_milli += 1000; break;
        case 1: month.products[0].supplier = "Jardins de l'Îlot"; break;
        case 2: month.pickups[1].mode = PICKUP_BULK; break;
        case 3: month.products[2].place = "D7"; break;
        default: str_copy(month.period, sizeof month.period, "2025-12"); break;
        }
        check_judged(&small, &month, MONTH_IMPORT_FOLLOWS);
        month_finish(&month);
    }
    small_prep_finish(&small);
}

/* Last month's file on the stick, once its prep is closed: told, and still importable. */
static void test_the_closed_month_again(void)
{
    struct small_prep small;
    small_prep_init(&small);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_PREP}), REFUSAL_NONE);
    struct plans before = {0}, none = {0};
    plans_add(&before, &small.plan);
    for (int change = 0; change < 3; change++) {
        struct month month;
        small_month(&month);
        if (change == 1) {
            month.lines[0].units_milli += 1000;
        } else if (change == 2) {
            str_copy(month.period, sizeof month.period, "2025-12");
        }
        struct month_import import;
        judge(&small, &month, &import);
        month_import_look_back(&before, &import);
        CHECK_INT(import.kind, MONTH_IMPORT_FIRST);
        CHECK_INT(strstr(import.past, "déjà close") != NULL, change == 0);
        CHECK_INT(strstr(import.why, "déjà close") != NULL, change == 0);
        month_import_judge_again(NULL, NULL, &import);
        month_import_look_back(&none, &import);
        CHECK_STR(import.past, "");
        month_import_finish(&import);
        month_finish(&month);
    }
    plans_finish(&before);
    small_prep_finish(&small);
}

static void test_begun_then_closed(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct month month;
    small_month(&month);
    month.lines[0].units_milli += 1000;
    struct month_import import;
    judge(&small, &month, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FOLLOWS);
    CHECK_INT(import.changes.of_kind[PLAN_CHANGE_CHANGED], 1);
    CHECK_INT(import.labels, 1);
    CHECK_INT(import.chore_count, 0);
    CHECK(strstr(import.why, "1 changée, dont une déjà étiquetée") != NULL);
    CHECK(strstr(import.why, "1 étiquette à réimprimer") != NULL);

    struct command open = {.kind = COMMAND_OPEN_CRATE, .crate = small.plan.crates.first_id};
    CHECK_INT(small_do(&small, open), REFUSAL_NONE);
    month_import_judge_again(&small.prep, &small.people, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FOLLOWS);
    CHECK(import.basis == small.prep.event_count);
    check_judged(&small, &small.month, MONTH_IMPORT_SAME);
    month_import_finish(&import);

    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_LEAVE}), REFUSAL_NONE);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_PREP}), REFUSAL_NONE);
    judge(&small, &month, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FIRST);
    CHECK(import.plan.prep != small.prep.number);
    month_import_finish(&import);
    month_finish(&month);
    small_prep_finish(&small);
}

/* The orders of another month take the place of a month that nobody began, and no other. */
static void test_another_month(void)
{
    static const char *const numbers[] = {"2004", "2001", "2002", "2003", "2005"};
    struct small_prep small;
    small_prep_init(&small);
    struct month month;
    small_month(&month);
    for (size_t i = 0; i < month.order_count; i++) {
        month.orders[i].number = numbers[i];
    }
    check_judged(&small, &month, MONTH_IMPORT_REPLACES);
    struct command open = {.kind = COMMAND_OPEN_CRATE, .crate = small.plan.crates.first_id};
    CHECK_INT(small_do(&small, open), REFUSAL_NONE);
    check_judged(&small, &month, MONTH_IMPORT_BLOCKED);
    month_finish(&month);
    small_prep_finish(&small);
}

/* A file with a part of the month would cancel the rest: it is told. */
static void test_a_part_of_the_month(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct month month;
    small_month(&month);
    month.order_count = 1;
    size_t lines = 0;
    while (month.lines[lines].order == 0) {
        lines++;
    }
    month.line_count = lines;
    struct month_import import;
    judge(&small, &month, &import);
    CHECK_INT(import.kind, MONTH_IMPORT_FOLLOWS);
    CHECK(import.is_partial);
    CHECK(strstr(import.why, "4 annulées") != NULL && strstr(import.why, "tout le mois") != NULL);
    month_import_finish(&import);
    month_finish(&month);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(test_first);
    RUN(test_same);
    RUN(test_what_counts_as_new);
    RUN(test_begun_then_closed);
    RUN(test_another_month);
    RUN(test_a_part_of_the_month);
    RUN(test_the_closed_month_again);
    return 0;
}
