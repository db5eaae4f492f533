/* bench.h: what the parts of the benchmark share. */
#ifndef BORNE_TESTS_BENCH_BENCH_H
#define BORNE_TESTS_BENCH_BENCH_H

#include <stdbool.h>

#include "base/limits.h"
#include "table.h"

#define BENCH_DEMO        "assets/demo"
#define BENCH_DEMO_ORDERS BENCH_DEMO "/commandes-novembre-2025.csv"

struct bench {
    bool is_quick;       /* few rounds, small files: only to see that it runs */
    char folder[200];    /* scratch, on the disk of the build */
    char memory[200];    /* scratch that never waits for a disk; "" when there is none */
    const char *program; /* borne */
    struct table table;
};

/* Each measures its part and adds rows to the table. False: something could not be done at all. */
bool bench_read(struct bench *bench);
bool bench_import(struct bench *bench);
bool bench_labels(struct bench *bench);
bool bench_peers(struct bench *bench); /* labels beside what others draw */
bool bench_print(struct bench *bench); /* a label on its way to the printer */
bool bench_scans(struct bench *bench);
bool bench_kiosk(struct bench *bench);

/* Imports the demo month into a new data folder and draws the serials of its labels. */
bool bench_make_demo(const char *dir);
/* grow.c: writes a month like the one at `from` with `orders` orders, drawn from it at random. */
bool bench_grow(const char *from, const char *to, unsigned orders);
/* baseline.c: the rows of a CSV file as plain inserts into one table, in one transaction. */
bool bench_baseline(const char *csv, const char *db, double *ret_ms);

#endif
