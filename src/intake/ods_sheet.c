/* ods_sheet.c: the cells of one sheet of an OpenDocument, streamed. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/cell_text.h"
#include "intake/ods.h"
#include "intake/xml.h"

enum { TABLE_DEPTH = 4 }; /* document, body, spreadsheet, table */

/* Blanks that are meant, while a paragraph is gathered: no XML can hold these characters. */
enum { MEANT_BLANK = 1, MEANT_TAB, MEANT_BREAK };

struct sheet {
    struct ods *ods;
    struct rows *rows;     /* NULL: only the merged ranges are wanted */
    size_t wanted, tables; /* the sheet, and how many began so far */
    uint32_t row;          /* of the row at hand */
    size_t column;         /* of the cell at hand */
    size_t row_times, cell_times;
    size_t repeated;       /* cells given again so far */
    int cell_depth;        /* 0: in no cell */
    char value[CELL_TEXT]; /* of a number, date or truth; "" for a text */
    size_t value_length;
    size_t paragraph; /* where the one at hand begins in the gathered text */
    bool is_text, has_formula, has_paragraph;
};

static size_t times(const char *const *atts, const char *name)
{
    int64_t count = 1;
    const char *text = xml_attribute(atts, name);
    return text != NULL && str_to_int64(text, 1, INT32_MAX, &count) ? (size_t)count : 1;
}

static void fail(struct xml *xml, enum notice notice, const char *detail)
{
    struct sheet *sheet = xml->context;
    xml_fail(xml, notice, detail);
    xml->problem->row = sheet->row + 1;
}

/* "PT14H30M05.000S" to 14:30:05; anything else stays as it is. */
static void take_time(struct sheet *sheet, const char *text)
{
    long parts[3] = {0, 0, 0};
    const char *p = text, units[] = "HMS";
    bool is_read = str_starts(p, "PT");
    p += is_read ? 2 : 0;
    while (is_read && *p != '\0') {
        char *end;
        long number = strtol(p, &end, 10);
        is_read = end != p && number >= 0;
        if (*end == '.' || *end == ',') {
            end += 1 + strspn(end + 1, "0123456789");
        }
        const char *unit = *end == '\0' ? NULL : strchr(units, *end);
        is_read = is_read && unit != NULL;
        if (is_read) {
            parts[unit - units] = number;
            p = end + 1;
        }
    }
    if (is_read) {
        str_format(sheet->value, CELL_TEXT, "%02ld:%02ld:%02ld", parts[0], parts[1], parts[2]);
    } else {
        str_copy(sheet->value, CELL_TEXT, text);
    }
}

/* "2025-11-03T00:00:00" says no time of day. */
static void take_date(struct sheet *sheet, const char *text)
{
    str_copy(sheet->value, CELL_TEXT, text);
    if (strlen(sheet->value) > 19) {
        sheet->value[19] = '\0';
    }
    if (str_ends(sheet->value, "T00:00:00")) {
        sheet->value[strlen(sheet->value) - 9] = '\0';
    }
}

static void take_number(struct sheet *sheet, const char *text)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end != '\0') {
        str_copy(sheet->value, CELL_TEXT, text);
    } else {
        cell_number(value, sheet->value);
    }
}

static void take_value(struct xml *xml, struct sheet *sheet, const char *const *atts)
{
    const char *type = xml_attribute(atts, "value-type");
    const char *value = xml_attribute(atts, "value");
    sheet->value[0] = '\0';
    sheet->is_text = type == NULL || str_equal(type, "string");
    if (sheet->is_text) {
        const char *text = xml_attribute(atts, "string-value");
        if (text != NULL) {
            xml_put(xml, text, strlen(text));
            sheet->paragraph = xml->length;
            sheet->is_text = xml->length == 0; /* paragraphs only repeat it */
        }
        return;
    }
    if (str_equal(type, "date")) {
        value = xml_attribute(atts, "date-value");
        take_date(sheet, value == NULL ? "" : value);
    } else if (str_equal(type, "time")) {
        value = xml_attribute(atts, "time-value");
        take_time(sheet, value == NULL ? "" : value);
    } else if (str_equal(type, "boolean")) {
        value = xml_attribute(atts, "boolean-value");
        str_copy(sheet->value, CELL_TEXT,
                 value != NULL && str_equal(value, "true") ? "TRUE" : "FALSE");
    } else {
        take_number(sheet, value == NULL ? "" : value);
    }
}

static void add_range(struct xml *xml, struct sheet *sheet, const char *const *atts)
{
    size_t columns = times(atts, "number-columns-spanned");
    size_t rows = times(atts, "number-rows-spanned");
    if (columns * rows <= 1 || sheet->row >= LIMIT_SHEET_ROWS || sheet->column >= LIMIT_COLUMNS) {
        return;
    }
    struct table_range range = {.first_row = sheet->row + 1,
                                .last_row = sheet->row + (uint32_t)rows,
                                .first_column = (uint32_t)sheet->column,
                                .last_column = (uint32_t)(sheet->column + columns - 1)};
    if (!workbook_add_range(&sheet->ods->base, &range, xml->problem)) {
        xml->is_failed = true;
        xml_stop(xml);
    }
}

static void start_cell(struct xml *xml, struct sheet *sheet, const char *const *atts,
                       bool is_covered)
{
    sheet->cell_depth = xml->depth;
    sheet->cell_times = times(atts, "number-columns-repeated");
    sheet->has_formula = xml_attribute(atts, "formula") != NULL;
    sheet->has_paragraph = false;
    sheet->paragraph = 0;
    xml->length = 0;
    if (sheet->rows == NULL) {
        add_range(xml, sheet, atts);
    } else if (is_covered) {
        sheet->value[0] = '\0'; /* what lies under a merged cell does not show */
        sheet->is_text = false;
    } else {
        take_value(xml, sheet, atts);
    }
}

static void start_paragraph(struct xml *xml, struct sheet *sheet)
{
    static const char line_break = MEANT_BREAK;
    if (sheet->has_paragraph) {
        xml_put(xml, &line_break, 1);
    }
    sheet->has_paragraph = true;
    xml_take(xml, true);
}

/* Inside a paragraph: blanks that are meant, and what is no part of the text. */
static void start_in_paragraph(struct xml *xml, const char *name, const char *const *atts)
{
    static const char meant[] = {MEANT_BLANK, MEANT_TAB, MEANT_BREAK};
    if (xml->mark != 0) {
        return;
    }
    if (str_equal(name, "s")) {
        for (size_t n = times(atts, "c"); n > 0 && !xml->is_failed; n--) {
            xml_put(xml, &meant[0], 1);
        }
    } else if (str_equal(name, "tab")) {
        xml_put(xml, &meant[1], 1);
    } else if (str_equal(name, "line-break")) {
        xml_put(xml, &meant[2], 1);
    } else if (str_equal(name, "annotation") || str_equal(name, "note") ||
               str_equal(name, "ruby-text")) {
        xml->mark = xml->depth;
        xml_take(xml, false);
    }
}

static void on_start(struct xml *xml, const char *name, const char *const *atts)
{
    struct sheet *sheet = xml->context;
    if (xml->depth == TABLE_DEPTH && str_equal(name, "table")) {
        sheet->tables++;
    }
    if (sheet->tables != sheet->wanted + 1 || xml->depth <= TABLE_DEPTH) {
        return;
    }
    if (sheet->cell_depth == 0) {
        if (str_equal(name, "table-cell")) {
            start_cell(xml, sheet, atts, false);
        } else if (str_equal(name, "covered-table-cell")) {
            start_cell(xml, sheet, atts, true);
        } else if (str_equal(name, "table-row")) {
            sheet->row_times = times(atts, "number-rows-repeated");
            sheet->column = 0;
            if (sheet->rows != NULL) {
                sheet->rows->count = 0;
                sheet->rows->bytes_done = xml->done;
            }
        }
        return;
    }
    if (!sheet->is_text || sheet->rows == NULL) {
        return;
    }
    if (xml->depth == sheet->cell_depth + 1) {
        if (str_equal(name, "p") || str_equal(name, "h")) {
            start_paragraph(xml, sheet);
        }
    } else if (sheet->has_paragraph) {
        start_in_paragraph(xml, name, atts);
    }
}

/* Runs of blanks in the XML are one; those that were meant stay. */
static size_t tidy_blanks(char *text, size_t length)
{
    size_t to = 0;
    bool was_blank = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (is_blank && was_blank) {
            continue;
        }
        was_blank = is_blank;
        c = is_blank || c == MEANT_BLANK ? ' ' : c;
        text[to++] = c == MEANT_TAB ? '\t' : c == MEANT_BREAK ? '\n' : c;
    }
    return to;
}

static void end_cell(struct xml *xml, struct sheet *sheet)
{
    const char *text = sheet->value;
    size_t length = strlen(sheet->value);
    sheet->cell_depth = 0;
    if (length == 0 && xml->length > 0) {
        length = tidy_blanks(xml->text, xml->length);
        text = xml->text;
    }
    if (sheet->rows != NULL && length > 0) {
        for (size_t i = 0; i < sheet->cell_times; i++) {
            if (!rows_add_at(sheet->rows, sheet->column + i, text, length, sheet->row + 1)) {
                xml->is_failed = true;
                xml_stop(xml);
                return;
            }
        }
    }
    sheet->column += sheet->cell_times;
}

static void end_row(struct xml *xml, struct sheet *sheet)
{
    struct rows *rows = sheet->rows;
    size_t count = rows == NULL ? 0 : rows->count;
    if (count > 0) {
        sheet->repeated += count * (sheet->row_times - 1);
        if (sheet->row + sheet->row_times > LIMIT_SHEET_ROWS ||
            sheet->repeated > LIMIT_REPEATED_CELLS) {
            fail(xml, NOTICE_WORKBOOK_TOO_LARGE, "repeated rows");
            return;
        }
        for (size_t i = 0; i < sheet->row_times; i++) {
            rows->count = count;
            if (!rows_give_sheet_row(rows, sheet->row + (uint32_t)i + 1)) {
                xml_stop(xml);
                return;
            }
        }
    }
    size_t row = sheet->row + sheet->row_times;
    sheet->row = row > LIMIT_SHEET_ROWS ? LIMIT_SHEET_ROWS : (uint32_t)row;
}

static void on_end(struct xml *xml, const char *name)
{
    struct sheet *sheet = xml->context;
    int depth = xml->depth + 1; /* of the element that ends */
    if (sheet->tables != sheet->wanted + 1) {
        return;
    }
    if (depth == TABLE_DEPTH) {
        xml_stop(xml);
    } else if (sheet->cell_depth != 0) {
        if (xml->mark == depth) {
            xml->mark = 0;
            xml_take(xml, true);
        } else if (depth == sheet->cell_depth + 1) {
            xml_take(xml, false);
        } else if (depth == sheet->cell_depth) {
            end_cell(xml, sheet);
        }
    } else if (str_equal(name, "table-row")) {
        end_row(xml, sheet);
    }
}

static bool read_sheet(struct workbook *workbook, size_t index, struct rows *rows,
                       struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    struct ods *ods = (struct ods *)workbook;
    struct sheet sheet = {.ods = ods, .rows = rows, .wanted = index};
    return xml_read(&ods->archive, "content.xml", LIMIT_SHEET_BYTES, &handler, &sheet, problem);
}

bool ods_sheet_read(struct workbook *workbook, size_t sheet, struct rows *rows)
{
    return read_sheet(workbook, sheet, rows, rows->problem);
}

bool ods_sheet_ranges(struct workbook *workbook, size_t sheet, struct problem *problem)
{
    return read_sheet(workbook, sheet, NULL, problem);
}
