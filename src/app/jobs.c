/* jobs.c: drawing labels, writing lists. On the worker's thread. */
#include "app/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "app/paper_day.h"
#include "app/record.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/str.h"
#include "report/report.h"

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

void papers_job_run(struct work *work)
{
    struct papers_job *job = (struct papers_job *)work;
    struct record record = {0};
    struct paper_day day;
    struct stick_write stick = {0};
    char words[32];
    int32_t chosen;
    job->is_done =
        stick_write_begin(&stick, job->path, &job->error) &&
        record_open(&record, job->dir, job->prep, &job->error) &&
        paper_day_fill(&record, NULL, job->created_at_s * 1000, &day, &chosen, &job->error);
    if (job->is_done) {
        paper_day_words(job->day, words, sizeof words);
        day.day = words;
        job->is_done = paper_pdf(&day, job->kind, &job->filter, job->path, &job->error);
    }
    stick_write_end(&stick);
    record_finish(&record);
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
