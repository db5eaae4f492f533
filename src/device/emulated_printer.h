/* emulated_printer.h: printers that are not there: each reads one language back into dots, answers
 * as the real one would, and runs out of paper, jams, opens and is pulled when it is told to. For
 * tests and played scripts. */
#ifndef BORNE_DEVICE_EMULATED_PRINTER_H
#define BORNE_DEVICE_EMULATED_PRINTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bitmap.h"
#include "device/printer_language.h"
#include "device/printer_port.h"

/* A room with sockets for emulated printers. Any thread. */
struct emulated_room;

/* What happens in a room; called on the thread that prints. */
struct emulated_watch {
    /* A label came out, the `number`-th (from 1) of this printer. */
    void (*printed)(void *context, const char *name, int number, const struct bitmap *dots);
    /* The program was to end here (EMULATED_CRASH). */
    void (*crash)(void *context);
    void *context;
};

struct emulated_room *emulated_room_create(const struct emulated_watch *watch);
/* NULL is allowed; no port may be open. */
void emulated_room_destroy(struct emulated_room *room);
struct printer_bus emulated_room_bus(struct emulated_room *room);

/* Names begin with their language: "zpl", "ql2"; a TSPL printer of 300 dots an inch has "-300" in
 * its name. Plugging a name again brings the same printer
 * back, with its paper and what it had received. False for a name that has no language, or when
 * all sockets are taken. */
bool emulated_plug(struct emulated_room *room, const char *name);
/* False when there is none of that name. */
bool emulated_unplug(struct emulated_room *room, const char *name);

enum emulated_fault {
    EMULATED_PAPER,  /* value: labels left, -1 for no end */
    EMULATED_COVER,  /* 1 open, 0 closed */
    EMULATED_JAM,    /* 1, 0 */
    EMULATED_HOT,    /* 1, 0 */
    EMULATED_ROLL,   /* QL: width in mm of the roll that lies in it */
    EMULATED_SILENT, /* 1: answers nothing */
    /* When `value` labels came out and the next one is half received, or whole. */
    EMULATED_UNPLUG_HALF,
    EMULATED_UNPLUG_WHOLE,
    EMULATED_CRASH_HALF,
    EMULATED_CRASH_WHOLE,
    EMULATED_FAULT_COUNT
};
/* False when there is no such printer, plugged in or not. */
bool emulated_set(struct emulated_room *room, const char *name, enum emulated_fault fault,
                  int value);
/* Labels that came out so far; -1 when there is no such printer. */
int emulated_printed(struct emulated_room *room, const char *name);

#endif
