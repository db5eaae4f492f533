/* code.c: own codes, trade codes and GS1 element strings, told apart from garbage. */
#include "domain/code.h"

#include <string.h>

#include "base/assert.h"
#include "base/str.h"

/* Longer codes exist (a leaflet's QR code); only their beginning can hold a GTIN of use to us. */
enum { SCAN_ROOM = 256 };

/* FNC1 between GS1 elements, as scanners send it. */
#define GS '\x1d'

/* The digit K of each kind; '\0' has none. */
static const char kind_digits[CODE_KIND_COUNT] = {
    [CODE_CRATE] = '1', [CODE_PRODUCT] = '2', [CODE_PLACE] = '3',    [CODE_PAIR] = '4',
    [CODE_SLIP] = '5',  [CODE_POINT] = '6',   [CODE_PRACTICE] = '8', [CODE_COMMAND] = '9',
};

/* The three digits of a slip's code: 200 for each prep, the upper half of it for what is missing.
 */
enum { SLIP_PREPS = 5, SLIP_OF_PREP = 200, SLIP_OF_MARK = 100 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_digit(text[i])) {
            return false;
        }
    }
    return true;
}

static int number_of(const char *digits, size_t length)
{
    int number = 0;
    for (size_t i = 0; i < length; i++) {
        number = number * 10 + (digits[i] - '0');
    }
    return number;
}

/* ISO 7064 MOD 97-10: the two digits that make the whole number leave 1 when divided by 97. They
 * are 02..98; a code ending in 00, 01 or 99 was never written by code_write. */
static int check_pair(const char *eight_digits)
{
    int rest = 0;
    for (size_t i = 0; i < 8; i++) {
        rest = (rest * 10 + (eight_digits[i] - '0')) % 97;
    }
    return 98 - rest * 100 % 97;
}

static bool belongs_to_prep(enum code_kind kind)
{
    return kind != CODE_PLACE && kind != CODE_PAIR && kind != CODE_COMMAND;
}

void code_write(enum code_kind kind, int prep, int serial, char ret_digits[11])
{
    ASSERT(kind > CODE_UNREADABLE && kind < CODE_KIND_COUNT && kind != CODE_TRADE);
    ASSERT(prep >= 0 && prep <= LIMIT_PREP);
    ASSERT(serial >= 0 && serial <= LIMIT_SERIAL);
    ASSERT(belongs_to_prep(kind) || prep == 0);
    ASSERT(kind != CODE_COMMAND || serial < COMMAND_CODE_COUNT);
    str_format(ret_digits, 9, "%c%03d%04d", kind_digits[kind], prep, serial);
    str_format(ret_digits + 8, 3, "%02d", check_pair(ret_digits));
}

void code_write_slip(enum slip_mark mark, int line, int prep, int crate_serial, char ret_digits[11])
{
    ASSERT(prep >= 1 && crate_serial >= 1);
    ASSERT(mark == SLIP_REST ? line == 0 : line >= 1 && line <= LIMIT_SLIP_LINES);
    int half = mark == SLIP_MISSING ? SLIP_OF_MARK : 0;
    code_write(CODE_SLIP, prep % SLIP_PREPS * SLIP_OF_PREP + half + line, crate_serial, ret_digits);
}

bool code_slip(const struct code *code, int prep, enum slip_mark *ret_mark, int *ret_line)
{
    ASSERT(code->kind == CODE_SLIP);
    if (code->prep / SLIP_OF_PREP != prep % SLIP_PREPS) {
        return false;
    }
    bool is_missing = code->prep % SLIP_OF_PREP >= SLIP_OF_MARK;
    *ret_line = code->prep % SLIP_OF_MARK;
    *ret_mark = is_missing ? SLIP_MISSING : *ret_line > 0 ? SLIP_DONE : SLIP_REST;
    return true;
}

void code_group(const char digits[11], char ret_text[14])
{
    ASSERT(strlen(digits) == 10);
    str_format(ret_text, 14, "%.1s %.3s %.4s %.2s", digits, digits + 1, digits + 4, digits + 8);
}

bool code_gtin_valid(const char *digits)
{
    size_t length = strlen(digits);
    if ((length != 8 && length != 12 && length != 13 && length != 14) ||
        !all_digits(digits, length)) {
        return false;
    }
    int sum = 0, any = 0;
    for (size_t i = 0; i + 1 < length; i++) {
        int digit = digits[i] - '0';
        sum += (length - i) % 2 == 0 ? 3 * digit : digit;
        any |= digit;
    }
    /* All zeros would pass, but is nobody's number: it is what a broken scanner types. */
    return any != 0 && (10 - sum % 10) % 10 == digits[length - 1] - '0';
}

bool code_gtin14(const char *digits, char ret_gtin[15])
{
    ret_gtin[0] = '\0';
    if (!code_gtin_valid(digits)) {
        return false;
    }
    size_t length = strlen(digits);
    memset(ret_gtin, '0', 14 - length);
    memcpy(ret_gtin + 14 - length, digits, length + 1);
    return true;
}

/* Blanks, control characters and the marks that turn or hide text: nothing of these is content. */
static bool is_noise(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
           (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0xfeff;
}

/* Copies without noise; GS stays if `keep_gs`. What does not fit whole is left out. */
static void clean(char *to, size_t size, const char *from, bool keep_gs)
{
    size_t length = 0;
    uint32_t c;
    while ((c = str_next(&from)) != 0) {
        if (is_noise(c) && !(keep_gs && c == GS)) {
            continue;
        }
        char bytes[4];
        size_t count = str_put(bytes, c);
        if (length + count >= size) {
            break;
        }
        memcpy(to + length, bytes, count);
        length += count;
    }
    to[length] = '\0';
}

/* The AIM symbology identifier that some scanners send first: ']', a letter, a modifier. */
static size_t aim_length(const char *text)
{
    bool letter = (text[0] == ']') &&
                  ((text[1] >= 'A' && text[1] <= 'Z') || (text[1] >= 'a' && text[1] <= 'z'));
    bool modifier = letter && (is_digit(text[2]) || (text[2] >= 'A' && text[2] <= 'Z') ||
                               (text[2] >= 'a' && text[2] <= 'z'));
    return modifier ? 3 : 0;
}

/* GS1-128, GS1 DataBar, GS1 DataMatrix, GS1 QR: what follows is elements and nothing else. */
static bool aim_says_gs1(const char *text)
{
    return str_starts(text, "]C1") || str_starts(text, "]e0") || str_starts(text, "]d2") ||
           str_starts(text, "]Q3");
}

/* Length of an element, its AI included, where the AI's first two digits fix it (GS1 General
 * Specifications, figure 7.8.5-2); 0 where the element runs to the next FNC1. */
static size_t element_length(const char *text)
{
    static const struct {
        int from, to;
        size_t length;
    } fixed[] = {
        {0, 0, 20}, {1, 3, 16}, {4, 4, 18}, {11, 19, 8}, {20, 20, 4}, {31, 36, 10}, {41, 41, 16},
    };
    int ai = number_of(text, 2);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        if (ai >= fixed[i].from && ai <= fixed[i].to) {
            return fixed[i].length;
        }
    }
    return 0;
}

/* Takes the GTIN of AI 01 or 02 if `element` (its data only) is one. */
static bool take_gtin(const char *data, size_t length, char ret_gtin[15])
{
    char digits[15];
    if (length != 14) {
        return false;
    }
    str_copy_n(digits, sizeof digits, data, 14);
    return code_gtin14(digits, ret_gtin);
}

/* The first AI 01 or 02 of an element string as scanners send it. */
static bool find_gtin(const char *text, char ret_gtin[15])
{
    while (*text != '\0') {
        if (*text == GS) {
            text++;
            continue;
        }
        size_t left = strlen(text);
        if (left < 3 || !all_digits(text, 2)) {
            return false;
        }
        size_t length = element_length(text);
        if (length > left) {
            return false;
        }
        int ai = number_of(text, 2);
        if (ai == 1 || ai == 2) {
            return take_gtin(text + 2, length - 2, ret_gtin);
        }
        text += length != 0 ? length : strcspn(text, "\x1d");
    }
    return false;
}

/* The same in the text form "(01)03017620422003(10)AB", as people and some scanners write it. */
static bool find_gtin_in_brackets(const char *text, char ret_gtin[15])
{
    while (*text == '(') {
        const char *close = strchr(text, ')');
        if (close == NULL) {
            return false;
        }
        size_t length = strcspn(close + 1, "(\x1d");
        if (str_starts(text, "(01)") || str_starts(text, "(02)")) {
            return take_gtin(close + 1, length, ret_gtin);
        }
        text = close + 1 + length;
        text += *text == GS;
    }
    return false;
}

/* Fills the rest of *code if `text` is ten digits of ours. A kind we do not print, a prep on what
 * belongs to none, or a command of another version stays unreadable: it must not do anything. */
static void read_own(const char *text, struct code *code)
{
    if (strlen(text) != 10 || !all_digits(text, 10) || number_of(text + 8, 2) != check_pair(text)) {
        return;
    }
    int prep = number_of(text + 1, 3), serial = number_of(text + 4, 4);
    for (int kind = 0; kind < CODE_KIND_COUNT; kind++) {
        if (kind_digits[kind] != text[0]) {
            continue;
        }
        if ((!belongs_to_prep((enum code_kind)kind) && prep != 0) ||
            (kind == CODE_COMMAND && serial >= COMMAND_CODE_COUNT) ||
            (kind == CODE_SLIP && prep % SLIP_OF_PREP == SLIP_OF_MARK)) {
            return;
        }
        code->kind = (enum code_kind)kind;
        code->prep = prep;
        code->serial = serial;
    }
}

/* EAN prefixes 02 and 20 to 29 are a shop's own numbers, often with a price or weight inside. They
 * are taken as they are, for a product that lists exactly this code; nothing is read out of them.
 */
struct code code_read(const char *text)
{
    struct code code = {.kind = CODE_UNREADABLE};
    char scan[SCAN_ROOM];
    clean(scan, sizeof scan, text, true);
    bool is_gs1 = aim_says_gs1(scan);
    const char *content = scan + aim_length(scan);
    clean(code.read, sizeof code.read, content, false);
    if (!is_gs1) {
        read_own(content, &code);
        if (code.kind != CODE_UNREADABLE) {
            return code;
        }
    }
    bool is_trade = !is_gs1 && code_gtin14(content, code.gtin);
    if (!is_trade && content[0] == '(') {
        is_trade = find_gtin_in_brackets(content, code.gtin);
    } else if (!is_trade && strlen(content) >= 16) {
        is_trade = find_gtin(content, code.gtin);
    }
    if (is_trade) {
        code.kind = CODE_TRADE;
    }
    return code;
}
