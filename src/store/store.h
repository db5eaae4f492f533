/* store.h: the record of a data folder: plans, events, people, pairs, settings, in one SQLite file.
 * What returned true is durable. It persists the domain's values and knows no rules; it must not
 * know screens, devices or the clock. A store belongs to one thread at a time (writer.h takes it
 * over while the kiosk runs). All errors are ERROR_ENVIRONMENT with a sentence. */
#ifndef BORNE_STORE_STORE_H
#define BORNE_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "domain/event.h"
#include "domain/memory.h"
#include "domain/pairs.h"
#include "domain/people.h"
#include "domain/plan.h"
#include "domain/plan_build.h"
#include "domain/prep.h"
#include "domain/recording.h"
#include "domain/spool.h"

struct store;

struct store_options {
    bool read_only;   /* beside a running kiosk: no lock is taken, nothing is written */
    uint64_t station; /* 64 random bits, not 0: this station's id if the folder is new */
    const char *vfs;  /* SQLite's file system to use; NULL: the system's (tests break disks) */
};

/* Opens DIR (made on first use, migrated, locked) or ":memory:" for practice. Codes: data_locked,
 * data_read_only, data_unusable, data_newer, data_foreign, data_damaged, disk_full, disk_failed;
 * reading only: data_missing, data_older. On failure *ret is untouched. */
bool store_open(const char *dir, const struct store_options *options, struct store **ret,
                struct error *err);
/* Closes and unlocks; NULL is allowed. */
void store_close(struct store *store);
/* Begins anew from what is on the disk, after a failed commit: nothing of the failed gestures
 * remains. The lock is kept. False: the store can only be reopened again or closed. */
bool store_reopen(struct store *store, struct error *err);

uint64_t store_station(const struct store *store);
/* Makes the folder's copy a station of its own from now on: its events go on after those of the one
 * it was copied from, under a number of their own. `station`: 64 random bits, not 0. */
bool store_renew(struct store *store, uint64_t station, struct error *err);
/* Writes a whole copy to `path` (synced; replaced when it exists), also beside a running kiosk; the
 * pairs' tokens stay behind. The copy is there whole or not at all. */
bool store_copy(struct store *store, const char *path, struct error *err);
/* "3.40.1" */
const char *store_sqlite_version(void);

/* Where the next event of this station goes. A value of the thread that decides: it may be ahead
 * of the disk by the gestures in flight. */
struct store_stamp {
    uint64_t station;
    uint64_t next_seq; /* 1.. */
    uint64_t lamport;  /* the highest so far, of all stations and preps */
};
struct store_stamp store_stamp(const struct store *store);
/* Gives the event its id, its lamport and its time, and moves the stamp on. */
void store_stamp_event(struct store_stamp *stamp, struct event *event, int64_t at_ms);

/* The animal a pair chose, where it sits and its random token of the half-day. */
struct store_slot {
    uint8_t animal; /* 0..LIMIT_PAIRS-1 */
    uint8_t lane;   /* 0..LIMIT_LANES-1, or LANE_NONE (prep.h) when it sits nowhere */
    uint64_t token; /* never 0 */
};
struct store_setting {
    char key[LIMIT_SETTING_KEY];
    char value[LIMIT_SETTING_VALUE];
};

/* What one gesture changes: all of it is kept, or nothing. Zeroed is empty. */
/* Something of their own, by its name; size 0: taken away. */
struct store_own {
    const char *name;
    const uint8_t *bytes;
    size_t size;
};

struct store_gesture {
    uint64_t number;      /* the caller's, comes back with the acknowledgement */
    uint32_t prep;        /* of pair_crates and slots; made when plan or events name it first */
    struct event *events; /* heap array, stamped */
    struct pair_crate *pair_crates;
    struct store_slot *slots; /* a pair sits down at a lane (who sat there leaves) or leaves it */
    struct store_setting *settings; /* with a role, each change is kept in desk_change too */
    enum role role;
    int64_t at_ms; /* wall clock, for that list */
    size_t event_count, event_room, pair_crate_count, pair_crate_room;
    size_t slot_count, slot_room, setting_count, setting_room;
    struct spool_job *print_jobs; /* new ones, or those whose office number is known now */
    struct spool_label *print_labels;
    size_t print_job_count, print_job_room, print_label_count, print_label_room;
    const struct plan *plan;           /* borrowed until kept or failed; with an EVENT_PLAN_SET */
    const struct people *people;       /* borrowed likewise; NULL: none */
    const struct month_memory *memory; /* borrowed likewise: what to know next month */
    size_t memory_count;
    /* Borrowed likewise: kept, or taken away where it is empty; with a role, in desk_change too. */
    const struct recording *recordings;
    size_t recording_count;
    const struct store_own *own; /* likewise */
    size_t own_count;
};
void store_gesture_event(struct store_gesture *gesture, const struct event *event);
void store_gesture_pair_crate(struct store_gesture *gesture, uint32_t crate, uint64_t token);
void store_gesture_slot(struct store_gesture *gesture, struct store_slot slot);
void store_gesture_setting(struct store_gesture *gesture, const char *key, const char *value);
/* A job of the spool, or a label of it: as it is from now on. */
void store_gesture_print_job(struct store_gesture *gesture, const struct spool_job *job);
void store_gesture_print_label(struct store_gesture *gesture, const struct spool_label *label);
/* Frees the arrays (not plan and people) and zeroes. */
void store_gesture_finish(struct store_gesture *gesture);

/* Keeps all gestures in one transaction. An EVENT_HALF_DAY_CLOSED or EVENT_PREP_CLOSED among them
 * overwrites every token of every pair, in the file and in the log; a reader beside can delay the
 * latter to a later commit. On failure nothing is kept. Code record_refused: an event does not
 * follow the last one.
 */
bool store_commit(struct store *store, const struct store_gesture *gestures, size_t count,
                  struct error *err);
/* store_commit for events alone. */
bool store_append(struct store *store, const struct event *events, size_t count, struct error *err);
/* store_commit for an import: the plan, its people and its EVENT_PLAN_SET. */
bool store_import(struct store *store, const struct plan *plan, const struct people *people,
                  const struct event *event, struct error *err);

/* The first free ids, import and prep number of the folder. */
bool store_plan_ids(struct store *store, struct plan_ids *ret, struct error *err);
/* The prep with the highest number that is not closed, 0 when there is none. */
bool store_open_prep(struct store *store, uint32_t *ret_prep, struct error *err);
/* All preps, oldest first: a heap array, owned by the caller (free). */
bool store_list_preps(struct store *store, uint32_t **ret_preps, size_t *ret_count,
                      struct error *err);
/* Those that were closed before a moment, the one with the highest number left out. */
bool store_list_closed(struct store *store, int64_t before_ms, uint32_t **ret_preps,
                       size_t *ret_count, struct error *err);
/* A count that stays when the prep's record is purged: set, or set anew; then all of them, preps
 * with the highest number first. A writer must not run while one is set. */
bool store_keep_count(struct store *store, uint32_t prep, const char *name, int64_t count,
                      struct error *err);
bool store_list_counts(struct store *store,
                       void (*each)(void *context, uint32_t prep, const char *name, int64_t count),
                       void *context, struct error *err);
/* All plans of a prep, oldest first, proved by plan_check. To be freed by store_free_plans. */
bool store_load_plans(struct store *store, uint32_t prep, struct plans *ret_plans,
                      struct error *err);
void store_free_plans(struct plans *plans); /* zeroed is allowed */
/* What is known of the buyers of a plan. To be freed by people_finish. */
bool store_load_people(struct store *store, const struct plan *plan, struct people *ret_people,
                       struct error *err);
/* Calls `each` for every event of a prep in the order of the union (lamport, station as a signed
 * number, seq). When it returns false the record is told to be damaged. */
bool store_load_events(struct store *store, uint32_t prep,
                       bool (*each)(void *context, const struct event *event), void *context,
                       struct error *err);
/* The state of a prep from its events: prep_init was called, its plans are loaded. Codes: as
 * store_load_events. */
bool store_replay(struct store *store, uint32_t number, struct prep *prep, struct error *err);
/* All events of a prep as a list, in the order of the union: heap, owned by the caller. */
bool store_list_events(struct store *store, uint32_t prep, struct event **ret_events,
                       size_t *ret_count, struct error *err);
/* Adds another station's events of a prep that is here, in one transaction; those that are here
 * already stay (twice is once). *ret_new: how many were new. Code record_differs: an event is here
 * that says something else. A writer must not run. */
bool store_unite(struct store *store, uint32_t prep, const struct event *events, size_t count,
                 size_t *ret_new, struct error *err);

/* The pairs of the running half-day. `ret_pairs` and *ret_slots[LIMIT_PAIRS] are filled from
 * empty; free with pairs_finish. */
bool store_load_pairs(struct store *store, uint32_t prep, struct pairs *ret_pairs,
                      struct store_slot ret_slots[LIMIT_PAIRS], size_t *ret_slot_count,
                      struct error *err);

/* All that was and is to be printed of a prep, and the number of the next job of the folder. To be
 * freed by spool_finish. */
bool store_load_spool(struct store *store, uint32_t prep, struct spool *ret_spool,
                      uint32_t *ret_next_job, struct error *err);

/* What was settled about files in earlier months; added to *ret_memory. */
bool store_load_memory(struct store *store, struct memory *ret_memory, struct error *err);

/* What people recorded of the voice; added to *ret, which the caller finishes. */
bool store_load_recordings(struct store *store, struct recordings *ret, struct error *err);

/* What is kept under names that begin alike. */
struct store_owned {
    char name[LIMIT_OWN_KEY];
    uint8_t *bytes; /* heap */
    size_t size;
};
struct store_owned_list {
    struct store_owned *rows; /* heap, by name */
    size_t count;
};
/* One of more than `most` bytes is damage. *ret is filled from empty. */
bool store_own_list(struct store *store, const char *prefix, size_t most,
                    struct store_owned_list *ret, struct error *err);
void store_owned_finish(struct store_owned_list *list); /* zeroed is allowed */
/* Bytes are copied; a name that is there already is replaced. */
void store_owned_add(struct store_owned_list *list, const char *name, const uint8_t *bytes,
                     size_t size);
/* The same for a gesture, which borrows both: heap (free). */
struct store_own *store_owned_rows(const struct store_owned_list *list);
/* What is kept under a name: heap, a zero behind it, owned by the caller; NULL and 0: nothing. Code
 * record_damaged: it is larger than `most`. */
bool store_own(struct store *store, const char *name, size_t most, uint8_t **ret_bytes,
               size_t *ret_size, struct error *err);

/* A setting's text, `missing` when it was never set; false only on an error. */
bool store_setting(struct store *store, const char *key, const char *missing, char *to, size_t size,
                   struct error *err);
/* The same as a whole number; `missing` also when it is not one within [min, max]. */
bool store_setting_int(struct store *store, const char *key, int64_t min, int64_t max,
                       int64_t missing, int64_t *ret, struct error *err);
bool store_set_setting(struct store *store, const char *key, const char *value, struct error *err);

#endif
