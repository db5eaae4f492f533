/* bench_scans.c: one scan at a time: from the scanned text to the acknowledgement of the record,
 * and from there to the picture. Between scans there is a pause, so that each is a commit of its
 * own, as people scan. */
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "bench.h"
#include "desk.h"

enum { SCANS = 300, QUICK_SCANS = 5, PAUSE_MS = 10 };

struct task {
    char data[LIMIT_PATH];
    int width_px, height_px;
    int scans;
    struct samples commit, frame; /* of the child; only their parts come back */
};

enum { COMMIT_P50, COMMIT_P99, COMMIT_MOST, FRAME_P50, FRAME_P99, FRAME_MOST, COUNT };

static void pause_ms(int ms)
{
    struct timespec time = {.tv_nsec = ms * 1000000L};
    nanosleep(&time, NULL);
}

static void scan_often(struct desk *desk, struct task *task, const char *code)
{
    for (int i = 0; i < task->scans; i++) {
        pause_ms(PAUSE_MS);
        int64_t begin_ns = measure_ns();
        kiosk_scan(desk->kiosk, code);
        desk_settle(desk);
        samples_add(&task->commit, (double)(desk->durable_ns - begin_ns) / 1e6);
        desk_show(desk);
        samples_add(&task->frame, measure_ms_since(desk->durable_ns));
        desk_command(desk, (struct command){.kind = COMMAND_UNDO});
        desk_show(desk);
    }
}

static bool run_scans(void *context, double *values)
{
    struct task *task = context;
    struct desk desk;
    char code[LIMIT_CODE];
    if (!desk_open(&desk, task->data, task->width_px, task->height_px) ||
        !desk_find_counted(&desk, code)) {
        return false;
    }
    desk_show(&desk);
    scan_often(&desk, task, code);
    values[COMMIT_P50] = samples_at(&task->commit, 500);
    values[COMMIT_P99] = samples_at(&task->commit, 990);
    values[COMMIT_MOST] = samples_at(&task->commit, 1000);
    values[FRAME_P50] = samples_at(&task->frame, 500);
    values[FRAME_P99] = samples_at(&task->frame, 990);
    values[FRAME_MOST] = samples_at(&task->frame, 1000);
    values[COUNT] = (double)task->commit.count;
    samples_finish(&task->commit);
    samples_finish(&task->frame);
    desk_close(&desk);
    return true;
}

/* Several rounds, each a process and a data folder of its own; a row is the median of the rounds.
 */
struct rounds {
    struct samples p50[2], p99[2]; /* commit, frame */
};

static bool measure(struct bench *bench, const char *folder, int width_px, int height_px,
                    struct rounds *rounds)
{
    double v[MEASURE_VALUES];
    bool done = true;
    memset(rounds, 0, sizeof *rounds);
    for (int i = 0; done && i < (bench->is_quick ? 1 : 3); i++) {
        struct task task = {.width_px = width_px,
                            .height_px = height_px,
                            .scans = bench->is_quick ? QUICK_SCANS : SCANS};
        str_format(task.data, sizeof task.data, "%s/scans", folder);
        done = bench_make_demo(task.data) && measure_apart(run_scans, &task, v, NULL);
        measure_remove_folder(task.data);
        if (done) {
            samples_add(&rounds->p50[0], v[COMMIT_P50]);
            samples_add(&rounds->p99[0], v[COMMIT_P99]);
            samples_add(&rounds->p50[1], v[FRAME_P50]);
            samples_add(&rounds->p99[1], v[FRAME_P99]);
        }
    }
    return done;
}

static void finish(struct rounds *rounds)
{
    for (int i = 0; i < 2; i++) {
        samples_finish(&rounds->p50[i]);
        samples_finish(&rounds->p99[i]);
    }
}

/* What the disk costs by itself, whoever writes. */
static void measure_sync(struct bench *bench)
{
    static const char bytes[4096] = {1};
    struct samples ms = {0};
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "%s/sync", bench->folder);
    int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
    for (int i = 0; fd >= 0 && i < (bench->is_quick ? QUICK_SCANS : SCANS); i++) {
        int64_t begin_ns = measure_ns();
        if (write(fd, bytes, sizeof bytes) == (ssize_t)sizeof bytes && fdatasync(fd) == 0) {
            samples_add(&ms, measure_ms_since(begin_ns));
        }
    }
    if (fd >= 0) {
        close(fd);
        unlink(path);
    }
    table_add_at(&bench->table, "sync_p50_ms", "ms", &ms, 500,
                 "the disk alone, 4 KiB written and synced, p50");
    table_add_at(&bench->table, "sync_p99_ms", "ms", &ms, 990,
                 "the disk alone, 4 KiB written and synced, p99");
    samples_finish(&ms);
}

static bool measure_disk(struct bench *bench)
{
    struct rounds rounds;
    struct table *table = &bench->table;
    bool done = measure(bench, bench->folder, 1280, 800, &rounds);
    table_add(table, "scan_commit_p50_ms", "ms", &rounds.p50[0],
              "scan to durable, p50, record on the build's disk");
    table_add(table, "scan_commit_p99_ms", "ms", &rounds.p99[0],
              "scan to durable, p99, record on the build's disk");
    finish(&rounds);
    return done;
}

static bool measure_memory(struct bench *bench)
{
    struct rounds rounds = {0};
    struct table *table = &bench->table;
    bool done = bench->memory[0] == '\0' || measure(bench, bench->memory, 1280, 800, &rounds);
    struct table_row *row = table_add(table, "scan_nosync_p50_ms", "ms", &rounds.p50[0],
                                      "scan to durable, p50, without a disk's sync (tmpfs)");
    table_aim(row, AIM_BELOW, 2);
    row = table_add(table, "scan_nosync_p99_ms", "ms", &rounds.p99[0],
                    "scan to durable, p99, without a disk's sync (tmpfs)");
    table_aim(row, AIM_BELOW, 2);
    table_add(table, "frame_1280_p50_ms", "ms", &rounds.p50[1],
              "durable to picture, p50, 1280x800 in memory");
    table_add(table, "frame_1280_p99_ms", "ms", &rounds.p99[1],
              "durable to picture, p99, 1280x800 in memory");
    finish(&rounds);
    return done;
}

static bool measure_full_hd(struct bench *bench)
{
    struct rounds rounds;
    struct table *table = &bench->table;
    const char *folder = bench->memory[0] != '\0' ? bench->memory : bench->folder;
    bool done = measure(bench, folder, 1920, 1080, &rounds);
    table_add(table, "frame_1920_p50_ms", "ms", &rounds.p50[1],
              "durable to picture, p50, 1920x1080 in memory");
    table_add(table, "frame_1920_p99_ms", "ms", &rounds.p99[1],
              "durable to picture, p99, 1920x1080 in memory");
    finish(&rounds);
    return done;
}

bool bench_scans(struct bench *bench)
{
    measure_sync(bench);
    return measure_disk(bench) && measure_memory(bench) && measure_full_hd(bench);
}
