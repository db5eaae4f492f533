/* measure.c: see measure.h. */
#include "measure.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

int64_t measure_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

double measure_ms_since(int64_t begin_ns)
{
    return (double)(measure_ns() - begin_ns) / 1e6;
}

void samples_add(struct samples *samples, double value)
{
    if (samples->count == samples->room) {
        samples->room = samples->room * 2 + 16;
        samples->values = realloc(samples->values, samples->room * sizeof *samples->values);
        ASSERT(samples->values != NULL);
    }
    samples->values[samples->count++] = value;
}

static int compare(const void *a, const void *b)
{
    double x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return (x > y) - (x < y);
}

double samples_at(struct samples *samples, int permil)
{
    if (samples->count == 0) {
        return 0;
    }
    qsort(samples->values, samples->count, sizeof *samples->values, compare);
    return samples->values[(samples->count - 1) * (size_t)permil / 1000];
}

void samples_finish(struct samples *samples)
{
    free(samples->values);
    memset(samples, 0, sizeof *samples);
}

static FILE *open_proc(pid_t pid, const char *name)
{
    char path[64];
    str_format(path, sizeof path, "/proc/%d/%s", (int)(pid == 0 ? getpid() : pid), name);
    return fopen(path, "re");
}

/* A line like "VmRSS:     1234 kB" of /proc/PID/status. */
static double status_mb(pid_t pid, const char *key)
{
    char line[256];
    long kb = 0;
    FILE *file = open_proc(pid, "status");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (str_starts(line, key)) {
            kb = strtol(line + strlen(key), NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return (double)kb / 1024;
}

double measure_resident_mb(pid_t pid)
{
    return status_mb(pid, "VmRSS:");
}

double measure_peak_mb(pid_t pid)
{
    return status_mb(pid, "VmHWM:");
}

double measure_cpu_ms(pid_t pid)
{
    char line[1024] = "";
    unsigned long user = 0, system = 0;
    FILE *file = open_proc(pid, "stat");
    if (file == NULL) {
        return 0;
    }
    const char *name_end = fgets(line, sizeof line, file) != NULL ? strrchr(line, ')') : NULL;
    if (name_end != NULL) {
        (void)sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
                     &system);
    }
    fclose(file);
    return (double)(user + system) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

/* In the new process: the values, then the memory, into the pipe. */
static void run_child(bool (*run)(void *context, double *values), void *context, int pipe_fd)
{
    double values[MEASURE_VALUES + 1] = {0};
    double before_mb = measure_resident_mb(0);
    bool done = run(context, values);
    values[MEASURE_VALUES] = measure_peak_mb(0) - before_mb;
    done = done && write(pipe_fd, values, sizeof values) == (ssize_t)sizeof values;
    fflush(stdout);
    _exit(done ? 0 : 1);
}

bool measure_apart(bool (*run)(void *context, double *values), void *context,
                   double values[MEASURE_VALUES], double *ret_extra_mb)
{
    int fds[2], status = 0;
    double got[MEASURE_VALUES + 1];
    fflush(stdout);
    bool is_open = pipe(fds) == 0;
    ASSERT(is_open);
    pid_t child = fork();
    ASSERT(child >= 0);
    if (child == 0) {
        close(fds[0]);
        run_child(run, context, fds[1]);
    }
    close(fds[1]);
    bool done = read(fds[0], got, sizeof got) == (ssize_t)sizeof got;
    close(fds[0]);
    done = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
           done;
    if (done) {
        memcpy(values, got, sizeof(double) * MEASURE_VALUES);
        if (ret_extra_mb != NULL) {
            *ret_extra_mb = got[MEASURE_VALUES];
        }
    }
    return done;
}

void measure_remove_folder(const char *path)
{
    char name[LIMIT_PATH];
    DIR *dir = opendir(path);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (!str_equal(entry->d_name, ".") && !str_equal(entry->d_name, "..") &&
            str_format(name, sizeof name, "%s/%s", path, entry->d_name)) {
            (void)remove(name);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    (void)rmdir(path);
}
