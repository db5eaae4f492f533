/* timeline.c: what happens when: the entries of a half-day, ticked by touch or with the command
 * sheet; and the same list to change them. */
#include "ui/screens/desk/timeline.h"
#include "base/str.h"
#include "domain/tick.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

enum { HALVES = TIMELINE_DAYS * TIMELINE_HALVES };

/* Arguments of DESK_OWN that are no entry's number. */
enum { DEED_CHANGE = -1, DEED_ADD = -2, DEED_ADD_LINE = -3, DEED_ADD_ROUND = -4 };

/* The half-day of the first entry that waits, else the first. */
static void enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    ui->half = 0;
    if (view->timeline != NULL) {
        const struct timeline_entry *next = timeline_next(view->timeline, view->prep);
        ui->half = next != NULL ? timeline_half(next) : 0;
    }
}

static bool may_tick(const struct ui_view *view)
{
    return view->prep->plan != NULL && !view->prep->is_closed;
}

static void tick(const struct ui_view *view, const struct timeline_entry *entry,
                 struct request *request)
{
    if (entry == NULL || !may_tick(view)) {
        return;
    }
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){.kind = COMMAND_TICK,
                                        .target = TICK_DAY,
                                        .number = entry->number,
                                        .value = !timeline_is_done(view->prep, entry)};
}

/* The first of the half-day that is not done. */
static const struct timeline_entry *next_here(const struct ui *ui, const struct ui_view *view)
{
    const struct timeline_entry *entry;
    for (int i = 0; (entry = timeline_at(view->timeline, ui->half, i)) != NULL; i++) {
        if (!timeline_is_done(view->prep, entry)) {
            return entry;
        }
    }
    return NULL;
}

static void add(struct ui *ui, const struct ui_view *view)
{
    int number = timeline_free_number(view->timeline);
    if (number != 0) {
        ui->entry = (struct timeline_entry){
            .number = number,
            .day = ui->half / TIMELINE_HALVES + 1,
            .minute = ui->half % TIMELINE_HALVES == 0 ? 9 * 60 : 14 * 60,
        };
        ui->choice = TIMELINE_WORDS;
    }
}

static bool can_add(const struct ui_view *view, bool is_round)
{
    return (is_round ? timeline_free_round(view->timeline, view->prep)
                     : timeline_free_number(view->timeline)) != 0;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind != UI_TAP || view->timeline == NULL) {
        (void)desk_event(ui, view, input);
        return;
    }
    if (ui->choice == TIMELINE_PLACES && timeline_places_event(ui, view, input)) {
        return;
    }
    if (ui->choice >= TIMELINE_FORM && ui->choice != TIMELINE_PLACES &&
        timeline_form_event(ui, view, input, ret_request)) {
        return;
    }
    const struct timeline_entry *entry = timeline_find(view->timeline, input->argument);
    switch (input->action) {
    case DESK_CHOOSE:
        ui->half = input->argument;
        ui->page = 0;
        return;
    case ACTION_VALIDATE:
        if (ui->choice == TIMELINE_LIST) {
            tick(view, next_here(ui, view), ret_request);
        } else {
            ui->choice = TIMELINE_LIST;
        }
        return;
    case DESK_OWN:
        if (input->argument == DEED_CHANGE) {
            ui->choice = TIMELINE_CHANGE;
        } else if (input->argument == DEED_ADD) {
            ui->choice = TIMELINE_ADD;
        } else if (input->argument == DEED_ADD_LINE) {
            add(ui, view);
        } else if (input->argument == DEED_ADD_ROUND) {
            timeline_round_begin(ui, view, "");
        } else if (ui->choice == TIMELINE_LIST) {
            tick(view, entry, ret_request);
        } else if (entry != NULL) {
            ui->entry = *entry;
            ui->choice = TIMELINE_FORM;
        }
        return;
    case ACTION_BACK:
        if (ui->choice == TIMELINE_ADD) {
            ui->choice = TIMELINE_CHANGE;
        } else if (ui->choice == TIMELINE_CHANGE) {
            ui->choice = TIMELINE_LIST;
        } else {
            desk_leave(ui, view);
        }
        return;
    default: (void)desk_event(ui, view, input); return;
    }
}

/* A half-day: its words and how much of it is done. */
static void draw_half(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect, int half)
{
    const struct theme *theme = kit->theme;
    struct timeline_count count = timeline_count(view->timeline, view->prep, half);
    char name[FRAME_NAME], text[48];
    str_format(name, sizeof name, "half_%d", half);
    desk_tile_chosen(kit, rect, name, DESK_CHOOSE, half, ui->half == half);
    struct rect inside = rect_inset(rect, theme_px(theme, 2.5), theme_px(theme, 1.5));
    struct rect bar = rect_cut_bottom(&inside, theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    if (count.entries > 0) {
        widget_bar(kit, bar, count.done, count.done, count.done, count.entries);
    }
    str_format(text, sizeof text, _("Day %d"), half / TIMELINE_HALVES + 1);
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE), text);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
              half % TIMELINE_HALVES == 0 ? _("morning") : _("afternoon"));
}

/* The box at the right: ticked, open, or a pencil's arrow while entries are changed. */
static void draw_box(const struct ui *ui, const struct kit *kit, struct rect box, bool is_done)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 10.0);
    struct rect mark = rect_centre(box, side, side);
    if (ui->choice == TIMELINE_CHANGE) {
        frame_shape(kit->frame, rect_centre(mark, side * 6 / 10, side * 6 / 10), SHAPE_ARROW_RIGHT,
                    COLOUR_MUTED);
    } else if (is_done) {
        widget_verdict_mark(kit, mark, VERDICT_DONE);
    } else {
        frame_border(kit->frame, mark, theme->radius[RADIUS_SMALL], theme_px(theme, 0.8),
                     COLOUR_EDGE, false);
    }
}

/* Who does it; of a round below that the vehicle and its kilos. At the right, on a high panel below
 * what is done. */
static void draw_who(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect *inside, const struct timeline_entry *entry)
{
    const struct theme *theme = kit->theme;
    char who[64], load[96];
    timeline_who(ui->language, entry, who, sizeof who);
    bool is_heavy = timeline_load(ui->language, entry, view->prep, load, sizeof load);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_RIGHT);
    double wide_mm = load[0] != '\0' ? 108.0 : 62.0;
    struct rect rect = rect_cut_right(inside, theme->narrow ? 0 : theme_px(theme, wide_mm));
    (void)rect_cut_right(inside, theme_px(theme, 2.0));
    if (theme->narrow) {
        rect = rect_cut_bottom(inside, inside->h * (load[0] != '\0' ? 3 : 2) / 5);
        style.align = ALIGN_LEFT;
    }
    if (load[0] != '\0') {
        struct rect foot = rect_cut_bottom(&rect, rect.h / 2);
        struct text_style bold = style;
        bold.weight = is_heavy ? WEIGHT_BOLD : WEIGHT_SEMIBOLD;
        bold.colour = is_heavy ? COLOUR_AMBER : COLOUR_INK;
        if (is_heavy) {
            int side = theme_px(theme, 6.0);
            struct rect mark = theme->narrow ? rect_cut_left(&foot, side + theme->gap)
                                             : rect_cut_right(&foot, side + theme->gap);
            widget_verdict_mark(kit, rect_centre(mark, side, side), VERDICT_NOT_THIS);
        }
        text_draw(kit, foot, bold, load);
    }
    text_draw(kit, rect, style, who);
}

static void draw_entry(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct timeline_entry *entry)
{
    const struct theme *theme = kit->theme;
    bool is_done = timeline_is_done(view->prep, entry);
    char name[FRAME_NAME], text[16];
    str_format(name, sizeof name, "entry_%d", entry->number);
    if (ui->choice == TIMELINE_LIST && !may_tick(view)) {
        frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    } else {
        desk_tile(kit, rect, name, DESK_OWN, entry->number, 0);
    }
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    timeline_hour(entry, text, sizeof text);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.tabular = true;
    text_draw(kit, rect_cut_left(&inside, theme_px(theme, 26.0)), style, text);
    int side = theme_px(theme, 11.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                  timeline_picture(entry), is_done ? 120 : 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    draw_box(ui, kit, rect_cut_right(&inside, theme_px(theme, 12.0)), is_done);
    (void)rect_cut_right(&inside, theme_px(theme, 3.0));
    draw_who(ui, view, kit, &inside, entry);
    style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, is_done ? COLOUR_MUTED : COLOUR_INK, ALIGN_LEFT);
    timeline_draw_words(ui, kit, inside, style, entry);
}

/* Those that are left out are shown where they can be taken in again. */
static const struct timeline_entry *shown_at(const struct ui *ui, const struct ui_view *view,
                                             int nth)
{
    if (ui->choice == TIMELINE_LIST) {
        return timeline_at(view->timeline, ui->half, nth);
    }
    for (int i = 0; i < view->timeline->count; i++) {
        const struct timeline_entry *entry = &view->timeline->entries[i];
        if (timeline_half(entry) == ui->half && nth-- == 0) {
            return entry;
        }
    }
    return NULL;
}

static void draw_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect *footer)
{
    const struct theme *theme = kit->theme;
    bool changes = ui->choice == TIMELINE_CHANGE;
    desk_back(ui, kit, footer);
    desk_primary(kit, footer, changes ? _("That is all") : _("It is done"), NULL,
                 !changes && (!may_tick(view) || next_here(ui, view) == NULL));
    widget_button(
        kit, rect_cut_right(footer, theme_px(theme, 62.0)),
        (struct button){.name = changes ? "add" : "change",
                        .action = DESK_OWN,
                        .argument = changes ? DEED_ADD : DEED_CHANGE,
                        .kind = BUTTON_SECONDARY,
                        .disabled = changes && !can_add(view, false) && !can_add(view, true),
                        .word = changes ? _("Add") : _("Change the list")});
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("The timeline"), "");
    struct rect body = areas.body;
    int high = theme_px(theme, 21.0);
    high = theme->narrow ? 2 * theme->target + theme->gap : high;
    struct rect halves = rect_cut_top(&body, high);
    (void)rect_cut_top(&body, theme->gap);
    for (int half = 0; half < HALVES; half++) {
        draw_half(ui, view, kit, desk_cell(kit, halves, HALVES, HALVES, HALVES / 2, half), half);
    }
    int row = theme->narrow ? theme_px(theme, 32.0) : theme->target, count = 0;
    while (shown_at(ui, view, count) != NULL) {
        count++;
    }
    struct rect turn = desk_upper_row(kit, &body, count > desk_fit(body.h, row, theme->gap));
    int rows = desk_fit(body.h, row, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_entry(ui, view, kit, rect_cell(body, 1, rows, theme->gap, i - pages.first),
                   shown_at(ui, view, i));
    }
    if (count == 0) {
        desk_nothing(kit, body, VERDICT_ALREADY, _("Nothing here."),
                     _("The team rests, or *Change the list* adds something."));
    }
    struct rect footer = areas.footer;
    draw_footer(ui, view, kit, &footer);
    desk_pager(kit, turn.h > 0 ? turn : footer, pages);
}

/* What is to be added: a line of words, or goods that are fetched or brought. */
static void view_add(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct {
        const char *name, *picture, *word, *how;
        int deed;
    } kinds[] = {
        {"add_line", PICTURE_HAND, N_("Something to do"), N_("in your own words"), DEED_ADD_LINE},
        {"add_round", PICTURE_VAN, N_("Goods to fetch"), N_("or that somebody brings"),
         DEED_ADD_ROUND}};
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("The timeline"), "");
    struct rect body = areas.body, footer = areas.footer;
    int most = theme_px(theme, 70.0) * (theme->narrow ? 2 : 1);
    body = rect_cut_top(&body, body.h < most ? body.h : most);
    for (int i = 0; i < 2; i++) {
        struct rect cell = desk_cell(kit, body, 2, 2, 1, i);
        if (can_add(view, i == 1)) {
            desk_tile(kit, cell, kinds[i].name, DESK_OWN, kinds[i].deed, 0);
        } else {
            frame_fill(kit->frame, cell, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
        }
        struct rect inside = rect_inset(cell, theme_px(theme, 4.0), theme_px(theme, 4.0));
        struct rect foot = rect_cut_bottom(&inside, inside.h / 4);
        struct rect middle = rect_cut_bottom(&inside, inside.h / 3);
        int side = theme_px(theme, 24.0);
        side = side < inside.h ? side : inside.h;
        frame_picture(kit->frame, rect_centre(inside, side, side), kinds[i].picture, 255, false);
        text_draw(kit, middle, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE),
                  _(kinds[i].word));
        text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  _(kinds[i].how));
    }
    desk_back(ui, kit, &footer);
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (view->timeline == NULL) {
        struct areas areas = desk_begin(ui, kit, _("The timeline"), "");
        desk_back(ui, kit, &areas.footer);
    } else if (ui->choice == TIMELINE_ADD) {
        view_add(ui, view, kit);
    } else if (ui->choice == TIMELINE_PLACES) {
        timeline_places_view(ui, view, kit);
    } else if (ui->choice >= TIMELINE_FORM) {
        timeline_form_view(ui, view, kit);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_timeline = {
    .name = "timeline", .enter = enter, .event = event, .view = view_screen, .is_director = true};
