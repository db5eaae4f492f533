/* doctor.c: the station's side of the page about its state (doctor.h): what the job is
 * given, and what becomes of it. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/doctor.h"
#include "app/station/station_private.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/str.h"

struct doctor_job {
    struct work work; /* the first member */
    char dir[LIMIT_PATH], path[LIMIT_PATH], window[64];
    struct devices_view devices; /* as it was when it was asked for */
    struct doctor_ask ask;
    struct doctor_view page;
    bool is_done;
    struct error error;
};

void station_set_window(struct station *s, const char *text)
{
    (void)str_copy(s->window, sizeof s->window, text);
}

static void run(struct work *work)
{
    struct doctor_job *job = (struct doctor_job *)work;
    struct stick_write stick = {0};
    doctor_look(&job->ask, &job->page);
    if (job->path[0] == '\0') {
        job->is_done = true;
        return;
    }
    job->is_done = stick_write_begin(&stick, job->path, &job->error) &&
                   doctor_write(&job->page, job->dir, job->path, &job->error);
    stick_write_end(&stick);
}

static bool name_path(struct station *s, struct doctor_job *job)
{
    char day[16] = "";
    time_t at_s = (time_t)(job->ask.now_ms / 1000 + job->ask.utc_offset_s);
    struct tm tm;
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    if (gmtime_r(&at_s, &tm) != NULL) {
        (void)strftime(day, sizeof day, "-%Y-%m-%d", &tm);
    }
    return stick != NULL &&
           str_format(job->path, sizeof job->path, "%s/borne-etat%s.txt", stick, day);
}

void station_doctor(struct station *s, bool to_stick)
{
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_job_begin(s, JOB_DOCTOR);
    struct doctor_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    (void)str_copy(job->window, sizeof job->window, s->window);
    job->devices = s->devices.view;
    job->ask = (struct doctor_ask){
        .root = "",
        .dir = job->dir,
        .now_ms = s->ports.now_ms(s->ports.context),
        .window = job->window,
        .devices = s->has_devices ? &job->devices : NULL,
    };
    job->ask.utc_offset_s = s->ports.utc_offset_s(s->ports.context, job->ask.now_ms);
    if (to_stick && !name_path(s, job)) {
        station_job_failed(s, "Pas de clé USB. Branchez une clé, puis recommencez.");
        free(job);
        return;
    }
    station_job_give(s, &job->work, run);
}

void station_doctor_done(struct station *s, struct doctor_job *job)
{
    const char *slash = strrchr(job->path, '/');
    s->doctor = job->page;
    if (job->is_done) {
        station_job_done(s, slash != NULL ? slash + 1 : "");
    } else {
        station_job_fail_on_stick(s, job->path, &job->error);
    }
    free(job);
}
