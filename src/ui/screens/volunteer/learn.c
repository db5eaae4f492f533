/* learn.c: a code that nobody knows is taught, with the helper's PIN: a second specimen, the
 * product, how many a scan of it is. Known at once in every lane, and next month; forgotten by one
 * tap. */
#include "ui/screens/volunteer/learn.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { UNITS_DIGITS = 3, TILES_WIDE = 3 };
/* ui->choice */
enum { LEARN_SECOND, LEARN_UNLIKE, LEARN_PRODUCT, LEARN_UNITS, LEARN_KNOWN };

static void learn_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    ui->choice = LEARN_SECOND;
    ui->problem_product = ID_NONE;
}

bool learn_can(const struct ui *ui, const struct ui_view *view)
{
    return ui->refusal.kind == REFUSAL_UNKNOWN_CODE && ui->refusal.read.kind == CODE_TRADE &&
           view->prep->plan != NULL && !view->prep->is_closed;
}

static const struct product *chosen(const struct ui *ui, const struct ui_view *view)
{
    return view->prep->plan != NULL ? plan_product(view->prep->plan, ui->problem_product) : NULL;
}

static void choose(struct ui *ui, const struct product *product)
{
    if (product != NULL) {
        ui->problem_product = product->id;
        ui->choice = LEARN_UNITS;
        ui->digits[0] = '\0';
    }
}

static void scanned(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    if (ui->choice == LEARN_SECOND || ui->choice == LEARN_UNLIKE) {
        bool same = code->kind == CODE_TRADE && str_equal(code->gtin, ui->refusal.read.gtin);
        ui->choice = same ? LEARN_PRODUCT : LEARN_UNLIKE;
    } else if (ui->choice == LEARN_PRODUCT) { /* by its label, or a code that is known */
        choose(ui, parts_product_of_code(view, code, NULL));
    }
}

static void ask(const struct ui *ui, int32_t units, struct request *request)
{
    struct command *command = parts_command(request, COMMAND_LEARN_CODE);
    command->code = ui->refusal.read;
    command->target = ui->problem_product;
    command->value = units;
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *request)
{
    int64_t units;
    if (ui->choice == LEARN_KNOWN) {
        desk_lock(ui, view);
    } else if (ui->choice == LEARN_UNITS && str_to_int64(ui->digits, 1, LIMIT_CODE_UNITS, &units)) {
        ask(ui, (int32_t)units, request);
    }
}

static void go_back(struct ui *ui, const struct ui_view *view)
{
    if (ui->choice == LEARN_UNITS) {
        ui->choice = LEARN_PRODUCT;
    } else {
        desk_lock(ui, view);
    }
}

static void learn_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    if (!learn_can(ui, view)) { /* the month changed meanwhile */
        desk_lock(ui, view);
        return;
    }
    if (input->kind == UI_SCAN) {
        scanned(ui, view, &input->code);
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_KEY:
        if (ui->choice == LEARN_UNITS) {
            parts_type(ui, input->argument, UNITS_DIGITS);
        }
        break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_VALIDATE:
    case ACTION_YES: validate(ui, view, ret_request); break;
    case ACTION_BACK:
    case ACTION_NO: go_back(ui, view); break;
    case ACTION_HOME: desk_lock(ui, view); break;
    case ACTION_UNDO:
        if (ui->choice == LEARN_KNOWN) {
            ask(ui, 0, ret_request);
        }
        break;
    case DESK_CHOOSE:
        choose(ui, view->prep->plan != NULL
                       ? plan_product(view->prep->plan, (uint32_t)input->argument)
                       : NULL);
        break;
    default: (void)desk_event(ui, view, input); break;
    }
}

static enum sound learn_outcome(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    (void)view;
    if (outcome->command.kind != COMMAND_LEARN_CODE) {
        return SOUND_NONE;
    }
    ui->choice = outcome->command.value > 0 ? LEARN_KNOWN : LEARN_PRODUCT;
    return SOUND_NONE;
}

/* The step's product first, then as they stand in the room. */
static size_t list_products(const struct ui *ui, const struct ui_view *view,
                            const struct product *ret[LIMIT_PRODUCTS])
{
    const struct plan *plan = view->prep->plan;
    size_t count = 0;
    const struct product *step = plan_product(plan, ui->refusal.expected_product);
    if (step != NULL) {
        ret[count++] = step;
    }
    for (size_t i = 0; i < plan->products.count && count < LIMIT_PRODUCTS; i++) {
        if (&plan->products.rows[i] != step) {
            ret[count++] = &plan->products.rows[i];
        }
    }
    size_t first = step != NULL ? 1 : 0;
    for (size_t i = first + 1; i < count; i++) { /* few, and nearly in order */
        const struct product *row = ret[i];
        size_t k = i;
        for (; k > first && strcmp(ret[k - 1]->place, row->place) > 0; k--) {
            ret[k] = ret[k - 1];
        }
        ret[k] = row;
    }
    return count;
}

static void draw_products(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect body, struct rect *footer)
{
    const struct theme *theme = kit->theme;
    const struct product *products[LIMIT_PRODUCTS];
    int count = (int)list_products(ui, view, products);
    int columns = TILES_WIDE;
    int rows = desk_fit(body.h, theme_px(theme, theme->narrow ? 64.0 : 38.0), theme->gap);
    rows = rows < 1 ? 1 : rows;
    struct desk_pages pages = desk_pages(ui->page, count, rows * columns);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect cell = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        char name[FRAME_NAME];
        str_format(name, sizeof name, "product_%d", i);
        desk_tile(kit, cell, name, DESK_CHOOSE, (int)products[i]->id, 0);
        struct rect inside = rect_inset(cell, theme_px(theme, 3.0), theme_px(theme, 2.0));
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
        style.lines = 2;
        style.least = TYPE_SMALL;
        int words = theme_px(theme, theme->narrow ? 39.0 : 16.0);
        text_draw(kit, rect_cut_bottom(&inside, words), style, products[i]->name);
        frame_picture(kit->frame, inside, parts_picture(products[i]), 255, false);
    }
    desk_pager(kit, *footer, pages);
}

static void draw_units(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect body)
{
    const struct theme *theme = kit->theme;
    struct rect keys = desk_side(kit, &body, 120.0, 150.0);
    int64_t units = 0;
    keypad_draw(
        kit, keys,
        (struct keypad){.digit_action = ACTION_KEY,
                        .erase_action = ACTION_ERASE,
                        .validate_action = ACTION_VALIDATE,
                        .can_validate = str_to_int64(ui->digits, 1, LIMIT_CODE_UNITS, &units)});
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    widget_field(kit, rect_cut_bottom(&card, theme_px(theme, 30.0)), ui->digits);
    (void)rect_cut_bottom(&card, theme->gap);
    if (chosen(ui, view) != NULL) {
        parts_product(kit, card, chosen(ui, view));
    }
}

/* The code as bars and digits; below, what is wrong with the second one. */
static void draw_specimens(const struct ui *ui, const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    if (ui->choice == LEARN_UNLIKE) {
        const char *text = _("These two codes differ: this one cannot be taught.");
        desk_band(kit, rect_cut_bottom(&body, desk_band_height(kit, body.w, text, 20.0)),
                  VERDICT_QUESTION, text);
        (void)rect_cut_bottom(&body, theme->gap);
    }
    for (int i = 0; i < 2; i++) {
        struct rect half = desk_cell(kit, body, 2, 2, 1, i);
        widget_card(kit, half);
        struct rect card = rect_inset(half, theme->pad, theme->pad);
        text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 14.0)),
                  desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE),
                  i == 0 ? ui->refusal.read.read : _("Now a second one"));
        if (i == 0) {
            frame_shape(kit->frame, rect_inset(card, card.w / 6, card.h / 8), SHAPE_BARCODE,
                        COLOUR_INK);
        } else {
            frame_picture(kit->frame, rect_inset(card, 0, card.h / 8), PICTURE_QUESTION, 110, true);
        }
    }
}

static void draw_known(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct product *product = chosen(ui, view);
    int32_t units;
    if (product == NULL ||
        prep_product_of_gtin(view->prep, ui->refusal.read.gtin, &units) == NULL) {
        return;
    }
    char words[LIMIT_NAME + 32];
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    str_format(words, sizeof words, "%d × %s", (int)units, product->name);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    style.least = TYPE_BODY;
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 24.0)), style, words);
    struct rect mark = rect_cut_left(&card, card.w / 2);
    int side = card.h < card.w ? card.h : card.w;
    widget_verdict_mark(kit, rect_centre(mark, side * 3 / 4, side * 3 / 4), VERDICT_DONE);
    frame_picture(kit->frame, card, parts_picture(product), 255, false);
}

static const char *question(const struct ui *ui)
{
    switch (ui->choice) {
    case LEARN_PRODUCT: return _("Which product is it?");
    case LEARN_UNITS: return _("How many are in it?");
    case LEARN_KNOWN: return _("Known now, everywhere.");
    default: break;
    }
    return _("*Scan* the same code on another one.");
}

static void learn_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Teach this code"), ui->refusal.read.read);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, question(ui));
    if (ui->choice == LEARN_KNOWN) {
        desk_primary(kit, &footer, _("Go on"), NULL, false);
        parts_undo_of(ui, kit, areas.footer);
        draw_known(ui, view, kit, body);
        return;
    }
    desk_back(ui, kit, &footer);
    if (view->prep->plan == NULL) {
        return;
    }
    if (ui->choice == LEARN_PRODUCT) {
        draw_products(ui, view, kit, body, &footer);
    } else if (ui->choice == LEARN_UNITS) {
        draw_units(ui, view, kit, body);
    } else {
        draw_specimens(ui, kit, body);
    }
}

const struct screen_def screen_learn = {.name = "learn",
                                        .enter = learn_enter,
                                        .event = learn_event,
                                        .outcome = learn_outcome,
                                        .view = learn_view,
                                        .is_director = true};
