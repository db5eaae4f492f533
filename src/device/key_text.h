/* key_text.h: the characters of a scanner that types like a keyboard. Keys are USB HID usages, that
 * is places on the keyboard; which keyboard the scanner thinks it types on (us, fr) says what they
 * mean. Also the Alt mode, where a character is its number on the keypad. Pure. */
#ifndef BORNE_DEVICE_KEY_TEXT_H
#define BORNE_DEVICE_KEY_TEXT_H

#include <stdint.h>

#include "device/device.h"

enum { /* as in a boot keyboard's report */
       KEY_LEFT_CTRL = 0x01,
       KEY_LEFT_SHIFT = 0x02,
       KEY_LEFT_ALT = 0x04,
       KEY_LEFT_GUI = 0x08,
       KEY_RIGHT_CTRL = 0x10,
       KEY_RIGHT_SHIFT = 0x20,
       KEY_ALT_GR = 0x40,
       KEY_RIGHT_GUI = 0x80,
};

/* The character of a key, as a code point; control characters (Enter is 13, Tab 9, GS 29) too. 0:
 * the key has none. */
uint32_t key_character(enum device_layout layout, uint8_t usage, uint8_t modifiers);

/* A zeroed struct is ready. */
struct key_typing {
    uint8_t modifiers;
    int alt_digits, alt_value; /* typed on the keypad while Alt is held */
};

/* Modifiers are now these. Returns the character of the Alt mode when Alt was let go, else 0. */
uint32_t key_modifiers(struct key_typing *typing, uint8_t modifiers);
/* A key went down. Returns its character or 0. */
uint32_t key_press(struct key_typing *typing, enum device_layout layout, uint8_t usage);

#endif
