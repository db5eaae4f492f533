/* home.c: the welcome: what needs hands now, and anything may be scanned. No PIN, no menu. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"
#include "ui/words.h"

#define ASSOCIATION "Emplettes & Cagettes"

enum { HOME_PICK = ACTION_OWN, HOME_CHECK, HOME_IMPORT, HOME_DIRECTOR, HOME_PAIR };

/* Hands that come now may be another pair's: what this lane's pair may not check, they may. */
static bool needs_hands(const struct ui_view *view, enum lane_task task)
{
    struct ui_view anybody = *view;
    anybody.pair_token = 0;
    return parts_propose(&anybody, task) != ID_NONE;
}

static void begin_task(struct ui *ui, const struct ui_view *view, enum lane_task task)
{
    ui->task = task;
    ui->wanted_crate = ID_NONE;
    bool mine = view->pair >= 0 && parts_propose(view, task) != ID_NONE;
    ui_go(ui, view, mine ? SCREEN_CRATE_CHOICE : SCREEN_PAIR);
}

/* A crate in hand says the task itself: filled ones are checked, others are filled. */
static void scanned(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                    struct request *ret_request)
{
    uint32_t crate = parts_crate_of_code(view, &input->code);
    if (crate != ID_NONE) {
        ui->task = prep_crate(view->prep, crate)->status >= CRATE_PICKED ? LANE_TASK_CHECK
                                                                         : LANE_TASK_PICK;
        if (view->pair < 0) {
            ui->wanted_crate = crate;
            ui_go(ui, view, SCREEN_PAIR);
            return;
        }
    }
    (void)parts_scan(ui, input, ret_request);
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN) {
        scanned(ui, view, input, ret_request);
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE: /* of the command sheet: the first thing that needs hands */
    case ACTION_YES:
        if (needs_hands(view, LANE_TASK_PICK)) {
            begin_task(ui, view, LANE_TASK_PICK);
        } else if (needs_hands(view, LANE_TASK_CHECK)) {
            begin_task(ui, view, LANE_TASK_CHECK);
        }
        break;
    case ACTION_KEY: /* or its place in the row */
        if (input->argument == 1 && needs_hands(view, LANE_TASK_PICK)) {
            begin_task(ui, view, LANE_TASK_PICK);
        } else if (input->argument == 2 && needs_hands(view, LANE_TASK_CHECK)) {
            begin_task(ui, view, LANE_TASK_CHECK);
        }
        break;
    case HOME_PICK: begin_task(ui, view, LANE_TASK_PICK); break;
    case HOME_CHECK: begin_task(ui, view, LANE_TASK_CHECK); break;
    case HOME_IMPORT: ui_go(ui, view, SCREEN_IMPORT); break;
    case HOME_DIRECTOR: ui_go(ui, view, SCREEN_DIRECTOR); break;
    case HOME_PAIR:
        ui->wanted_crate = ID_NONE;
        ui_go(ui, view, SCREEN_PAIR);
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, SCREEN_HOME);
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

static void draw_choices(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    bool can_pick = needs_hands(view, LANE_TASK_PICK);
    bool can_check = needs_hands(view, LANE_TASK_CHECK);
    bool has_plan = view->prep->plan != NULL;
    const struct choice choices[] = {
        {.name = "pick",
         .action = HOME_PICK,
         .stripe = COLOUR_GREEN,
         .picture = PICTURE_BASKET,
         .verb = _("Prepare"),
         .how_picture = can_pick ? PICTURE_PEOPLE : NULL,
         .how = can_pick ? _("in pairs, step by step") : "",
         .disabled = !can_pick},
        {.name = "check",
         .action = HOME_CHECK,
         .stripe = COLOUR_BLUE,
         .picture = PICTURE_LENS,
         .verb = _("Check"),
         .how_picture = can_check ? PICTURE_CHAIR : NULL,
         .how = can_check ? _("seated, you count") : "",
         .disabled = !can_check},
        {.name = has_plan ? "director" : "import",
         .action = has_plan ? HOME_DIRECTOR : HOME_IMPORT,
         .stripe = COLOUR_AMBER,
         .picture = has_plan ? PICTURE_CHART : NULL,
         .verb = has_plan ? _("See the day") : _("Bring"),
         .how_picture = PICTURE_LOCK,
         .how = has_plan ? _("for the director") : _("the month, on a stick")},
    };
    for (int i = 0; i < 3; i++) {
        bool rows = kit->theme->narrow;
        struct rect cell = rect_cell(body, rows ? 1 : 3, rows ? 3 : 1,
                                     rows ? kit->theme->gap : kit->theme->gap * 5 / 4, i);
        widget_choice(kit, cell, choices[i]);
    }
}

/* That anything may be scanned; and the pair can be another. */
static void draw_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect footer)
{
    const struct theme *theme = kit->theme;
    struct rect words = footer;
    if (view->pair >= 0) {
        widget_button(kit, parts_footer_right(kit, footer),
                      (struct button){.name = "pair",
                                      .action = HOME_PAIR,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = picture_of_pair(view->pair)->picture,
                                      .word = _("Change the pair")});
        if (theme->narrow) {
            parts_scan_mark(ui, kit, parts_footer_left(kit, footer));
            return;
        }
    }
    if (!theme->narrow) {
        (void)rect_cut_right(&words, theme_px(theme, 98.0) + theme->gap);
    }
    int side = theme_px(theme, 16.0);
    frame_shape(kit->frame, rect_centre(rect_cut_left(&words, side), side, side), SHAPE_BARCODE,
                COLOUR_INK);
    (void)rect_cut_left(&words, theme_px(theme, 6.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .marked = true,
                                  .lines = 2},
              _("or *scan* what you have in hand"));
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    char subtitle[160];
    const char *prep = "";
    if (view->pair < 0 && view->prep->plan != NULL) { /* an animal takes its room */
        prep = moment_prep(ui, view);
    }
    str_format(subtitle, sizeof subtitle, "%s%s%s", prep, prep[0] != '\0' ? " · " : "",
               moment_half_day(ui, view));
    header_draw(kit, areas.header,
                (struct header){.pair = view->pair,
                                .crate = "",
                                .part = "",
                                .letter = "",
                                .pickup = "",
                                .title = theme->narrow ? _("Welcome.") : ASSOCIATION,
                                .subtitle = theme->narrow ? "" : subtitle,
                                .help_action = ACTION_HELP,
                                .side = "desk",
                                .side_action = HOME_DIRECTOR,
                                .side_picture = PICTURE_LOCK});
    draw_footer(ui, view, kit, areas.footer);
    struct rect body = areas.body;
    if (!theme->narrow) {
        text_draw(kit, rect_cut_top(&body, theme_px(theme, 18.0)),
                  (struct text_style){.type = TYPE_HERO,
                                      .least = TYPE_TITLE,
                                      .weight = WEIGHT_BOLD,
                                      .colour = COLOUR_INK},
                  _("Welcome."));
    }
    text_draw(kit, rect_cut_top(&body, theme_px(theme, parts_is_slim(kit) ? 24.0 : 15.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_INK,
                                  .lines = parts_is_slim(kit) ? 2 : 1},
              _("What shall we do together?"));
    (void)rect_cut_top(&body, theme_px(theme, theme->narrow ? 2.0 : 6.0));
    draw_choices(ui, view, kit, body);
}

const struct screen_def screen_home = {
    .name = "home", .event = event, .outcome = outcome, .view = view};
