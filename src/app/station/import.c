/* import.c: the station's side of a month that comes in: found, read, settled, kept, and
 * the export erased from its stick. */
#include <stdlib.h>
#include <string.h>

#include "app/import_job.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

void station_forget_preview(struct station *s)
{
    import_job_destroy(s->preview);
    s->preview = NULL;
    s->import = (struct import_view){0};
    memory_finish(&s->answers);
}

_Static_assert((int)STATION_FILES >= (int)IMPORT_FILES, "screens see every file");

/* What the files are and whether their stick is still needed. */
static void show_source(struct station *s)
{
    struct import_job *job = s->preview;
    struct import_view *view = &s->import;
    view->is_aside = job->source.aside[0] != '\0';
    view->file_count = job->list != NULL ? job->list->count : 0;
    view->files = s->files;
    for (int i = 0; i < view->file_count; i++) {
        const struct import_file *from = &job->list->files[i];
        struct ui_file *file = &s->files[i];
        *file = (struct ui_file){.bytes = from->bytes, .changed_s = from->changed_ns / 1000000000};
        memcpy(file->name, from->name, sizeof file->name);
        memcpy(file->folder, from->folder, sizeof file->folder);
        memcpy(file->title, from->title, sizeof file->title);
    }
    view->has_choice = job->has_choice;
    view->is_complete = job->list == NULL || job->list->is_complete;
    str_copy(view->file_name, sizeof view->file_name, job->file_name);
    str_copy(view->form, sizeof view->form, job->source.title);
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
        .label_crates = import->label_crates,
        .is_partial = import->is_partial,
        .follows = follows,
        .is_same = import->kind == MONTH_IMPORT_SAME,
        .replaces = import->kind == MONTH_IMPORT_REPLACES,
        .is_blocked = import->kind == MONTH_IMPORT_BLOCKED,
    };
    str_copy(view.why, sizeof view.why, import->why);
    str_copy(view.past, sizeof view.past, import->past);
    view.open_questions = (unsigned)month_open_questions(&job->month);
    s->import = view;
    show_source(s);
}

/* A job that reads: with all that is known, and nothing shared. */
static struct import_job *begin_reading(struct station *s)
{
    struct import_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->worker = s->worker;
    memory_set_all(&job->memory, s->memory.rows, s->memory.count);
    memory_set_all(&job->answers, s->answers.rows, s->answers.count);
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    job->ids = s->ids;
    job->ids.prep = s->ahead.number;
    job->settings = plan_settings_default();
    job->settings.crate_limit_g = s->settings[SETTING_CRATE_LIMIT_G];
    station_job_begin(s, JOB_IMPORT_READ);
    return job;
}

void station_import_read(struct station *s, uint32_t chosen)
{
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_begin_next_prep(s); /* a closed one stays to be looked at until a new month comes */
    if (s->has_failed) {
        return;
    }
    struct import_list *list = NULL;
    if (chosen != 0 && s->preview != NULL) { /* of the files that were shown */
        list = s->preview->list;
        s->preview->list = NULL;
    }
    station_forget_preview(s);
    station_look_at_sticks(s);
    if (station_job_stick(s) == NULL) {
        free(list);
        station_job_begin(s, JOB_IMPORT_READ);
        station_job_failed(s, "Pas de clé USB. Branchez la clé du mois.");
        return;
    }
    struct import_job *job = begin_reading(s);
    job->list = list;
    job->chosen = list != NULL ? chosen : 0;
    for (int i = 0; i < s->stick_count; i++) {
        if (station_is_dir(s->sticks[i])) {
            str_copy(job->sticks[job->stick_count++], LIMIT_PATH, s->sticks[i]);
        }
    }
    station_job_give(s, &job->work, import_job_run);
}

void station_import_answer(struct station *s, uint32_t index, int choice, const char *typed)
{
    struct import_job *old = s->preview;
    if (s->job.status == JOB_RUNNING || old == NULL || index >= old->month.question_count) {
        return;
    }
    const struct month_question *question = &old->month.questions[index];
    bool is_choice = choice >= 0 && (size_t)choice < question->choice_count;
    bool is_typed = (question->takes_number || question->takes_text) && typed[0] != '\0';
    if (!is_choice && !is_typed) {
        return;
    }
    memory_set(&s->answers, question->key, is_choice ? question->choices[choice].value : typed);
    struct import_job *job = begin_reading(s);
    job->source = old->source; /* the copies go along; the old month stays to be looked at */
    job->list = old->list;
    memset(&old->source, 0, sizeof old->source);
    old->list = NULL;
    job->photos = old->photos; /* their stick may be gone */
    memset(&old->photos, 0, sizeof old->photos);
    station_job_give(s, &job->work, import_job_run);
}

void station_import_read_done(struct station *s, struct import_job *job)
{
    if (job->is_done || job->has_choice) {
        import_job_destroy(s->preview);
        s->preview = job;
        if (job->has_choice) {
            s->import = (struct import_view){0};
            show_source(s);
        } else {
            judge_preview(s);
            if (s->import.is_same) { /* nothing else is to be kept: at once */
                station_photos_keep(s, 0, &job->photos.made, ROLE_DIRECTOR);
            }
        }
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
    station_forget_preview(s);
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
    uint32_t *labels = import->label_crates;
    memset(&import->changes, 0, sizeof import->changes);
    import->chores = NULL;
    import->label_crates = NULL;
    judge_preview(s);
    bool same = month_import_equal(&read, import);
    plan_changes_finish(&changes);
    free(chores);
    free(labels);
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

void station_import_save(struct station *s, uint8_t lane, enum role role)
{
    struct pending *pending = station_push(s, lane, REQUEST_IMPORT_SAVE);
    struct import_job *job = s->preview;
    bool may = job != NULL && s->job.status != JOB_RUNNING && !s->import.is_blocked &&
               !s->import.has_choice && month_open_questions(&job->month) == 0 &&
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
    pending->gesture.memory = job->month.memory; /* the preview is kept until it is durable */
    pending->gesture.memory_count = job->month.memory_count;
    pending->then = THEN_IMPORT;
    station_give_owned(s, pending, &job->photos.made, role);
    s->import.plan = plan; /* the station's now; the preview goes on showing it */
    station_push_end(s, pending);
}

void station_import_kept(struct station *s)
{
    struct import_job *job = s->preview;
    ASSERT(job != NULL);
    memory_set_all(&s->memory, job->month.memory, job->month.memory_count);
    s->job.status = JOB_DONE;
    s->import.is_same = true;
    s->import.follows = s->import.replaces = s->import.is_partial = false;
    s->import.changes = NULL; /* it spoke of the plan before */
    s->import.chore_count = s->import.labels = 0;
    s->import.has_export = import_source_is_there(&job->source);
    import_source_drop(&job->source);
}

void station_erase(struct station *s)
{
    if (s->job.status == JOB_RUNNING || s->preview == NULL) {
        return;
    }
    struct erase_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->source = s->preview->source;
    job->source.aside[0] = '\0'; /* the copies are the preview's */
    station_job_begin(s, JOB_ERASE);
    station_job_give(s, &job->work, erase_job_run);
}

void station_erase_done(struct station *s, struct erase_job *job)
{
    if (job->is_done) {
        s->import.has_export = false;
        station_job_done(s, "");
    } else {
        station_job_fail_on_stick(s, job->source.originals[0], &job->error);
    }
    free(job);
}

void station_remarks(struct station *s)
{
    if (s->job.status == JOB_RUNNING || s->preview == NULL) {
        return;
    }
    station_look_at_sticks(s);
    station_job_begin(s, JOB_REMARKS);
    const char *stick = station_job_stick(s);
    if (stick == NULL) {
        station_job_failed(s, "Pas de clé USB. Branchez une clé pour y mettre la liste.");
        return;
    }
    struct remarks_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->text = import_remarks(&s->preview->month);
    str_format(job->file_name, sizeof job->file_name, "remarques-preparation-%u.csv",
               s->ahead.number);
    str_format(job->path, sizeof job->path, "%s/%s", stick, job->file_name);
    station_job_give(s, &job->work, remarks_job_run);
}

void station_remarks_done(struct station *s, struct remarks_job *job)
{
    if (job->is_done) {
        station_job_done(s, job->file_name);
    } else {
        station_job_fail_on_stick(s, job->path, &job->error);
    }
    remarks_job_destroy(job);
}
