/* sheet_xlsx.c: sheets as a workbook, through libxlsxwriter. */
#include <errno.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/str.h"
#include "report/sheet.h"

enum { WIDTH_MIN = 8, WIDTH_MAX = 48, WIDTH_TIME = 17 };

struct book {
    lxw_workbook *workbook;
    lxw_format *title, *title_text, *text, *day;
    lxw_error failure; /* the first */
};

static void note(struct book *book, lxw_error result)
{
    if (book->failure == LXW_NO_ERROR) {
        book->failure = result;
    }
}

static int letters(const char *text)
{
    int count = 0;
    while (str_next(&text) != 0) {
        count++;
    }
    return count;
}

static void set_widths(struct book *book, lxw_worksheet *page, const struct sheet *sheet)
{
    for (size_t c = 0; c < sheet->column_count; c++) {
        int width = letters(sheet->columns[c].title) + 3; /* the filter's arrow */
        int least = sheet->columns[c].kind == SHEET_TIME ? WIDTH_TIME : WIDTH_MIN;
        for (size_t row = 0; sheet->columns[c].kind == SHEET_TEXT && row < sheet_rows(sheet);
             row++) {
            const struct sheet_cell *cell = sheet_cell(sheet, row, c);
            int length = cell->is_blank ? 0 : letters(cell->text) + 1;
            width = length > width ? length : width;
        }
        width = width < least ? least : width;
        width = width > WIDTH_MAX ? WIDTH_MAX : width;
        note(book, worksheet_set_column(page, (lxw_col_t)c, (lxw_col_t)c, width, NULL));
    }
}

static void write_cell(struct book *book, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                       enum sheet_kind kind, const struct sheet_cell *cell)
{
    if (cell->is_blank) {
        return;
    }
    switch (kind) {
    case SHEET_TEXT:
        note(book, worksheet_write_string(page, row, column, cell->text, book->text));
        break;
    case SHEET_COUNT:
        note(book, worksheet_write_number(page, row, column, (double)cell->number, NULL));
        break;
    case SHEET_DECIMAL:
        note(book, worksheet_write_number(page, row, column, (double)cell->number / 1000.0, NULL));
        break;
    case SHEET_TIME: {
        time_t at_s = (time_t)(cell->number / 1000);
        struct tm day;
        if (localtime_r(&at_s, &day) != NULL) {
            lxw_datetime value = {.year = day.tm_year + 1900,
                                  .month = day.tm_mon + 1,
                                  .day = day.tm_mday,
                                  .hour = day.tm_hour,
                                  .min = day.tm_min,
                                  .sec = day.tm_sec};
            note(book, worksheet_write_datetime(page, row, column, &value, book->day));
        }
        break;
    }
    }
}

/* Charts stand below the rows, two beside each other. */
static void add_charts(struct book *book, lxw_worksheet *page, const struct sheet *sheet)
{
    size_t rows = sheet_rows(sheet);
    for (size_t i = 0; rows > 0 && i < sheet->chart_count; i++) {
        const struct sheet_chart *of = &sheet->charts[i];
        bool bars = of->kind == SHEET_CHART_BARS;
        lxw_chart *chart =
            workbook_add_chart(book->workbook, bars ? LXW_CHART_BAR : LXW_CHART_COLUMN);
        lxw_chart_series *series = chart != NULL ? chart_add_series(chart, NULL, NULL) : NULL;
        if (series == NULL) {
            note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        lxw_row_t last = (lxw_row_t)rows;
        chart_series_set_categories(series, sheet->name, 1, (lxw_col_t)of->category, last,
                                    (lxw_col_t)of->category);
        chart_series_set_values(series, sheet->name, 1, (lxw_col_t)of->value, last,
                                (lxw_col_t)of->value);
        lxw_chart_fill fill = {.color = 0x4A4A4A};
        chart_series_set_fill(series, &fill);
        chart_series_set_labels(series);
        chart_title_set_name(chart, of->title);
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        chart_axis_set_reverse(bars ? chart->y_axis : chart->x_axis); /* the newest, the most */
        lxw_chart_options options = {.x_scale = bars ? 1.6 : 1.0, .y_scale = bars ? 1.6 : 1.0};
        note(book, worksheet_insert_chart_opt(page, (lxw_row_t)(rows + 2 + i / 2 * 16),
                                              (lxw_col_t)(i % 2 * 7), chart, &options));
    }
}

/* A4, as wide as the table. A table too wide to be read so leaves the paper to its charts: its
 * numbers are on the page that goes with it. */
static void set_print(struct book *book, lxw_worksheet *page, const struct sheet *sheet)
{
    enum { READABLE = 18, CHART_ROWS = 16, CHART_COLUMNS = 14 };
    lxw_row_t rows = (lxw_row_t)sheet_rows(sheet);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9); /* A4 */
    if (sheet->column_count > READABLE && sheet->chart_count > 0 && rows > 0) {
        lxw_row_t first = rows + 2,
                  last = first + (lxw_row_t)(sheet->chart_count + 1) / 2 * CHART_ROWS;
        note(book, worksheet_print_area(page, first, 0, last, CHART_COLUMNS - 1));
        worksheet_fit_to_pages(page, 1, 1);
        worksheet_center_horizontally(page);
        return;
    }
    worksheet_fit_to_pages(page, 1, sheet->chart_count > 0 ? 1 : 0); /* no chart cut in two */
    note(book, worksheet_repeat_rows(page, 0, 0));
}

static void add_page(struct book *book, const struct sheet *sheet)
{
    lxw_worksheet *page = workbook_add_worksheet(book->workbook, sheet->name);
    if (page == NULL) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    size_t rows = sheet_rows(sheet);
    for (size_t c = 0; c < sheet->column_count; c++) {
        bool is_text = sheet->columns[c].kind == SHEET_TEXT;
        note(book, worksheet_write_string(page, 0, (lxw_col_t)c, sheet->columns[c].title,
                                          is_text ? book->title_text : book->title));
        for (size_t row = 0; row < rows; row++) {
            write_cell(book, page, (lxw_row_t)row + 1, (lxw_col_t)c, sheet->columns[c].kind,
                       sheet_cell(sheet, row, c));
        }
    }
    set_widths(book, page, sheet);
    worksheet_freeze_panes(page, 1, 0);
    note(book,
         worksheet_autofilter(page, 0, 0, (lxw_row_t)rows, (lxw_col_t)(sheet->column_count - 1)));
    set_print(book, page, sheet);
    add_charts(book, page, sheet);
}

static bool fail(const char *path, int os_code, lxw_error code, struct error *err)
{
    const char *name = strrchr(path, '/');
    name = name != NULL ? name + 1 : path;
    if (os_code == ENOSPC || os_code == EDQUOT || os_code == EFBIG) {
        error_set(err, ERROR_ENVIRONMENT, "disk_full",
                  "Il n’y a plus de place pour écrire « %s ». Libérez de la place, ou prenez une "
                  "autre clé, puis recommencez.",
                  name);
    } else {
        error_set(err, ERROR_ENVIRONMENT, "write_failed",
                  "« %s » n’a pas pu être écrit. Recommencez, ou prenez une autre clé.", name);
    }
    return error_detail(err, os_code, "xlsxwriter %s: %s", path, lxw_strerror(code));
}

/* Fills and closes the workbook; the first failure is in book->failure. */
static void fill(struct book *book, const struct sheet *sheets, size_t count, int64_t created_at_s)
{
    char title[] = "Borne";
    lxw_doc_properties properties = {.title = title, .created = (time_t)created_at_s};
    note(book, workbook_set_properties(book->workbook, &properties));
    book->title = workbook_add_format(book->workbook);
    format_set_bold(book->title);
    format_set_bg_color(book->title, 0xE8E2D6);
    format_set_align(book->title, LXW_ALIGN_RIGHT); /* over numbers */
    book->title_text = workbook_add_format(book->workbook);
    format_set_bold(book->title_text);
    format_set_bg_color(book->title_text, 0xE8E2D6);
    format_set_indent(book->title_text, 1);
    book->text = workbook_add_format(book->workbook);
    format_set_indent(book->text, 1); /* or it touches the number before it */
    book->day = workbook_add_format(book->workbook);
    format_set_num_format(book->day, "dd/mm/yyyy hh:mm");
    for (size_t i = 0; i < count; i++) {
        add_page(book, &sheets[i]);
    }
    errno = 0;
    note(book, workbook_close(book->workbook));
}

bool sheet_write_xlsx(const struct sheet *sheets, size_t count, const struct sheet_origin *origin,
                      const char *path, struct error *err)
{
    char tmp_folder[LIMIT_PATH] = "";
    if (origin->tmp_folder != NULL) {
        str_copy(tmp_folder, sizeof tmp_folder, origin->tmp_folder);
    }
    lxw_workbook_options options = {.tmpdir = tmp_folder[0] != '\0' ? tmp_folder : NULL};
    struct book book = {.failure = LXW_NO_ERROR};
    struct file_out out = {0};
    /* The library opens its file by name: it fills the temporary file, which is then synced and
     * renamed as every other. */
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    book.workbook = workbook_new_opt(out.temporary, &options);
    if (book.workbook == NULL) {
        file_out_abandon(&out);
        return fail(path, ENOMEM, LXW_ERROR_MEMORY_MALLOC_FAILED, err);
    }
    fill(&book, sheets, count, origin->created_at_s);
    int os_code = errno;
    if (book.failure != LXW_NO_ERROR) {
        file_out_abandon(&out);
        return fail(path, os_code, book.failure, err);
    }
    return file_out_commit(&out, err);
}

const char *sheet_xlsxwriter_version(void)
{
    return LXW_VERSION;
}
