/* kiosk_private.h: what the files of the kiosk share. Inside of kiosk*.c only. */
#ifndef BORNE_APP_KIOSK_PRIVATE_H
#define BORNE_APP_KIOSK_PRIVATE_H

#include "app/kiosk/kiosk.h"
#include "app/practice.h"
#include "app/recorder.h"
#include "app/scanners.h"
#include "app/voice.h"
#include "ui/ui.h"

enum { KIOSK_SOUNDS = 32 }; /* of four lanes */

/* What one lane shows, and when it wants to be woken. */
struct lane_screen {
    bool is_open;
    struct ui ui;
    struct practice *practice;  /* owned; NULL: at work */
    struct say said;            /* last */
    bool is_helped;             /* that was on the help screen */
    int64_t planned_ms, due_ms; /* when it was last asked, and when it wants to be woken */
};

/* The screen of the voice. */
struct recording_desk {
    struct recorder *recorder; /* owned */
    uint8_t lane;              /* whose phrase it is */
    bool has_microphone;       /* one is plugged in, as looked at last */
    bool is_keeping;           /* what was taken is on its way to the disk */
    struct voice_row *rows;    /* heap, owned; of `language` and `import` */
    int count, language;
    uint32_t import, changes;
    struct voice_view view;
    int16_t *heard; /* what was taken, to be heard; heap, owned, NULL */
    size_t heard_count;
    uint8_t heard_lane;
};

struct kiosk {
    struct station *station;
    struct station_ports ports;
    struct station_listener watch;
    struct text_metrics metrics;
    struct panel panel;      /* as given: diagonal 0 when the setting decides */
    struct panel shown;      /* with the diagonal that is used */
    int32_t diagonal_tenths; /* of the setting, for `shown` */
    struct scanners scanners;
    struct lane_screen lanes[LIMIT_LANES];
    uint8_t focus;
    uint8_t touched; /* the lane under the finger */
    struct {
        enum sound sound;
        uint8_t lane;
    } sounds[KIOSK_SOUNDS];
    size_t sound_count;
    uint8_t sound_lane;
    bool tries_touch; /* `tried` holds instead of the map that is kept */
    struct touch_map tried;
    struct voice *voice;
    struct recording_desk recording;
    bool is_wall;
    unsigned hushed; /* a bit per lane */
    bool is_drawn;   /* frame is what the screen should show */
    int64_t next_stick_look_ms;
    struct frame frame;
};

/* kiosk/kiosk.c */
void kiosk_add_sound(struct kiosk *kiosk, uint8_t lane, enum sound sound);
/* A scan of an open lane. */
void kiosk_scanned(struct kiosk *kiosk, uint8_t lane, const struct ui_input *input);

/* Input for a lane's screen; carries out what it asks for. */
void kiosk_send(struct kiosk *kiosk, uint8_t lane, const struct ui_input *input);

/* kiosk/touch.c */
/* Tries, keeps or drops a map of the panel. False: the station has to keep it. */
bool kiosk_touch_request(struct kiosk *kiosk, struct request *request);
/* A map that is tried ends with its screen. */
void kiosk_tend_touch(struct kiosk *kiosk);

/* kiosk/recording.c */
void kiosk_recording_open(struct kiosk *kiosk, const struct microphone *microphone);
void kiosk_recording_close(struct kiosk *kiosk);
bool kiosk_is_at_voice(const struct kiosk *kiosk, uint8_t lane);
const struct voice_view *kiosk_voice_view(struct kiosk *kiosk, uint8_t lane);
/* False: the request is somebody else's. */
bool kiosk_voice_request(struct kiosk *kiosk, uint8_t lane, const struct request *request);
/* What was asked to be kept is durable, or lost. */
void kiosk_recording_kept(struct kiosk *kiosk);
void kiosk_recording_lost(struct kiosk *kiosk);
/* What the microphone heard; it ends with its screen. `looks`: which there are, too. True if the
 * screen may differ. */
bool kiosk_tend_recording(struct kiosk *kiosk, bool looks);
/* Or is about to: nothing is to be said meanwhile. */
bool kiosk_is_listening(const struct kiosk *kiosk);
bool kiosk_next_take(struct kiosk *kiosk, uint8_t *ret_lane, int16_t **ret_samples,
                     size_t *ret_count);

/* kiosk/practice.c */
/* Carries out what a lane in practice asks for, or begins and ends its practice. False: the request
 * is the station's. */
bool kiosk_practice(struct kiosk *kiosk, uint8_t lane, const struct request *request);
void kiosk_end_practice(struct kiosk *kiosk, uint8_t lane);
/* Ends a practice that nobody has touched for a while. */
void kiosk_tend_practice(struct kiosk *kiosk, uint8_t lane, int64_t now_ms);

/* kiosk/voice.c */
/* Says what the lane's screen has to say, if that is new or asked for again. */
void kiosk_speak(struct kiosk *kiosk, uint8_t lane, bool again);
/* The lane's words end: somebody touched. */
void kiosk_hush(struct kiosk *kiosk, uint8_t lane);

/* kiosk/lanes.c */
struct ui_view kiosk_view(struct kiosk *kiosk, uint8_t lane);
/* Remembers when the lane wants to be woken: its own answer moves on with the clock. */
void kiosk_plan_waking(struct kiosk *kiosk, uint8_t lane);
/* To where the lane was, as after a start. */
void kiosk_resume(struct kiosk *kiosk, uint8_t lane);
/* Opens lanes that have a scanner or a crate, closes those at home without either. One is always
 * open: people without any scanner touch. */
void kiosk_tend_lanes(struct kiosk *kiosk);
void kiosk_focus_on(struct kiosk *kiosk, uint8_t lane);
/* Nobody has touched any lane for a while: one picture for all. */
bool kiosk_is_resting(struct kiosk *kiosk);
/* A scan brings its lane into focus once nobody is at the one that has it. */
void kiosk_focus_by_scan(struct kiosk *kiosk, uint8_t lane);
/* Whether the lane shows the director's screens. */
bool kiosk_is_director(const struct kiosk *kiosk, uint8_t lane);

#endif
