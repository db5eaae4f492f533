/* tiles.c: see tiles.h. */
#include "ui/screens/volunteer/tiles.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { TILE_DIGITS = 2 }; /* no list is longer than 99 */

static void draw_face(const struct kit *kit, struct rect box, const struct tile *tile)
{
    int side = box.h < box.w ? box.h : box.w;
    if (tile->picture != NULL) {
        frame_picture(kit->frame, rect_centre(box, side, side), tile->picture,
                      tile->mark == TILE_OPEN ? 255 : 150, false);
    } else if (tile->pickup != NULL) {
        int most = theme_px(kit->theme, box.h > theme_px(kit->theme, 24.0) ? 26.0 : 17.0);
        side = side < most ? side : most;
        widget_letter(kit, rect_centre(box, side, side), tile->pickup->letter,
                      tile->pickup->colour);
    }
}

static bool is_high(const struct kit *kit, struct rect inside, const struct tile *tile)
{
    return inside.h > theme_px(kit->theme, tile->picture != NULL ? 62.0 : 46.0);
}

/* The drawing above the name where the tile is high, beside it where it is low. */
static void draw_face_and_name(const struct kit *kit, struct rect inside, const struct tile *tile)
{
    const struct theme *theme = kit->theme;
    int letter = theme_px(theme, 17.0);
    bool above = is_high(kit, inside, tile);
    struct text_style name = {.type = above ? TYPE_INSTRUCTION : TYPE_BODY,
                              .least = TYPE_SMALL,
                              .weight = WEIGHT_SEMIBOLD,
                              .colour = COLOUR_INK,
                              .lines = 4};
    if (above) {
        struct rect words = rect_cut_bottom(&inside, inside.h * 2 / 5);
        (void)rect_cut_bottom(&inside, theme_px(theme, 2.0));
        draw_face(kit, inside, tile);
        name.align = ALIGN_CENTRE;
        text_draw(kit, words, name, tile->words);
        return;
    }
    int side = inside.h < inside.w / 3 ? inside.h : inside.w / 3;
    side = tile->picture == NULL && side > letter ? letter : side;
    draw_face(kit, rect_cut_left(&inside, side), tile);
    (void)rect_cut_left(&inside, theme_px(theme, 3.5));
    text_draw(kit, inside, name, tile->words);
}

static void draw_tile(const struct kit *kit, struct rect cell, const struct tile *tile)
{
    const struct theme *theme = kit->theme;
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, tile->name);
    int radius = theme->radius[RADIUS_MEDIUM];
    frame_shadow(kit->frame, cell, radius);
    frame_fill(kit->frame, cell, radius,
               pressed                   ? COLOUR_PRESSED
               : tile->mark == TILE_DONE ? COLOUR_GREEN_SOFT
                                         : COLOUR_CARD);
    frame_border(kit->frame, cell, radius, theme->border, COLOUR_EDGE, false);
    frame_target(kit->frame, tile->name, tile->action, tile->argument, cell, true);
    bool is_slim = cell.w < theme_px(theme, 60.0);
    struct rect inside =
        rect_inset(cell, theme_px(theme, is_slim ? 3.0 : 5.0), theme_px(theme, 3.0));
    struct text_style words = {.type = TYPE_BODY,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = tile->mark == TILE_DIFFERS ? COLOUR_AMBER : COLOUR_INK,
                               .tabular = true};
    int high = theme_px(theme, 9.0), line = text_line_px(theme->type[TYPE_BODY]);
    high = high > line ? high : line; /* large letters */
    if (theme->low && text_width(kit, words, tile->foot) > inside.w - high) {
        high += text_line_px(theme->type[TYPE_SMALL]);
        words.lines = 2;
    }
    struct rect foot = rect_cut_bottom(&inside, high);
    (void)rect_cut_bottom(&inside, theme_px(theme, theme->low ? 1.5 : 0.0));
    draw_face_and_name(kit, inside, tile);
    bool in_middle = is_high(kit, inside, tile);
    words.align = in_middle ? ALIGN_CENTRE : ALIGN_LEFT;
    if (tile->mark != TILE_OPEN) {
        struct rect box = rect_cut_right(&foot, theme_px(theme, 9.0));
        (void)rect_cut_left(&foot, in_middle ? box.w : 0);
        if (tile->mark == TILE_DONE) {
            frame_shape(kit->frame, rect_inset(box, 0, theme_px(theme, 1.0)), SHAPE_TICK,
                        COLOUR_GREEN);
        } else {
            frame_shape(kit->frame, box, SHAPE_TRIANGLE, COLOUR_AMBER);
        }
    }
    text_draw(kit, foot, words, tile->foot);
}

static bool tile_at(const struct ui *ui, const struct ui_view *view, tile_fill fill, int nth,
                    struct tile *ret)
{
    memset(ret, 0, sizeof *ret);
    ret->words = "";
    return fill(ui, view, nth, ret);
}

void tiles_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect body, tile_fill fill)
{
    const struct theme *theme = kit->theme;
    struct tile tile;
    int count = 0;
    bool are_labos = false; /* many, and a letter needs less room than a drawing */
    while (tile_at(ui, view, fill, count, &tile)) {
        are_labos = tile.pickup != NULL;
        count++;
    }
    int wide = theme_px(theme, !are_labos ? 94.0 : theme->low ? 92.0 : 70.0);
    int high = theme_px(theme, are_labos ? 36.0 : theme->narrow ? 34.0 : 48.0);
    int columns = (body.w + theme->gap) / (wide + theme->gap);
    int rows = (body.h + theme->gap) / (high + theme->gap);
    columns = columns < 1 ? 1 : columns;
    rows = rows < 1 ? 1 : rows;
    columns = columns * rows < 2 && count > 1 ? 2 : columns; /* one of them turns the page */
    int cells = columns * rows;
    if (!theme->narrow && count <= cells) { /* a few are larger, and stand at the top */
        rows = (count + columns - 1) / columns;
        rows = rows < 1 ? 1 : rows;
        int most = theme_px(theme, !are_labos ? 120.0 : rows == 1 ? 70.0 : 44.0);
        if (rows == 1) { /* fewer than a row are wider, in the middle */
            int wide_most = theme_px(theme, are_labos ? 105.0 : 150.0);
            columns = count > 0 ? count : 1;
            int whole = columns * (wide_most + theme->gap) - theme->gap;
            body = rect_centre(body, body.w < whole ? body.w : whole, body.h);
        }
        int high_most = rows * (most + theme->gap) - theme->gap;
        body = rect_cut_top(&body, body.h < high_most ? body.h : high_most);
        cells = columns * rows;
    }
    int per_page = count > cells && cells > 1 ? cells - 1 : cells;
    int pages = (count + per_page - 1) / per_page;
    int first = pages > 0 ? ui->page % pages * per_page : 0;
    for (int i = 0; i < per_page && first + i < count; i++) {
        (void)tile_at(ui, view, fill, first + i, &tile);
        draw_tile(kit, rect_cell(body, columns, rows, theme->gap, i), &tile);
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
}

int tiles_number(struct ui *ui, int digit, int count)
{
    int64_t number;
    parts_type(ui, digit, TILE_DIGITS);
    if (str_to_int64(ui->digits, 0, count, &number) && number * 10 <= count &&
        strlen(ui->digits) < TILE_DIGITS) {
        return 0; /* 1 may become 12 */
    }
    int whole = tiles_number_typed(ui);
    return whole <= count ? whole : 0;
}

int tiles_number_typed(struct ui *ui)
{
    int64_t number;
    bool is_one = str_to_int64(ui->digits, 1, INT32_MAX, &number);
    ui->digits[0] = '\0';
    return is_one ? (int)number : 0;
}

struct rect tiles_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect footer)
{
    const struct theme *theme = kit->theme;
    struct rect whole = footer;
    if (prep_undoable(view->prep, ui->lane).seq != 0) {
        parts_undo(ui, view, kit, footer);
        (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    }
    parts_back(ui, kit, footer);
    (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    return theme->narrow ? footer : parts_footer_right(kit, whole);
}

void tiles_say(const struct kit *kit, struct rect *body, const char *words)
{
    const struct theme *theme = kit->theme;
    text_draw(kit, rect_cut_top(body, theme_px(theme, theme->narrow ? 20.0 : 12.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .colour = COLOUR_INK,
                                  .marked = true,
                                  .lines = theme->narrow ? 2 : 1},
              words);
    (void)rect_cut_top(body, theme_px(theme, theme->narrow ? 2.0 : 4.0));
}
