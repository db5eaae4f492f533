/* hid_keys.h: which keys a scanner presses to type a text, set to the US or the French keyboard or
 * to Alt and the digits of the keypad. Written from the HID usage tables and from the keyboards
 * themselves, not from the tables that Borne reads with: it is the other side. */
#ifndef BORNE_TESTS_HID_KEYS_H
#define BORNE_TESTS_HID_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum model_layout {
    MODEL_US,
    MODEL_FR,  /* AZERTY: digits with shift */
    MODEL_ALT, /* left Alt held, 0 and the decimal of the byte on the keypad */
};

enum { /* modifiers of the first byte of a report */
       MODEL_CTRL = 0x01,
       MODEL_SHIFT = 0x02,
       MODEL_LEFT_ALT = 0x04,
       MODEL_ALT_GR = 0x40,
};

struct hid_stroke {
    uint8_t modifiers;
    uint8_t usage;
    bool ends_alt; /* Alt is let go after it: the character is there */
};

enum { MODEL_STROKES = 4 }; /* of one character at most: Alt and four digits */

/* The strokes of one byte of text (Latin-1) in the layout; 0 when this keyboard cannot type it. GS
 * (0x1d) is Ctrl and the key of "]" on the US keyboard, as scanners send it. */
size_t hid_strokes(enum model_layout layout, uint8_t byte,
                   struct hid_stroke ret_strokes[MODEL_STROKES]);

#endif
