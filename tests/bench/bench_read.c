/* bench_read.c: understanding large files beside the least that could be done with them: a CSV
 * beside `sqlite3 .import`, an XLSX beside bare inflate and expat. Memory while reading is told
 * without the month that is read. */
#include <expat.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "base/str.h"
#include "bench.h"
#include "intake/intake.h"

enum { READ_MS, MONTH_MB, ORDERS, LINES };

static bool run_read(void *context, double *values)
{
    struct error err = {0};
    const char *orders = context;
    struct intake_files files = {.orders = &orders,
                                 .order_count = 1,
                                 .catalogue = BENCH_DEMO "/catalogue.csv",
                                 .points = BENCH_DEMO "/points.csv"};
    struct month month = {0};
    struct intake_outcome outcome;
    double before_mb = measure_resident_mb(0);
    int64_t begin_ns = measure_ns();
    if (!intake_read(&files, NULL, &month, &outcome, &err)) {
        fprintf(stderr, "bench: %s (%s)\n", err.text, err.detail);
        return false;
    }
    values[READ_MS] = measure_ms_since(begin_ns);
    malloc_trim(0);
    values[MONTH_MB] = measure_resident_mb(0) - before_mb;
    values[ORDERS] = (double)month.order_count;
    values[LINES] = (double)month.line_count;
    month_finish(&month);
    return true;
}

/* The shell of SQLite, as a person would use it. */
static bool run_sqlite(const char *csv, const char *db, double *ret_ms)
{
    char import[LIMIT_PATH + 32];
    int status = 0;
    str_format(import, sizeof import, ".import '%s' t", csv);
    (void)remove(db);
    int64_t begin_ns = measure_ns();
    pid_t pid = fork();
    if (pid == 0) {
        execlp("sqlite3", "sqlite3", db, "-cmd", ".mode csv", "-cmd", ".separator ;", import,
               (char *)NULL);
        _exit(127);
    }
    bool done =
        pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    *ret_ms = measure_ms_since(begin_ns);
    return done;
}

struct sheet {
    lxw_worksheet *sheet;
    lxw_row_t row;
};

static bool write_record(void *context, const char *const *cells, size_t count, uint32_t row)
{
    struct sheet *to = context;
    (void)row;
    for (size_t i = 0; i < count; i++) {
        int64_t number;
        if (str_to_int64(cells[i], 0, INT32_MAX, &number)) {
            worksheet_write_number(to->sheet, to->row, (lxw_col_t)i, (double)number, NULL);
        } else if (cells[i][0] != '\0') {
            worksheet_write_string(to->sheet, to->row, (lxw_col_t)i, cells[i], NULL);
        }
    }
    to->row++;
    return true;
}

/* The CSV's cells as a workbook with shared strings, as Excel would save it. */
static bool run_write(void *context, double *values)
{
    const char *const *paths = context;
    struct error err = {0};
    struct intake_outcome outcome;
    lxw_workbook *book = workbook_new(paths[1]);
    struct sheet to = {.sheet = workbook_add_worksheet(book, "Commandes")};
    bool done = intake_table(paths[0], 0, false, write_record, &to, &outcome, &err);
    (void)values;
    return workbook_close(book) == LXW_NO_ERROR && done;
}

/* In a process of its own, whose memory does not count. */
static bool write_workbook(const char *csv, const char *xlsx)
{
    const char *paths[] = {csv, xlsx};
    double ignored[MEASURE_VALUES];
    return measure_apart(run_write, paths, ignored, NULL);
}

/* Every part of the workbook through zlib and expat, with nothing listening. */
static bool run_bare(const char *path, double *ret_ms)
{
    int64_t begin_ns = measure_ns();
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    bool done = zip != NULL;
    for (zip_int64_t i = 0; done && i < zip_get_num_entries(zip, 0); i++) {
        zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        XML_Parser parser = XML_ParserCreate(NULL);
        zip_int64_t n = 1;
        done = file != NULL && parser != NULL;
        while (done && n > 0) {
            void *block = XML_GetBuffer(parser, 65536);
            n = zip_fread(file, block, 65536);
            done = n >= 0 && XML_ParseBuffer(parser, (int)n, n == 0) == XML_STATUS_OK;
        }
        XML_ParserFree(parser);
        zip_fclose(file);
    }
    zip_discard(zip);
    *ret_ms = measure_ms_since(begin_ns);
    return done;
}

struct figures {
    struct samples read, beyond, baseline, ratio;
    double orders, lines;
};

static void finish(struct figures *f)
{
    samples_finish(&f->read);
    samples_finish(&f->beyond);
    samples_finish(&f->baseline);
    samples_finish(&f->ratio);
}

/* Our reading and the baseline, one after the other on the same machine's state. */
static bool round_of(const char *path, const char *db, struct figures *f)
{
    double values[MEASURE_VALUES], extra_mb, baseline_ms;
    char own[LIMIT_PATH];
    str_copy(own, sizeof own, path);
    if (!measure_apart(run_read, own, values, &extra_mb) ||
        !(db != NULL ? run_sqlite(path, db, &baseline_ms) : run_bare(path, &baseline_ms))) {
        return false;
    }
    samples_add(&f->read, values[READ_MS]);
    samples_add(&f->beyond, extra_mb - values[MONTH_MB]);
    samples_add(&f->baseline, baseline_ms);
    samples_add(&f->ratio, values[READ_MS] / baseline_ms);
    f->orders = values[ORDERS];
    f->lines = values[LINES];
    return true;
}

static bool measure_csv(struct bench *bench, const char *csv)
{
    struct figures f = {0};
    char db[LIMIT_PATH];
    str_format(db, sizeof db, "%s/sqlite.db", bench->folder);
    bool done = bench_grow(BENCH_DEMO_ORDERS, csv, bench->is_quick ? 500 : 116000);
    for (int i = 0; done && i < (bench->is_quick ? 1 : 5); i++) {
        done = round_of(csv, db, &f);
    }
    (void)remove(db);
    struct table *table = &bench->table;
    table_add(table, "read_csv_ms", "ms", &f.read, "reading a CSV of %.0f lines", f.lines);
    table_add(table, "read_csv_sqlite_ms", "ms", &f.baseline, "  sqlite3 .import of it");
    table_aim(table_add(table, "read_csv_ratio", "x", &f.ratio, "  reading / .import"), AIM_BELOW,
              2);
    table_aim(table_add(table, "read_csv_beyond_mb", "MB", &f.beyond, "  memory beyond the month"),
              AIM_BELOW, 64);
    finish(&f);
    return done;
}

static bool measure_xlsx(struct bench *bench, const char *csv, const char *xlsx)
{
    struct figures f = {0};
    bool done = bench_grow(BENCH_DEMO_ORDERS, csv, bench->is_quick ? 500 : 50000) &&
                write_workbook(csv, xlsx);
    for (int i = 0; done && i < (bench->is_quick ? 1 : 5); i++) {
        done = round_of(xlsx, NULL, &f);
    }
    struct table *table = &bench->table;
    table_add(table, "read_xlsx_ms", "ms", &f.read, "reading an XLSX of %.0f orders", f.orders);
    table_add(table, "read_xlsx_bare_ms", "ms", &f.baseline, "  inflate and expat alone");
    table_aim(table_add(table, "read_xlsx_ratio", "x", &f.ratio, "  reading / bare"), AIM_BELOW, 2);
    table_aim(table_add(table, "read_xlsx_beyond_mb", "MB", &f.beyond, "  memory beyond the month"),
              AIM_BELOW, 64);
    finish(&f);
    return done;
}

static bool measure_demo(struct bench *bench)
{
    struct samples read = {0};
    double values[MEASURE_VALUES];
    char path[] = BENCH_DEMO_ORDERS;
    bool done = true;
    for (int i = 0; done && i < (bench->is_quick ? 1 : 15); i++) {
        done = measure_apart(run_read, path, values, NULL);
        samples_add(&read, values[READ_MS]);
    }
    table_aim(table_add(&bench->table, "read_demo_ms", "ms", &read, "reading the demo month"),
              AIM_BELOW, 50);
    samples_finish(&read);
    return done;
}

bool bench_read(struct bench *bench)
{
    char csv[LIMIT_PATH], xlsx[LIMIT_PATH];
    str_format(csv, sizeof csv, "%s/read.csv", bench->folder);
    str_format(xlsx, sizeof xlsx, "%s/read.xlsx", bench->folder);
    bool done = measure_demo(bench) && measure_csv(bench, csv) && measure_xlsx(bench, csv, xlsx);
    (void)remove(csv);
    (void)remove(xlsx);
    return done;
}
