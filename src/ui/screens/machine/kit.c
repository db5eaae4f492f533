/* kit.c: the method without the people: made onto a stick for another territory, or taken over from
 * one by a Borne that is new. */
#include <string.h>

#include "base/str.h"
#include "ui/letterpad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice */
enum kit_place { KIT_FIRST_LOOK, KIT_NAME };

enum { LETTER = DESK_OWN, ERASE, NAME };

static void enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    memset(ui->typed, 0, sizeof ui->typed);
}

static bool is_busy(const struct ui_view *view)
{
    return view->job.kind == JOB_KIT && view->job.status == JOB_RUNNING;
}

static bool may_take(const struct ui_view *view)
{
    return view->kit != NULL && view->kit->is_there && !view->kit->is_taken &&
           view->prep->plan == NULL;
}

static void ask(struct ui *ui, enum kit_deed deed, struct request *request)
{
    request->kind = REQUEST_KIT;
    request->argument = (int)deed;
    (void)str_copy(request->text, sizeof request->text, ui->typed);
}

static void name_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input)
{
    switch (input->action) {
    case LETTER: letterpad_type(ui->typed, sizeof ui->typed, input->argument); return;
    case ERASE: letterpad_erase(ui->typed); return;
    case ACTION_VALIDATE:
    case ACTION_BACK: ui->choice = KIT_FIRST_LOOK; return;
    default: (void)desk_event(ui, view, input); return;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind != UI_TAP || is_busy(view)) {
        (void)desk_event(ui, view, input);
    } else if (ui->choice == KIT_NAME) {
        name_event(ui, view, input);
    } else if (input->action == NAME) {
        ui->choice = KIT_NAME;
    } else if (input->action == ACTION_VALIDATE) {
        ask(ui, !ui->is_first ? KIT_MAKE : may_take(view) ? KIT_TAKE : KIT_LOOK, ret_request);
    } else if (input->action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void draw_row(const struct kit *kit, struct rect row, const char *picture, const char *what)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 11.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&row, side), side, side), picture, 255,
                  false);
    (void)rect_cut_left(&row, theme_px(theme, 4.0));
    text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), what);
}

static int product_count(const struct ui_view *view)
{
    return view->prep->plan != NULL ? (int)view->prep->plan->products.count : 0;
}

enum { ROWS = 7 };

/* What goes in, or what it would bring; a count below 0 is not said. */
static void draw_holds(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool takes = ui->is_first;
    const struct kit_view *found = view->kit;
    int things = takes ? found->things : view->floor != NULL ? view->floor->count : 0;
    int entries = takes ? found->entries : view->timeline != NULL ? view->timeline->count : 0;
    int products = takes ? found->products : product_count(view);
    int voices = takes ? found->voices : view->voices;
    int photos = takes ? found->photos : view->photos != NULL ? (int)view->photos->count : 0;
    int rooms = takes ? found->rooms : view->rooms != NULL ? view->rooms->count : 0;
    char text[ROWS][64];
    str_format(text[0], sizeof text[0], _("The room: %d things"), things);
    str_format(text[1], sizeof text[1], _("The timeline: %d lines"), entries);
    (void)str_copy(text[2], sizeof text[2], _("The rules, where products lie"));
    str_format(text[3], sizeof text[3], _("The catalogue: %d products"), products);
    int rows = 4;
    const char *pictures[ROWS] = {PICTURE_MAP, PICTURE_CLOCK, PICTURE_SCALES, PICTURE_BASKET};
    if (voices > 0) {
        pictures[rows] = PICTURE_MICROPHONE;
        str_format(text[rows++], sizeof *text, _("The voice: %d recordings"), voices);
    }
    if (rooms > 0) {
        pictures[rows] = PICTURE_HOUSE;
        str_format(text[rows++], sizeof *text, _("Kept rooms: %d"), rooms);
    }
    if (photos > 0) {
        pictures[rows] = PICTURE_CAMERA;
        str_format(text[rows++], sizeof *text, _("Photos of the places: %d"), photos);
    }
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad / 2);
    for (int i = 0; i < rows; i++) {
        draw_row(kit, rect_cell(card, 1, rows, 0, i), pictures[i], text[i]);
    }
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct kit_view *found = view->kit;
    bool ours = view->job.kind == JOB_KIT;
    char text[400];
    if (is_busy(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (ours && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (ui->is_first && found != NULL && found->is_taken) {
        desk_band(kit, rect, VERDICT_DONE, _("It is this Borne’s now: bring the month."));
    } else if (ui->is_first && found != NULL && found->why[0] != '\0') {
        desk_band(kit, rect, VERDICT_NOT_THIS, found->why);
    } else if (ui->is_first && found != NULL && found->is_there) {
        str_format(text, sizeof text, found->name[0] != '\0' ? _("A kit of %s") : _("A kit"),
                   found->name);
        desk_band(kit, rect, VERDICT_ALREADY, text);
    } else if (!ui->is_first && ours && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("On the stick: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else {
        desk_stick_band(ui, view, kit, rect);
    }
}

static void view_name(const struct ui *ui, const struct kit *kit)
{
    desk_words_view(ui, kit,
                    &(struct desk_words){.title = _("Whose kit is it?"),
                                         .typed = ui->typed,
                                         .keep = _("Keep it"),
                                         .pad = {.letter_action = LETTER, .erase_action = ERASE}});
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    if (ui->choice == KIT_NAME) {
        view_name(ui, kit);
        return;
    }
    bool takes = ui->is_first, is_there = view->kit != NULL && view->kit->is_there;
    struct areas areas = desk_begin(ui, kit, _("The kit"), _("the method, without the people"));
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  takes ? _("From another territory’s stick.") : _("For another territory."));
    struct rect state = rect_cut_bottom(&body, theme_px(theme, 26.0));
    (void)rect_cut_bottom(&body, theme->gap);
    if (!takes || is_there) {
        draw_holds(ui, view, kit, body);
    }
    draw_state(ui, view, kit, state);
    desk_back(ui, kit, &footer);
    bool has_stick = view->stick_name[0] != '\0';
    desk_primary(kit, &footer,
                 !takes           ? _("Make the kit")
                 : may_take(view) ? _("Take it over")
                                  : _("Look on the stick"),
                 NULL,
                 is_busy(view) || (!has_stick && !may_take(view)) ||
                     (takes && is_there && !may_take(view)));
    if (!takes) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 96.0)),
                      (struct button){.name = "name",
                                      .action = NAME,
                                      .kind = BUTTON_SECONDARY,
                                      .word = ui->typed[0] != '\0' ? ui->typed : _("Its name")});
    }
}

const struct screen_def screen_kit = {.name = "kit",
                                      .enter = enter,
                                      .event = event,
                                      .view = view_screen,
                                      .is_director = true,
                                      .is_directors_own = true};
