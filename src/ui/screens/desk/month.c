/* month.c: the prep in one page, beside the eight before it: what was done, what went wrong in
 * goods, with the interval that small numbers ask for. Days and people are not compared. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/month_goods.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

static void month_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    if (input->kind == UI_TAP && input->action == ACTION_BACK) {
        desk_leave(ui, view);
    } else if (input->kind == UI_TAP && input->action == ACTION_VALIDATE) {
        ui_go(ui, view, SCREEN_EXPORT);
    } else if (input->kind == UI_TAP && input->action == DESK_OWN) {
        ret_request->kind = REQUEST_MONTH;
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* Small bars of a number over the months, the newest at the right and dark. */
static void draw_bars(const struct kit *kit, struct rect rect, const struct month_page *page,
                      int64_t (*value)(const struct summary *summary))
{
    int64_t most = 1;
    for (int i = 0; i < page->count; i++) {
        most = value(&page->months[i]) > most ? value(&page->months[i]) : most;
    }
    int width = rect.w / (1 + SUMMARY_BEFORE);
    for (int i = 0; i < page->count; i++) {
        int h = (int)(value(&page->months[i]) * rect.h / most);
        h = h < 2 ? 2 : h;
        struct rect bar = {rect.x + rect.w - (i + 1) * width + width / 6, rect.y + rect.h - h,
                           width * 2 / 3, h};
        frame_fill(kit->frame, bar, 0, i == 0 ? COLOUR_GREEN : COLOUR_EDGE);
    }
}

static int64_t lines_of(const struct summary *s)
{
    return s->lines;
}
static int64_t grams_of(const struct summary *s)
{
    return s->weight_g;
}
static int64_t crates_of(const struct summary *s)
{
    return s->crates;
}
static int64_t crate_ms_of(const struct summary *s)
{
    return s->crate_ms;
}
static int64_t cold_of(const struct summary *s)
{
    return s->cold_longest_ms;
}
static int64_t picking_of(const struct summary *s)
{
    return s->picking.value;
}
static int64_t checking_of(const struct summary *s)
{
    return s->checking.value;
}
static int64_t returning_of(const struct summary *s)
{
    return s->returning.value;
}
static int64_t lacking_of(const struct summary *s)
{
    return s->lacking.value;
}
static int64_t passing_of(const struct summary *s)
{
    return s->passing.value;
}

/* One row: what, how much, between what and what, the months. */
static void draw_row(const struct kit *kit, struct rect row, const char *word, const char *number,
                     const char *range, const struct month_page *page,
                     int64_t (*value)(const struct summary *summary))
{
    const struct theme *theme = kit->theme;
    struct rect bars = rect_cut_right(&row, theme_px(theme, theme->narrow ? 60.0 : 34.0));
    draw_bars(kit, rect_inset(bars, 0, theme_px(theme, 1.5)), page, value);
    (void)rect_cut_right(&row, theme_px(theme, 3.0));
    struct rect foot = rect_cut_bottom(&row, row.h * 9 / 20);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    style.tabular = true;
    text_draw(kit, rect_cut_right(&row, theme_px(theme, theme->narrow ? 36.0 : 28.0)), style,
              number);
    text_draw(kit, row, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), word);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), range);
}

/* Thousandths per 1 000: "4.2". */
static void say_rate(const struct ui *ui, int64_t value, char *to, size_t size)
{
    int64_t tenths = (value + 50) / 100;
    /* Translators: a number with the sign between units and tenths. */
    str_format(to, size, _("%lld.%lld"), (long long)(tenths / 10), (long long)(tenths % 10));
}

/* Per cent of a share that is kept in thousandths per 1 000. */
static int percent(int64_t value)
{
    return (int)((value + 5000) / 10000);
}

static void draw_rate(const struct ui *ui, const struct kit *kit, struct rect row, const char *word,
                      const struct rate *rate, const struct month_page *page,
                      int64_t (*value)(const struct summary *summary))
{
    char number[48], range[64], low[24], high[24];
    say_rate(ui, rate->value, number, sizeof number);
    say_rate(ui, rate->low, low, sizeof low);
    say_rate(ui, rate->high, high, sizeof high);
    str_format(range, sizeof range, _("%s to %s in 1 000"), low, high);
    draw_row(kit, row, word, number, rate->is_thin ? _("too little to conclude") : range, page,
             value);
}

static void draw_share(const struct ui *ui, const struct kit *kit, struct rect row,
                       const char *word, const struct rate *rate, const struct month_page *page,
                       int64_t (*value)(const struct summary *summary))
{
    char number[48], range[64];
    str_format(number, sizeof number, _("%d %%"), percent(rate->value));
    str_format(range, sizeof range, _("%d to %d %%"), percent(rate->low), percent(rate->high));
    draw_row(kit, row, word, rate->of > 0 ? number : "–",
             rate->is_thin ? _("too little to conclude") : range, page, value);
}

static void draw_page(const struct ui *ui, const struct kit *kit, struct rect body,
                      const struct month_page *page)
{
    const struct theme *theme = kit->theme;
    const struct summary *now = &page->months[0];
    char number[64], range[64], units[32];
    struct rect left = desk_cell(kit, body, 2, 2, 1, 0);
    struct rect right = desk_cell(kit, body, 2, 2, 1, 1);
    widget_card(kit, left);
    widget_card(kit, right);
    left = rect_inset(left, theme_px(theme, 5.0), theme_px(theme, 3.0));
    right = rect_inset(right, theme_px(theme, 5.0), theme_px(theme, 3.0));
    str_format(range, sizeof range, _n("%u order", "%u orders", (unsigned long)now->orders),
               now->orders);
    parts_units(ui, units, sizeof units, now->units_milli);
    (void)str_append(range, sizeof range, ", ");
    str_format(number, sizeof number,
               _n("%s unit", "%s units", (unsigned long)(now->units_milli / 1000)), units);
    (void)str_append(range, sizeof range, number);
    str_format(number, sizeof number, "%u", now->lines);
    draw_row(kit, rect_cell(left, 1, 5, 0, 0), _("Lines ordered"), number, range, page, lines_of);
    desk_weight(ui, number, sizeof number, now->weight_g);
    draw_row(kit, rect_cell(left, 1, 5, 0, 1), _("Weight"), number, "", page, grams_of);
    str_format(number, sizeof number, "%u", now->crates);
    str_format(range, sizeof range, _("%u packed, %u checked"), now->picked, now->checked);
    draw_row(kit, rect_cell(left, 1, 5, 0, 2), _("Crates"), number, range, page, crates_of);
    str_format(number, sizeof number, _("%lld min"), (long long)((now->crate_ms + 30000) / 60000));
    str_format(range, sizeof range, _("half between %lld and %lld"),
               (long long)((now->crate_low_ms + 30000) / 60000),
               (long long)((now->crate_high_ms + 30000) / 60000));
    draw_row(kit, rect_cell(left, 1, 5, 0, 3), _("Minutes a crate"), now->timed > 0 ? number : "–",
             now->timed >= 20 ? range : _("too little to conclude"), page, crate_ms_of);
    str_format(number, sizeof number, _("%lld min"),
               (long long)((now->cold_longest_ms + 30000) / 60000));
    str_format(range, sizeof range, _n("%u bag", "%u bags", (unsigned long)now->bags), now->bags);
    draw_row(kit, rect_cell(left, 1, 5, 0, 4), _("Cold bag open"), now->bags > 0 ? number : "–",
             range, page, cold_of);
    draw_rate(ui, kit, rect_cell(right, 1, 5, 0, 0), _("Problems at packing"), &now->picking, page,
              picking_of);
    draw_rate(ui, kit, rect_cell(right, 1, 5, 0, 1), _("Found at the check"), &now->checking, page,
              checking_of);
    draw_rate(ui, kit, rect_cell(right, 1, 5, 0, 2), _("Told by labos"), &now->returning, page,
              returning_of);
    draw_share(ui, kit, rect_cell(right, 1, 5, 0, 3), _("Right at the first check"), &now->passing,
               page, passing_of);
    draw_share(ui, kit, rect_cell(right, 1, 5, 0, 4), _("Lines cut short"), &now->lacking, page,
               lacking_of);
}

static void month_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas =
        desk_begin(ui, kit, _("The month in one page"),
                   ui->page == 0 ? _("this month is dark") : _("Nobody is compared."));
    struct rect body = areas.body, footer = areas.footer;
    struct rect upper = desk_upper_row(kit, &body, view->month != NULL);
    bool counting = view->job.kind == JOB_MONTH && view->job.status == JOB_RUNNING;
    if (view->month != NULL && ui->page > 0) {
        month_goods_view(ui, view, kit, body);
    } else if (view->month != NULL) {
        draw_page(ui, kit, body, view->month);
    } else if (view->prep->plan == NULL) {
        desk_no_month(ui, kit, body);
    } else if (!counting && view->job.kind == JOB_MONTH && view->job.status == JOB_FAILED) {
        desk_nothing(kit, body, VERDICT_NOT_THIS, view->job.result, "");
    } else {
        desk_nothing(kit, body, VERDICT_WAIT, _("The months are being counted."), "");
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Take it along"), NULL, view->prep->plan == NULL);
    widget_button(kit, rect_cut_right(&footer, theme_px(kit->theme, 62.0)),
                  (struct button){.name = "year",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_YEAR,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("The year")});
    if (view->month != NULL) {
        (void)rect_cut_right(&footer, kit->theme->gap);
        bool is_goods = ui->page > 0;
        widget_button(kit,
                      upper.h > 0 ? upper : rect_cut_right(&footer, theme_px(kit->theme, 72.0)),
                      (struct button){.name = is_goods ? "numbers" : "goods",
                                      .action = DESK_PAGE,
                                      .argument = !is_goods,
                                      .kind = BUTTON_SECONDARY,
                                      .word = is_goods ? _("The numbers") : _("Of which goods")});
        return;
    }
    if (!kit->theme->narrow) {
        desk_say(kit, footer, COLOUR_MUTED, _("Nobody is compared."));
    }
}

const struct screen_def screen_month = {.name = "month",
                                        .enter = desk_enter,
                                        .event = month_event,
                                        .view = month_view,
                                        .is_director = true,
                                        .is_directors_own = true};
