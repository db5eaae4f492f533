/* first.c: a Borne that is new: what can be made ready before the first month, in any order.
 * Nothing of it is asked for: all can be left out, and is found again in the settings. */
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

#define PICTURE_GLOBE "\U0001F310"

static bool has_scanner(const struct ui_view *view)
{
    const struct devices_view *devices = view->devices;
    for (int i = 0; devices != NULL && i < devices->count; i++) {
        if (devices->rows[i].is_scanner && devices->rows[i].is_enrolled) {
            return true;
        }
    }
    return false;
}

/* It is looked at again, from the settings of a Borne that has its month. */
static bool is_again(const struct ui *ui, const struct ui_view *view)
{
    return ui->is_director && view->prep->plan != NULL;
}

static void first_enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->is_first = true;
}

static void open_row(struct ui *ui, const struct ui_view *view, enum screen_id screen,
                     struct request *request)
{
    if (screen == SCREEN_KIT) {
        request->kind = REQUEST_KIT; /* looked for at once */
        request->argument = KIT_LOOK;
    }
    if (screen == SCREEN_COMFORT) {
        ui->back = SCREEN_FIRST;
    } else if (screen == SCREEN_PIN) {
        if (view->has_pin) {
            screen = SCREEN_CODES;
        } else {
            ui->after_pin = SCREEN_DIRECTOR; /* which leads back here */
            ui->pin_for = ROLE_ROOM;
        }
    }
    ui_go(ui, view, screen);
}

static void first_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case DESK_SCREEN: open_row(ui, view, (enum screen_id)input->argument, ret_request); return;
    case ACTION_VALIDATE: ui_go(ui, view, SCREEN_IMPORT); return;
    case ACTION_BACK:
    case ACTION_NO:
        if (is_again(ui, view)) {
            ui->is_first = false;
            ui_go(ui, view, SCREEN_SETTINGS);
        } else {
            desk_lock(ui, view);
        }
        return;
    default: return;
    }
}

struct row {
    const char *name, *picture, *title, *text;
    enum screen_id screen;
    bool done;
};

static void draw_row(const struct kit *kit, struct rect rect, const struct row *row)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, row->name, DESK_SCREEN, (int)row->screen, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    int side = theme_px(theme, 16.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), row->picture,
                  255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 5.0));
    if (row->done) {
        int mark = theme_px(theme, 12.0);
        widget_verdict_mark(kit, rect_centre(rect_cut_right(&inside, mark), mark, mark),
                            VERDICT_DONE);
        (void)rect_cut_right(&inside, theme_px(theme, 3.0));
    }
    int most = theme_px(theme, 30.0);
    inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_draw(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              row->title);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, foot, style, row->text);
}

static void first_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    bool again = is_again(ui, view);
    bool prints = view->print.is_set || view->settings[SETTING_LABEL_TO] == LABEL_TO_OFFICE;
    const struct row rows[] = {
        {"language", PICTURE_GLOBE, _("Language"), words_name(ui->language), SCREEN_COMFORT, false},
        {"touch", PICTURE_POINT, _("Finger and screen"),
         view->has_touch_map ? _("set by four crosses") : _("if it lands beside: four crosses"),
         SCREEN_TOUCH, view->has_touch_map},
        {"code", PICTURE_KEY, _("The director’s code"),
         view->has_pin ? _("chosen") : _("so that only you change the settings"), SCREEN_PIN,
         view->has_pin},
        {"recovery", PICTURE_LOCK, _("The recovery stick"),
         view->has_recovery ? _("it is made: keep it in the cupboard")
                            : _("for the day when the code is forgotten"),
         SCREEN_CODES, view->has_recovery},
        {"scanner", "\U0001F50C", _("A scanner"),
         has_scanner(view) ? _("it is known") : _("one scan, and it is known"), SCREEN_DEVICES,
         has_scanner(view)},
        {"label", PICTURE_LABEL, _("A test label"),
         prints ? _("a printer was chosen") : _("choose where labels come out"), SCREEN_PRINTER,
         prints},
    };
    struct areas areas = desk_begin(ui, kit, again ? _("First settings") : _("A new Borne"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Make ready what you like. The rest can wait."));
    struct rect upper = desk_upper_row(kit, &body, true);
    for (int i = 0; i < 6; i++) {
        draw_row(kit, desk_cell(kit, body, 6, 2, 1, i), &rows[i]);
    }
    if (again) {
        desk_back(ui, kit, &footer);
    } else {
        widget_button(kit, rect_cut_left(&footer, theme_px(theme, 68.0)),
                      (struct button){.name = "back",
                                      .action = ACTION_BACK,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Later")});
        (void)rect_cut_left(&footer, theme->gap);
    }
    desk_primary(kit, &footer, _("Bring the month"), NULL, false);
    struct rect *row = theme->narrow ? &upper : &footer;
    widget_button(
        kit, rect_cut_right(row, theme->narrow ? (row->w - theme->gap) / 2 : theme_px(theme, 84.0)),
        (struct button){.name = "restore",
                        .action = DESK_SCREEN,
                        .argument = SCREEN_RESTORE,
                        .kind = BUTTON_SECONDARY,
                        .picture = PICTURE_BACK,
                        .word = _("Bring back")});
    (void)rect_cut_right(row, theme->gap);
    widget_button(kit, theme->narrow ? upper : rect_cut_right(row, theme_px(theme, 50.0)),
                  (struct button){.name = "kit",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_KIT,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("A kit")});
}

const struct screen_def screen_first = {
    .name = "first", .enter = first_enter, .event = first_event, .view = first_view};
