/* find.c: an order, a crate, a product or a code, by scan or by keys: where it stands, what is in
 * it, which lots went into it. */
#include "ui/screens/desk/find.h"

#include <string.h>

#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/receive.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* ui->choice. */
enum find_place { PLACE_KEYS, PLACE_UNKNOWN, PLACE_ORDER, PLACE_CRATE, PLACE_PRODUCT };

enum { NUMBER_DIGITS = 4, LOTS = 4, CRATES = 24 };

static uint32_t order_of_number(const struct plan *plan, int64_t number)
{
    for (size_t i = 0; i < plan->orders.count; i++) {
        if (plan->orders.rows[i].number == (uint32_t)number) {
            return plan->orders.rows[i].id;
        }
    }
    return ID_NONE;
}

static void scanned(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    uint32_t crate = desk_scanned_crate(view, code), product = desk_scanned_product(view, code);
    ui->page = 0;
    if (crate != ID_NONE) {
        ui->desk.crate = crate;
        ui->choice = PLACE_CRATE;
    } else if (product != ID_NONE) {
        ui->desk.product = product;
        ui->desk.other = ID_NONE;
        ui->choice = PLACE_PRODUCT;
    } else {
        ui->choice = PLACE_UNKNOWN;
        desk_unread(ui, view, code);
    }
}

static void find_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    size_t length = strlen(ui->digits);
    int64_t number;
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    (void)ret_request;
    if (view->prep->plan == NULL) {
        (void)desk_event(ui, view, input);
    } else if (input->kind == UI_SCAN) {
        scanned(ui, view, &input->code);
    } else if (action == ACTION_KEY && ui->choice <= PLACE_UNKNOWN && length < NUMBER_DIGITS) {
        ui->choice = PLACE_KEYS;
        ui->digits[length] = (char)('0' + input->argument);
        ui->digits[length + 1] = '\0';
    } else if (action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (action == ACTION_VALIDATE && str_to_int64(ui->digits, 1, 9999, &number)) {
        ui->desk.about.seq = order_of_number(view->prep->plan, number);
        ui->choice = ui->desk.about.seq != ID_NONE ? PLACE_ORDER : PLACE_UNKNOWN;
        memset(ui->digits, 0, sizeof ui->digits);
    } else if (action == DESK_MORE && ui->choice == PLACE_PRODUCT) {
        ui->desk.other = find_next_lot(view->prep, ui->desk.product, ui->desk.other);
        ui->page = 0;
    } else if (action == DESK_OWN) {
        ui->desk.crate = (uint32_t)input->argument;
        ui->choice = PLACE_CRATE;
        ui->page = 0;
    } else if (action == DESK_CHOOSE) {
        ui->desk.product = (uint32_t)input->argument;
        ui->desk.other = ID_NONE;
        ui->choice = PLACE_PRODUCT;
        ui->page = 0;
    } else if (action == ACTION_BACK && ui->choice > PLACE_UNKNOWN) {
        desk_enter(ui, view);
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static const char *status_of(const struct ui *ui, const struct ui_view *view, uint32_t crate)
{
    const struct crate_state *state = prep_crate(view->prep, crate);
    bool is_asked = check_reason(view->prep, crate) != CHECK_NOT_ASKED;
    return state->trip != 0 ? _("loaded") : desk_status_word(ui, state->status, is_asked);
}

void find_crate_tile(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect tile, const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    char name[FRAME_NAME];
    str_format(name, sizeof name, "crate_%u_%d", plan_order(plan, crate->order)->number,
               crate->index);
    desk_tile(kit, tile, name, DESK_OWN, (int)crate->id, 0);
    struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 1.0));
    if (pickup != NULL) {
        desk_letter(kit, &inside, pickup);
    }
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_drawf(kit, inside, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), "%u  %d/%d",
               plan_order(plan, crate->order)->number, crate->index, crate->of);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
              status_of(ui, view, crate->id));
}

static struct desk_pages draw_order(const struct ui *ui, const struct ui_view *view,
                                    const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    int columns = desk_fit(body.w, theme_px(theme, 80.0), theme->gap), at = 0, count = 0;
    int rows = desk_fit(body.h, theme->target, theme->gap);
    for (size_t i = 0; i < plan->crates.count; i++) {
        count += plan->crates.rows[i].order == ui->desk.about.seq;
    }
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].order != ui->desk.about.seq) {
            continue;
        }
        if (at >= pages.first && at < pages.end) {
            find_crate_tile(ui, view, kit,
                            rect_cell(body, columns, rows, theme->gap, at - pages.first),
                            &plan->crates.rows[i]);
        }
        at++;
    }
    return pages;
}

/* "Laiterie, BL 4711", after what stands there. */
void find_add_lot(const struct ui *ui, const struct ui_view *view, uint32_t id, char *to,
                  size_t size)
{
    const struct supplier *supplier = prep_lot_supplier(view->prep, id);
    const struct lot_state *lot = prep_received(view->prep, id);
    bool is_store = lot != NULL && lot->origin == LOT_FROM_STORE;
    (void)str_append(to, size, to[0] != '\0' ? "; " : "");
    (void)str_append(to, size,
                     is_store           ? _("Our store")
                     : supplier != NULL ? supplier->name
                                        : _("unknown"));
    if (lot != NULL && lot->note != 0) {
        char note[40];
        str_format(note, sizeof note, _(", note %lld"), (long long)lot->note);
        (void)str_append(to, size, note);
    }
}

/* The lots of a portion; of a labo that fills its own crates those that it was sent. */
static void say_lots(const struct ui *ui, const struct ui_view *view, uint32_t portion, char *to,
                     size_t size)
{
    const struct plan *plan = view->prep->plan;
    const struct portion *row = plan_portion(plan, portion);
    struct lot_use uses[LOTS];
    struct bulk_lot sent[LOTS];
    size_t count = prep_portion_lots(view->prep, portion, uses, LOTS);
    to[0] = '\0';
    for (size_t i = 0; i < count && i < LOTS; i++) {
        find_add_lot(ui, view, uses[i].lot, to, size);
    }
    size_t bulk =
        prep_point_sent(view->prep, plan_crate(plan, row->crate)->pickup, row->product, sent, LOTS);
    for (size_t i = 0; count == 0 && i < bulk && i < LOTS; i++) {
        find_add_lot(ui, view, sent[i].lot, to, size);
    }
}

/* What lies there in its place, before the lots: "1 replaced by 2 × Rice". */
static void say_instead(const struct ui *ui, const struct ui_view *view, uint32_t portion, char *to,
                        size_t size)
{
    const struct plan *plan = view->prep->plan;
    const struct portion_state *state = prep_portion(view->prep, portion);
    const struct product *other = plan_product(plan, state->substitute_product);
    char amount[32], instead[32], text[240], lots[240];
    if (other == NULL) {
        return;
    }
    parts_amount(ui, amount, sizeof amount,
                 plan_product(plan, plan_portion(plan, portion)->product), state->substitute_milli);
    parts_amount(ui, instead, sizeof instead, other, portion_substitute_milli(state));
    str_format(text, sizeof text, _("%s replaced by %s × %s"), amount, instead, other->name);
    (void)str_copy(lots, sizeof lots, to);
    str_format(to, size, "%s%s%s", text, lots[0] != '\0' ? "; " : "", lots);
}

static struct desk_pages draw_crate(const struct ui *ui, const struct ui_view *view,
                                    const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct crate *crate = plan_crate(plan, ui->desk.crate);
    int high = theme->narrow ? theme_px(theme, 46.0) : theme->target;
    int rows = desk_fit(body.h, high, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)crate->portion_count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        uint32_t portion = crate->first_portion + (uint32_t)i;
        const struct product *product = plan_product(plan, plan_portion(plan, portion)->product);
        const struct portion_state *state = prep_portion(view->prep, portion);
        char name[FRAME_NAME], target[32], picked[32], lots[240];
        struct rect tile = rect_cell(body, 1, rows, theme->gap, i - pages.first);
        str_format(name, sizeof name, "product_%s", product->sku);
        desk_tile(kit, tile, name, DESK_CHOOSE, (int)product->id,
                  state->missing_milli > 0 ? COLOUR_AMBER : 0);
        struct rect inside = rect_inset(tile, theme_px(theme, 5.0), theme_px(theme, 1.0));
        int side = theme_px(theme, 11.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      picture_of_product(product->name, product->category), 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 4.0));
        parts_amount(ui, target, sizeof target, product, prep_target_milli(view->prep, portion));
        parts_amount(ui, picked, sizeof picked, product, state->picked_milli);
        struct text_style right = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
        text_drawf(kit, rect_cut_right(&inside, theme_px(theme, 62.0)), right, _("%s of %s"),
                   picked, target);
        say_lots(ui, view, portion, lots, sizeof lots);
        say_instead(ui, view, portion, lots, sizeof lots);
        struct rect foot = rect_cut_bottom(&inside, lots[0] != '\0' ? inside.h / 2 : 0);
        desk_product(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                     product->name);
        if (lots[0] != '\0') {
            desk_product(kit, foot,
                         desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), lots);
        }
    }
    return pages;
}

/* The product's numbers at the left, the crates that hold it at the right; on a high panel below
 * each other. */
static struct desk_pages draw_product(const struct ui *ui, const struct ui_view *view,
                                      const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    const struct plan *plan = prep->plan;
    const struct product *product = plan_product(plan, ui->desk.product);
    int64_t ordered = 0, picked = 0, missing = 0;
    int count = 0, at = 0;
    for (size_t i = 0; i < plan->portions.count; i++) {
        if (plan->portions.rows[i].product == product->id) {
            ordered += plan->portions.rows[i].units_milli;
            picked += prep->portions[i].picked_milli;
            missing += prep->portions[i].missing_milli;
            count++;
        }
    }
    struct rect left = desk_lead(kit, &body, 100.0, 96.0);
    widget_card(kit, left);
    left = rect_inset(left, theme->pad, theme_px(theme, 5.0));
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    text_draw(kit, rect_cut_top(&left, theme_px(theme, 22.0)), style, product->name);
    const struct {
        const char *word;
        int64_t milli;
    } facts[] = {{_("ordered"), ordered},
                 {_("came in"), prep_received_milli(prep, product->id)},
                 {_("packed"), picked},
                 {_("missing"), missing}};
    for (int i = 0; i < 4; i++) {
        char amount[32];
        struct rect row = rect_cut_top(&left, theme_px(theme, 11.0));
        parts_amount(ui, amount, sizeof amount, product, facts[i].milli);
        text_draw(kit, rect_cut_right(&row, row.w * 2 / 5),
                  desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT), amount);
        (void)rect_cut_right(&row, theme_px(theme, 3.0));
        text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  facts[i].word);
    }
    if (product->place[0] != '\0') {
        struct rect row = rect_cut_top(&left, theme_px(theme, 11.0));
        text_draw(kit, rect_cut_right(&row, row.w * 2 / 5),
                  desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT), product->place);
        text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  _("place"));
    }
    if (ui->desk.other != ID_NONE) {
        return find_lot_view(ui, view, kit, body, ui->desk.other);
    }
    int columns = desk_fit(body.w, theme_px(theme, 64.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (size_t i = 0; i < plan->portions.count; i++) {
        if (plan->portions.rows[i].product != product->id) {
            continue;
        }
        if (at >= pages.first && at < pages.end) {
            find_crate_tile(ui, view, kit,
                            rect_cell(body, columns, rows, theme->gap, at - pages.first),
                            plan_crate(plan, plan->portions.rows[i].crate));
        }
        at++;
    }
    return pages;
}

static void view_keys(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Find"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 8.0));
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    style.marked = true;
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 46.0)), style,
              _("*Scan* a crate, a product, a code, or type an order’s number."));
    (void)rect_cut_top(&card, theme_px(theme, 4.0));
    widget_field(kit, rect_cut_top(&card, theme_px(theme, 24.0)), ui->digits);
    if (view->prep->plan == NULL) {
        desk_band(kit, rect_cut_bottom(&card, theme_px(theme, 20.0)), VERDICT_QUESTION,
                  _("Import a month first."));
    } else if (ui->choice == PLACE_UNKNOWN) {
        desk_band(kit, rect_cut_bottom(&card, theme_px(theme, 20.0)), VERDICT_NOT_THIS,
                  ui->desk.unread == UNREAD_OTHER_PREP
                      ? _("A label of another preparation.")
                      : _("Nothing of this month has this number or code."));
    }
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = ui->digits[0] != '\0'});
    footer.w = body.w;
    desk_back(ui, kit, &footer);
}

static void find_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct plan *plan = view->prep->plan;
    char title[LIMIT_NAME + 40] = "";
    const struct order *order =
        plan != NULL ? plan_order(plan, (uint32_t)ui->desk.about.seq) : NULL;
    const struct crate *crate = plan != NULL ? plan_crate(plan, ui->desk.crate) : NULL;
    bool shows = (ui->choice == PLACE_ORDER && order != NULL) ||
                 (ui->choice == PLACE_CRATE && crate != NULL) ||
                 (ui->choice == PLACE_PRODUCT && plan != NULL &&
                  plan_product(plan, ui->desk.product) != NULL);
    if (!shows) {
        view_keys(ui, view, kit);
        return;
    }
    if (ui->choice == PLACE_ORDER) {
        const struct pickup *pickup = plan_pickup(plan, order->pickup);
        str_format(title, sizeof title, _("Order %u"), order->number);
        (void)str_append(title, sizeof title, " · ");
        (void)str_append(title, sizeof title, pickup != NULL ? pickup->name : "–");
    } else if (ui->choice == PLACE_CRATE) {
        str_format(title, sizeof title, "%u  %d/%d · %s", plan_order(plan, crate->order)->number,
                   crate->index, crate->of, status_of(ui, view, crate->id));
    } else if (ui->desk.other != ID_NONE) {
        find_add_lot(ui, view, ui->desk.other, title, sizeof title);
    }
    struct areas areas = desk_begin(ui, kit, _("Find"), title);
    struct rect footer = areas.footer;
    bool has_lots = ui->choice == PLACE_PRODUCT &&
                    find_next_lot(view->prep, ui->desk.product, ID_NONE) != ID_NONE;
    struct rect turn = desk_upper_row(kit, &areas.body, has_lots);
    struct desk_pages pages = ui->choice == PLACE_ORDER   ? draw_order(ui, view, kit, areas.body)
                              : ui->choice == PLACE_CRATE ? draw_crate(ui, view, kit, areas.body)
                                                          : draw_product(ui, view, kit, areas.body);
    desk_back(ui, kit, &footer);
    if (has_lots) { /* one delivery after the other, and all of them again */
        bool is_last = find_next_lot(view->prep, ui->desk.product, ui->desk.other) == ID_NONE;
        widget_button(kit, rect_cut_right(&footer, theme_px(kit->theme, 76.0)),
                      (struct button){.name = "lot",
                                      .action = DESK_MORE,
                                      .kind = BUTTON_SECONDARY,
                                      .word = is_last                     ? _("All of them")
                                              : ui->desk.other == ID_NONE ? _("By delivery")
                                                                          : _("Next delivery")});
    }
    desk_pager(kit, turn.h > 0 ? turn : footer, pages);
}

const struct screen_def screen_find = {.name = "find",
                                       .enter = desk_enter,
                                       .event = find_event,
                                       .view = find_view,
                                       .is_director = true};
