/* desk_scene_after.c: see desk_scene_after.h. */
#include "ui/desk_scene_after.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"

void scene_pin_forgotten(struct desk_test *desk)
{
    desk->ui.is_director = false;
    desk->view.has_recovery = true;
    ui_go(&desk->ui, &desk->view, SCREEN_DIRECTOR);
    desk_tap(desk, "forgotten");
}

void scene_more(struct desk_test *desk)
{
    desk_tap(desk, "more");
}

void scene_more_before(struct desk_test *desk)
{
    scene_more(desk);
    desk_tap(desk, "before");
}

void scene_more_after(struct desk_test *desk)
{
    scene_more(desk);
    desk_tap(desk, "after");
}

void scene_codes(struct desk_test *desk)
{
    scene_more_before(desk);
    desk_tap(desk, "codes");
}

void scene_codes_helper(struct desk_test *desk)
{
    desk->view.has_helper_pin = desk->view.has_recovery = true;
    scene_codes(desk);
}

void scene_director_helper(struct desk_test *desk)
{
    desk->ui.is_helper = true;
    desk->view.has_recovery = true;
}

static void share(struct desk_test *desk, const char *amount)
{
    scene_more(desk);
    desk_tap(desk, "shortage");
    if (amount != NULL) {
        desk_tap(desk, "product_SEC-01");
        desk_type(desk, amount);
    }
}

void scene_substitutes(struct desk_test *desk)
{
    small_allow(&desk->month, SMALL_MILK, SMALL_EGGS, 2);
    scene_more_before(desk);
    desk_tap(desk, "substitutes");
}

/* Before anything was allowed. */
void scene_substitutes_none(struct desk_test *desk)
{
    for (size_t i = 0; i < desk->month.plan.products.count; i++) {
        desk->month.prep.substitutions[i].reason = SUBSTITUTE_NOT;
    }
    scene_more_before(desk);
    desk_tap(desk, "substitutes");
}

void scene_substitutes_goods(struct desk_test *desk)
{
    scene_substitutes(desk);
    desk_tap(desk, "validate");
}

void scene_substitutes_instead(struct desk_test *desk)
{
    scene_substitutes_goods(desk);
    desk_tap(desk, "product_OEU-01");
}

/* Milk in the place of eggs: it has an allergen that eggs have not. */
void scene_substitutes_how(struct desk_test *desk)
{
    scene_substitutes_instead(desk);
    desk_tap(desk, "product_LAI-06");
    desk_tap(desk, "per_2");
    desk_tap(desk, "reason_too_few");
}

void scene_share_goods(struct desk_test *desk)
{
    share(desk, NULL);
}

void scene_share_amount(struct desk_test *desk)
{
    share(desk, "61");
}

void scene_share_preview(struct desk_test *desk)
{
    share(desk, "61");
    desk_tap(desk, "validate");
}

void scene_share_surplus(struct desk_test *desk)
{
    share(desk, "140");
    desk_tap(desk, "validate");
    desk_tap(desk, "rule_equal");
}

void scene_share_done(struct desk_test *desk)
{
    scene_share_preview(desk);
    desk_tap(desk, "validate");
    desk_carry_out(desk);
}

uint32_t scene_open_bag(struct desk_test *desk)
{
    const struct plan *plan = &desk->month.plan;
    size_t bag = 0;
    while (plan->crates.rows[bag].kind == CRATE_DRY ||
           prep_pickup_mode(&desk->month.prep, plan->crates.rows[bag].pickup) != PICKUP_READY ||
           desk->month.prep.crates[bag].status != CRATE_PLANNED) {
        bag++;
    }
    CHECK_INT(small_do(&desk->month, (struct command){.kind = COMMAND_OPEN_CRATE,
                                                      .crate = plan->crates.rows[bag].id}),
              REFUSAL_NONE);
    return plan->crates.rows[bag].id;
}

/* A fridge that is too warm, a bag that was out of the cold for three quarters of an hour. */
void scene_review_cold(struct desk_test *desk)
{
    uint32_t bag = scene_open_bag(desk);
    CHECK_INT(small_do(&desk->month,
                       (struct command){.kind = COMMAND_KEPT_OUT, .crate = bag, .value = 45}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&desk->month, (struct command){.kind = COMMAND_TICK,
                                                      .target = TICK_CLEAN,
                                                      .number = CLEAN_FRIDGE + 2,
                                                      .value = 1,
                                                      .reading = reading_of_tenths(95)}),
              REFUSAL_NONE);
    desk_tap(desk, "review");
}

void scene_case_cold(struct desk_test *desk)
{
    scene_review_cold(desk);
    desk_tap(desk, "case_0");
}

void scene_case(struct desk_test *desk)
{
    desk_tap(desk, "review");
    desk_tap(desk, "case_0");
}

/* One where something else came, by the director's word. */
void scene_case_replaced(struct desk_test *desk)
{
    const struct prep *prep = &desk->month.prep;
    size_t at = 0;
    while (at < prep->discrepancy_count &&
           prep->discrepancies[at].type != DISCREPANCY_SUBSTITUTED) {
        at++;
    }
    CHECK(at < prep->discrepancy_count);
    const struct discrepancy *d = &prep->discrepancies[at];
    ui_go(&desk->ui, &desk->view, SCREEN_CASE);
    desk->ui.desk = (struct desk_choice){
        .about = d->event, .crate = d->crate, .product = d->product, .type = d->said_type};
}

void scene_case_decided(struct desk_test *desk)
{
    scene_case(desk);
    desk_tap(desk, "decision_credit");
    desk_carry_out(desk);
    desk_tap(desk, "follow_to_do");
    desk_carry_out(desk);
    if (desk_can_tap(desk, "units_more")) {
        desk_tap(desk, "units_more");
        desk_carry_out(desk);
    }
}

void scene_returns(struct desk_test *desk)
{
    scene_more_after(desk);
    desk_tap(desk, "returns");
}

void scene_returns_other_month(struct desk_test *desk)
{
    char digits[11];
    scene_returns(desk);
    code_write(CODE_POINT, (int)desk->month.prep.number + 1,
               plan_pickup_serial(&desk->month.plan.pickups.rows[0]), digits);
    desk_scan(desk, digits);
}

void scene_returns_goods(struct desk_test *desk)
{
    scene_returns(desk);
    char name[FRAME_NAME];
    str_format(name, sizeof name, "point_%s", desk->month.plan.pickups.rows[0].letter);
    desk_tap(desk, name);
}

static bool is_ordered_at(const struct plan *plan, uint32_t pickup, uint32_t product)
{
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        if (portion->product == product && crate != NULL && crate->pickup == pickup) {
            return true;
        }
    }
    return false;
}

/* A crate of that point gets a product in the place of its first that nobody ordered there. */
static bool put_instead(struct small_prep *small, const struct crate *crate)
{
    const struct plan *plan = &small->plan;
    uint32_t wanted = plan_portion(plan, crate->first_portion)->product;
    uint32_t first = plan->products.first_id, other = first;
    while (other < first + SMALL_PRODUCTS &&
           (!substitute_fits(plan, wanted, other) || is_ordered_at(plan, crate->pickup, other))) {
        other++;
    }
    if (other == first + SMALL_PRODUCTS || prep_substitution(&small->prep, wanted) != NULL ||
        prep_crate(&small->prep, crate->id)->status != CRATE_PLANNED) {
        return false;
    }
    small_allow(small, (enum small_product)(wanted - first), (enum small_product)(other - first),
                1);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id}), 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_REPORT,
                                               .type = DISCREPANCY_SUBSTITUTED,
                                               .units_milli = 1000,
                                               .other_product = other}),
              0);
    return true;
}

void scene_returns_instead(struct desk_test *desk)
{
    const struct plan *plan = &desk->month.plan;
    const struct crate *crate = NULL;
    char name[FRAME_NAME];
    for (size_t i = 0; crate == NULL && i < plan->crates.count; i++) {
        const struct pickup *pickup = plan_pickup(plan, plan->crates.rows[i].pickup);
        bool is_ready = pickup != NULL && pickup->mode == PICKUP_READY;
        crate = is_ready && put_instead(&desk->month, &plan->crates.rows[i]) ? &plan->crates.rows[i]
                                                                             : NULL;
    }
    CHECK(crate != NULL);
    scene_returns(desk);
    str_format(name, sizeof name, "point_%s", plan_pickup(plan, crate->pickup)->letter);
    while (!desk_can_tap(desk, name)) {
        desk_tap(desk, "page_next");
    }
    desk_tap(desk, name);
}

void scene_returns_row(struct desk_test *desk)
{
    scene_returns_goods(desk);
    desk_tap(desk, "product_SEC-01");
    desk_tap(desk, "face_so_so");
    desk_tap(desk, "damaged");
    desk_type(desk, "2");
}

void scene_returns_noted(struct desk_test *desk)
{
    scene_returns_row(desk);
    desk_tap(desk, "validate");
    desk_carry_out(desk);
}

void scene_find(struct desk_test *desk)
{
    scene_more(desk);
    desk_tap(desk, "find");
}

void scene_find_unknown(struct desk_test *desk)
{
    scene_find(desk);
    desk_type(desk, "9876");
    desk_tap(desk, "validate");
}

void scene_find_order(struct desk_test *desk)
{
    scene_find(desk);
    desk_type(desk, "30");
    desk_tap(desk, "validate");
}

void scene_find_crate(struct desk_test *desk)
{
    scene_find_order(desk);
    desk_tap(desk, "crate_30_1");
}

void scene_find_product(struct desk_test *desk)
{
    scene_find(desk);
    struct ui_input scan = {.kind = UI_SCAN, .code = code_read(small_codes[SMALL_PASTA])};
    ui_event(&desk->ui, &desk->view, &scan, &desk->request);
}

/* This month as it stands, and eight before it that never were. */
void scene_month(struct desk_test *desk)
{
    static struct month_page page;
    scene_more_after(desk);
    desk_tap(desk, "month");
    summary_finish(&page.months[0]);
    summary_make(&desk->month.prep, &page.months[0]);
    struct summary *now = &page.months[0];
    now->crate_ms = 9 * 60000;
    now->crate_low_ms = 7 * 60000;
    now->crate_high_ms = 13 * 60000;
    now->timed = 64;
    now->bags = 21;
    now->cold_longest_ms = 14 * 60000;
    now->picking = (struct rate){28, 250, 112000, 74420, 161870, false};
    now->checking = (struct rate){6, 250, 24000, 8810, 52240, true};
    now->returning = (struct rate){3, 250, 12000, 2475, 35070, true};
    now->passing = (struct rate){58, 64, 906250, 809200, 956400, false};
    now->lacking = (struct rate){11, 250, 44000, 24800, 77000, false};
    for (int i = 1; i <= SUMMARY_BEFORE; i++) {
        page.months[i] = *now;
        page.months[i].suppliers = NULL; /* nothing on the screen asks for those of before */
        page.months[i].supplier_count = 0;
        page.months[i].lines = now->lines * (uint32_t)(20 - i) / 22;
        page.months[i].weight_g = now->weight_g * (18 - i) / 20;
        page.months[i].crates = now->crates * (uint32_t)(12 + i % 3) / 16;
        page.months[i].crate_ms = now->crate_ms + i * 20000;
        page.months[i].cold_longest_ms = (8 + i % 4) * 60000;
        page.months[i].picking.value = now->picking.value * (10 + i % 5) / 12;
        page.months[i].checking.value = now->checking.value * (6 + i % 4) / 6;
    }
    page.count = 1 + SUMMARY_BEFORE;
    desk->view.month = &page;
}

void scene_month_goods(struct desk_test *desk)
{
    scene_month(desk);
    desk_tap(desk, "goods");
}

void scene_month_counting(struct desk_test *desk)
{
    scene_more_after(desk);
    desk_tap(desk, "month");
    CHECK_INT(desk->request.kind, REQUEST_MONTH);
    desk->view.job = (struct job_view){.kind = JOB_MONTH, .status = JOB_RUNNING};
}

/* This month and those before it that never were. */
static struct month_page *year_of(struct desk_test *desk, int count)
{
    static struct month_page page;
    summary_finish(&page.months[0]);
    memset(&page, 0, sizeof page);
    summary_make(&desk->month.prep, &page.months[0]);
    page.count = 1;
    page.year.count = count;
    page.year.months[0] = indicators_of(&page.months[0], 0);
    for (int i = 1; i < count; i++) {
        int month = (11 - i + 11) % 12 + 1;
        page.year.months[i] = (struct indicators){.prep = (uint32_t)(count - i),
                                                  .is_closed = true,
                                                  .buyers = (uint32_t)(221 - 5 * i),
                                                  .orders = (uint32_t)(228 - 5 * i),
                                                  .pickups = 18,
                                                  .products = (uint32_t)(36 - i % 5),
                                                  .lines = 1900,
                                                  .lines_short = (uint32_t)(20 + 7 * i),
                                                  .weight_g = INT64_C(3104000) - 40500 * i,
                                                  .half_days = 5,
                                                  .half_days_told = i == 7 ? 0 : 5,
                                                  .helpers = (uint32_t)(43 + i % 4)};
        str_format(page.year.months[i].period, sizeof page.year.months[i].period, "%d-%02d",
                   i < 11 ? 2025 : 2024, month);
    }
    desk->view.month = &page;
    desk->view.settings[SETTING_MEMBERS_GOAL] = 1000;
    desk->view.settings[SETTING_ORDERS_GOAL] = 500;
    return &page;
}

void scene_year(struct desk_test *desk)
{
    desk->view.settings[SETTING_MEMBERS] = 426;
    (void)year_of(desk, INDICATORS_MONTHS);
    scene_more_after(desk);
    desk_tap(desk, "month");
    desk_tap(desk, "year");
}

void scene_year_first(struct desk_test *desk)
{
    (void)year_of(desk, 1);
    scene_more_after(desk);
    desk_tap(desk, "month");
    desk_tap(desk, "year");
}

void scene_year_goal(struct desk_test *desk)
{
    scene_year(desk);
    desk_tap(desk, "orders_goal");
    desk_type(desk, "600");
}

void scene_helpers(struct desk_test *desk)
{
    struct command tell = {
        .kind = COMMAND_TELL_HELPERS, .target = 1, .number = 9, .role = ROLE_DIRECTOR};
    CHECK_INT(small_do(&desk->month, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), 0);
    CHECK_INT(small_do(&desk->month, tell), REFUSAL_NONE);
    scene_year(desk);
    desk_tap(desk, "helpers");
    desk_type(desk, "12");
}
