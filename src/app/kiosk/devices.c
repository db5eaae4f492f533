/* devices.c: what devices say, as the kiosk understands it: scanners open lanes, what they
 * read lands in theirs. */
#include "app/devices.h"
#include "app/kiosk/kiosk_private.h"
#include "base/log.h"
#include "base/str.h"

/* The lesson's code is for the lesson, whoever read it. */
static bool is_lesson(struct kiosk *kiosk, const char *text)
{
    const struct lesson_view *lesson = &kiosk_view(kiosk, kiosk->focus).devices->lesson;
    return lesson->state != LESSON_NONE && str_equal(lesson->code, text);
}

/* A lane is open as long as its scanner is read. */
static void tend(struct kiosk *kiosk, const struct device_info *info, bool is_there)
{
    bool has_lane = scanners_lane(&kiosk->scanners, info->key) != LANE_NONE;
    bool is_read = is_there && info->kind == DEVICE_SCANNER && info->state == DEVICE_READY;
    if (is_read && !has_lane) {
        (void)kiosk_plug_scanner(kiosk, info->key);
    } else if (!is_read && has_lane) {
        kiosk_unplug_scanner(kiosk, info->key);
    }
}

/* What one that has no lane reads is for nobody: it is heard, and changes nothing. */
static void scanned(struct kiosk *kiosk, const struct device_info *info,
                    const struct ui_input *input)
{
    uint8_t lane = scanners_find(&kiosk->scanners, info->key); /* it may just have been pulled */
    if (!kiosk_lane_is_open(kiosk, lane)) {
        log_line(LOG_INFO, "scanner", "%s has no lane: not understood", info->key);
        kiosk_add_sound(kiosk, LANE_NONE, SOUND_NOT_THIS);
        return;
    }
    kiosk_scanned(kiosk, lane, input);
}

static void on_device(void *context, const struct device_event *event,
                      const struct device_memory *memory)
{
    struct kiosk *kiosk = context;
    struct ui_input input = {.kind = UI_SCAN, .code = {.kind = CODE_UNREADABLE}};
    char text[LIMIT_CODE + 4];
    if (event->kind == DEVICE_EVENT_POWER) {
        kiosk_power_button(kiosk);
        return;
    }
    switch ((enum device_event_kind)event->kind) {
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_CHANGED: tend(kiosk, &memory->info, true); break;
    case DEVICE_EVENT_LEFT: tend(kiosk, &memory->info, false); break;
    case DEVICE_EVENT_SCAN:
        if (!is_lesson(kiosk, event->scan.text)) {
            str_format(text, sizeof text, "%s%s", event->scan.aim, event->scan.text);
            input.code = code_read(text);
            scanned(kiosk, &memory->info, &input);
        }
        break;
    case DEVICE_EVENT_DROPPED:
        /* A part of a code may look like another code: it is shown, and never understood. */
        (void)str_copy(input.code.read, sizeof input.code.read, event->dropped.text);
        scanned(kiosk, &memory->info, &input);
        break;
    case DEVICE_EVENT_WEIGHT:
    case DEVICE_EVENT_TROUBLE:
    case DEVICE_EVENT_TAUGHT:
    case DEVICE_EVENT_POWER:
    case DEVICE_EVENT_KIND_COUNT: break;
    }
}

void kiosk_attach_devices(struct kiosk *kiosk, const struct device_port *port, bool is_machine)
{
    struct station_ear ear = {.said = on_device, .context = kiosk};
    station_attach_devices(kiosk->station, port, &ear, is_machine);
}
