/* play_private.h: what the files of play share. */
#ifndef BORNE_APP_PLAY_PRIVATE_H
#define BORNE_APP_PLAY_PRIVATE_H

#include <jansson.h>
#include <pthread.h>

#include "app/kiosk/kiosk.h"
#include "app/play/play.h"
#include "device/emulated_printer.h"
#include "device/fake.h"
#include "device/printer_usb.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "platform/wedge.h"

enum { PLAY_WHY = 320, PLAY_LINE = 512, PLAY_DEPTH = 8 };

/* What the script's microphone hears. */
struct play_microphone {
    int loud, hz, ms; /* of a tone; loud -1: there is none */
    int gone_ms;      /* it is pulled so long after it was opened; 0: never */
    bool is_open;
    int opened;
    int64_t opened_ms, given;
};

struct play {
    struct kiosk *kiosk;
    struct fonts *fonts;
    struct offscreen offscreen;
    struct draw *draw;
    struct wedge wedge;
    struct device_fake *fake;   /* plays devices by name; NULL with real ones */
    struct device_port devices; /* of the machine, or of `fake` */
    FILE *out;
    int64_t clock_ms, tick_ms; /* the virtual time */
    int32_t utc_offset_s;
    uint64_t seed;
    enum sound heard; /* the last since the command before */
    uint8_t heard_lane;
    struct play_microphone microphone;
    int said_hz[LIMIT_LANES]; /* the pitch of what each lane said last, 0: nothing */
    char script_folder[LIMIT_PATH];
    int depth;
    char *why;             /* of the line that runs */
    pthread_mutex_t mutex; /* guards is_awake */
    pthread_cond_t woken;
    bool is_awake;
    struct emulated_room *room;
    struct printer_usb *printers; /* of the machine, or NULL */
    const char *printed_dir;      /* NULL: labels are only counted */
};

/* Fills play->why; returns false. */
bool play_fail(struct play *play, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* play/code.c: the code of "crate 42 1/3", "product SKU", "step", "pair 1", "command missing" or
 * of a code itself. */
bool play_code(struct play *play, uint8_t lane, const char *words, char ret_code[LIMIT_CODE]);
/* play/devices.c: devices of the script, or of the machine. */
void play_devices_open(struct play *play, bool is_real);
void play_devices_close(struct play *play);
/* "scale NAME" and the like; false with *ret_done untouched: not a device. */
bool play_device_plug(struct play *play, const char *what, bool is_in, bool *ret_done);
bool play_do_weigh(struct play *play, const char *rest);
bool play_do_power(struct play *play, const char *rest);
bool play_do_devices(struct play *play, const char *rest);
/* Waits in real time until somebody wakes us, at most so long. */
void play_wait_awake(struct play *play, int ms);
void play_settle(struct play *play);
/* play/play.c: the words of a command and the lane that is named at its end, the one in focus
 * without. False after play_fail: there is no such lane. */
bool play_read_lane(struct play *play, const char *rest, char words[PLAY_LINE], uint8_t *ret_lane);
/* play/expect.c: the words of a script. */
bool play_do_expect(struct play *play, const char *rest);
bool play_do_absent(struct play *play, const char *rest);
bool play_do_hear(struct play *play, const char *rest);
bool play_do_screen(struct play *play, const char *rest);
/* play/microphone.c */
struct microphone play_microphone_open(struct play *play);
bool play_do_microphone(struct play *play, const char *rest);
bool play_do_said(struct play *play, const char *rest);
/* play/state.c: writes the state as JSON. */
bool play_state(struct play *play, const char *path);

/* play/printer.c */
/* Those of the script, or of the machine. */
struct printer_bus play_printers_open(struct play *play, bool is_real);
/* Labels of the record that came out. */
int64_t play_labels_printed(struct play *play);
/* "printer zpl1" -> "zpl1", else NULL. */
const char *play_printer_name(const char *rest);
bool play_printer_plug(struct play *play, const char *name, bool is_plugged);
bool play_printer(struct play *play, const char *rest);
bool play_printed(struct play *play, const char *rest);
bool play_crash(struct play *play, const char *rest);
json_t *play_spool_json(struct play *play);

#endif
