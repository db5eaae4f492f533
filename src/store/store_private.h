/* store_private.h: the inside of a store, shared by the store_*.c files only. */
#ifndef BORNE_STORE_STORE_PRIVATE_H
#define BORNE_STORE_STORE_PRIVATE_H

#include "store/db.h"
#include "store/store.h"

struct store {
    struct db db;
    bool is_open; /* false between a failed reopen and the next */
    int lock_fd;  /* -1: none */
    struct store_stamp stamp;
    bool forget_pending; /* tokens may still be in the log: a reader held it */
    struct store_options options;
    char vfs[32];
    char dir[LIMIT_PATH];
};

/* The values of a row of plan, of event, in the order of sql.c; return how many. */
enum { STORE_EVENT_VALUES = 27 };
struct plan_part;
size_t store_plan_values(const struct plan *plan, const struct plan_part *parts,
                         struct db_value *v);
size_t store_event_values(const struct event *event, struct db_value *v);
/* Writes a plan's and its people's rows, inside the caller's transaction. */
bool store_save_plan(struct store *store, const struct plan *plan, const struct people *people,
                     struct error *err);
/* Writes a gesture's jobs and labels of the spool, inside the caller's transaction. */
bool store_save_spool(struct store *store, const struct store_gesture *gesture, struct error *err);
/* The same of what was recorded. */
bool store_save_recordings(struct store *store, const struct store_gesture *gesture,
                           struct error *err);
/* And of what is their own. */
bool store_save_own(struct store *store, const struct store_gesture *gesture, struct error *err);
/* Truncates the log, so that nothing overwritten is left in it; keeps forget_pending right. */
void store_forget_log(struct store *store);

#endif
