/* station_job.c: the station's side of import and export: what a job is given, and what
 * becomes of its result. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/jobs.h"
#include "app/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

void station_job_begin(struct station *s, enum job_kind kind)
{
    s->job = (struct job_view){.kind = kind, .status = JOB_RUNNING};
}

void station_job_give(struct station *s, struct work *work, void (*run)(struct work *))
{
    work->run = run;
    s->work = work;
    worker_give(s->worker, work);
}

void station_job_done(struct station *s, const char *result)
{
    s->job.status = JOB_DONE;
    s->job.permil = 1000;
    str_copy(s->job.result, sizeof s->job.result, result);
}

void station_job_failed(struct station *s, const char *text)
{
    s->job.status = JOB_FAILED;
    str_copy(s->job.result, sizeof s->job.result, text);
}

static bool is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The stick that files are written to, NULL when there is none. */
const char *station_job_stick(const struct station *s)
{
    for (int i = s->stick_count - 1; i >= 0; i--) {
        if (is_dir(s->sticks[i])) {
            return s->sticks[i];
        }
    }
    return NULL;
}

/* A stick that was pulled explains whatever went wrong on it. */
void station_job_fail_on_stick(struct station *s, const char *path, const struct error *err)
{
    char folder[LIMIT_PATH];
    log_error("job", err);
    str_copy(folder, sizeof folder, path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    station_job_failed(s, is_dir(folder) ? err->text
                                         : "La clé n'est plus là. Remettez-la, puis recommencez : "
                                           "rien n'est perdu.");
}

void station_forget_preview(struct station *s)
{
    import_job_destroy(s->preview);
    s->preview = NULL;
    s->import = (struct import_view){0};
}

/* Moves a plan and its people to the heap, where the station keeps them. */
static struct plan *move_plan(struct month_import *import)
{
    struct plan *plan = malloc(sizeof *plan);
    ASSERT(plan != NULL);
    *plan = import->plan;
    memset(&import->plan, 0, sizeof import->plan);
    return plan;
}

static struct people *move_people(struct month_import *import)
{
    struct people *people = malloc(sizeof *people);
    ASSERT(people != NULL);
    *people = import->people;
    memset(&import->people, 0, sizeof import->people);
    return people;
}

static void show_preview(struct station *s);

static void judge_preview(struct station *s)
{
    struct import_job *job = s->preview;
    if (job == NULL) {
        return;
    }
    struct month_import *import = &job->import;
    month_import_judge_again(&s->ahead, &s->people, import);
    month_import_look_back(&s->before, import);
    show_preview(s);
}

static void show_preview(struct station *s)
{
    struct import_job *job = s->preview;
    const struct month_import *import = &job->import;
    bool follows = import->kind == MONTH_IMPORT_FOLLOWS;
    struct import_view view = {
        .is_ready = true,
        .month = &job->month,
        .plan = &import->plan,
        .changes = follows ? &import->changes : NULL,
        .chores = import->chores,
        .chore_count = follows ? import->chore_count : 0,
        .labels = follows ? import->labels : 0,
        .is_partial = import->is_partial,
        .follows = follows,
        .is_same = import->kind == MONTH_IMPORT_SAME,
        .replaces = import->kind == MONTH_IMPORT_REPLACES,
        .is_blocked = import->kind == MONTH_IMPORT_BLOCKED,
    };
    str_copy(view.file_name, sizeof view.file_name, job->file_name);
    str_copy(view.why, sizeof view.why, import->why);
    str_copy(view.past, sizeof view.past, import->past);
    if (month_open_questions(&job->month) > 0) {
        view.is_blocked = true;
        str_copy(view.why, sizeof view.why, month_first_question(&job->month)->text);
    }
    s->import = view;
}

void station_import_read(struct station *s)
{
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_begin_next_prep(s); /* a closed one stays to be looked at until a new month comes */
    if (s->has_failed) {
        return;
    }
    station_forget_preview(s);
    station_job_begin(s, JOB_IMPORT_READ);
    station_look_at_sticks(s);
    if (station_job_stick(s) == NULL) {
        station_job_failed(s, "Pas de clé USB. Branchez la clé du mois.");
        return;
    }
    struct import_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->worker = s->worker;
    for (int i = 0; i < s->stick_count; i++) {
        if (is_dir(s->sticks[i])) {
            str_copy(job->sticks[job->stick_count++], LIMIT_PATH, s->sticks[i]);
        }
    }
    job->ids = s->ids;
    job->ids.prep = s->ahead.number;
    job->settings = plan_settings_default();
    job->settings.crate_limit_g = s->settings[SETTING_CRATE_LIMIT_G];
    station_job_give(s, &job->work, import_job_run);
}

static void import_read_done(struct station *s, struct import_job *job)
{
    if (job->is_done) {
        s->preview = job;
        judge_preview(s);
        station_job_done(s, job->file_name);
        return;
    }
    if (atomic_load(&job->work.is_cancelled)) {
        s->job = (struct job_view){.kind = JOB_IMPORT_READ, .status = JOB_IDLE};
    } else {
        station_job_fail_on_stick(s, job->stick_count > 0 ? job->sticks[job->stick_count - 1] : "",
                                  &job->error);
        if (job->outcome.row > 0 && station_job_stick(s) != NULL) {
            char row[32];
            str_format(row, sizeof row, " (ligne %u)", job->outcome.row);
            str_append(s->job.result, sizeof s->job.result, row);
        }
    }
    import_job_destroy(job);
}

/* Work goes on while the director reads: what was begun since may no longer change. False, and the
 * preview shows the new difference, when it is another one than the one that was read. */
static bool is_what_was_read(struct station *s)
{
    struct month_import *import = &s->preview->import;
    if (import->kind != MONTH_IMPORT_FOLLOWS && import->kind != MONTH_IMPORT_REPLACES) {
        return true;
    }
    if (import->basis == s->ahead.event_count) {
        return true;
    }
    struct month_import read = *import;
    struct plan_changes changes = import->changes;
    struct chore *chores = import->chores;
    memset(&import->changes, 0, sizeof import->changes);
    import->chores = NULL;
    judge_preview(s);
    bool same = month_import_equal(&read, import);
    plan_changes_finish(&changes);
    free(chores);
    s->import.has_moved_on = !same;
    return same;
}

/* Who filled a crate is remembered of the crate that goes on from it. */
static void carry_pairs(struct station *s, struct pending *pending, const struct plan *plan)
{
    size_t count = s->pairs.count; /* of before */
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        for (size_t k = 0; k < count && crate->carries != ID_NONE; k++) {
            struct pair_crate row = s->pairs.rows[k];
            if (row.crate == crate->carries && row.token != 0) {
                pairs_add(&s->pairs, crate->id, row.token);
                store_gesture_pair_crate(&pending->gesture, crate->id, row.token);
            }
        }
    }
}

void station_import_save(struct station *s, uint8_t lane)
{
    struct pending *pending = station_push(s, lane, REQUEST_IMPORT_SAVE);
    struct import_job *job = s->preview;
    bool may = job != NULL && s->job.status != JOB_RUNNING && !s->import.is_blocked &&
               !s->import.is_same && job->import.plan.import == s->ids.import &&
               job->import.plan.prep == s->ahead.number && is_what_was_read(s);
    if (!may) {
        pending->outcome.refusal.kind = REFUSAL_NOT_NOW;
        station_push_end(s, pending);
        return;
    }
    station_job_begin(s, JOB_IMPORT_SAVE);
    struct plan *plan = move_plan(&job->import);
    plans_add(&s->plans, plan);
    struct command command = {.kind = COMMAND_SET_PLAN, .lane = lane, .target = plan->import};
    station_decide(s, pending, &command);
    ASSERT(pending->outcome.refusal.kind == REFUSAL_NONE);
    s->ids = plan_ids_after(plan);
    carry_pairs(s, pending, plan);
    pending->people = move_people(&job->import);
    pending->gesture.plan = plan;
    pending->gesture.people = pending->people;
    pending->then = THEN_IMPORT;
    s->import.plan = plan; /* the station's now; the preview goes on showing it */
    station_push_end(s, pending);
}

void station_export(struct station *s)
{
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_job_begin(s, JOB_EXPORT);
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    if (stick == NULL) {
        station_job_failed(s, "Pas de clé USB. Branchez une clé pour y mettre le bilan.");
        return;
    }
    if (s->seen.plan == NULL) {
        station_job_failed(s, "Il n'y a rien à exporter : importez d'abord un mois.");
        return;
    }
    struct export_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    str_copy(job->dir, sizeof job->dir, s->dir);
    job->prep = s->seen.number;
    job->created_at_s = s->ports.now_ms(s->ports.context) / 1000;
    str_format(job->csv_path, sizeof job->csv_path, "%s/bilan-preparation-%u.csv", stick,
               job->prep);
    str_format(job->xlsx_path, sizeof job->xlsx_path, "%s/bilan-preparation-%u.xlsx", stick,
               job->prep);
    station_job_give(s, &job->work, export_job_run);
}

static void export_done(struct station *s, struct export_job *job)
{
    if (job->is_done) {
        char result[320];
        str_format(result, sizeof result, "%s, %s", strrchr(job->csv_path, '/') + 1,
                   strrchr(job->xlsx_path, '/') + 1);
        station_job_done(s, result);
    } else {
        station_job_fail_on_stick(s, job->csv_path, &job->error);
    }
    free(job);
}

void station_cancel(struct station *s)
{
    if (s->work != NULL) {
        atomic_store(&s->work->is_cancelled, true);
    }
}

/* What the finished work was, by the job that runs. */
static void take_result(struct station *s, struct work *work)
{
    switch (s->job.kind) {
    case JOB_IMPORT_READ: import_read_done(s, (struct import_job *)work); return;
    case JOB_LABELS: station_labels_done(s, (struct labels_job *)work); return;
    case JOB_EXPORT: export_done(s, (struct export_job *)work); return;
    case JOB_NONE:
    case JOB_IMPORT_SAVE:
    case JOB_KIND_COUNT: break;
    }
    ASSERT_UNREACHABLE("job kind");
}

bool station_job_poll(struct station *s)
{
    if (s->work == NULL) {
        return false;
    }
    int permil = atomic_load(&s->work->permil);
    bool changed = permil != s->job.permil;
    s->job.permil = permil;
    struct work *work = worker_take(s->worker);
    if (work != NULL) {
        s->work = NULL;
        take_result(s, work);
        changed = true;
    }
    return changed;
}

void station_job_end(struct station *s)
{
    if (s->work != NULL) {
        station_cancel(s);
        struct work *work = worker_wait(s->worker);
        s->work = NULL;
        take_result(s, work);
    }
}
