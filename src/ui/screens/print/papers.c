/* papers.c: slips and sheets of the day: which pages, for which labo, to the stick, to the office
 * printer, or, prep slips alone, on the receipt printer's roll. */
#include "ui/screens/print/papers.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: a row of `papers`; ui->first_digits: the pick-up point, as its place in the plan from
 * 1; "" for all. */

static const struct {
    const char *name, *picture, *word; /* the name is that of paper/paper.h */
    bool per_point;
} papers[] = {
    {"prep", PICTURE_SHEET, N_("Prep slips"), true},
    {"referent", "\U0001F91D", N_("Sheets for the referents"), true},
    {"bulk", PICTURE_PARCEL, N_("Labos that fill their own"), true},
    {"trip", PICTURE_VAN, N_("Trips"), false},
    {"correction", PICTURE_LIST, N_("Corrections"), false},
    {"room", "\U0001F5FA\uFE0F", N_("Room map"), false},
    {"welcome", "\U0001F44B", N_("Welcome sheet"), false},
    {"tutor", PICTURE_PEOPLE, N_("Tutor's card"), false},
    {"arrivals", PICTURE_ARRIVING, N_("What is to come"), false},
    {"timeline", PICTURE_CLOCK, N_("The timeline"), false},
    {"day", PICTURE_DATE, N_("The day"), false},
    {"hygiene", PICTURE_COLD, N_("Hygiene register"), false},
    {"note", "\u2702\uFE0F", N_("Notes for the crates"), true},
    {"export", PICTURE_KEY, N_("How to export the month"), false},
};
enum { PAPERS = sizeof papers / sizeof *papers };

/* Arguments of DESK_LESS and DESK_MORE. */
enum { STEP_WHERE, STEP_POINT };

static int point_of(const struct ui *ui, const struct ui_view *view)
{
    int64_t point = 0;
    int64_t most = view->prep->plan != NULL ? (int64_t)view->prep->plan->pickups.count : 0;
    return str_to_int64(ui->first_digits, 1, most, &point) ? (int)point : 0;
}

static bool goes_to_office(const struct ui_view *view)
{
    return view->settings[SETTING_PAPERS_TO] == PAPERS_TO_OFFICE;
}

/* Only prep slips are made for rolls (the first kind). */
static bool may_go_to_roll(const struct ui *ui, const struct ui_view *view)
{
    return ui->choice == 0 && view->print.chosen >= 0 && view->print.has_roll;
}

static bool goes_to_roll(const struct ui *ui, const struct ui_view *view)
{
    return may_go_to_roll(ui, view) && view->settings[SETTING_PAPERS_TO] == PAPERS_TO_ROLL;
}

static bool is_drawing(const struct ui_view *view)
{
    return view->job.kind == JOB_PAPERS && view->job.status == JOB_RUNNING;
}

static bool may_go(const struct ui *ui, const struct ui_view *view)
{
    if (view->prep->plan == NULL || view->job.status == JOB_RUNNING) {
        return false;
    }
    if (goes_to_roll(ui, view)) {
        return !view->print.is_running;
    }
    return goes_to_office(view) ? view->print.office >= 0 && !view->print.is_office_busy
                                : view->stick_name[0] != '\0';
}

/* The stick first, then the roll where there is one, then office printers. */
static void step_where(const struct ui *ui, const struct ui_view *view, int by,
                       struct request *request)
{
    const struct print_view *print = &view->print;
    int rolls = may_go_to_roll(ui, view), places = 1 + rolls + print->office_count;
    int at = goes_to_office(view) ? print->office + 1 + rolls : goes_to_roll(ui, view);
    at = (at + by + places) % places;
    if (at > rolls) {
        request->kind = REQUEST_OFFICE;
        request->argument = at - 1 - rolls;
        request->value = 1;
    } else {
        request->kind = REQUEST_SETTING;
        request->argument = SETTING_PAPERS_TO;
        request->value = at == 0 ? PAPERS_TO_STICK : PAPERS_TO_ROLL;
    }
}

static void step_point(struct ui *ui, const struct ui_view *view, int by)
{
    int points = view->prep->plan != NULL ? (int)view->prep->plan->pickups.count : 0;
    int at = (point_of(ui, view) + by + points + 1) % (points + 1);
    ui->first_digits[0] = '\0';
    if (at > 0) {
        str_format(ui->first_digits, sizeof ui->first_digits, "%d", at);
    }
}

static void go(const struct ui *ui, const struct ui_view *view, struct request *request)
{
    int point = papers[ui->choice].per_point ? point_of(ui, view) : 0;
    uint32_t pickup = point > 0 ? view->prep->plan->pickups.rows[point - 1].id : ID_NONE;
    if (goes_to_roll(ui, view)) {
        request->kind = REQUEST_PRINT;
        request->print = (struct print_ask){.what = PRINT_SLIPS, .pickup = pickup};
        return;
    }
    request->kind = REQUEST_PAPERS;
    request->argument = (int)pickup;
    (void)str_copy(request->text, sizeof request->text, papers[ui->choice].name);
}

static void papers_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    int by = action == DESK_LESS ? -1 : 1;
    if (action == ACTION_VALIDATE) {
        if (may_go(ui, view)) {
            go(ui, view, ret_request);
        }
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
    } else if (action == DESK_LESS || action == DESK_MORE) {
        if (input->argument == STEP_WHERE) {
            step_where(ui, view, by, ret_request);
        } else {
            step_point(ui, view, by);
        }
    } else if (action == DESK_OWN) {
        ret_request->kind = REQUEST_OFFICE_LOOK;
    } else if (action == ACTION_NO) {
        ret_request->kind = REQUEST_PRINT_CANCEL;
        ret_request->argument = 1;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_LABELS);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound papers_outcome(struct ui *ui, const struct ui_view *view,
                                 const struct outcome *outcome)
{
    if (outcome->request == REQUEST_PRINT && view->print.refused[0] == '\0') {
        ui_go(ui, view, SCREEN_PRINTING);
    }
    return SOUND_NONE;
}

static void papers_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    ui->first_digits[0] = '\0';
}

void papers_open(struct ui *ui, const struct ui_view *view, const char *name)
{
    ui_go(ui, view, SCREEN_PAPERS);
    for (int i = 0; i < PAPERS; i++) {
        ui->choice = str_equal(papers[i].name, name) ? i : ui->choice;
    }
}

static struct desk_pages draw_papers(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    int columns = theme->narrow ? 2 : 3;
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    if (theme->narrow && columns * rows >= PAPERS) { /* as high as all of them leave */
        rows = (PAPERS + columns - 1) / columns;
        int most = rows * (theme_px(theme, 34.0) + theme->gap) - theme->gap;
        rect = rect_cut_top(&rect, rect.h < most ? rect.h : most);
    }
    struct desk_pages pages = desk_pages(ui->page, PAPERS, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect cell = rect_cell(rect, columns, rows, theme->gap, i - pages.first);
        desk_tile_chosen(kit, cell, papers[i].name, DESK_CHOOSE, i, ui->choice == i);
        struct rect inside = rect_inset(cell, theme_px(theme, 3.0), theme_px(theme, 2.0));
        frame_picture(kit->frame, rect_cut_left(&inside, theme_px(theme, 12.0)), papers[i].picture,
                      255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
        style.lines = 3;
        text_draw(kit, inside, style, _(papers[i].word));
    }
    return pages;
}

/* What it is between the arrows; below them a name over the whole width, a printer's in two lines.
 */
static void draw_stepper(const struct kit *kit, struct rect *card, const char *name, int what,
                         const char *title, const char *value)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    bool is_long = what == STEP_WHERE;
    if (theme->narrow) { /* between the arrows there is room for all of it */
        print_stepper(kit, rect_cut_top(card, theme->target), name, what, title, value);
        (void)rect_cut_top(card, theme->gap);
        return;
    }
    style.lines = is_long ? 2 : 1;
    print_stepper(kit, rect_cut_top(card, theme->target), name, what, title, "");
    text_draw(kit, rect_cut_top(card, theme_px(theme, is_long ? 17.0 : 10.0)), style, value);
    (void)rect_cut_top(card, theme->gap);
}

static void draw_card(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct print_view *print = &view->print;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 4.0));
    const char *where = _("USB stick (PDF)");
    if (goes_to_office(view)) {
        where = print->office >= 0 ? print->offices[print->office].says : _("Office printer");
    } else if (goes_to_roll(ui, view)) {
        where = print->printers[print->chosen].name;
    }
    if (print->office_count > 0 || goes_to_office(view) || may_go_to_roll(ui, view)) {
        draw_stepper(kit, &card, "where", STEP_WHERE, _("Goes to"), where);
    } else {
        struct rect row = theme->narrow ? rect_cut_top(&card, theme->target)
                                        : rect_cut_bottom(&card, theme->target);
        struct rect look = theme->narrow ? rect_cut_right(&row, row.w * 3 / 5) : row;
        widget_button(kit, look,
                      (struct button){.name = "look",
                                      .action = DESK_OWN,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_PRINTER,
                                      .type = TYPE_SMALL,
                                      .word = _("Look for printers")});
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
        text_draw(kit, theme->narrow ? row : rect_cut_top(&card, theme_px(theme, 20.0)), style,
                  where);
        (void)rect_cut_top(&card, theme->narrow ? theme->gap : 0);
    }
    if (view->prep->plan != NULL && papers[ui->choice].per_point) {
        int point = point_of(ui, view);
        draw_stepper(kit, &card, "point", STEP_POINT, _("For"),
                     point > 0 ? view->prep->plan->pickups.rows[point - 1].name : _("All labos"));
    }
}

/* A sentence of other layers is to be told, which may be long. */
static bool is_told(const struct ui *ui, const struct ui_view *view)
{
    return (goes_to_roll(ui, view) && view->print.refused[0] != '\0') ||
           (view->job.kind == JOB_PAPERS && view->job.result[0] != '\0') ||
           (goes_to_office(view) && view->print.office_says[0] != '\0');
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct print_view *print = &view->print;
    bool mine = view->job.kind == JOB_PAPERS, to_office = goes_to_office(view);
    char text[420];
    if (is_drawing(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (goes_to_roll(ui, view)) {
        bool is_refused = print->refused[0] != '\0';
        desk_band(kit, rect, is_refused ? VERDICT_NOT_THIS : VERDICT_ALREADY,
                  is_refused ? print->refused : _("The printer is ready."));
    } else if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (to_office && print->office_says[0] != '\0') {
        enum verdict verdict = print->has_office_failed ? VERDICT_NOT_THIS
                               : print->is_office_busy  ? VERDICT_WAIT
                                                        : VERDICT_DONE;
        desk_band(kit, rect, verdict, print->office_says);
    } else if (mine && !to_office && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("Written: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else if (!to_office && view->stick_name[0] == '\0') {
        desk_band(kit, rect, VERDICT_QUESTION, _("Plug in a USB stick for the PDF."));
    } else {
        desk_band(kit, rect, VERDICT_ALREADY,
                  to_office ? _("The printer is ready.") : _("The stick is ready."));
    }
}

static void papers_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Slips and sheets"), "");
    struct rect body = areas.body, footer = areas.footer, upper = {0, 0, 0, 0};
    struct desk_pages pages = {.count = 1};
    if (view->prep->plan == NULL) {
        desk_no_month(ui, kit, body);
    } else {
        double state_mm = is_told(ui, view) ? theme->narrow ? 38.0 : 26.0 : 17.0;
        struct rect state = rect_cut_bottom(&body, theme_px(theme, state_mm));
        (void)rect_cut_bottom(&body, theme->gap);
        struct rect card = desk_side(kit, &body, 100.0, 66.0);
        bool is_paged = 2 * desk_fit(body.h, theme->target, theme->gap) < PAPERS;
        upper = desk_upper_row(kit, &body, is_paged);
        pages = draw_papers(ui, kit, body);
        draw_card(ui, view, kit, card);
        draw_state(ui, view, kit, state);
    }
    desk_back(ui, kit, &footer);
    if (goes_to_office(view) && view->print.is_office_busy) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 116.0)),
                      (struct button){.name = "cancel",
                                      .action = ACTION_NO,
                                      .kind = BUTTON_ATTENTION,
                                      .word = _("Stop printing")});
        (void)rect_cut_right(&footer, theme->gap);
    } else {
        desk_primary(kit, &footer,
                     goes_to_office(view) || goes_to_roll(ui, view)
                         ? _("Print")
                         : _("Write the PDF to the stick"),
                     NULL, !may_go(ui, view));
    }
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

const struct screen_def screen_papers = {.name = "papers",
                                         .enter = papers_enter,
                                         .event = papers_event,
                                         .outcome = papers_outcome,
                                         .view = papers_view,
                                         .is_director = true};
