/* devices.h: what is plugged in, as the app remembers it between events and screens. Holds no
 * device and no record: events go in, a view comes out. One thread. */
#ifndef BORNE_APP_DEVICES_H
#define BORNE_APP_DEVICES_H

#include "app/enrolment.h"
#include "device/device.h"
#include "ui/devices_view.h"

struct device_memory {
    struct device_info info; /* key "": never seen */
    bool is_plugged;
    uint8_t trouble; /* enum device_trouble, of late */
    char code[LIMIT_CODE], raw[LIMIT_CODE], aim[4];
    int read_count, dropped_count;
    bool has_way; /* a printer said what is in its way */
    struct printer_way way;
};

struct devices {
    struct device_memory rows[LIMIT_DEVICES]; /* by number - 1 */
    struct enrolments enrolments;
    struct devices_view view; /* made from all this; up to date after each change */
    uint8_t scale_status;     /* enum scale_status */
};

/* Remembers it. True if what screens show differs. */
bool devices_learn(struct devices *devices, const struct device_event *event);
/* Enrolments or the lesson changed: makes the view again. */
void devices_show(struct devices *devices);
/* A lesson with this code of ten digits begins; "" ends it. */
void devices_lesson(struct devices *devices, const char *code);
/* The printer of this key said what is in its way. */
void devices_printer_said(struct devices *devices, const char *key, const struct printer_way *way);
/* The lesson taught this device. */
void devices_learned(struct devices *devices, const struct device_enrolled *taught);
/* The device of a number, NULL for none. */
const struct device_memory *devices_find(const struct devices *devices, int number);
/* What is to be kept when the device is enrolled by a tap. */
struct device_enrolled devices_enrolment(const struct device_memory *memory);

#endif
