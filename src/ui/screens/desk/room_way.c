/* room_way.c: the way through the room is tried: in which order one comes by the products, and what
 * is odd about it; and what is to be done to make a borrowed room this one. */
#include "base/str.h"
#include "domain/tick.h"
#include "ui/picture.h"
#include "ui/screens/desk/room.h"
#include "ui/words.h"

enum { HEAVY_G = 1500, LIGHT_G = 700, SETUP_ROWS = 5 };

/* The `nth` product as one comes by it, NULL: there are no more with a place on the way. */
static const struct product *product_on_way(const struct ui_view *view, int nth)
{
    const struct plan *plan = view->prep->plan;
    for (int i = 0; plan != NULL && i < view->walk->count; i++) {
        for (size_t k = 0; k < plan->products.count; k++) {
            if (place_number(plan->products.rows[k].place) == view->walk->places[i] && nth-- == 0) {
                return &plan->products.rows[k];
            }
        }
    }
    return NULL;
}

/* The first heavy product that is fetched after a light one that can be pressed. */
static const struct product *heavy_after_light(const struct ui_view *view)
{
    bool light = false;
    const struct product *product;
    for (int i = 0; (product = product_on_way(view, i)) != NULL; i++) {
        if (light && product->weight_g >= HEAVY_G) {
            return product;
        }
        light =
            light || (product->weight_g > 0 && product->weight_g < LIGHT_G && !product->fragile);
    }
    return NULL;
}

/* The first chilled product that is in no fridge and no cool box. */
static const struct product *warm_place(const struct ui_view *view)
{
    const struct product *product;
    for (int i = 0; (product = product_on_way(view, i)) != NULL; i++) {
        int nth;
        const struct floor_thing *thing =
            floor_of_place(view->floor, place_number(product->place), &nth);
        bool is_cold = product->temperature == TEMPERATURE_CHILLED ||
                       product->temperature == TEMPERATURE_FROZEN;
        if (is_cold && thing != NULL && !floor_has_kilos(thing->kind)) {
            return product;
        }
    }
    return NULL;
}

bool room_way_says(const struct ui *ui, const struct ui_view *view, int nth, char *to, size_t size)
{
    const struct product *heavy = heavy_after_light(view), *warm = warm_place(view);
    int unplaced = room_unplaced(view);
    if (floor_nth(view->floor, FLOOR_DOOR, 0) == NULL && nth-- == 0) {
        (void)str_copy(to, size, _("There is no door yet: put one, the way begins there."));
        return true;
    }
    if (view->walk->step_count == 0 && nth-- == 0) {
        (void)str_copy(to, size, _("There are no arrows yet: they say which way people go."));
        return true;
    }
    if (unplaced > 0 && nth-- == 0) {
        str_format(to, size, _("%d products have no place on the map."), unplaced);
        return true;
    }
    if (heavy != NULL && view->walk->step_count > 0 && nth-- == 0) {
        str_format(to, size, _("%s is heavy and comes after light things: nearer to the door?"),
                   heavy->name);
        return true;
    }
    if (warm != NULL && nth-- == 0) {
        str_format(to, size, _("%s belongs into the cold."), warm->name);
        return true;
    }
    return false;
}

static void draw_row(const struct kit *kit, struct rect row, const struct product *product)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    style.tabular = true;
    int side = theme_px(theme, 9.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&row, side), side, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&row, theme_px(theme, 2.0));
    int w = text_width(kit, style, product->place);
    text_draw(kit, rect_cut_right(&row, w), style, product->place);
    (void)rect_cut_right(&row, theme_px(theme, 2.0));
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    char name[LIMIT_NAME];
    room_name(kit, style, row.w, product->name, name);
    text_draw(kit, row, style, name);
}

void room_way_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct floor_walk none;
    struct ui_view shown = *view;
    shown.walk = view->walk != NULL ? view->walk : &none;
    const struct theme *theme = kit->theme;
    char text[LIMIT_NAME + 120];
    struct areas areas = desk_begin(ui, kit, _("The way"), _("crates are filled in this order"));
    struct room_areas room = room_areas(kit, areas, false);
    struct floor_look look = {0};
    floor_map_draw(kit, &room.grid, view->floor, shown.walk, &look);
    struct rect foot = room_foot(ui, kit, &room.panel);
    int count = 0;
    while (product_on_way(&shown, count) != NULL) {
        count++;
    }
    bool is_odd = room_way_says(ui, &shown, 0, text, sizeof text);
    if (!is_odd) {
        (void)str_copy(text, sizeof text, _("All is well."));
    }
    desk_band(kit,
              rect_cut_top(&room.panel, theme_px(theme, is_odd && !theme->narrow ? 40.0 : 20.0)),
              is_odd ? VERDICT_QUESTION : VERDICT_DONE, text);
    (void)rect_cut_top(&room.panel, theme->gap);
    int height = theme_px(theme, 19.0);
    struct rect pager = room_pager(kit, foot, &room.panel);
    int rows = desk_fit(room.panel.h, height, 0);
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_row(kit, rect_cut_top(&room.panel, height), product_on_way(&shown, i));
    }
    desk_pager(kit, pager, pages);
}

static bool is_up(const struct ui_view *view, const struct floor_thing *thing)
{
    return prep_is_ticked(view->prep, TICK_ROOM, thing->number);
}

static bool is_done(const void *context, const struct floor_thing *thing)
{
    return is_up(context, thing);
}

static const struct floor_thing *next_setup(const struct ui_view *view)
{
    const struct floor_thing *thing;
    for (int i = 0; (thing = floor_setup_at(view->floor, i)) != NULL; i++) {
        if (!is_up(view, thing)) {
            return thing;
        }
    }
    return NULL;
}

void room_setup_event(const struct ui_view *view, const struct ui_input *input,
                      struct request *request)
{
    const struct floor_thing *thing = input->action == ACTION_VALIDATE
                                          ? next_setup(view)
                                          : floor_find(view->floor, input->argument);
    if (thing != NULL && view->prep->plan != NULL && !view->prep->is_closed) {
        request->kind = REQUEST_COMMAND;
        request->command = (struct command){.kind = COMMAND_TICK,
                                            .target = TICK_ROOM,
                                            .number = thing->number,
                                            .value = !is_up(view, thing)};
    }
}

static void draw_task(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect, const struct floor_thing *thing)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME], text[96];
    str_format(name, sizeof name, "setup_%d", thing->number);
    if (view->prep->plan != NULL && !view->prep->is_closed) {
        desk_tile(kit, rect, name, ROOM_TICK, thing->number, 0);
    } else {
        frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    }
    struct rect inside = rect_inset(rect, theme_px(theme, 3.0), theme_px(theme, 1.5));
    int side = theme_px(theme, 9.0);
    struct rect mark = rect_centre(rect_cut_right(&inside, side), side, side);
    if (is_up(view, thing)) {
        widget_verdict_mark(kit, mark, VERDICT_DONE);
    } else {
        frame_border(kit->frame, mark, theme->radius[RADIUS_SMALL], theme_px(theme, 0.8),
                     COLOUR_EDGE, false);
    }
    (void)rect_cut_right(&inside, theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    floor_words(ui->language, thing, text, sizeof text);
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), text);
    floor_task(ui->language, thing, text, sizeof text);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), text);
}

void room_setup_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    int count = 0, done = 0;
    const struct floor_thing *thing;
    for (; (thing = floor_setup_at(view->floor, count)) != NULL; count++) {
        done += is_up(view, thing);
    }
    char subtitle[64];
    str_format(subtitle, sizeof subtitle, _("%d of %d stand"), done, count);
    struct areas areas = desk_begin(ui, kit, _("Set the room up"), subtitle);
    struct room_areas room = room_areas(kit, areas, false);
    const struct floor_thing *next = next_setup(view);
    struct floor_look look = {
        .chosen = next != NULL ? next->number : 0, .is_done = is_done, .context = view};
    floor_map_draw(kit, &room.grid, view->floor, view->walk, &look);
    struct rect foot = room_foot(ui, kit, &room.panel);
    struct rect pager = room_pager(kit, foot, &room.panel);
    int rows = desk_fit(room.panel.h, theme->target, theme->gap);
    rows = rows < SETUP_ROWS ? rows : SETUP_ROWS;
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_task(ui, view, kit, rect_cell(room.panel, 1, rows, theme->gap, i - pages.first),
                  floor_setup_at(view->floor, i));
    }
    desk_pager(kit, pager, pages);
}
