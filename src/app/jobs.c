/* jobs.c: drawing labels, writing lists. On the worker's thread. */
#include "app/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "app/months.h"
#include "app/paper_day.h"
#include "app/record.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/str.h"
#include "paper/months.h"
#include "paper/year.h"
#include "report/after.h"
#include "report/report.h"
#include "report/year.h"
#include "ui/picture.h"

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

/* "bilan-preparation-3.csv" -> "…/bilan-NAME-preparation-3EXT", beside it. */
static void beside(const struct export_job *job, const char *name, const char *ends, char *to)
{
    const char *slash = strrchr(job->csv_path, '/');
    size_t length = slash != NULL ? (size_t)(slash - job->csv_path) : 0;
    str_format(to, LIMIT_PATH, "%.*s/bilan-%s-preparation-%u%s", (int)length, job->csv_path, name,
               job->prep, ends);
}

/* The month's pages and workbook, the suppliers' sheets, the treasurer's tables, Airtable's. */
static bool export_after(struct export_job *job, const struct record *record,
                         const struct sheet_origin *origin)
{
    char path[LIMIT_PATH];
    struct month_page page;
    const struct prep *prep = &record->prep;
    if (!months_count(record->store, job->prep, &page, &job->error)) {
        return false;
    }
    static const struct {
        const char *name;
        enum months_pages pages;
    } papers[] = {
        {"mois", MONTHS_ONE_PAGE}, {"fournisseurs", MONTHS_SUPPLIERS}, {"merci", MONTHS_WORD}};
    bool ok = true;
    for (size_t i = 0; ok && i < 3; i++) {
        beside(job, papers[i].name, ".pdf", path);
        struct error why = {0};
        ok = months_pdf(prep, page.months, (size_t)page.count, papers[i].pages,
                        origin->created_at_s, picture_of_product, path, &why) ||
             str_equal(why.code, "nothing_to_draw"); /* no supplier is known: no page of theirs */
        job->error = ok ? job->error : why;
    }
    beside(job, "mois", ".xlsx", path);
    ok = ok && report_month_xlsx(prep, page.months, (size_t)page.count, origin, path, &job->error);
    beside(job, "annee", ".pdf", path);
    ok = ok && year_pdf(&page.year, origin->created_at_s, path, &job->error);
    beside(job, "annee", ".xlsx", path);
    ok = ok && report_year_xlsx(&page.year, origin, path, &job->error);
    beside(job, "tresorerie", ".xlsx", path);
    ok = ok && report_treasurer_xlsx(prep, origin, path, &job->error);
    beside(job, "airtable", "", path);
    ok = ok && report_airtable(prep, path, &job->error);
    months_finish(&page);
    return ok;
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
                   report_xlsx(&record.prep, &filter, &origin, job->xlsx_path, &job->error) &&
                   export_after(job, &record, &origin);
    stick_write_end(&stick);
    record_finish(&record);
}
