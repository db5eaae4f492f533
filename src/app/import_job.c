/* import_job.c: see import_job.h. On the worker's thread. */
#include "app/import_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/floor_kept.h"
#include "app/own.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/log.h"
#include "base/str.h"

static bool is_cancelled(void *context)
{
    struct import_job *job = context;
    return atomic_load(&job->work.is_cancelled);
}

static void tell_progress(void *context, size_t done, size_t total)
{
    struct import_job *job = context;
    if (total > 0) {
        worker_progress(job->worker, &job->work, (int)((uint64_t)done * 1000 / total));
    }
}

/* Where the stick has none, the one that a kit brought. */
static void take_own_catalogue(struct import_job *job)
{
    struct import_source *source = &job->source;
    struct error left_out = {0};
    char path[LIMIT_PATH];
    bool is_there = false;
    if (job->dir[0] == '\0' || source->catalogue[0] != '\0' || source->aside[0] == '\0' ||
        !str_format(path, sizeof path, "%s/catalogue.csv", source->aside)) {
        return;
    }
    if (!own_catalogue(job->dir, path, &is_there, &left_out)) {
        log_error("import", &left_out);
    } else if (is_there) {
        (void)str_copy(source->catalogue, sizeof source->catalogue, path);
    }
}

/* Which files to read: what was read before, what was chosen, or the only one there is. False when
 * there is none to read yet. */
static bool choose(struct import_job *job, const struct intake_options *options)
{
    if (job->source.order_count > 0) {
        return true;
    }
    if (job->list == NULL) {
        job->list = calloc(1, sizeof *job->list);
        ASSERT(job->list != NULL);
        if (!import_list_find((const char(*)[LIMIT_PATH])job->sticks, job->stick_count, options,
                              job->list, &job->error)) {
            return false;
        }
    }
    if (job->list->count == 0) {
        return error_set(&job->error, ERROR_INPUT, "no_orders",
                         "Pas de fichier de commandes sur la clé. Copiez-y l’export du mois, puis "
                         "recommencez.");
    }
    bool is_pair = job->list->count == 2 && import_list_is_pair(job->list);
    if (job->chosen == 0 && job->list->count > 1 && !is_pair) {
        job->has_choice = true;
        return false;
    }
    import_source_choose(job->list, job->chosen != 0 ? job->chosen : 1u, &job->source);
    take_own_catalogue(job);
    return job->source.order_count > 0 ||
           error_set(&job->error, ERROR_INPUT, "no_orders", "Choisissez un fichier.");
}

static struct intake_answer *answers_of(const struct memory *memory)
{
    struct intake_answer *answers = calloc(memory->count + 1, sizeof *answers);
    ASSERT(answers != NULL);
    for (size_t i = 0; i < memory->count; i++) {
        answers[i] = (struct intake_answer){memory->rows[i].key, memory->rows[i].value};
    }
    return answers;
}

/* What is none is said among the remarks: which file, and why. */
static void fetch_photos(struct import_job *job)
{
    for (int i = 0; i < job->stick_count; i++) {
        photos_fetch(job->sticks[i], &job->photos);
    }
    for (int i = 0; i < job->photos.left_count && i < PHOTOS_LEFT; i++) {
        const struct photo_left *left = &job->photos.left[i];
        month_warn(&job->month, MONTH_WARNING, "photo_left", "Photos pas prises", 0,
                   "photos/%s : %s", left->name, left->why);
    }
}

void import_job_run(struct work *work)
{
    struct import_job *job = (struct import_job *)work;
    struct intake_options options = {
        .cancelled = is_cancelled, .progress = tell_progress, .context = job};
    if (!choose(job, &options)) {
        return;
    }
    const char *paths[IMPORT_FILES];
    struct intake_files files = import_source_files(&job->source, paths);
    struct intake_answer *answers = answers_of(&job->answers), *memory = answers_of(&job->memory);
    options.answers = answers;
    options.answer_count = job->answers.count;
    options.memory = memory;
    options.memory_count = job->memory.count;
    str_copy(job->file_name, sizeof job->file_name, job->source.name);
    job->is_done = intake_read(&files, &options, &job->month, &job->outcome, &job->error);
    free(answers);
    free(memory);
    if (job->is_done) {
        floor_kept_places(&job->month, &job->memory);
        fetch_photos(job);
        month_import_judge(&job->month, NULL, NULL, &job->ids, &job->settings, &job->import);
    }
}

void import_job_destroy(struct import_job *job)
{
    if (job == NULL) {
        return;
    }
    free(job->list);
    memory_finish(&job->answers);
    memory_finish(&job->memory);
    import_source_finish(&job->source);
    month_finish(&job->month);
    month_import_finish(&job->import);
    photos_brought_finish(&job->photos);
    free(job);
}

void erase_job_run(struct work *work)
{
    struct erase_job *job = (struct erase_job *)work;
    job->is_done = import_source_erase(&job->source, &job->error);
}

void remarks_job_run(struct work *work)
{
    struct remarks_job *job = (struct remarks_job *)work;
    struct file_out out = {0};
    struct stick_write write = {0};
    if (!stick_write_begin(&write, job->path, &job->error)) {
        return;
    }
    if (file_out_open(&out, job->path, &job->error)) {
        (void)file_out_write(&out, job->text, strlen(job->text));
        job->is_done = file_out_commit(&out, &job->error);
    }
    stick_write_end(&write);
}

void remarks_job_destroy(struct remarks_job *job)
{
    if (job != NULL) {
        free(job->text);
        free(job);
    }
}

/* A cell in quotes; a sign that a spreadsheet would take for a formula gets a blank before it. */
static void write_cell(FILE *to, const char *text)
{
    fputc('"', to);
    if (text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL) {
        fputc(' ', to);
    }
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            fputc('"', to);
        }
        fputc(*text, to);
    }
    fputc('"', to);
}

static void write_row(FILE *to, const char *what, uint32_t row, const char *text)
{
    write_cell(to, what);
    if (row > 0) {
        fprintf(to, ";%u;", (unsigned)row);
    } else {
        fputs(";;", to);
    }
    write_cell(to, text);
    fputs("\r\n", to);
}

char *import_remarks(const struct month *month)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    ASSERT(to != NULL);
    fputs("\xEF\xBB\xBFQuoi;Ligne;Remarque\r\n", to);
    for (size_t i = 0; i < month->question_count; i++) {
        const struct month_question *question = &month->questions[i];
        bool has_name = question->kind == MONTH_QUESTION_ORDER_PICKUP; /* of its buyer */
        char said[200];
        str_format(said, sizeof said, "La commande %s ne dit pas son point de collecte.",
                   question->subject);
        if (question->answer[0] == '\0') {
            write_row(to, "À régler", question->row, has_name ? said : question->text);
        }
    }
    for (size_t i = 0; i < month->left_out_count; i++) {
        char said[200];
        const struct month_left_out *row = &month->left_out[i];
        str_format(said, sizeof said, "%zu commande%s : %s", row->orders,
                   row->orders > 1 ? "s" : "", row->text);
        write_row(to, "Laissé de côté", 0, said);
    }
    for (size_t i = 0; i < month->warning_count; i++) {
        const struct month_warning *warning = &month->warnings[i];
        write_row(to, warning->severity == MONTH_WARNING ? "À regarder" : "À savoir", warning->row,
                  warning->text);
    }
    if (month->warnings_dropped > 0) {
        char said[64];
        str_format(said, sizeof said, "… et %zu de plus", month->warnings_dropped);
        write_row(to, "À regarder", 0, said);
    }
    fclose(to);
    ASSERT(text != NULL);
    return text;
}
