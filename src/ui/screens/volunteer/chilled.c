/* chilled.c: bags just before loading: whose turn it is, labo by labo, and what fridges and cool
 * boxes have room for. */
#include "base/str.h"
#include "domain/cold.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

#define COLD_FILL 0xCFE4F2FFu

enum { CHILLED_LABO = ACTION_OWN, CHILLED_FRIDGES };

static struct cold_room room_of(const struct ui_view *view)
{
    struct cold_room room;
    cold_room_make(view->floor, view->settings[SETTING_FRIDGES],
                   view->settings[SETTING_FRIDGE_KG] * INT64_C(1000), view->settings[SETTING_BOXES],
                   view->settings[SETTING_BOX_KG] * INT64_C(1000), &room);
    return room;
}

static uint32_t labo_at(const struct ui_view *view, int nth)
{
    return view->prep->plan != NULL && !view->prep->is_closed ? prep_bags_turn(view->prep, nth)
                                                              : ID_NONE;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_CHILLED;
    ui->task = LANE_TASK_PICK;
    ui->pickup = ID_NONE;
    ui->page = 0;
}

static void choose(struct ui *ui, const struct ui_view *view, uint32_t labo)
{
    if (labo != ID_NONE) {
        ui->pickup = labo;
        ui_go(ui, view, view->pair >= 0 ? SCREEN_CRATE_CHOICE : SCREEN_PAIR);
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: ui_go(ui, view, SCREEN_HOME); break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_VALIDATE:
    case ACTION_YES: choose(ui, view, labo_at(view, 0)); break;
    case ACTION_KEY:
        choose(ui, view, input->argument > 0 ? labo_at(view, input->argument - 1) : ID_NONE);
        break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case CHILLED_LABO: choose(ui, view, (uint32_t)input->argument); break;
    case CHILLED_FRIDGES: ui_go(ui, view, SCREEN_FRIDGES); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, SCREEN_CHILLED);
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    uint32_t labo = labo_at(view, nth);
    if (labo == ID_NONE) {
        return false;
    }
    const struct pickup *pickup = plan_pickup(view->prep->plan, labo);
    struct cold_bags bags = prep_cold_bags(view->prep, labo);
    char weight[24];
    parts_weight(ui, weight, sizeof weight, (bags.grams + 500) / 1000 * 1000);
    str_format(ret->name, sizeof ret->name, "labo_%d", nth + 1);
    str_format(ret->foot, sizeof ret->foot, "%u / %u · %s", bags.filled, bags.bags, weight);
    ret->action = CHILLED_LABO;
    ret->argument = (int)labo;
    ret->pickup = pickup;
    ret->words = pickup->name;
    return true;
}

/* One that keeps cold, filled from below as full as it is. */
static void draw_one(const struct ui *ui, const struct kit *kit, struct rect cell,
                     const struct cold_room *room, const struct cold_load *load, int nth)
{
    const struct theme *theme = kit->theme;
    bool is_fridge = nth < room->fridges;
    int64_t size_g = room->holds_g[nth], in_g = cold_in(room, load, nth);
    struct rect foot = rect_cut_bottom(&cell, theme_px(theme, 9.0));
    int side = cell.h < cell.w ? cell.h : cell.w;
    struct rect box = rect_centre(cell, is_fridge ? side * 3 / 4 : side, is_fridge ? side : side);
    if (!is_fridge) {
        (void)rect_cut_top(&box, box.h / 3);
    }
    int radius = theme->radius[RADIUS_SMALL];
    frame_fill(kit->frame, box, radius, COLOUR_CARD);
    struct rect full = box;
    (void)rect_cut_top(&full, size_g > 0 ? box.h - (int)(box.h * in_g / size_g) : box.h);
    if (in_g > 0) {
        frame_fill(kit->frame, full, radius < full.h / 2 ? radius : full.h / 2, COLD_FILL);
    }
    frame_border(kit->frame, box, radius, theme->border,
                 in_g >= size_g && size_g > 0 ? COLOUR_AMBER : COLOUR_BLUE, false);
    int mark = box.h * 2 / 5;
    frame_picture(kit->frame, rect_centre(box, mark, mark),
                  is_fridge ? PICTURE_FROZEN : PICTURE_ICE, 255, false);
    char kilos[32];
    struct text_style style = {.type = TYPE_SMALL,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE,
                               .tabular = true};
    str_format(kilos, sizeof kilos, _("%lld / %lld kg"), (long long)((in_g + 500) / 1000),
               (long long)(size_g / 1000));
    if (text_width(kit, style, kilos) > foot.w) { /* how full it is, the drawing says */
        parts_weight(ui, kilos, sizeof kilos, (in_g + 500) / 1000 * 1000);
    }
    text_draw(kit, foot, style, kilos);
}

static void draw_cold(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct cold_room room = room_of(view);
    struct cold_load load = prep_cold_load(view->prep);
    int count = room.fridges + room.boxes;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 6.0));
    int64_t over_g = cold_too_much_g(&room, &load);
    if (over_g > 0) {
        char words[96];
        str_format(words, sizeof words, _("%lld kg too much"), (long long)((over_g + 999) / 1000));
        struct rect band = rect_cut_bottom(&card, theme_px(theme, 30.0));
        frame_fill(kit->frame, band, theme->radius[RADIUS_SMALL], COLOUR_AMBER_SOFT);
        band = rect_inset(band, theme_px(theme, 2.0), theme_px(theme, 1.0));
        widget_verdict_mark(kit, rect_cut_left(&band, theme_px(theme, 12.0)), VERDICT_WAIT);
        (void)rect_cut_left(&band, theme_px(theme, 3.0));
        text_draw(kit, band,
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_INSTRUCTION,
                                      .weight = WEIGHT_BOLD,
                                      .colour = COLOUR_INK,
                                      .lines = 2},
                  words);
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    }
    int columns = count <= 3 ? 1 : count <= 6 ? 2 : count <= 12 ? 3 : 4;
    int rows = columns > 0 ? (count + columns - 1) / columns : 0;
    for (int i = 0; i < count; i++) {
        draw_one(ui, kit, rect_cell(card, columns, rows, theme_px(theme, 3.0), i), &room, &load, i);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, _("Chilled bags"));
    parts_coach(ui, kit, areas.header, _(task_of(TASK_CHILLED)->coach));
    struct rect body = areas.body;
    struct rect right = tiles_footer(ui, view, kit, areas.footer);
    if (!theme->narrow && view->prep->plan != NULL) {
        draw_cold(ui, view, kit, rect_cut_right(&body, theme_px(theme, 100.0)));
        (void)rect_cut_right(&body, theme->gap);
    }
    if (labo_at(view, 0) == ID_NONE) {
        struct rect words = rect_cut_bottom(&body, body.h / 3);
        text_draw(kit, words,
                  (struct text_style){.type = TYPE_HERO,
                                      .least = TYPE_BODY,
                                      .weight = WEIGHT_BOLD,
                                      .colour = COLOUR_INK,
                                      .align = ALIGN_CENTRE,
                                      .lines = 2},
                  _("No bag to fill now"));
        widget_verdict_mark(kit, rect_inset(body, 0, theme->pad), VERDICT_DONE);
    } else {
        tiles_say(kit, &body, _("Which labo leaves next?"));
        tiles_draw(ui, view, kit, body, fill_tile);
    }
    if (!parts_stay(ui, view, kit, right) && !theme->narrow) {
        widget_button(kit, right,
                      (struct button){.name = "fridges",
                                      .action = CHILLED_FRIDGES,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_LOCK,
                                      .word = _("Fridges")});
    }
}

const struct screen_def screen_chilled = {
    .name = "chilled", .enter = enter, .event = event, .outcome = outcome, .view = view};
