/* slip.c: the prep slip of a crate: the same steps on paper, with codes to scan it back in: the
 * crate, a line that is in or missing, all the rest. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define HEAD_MM       37.0
#define ROW_MM        15.0
#define FOOT_MM       62.0
#define SIDE_MM       34.0 /* the columns of codes */
#define COLUMNS_MM    6.0  /* their heads */
#define PLACE_MM      9.0  /* a place, a box for how many are missing */
#define SMALL_MM      2.5  /* a line of small words */
#define DIGITS_IN_ROW 5
#define LONG_NAME     36 /* letters; more ask for two small lines */

struct slip {
    struct page *page;
    const struct crate *crate;
    const struct order *order;
    const struct pickup *pickup;
    uint32_t line_count;
    int32_t serial;
};

/* A black disc with a number: in which order things are scanned. */
static void draw_step(const struct page *page, double x, double y, const char *number)
{
    struct ink_box disc = {x, y, 5, 5};
    ink_fill(&page->ink, disc, 2.5, PAGE_INK);
    page_words(page, ink_inset(disc, 1.1), 2.6, 1, INK_BOLD, INK_CENTRE, INK_WHITE, number);
}

enum temperature page_crate_temperature(enum crate_kind kind)
{
    return kind == CRATE_CHILLED_BAG  ? TEMPERATURE_CHILLED
           : kind == CRATE_FROZEN_BAG ? TEMPERATURE_FROZEN
                                      : TEMPERATURE_AMBIENT;
}

static void draw_number(const struct slip *slip, struct ink_box box)
{
    const struct page *page = slip->page;
    char number[16], index[16];
    str_format(number, sizeof number, "%u", slip->order != NULL ? slip->order->number : 0);
    str_format(index, sizeof index, "%d/%d", slip->crate->index, slip->crate->of);
    page_badge(page, ink_cut_left(&box, box.h), slip->pickup);
    ink_cut_left(&box, 4);
    struct ink_box part = ink_cut_right(&box, 24);
    page_text(page, box, box.h, INK_HEAVY, INK_LEFT, number);
    struct ink_box what = ink_cut_bottom(&part, part.h * 0.36);
    page_text(page, part, part.h * 0.8, INK_BOLD, INK_CENTRE, index);
    page_text(page, what, 3, INK_MEDIUM, INK_CENTRE,
              slip->crate->kind == CRATE_DRY ? "cagette" : "sac");
}

/* Number, badge and the crate's own code; below, where it goes and what it weighs. */
static void draw_head(const struct slip *slip, struct ink_box *room)
{
    const struct page *page = slip->page;
    struct ink_box head = ink_cut_top(room, HEAD_MM);
    char digits[11], facts[64], weight[24];
    struct ink_box title = ink_cut_top(&head, 6);
    page_words(page, title, 2.6, 1, INK_SEMIBOLD, INK_LEFT, PAGE_MUTED, "Bordereau de préparation");
    struct ink_box scan = ink_cut_right(&head, 62);
    struct ink_box below = ink_cut_bottom(&head, 8);
    ink_cut_bottom(&head, 2);
    draw_number(slip, ink_cut_left(&head, 112));
    page_temperature(page, ink_cut_left(&below, 26), page_crate_temperature(slip->crate->kind));
    ink_cut_left(&below, 3);
    uint32_t lines = slip->line_count;
    int64_t grams = page_due_g(page->day->prep, slip->crate);
    page_weight(grams, weight, sizeof weight);
    str_format(facts, sizeof facts, "%u ligne%s%s%s", lines, lines > 1 ? "s" : "",
               grams > 0 ? " · " : "", grams > 0 ? weight : "");
    struct ink_box name = below;
    ink_cut_right(&name, 3);
    ink_cut_left(&name, page_text(page, below, 2.8, INK_MEDIUM, INK_LEFT, facts) + 4);
    page_text(page, name, 2.8, INK_BOLD, INK_LEFT,
              slip->pickup != NULL ? slip->pickup->name : "sans point de collecte");
    if (slip->serial > 0) {
        ink_frame(&page->ink, scan, 2.5, 0.4, PAGE_INK);
        draw_step(page, scan.x + 2.5, scan.y + 2.5, "1");
        struct ink_box words = ink_inset(scan, 2.5);
        ink_cut_left(&words, 7);
        page_text(page, ink_cut_top(&words, 5), 2.4, INK_BOLD, INK_LEFT, "Bipez la cagette");
        code_write(CODE_CRATE, (int)page->day->prep->number, slip->serial, digits);
        struct ink_box code = ink_inset(scan, 2.5);
        ink_cut_top(&code, 7);
        page_code(page, code, digits);
    }
    ink_cut_top(room, 3);
}

/* As many boxes as there are units to tick off, or a line for the grams. */
static void draw_ticks(const struct page *page, struct ink_box box, const struct product *product,
                       int64_t units_milli)
{
    enum { MOST = 10, IN_ROW = 5 };
    int64_t units = units_milli / 1000;
    if (units_milli == 0) {
        return; /* shared away: nothing to put in */
    }
    if (plan_is_weighed(product)) {
        page_blank(page, box, "poids indicatif");
        return;
    }
    if (units < 1 || units > MOST || units_milli % 1000 != 0) {
        page_tick(page, (struct ink_box){box.x + 2, box.y, 6, box.h});
        return;
    }
    double side = 3.8, gap = 1.1, rows = units > IN_ROW ? 2 : 1;
    double y = box.y + (box.h - rows * side - (rows - 1) * gap) / 2;
    for (int i = 0; i < units; i++) {
        page_tick(page, (struct ink_box){box.x + i % IN_ROW * (side + gap),
                                         y + i / IN_ROW * (side + gap), side, side});
    }
}

/* Where a line's code stands, in the middle of a high line. */
static struct ink_box code_box(struct ink_box box)
{
    return (struct ink_box){box.x, box.y + (box.h - ROW_MM) / 2, box.w, ROW_MM};
}

static void draw_line_code(const struct slip *slip, struct ink_box box, enum slip_mark mark,
                           uint32_t line)
{
    char digits[11];
    if (slip->serial == 0 || line > LIMIT_SLIP_LINES) {
        page_tick(slip->page, (struct ink_box){box.x + box.w / 2 - 3, box.y, 6, box.h});
        return;
    }
    code_write_slip(mark, (int)line, (int)slip->page->day->prep->number, slip->serial, digits);
    ink_cut_top(&box, 1);
    ink_cut_bottom(&box, 0.8);
    page_code(slip->page, box, digits);
}

/* Height of what stands small below a name, all of it. */
static double small_mm(size_t letters)
{
    enum { IN_LINE = 36 };
    return 1.2 + SMALL_MM * ceil((double)letters / IN_LINE);
}

/* Height of a line: more where allergens and a share have much to say. */
static double line_mm(const struct page *page, uint32_t id)
{
    const struct plan *plan = page->day->prep->plan;
    const struct portion *portion = plan_portion(plan, id);
    const struct product *product = plan_product(plan, portion->product);
    char text[160];
    double height = strlen(product->name) > LONG_NAME ? 9.4 : 7.4;
    if (product->allergens[0] != '\0') {
        height += 1 + small_mm(strlen(product->allergens) + sizeof "Allergènes : ");
    }
    if (page_slip_says(page->day->prep, portion->id, text, sizeof text)) {
        height += 1 + small_mm(strlen(text));
    }
    return fmax(height, ROW_MM);
}

/* The codes of a line say its place in the crate's list, wherever it stands on the slip. */
static void draw_line(const struct slip *slip, struct ink_box row, uint32_t id)
{
    uint32_t line = id - slip->crate->first_portion + 1;
    const struct page *page = slip->page;
    const struct plan *plan = page->day->prep->plan;
    const struct portion *portion = plan_portion(plan, id);
    const struct product *product = plan_product(plan, portion->product);
    int64_t due = page_due_milli(page->day->prep, portion->id);
    char amount[24], text[160];
    page_line_below(page, row);
    struct ink_box done = ink_cut_left(&row, SIDE_MM), lacks = ink_cut_right(&row, SIDE_MM);
    if (due > 0) { /* shared away: nothing to scan */
        draw_line_code(slip, code_box(done), SLIP_DONE, line);
        draw_line_code(slip, code_box(lacks), SLIP_MISSING, line);
    }
    ink_cut_left(&row, 1);
    struct ink_box place = ink_inset(ink_cut_left(&row, 14), 1.5);
    place.y = row.y + (row.h - PLACE_MM) / 2;
    place.h = PLACE_MM;
    ink_fill(&page->ink, place, 1.6, PAGE_SOFT);
    page_text(page, ink_inset(place, 1), 3.6, INK_HEAVY, INK_CENTRE,
              product->place[0] != '\0' ? product->place : "?");
    ink_cut_left(&row, 1);
    struct ink_box missing = ink_cut_right(&row, 15);
    if (due > 0) {
        page_tick(page, (struct ink_box){missing.x + 2, place.y, 10, PLACE_MM});
    }
    draw_ticks(page, ink_cut_right(&row, 26), product, due);
    page_amount(product, due, amount, sizeof amount);
    page_text(page, ink_inset(ink_cut_right(&row, 18), 1), 5, INK_BOLD, INK_CENTRE, amount);
    ink_cut_right(&row, 1);
    if (page_slip_says(page->day->prep, portion->id, text, sizeof text)) {
        ink_cut_bottom(&row, 1);
        page_words(page, ink_cut_bottom(&row, small_mm(strlen(text))), 1.9, 4, INK_BOLD, INK_LEFT,
                   PAGE_AMBER, text);
    }
    if (product->allergens[0] != '\0') {
        str_format(text, sizeof text, "Allergènes : %s", product->allergens);
        ink_cut_bottom(&row, 1);
        page_words(page, ink_cut_bottom(&row, small_mm(strlen(text))), 1.9, 4, INK_MEDIUM, INK_LEFT,
                   PAGE_INK, text);
    }
    ink_cut_top(&row, 0.6);
    page_words(page, row, 2.8, row.h > 7 ? 2 : 1, INK_SEMIBOLD, INK_LEFT, PAGE_INK, product->name);
}

static void draw_columns(const struct slip *slip, struct ink_box *room)
{
    const struct page *page = slip->page;
    struct ink_box row = ink_cut_top(room, COLUMNS_MM);
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    static const char *const heads[] = {"Tout y est", "Où",     "Quoi",        "Combien",
                                        "Cochez",     "Manque", "Il en manque"};
    const double widths[] = {SIDE_MM + 1, 14, 0, 18, 26, 15, SIDE_MM};
    double rest = row.w;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        rest -= widths[i];
    }
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct ink_box cell = ink_cut_left(&row, widths[i] > 0 ? widths[i] : rest);
        bool is_left = i == 2 || i == 4;
        ink_cut_left(&cell, is_left ? 1 : 0);
        page_words(page, cell, 2.1, 1, INK_SEMIBOLD, is_left ? INK_LEFT : INK_CENTRE, INK_WHITE,
                   heads[i]);
    }
    if (slip->serial > 0) { /* over the column of what is missing */
        draw_step(page, room->x + room->w - 6, room->y - 5.5, "2");
    }
}

static void draw_digits(const struct page *page, struct ink_box room)
{
    double width = room.w / DIGITS_IN_ROW, height = room.h / 2;
    for (int i = 0; i < 10; i++) {
        struct ink_box cell = {room.x + i % DIGITS_IN_ROW * width,
                               room.y + i / DIGITS_IN_ROW * height, width, height};
        char digits[11], digit[2] = {(char)('0' + (i + 1) % 10), '\0'};
        code_write(CODE_COMMAND, 0, COMMAND_CODE_DIGIT_0 + (i + 1) % 10, digits);
        page_text(page, ink_cut_left(&cell, 3.4), 4, INK_HEAVY, INK_LEFT, digit);
        ink_cut_bottom(&cell, 1);
        page_code(page, cell, digits);
    }
}

/* All the rest at once, how many for a line of which only some are missing, and who did it. */
static void draw_foot(const struct slip *slip, struct ink_box room)
{
    const struct page *page = slip->page;
    char digits[11];
    struct ink_box foot = ink_cut_bottom(&room, FOOT_MM);
    ink_cut_top(&foot, 2);
    struct ink_box who = ink_cut_top(&foot, 24);
    if (slip->serial > 0) {
        struct ink_box rest = ink_cut_right(&who, 84);
        ink_frame(&page->ink, rest, 2.5, 0.6, PAGE_GREEN);
        rest = ink_inset(rest, 2.5);
        struct ink_box code = ink_cut_right(&rest, SIDE_MM);
        code_write_slip(SLIP_REST, 0, (int)page->day->prep->number, slip->serial, digits);
        page_code(page, code, digits);
        draw_step(page, rest.x, rest.y + rest.h / 2 - 2.5, "3");
        ink_cut_left(&rest, 8);
        page_words(page, rest, 4.4, 2, INK_BOLD, INK_LEFT, PAGE_GREEN, "Tout le reste est là");
        ink_cut_right(&who, 5);
    }
    page_blank(page, ink_cut_top(&who, 8), "Préparée par le binôme");
    page_blank(page, ink_cut_top(&who, 8), "Vérifiée par le binôme");
    page_blank(page, ink_cut_top(&who, 8), "Remarque");
    if (slip->serial > 0) {
        struct ink_box words = ink_cut_top(&foot, 7);
        page_words(page, words, 2.2, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   "S’il n’en manque qu’une partie : bipez d’abord combien ci-dessous, puis le "
                   "code « il en manque » de la ligne.");
        draw_digits(page, foot);
    }
}

static void draw_slip(struct page *page, const struct crate *crate)
{
    const struct prep *prep = page->day->prep;
    struct slip slip = {.page = page,
                        .crate = crate,
                        .order = plan_order(prep->plan, crate->order),
                        .pickup = plan_pickup(prep->plan, crate->pickup)};
    bool is_bulk = prep_pickup_mode(prep, crate->pickup) == PICKUP_BULK;
    slip.serial = is_bulk ? 0 : prep_label_serial(prep, CODE_CRATE, crate->id);
    uint32_t *portions = calloc(crate->portion_count + 1, sizeof *portions), line = 0;
    ASSERT(portions != NULL);
    slip.line_count = page_slip_lines(prep, crate, portions);
    do {
        struct ink_box room = page_new(page);
        draw_head(&slip, &room);
        draw_columns(&slip, &room);
        while (line < slip.line_count && room.h >= line_mm(page, portions[line]) + FOOT_MM) {
            draw_line(&slip, ink_cut_top(&room, line_mm(page, portions[line])), portions[line]);
            line++;
        }
        draw_foot(&slip, room);
    } while (line < slip.line_count);
    free(portions);
}

bool page_wants_slip(const struct prep *prep, const struct paper_filter *filter,
                     const struct crate *crate)
{
    bool is_bulk = prep_pickup_mode(prep, crate->pickup) == PICKUP_BULK;
    if (filter->crate != ID_NONE) {
        return filter->crate == crate->id;
    }
    return filter->pickup == ID_NONE ? !is_bulk : filter->pickup == crate->pickup;
}

void page_slips(struct page *page, const struct paper_filter *filter)
{
    const struct prep *prep = page->day->prep;
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (page_wants_slip(prep, filter, crate)) {
            draw_slip(page, crate);
        }
    }
}
