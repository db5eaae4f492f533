/* doctor.c: the state of the station on one page, to be photographed for who helps from afar, and
 * to be taken away on a stick with the log. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static bool is_busy(const struct ui_view *view)
{
    return view->job.status == JOB_RUNNING;
}

static void doctor_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_UPDATE);
    } else if ((action == ACTION_VALIDATE || action == DESK_OWN) && !is_busy(view)) {
        ret_request->kind = REQUEST_DOCTOR;
        ret_request->argument = action == ACTION_VALIDATE ? 1 : 0;
    } else if (action != ACTION_VALIDATE && action != DESK_OWN) {
        (void)desk_event(ui, view, input);
    }
}

static int name_width(const struct theme *theme)
{
    return theme_px(theme, theme->narrow ? 58.0 : 45.0);
}

/* What a fact needs beside its name. */
static int row_height(const struct kit *kit, int width, const struct doctor_row *row)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    int room = width - name_width(theme) - (row->is_bad ? theme_px(theme, 7.0) : 0);
    char text[2 * DOCTOR_TEXT];
    desk_glue(text, sizeof text, row->text);
    return text_lines(kit, style, text, room) * text_line_px(theme->type[TYPE_SMALL]);
}

/* A fact: its name, and what it is; what to look at first has a mark. */
static void draw_row(const struct kit *kit, struct rect rect, const struct doctor_row *row)
{
    const struct theme *theme = kit->theme;
    char text[2 * DOCTOR_TEXT];
    struct rect name = rect_cut_left(&rect, name_width(theme));
    text_draw(kit, name, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
              row->name);
    if (row->is_bad) {
        int mark = theme_px(theme, 5.0);
        frame_shape(kit->frame, rect_centre(rect_cut_left(&rect, mark), mark, mark), SHAPE_TRIANGLE,
                    COLOUR_AMBER);
        (void)rect_cut_left(&rect, theme_px(theme, 2.0));
    }
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD,
                                         row->is_bad ? COLOUR_AMBER : COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    desk_glue(text, sizeof text, row->text);
    text_draw(kit, rect, style, text);
}

static void draw_error(const struct kit *kit, struct rect rect, const char *error)
{
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.tabular = true;
    style.lines = 2;
    text_draw(kit, rect, style, error);
}

/* Facts and, below them, the last errors; an error takes two lines on a high panel. */
static int item_height(const struct kit *kit, int width, const struct doctor_view *page, int item)
{
    int line = text_line_px(kit->theme->type[TYPE_SMALL]);
    return item < page->count ? row_height(kit, width, &page->rows[item])
                              : line * (kit->theme->narrow ? 2 : 1);
}

/* As many on a page as fit; *ret_spare: what is left for each of them beyond its height. */
static struct desk_pages pages_of(const struct kit *kit, struct rect card, int page,
                                  const struct doctor_view *facts, int *ret_spare)
{
    struct desk_pages ret = {.page = page};
    int items = facts->count + facts->error_count;
    *ret_spare = 0;
    for (int first = 0, end; first < items; first = end, ret.count++) {
        int left = card.h;
        for (end = first; end < items; end++) {
            int high = item_height(kit, card.w, facts, end);
            if (high > left && end > first) {
                break;
            }
            left -= high;
        }
        if (ret.count <= page) { /* or the last one, where there are fewer */
            ret.page = ret.count;
            ret.first = first;
            ret.end = end;
            *ret_spare = left / (end - first);
        }
    }
    return ret;
}

static struct desk_pages draw_page(const struct ui *ui, const struct kit *kit, struct rect rect,
                                   const struct doctor_view *facts)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 3.0));
    int spare, most = theme_px(theme, 6.0);
    struct desk_pages pages = pages_of(kit, card, ui->page, facts, &spare);
    spare = spare < most ? spare : most;
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cut_top(&card, item_height(kit, card.w, facts, i) + spare);
        if (i < facts->count) {
            draw_row(kit, row, &facts->rows[i]);
        } else {
            draw_error(kit, row, facts->errors[i - facts->count]);
        }
    }
    return pages;
}

/* Whether it went to the stick. */
static const char *say(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    bool is_mine = view->job.kind == JOB_DOCTOR;
    if (is_mine && view->job.status == JOB_FAILED) {
        desk_glue(to, size, view->job.result);
    } else if (is_mine && view->job.status == JOB_DONE && view->job.result[0] != '\0') {
        str_format(to, size, _("On the stick: *%s*"), view->job.result);
    } else {
        (void)str_copy(to, size, is_busy(view) ? "" : _("Photograph it for who helps you"));
    }
    return to;
}

static void doctor_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    char text[420];
    struct areas areas = desk_begin(ui, kit, _("State of this station"), "");
    struct rect body = areas.body, footer = areas.footer;
    bool has_failed = view->job.kind == JOB_DOCTOR && view->job.status == JOB_FAILED;
    desk_sentence(kit, &body, has_failed ? COLOUR_AMBER : COLOUR_INK,
                  say(ui, view, text, sizeof text));
    struct rect upper = desk_upper_row(kit, &body, true);
    struct desk_pages pages = {.count = 1};
    if (view->doctor != NULL) {
        pages = draw_page(ui, kit, body, view->doctor);
    } else if (view->job.kind == JOB_DOCTOR && view->job.status == JOB_RUNNING) {
        struct rect bar = rect_cut_bottom(&body, theme_px(kit->theme, 24.0));
        desk_nothing(kit, body, VERDICT_WAIT, _("Borne looks at itself."), "");
        desk_progress(kit, bar, view->job.permil);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Copy to the stick"), NULL,
                 view->stick_name[0] == '\0' || is_busy(view));
    footer = upper.h > 0 ? upper : footer;
    if (pages.count > 1) {
        desk_pager(kit, rect_cut_left(&footer, desk_pager_width(kit)), pages);
        (void)rect_cut_left(&footer, kit->theme->gap);
    }
    bool is_small = footer.w < kit->theme->type[TYPE_BUTTON] * 6; /* beside the pages */
    struct button again = {.name = "again",
                           .action = DESK_OWN,
                           .kind = BUTTON_SECONDARY,
                           .disabled = is_busy(view),
                           .picture = is_small ? PICTURE_SWAP : NULL,
                           .word = is_small ? "" : _("Look again")};
    widget_button(kit, footer, again);
}

const struct screen_def screen_doctor = {.name = "doctor",
                                         .enter = desk_enter,
                                         .event = doctor_event,
                                         .view = doctor_view,
                                         .is_director = true};
