/* ui.h: what stands between the people at one lane and the prep: which screen, what was typed, and
 * nothing else. Screens turn input into requests; the app carries them out and comes back with an
 * outcome once it is durable. One struct ui per lane; no pointers owned, so it can be copied,
 * compared and built by hand in tests. Must not know SDL, SQL, files or threads. Long because it is
 * all that screens and the app say to each other. */
#ifndef BORNE_UI_UI_H
#define BORNE_UI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/alike.h"
#include "domain/command.h"
#include "domain/floor.h"
#include "domain/indicators.h"
#include "domain/month.h"
#include "domain/pairs.h"
#include "domain/people.h"
#include "domain/plan_follow.h"
#include "domain/prep.h"
#include "domain/refusal.h"
#include "domain/summary.h"
#include "domain/timeline.h"
#include "ui/desk_choice.h"
#include "ui/devices_view.h"
#include "ui/doctor_view.h"
#include "ui/keep_view.h"
#include "ui/kit_view.h"
#include "ui/likes.h"
#include "ui/own_view.h"
#include "ui/part_view.h"
#include "ui/place_photo.h"
#include "ui/press.h"
#include "ui/print_view.h"
#include "ui/room_edit.h"
#include "ui/screen_id.h"
#include "ui/sound.h"
#include "ui/text.h"
#include "ui/touch_map.h"
#include "ui/upkeep_view.h"
#include "ui/voice_view.h"
#include "ui/work_view.h"

/* Help and choices are left after a while without a touch, the last part of it counted down on the
 * screen; a crate never is. */
enum { UI_HOME_AFTER_MS = 90 * 1000, UI_COUNTDOWN_MS = 30 * 1000 };

/* What a pair has come to do (task.h). */
enum task_id {
    TASK_NONE,
    TASK_PREPARE,
    TASK_CHECK,
    TASK_RECEIVE,
    TASK_BAG,
    TASK_CHILLED,
    TASK_LOAD,
    TASK_CLEAN,
    TASK_SHARE,
    TASK_WELCOME,
    TASK_EMPTIES,
    TASK_ID_COUNT
};

/* A pair that has done the same for so long is offered something else; and so many crates on, the
 * two of it are asked to change hands. */
enum { UI_TASK_OFFER_MS = 40 * 60 * 1000, UI_SWAP_ROUNDS = 3 };

/* A job of the app's worker, as screens see it. */
enum job_kind {
    JOB_NONE,
    JOB_IMPORT_READ,
    JOB_IMPORT_SAVE,
    JOB_LABELS,
    JOB_EXPORT,
    JOB_PAPERS,  /* slips and sheets as PDF */
    JOB_ERASE,   /* the export, from the stick it came on */
    JOB_REMARKS, /* what was said about the month, to the stick */
    JOB_SHEET,   /* the recovery sheet, to the stick */
    JOB_BACKUP,  /* a sealed copy, to the stick */
    JOB_UNSEAL,  /* a backup is opened and proven */
    JOB_ADOPT,   /* and put in place */
    JOB_FORGET,  /* names are erased by hand */
    JOB_UPKEEP,  /* this machine: an update, a disk */
    JOB_SECOURS, /* the recovery stick: made, or read */
    JOB_MONTH,   /* this prep and those before, counted */
    JOB_DOCTOR,  /* the state of the station, looked at; its name when it went to the stick */
    JOB_PARTS,   /* parts and records on the sticks, looked at */
    JOB_PART,    /* one of them written, taken over or united */
    JOB_OWN,     /* a file of their own is looked for, read, written */
    JOB_KIT,     /* a kit is made, or looked for */
    JOB_KIND_COUNT
};
enum job_status { JOB_IDLE, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job_view {
    enum job_kind kind; /* of the running job, or of the last one */
    enum job_status status;
    int permil;       /* progress while running */
    char result[320]; /* done: what was written, file names as on the stick; failed: a sentence */
};

/* An order file on a stick. */
struct ui_file {
    char name[128];
    char folder[128]; /* within the stick, "" for the stick itself */
    char title[96];   /* what it seems to be, French */
    uint64_t bytes;
    int64_t changed_s; /* Unix time */
};

/* What an import would do; valid after JOB_IMPORT_READ is done. */
struct import_view {
    bool is_ready;
    char file_name[128];         /* of the order file */
    const struct month *month;   /* as read: counts, pick-up points, warnings */
    const struct plan *plan;     /* as it would be */
    char form[96];               /* what the file seems to be, French */
    const struct ui_file *files; /* order files that were found, newest first; may be NULL */
    int file_count;
    bool has_choice;         /* several files, and none was read yet */
    bool is_complete;        /* false: there were more files than are looked at */
    bool is_aside;           /* all that is needed was copied: the stick may be pulled */
    bool has_export;         /* after the import: the export still lies on the stick */
    unsigned open_questions; /* that must be answered before the import */
    bool is_same;            /* exactly what is already there: nothing to do */
    bool follows;            /* the same month again: `changes` says what differs */
    bool replaces;           /* another month is there, and nothing of it was begun */
    bool is_blocked;         /* another month is there and was begun: `why` says what to do */
    bool is_partial;         /* most orders would be gone */
    bool has_moved_on;       /* the prep went on while it was read: this is how it is now */
    const struct plan_changes *changes; /* NULL unless it follows */
    const struct chore *chores;         /* what would be left to do by hand */
    size_t chore_count;
    size_t labels; /* crates that would want a new label, and which: ids of `plan` */
    const uint32_t *label_crates;
    char why[480];
    char past[96]; /* a sentence when these are the orders of the closed prep before, else "" */
};

enum setting_kind {
    SETTING_CRATE_LIMIT_G,
    SETTING_VOLUME,          /* 1..3 */
    SETTING_NAME_ON_LABEL,   /* 0, 1: first name + initial, when the group voted for it */
    SETTING_LABEL_STOCK,     /* index into ui_view.stocks */
    SETTING_DIAGONAL_TENTHS, /* of an inch; 0: as the panel says */
    SETTING_LABEL_DAY,       /* when crates are handed out, days since 1970; 0: not on labels */
    SETTING_LABEL_TO,        /* enum label_to */
    SETTING_SHEET_FIRST,     /* first free sticker of the sheet in the tray, from 1 */
    SETTING_SHIFT_RIGHT,     /* half millimetres, of the printer that labels go to */
    SETTING_SHIFT_DOWN,
    SETTING_PRINT_ON_OPEN, /* what a crate that is opened gets printed: PRINT_ON_OPEN_… */
    SETTING_PAPERS_TO,     /* enum papers_to */
    SETTING_WALL,          /* 0, 1: home at rest shows the room's day */
    SETTING_EMPTY_G,       /* what a crate weighs by itself; 0: the scale is zeroed with one */
    SETTING_FRIDGES,       /* how many there are, and kilos that each holds */
    SETTING_FRIDGE_KG,
    SETTING_BOXES, /* the same of cool boxes */
    SETTING_BOX_KG,
    SETTING_MEMBERS, /* of the association, as told; 0: not told */
    SETTING_MEMBERS_GOAL,
    SETTING_ORDERS_GOAL, /* in a month */
    SETTING_KIND_COUNT
};

/* All that screens may read. Owned by the app, valid during one call. */
struct ui_view {
    const struct prep *prep; /* only what is durable; never NULL; prep->plan may be */
    const struct pairs *pairs;
    unsigned
        practice_learned; /* of a practice (prep->is_practice): a bit per enum practice_lesson */
    const struct mistakes *mistakes; /* products taken for each other; NULL: none known */
    const struct people *people; /* buyers of the plan, for the director's screens; may be NULL */
    int pair;                    /* animal of this lane, -1 when none was chosen */
    uint64_t pair_token;         /* 0 when none was chosen */
    uint32_t pairs_taken;        /* a bit per animal at work in another lane */
    int64_t now_ms;              /* wall clock, UTC; for showing times and for deadlines */
    int32_t utc_offset_s;        /* of the station's time zone now */
    bool is_clock_doubtful;      /* it cannot be now; nobody said yet that it stays so */
    int64_t last_event_ms;       /* of the record, when it was loaded; 0: none */
    bool is_slow;                /* a gesture has been waiting for the disk for more than 300 ms */
    bool has_pin;                /* a director's PIN was set */
    int pin_wait_s;              /* seconds until the next try is allowed, 0: now */
    char stick_name[64];         /* "" when no stick is there */
    struct job_view job;
    struct import_view import;
    const struct upkeep_view *upkeep;   /* this machine; NULL: not known */
    const struct devices_view *devices; /* what is plugged in; NULL: not known */
    const struct keep_view *keep;       /* copies and purges; NULL: not known */
    const struct kit_view *kit;         /* found on a stick; NULL: not looked for */
    const struct own_view *own;         /* name, mark, words of their own; NULL: not known */
    const struct part_view *parts;      /* of the month, on sticks; NULL: not looked at yet */
    struct print_view print;
    int32_t settings[SETTING_KIND_COUNT];
    const char *const *stocks; /* names of label stocks, as label/stock.h has them */
    int stock_count;
    const char *failure; /* why nothing can be saved (French), NULL when all is well */
    bool has_helper_pin, has_recovery; /* a helper's PIN, a recovery stick was made */
    bool may_set_pin;        /* the recovery stick was read just now: a new code may be chosen */
    bool has_touch_map;      /* the panel was put right by four crosses */
    int64_t disk_free_bytes; /* where the record lies; -1: not known */
    const struct month_page *month;   /* NULL: not counted yet */
    const struct doctor_view *doctor; /* NULL: not looked at yet */
    const char *likes_language; /* of the pair in this lane, as kept; NULL or "": nothing was */
    unsigned likes_comfort;
    bool has_voice;                    /* somebody can speak (say.h) */
    int voices;                        /* phrases of it that people recorded */
    const struct voice_view *voice;    /* NULL: not on the screen of the voice */
    const struct timeline *timeline;   /* NULL: not known */
    const struct floor *floor;         /* the room as it was drawn, maybe empty; NULL: not known */
    const struct floor_walk *walk;     /* through it */
    const struct kept_rooms *rooms;    /* kept under a name; NULL: not known */
    const struct place_photos *photos; /* of its places; NULL: none */
};

/* This prep beside those before it, oldest last. */
struct month_page {
    struct summary months[1 + SUMMARY_BEFORE]; /* the first is the open one */
    int count;
    struct year year; /* purged ones too, as far as counts of them stayed */
};

enum ui_input_kind {
    UI_TAP,    /* action and argument of a tap target */
    UI_SCAN,   /* code */
    UI_TOUCH,  /* touch: a finger, as the panel says, where ui.takes_touches */
    UI_POWER,  /* the machine's power button */
    UI_CHANGED /* the state, a job or the stick changed; or a deadline passed */
};

struct ui_input {
    enum ui_input_kind kind;
    int action, argument;
    struct code code;
    struct touch_point touch;
};

enum request_kind {
    REQUEST_NONE,
    REQUEST_COMMAND,        /* command: decide, store, come back with an outcome */
    REQUEST_PAIR,           /* argument: animal, -1 to leave the lane */
    REQUEST_PIN_SET,        /* text: digits, argument: enum role; "": no code any more (helper) */
    REQUEST_PIN_TRY,        /* text: digits; outcome.pin_right, pin_role */
    REQUEST_IMPORT_READ,    /* look on the stick; argument: of the files offered, a bit each */
    REQUEST_IMPORT_ANSWER,  /* argument: question, value: choice, or -1 and text: a number */
    REQUEST_IMPORT_ERASE,   /* the export, from the stick */
    REQUEST_IMPORT_REMARKS, /* what is said about the month, to the stick */
    REQUEST_IMPORT_SAVE,    /* confirm what was previewed */
    REQUEST_JOB_CANCEL,
    REQUEST_LABELS,  /* print: a PDF, to the stick or the office printer (SETTING_LABEL_TO) */
    REQUEST_PRINT,   /* print: labels to the label printer */
    REQUEST_PREVIEW, /* print, argument: which of its labels, from 0: drawn, not printed */
    REQUEST_PAPERS,  /* text: "prep" …, argument: a pick-up point or 0: a PDF of such pages */
    REQUEST_STOCK,   /* own: kept as the one `argument`, -1 a new one; value 1: taken away */
    REQUEST_PRINT_CANCEL,     /* argument 1: only what is on the office printer */
    REQUEST_OFFICE_LOOK,      /* asks CUPS for its printers */
    REQUEST_OFFICE,           /* argument: index into ui_view.print.offices; value: 0 for labels,
                                 1 for slips and sheets */
    REQUEST_RULER,            /* a page to measure the shift with, to the stick or office printer */
    REQUEST_PRINTER,          /* argument: index into ui_view.print.printers */
    REQUEST_PRINTER_LANGUAGE, /* argument: enum printer_language, -1: as it says itself */
    REQUEST_PRINTER_STOCK,    /* argument: index into ui_view.print.stocks */
    REQUEST_EXPORT,           /* the discrepancy list as CSV and XLSX to the stick */
    REQUEST_DEVICE,           /* argument: enum device_deed, value: the device's number */
    REQUEST_SETTING,          /* argument: enum setting_kind, value */
    REQUEST_SHEET_NEW,        /* a recovery sheet with a new code: ui_view.keep.code */
    REQUEST_SHEET_SAVE,       /* that code as a page, to the stick */
    REQUEST_SHEET_FORGET,     /* it was put away: the code is nowhere any more */
    REQUEST_BACKUP,           /* a sealed copy, to the stick */
    REQUEST_BACKUPS_LOOK,     /* which backups are on sticks and on the disk */
    REQUEST_UNSEAL,           /* argument: of ui_view.keep.backups; text: the code's digits */
    REQUEST_ADOPT,            /* makes the proven backup the record */
    REQUEST_FORGET_NAMES,     /* of every closed prep, now */
    REQUEST_UPKEEP,           /* argument: enum upkeep_deed, value */
    REQUEST_SECOURS_MAKE,     /* a recovery stick */
    REQUEST_SECOURS_READ,     /* is this one it? */
    REQUEST_MONTH,            /* count this prep and those before */
    REQUEST_DOCTOR,           /* look at the state of the station; argument 1: to the stick too */
    REQUEST_RETRY,            /* after a failure: read the record again from the disk */
    REQUEST_TIMELINE,         /* entry: kept in the timeline */
    REQUEST_ROOMS,            /* argument: enum rooms_deed, value: which one, text: its new name */
    REQUEST_FLOOR,            /* thing: kept in the room, kind FLOOR_NOTHING: taken away */
    REQUEST_TOUCH,            /* argument: enum touch_deed, touch: the map that is tried */
    REQUEST_PRACTICE,         /* argument: 1 begins a practice crate in this lane, 0 ends it */
    REQUEST_LIKES,            /* text: the pair's language, argument: its enum comfort; kept */
    REQUEST_HEAR,             /* what is said of the lane's screen, once more */
    REQUEST_PARTS_LOOK,       /* which parts and records are on the sticks */
    REQUEST_PART_LEND,        /* argument: pick-up point, value 1: with first names; to the stick */
    REQUEST_PART_GIVE_BACK,   /* what this machine had of a month, to the stick */
    REQUEST_PART_TAKE,        /* argument: of ui_view.parts: taken over, or united */
    REQUEST_KIT,              /* argument: enum kit_deed; text: the name of a kit that is made */
    REQUEST_OWN,              /* argument: enum own_deed, value, text */
    REQUEST_VOICE,            /* argument: enum voice_deed, value: a row of ui_view.voice */
    REQUEST_KIND_COUNT
};

/* Of REQUEST_TOUCH. */
enum touch_deed {
    TOUCH_DEED_TRY,  /* `touch` holds until it is kept or dropped */
    TOUCH_DEED_KEEP, /* the one that is tried */
    TOUCH_DEED_DROP,
    TOUCH_DEED_NONE /* the panel is right as it is */
};

/* So long a new map is tried. */
enum { UI_TOUCH_PROOF_MS = 15 * 1000 };

struct request {
    enum request_kind kind;
    struct command command; /* lane and pair are filled in by the app */
    int argument, value;
    char text[64];
    struct print_ask print;
    struct own_stock own;
    struct touch_map touch;
    struct timeline_entry entry;
    struct floor_thing thing;
    enum role role; /* whose code opened the screen; filled in by ui.c */
};

/* What became of a request. For commands it comes only when their events are durable. */
struct outcome {
    enum request_kind request;
    struct command command;
    struct refusal refusal; /* kind REFUSAL_NONE: accepted */
    size_t event_count;     /* 0 and accepted: a repetition without effect */
    enum event_kind event;  /* of the last event */
    bool pin_right;
    enum role pin_role;
};

/* What the labels' screen is at. */
enum labels_mode {
    LABELS_ASK,    /* which labels of a kind */
    LABELS_KINDS,  /* which kind */
    LABELS_PREVIEW /* one of them, dot for dot as it will be printed */
};

/* The parts of all that the desk has. */
enum more_part { MORE_NOW /* the one that fits the day */, MORE_BEFORE, MORE_DURING, MORE_AFTER };

struct ui {
    enum screen_id screen;
    enum screen_id back;       /* where help and refusals return to */
    enum screen_id hub;        /* the desk's latest place of ways to others: where they lead back */
    enum screen_id power_back; /* where the question of the power button returns to, as it was */
    int power;                 /* what that screen is at */
    uint8_t lane;
    int language;       /* words.h; of the pair that is here, French after it */
    unsigned comfort;   /* enum comfort, the same */
    int pair;           /* animal they were chosen with, -1: none yet */
    int64_t touched_ms; /* latest input, for the way home after 90 s */
    bool is_director;   /* a PIN was given: the desk is open */
    bool is_helper;     /* and it was the helper's */
    bool is_busy;       /* its job goes on: what comes of it is to be read, the desk stays open */
    enum role pin_for;  /* the PIN screen chooses a new code for; ROLE_ROOM: it asks for one */
    struct desk_choice desk;
    enum more_part more; /* looked at on the way to a desk screen, and come back to */
    bool is_resumed;     /* after a start, until the first gesture: says what was kept last */
    enum lane_task task;
    enum task_id job; /* what its pair chose to do */
    int64_t job_since_ms;
    int job_rounds;     /* crates done in it */
    bool is_first_scan; /* the pair has just sat down and scanned nothing yet */
    bool is_well;       /* that scan was the latest gesture */
    struct ui_lot lot;
    struct ui_bag bag;
    struct ui_clean clean;
    uint32_t trip;   /* that is loaded, 0: none was chosen */
    uint32_t pickup; /* whose bags are filled, whose empties are counted; ID_NONE: none yet */
    struct press press;
    char digits[12]; /* typed so far */
    char typed[48];  /* a name, letter by letter */
    /* not_this */
    struct refusal refusal;
    int wrong_in_row;    /* wrong crates or goods, one after the other … */
    uint32_t wrong_step; /* … at this step: a portion, or the crate where there is none */
    /* problem */
    enum discrepancy_type problem; /* chosen kind */
    uint32_t problem_product;      /* substitute that was scanned or touched */
    /* share */
    uint32_t shared_product; /* of the case that was opened */
    uint32_t shared_crate;   /* touched or scanned, waits for its grams; else the nearest one */
    /* check */
    int64_t tally_milli;  /* counted by scanning so far */
    uint32_t shown_crate; /* crate of crate_done and check_result */
    /* director */
    struct review_filter filter;
    uint32_t kept_out;     /* bag that was noted as out of the cold for too long, here and now */
    uint32_t wanted_crate; /* scanned before a pair was chosen: opened after */
    struct command next;   /* asked for by the gesture of the request before it: goes out with the
                              next UI_CHANGED, which is due at once */
    int page;              /* of a list longer than the screen */
    int choice;            /* row or pick-up point chosen, the screen's own meaning */
    char first_digits[12]; /* the new PIN as typed the first time */
    enum screen_id after_pin;
    bool is_first; /* on the way through what a new Borne needs: the desk leads back there */
    int half;      /* half-day of the timeline that is shown */
    struct timeline_entry entry; /* of it, while it is changed */
    struct room_edit room;
    struct voice_choice voice;
    bool takes_touches; /* fingers press nothing: the screen wants to know where they are */
    struct touch_point touched[TOUCH_CROSSES];
    /* labels */
    enum print_what print_what;
    enum labels_mode labels_mode;
    struct own_stock own;               /* being typed */
    char recovery[RECOVERY_DIGITS + 1]; /* restore: the code as typed so far */
};

struct screen_def {
    const char *name; /* in logs, `borne play screen NAME` and golden files */
    /* Called when the screen is gone to; may be NULL. */
    void (*enter)(struct ui *ui, const struct ui_view *view);
    /* Input becomes at most one request (kind REQUEST_NONE on entry), or another screen. */
    void (*event)(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request);
    /* After a request of this lane was carried out; may be NULL. Returns a sound, or SOUND_NONE
     * for the usual one of the outcome. Refusals never come here but to SCREEN_NOT_THIS. */
    enum sound (*outcome)(struct ui *ui, const struct ui_view *view, const struct outcome *outcome);
    /* Draws; must not change anything. */
    void (*view)(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
    bool is_director;      /* needs a PIN; left after two minutes without a touch */
    bool is_directors_own; /* the helper's does not do */
};

/* Whose code is open in this lane. */
enum role ui_role(const struct ui *ui);

/* Never NULL. */
const struct screen_def *ui_screen(enum screen_id screen);

void ui_init(struct ui *ui, uint8_t lane);
/* After a start or a rebuild: goes to the step where the lane was. */
void ui_resume(struct ui *ui, const struct ui_view *view);
void ui_go(struct ui *ui, const struct ui_view *view, enum screen_id screen);
/* Another plan is in force: whatever the lane remembered by its ids is forgotten, and it goes to
 * where its crate is now. */
void ui_plan_changed(struct ui *ui, const struct ui_view *view);
/* Where a lane belongs by its crate's state: the next step, the end of the crate, or `otherwise`
 * when no crate is open in it. */
void ui_go_to_work(struct ui *ui, const struct ui_view *view, enum screen_id otherwise);

void ui_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
              struct request *ret_request);
/* Returns the sound to play. */
enum sound ui_outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome);
/* Fills the frame of `kit` with the current screen. */
void ui_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* When UI_CHANGED should be sent although nothing happened, wall clock ms; INT64_MAX for never. */
int64_t ui_deadline_ms(const struct ui *ui, const struct ui_view *view);

#endif
