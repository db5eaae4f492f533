/* letterpad.c: see letterpad.h. */
#include "ui/letterpad.h"

#include <string.h>

#include "base/str.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* Columns of a wide pad, of one that still has the rows of a keyboard, of a slim one. */
enum { WIDE = 12, KEYBOARD = 10, SLIM = 7 };

/* On a high panel keys are no higher than this. */
#define KEY_MOST_MM 34.0

/* The letters, row by row, the blank last; the names of their targets. */
static const struct {
    const char *small, *capital, *name;
} letters[] = {
    {"1", "1", "1"},     {"2", "2", "2"}, {"3", "3", "3"},      {"4", "4", "4"},
    {"5", "5", "5"},     {"6", "6", "6"}, {"7", "7", "7"},      {"8", "8", "8"},
    {"9", "9", "9"},     {"0", "0", "0"}, {"'", "'", "quote"},  {"-", "-", "hyphen"},
    {"a", "A", "a"},     {"z", "Z", "z"}, {"e", "E", "e"},      {"r", "R", "r"},
    {"t", "T", "t"},     {"y", "Y", "y"}, {"u", "U", "u"},      {"i", "I", "i"},
    {"o", "O", "o"},     {"p", "P", "p"}, {"é", "É", "eacute"}, {"è", "È", "egrave"},
    {"q", "Q", "q"},     {"s", "S", "s"}, {"d", "D", "d"},      {"f", "F", "f"},
    {"g", "G", "g"},     {"h", "H", "h"}, {"j", "J", "j"},      {"k", "K", "k"},
    {"l", "L", "l"},     {"m", "M", "m"}, {"ê", "Ê", "ecirc"},  {"à", "À", "agrave"},
    {"w", "W", "w"},     {"x", "X", "x"}, {"c", "C", "c"},      {"v", "V", "v"},
    {"b", "B", "b"},     {"n", "N", "n"}, {"ç", "Ç", "ccedil"}, {"œ", "Œ", "oelig"},
    {" ", " ", "space"},
};
enum { LETTERS = sizeof letters / sizeof letters[0] };

static void draw_letter(const struct ui *ui, const struct kit *kit, struct rect rect, int index,
                        int action)
{
    char name[24];
    (void)str_format(name, sizeof name, "letter_%s", letters[index].name);
    widget_button(
        kit, rect,
        (struct button){.name = name,
                        .action = action,
                        .argument = index,
                        .kind = BUTTON_SECONDARY,
                        .type = TYPE_BUTTON,
                        .word = index == LETTERS - 1 ? _("space") : letters[index].capital});
}

/* Which letters stand where with fewer columns: first those of a keyboard, the rest behind them;
 * from A to Z where its rows are too long. */
static const unsigned char keyboard_order[LETTERS - 1] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25,
    26, 27, 28, 29, 30, 31, 32, 33, 36, 37, 38, 39, 40, 41, 10, 11, 22, 23, 34, 35, 42, 43};
static const unsigned char slim_order[LETTERS - 1] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 22, 23, 12, 40, 38, 26, 14, 27, 28, 29,
    19, 30, 31, 32, 33, 41, 20, 21, 24, 15, 25, 16, 18, 39, 36, 37, 17, 13, 34, 35, 42, 43};

struct pad_grid {
    struct rect rect;
    int columns, rows, gap;
    const unsigned char *order; /* NULL: as they come */
};

static struct pad_grid grid_in(const struct theme *theme, struct rect rect)
{
    struct pad_grid grid = {.rect = rect, .columns = WIDE, .gap = theme->gap};
    int fit = (rect.w + theme->gap) / (theme->target + theme->gap);
    if (theme->narrow && fit < WIDE) {
        bool is_keyboard = fit >= KEYBOARD;
        grid.columns = is_keyboard ? KEYBOARD : SLIM;
        grid.order = is_keyboard ? keyboard_order : slim_order;
    }
    grid.rows = (LETTERS - 1 + grid.columns - 1) / grid.columns;
    int most = grid.rows * (theme_px(theme, KEY_MOST_MM) + theme->gap) - theme->gap;
    if (theme->narrow && rect.h > most) {
        grid.rect = rect_cut_bottom(&rect, most);
    }
    return grid;
}

static struct rect grid_cell(const struct pad_grid *grid, int index)
{
    return rect_cell(grid->rect, grid->columns, grid->rows, grid->gap, index);
}

void letterpad_draw(const struct ui *ui, const struct kit *kit, struct rect rect,
                    struct letterpad pad)
{
    struct pad_grid grid = grid_in(kit->theme, rect);
    for (int i = 0; i + 1 < LETTERS; i++) {
        int letter = grid.order != NULL ? grid.order[i] : i;
        draw_letter(ui, kit, grid_cell(&grid, i), letter, pad.letter_action);
    }
    /* Behind the last letters: a wide blank and a wide erase. */
    int left = grid.columns - (LETTERS - 1) % grid.columns, wide = left / 2;
    struct rect space =
        rect_around(grid_cell(&grid, LETTERS - 1), grid_cell(&grid, LETTERS - 2 + wide));
    struct rect erase =
        rect_around(grid_cell(&grid, LETTERS - 1 + wide), grid_cell(&grid, LETTERS - 2 + left));
    draw_letter(ui, kit, space, LETTERS - 1, pad.letter_action);
    widget_button(kit, erase,
                  (struct button){.name = "erase",
                                  .action = pad.erase_action,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_BACKSPACE,
                                  .has_shape = true});
}

static void type(char *name, size_t size, int letter, const char *capital_after)
{
    size_t length = strlen(name);
    bool begins = length == 0 || strchr(" -'", name[length - 1]) != NULL;
    bool is_capital = length == 0 || strchr(capital_after, name[length - 1]) != NULL;
    if (letter < 0 || letter >= LETTERS) {
        return;
    }
    const char *typed = is_capital ? letters[letter].capital : letters[letter].small;
    bool is_blank_twice = begins && typed[0] == ' ';
    if (!is_blank_twice && length + strlen(typed) < size) {
        (void)str_append(name, size, typed);
    }
}

void letterpad_type(char *name, size_t size, int letter)
{
    type(name, size, letter, " -'");
}

void letterpad_type_words(char *words, size_t size, int letter)
{
    type(words, size, letter, "");
}

void letterpad_erase(char *name)
{
    size_t length = strlen(name);
    while (length > 0 && ((unsigned char)name[length - 1] & 0xC0u) == 0x80u) {
        length--;
    }
    name[length > 0 ? length - 1 : 0] = '\0';
}
