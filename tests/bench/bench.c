/* bench.c: measures what was promised: bench [--quick] BORNE SOURCE_FOLDER. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "support/check.h"

double bench_now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

void samples_add(struct samples *samples, double value)
{
    if (samples->count < BENCH_SAMPLES) {
        samples->values[samples->count++] = value;
    }
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double samples_at(struct samples *samples, int permil)
{
    CHECK(samples->count > 0);
    qsort(samples->values, samples->count, sizeof samples->values[0], compare);
    return samples->values[(samples->count - 1) * (size_t)permil / 1000];
}

void bench_print(const char *what, double value, const char *unit, const char *aim)
{
    printf("%-58s %10.2f %-5s %s\n", what, value, unit, aim);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct bench bench = {0};
    const char *tmp = getenv("TMPDIR");
    if (argc > 1 && strcmp(argv[1], "--quick") == 0) {
        bench.is_quick = true;
        argc--;
        argv++;
    }
    if (argc != 3) {
        fprintf(stderr, "bench [--quick] BORNE SOURCE_FOLDER\n");
        return 2;
    }
    bench.borne = argv[1];
    bench.source = argv[2];
    CHECK(chdir(bench.source) == 0);
    str_format(bench.folder, sizeof bench.folder, "%s/borne-bench-XXXXXX",
               tmp != NULL ? tmp : "/var/tmp");
    CHECK(mkdtemp(bench.folder) != NULL);
    bench_process(&bench); /* first, while this process is small */
    bench_scan(&bench);
    bench_labels(&bench);
    bench_import(&bench);
    CHECK(rmdir(bench.folder) == 0);
    return 0;
}
