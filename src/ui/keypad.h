/* keypad.h: the digits 0 to 9, erase and validate, as targets of 20 mm and more. Targets are named
 * "key_0" … "key_9", "erase", "validate". */
#ifndef BORNE_UI_KEYPAD_H
#define BORNE_UI_KEYPAD_H

#include <stdbool.h>

#include "ui/text.h"

struct keypad {
    int digit_action; /* argument is the digit */
    int erase_action;
    int validate_action;
    bool can_validate; /* false: validate is drawn pale and is no target */
};

/* How wide it is beside something: `mm`, but on a low panel four targets. */
int keypad_width(const struct kit *kit, double mm);
void keypad_draw(const struct kit *kit, struct rect rect, struct keypad keypad);

#endif
