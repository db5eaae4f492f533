/* keypad.c: the big keypad, laid out like a telephone; in four columns where it is low. */
#include "ui/keypad.h"

#include "base/str.h"
#include "ui/widgets.h"

int keypad_width(const struct kit *kit, double mm)
{
    const struct theme *theme = kit->theme;
    return theme->low ? 4 * theme->target + 3 * theme->gap : theme_px(theme, mm);
}

/* A key's place. On a low panel the last row, where one validates, is as high as a primary action,
 * the others are as high as they must be. */
static struct rect key_cell(const struct theme *theme, struct rect rect, bool is_low, int key)
{
    if (!theme->low || !is_low) {
        return rect_cell(rect, is_low ? 4 : 3, is_low ? 3 : 4, theme->gap, key);
    }
    int third = (rect.h - 2 * theme->gap) / 3;
    struct rect last = rect_cut_bottom(&rect, third > theme->primary ? third : theme->primary);
    (void)rect_cut_bottom(&rect, theme->gap);
    return key < 8 ? rect_cell(rect, 4, 2, theme->gap, key)
                   : rect_cell(last, 4, 1, theme->gap, key - 8);
}

void keypad_draw(const struct kit *kit, struct rect rect, struct keypad keypad)
{
    static const char high[] = "123456789<0>", low[] = "123<4560789>";
    const struct theme *theme = kit->theme;
    bool is_low = theme->low || (rect.h < 4 * theme->primary + 3 * theme->gap && rect.w > rect.h);
    const char *order = is_low ? low : high;
    frame_block_begin(kit->frame, rect); /* digits run from left to right everywhere */
    for (int i = 0; i < 12; i++) {
        struct rect cell = key_cell(theme, rect, is_low, i);
        char key = order[i], name[16] = "erase", word[2] = {key, '\0'};
        struct button button = {.name = name, .kind = BUTTON_SECONDARY, .type = TYPE_HERO};
        if (key == '<') {
            button.action = keypad.erase_action;
            button.shape = SHAPE_BACKSPACE;
            button.has_shape = true;
        } else if (key == '>') {
            button.name = "validate";
            button.action = keypad.validate_action;
            button.kind = BUTTON_PRIMARY;
            button.shape = SHAPE_TICK;
            button.has_shape = true;
            button.disabled = !keypad.can_validate;
        } else {
            (void)str_format(name, sizeof(name), "key_%c", key);
            button.action = keypad.digit_action;
            button.argument = key - '0';
            button.word = word;
        }
        widget_button(kit, cell, button);
    }
    frame_block_end(kit->frame);
}
