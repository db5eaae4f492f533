/* copy.h: a whole copy of a database in use, written beside and then put in place, or not at all.
 * The pairs' tokens stay behind: a copy outlives the half-day. */
#ifndef BORNE_STORE_COPY_H
#define BORNE_STORE_COPY_H

#include <stdbool.h>

#include "base/error.h"

struct db;

/* Writes the copy to `path` (replaced when it exists), synced. Not inside a transaction. */
bool copy_database(struct db *db, const char *path, struct error *err);

#endif
