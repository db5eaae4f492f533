/* privacy.c: what Borne notes, what it never notes, and for how long, in plain words; names of
 * closed preps can be erased before their day. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* A column: its title, and beside each picture what it says. */
enum { TITLE_MM = 10, PICTURE_MM = 10, BESIDE_MM = 4 };

/* ui->choice */
enum privacy_place { PLACE_LIST, PLACE_ASK, PLACE_ERASED };

static void privacy_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (ui->choice == PLACE_ASK && action == ACTION_YES) {
        ret_request->kind = REQUEST_FORGET_NAMES;
    } else if (ui->choice != PLACE_LIST && (action == ACTION_NO || action == ACTION_BACK)) {
        ui->choice = PLACE_LIST;
    } else if (ui->choice == PLACE_LIST && action == DESK_OWN) {
        ui->choice = PLACE_ASK;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_KEEP);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound privacy_outcome(struct ui *ui, const struct ui_view *view,
                                  const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_FORGET_NAMES) {
        ui->choice = PLACE_ERASED;
    }
    return SOUND_NONE;
}

struct saying {
    const char *picture, *text;
};

static struct rect column_inside(const struct theme *theme, struct rect rect)
{
    rect = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 2.0));
    (void)rect_cut_top(&rect, theme_px(theme, 2.0));
    return rect;
}

static struct text_style saying_style(void)
{
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    return style;
}

/* What a saying needs in a column of `width` px. */
static int saying_height(const struct ui *ui, const struct kit *kit, int width, const char *text)
{
    const struct theme *theme = kit->theme;
    int room = width - theme_px(theme, PICTURE_MM + BESIDE_MM);
    return text_lines(kit, saying_style(), _(text), room) * text_line_px(theme->most[TYPE_SMALL]);
}

static int sayings_height(const struct ui *ui, const struct kit *kit, int width,
                          const struct saying *lines, int count)
{
    int height = 0;
    for (int i = 0; i < count; i++) {
        height += saying_height(ui, kit, width, lines[i].text);
    }
    return height;
}

static bool column_fits(const struct ui *ui, const struct kit *kit, struct rect rect,
                        const struct saying *lines, int count)
{
    struct rect inside = column_inside(kit->theme, rect);
    return sayings_height(ui, kit, inside.w, lines, count) + theme_px(kit->theme, TITLE_MM) <=
           inside.h;
}

static void draw_column(const struct ui *ui, const struct kit *kit, struct rect rect,
                        uint32_t stripe, const char *title, const struct saying *lines, int count)
{
    const struct theme *theme = kit->theme;
    widget_card_striped(kit, rect, SIDE_TOP, stripe);
    struct rect inside = column_inside(theme, rect);
    text_draw(kit, rect_cut_top(&inside, theme_px(theme, TITLE_MM)),
              desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), title);
    int spare = inside.h - sayings_height(ui, kit, inside.w, lines, count);
    for (int i = 0; i < count; i++) {
        int high = saying_height(ui, kit, inside.w, lines[i].text) + spare / count;
        struct rect row = rect_cut_top(&inside, high);
        int side = theme_px(theme, PICTURE_MM);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&row, side), side, side),
                      lines[i].picture, 255, false);
        (void)rect_cut_left(&row, theme_px(theme, BESIDE_MM));
        struct text_style style = saying_style();
        style.lines = text_lines(kit, style, _(lines[i].text), row.w);
        text_draw(kit, row, style, _(lines[i].text));
    }
}

static void draw_terms(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct keep_view *keep = view->keep;
    char text[3][96];
    str_format(text[0], sizeof text[0],
               _n("names: *%lu day* after the close", "names: *%lu days* after the close",
                  (unsigned long)keep->names_days),
               (unsigned long)keep->names_days);
    str_format(text[1], sizeof text[1],
               _n("the record: *%lu month*", "the record: *%lu months*",
                  (unsigned long)keep->record_days / 30),
               (unsigned long)keep->record_days / 30);
    str_format(text[2], sizeof text[2],
               _n("the technical log: *%lu day*", "the technical log: *%lu days*",
                  (unsigned long)keep->log_days),
               (unsigned long)keep->log_days);
    frame_fill(kit->frame, rect, kit->theme->radius[RADIUS_MEDIUM], COLOUR_FLOOR);
    for (int i = 0; i < 3; i++) {
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_INK, ALIGN_CENTRE);
        style.marked = true;
        style.lines = 2;
        int gap = kit->theme->gap;
        struct rect cell = rect_cell(rect, kit->theme->narrow ? 1 : 3, kit->theme->narrow ? 3 : 1,
                                     kit->theme->narrow ? 0 : gap, i);
        text_draw(kit, rect_inset(cell, gap, 0), style, text[i]);
    }
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct saying noted[] = {
        {PICTURE_BASKET, N_("which crates are packed, checked, loaded")},
        {PICTURE_SCALES, N_("how many of each product, and when")},
        {PICTURE_HAND, N_("what was missing or damaged")},
        {PICTURE_LABEL, N_("order number, labo; the first name if the members voted for it")},
    };
    static const struct saying never[] = {
        {PICTURE_PEOPLE, N_("who packed what: animals are forgotten each half-day")},
        {PICTURE_LIST, N_("surname, phone, mail, address")},
        {PICTURE_KEYS, N_("prices, gifts, aid")},
        {PICTURE_LATER, N_("how quick somebody is")},
        {PICTURE_MICROPHONE,
         N_("what is said: the microphone listens for one phrase, touched first")},
    };
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("What Borne notes"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect all = body;
    struct rect terms = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 44.0 : 20.0));
    (void)rect_cut_bottom(&body, theme->gap);
    /* Where big letters leave no room, the terms have a page of their own. */
    bool fits = column_fits(ui, kit, desk_cell(kit, body, 2, 2, 1, 0), noted, 4) &&
                column_fits(ui, kit, desk_cell(kit, body, 2, 2, 1, 1), never, 5);
    struct desk_pages pages = desk_pages(ui->page, fits ? 1 : 2, 1);
    body = fits ? body : all;
    if (pages.page == 0) {
        draw_column(ui, kit, desk_cell(kit, body, 2, 2, 1, 0), COLOUR_GREEN, _("It notes"), noted,
                    4);
        draw_column(ui, kit, desk_cell(kit, body, 2, 2, 1, 1), COLOUR_AMBER, _("Never"), never, 5);
    }
    if (view->keep != NULL && (fits || pages.page == 1)) {
        draw_terms(ui, view, kit, fits ? terms : body);
    }
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(theme, 100.0)),
                  (struct button){.name = "erase",
                                  .action = DESK_OWN,
                                  .kind = BUTTON_SECONDARY,
                                  .disabled = view->keep == NULL,
                                  .word = _("Erase the names")});
    desk_pager(kit, footer, pages);
}

static void view_ask(const struct ui *ui, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("What Borne notes"), "");
    struct rect footer = areas.footer;
    widget_card_outlined(kit, areas.body, COLOUR_AMBER);
    desk_message(kit, areas.body, VERDICT_QUESTION, _("Erase the names now?"),
                 _("Of all *closed* preps: first names, initials and notes. Order numbers stay. "
                   "Older backups on this disk go too; those on sticks are yours to erase."));
    int half = desk_half(kit, footer, 110.0);
    widget_button(kit, rect_cut_left(&footer, half),
                  (struct button){.name = "yes",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_ATTENTION,
                                  .word = _("Yes, erase")});
    widget_button(
        kit, rect_cut_right(&footer, half),
        (struct button){
            .name = "no", .action = ACTION_NO, .kind = BUTTON_PRIMARY, .word = _("No, go back")});
}

static void view_erased(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    char text[160];
    struct areas areas = desk_begin(ui, kit, _("What Borne notes"), "");
    struct rect footer = areas.footer;
    bool failed = view->job.kind == JOB_FORGET && view->job.status == JOB_FAILED;
    unsigned long count =
        view->keep != NULL && view->keep->forgotten > 0 ? (unsigned long)view->keep->forgotten : 0;
    str_format(text, sizeof text,
               _n("%lu person of closed preps. No byte of it is left on this disk.",
                  "%lu people of closed preps. No byte of it is left on this disk.", count),
               count);
    widget_card(kit, areas.body);
    if (failed) {
        desk_message(kit, areas.body, VERDICT_NOT_THIS, _("Not yet"), view->job.result);
    } else {
        desk_message(kit, areas.body, VERDICT_DONE, _("The names are erased."), text);
    }
    desk_back(ui, kit, &footer);
}

static void privacy_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    switch (ui->choice) {
    case PLACE_ASK: view_ask(ui, kit); return;
    case PLACE_ERASED: view_erased(ui, view, kit); return;
    default: view_list(ui, view, kit); return;
    }
}

const struct screen_def screen_privacy = {.name = "privacy",
                                          .enter = desk_enter,
                                          .event = privacy_event,
                                          .outcome = privacy_outcome,
                                          .view = privacy_view,
                                          .is_director = true};
