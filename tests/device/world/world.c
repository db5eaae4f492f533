/* world.c: lines of text that make, plug, use and pull device models. */
#include "device/world/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/models/model_printer.h"
#include "device/models/model_scale.h"
#include "device/models/model_scanner.h"
#include "device/world/world_make.h"

struct world {
    struct world_bus bus;
    struct world_device devices[WORLD_DEVICES];
    size_t count;
};

enum { WORDS = 16, LINE = 1024, TAIL = 512 };

struct words {
    char text[LINE];
    char *word[WORDS];
    int count;
};

static bool say(char *reply, bool good, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool say(char *reply, bool good, const char *format, ...)
{
    char text[WORLD_REPLY - 8];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    snprintf(reply, WORLD_REPLY, "%s%s%s", good ? "ok" : "no", text[0] ? " " : "", text);
    return good;
}

static void split(struct words *words, const char *line)
{
    snprintf(words->text, sizeof words->text, "%s", line);
    words->count = 0;
    char *at = words->text;
    while (words->count < WORDS) {
        at += strspn(at, " \t\r\n");
        if (!*at) {
            break;
        }
        words->word[words->count++] = at;
        at += strcspn(at, " \t\r\n");
        if (*at) {
            *at++ = '\0';
        }
    }
    for (int i = words->count; i < WORDS; i++) {
        words->word[i] = at + strlen(at); /* an empty word */
    }
}

static struct world_device *find(struct world *world, const char *name)
{
    for (size_t i = 0; i < world->count; i++) {
        if (strcmp(world->devices[i].name, name) == 0) {
            return &world->devices[i];
        }
    }
    return NULL;
}

struct usb_model *world_find(struct world *world, const char *name)
{
    struct world_device *device = find(world, name);
    return device ? device->model : NULL;
}

size_t world_models(struct world *world, struct usb_model *models[WORLD_DEVICES])
{
    for (size_t i = 0; i < world->count; i++) {
        models[i] = world->devices[i].model;
    }
    return world->count;
}

static bool make(struct world *world, struct words *words, char *reply)
{
    if (find(world, words->word[1])) {
        return say(reply, false, "is there already");
    }
    if (world->count == WORLD_DEVICES) {
        return say(reply, false, "too many devices");
    }
    struct world_device *device = &world->devices[world->count];
    *device = (struct world_device){0};
    snprintf(device->name, sizeof device->name, "%s", words->word[1]);
    snprintf(device->port, sizeof device->port, "1-%zu", world->count + 1);
    if (!world_make(device, words->word[2], words->word + 3, words->count - 3)) {
        return say(reply, false, "no such kind or key");
    }
    world->count++;
    return say(reply, true, "%s", "");
}

/* "\x1d" becomes that byte. */
static void unescape(char *text)
{
    char *to = text;
    for (char *at = text; *at; to++) {
        unsigned byte;
        if (sscanf(at, "\\x%2x", &byte) == 1) {
            *to = (char)byte;
            at += 4;
        } else {
            *to = *at++;
        }
    }
    *to = '\0';
}

static bool scan(struct world_device *device, struct words *words, char *reply)
{
    unescape(words->word[2]);
    if (!scanner_model_scan((struct scanner_model *)device->model, words->word[2],
                            words->word[3])) {
        return say(reply, false, "cannot type that");
    }
    return say(reply, true, "%s", "");
}

static bool do_scanner(struct world_device *device, struct words *words, char *reply)
{
    struct scanner_model *scanner = (struct scanner_model *)device->model;
    if (strcmp(words->word[0], "scan") == 0) {
        return scan(device, words, reply);
    }
    if (strcmp(words->word[0], "typed") == 0) {
        return say(reply, true, "%zu %zu", scanner_model_typed(scanner),
                   scanner_model_whole(scanner));
    }
    return say(reply, false, "a scanner does not do that");
}

static uint64_t hash_of(const uint8_t *bytes, size_t count)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ bytes[i]) * 1099511628211u;
    }
    return hash;
}

static bool digest(struct printer_model *printer, struct words *words, char *reply)
{
    struct printed label = printer_model_label(printer, (size_t)strtoul(words->word[2], NULL, 10));
    size_t tail = label.count < TAIL ? label.count : TAIL;
    if (label.bytes == NULL) {
        return say(reply, false, "no such label");
    }
    uint64_t whole = hash_of(label.bytes, label.count);
    uint64_t end = hash_of(label.bytes + label.count - tail, tail);
    return say(reply, true, "%zu %016llx %016llx", label.count, (unsigned long long)whole,
               (unsigned long long)end);
}

static bool do_printer(struct world_device *device, struct words *words, char *reply)
{
    struct printer_model *printer = (struct printer_model *)device->model;
    int number = (int)strtol(words->word[2], NULL, 10);
    const char *what = words->word[0];
    if (strcmp(what, "printed") == 0) {
        return say(reply, true, "%zu %zu", printer_model_labels(printer),
                   printer_model_spoiled(printer));
    }
    if (strcmp(what, "digest") == 0) {
        return digest(printer, words, reply);
    }
    if (strcmp(what, "paper") == 0) {
        printer_model_load(printer, number);
    } else if (strcmp(what, "cover") == 0) {
        printer_model_cover(printer, number != 0);
    } else if (strcmp(what, "jam") == 0) {
        printer_model_jam(printer, number != 0);
    } else {
        return say(reply, false, "a printer does not do that");
    }
    return say(reply, true, "%s", "");
}

static bool do_scale(struct world_device *device, struct words *words, char *reply)
{
    struct scale_model *scale = (struct scale_model *)device->model;
    int number = (int)strtol(words->word[2], NULL, 10);
    if (strcmp(words->word[0], "weigh") == 0) {
        int status = (int)strtol(words->word[3], NULL, 10);
        scale_model_put(scale, number, (enum plate_status)(status ? status : PLATE_STABLE));
    } else if (strcmp(words->word[0], "sleep") == 0) {
        scale_model_sleep(scale, number != 0);
    } else {
        return say(reply, false, "a scale does not do that");
    }
    return say(reply, true, "%s", "");
}

/* What every device does; *ret_known is false when it is of its kind. */
static bool do_any(struct world *world, struct world_device *device, struct words *words,
                   char *reply, bool *ret_known)
{
    struct usb_model *model = device->model;
    const char *what = words->word[0];
    uint8_t endpoint = (uint8_t)strtoul(words->word[2], NULL, 16);
    long number = strtol(words->word[3], NULL, 10);
    *ret_known = true;
    if (strcmp(what, "plug") == 0) {
        if (usb_model_is_plugged(model)) {
            return say(reply, false, "is plugged in");
        }
        bool plugged = world->bus.plug(world->bus.context, model, device->port);
        return say(reply, plugged, "%s", plugged ? "" : "the bus is full");
    }
    if (strcmp(what, "unplug") == 0) {
        world->bus.unplug(world->bus.context, model);
    } else if (strcmp(what, "fail") == 0) {
        usb_model_fail(model, endpoint, (int)number, (int)strtol(words->word[4], NULL, 10));
    } else if (strcmp(what, "leave") == 0) {
        usb_model_leave_after(model, endpoint, number);
    } else if (strcmp(what, "taken") == 0) {
        return say(reply, true, "%lld", (long long)usb_model_taken(model, endpoint));
    } else if (strcmp(what, "plugged") == 0) {
        return say(reply, true, "%d", usb_model_is_plugged(model));
    } else {
        *ret_known = false;
        return false;
    }
    return say(reply, true, "%s", "");
}

bool world_do(struct world *world, const char *line, char reply[WORLD_REPLY])
{
    struct words words;
    split(&words, line);
    if (strcmp(words.word[0], "make") == 0) {
        return make(world, &words, reply);
    }
    struct world_device *device = find(world, words.word[1]);
    if (!device) {
        return say(reply, false, "no device of this name");
    }
    bool known;
    bool done = do_any(world, device, &words, reply, &known);
    if (known) {
        return done;
    }
    switch (device->sort) {
    case WORLD_SCANNER: return do_scanner(device, &words, reply);
    case WORLD_PRINTER: return do_printer(device, &words, reply);
    case WORLD_SCALE: return do_scale(device, &words, reply);
    }
    return false;
}

struct world *world_new(struct world_bus bus)
{
    struct world *world = calloc(1, sizeof *world);
    if (!world) {
        abort();
    }
    world->bus = bus;
    return world;
}

void world_free(struct world *world)
{
    for (size_t i = 0; world && i < world->count; i++) {
        world->bus.unplug(world->bus.context, world->devices[i].model);
        usb_model_free(world->devices[i].model);
        free(world->devices[i].texts);
    }
    free(world);
}
