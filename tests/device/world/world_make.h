/* world_make.h: a device of the emulated world out of its kind and some keys. */
#ifndef BORNE_TESTS_WORLD_MAKE_H
#define BORNE_TESTS_WORLD_MAKE_H

#include "device/world/world.h"

enum world_sort { WORLD_SCANNER, WORLD_PRINTER, WORLD_SCALE };

struct world_texts;

struct world_device {
    char name[WORLD_NAME];
    char port[16];
    enum world_sort sort;
    struct usb_model *model;   /* owned */
    struct world_texts *texts; /* what the model points to; owned */
};

/* Makes the model and fills the device; false when the kind or a key is not known. */
bool world_make(struct world_device *device, const char *kind, char *const *keys, int count);

#endif
