/* pair.c: choose an animal for the half-day: a colour and a drawing, never a name. */
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { PAIR_CHOSEN = ACTION_OWN };

static bool is_taken(const struct ui_view *view, int animal)
{
    return (view->pairs_taken >> animal & 1u) != 0;
}

/* The first animal that nobody has; -1 when all are at work. */
static int first_free(const struct ui_view *view)
{
    for (int animal = 0; animal < LIMIT_PAIRS; animal++) {
        if (!is_taken(view, animal)) {
            return animal;
        }
    }
    return -1;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN && input->code.kind == CODE_CRATE) {
        /* They hold their crate already: it opens as soon as the animal is there. */
        uint32_t crate = parts_crate_of_code(view, &input->code);
        if (crate != ID_NONE) {
            ui->wanted_crate = crate;
            ui->task = prep_crate(view->prep, crate)->status >= CRATE_PICKED ? LANE_TASK_CHECK
                                                                             : LANE_TASK_PICK;
            return;
        }
    }
    if (parts_scan(ui, input, ret_request)) {
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    if (input->action == ACTION_BACK || input->action == ACTION_NO) {
        ui_go(ui, view, SCREEN_HOME);
    } else if (input->action == ACTION_VALIDATE || input->action == ACTION_YES) {
        /* Of the command sheet, for who has no badge: the pair that sits here, or the next one. */
        int animal = view->pair >= 0 ? view->pair : first_free(view);
        if (animal >= 0) {
            ret_request->kind = REQUEST_PAIR;
            ret_request->argument = animal;
        }
    } else if (input->action == PAIR_CHOSEN) {
        ret_request->kind = REQUEST_PAIR;
        ret_request->argument = input->argument;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request != REQUEST_PAIR) {
        return SOUND_NONE;
    }
    if (ui->wanted_crate != ID_NONE) {
        ui->next.kind = ui->task == LANE_TASK_CHECK ? COMMAND_OPEN_CHECK : COMMAND_OPEN_CRATE;
        ui->next.crate = ui->wanted_crate;
        ui->next.task = ui->task;
    }
    bool has_task = ui->job != TASK_NONE && ui->wanted_crate == ID_NONE;
    ui_go(ui, view, has_task ? task_of(ui->job)->screen : SCREEN_CRATE_CHOICE);
    return SOUND_COUNTED;
}

static void draw_animal(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect cell, int animal)
{
    const struct theme *theme = kit->theme;
    const struct picture_pair *pair = picture_of_pair(animal);
    bool taken = is_taken(view, animal);
    char name[FRAME_NAME];
    str_format(name, sizeof name, "pair_%d", animal);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, name);
    int radius = theme->radius[RADIUS_LARGE];
    if (!taken) {
        frame_shadow(kit->frame, cell, radius);
    }
    uint32_t ground = taken ? COLOUR_FLOOR : pressed ? COLOUR_PRESSED : pair->ground;
    frame_fill(kit->frame, cell, radius, ground);
    if (animal == view->pair) {
        frame_border(kit->frame, cell, radius, theme_px(theme, 1.5), COLOUR_GREEN, false);
    }
    struct rect inside = rect_inset(cell, theme_px(theme, theme->low ? 1.5 : 2.0),
                                    theme_px(theme, theme->low ? 1.5 : 4.0));
    struct rect words =
        rect_cut_bottom(&inside, theme->narrow || theme->low ? 0 : theme->type[TYPE_BODY] * 5 / 4);
    bool has_word = !theme->narrow && (!theme->low || cell.w >= panel_px(&theme->panel, 49.0));
    if (theme->low && has_word) { /* beside the drawing */
        words = rect_cut_right(&inside, inside.w - theme_px(theme, 14.5));
    }
    text_draw(kit, words,
              (struct text_style){.type = TYPE_BODY,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = taken ? COLOUR_MUTED : COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->low ? 2 : 1},
              !has_word ? "" /* no room: the drawing says it */
              : taken   ? _("at work")
                        : _(pair->word));
    frame_picture(kit->frame, rect_inset(inside, 0, theme_px(theme, theme->low ? 0.0 : 1.0)),
                  pair->picture, taken ? 90 : 255, taken);
    if (!taken) {
        frame_target(kit->frame, name, PAIR_CHOSEN, animal, cell, cell.h >= theme->primary);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header,
                (struct header){.pair = kit->has_tab ? view->pair : -1,
                                .crate = "",
                                .part = "",
                                .letter = "",
                                .pickup = "",
                                .title = "",
                                .subtitle = "",
                                .help_action = ACTION_HELP});
    struct rect title = areas.header;
    (void)rect_cut_right(&title, theme->target + theme->gap);
    text_draw(kit, title,
              (struct text_style){.type = TYPE_HERO,
                                  .least = theme->narrow ? TYPE_INSTRUCTION : TYPE_TITLE,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 2},
              _("Choose your animal"));
    struct rect rest = parts_middle(kit, &areas, 0.0);
    if (theme->narrow) {
        rest = parts_footer_right(kit, areas.footer);
    }
    int columns = parts_is_slim(kit) ? 3 : theme->narrow || theme->low ? 4 : 6;
    for (int i = 0; i < LIMIT_PAIRS; i++) {
        draw_animal(ui, view, kit,
                    rect_cell(areas.body, columns, LIMIT_PAIRS / columns, theme->gap, i), i);
    }
    parts_back(ui, kit, areas.footer);
    if (!parts_stay(ui, view, kit, rest)) {
        text_draw(kit, rest,
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_BODY,
                                      .colour = COLOUR_MUTED,
                                      .align = ALIGN_CENTRE,
                                      .lines = 2},
                  _("It is your pair’s, all day."));
    }
}

const struct screen_def screen_pair = {
    .name = "pair", .event = event, .outcome = outcome, .view = view};
