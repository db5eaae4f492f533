/* bench_process.c: the program as a process: start to first frame, memory, processor when idle.
 * Without a display SDL's dummy driver takes the pictures. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "bench.h"
#include "support/check.h"

static pid_t start(const struct bench *bench, const char *data)
{
    pid_t pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
        if (getenv("DISPLAY") == NULL && getenv("WAYLAND_DISPLAY") == NULL) {
            setenv("SDL_VIDEODRIVER", "dummy", 1);
        }
        setenv("SDL_AUDIODRIVER", "dummy", 1);
        execl(bench->borne, bench->borne, "--data", data, "--window", "1280x800", (char *)NULL);
        _exit(127);
    }
    return pid;
}

static void rest_ms(long ms)
{
    struct timespec rest = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&rest, NULL);
}

/* The log says when the first frame was shown. */
static bool log_has_frame(const char *path)
{
    char line[512];
    bool found = false;
    FILE *log = fopen(path, "r");
    while (log != NULL && !found && fgets(line, sizeof line, log) != NULL) {
        found = strstr(line, "first frame") != NULL;
    }
    if (log != NULL) {
        fclose(log);
    }
    return found;
}

/* Clock ticks of the processor used so far. */
static double cpu_ticks(pid_t pid)
{
    char path[64];
    unsigned long user = 0, system = 0;
    str_format(path, sizeof path, "/proc/%ld/stat", (long)pid);
    FILE *stat = fopen(path, "r");
    CHECK(stat != NULL);
    int got =
        fscanf(stat, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    CHECK(got == 2);
    fclose(stat);
    return (double)(user + system);
}

static double rss_mb(pid_t pid)
{
    char path[64], line[256];
    long kb = 0;
    str_format(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *status = fopen(path, "r");
    CHECK(status != NULL);
    while (fgets(line, sizeof line, status) != NULL) {
        (void)sscanf(line, "VmRSS: %ld", &kb);
    }
    fclose(status);
    return (double)kb / 1024;
}

void bench_process(const struct bench *bench)
{
    char data[300], path[330];
    int starts = bench->is_quick ? 1 : 7, idle_s = bench->is_quick ? 1 : 20;
    struct samples times = {.count = 0};
    str_format(data, sizeof data, "%s/data", bench->folder);
    str_format(path, sizeof path, "%s/borne.log", data);
    for (int i = 0; i < starts; i++) {
        unlink(path);
        double began = bench_now_us();
        pid_t pid = start(bench, data);
        int status = 0;
        while (!log_has_frame(path)) {
            CHECK(waitpid(pid, &status, WNOHANG) == 0);
            rest_ms(1);
        }
        samples_add(&times, (bench_now_us() - began) / 1e3);
        if (i == starts - 1) {
            rest_ms(1000);
            double before = cpu_ticks(pid);
            rest_ms(idle_s * 1000);
            double used_s = (cpu_ticks(pid) - before) / (double)sysconf(_SC_CLK_TCK);
            bench_print("start to first frame, the middle of all starts", samples_at(&times, 500),
                        "ms", "aim: 150 ms");
            bench_print("resident memory", rss_mb(pid), "MB", "aim: 80 MB");
            bool is_real = getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL;
            bench_print("processor while idle", used_s / idle_s * 100, "%",
                        is_real ? "aim: 0.0 %" : "SDL's dummy driver polls: use xvfb-run");
        }
        kill(pid, SIGTERM);
        CHECK(waitpid(pid, &status, 0) == pid);
    }
    static const char *const names[] = {"borne.db", "borne.db-wal", "borne.db-shm", "borne.lock",
                                        "borne.log"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        str_format(path, sizeof path, "%s/%s", data, names[i]);
        unlink(path);
    }
    rmdir(data);
}
