/* sheet_csv.c: a sheet as CSV, the way a French office program opens it without asking. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/str.h"
#include "report/sheet.h"

/* An office program takes a cell that begins so for a formula, quoted or not. */
static bool acts_as_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r\n", text[0]) != NULL;
}

static bool write_quoted(struct file_out *out, const char *text)
{
    bool ok = file_out_write(out, "\"", 1);
    ok = ok && (!acts_as_formula(text) || file_out_write(out, "'", 1));
    for (const char *p = text; ok && *p != '\0'; p++) {
        ok = (*p != '"' || file_out_write(out, "\"", 1)) && file_out_write(out, p, 1);
    }
    return ok && file_out_write(out, "\"", 1);
}

static bool needs_quotes(const char *text)
{
    size_t length = strlen(text);
    return acts_as_formula(text) || strpbrk(text, "\";\r\n") != NULL || text[0] == ' ' ||
           (length > 0 && text[length - 1] == ' ');
}

static bool write_text(struct file_out *out, const char *text)
{
    return needs_quotes(text) ? write_quoted(out, text) : file_out_write(out, text, strlen(text));
}

static bool write_cell(struct file_out *out, enum sheet_kind kind, const struct sheet_cell *cell)
{
    char text[48] = "";
    if (cell->is_blank) {
        return true;
    }
    switch (kind) {
    case SHEET_TEXT: return write_text(out, cell->text);
    case SHEET_COUNT: str_format(text, sizeof text, "%" PRId64, cell->number); break;
    case SHEET_DECIMAL: sheet_decimal(cell->number, text, sizeof text); break;
    case SHEET_TIME: {
        time_t at_s = (time_t)(cell->number / 1000);
        struct tm day;
        if (localtime_r(&at_s, &day) != NULL) {
            strftime(text, sizeof text, "%d/%m/%Y %H:%M", &day);
        }
        break;
    }
    }
    return file_out_write(out, text, strlen(text));
}

bool sheet_write_csv(const struct sheet *sheet, const char *path, struct error *err)
{
    struct file_out out = {0};
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    bool ok = file_out_write(&out, "\xef\xbb\xbf", 3);
    for (size_t c = 0; ok && c < sheet->column_count; c++) {
        ok = (c == 0 || file_out_write(&out, ";", 1)) && write_text(&out, sheet->columns[c].title);
    }
    ok = ok && file_out_write(&out, "\r\n", 2);
    for (size_t row = 0; ok && row < sheet_rows(sheet); row++) {
        for (size_t c = 0; ok && c < sheet->column_count; c++) {
            ok = (c == 0 || file_out_write(&out, ";", 1)) &&
                 write_cell(&out, sheet->columns[c].kind, sheet_cell(sheet, row, c));
        }
        ok = ok && file_out_write(&out, "\r\n", 2);
    }
    return file_out_commit(&out, err); /* tells a write that failed */
}

static void plain_cell(enum sheet_kind kind, const struct sheet_cell *cell, char *to, size_t size)
{
    time_t at_s = (time_t)(cell->number / 1000);
    struct tm day;
    switch (kind) {
    case SHEET_TEXT: break;
    case SHEET_COUNT: str_format(to, size, "%" PRId64, cell->number); break;
    case SHEET_DECIMAL:
        sheet_decimal(cell->number, to, size);
        for (char *p = to; *p != '\0'; p++) {
            *p = *p == ',' ? '.' : *p;
        }
        break;
    case SHEET_TIME:
        if (localtime_r(&at_s, &day) != NULL) {
            strftime(to, size, "%Y-%m-%dT%H:%M:%S", &day);
        }
        break;
    }
}

static bool write_plain_text(struct file_out *out, const char *text)
{
    bool quoted = acts_as_formula(text) || strpbrk(text, "\",\r\n") != NULL || text[0] == ' ';
    return quoted ? write_quoted(out, text) : file_out_write(out, text, strlen(text));
}

bool sheet_write_plain_csv(const struct sheet *sheet, const char *path, struct error *err)
{
    struct file_out out = {0};
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    bool ok = true;
    for (size_t c = 0; ok && c < sheet->column_count; c++) {
        ok = (c == 0 || file_out_write(&out, ",", 1)) &&
             write_plain_text(&out, sheet->columns[c].title);
    }
    ok = ok && file_out_write(&out, "\r\n", 2);
    for (size_t row = 0; ok && row < sheet_rows(sheet); row++) {
        for (size_t c = 0; ok && c < sheet->column_count; c++) {
            const struct sheet_cell *cell = sheet_cell(sheet, row, c);
            char text[48] = "";
            ok = c == 0 || file_out_write(&out, ",", 1);
            if (cell->is_blank) {
                continue;
            }
            plain_cell(sheet->columns[c].kind, cell, text, sizeof text);
            ok = ok &&
                 (sheet->columns[c].kind == SHEET_TEXT ? write_plain_text(&out, cell->text)
                                                       : file_out_write(&out, text, strlen(text)));
        }
        ok = ok && file_out_write(&out, "\r\n", 2);
    }
    return file_out_commit(&out, err); /* tells a write that failed */
}
