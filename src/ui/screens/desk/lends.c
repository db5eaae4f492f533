/* lends.c: labos that fill their own crates on a Borne of their own: their part of the month goes
 * there on a stick, their record comes back. The same screen stands on the labo's machine. */
#include "base/str.h"
#include "domain/lend.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice. */
enum lends_place {
    PLACE_LIST,
    PLACE_POINT, /* ui->desk.pickup */
    PLACE_GIVE_UP,
    PLACE_FOUND /* and from here on: a file that was found on the stick */
};

/* Actions of its own. */
enum lends_action { LENDS_FOUND = DESK_OWN + 1, LENDS_NAMES, LENDS_GIVE_UP, LENDS_LOOK };

/* The lend that this machine works on, NULL at the month's own. */
static const struct lend *mine(const struct ui_view *view)
{
    return lend_find(view->prep, lend_here(view->prep));
}

static const struct part_found *chosen(const struct ui *ui, const struct ui_view *view)
{
    int at = ui->choice - PLACE_FOUND;
    return view->parts != NULL && at >= 0 && at < view->parts->count ? &view->parts->found[at]
                                                                     : NULL;
}

static bool is_busy(const struct ui_view *view)
{
    return view->job.status == JOB_RUNNING;
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *request)
{
    const struct part_found *found = chosen(ui, view);
    const struct lend *lend = lend_of_pickup(view->prep, ui->desk.pickup);
    if (found != NULL) {
        request->kind = found->why[0] == '\0' ? REQUEST_PART_TAKE : REQUEST_NONE;
        request->argument = ui->choice - PLACE_FOUND;
        ui->choice = PLACE_LIST;
    } else if (ui->choice == PLACE_GIVE_UP && lend != NULL) {
        request->kind = REQUEST_COMMAND;
        request->command = (struct command){.kind = COMMAND_TAKE_BACK, .target = lend->number};
        ui->choice = PLACE_POINT;
    } else if (ui->choice == PLACE_POINT) {
        request->kind = REQUEST_PART_LEND;
        request->argument = (int)ui->desk.pickup;
        request->value = (int)ui->desk.entered;
    } else if (mine(view) != NULL) {
        request->kind = REQUEST_PART_GIVE_BACK;
    } else {
        request->kind = REQUEST_PARTS_LOOK;
    }
}

static void lends_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_CHOOSE) {
        ui->desk = (struct desk_choice){.pickup = (uint32_t)input->argument};
        ui->choice = PLACE_POINT;
    } else if (action == LENDS_FOUND) {
        ui->choice = PLACE_FOUND + input->argument;
    } else if (action == LENDS_NAMES) {
        ui->desk.entered = 1 - ui->desk.entered;
    } else if (action == LENDS_GIVE_UP) {
        ui->choice = PLACE_GIVE_UP;
    } else if (action == LENDS_LOOK) {
        ret_request->kind = REQUEST_PARTS_LOOK;
    } else if (action == ACTION_VALIDATE && !is_busy(view)) {
        validate(ui, view, ret_request);
    } else if (action == ACTION_BACK && ui->choice != PLACE_LIST) {
        ui->choice = ui->choice == PLACE_GIVE_UP ? PLACE_POINT : PLACE_LIST;
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* How many of a pick-up point's crates are filled, as far as is known here. */
static struct progress progress_of(const struct ui_view *view, uint32_t pickup)
{
    return prep_progress(view->prep, pickup);
}

static void say_state(const struct ui *ui, const struct ui_view *view, uint32_t pickup, char *to,
                      size_t size)
{
    const struct lend *lend = lend_of_pickup(view->prep, pickup);
    struct progress progress = progress_of(view, pickup);
    if (lend == NULL || lend->state == LEND_TAKEN_BACK) {
        unsigned long crates = progress.crates;
        str_format(to, size,
                   lend == NULL ? _n("%lu crate", "%lu crates", crates)
                                : _n("%lu crate, given up", "%lu crates, given up", crates),
                   crates);
    } else if (lend->state == LEND_OUT) {
        str_copy(to, size, _("at the labo’s Borne"));
    } else {
        str_format(to, size, _("back: %u of %u filled"), progress.picked, progress.crates);
    }
}

static uint32_t stripe_of(const struct ui_view *view, uint32_t pickup)
{
    const struct lend *lend = lend_of_pickup(view->prep, pickup);
    return lend == NULL || lend->state == LEND_TAKEN_BACK ? 0
           : lend->state == LEND_OUT                      ? COLOUR_AMBER
                                                          : COLOUR_GREEN;
}

static void draw_points(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect body, struct rect footer)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    int columns = desk_point_columns(kit, plan, body.w);
    int fit = columns * desk_fit(body.h, theme->target, theme->gap);
    struct rect turn = desk_upper_row(kit, &body, (int)plan->pickups.count > fit);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)plan->pickups.count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        const struct pickup *pickup = &plan->pickups.rows[i];
        char name[FRAME_NAME], text[64];
        struct rect tile = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        str_format(name, sizeof name, "point_%s", pickup->letter);
        desk_tile(kit, tile, name, DESK_CHOOSE, (int)pickup->id, stripe_of(view, pickup->id));
        struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 2.0));
        if (stripe_of(view, pickup->id) != 0) {
            (void)rect_cut_left(&inside, theme_px(theme, 2.0));
        }
        desk_letter(kit, &inside, pickup);
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  pickup->name);
        say_state(ui, view, pickup->id, text, sizeof text);
        text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  text);
    }
    desk_pager(kit, turn.h > 0 ? turn : footer, pages);
}

/* What lies on the stick, a tile each. */
static void draw_found(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect *body)
{
    const struct theme *theme = kit->theme;
    for (int i = 0; view->parts != NULL && i < view->parts->count; i++) {
        const struct part_found *found = &view->parts->found[i];
        char name[FRAME_NAME], text[LIMIT_NAME + 64];
        struct rect tile = rect_cut_top(body, theme->target);
        (void)rect_cut_top(body, theme->gap);
        str_format(name, sizeof name, "found_%d", i);
        desk_tile(kit, tile, name, LENDS_FOUND, i, COLOUR_GREEN);
        struct rect inside = rect_inset(tile, theme_px(theme, 5.0), theme_px(theme, 2.0));
        int side = theme_px(theme, 12.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      found->is_letter ? PICTURE_PARCEL : PICTURE_BACK, 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 4.0));
        str_format(text, sizeof text,
                   found->is_letter ? _("On the stick: the part of %s")
                                    : _("On the stick: what %s has filled"),
                   found->pickup[0] != '\0' ? found->pickup : found->name);
        struct text_style style = desk_style(TYPE_BUTTON, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
        style.lines = theme->narrow ? 2 : 1;
        text_draw(kit, inside, style, text);
    }
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char text[420];
    bool ours = view->job.kind == JOB_PART || view->job.kind == JOB_PARTS;
    if (ours && view->job.status == JOB_RUNNING) {
        desk_progress(kit, rect, view->job.permil);
    } else if (ours && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (view->job.kind == JOB_PART && view->job.status == JOB_DONE) {
        str_format(text, sizeof text,
                   view->job.result[0] != '\0' ? _("On the stick: %s") : _("Taken over."),
                   view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else {
        desk_stick_band(ui, view, kit, rect);
    }
}

/* Rows of a number and what it counts. */
static void draw_count(const struct kit *kit, struct rect *rect, const char *picture,
                       uint32_t count, const char *what, bool alarms)
{
    const struct theme *theme = kit->theme;
    uint32_t colour = alarms && count > 0 ? COLOUR_AMBER : COLOUR_INK;
    struct rect row = rect_cut_top(rect, theme_px(theme, 20.0));
    int side = theme_px(theme, 12.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&row, side), side, side), picture, 255,
                  false);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, colour, ALIGN_RIGHT);
    style.tabular = true;
    text_drawf(kit, rect_cut_left(&row, theme_px(theme, 24.0)), style, "%u", count);
    (void)rect_cut_left(&row, theme_px(theme, 5.0));
    text_draw(kit, row, desk_style(TYPE_BUTTON, WEIGHT_REGULAR, colour, ALIGN_LEFT), what);
}

static void view_found(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       const struct part_found *found)
{
    const struct theme *theme = kit->theme;
    char text[LIMIT_NAME + 96];
    struct areas areas =
        desk_begin(ui, kit, _("Parts of the labos"), kit->theme->narrow ? "" : found->name);
    struct rect body = areas.body, footer = areas.footer;
    if (found->why[0] != '\0') {
        desk_nothing(kit, body, VERDICT_NOT_THIS, _("This file cannot be taken"), found->why);
        desk_back(ui, kit, &footer);
        return;
    }
    if (found->is_letter) {
        str_format(text, sizeof text, _("%s fills its crates on this Borne."), found->pickup);
        desk_nothing(kit, body, VERDICT_QUESTION, _("Take this part over?"), text);
    } else {
        str_format(text, sizeof text, _("What *%s* has filled comes into the month:"),
                   found->pickup);
        desk_sentence(kit, &body, COLOUR_INK, text);
        widget_card(kit, body);
        body = rect_inset(body, theme_px(theme, 10.0), theme_px(theme, 6.0));
        unsigned long picked = found->picked, off = found->discrepancies, not = found->conflicts;
        str_format(text, sizeof text, _n("crate filled, of %u", "crates filled, of %u", picked),
                   found->crates);
        draw_count(kit, &body, PICTURE_BASKET, found->picked, text, false);
        draw_count(kit, &body, PICTURE_LIST, found->discrepancies,
                   _n("difference for the list", "differences for the list", off), false);
        draw_count(
            kit, &body, PICTURE_QUESTION, found->conflicts,
            _n("that does not fit and waits for you", "that do not fit and wait for you", not ),
            true);
        if (found->events == 0) {
            desk_sentence(kit, &body, COLOUR_MUTED, _("All of this is here already."));
        }
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, found->is_letter ? _("Take it over") : _("Unite"), NULL,
                 is_busy(view));
}

static void view_give_up(const struct ui *ui, const struct kit *kit, const struct pickup *pickup)
{
    struct areas areas = desk_begin(ui, kit, _("Parts of the labos"), pickup->name);
    struct rect footer = areas.footer;
    desk_nothing(kit, areas.body, VERDICT_QUESTION, _("Give this part up?"),
                 _("Its crates are filled here again. What the labo still brings is only shown, "
                   "it counts no more."));
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Give it up"), NULL, false);
}

static void draw_switch(const struct kit *kit, struct rect rect, const char *name, int action,
                        const char *picture, const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, name, action, 0, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    int side = theme_px(theme, 14.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), picture, 255,
                  false);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_draw(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), title);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), text);
}

static void view_point(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    const struct lend *lend = lend_of_pickup(view->prep, pickup->id);
    bool is_out = lend != NULL && lend->state == LEND_OUT;
    bool may = is_out || lend_may(view->prep, pickup->id);
    char text[LIMIT_NAME + 96], state[64];
    struct areas areas = desk_begin(ui, kit, _("Parts of the labos"), "");
    struct rect body = areas.body, footer = areas.footer;
    say_state(ui, view, pickup->id, state, sizeof state);
    str_format(text, sizeof text, "*%s* · %s", pickup->name, state);
    desk_sentence(kit, &body, COLOUR_INK, text);
    struct rect band = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    if (!may) {
        desk_nothing(kit, body, VERDICT_ALREADY, _("It stays here"),
                     lend != NULL && lend->state == LEND_BACK
                         ? _("Its record is back and counts.")
                         : _("A crate of it is begun here already."));
    } else {
        int most = theme_px(theme, 34.0);
        body = theme->narrow ? rect_cut_top(&body, 2 * most + theme->gap) : body;
        struct rect left = desk_cell(kit, body, 2, 2, 1, 0);
        struct rect right = desk_cell(kit, body, 2, 2, 1, 1);
        left = rect_cut_top(&left, left.h < most ? left.h : most);
        right = rect_cut_top(&right, right.h < most ? right.h : most);
        draw_switch(kit, left, "names", LENDS_NAMES, PICTURE_PEOPLE,
                    ui->desk.entered == 1 ? _("With first names") : _("Without names"),
                    _("tap to change"));
        if (is_out) {
            draw_switch(kit, right, "give_up", LENDS_GIVE_UP, PICTURE_BACK, _("Give it up"),
                        _("the stick is lost, or plans changed"));
        }
    }
    draw_state(ui, view, kit, band);
    desk_back(ui, kit, &footer);
    if (may) {
        desk_primary(kit, &footer, is_out ? _("Write it again") : _("Put it on the stick"), NULL,
                     is_busy(view) || view->stick_name[0] == '\0');
    }
}

/* On the labo's machine. */
static void view_mine(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      const struct lend *lend)
{
    const struct theme *theme = kit->theme;
    const struct pickup *pickup = plan_pickup(view->prep->plan, lend->pickup);
    struct progress progress = progress_of(view, lend->pickup);
    bool is_back = lend->state != LEND_OUT;
    char text[LIMIT_NAME + 96];
    struct areas areas = desk_begin(ui, kit, _("Parts of the labos"), "");
    struct rect body = areas.body, footer = areas.footer;
    str_format(text, sizeof text, _("*%s* fills its crates here"),
               pickup != NULL ? pickup->name : "");
    desk_sentence(kit, &body, COLOUR_INK, text);
    struct rect band = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    unsigned long picked = progress.picked;
    str_format(text, sizeof text,
               _n("%lu crate of %u is filled.", "%lu crates of %u are filled.", picked), picked,
               progress.crates);
    desk_nothing(kit, body, is_back ? VERDICT_DONE : VERDICT_ALREADY,
                 is_back ? _("Given back") : _("Give it back when all is filled"), text);
    draw_state(ui, view, kit, band);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, is_back ? _("Write it again") : _("Give back on the stick"), NULL,
                 is_busy(view) || view->stick_name[0] == '\0');
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Parts of the labos"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  _("A labo with a Borne of its own gets its part on a stick"));
    draw_found(ui, view, kit, &body);
    bool ours = view->job.kind == JOB_PART || view->job.kind == JOB_PARTS;
    if (view->stick_name[0] == '\0' ||
        (ours && view->job.status != JOB_IDLE &&
         !(view->job.kind == JOB_PARTS && view->job.status == JOB_DONE))) {
        draw_state(ui, view, kit, rect_cut_bottom(&body, theme_px(theme, 24.0)));
        (void)rect_cut_bottom(&body, theme->gap);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Look at the stick"), NULL,
                 is_busy(view) || view->stick_name[0] == '\0');
    if (view->prep->plan != NULL) {
        draw_points(ui, view, kit, body, footer);
    }
}

static void lends_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct part_found *found = chosen(ui, view);
    const struct plan *plan = view->prep->plan;
    const struct pickup *pickup = plan != NULL ? plan_pickup(plan, ui->desk.pickup) : NULL;
    if (found != NULL) {
        view_found(ui, view, kit, found);
    } else if (mine(view) != NULL) {
        view_mine(ui, view, kit, mine(view));
    } else if (ui->choice == PLACE_GIVE_UP && pickup != NULL) {
        view_give_up(ui, kit, pickup);
    } else if (ui->choice == PLACE_POINT && pickup != NULL) {
        view_point(ui, view, kit, pickup);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_lends = {.name = "lends",
                                        .enter = desk_enter,
                                        .event = lends_event,
                                        .view = lends_view,
                                        .is_director = true,
                                        .is_directors_own = true};
