/* review.c: what went wrong, newest first: what, which product, which crate, expected and found,
 * at which step, when. Nobody's name and no pair. */
#include "ui/screens/desk/review.h"

#include "base/str.h"
#include "domain/prep_case.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* Actions of its own; the argument is a row's place among the discrepancies. */
enum { REVIEW_CASE = DESK_OWN + 1 };

/* A crate or a product that is scanned: what is about it. */
static void scanned(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    uint32_t crate = desk_scanned_crate(view, code), product = desk_scanned_product(view, code);
    if (crate != ID_NONE || product != ID_NONE) {
        ui->filter = (struct review_filter){.by = {[BY_CRATE] = crate, [BY_PRODUCT] = product}};
        desk_enter(ui, view);
    }
}

static void review_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    (void)ret_request;
    if (input->kind == UI_SCAN && view->prep->plan != NULL) {
        scanned(ui, view, &input->code);
        return;
    }
    size_t row = (size_t)input->argument;
    if (action == REVIEW_CASE && row < view->prep->discrepancy_count) {
        const struct discrepancy *d = &view->prep->discrepancies[row];
        ui->desk = (struct desk_choice){
            .about = d->event, .crate = d->crate, .product = d->product, .type = d->said_type};
        int page = ui->page;
        ui_go(ui, view, SCREEN_CASE);
        ui->page = page; /* back to where the list was */
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->page = 0;
    } else if (action == DESK_OWN && ui->choice > BY_NONE && ui->choice < REVIEW_BY_COUNT) {
        ui->filter.by[ui->choice] = (uint32_t)input->argument;
        desk_enter(ui, view);
    } else if (action == ACTION_BACK && ui->choice != BY_NONE) {
        desk_enter(ui, view);
    } else if (action == ACTION_VALIDATE && ui->choice == REVIEW_ALL_WAYS) {
        ui->filter = (struct review_filter){.by = {0}};
        desk_enter(ui, view);
    } else if (action == ACTION_VALIDATE) {
        ui_go(ui, view, SCREEN_EXPORT);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* The columns of one row. */
struct columns {
    struct rect what, product, crate, numbers, step, time;
};

/* On a high panel in two lines: what and when, then the product and how much. */
static struct columns cut_lines(const struct kit *kit, struct rect row)
{
    const struct theme *theme = kit->theme;
    struct columns columns = {.crate = rect_cut_right(&row, theme_px(theme, 48.0))};
    struct rect upper = rect_cut_top(&row, row.h / 2);
    columns.time = rect_cut_bottom(&columns.crate, columns.crate.h / 2);
    columns.numbers = rect_cut_right(&upper, theme_px(theme, 60.0));
    columns.step = rect_cut_left(&columns.time, theme_px(theme, 12.0));
    columns.what = upper;
    columns.product = row;
    return columns;
}

static struct columns cut_columns(const struct kit *kit, struct rect row)
{
    const struct theme *theme = kit->theme;
    if (theme->narrow) {
        return cut_lines(kit, row);
    }
    struct columns columns;
    int gap = theme_px(theme, 3.0);
    columns.time = rect_cut_right(&row, theme_px(theme, 22.0));
    columns.step = rect_cut_right(&row, theme_px(theme, 12.0));
    (void)rect_cut_right(&row, gap);
    columns.numbers = rect_cut_right(&row, theme_px(theme, 60.0));
    (void)rect_cut_right(&row, gap);
    columns.crate = rect_cut_right(&row, theme_px(theme, 52.0));
    (void)rect_cut_right(&row, gap);
    columns.what = rect_cut_left(&row, theme_px(theme, 55.0));
    (void)rect_cut_left(&row, gap);
    columns.product = row;
    return columns;
}

/* A drawing as high as the row, then *rect goes on after it. */
static void draw_picture(const struct kit *kit, struct rect *rect, const char *picture)
{
    int side = theme_px(kit->theme, 8.0);
    struct rect box = rect_cut_left(rect, side);
    frame_picture(kit->frame, rect_centre(box, side, side), picture, 255, false);
    (void)rect_cut_left(rect, theme_px(kit->theme, 2.5));
}

static void draw_crate(const struct ui_view *view, const struct kit *kit, struct rect rect,
                       uint32_t id)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct crate *crate = plan_crate(plan, id);
    if (crate == NULL) {
        return;
    }
    const struct order *order = plan_order(plan, crate->order);
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    if (pickup != NULL) {
        desk_letter(kit, &rect, pickup);
    }
    struct rect number = rect_cut_left(&rect, theme_px(theme, 17.0));
    text_drawf(kit, number, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), "%u",
               order != NULL ? order->number : 0);
    text_drawf(kit, rect, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), "%d/%d",
               crate->index, crate->of);
}

/* Expected, an arrow, found. */
static void draw_numbers(const struct kit *kit, struct rect rect, const char *expected,
                         const char *found)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 5.0);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_RIGHT);
    style.tabular = true;
    struct rect arrow = rect_centre(rect, side, side);
    struct rect left = rect_cut_left(&rect, arrow.x - rect.x - theme_px(theme, 2.5));
    frame_shape(kit->frame, arrow, SHAPE_ARROW_RIGHT, COLOUR_MUTED);
    text_draw(kit, left, style, expected);
    (void)rect_cut_left(&rect, side + theme_px(theme, 5.0));
    style.align = ALIGN_LEFT;
    text_draw(kit, rect, style, found);
}

/* The row's second line: what became of it. */
static void draw_decision(const struct ui *ui, const struct kit *kit, struct rect rect,
                          const struct discrepancy *d)
{
    char text[160];
    str_format(text, sizeof text, "%s%s%s%s%s",
               d->cause != CAUSE_OPEN ? case_cause_word(ui, d->cause) : "",
               d->cause != CAUSE_OPEN ? " · " : "", case_decision_word(ui, d->decision),
               d->follow_up == FOLLOW_TO_DO ? " · " : "",
               d->follow_up == FOLLOW_TO_DO ? _("to do") : "");
    text_draw(kit, rect,
              desk_style(TYPE_SMALL, WEIGHT_REGULAR, case_is_open(d) ? COLOUR_AMBER : COLOUR_MUTED,
                         ALIGN_LEFT),
              text);
}

static void draw_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect rect, const struct discrepancy *d, int at)
{
    const struct theme *theme = kit->theme;
    const struct product *product = plan_product(view->prep->plan, d->product);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    size_t place = (size_t)(d - view->prep->discrepancies);
    char name[FRAME_NAME];
    str_format(name, sizeof name, "case_%d", at);
    desk_tile(kit, rect, name, REVIEW_CASE, (int)place, case_is_open(d) ? COLOUR_AMBER : 0);
    rect = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 1.5));
    draw_decision(ui, kit, rect_cut_bottom(&rect, theme->narrow ? rect.h / 3 : rect.h * 2 / 5), d);
    struct columns columns = cut_columns(kit, rect);
    char text[LIMIT_NAME + 32];
    draw_picture(kit, &columns.what, review_type_picture(d->type));
    text_draw(kit, columns.what, style, review_type_word(ui, d->type));
    style.weight = WEIGHT_REGULAR;
    if (product != NULL) {
        draw_picture(kit, &columns.product, picture_of_product(product->name, product->category));
        desk_product(kit, columns.product, style, product->name);
        char expected[32], found[32];
        parts_units(ui, expected, sizeof expected, d->expected_milli);
        parts_units(ui, found, sizeof found, d->found_milli);
        draw_numbers(kit, columns.numbers, expected, found);
    }
    struct review_cold cold;
    if (review_cold(ui, d, &cold)) {
        draw_picture(kit, &columns.product, PICTURE_COLD);
        text_draw(kit, columns.product, style, cold.what);
        struct text_style found = style;
        found.weight = WEIGHT_SEMIBOLD;
        found.align = ALIGN_CENTRE;
        text_draw(kit, columns.numbers, found, cold.found); /* its limit is the case's */
    }
    draw_crate(view, kit, columns.crate, d->crate);
    frame_picture(kit->frame,
                  rect_centre(columns.step, theme_px(kit->theme, 8.0), theme_px(kit->theme, 8.0)),
                  review_step_picture(d->step), 255, false);
    moment_time(view, text, sizeof text, d->at_ms);
    style.colour = COLOUR_MUTED;
    style.align = ALIGN_RIGHT;
    style.tabular = true;
    text_draw(kit, columns.time, style, text);
}

/* The sum that stands first: how many, and for one product and one type how much: what is missing
 * and what is too much do not add up. */
static void say_sum(const struct ui *ui, const struct ui_view *view, unsigned long count, char *to,
                    size_t size)
{
    const struct prep *prep = view->prep;
    int64_t units_milli = 0;
    unsigned long open = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        open += prep->plan != NULL && case_is_open(d) && review_passes(view, &ui->filter, d);
    }
    if (ui->filter.by[BY_PRODUCT] == 0 && open > 0) {
        char left[48];
        str_format(left, sizeof left, _n("%lu to decide", "%lu to decide", open), open);
        str_format(to, size, _n("%lu problem, %s", "%lu problems, %s", count), count, left);
        return;
    }
    str_format(to, size, _n("%lu problem", "%lu problems", count), count);
    if (ui->filter.by[BY_PRODUCT] == 0 || ui->filter.by[BY_TYPE] == DISCREPANCY_NONE ||
        count == 0) {
        return;
    }
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        if (review_passes(view, &ui->filter, &prep->discrepancies[i])) {
            units_milli += prep->discrepancies[i].units_milli;
        }
    }
    char amount[32];
    parts_amount(ui, amount, sizeof amount, plan_product(prep->plan, ui->filter.by[BY_PRODUCT]),
                 units_milli);
    (void)str_append(to, size, " · ");
    (void)str_append(to, size, amount);
}

static int rows_of(const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    return desk_fit(rect.h, theme->narrow ? theme_px(theme, 38.0) : theme->target, theme->gap);
}

static struct desk_pages draw_list(const struct ui *ui, const struct ui_view *view,
                                   const struct kit *kit, struct rect rect, unsigned long count)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    int rows = rows_of(kit, rect), at = 0;
    struct desk_pages pages = desk_pages(ui->page, (int)count, rows);
    for (size_t i = prep->discrepancy_count; i-- > 0;) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (!review_passes(view, &ui->filter, d)) {
            continue;
        }
        if (at >= pages.first && at < pages.end) {
            draw_row(ui, view, kit, rect_cell(rect, 1, rows, theme->gap, at - pages.first), d,
                     at - pages.first);
        }
        at++;
    }
    return pages;
}

static unsigned long count_passing(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    unsigned long count = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->discrepancy_count; i++) {
        count += review_passes(view, &ui->filter, &prep->discrepancies[i]);
    }
    return count;
}

/* The page stays when one comes back from a case. */
static void review_enter(struct ui *ui, const struct ui_view *view)
{
    int page = ui->desk.about.seq != 0 ? ui->page : 0;
    desk_enter(ui, view);
    ui->page = page;
    ui->desk.about = (struct event_id){0, 0};
}

static void review_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char sentence[160];
    if (ui->choice != BY_NONE && view->prep->plan != NULL) {
        review_chooser(ui, view, kit);
        return;
    }
    unsigned long count = count_passing(ui, view);
    say_sum(ui, view, count, sentence, sizeof sentence);
    struct areas areas = desk_begin(ui, kit, _("Differences"), sentence);
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    struct rect turn = {0, 0, 0, 0};
    if (view->prep->plan != NULL) {
        review_chips(
            ui, view, kit,
            rect_cut_top(&body, theme->narrow ? 2 * theme->target + theme->gap : theme->target));
        (void)rect_cut_top(&body, theme->gap);
    }
    if (count == 0) {
        widget_card(kit, body);
        text_draw(kit, body,
                  desk_style(TYPE_INSTRUCTION, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  _("Nothing to look at here."));
    } else {
        turn = desk_upper_row(kit, &body, (int)count > rows_of(kit, body));
        pages = draw_list(ui, view, kit, body, count);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Write to the stick"), NULL, view->prep->plan == NULL);
    desk_pager(kit, turn.h > 0 ? turn : footer, pages);
}

const struct screen_def screen_review = {.name = "review",
                                         .enter = review_enter,
                                         .event = review_event,
                                         .view = review_view,
                                         .is_director = true};
