/* devices_view.h: what is plugged in, as screens may show it: words and values made by the app,
 * which knows devices. */
#ifndef BORNE_UI_DEVICES_VIEW_H
#define BORNE_UI_DEVICES_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "base/printer_trouble.h"

enum device_mark { /* how a row looks */
                   DEVICE_MARK_READY,
                   DEVICE_MARK_PROPOSED,
                   DEVICE_MARK_TROUBLE,
                   DEVICE_MARK_OTHER,
};

struct device_row_view {
    int number; /* of the device: what requests name it by */
    char name[LIMIT_DEVICE_NAME];
    char key[LIMIT_DEVICE_KEY];
    const char *kind, *way, *state; /* French words */
    const char *trouble;            /* a sentence, "" when all is well */
    enum device_mark mark;
    bool is_scanner, is_scale, is_printer;
    bool is_enrolled, is_plugged;
    bool can_enrol;         /* by a tap, without the lesson */
    bool has_layout, is_fr; /* types like a keyboard */
    char code[LIMIT_CODE];  /* the last one, as understood */
    char raw[LIMIT_CODE];   /* as it came */
    const char *symbology;  /* "EAN/UPC", "" */
    char prefix[LIMIT_DEVICE_PREFIX], suffix[LIMIT_DEVICE_PREFIX]; /* sent around each code */
    int read_count, dropped_count;
    bool has_way; /* the printer said what is in its way */
    struct printer_way way_of_printer;
};

enum lesson_state {
    LESSON_NONE,
    LESSON_WAITS,   /* the code is on the screen */
    LESSON_LEARNED, /* `name` is enrolled */
    LESSON_REFUSED, /* `trouble` says why; it still waits */
};

enum { LESSON_BARS = 32 };

struct lesson_view {
    enum lesson_state state;
    char code[LIMIT_DEVICE_TEACH];
    uint8_t bar_from[LESSON_BARS], bar_width[LESSON_BARS]; /* in modules */
    int bar_count, modules;                                /* quiet zones not counted */
    char name[LIMIT_DEVICE_NAME];
    bool is_fr;
    const char *trouble;
};

/* The scale that spoke last. */
struct scale_view {
    bool is_there;
    bool is_weight; /* stable: `grams` counts */
    int number;
    int32_t grams;
    const char *words; /* what it says instead of a weight, to be translated; "" */
};

struct devices_view {
    struct device_row_view rows[LIMIT_DEVICES]; /* scanners first, then scales, printers, others */
    int count;
    struct lesson_view lesson;
    struct scale_view scale;
};

/* Of REQUEST_DEVICE: what to do with the device `value`. Numbers are not kept. */
enum device_deed {
    DEVICE_DEED_TEACH,
    DEVICE_DEED_TEACH_END,
    DEVICE_DEED_ENROL,
    DEVICE_DEED_FORGET,
    DEVICE_DEED_LAYOUT, /* us becomes fr, fr us */
    DEVICE_DEED_WAY,    /* taken from the kernel, or held through its input device */
    DEVICE_DEED_TARE,
    DEVICE_DEED_ASK, /* a printer: what is in its way? */
    DEVICE_DEED_RESCAN,
    DEVICE_DEED_COUNT
};

#endif
