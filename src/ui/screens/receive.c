/* receive.c: what comes in: the month's products, how much of each is there, and which one is
 * counted now: by scanning it, or by its drawing. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/lot.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { RECEIVE_PRODUCT = ACTION_OWN };

static bool is_shown(const struct prep *prep, uint32_t product)
{
    return prep_expected_milli(prep, product) > 0 || prep_received_milli(prep, product) > 0;
}

/* The `nth` product of the list: those that are still to come first. NULL after the last. */
static const struct product *product_at(const struct ui_view *view, int nth)
{
    const struct prep *prep = view->prep;
    for (int complete = 0; prep->plan != NULL && complete < 2; complete++) {
        for (size_t i = 0; i < prep->plan->products.count; i++) {
            const struct product *product = &prep->plan->products.rows[i];
            if (is_shown(prep, product->id) && prep_is_complete(prep, product->id) == complete &&
                nth-- == 0) {
                return product;
            }
        }
    }
    return NULL;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_RECEIVE;
    ui->task = LANE_TASK_PICK;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN) {
        const struct product *product = parts_product_of_code(view, &input->code, NULL);
        if (product != NULL && !view->prep->is_closed) {
            lot_begin(ui, view, product->id);
        } else {
            (void)parts_scan(ui, input, ret_request);
        }
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: ui_go(ui, view, SCREEN_HOME); break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (product_at(view, 0) != NULL && !view->prep->is_closed) {
            lot_begin(ui, view, product_at(view, 0)->id);
        }
        break;
    case RECEIVE_PRODUCT: lot_begin(ui, view, (uint32_t)input->argument); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_COMMAND && outcome->event == EVENT_CRATE_OPENED) {
        parts_go_after(ui, view, outcome, SCREEN_RECEIVE);
    }
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

/* The drawing, the name, how much of how much; a tick when that is all of it. */
static void draw_product(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect cell, const struct product *product)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    int64_t expected = prep_expected_milli(prep, product->id);
    int64_t received = prep_received_milli(prep, product->id);
    bool complete = prep_is_complete(prep, product->id);
    char name[FRAME_NAME], came[32], of[32];
    str_format(name, sizeof name, "goods_%u", product->id - prep->plan->products.first_id + 1);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, name);
    int radius = theme->radius[RADIUS_MEDIUM];
    frame_shadow(kit->frame, cell, radius);
    frame_fill(kit->frame, cell, radius,
               pressed                            ? COLOUR_PRESSED
               : complete && received == expected ? COLOUR_GREEN_SOFT
                                                  : COLOUR_CARD);
    frame_border(kit->frame, cell, radius, theme->border, COLOUR_EDGE, false);
    frame_target(kit->frame, name, RECEIVE_PRODUCT, (int)product->id, cell, true);
    struct rect inside = rect_inset(cell, theme_px(theme, 3.0), theme_px(theme, 2.5));
    struct rect foot = rect_cut_bottom(&inside, theme_px(theme, 9.0));
    int side = inside.h < inside.w / 3 ? inside.h : inside.w / 3;
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                  parts_picture(product), complete ? 150 : 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 2.5));
    text_draw(kit, inside,
              (struct text_style){.type = TYPE_BODY,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 4},
              product->name);
    parts_amount(ui, came, sizeof came, product, received);
    parts_amount(ui, of, sizeof of, product, expected);
    if (complete) {
        int mark = foot.h;
        struct rect box = rect_cut_right(&foot, mark);
        if (received == expected) {
            frame_shape(kit->frame, rect_inset(box, 0, theme_px(theme, 1.0)), SHAPE_TICK,
                        COLOUR_GREEN);
        } else {
            frame_shape(kit->frame, box, SHAPE_TRIANGLE, COLOUR_AMBER);
        }
    }
    text_drawf(
        kit, foot,
        (struct text_style){.type = TYPE_BODY,
                            .least = TYPE_SMALL,
                            .weight = WEIGHT_BOLD,
                            .colour = complete && received != expected ? COLOUR_AMBER : COLOUR_INK,
                            .tabular = true},
        "%s / %s", came, of);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, _("Receive"));
    parts_coach(ui, kit, areas.header, _(task_of(TASK_RECEIVE)->coach));
    struct rect body = areas.body, footer = areas.footer;
    int count = 0;
    while (product_at(view, count) != NULL) {
        count++;
    }
    bool can_undo = prep_undoable(view->prep, ui->lane).seq != 0;
    if (can_undo) {
        parts_undo(ui, view, kit, footer);
        (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    }
    parts_back(ui, kit, footer);
    (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    struct text_style style = {.type = TYPE_INSTRUCTION,
                               .least = TYPE_SMALL,
                               .colour = COLOUR_INK,
                               .marked = true,
                               .lines = theme->narrow ? 2 : 1};
    text_draw(kit, rect_cut_top(&body, theme_px(theme, theme->narrow ? 20.0 : 12.0)), style,
              _("*Scan* what comes in."));
    (void)rect_cut_top(&body, theme_px(theme, 2.0));
    int columns = (body.w + theme->gap) / (theme_px(theme, 94.0) + theme->gap);
    int rows = (body.h + theme->gap) / (theme_px(theme, theme->narrow ? 34.0 : 48.0) + theme->gap);
    columns = columns < 1 ? 1 : columns;
    rows = rows < 1 ? 1 : rows;
    int cells = columns * rows;
    int per_page = count > cells && cells > 1 ? cells - 1 : cells;
    int pages = (count + per_page - 1) / per_page;
    int first = pages > 0 ? ui->page % pages * per_page : 0;
    for (int i = 0; i < per_page && first + i < count; i++) {
        draw_product(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i),
                     product_at(view, first + i));
    }
    if (pages > 1) {
        char words[48];
        str_format(words, sizeof words, _("More (%d/%d)"), first / per_page + 1, pages);
        widget_button(kit, rect_cell(body, columns, rows, theme->gap, cells - 1),
                      (struct button){.name = "more",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = words});
    }
    struct rect right = theme->narrow ? footer : parts_footer_right(kit, areas.footer);
    (void)parts_stay(ui, view, kit, right);
}

const struct screen_def screen_receive = {
    .name = "receive", .enter = enter, .event = event, .outcome = outcome, .view = view};
