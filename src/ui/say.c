/* say.c: what is said on which screen. Every phrase is one that stands on the screen, too: a test
 * holds each part against the frame. */
#include "ui/say_parts.h"

#include <string.h>

#include "base/str.h"
#include "domain/cold.h"
#include "domain/sharing.h"
#include "ui/helper_call.h"
#include "ui/screens/volunteer/bag.h"
#include "ui/screens/volunteer/idle.h"
#include "ui/screens/volunteer/not_this.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/problem.h"
#include "ui/screens/volunteer/share.h"
#include "ui/words.h"

static void add_crate(struct say *say, const struct ui *ui, const struct ui_view *view,
                      const struct crate *crate)
{
    char number[16];
    str_format(number, sizeof number, "%u", plan_order(view->prep->plan, crate->order)->number);
    say_add(say, ui->language, number);
}

static void add_place(struct say *say, const struct ui *ui, const struct product *product,
                      enum say_phrase phrase)
{
    if (product->place[0] == '\0') {
        say_add_phrase(say, ui, SAY_ASK_PLACE);
    } else {
        say_add_phrase(say, ui, phrase);
        say_add_name(say, product->place);
    }
}

static const struct product *next_product(const struct ui_view *view, uint32_t crate,
                                          uint32_t *ret_portion)
{
    const struct prep *prep = view->prep;
    *ret_portion = crate != ID_NONE ? prep_next_portion(prep, crate) : ID_NONE;
    const struct portion *portion = plan_portion(prep->plan, *ret_portion);
    return portion != NULL ? plan_product(prep->plan, portion->product) : NULL;
}

static void say_pick(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    uint32_t portion;
    const struct product *product =
        next_product(view, prep_lane(view->prep, ui->lane)->crate, &portion);
    if (product == NULL) {
        return;
    }
    bool typing = plan_is_weighed(product) || ui->choice != 0;
    add_place(say, ui, product, SAY_GO_TO);
    say_add_name(say, product->name);
    say_add_amount(say, ui, product,
                   typing ? prep_remaining_milli(view->prep, portion)
                          : plan_portion(view->prep->plan, portion)->units_milli);
}

static void say_check(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    bool substitute = false;
    uint32_t id = crate != ID_NONE ? prep_next_count(prep, crate, &substitute) : ID_NONE;
    if (id == ID_NONE) {
        return;
    }
    const struct portion_state *state = prep_portion(prep, id);
    const struct product *product = plan_product(
        prep->plan, substitute ? state->substitute_product : plan_portion(prep->plan, id)->product);
    bool again = (substitute ? state->substitute_count : state->count).state == COUNT_AGAIN;
    say_add_name(say, product->name);
    say_add_phrase(say, ui,
                   again                      ? SAY_AGAIN
                   : plan_is_weighed(product) ? SAY_GRAMS
                                              : SAY_HOW_MANY);
}

static void say_opened(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    uint32_t portion;
    const struct crate *crate =
        plan_crate(view->prep->plan, prep_lane(view->prep, ui->lane)->crate);
    if (crate == NULL) {
        return;
    }
    say_add_phrase(say, ui,
                   crate->kind == CRATE_CHILLED_BAG             ? SAY_CHILLED
                   : crate->kind == CRATE_FROZEN_BAG            ? SAY_FROZEN
                   : prep_crate_is_added(view->prep, crate->id) ? SAY_NEXT_CRATE
                                                                : SAY_YOUR_CRATE);
    add_crate(say, ui, view, crate);
    const struct product *product = next_product(view, crate->id, &portion);
    if (product != NULL) {
        add_place(say, ui, product, SAY_BEGIN);
    }
}

static void say_done(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    const struct crate *crate = plan_crate(view->prep->plan, ui->shown_crate);
    if (crate != NULL) {
        say_add_phrase(say, ui, crate->kind == CRATE_DRY ? SAY_READY : SAY_BAG_READY);
        say_add_phrase(say, ui, SAY_FINISH);
    }
}

static void say_problem(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum say_phrase asked[DISCREPANCY_TYPE_COUNT] = {
        [DISCREPANCY_MISSING] = SAY_MISSING, [DISCREPANCY_DAMAGED] = SAY_DAMAGED,
        [DISCREPANCY_DATE] = SAY_ASIDE,      [DISCREPANCY_WRONG] = SAY_ASIDE,
        [DISCREPANCY_COLD] = SAY_ASIDE,      [DISCREPANCY_EXTRA] = SAY_EXTRA,
    };
    enum say_phrase phrase = asked[ui->problem];
    if (ui->choice == PROBLEM_TAKE_ANOTHER) {
        phrase = SAY_ANOTHER;
    } else if (ui->problem == DISCREPANCY_SUBSTITUTED) {
        phrase = SAY_INSTEAD;
    } else if (phrase == 0) {
        phrase = SAY_PROBLEM;
    }
    say_add_phrase(say, ui, phrase);
    struct problem_step step;
    if (phrase == SAY_INSTEAD && problem_step(ui, view, &step) && step.other != NULL) {
        say_add_name(say, step.other->name);
        say_add_name(say, step.other->place);
    }
}

static void say_not_this(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    say_add(say, ui->language, not_this_title(ui, view));
    const struct product *right =
        plan != NULL ? plan_product(plan, ui->refusal.expected_product) : NULL;
    if (right != NULL && ui->refusal.kind == REFUSAL_OTHER_PRODUCT) {
        say_add_name(say, right->name);
    }
    if (helper_call_is_on(ui)) {
        say_add_phrase(say, ui, SAY_RAISE);
    }
}

static bool is_left(const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    for (size_t i = 0; plan != NULL && i < plan->products.count; i++) {
        if (sharing_next(view->prep, plan->products.rows[i].id, ID_NONE, ID_NONE) != ID_NONE) {
            return true;
        }
    }
    return false;
}

static void say_share(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    struct share_step step = share_find_step(ui, view);
    if (step.product == NULL) {
        say_add_phrase(say, ui, is_left(view) ? SAY_CASE : SAY_SHARED);
    } else if (step.crate != NULL) {
        bool typing = ui->choice == SHARE_TYPING || step.weighed; /* the keypad takes the room */
        if (!typing) {
            say_add_phrase(say, ui, SAY_INTO_CRATE);
        }
        add_crate(say, ui, view, step.crate);
        say_add_amount(say, ui, step.product, step.units_milli);
        if (!typing) {
            say_add_name(say, step.product->name);
        }
    }
}

static void say_lot(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum say_phrase steps[] = {
        [LOT_WHO] = SAY_WHO, [LOT_NOTE] = SAY_NOTE, [LOT_COUNT] = SAY_CAME, [LOT_COLD] = SAY_COLD};
    const struct plan *plan = view->prep->plan;
    const struct product *product = plan != NULL ? plan_product(plan, ui->lot.product) : NULL;
    if (product != NULL && ui->lot.step != LOT_DONE) {
        say_add_name(say, product->name);
        say_add_phrase(say, ui, steps[ui->lot.step]);
    }
}

static void say_bag(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum say_phrase steps[] = {[BAG_WHAT] = SAY_SACK,
                                            [BAG_SIZE] = SAY_HEAVY,
                                            [BAG_MADE] = SAY_BAGS,
                                            [BAG_LOST] = SAY_LOST};
    bool has_some = ui->bag.step != BAG_WHAT || bag_product_at(view, 0) != NULL;
    if (ui->bag.step != BAG_DONE && has_some) {
        say_add_phrase(say, ui, steps[ui->bag.step]);
    }
}

static void say_of(enum screen_id screen, struct say *say, const struct ui *ui,
                   const struct ui_view *view)
{
    switch ((int)screen) {
    case SCREEN_HOME:
        if (!idle_is_on(ui, view)) {
            say_add_phrase(say, ui, SAY_WELCOME);
            say_add_phrase(say, ui, SAY_TOGETHER);
        }
        break;
    case SCREEN_PAIR: say_add_phrase(say, ui, SAY_ANIMAL); break;
    case SCREEN_CRATE_CHOICE:
        if (parts_propose_for(ui, view) != ID_NONE) {
            bool bags = ui->job == TASK_CHILLED && ui->task == LANE_TASK_PICK;
            say_add_phrase(say, ui, bags ? SAY_SCAN_BAG : SAY_SCAN_CRATE);
        }
        break;
    case SCREEN_CRATE_OPENED: say_opened(say, ui, view); break;
    case SCREEN_PICK: say_pick(say, ui, view); break;
    case SCREEN_NOT_THIS: say_not_this(say, ui, view); break;
    case SCREEN_PROBLEM: say_problem(say, ui, view); break;
    case SCREEN_CRATE_DONE: say_done(say, ui, view); break;
    case SCREEN_CHECK: say_check(say, ui, view); break;
    case SCREEN_SHARE: say_share(say, ui, view); break;
    case SCREEN_RECEIVE: say_add_phrase(say, ui, SAY_SCAN_GOODS); break;
    case SCREEN_LOT: say_lot(say, ui, view); break;
    case SCREEN_BAG: say_bag(say, ui, view); break;
    case SCREEN_CHILLED:
        if (view->prep->plan != NULL && prep_bags_turn(view->prep, 0) != ID_NONE) {
            say_add_phrase(say, ui, SAY_LABO);
        }
        break;
    case SCREEN_BULK: say_add_phrase(say, ui, SAY_IN_BULK); break;
    case SCREEN_EMPTIES:
        say_add_phrase(say, ui, ui->pickup != ID_NONE ? SAY_BACK : SAY_WHOSE);
        break;
    case SCREEN_CLEAN:
        if (ui->clean.item == 0) {
            say_add_phrase(say, ui, SAY_DONE);
        }
        break;
    case SCREEN_DANGER:
        say_add_phrase(say, ui, SAY_NOT_SAVED);
        say_add_phrase(say, ui, SAY_CALL);
        break;
    default: break;
    }
}

void say_screen(const struct ui *ui, const struct ui_view *view, struct say *ret)
{
    memset(ret, 0, sizeof *ret);
    say_of(ui->screen == SCREEN_HELP ? ui->back : ui->screen, ret, ui, view);
}

bool say_is_step(const struct ui *ui, const struct ui_view *view)
{
    return (view->pair >= 0 || view->prep->is_practice) && ui->screen != SCREEN_HOME &&
           ui->screen != SCREEN_PAIR;
}

bool say_can_hear(const struct ui *ui, const struct ui_view *view)
{
    return view->has_voice && (ui->comfort & COMFORT_QUIET) == 0;
}

bool say_same(const struct say *a, const struct say *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++) {
        same = a->parts[i].language == b->parts[i].language &&
               str_equal(a->parts[i].text, b->parts[i].text);
    }
    return same;
}

/* The letters of a unit are no word that a voice knows. */
void say_aloud(const struct say_part *part, char *to, size_t size)
{
    static const struct {
        const char *shown, *word;
    } units[] = {{N_("%lld g"), N_("grams")}, {N_("%s kg"), N_("kilos")}};
    size_t number = strspn(part->text, "0123456789.,\u066B");
    (void)str_copy(to, size, part->text);
    for (int i = 0; i < 2 && number > 0; i++) {
        const char *unit = strrchr(words_get(part->language, units[i].shown), ' ');
        if (unit != NULL && str_equal(part->text + number, unit)) {
            str_format(to, size, "%.*s %s", (int)number, part->text,
                       words_get(part->language, units[i].word));
        }
    }
}
