/* upkeep.c: what the director asks of this machine: checked against the prep, handed to the
 * helper by the worker, and followed in the files of its services. */
#include <stdlib.h>

#include "app/helper_ask.h"
#include "app/station/station_private.h"
#include "app/upkeep.h"
#include "base/assert.h"
#include "base/str.h"
#include "store/rewind.h"

/* First member: the worker's. */
struct upkeep_job {
    struct work work;
    struct helper_request request;
    bool is_done;
};

static void run(struct work *work)
{
    struct upkeep_job *job = (struct upkeep_job *)work;
    job->is_done = helper_ask(&job->request);
}

void station_upkeep_load(struct station *s)
{
    s->could_go_back = upkeep_has_previous() && rewind_is_possible(s->dir);
    s->seq_at_load = s->stamp.next_seq;
}

bool station_look_at_upkeep(struct station *s)
{
    s->upkeep.may_go_back = s->could_go_back && s->stamp.next_seq == s->seq_at_load;
    return upkeep_look(&s->upkeep, station_job_stick(s));
}

/* What may be asked now, as a line for the helper. */
static bool make_request(const struct station *s, int deed, int value, struct helper_request *ret)
{
    bool is_prep_open = s->ahead.plan != NULL && !s->ahead.is_closed;
    switch ((enum upkeep_deed)deed) {
    case UPKEEP_DEED_UPDATE:
        ret->kind = HELPER_UPDATE;
        return !is_prep_open && helper_name(ret, s->stick_name);
    case UPKEEP_DEED_BACK:
        ret->kind = HELPER_UPDATE_BACK;
        return !is_prep_open && s->upkeep.may_go_back && s->upkeep.previous[0] != '\0';
    case UPKEEP_DEED_DISKS: ret->kind = HELPER_DISKS; return true;
    case UPKEEP_DEED_INSTALL:
        ret->kind = HELPER_DISK_INSTALL;
        return value >= 0 && value < s->upkeep.disk_count &&
               helper_name(ret, s->upkeep.disks[value].name);
    case UPKEEP_DEED_OFF: ret->kind = HELPER_POWER_OFF; return true;
    case UPKEEP_DEED_RESTART: ret->kind = HELPER_RESTART; return true;
    case UPKEEP_DEED_CLOCK:
        ret->kind = HELPER_CLOCK;
        ret->minutes = value > 0 ? (uint32_t)value : 0;
        return ret->minutes >= HELPER_MINUTES_FROM && ret->minutes < HELPER_MINUTES_TO;
    case UPKEEP_DEED_CLOCK_KEEP:
    case UPKEEP_DEED_COUNT: break;
    }
    ASSERT_UNREACHABLE("upkeep deed");
}

void station_upkeep(struct station *s, int deed, int value)
{
    struct helper_request request = {0};
    if (deed == UPKEEP_DEED_CLOCK_KEEP) {
        s->is_clock_settled = true;
        return;
    }
    if (s->job.status == JOB_RUNNING || !make_request(s, deed, value, &request)) {
        return;
    }
    struct upkeep_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->request = request;
    station_job_begin(s, JOB_UPKEEP);
    station_job_give(s, &job->work, run);
}

void station_upkeep_done(struct station *s, struct work *work)
{
    struct upkeep_job *job = (struct upkeep_job *)work;
    s->is_clock_settled =
        s->is_clock_settled || (job->is_done && job->request.kind == HELPER_CLOCK);
    if (job->is_done) {
        station_job_done(s, "");
    } else {
        station_job_failed(s, "Cette machine n’a pas pu le faire : rien n’a été changé.");
    }
    free(job);
    station_look_at_upkeep(s);
}
