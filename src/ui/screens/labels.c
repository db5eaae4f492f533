/* labels.c: the crate labels of all pick-up points or of one, as a PDF on the stick. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: a pick-up point's id, 0 for all. */

static bool is_drawing(const struct ui_view *view)
{
    return view->job.kind == JOB_LABELS && view->job.status == JOB_RUNNING;
}

/* A stock's paper by its name: "a4-24" is a sheet of 24, "57x32" a single label of a roll. */
struct paper {
    int columns, rows;
    bool is_sheet;
    int64_t count;
};

static struct paper paper_of(const char *stock)
{
    struct paper paper = {.columns = 1, .rows = 1, .count = 1};
    int64_t count;
    if (str_starts(stock, "a4-") && str_to_int64(stock + 3, 1, 200, &count)) {
        paper.is_sheet = true;
        paper.count = count;
        paper.columns = count > 40 ? 5 : count >= 18 ? 3 : 2;
        paper.rows = (int)((count + paper.columns - 1) / paper.columns);
    }
    return paper;
}

static const char *stock_of(const struct ui_view *view)
{
    int index = view->settings[SETTING_LABEL_STOCK];
    if (view->stock_count == 0) {
        return "";
    }
    return view->stocks[index >= 0 && index < view->stock_count ? index : 0];
}

static unsigned long count_labels(const struct plan *plan, uint32_t pickup)
{
    unsigned long count = 0;
    for (size_t i = 0; i < plan->crates.count; i++) {
        count += pickup == 0 || plan->crates.rows[i].pickup == pickup;
    }
    return count;
}

static bool may_write(const struct ui_view *view)
{
    return view->prep->plan != NULL && view->stick_name[0] != '\0' &&
           view->job.status != JOB_RUNNING && view->stock_count > 0;
}

static void labels_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_VALIDATE) {
        if (may_write(view)) {
            ret_request->kind = REQUEST_LABELS;
            ret_request->argument = ui->choice;
        }
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
    } else if (action == DESK_MORE && view->stock_count > 0) {
        ret_request->kind = REQUEST_SETTING;
        ret_request->argument = SETTING_LABEL_STOCK;
        ret_request->value = (view->settings[SETTING_LABEL_STOCK] + 1) % view->stock_count;
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* The sheet as it lies in the printer. */
static void draw_paper(const struct kit *kit, struct rect rect, struct paper paper)
{
    const struct theme *theme = kit->theme;
    int w = paper.is_sheet ? rect.h * 210 / 297 : rect.h * 3 / 2;
    int h = rect.h;
    if (w > rect.w) {
        h = h * rect.w / w;
        w = rect.w;
    }
    struct rect sheet = rect_centre(rect, w, h);
    frame_shadow(kit->frame, sheet, theme_px(theme, 1.0));
    frame_fill(kit->frame, sheet, theme_px(theme, 1.0), COLOUR_CARD);
    frame_border(kit->frame, sheet, theme_px(theme, 1.0), theme->border, COLOUR_EDGE, false);
    struct rect inside = rect_inset(sheet, theme_px(theme, 2.0), theme_px(theme, 2.0));
    for (int i = 0; i < (int)paper.count && i < paper.columns * paper.rows; i++) {
        struct rect label = rect_cell(inside, paper.columns, paper.rows, theme_px(theme, 0.8), i);
        frame_fill(kit->frame, label, theme_px(theme, 0.8), COLOUR_GREEN_PALE);
    }
    if (!paper.is_sheet) {
        struct rect bars = rect_centre(inside, inside.w * 3 / 4, inside.h * 3 / 4);
        frame_shape(kit->frame, bars, SHAPE_BARCODE, COLOUR_INK);
    }
}

static void say_stock(const struct ui *ui, const char *stock, struct paper paper, char *to,
                      size_t size)
{
    if (paper.is_sheet) {
        str_format(to, size, _("A4 sheet of %d labels"), (int)paper.count);
    } else if (str_starts(stock, "r")) {
        str_format(to, size, _("roll of %s mm"), stock + 1);
    } else {
        str_format(to, size, _("label %s"), stock);
    }
}

static void draw_stock(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    const char *stock = stock_of(view);
    struct paper paper = paper_of(stock);
    char text[120], pages[80];
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    widget_button(kit, rect_cut_bottom(&card, theme->target),
                  (struct button){.name = "stock",
                                  .action = DESK_MORE,
                                  .kind = BUTTON_SECONDARY,
                                  .disabled = view->stock_count < 2 || is_drawing(view),
                                  .word = _("Other labels")});
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    unsigned long labels = count_labels(view->prep->plan, (uint32_t)ui->choice);
    unsigned long sheets = (labels + (unsigned long)paper.count - 1) / (unsigned long)paper.count;
    str_format(text, sizeof text, _n("%lu label", "%lu labels", labels), labels);
    if (paper.is_sheet) {
        str_format(pages, sizeof pages, _n("on %lu page", "on %lu pages", sheets), sheets);
        (void)str_append(text, sizeof text, "\n");
        (void)str_append(text, sizeof text, pages);
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 18.0)), style, text);
    say_stock(ui, stock, paper, text, sizeof text);
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 10.0)), style, text);
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    draw_paper(kit, card, paper);
}

static void draw_point(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    uint32_t id = pickup != NULL ? pickup->id : 0;
    str_format(name, sizeof name, "point_%s", pickup != NULL ? pickup->letter : "all");
    desk_tile_chosen(kit, rect, name, DESK_CHOOSE, (int)id, (uint32_t)ui->choice == id);
    struct rect inside = rect_inset(rect, theme_px(theme, 3.5), theme_px(theme, 2.0));
    if (pickup != NULL) {
        desk_letter(kit, &inside, pickup);
    } else {
        struct rect picture = rect_cut_left(&inside, theme_px(theme, 14.0));
        frame_picture(kit->frame, rect_inset(picture, theme_px(theme, 1.0), 0), PICTURE_LABEL, 255,
                      false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.5));
    }
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, inside, style, pickup != NULL ? pickup->name : _("All labos"));
}

/* All, then each pick-up point, a page at a time. */
static struct desk_pages draw_points(const struct ui *ui, const struct plan *plan,
                                     const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    int columns = desk_fit(rect.w, theme_px(theme, 96.0), theme->gap);
    int rows = desk_fit(rect.h, theme->target, theme->gap), cells = columns * rows;
    struct desk_pages pages = desk_pages(ui->page, (int)plan->pickups.count, cells - 1);
    draw_point(ui, kit, rect_cell(rect, columns, rows, theme->gap, 0), NULL);
    for (int i = pages.first; i < pages.end; i++) {
        draw_point(ui, kit, rect_cell(rect, columns, rows, theme->gap, i - pages.first + 1),
                   &plan->pickups.rows[i]);
    }
    return pages;
}

/* What became of it, or what is missing. */
static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char text[420];
    if (is_drawing(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (view->job.kind == JOB_LABELS && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (view->job.kind == JOB_LABELS && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("Written: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else if (view->stick_name[0] == '\0') {
        desk_band(kit, rect, VERDICT_QUESTION, _("Plug in a USB stick for the PDF."));
    } else {
        char day[32];
        moment_day(ui->language, view->settings[SETTING_LABEL_DAY], day, sizeof day);
        str_format(text, sizeof text, _("The stick is ready. Day on the labels: %s."),
                   day[0] != '\0' ? day : _("none"));
        desk_band(kit, rect, VERDICT_ALREADY, text);
    }
}

static void labels_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    struct areas areas = desk_begin(ui, kit, _("Labels"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    if (plan == NULL) {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 24.0)), VERDICT_QUESTION,
                  _("Import a month first."));
    } else {
        struct rect state = rect_cut_bottom(&body, theme_px(theme, 21.0));
        (void)rect_cut_bottom(&body, theme->gap);
        struct rect card = rect_cut_right(&body, theme_px(theme, 92.0));
        (void)rect_cut_right(&body, theme->gap);
        pages = draw_points(ui, plan, kit, body);
        draw_stock(ui, view, kit, card);
        draw_state(ui, view, kit, state);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Write the PDF to the stick"), NULL, !may_write(view));
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_labels = {.name = "labels",
                                         .enter = desk_enter,
                                         .event = labels_event,
                                         .view = labels_view,
                                         .is_director = true};
