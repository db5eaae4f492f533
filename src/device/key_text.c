/* key_text.c: see key_text.h. Places as on page 7 of the HID Usage Tables. */
#include "device/key_text.h"

enum {
    USAGE_A = 0x04,
    USAGE_Z = 0x1D,
    USAGE_1 = 0x1E,
    USAGE_0 = 0x27,
    USAGE_ENTER = 0x28,
    USAGE_TAB = 0x2B,
    USAGE_SPACE = 0x2C,
    USAGE_MINUS = 0x2D,
    USAGE_BRACKET_CLOSE = 0x30,
    USAGE_SLASH = 0x38,
    USAGE_F8 = 0x41,
    USAGE_PAD_SLASH = 0x54,
    USAGE_PAD_ENTER = 0x58,
    USAGE_PAD_1 = 0x59,
    USAGE_PAD_0 = 0x62,
    USAGE_PAD_POINT = 0x63,
    USAGE_ISO = 0x64,
};

enum { PLAIN, SHIFTED, ALT_GR };

enum { GS = 0x1D };

/* From USAGE_MINUS to USAGE_SLASH, 0 for none: 2D 2E 2F 30 31 32 33 34 35 36 37 38. */
static const uint16_t us_signs[2][12] = {
    {'-', '=', '[', ']', '\\', '#', ';', '\'', '`', ',', '.', '/'},
    {'_', '+', '{', '}', '|', '~', ':', '"', '~', '<', '>', '?'},
};
static const uint16_t fr_signs[3][12] = {
    {')', '=', '^', '$', '*', '*', 'm', 0xF9, 0xB2, ';', ':', '!'},
    {0xB0, '+', 0xA8, 0xA3, 0xB5, 0xB5, 'M', '%', 0, '.', '/', 0xA7},
    {']', '}', 0, 0xA4, 0, 0, 0, 0, 0, 0, 0, 0},
};
/* The upper row from 1 to 0. */
static const char us_row[] = "!@#$%^&*()";
static const uint16_t fr_row[2][10] = {
    {'&', 0xE9, '"', '\'', '(', '-', 0xE8, '_', 0xE7, 0xE0},
    {0, '~', '#', '{', '[', '|', '`', '\\', '^', '@'}, /* with AltGr */
};
/* What a French keyboard has where a US one has a to z. */
static const char fr_letters[] = "qbcdefghijkl,noparstuvzxyw";

static uint32_t letter(enum device_layout layout, uint8_t usage, int level)
{
    char lower = (char)('a' + usage - USAGE_A);
    if (layout == DEVICE_LAYOUT_FR) {
        lower = fr_letters[usage - USAGE_A];
        if (lower == ',') {
            return level == SHIFTED ? '?' : ',';
        }
        if (level == ALT_GR) {
            return lower == 'e' ? 0x20AC : 0;
        }
    }
    return (uint32_t)(level == SHIFTED ? lower - 'a' + 'A' : lower);
}

static uint32_t row(enum device_layout layout, uint8_t usage, int level)
{
    int place = usage - USAGE_1;
    uint32_t digit = (uint32_t)('0' + (place + 1) % 10);
    if (layout == DEVICE_LAYOUT_FR) {
        return level == SHIFTED ? digit : fr_row[level == ALT_GR][place];
    }
    return level == SHIFTED ? (uint32_t)us_row[place] : digit;
}

static uint32_t keypad(uint8_t usage)
{
    static const char pad[] = "/*-+\r1234567890.";
    return (uint32_t)pad[usage - USAGE_PAD_SLASH];
}

/* Ctrl and a key. The group separator of GS1 codes is Ctrl and ], wherever ] is. */
static uint32_t control(enum device_layout layout, uint8_t usage)
{
    if (usage == USAGE_BRACKET_CLOSE) {
        return GS;
    }
    if (usage >= USAGE_A && usage <= USAGE_Z) {
        uint32_t plain = letter(layout, usage, PLAIN);
        return plain >= 'a' && plain <= 'z' ? plain - 'a' + 1 : 0;
    }
    return 0;
}

uint32_t key_character(enum device_layout layout, uint8_t usage, uint8_t modifiers)
{
    int level = PLAIN;
    switch (usage) {
    case USAGE_ENTER:
    case USAGE_PAD_ENTER: return '\r';
    case USAGE_TAB: return '\t';
    case USAGE_F8: return GS; /* some makers' way to say it */
    default: break;
    }
    if ((modifiers & KEY_ALT_GR) != 0) {
        level = ALT_GR;
    } else if ((modifiers & (KEY_LEFT_CTRL | KEY_RIGHT_CTRL)) != 0) {
        return control(layout, usage);
    } else if ((modifiers & (KEY_LEFT_SHIFT | KEY_RIGHT_SHIFT)) != 0) {
        level = SHIFTED;
    }
    if (usage >= USAGE_A && usage <= USAGE_Z) {
        return letter(layout, usage, level);
    }
    if (usage >= USAGE_1 && usage <= USAGE_0) {
        return row(layout, usage, level);
    }
    if (usage == USAGE_SPACE) {
        return ' ';
    }
    if (usage >= USAGE_MINUS && usage <= USAGE_SLASH) {
        int place = usage - USAGE_MINUS;
        return layout == DEVICE_LAYOUT_FR ? fr_signs[level][place]
                                          : us_signs[level == SHIFTED][place];
    }
    if (usage >= USAGE_PAD_SLASH && usage <= USAGE_PAD_POINT) {
        return keypad(usage);
    }
    if (usage == USAGE_ISO) {
        const char *signs = layout == DEVICE_LAYOUT_FR ? "<>" : "\\|";
        return (uint32_t)signs[level == SHIFTED];
    }
    return 0;
}

/* 0x80 to 0x9F of Windows' code page 1252, which Alt and a leading 0 mean. */
static uint32_t of_1252(int byte)
{
    static const uint16_t high[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : (uint32_t)byte;
}

uint32_t key_modifiers(struct key_typing *typing, uint8_t modifiers)
{
    uint32_t character = 0;
    bool let_go = (typing->modifiers & KEY_LEFT_ALT) != 0 && (modifiers & KEY_LEFT_ALT) == 0;
    if (let_go && typing->alt_digits > 0 && typing->alt_value <= 255) {
        character = of_1252(typing->alt_value);
    }
    if ((modifiers & KEY_LEFT_ALT) == 0) {
        typing->alt_digits = typing->alt_value = 0;
    }
    typing->modifiers = modifiers;
    return character;
}

uint32_t key_press(struct key_typing *typing, enum device_layout layout, uint8_t usage)
{
    if ((typing->modifiers & KEY_LEFT_ALT) == 0) {
        return key_character(layout, usage, typing->modifiers);
    }
    if (usage >= USAGE_PAD_1 && usage <= USAGE_PAD_0 && typing->alt_digits < 4) {
        typing->alt_digits++;
        typing->alt_value = typing->alt_value * 10 + (usage - USAGE_PAD_1 + 1) % 10;
    }
    return 0;
}
