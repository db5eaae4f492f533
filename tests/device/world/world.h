/* world.h: the emulated world: models with names, plugged into a bus and told what to do by lines
 * of text, so that one scenario runs on every bus (umockdev, and a real kernel's through USB/IP).
 *
 * make NAME KIND [key=value…]   KIND: scanner-us scanner-fr scanner-alt scanner-pos scanner-acm
 *                               keyboard zpl tspl epl2 escpos ql dymo scale
 *                               keys: serial port id (VVVV:PPPP) suffix (cr tab none crlf) prefix
 *                               interval (us between packets) rolls (1) paper label (us of one)
 *                               unit (g kg oz lb)
 * plug NAME, unplug NAME        into its port, out of it
 * scan NAME CODE [AIM]          the scanner reads a code ("\x1d" stands for GS)
 * fail NAME EP STATUS TIMES     requests of the endpoint (hex) fail: fail a 81 -71 3
 * leave NAME EP COUNT           leaves by itself after so many packets (IN) or bytes (OUT)
 * paper NAME N, cover NAME 0|1, jam NAME 0|1
 * weigh NAME GRAMS STATUS       STATUS as in the report: 3 moving, 4 stable, 6 over
 * sleep NAME 0|1
 * typed NAME                    -> ok SCANNED WHOLE
 * printed NAME                  -> ok LABELS SPOILED
 * digest NAME I                 -> ok BYTES HASH TAIL of the I-th label: of all its bytes, and of
 * the last 512, which no setting before it changes taken NAME EP                 -> ok N plugged
 * NAME                  -> ok 0|1
 *
 * A line is answered with "ok", what it asked for, or "no" and why. One thread. */
#ifndef BORNE_TESTS_WORLD_H
#define BORNE_TESTS_WORLD_H

#include "device/models/usb_model.h"

enum { WORLD_DEVICES = 32, WORLD_NAME = 32, WORLD_REPLY = 256 };

/* The bus that the models are plugged into. */
struct world_bus {
    bool (*plug)(void *context, struct usb_model *model, const char *port);
    void (*unplug)(void *context, struct usb_model *model);
    void *context;
};

struct world;

struct world *world_new(struct world_bus bus);
/* Does one line; false when it could not be done: then the reply begins with "no ". */
bool world_do(struct world *world, const char *line, char reply[WORLD_REPLY]);
/* The model of a name, NULL when there is none; and all of them, for those who keep time. */
struct usb_model *world_find(struct world *world, const char *name);
size_t world_models(struct world *world, struct usb_model *models[WORLD_DEVICES]);
void world_free(struct world *world); /* unplugs all; NULL is allowed */

#endif
