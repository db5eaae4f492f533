/* keep_view.h: what is kept, and the copies of it, as screens see them. Values only. */
#ifndef BORNE_UI_KEEP_VIEW_H
#define BORNE_UI_KEEP_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/recovery.h"

enum { KEEP_BACKUPS = 8 };

/* A backup that was found: on a stick, or among the last days' on this disk. */
struct keep_backup {
    char name[64], stick[64]; /* stick "": on this disk */
    int64_t changed_s;        /* Unix time */
};

struct keep_view {
    bool has_sheet;                 /* a recovery sheet was made: backups can be */
    char code[RECOVERY_DIGITS + 1]; /* of the sheet that was made just now, until it is put away */
    char latest[16];                /* "2025-11-26", the disk's latest backup; "" never */
    struct keep_backup backups[KEEP_BACKUPS]; /* newest first */
    int backup_count;
    bool is_proven; /* a backup was opened and proven; it can be put in place */
    int64_t preps, orders, crates, events, last_event_ms; /* of that one */
    int32_t names_days, record_days, log_days;            /* how long what is kept */
    int64_t forgotten; /* people whose names were erased by hand just now; -1: not asked */
};

#endif
