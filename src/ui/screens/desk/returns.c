/* returns.c: what labos wrote on their return forms, entered in minutes: the labo, the product (the
 * codes of both stand on the form), a face, and how many were missing, damaged or too many. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/desk/review.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* ui->choice. */
enum returns_place { PLACE_POINT, PLACE_GOODS, PLACE_ROW };

/* Actions of its own. */
enum returns_action { RETURNS_FACE = DESK_OWN + 1, RETURNS_TYPE };

enum { UNITS_DIGITS = 3 };

static void choose_point(struct ui *ui, uint32_t pickup)
{
    ui->desk = (struct desk_choice){.pickup = pickup};
    ui->choice = PLACE_GOODS;
    ui->page = 0;
}

static void choose_product(struct ui *ui, uint32_t product)
{
    ui->desk.product = product;
    ui->desk.face = FACE_NONE;
    ui->desk.type = DISCREPANCY_NONE;
    ui->choice = PLACE_ROW;
    memset(ui->digits, 0, sizeof ui->digits);
}

static void scanned(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    uint32_t product = desk_scanned_product(view, code), crate = desk_scanned_crate(view, code);
    uint32_t point = desk_scanned_point(view, code);
    if (point != ID_NONE) {
        choose_point(ui, point);
    } else if (crate != ID_NONE && plan_crate(view->prep->plan, crate)->pickup != ID_NONE) {
        choose_point(ui, plan_crate(view->prep->plan, crate)->pickup);
    } else if (product != ID_NONE && ui->choice != PLACE_POINT) {
        choose_product(ui, product);
    } else {
        desk_unread(ui, view, code);
    }
}

/* True when the row says something: a face, or how many of what. */
static bool can_validate(const struct ui *ui)
{
    int64_t units;
    bool counted = str_to_int64(ui->digits, 1, 999, &units);
    return ui->desk.type == DISCREPANCY_NONE ? ui->desk.face != FACE_NONE && ui->digits[0] == '\0'
                                             : counted;
}

static void validate(const struct ui *ui, struct request *request)
{
    int64_t units = 0;
    (void)str_to_int64(ui->digits, 1, 999, &units);
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){.kind = COMMAND_RETURN,
                                        .target = ui->desk.pickup,
                                        .product = ui->desk.product,
                                        .type = ui->desk.type,
                                        .units_milli = units * 1000,
                                        .value = (int32_t)ui->desk.face};
}

static void returns_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    size_t length = strlen(ui->digits);
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (view->prep->plan != NULL && input->kind == UI_SCAN) {
        scanned(ui, view, &input->code);
    } else if (action == DESK_CHOOSE && ui->choice == PLACE_POINT) {
        choose_point(ui, (uint32_t)input->argument);
    } else if (action == DESK_CHOOSE) {
        choose_product(ui, (uint32_t)input->argument);
    } else if (action == RETURNS_FACE) {
        ui->desk.face =
            (int)ui->desk.face == input->argument ? FACE_NONE : (enum face)input->argument;
    } else if (action == RETURNS_TYPE) {
        bool again = (int)ui->desk.type == input->argument;
        ui->desk.type = again ? DISCREPANCY_NONE : (enum discrepancy_type)input->argument;
    } else if (action == ACTION_KEY && ui->choice == PLACE_ROW) {
        if (length < UNITS_DIGITS && (length > 0 || input->argument > 0)) {
            ui->digits[length] = (char)('0' + input->argument);
            ui->digits[length + 1] = '\0';
        }
    } else if (action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (action == ACTION_VALIDATE && ui->choice == PLACE_ROW && can_validate(ui)) {
        validate(ui, ret_request);
    } else if (action == ACTION_BACK && ui->choice != PLACE_POINT) {
        ui->choice = ui->choice == PLACE_ROW ? PLACE_GOODS : PLACE_POINT;
        ui->page = 0;
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound returns_outcome(struct ui *ui, const struct ui_view *view,
                                  const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_COMMAND && outcome->event_count > 0) {
        ui->desk.entered++;
        ui->choice = PLACE_GOODS;
    }
    return SOUND_NONE;
}

static void draw_faces(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    static const struct {
        const char *name, *picture;
    } faces[FACE_COUNT] = {[FACE_GOOD] = {"face_good", PICTURE_FACE_GOOD},
                           [FACE_SO_SO] = {"face_so_so", PICTURE_FACE_SO_SO},
                           [FACE_BAD] = {"face_bad", PICTURE_FACE_BAD}};
    for (int face = FACE_GOOD; face < FACE_COUNT; face++) {
        struct rect tile = rect_cell(rect, FACE_COUNT - 1, 1, kit->theme->gap, face - 1);
        desk_tile_chosen(kit, tile, faces[face].name, RETURNS_FACE, face,
                         (int)ui->desk.face == face);
        frame_picture(kit->frame, rect_inset(tile, 0, theme_px(kit->theme, 2.5)),
                      faces[face].picture, 255, false);
    }
}

static void draw_types(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    static const struct {
        const char *name;
        enum discrepancy_type type;
    } types[] = {{"missing", DISCREPANCY_MISSING},
                 {"damaged", DISCREPANCY_DAMAGED},
                 {"too_many", DISCREPANCY_EXTRA},
                 {"date", DISCREPANCY_DATE}};
    const struct theme *theme = kit->theme;
    for (int i = 0; i < 4; i++) {
        struct rect tile = rect_cell(rect, 2, 2, theme->gap, i);
        desk_tile_chosen(kit, tile, types[i].name, RETURNS_TYPE, (int)types[i].type,
                         ui->desk.type == types[i].type);
        struct rect inside = rect_inset(tile, theme_px(theme, 3.0), theme_px(theme, 2.0));
        int side = theme_px(theme, 10.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      review_type_picture(types[i].type), 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 2.5));
        text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  review_type_word(ui, types[i].type));
    }
}

static void view_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     const char *point)
{
    const struct theme *theme = kit->theme;
    const struct product *product = plan_product(view->prep->plan, ui->desk.product);
    struct areas areas = desk_begin(ui, kit, _("Returns of the labos"), point);
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    struct rect head = rect_cut_top(&body, theme_px(theme, 16.0));
    frame_picture(kit->frame, rect_cut_left(&head, head.h),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&head, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, head, style, product->name);
    (void)rect_cut_top(&body, theme_px(theme, 2.0));
    draw_faces(ui, kit, rect_cut_top(&body, theme->target));
    (void)rect_cut_top(&body, theme->gap);
    struct rect field = rect_cut_bottom(&body, theme_px(theme, 20.0));
    (void)rect_cut_bottom(&body, theme->gap);
    int most = 2 * theme_px(theme, 34.0) + theme->gap;
    draw_types(ui, kit, rect_cut_top(&body, body.h < most ? body.h : most));
    widget_field(kit, field, ui->digits);
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = can_validate(ui)});
    footer.w = body.w;
    desk_back(ui, kit, &footer);
    desk_say(kit, footer, COLOUR_MUTED, _("A face, or how many of what: as on the form."));
}

static void returns_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct plan *plan = view->prep->plan;
    const struct pickup *pickup = plan != NULL ? plan_pickup(plan, ui->desk.pickup) : NULL;
    if (pickup != NULL && ui->choice == PLACE_ROW && plan_product(plan, ui->desk.product) != NULL) {
        view_row(ui, view, kit, pickup->name);
        return;
    }
    bool goods = pickup != NULL && ui->choice != PLACE_POINT;
    char whose[LIMIT_NAME + 80];
    str_copy(whose, sizeof whose, goods ? pickup->name : "");
    if (goods && ui->desk.entered > 0) {
        char rows[80];
        str_format(rows, sizeof rows,
                   _n("%u row noted", "%u rows noted", (unsigned long)ui->desk.entered),
                   ui->desk.entered);
        (void)str_append(whose, sizeof whose, " · ");
        (void)str_append(whose, sizeof whose, rows);
    }
    struct areas areas = desk_begin(ui, kit, _("Returns of the labos"), whose);
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    if (plan == NULL) {
        desk_no_month(ui, kit, body);
    } else if (goods) {
        desk_question(ui, kit, &body, _("*Scan* the row’s code on the form, or tap it."));
        pages = desk_goods(ui, view, kit, body, pickup->id);
    } else {
        desk_question(ui, kit, &body,
                      _("Whose form is it? *Scan* the code at its top, or tap the labo."));
        pages = desk_points(ui, view, kit, body);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_returns = {.name = "returns",
                                          .enter = desk_enter,
                                          .event = returns_event,
                                          .outcome = returns_outcome,
                                          .view = returns_view,
                                          .is_director = true};
