/* test_reimport.c: the same month again, with differences: what stays, what follows, what is left
 * to be done by hand; and that a replay of the record gives the same state. */
#include <string.h>

#include "base/str.h"
#include "domain/prep_chore.h"
#include "support/check.h"
#include "support/reimport.h"

/* Orders of the small month, by their index in the file. */
enum { AWA /* 1004, Toul */, LUC /* 1001, Colombey */, ZOE /* 1002 */, ALI /* 1003 */, NOBODY };

static struct reimport re;
static const struct prep *const prep = &re.small.prep;

static void the_same_file_changes_nothing(void)
{
    reimport_begin(&re);
    crate_check(&re, "1002", 1);
    crate_begin(&re, "1001", 1);
    (void)reimport_plan(&re);
    CHECK(plan_changes_none(&re.changes));
    CHECK_INT(re.changes.same, 5);
    reimport_end(&re);
}

/* Even where the rules would say otherwise by now: what is there stays as it is. */
static void what_is_unchanged_keeps_all_it_has(void)
{
    reimport_begin(&re);
    crate_check(&re, "1002", 1);
    crate_begin(&re, "1001", 1);
    int32_t serial = prep_label_serial(prep, CODE_CRATE, crate_of(prep, "1002", 1)->id);
    char code[16];
    str_copy(code, sizeof code, small_crate_code(&re.small, crate_of(prep, "1003", 1)->id));
    month_add_order(&re.month, "0999", 0); /* sorts before all others */
    month_set_units(&re.month, 5, SMALL_PASTA, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.count, 1);
    CHECK_INT(re.changes.rows[0].kind, PLAN_CHANGE_ADDED);
    CHECK_INT(re.changes.same, 5);
    CHECK_INT(reimport_number(&re, "1001"), 1);
    CHECK_INT(reimport_number(&re, "1005"), 5);
    CHECK_INT(reimport_number(&re, "0999"), 6); /* after every number that was ever given out */
    CHECK_INT(prep_crate(prep, crate_of(prep, "1002", 1)->id)->status, CRATE_CHECKED);
    CHECK_INT(prep_label_serial(prep, CODE_CRATE, crate_of(prep, "1002", 1)->id), serial);
    CHECK_INT(prep_lane(prep, 0)->crate, crate_of(prep, "1001", 1)->id);
    CHECK_INT(prep_label_serial(prep, CODE_CRATE, crate_of(prep, "0999", 1)->id), 0);
    CHECK_INT(prep_needed_labels(prep), 0); /* it never had one */
    CHECK_INT(prep->chore_count, 0);
    CHECK_INT(small_scan(&re.small, 1, code), REFUSAL_NONE);
    CHECK_INT(prep_lane(prep, 1)->crate, crate_of(prep, "1003", 1)->id);
    reimport_prove(&re);
}

static void changed_before_picking_is_packed_anew(void)
{
    char code[16];
    reimport_begin(&re);
    const struct crate *bag = crate_of(prep, "1004", 2); /* milk, in a chilled bag */
    str_copy(code, sizeof code, small_crate_code(&re.small, bag->id));
    month_set_units(&re.month, AWA, SMALL_MILK, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.rows[0].kind, PLAN_CHANGE_CHANGED);
    CHECK_INT(re.changes.rows[0].void_labels, 1);
    bag = crate_of(prep, "1004", 2);
    CHECK_INT(portion_in(prep, bag, "LAI-06")->units_milli, 1000);
    CHECK_INT(small_scan(&re.small, 0, code), REFUSAL_STALE_LABEL);
    CHECK(prep_crate(prep, bag->id)->needs_label);
    CHECK(
        !prep_crate(prep, crate_of(prep, "1004", 1)->id)->needs_label); /* its goods are the same */
    CHECK_INT(prep_needed_labels(prep), 1);
    CHECK_INT(prep->chore_count, 0);
    uint32_t id = bag->id;
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_DRAW_LABELS,
                                                   .label_kind = CODE_CRATE,
                                                   .targets = &id,
                                                   .target_count = 1}),
              REFUSAL_NONE);
    CHECK_INT(prep_needed_labels(prep), 0);
    CHECK_INT(small_scan(&re.small, 0, small_crate_code(&re.small, id)), REFUSAL_NONE);
    reimport_prove(&re);
}

static void changed_while_picking_follows(void)
{
    reimport_begin(&re);
    crate_begin(&re, "1002", 1);
    const struct crate *crate = crate_of(prep, "1002", 1);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 2000}),
              REFUSAL_NONE);
    const struct portion *portion = plan_portion(prep->plan, crate->first_portion);
    const char *sku = plan_product(prep->plan, portion->product)->sku;
    CHECK(str_equal(sku, "LEG-02")); /* potatoes, the heaviest first */
    int64_t ordered = portion->units_milli;
    month_set_units(&re.month, ZOE, SMALL_CABBAGE, 0);
    month_set_units(&re.month, ZOE, SMALL_CARROTS, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    crate = crate_of(prep, "1002", 1);
    CHECK_INT(prep_lane(prep, 0)->crate, crate->id);
    CHECK_INT(prep_portion(prep, portion_in(prep, crate, "LEG-02")->id)->picked_milli, 2000);
    CHECK_INT(portion_in(prep, crate, "LEG-02")->units_milli, ordered);
    CHECK_INT(prep_open_chores(prep), 0); /* nothing of it was in a crate yet */
    small_pick_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate->id}),
              REFUSAL_NONE);
    small_count_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    reimport_prove(&re);
}

/* More than is wanted now lies in a crate that somebody has in hand. */
static void less_than_was_picked_is_a_chore(void)
{
    reimport_begin(&re);
    crate_begin(&re, "1001", 1); /* pasta 2, rice 1 */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000}), 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 2000}), 0);
    month_set_units(&re.month, LUC, SMALL_PASTA, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    const struct chore *chore = reimport_only_chore(&re);
    CHECK_INT(chore->kind, CHORE_REMOVE);
    CHECK_INT(chore->units_milli, 1000);
    CHECK_INT(chore->number, 1);
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NOT_NOW); /* in somebody's hands */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    uint32_t pasta = portion_in(prep, crate_of(prep, "1001", 1), "SEC-01")->id;
    CHECK_INT(prep_portion(prep, pasta)->picked_milli, 1000);
    CHECK_INT(prep_portion(prep, pasta)->extra_milli, 0);
    reimport_prove(&re);
}

static void changed_after_picking_is_a_chore_each(void)
{
    reimport_begin(&re);
    crate_fill(&re, "1001", 1);
    month_set_units(&re.month, LUC, SMALL_PASTA, 1000); /* 2 are in */
    month_set_units(&re.month, LUC, SMALL_RICE, 3000);  /* 1 is in */
    month_set_units(&re.month, LUC, SMALL_CABBAGE, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.rows[0].picked, 1);
    CHECK_INT(prep_open_chores(prep), 3);
    const struct crate *crate = crate_of(prep, "1001", 1);
    CHECK_INT(prep_crate(prep, crate->id)->status, CRATE_PICKED);
    CHECK(prep_crate(prep, crate->id)->needs_label);
    CHECK_INT(crate->of, 1);
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        bool is_pasta = chore->portion == portion_in(prep, crate, "SEC-01")->id;
        CHECK_INT(chore->kind, is_pasta ? CHORE_REMOVE : CHORE_ADD);
        CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
        CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NOT_NOW); /* once is enough */
    }
    CHECK_INT(prep_portion(prep, portion_in(prep, crate, "SEC-01")->id)->picked_milli, 1000);
    CHECK_INT(prep_portion(prep, portion_in(prep, crate, "SEC-03")->id)->picked_milli, 3000);
    CHECK_INT(prep_portion(prep, portion_in(prep, crate, "LEG-05")->id)->picked_milli, 1000);
    /* The check expects what is there now. */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crate->id}),
              REFUSAL_NONE);
    small_count_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
    CHECK_INT(prep->discrepancy_count, 0);
    reimport_prove(&re);
}

static void changed_after_the_check_is_a_chore_that_can_be_taken_back(void)
{
    reimport_begin(&re);
    crate_check(&re, "1004", 2); /* milk 2 */
    month_set_units(&re.month, AWA, SMALL_MILK, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.rows[0].checked, 1);
    const struct chore *chore = reimport_only_chore(&re);
    CHECK_INT(chore->kind, CHORE_REMOVE);
    CHECK_INT(chore->index, 2);
    const struct crate *bag = crate_of(prep, "1004", 2);
    uint32_t milk = portion_in(prep, bag, "LAI-06")->id;
    CHECK_INT(prep_crate(prep, bag->id)->status, CRATE_CHECKED);
    CHECK_INT(prep_portion(prep, milk)->picked_milli, 2000);
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    CHECK_INT(prep_portion(prep, milk)->picked_milli, 1000);
    CHECK_INT(reimport_tick_off(&re, chore, 0), REFUSAL_NONE);
    CHECK_INT(prep_portion(prep, milk)->picked_milli, 2000);
    CHECK_INT(prep_open_chores(prep), 1);
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    (void)reimport_plan(&re);
    CHECK(plan_changes_none(&re.changes)); /* the file and the prep say the same now */
    reimport_prove(&re);
}

/* The file goes back to what it was: the chore is gone, whether it was done or not. */
static void there_and_back_again(void)
{
    for (int done = 0; done < 2; done++) {
        reimport_begin(&re);
        crate_check(&re, "1004", 2);
        month_set_units(&re.month, AWA, SMALL_MILK, 1000);
        CHECK_INT(reimport(&re), REFUSAL_NONE);
        if (done) {
            CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
        }
        month_set_units(&re.month, AWA, SMALL_MILK, 2000);
        CHECK_INT(reimport(&re), REFUSAL_NONE);
        CHECK_INT(prep_open_chores(prep), done ? 1 : 0);
        if (done) {
            CHECK_INT(reimport_only_chore(&re)->kind, CHORE_ADD);
            CHECK_INT(reimport_only_chore(&re)->units_milli, 1000);
        }
        reimport_prove(&re);
    }
}

static void cancelled_before_picking_is_gone(void)
{
    char code[16];
    reimport_begin(&re);
    str_copy(code, sizeof code, small_crate_code(&re.small, crate_of(prep, "1001", 1)->id));
    month_remove_order(&re.month, LUC);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.rows[0].kind, PLAN_CHANGE_CANCELLED);
    CHECK_INT(prep->plan->orders.count, 4);
    CHECK_INT(small_scan(&re.small, 0, code), REFUSAL_STALE_LABEL);
    CHECK_INT(prep_open_chores(prep), 1);
    CHECK_INT(prep->chores[0].kind, CHORE_DISCARD); /* its label lies about */
    CHECK_INT(reimport_number(&re, "1003"), 2);     /* the others keep theirs */
    /* It comes back: as a new one, number 1 is not given out again. */
    uint32_t order = month_add_order(&re.month, "1001", 1);
    month_set_units(&re.month, order, SMALL_PASTA, 2000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(reimport_number(&re, "1001"), 6);
    reimport_prove(&re);
}

static void cancelled_at_every_stage_after(void)
{
    for (int stage = 0; stage < 4; stage++) {
        reimport_begin(&re);
        switch (stage) {
        case 0: /* open in a lane */
            crate_begin(&re, "1001", 1);
            CHECK_INT(
                small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000}),
                0);
            break;
        case 1: crate_fill(&re, "1001", 1); break;
        case 2:
            crate_fill(&re, "1001", 1);
            CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CHECK,
                                                           .crate = crate_of(prep, "1001", 1)->id}),
                      0);
            break;
        default: crate_check(&re, "1001", 1); break;
        }
        struct progress before = prep_progress(prep, ID_NONE);
        month_remove_order(&re.month, LUC);
        CHECK_INT(reimport(&re), REFUSAL_NONE);
        const struct crate *crate = crate_of(prep, "1001", 1);
        CHECK(plan_order(prep->plan, crate->order)->is_cancelled);
        CHECK_INT(reimport_only_chore(&re)->kind, CHORE_EMPTY);
        CHECK_INT(prep_lane(prep, 0)->crate, ID_NONE);
        CHECK_INT(prep_progress(prep, ID_NONE).crates, before.crates - 1);
        enum command_kind open[] = {COMMAND_OPEN_CRATE, COMMAND_OPEN_CHECK, COMMAND_REOPEN};
        for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
            CHECK_INT(small_do(&re.small, (struct command){.kind = open[i], .crate = crate->id}),
                      REFUSAL_CANCELLED);
        }
        CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
        CHECK(prep_crate(prep, crate->id)->is_gone);
        /* And once more the same file: nothing. */
        (void)reimport_plan(&re);
        CHECK(plan_changes_none(&re.changes));
        reimport_prove(&re);
    }
}

/* A cancelled order that was begun comes back: what was not put back yet need not be. */
static void cancelled_and_back(void)
{
    for (int emptied = 0; emptied < 2; emptied++) {
        reimport_begin(&re);
        crate_check(&re, "1001", 1);
        month_remove_order(&re.month, LUC);
        CHECK_INT(reimport(&re), REFUSAL_NONE);
        if (emptied) {
            CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
        }
        uint32_t order = month_add_order(&re.month, "1001", 1);
        month_set_units(&re.month, order, SMALL_PASTA, 2000);
        month_set_units(&re.month, order, SMALL_RICE, 1000);
        CHECK_INT(reimport(&re), REFUSAL_NONE);
        CHECK_INT(reimport_number(&re, "1001"), 1);
        CHECK_INT(prep_open_chores(prep), 0);
        if (emptied) { /* another crate is filled */
            CHECK_INT(prep_crate(prep, crate_of(prep, "1001", 2)->id)->status, CRATE_PLANNED);
            CHECK(!prep_crate_counts(prep, crate_of(prep, "1001", 1)->id));
        } else {
            CHECK_INT(prep_crate(prep, crate_of(prep, "1001", 1)->id)->status, CRATE_CHECKED);
        }
        reimport_prove(&re);
    }
}

int main(void)
{
    RUN(the_same_file_changes_nothing);
    RUN(what_is_unchanged_keeps_all_it_has);
    RUN(changed_before_picking_is_packed_anew);
    RUN(changed_while_picking_follows);
    RUN(less_than_was_picked_is_a_chore);
    RUN(changed_after_picking_is_a_chore_each);
    RUN(changed_after_the_check_is_a_chore_that_can_be_taken_back);
    RUN(there_and_back_again);
    RUN(cancelled_before_picking_is_gone);
    RUN(cancelled_at_every_stage_after);
    RUN(cancelled_and_back);
    return 0;
}
