/* world.h: a station for tests: a folder of its own, a stick with five orders, a clock and random
 * numbers that the test moves, and a list of what came back. */
#ifndef BORNE_TESTS_APP_WORLD_H
#define BORNE_TESTS_APP_WORLD_H

#include <pthread.h>

#include "app/kiosk/kiosk.h"
#include "app/station/station.h"
#include "device/emulated_printer.h"

enum { WORLD_RESULTS = 256 };

struct world_result {
    bool is_lost;
    uint8_t lane;
    struct outcome outcome;
};

struct world {
    char base[200], data[256], stick[256];
    struct station_ports ports;
    struct station *station;
    int64_t now_ms, tick_ms;
    uint64_t seed;
    struct world_result results[WORLD_RESULTS];
    size_t result_count, durable_count;
    pthread_mutex_t mutex;
    pthread_cond_t woken;
    bool is_awake;
    struct emulated_room
        *room; /* printers are plugged in here; written by the thread that prints */
    uint64_t printed[WORLD_RESULTS]; /* a hash of each label that came out */
    size_t printed_count;
    struct bitmap printed_last; /* owned */
    bool has_crashed;
};

/* Makes the folders and opens the station; must work. `vfs` NULL: the system's disk. */
void world_begin(struct world *world, const char *vfs);
/* Closes the station and removes the folders. */
void world_end(struct world *world);
/* Closes and opens again on the same folder. */
void world_restart(struct world *world);
/* Copies the month of tests/app/stick to the stick. */
void world_fill_stick(struct world *world);

/* One request of lane 0, without waiting. */
void world_request(struct world *world, struct request request);
void world_scan(struct world *world, const char *text);
/* Until everything has come back. */
void world_settle(struct world *world);
/* The same for a kiosk on this world's folder. */
void world_settle_kiosk(struct world *world, struct kiosk *kiosk);
/* Waits for one wake. */
void world_wait(struct world *world);
struct ui_view world_view(struct world *world);
/* The latest result; there must be one. */
const struct outcome *world_outcome(const struct world *world);

/* Opens everything and imports the month from the stick. */
void world_begin_with_month(struct world *world);
/* Imports the month, draws all labels, sits down as animal 3 and opens crate 1 1/n. */
void world_open_crate(struct world *world);
/* The code of the first crate of an order, or its current step's product. */
const char *world_crate_code(struct world *world, uint32_t order, char to[LIMIT_CODE]);
const char *world_step_code(struct world *world, char to[LIMIT_CODE]);

#endif
