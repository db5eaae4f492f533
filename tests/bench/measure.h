/* measure.h: how the benchmark measures: a clock, samples with their median and spread, memory of a
 * process, and runs in a process of their own, so that one measurement does not warm or fill the
 * memory of the next. Knows nothing of Borne. */
#ifndef BORNE_TESTS_BENCH_MEASURE_H
#define BORNE_TESTS_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Never goes back. */
int64_t measure_ns(void);
double measure_ms_since(int64_t begin_ns);

/* Zeroed is empty. */
struct samples {
    double *values; /* heap, owned */
    size_t count, room;
};

void samples_add(struct samples *samples, double value);
/* The value that `permil` of 1000 samples do not exceed: 500 is the median. 0 when empty. Sorts. */
double samples_at(struct samples *samples, int permil);
void samples_finish(struct samples *samples);

/* A process as /proc has it; 0 when it is not there. Any process of ours, 0: this one. */
double measure_resident_mb(pid_t pid);
double measure_peak_mb(pid_t pid);
/* Processor time it has used so far, user and system. */
double measure_cpu_ms(pid_t pid);

enum { MEASURE_VALUES = 16 };

/* Runs `run` in a process of its own, which fills values[MEASURE_VALUES]; the rest are 0. Must be
 * called before this process starts threads. False: it failed. *ret_extra_mb (or NULL) is how far
 * its memory rose at most above what it began with. */
bool measure_apart(bool (*run)(void *context, double *values), void *context,
                   double values[MEASURE_VALUES], double *ret_extra_mb);

/* Removes a folder of files. */
void measure_remove_folder(const char *path);

#endif
