/* bench_kiosk.c: the program itself, as a process with a window: how soon it shows something, what
 * it keeps in memory, and that it does nothing when nobody touches it. The first picture is known
 * by the line that the kiosk writes into its log behind it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "bench.h"
#include "desk.h"

enum { DISPLAY_WAIT_MS = 5000, PICTURE_WAIT_MS = 10000, WARM_MS = 2500 };

struct screen {
    pid_t xvfb;       /* 0: not ours */
    char driver[16];  /* of SDL, "x11" or "dummy" */
    char display[16]; /* "" with the dummy driver */
};

static void pause_ms(double ms)
{
    struct timespec time = {.tv_sec = (time_t)(ms / 1000),
                            .tv_nsec = (long)(ms * 1e6) % 1000000000};
    nanosleep(&time, NULL);
}

/* Starts an X server without a screen; it writes its display's number into a pipe. */
static void open_screen(struct screen *screen)
{
    int fds[2];
    char number[12] = "", fd_text[12];
    *screen = (struct screen){.driver = "dummy"};
    if (pipe(fds) != 0) {
        return;
    }
    str_format(fd_text, sizeof fd_text, "%d", fds[1]);
    screen->xvfb = fork();
    if (screen->xvfb == 0) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
        close(fds[0]);
        execlp("Xvfb", "Xvfb", "-displayfd", fd_text, "-screen", "0", "1280x800x24", "-noreset",
               "-nolisten", "tcp", (char *)NULL);
        _exit(127);
    }
    close(fds[1]);
    size_t count = 0; /* it writes the line feed apart; nothing when there is no Xvfb */
    while (count < sizeof number - 1 && strchr(number, '\n') == NULL &&
           read(fds[0], number + count, 1) == 1) {
        count++;
    }
    close(fds[0]);
    if (count > 0) {
        number[strcspn(number, "\n")] = '\0';
        str_format(screen->display, sizeof screen->display, ":%s", number);
        str_copy(screen->driver, sizeof screen->driver, "x11");
    }
}

static void close_screen(struct screen *screen)
{
    if (screen->xvfb > 0) {
        kill(screen->xvfb, SIGTERM);
        waitpid(screen->xvfb, NULL, 0);
    }
}

static pid_t start_kiosk(const struct bench *bench, const struct screen *screen, const char *data)
{
    pid_t child = fork();
    if (child == 0) {
        setenv("SDL_VIDEODRIVER", screen->driver, 1);
        setenv("SDL_AUDIODRIVER", "dummy", 1);
        if (screen->display[0] != '\0') {
            setenv("DISPLAY", screen->display, 1);
        }
        execl(bench->program, bench->program, "--data", data, "--window", "1280x800", (char *)NULL);
        _exit(127);
    }
    return child;
}

static bool has_line(const char *path, const char *what)
{
    char line[1024];
    bool found = false;
    FILE *file = fopen(path, "re");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        found = strstr(line, what) != NULL;
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

/* *child becomes 0 when it has ended already. */
static bool wait_for_picture(const char *log, int64_t begin_ns, pid_t *child)
{
    while (measure_ms_since(begin_ns) < PICTURE_WAIT_MS) {
        if (has_line(log, "first frame")) {
            return true;
        }
        if (waitpid(*child, NULL, WNOHANG) == *child) {
            *child = 0;
            return false;
        }
        pause_ms(0.25);
    }
    return false;
}

struct process {
    double start_ms, resident_mb, idle_percent;
};

/* Starts the kiosk and watches it; `idle_ms` 0: only until its first picture. */
static bool watch(const struct bench *bench, const struct screen *screen, const char *data,
                  int idle_ms, struct process *ret)
{
    char log[LIMIT_PATH];
    str_format(log, sizeof log, "%s/borne.log", data);
    (void)remove(log);
    int64_t begin_ns = measure_ns();
    pid_t child = start_kiosk(bench, screen, data);
    bool done = child > 0 && wait_for_picture(log, begin_ns, &child);
    ret->start_ms = measure_ms_since(begin_ns);
    ret->resident_mb = done ? measure_resident_mb(child) : 0;
    if (done && idle_ms > 0) {
        pause_ms(WARM_MS); /* the window is mapped, the first sounds are over */
        double before_ms = measure_cpu_ms(child);
        begin_ns = measure_ns();
        pause_ms(idle_ms);
        ret->idle_percent = (measure_cpu_ms(child) - before_ms) * 100 / measure_ms_since(begin_ns);
        ret->resident_mb = measure_resident_mb(child);
    }
    if (child > 0) {
        kill(child, SIGTERM);
        waitpid(child, NULL, 0);
    }
    return done;
}

struct day {
    char data[LIMIT_PATH];
    size_t crates;
};

enum { GESTURES, RESIDENT_MB };

static bool run_day(void *context, double *values)
{
    struct day *day = context;
    struct desk desk;
    if (!desk_open(&desk, day->data, 1280, 800)) {
        return false;
    }
    values[GESTURES] = desk_play_day(&desk, day->crates);
    values[RESIDENT_MB] = measure_resident_mb(0);
    desk_close(&desk);
    return true;
}

static bool play_day(struct bench *bench, const char *data)
{
    struct day day = {.crates = bench->is_quick ? 2 : SIZE_MAX};
    double values[MEASURE_VALUES];
    struct samples resident = {0};
    str_copy(day.data, sizeof day.data, data);
    bool done = measure_apart(run_day, &day, values, NULL);
    if (done) {
        samples_add(&resident, values[RESIDENT_MB]);
    }
    struct table_row *row = table_add(
        &bench->table, "day_resident_mb", "MB", &resident,
        "resident after the demo month was picked (%.0f gestures), in memory", values[GESTURES]);
    table_aim(row, AIM_BELOW, 80);
    samples_finish(&resident);
    return done;
}

static void add_rows(struct bench *bench, const struct screen *screen, struct samples *start,
                     struct samples *resident, struct samples *idle, int idle_ms)
{
    struct table *table = &bench->table;
    bool is_x11 = str_equal(screen->driver, "x11");
    struct samples none = {0};
    struct table_row *row =
        table_add(table, "start_ms", "ms", start, "process start to first picture, %s, 1280x800",
                  is_x11 ? "window under Xvfb" : "SDL's dummy driver");
    table_aim(row, AIM_BELOW, 150);
    row = table_add(table, "window_resident_mb", "MB", resident,
                    "resident after the start on that record");
    table_aim(row, AIM_BELOW, 80);
    row = table_add(table, "idle_percent", "%", is_x11 ? idle : &none,
                    "processor over %.0f idle seconds, window under Xvfb", idle_ms / 1000.0);
    table_aim(row, AIM_BELOW, 0.05);
    if (!is_x11) {
        table_note(row, "not measured: no Xvfb");
    }
}

bool bench_kiosk(struct bench *bench)
{
    struct screen screen;
    struct samples start = {0}, resident = {0}, idle = {0};
    struct process process = {0};
    char data[LIMIT_PATH];
    int idle_ms = bench->is_quick ? 1000 : 20000, rounds = bench->is_quick ? 1 : 11;
    const char *folder = bench->memory[0] != '\0' ? bench->memory : bench->folder;
    str_format(data, sizeof data, "%s/kiosk", folder);
    bool done = bench_make_demo(data) && play_day(bench, data);
    open_screen(&screen);
    for (int i = 0; done && i < rounds; i++) {
        done = watch(bench, &screen, data, i + 1 < rounds ? 0 : idle_ms, &process);
        if (done) {
            samples_add(&start, process.start_ms);
        }
        if (done && i + 1 == rounds) {
            samples_add(&resident, process.resident_mb);
            samples_add(&idle, process.idle_percent);
        }
    }
    close_screen(&screen);
    add_rows(bench, &screen, &start, &resident, &idle, idle_ms);
    samples_finish(&start);
    samples_finish(&resident);
    samples_finish(&idle);
    measure_remove_folder(data);
    return done;
}
