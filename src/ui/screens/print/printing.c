/* printing.c: labels on their way: how many came out, what is in the way, cancel; at the end the
 * first one is read once. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: what the trial read. */
enum trial { TRIAL_OPEN, TRIAL_READ, TRIAL_OTHER, TRIAL_LEFT };

/* The first label of the job, NULL when it is none that is tried. */
static const struct spool_label *first_label(const struct ui_view *view)
{
    const struct spool *spool = view->print.spool;
    for (size_t i = 0; spool != NULL && view->print.trial != 0 && i < spool->label_count; i++) {
        if (spool->labels[i].job == view->print.job) {
            return &spool->labels[i];
        }
    }
    return NULL;
}

static bool is_trial(const struct ui *ui, const struct ui_view *view)
{
    return first_label(view) != NULL && ui->choice != TRIAL_LEFT &&
           view->print.counts.printed + view->print.counts.sent > 0;
}

static void printing_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    const struct spool_label *first = first_label(view);
    if (input->kind == UI_SCAN && first != NULL) {
        ui->choice = str_equal(input->code.read, first->code) ? TRIAL_READ : TRIAL_OTHER;
    } else if (action == ACTION_NO) {
        ret_request->kind = REQUEST_PRINT_CANCEL;
    } else if (action == ACTION_NEXT) {
        ui->choice = TRIAL_LEFT;
    } else if (action == ACTION_VALIDATE || action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_LABELS);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* "12 / 30" and the bar. */
static void draw_count(const struct ui_view *view, const struct kit *kit, struct rect *body)
{
    const struct theme *theme = kit->theme;
    const struct spool_counts *counts = &view->print.counts;
    int out = (int)(counts->printed + counts->sent), total = (int)counts->total;
    struct text_style style = desk_style(TYPE_DISPLAY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.least = TYPE_TITLE;
    style.tabular = true;
    text_drawf(kit, rect_cut_top(body, theme_px(theme, 40.0)), style, "%d / %d", out, total);
    (void)rect_cut_top(body, theme_px(theme, 3.0));
    desk_progress(kit, rect_cut_top(body, theme_px(theme, 10.0)),
                  total > 0 ? out * 1000 / total : 0);
    (void)rect_cut_top(body, theme->gap);
}

/* The job is one of prep slips. */
static bool is_of_slips(const struct print_view *print)
{
    const struct spool *spool = print->spool;
    for (size_t i = 0; spool != NULL && i < spool->label_count; i++) {
        if (spool->labels[i].job == print->job) {
            return spool->labels[i].kind == SPOOL_SLIP;
        }
    }
    return false;
}

static void say_end(const struct ui *ui, const struct print_view *print, char *to, size_t size)
{
    const struct spool_counts *counts = &print->counts;
    char more[160];
    if (is_of_slips(print)) {
        str_format(to, size, _n("%u slip printed.", "%u slips printed.", counts->printed),
                   counts->printed);
    } else {
        str_format(to, size, _n("%u label printed.", "%u labels printed.", counts->printed),
                   counts->printed);
    }
    if (counts->sent > 0) {
        str_format(more, sizeof more,
                   _n(" %u sent: the printer does not say whether it came out. Please look.",
                      " %u sent: the printer does not say whether they came out. Please look.",
                      counts->sent),
                   counts->sent);
        (void)str_append(to, size, more);
    }
    if (counts->cancelled > 0) {
        str_format(more, sizeof more, _n(" %u not printed.", " %u not printed.", counts->cancelled),
                   counts->cancelled);
        (void)str_append(to, size, more);
    }
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct print_view *print = &view->print;
    char text[420];
    if (print->refused[0] != '\0') {
        desk_band(kit, rect, VERDICT_NOT_THIS, print->refused);
    } else if (print->is_running && print_is_blocked(&print->way)) {
        print_say_way(ui, &print->way, text, sizeof text);
        desk_band(kit, rect, VERDICT_QUESTION, text);
    } else if (print->is_running) {
        desk_band(kit, rect, VERDICT_WAIT, _("Printing …"));
    } else {
        say_end(ui, print, text, sizeof text);
        bool well = print->counts.sent == 0 && print->counts.cancelled == 0;
        desk_band(kit, rect, well ? VERDICT_DONE : VERDICT_QUESTION, text);
    }
}

/* "Scan the first label": a bad roll or a worn head is seen on one label, not on thirty. */
static void draw_trial(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct rect skip;
    if (!is_trial(ui, view)) {
        return;
    }
    switch ((enum trial)ui->choice) {
    case TRIAL_READ:
        desk_band(kit, rect, VERDICT_DONE, _("Reading test: the first label reads well."));
        return;
    case TRIAL_OTHER:
        desk_band(kit, rect, VERDICT_NOT_THIS,
                  _("Reading test: that was not the first label, or it reads badly. Try again; if "
                    "it happens again, clean the print head and look at the paper."));
        return;
    case TRIAL_OPEN:
    case TRIAL_LEFT: break;
    }
    skip = rect_cut_right(&rect, theme_px(theme, 50.0));
    (void)rect_cut_right(&rect, theme->gap);
    widget_button(
        kit, rect_centre(skip, skip.w, theme->target),
        (struct button){
            .name = "skip", .action = ACTION_NEXT, .kind = BUTTON_SECONDARY, .word = _("Later")});
    desk_band(kit, rect, VERDICT_QUESTION, _("Reading test: scan the first label once."));
}

static void printing_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Printing"), "");
    struct rect body = areas.body, footer = areas.footer;
    draw_count(view, kit, &body);
    int height = theme_px(theme, theme->narrow ? 48.0 : 26.0);
    draw_state(ui, view, kit, rect_cut_top(&body, height));
    (void)rect_cut_top(&body, theme->gap);
    draw_trial(ui, view, kit, rect_cut_top(&body, height < body.h ? height : body.h));
    desk_back(ui, kit, &footer);
    if (view->print.is_running) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 116.0)),
                      (struct button){.name = "cancel",
                                      .action = ACTION_NO,
                                      .kind = BUTTON_ATTENTION,
                                      .word = _("Stop printing")});
    } else {
        desk_primary(kit, &footer, _("Done"), NULL, false);
    }
}

const struct screen_def screen_printing = {.name = "printing",
                                           .enter = desk_enter,
                                           .event = printing_event,
                                           .view = printing_view,
                                           .is_director = true};
