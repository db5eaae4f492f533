/* form_list.c: all items of an order in one cell, as people write them: "2× Carottes - 1kg, 1×
 * Lait" (WooCommerce Analytics) or "Product A x 1, Product B x 2". Names may hold commas
 * themselves. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/form.h"
#include "intake/quantity.h"

/* Blanks, also NBSP and narrow NBSP. */
static const char *skip_blanks(const char *text)
{
    for (;;) {
        if (*text == ' ' || *text == '\n' || *text == '\r' || *text == '\t') {
            text++;
        } else if (str_starts(text, "\xC2\xA0")) {
            text += 2;
        } else if (str_starts(text, "\xE2\x80\xAF")) {
            text += 3;
        } else {
            return text;
        }
    }
}

/* "×", "x", "X" or "*" at `text`: how many bytes; 0 if none. A letter must stand alone. */
static size_t times_at(const char *text)
{
    if (str_starts(text, "\xC3\x97")) {
        return 2;
    }
    bool stands_alone = text[1] == ' ' || text[1] == '\0' || text[1] == '\xC2' ||
                        (text[1] >= '0' && text[1] <= '9');
    return (text[0] == 'x' || text[0] == 'X' || text[0] == '*') && stands_alone ? 1 : 0;
}

/* "2× " at `text`: how many bytes, 0 if it is not there; *ret_digits: of the number. */
static size_t prefix_at(const char *text, size_t *ret_digits)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && (text[digits] == '.' || text[digits] == ',')) {
        size_t more = strspn(text + digits + 1, "0123456789");
        digits += more > 0 ? 1 + more : 0;
    }
    const char *at = skip_blanks(text + digits);
    size_t times = digits > 0 ? times_at(at) : 0;
    bool is_size = times == 1 && at[1] >= '0' && at[1] <= '9'; /* "6x60g" is a size */
    if (times == 0 || is_size) {
        return 0;
    }
    *ret_digits = digits;
    return (size_t)(skip_blanks(at + times) - text);
}

/* " x 12" that ends the item at `text`: how many bytes up to its end or comma; 0 if not. */
static size_t suffix_at(const char *text, char quantity[LIMIT_NAME])
{
    if (*text != ' ' && !str_starts(text, "\xC2\xA0") && !str_starts(text, "\xC3\x97")) {
        return 0;
    }
    const char *at = skip_blanks(text);
    size_t times = times_at(at);
    if (times == 0) {
        return 0;
    }
    at = skip_blanks(at + times);
    size_t digits = strspn(at, "0123456789");
    if (at[digits] == '.' && at[digits + 1] >= '0' && at[digits + 1] <= '9') {
        digits += 1 + strspn(at + digits + 1, "0123456789");
    }
    const char *end = skip_blanks(at + digits);
    if (digits == 0 || (*end != '\0' && *end != ',' && *end != ';' && end == at + digits)) {
        return 0;
    }
    if (*end != '\0' && *end != ',' && *end != ';' && at[digits] != '\n') {
        return 0;
    }
    str_copy_n(quantity, LIMIT_NAME, at, digits);
    return (size_t)(end - text);
}

static bool is_joint(const char *text)
{
    return (text[0] == ',' || text[0] == ';' || text[0] == '\n') && text[1] != '\0';
}

static bool give(struct form_reading *reading, const struct table_record *record, const char *name,
                 size_t length, const char *quantity)
{
    char copy[LIMIT_NAME];
    while (length > 0 && (name[length - 1] == ' ' || name[length - 1] == ',')) {
        length--;
    }
    (void)str_copy_ends(copy, sizeof copy, name, length);
    struct collect_line line = {.sku = "",
                                .name = copy,
                                .quantity = quantity,
                                .refunded = "",
                                .price = "",
                                .row = record->row};
    return form_line(reading, &line);
}

/* "2× A, 1× B": an item ends where the next number begins. */
static bool take_prefixed(struct form_reading *reading, const struct table_record *record,
                          const char *text)
{
    size_t digits, width;
    while ((width = prefix_at(text, &digits)) > 0) {
        char quantity[LIMIT_NAME];
        str_copy_n(quantity, sizeof quantity, text, digits);
        const char *name = text + width, *end = name;
        while (*end != '\0') {
            size_t ignored;
            if (is_joint(end) && prefix_at(skip_blanks(end + 1), &ignored) > 0) {
                break;
            }
            end++;
        }
        if (!give(reading, record, name, (size_t)(end - name), quantity)) {
            return false;
        }
        text = *end == '\0' ? end : skip_blanks(end + 1);
    }
    return true;
}

/* "A x 1, B x 2": an item ends behind its number. */
static bool take_suffixed(struct form_reading *reading, const struct table_record *record,
                          const char *text)
{
    while (*text != '\0') {
        const char *end = text;
        char quantity[LIMIT_NAME];
        size_t width = 0;
        while (*end != '\0' && (width = suffix_at(end, quantity)) == 0) {
            end++;
        }
        if (width == 0) {
            return notice_refuse(reading->problem, NOTICE_LIST_UNREADABLE, record->row,
                                 reading->order.number, text);
        }
        if (!give(reading, record, text, (size_t)(end - text), quantity)) {
            return false;
        }
        text = end + width;
        text = skip_blanks(text + (*text == ',' || *text == ';' ? 1 : 0));
    }
    return true;
}

bool form_items_list(struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    const char *text = skip_blanks(header_cell(header, record, FIELD_LIST));
    char sold[LIMIT_NAME];
    size_t digits;
    bool is_prefixed = prefix_at(text, &digits) > 0;
    if (!(is_prefixed ? take_prefixed : take_suffixed)(reading, record, text)) {
        return false;
    }
    header_text(header, record, FIELD_SOLD, sold, sizeof sold);
    collect_sold(reading->source->collect, sold);
    return true;
}
