/* import_job.h: what the worker does about the month's files: find and read them, erase them from
 * the stick, write what is to be remarked about them. Each job is a value with all it needs. */
#ifndef BORNE_APP_IMPORT_JOB_H
#define BORNE_APP_IMPORT_JOB_H

#include "app/import_source.h"
#include "app/month_import.h"
#include "app/photos.h"
#include "app/worker.h"
#include "domain/memory.h"
#include "domain/month.h"

/* Finds order files and reads the one there is, the ones chosen, or those of `source` once more;
 * builds the plan of the file alone. */
struct import_job {
    struct work work;
    struct worker *worker;
    char sticks[IMPORT_STICKS][LIMIT_PATH];
    int stick_count;
    struct import_list *list; /* heap, owned: what an earlier job found, or NULL */
    char dir[LIMIT_PATH];     /* data folder: a catalogue may lie in it; "" */
    uint32_t chosen;          /* of the list, a bit each; 0: look for them */
    struct memory answers, memory;
    struct plan_ids ids;
    struct plan_settings settings;
    struct import_source source; /* zeroed: to be chosen */
    /* result */
    bool is_done, has_choice; /* read, or several files are there to choose from */
    struct error error;
    char file_name[128];
    struct month month;
    struct month_import import;
    struct photos_brought photos;
    struct intake_outcome outcome;
};

struct erase_job {
    struct work work;
    struct import_source source; /* without copies */
    bool is_done;
    struct error error;
};

/* Writes a text that was made before. */
struct remarks_job {
    struct work work;
    char *text; /* heap, owned */
    char path[LIMIT_PATH], file_name[128];
    bool is_done;
    struct error error;
};

void import_job_run(struct work *work);
void erase_job_run(struct work *work);
void remarks_job_run(struct work *work);
/* Free the job and what it owns; NULL is allowed. */
void import_job_destroy(struct import_job *job);
void remarks_job_destroy(struct remarks_job *job);

/* Everything that is to be remarked about a month, as a table for a spreadsheet: heap, owned by the
 * caller. */
char *import_remarks(const struct month *month);

#endif
