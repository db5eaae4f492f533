/* touch.c: where the finger lands: four crosses are touched, the new map is tried at once, and kept
 * only when a button was hit with it. Nobody can lock themselves out: without that hit all is as
 * before after some seconds. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice; ui->page is how many crosses were touched. */
enum touch_place { PLACE_BEGIN, PLACE_CROSSES, PLACE_ODD, PLACE_PROVE, PLACE_KEPT, PLACE_DROPPED };

/* Argument of DESK_OWN. */
enum { DEED_CROSSES, DEED_AS_BEFORE };

static void ask(struct request *request, enum touch_deed deed)
{
    request->kind = REQUEST_TOUCH;
    request->argument = (int)deed;
}

static void go_to(struct ui *ui, enum touch_place place)
{
    ui->choice = (int)place;
    ui->page = 0;
    ui->takes_touches = place == PLACE_CROSSES;
}

static void touch_cross(struct ui *ui, struct touch_point at, struct request *request)
{
    ui->touched[ui->page++] = at;
    if (ui->page < TOUCH_CROSSES) {
        return;
    }
    if (touch_map_solve(ui->touched, &request->touch)) {
        ask(request, TOUCH_DEED_TRY);
        go_to(ui, PLACE_PROVE);
    } else {
        go_to(ui, PLACE_ODD);
    }
}

static void touch_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    int place = ui->choice;
    if (input->kind == UI_TOUCH) {
        touch_cross(ui, input->touch, ret_request);
        return;
    }
    if (input->kind == UI_CHANGED) {
        if (place == PLACE_PROVE && view->now_ms - ui->touched_ms >= UI_TOUCH_PROOF_MS) {
            ask(ret_request, TOUCH_DEED_DROP);
            go_to(ui, PLACE_DROPPED);
        }
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case DESK_OWN:
        if (input->argument == DEED_AS_BEFORE) {
            ask(ret_request, TOUCH_DEED_NONE);
            go_to(ui, PLACE_KEPT);
        } else {
            go_to(ui, PLACE_CROSSES);
        }
        return;
    case ACTION_VALIDATE:
        if (place == PLACE_PROVE) {
            ask(ret_request, TOUCH_DEED_KEEP);
            go_to(ui, PLACE_KEPT);
        } else if (place != PLACE_CROSSES) {
            go_to(ui, PLACE_CROSSES);
        }
        return;
    case ACTION_BACK:
    case ACTION_NO:
        if (place == PLACE_PROVE) {
            ask(ret_request, TOUCH_DEED_DROP);
        }
        ui_go(ui, view, SCREEN_SETTINGS);
        return;
    default: (void)desk_event(ui, view, input); return;
    }
}

/* Nothing but the cross and what to do: a header could be hit by a panel that is off. */
static void draw_crosses(const struct ui *ui, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct rect screen = theme->area;
    kit_begin(kit, COLOUR_PAPER);
    struct rect middle = rect_centre(screen, screen.w * 6 / 10, theme_px(theme, 40.0));
    struct rect count = rect_cut_bottom(&middle, theme_px(theme, 14.0));
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, middle, style, _("Touch the middle of the cross"));
    widget_steps(kit, rect_centre(count, theme_px(theme, 70.0), theme_px(theme, 8.0)), ui->page,
                 TOUCH_CROSSES);
    int x, y, ring = theme_px(theme, 26.0), cross = theme_px(theme, 16.0);
    int at = ui->page < TOUCH_CROSSES ? ui->page : TOUCH_CROSSES - 1;
    touch_point_px(touch_crosses[at], screen.w, screen.h, &x, &y);
    x += screen.x;
    y += screen.y;
    frame_shape(kit->frame, (struct rect){x - ring / 2, y - ring / 2, ring, ring}, SHAPE_RING,
                COLOUR_GREEN);
    frame_shape(kit->frame, (struct rect){x - cross / 2, y - cross / 2, cross, cross}, SHAPE_PLUS,
                COLOUR_INK);
}

static void draw_proof(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Finger and screen"), "");
    struct rect body = areas.body;
    int64_t left_ms = ui->touched_ms + UI_TOUCH_PROOF_MS - view->now_ms;
    int left_s = left_ms <= 0 ? 0 : (int)((left_ms + 999) / 1000);
    char text[160];
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_cut_top(&body, body.h / 3), style, _("Does it land right now?"));
    struct rect under = rect_cut_bottom(&body, body.h / 3);
    widget_button(kit, rect_centre(body, theme_px(theme, 110.0), theme_px(theme, 30.0)),
                  (struct button){.name = "validate",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .word = _("Yes, keep it")});
    str_format(text, sizeof text,
               _n("If not: in %d second all is as before.",
                  "If not: in %d seconds all is as before.", (unsigned long)left_s),
               left_s);
    style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, under, style, text);
}

static void touch_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    if (ui->choice == PLACE_CROSSES) {
        draw_crosses(ui, kit);
        return;
    }
    if (ui->choice == PLACE_PROVE) {
        draw_proof(ui, view, kit);
        return;
    }
    static const struct {
        enum verdict verdict;
        const char *title, *text;
    } places[] = {
        [PLACE_BEGIN] = {VERDICT_QUESTION, N_("Does the finger land beside?"),
                         N_("Touch four crosses, one after the other. A mouse works "
                            "meanwhile.")},
        [PLACE_ODD] = {VERDICT_NOT_THIS, N_("The four do not go together."),
                       N_("Nothing changed. Once more, slowly, with the tip of one finger.")},
        [PLACE_KEPT] = {VERDICT_DONE, N_("Noted."), N_("It stays like this.")},
        [PLACE_DROPPED] = {VERDICT_ALREADY, N_("All is as before."),
                           N_("The button was not touched.")},
    };
    struct areas areas = desk_begin(ui, kit, _("Finger and screen"), "");
    struct rect footer = areas.footer;
    int place = ui->choice;
    widget_card(kit, areas.body);
    desk_message(kit, areas.body, places[place].verdict, _(places[place].title),
                 _(places[place].text));
    desk_back(ui, kit, &footer);
    if (place == PLACE_KEPT) {
        return;
    }
    desk_primary(kit, &footer, _("The crosses"), PICTURE_POINT, false);
    if (view->has_touch_map) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 100.0)),
                      (struct button){.name = "as_before",
                                      .action = DESK_OWN,
                                      .argument = DEED_AS_BEFORE,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Without")});
    }
}

static void touch_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    go_to(ui, PLACE_BEGIN);
}

const struct screen_def screen_touch = {.name = "touch",
                                        .enter = touch_enter,
                                        .event = touch_event,
                                        .view = touch_view,
                                        .is_director = true,
                                        .is_directors_own = true};
