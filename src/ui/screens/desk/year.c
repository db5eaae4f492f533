/* year.c: what the committee asks, month by month: buyers, orders, labos, products, weight,
 * half-days of volunteers, lines cut short; how far the association is from the goals it set
 * itself. Months stand below each other and are not ranked. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/moment.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: 0 the table, else 1 + the goal that is typed. */
enum { GOALS = 3, GOAL_DIGITS = 5 };

static const struct {
    enum setting_kind kind;
    const char *name, *word;
} goals[GOALS] = {{SETTING_MEMBERS, "members", N_("Members today")},
                  {SETTING_MEMBERS_GOAL, "members_goal", N_("Goal: members")},
                  {SETTING_ORDERS_GOAL, "orders_goal", N_("Goal: orders in a month")}};

static void type_goal(struct ui *ui, const struct ui_input *input, struct request *ret_request)
{
    size_t length = strlen(ui->digits);
    int64_t number;
    if (input->action == ACTION_KEY && length < GOAL_DIGITS) {
        ui->digits[length] = (char)('0' + input->argument);
        ui->digits[length + 1] = '\0';
    } else if (input->action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (input->action == ACTION_VALIDATE && str_to_int64(ui->digits, 0, 99999, &number)) {
        ret_request->kind = REQUEST_SETTING;
        ret_request->argument = (int)goals[ui->choice - 1].kind;
        ret_request->value = (int32_t)number;
        ui->digits[0] = '\0';
    }
}

static void year_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->digits[0] = '\0';
    } else if (action == ACTION_BACK && ui->choice > 0) {
        desk_enter(ui, view);
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_MONTH);
    } else if (action == ACTION_VALIDATE && ui->choice == 0) {
        ui_go(ui, view, SCREEN_EXPORT);
    } else if (ui->choice > 0 &&
               (action == ACTION_KEY || action == ACTION_ERASE || action == ACTION_VALIDATE)) {
        type_goal(ui, input, ret_request);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* How far: a word, "426 of 1000", a bar. */
static void draw_goal(const struct ui *ui, const struct kit *kit, struct rect rect, int goal,
                      const char *word, int64_t is, int64_t wanted)
{
    const struct theme *theme = kit->theme;
    char text[64];
    desk_tile(kit, rect, goals[goal].name, DESK_CHOOSE, goal + 1, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 2.0));
    struct rect bar = rect_cut_bottom(&inside, theme_px(theme, 6.0));
    if (is > 0) {
        str_format(text, sizeof text, _("%lld of %lld"), (long long)is, (long long)wanted);
    } else {
        str_format(text, sizeof text, _("goal %lld"), (long long)wanted);
    }
    struct text_style right = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    right.tabular = true;
    text_draw(kit, rect_cut_right(&inside, text_width(kit, right, text)), right, text);
    text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), word);
    bar = rect_centre(bar, bar.w, theme_px(theme, 4.0));
    int64_t done = wanted > 0 && is < wanted ? is * 1000 / wanted : is > 0 ? 1000 : 0;
    widget_bar(kit, bar, 0, (int)done, (int)done, 1000);
}

enum { COLUMNS = 8 };

/* Cells of a row of the table, each as wide as its head. On a high panel the month stands above its
 * numbers. */
static struct rect cell(const struct kit *kit, struct rect row, int column)
{
    static const int ends[COLUMNS + 1] = {0, 200, 330, 482, 562, 664, 756, 890, 1000};
    static const int high_ends[COLUMNS + 1] = {0, 0, 170, 300, 395, 505, 670, 810, 1000};
    const int *of = ends;
    if (kit->theme->narrow) {
        struct rect name = rect_cut_top(&row, row.h / 2);
        if (column == 0) {
            return name;
        }
        of = high_ends;
    }
    return (struct rect){row.x + row.w * of[column] / 1000, row.y,
                         row.w * (of[column + 1] - of[column]) / 1000, row.h};
}

static void draw_cells(const struct kit *kit, struct rect row, enum weight weight,
                       const char *const texts[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        struct text_style style =
            desk_style(TYPE_SMALL, weight, COLOUR_INK, i == 0 ? ALIGN_LEFT : ALIGN_RIGHT);
        style.tabular = true;
        text_draw(kit, cell(kit, row, i), style, texts[i]);
    }
}

/* The words above the numbers. On a high panel two words would not stand side by side: every other
 * one is a line lower. */
static void draw_heads(const struct kit *kit, struct rect row, const char *const texts[COLUMNS])
{
    if (!kit->theme->narrow) {
        draw_cells(kit, row, WEIGHT_SEMIBOLD, texts);
        return;
    }
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_RIGHT);
    for (int i = 2; i < COLUMNS; i++) {
        struct rect box = cell(kit, row, i);
        struct rect before =
            cell(kit, row, i - 1); /* reached over, but for what the first one takes */
        int reach = before.x + (i == 3 ? before.w / 2 : 0);
        box = (struct rect){reach, i % 2 != 0 ? row.y : box.y, box.x + box.w - reach, box.h};
        text_draw(kit, box, style, texts[i]);
    }
    style.align = ALIGN_LEFT; /* the first one has none before it */
    struct rect first = cell(kit, row, 2);
    text_draw(kit, (struct rect){row.x, row.y, first.x + first.w / 2 - row.x, first.h}, style,
              texts[1]);
}

static void draw_month(const struct ui *ui, const struct kit *kit, struct rect row,
                       enum weight weight, const char *name, const struct indicators *of)
{
    char texts[COLUMNS][48];
    int64_t tenths = (indicators_short(of) + 50) / 100;
    str_copy(texts[0], sizeof texts[0], name);
    str_format(texts[1], sizeof texts[1], "%u", of->buyers);
    str_format(texts[2], sizeof texts[2], "%u", of->orders);
    str_format(texts[3], sizeof texts[3], "%u", of->pickups);
    str_format(texts[4], sizeof texts[4], "%u", of->products);
    desk_weight(ui, texts[5], sizeof texts[5], of->weight_g);
    str_format(texts[6], sizeof texts[6], "%u", of->helpers);
    str_format(texts[7], sizeof texts[7], _("%lld.%lld %%"), (long long)(tenths / 10),
               (long long)(tenths % 10));
    draw_cells(kit, row, weight,
               (const char *const[COLUMNS]){texts[0], texts[1], texts[2], texts[3], texts[4],
                                            texts[5], of->half_days_told > 0 ? texts[6] : "–",
                                            of->lines > 0 ? texts[7] : "–"});
}

/* On a high panel the heads stand in two lines. */
static int heads_height(const struct theme *theme)
{
    return theme->narrow ? theme_px(theme, 24.0) : text_cap_px(theme->most[TYPE_SMALL]) * 3 / 2;
}

/* Months that fit between the heads and the sum. */
static struct desk_pages pages_of(const struct ui *ui, const struct kit *kit, struct rect card,
                                  const struct year *year)
{
    const struct theme *theme = kit->theme;
    card.h -= heads_height(theme);
    int rows = desk_fit(card.h, text_cap_px(theme->most[TYPE_SMALL]) * 3 / 2, 0) - 1;
    return desk_pages(ui->page, year->count, rows > 1 ? rows : 1);
}

static struct desk_pages draw_table(const struct ui *ui, const struct kit *kit, struct rect card,
                                    const struct year *year)
{
    const struct theme *theme = kit->theme;
    char name[64];
    widget_card(kit, card);
    card = rect_inset(card, theme_px(theme, 5.0), theme_px(theme, 2.0));
    struct desk_pages pages = pages_of(ui, kit, card, year);
    struct rect head = rect_cut_top(&card, heads_height(theme));
    int pitch = card.h / (pages.end - pages.first + 1),
        most = theme_px(theme, theme->narrow ? 24.0 : 14.0);
    pitch = pitch < most ? pitch : most;
    draw_heads(kit, head,
               (const char *const[COLUMNS]){_("Month"), _("Buyers"), _("Orders"), _("Labos"),
                                            _("Products"), _("Weight"), _("Volunteers"),
                                            _("Missing")});
    struct indicators sum = indicators_sum(year);
    struct rect foot = rect_cut_bottom(&card, pitch);
    frame_fill(kit->frame, rect_cut_top(&foot, theme_px(theme, 0.4)), 0, COLOUR_EDGE);
    for (int i = pages.first; i < pages.end; i++) {
        const struct indicators *of = &year->months[i];
        struct rect row = rect_cut_top(&card, pitch);
        moment_period(ui, of->period, of->prep, name, sizeof name);
        draw_month(ui, kit, row, i == 0 ? WEIGHT_SEMIBOLD : WEIGHT_REGULAR, name, of);
    }
    str_format(name, sizeof name, _n("%lu month", "%lu months", (unsigned long)year->count),
               (unsigned long)year->count);
    draw_month(ui, kit, foot, WEIGHT_BOLD, name, &sum);
    return pages;
}

static void view_table(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("The year"), _("for the committee"));
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    if (view->month != NULL) {
        const struct year *year = &view->month->year;
        int high = theme->narrow ? 2 * theme->target + theme->gap : theme->target;
        struct rect top = rect_cut_top(&body, high);
        (void)rect_cut_top(&body, theme->gap);
        draw_goal(ui, kit, desk_cell(kit, top, 2, 2, 1, 0), 0, _("Members"),
                  view->settings[SETTING_MEMBERS], view->settings[SETTING_MEMBERS_GOAL]);
        draw_goal(ui, kit, desk_cell(kit, top, 2, 2, 1, 1), 2, _("Orders of the month"),
                  year->count > 0 ? year->months[0].orders : 0,
                  view->settings[SETTING_ORDERS_GOAL]);
        pages = draw_table(ui, kit, body, year);
    } else if (view->prep->plan == NULL) {
        desk_no_month(ui, kit, body);
    } else if (view->job.kind == JOB_MONTH && view->job.status == JOB_FAILED) {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 24.0)), VERDICT_NOT_THIS,
                  view->job.result);
    } else {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 20.0)), VERDICT_WAIT,
                  _("The months are being counted."));
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Take it along"), NULL, view->prep->plan == NULL);
    int wide = theme_px(theme, pages.count > 1 ? 75.0 : 100.0);
    widget_button(kit, rect_cut_right(&footer, wide),
                  (struct button){.name = "helpers",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_HELPERS,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Volunteers")});
    (void)rect_cut_right(&footer, theme->gap);
    desk_pager(kit, footer, pages);
}

static void view_goal(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    int64_t number;
    struct areas areas = desk_begin(ui, kit, _("The year"), _("what the members set out for"));
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    struct rect field = rect_cut_bottom(&body, theme_px(theme, 22.0));
    (void)rect_cut_bottom(&body, theme->gap);
    widget_field(kit, field, ui->digits);
    for (int i = 0; i < GOALS; i++) {
        struct rect tile = rect_cell(body, 1, GOALS, theme->gap, i);
        desk_tile_chosen(kit, tile, goals[i].name, DESK_CHOOSE, i + 1, ui->choice == i + 1);
        struct rect inside = rect_inset(tile, theme_px(theme, 6.0), theme_px(theme, 2.0));
        struct text_style right = desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
        text_drawf(kit, rect_cut_right(&inside, theme_px(theme, 30.0)), right, "%d",
                   view->settings[goals[i].kind]);
        text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  words_get(ui->language, goals[i].word));
    }
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = str_to_int64(ui->digits, 0, 99999, &number)});
    footer.w = body.w;
    desk_back(ui, kit, &footer);
}

static void year_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (ui->choice > 0) {
        view_goal(ui, view, kit);
    } else {
        view_table(ui, view, kit);
    }
}

const struct screen_def screen_year = {.name = "year",
                                       .enter = desk_enter,
                                       .event = year_event,
                                       .view = year_view,
                                       .is_director = true,
                                       .is_directors_own = true};
