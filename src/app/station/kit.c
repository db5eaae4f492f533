/* kit.c: the station's side of kits: made onto a stick, looked at, taken over by a Borne
 * that is new. */
#include <stdlib.h>
#include <string.h>

#include "app/kit.h"
#include "app/station/station_private.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

struct kit_job {
    struct work work; /* the first member */
    bool makes;
    char dir[LIMIT_PATH], name[LIMIT_NAME];
    char sticks[STATION_STICKS][LIMIT_PATH]; /* the one to write on is the first */
    int stick_count, found;                  /* found: of the sticks, -1: on none */
    struct kit_method kit;
    bool is_done;
    struct error error;
};

static void run(struct work *work)
{
    struct kit_job *job = (struct kit_job *)work;
    struct store_options options = {.read_only = true};
    struct stick_write stick = {0};
    struct store *store = NULL;
    if (job->makes) {
        job->is_done = store_open(job->dir, &options, &store, &job->error) &&
                       stick_write_begin(&stick, job->sticks[0], &job->error) &&
                       kit_write(store, job->name, job->sticks[0], &job->error);
        stick_write_end(&stick);
        store_close(store);
        return;
    }
    job->found = -1;
    for (int i = job->stick_count - 1; i >= 0 && job->found < 0; i--) {
        job->error = (struct error){0};
        if (kit_read(job->sticks[i], &job->kit, &job->error)) {
            job->found = i;
        } else if (!str_equal(job->error.code, "kit_missing")) {
            return; /* one is there, and it is not whole */
        }
    }
    job->is_done = job->found >= 0;
}

static void begin(struct station *s, bool makes, const char *name)
{
    struct kit_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->makes = makes;
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    (void)str_copy(job->name, sizeof job->name, name);
    station_job_begin(s, JOB_KIT);
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    if (stick == NULL) {
        station_job_failed(s, "Pas de clé USB. Branchez une clé, puis recommencez.");
        free(job);
        return;
    }
    job->stick_count = s->stick_count;
    memcpy(job->sticks, s->sticks, sizeof job->sticks);
    if (makes) {
        (void)str_copy(job->sticks[0], LIMIT_PATH, stick);
    }
    s->kit = (struct kit_view){.is_there = false};
    station_job_give(s, &job->work, run);
}

void station_kit_done(struct station *s, struct work *work)
{
    struct kit_job *job = (struct kit_job *)work;
    struct kit_view *view = &s->kit;
    if (job->makes && job->is_done) {
        station_job_done(s, KIT_FOLDER);
    } else if (job->is_done) {
        const struct kit_method *kit = &job->kit;
        *view = (struct kit_view){.is_there = true,
                                  .things = kit->floor.count,
                                  .entries = kit->entry_count,
                                  .rules = kit->setting_count,
                                  .places = (int)kit->memory.count,
                                  .products = kit->products,
                                  .voices = (int)kit->recordings.count,
                                  .photos = (int)kit->own.photos.count,
                                  .rooms = (int)kit->own.rooms.count};
        (void)str_copy(view->name, sizeof view->name, kit->name);
        (void)str_copy(s->kit_path, sizeof s->kit_path, job->sticks[job->found]);
        station_job_done(s, "");
    } else if (job->makes) {
        station_job_fail_on_stick(s, job->sticks[0], &job->error);
    } else {
        (void)str_copy(view->why, sizeof view->why, job->error.text);
        station_job_done(s, "");
    }
    kit_finish(&job->kit);
    free(job);
}

/* It is read again: between the look and the touch the stick may be another one. */
static void take(struct station *s, enum role role)
{
    struct kit_method kit;
    struct error err = {0};
    if (!s->kit.is_there) {
        return;
    }
    station_job_begin(s, JOB_KIT);
    if (!station_may_change_all(s)) {
        return;
    }
    bool done = kit_read(s->kit_path, &kit, &err);
    if (done) {
        station_stop_writer(s);
        done = kit_take(s->store, &kit, role, s->ports.now_ms(s->ports.context), &err);
        station_begin_again(s);
        kit_finish(&kit);
    }
    if (done) {
        log_line(LOG_INFO, "kit", "a kit was taken over");
        s->kit.is_taken = true;
        station_job_done(s, "");
    } else {
        s->kit.is_there = false;
        (void)str_copy(s->kit.why, sizeof s->kit.why, err.text);
        station_job_failed(s, err.text);
    }
}

void station_kit(struct station *s, uint8_t lane, const struct request *request)
{
    if (s->job.status != JOB_RUNNING) {
        switch ((enum kit_deed)request->argument) {
        case KIT_LOOK: begin(s, false, ""); break;
        case KIT_MAKE: begin(s, true, request->text); break;
        case KIT_TAKE: take(s, request->role); break;
        }
    }
    if (!s->has_failed) {
        station_push_end(s, station_push(s, lane, REQUEST_KIT));
    }
}
