/* xlsx_sheet.c: the cells of one sheet, streamed. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/xlsx.h"

enum cell_kind { KIND_NUMBER, KIND_SHARED, KIND_TEXT, KIND_INLINE, KIND_BOOL, KIND_DATE };

struct sheet {
    struct xlsx *xlsx;
    struct rows *rows;
    uint32_t row;  /* of the row at hand, 0 before the first */
    size_t column; /* of the cell at hand */
    size_t next;   /* column of the next cell that does not say its own */
    size_t format; /* of the cell at hand */
    enum cell_kind kind;
    bool in_cell, has_formula, has_value, has_text;
    bool in_row, row_is_sure; /* the row said its number */
};

static void fail(struct xml *xml, enum notice notice, const char *detail)
{
    struct sheet *sheet = xml->context;
    if (!xml->is_failed) {
        xml_fail(xml, notice, detail);
        xml->problem->row = sheet->row;
    }
}

/* "AB12": column from 0 and row from 1 (0: none given). */
static bool read_place(const char *text, size_t *ret_column, uint32_t *ret_row)
{
    size_t column = 0, letters = 0;
    uint32_t row = 0;
    text += *text == '$' ? 1 : 0;
    for (; letters < 3 && ((*text | ' ') >= 'a' && (*text | ' ') <= 'z'); text++, letters++) {
        column = column * 26 + (size_t)((*text | ' ') - 'a' + 1);
    }
    text += *text == '$' ? 1 : 0;
    for (int digits = 0; digits < 8 && *text >= '0' && *text <= '9'; text++, digits++) {
        row = row * 10 + (uint32_t)(*text - '0');
    }
    *ret_column = column - 1;
    *ret_row = row;
    return letters > 0 && (*text == '\0' || *text == ':');
}

static void start_row(struct xml *xml, struct sheet *sheet, const char *const *atts)
{
    int64_t row = (int64_t)sheet->row + 1;
    const char *text = xml_attribute(atts, "r");
    sheet->row_is_sure = text != NULL;
    sheet->in_row = true;
    if (text != NULL && (!str_to_int64(text, 1, INT64_MAX, &row) || row <= sheet->row)) {
        fail(xml, NOTICE_WORKBOOK_BROKEN, "rows out of order");
        return;
    }
    if (row > LIMIT_SHEET_ROWS) {
        fail(xml, NOTICE_WORKBOOK_TOO_LARGE, "rows");
        return;
    }
    sheet->row = (uint32_t)row;
    sheet->next = 0;
    sheet->rows->count = 0;
    sheet->rows->bytes_done = xml->done;
}

static enum cell_kind kind_of(const char *type)
{
    switch (type[0]) {
    case 's': return type[1] == '\0' ? KIND_SHARED : KIND_TEXT;
    case 'i': return KIND_INLINE;
    case 'e': return KIND_TEXT;
    case 'b': return KIND_BOOL;
    case 'd': return KIND_DATE;
    default: return KIND_NUMBER;
    }
}

static void place_cell(struct xml *xml, struct sheet *sheet, const char *place)
{
    uint32_t row;
    if (!read_place(place, &sheet->column, &row)) {
        fail(xml, NOTICE_WORKBOOK_BROKEN, "place of a cell");
    } else if (row != 0 && row != sheet->row) {
        bool is_later = row > sheet->row && row <= LIMIT_SHEET_ROWS;
        if (sheet->row_is_sure || sheet->next != 0 || !is_later) {
            fail(xml, NOTICE_WORKBOOK_BROKEN, "cell of another row");
        }
        sheet->row = row;
    }
}

static void start_cell(struct xml *xml, struct sheet *sheet, const char *const *atts)
{
    sheet->in_cell = true;
    sheet->has_formula = sheet->has_value = sheet->has_text = false;
    sheet->kind = KIND_NUMBER;
    sheet->format = 0;
    sheet->column = sheet->next;
    xml->length = 0;
    for (size_t i = 0; atts[i] != NULL; i += 2) {
        const char *name = atts[i], *value = atts[i + 1];
        if (name[0] == '\0' || name[1] != '\0') {
            continue;
        }
        if (name[0] == 'r') {
            place_cell(xml, sheet, value);
        } else if (name[0] == 's') {
            sheet->format = strtoul(value, NULL, 10);
        } else if (name[0] == 't') {
            sheet->kind = kind_of(value);
        }
    }
    if (!xml->is_failed && sheet->column < sheet->next) {
        fail(xml, NOTICE_WORKBOOK_BROKEN, "cells out of order");
    }
}

static void on_start(struct xml *xml, const char *name, const char *const *atts)
{
    struct sheet *sheet = xml->context;
    bool is_cell = name[0] == 'c' && name[1] == '\0', is_row = str_equal(name, "row");
    if ((is_cell && (sheet->in_cell || !sheet->in_row)) || (is_row && sheet->in_row)) {
        fail(xml, NOTICE_WORKBOOK_BROKEN, "a cell in a cell, or without a row");
    } else if (is_cell) {
        start_cell(xml, sheet, atts);
    } else if (sheet->in_cell) {
        /* One of them counts: the text of a cell that says to have one, else the value. */
        if (str_equal(name, "v")) {
            if (sheet->kind != KIND_INLINE || !sheet->has_text) {
                xml->length = 0;
                xml_take(xml, true);
            }
            sheet->has_value = true;
        } else if (str_equal(name, "is")) {
            sheet->has_text = true;
            xml->length = sheet->kind == KIND_INLINE ? 0 : xml->length;
        } else if (str_equal(name, "t") && xml->mark == 0 &&
                   (sheet->kind == KIND_INLINE || !sheet->has_value)) {
            xml_take(xml, true);
        } else if (str_equal(name, "rPh")) {
            xml->mark = xml->depth;
        } else if (str_equal(name, "f")) {
            sheet->has_formula = true;
        }
    } else if (is_row) {
        start_row(xml, sheet, atts);
    }
}

static void add(struct xml *xml, struct sheet *sheet, const char *text, size_t length)
{
    if (length > 0 && !rows_add_at(sheet->rows, sheet->column, text, length, sheet->row)) {
        xml->is_failed = true;
        xml_stop(xml);
    }
}

static void add_shared(struct xml *xml, struct sheet *sheet, const char *text)
{
    const struct xlsx_strings *strings = &sheet->xlsx->strings;
    int64_t index = 0;
    if (!str_to_int64(text, 0, INT64_MAX, &index) || (size_t)index >= strings->count) {
        fail(xml, NOTICE_WORKBOOK_BROKEN, "index of a shared string");
        return;
    }
    size_t start = strings->starts[index];
    size_t end = (size_t)index + 1 < strings->count ? strings->starts[index + 1] : strings->used;
    add(xml, sheet, strings->text + start, end - start - 1);
}

/* Digits alone mean themselves, as most quantities and numbers of orders do. */
static bool is_plain_integer(const char *text, size_t length)
{
    if (length == 0 || length > 15 || (text[0] == '0' && length > 1)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
    }
    return true;
}

static void add_number(struct xml *xml, struct sheet *sheet)
{
    const struct xlsx *xlsx = sheet->xlsx;
    enum cell_show show = sheet->format < xlsx->show_count && !xlsx->base.keeps_serials
                              ? xlsx->shows[sheet->format]
                              : CELL_SHOW_NUMBER;
    const char *text = xml->text;
    if (show == CELL_SHOW_NUMBER && is_plain_integer(text, xml->length - 1)) {
        add(xml, sheet, text, xml->length - 1);
        return;
    }
    char *end, shown[CELL_TEXT];
    bool is_decimal = text[strspn(text, "+-.0123456789eE \n\r\t")] == '\0'; /* nor 0x10, nor nan */
    double value = is_decimal ? strtod(text, &end) : 0;
    end = is_decimal ? end : xml->text;
    while (*end == ' ' || *end == '\n' || *end == '\r' || *end == '\t') {
        end++;
    }
    if (end == text || *end != '\0') {
        add(xml, sheet, text, xml->length - 1); /* no number: shown as it is */
        return;
    }
    size_t length = show == CELL_SHOW_NUMBER ? cell_number(value, shown)
                                             : cell_date(value, show, xlsx->is_1904, shown);
    add(xml, sheet, shown, length);
}

/* "2025-11-03T00:00:00.000Z" without what says nothing. */
static void add_date(struct xml *xml, struct sheet *sheet)
{
    size_t length = xml->length - 1;
    if (length > 0 && xml->text[length - 1] == 'Z') {
        length--;
    }
    if (length > 19 && xml->text[19] == '.') {
        length = 19;
    }
    if (length == 19 && memcmp(xml->text + 10, "T00:00:00", 9) == 0) {
        length = 10;
    }
    add(xml, sheet, xml->text, length);
}

static void note_unsolved(struct sheet *sheet)
{
    struct workbook *workbook = &sheet->xlsx->base;
    if (workbook->formulas_unsolved++ == 0) {
        workbook->first_unsolved = sheet->row;
    }
}

static void end_cell(struct xml *xml, struct sheet *sheet)
{
    sheet->in_cell = false;
    sheet->next = sheet->column + 1;
    if (xml->length == 0) {
        if (sheet->has_formula && sheet->kind != KIND_TEXT) {
            note_unsolved(sheet);
        }
        return;
    }
    xml_put(xml, "", 1);
    if (xml->is_failed) {
        return;
    }
    switch (sheet->kind) {
    case KIND_SHARED: add_shared(xml, sheet, xml->text); break;
    case KIND_TEXT:
    case KIND_INLINE: add(xml, sheet, xml->text, xlsx_unescape(xml->text, xml->length - 1)); break;
    case KIND_BOOL: {
        bool is_true = xml->text[0] == '1' || xml->text[0] == 't';
        add(xml, sheet, is_true ? "TRUE" : "FALSE", is_true ? 4 : 5);
        break;
    }
    case KIND_DATE: add_date(xml, sheet); break;
    case KIND_NUMBER: add_number(xml, sheet); break;
    }
}

static void on_end(struct xml *xml, const char *name)
{
    struct sheet *sheet = xml->context;
    if (sheet->in_cell && name[0] == 'c' && name[1] == '\0') {
        end_cell(xml, sheet);
    } else if (sheet->in_cell) {
        if (str_equal(name, "v") || str_equal(name, "t")) {
            xml_take(xml, false);
        } else if (str_equal(name, "rPh")) {
            xml->mark = 0;
        }
    } else if (str_equal(name, "row")) {
        sheet->in_row = false;
        if (!rows_give_sheet_row(sheet->rows, sheet->row)) {
            xml_stop(xml);
        }
    } else if (str_equal(name, "sheetData")) {
        xml_stop(xml);
    }
}

bool xlsx_sheet_read(struct workbook *workbook, size_t index, struct rows *rows)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    struct xlsx *xlsx = (struct xlsx *)workbook;
    struct sheet sheet = {.xlsx = xlsx, .rows = rows};
    return xlsx_strings_read(xlsx, rows->problem) &&
           xml_read(&xlsx->archive, xlsx->parts[index], LIMIT_SHEET_BYTES, &handler, &sheet,
                    rows->problem);
}

static void on_range(struct xml *xml, const char *name, const char *const *atts)
{
    if (!str_equal(name, "mergeCell")) {
        return;
    }
    const char *ref = xml_attribute(atts, "ref");
    const char *colon = ref == NULL ? NULL : strchr(ref, ':');
    struct table_range range;
    size_t first, last;
    if (colon == NULL || !read_place(ref, &first, &range.first_row) ||
        !read_place(colon + 1, &last, &range.last_row)) {
        return;
    }
    range.first_column = (uint32_t)first;
    range.last_column = (uint32_t)last;
    if (!workbook_add_range(xml->context, &range, xml->problem)) {
        xml->is_failed = true;
        xml_stop(xml);
    }
}

bool xlsx_sheet_ranges(struct workbook *workbook, size_t index, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_range};
    struct xlsx *xlsx = (struct xlsx *)workbook;
    return xml_read(&xlsx->archive, xlsx->parts[index], LIMIT_SHEET_BYTES, &handler, workbook,
                    problem);
}
