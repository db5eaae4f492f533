/* part.c: the station's side of parts of the month that travel: written to a stick, found
 * on it, taken over or united. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/lending.h"
#include "app/station/station_private.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"
#include "domain/lend.h"

enum part_deed { PART_LOOK, PART_WRITE_LETTER, PART_WRITE_RECORD };

struct part_job {
    struct work work; /* the first member */
    enum part_deed deed;
    char dir[LIMIT_PATH]; /* data folder */
    char path[LIMIT_PATH];
    char sticks[STATION_STICKS][LIMIT_PATH];
    int stick_count;
    uint32_t prep, pickup;
    bool with_names;
    bool has_plan, is_labo; /* a month is open here; it is a part that was lent */
    struct part_view found;
    char paths[PART_FOUND][LIMIT_PATH];
    bool is_done;
    struct error error;
};

/* What the file is, and what it would bring. */
static void look_into(struct part_job *job, const char *path, const char *name)
{
    struct part part = {0};
    struct error err = {0};
    struct part_found *found = &job->found.found[job->found.count];
    *found = (struct part_found){.is_letter = str_ends(name, PART_LETTER_ENDS)};
    struct lending_news news = {0};
    struct store_options options = {.read_only = true};
    struct store *store = NULL;
    bool is_read = part_read(path, &part, &err);
    bool is_own =
        found->is_letter ? is_read && job->has_plan && part.prep == job->prep : job->is_labo;
    if (is_own || !str_copy(found->name, sizeof found->name, name) ||
        !str_copy(job->paths[job->found.count], LIMIT_PATH, path)) {
        part_finish(&part); /* it comes from here */
        return;
    }
    job->found.count++;
    bool done = is_read && ((part.kind == PART_LETTER) == found->is_letter);
    if (done && !found->is_letter) {
        done = store_open(job->dir, &options, &store, &err) &&
               lending_preview(store, &part, &news, &err);
    }
    store_close(store);
    if (!done) {
        (void)str_copy(found->why, sizeof found->why,
                       err.text[0] != '\0' ? err.text : "Ce fichier ne dit pas ce qu’il devrait.");
    }
    (void)str_copy(found->pickup, sizeof found->pickup, part.pickup);
    found->prep = part.prep;
    found->crates = news.crates;
    found->picked = news.picked;
    found->checked = news.checked;
    found->added = news.added;
    found->events = (uint32_t)news.events;
    found->discrepancies = (uint32_t)news.discrepancies;
    found->conflicts = (uint32_t)news.conflicts;
    part_finish(&part);
}

static void look(struct part_job *job)
{
    for (int i = job->stick_count - 1; i >= 0; i--) {
        DIR *folder = opendir(job->sticks[i]);
        struct dirent *entry;
        while (folder != NULL && job->found.count < PART_FOUND &&
               (entry = readdir(folder)) != NULL) {
            char path[LIMIT_PATH];
            bool is_ours = str_ends(entry->d_name, PART_LETTER_ENDS) ||
                           str_ends(entry->d_name, PART_RECORD_ENDS);
            if (is_ours && str_format(path, sizeof path, "%s/%s", job->sticks[i], entry->d_name)) {
                look_into(job, path, entry->d_name);
            }
        }
        if (folder != NULL) {
            closedir(folder);
        }
    }
    job->is_done = true;
}

static void run(struct work *work)
{
    struct part_job *job = (struct part_job *)work;
    if (job->deed == PART_LOOK) {
        look(job);
        return;
    }
    struct record record = {0};
    struct stick_write stick = {0};
    job->is_done =
        stick_write_begin(&stick, job->path, &job->error) &&
        record_open(&record, job->dir, job->prep, &job->error) &&
        (job->deed == PART_WRITE_LETTER
             ? lending_write_letter(&record, job->pickup, job->with_names, job->path, &job->error)
             : lending_write_record(&record, job->path, &job->error));
    stick_write_end(&stick);
    record_finish(&record);
}

static struct part_job *new_job(const struct station *s, enum part_deed deed)
{
    struct part_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->deed = deed;
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    job->prep = s->seen.number;
    job->has_plan = s->seen.plan != NULL;
    job->is_labo = lend_here(&s->seen) != PARTY_OWN;
    return job;
}

static void parts_look(struct station *s)
{
    struct part_job *job = new_job(s, PART_LOOK);
    station_job_begin(s, JOB_PARTS);
    station_look_at_sticks(s);
    job->stick_count = s->stick_count;
    memcpy(job->sticks, s->sticks, sizeof job->sticks);
    s->parts.count = 0;
    station_job_give(s, &job->work, run);
}

void station_part_write(struct station *s, uint32_t pickup, bool with_names)
{
    struct part_job *job = new_job(s, pickup != ID_NONE ? PART_WRITE_LETTER : PART_WRITE_RECORD);
    const struct lend *lend = lend_find(&s->seen, lend_here(&s->seen));
    const struct pickup *row = plan_pickup(s->seen.plan, pickup != ID_NONE ? pickup
                                                         : lend != NULL    ? lend->pickup
                                                                           : 0);
    char name[LIMIT_NAME + 8] = "";
    station_append_name(name, sizeof name, row != NULL ? row->name : "");
    job->pickup = pickup;
    job->with_names = with_names;
    station_job_begin(s, JOB_PART);
    const char *stick = station_job_stick(s);
    if (stick == NULL ||
        !str_format(job->path, sizeof job->path, "%s/preparation-%u%s%s", stick, job->prep, name,
                    pickup != ID_NONE ? PART_LETTER_ENDS : PART_RECORD_ENDS)) {
        station_job_failed(s, "La clé n’est plus là. Remettez-la, puis recommencez : rien n’est "
                              "perdu.");
        free(job);
        return;
    }
    station_job_give(s, &job->work, run);
}

void station_part_done(struct station *s, struct work *work)
{
    struct part_job *job = (struct part_job *)work;
    if (!job->is_done) {
        station_job_fail_on_stick(s, job->path, &job->error);
    } else if (job->deed == PART_LOOK) {
        s->parts = job->found;
        memcpy(s->part_paths, job->paths, sizeof s->part_paths);
        station_job_done(s, "");
    } else {
        station_job_done(s, strrchr(job->path, '/') + 1);
    }
    free(job);
}

/* The part becomes this machine's, or the record is united: the state is another one after it. */
static void take(struct station *s, int index)
{
    struct part part = {0};
    struct error err = {0};
    struct lending_news news = {0};
    if (index < 0 || index >= s->parts.count) {
        return;
    }
    station_job_begin(s, JOB_PART);
    if (!station_may_change_all(s)) {
        return;
    }
    bool again = false, done = part_read(s->part_paths[index], &part, &err);
    if (done) {
        uint64_t station = 0;
        while (station == 0) {
            station = s->ports.random(s->ports.context);
        }
        station_stop_writer(s);
        done = part.kind == PART_LETTER
                   ? lending_receive(s->store, &part, station, s->ports.now_ms(s->ports.context),
                                     &again, &err)
                   : lending_unite(s->store, &part, &news, &err);
        station_begin_again(s);
    }
    if (done) {
        log_line(LOG_INFO, "part", "%s of prep %u was taken: %zu events",
                 part.kind == PART_LETTER ? "a part" : "a record", part.prep, part.event_count);
        s->parts.count = 0;
        station_job_done(s, "");
    } else {
        station_job_fail_on_stick(s, s->part_paths[index], &err);
    }
    part_finish(&part);
}

/* Lends, or gives back; the file is written when that is durable. */
static void hand_over(struct station *s, uint8_t lane, const struct request *request, bool is_back)
{
    uint32_t pickup = is_back ? ID_NONE : (uint32_t)request->argument;
    const struct lend *lend =
        is_back ? lend_find(&s->ahead, lend_here(&s->ahead)) : lend_of_pickup(&s->ahead, pickup);
    bool is_out = lend != NULL && lend->state == LEND_OUT;
    struct pending *pending = station_push(s, lane, request->kind);
    station_look_at_sticks(s);
    if (station_job_stick(s) == NULL) {
        station_job_begin(s, JOB_PART);
        station_job_failed(s, "Pas de clé USB. Branchez une clé, puis recommencez.");
    } else if (is_out == is_back) { /* else it is so already, and the file is written again */
        struct command command = {.kind = is_back ? COMMAND_GIVE_BACK : COMMAND_LEND,
                                  .lane = lane,
                                  .target = pickup,
                                  .role = request->role};
        station_decide(s, pending, &command);
        pending->then = pending->outcome.refusal.kind == REFUSAL_NONE ? THEN_PART : THEN_NOTHING;
        pending->argument = (int)pickup;
        pending->value = request->value;
    } else {
        station_part_write(s, pickup, request->value == 1);
    }
    station_push_end(s, pending);
}

void station_part_request(struct station *s, uint8_t lane, const struct request *request)
{
    bool is_busy = s->job.status == JOB_RUNNING || s->seen.plan == NULL;
    if (request->kind == REQUEST_PART_LEND && !is_busy) {
        hand_over(s, lane, request, false);
        return;
    }
    if (request->kind == REQUEST_PART_GIVE_BACK && !is_busy) {
        hand_over(s, lane, request, true);
        return;
    }
    if (s->job.status != JOB_RUNNING && request->kind == REQUEST_PARTS_LOOK) {
        parts_look(s);
    } else if (s->job.status != JOB_RUNNING && request->kind == REQUEST_PART_TAKE) {
        take(s, request->argument);
    }
    if (!s->has_failed) {
        station_push_end(s, station_push(s, lane, request->kind));
    }
}
