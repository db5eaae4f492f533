/* keeping.h: what a station keeps, and for how long: names, record, log and copies are purged when
 * they are due, and the disk holds a sealed backup of each of the last days. Blocks: commands, the
 * worker, and the start of a station before its writer runs. */
#ifndef BORNE_APP_KEEPING_H
#define BORNE_APP_KEEPING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/retention.h"
#include "store/purge.h"

#define KEEPING_BACKUPS "backups" /* folder of the data folder */
enum { KEEPING_DAYS = 7 };        /* backups on the disk: one a day */

enum keeping_why {
    KEEPING_DUE,   /* what the dates of the settings say, if the clock can be believed */
    KEEPING_NAMES, /* asked for by a person: every closed prep's names, whatever the clock says */
};

struct kept {
    struct purged purged;
    int64_t log_lines, copies; /* old copies of the database hold names too */
    bool is_clock_unsure;      /* then nothing was purged by itself */
};

/* The dates in force. */
bool keeping_retention(struct store *store, struct retention *ret, struct error *err);

/* Purges the open store (for writing) of DIR. Copies made before go as soon as anything went; the
 * day's backup is made anew. */
bool keeping_purge(struct store *store, const char *dir, enum keeping_why why, int64_t now_ms,
                   struct kept *ret, struct error *err);

/* Makes DIR/backups/borne-DAY.bak ("2025-11-26") unless it is there (`anew`: in its place), and
 * removes all but the latest seven. Without a recovery sheet nothing is made, and that is no
 * error. */
bool keeping_backup(struct store *store, const char *dir, const char *day, bool anew,
                    struct error *err);
/* When the latest of them was made, "" for never. */
void keeping_latest(const char *dir, char ret_day[16]);

#endif
