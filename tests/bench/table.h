/* table.h: the figures of a run, printed for people or as JSON. */
#ifndef BORNE_TESTS_BENCH_TABLE_H
#define BORNE_TESTS_BENCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "measure.h"

enum { TABLE_ROWS = 64, TABLE_TEXT = 96 };

/* No aim, or one that the figure must not exceed, or must reach. */
enum table_aim { AIM_NONE, AIM_BELOW, AIM_ABOVE };

struct table_row {
    const char *key;       /* stable, for --json; a constant */
    char what[TABLE_TEXT]; /* what was measured, exactly */
    const char *unit;      /* a constant */
    bool is_measured;      /* else `note` says why not */
    double value, least, most;
    size_t count; /* samples */
    enum table_aim aim;
    double aim_value;
    char note[TABLE_TEXT];
};

/* Zeroed is empty. */
struct table {
    struct table_row rows[TABLE_ROWS];
    size_t count;
};

/* Adds the median of `samples` with the smallest and the largest; no samples: not measured.
 * Asserted: there is room. Valid until the table ends. */
struct table_row *table_add(struct table *table, const char *key, const char *unit,
                            struct samples *samples, const char *what, ...)
    __attribute__((format(printf, 5, 6)));
/* The same for another part of the samples, in permil. */
struct table_row *table_add_at(struct table *table, const char *key, const char *unit,
                               struct samples *samples, int permil, const char *what);
void table_aim(struct table_row *row, enum table_aim aim, double value);
void table_note(struct table_row *row, const char *note);

void table_print(const struct table *table);
void table_print_json(const struct table *table);
/* True when every figure that was measured and has an aim reaches it. */
bool table_is_good(const struct table *table);

#endif
