/* hid_keys.c: the keys of the US and of the French keyboard, and Alt with the keypad. */
#include "device/models/hid_keys.h"

#include <string.h>

struct row {
    uint8_t usage;
    const char *plain, *shift, *alt_gr; /* one Latin-1 byte each, or "" */
};

static const struct row us_rows[] = {
    {0x1e, "1", "!", ""},  {0x1f, "2", "@", ""}, {0x20, "3", "#", ""},  {0x21, "4", "$", ""},
    {0x22, "5", "%", ""},  {0x23, "6", "^", ""}, {0x24, "7", "&", ""},  {0x25, "8", "*", ""},
    {0x26, "9", "(", ""},  {0x27, "0", ")", ""}, {0x2d, "-", "_", ""},  {0x2e, "=", "+", ""},
    {0x2f, "[", "{", ""},  {0x30, "]", "}", ""}, {0x31, "\\", "|", ""}, {0x33, ";", ":", ""},
    {0x34, "'", "\"", ""}, {0x35, "`", "~", ""}, {0x36, ",", "<", ""},  {0x37, ".", ">", ""},
    {0x38, "/", "?", ""},  {0x2c, " ", "", ""},
};

/* The dead keys (circumflex and trema alone) are left out; the circumflex is AltGr and 9. */
static const struct row fr_rows[] = {
    {0x1e, "&", "1", ""},     {0x1f, "\xe9", "2", "~"}, {0x20, "\"", "3", "#"},
    {0x21, "'", "4", "{"},    {0x22, "(", "5", "["},    {0x23, "-", "6", "|"},
    {0x24, "\xe8", "7", "`"}, {0x25, "_", "8", "\\"},   {0x26, "\xe7", "9", "^"},
    {0x27, "\xe0", "0", "@"}, {0x2d, ")", "\xb0", "]"}, {0x2e, "=", "+", "}"},
    {0x30, "$", "\xa3", ""},  {0x31, "*", "\xb5", ""},  {0x34, "\xf9", "%", ""},
    {0x35, "\xb2", "", ""},   {0x10, ",", "?", ""},     {0x36, ";", ".", ""},
    {0x37, ":", "/", ""},     {0x38, "!", "\xa7", ""},  {0x64, "<", ">", ""},
    {0x2c, " ", "", ""},
};

static uint8_t letter_usage(enum model_layout layout, uint8_t lower)
{
    if (layout == MODEL_FR) {
        switch (lower) {
        case 'a': return 0x14;
        case 'q': return 0x04;
        case 'z': return 0x1a;
        case 'w': return 0x1d;
        case 'm': return 0x33;
        default: break;
        }
    }
    return (uint8_t)(0x04 + lower - 'a');
}

static bool from_rows(const struct row *rows, size_t count, uint8_t byte, struct hid_stroke *ret)
{
    for (size_t i = 0; i < count; i++) {
        const char *columns[] = {rows[i].plain, rows[i].shift, rows[i].alt_gr};
        const uint8_t modifiers[] = {0, MODEL_SHIFT, MODEL_ALT_GR};
        for (size_t c = 0; c < 3; c++) {
            if (columns[c][0] && (uint8_t)columns[c][0] == byte) {
                *ret = (struct hid_stroke){.modifiers = modifiers[c], .usage = rows[i].usage};
                return true;
            }
        }
    }
    return false;
}

static size_t alt_strokes(uint8_t byte, struct hid_stroke *ret)
{
    const uint8_t digits[MODEL_STROKES] = {0, (uint8_t)(byte / 100), (uint8_t)(byte / 10 % 10),
                                           (uint8_t)(byte % 10)};
    for (size_t i = 0; i < MODEL_STROKES; i++) {
        uint8_t usage = (uint8_t)(digits[i] == 0 ? 0x62 : 0x58 + digits[i]);
        ret[i] = (struct hid_stroke){MODEL_LEFT_ALT, usage, i + 1 == MODEL_STROKES};
    }
    return MODEL_STROKES;
}

size_t hid_strokes(enum model_layout layout, uint8_t byte,
                   struct hid_stroke ret_strokes[MODEL_STROKES])
{
    memset(ret_strokes, 0, MODEL_STROKES * sizeof *ret_strokes);
    switch (byte) { /* these keys have no place of their own in any layout */
    case '\r':
    case '\n': ret_strokes[0].usage = 0x28; return 1;
    case '\t': ret_strokes[0].usage = 0x2b; return 1;
    default: break;
    }
    if (layout == MODEL_ALT) {
        return alt_strokes(byte, ret_strokes);
    }
    if (byte == 0x1d) {
        ret_strokes[0] = (struct hid_stroke){.modifiers = MODEL_CTRL, .usage = 0x30};
        return 1;
    }
    bool upper = byte >= 'A' && byte <= 'Z';
    if (upper || (byte >= 'a' && byte <= 'z')) {
        ret_strokes[0].modifiers = upper ? MODEL_SHIFT : 0;
        ret_strokes[0].usage = letter_usage(layout, (uint8_t)(upper ? byte + 'a' - 'A' : byte));
        return 1;
    }
    bool fr = layout == MODEL_FR;
    size_t count = fr ? sizeof fr_rows / sizeof *fr_rows : sizeof us_rows / sizeof *us_rows;
    return from_rows(fr ? fr_rows : us_rows, count, byte, ret_strokes);
}
