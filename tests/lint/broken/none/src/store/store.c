/* store.c: the layer that may speak SQL. */
#include <sqlite3.h>

#include "domain/goods.h"

int store_count(sqlite3 *db);

int store_count(sqlite3 *db)
{
    return sqlite3_exec(db, "SELECT 1", 0, 0, 0) + (int)goods_weight_g(1, 1);
}
