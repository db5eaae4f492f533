/* xls_sheet.c: the cells of one sheet: first their places, then, row by row, their values. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/cell_text.h"
#include "intake/xls.h"

/* Of two cells at one place the later one counts. */
struct cell {
    uint32_t at; /* of the record's data in the stream, or of the number of a MULRK */
    uint16_t row, column;
    uint16_t id;
};

struct sheet {
    struct xls *xls;
    struct rows *rows;
    struct cell *cells; /* heap, owned */
    size_t count, room;
    bool is_sorted;
};

/* Every record of a sheet, charts inside it left out. False: broken, or the visitor said so. */
static bool walk(struct xls *xls, size_t index, struct problem *problem,
                 bool (*visit)(void *context, struct biff_at at, struct problem *problem),
                 void *context)
{
    struct biff_at at;
    int depth = 0;
    if (!biff_start(&xls->biff, xls->offsets[index], &at) || at.id != BIFF_BOF) {
        return notice_refuse(problem, NOTICE_WORKBOOK_BROKEN, 0, xls->base.name, NULL);
    }
    do {
        if (at.id == BIFF_BOF) {
            depth++;
        } else if (at.id == BIFF_EOF) {
            depth--;
        } else if (depth == 1 && !visit(context, at, problem)) {
            return false;
        }
        if (depth == 0) {
            return true;
        }
    } while (biff_next(&xls->biff, &at));
    notice_refuse(problem, NOTICE_WORKBOOK_BROKEN, 0, xls->base.name, NULL);
    return error_detail(&problem->error, 0, "no end of the sheet");
}

static bool add_cell(struct sheet *sheet, struct cell cell, struct problem *problem)
{
    if (sheet->count == LIMIT_XLS_CELLS) {
        return notice_refuse(problem, NOTICE_WORKBOOK_TOO_LARGE, 0, sheet->xls->base.name, NULL);
    }
    if (sheet->count > 0) {
        const struct cell *last = &sheet->cells[sheet->count - 1];
        sheet->is_sorted =
            sheet->is_sorted &&
            (cell.row > last->row || (cell.row == last->row && cell.column > last->column));
    }
    if (sheet->count == sheet->room) {
        sheet->cells = array_grow(sheet->cells, sheet->count, &sheet->room, sizeof *sheet->cells);
    }
    sheet->cells[sheet->count++] = cell;
    return true;
}

/* "row, first column, (format, number) …, last column": a cell for each number. */
static bool add_many(struct sheet *sheet, struct biff_at at, struct problem *problem)
{
    unsigned char head[4];
    struct biff_at in = at;
    if (!biff_take(&sheet->xls->biff, &in, head, sizeof head)) {
        return true;
    }
    uint16_t column = ole_u16(head + 2);
    for (size_t left = at.left - 4; left >= 8; left -= 6, column++) {
        struct cell cell = {
            .at = (uint32_t)in.at, .row = ole_u16(head), .column = column, .id = BIFF_MULRK};
        if (!add_cell(sheet, cell, problem)) {
            return false;
        }
        in.at += 6;
    }
    return true;
}

static bool find_cell(void *context, struct biff_at at, struct problem *problem)
{
    struct sheet *sheet = context;
    unsigned char head[4];
    struct biff_at in = at;
    switch (at.id) {
    case BIFF_MULRK: return at.left < 12 || add_many(sheet, at, problem);
    case BIFF_NUMBER:
    case BIFF_RK:
    case BIFF_LABEL:
    case BIFF_RSTRING:
    case BIFF_LABELSST:
    case BIFF_BOOLERR:
    case BIFF_FORMULA: break;
    default: return true;
    }
    if (at.left < 6 || !biff_take(&sheet->xls->biff, &in, head, sizeof head)) {
        return true;
    }
    struct cell cell = {
        .at = (uint32_t)at.at, .row = ole_u16(head), .column = ole_u16(head + 2), .id = at.id};
    return add_cell(sheet, cell, problem);
}

static int compare(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    return x->at < y->at ? -1 : 1;
}

static double double_of(const unsigned char *bytes)
{
    uint64_t bits = (uint64_t)ole_u32(bytes) | (uint64_t)ole_u32(bytes + 4) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The short form of a number: 30 bits of an integer or of a double, perhaps in hundredths. */
static double short_number(uint32_t bits)
{
    double value;
    if ((bits & 2) != 0) {
        value = (double)((int32_t)bits >> 2);
    } else {
        uint64_t wide = (uint64_t)(bits & ~(uint32_t)3) << 32;
        memcpy(&value, &wide, sizeof value);
    }
    return (bits & 1) != 0 ? value / 100 : value;
}

static enum cell_show show_of(const struct xls *xls, uint16_t cell_format)
{
    uint16_t id = cell_format < xls->cell_format_count ? xls->cell_formats[cell_format] : 0;
    for (size_t i = xls->format_count; i > 0; i--) {
        if (xls->formats[i - 1].id == id) {
            return xls->formats[i - 1].show;
        }
    }
    return cell_show_of_builtin(id);
}

static bool add_text(struct sheet *sheet, const struct cell *cell, const char *text, size_t length)
{
    return length == 0 ||
           rows_add_at(sheet->rows, cell->column, text, length, (uint32_t)cell->row + 1);
}

static bool add_number(struct sheet *sheet, const struct cell *cell, const unsigned char *format,
                       double value)
{
    char text[CELL_TEXT];
    enum cell_show show =
        sheet->xls->base.keeps_serials ? CELL_SHOW_NUMBER : show_of(sheet->xls, ole_u16(format));
    size_t length = cell_date(value, show, sheet->xls->is_1904, text);
    return add_text(sheet, cell, text, length);
}

static bool add_truth(struct sheet *sheet, const struct cell *cell, unsigned char value,
                      bool is_error)
{
    static const struct {
        unsigned char code;
        const char *text;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                  {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
    const char *text = value != 0 ? "TRUE" : "FALSE";
    for (size_t i = 0; is_error && i < sizeof errors / sizeof errors[0]; i++) {
        text = errors[i].code == value ? errors[i].text : text;
    }
    return add_text(sheet, cell, text, strlen(text));
}

static bool fail(struct sheet *sheet, const struct cell *cell, const char *detail)
{
    rows_fail(sheet->rows, NOTICE_WORKBOOK_BROKEN, (uint32_t)cell->row + 1, NULL);
    return error_detail(&sheet->rows->problem->error, 0, "%s", detail);
}

/* The text that a formula gave stands in a record of its own, behind at most a few others. */
static bool add_formula_text(struct sheet *sheet, const struct cell *cell, struct biff_at at)
{
    struct biff *biff = &sheet->xls->biff;
    for (int i = 0; i < 4 && biff_next(biff, &at); i++) {
        if (at.id == BIFF_STRING) {
            return biff_take_text(biff, &at, false)
                       ? add_text(sheet, cell, biff->text, biff->length)
                       : fail(sheet, cell, "text of a formula");
        }
    }
    return true;
}

static bool add_formula(struct sheet *sheet, const struct cell *cell, struct biff_at at)
{
    unsigned char bytes[14]; /* row, column, format, result */
    if (!ole_stream_read(&sheet->xls->stream, cell->at, bytes, sizeof bytes)) {
        return fail(sheet, cell, "formula");
    }
    const unsigned char *result = bytes + 6;
    if (ole_u16(result + 6) != 0xFFFF) {
        return add_number(sheet, cell, bytes + 4, double_of(result));
    }
    switch (result[0]) {
    case 0: return add_formula_text(sheet, cell, at);
    case 1:
    case 2: return add_truth(sheet, cell, result[2], result[0] == 2);
    default: return true;
    }
}

static bool add_shared(struct sheet *sheet, const struct cell *cell, uint32_t index)
{
    struct xls *xls = sheet->xls;
    struct biff_at at;
    if (!xls_string_at(xls, index, &at) || !biff_take_text(&xls->biff, &at, false)) {
        return fail(sheet, cell, "shared string");
    }
    return add_text(sheet, cell, xls->biff.text, xls->biff.length);
}

static bool add_value(struct sheet *sheet, const struct cell *cell)
{
    struct biff *biff = &sheet->xls->biff;
    unsigned char bytes[14] = {0};
    struct biff_at at;
    if (cell->id == BIFF_MULRK) {
        return ole_stream_read(biff->stream, cell->at, bytes, 6)
                   ? add_number(sheet, cell, bytes, short_number(ole_u32(bytes + 2)))
                   : fail(sheet, cell, "numbers");
    }
    if (!biff_start(biff, cell->at - 4, &at)) {
        return fail(sheet, cell, "cell");
    }
    size_t want = at.left < sizeof bytes ? at.left : sizeof bytes;
    if (!ole_stream_read(biff->stream, cell->at, bytes, want)) {
        return fail(sheet, cell, "cell");
    }
    switch (cell->id) {
    case BIFF_NUMBER: return add_number(sheet, cell, bytes + 4, double_of(bytes + 6));
    case BIFF_RK: return add_number(sheet, cell, bytes + 4, short_number(ole_u32(bytes + 6)));
    case BIFF_LABELSST: return add_shared(sheet, cell, ole_u32(bytes + 6));
    case BIFF_BOOLERR: return add_truth(sheet, cell, bytes[6], bytes[7] != 0);
    case BIFF_LABEL:
    case BIFF_RSTRING:
        return biff_skip(biff, &at, 6) && biff_take_text(biff, &at, false)
                   ? add_text(sheet, cell, biff->text, biff->length)
                   : fail(sheet, cell, "text");
    default: return add_formula(sheet, cell, at);
    }
}

static bool give_cells(struct sheet *sheet)
{
    struct rows *rows = sheet->rows;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct cell *cell = &sheet->cells[i], *next = cell + 1;
        bool has_next = i + 1 < sheet->count && next->row == cell->row;
        bool is_overwritten = has_next && next->column == cell->column;
        if (!is_overwritten && !add_value(sheet, cell)) {
            return false;
        }
        if (!has_next) {
            rows->bytes_done = cell->at;
            if (!rows_give_sheet_row(rows, (uint32_t)cell->row + 1)) {
                return true;
            }
        }
    }
    return true;
}

bool xls_sheet_read(struct workbook *workbook, size_t index, struct rows *rows)
{
    struct sheet sheet = {.xls = (struct xls *)workbook, .rows = rows, .is_sorted = true};
    bool done = walk(sheet.xls, index, rows->problem, find_cell, &sheet);
    if (done && !sheet.is_sorted) {
        qsort(sheet.cells, sheet.count, sizeof *sheet.cells, compare);
    }
    done = done && give_cells(&sheet);
    free(sheet.cells);
    return done;
}

static bool find_range(void *context, struct biff_at at, struct problem *problem)
{
    struct xls *xls = context;
    unsigned char head[2], range[8];
    if (at.id != BIFF_MERGED || !biff_take(&xls->biff, &at, head, sizeof head)) {
        return true;
    }
    for (uint16_t i = 0; i < ole_u16(head) && biff_take(&xls->biff, &at, range, 8); i++) {
        struct table_range found = {.first_row = (uint32_t)ole_u16(range) + 1,
                                    .last_row = (uint32_t)ole_u16(range + 2) + 1,
                                    .first_column = ole_u16(range + 4),
                                    .last_column = ole_u16(range + 6)};
        if (!workbook_add_range(&xls->base, &found, problem)) {
            return false;
        }
    }
    return true;
}

bool xls_sheet_ranges(struct workbook *workbook, size_t index, struct problem *problem)
{
    struct xls *xls = (struct xls *)workbook;
    return walk(xls, index, problem, find_range, xls);
}
