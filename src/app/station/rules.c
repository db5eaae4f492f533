/* rules.c: what is enrolled becomes the kiosk's to read: the helper is asked at the start
 * and after each change, on a thread of its own. Where there is none the files are installed by
 * hand
 * (`borne devices --rules`). */
#include <stdlib.h>

#include "app/device_rules.h"
#include "app/helper_ask.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"

/* First member: the worker's. */
struct rules_job {
    struct work work;
    struct helper_request request;
    bool is_done;
};

void station_rules_open(struct station *s)
{
    s->rules.worker = worker_create(s->ports.wake, s->ports.context);
}

void station_rules_close(struct station *s)
{
    if (s->rules.work != NULL) {
        free(worker_wait(s->rules.worker));
        s->rules.work = NULL;
    }
    worker_destroy(s->rules.worker);
}

static void run(struct work *work)
{
    struct rules_job *job = (struct rules_job *)work;
    job->is_done = helper_ask(&job->request);
}

void station_rules_changed(struct station *s)
{
    s->rules.is_owed = s->rules.is_ours && helper_is_there();
    if (s->rules.is_owed) {
        s->ports.wake(s->ports.context);
    }
}

/* The devices are opened once more: what could not be read before may be now. */
static void finish(struct station *s, struct rules_job *job)
{
    static const struct device_request again = {.kind = DEVICE_REQUEST_RESCAN};
    log_line(job->is_done ? LOG_INFO : LOG_ERROR, "device", "rules of %d models %s",
             job->request.device_count,
             job->is_done ? "are in force" : "could not be put in force");
    if (job->is_done && !s->device_port.ask(s->device_port.context, &again)) {
        log_line(LOG_ERROR, "device", "a request did not fit: look again");
    }
    s->rules.work = NULL;
    free(job);
}

void station_rules_poll(struct station *s)
{
    if (s->rules.work != NULL) {
        struct rules_job *done = (struct rules_job *)worker_take(s->rules.worker);
        if (done == NULL) {
            return;
        }
        finish(s, done);
    }
    if (s->rules.is_owed) {
        struct rules_job *job = calloc(1, sizeof *job);
        ASSERT(job != NULL);
        job->request = device_rules_request(&s->devices.enrolments, !s->rules.has_asked);
        job->work.run = run;
        s->rules.is_owed = false;
        s->rules.has_asked = true;
        s->rules.work = &job->work;
        worker_give(s->rules.worker, &job->work);
    }
}
