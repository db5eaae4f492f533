/* room_goods.c: products are given their places: first the place and then the product, or the other
 * way round, by touch or by their labels. Those without a place come first. */
#include <string.h>

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/desk/room.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { ROWS = 4 };

static bool is_on_map(const struct ui_view *view, const struct product *product)
{
    int nth;
    return view->floor != NULL &&
           floor_of_place(view->floor, place_number(product->place), &nth) != NULL;
}

int room_unplaced(const struct ui_view *view)
{
    int count = 0;
    for (size_t i = 0; view->prep->plan != NULL && i < view->prep->plan->products.count; i++) {
        count += !is_on_map(view, &view->prep->plan->products.rows[i]);
    }
    return count;
}

/* The place and the product are both known: it lies there now, or, where it lay there, nowhere. */
static void place(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct room_edit *room = &ui->room;
    const struct product *product = plan_product(view->prep->plan, room->product);
    if (room->place == 0 || product == NULL) {
        return;
    }
    bool is_there = place_number(product->place) == room->place;
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){
        .kind = COMMAND_PLACE_PRODUCT, .target = product->id, .number = is_there ? 0 : room->place};
    room->product = ID_NONE;
}

static void choose_place(struct ui *ui, const struct ui_view *view, int place_at,
                         struct request *request)
{
    int nth;
    const struct floor_thing *thing = floor_of_place(view->floor, place_at, &nth);
    if (thing != NULL) {
        ui->room.thing = thing->number;
        ui->room.place = place_at;
        ui->page = 0;
        place(ui, view, request);
    }
}

bool room_goods_scan(struct ui *ui, const struct ui_view *view, const struct code *code,
                     struct request *request)
{
    uint32_t product = view->prep->plan != NULL ? desk_scanned_product(view, code) : ID_NONE;
    int at = code->kind == CODE_PLACE ? place_of_serial(code->serial) : 0, nth;
    if (view->prep->plan == NULL ||
        (product == ID_NONE && floor_of_place(view->floor, at, &nth) == NULL)) {
        return false;
    }
    if (ui->choice != ROOM_GOODS) {
        ui->choice = ROOM_GOODS;
        ui->room.place = 0;
        ui->room.kind = FLOOR_NOTHING;
    }
    if (product != ID_NONE) {
        ui->room.product = product;
        place(ui, view, request);
    } else {
        choose_place(ui, view, at, request);
    }
    return true;
}

void room_goods_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                      struct request *request)
{
    struct room_edit *room = &ui->room;
    const struct floor_thing *there;
    switch (input->action) {
    case ROOM_SQUARE:
        there =
            floor_at(view->floor, input->argument % FLOOR_COLUMNS, input->argument / FLOOR_COLUMNS);
        room->place = 0;
        room->thing = there != NULL && there->places > 0 ? there->number : 0;
        ui->page = 0;
        if (room->thing != 0 && there->places == 1) {
            choose_place(ui, view, there->zone * PLACE_IN_ZONE + there->first, request);
        }
        return;
    case ROOM_AT: choose_place(ui, view, input->argument, request); return;
    case ROOM_PRODUCT:
        room->product =
            room->product == (uint32_t)input->argument ? ID_NONE : (uint32_t)input->argument;
        place(ui, view, request);
        return;
    case ACTION_BACK:
        ui->page = 0;
        if (room->thing == 0) {
            ui->choice = ROOM_MAP;
        }
        if (room->place != 0) {
            there = floor_find(view->floor, room->thing);
            room->thing = there != NULL && there->places > 1 ? room->thing : 0;
        } else {
            room->thing = 0;
        }
        room->place = 0;
        room->product = ID_NONE;
        return;
    default: (void)desk_event(ui, view, input); return;
    }
}

/* The `nth` product as they are listed: at the place, without a place, all the others. */
static const struct product *product_at(const struct ui *ui, const struct ui_view *view, int nth)
{
    const struct plan *plan = view->prep->plan;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < plan->products.count; i++) {
            const struct product *product = &plan->products.rows[i];
            bool is_here = ui->room.place != 0 && place_number(product->place) == ui->room.place;
            int of_round = is_here ? 0 : !is_on_map(view, product) ? 1 : 2;
            if (of_round == round && nth-- == 0) {
                return product;
            }
        }
    }
    return NULL;
}

static void draw_product(const struct ui *ui, const struct kit *kit, struct rect rect,
                         const struct product *product)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    bool is_here = ui->room.place != 0 && place_number(product->place) == ui->room.place;
    str_format(name, sizeof name, "product_%s", product->sku);
    desk_tile_chosen(kit, rect, name, ROOM_PRODUCT, (int)product->id,
                     is_here || ui->room.product == product->id);
    struct rect inside = rect_inset(rect, theme_px(theme, 2.5), theme_px(theme, 1.5));
    int side = theme_px(theme, 12.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 2.5));
    if (product->place[0] != '\0') {
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_MUTED, ALIGN_RIGHT);
        int w = text_width(kit, style, product->place);
        text_draw(kit, rect_cut_right(&inside, w), style, product->place);
        (void)rect_cut_right(&inside, theme_px(theme, 1.5));
    }
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    char shown[LIMIT_NAME];
    room_name(kit, style, inside.w, product->name, shown);
    text_draw(kit, inside, style, shown);
}

static void draw_products(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect panel, struct rect foot)
{
    struct desk_pages pages = desk_pages(ui->page, (int)view->prep->plan->products.count, ROWS);
    struct rect pager = room_pager(kit, foot, &panel);
    for (int i = pages.first; i < pages.end; i++) {
        draw_product(ui, kit, desk_cell(kit, panel, ROWS, 1, 2, i - pages.first),
                     product_at(ui, view, i));
    }
    desk_pager(kit, pager, pages);
}

/* Every place of the thing, with what lies there first. */
static void draw_places(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect panel, const struct floor_thing *thing)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    (void)ui;
    for (int i = 0; i < thing->places; i++) {
        char words[LIMIT_PLACE], name[FRAME_NAME];
        int at = thing->zone * PLACE_IN_ZONE + thing->first + i;
        place_write(at, words);
        str_format(name, sizeof name, "place_%s", words);
        struct rect tile = desk_cell(kit, panel, FLOOR_PLACES_OF_ONE, 3, 6, i);
        desk_tile(kit, tile, name, ROOM_AT, at, 0);
        struct rect inside = rect_inset(tile, theme_px(theme, 1.0), theme_px(theme, 1.0));
        for (size_t k = 0; k < plan->products.count; k++) {
            const struct product *product = &plan->products.rows[k];
            if (place_number(product->place) == at) {
                int side = theme_px(theme, 10.0);
                frame_picture(kit->frame,
                              rect_centre(rect_cut_bottom(&inside, inside.h / 2), side, side),
                              picture_of_product(product->name, product->category), 255, false);
                break;
            }
        }
        text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE),
                  words);
    }
}

void room_goods_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct room_edit *edit = &ui->room;
    const struct floor_thing *thing = floor_find(view->floor, edit->thing);
    const struct product *product = plan_product(view->prep->plan, edit->product);
    char title[96], subtitle[LIMIT_NAME + 64];
    int unplaced = room_unplaced(view);
    (void)str_copy(title, sizeof title, _("Which product lies where"));
    str_format(subtitle, sizeof subtitle, _("%d without a place"), unplaced);
    if (thing != NULL && edit->place != 0) {
        place_write(edit->place, title);
        (void)str_copy(subtitle, sizeof subtitle, _("touch what lies there"));
    } else if (product != NULL) {
        (void)str_copy(title, sizeof title, product->name);
        (void)str_copy(subtitle, sizeof subtitle, _("touch where it lies"));
    } else if (thing != NULL) {
        floor_words(ui->language, thing, title, sizeof title);
        (void)str_copy(subtitle, sizeof subtitle, _("which place?"));
    }
    struct areas areas = desk_begin(ui, kit, title, subtitle);
    struct room_areas room = room_areas(kit, areas, true);
    struct floor_look look = {.chosen = edit->thing};
    floor_map_draw(kit, &room.grid, view->floor, NULL, &look);
    room_targets(kit, &room, view->floor, false, true);
    struct rect foot = room_foot(ui, kit, &room.panel);
    if (thing != NULL && edit->place == 0) {
        draw_places(ui, view, kit, room.panel, thing);
    } else {
        draw_products(ui, view, kit, room.panel, foot);
    }
}
