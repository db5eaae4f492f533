/* task.c: the table of tasks, and how one looks on the home screen. */
#include "ui/task.h"

#include "base/assert.h"
#include "base/str.h"
#include "domain/cold.h"
#include "ui/picture.h"
#include "ui/screens/volunteer/clean.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* Hands that come now may be another pair's: what this lane's pair may not check, they may. */
static bool any_crate(const struct ui_view *view, enum lane_task task)
{
    struct ui_view anybody = *view;
    anybody.pair_token = 0;
    return parts_propose(&anybody, task) != ID_NONE;
}

static bool prepare_waits(const struct ui_view *view)
{
    return any_crate(view, LANE_TASK_PICK);
}

static bool check_waits(const struct ui_view *view)
{
    return any_crate(view, LANE_TASK_CHECK);
}

static bool is_open(const struct ui_view *view)
{
    return view->prep->plan != NULL && !view->prep->is_closed;
}

static bool receive_waits(const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    for (size_t i = 0; is_open(view) && i < prep->plan->products.count; i++) {
        uint32_t product = prep->plan->products.rows[i].id;
        if (!prep_is_complete(prep, product) && prep_expected_milli(prep, product) > 0) {
            return true;
        }
    }
    return false;
}

/* A filled crate stands there and is on no vehicle yet. */
static bool load_waits(const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    for (size_t i = 0; is_open(view) && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        const struct crate_state *state = &prep->crates[i];
        if (state->trip == 0 && state->lane == LANE_NONE &&
            (state->status == CRATE_PICKED || state->status == CRATE_CHECKED) &&
            crate->pickup != ID_NONE && prep_crate_counts(prep, crate->id)) {
            return true;
        }
    }
    return false;
}

/* Loose goods have come that stand in no bag yet. */
static bool bag_waits(const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    struct bag_need needs[16];
    for (size_t i = 0; is_open(view) && i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        if (!product_is_bagged(product) || prep_received_milli(prep, product->id) == 0) {
            continue;
        }
        size_t count = prep_bag_needs(prep, product->id, needs, sizeof needs / sizeof *needs);
        for (size_t k = 0; k < count && k < sizeof needs / sizeof *needs; k++) {
            if (needs[k].made < needs[k].wanted) {
                return true;
            }
        }
    }
    return false;
}

static bool chilled_waits(const struct ui_view *view)
{
    return is_open(view) && prep_bags_turn(view->prep, 0) != ID_NONE;
}

/* A vehicle has left, and nobody has counted what came back from one of its labos. */
static bool empties_wait(const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    for (size_t i = 0; is_open(view) && i < prep->trip_count; i++) {
        const struct trip_state *trip = &prep->trips[i];
        for (size_t k = 0; trip->is_closed && k < trip->stop_count; k++) {
            if (prep->empties[trip->stops[k] - prep->plan->pickups.first_id] == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool clean_waits(const struct ui_view *view)
{
    for (int i = 0; is_open(view) && clean_item_at(view, i) != 0; i++) {
        if (!prep_is_ticked(view->prep, TICK_CLEAN, clean_item_at(view, i))) {
            return true;
        }
    }
    return false;
}

static const struct task tasks[] = {
    {.name = "pick",
     .digit = 1,
     .verb = N_("Prepare"),
     .coach = N_("Lend the scanner."),
     .picture = TASK_PREPARE,
     .stripe = COLOUR_GREEN,
     .people = 2,
     .minutes = 10,
     .screen = SCREEN_CRATE_CHOICE,
     .lane_task = LANE_TASK_PICK,
     .waits = prepare_waits},
    {.name = "check",
     .digit = 2,
     .verb = N_("Check"),
     .coach = N_("Count aloud."),
     .picture = TASK_CHECK,
     .stripe = COLOUR_BLUE,
     .people = 2,
     .minutes = 5,
     .seated = true,
     .screen = SCREEN_CRATE_CHOICE,
     .lane_task = LANE_TASK_CHECK,
     .waits = check_waits},
    {.name = "receive",
     .digit = 3,
     .verb = N_("Receive"),
     .coach = N_("Count together."),
     .picture = TASK_RECEIVE,
     .stripe = COLOUR_AMBER,
     .people = 2,
     .minutes = 20,
     .heavy = true,
     .screen = SCREEN_RECEIVE,
     .lane_task = LANE_TASK_PICK,
     .waits = receive_waits},
    {.name = "bag",
     .digit = 4,
     .verb = N_("Fill bags"),
     .coach = N_("One holds, one fills."),
     .picture = TASK_BAG,
     .stripe = COLOUR_AMBER,
     .people = 2,
     .minutes = 20,
     .seated = true,
     .screen = SCREEN_BAG,
     .lane_task = LANE_TASK_PICK,
     .waits = bag_waits},
    {.name = "chilled",
     .digit = 5,
     .verb = N_("Chill"),
     .coach = N_("One labo, then the fridge."),
     .picture = TASK_CHILLED,
     .stripe = COLOUR_BLUE,
     .people = 2,
     .minutes = 10,
     .screen = SCREEN_CHILLED,
     .lane_task = LANE_TASK_PICK,
     .waits = chilled_waits},
    {.name = "load",
     .digit = 6,
     .verb = N_("Load"),
     .coach = N_("Scan as it goes in."),
     .picture = TASK_LOAD,
     .stripe = COLOUR_BLUE,
     .people = 3,
     .minutes = 20,
     .heavy = true,
     .screen = SCREEN_LOAD,
     .lane_task = LANE_TASK_LOAD,
     .waits = load_waits},
    {.name = "share_out",
     .digit = 8,
     .verb = N_("Share out"),
     .coach = N_("Call the crate's number."),
     .picture = TASK_SHARE,
     .stripe = COLOUR_GREEN,
     .people = 2,
     .minutes = 20,
     .screen = SCREEN_SHARE,
     .lane_task = LANE_TASK_PICK,
     .waits = prepare_waits},
    {.name = "empties",
     .digit = 0,
     .verb = N_("Collect"),
     .coach = N_("Take the old labels off."),
     .picture = TASK_EMPTIES,
     .stripe = COLOUR_AMBER,
     .people = 2,
     .minutes = 10,
     .screen = SCREEN_EMPTIES,
     .lane_task = LANE_TASK_PICK,
     .waits = empties_wait},
    {.name = "clean",
     .digit = 7,
     .verb = N_("Clean"),
     .coach = N_("Show where things are."),
     .picture = TASK_CLEAN,
     .stripe = COLOUR_GREEN,
     .people = 2,
     .minutes = 15,
     .screen = SCREEN_CLEAN,
     .lane_task = LANE_TASK_PICK,
     .waits = clean_waits},
};

const struct task *task_at(int index)
{
    return index >= 0 && index < (int)(sizeof tasks / sizeof *tasks) ? &tasks[index] : NULL;
}

const struct task *task_of(enum task_id id)
{
    for (int i = 0; task_at(i) != NULL; i++) {
        if (task_at(i)->picture == id) {
            return task_at(i);
        }
    }
    ASSERT_UNREACHABLE("task");
}

const struct task *task_waiting(const struct ui_view *view, int nth)
{
    for (int i = 0; task_at(i) != NULL; i++) {
        if (task_at(i)->waits(view) && nth-- == 0) {
            return task_at(i);
        }
    }
    return NULL;
}

const struct task *task_other(const struct ui_view *view, enum task_id id)
{
    const struct task *task = task_waiting(view, 0);
    return task != NULL && task->picture == id ? task_waiting(view, 1) : task;
}

static const struct text_style fact_style = {.type = TYPE_SMALL,
                                             .least = TYPE_SMALL,
                                             .weight = WEIGHT_SEMIBOLD,
                                             .colour = COLOUR_MUTED,
                                             .tabular = true};

/* A fact: its drawing, then a word or number; returns what was taken of the left of *rect. */
static void draw_fact(const struct kit *kit, struct rect *rect, const char *picture,
                      const char *text)
{
    const struct theme *theme = kit->theme;
    struct text_style style = fact_style;
    int side = theme_px(theme, 7.5);
    frame_picture(kit->frame, rect_centre(rect_cut_left(rect, side), side, side), picture, 255,
                  false);
    (void)rect_cut_left(rect, theme_px(theme, 1.5));
    if (text[0] != '\0') {
        text_draw(kit, rect_cut_left(rect, text_width(kit, style, text)), style, text);
        (void)rect_cut_left(rect, theme_px(theme, 3.5));
    }
}

static void draw_numbers(const struct ui *ui, const struct kit *kit, struct rect row,
                         const struct task *task)
{
    char people[16], minutes[32];
    str_format(people, sizeof people, "%d", task->people);
    str_format(minutes, sizeof minutes, _("%d min"), task->minutes);
    draw_fact(kit, &row, PICTURE_PEOPLE, people);
    draw_fact(kit, &row, PICTURE_CLOCK, minutes);
}

static int wider(const struct kit *kit, const char *one, const char *other)
{
    int a = text_width(kit, fact_style, one), b = text_width(kit, fact_style, other);
    return a > b ? a : b;
}

/* Room for the longest of the words beside their drawings: all tiles have them, or none. */
static bool fits_words(const struct ui *ui, const struct kit *kit, int width)
{
    int words = wider(kit, _("seated"), _("standing")) + wider(kit, _("heavy"), _("light"));
    return words + 2 * theme_px(kit->theme, 9.0) + theme_px(kit->theme, 4.5) <= width;
}

/* Seated or standing, light or heavy: in words too where there is room for them. */
static void draw_body(const struct ui *ui, const struct kit *kit, struct rect row,
                      const struct task *task, bool words)
{
    const char *place = task->seated ? _("seated") : _("standing");
    const char *weight = task->heavy ? _("heavy") : _("light");
    draw_fact(kit, &row, task->seated ? PICTURE_CHAIR : PICTURE_STANDING, words ? place : "");
    if (!words) {
        (void)rect_cut_left(&row, theme_px(kit->theme, 2.0));
    }
    draw_fact(kit, &row, task->heavy ? PICTURE_HEAVY : PICTURE_LIGHT, words ? weight : "");
}

/* Which code of the command sheet begins it. */
static void draw_digit(const struct kit *kit, struct rect tile, int digit)
{
    int side = theme_px(kit->theme, 9.0), edge = theme_px(kit->theme, 3.0);
    struct rect spot = {tile.x + tile.w - side - edge, tile.y + edge + theme_px(kit->theme, 2.0),
                        side, side};
    frame_border(kit->frame, spot, side / 2, kit->theme->border, COLOUR_GROOVE, false);
    text_drawf(kit, spot,
               (struct text_style){.type = TYPE_SMALL,
                                   .least = TYPE_SMALL,
                                   .weight = WEIGHT_SEMIBOLD,
                                   .colour = COLOUR_MUTED,
                                   .align = ALIGN_CENTRE,
                                   .tabular = true},
               "%d", digit);
}

static struct text_style verb_style(enum type type)
{
    return (struct text_style){
        .type = type, .least = TYPE_BUTTON, .weight = WEIGHT_BOLD, .colour = COLOUR_INK};
}

/* Drawing, verb, facts below each other. */
static void draw_tall(const struct ui *ui, const struct kit *kit, struct rect inside,
                      const struct task *task)
{
    const struct theme *theme = kit->theme;
    int line = theme_px(theme, 10.0);
    draw_body(ui, kit, rect_cut_bottom(&inside, line), task, fits_words(ui, kit, inside.w));
    draw_numbers(ui, kit, rect_cut_bottom(&inside, line), task);
    (void)rect_cut_bottom(&inside, theme_px(theme, 2.0));
    text_draw(kit, rect_cut_bottom(&inside, theme->type[TYPE_TITLE]), verb_style(TYPE_TITLE),
              _(task->verb));
    (void)rect_cut_bottom(&inside, theme_px(theme, 4.0));
    int side = inside.h < inside.w ? inside.h : inside.w;
    task_picture(kit, (struct rect){inside.x, inside.y + (inside.h - side) / 2, side, side},
                 task->picture);
}

/* The drawing beside the facts, the verb below. */
static void draw_low(const struct ui *ui, const struct kit *kit, struct rect inside,
                     const struct task *task)
{
    const struct theme *theme = kit->theme;
    text_draw(kit, rect_cut_bottom(&inside, theme->type[TYPE_BUTTON] * 5 / 4),
              verb_style(TYPE_INSTRUCTION), _(task->verb));
    (void)rect_cut_bottom(&inside, theme_px(theme, 1.5));
    char longest[32];
    str_format(longest, sizeof longest, _("%d min"), 20);
    int facts = theme_px(theme, 15.0) + text_width(kit, fact_style, longest);
    facts = facts < theme_px(theme, 34.0) ? theme_px(theme, 34.0) : facts;
    int side = inside.h < inside.w - facts ? inside.h : inside.w - facts;
    struct rect drawing = rect_cut_left(&inside, side);
    task_picture(kit, rect_centre(drawing, side, side), task->picture);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    char people[16], minutes[32];
    str_format(people, sizeof people, "%d", task->people);
    str_format(minutes, sizeof minutes, _("%d min"), task->minutes);
    struct rect rows[3];
    for (int i = 0; i < 3; i++) {
        rows[i] = rect_cell(inside, 1, 3, 0, i);
    }
    draw_fact(kit, &rows[0], PICTURE_PEOPLE, people);
    draw_fact(kit, &rows[1], PICTURE_CLOCK, minutes);
    draw_body(ui, kit, rows[2], task, false);
}

/* In a column: the drawing, the verb beside it, the facts below that. */
static void draw_row(const struct ui *ui, const struct kit *kit, struct rect inside,
                     const struct task *task)
{
    const struct theme *theme = kit->theme;
    int side = inside.h < inside.w / 3 ? inside.h : inside.w / 3;
    struct rect drawing = rect_cut_left(&inside, side);
    task_picture(kit, rect_centre(drawing, side, side), task->picture);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    if (inside.h > theme_px(theme, 24.0)) {
        struct rect facts = rect_cut_bottom(&inside, inside.h * 2 / 5);
        draw_numbers(ui, kit, facts, task);
    }
    text_draw(kit, inside, verb_style(TYPE_INSTRUCTION), _(task->verb));
}

void task_draw(const struct ui *ui, const struct kit *kit, struct rect rect,
               const struct task *task, int action, int argument)
{
    const struct theme *theme = kit->theme;
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, task->name);
    widget_card_striped(kit, rect, theme->narrow ? SIDE_LEFT : SIDE_TOP, task->stripe);
    if (pressed) {
        frame_fill(kit->frame, rect_inset(rect, theme->border * 2, theme_px(theme, 4.0)),
                   theme->radius[RADIUS_MEDIUM], COLOUR_PRESSED);
    }
    frame_target(kit->frame, task->name, action, argument, rect, true);
    bool tall = !theme->narrow && rect.h > theme_px(theme, 85.0);
    struct rect inside = rect_inset(rect, tall ? theme->pad : theme_px(theme, 5.0),
                                    theme_px(theme, tall ? 7.0 : 3.5));
    (void)rect_cut_top(&inside, theme->narrow ? 0 : theme_px(theme, 2.0));
    if (theme->narrow) {
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
        draw_row(ui, kit, inside, task);
        return;
    }
    draw_digit(kit, rect, task->digit);
    if (tall) {
        draw_tall(ui, kit, inside, task);
    } else {
        draw_low(ui, kit, inside, task);
    }
}
