/* director.c: the day at a glance: one sentence, the pick-up points, what needs a decision. Every
 * number opens its list. */
#include "base/limits.h"
#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/prep_case.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/chores.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/desk_facts.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/desk/desk_points.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* Arguments of DESK_OWN. */
enum { LIST_MISSING, LIST_ALL };

enum { MISSING_ROWS = 8 };

struct missing {
    uint32_t products;
    uint32_t rows[MISSING_ROWS]; /* the first ones reported */
    int64_t units_milli[MISSING_ROWS];
};

/* What is missing in crates or did not come, in the order it was said. */
static struct missing find_missing(const struct prep *prep)
{
    struct missing missing = {0};
    bool seen[LIMIT_PRODUCTS] = {false};
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        size_t index = d->product - prep->plan->products.first_id;
        if (d->is_undone || index >= LIMIT_PRODUCTS || seen[index] ||
            (d->type != DISCREPANCY_MISSING && d->type != DISCREPANCY_SHORT)) {
            continue;
        }
        seen[index] = true;
        if (missing.products < MISSING_ROWS) {
            missing.rows[missing.products] = d->product;
            missing.units_milli[missing.products] = desk_missing_milli(prep, d->product);
        }
        missing.products++;
    }
    return missing;
}

static int count_open(const struct prep *prep)
{
    int count = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        count += case_is_open(&prep->discrepancies[i]);
    }
    return count;
}

/* Two sentences in two colours on one line, as large as both fit; on a high panel in two lines
 * before they get small. */
static void draw_sentence(const struct kit *kit, struct rect *body, const char *first,
                          const char *second)
{
    struct rect above = *body;
    struct rect row = rect_cut_top(body, theme_px(kit->theme, 12.0));
    (void)rect_cut_top(body, kit->theme->gap);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    int gap = theme_px(kit->theme, 4.0);
    while (style.type > TYPE_SMALL &&
           text_width(kit, style, first) + gap + text_width(kit, style, second) > row.w) {
        style.type--;
    }
    if (kit->theme->narrow && style.type < TYPE_BODY && second[0] != '\0') {
        desk_sentence(kit, &above, COLOUR_INK, first);
        *body = above;
        desk_sentence(kit, body, COLOUR_AMBER, second);
        return;
    }
    style.least = style.type;
    int width = text_width(kit, style, first);
    text_draw(kit, rect_cut_left(&row, width), style, first);
    (void)rect_cut_left(&row, gap);
    style.colour = COLOUR_AMBER;
    style.least = TYPE_SMALL;
    if (second[0] != '\0') {
        text_draw(kit, row, style, second);
    }
}

static void say_day(const struct ui *ui, const struct prep *prep, const struct kit *kit,
                    struct rect *body)
{
    struct progress all = prep_progress(prep, ID_NONE);
    struct missing missing = find_missing(prep);
    unsigned long left = all.crates - all.picked, unchecked = check_left(prep).waiting;
    char first[120] = "", second[120] = "";
    if (prep->is_closed) {
        str_copy(first, sizeof first, _("The preparation is closed."));
    } else if (left > 0) {
        str_format(first, sizeof first, _n("%lu crate is left.", "%lu crates are left.", left),
                   left);
    } else if (unchecked > 0) {
        str_format(first, sizeof first,
                   _n("All is packed. %lu crate to check.", "All is packed. %lu crates to check.",
                      unchecked),
                   unchecked);
    } else {
        str_copy(first, sizeof first, _("All is packed and checked."));
    }
    if (missing.products > 0) {
        str_format(second, sizeof second,
                   _n("%lu product is missing.", "%lu products are missing.",
                      (unsigned long)missing.products),
                   (unsigned long)missing.products);
    }
    draw_sentence(kit, body, first, second);
}

/* The lower line of a point's tile: how far, how many of how many, the kilos. */
static void draw_counts(const struct ui *ui, const struct kit *kit, struct rect foot,
                        const struct progress *progress, bool bulk)
{
    const struct theme *theme = kit->theme;
    struct text_style right = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_RIGHT);
    char kilos[32];
    right.tabular = true;
    desk_weight(ui, kilos, sizeof kilos, progress->weight_g);
    text_draw(kit, rect_cut_right(&foot, theme_px(theme, 32.0)), right, kilos);
    (void)rect_cut_right(&foot, bulk ? theme_px(theme, 3.0) : 0);
    if (bulk) {
        right.align = ALIGN_LEFT;
        text_draw(kit, foot, right, _("in bulk"));
        return;
    }
    right.weight = WEIGHT_SEMIBOLD;
    right.colour = COLOUR_INK;
    text_drawf(kit, rect_cut_right(&foot, theme_px(theme, theme->narrow ? 32.0 : 26.0)), right,
               "%u/%u", progress->picked, progress->crates);
    (void)rect_cut_right(&foot, theme_px(theme, 1.0));
    widget_bar(kit, rect_centre(foot, foot.w, theme_px(theme, 4.5)), 0, (int)progress->checked,
               (int)progress->picked, (int)progress->crates);
}

static void draw_point(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    struct progress progress = prep_progress(view->prep, pickup->id);
    bool bulk = prep_pickup_mode(view->prep, pickup->id) == PICKUP_BULK;
    char name[FRAME_NAME];
    str_format(name, sizeof name, "point_%s", pickup->letter);
    desk_tile(kit, rect, name, DESK_CHOOSE, (int)pickup->id, 0);
    struct rect inside =
        rect_inset(rect, theme_px(theme, theme->narrow ? 2.0 : 3.5), theme_px(theme, 1.5));
    (void)rect_cut_right(&inside, theme->narrow ? theme_px(theme, 1.0) : 0);
    desk_letter(kit, &inside, pickup);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    if (!bulk && progress.crates > 0 && progress.checked == progress.crates) {
        int mark = theme_px(theme, 7.0);
        frame_shape(kit->frame, rect_centre(rect_cut_right(&inside, mark), mark, mark), SHAPE_TICK,
                    COLOUR_GREEN);
    }
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              pickup->name);
    draw_counts(ui, kit, foot, &progress, bulk);
}

/* Tiles of 20 mm and more; the last one turns the page when there are more points than tiles. */
static void draw_points(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    int columns = desk_fit(rect.w, theme_px(theme, theme->narrow ? 86.0 : 112.0), theme->gap);
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    int count = (int)plan->pickups.count, cells = columns * rows;
    bool paged = count > cells;
    struct desk_pages pages = desk_pages(ui->page, count, paged ? cells - 1 : cells);
    for (int i = pages.first; i < pages.end; i++) {
        draw_point(ui, view, kit, rect_cell(rect, columns, rows, theme->gap, i - pages.first),
                   &plan->pickups.rows[i]);
    }
    if (paged) {
        char word[80];
        str_format(word, sizeof word, _("More labos (%d/%d)"), pages.page + 1, pages.count);
        widget_button(kit, rect_cell(rect, columns, rows, theme->gap, cells - 1),
                      (struct button){.name = "page_next",
                                      .action = DESK_PAGE,
                                      .argument = (pages.page + 1) % pages.count,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = word});
    }
}

/* A card of the right column: a title and lines; tapped, it opens its list. */
static struct rect draw_card(const struct kit *kit, struct rect rect, const char *name, int action,
                             int argument, uint32_t stripe, const char *title)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, name, action, argument, stripe);
    struct rect inside = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 1.5));
    int side = theme_px(theme, 5.0);
    struct rect arrow = inside;
    arrow = rect_cut_right(&arrow, side);
    arrow.h = theme_px(theme, 9.0);
    frame_shape(kit->frame, rect_centre(arrow, side, side), SHAPE_ARROW_RIGHT, COLOUR_MUTED);
    struct rect head = rect_cut_top(&inside, theme_px(theme, 9.0));
    (void)rect_cut_right(&head, side);
    text_draw(kit, head, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), title);
    return inside;
}

static void draw_missing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct missing missing = find_missing(view->prep);
    struct rect inside = draw_card(kit, rect, "missing", DESK_OWN, LIST_MISSING,
                                   missing.products > 0 ? COLOUR_AMBER : 0, _("Missing"));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    if (missing.products == 0) {
        style.colour = COLOUR_MUTED;
        style.lines = 2;
        text_draw(kit, inside, style, _("nothing so far"));
        return;
    }
    int pitch = theme_px(theme, 10.5);
    int rows = inside.h / pitch, most = pitch * 3 / 2;
    rows = rows < 1 ? 1 : rows > MISSING_ROWS ? MISSING_ROWS : rows;
    rows = rows > (int)missing.products ? (int)missing.products : rows;
    for (int i = 0; i < rows; i++) {
        char amount[32];
        const struct product *product = plan_product(view->prep->plan, missing.rows[i]);
        struct rect row =
            rect_cut_top(&inside, inside.h / (rows - i) < most ? inside.h / (rows - i) : most);
        int side = theme_px(theme, 7.0);
        struct rect picture = rect_cut_left(&row, side);
        frame_picture(kit->frame, rect_centre(picture, side, side),
                      picture_of_product(product->name, product->category), 255, false);
        (void)rect_cut_left(&row, theme_px(theme, 3.0));
        parts_amount(ui, amount, sizeof amount, product, missing.units_milli[i]);
        struct text_style right = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_RIGHT);
        struct rect number = rect_cut_right(&row, text_width(kit, right, amount));
        text_draw(kit, number, right, amount);
        (void)rect_cut_right(&row, theme_px(theme, 2.0));
        desk_product(kit, row, style, product->name);
    }
}

/* What the last import left: it stands first, for others may trip over it. */
static void draw_chores(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect)
{
    unsigned long waiting = chores_waiting(view);
    struct rect inside =
        draw_card(kit, rect, "chores", DESK_SCREEN, SCREEN_CHORES, COLOUR_AMBER, _("By hand"));
    text_drawf(kit, inside, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT),
               _n("%lu thing to do", "%lu things to do", waiting), waiting);
}

static void draw_number(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, bool is_unchecked)
{
    unsigned long unchecked = check_left(view->prep).waiting,
                  seen = (unsigned long)count_open(view->prep);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    if (is_unchecked) {
        struct rect inside =
            draw_card(kit, rect, "unchecked", DESK_CHOOSE, DESK_TO_CHECK, 0, _("To check"));
        text_drawf(kit, inside, style, _n("%lu crate", "%lu crates", unchecked), unchecked);
        return;
    }
    struct rect inside =
        draw_card(kit, rect, "discrepancies", DESK_OWN, LIST_ALL, 0, _("To decide"));
    text_drawf(kit, inside, style, _n("%lu problem", "%lu problems", seen), seen);
}

/* What is missing at the left of the numbers. */
static void draw_side_high(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                           struct rect rect)
{
    int gap = kit->theme->gap, has_chores = chores_waiting(view) > 0;
    struct rect column = rect_cell(rect, 2, 1, gap, 1);
    if (has_chores) {
        draw_chores(ui, view, kit, rect_cell(column, 1, 3, gap, 0));
    }
    draw_missing(ui, view, kit, rect_cell(rect, 2, 1, gap, 0));
    for (int i = 0; i < 2; i++) {
        draw_number(ui, view, kit, rect_cell(column, 1, 2 + has_chores, gap, i + has_chores),
                    i == 0);
    }
}

static void draw_side(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool is_full = chores_waiting(view) > 0;
    if (theme->narrow) {
        draw_side_high(ui, view, kit, rect);
        return;
    }
    int low_h = theme->target + (is_full ? 0 : theme_px(theme, 3.0));
    if (is_full) {
        struct rect top = rect_cut_top(&rect, low_h);
        (void)rect_cut_top(&rect, theme->gap);
        draw_chores(ui, view, kit, top);
    }
    struct rect low = rect_cut_bottom(&rect, low_h);
    (void)rect_cut_bottom(&rect, theme->gap);
    bool has_room = rect.h >= 2 * low_h + theme->gap;
    struct rect middle = rect_cut_bottom(&rect, has_room ? low_h : 0);
    (void)rect_cut_bottom(&rect, has_room ? theme->gap : 0);
    draw_missing(ui, view, kit, rect);
    if (has_room) {
        draw_number(ui, view, kit, middle, true);
    }
    draw_number(ui, view, kit, low, false);
}

/* What the two tones of the bars say, in the header where it has room. */
static void draw_legend(const struct ui *ui, const struct kit *kit, struct rect header,
                        const char *moment)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    struct text_style title = desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    struct text_style wide = desk_style(TYPE_BUTTON, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    const char *const words[] = {_("crates packed"), _("crates checked")};
    static const uint32_t tones[] = {COLOUR_GREEN_PALE, COLOUR_GREEN_MID};
    int side = theme_px(theme, 4.5), gap = theme_px(theme, 2.5), total = 0;
    for (int i = 0; i < 2; i++) {
        total += side + gap + text_width(kit, style, words[i]) + 2 * gap;
    }
    int taken = text_width(kit, title, _("The day")) + text_width(kit, wide, moment) + 6 * gap;
    (void)rect_cut_right(&header, 2 * (theme->target + theme->gap));
    if (taken + total > header.w) {
        return;
    }
    if (kit->mirrored != kit->rtl) { /* beside the title, which keeps its order for a hand */
        frame_block_begin(kit->frame, header);
    }
    struct rect row = rect_cut_right(&header, total);
    for (int i = 0; i < 2; i++) {
        struct rect swatch = rect_cut_left(&row, side);
        frame_fill(kit->frame, rect_centre(swatch, side, side), side / 2, tones[i]);
        (void)rect_cut_left(&row, gap);
        text_draw(kit, rect_cut_left(&row, text_width(kit, style, words[i])), style, words[i]);
        (void)rect_cut_left(&row, 2 * gap);
    }
    frame_block_end(kit->frame);
}

static void draw_footer(const struct ui *ui, const struct kit *kit, struct rect upper,
                        struct rect footer)
{
    const struct button buttons[] = {
        {.name = "import", .argument = SCREEN_IMPORT, .word = _("Import")},
        {.name = "labels", .argument = SCREEN_LABELS, .word = _("Labels")},
        {.name = "review", .argument = SCREEN_REVIEW, .word = _("Differences")},
        {.name = "export", .argument = SCREEN_EXPORT, .word = _("Export")},
        {.name = "settings", .argument = SCREEN_SETTINGS, .word = _("Settings")},
        {.name = "more", .argument = SCREEN_MORE, .word = _("More of the desk")},
    };
    enum { BUTTONS = sizeof buttons / sizeof *buttons };
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
    int room = footer.w - (BUTTONS - 1) * kit->theme->gap;
    for (int i = 0; i < BUTTONS; i++) {
        room -= text_width(kit, style, buttons[i].word);
    }
    for (int i = 0; i < BUTTONS; i++) { /* as wide as their words, so that all are as large */
        struct button button = buttons[i];
        button.action = DESK_SCREEN;
        button.kind = BUTTON_SECONDARY;
        button.type = TYPE_BODY;
        int width = text_width(kit, style, button.word) + room / BUTTONS;
        if (upper.h > 0) { /* three above three */
            bool is_above = i < BUTTONS / 2;
            widget_button(kit,
                          rect_cell(is_above ? upper : footer, BUTTONS / 2, 1, kit->theme->gap,
                                    i % (BUTTONS / 2)),
                          button);
            continue;
        }
        widget_button(kit, rect_cut_left(&footer, width), button);
        (void)rect_cut_left(&footer, kit->theme->gap);
    }
}

/* Before the first import there is one thing to do. */
static void draw_empty(const struct ui *ui, const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    text_draw(kit, rect_cut_top(&body, theme_px(theme, 12.0)), style,
              _("The month is not here yet."));
    (void)rect_cut_top(&body, theme->gap);
    struct rect card = theme->narrow ? rect_cut_top(&body, theme_px(theme, 90.0))
                                     : rect_cell(body, 2, 1, theme->gap * 2, 0);
    (void)rect_cut_top(&body, theme->narrow ? theme->gap : 0);
    widget_choice(kit, card,
                  (struct choice){.name = "import_month",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_IMPORT,
                                  .stripe = COLOUR_GREEN,
                                  .picture = PICTURE_SHEET,
                                  .verb = _("Import the month"),
                                  .how = _("from the USB stick")});
    card = theme->narrow ? rect_cut_top(&body, theme_px(theme, 80.0))
                         : rect_cell(body, 2, 1, theme->gap * 2, 1);
    style = desk_style(TYPE_INSTRUCTION, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.marked = true;
    style.lines = 6;
    text_draw(kit, card, style,
              _("Put the *export of the orders* and the *catalogue* on a stick, plug it in, then "
                "look at what Borne has understood."));
}

static void director_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char moment[120];
    if (ui->choice != 0 && view->prep->plan != NULL) {
        (ui->choice == DESK_POINTS ? desk_points_view : desk_crates_view)(ui, view, kit);
        return;
    }
    const char *month = view->prep->plan != NULL ? moment_month(ui, view) : "";
    str_format(moment, sizeof moment, "%s%s%s", month, month[0] != '\0' ? " · " : "",
               moment_half_day(ui, view));
    struct areas areas = desk_begin(ui, kit, _("The day"), moment);
    struct rect body = areas.body, upper = desk_upper_row(kit, &body, true);
    if (view->prep->plan == NULL) {
        draw_empty(ui, kit, body);
    } else {
        say_day(ui, view->prep, kit, &body);
        desk_facts(ui, view, kit, rect_cut_bottom(&body, desk_facts_height(kit)));
        (void)rect_cut_bottom(&body, theme->gap);
        struct rect side = desk_side(kit, &body, 80.0, chores_waiting(view) > 0 ? 92.0 : 76.0);
        draw_legend(ui, kit, areas.header, moment);
        draw_points(ui, view, kit, body);
        draw_side(ui, view, kit, side);
    }
    draw_footer(ui, kit, upper, areas.footer);
}

static void director_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    (void)ret_request;
    if (input->kind == UI_TAP && input->action == ACTION_BACK) {
        desk_enter(ui, view); /* from a list of crates to the day */
    } else if (input->kind == UI_TAP && input->action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->page = 0;
    } else if (input->kind == UI_TAP && input->action == DESK_OWN && ui->choice == 0 &&
               input->argument == LIST_MISSING && !ui->is_helper) {
        ui_go(ui, view, SCREEN_SHORTAGE); /* what is missing there, and how it is shared out */
    } else if (input->kind == UI_TAP && input->action == DESK_OWN) {
        ui->filter = (struct review_filter){
            .by = {[BY_TYPE] = input->argument == LIST_MISSING ? DISCREPANCY_MISSING
                               : ui->choice == DESK_COLD       ? DISCREPANCY_COLD
                                                               : DISCREPANCY_NONE,
                   [BY_PICKUP] = ui->choice > 0 ? (uint32_t)ui->choice : 0,
                   [BY_STATE] = input->argument == LIST_ALL && ui->choice == 0 ? 1 : 0}};
        ui_go(ui, view, SCREEN_REVIEW);
    } else {
        if (input->kind == UI_TAP && input->action == DESK_SCREEN) {
            ui->filter = (struct review_filter){0};
            ui->more = MORE_NOW;
        }
        (void)desk_event(ui, view, input);
    }
}

const struct screen_def screen_director = {.name = "director",
                                           .enter = desk_enter,
                                           .event = director_event,
                                           .view = director_view,
                                           .is_director = true};
