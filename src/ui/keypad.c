/* keypad.c: the big keypad, laid out like a telephone; in four columns where it is low. */
#include "ui/keypad.h"

#include "base/str.h"
#include "ui/widgets.h"

void keypad_draw(const struct kit *kit, struct rect rect, struct keypad keypad)
{
    static const char high[] = "123456789<0>", low[] = "123<4560789>";
    const struct theme *theme = kit->theme;
    bool is_low = rect.h < 4 * theme->primary + 3 * theme->gap && rect.w > rect.h;
    const char *order = is_low ? low : high;
    frame_block_begin(kit->frame, rect); /* digits run from left to right everywhere */
    for (int i = 0; i < 12; i++) {
        struct rect cell = rect_cell(rect, is_low ? 4 : 3, is_low ? 3 : 4, theme->gap, i);
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
