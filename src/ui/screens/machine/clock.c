/* clock.c: the clock of this machine cannot be right: the director says once which day it is. Work
 * does not wait for it: events have an order of their own. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/upkeep_view.h"
#include "ui/words.h"

enum part { PART_DAY, PART_MONTH, PART_YEAR, PART_HOUR, PART_MINUTE, PART_COUNT };
enum { DAY_MINUTES = 24 * 60, FIRST_YEAR = 2025, LAST_YEAR = 2049 };

/* ui->choice: the minute that is shown, since 1970, of the station's own day. */
static int minutes_of(const struct ui_view *view, int64_t ms)
{
    return (int)((ms / 1000 + view->utc_offset_s) / 60);
}

static bool is_plausible(int minutes)
{
    int day = minutes / DAY_MINUTES;
    return day >= moment_join(FIRST_YEAR, 1, 1) && day < moment_join(LAST_YEAR + 1, 1, 1);
}

/* The nearest to what it may be: the clock's own day, the record's last, the year of the program.
 */
static void clock_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    int now = view->now_ms >= 0 && view->now_ms / 60000 < INT32_MAX - DAY_MINUTES
                  ? minutes_of(view, view->now_ms)
                  : 0;
    int last = view->last_event_ms > 0 && view->last_event_ms / 60000 < INT32_MAX - DAY_MINUTES
                   ? minutes_of(view, view->last_event_ms)
                   : 0;
    /* A clock that lags is never right; one that is ahead may be. */
    ui->choice = is_plausible(now) && now >= last ? now
                 : is_plausible(last)             ? last
                                                  : moment_join(FIRST_YEAR, 11, 1) * DAY_MINUTES;
}

static int days_in(int year, int month)
{
    return month == 12 ? 31 : moment_join(year, month + 1, 1) - moment_join(year, month, 1);
}

/* One more or less of a part; the day stays within its month, all within the years that may be. */
static int step(int minutes, enum part part, int by)
{
    int year, month, day, time = minutes % DAY_MINUTES;
    moment_split(minutes / DAY_MINUTES, &year, &month, &day);
    switch (part) {
    case PART_DAY: day = (day - 1 + by + days_in(year, month)) % days_in(year, month) + 1; break;
    case PART_MONTH: month = (month - 1 + by + 12) % 12 + 1; break;
    case PART_YEAR: year += by; break;
    case PART_HOUR: time = (time + 60 * by + DAY_MINUTES) % DAY_MINUTES; break;
    case PART_MINUTE: time = time / 60 * 60 + (time % 60 + by + 60) % 60; break;
    case PART_COUNT: break;
    }
    year = year < FIRST_YEAR ? FIRST_YEAR : year > LAST_YEAR ? LAST_YEAR : year;
    day = day > days_in(year, month) ? days_in(year, month) : day;
    return moment_join(year, month, day) * DAY_MINUTES + time;
}

static bool may_set(const struct ui_view *view)
{
    return view->upkeep != NULL && view->upkeep->is_ours && view->job.status != JOB_RUNNING;
}

static void go_on(struct ui *ui, const struct ui_view *view)
{
    ui_go(ui, view, ui->after_pin);
}

static void clock_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (!view->is_clock_doubtful) {
        go_on(ui, view); /* it was set */
    } else if (action == DESK_MORE || action == DESK_LESS) {
        ui->choice = step(ui->choice, (enum part)input->argument, action == DESK_MORE ? 1 : -1);
    } else if (action == ACTION_VALIDATE && may_set(view)) {
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_CLOCK;
        ret_request->value = ui->choice - view->utc_offset_s / 60;
    } else if (action == DESK_OWN || action == ACTION_BACK) {
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_CLOCK_KEEP;
        go_on(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void draw_part(const struct ui *ui, const struct kit *kit, struct rect rect, enum part part)
{
    static const struct {
        const char *word, *more, *less;
    } names[PART_COUNT] = {
        [PART_DAY] = {N_("day"), "day_more", "day_less"},
        [PART_MONTH] = {N_("month"), "month_more", "month_less"},
        [PART_YEAR] = {N_("year"), "year_more", "year_less"},
        [PART_HOUR] = {N_("hour"), "hour_more", "hour_less"},
        [PART_MINUTE] = {N_("minute"), "minute_more", "minute_less"},
    };
    const struct theme *theme = kit->theme;
    int values[PART_COUNT], time = ui->choice % DAY_MINUTES;
    char text[8];
    moment_split(ui->choice / DAY_MINUTES, &values[PART_YEAR], &values[PART_MONTH],
                 &values[PART_DAY]);
    values[PART_HOUR] = time / 60;
    values[PART_MINUTE] = time % 60;
    int most = theme_px(theme, 92.0);
    rect = rect_centre(rect, rect.w, rect.h < most ? rect.h : most);
    widget_button(kit, rect_cut_top(&rect, theme->target),
                  (struct button){.name = names[part].more,
                                  .action = DESK_MORE,
                                  .argument = (int)part,
                                  .kind = BUTTON_SECONDARY,
                                  .type = TYPE_TITLE,
                                  .word = "+"});
    widget_button(kit, rect_cut_bottom(&rect, theme->target),
                  (struct button){.name = names[part].less,
                                  .action = DESK_LESS,
                                  .argument = (int)part,
                                  .kind = BUTTON_SECONDARY,
                                  .type = TYPE_TITLE,
                                  .word = "\u2212"});
    rect = rect_centre(rect, rect.w, theme_px(theme, 27.0));
    text_draw(kit, rect_cut_top(&rect, theme_px(theme, 8.0)),
              desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
              _(names[part].word));
    str_format(text, sizeof text, part == PART_YEAR ? "%d" : "%02d", values[part]);
    text_draw(kit, rect, desk_style(TYPE_HERO, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), text);
}

static void clock_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Date and time"), "");
    struct rect body = areas.body, footer = areas.footer;
    bool has_failed = view->job.kind == JOB_UPKEEP && view->job.status == JOB_FAILED;
    desk_sentence(kit, &body, COLOUR_INK, _("Which day is it? This clock is wrong."));
    if (view->upkeep == NULL || !view->upkeep->is_ours) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_QUESTION, _("This PC keeps its clock itself."),
                     _("Set it there. The work goes on meanwhile; only dates on paper are wrong."));
    } else {
        desk_band(kit, rect_cut_bottom(&body, theme_px(theme, 22.0)),
                  has_failed ? VERDICT_NOT_THIS : VERDICT_QUESTION,
                  has_failed
                      ? view->job.result
                      : _("The work goes on whatever it says; only dates on paper are wrong."));
        (void)rect_cut_bottom(&body, theme->gap);
        for (int part = 0; part < PART_COUNT; part++) {
            draw_part(ui, kit, rect_cell(body, PART_COUNT, 1, theme->gap, part), (enum part)part);
        }
    }
    widget_button(kit, rect_cut_left(&footer, theme_px(theme, 100.0)),
                  (struct button){.name = "keep",
                                  .action = DESK_OWN,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Leave it as it is")});
    desk_primary(kit, &footer, _("Set the clock"), NULL, !may_set(view));
}

const struct screen_def screen_clock = {.name = "clock",
                                        .enter = clock_enter,
                                        .event = clock_event,
                                        .view = clock_view,
                                        .is_director = true};
