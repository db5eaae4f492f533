/* keep_job.c: copies and the sheet, on a worker's thread. */
#include "app/keep_job.h"

#include <sodium.h>

#include "app/keeping.h"
#include "app/stick_write.h"
#include "paper/paper.h"

static bool open_reader(const struct keep_job *job, struct store **ret, struct error *err)
{
    struct store_options options = {.read_only = true};
    return store_open(job->dir, &options, ret, err);
}

static bool seal(struct keep_job *job)
{
    struct store *store = NULL;
    struct stick_write stick = {0};
    bool done = stick_write_begin(&stick, job->path, &job->error) &&
                open_reader(job, &store, &job->error) &&
                backup_write(store, job->dir, job->path, &job->error);
    store_close(store);
    stick_write_end(&stick);
    return done;
}

static bool daily(struct keep_job *job)
{
    struct store *store = NULL;
    bool done = open_reader(job, &store, &job->error) &&
                keeping_backup(store, job->dir, job->day, true, &job->error);
    store_close(store);
    return done;
}

static bool draw_sheet(struct keep_job *job)
{
    struct stick_write stick = {0};
    bool done = stick_write_begin(&stick, job->path, &job->error) &&
                paper_recovery_pdf(job->digits, job->created_at_s, job->path, &job->error);
    stick_write_end(&stick);
    return done;
}

void keep_job_run(struct work *work)
{
    struct keep_job *job = (struct keep_job *)work;
    switch (job->deed) {
    case KEEP_SEAL: job->is_done = seal(job); break;
    case KEEP_DAILY: job->is_done = daily(job); break;
    case KEEP_UNSEAL:
        job->is_done =
            backup_unseal(job->path, job->digits, job->dir, job->station, &job->proof, &job->error);
        break;
    case KEEP_SHEET: job->is_done = draw_sheet(job); break;
    }
    sodium_memzero(job->digits, sizeof job->digits);
}
