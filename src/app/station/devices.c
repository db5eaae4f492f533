/* devices.c: devices at the station: what they say, what is asked of them, what was taught
 * and is kept. */
#include <string.h>

#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

enum { EVENTS_AT_ONCE = 64 };

void station_attach_devices(struct station *s, const struct device_port *port,
                            const struct station_ear *ear, bool is_machine)
{
    s->has_devices = true;
    s->rules.is_ours = is_machine;
    s->device_port = *port;
    s->ear = *ear;
    station_rules_changed(s);
}

size_t station_enrolled(const struct station *s, struct device_enrolled *ret)
{
    size_t count = 0;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (s->devices.enrolments.rows[i].key[0] != '\0') {
            ret[count++] = s->devices.enrolments.rows[i];
        }
    }
    return count;
}

static void ask(struct station *s, const struct device_request *request)
{
    if (s->has_devices && !s->device_port.ask(s->device_port.context, request)) {
        log_line(LOG_ERROR, "device", "a request did not fit: %d", (int)request->kind);
    }
}

/* Kept with the next gestures; the devices are told when it is durable (station_device_kept). */
static void keep(struct station *s, uint8_t lane, int place, const struct device_enrolled *row)
{
    char key[LIMIT_SETTING_KEY], text[LIMIT_SETTING_VALUE];
    struct pending *pending = station_push(s, lane, REQUEST_DEVICE);
    enrolment_setting(place, key);
    enrolment_write(row, text);
    (void)str_copy(pending->text, sizeof pending->text, s->devices.enrolments.rows[place].key);
    s->devices.enrolments.rows[place] = *row;
    store_gesture_setting(&pending->gesture, key, text);
    pending->then = THEN_DEVICE;
    pending->argument = place;
    station_push_end(s, pending);
}

void station_device_kept(struct station *s, int place, const char *key_before)
{
    const struct device_enrolled *row = &s->devices.enrolments.rows[place];
    struct device_request request = {.kind = DEVICE_REQUEST_FORGET};
    if (row->key[0] != '\0') {
        request.kind = DEVICE_REQUEST_ENROL;
        request.enrolled = *row;
    } else {
        (void)str_copy(request.enrolled.key, sizeof request.enrolled.key, key_before);
    }
    ask(s, &request);
    station_rules_changed(s);
}

/* The place where it stands, or a free one; -1: too many. */
static int place_for(const struct station *s, const char *key)
{
    int place = enrolments_find(&s->devices.enrolments, key);
    return place >= 0 ? place : enrolments_find(&s->devices.enrolments, "");
}

static void taught(struct station *s, const struct device_enrolled *enrolled)
{
    int place = place_for(s, enrolled->key);
    if (place < 0 || s->has_failed) {
        return;
    }
    keep(s, 0, place, enrolled);
    devices_learned(&s->devices, enrolled);
    struct device_request end = {.kind = DEVICE_REQUEST_TEACH_END};
    ask(s, &end);
}

bool station_devices_poll(struct station *s)
{
    static struct device_event events[EVENTS_AT_ONCE]; /* 20 KB: not for a stack */
    bool changed = false;
    size_t count;
    if (!s->has_devices) {
        return false;
    }
    while ((count = s->device_port.take(s->device_port.context, events, EVENTS_AT_ONCE)) > 0) {
        for (size_t i = 0; i < count; i++) {
            changed = devices_learn(&s->devices, &events[i]) || changed;
            if (events[i].kind == DEVICE_EVENT_TAUGHT) {
                taught(s, &events[i].taught);
                changed = true;
            }
            const struct device_memory *memory = devices_find(&s->devices, events[i].device);
            if (memory != NULL || events[i].kind == DEVICE_EVENT_POWER) {
                s->ear.said(s->ear.context, &events[i], memory);
            }
        }
    }
    return changed;
}

/* Ten digits that are no code of ours and no trade code: "0", then chance. */
static void begin_lesson(struct station *s)
{
    struct device_request request = {.kind = DEVICE_REQUEST_TEACH};
    uint64_t chance = s->ports.random(s->ports.context);
    str_format(request.code, sizeof request.code, "0%09llu",
               (unsigned long long)(chance % 1000000000));
    devices_lesson(&s->devices, request.code);
    ask(s, &request);
}

static void change_row(struct station *s, uint8_t lane, int number, enum device_deed deed)
{
    const struct device_memory *memory = devices_find(&s->devices, number);
    static const struct device_enrolled nothing;
    if (memory == NULL) {
        return;
    }
    int place = enrolments_find(&s->devices.enrolments, memory->info.key);
    if (deed == DEVICE_DEED_ENROL) {
        struct device_enrolled enrolled = devices_enrolment(memory);
        place = place_for(s, enrolled.key);
        if (place >= 0) {
            keep(s, lane, place, &enrolled);
        }
    } else if (place >= 0 && deed == DEVICE_DEED_FORGET) {
        keep(s, lane, place, &nothing);
    } else if (place >= 0 && deed == DEVICE_DEED_LAYOUT) {
        struct device_enrolled enrolled = s->devices.enrolments.rows[place];
        enrolled.layout = enrolled.layout == DEVICE_LAYOUT_FR ? DEVICE_LAYOUT_US : DEVICE_LAYOUT_FR;
        keep(s, lane, place, &enrolled);
    } else if (place >= 0 && deed == DEVICE_DEED_WAY) {
        struct device_enrolled enrolled = s->devices.enrolments.rows[place];
        bool is_held = memory->info.way == DEVICE_WAY_GRAB;
        enrolled.way = is_held ? DEVICE_WAY_NONE : DEVICE_WAY_GRAB;
        keep(s, lane, place, &enrolled);
    }
}

/* In its own language, where that is known. */
static void ask_printer(struct station *s, int number)
{
    const struct device_memory *memory = devices_find(&s->devices, number);
    struct press_desk *desk = &s->press;
    for (int i = 0; memory != NULL && i < desk->printer_count; i++) {
        if (str_equal(desk->printers[i].key, memory->info.key)) {
            enum printer_language language = printer_language_by_name(station_printer_speaks(s, i));
            (void)str_copy(desk->asked_printer, sizeof desk->asked_printer, memory->info.key);
            desk->looks_owed++;
            printing_ask(desk->printing, memory->info.key, language);
        }
    }
}

void station_device_request(struct station *s, uint8_t lane, const struct request *request)
{
    struct device_request plain = {.device = (uint16_t)request->value};
    enum device_deed deed = (enum device_deed)request->argument;
    switch (deed) {
    case DEVICE_DEED_TEACH: begin_lesson(s); break;
    case DEVICE_DEED_TEACH_END:
        plain.kind = DEVICE_REQUEST_TEACH_END;
        devices_lesson(&s->devices, "");
        ask(s, &plain);
        break;
    case DEVICE_DEED_ENROL:
    case DEVICE_DEED_FORGET:
    case DEVICE_DEED_LAYOUT:
    case DEVICE_DEED_WAY: change_row(s, lane, request->value, deed); break;
    case DEVICE_DEED_TARE:
        plain.kind = DEVICE_REQUEST_TARE;
        ask(s, &plain);
        break;
    case DEVICE_DEED_ASK: ask_printer(s, request->value); break;
    case DEVICE_DEED_RESCAN:
        plain.kind = DEVICE_REQUEST_RESCAN;
        ask(s, &plain);
        break;
    case DEVICE_DEED_COUNT: ASSERT_UNREACHABLE("deed with a device");
    }
    devices_show(&s->devices);
}
