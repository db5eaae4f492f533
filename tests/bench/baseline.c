/* baseline.c: the least an import into SQLite could be: scan the cells, insert each record as it
 * is. What Borne adds (understanding, planning, checking, several tables) is told against this. */
#include <csv.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "bench.h"

enum { COLUMNS = 14, BLOCK = 65536 };

struct baseline {
    sqlite3 *db;
    sqlite3_stmt *insert;
    int column;
    bool failed;
};

static void on_cell(void *cell, size_t size, void *context)
{
    struct baseline *b = context;
    if (b->column < COLUMNS) {
        b->column++;
        sqlite3_bind_text(b->insert, b->column, cell, (int)size, SQLITE_TRANSIENT);
    }
}

static void on_record(int end, void *context)
{
    struct baseline *b = context;
    (void)end;
    b->failed = sqlite3_step(b->insert) != SQLITE_DONE || b->failed;
    sqlite3_reset(b->insert);
    sqlite3_clear_bindings(b->insert);
    b->column = 0;
}

static bool open_table(struct baseline *b, const char *path)
{
    static const char create[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "CREATE TABLE row (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT,"
                                 "g TEXT, h TEXT, i TEXT, j TEXT, k TEXT, l TEXT, m TEXT, n TEXT);"
                                 "BEGIN";
    static const char insert[] = "INSERT INTO row VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    return sqlite3_open(path, &b->db) == SQLITE_OK &&
           sqlite3_exec(b->db, create, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_prepare_v2(b->db, insert, -1, &b->insert, NULL) == SQLITE_OK;
}

bool bench_baseline(const char *csv, const char *db, double *ret_ms)
{
    static char block[BLOCK];
    struct baseline b = {0};
    struct csv_parser parser;
    size_t count;
    int64_t begin_ns = measure_ns();
    FILE *in = fopen(csv, "rb");
    bool done = in != NULL && open_table(&b, db) && csv_init(&parser, CSV_APPEND_NULL) == 0;
    if (done) {
        csv_set_delim(&parser, ';');
        while (done && (count = fread(block, 1, sizeof block, in)) > 0) {
            done = csv_parse(&parser, block, count, on_cell, on_record, &b) == count;
        }
        csv_fini(&parser, on_cell, on_record, &b);
        csv_free(&parser);
        done = done && !b.failed && sqlite3_exec(b.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    }
    sqlite3_finalize(b.insert);
    sqlite3_close(b.db);
    if (in != NULL) {
        fclose(in);
    }
    *ret_ms = measure_ms_since(begin_ns);
    return done;
}
