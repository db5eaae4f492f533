/* devices.c: see devices.h. */
#include "app/devices.h"

#include <string.h>

#include "app/device_words.h"
#include "base/assert.h"
#include "base/str.h"
#include "device/aim.h"
#include "label/bars.h"

const struct device_memory *devices_find(const struct devices *devices, int number)
{
    if (number < 1 || number > LIMIT_DEVICES || devices->rows[number - 1].info.key[0] == '\0') {
        return NULL;
    }
    return &devices->rows[number - 1];
}

struct device_enrolled devices_enrolment(const struct device_memory *memory)
{
    struct device_enrolled enrolled = {.kind = memory->info.kind, .layout = memory->info.layout};
    if (enrolled.kind > DEVICE_PRINTER) {
        enrolled.kind = DEVICE_SCANNER;
    }
    (void)str_copy(enrolled.key, sizeof enrolled.key, memory->info.key);
    (void)str_copy(enrolled.name, sizeof enrolled.name, memory->info.name);
    return enrolled;
}

static bool is_in_the_way(const struct printer_way *way)
{
    return way->is_absent || way->is_deaf || way->troubles & PRINTER_STOPS;
}

static enum device_mark mark_of(const struct device_memory *memory)
{
    if (!memory->is_plugged) {
        return DEVICE_MARK_OTHER;
    }
    if (memory->info.state == DEVICE_BROKEN || memory->trouble == DEVICE_LINE_ERRORS ||
        memory->trouble == DEVICE_NO_RIGHTS || memory->trouble == DEVICE_IN_USE) {
        return DEVICE_MARK_TROUBLE;
    }
    if (memory->has_way) {
        return is_in_the_way(&memory->way) ? DEVICE_MARK_TROUBLE : DEVICE_MARK_READY;
    }
    if (memory->info.state == DEVICE_READY) {
        return DEVICE_MARK_READY;
    }
    return memory->info.state == DEVICE_PROPOSED ? DEVICE_MARK_PROPOSED : DEVICE_MARK_OTHER;
}

static void fill_row(struct device_row_view *row, const struct device_memory *memory, int number,
                     const struct enrolments *enrolments)
{
    const struct device_info *info = &memory->info;
    enum device_layout layout = (enum device_layout)info->layout;
    memset(row, 0, sizeof *row);
    row->number = number;
    (void)str_copy(row->name, sizeof row->name, info->name);
    (void)str_copy(row->key, sizeof row->key, info->key);
    row->kind = device_word_kind(info->kind);
    row->way = device_word_way(info->way, layout);
    row->state = memory->is_plugged ? device_word_state(info) : "débranchée";
    row->trouble = device_word_trouble(memory->trouble);
    row->has_way = memory->is_plugged && memory->has_way;
    row->way_of_printer = memory->way;
    if (row->has_way) {
        row->state = is_in_the_way(&memory->way) ? "à voir" : "prête";
    }
    row->mark = mark_of(memory);
    row->is_scanner = info->kind == DEVICE_SCANNER;
    row->is_scale = info->kind == DEVICE_SCALE;
    row->is_printer = info->kind == DEVICE_PRINTER;
    row->is_enrolled = info->is_enrolled;
    row->is_plugged = memory->is_plugged;
    row->can_enrol = memory->is_plugged && info->state == DEVICE_PROPOSED && !info->is_enrolled;
    row->has_layout = info->way == DEVICE_WAY_KEYS || info->way == DEVICE_WAY_GRAB;
    row->is_fr = layout == DEVICE_LAYOUT_FR;
    memcpy(row->code, memory->code, sizeof row->code);
    memcpy(row->raw, memory->raw, sizeof row->raw);
    row->symbology = aim_symbology(memory->aim);
    int place = enrolments_find(enrolments, info->key);
    if (place >= 0) {
        memcpy(row->prefix, enrolments->rows[place].prefix, sizeof row->prefix);
        memcpy(row->suffix, enrolments->rows[place].suffix, sizeof row->suffix);
    }
    row->read_count = memory->read_count;
    row->dropped_count = memory->dropped_count;
}

void devices_show(struct devices *devices)
{
    static const enum device_kind order[] = {DEVICE_SCANNER, DEVICE_SCALE, DEVICE_PRINTER,
                                             DEVICE_KEYBOARD, DEVICE_OTHER};
    struct devices_view *view = &devices->view;
    view->count = 0;
    for (size_t k = 0; k < sizeof order / sizeof order[0]; k++) {
        for (int i = 0; i < LIMIT_DEVICES; i++) {
            const struct device_memory *memory = &devices->rows[i];
            bool shown = memory->is_plugged || memory->info.is_enrolled;
            if (memory->info.key[0] != '\0' && memory->info.kind == order[k] && shown) {
                fill_row(&view->rows[view->count++], memory, i + 1, &devices->enrolments);
            }
        }
    }
}

static void learn_weight(struct devices *devices, const struct device_event *event)
{
    enum scale_status status = (enum scale_status)event->weight.status;
    devices->view.scale = (struct scale_view){
        .is_there = true,
        .is_weight = status == SCALE_STABLE || status == SCALE_ZERO,
        .number = event->device,
        .grams = event->weight.grams,
        .words = device_word_scale(status),
    };
}

/* A lesson is refused when somebody typed its code by hand, or with the only keyboard. */
static void learn_trouble(struct devices *devices, struct device_memory *memory,
                          enum device_trouble why)
{
    struct lesson_view *lesson = &devices->view.lesson;
    bool of_lesson = why == DEVICE_NOT_A_SCANNER || why == DEVICE_LAST_KEYBOARD ||
                     (memory == NULL && why == DEVICE_NOT_UNDERSTOOD);
    if (of_lesson && lesson->state != LESSON_NONE) {
        lesson->state = LESSON_REFUSED;
        lesson->trouble = device_word_trouble(why);
    } else if (memory != NULL) {
        memory->trouble = (uint8_t)why;
    }
}

bool devices_learn(struct devices *devices, const struct device_event *event)
{
    struct device_memory *memory = event->device >= 1 && event->device <= LIMIT_DEVICES
                                       ? &devices->rows[event->device - 1]
                                       : NULL;
    if (memory == NULL) {
        if (event->kind == DEVICE_EVENT_TROUBLE) {
            learn_trouble(devices, NULL, (enum device_trouble)event->trouble.why);
            return true;
        }
        return false;
    }
    switch ((enum device_event_kind)event->kind) {
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_CHANGED:
        if (!str_equal(memory->info.key, event->info.key)) {
            memset(memory, 0, sizeof *memory); /* the number was another device's */
        }
        memory->info = event->info;
        memory->is_plugged = true;
        memory->trouble =
            event->info.state == DEVICE_READY ? (uint8_t)DEVICE_FINE : memory->trouble;
        break;
    case DEVICE_EVENT_LEFT:
        memory->is_plugged = memory->has_way = false;
        memory->trouble = DEVICE_FINE;
        if (devices->view.scale.number == event->device) {
            devices->view.scale = (struct scale_view){.words = ""};
        }
        break;
    case DEVICE_EVENT_SCAN:
        memcpy(memory->code, event->scan.text, sizeof memory->code);
        memcpy(memory->raw, event->scan.raw, sizeof memory->raw);
        memcpy(memory->aim, event->scan.aim, sizeof memory->aim);
        memory->read_count++;
        memory->trouble = DEVICE_FINE;
        break;
    case DEVICE_EVENT_DROPPED:
        memory->code[0] = memory->aim[0] = '\0';
        memcpy(memory->raw, event->dropped.text, sizeof memory->raw);
        memory->dropped_count++;
        memory->trouble = event->dropped.why;
        break;
    case DEVICE_EVENT_WEIGHT: learn_weight(devices, event); break;
    case DEVICE_EVENT_TROUBLE:
        learn_trouble(devices, memory, (enum device_trouble)event->trouble.why);
        break;
    case DEVICE_EVENT_POWER: return false;
    case DEVICE_EVENT_TAUGHT: return false; /* the station keeps it first */
    case DEVICE_EVENT_KIND_COUNT: ASSERT_UNREACHABLE("event of a device");
    }
    devices_show(devices);
    return true;
}

void devices_printer_said(struct devices *devices, const char *key, const struct printer_way *way)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct device_memory *memory = &devices->rows[i];
        if (memory->is_plugged && str_equal(memory->info.key, key)) {
            memory->has_way = true;
            memory->way = *way;
        }
    }
    devices_show(devices);
}

void devices_lesson(struct devices *devices, const char *code)
{
    struct lesson_view *lesson = &devices->view.lesson;
    *lesson = (struct lesson_view){.trouble = ""};
    if (code[0] == '\0') {
        return;
    }
    struct zint_symbol *encoder = bars_encoder_create();
    ASSERT(encoder != NULL);
    struct bars bars = bars_encode(encoder, code);
    bars_encoder_destroy(encoder);
    lesson->state = LESSON_WAITS;
    (void)str_copy(lesson->code, sizeof lesson->code, code);
    lesson->bar_count = bars.count;
    lesson->modules = bars.modules;
    ASSERT((size_t)bars.count <= sizeof lesson->bar_from);
    memcpy(lesson->bar_from, bars.from, (size_t)bars.count);
    memcpy(lesson->bar_width, bars.width, (size_t)bars.count);
}

void devices_learned(struct devices *devices, const struct device_enrolled *taught)
{
    struct lesson_view *lesson = &devices->view.lesson;
    lesson->state = LESSON_LEARNED;
    lesson->is_fr = taught->layout == DEVICE_LAYOUT_FR;
    lesson->trouble = "";
    (void)str_copy(lesson->name, sizeof lesson->name, taught->name);
}
