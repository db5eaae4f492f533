/* bench.h: what the parts of the benchmark share: a clock, samples, and how a result is printed. */
#ifndef BORNE_TESTS_BENCH_H
#define BORNE_TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>

struct bench {
    bool is_quick;      /* small numbers: only that everything still runs */
    const char *borne;  /* path of the program */
    const char *source; /* folder of the project */
    char folder[256];   /* for all files; removed at the end by whoever made them */
};

enum { BENCH_SAMPLES = 4096 };

struct samples {
    double values[BENCH_SAMPLES];
    size_t count;
};

/* Microseconds of a clock that never goes back. */
double bench_now_us(void);
void samples_add(struct samples *samples, double value);
/* `permil` 500 is the median. Sorts. */
double samples_at(struct samples *samples, int permil);
/* One line: what, value, unit, and the aim ("" if none). */
void bench_print(const char *what, double value, const char *unit, const char *aim);

void bench_import(const struct bench *bench);
void bench_labels(const struct bench *bench);
void bench_scan(const struct bench *bench);
void bench_process(const struct bench *bench);

#endif
