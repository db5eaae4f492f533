/* roll_draw.c: a slip on a roll, from top to bottom: the crate, each line with its two codes, all
 * the rest. Codes stand one below the other with white and a word between them, so that a scanner
 * held at one does not read its neighbour. */
#include "paper/roll_draw.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "paper/page.h"

#define HEAD_MM  50.0
#define FOOT_MM  47.0
#define BARS_MM  12.0
#define CODE_MM  19.5 /* word, bars, and the white below */
#define BAND_MM  8.0  /* a narrow roll: name; amount and ticks */
#define EXTRA_MM 6.4  /* allergens, by which rule: at least two small lines each */
#define WIDE_MM  68.0 /* from here on words stand beside the codes */
#define GAP_MM   2.5
#define SMALL_MM 2.5 /* from one small line to the next */

enum { WIDE_LETTERS = 26, NARROW_LETTERS = 40, MOST_LINES = 6 }; /* of small words, in a line */

struct roll {
    struct page page; /* for what sheets and rolls draw alike */
    const struct roll_slip *slip;
    double module_mm, left, width; /* the room between the margins */
    bool is_wide;
};

double roll_module_mm(int dpi)
{
    return (dpi == 203 ? 3 : 4) / stock_dots_per_mm(dpi);
}

static bool has_codes(const struct roll_slip *slip, size_t at)
{
    return slip->serial > 0 && slip->lines[at].line <= LIMIT_SLIP_LINES &&
           !slip->lines[at].is_none; /* shared away: nothing to scan */
}

/* Height of small words, all of them: allergens, by which rule. */
static double extra_mm(const char *words, bool is_wide)
{
    double lines = ceil((double)strlen(words) / (is_wide ? WIDE_LETTERS : NARROW_LETTERS));
    return lines > 0 ? fmax(EXTRA_MM, 1.4 + SMALL_MM * lines) : 0;
}

static void say_allergens(const struct roll_line *line, char *to, size_t size)
{
    str_format(to, size, line->allergens[0] != '\0' ? "Allergènes : %s" : "%s", line->allergens);
}

static double line_mm(const struct roll_slip *slip, size_t at, bool is_wide)
{
    const struct roll_line *line = &slip->lines[at];
    char allergens[LIMIT_ALLERGENS + 16];
    say_allergens(line, allergens, sizeof allergens);
    double codes = has_codes(slip, at) ? 2 * CODE_MM : 0;
    double words = 2 * BAND_MM + extra_mm(allergens, is_wide) + extra_mm(line->share, is_wide);
    return GAP_MM + (is_wide ? fmax(codes, words + BAND_MM) : codes + words);
}

static double head_mm(const struct roll_slip *slip)
{
    return HEAD_MM - (slip->serial > 0 ? 0 : CODE_MM);
}

static double foot_mm(const struct roll_slip *slip)
{
    return FOOT_MM + (slip->serial > 0 ? 0 : 6 - CODE_MM - 13);
}

int roll_dots_high(const struct stock_choice *stock, const struct roll_slip *slip)
{
    double width, height;
    stock_size(stock, &width, &height);
    height = head_mm(slip) + foot_mm(slip);
    for (size_t i = 0; i < slip->line_count; i++) {
        height += line_mm(slip, i, width >= WIDE_MM);
    }
    return (int)ceil(height * stock_dots_per_mm(stock->dpi));
}

static void draw_text(const struct roll *roll, struct ink_box box, double cap, int lines,
                      enum ink_weight weight, enum ink_align align, const char *text)
{
    page_words(&roll->page, box, cap, lines, weight, align, INK_BLACK, text);
}

static void draw_step(const struct roll *roll, struct ink_box box, const char *number)
{
    struct ink_box disc = {box.x, box.y + (box.h - 4) / 2, 4, 4};
    ink_fill(&roll->page.ink, disc, 2, INK_BLACK);
    page_words(&roll->page, ink_inset(disc, 0.8), 2.2, 1, INK_BOLD, INK_CENTRE, INK_WHITE, number);
}

/* What it means, its digits, and the bars below; `step` may be NULL. */
static void draw_code(const struct roll *roll, struct ink_box box, const char *step, enum icon icon,
                      const char *words, const char *digits)
{
    char grouped[14];
    struct bars bars = bars_encode(roll->page.press->encoder, digits);
    double width = BARS_TOTAL * roll->module_mm;
    struct ink_box head = ink_cut_top(&box, 4.2);
    ink_cut_top(&box, 0.8);
    if (step != NULL) {
        draw_step(roll, ink_cut_left(&head, 5), step);
    }
    icon_draw(&roll->page.ink, icon, ink_inset(ink_cut_left(&head, 4.2), 0.4), INK_BLACK);
    ink_cut_left(&head, 1);
    code_group(digits, grouped);
    draw_text(roll, ink_cut_right(&head, 15.4), 1.4, 1, INK_MEDIUM, INK_RIGHT, grouped);
    ink_cut_right(&head, 0.8);
    draw_text(roll, head, 2.3, 1, INK_BOLD, INK_LEFT, words);
    box.x = box.x + (box.w - width) / 2 + BARS_QUIET * roll->module_mm;
    box.h = BARS_MM;
    ink_bars(&roll->page.ink, &bars, roll->module_mm, box);
}

static void draw_dashes(const struct roll *roll, double y)
{
    for (double x = roll->left; x < roll->left + roll->width - 0.5; x += 2) {
        ink_fill(&roll->page.ink, (struct ink_box){x, y, 1, 0.25}, 0, INK_BLACK);
    }
}

/* Badge, number, i/n; where it goes; its own code. */
static void draw_head(const struct roll *roll, struct ink_box box)
{
    const struct roll_slip *slip = roll->slip;
    char text[LIMIT_NAME + LABEL_SHORT + 4], digits[11];
    draw_text(roll, ink_cut_top(&box, 4), 1.8, 1, INK_SEMIBOLD, INK_LEFT,
              "Bordereau de préparation");
    struct ink_box row = ink_cut_top(&box, 13);
    if (slip->letter[0] != '\0') {
        struct ink_box badge = ink_cut_left(&row, 13);
        ink_fill(&roll->page.ink, badge, 2, INK_BLACK);
        page_words(&roll->page, ink_inset(badge, 1.8), 9, 1, INK_HEAVY, INK_CENTRE, INK_WHITE,
                   slip->letter);
        ink_cut_left(&row, 2);
    }
    struct ink_box part = ink_cut_right(&row, 13);
    draw_text(roll, row, 10, 1, INK_HEAVY, INK_LEFT, slip->number);
    draw_text(roll, ink_cut_bottom(&part, 4), 1.9, 1, INK_MEDIUM, INK_RIGHT,
              slip->kind == CRATE_DRY ? "cagette" : "sac");
    str_format(text, sizeof text, "%d/%d", slip->index, slip->of);
    draw_text(roll, part, 4.6, 1, INK_BOLD, INK_RIGHT, text);
    ink_cut_top(&box, 1);
    str_format(text, sizeof text, "%s%s%s", slip->pickup, slip->colour[0] != '\0' ? " · " : "",
               slip->colour);
    draw_text(roll, ink_cut_top(&box, 5), 2.5, 1, INK_BOLD, INK_LEFT, text);
    row = ink_cut_top(&box, 5);
    page_temperature(&roll->page, ink_cut_left(&row, 20), page_crate_temperature(slip->kind));
    ink_cut_left(&row, 2);
    draw_text(roll, row, 2.3, 1, INK_MEDIUM, INK_LEFT, slip->facts);
    ink_cut_top(&box, 2);
    if (slip->serial > 0) {
        code_write(CODE_CRATE, slip->prep, slip->serial, digits);
        draw_code(roll, ink_cut_top(&box, CODE_MM), "1", ICON_NEXT, "Bipez la cagette", digits);
    }
}

static void draw_ticks(const struct roll *roll, struct ink_box box, const struct roll_line *line)
{
    enum { MOST = 10, IN_ROW = 5 };
    double side = 3.4, gap = 0.8;
    if (line->is_none) {
        return; /* shared away: nothing to put in */
    }
    if (line->is_weighed) {
        page_blank(&roll->page, box, "poids indicatif");
        return;
    }
    int units = line->units >= 1 && line->units <= MOST ? line->units : 1;
    double rows = units > IN_ROW ? 2 : 1;
    int columns = units > IN_ROW ? IN_ROW : units;
    double x = roll->is_wide ? box.x : box.x + box.w - columns * side - (columns - 1) * gap;
    double y = box.y + (box.h - rows * side - (rows - 1) * gap) / 2;
    for (int i = 0; i < units; i++) {
        page_tick(&roll->page, (struct ink_box){x + i % IN_ROW * (side + gap),
                                                y + i / IN_ROW * (side + gap), side, side});
    }
}

static void draw_place(const struct roll *roll, struct ink_box box, const char *place)
{
    ink_frame(&roll->page.ink, box, 1, 0.4, INK_BLACK);
    draw_text(roll, ink_inset(box, 0.9), 3, 1, INK_HEAVY, INK_CENTRE, place);
}

static void draw_extras(const struct roll *roll, struct ink_box *box, const struct roll_line *line)
{
    char text[LIMIT_ALLERGENS + 16];
    say_allergens(line, text, sizeof text);
    draw_text(roll, ink_cut_top(box, extra_mm(text, roll->is_wide)), 1.7, MOST_LINES, INK_MEDIUM,
              INK_LEFT, text);
    draw_text(roll, ink_cut_top(box, extra_mm(line->share, roll->is_wide)), 1.7, MOST_LINES,
              INK_SEMIBOLD, INK_LEFT, line->share);
}

/* Where it lies, what it is, how many. */
static void draw_words(const struct roll *roll, struct ink_box *box, const struct roll_line *line)
{
    struct ink_box row = ink_cut_top(box, BAND_MM), place;
    if (roll->is_wide) {
        place = ink_cut_left(&row, 13);
        draw_place(roll, (struct ink_box){place.x, place.y + 0.5, place.w, 6}, line->place);
        ink_cut_left(&row, 2);
        draw_text(roll, row, 4, 1, INK_BOLD, INK_LEFT, line->amount);
        draw_text(roll, ink_cut_top(box, BAND_MM), 2.3, 2, INK_SEMIBOLD, INK_LEFT, line->name);
        draw_ticks(roll, ink_cut_top(box, BAND_MM), line);
    } else {
        place = ink_cut_left(&row, 11);
        draw_place(roll, (struct ink_box){place.x, place.y + 0.5, place.w, 6}, line->place);
        ink_cut_left(&row, 2);
        draw_text(roll, row, 2.4, 2, INK_SEMIBOLD, INK_LEFT, line->name);
        row = ink_cut_top(box, BAND_MM);
        draw_ticks(roll, ink_cut_right(&row, 22), line);
        draw_text(roll, row, 4, 1, INK_BOLD, INK_LEFT, line->amount);
    }
    draw_extras(roll, box, line);
}

static void draw_line(const struct roll *roll, struct ink_box box, size_t at)
{
    const struct roll_slip *slip = roll->slip;
    const struct roll_line *line = &slip->lines[at];
    char digits[11];
    draw_dashes(roll, box.y + 0.5);
    ink_cut_top(&box, GAP_MM);
    struct ink_box codes = roll->is_wide ? ink_cut_right(&box, BARS_TOTAL * roll->module_mm) : box;
    ink_cut_right(&box, roll->is_wide ? 1 : 0);
    draw_words(roll, roll->is_wide ? &box : &codes, line);
    if (!has_codes(slip, at)) {
        return;
    }
    code_write_slip(SLIP_DONE, (int)line->line, slip->prep, slip->serial, digits);
    draw_code(roll, ink_cut_top(&codes, CODE_MM), NULL, ICON_TICK, "C’est dedans", digits);
    code_write_slip(SLIP_MISSING, (int)line->line, slip->prep, slip->serial, digits);
    draw_code(roll, ink_cut_top(&codes, CODE_MM), "2", ICON_MISSING, "Il en manque", digits);
}

static void draw_foot(const struct roll *roll, struct ink_box box)
{
    const struct roll_slip *slip = roll->slip;
    char digits[11];
    draw_dashes(roll, box.y + 0.5);
    ink_cut_top(&box, GAP_MM);
    if (slip->serial > 0) {
        code_write_slip(SLIP_REST, 0, slip->prep, slip->serial, digits);
        draw_code(roll, ink_cut_top(&box, CODE_MM), "3", ICON_DOUBLE_TICK, "Le reste est là",
                  digits);
        draw_text(roll, ink_cut_top(&box, 9), 1.6, 3, INK_MEDIUM, INK_LEFT,
                  "S’il n’en manque qu’une partie : bipez d’abord combien sur la feuille des "
                  "commandes, puis « il en manque ».");
    }
    page_blank(&roll->page, ink_cut_top(&box, 6), "Préparée par");
    page_blank(&roll->page, ink_cut_top(&box, 6), "Vérifiée par");
    draw_text(roll, ink_cut_top(&box, 4), 1.5, 1, INK_MEDIUM, INK_LEFT, slip->foot);
}

void roll_draw(const struct label_press *press, struct ink on, const struct stock_choice *stock,
               const struct roll_slip *slip)
{
    double width, height;
    stock_size(stock, &width, &height);
    on.has_colour = false;
    on.dots_per_mm = stock_dots_per_mm(stock->dpi);
    struct roll roll = {.page = {.ink = on, .press = press},
                        .slip = slip,
                        .module_mm = roll_module_mm(stock->dpi),
                        .left = stock->stock->margin_x_mm,
                        .width = width - 2 * stock->stock->margin_x_mm,
                        .is_wide = width >= WIDE_MM};
    struct ink_box box = {roll.left, 0, roll.width, height};
    draw_head(&roll, ink_cut_top(&box, head_mm(slip)));
    for (size_t i = 0; i < slip->line_count; i++) {
        draw_line(&roll, ink_cut_top(&box, line_mm(slip, i, roll.is_wide)), i);
    }
    draw_foot(&roll, box);
}
