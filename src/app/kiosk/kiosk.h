/* kiosk.h: a station with its screen, but without a window: input goes in, a frame and sounds
 * come out. The window's loop (loop.h) and scripts (play/play.h) drive this very same thing. Must
 * not know SDL. One thread. */
#ifndef BORNE_APP_KIOSK_H
#define BORNE_APP_KIOSK_H

#include <stdbool.h>
#include <stdint.h>

#include "app/station/station.h"
#include "platform/microphone.h"
#include "ui/frame.h"
#include "ui/text.h"
#include "ui/theme.h"

struct kiosk;

struct kiosk_options {
    struct station_ports ports;
    struct panel panel;            /* diagonal 0: the setting's, else PANEL_DIAGONAL_IN */
    struct text_metrics metrics;   /* its context must outlive the kiosk */
    bool is_wall;                  /* home at rest shows the room's day, as the setting says */
    const char *voice;             /* a speech program, NULL: nobody speaks */
    struct microphone microphone;  /* zeroed: there is none */
    struct station_listener watch; /* sees what the station tells, after the kiosk; may be zeroed */
};

/* Opens the data folder and goes to the step where the lane was. The kiosk is always made; false:
 * it shows that nothing can be saved, and *err says why. */
bool kiosk_create(const char *dir, const struct kiosk_options *options, struct kiosk **ret,
                  struct error *err);
void kiosk_destroy(struct kiosk *kiosk); /* NULL is allowed */

enum kiosk_touch { KIOSK_TOUCH_DOWN, KIOSK_TOUCH_MOVE, KIOSK_TOUCH_UP };
/* The one pointer, in pixels of the panel: the mouse, or a finger where it really is. */
void kiosk_touch(struct kiosk *kiosk, enum kiosk_touch touch, int x, int y);
/* A finger where the panel says it is: goes through the map of that panel (ui/touch_map.h). */
void kiosk_finger(struct kiosk *kiosk, enum kiosk_touch touch, int x, int y);
/* The machine's power button: the lane in focus asks whether it is meant. */
void kiosk_power_button(struct kiosk *kiosk);
/* A text that a scanner has read which is no device of its own (a keyboard): it belongs to the lane
 * in focus. */
void kiosk_scan(struct kiosk *kiosk, const char *text);
/* Devices speak through this port from now on: what scanners read lands in their lanes, what they
 * could not read whole is told there. The port is closed after the kiosk. `is_machine`: the devices
 * are not played. */
void kiosk_attach_devices(struct kiosk *kiosk, const struct device_port *port, bool is_machine);
/* A person touches the target of this name: down and up in its middle. False: it is not there. In
 * the lane in focus first, else in any. */
bool kiosk_tap(struct kiosk *kiosk, const char *name);
bool kiosk_tap_lane(struct kiosk *kiosk, uint8_t lane, const char *name);

/* A scanner is there: its lane opens. Returns the lane, LANE_NONE when there is none left for it.
 * `device` tells it apart from all others for ever: LIMIT_DEVICE_KEY. */
uint8_t kiosk_plug_scanner(struct kiosk *kiosk, const char *device);
/* It is gone. Its lane stays as long as a crate is open in it. */
void kiosk_unplug_scanner(struct kiosk *kiosk, const char *device);
/* A whole text that this scanner has read; lands in its lane. False when it has none: nothing
 * happened. */
bool kiosk_scan_from(struct kiosk *kiosk, const char *device, const char *text);
/* The same by lane. */
bool kiosk_scan_lane(struct kiosk *kiosk, uint8_t lane, const char *text);
/* Lanes that are open, at least one. */
bool kiosk_lane_is_open(const struct kiosk *kiosk, uint8_t lane);
/* The lane that was touched last, or that the list of lanes shows large. */
uint8_t kiosk_focus(const struct kiosk *kiosk);
/* A person typed a digit on a keyboard: it touches that key of the screen, if it has one. Enter and
 * everything else a keyboard has touches nothing. */
void kiosk_type(struct kiosk *kiosk, char character);
/* Sticks came or went, time has passed, or somebody woke us. True if the screen may differ. */
bool kiosk_poll(struct kiosk *kiosk);
/* When to poll although nothing happens: wall clock ms, INT64_MAX for never. */
int64_t kiosk_deadline_ms(struct kiosk *kiosk);
/* The screen was resized. */
void kiosk_set_panel(struct kiosk *kiosk, const struct panel *panel);

/* The screen as it is now; valid until the next call. */
const struct frame *kiosk_frame(struct kiosk *kiosk);
/* The oldest sound not played yet, SOUND_NONE when there is none. */
enum sound kiosk_next_sound(struct kiosk *kiosk);
/* Whose it was; what concerns everybody has LANE_NONE. */
uint8_t kiosk_sound_lane(const struct kiosk *kiosk);
/* A lane whose words are to end now: another screen, a touch. */
bool kiosk_next_hush(struct kiosk *kiosk, uint8_t *ret_lane);
/* Words to be said, a heap array for the caller; asked for when nothing is being said. */
bool kiosk_next_words(struct kiosk *kiosk, uint8_t *ret_lane, int16_t **ret_samples,
                      size_t *ret_count);
/* Nothing is being made ready to be said. */
bool kiosk_is_quiet(const struct kiosk *kiosk);
/* Of the setting, 1..3. */
int kiosk_volume(struct kiosk *kiosk);
/* Of the lane in focus, or of any. */
const struct ui *kiosk_ui(const struct kiosk *kiosk);
const struct ui *kiosk_lane_ui(const struct kiosk *kiosk, uint8_t lane);
struct station *kiosk_station(struct kiosk *kiosk);

/* Who draws this kiosk's frames is given what they name by number. */
struct draw;
void kiosk_show_in(struct kiosk *kiosk, struct draw *draw);

#endif
