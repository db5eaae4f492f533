/* db.h: a thin layer over SQLite: all statements prepared at open, values bound by checked count,
 * transactions, and every failure as a struct error. Only store/ uses it; it knows nothing of
 * preps. One thread at a time. */
#ifndef BORNE_STORE_DB_H
#define BORNE_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/sql.h"

struct sqlite3;
struct sqlite3_stmt;

struct db {
    struct sqlite3 *handle;
    struct sqlite3_stmt *statements[SQL_COUNT]; /* all NULL until db_prepare */
    bool is_memory;
};

/* A value to bind. */
struct db_value {
    const char *text;  /* terminated UTF-8, or NULL: then it is the number */
    const void *bytes; /* or so many bytes as the number says */
    int64_t number;
};
#define DB_INT(x)         ((struct db_value){.number = (int64_t)(x)})
#define DB_TEXT(x)        ((struct db_value){.text = (x)})
#define DB_BYTES(x, size) ((struct db_value){.bytes = (x), .number = (int64_t)(size)})

/* Opens the file (made when missing and not read_only) or ":memory:". Nothing is written yet.
 * vfs NULL is the system's. On failure *db is closed again. */
bool db_open(struct db *db, const char *path, bool read_only, const char *vfs, struct error *err);
/* Sets and proves the pragmas of a writer: WAL, FULL, secure_delete. */
bool db_set_durable(struct db *db, struct error *err);
/* Prepares every statement of sql.h. */
bool db_prepare(struct db *db, struct error *err);
/* Finalizes and closes; asserts that nothing leaked. NULL and never opened are allowed. */
void db_close(struct db *db);

/* Runs fixed SQL without results (migrations, pragmas). */
bool db_exec(struct db *db, const char *sql, struct error *err);
/* The first column of the first row of a fixed SQL text, e.g. a pragma. */
bool db_exec_int(struct db *db, const char *sql, int64_t *ret, struct error *err);

/* Runs a statement that returns no rows. Asserts that `count` is what the statement takes. */
bool db_run(struct db *db, enum sql id, const struct db_value *values, size_t count,
            struct error *err);
#define DB_RUN(db, id, err, ...)                                                                   \
    db_run((db), (id), (struct db_value[]){__VA_ARGS__},                                           \
           sizeof((struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), (err))

/* Reading rows: db_start, then db_next until it is not DB_ROW; db_stop when leaving earlier. */
struct db_rows {
    struct db *db;
    struct sqlite3_stmt *stmt;
    bool is_damaged; /* a value was out of the range asked for: db_next then fails */
};
enum db_step { DB_ROW, DB_DONE, DB_FAILED };
void db_start(struct db_rows *rows, struct db *db, enum sql id, const struct db_value *values,
              size_t count);
#define DB_START(rows, db, id, ...)                                                                \
    db_start((rows), (db), (id), (struct db_value[]){__VA_ARGS__},                                 \
             sizeof((struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))
enum db_step db_next(struct db_rows *rows, struct error *err);
void db_stop(struct db_rows *rows);

/* Columns from 0 of the current row; out of range marks the rows as damaged and yields min. */
int64_t db_int(struct db_rows *rows, int column, int64_t min, int64_t max);
uint32_t db_u32(struct db_rows *rows, int column);
int32_t db_i32(struct db_rows *rows, int column);
uint64_t db_u64(struct db_rows *rows, int column); /* all 64 bits */
/* Copies; a text that does not fit is damage. */
void db_text(struct db_rows *rows, int column, char *to, size_t size);
/* 1..most bytes, valid until the next row; NULL: damage. */
const uint8_t *db_bytes(struct db_rows *rows, int column, size_t most, size_t *ret_size);

/* A statement with one row of one number. */
bool db_get_int(struct db *db, enum sql id, const struct db_value *values, size_t count,
                int64_t *ret, struct error *err);

bool db_begin(struct db *db, struct error *err);
bool db_commit(struct db *db, struct error *err); /* on failure everything is rolled back */
void db_rollback(struct db *db);                  /* without a transaction: nothing */

/* The SQLite error at hand as a French sentence; `what` goes into the detail. Returns false. */
bool db_error(struct db *db, const char *what, struct error *err);
/* "The record is damaged", for what SQLite itself cannot see. Returns false. */
bool db_damaged(const char *what, struct error *err);

#endif
