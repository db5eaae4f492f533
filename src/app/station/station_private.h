/* station_private.h: what the files of the station share. Inside of station*.c only. */
#ifndef BORNE_APP_STATION_PRIVATE_H
#define BORNE_APP_STATION_PRIVATE_H

#include "app/devices.h"
#include "app/kept_likes.h"
#include "app/own.h"
#include "app/photos.h"
#include "app/pin.h"
#include "app/secours.h"
#include "app/station/desks.h"
#include "app/station/station.h"
#include "app/worker.h"
#include "domain/decide.h"
#include "label/stock.h"
#include "store/store.h"
#include "store/writer.h"
#include "ui/doctor_view.h"
#include "ui/upkeep_view.h"

enum { STATION_FILES = 24 };

/* What changes on this side, beside the prep, when a gesture has become durable. */
enum then {
    THEN_NOTHING,
    THEN_PAIR,    /* argument: animal or -1, token */
    THEN_SETTING, /* argument: enum setting_kind, value */
    THEN_PIN,     /* text: hash, argument: whose (enum role) */
    THEN_SECOURS, /* text: what the new stick's key hashes to */
    THEN_LABELS,  /* argument: pick-up point or 0 */
    THEN_IMPORT,  /* the people of the new plan */
    THEN_DEVICE,  /* argument: place; text: the key that stood there before */
    THEN_PRINT,   /* print: into the spool, and go */
    THEN_LEARNED, /* taught: a code, known next month */
    THEN_PRINTER, /* text: the label printer that was chosen */
    THEN_PAPERS,  /* argument: pick-up point or 0, text: which pages */
    THEN_PREVIEW,
    THEN_HABIT,    /* argument: slot, text */
    THEN_TIMELINE, /* argument: number, text: the entry as a line */
    THEN_FLOOR,    /* the same of a thing of the room, "" when it was taken away */
    THEN_TOUCH,    /* text: the map of the panel */
    THEN_STOCK,    /* argument: place, text: an own paper as a line */
    THEN_PART,     /* argument: pick-up point or 0, value 1: names too; a part to the stick */
    THEN_SHEET,    /* a new recovery sheet: its code may be shown */
    THEN_VOICE,    /* recorded: it is said so from now on */
    THEN_PHOTOS,   /* owned: photographs, the room's from now on */
    THEN_ROOMS,    /* owned: rooms, kept under their names from now on */
    THEN_ROOM_TAKEN,
};

/* station/codes.c */
struct taught;
/* station/voice.c */
struct kept_recording;

/* A request that has had no outcome yet. */
struct pending {
    uint8_t lane;
    bool is_sent;     /* the writer has it */
    bool is_answered; /* durable, or had nothing to keep */
    int64_t since_ms; /* tick */
    struct outcome outcome;
    struct store_gesture gesture; /* until sent */
    struct event *events;         /* heap; for the state that is seen */
    size_t event_count;
    enum then then;
    int argument, value;
    uint64_t token;
    char text[LIMIT_SETTING_VALUE];
    struct print_step *print;        /* heap, owned */
    struct taught *taught;           /* heap, owned */
    struct kept_recording *recorded; /* heap, owned */
    struct store_owned_list owned;   /* things of their own that change */
    struct store_own *own;           /* the same for the gesture: heap, owned */
    bool is_inner;                   /* asked for by the station itself: nobody hears of it */
    struct people *people;           /* heap, owned */
};

/* Who sits at a lane. */
struct seat {
    int animal; /* -1: nobody */
    uint64_t token;
};

struct import_job;
struct erase_job;
struct remarks_job;

struct station {
    struct station_ports ports;
    struct station_listener listener;
    char dir[LIMIT_PATH];
    struct store *store;   /* NULL: could not be opened */
    struct writer *writer; /* NULL: failed */
    bool has_failed;
    struct error failure;

    struct plans plans;  /* owned with their plans */
    struct plans before; /* the same of the prep before; empty */
    struct prep ahead, seen;
    struct pairs pairs;                   /* of all gestures: they only guide who checks what */
    struct mistakes mistakes;             /* products taken for each other since the start */
    struct people people;                 /* of the current plan */
    struct store_slot slots[LIMIT_PAIRS]; /* the half-day's tokens, by arrival */
    size_t slot_count;
    struct seat seats_ahead[LIMIT_LANES], seats[LIMIT_LANES];
    struct likes likes[LIMIT_LANES];
    struct plan_ids ids; /* the next free ones */
    struct store_stamp stamp;
    struct decision decision; /* reused */

    struct pending *queue; /* oldest first from `first` on; heap array */
    size_t first, count, room;
    uint64_t next_gesture; /* number of the gesture that is sent next, from 1 */

    int32_t settings[SETTING_KIND_COUNT];
    char pin[PIN_HASH], helper_pin[PIN_HASH];     /* "" when none was set */
    char recovery[2 * SECOURS_KEY + 1];           /* what the recovery stick's key hashes to, "" */
    int64_t recovered_until_ms;                   /* wall clock: a new code may be chosen so long */
    char scanners[LIMIT_LANES][LIMIT_DEVICE_KEY]; /* each lane's latest, "" for none */
    struct timeline timeline;
    struct floor floor, floor_ahead; /* the room; ahead: with what is on its way to the disk */
    struct floor_walk walk;
    struct kept_rooms rooms, rooms_ahead; /* likewise */
    struct touch_map touch;               /* of the panel */
    struct recordings recordings;
    struct photos photos;
    int pin_errors;
    int64_t pin_until_ms; /* wall clock */

    char sticks[STATION_STICKS][LIMIT_PATH]; /* plugged last comes last */
    int stick_count;
    char stick_parent[LIMIT_PATH]; /* folder whose folders are sticks, "" for none */
    char stick_name[64];           /* of the one in use, "" */
    bool is_stick_news;            /* it came or went, and nobody was told yet */

    struct devices devices;
    struct device_port device_port;
    struct station_ear ear;
    bool has_devices;
    struct rules_desk rules;

    struct worker *worker;
    struct work *work; /* running */
    struct job_view job;
    struct import_job *preview; /* the latest import that was read, owned; NULL */
    struct import_view import;
    struct ui_file files[STATION_FILES]; /* that were found, as screens see them */
    struct own own;                      /* name and mark */
    struct own_view own_view;
    char own_paths[OWN_FILES][LIMIT_PATH];
    uint32_t own_loads;
    struct memory memory;               /* of earlier months */
    struct memory answers;              /* given to the month that is shown */
    const char *stocks[STATION_STOCKS]; /* of sheets */
    int stock_count;
    struct press_desk press;
    struct part_view parts; /* on the sticks, as looked at last */
    char part_paths[PART_FOUND][LIMIT_PATH];
    struct kit_view kit; /* that was found */
    char kit_path[LIMIT_PATH];
    struct keep_desk keep;

    struct upkeep_view upkeep; /* this machine */
    int64_t last_event_ms;     /* when the record was loaded; 0: none */
    bool is_clock_settled;     /* the director has set it, or said that it stays as it is */
    bool could_go_back;        /* to the version before, when the record was loaded */
    uint64_t seq_at_load;
    struct month_page month; /* counted for screens; owned */
    bool has_month;
    struct doctor_view doctor; /* count 0: not looked at yet */
    char window[64];           /* what draws the screen, "" */
    int64_t disk_free_bytes;   /* looked at at the start and with each count; 0: not known */
};

/* station/pin.c: who may. */
void station_pin_set(struct station *station, uint8_t lane, const struct request *request);
void station_pin_try(struct station *station, uint8_t lane, const char *digits);
void station_secours(struct station *station, bool makes);
void station_secours_done(struct station *station, struct secours_job *job);
/* station/month.c: this prep and those before, counted on the worker. */
struct month_job;
void station_month(struct station *station);
void station_month_done(struct station *station, struct month_job *job);
void station_month_forget(struct station *station);
/* station/doctor.c: the state of the station on one page, looked at by the worker. */
struct doctor_job;
void station_doctor(struct station *station, bool to_stick);
void station_doctor_done(struct station *station, struct doctor_job *job);
/* Of the disk that a folder lies on, 0 when it cannot be said. */
int64_t station_free_bytes(const char *dir);

/* station/load.c */
/* Reads everything from the open store into an empty state. */
bool station_load(struct station *station, struct error *err);
/* Empties what station_load filled. */
void station_unload(struct station *station);
extern const char *const station_setting_keys[SETTING_KIND_COUNT];
#define STATION_KEY_PIN        "pin"
#define STATION_KEY_PIN_HELPER "pin_helper"
#define STATION_KEY_SECOURS    "pin_recovery"
#define STATION_KEY_PIN_ERRORS "pin_errors"
#define STATION_KEY_PIN_UNTIL  "pin_until_ms"

/* "scanner.1"… of a lane. */
void station_scanner_key(uint8_t lane, char ret_key[LIMIT_SETTING_KEY]);

/* station/station.c */
/* When the prep was closed and nothing waits: an empty one with the next number takes its place. */
void station_begin_next_prep(struct station *station);

/* From a store that was just opened to a running writer. */
bool station_start(struct station *station, struct error *err);
bool station_open_record(struct station *station, struct error *err);

/* station/keep.c: backups and purges */
struct keep_job;
void station_keep_open(struct station *station); /* once, at creation */
void station_keep_close(struct station *station);
bool station_keep_load(struct station *station, struct error *err);
/* What is due, before the writer runs. */
void station_keep_purge(struct station *station);
bool station_keep_poll(struct station *station);
void station_keep_request(struct station *station, uint8_t lane, const struct request *request);
void station_keep_done(struct station *station, struct keep_job *job);
void station_sheet_kept(struct station *station);

/* station/queue.c */
/* Appends an empty pending request of the lane, to be filled and given to station_push_end. */
struct pending *station_push(struct station *station, uint8_t lane, enum request_kind request);
/* The request has all it will have: on to the writer, or answered where nothing is to be kept. */
void station_push_end(struct station *station, struct pending *pending);
/* Decides; on success the events are stamped, applied to `ahead` and part of the gesture. The
 * refusal stands in pending->outcome. */
void station_decide(struct station *station, struct pending *pending,
                    const struct command *command);
bool station_queue_poll(struct station *station);
/* Ends the writer after what it holds; what has had no outcome is lost. */
void station_drop(struct station *station);
/* Nothing can be saved any more: all that waits is lost. */
void station_fail(struct station *station, const struct error *err);

/* station/likes.c */
void station_likes_keep(struct station *station, uint8_t lane, const struct request *request);
bool station_likes_load(struct station *station, struct error *err);
void station_likes_view(const struct station *station, uint8_t lane, struct ui_view *view);

/* station/codes.c */
/* The command that teaches a code was decided: what is to be known next month goes with it. */
void station_codes_learned(struct station *station, struct pending *pending,
                           const struct command *command);
/* The same of a product that was given a place. */
void station_codes_placed(struct station *station, struct pending *pending,
                          const struct command *command);
void station_codes_kept(struct station *station, const struct taught *taught);
/* Tells the prep the codes of earlier months that its products have; after a start or an import. */
void station_codes_recall(struct station *station);

/* station/devices.c */
void station_device_request(struct station *station, uint8_t lane, const struct request *request);
/* What was enrolled or forgotten is durable. */
void station_device_kept(struct station *station, int place, const char *key_before);
bool station_devices_poll(struct station *station);
/* station/rules.c: asks the helper that the kiosk may read what is enrolled. */
void station_rules_open(struct station *station);
void station_rules_close(struct station *station);
/* What is enrolled is not what was asked for any more; the helper is asked with the next poll. */
void station_rules_changed(struct station *station);
void station_rules_poll(struct station *station);
/* station/print.c */
void station_print_open(struct station *station); /* once, at creation */
void station_print_close(struct station *station);
bool station_print_load(struct station *station, struct error *err);
void station_print_unload(struct station *station);
void station_print(struct station *station, uint8_t lane, const struct print_ask *ask);
void station_print_ruler(struct station *station, uint8_t lane);
/* Why what was asked for is not begun: told on the screen that asked. */
void station_print_refuse(struct station *station, const char *text);
/* The step becomes part of the gesture, which owns it from then on. */
void station_print_keep(struct station *station, struct pending *pending, struct print_step *step);
/* What stands on a slip of the spool, on the heap; NULL when it is void. */
struct roll_slip *station_slip(const struct station *station, const struct spool_label *row);
void station_print_cancel(struct station *station);
/* A crate may just have been opened: prints its label if that was set and none came out yet. */
struct pending;
void station_print_opened(struct station *station, const struct pending *pending);
/* A step with room for `count` labels, to be filled and pushed. */
struct print_step *station_print_step(size_t count);
/* To the disk, and from there into the spool; takes the step over. */
void station_print_push(struct station *station, struct print_step *step);
/* A step of the spool is durable. */
void station_print_kept(struct station *station, struct print_step *step);
void station_print_free(struct print_step *step); /* NULL is allowed */
/* Nothing can be kept any more. */
void station_print_failed(struct station *station);
bool station_print_poll(struct station *station);
/* Nothing is being printed, or what is waits for people. */
bool station_print_is_idle(const struct station *station);
void station_print_view(const struct station *station, struct print_view *ret_view);
/* station/printer.c: which printer, language and paper. */
/* The printers were listed anew; true if others are there. */
bool station_printer_listed(struct station *station);
bool station_printer_load(struct station *station, struct error *err);
void station_printer_choose(struct station *station, uint8_t lane, const struct request *request);
void station_printer_kept(struct station *station, const char *key);
/* The language of the printer in use, as it says or as was chosen; "" when nobody knows. */
const char *station_printer_language(const struct station *station);
/* The same of the printer of an index, -1 allowed. */
const char *station_printer_speaks(const struct station *station, int at);
/* The index of the printer in use, -1: none is there. */
int station_printer_in_use(const struct station *station);
/* Language and paper that will be used; false when one of them is not known. */
bool station_printer_ready(const struct station *station, enum printer_language *ret_language,
                           struct stock_choice *ret_stock, struct error *err);

/* station/habit.c */
bool station_habits_load(struct station *station, struct error *err);
/* Of where labels go now; of a place by its key. */
struct habit station_habit(const struct station *station);
struct habit station_habit_of(const struct station *station, const char *place);
/* Becomes part of the gesture, which does nothing else; station_habit_kept when it is durable. */
void station_habit_keep(struct station *station, struct pending *pending,
                        const struct habit *habit);
void station_habit_kept(struct station *station, int slot, const char *text);
void station_habit_shift(struct station *station, uint8_t lane, enum setting_kind kind, int value);

/* station/stock.c */
bool station_stocks_load(struct station *station, struct error *err);
/* As stock_choose, own ones too. */
bool station_stock_choose(const struct station *station, const char *name,
                          struct stock_choice *ret_choice, struct error *err);
void station_stock_request(struct station *station, uint8_t lane, const struct request *request);
void station_stock_kept(struct station *station, int place, const char *line);

/* station/timeline.c */
bool station_timeline_load(struct station *station, struct error *err);
void station_timeline_keep(struct station *station, uint8_t lane, const struct request *request);
void station_timeline_kept(struct station *station, int number, const char *line);
/* station/floor.c: the room */
bool station_floor_load(struct station *station, struct error *err);
void station_floor_keep(struct station *station, uint8_t lane, const struct request *request);
void station_floor_kept(struct station *station, int number, const char *line);
/* The way, after the room was changed. */
void station_floor_walk(struct station *station);

/* station/voice.c */
bool station_voice_load(struct station *station, struct error *err);
void station_voice_kept(struct station *station, const struct kept_recording *kept);

/* station/photos.c */
/* Moves things of their own into the gesture. */
void station_give_owned(struct station *station, struct pending *pending,
                        struct store_owned_list *list, enum role role);
/* The same of photographs, as a gesture of its own. */
void station_photos_keep(struct station *station, uint8_t lane, struct store_owned_list *made,
                         enum role role);
void station_photo_drop(struct station *station, uint8_t lane, int place, enum role role);
void station_photos_kept(struct station *station, const struct store_owned_list *kept);

/* station/rooms.c: rooms that are kept under a name */
bool station_rooms_load(struct station *station, struct error *err);
void station_rooms(struct station *station, uint8_t lane, const struct request *request);
void station_rooms_kept(struct station *station, const struct store_owned_list *kept);
void station_room_taken(struct station *station, const struct pending *pending);

/* station/touch.c */
void station_touch_keep(struct station *station, uint8_t lane, const struct request *request);
void station_touch_kept(struct station *station, const char *text);
bool station_touch_load(struct station *station, struct error *err);

/* station/preview.c */
void station_preview_open(struct station *station);
void station_preview_close(struct station *station);
void station_preview(struct station *station, uint8_t lane, const struct print_ask *ask, int at);
void station_preview_kept(struct station *station);
bool station_preview_poll(struct station *station);

/* station/office.c: documents to office printers, with a worker of their own. */
void station_office_open(struct station *station);
void station_office_close(struct station *station);
bool station_office_load(struct station *station, struct error *err);
/* Why nothing can be sent now, NULL: it can. */
const char *station_office_refusal(const struct station *station);
/* DIR/impression-<id>.pdf is there (the id was taken of next_job): into the spool, and off. */
void station_office_print(struct station *station, uint32_t id, const char *title);
void station_office_go_on(struct station *station);
void station_office_look(struct station *station);
/* argument: which; value 1: for slips and sheets, not for labels. */
void station_office_choose(struct station *station, uint8_t lane, const struct request *request);
void station_office_cancel(struct station *station);
bool station_office_poll(struct station *station);
bool station_office_is_idle(const struct station *station);
void station_office_view(const struct station *station, struct print_view *view);

/* station/labels.c */
void station_labels(struct station *station, uint8_t lane, const struct print_ask *ask);
/* The serials are durable: draws the PDF. */
void station_labels_draw(struct station *station);
void station_ruler(struct station *station, uint8_t lane);
/* "labo des Halles" -> "-labo-des-halles" */
void station_append_name(char *to, size_t size, const char *name);
struct labels_job;
void station_labels_done(struct station *station, struct labels_job *job);

/* station/papers.c */
void station_papers(struct station *station, uint8_t lane, const struct request *request);
/* The serials are durable: draws the pages. */
void station_papers_draw(struct station *station, uint32_t pickup, const char *name);
struct papers_job;
void station_papers_done(struct station *station, struct papers_job *job);

/* station/job.c */
void station_job_begin(struct station *station, enum job_kind kind);
void station_job_give(struct station *station, struct work *work, void (*run)(struct work *));
void station_job_done(struct station *station, const char *result);
/* The stick that files are written to, NULL when there is none. */
const char *station_job_stick(const struct station *station);
/* A stick that was pulled explains whatever went wrong on it. */
void station_job_fail_on_stick(struct station *station, const char *path, const struct error *err);
bool station_is_dir(const char *path);
void station_export(struct station *station);
void station_cancel(struct station *station);
void station_job_failed(struct station *station, const char *text);
bool station_job_poll(struct station *station);
/* Stops the running job and waits for it. */
void station_job_end(struct station *station);

/* station/kit.c */
void station_kit(struct station *station, uint8_t lane, const struct request *request);
void station_kit_done(struct station *station, struct work *work);
/* station/own.c */
bool station_own_load(struct station *station, struct error *err);
void station_own(struct station *station, uint8_t lane, const struct request *request);
void station_own_done(struct station *station, struct work *work);
/* station/part.c */
void station_part_request(struct station *station, uint8_t lane, const struct request *request);
/* It is durable that the part is out, or back: the file is written. */
void station_part_write(struct station *station, uint32_t pickup, bool with_names);
void station_part_done(struct station *station, struct work *work);
/* station/keep.c: nothing is on its way to the disk, the printer or the worker; else the job fails.
 * The writer may then be stopped, and the state read again from the disk. */
bool station_may_change_all(struct station *station);
void station_stop_writer(struct station *station);
void station_begin_again(struct station *station);

/* station/upkeep.c */
/* Once the record is loaded: whether a version before this one could read it. */
void station_upkeep_load(struct station *station);
/* Carries out one deed (enum upkeep_deed) of the director's; nothing when it may not be. */
void station_upkeep(struct station *station, int deed, int value);
void station_upkeep_done(struct station *station, struct work *work);

/* station/import.c */
/* Looks on the sticks (`chosen` 0), or reads the files that were offered, a bit each. */
void station_import_read(struct station *station, uint32_t chosen);
void station_import_read_done(struct station *station, struct import_job *job);
/* Answers a question of the month that is shown, by a choice or (-1) a number, and reads again. */
void station_import_answer(struct station *station, uint32_t question, int choice,
                           const char *number);
void station_import_save(struct station *station, uint8_t lane, enum role role);
/* It is durable. */
void station_import_kept(struct station *station);
void station_erase(struct station *station);
void station_erase_done(struct station *station, struct erase_job *job);
void station_remarks(struct station *station);
void station_remarks_done(struct station *station, struct remarks_job *job);
void station_forget_preview(struct station *station);

/* The day on labels, days since 1970, 0 for none; one that has passed is none. */
int32_t station_label_day(const struct station *s);

#endif
