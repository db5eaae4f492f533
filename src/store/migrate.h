/* migrate.h: the database's version. Migrations only go forward, each in a transaction of its own;
 * before one touches data, a whole copy is kept beside. */
#ifndef BORNE_STORE_MIGRATE_H
#define BORNE_STORE_MIGRATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct db;

struct migration {
    int number;      /* 1.., the user_version it leads to */
    const char *sql; /* the text of src/store/schema/NNNN_*.sql */
};

extern const struct migration migrations[];
extern const size_t migration_count;

enum { MIGRATE_APPLICATION_ID = 0x426F726E }; /* "Born" */

/* What the database is: *ret_version 0 for an empty one. Refuses another program's database and a
 * newer Borne's, without writing. */
bool migrate_version(struct db *db, size_t count, int *ret_version, struct error *err);

/* Brings an open database to version `count`. Before the first step on a database that is not
 * empty, DIR/borne-before-N.db is written (dir NULL: no copy, for databases in memory). */
bool migrate_run(struct db *db, const struct migration *steps, size_t count, const char *dir,
                 struct error *err);

#endif
