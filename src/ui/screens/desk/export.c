/* export.c: the month on the stick, all at once: pages, workbooks, lists, tables for Airtable. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static bool is_writing(const struct ui_view *view)
{
    return view->job.kind == JOB_EXPORT && view->job.status == JOB_RUNNING;
}

static void export_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    if (input->kind == UI_TAP && input->action == ACTION_VALIDATE) {
        if (view->prep->plan != NULL && view->stick_name[0] != '\0' &&
            view->job.status != JOB_RUNNING) {
            ret_request->kind = REQUEST_EXPORT;
            ui->choice = 1;
        }
        return;
    }
    (void)desk_event(ui, view, input);
}

static void draw_file(const struct kit *kit, struct rect rect, const char *picture,
                      const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.0));
    int side = theme_px(theme, 14.0);
    struct rect box = rect_cut_left(&card, side);
    frame_picture(kit->frame, rect_centre(box, side, side < box.h ? side : box.h), picture, 255,
                  false);
    (void)rect_cut_left(&card, theme_px(theme, 4.0));
    card = rect_centre(card, card.w, theme_px(theme, 19.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 1;
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 9.0)), style, text);
    text_draw(kit, card, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), title);
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char text[420];
    bool mine = ui->choice == 1 && view->job.kind == JOB_EXPORT;
    if (is_writing(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (mine && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("Written: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else if (view->prep->plan == NULL) {
        desk_band(kit, rect, VERDICT_QUESTION, _("Import a month first."));
    } else {
        desk_stick_band(ui, view, kit, rect);
    }
}

static void export_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Export"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Take the month along, all at once"));
    struct rect state = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 48.0 : 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    const struct {
        const char *picture, *title, *text;
    } files[] = {
        {PICTURE_CHART, _("The month in one page"), _("PDF and workbook; the year, too")},
        {PICTURE_LIST, _("Differences"), _("workbook and CSV list")},
        {PICTURE_VAN, _("Suppliers"), _("one page each to send")},
        {PICTURE_SCALES, _("For the treasurer"), _("served, received, which lot where")},
        {PICTURE_PARTY, _("For the labos"), _("what went well, a page to hang up")},
        {PICTURE_SHEET, _("For Airtable"), _("a folder of tables, as it is")},
    };
    enum { FILES = sizeof files / sizeof *files };
    for (int i = 0; i < FILES; i++) {
        draw_file(kit, desk_cell(kit, body, FILES, 2, 1, i), files[i].picture, files[i].title,
                  files[i].text);
    }
    draw_state(ui, view, kit, state);
    desk_back(ui, kit, &footer);
    bool ready = view->prep->plan != NULL && view->stick_name[0] != '\0' && !is_writing(view);
    desk_primary(kit, &footer, _("Write to the stick"), NULL, !ready);
    desk_say(kit, footer, COLOUR_MUTED, _("No name and no pair stands in it."));
}

const struct screen_def screen_export = {.name = "export",
                                         .enter = desk_enter,
                                         .event = export_event,
                                         .view = export_view,
                                         .is_director = true};
