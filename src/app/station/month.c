/* month.c: the station's side of counting months: the job, and what screens see of it. */
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "app/months.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

struct month_job {
    struct work work; /* the first member */
    char dir[LIMIT_PATH];
    uint32_t prep;
    struct month_page page;
    int64_t free_bytes;
    bool is_done;
    struct error error;
};

int64_t station_free_bytes(const char *dir)
{
    struct statvfs disk;
    return statvfs(dir, &disk) == 0 ? (int64_t)disk.f_bavail * (int64_t)disk.f_frsize : 0;
}

static void run(struct work *work)
{
    struct month_job *job = (struct month_job *)work;
    struct store_options options = {.read_only = true};
    struct store *store = NULL;
    job->free_bytes = station_free_bytes(job->dir);
    job->is_done = store_open(job->dir, &options, &store, &job->error) &&
                   months_count(store, job->prep, &job->page, &job->error);
    store_close(store);
}

void station_month(struct station *s)
{
    if (s->job.status == JOB_RUNNING || s->seen.plan == NULL) {
        return;
    }
    station_job_begin(s, JOB_MONTH);
    struct month_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    str_copy(job->dir, sizeof job->dir, s->dir);
    job->prep = s->seen.number;
    station_job_give(s, &job->work, run);
}

void station_month_forget(struct station *s)
{
    months_finish(&s->month);
    s->has_month = false;
}

void station_month_done(struct station *s, struct month_job *job)
{
    s->disk_free_bytes = job->free_bytes;
    if (job->is_done) {
        station_month_forget(s);
        s->month = job->page;
        s->has_month = true;
        station_job_done(s, "");
    } else {
        log_error("month", &job->error);
        station_job_failed(s, job->error.text);
    }
    free(job);
}
