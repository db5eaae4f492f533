/* plan_table.h: the nine tables of a plan: how a row becomes values to bind, and back. The order of
 * columns is that of sql.c. Inside of the store only. */
#ifndef BORNE_STORE_PLAN_TABLE_H
#define BORNE_STORE_PLAN_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "domain/plan.h"
#include "store/db.h"

enum { PLAN_TABLE_COUNT = 9, PLAN_TABLE_VALUES = 16 };

struct plan_table {
    enum sql add, list;
    size_t size;   /* of a row in memory; it begins with its id */
    size_t values; /* after id and import */
    size_t limit;  /* more rows than this in a plan is damage */
    void (*to_values)(const void *row, struct db_value *v);
    void (*from_row)(struct db_rows *rows, void *row);
};

/* Parents before the rows that name them. */
extern const struct plan_table plan_tables[PLAN_TABLE_COUNT];

/* One of the nine arrays of a plan, in the order of plan_tables. */
struct plan_part {
    void *rows_at; /* where the plan keeps the pointer to the rows */
    size_t *count;
    uint32_t *first_id;
};
void plan_table_parts(struct plan *plan, struct plan_part parts[PLAN_TABLE_COUNT]);
void *plan_table_rows(const struct plan_part *part);
void plan_table_set_rows(const struct plan_part *part, void *rows);

#endif
