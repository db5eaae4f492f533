/* xlsx_parts.c: what all sheets of an XLSX share: the strings, and which formats show dates. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/xlsx.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | ' ');
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code unit of "_x000D_" at `text`, or -1. */
static int32_t escaped_unit(const char *text, size_t length)
{
    if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') {
        return -1;
    }
    int32_t unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

size_t xlsx_unescape(char *text, size_t length)
{
    size_t to = 0;
    for (size_t at = 0; at < length;) {
        int32_t unit = text[at] == '_' ? escaped_unit(text + at, length - at) : -1;
        if (unit < 0) {
            text[to++] = text[at++];
            continue;
        }
        at += 7;
        int32_t low = unit >= 0xD800 && unit < 0xDC00 ? escaped_unit(text + at, length - at) : -1;
        uint32_t c = (uint32_t)unit;
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
            at += 7;
        } else if (c == 0 || (c >= 0xD800 && c < 0xE000)) {
            c = 0xFFFD;
        }
        to += str_put(text + to, c);
    }
    return to;
}

static void on_string_start(struct xml *xml, const char *name, const char *const *atts)
{
    (void)atts;
    if (str_equal(name, "si")) {
        xml->length = 0;
    } else if (str_equal(name, "rPh")) {
        xml->mark = xml->depth; /* what is read aloud is no part of the text */
    } else if (xml->mark == 0 && str_equal(name, "t")) {
        xml_take(xml, true);
    }
}

static void on_string_end(struct xml *xml, const char *name)
{
    struct xlsx *xlsx = xml->context;
    struct xlsx_strings *all = &xlsx->strings;
    if (str_equal(name, "t")) {
        xml_take(xml, false);
    } else if (str_equal(name, "rPh")) {
        xml->mark = 0;
    } else if (str_equal(name, "si")) {
        size_t length = xml->length == 0 ? 0 : xlsx_unescape(xml->text, xml->length);
        if (all->count == LIMIT_STRINGS || all->used + length + 1 > LIMIT_STRINGS_BYTES) {
            xml_fail(xml, NOTICE_WORKBOOK_TOO_LARGE, "shared strings");
            return;
        }
        if (all->room - all->used <= length) {
            all->room = (all->used + length) * 3 / 2 + 4096;
            all->text = realloc(all->text, all->room);
            ASSERT(all->text != NULL);
        }
        all->starts = array_grow(all->starts, all->count, &all->starts_room, sizeof *all->starts);
        all->starts[all->count++] = (uint32_t)all->used;
        if (length > 0) {
            memcpy(all->text + all->used, xml->text, length);
        }
        all->used += length;
        all->text[all->used++] = '\0';
    }
}

bool xlsx_strings_read(struct xlsx *xlsx, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_string_start, .end = on_string_end};
    struct xlsx_strings *all = &xlsx->strings;
    if (all->is_read) {
        return true;
    }
    all->count = all->used = 0;
    all->is_read =
        xlsx->strings_part == NULL || !archive_has(&xlsx->archive, xlsx->strings_part) ||
        xml_read(&xlsx->archive, xlsx->strings_part, LIMIT_SHEET_BYTES, &handler, xlsx, problem);
    return all->is_read;
}

enum { BUILTIN_FORMATS = 164 };

struct styles {
    struct xlsx *xlsx;
    uint32_t *ids; /* of own formats; heap, owned */
    unsigned char *shows;
    size_t count, id_room, show_room;
    bool in_cell_formats;
};

static enum cell_show show_of(const struct styles *styles, const char *id_text)
{
    int64_t id = 0;
    if (id_text == NULL || !str_to_int64(id_text, 0, UINT32_MAX, &id)) {
        return CELL_SHOW_NUMBER;
    }
    for (size_t i = styles->count; i > 0; i--) {
        if (styles->ids[i - 1] == (uint32_t)id) {
            return styles->shows[i - 1];
        }
    }
    return id < BUILTIN_FORMATS ? cell_show_of_builtin((unsigned long)id) : CELL_SHOW_NUMBER;
}

static void add_format(struct styles *styles, const char *id_text, const char *code)
{
    int64_t id = 0;
    if (id_text == NULL || code == NULL || !str_to_int64(id_text, 0, UINT32_MAX, &id) ||
        styles->count == LIMIT_FORMATS) {
        return;
    }
    styles->ids = array_grow(styles->ids, styles->count, &styles->id_room, sizeof *styles->ids);
    styles->shows =
        array_grow(styles->shows, styles->count, &styles->show_room, sizeof *styles->shows);
    styles->ids[styles->count] = (uint32_t)id;
    styles->shows[styles->count++] = (unsigned char)cell_show_of_code(code);
}

static void on_style_start(struct xml *xml, const char *name, const char *const *atts)
{
    struct styles *styles = xml->context;
    struct xlsx *xlsx = styles->xlsx;
    if (str_equal(name, "numFmt")) {
        add_format(styles, xml_attribute(atts, "numFmtId"), xml_attribute(atts, "formatCode"));
    } else if (str_equal(name, "cellXfs")) {
        styles->in_cell_formats = true;
    } else if (styles->in_cell_formats && str_equal(name, "xf")) {
        if (xlsx->show_count == LIMIT_FORMATS) {
            xml_fail(xml, NOTICE_WORKBOOK_BROKEN, "formats");
            return;
        }
        xlsx->shows =
            array_grow(xlsx->shows, xlsx->show_count, &xlsx->show_room, sizeof *xlsx->shows);
        xlsx->shows[xlsx->show_count++] =
            (unsigned char)show_of(styles, xml_attribute(atts, "numFmtId"));
    }
}

static void on_style_end(struct xml *xml, const char *name)
{
    struct styles *styles = xml->context;
    if (str_equal(name, "cellXfs")) {
        styles->in_cell_formats = false;
    }
}

bool xlsx_styles_read(struct xlsx *xlsx, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_style_start, .end = on_style_end};
    struct styles styles = {.xlsx = xlsx};
    bool done =
        xlsx->styles_part == NULL || !archive_has(&xlsx->archive, xlsx->styles_part) ||
        xml_read(&xlsx->archive, xlsx->styles_part, LIMIT_XML_PART, &handler, &styles, problem);
    free(styles.ids);
    free(styles.shows);
    return done;
}
