/* say.c: what is said on which screen. Every phrase is one that stands on the screen, too: a test
 * holds each part against the frame. */
#include "ui/say.h"

#include <string.h>

#include "base/str.h"
#include "domain/cold.h"
#include "domain/sharing.h"
#include "ui/helper_call.h"
#include "ui/screens/bag.h"
#include "ui/screens/idle.h"
#include "ui/screens/not_this.h"
#include "ui/screens/parts.h"
#include "ui/screens/problem.h"
#include "ui/screens/share.h"
#include "ui/words.h"

enum phrase {
    SAY_GO_TO,
    SAY_ASK_PLACE,
    SAY_HOW_MANY,
    SAY_GRAMS,
    SAY_AGAIN,
    SAY_SCAN_CRATE,
    SAY_YOUR_CRATE,
    SAY_NEXT_CRATE,
    SAY_CHILLED,
    SAY_FROZEN,
    SAY_BEGIN,
    SAY_READY,
    SAY_BAG_READY,
    SAY_FINISH,
    SAY_PROBLEM,
    SAY_MISSING,
    SAY_DAMAGED,
    SAY_ASIDE,
    SAY_EXTRA,
    SAY_INSTEAD,
    SAY_ANOTHER,
    SAY_INTO_CRATE,
    SAY_CASE,
    SAY_SHARED,
    SAY_SCAN_GOODS,
    SAY_WHO,
    SAY_NOTE,
    SAY_CAME,
    SAY_COLD,
    SAY_ALL_RIGHT,
    SAY_ANIMAL,
    SAY_WELCOME,
    SAY_TOGETHER,
    SAY_NOT_SAVED,
    SAY_CALL,
    SAY_CHECKED,
    SAY_FILLED,
    SAY_OTHER_MONTH,
    SAY_SCAN_BAG,
    SAY_SACK,
    SAY_HEAVY,
    SAY_BAGS,
    SAY_LOST,
    SAY_LABO,
    SAY_IN_BULK,
    SAY_WHOSE,
    SAY_BACK,
    SAY_DONE,
    SAY_RAISE,
    SAY_PHRASES
};

static const char *const phrases[SAY_PHRASES] = {
    [SAY_GO_TO] = N_("Go to"),
    [SAY_ASK_PLACE] = N_("Ask where it is"),
    [SAY_HOW_MANY] = N_("How many are in?"),
    [SAY_GRAMS] = N_("How many grams are in?"),
    [SAY_AGAIN] = N_("Counting again: how many?"),
    [SAY_SCAN_CRATE] = N_("*Scan* the label of a crate"),
    [SAY_YOUR_CRATE] = N_("Your crate"),
    [SAY_NEXT_CRATE] = N_("Next crate"),
    [SAY_CHILLED] = N_("A chilled bag"),
    [SAY_FROZEN] = N_("A frozen bag"),
    [SAY_BEGIN] = N_("Begin at"),
    [SAY_READY] = N_("It is ready"),
    [SAY_BAG_READY] = N_("Bag ready"),
    [SAY_FINISH] = N_("*Scan* its label to finish"),
    [SAY_PROBLEM] = N_("What is the problem?"),
    [SAY_MISSING] = N_("How many are missing?"),
    [SAY_DAMAGED] = N_("How many are damaged?"),
    [SAY_ASIDE] = N_("How many are put aside?"),
    [SAY_EXTRA] = N_("How many too many?"),
    [SAY_INSTEAD] = N_("Put this in instead: how many?"),
    [SAY_ANOTHER] = N_("Noted. Take another one."),
    [SAY_INTO_CRATE] = N_("Put it into crate"),
    [SAY_CASE] = N_("Open a case and *scan* it"),
    [SAY_SHARED] = N_("Everything is shared out"),
    [SAY_SCAN_GOODS] = N_("*Scan* what comes in."),
    [SAY_WHO] = N_("Who brought it?"),
    [SAY_NOTE] = N_("Delivery note?"),
    [SAY_CAME] = N_("How many came?"),
    [SAY_COLD] = N_("How cold is it?"),
    [SAY_ALL_RIGHT] = N_("All is right"),
    [SAY_ANIMAL] = N_("Choose your animal"),
    [SAY_WELCOME] = N_("Welcome."),
    [SAY_TOGETHER] = N_("What shall we do together?"),
    [SAY_NOT_SAVED] = N_("Nothing is saved"),
    [SAY_CALL] = N_("Stop, and call the director."),
    [SAY_CHECKED] = N_("Already checked"),
    [SAY_FILLED] = N_("Already filled"),
    [SAY_OTHER_MONTH] = N_("Another month"),
    [SAY_SCAN_BAG] = N_("*Scan* the label of a bag"),
    [SAY_SACK] = N_("*Scan* the sack, or choose."),
    [SAY_HEAVY] = N_("How heavy?"),
    [SAY_BAGS] = N_("How many bags?"),
    [SAY_LOST] = N_("Anything lost?"),
    [SAY_LABO] = N_("Which labo leaves next?"),
    [SAY_IN_BULK] = N_("*Touch* what is in the vehicle."),
    [SAY_WHOSE] = N_("Whose crates came back?"),
    [SAY_BACK] = N_("How many back?"),
    [SAY_DONE] = N_("What is done? *Touch* it."),
    [SAY_RAISE] = N_("*Raise a hand*: help is coming."),
};

/* Signs that keep a number in its order on the screen, U+2066 to U+2069. */
static bool is_isolate(const char *text)
{
    return strncmp(text, "\xE2\x81", 2) == 0 && (unsigned char)text[2] >= 0xA6 &&
           (unsigned char)text[2] <= 0xA9;
}

/* Without what is there for the eyes alone: the asterisks that mark a word, isolates. */
static void add(struct say *say, int language, const char *text)
{
    struct say_part *part = &say->parts[say->count];
    size_t used = 0;
    if (say->count == SAY_PARTS || text[0] == '\0') {
        return;
    }
    for (; *text != '\0' && used + 1 < sizeof part->text; text++) {
        if (is_isolate(text)) {
            text += 2;
        } else if (*text != '*') {
            part->text[used++] = *text;
        }
    }
    part->text[used] = '\0';
    part->language = language;
    say->count++;
}

static void add_phrase(struct say *say, const struct ui *ui, enum phrase phrase)
{
    add(say, ui->language, _(phrases[phrase]));
}

/* As it stands on the shelf. */
static void add_name(struct say *say, const char *name)
{
    add(say, LANGUAGE_FR, name);
}

static void add_amount(struct say *say, const struct ui *ui, const struct product *product,
                       int64_t units_milli)
{
    char amount[32];
    parts_amount(ui, amount, sizeof amount, product, units_milli);
    add(say, ui->language, amount);
}

static void add_crate(struct say *say, const struct ui *ui, const struct ui_view *view,
                      const struct crate *crate)
{
    char number[16];
    str_format(number, sizeof number, "%u", plan_order(view->prep->plan, crate->order)->number);
    add(say, ui->language, number);
}

static void add_place(struct say *say, const struct ui *ui, const struct product *product,
                      enum phrase phrase)
{
    if (product->place[0] == '\0') {
        add_phrase(say, ui, SAY_ASK_PLACE);
    } else {
        add_phrase(say, ui, phrase);
        add_name(say, product->place);
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
    add_name(say, product->name);
    add_amount(say, ui, product,
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
    add_name(say, product->name);
    add_phrase(say, ui, again ? SAY_AGAIN : plan_is_weighed(product) ? SAY_GRAMS : SAY_HOW_MANY);
}

static void say_opened(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    uint32_t portion;
    const struct crate *crate =
        plan_crate(view->prep->plan, prep_lane(view->prep, ui->lane)->crate);
    if (crate == NULL) {
        return;
    }
    add_phrase(say, ui,
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
        add_phrase(say, ui, crate->kind == CRATE_DRY ? SAY_READY : SAY_BAG_READY);
        add_phrase(say, ui, SAY_FINISH);
    }
}

static void say_problem(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum phrase asked[DISCREPANCY_TYPE_COUNT] = {
        [DISCREPANCY_MISSING] = SAY_MISSING, [DISCREPANCY_DAMAGED] = SAY_DAMAGED,
        [DISCREPANCY_DATE] = SAY_ASIDE,      [DISCREPANCY_WRONG] = SAY_ASIDE,
        [DISCREPANCY_COLD] = SAY_ASIDE,      [DISCREPANCY_EXTRA] = SAY_EXTRA,
    };
    enum phrase phrase = asked[ui->problem];
    if (ui->choice == PROBLEM_TAKE_ANOTHER) {
        phrase = SAY_ANOTHER;
    } else if (ui->problem == DISCREPANCY_SUBSTITUTED) {
        phrase = SAY_INSTEAD;
    } else if (phrase == 0) {
        phrase = SAY_PROBLEM;
    }
    add_phrase(say, ui, phrase);
    struct problem_step step;
    if (phrase == SAY_INSTEAD && problem_step(ui, view, &step) && step.other != NULL) {
        add_name(say, step.other->name);
        add_name(say, step.other->place);
    }
}

static void say_not_this(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    add(say, ui->language, not_this_title(ui, view));
    const struct product *right =
        plan != NULL ? plan_product(plan, ui->refusal.expected_product) : NULL;
    if (right != NULL && ui->refusal.kind == REFUSAL_OTHER_PRODUCT) {
        add_name(say, right->name);
    }
    if (helper_call_is_on(ui)) {
        add_phrase(say, ui, SAY_RAISE);
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
        add_phrase(say, ui, is_left(view) ? SAY_CASE : SAY_SHARED);
    } else if (step.crate != NULL) {
        bool typing = ui->choice == SHARE_TYPING || step.weighed; /* the keypad takes the room */
        if (!typing) {
            add_phrase(say, ui, SAY_INTO_CRATE);
        }
        add_crate(say, ui, view, step.crate);
        add_amount(say, ui, step.product, step.units_milli);
        if (!typing) {
            add_name(say, step.product->name);
        }
    }
}

static void say_lot(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum phrase steps[] = {
        [LOT_WHO] = SAY_WHO, [LOT_NOTE] = SAY_NOTE, [LOT_COUNT] = SAY_CAME, [LOT_COLD] = SAY_COLD};
    const struct plan *plan = view->prep->plan;
    const struct product *product = plan != NULL ? plan_product(plan, ui->lot.product) : NULL;
    if (product != NULL && ui->lot.step != LOT_DONE) {
        add_name(say, product->name);
        add_phrase(say, ui, steps[ui->lot.step]);
    }
}

static void say_bag(struct say *say, const struct ui *ui, const struct ui_view *view)
{
    static const enum phrase steps[] = {[BAG_WHAT] = SAY_SACK,
                                        [BAG_SIZE] = SAY_HEAVY,
                                        [BAG_MADE] = SAY_BAGS,
                                        [BAG_LOST] = SAY_LOST};
    bool has_some = ui->bag.step != BAG_WHAT || bag_product_at(view, 0) != NULL;
    if (ui->bag.step != BAG_DONE && has_some) {
        add_phrase(say, ui, steps[ui->bag.step]);
    }
}

static void say_of(enum screen_id screen, struct say *say, const struct ui *ui,
                   const struct ui_view *view)
{
    switch ((int)screen) {
    case SCREEN_HOME:
        if (!idle_is_on(ui, view)) {
            add_phrase(say, ui, SAY_WELCOME);
            add_phrase(say, ui, SAY_TOGETHER);
        }
        break;
    case SCREEN_PAIR: add_phrase(say, ui, SAY_ANIMAL); break;
    case SCREEN_CRATE_CHOICE:
        if (parts_propose_for(ui, view) != ID_NONE) {
            bool bags = ui->job == TASK_CHILLED && ui->task == LANE_TASK_PICK;
            add_phrase(say, ui, bags ? SAY_SCAN_BAG : SAY_SCAN_CRATE);
        }
        break;
    case SCREEN_CRATE_OPENED: say_opened(say, ui, view); break;
    case SCREEN_PICK: say_pick(say, ui, view); break;
    case SCREEN_NOT_THIS: say_not_this(say, ui, view); break;
    case SCREEN_PROBLEM: say_problem(say, ui, view); break;
    case SCREEN_CRATE_DONE: say_done(say, ui, view); break;
    case SCREEN_CHECK: say_check(say, ui, view); break;
    case SCREEN_SHARE: say_share(say, ui, view); break;
    case SCREEN_RECEIVE: add_phrase(say, ui, SAY_SCAN_GOODS); break;
    case SCREEN_LOT: say_lot(say, ui, view); break;
    case SCREEN_BAG: say_bag(say, ui, view); break;
    case SCREEN_CHILLED:
        if (view->prep->plan != NULL && prep_bags_turn(view->prep, 0) != ID_NONE) {
            add_phrase(say, ui, SAY_LABO);
        }
        break;
    case SCREEN_BULK: add_phrase(say, ui, SAY_IN_BULK); break;
    case SCREEN_EMPTIES: add_phrase(say, ui, ui->pickup != ID_NONE ? SAY_BACK : SAY_WHOSE); break;
    case SCREEN_CLEAN:
        if (ui->clean.item == 0) {
            add_phrase(say, ui, SAY_DONE);
        }
        break;
    case SCREEN_DANGER:
        add_phrase(say, ui, SAY_NOT_SAVED);
        add_phrase(say, ui, SAY_CALL);
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

struct listing {
    void (*add)(void *context, const struct say_part *part);
    void *context;
};

static void give(const struct listing *month, const struct say *say)
{
    for (int i = 0; i < say->count; i++) {
        month->add(month->context, &say->parts[i]);
    }
}

/* Amounts repeat: a number of pieces once, weights as often as they come. */
static void give_amounts(const struct listing *month, const struct plan *plan, const struct ui *ui)
{
    enum { MOST = 100 };
    bool done[MOST] = {false};
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct product *product = plan_product(plan, portion->product);
        struct say say = {.count = 0};
        int64_t units = portion->units_milli / 1000;
        if (!plan_is_weighed(product) && portion->units_milli % 1000 == 0) {
            if (units >= MOST || done[units]) {
                continue;
            }
            done[units] = true;
        }
        add_amount(&say, ui, product, portion->units_milli);
        give(month, &say);
    }
}

void say_month(const struct plan *plan, int language,
               void (*add_part)(void *context, const struct say_part *part), void *context)
{
    struct ui ui;
    struct listing month = {add_part, context};
    ui_init(&ui, 0);
    ui.language = language;
    for (int i = 0; i < SAY_PHRASES; i++) {
        struct say say = {.count = 0};
        add_phrase(&say, &ui, (enum phrase)i);
        give(&month, &say);
    }
    for (int i = 0; i < REFUSAL_KIND_COUNT; i++) {
        struct say say = {.count = 0};
        add(&say, language, words_get(language, not_this_words((enum refusal_kind)i)));
        give(&month, &say);
    }
    for (size_t i = 0; plan != NULL && language == LANGUAGE_FR && i < plan->products.count; i++) {
        struct say say = {.count = 0};
        add_name(&say, plan->products.rows[i].name);
        add_name(&say, plan->products.rows[i].place);
        give(&month, &say);
    }
    if (plan != NULL) {
        give_amounts(&month, plan, &ui);
    }
}
