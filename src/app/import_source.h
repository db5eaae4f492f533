/* import_source.h: the files of a month: found on sticks by their contents, chosen, and copied
 * aside into memory, so that the stick can be pulled as soon as they were read once; and, when the
 * month is kept, erased from the stick. Everything here may run on a worker. Must not know what the
 * files mean. */
#ifndef BORNE_APP_IMPORT_SOURCE_H
#define BORNE_APP_IMPORT_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "intake/intake.h"

enum { IMPORT_FILES = 24, IMPORT_STICKS = 8 };

/* An order file that was found. */
struct import_file {
    char path[LIMIT_PATH];
    char name[128];   /* its own */
    char folder[128]; /* within the stick, "" for the stick itself */
    char form[32];    /* stable name of its form */
    char title[96];   /* what it seems to be, French */
    int stick;        /* index into the sticks looked at */
    uint64_t bytes;
    int64_t changed_ns; /* Unix time */
};

struct import_list {
    struct import_file files[IMPORT_FILES]; /* newest first */
    int count;
    char catalogue[IMPORT_STICKS][LIMIT_PATH],
        points[IMPORT_STICKS][LIMIT_PATH]; /* newest, or "" */
    bool is_complete;                      /* false: there were more files than are looked at */
};

/* Looks through the sticks, the last one first. True also when nothing was found; false when none
 * can be read, or it was cancelled. `options` as for intake_find. */
bool import_list_find(const char (*sticks)[LIMIT_PATH], int stick_count,
                      const struct intake_options *options, struct import_list *ret_list,
                      struct error *err);

/* The two files that there are belong together. */
bool import_list_is_pair(const struct import_list *list);

/* The files of one reading. */
struct import_source {
    char aside[64]; /* the folder of the copies, "" when they are read where they are */
    char orders[IMPORT_FILES][LIMIT_PATH];
    char catalogue[LIMIT_PATH], points[LIMIT_PATH]; /* "" for none */
    int order_count;
    char originals[IMPORT_FILES][LIMIT_PATH]; /* of the orders, on the stick */
    int64_t original_changed_ns[IMPORT_FILES];
    uint64_t original_bytes[IMPORT_FILES];
    char name[128]; /* of the first order file, to be shown */
    char title[96]; /* what it seems to be */
};

/* Takes the files of the list whose bit is set; all of one stick with its catalogue and points. Of
 * two files that belong together one brings the other.
 * Copies them aside when they are not too large; a copy that fails leaves them where they are. */
void import_source_choose(const struct import_list *list, uint32_t chosen,
                          struct import_source *ret_source);
struct intake_files import_source_files(const struct import_source *source,
                                        const char *ret_paths[IMPORT_FILES]);
/* Removes the copies: nothing is read of them any more. */
void import_source_drop(struct import_source *source);
/* The same, and forgets all else; zeroed is allowed. */
void import_source_finish(struct import_source *source);
/* Removes the copies that a program which is no more has left behind. At start. */
void import_source_clean(void);

/* The order files are still on their stick, as they were read. */
bool import_source_is_there(const struct import_source *source);
/* Erases them there; a file that has changed since is left. False: *err says what to do instead. */
bool import_source_erase(const struct import_source *source, struct error *err);

#endif
