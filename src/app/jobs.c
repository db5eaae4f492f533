/* jobs.c: reading a month, drawing labels, writing lists. On the worker's thread. */
#include "app/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/str.h"
#include "report/report.h"

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

/* True when this stick had orders, readable or not. */
static bool read_stick(struct import_job *job, const char *stick)
{
    struct intake_list list = {0};
    struct intake_options options = {
        .cancelled = is_cancelled, .progress = tell_progress, .context = job};
    if (!intake_find(stick, &options, &list, &job->error)) {
        return false;
    }
    const struct intake_found *orders = intake_list_newest(&list, INTAKE_ORDERS);
    const struct intake_found *catalogue = intake_list_newest(&list, INTAKE_CATALOGUE);
    const struct intake_found *points = intake_list_newest(&list, INTAKE_POINTS);
    if (orders != NULL) {
        const char *path = orders->path;
        const char *slash = strrchr(path, '/');
        struct intake_files files = {
            .orders = &path,
            .order_count = 1,
            .catalogue = catalogue != NULL ? catalogue->path : NULL,
            .points = points != NULL ? points->path : NULL,
        };
        str_copy(job->file_name, sizeof job->file_name, slash != NULL ? slash + 1 : path);
        job->is_done = intake_read(&files, &options, &job->month, &job->outcome, &job->error);
    }
    bool had_orders = orders != NULL;
    intake_list_finish(&list);
    return had_orders;
}

void import_job_run(struct work *work)
{
    struct import_job *job = (struct import_job *)work;
    bool found = false;
    for (int i = job->stick_count - 1; i >= 0 && !found; i--) {
        found = read_stick(job, job->sticks[i]);
    }
    if (!found && job->error.kind == ERROR_NONE) {
        error_set(&job->error, ERROR_INPUT, "no_orders",
                  "Pas de fichier de commandes sur la clé. Copiez-y l'export du mois, puis "
                  "recommencez.");
    }
    if (job->is_done) {
        month_import_judge(&job->month, NULL, NULL, &job->ids, &job->settings, &job->import);
    }
}

void import_job_destroy(struct import_job *job)
{
    if (job == NULL) {
        return;
    }
    month_finish(&job->month);
    month_import_finish(&job->import);
    free(job);
}

void labels_job_run(struct work *work)
{
    struct labels_job *job = (struct labels_job *)work;
    struct stick_write stick = {0};
    job->is_done = stick_write_begin(&stick, job->path, &job->error) &&
                   (job->is_ruler ? label_ruler_pdf(&job->sheet, job->path, &job->error)
                                  : label_pdf(&job->sheet, job->labels, job->count, job->path, NULL,
                                              &job->error));
    stick_write_end(&stick);
}

void labels_job_destroy(struct labels_job *job)
{
    if (job != NULL) {
        free(job->labels);
        free(job);
    }
}

void export_job_run(struct work *work)
{
    struct export_job *job = (struct export_job *)work;
    struct record record = {0};
    struct report_filter filter = {0};
    struct sheet_origin origin = {.created_at_s = job->created_at_s};
    struct stick_write stick = {0};
    job->is_done = stick_write_begin(&stick, job->csv_path, &job->error) &&
                   record_open(&record, job->dir, job->prep, &job->error) &&
                   report_csv(&record.prep, &filter, job->csv_path, &job->error) &&
                   report_xlsx(&record.prep, &filter, &origin, job->xlsx_path, &job->error);
    stick_write_end(&stick);
    record_finish(&record);
}
