/* bench_scan.c: from a scan to its verdict: until it is durable, and from there to the picture. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/kiosk.h"
#include "app/world.h"
#include "base/str.h"
#include "bench.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "support/check.h"

static struct world world; /* large */
static struct samples commits, frames;

/* A kiosk with a crate open at the product of which it takes twelve. */
static struct kiosk *begin(const struct text_metrics *metrics)
{
    struct error err = {0};
    struct kiosk *kiosk;
    char code[LIMIT_CODE];
    world_begin(&world, NULL);
    world_open_crate(&world);
    while (!str_equal(world_step_code(&world, code), "09520000011680")) {
        world_scan(&world, code);
        world_settle(&world);
    }
    station_destroy(world.station);
    world.station = NULL;
    struct kiosk_options options = {
        .ports = world.ports, .panel = {1280, 800, 15.6}, .metrics = *metrics};
    CHECK(kiosk_create(world.data, &options, &kiosk, &err));
    kiosk_poll(kiosk);
    return kiosk;
}

/* One gesture until it is drawn. */
static void measure(struct kiosk *kiosk, struct draw *draw, bool undo)
{
    double began = bench_now_us();
    if (undo) {
        world.tick_ms += 1000;
        world.now_ms += 1000;
        CHECK(kiosk_tap(kiosk, "undo"));
    } else {
        kiosk_scan(kiosk, "9520000011680");
    }
    while (!station_is_idle(kiosk_station(kiosk))) {
        world_wait(&world);
        kiosk_poll(kiosk);
    }
    double durable = bench_now_us();
    draw_frame(draw, kiosk_frame(kiosk));
    if (!undo) {
        samples_add(&commits, durable - began);
        samples_add(&frames, bench_now_us() - durable);
    }
    while (kiosk_next_sound(kiosk) != SOUND_NONE) {
    }
}

static void run(const char *where, int count, const char *aim)
{
    char what[96];
    struct offscreen offscreen = {0};
    struct error err = {0};
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL && offscreen_open(&offscreen, 1280, 800, &err));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    struct kiosk *kiosk = begin(fonts_metrics(fonts));
    commits.count = frames.count = 0;
    for (int i = 0; i < count; i++) {
        measure(kiosk, draw, false);
        measure(kiosk, draw, true);
    }
    str_format(what, sizeof what, "scan to commit, %s, p50", where);
    bench_print(what, samples_at(&commits, 500) / 1e3, "ms", aim);
    str_format(what, sizeof what, "scan to commit, %s, p99", where);
    bench_print(what, samples_at(&commits, 990) / 1e3, "ms", "");
    str_format(what, sizeof what, "commit to frame, %s, p50", where);
    bench_print(what, samples_at(&frames, 500) / 1e3, "ms", "");
    str_format(what, sizeof what, "commit to frame, %s, p99", where);
    bench_print(what, samples_at(&frames, 990) / 1e3, "ms", "aim: a frame, 16 ms");
    kiosk_destroy(kiosk);
    draw_destroy(draw);
    offscreen_close(&offscreen);
    fonts_destroy(fonts);
    world_end(&world);
}

/* What the disk costs by itself: 4 KiB written and synced. */
static void sync_alone(const char *folder, int count)
{
    static struct samples syncs;
    char path[300], bytes[4096] = {1};
    str_format(path, sizeof path, "%s/sync", folder);
    int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
    CHECK(fd >= 0);
    for (int i = 0; i < count; i++) {
        double began = bench_now_us();
        CHECK(write(fd, bytes, sizeof bytes) == (ssize_t)sizeof bytes && fdatasync(fd) == 0);
        samples_add(&syncs, bench_now_us() - began);
    }
    close(fd);
    unlink(path);
    bench_print("the disk alone, 4 KiB written and synced, p50", samples_at(&syncs, 500) / 1e3,
                "ms", "");
    bench_print("the disk alone, 4 KiB written and synced, p99", samples_at(&syncs, 990) / 1e3,
                "ms", "");
}

void bench_scan(const struct bench *bench)
{
    int count = bench->is_quick ? 20 : 1000;
    sync_alone(bench->folder, count);
    setenv("TMPDIR", bench->folder, 1);
    run("on the disk", count, "");
    if (access("/dev/shm", W_OK) == 0) {
        setenv("TMPDIR", "/dev/shm", 1);
        run("without a disk's sync", count, "aim: 2 ms");
    }
}
