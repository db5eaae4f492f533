/* world_make.c: the kinds of devices of the emulated world, and the keys that change them. */
#include "device/world/world_make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/models/model_printer.h"
#include "device/models/model_scale.h"
#include "device/models/model_scanner.h"

enum { TEXT = 32 };

struct world_texts {
    char name[TEXT], serial[TEXT], prefix[TEXT], suffix[4];
};

/* Vendors of their trades, so that what knows makers meets them. */
static const struct kind {
    const char *name;
    enum world_sort sort;
    int way;    /* scanner: enum model_way; printer: enum model_language */
    int layout; /* scanner */
    uint16_t vendor, product;
    const char *model;
} kinds[] = {
    {"scanner-us", WORLD_SCANNER, MODEL_KEYS, MODEL_US, 0x0c2e, 0x0b81, "Douchette US"},
    {"scanner-fr", WORLD_SCANNER, MODEL_KEYS, MODEL_FR, 0x05e0, 0x1200, "Douchette FR"},
    {"scanner-alt", WORLD_SCANNER, MODEL_KEYS, MODEL_ALT, 0x0c2e, 0x0720, "Douchette ALT"},
    {"scanner-pos", WORLD_SCANNER, MODEL_POS, MODEL_US, 0x0c2e, 0x0b87, "Douchette POS"},
    {"scanner-acm", WORLD_SCANNER, MODEL_ACM, MODEL_US, 0x05f9, 0x4204, "Douchette ACM"},
    {"keyboard", WORLD_SCANNER, MODEL_KEYBOARD, MODEL_FR, 0x046d, 0xc31c, "Clavier"},
    {"zpl", WORLD_PRINTER, MODEL_ZPL, 0, 0x0a5f, 0x0081, "Imprimante ZPL"},
    {"tspl", WORLD_PRINTER, MODEL_TSPL, 0, 0x1203, 0x0230, "Imprimante TSPL"},
    {"epl2", WORLD_PRINTER, MODEL_EPL2, 0, 0x0a5f, 0x000a, "Imprimante EPL2"},
    {"escpos", WORLD_PRINTER, MODEL_ESCPOS, 0, 0x04b8, 0x0e15, "Imprimante ESCPOS"},
    {"ql", WORLD_PRINTER, MODEL_QL, 0, 0x04f9, 0x2042, "Imprimante QL"},
    {"dymo", WORLD_PRINTER, MODEL_DYMO, 0, 0x0922, 0x0020, "Imprimante DYMO"},
    {"scale", WORLD_SCALE, 0, 0, 0x0922, 0x8003, "Balance"},
};

/* The setups of all sorts; a key fills what it means in each. */
struct setups {
    struct scanner_model_setup scanner;
    struct printer_model_setup printer;
    struct scale_model_setup scale;
};

static const char *suffix_of(const char *word)
{
    static const char *const names[][2] = {
        {"cr", "\r"}, {"tab", "\t"}, {"none", ""}, {"crlf", "\r\n"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(word, names[i][0]) == 0) {
            return names[i][1];
        }
    }
    return NULL;
}

static bool set_unit(struct setups *to, const char *value)
{
    static const struct {
        const char *name;
        enum plate_unit unit;
    } units[] = {
        {"g", PLATE_GRAM}, {"kg", PLATE_KILOGRAM}, {"oz", PLATE_OUNCE}, {"lb", PLATE_POUND}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(value, units[i].name) == 0) {
            to->scale.unit = units[i].unit;
            return true;
        }
    }
    return false;
}

static bool set_id(struct setups *to, const char *value)
{
    unsigned vendor, product;
    if (sscanf(value, "%4x:%4x", &vendor, &product) != 2) {
        return false;
    }
    to->scanner.vendor = to->printer.vendor = to->scale.vendor = (uint16_t)vendor;
    to->scanner.product = to->printer.product = to->scale.product = (uint16_t)product;
    return true;
}

static bool set_number(struct setups *to, const char *key, long number)
{
    if (strcmp(key, "interval") == 0) {
        to->scanner.interval_us = to->scale.period_us = number;
    } else if (strcmp(key, "rolls") == 0) {
        to->scanner.rolls = number != 0;
    } else if (strcmp(key, "reportid") == 0) {
        to->scanner.report_id = number != 0;
    } else if (strcmp(key, "paper") == 0) {
        to->printer.paper = (int)number;
    } else if (strcmp(key, "label") == 0) {
        to->printer.label_us = number;
    } else if (strcmp(key, "mute") == 0) {
        to->printer.is_mute = number != 0;
    } else if (strcmp(key, "cutid") == 0) {
        to->printer.device_id = number ? DEVICE_ID_CUT : DEVICE_ID_RIGHT;
    } else {
        return false;
    }
    return true;
}

static bool set(struct world_device *device, struct setups *to, const char *pair)
{
    char key[TEXT];
    const char *value = strchr(pair, '=');
    if (!value || (size_t)(value - pair) >= sizeof key) {
        return false;
    }
    snprintf(key, sizeof key, "%.*s", (int)(value - pair), pair);
    value++;
    struct world_texts *texts = device->texts;
    if (strcmp(key, "serial") == 0) {
        snprintf(texts->serial, sizeof texts->serial, "%s", value);
    } else if (strcmp(key, "prefix") == 0) {
        snprintf(texts->prefix, sizeof texts->prefix, "%s", value);
    } else if (strcmp(key, "port") == 0) {
        snprintf(device->port, sizeof device->port, "%s", value);
    } else if (strcmp(key, "suffix") == 0) {
        const char *suffix = suffix_of(value);
        snprintf(texts->suffix, sizeof texts->suffix, "%s", suffix ? suffix : "");
        return suffix != NULL;
    } else if (strcmp(key, "id") == 0) {
        return set_id(to, value);
    } else if (strcmp(key, "unit") == 0) {
        return set_unit(to, value);
    } else {
        return set_number(to, key, strtol(value, NULL, 10));
    }
    return true;
}

static struct usb_model *make(const struct kind *kind, struct setups *setups,
                              struct world_texts *texts)
{
    switch (kind->sort) {
    case WORLD_SCANNER:
        setups->scanner.way = (enum model_way)kind->way;
        setups->scanner.layout = (enum model_layout)kind->layout;
        setups->scanner.name = texts->name;
        setups->scanner.serial = texts->serial;
        setups->scanner.prefix = texts->prefix;
        setups->scanner.suffix = texts->suffix;
        return &scanner_model_new(&setups->scanner)->model;
    case WORLD_PRINTER:
        setups->printer.language = (enum model_language)kind->way;
        setups->printer.name = texts->name;
        setups->printer.serial = texts->serial;
        return &printer_model_new(&setups->printer)->model;
    case WORLD_SCALE:
        setups->scale.name = texts->name;
        setups->scale.serial = texts->serial;
        return &scale_model_new(&setups->scale)->model;
    }
    return NULL;
}

bool world_make(struct world_device *device, const char *name, char *const *keys, int count)
{
    const struct kind *kind = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            kind = &kinds[i];
        }
    }
    if (!kind) {
        return false;
    }
    device->texts = calloc(1, sizeof *device->texts);
    if (!device->texts) {
        abort();
    }
    snprintf(device->texts->name, sizeof device->texts->name, "%s", kind->model);
    snprintf(device->texts->suffix, sizeof device->texts->suffix, "\r");
    struct setups setups = {.printer = {.paper = -1},
                            .scale = {.unit = PLATE_GRAM, .period_us = 100000}};
    char id[16];
    snprintf(id, sizeof id, "%04x:%04x", kind->vendor, kind->product);
    set_id(&setups, id);
    device->sort = kind->sort;
    for (int i = 0; i < count; i++) {
        if (!set(device, &setups, keys[i])) {
            free(device->texts);
            return false;
        }
    }
    device->model = make(kind, &setups, device->texts);
    return true;
}
