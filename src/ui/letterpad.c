/* letterpad.c: see letterpad.h. */
#include "ui/letterpad.h"

#include <string.h>

#include "base/str.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { COLUMNS = 12, ROWS = 4 };

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

void letterpad_draw(const struct ui *ui, const struct kit *kit, struct rect rect,
                    struct letterpad pad)
{
    const struct theme *theme = kit->theme;
    for (int i = 0; i + 1 < LETTERS; i++) {
        draw_letter(ui, kit, rect_cell(rect, COLUMNS, ROWS, theme->gap, i), i, pad.letter_action);
    }
    /* Behind the last letters: a wide blank and a wide erase. */
    int wide = (COLUMNS - (LETTERS - 1) % COLUMNS) / 2;
    struct rect place[2];
    for (int i = 0; i < 2; i++) {
        struct rect from = rect_cell(rect, COLUMNS, ROWS, theme->gap, LETTERS - 1 + i * wide);
        struct rect to = rect_cell(rect, COLUMNS, ROWS, theme->gap, LETTERS - 2 + (i + 1) * wide);
        place[i] = (struct rect){from.x, from.y, to.x + to.w - from.x, from.h};
    }
    draw_letter(ui, kit, place[0], LETTERS - 1, pad.letter_action);
    widget_button(kit, place[1],
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
