/* idle.c: draws the quiet picture and the wall; knows when each is shown. */
#include "ui/screens/volunteer/idle.h"

#include "base/str.h"
#include "ui/action.h"
#include "ui/header.h"
#include "ui/picture.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60 };

static bool is_wall(const struct ui_view *view)
{
    return view->settings[SETTING_WALL] != 0 && view->prep->plan != NULL &&
           !view->prep->is_closed && !view->prep->is_practice;
}

static int64_t after_ms(const struct ui_view *view)
{
    return is_wall(view) ? UI_HOME_AFTER_MS : UI_IDLE_AFTER_MS;
}

bool idle_is_on(const struct ui *ui, const struct ui_view *view)
{
    return ui->screen == SCREEN_HOME && view->now_ms - ui->touched_ms >= after_ms(view);
}

int64_t idle_deadline_ms(const struct ui *ui, const struct ui_view *view)
{
    if (!idle_is_on(ui, view)) {
        return ui->touched_ms + after_ms(view);
    }
    int64_t step_ms = is_wall(view) ? MINUTE_MS : UI_IDLE_STEP_MS;
    return view->now_ms - view->now_ms % step_ms + step_ms;
}

/* All there is: no header, no footer. */
static struct rect begin(const struct kit *kit)
{
    kit_begin(kit, COLOUR_PAPER);
    struct rect all = rect_inset(kit->theme->area, kit->theme->edge, kit->theme->edge);
    (void)rect_cut_top(&all, kit->has_tab ? header_areas(kit, false).tab.h : 0);
    return all;
}

/* A crate that fills, thing by thing, and is empty again: what one does here. */
static void draw_picture(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const char *const foods[] = {"\U0001F955", "\U0001F954", "\U0001F95B", "\U0001F35A",
                                        "\U0001F95A", "\U0001F34E", "\U0001F35E"};
    enum { FOODS = sizeof foods / sizeof *foods };
    const struct theme *theme = kit->theme;
    int64_t step = view->now_ms / UI_IDLE_STEP_MS;
    int filled = (int)(step % FOODS) + 1;
    struct rect body = begin(kit);
    struct rect words = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 30.0 : 20.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = 2},
              _("*Touch*, or scan"));
    /* The picture wanders a little, so that no panel keeps it. */
    int wander = theme_px(theme, 10.0), at = (int)(step / FOODS % 5) - 2;
    body = rect_inset(body, 2 * wander, wander);
    body.x += at * wander;
    int side = body.h * 3 / 5 < body.w / 2 ? body.h * 3 / 5 : body.w / 2;
    int cell = side * 2 / FOODS, small = cell * 4 / 5;
    body = rect_centre(body, body.w, side + small);
    struct rect basket = rect_centre(rect_cut_bottom(&body, side), side, side);
    frame_picture(kit->frame, basket, PICTURE_BASKET, 255, false);
    for (int i = 0; i < filled; i++) {
        int middle = basket.x + basket.w / 2 + (2 * i + 1 - filled) * cell / 2;
        frame_picture(kit->frame,
                      (struct rect){middle - small / 2, body.y + body.h - small, small, small},
                      foods[i], 255, false);
    }
}

static int count_ready_points(const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    int count = 0;
    for (size_t i = 0; i < plan->pickups.count; i++) {
        count += prep_pickup_mode(view->prep, plan->pickups.rows[i].id) == PICKUP_READY;
    }
    return count;
}

static struct text_style far(const struct kit *kit, struct rect rect, enum align align)
{
    return (struct text_style){.type = text_type_for(kit->theme, rect.h, TYPE_GIANT, TYPE_BODY),
                               .least = TYPE_BODY,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .align = align,
                               .tabular = true};
}

/* A labo: its letter, and how far its crates are; a tick in place of the bar when all are ready. */
static void draw_point(const struct ui_view *view, const struct kit *kit, struct rect cell,
                       const struct pickup *pickup)
{
    struct progress progress = prep_progress(view->prep, pickup->id);
    int mark = cell.h / 3 < theme_px(kit->theme, 26.0) ? cell.h / 3 : theme_px(kit->theme, 26.0);
    int side = cell.h - mark < cell.w ? cell.h - mark : cell.w;
    cell = rect_centre(cell, cell.w, side + mark);
    struct rect foot = rect_cut_bottom(&cell, mark);
    struct rect box = rect_centre(cell, side, side);
    bool is_ready = progress.crates > 0 && progress.picked >= progress.crates;
    frame_fill(kit->frame, box, side / 6, theme_pickup_colour(pickup->colour));
    struct text_style letter = far(kit, box, ALIGN_CENTRE);
    letter.colour = COLOUR_CARD;
    letter.least = TYPE_SMALL;
    text_draw(kit, box, letter, pickup->letter);
    if (is_ready) {
        mark = mark * 9 / 10;
        widget_verdict_mark(kit, rect_centre(foot, mark, mark), VERDICT_DONE);
    } else {
        int h = theme_px(kit->theme, 6.0);
        widget_bar(kit, rect_centre(foot, side, h < foot.h ? h : foot.h), 0, (int)progress.checked,
                   (int)progress.picked, (int)progress.crates);
    }
}

/* In the order of their letters: nobody is first. */
static void draw_points(const struct ui_view *view, const struct kit *kit, struct rect rect)
{
    const struct plan *plan = view->prep->plan;
    int count = count_ready_points(view), at = 0, columns = 1, best = 0;
    for (int c = 1; c <= count; c++) {
        int rows = (count + c - 1) / c;
        int w = rect.w / c, h = rect.h / rows * 2 / 3, side = w < h ? w : h;
        if (side > best) {
            best = side;
            columns = c;
        }
    }
    int rows = count > 0 ? (count + columns - 1) / columns : 1;
    for (size_t i = 0; i < plan->pickups.count; i++) {
        const struct pickup *pickup = &plan->pickups.rows[i];
        if (prep_pickup_mode(view->prep, pickup->id) == PICKUP_READY) {
            draw_point(view, kit, rect_cell(rect, columns, rows, kit->theme->gap, at++), pickup);
        }
    }
}

/* Packed by everybody together. */
static void draw_kilos(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char kilos[32];
    struct rect word = rect_cut_bottom(&rect, theme_px(kit->theme, 13.0));
    (void)rect_cut_bottom(&rect, theme_px(kit->theme, 3.0)); /* a "g" hangs */
    int64_t whole_g = prep_progress(view->prep, ID_NONE).picked_g / 1000 * 1000;
    parts_weight(ui, kilos, sizeof kilos, whole_g);
    text_draw(kit, rect, far(kit, rect, ALIGN_LEFT), whole_g > 0 ? kilos : "0");
    text_draw(kit, word,
              (struct text_style){.type = TYPE_TITLE, .least = TYPE_SMALL, .colour = COLOUR_MUTED},
              _("together"));
}

/* The timeline's break of today, while it is still to come. */
static void draw_pause(const struct ui_view *view, const struct kit *kit, struct rect rect)
{
    const struct timeline_entry *pause =
        view->timeline != NULL ? timeline_break(view->timeline, view->prep) : NULL;
    int64_t local_ms = view->now_ms + view->utc_offset_s * INT64_C(1000);
    int now = (int)(local_ms / MINUTE_MS % DAY_MINUTES);
    char at[24];
    if (pause == NULL || pause->minute < now) {
        return;
    }
    str_format(at, sizeof at, "%02d:%02d", pause->minute / 60, pause->minute % 60);
    struct rect cup = rect_cut_left(&rect, rect.h < rect.w / 3 ? rect.h : rect.w / 3);
    frame_picture(kit->frame, cup, PICTURE_CUP, 255, false);
    (void)rect_cut_left(&rect, kit->theme->gap);
    text_draw(kit, rect, far(kit, rect, ALIGN_LEFT), at);
}

/* The task that wants hands most. */
static void draw_task(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct task *task = task_waiting(view, 0);
    struct rect box =
        theme->narrow ? rect_cut_top(&rect, rect.h / 2) : rect_cut_left(&rect, rect.h * 5 / 4);
    (void)rect_cut_left(&rect, theme->narrow ? 0 : theme->gap);
    enum align align = theme->narrow ? ALIGN_CENTRE : ALIGN_LEFT;
    if (task == NULL) {
        frame_picture(kit->frame, box, PICTURE_PARTY, 255, false);
        text_draw(kit, rect, far(kit, rect, align), _("Thank you"));
        return;
    }
    task_picture(kit, box, task->picture);
    bool is_high = theme->narrow && rect.h > theme_px(theme, 40.0);
    struct rect words = rect_cut_top(&rect, theme_px(theme, is_high ? 20.0 : 14.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_SMALL,
                                  .colour = COLOUR_MUTED,
                                  .align = align,
                                  .lines = is_high ? 2 : 1},
              _("A hand here, please?"));
    (void)rect_cut_top(&rect, theme_px(theme, 3.0)); /* room for an accent */
    struct text_style verb = far(kit, rect, align);
    verb.type = verb.type < TYPE_DISPLAY ? verb.type : TYPE_DISPLAY;
    text_draw(kit, rect, verb, _(task->verb));
}

static void draw_wall(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct rect body = begin(kit);
    struct rect head = rect_cut_top(&body, body.h * 3 / 10);
    struct rect foot = rect_cut_bottom(&body, body.h * (theme->narrow ? 40 : 33) / 100);
    (void)rect_cut_top(&body, theme->gap);
    (void)rect_cut_bottom(&body, theme->gap);
    widget_card(kit, body);
    draw_points(view, kit, rect_inset(body, theme->pad, theme_px(theme, 4.0)));
    struct rect pause =
        theme->narrow ? rect_cut_bottom(&head, head.h / 2) : rect_cut_right(&head, head.w / 2);
    draw_kilos(ui, view, kit, head);
    draw_pause(view, kit, rect_inset(pause, 0, pause.h / 6));
    draw_task(ui, view, kit, foot);
}

void idle_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (is_wall(view)) {
        draw_wall(ui, view, kit);
    } else {
        draw_picture(ui, view, kit);
    }
    frame_target(kit->frame, "wake", ACTION_NONE, 0, kit->theme->area, false);
}
