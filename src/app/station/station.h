/* station.h: one station of a prep room without its screen: the record, the rules, the
 * pairs at its lanes, the settings, the sticks and the jobs. Requests come in, are carried out in
 * the order they came, and every one comes back as an outcome once what it changed is durable. Must
 * not know SDL, windows or which screen is shown. One thread; only `wake` is called from others.
 *
 *   READY --a commit fails, or the record cannot be opened--> FAILED --retry--> READY
 *
 * Two copies of the prep's state: `ahead` has all gestures and is what the rules decide on, `seen`
 * has the durable ones and is what screens may show. */
#ifndef BORNE_APP_STATION_H
#define BORNE_APP_STATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "device/device.h"
#include "device/office_printer.h"
#include "device/printer_port.h"
#include "domain/recording.h"
#include "ui/ui.h"

struct bitmap;
struct station;
struct device_memory;

/* What a station takes from outside, so that a test or a script can be the world. */
struct station_ports {
    int64_t (*now_ms)(void *context);  /* wall clock, UTC: for people */
    int64_t (*tick_ms)(void *context); /* never goes back: for waiting */
    int32_t (*utc_offset_s)(void *context, int64_t at_ms);
    uint64_t (*random)(void *context); /* 64 bits */
    void (*wake)(void *context);       /* any thread: station_poll has something to do */
    void *context;
    /* Cost of hashing the PIN; 0: libsodium's interactive cost. */
    unsigned long long pin_operations;
    size_t pin_memory;
    const char *vfs; /* SQLite's file system, NULL: the system's */
    struct printer_bus printers;
    struct office office; /* the print service; zeroed: the system's */
};

/* What comes back. Called from station_poll and station_request. */
struct station_listener {
    /* These events are durable and applied. */
    void (*durable)(void *context, const struct event *events, size_t count);
    void (*outcome)(void *context, uint8_t lane, const struct outcome *outcome);
    /* Not kept: the request failed with the station (station_failure). */
    void (*lost)(void *context, uint8_t lane, const struct outcome *outcome);
    void *context;
};

/* Opens the data folder. The station is always made; false: it has failed, *err says why, and
 * REQUEST_RETRY tries again. */
bool station_create(const char *dir, const struct station_ports *ports, struct station **ret,
                    struct error *err);
/* Waits for the writer and the worker to finish what they hold; NULL is allowed. */
void station_destroy(struct station *station);
void station_listen(struct station *station, const struct station_listener *listener);

/* What a device said; `memory` is what is known of it. Called from station_poll. */
struct station_ear {
    void (*said)(void *context, const struct device_event *event,
                 const struct device_memory *memory);
    void *context;
};
/* What draws the screen, for the page about the station: "1280 x 800, KMSDRM". */
void station_set_window(struct station *station, const char *text);
/* What has been enrolled: at most LIMIT_DEVICES; returns how many. */
size_t station_enrolled(const struct station *station, struct device_enrolled *ret);
/* Takes what devices say from this port, in station_poll, and tells it what is enrolled and
 * forgotten. The port stays the caller's, who closes it after the station. `is_machine`: the
 * devices are this machine's, and its helper is asked that they may be read. */
void station_attach_devices(struct station *station, const struct device_port *port,
                            const struct station_ear *ear, bool is_machine);

/* Carries out one request of a lane. Never waits for the disk. */
void station_request(struct station *station, uint8_t lane, const struct request *request);
/* Takes what has become durable and what the worker has done, and tells the listener. True if
 * anything changed. */
bool station_poll(struct station *station);
/* True when every request has had its outcome and no job runs. */
bool station_is_idle(const struct station *station);
/* When a poll is needed although nobody wakes us (tick_ms), INT64_MAX: never. */
int64_t station_deadline_ms(const struct station *station);

/* All a screen may read, valid until the next call of this module. */
void station_fill_view(struct station *station, uint8_t lane, struct ui_view *ret_view);
/* The bitmap that a frame shows by this number, NULL: it is gone. */
const struct bitmap *station_dots(const struct station *station, uint32_t dots);
/* The same of an image in a frame: the mark of their own. */
const struct image *station_logo(const struct station *station, uint32_t image);
/* The same for a photograph of a place; valid until the next call. */
const struct image *station_photo(struct station *station, uint32_t number);
/* What is durable; never NULL. */
const struct prep *station_prep(const struct station *station);
/* Why nothing can be saved, NULL when all is well. */
/* How the panel is put right. */
struct touch_map station_touch(const struct station *station);
const struct error *station_failure(const struct station *station);

/* What people recorded of the voice; valid as long as the station is. */
const struct recordings *station_recordings(const struct station *station);
enum station_recorded {
    STATION_RECORDED, /* on its way: the lane hears of it as REQUEST_VOICE once it is durable */
    STATION_RECORD_MANY,
    STATION_RECORD_FULL, /* the disk: what is left of it is for the prep */
    STATION_RECORD_FAILED
};
/* Keeps one, or takes it away (size 0). The bytes are copied. */
enum station_recorded station_record(struct station *station, uint8_t lane, enum role role,
                                     const struct recording *recording);

/* The scanner that a lane had last, "" for none; remembered from start to start. */
const char *station_lane_scanner(const struct station *station, uint8_t lane);
void station_remember_scanner(struct station *station, uint8_t lane, const char *device);

enum { STATION_STICKS = 8 };
/* Folders that stand for USB sticks; the one plugged last is looked at and written to first. The
 * folder need not be there yet: it is a stick as long as it is. */
/* Whatever folder appears in `parent` is a stick too, as long as it is there; `parent` itself may
 * be missing. */
void station_watch_sticks(struct station *station, const char *parent);
void station_plug(struct station *station, const char *dir);
void station_unplug(struct station *station, const char *dir);
/* Asks which printers are there, and lets the one in use look at its paper; the answer comes with a
 * later poll. */
void station_look_at_printers(struct station *station);
/* Reads anew how this machine is (upkeep.h). True when that changed. */
bool station_look_at_upkeep(struct station *station);
/* Looks whether sticks came or went. True if so. */
bool station_look_at_sticks(struct station *station);

#endif
