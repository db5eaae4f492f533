/* jobs.h: what the worker does for a station: each job is a value with all it needs, so that the
 * worker shares nothing with the thread that shows screens. */
#ifndef BORNE_APP_JOBS_H
#define BORNE_APP_JOBS_H

#include "app/worker.h"
#include "base/error.h"
#include "base/limits.h"
#include "label/label.h"
#include "paper/paper.h"

/* Draws labels as a PDF. */
struct labels_job {
    struct work work;
    struct label *labels; /* heap, owned */
    size_t count;
    struct label_sheet sheet;
    char path[LIMIT_PATH], file_name[128];
    bool is_ruler;      /* a page to measure with, no labels */
    bool is_office;     /* for the office printer: a file of the data folder */
    uint32_t office_id; /* its id in the spool */
    bool is_done;
    struct error error;
};

/* Draws the pages of a kind, read from the record beside the running station. */
struct papers_job {
    struct work work;
    char dir[LIMIT_PATH]; /* data folder */
    uint32_t prep;
    enum paper_kind kind;
    struct paper_filter filter;
    int32_t day; /* on the pages, since 1970; 0: none */
    int64_t created_at_s;
    char path[LIMIT_PATH], file_name[128];
    bool is_office; /* for the office printer: a file of the data folder */
    uint32_t office_id;
    bool is_done;
    struct error error;
};

/* Writes the list of discrepancies, read from the record beside the running station. */
struct export_job {
    struct work work;
    char dir[LIMIT_PATH]; /* data folder */
    uint32_t prep;
    int64_t created_at_s;
    char csv_path[LIMIT_PATH], xlsx_path[LIMIT_PATH];
    bool is_done;
    struct error error;
};

/* The functions of struct work; `work` is the first member of the job. */
void labels_job_run(struct work *work);
void papers_job_run(struct work *work);
void export_job_run(struct work *work);
/* Free the job and what it owns; NULL is allowed. */
void labels_job_destroy(struct labels_job *job);

#endif
