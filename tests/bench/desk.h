/* desk.h: a kiosk in this process with a picture in memory, real clocks, and someone who works at
 * it: the same kiosk, station and renderer as behind a window. One at a time, one thread. */
#ifndef BORNE_TESTS_BENCH_DESK_H
#define BORNE_TESTS_BENCH_DESK_H

#include <pthread.h>

#include "app/kiosk/kiosk.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"

struct desk {
    struct kiosk *kiosk;
    struct fonts *fonts;
    struct offscreen offscreen;
    struct draw *draw;
    int64_t durable_ns; /* when the kiosk was last told that something is durable */
    uint64_t seed;
    pthread_mutex_t mutex; /* guards is_awake */
    pthread_cond_t woken;
    bool is_awake;
};

bool desk_open(struct desk *desk, const char *data, int width_px, int height_px);
/* The same with printers. */
bool desk_open_with(struct desk *desk, const char *data, int width_px, int height_px,
                    const struct printer_bus *printers);
void desk_close(struct desk *desk);

/* Until everything has come back. */
void desk_settle(struct desk *desk);
void desk_show(struct desk *desk);
void desk_request(struct desk *desk, struct request request);
void desk_command(struct desk *desk, struct command command);

/* Sits down as a pair, opens crates and goes through their steps until the turn is at goods that
 * are counted. *ret_code is their code. */
bool desk_find_counted(struct desk *desk, char ret_code[LIMIT_CODE]);
/* Fills every crate, a gesture a step, and draws every screen. Returns the gestures. */
int desk_play_day(struct desk *desk, size_t most_crates);

#endif
