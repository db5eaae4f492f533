/* job.c: the station's side of the export of lists: what a job is given, and what
 * becomes of its result. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/import_job.h"
#include "app/jobs.h"
#include "app/keep_job.h"
#include "app/station/station_private.h"
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

bool station_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The stick that files are written to, NULL when there is none. */
const char *station_job_stick(const struct station *s)
{
    for (int i = s->stick_count - 1; i >= 0; i--) {
        if (station_is_dir(s->sticks[i])) {
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
    station_job_failed(s, station_is_dir(folder)
                              ? err->text
                              : "La clé n’est plus là. Remettez-la, puis recommencez : "
                                "rien n’est perdu.");
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
        station_job_failed(s, "Il n’y a rien à exporter : importez d’abord un mois.");
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
        station_job_done(s, "tous les fichiers « bilan-… » de la clé");
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
    case JOB_IMPORT_READ: station_import_read_done(s, (struct import_job *)work); return;
    case JOB_ERASE: station_erase_done(s, (struct erase_job *)work); return;
    case JOB_REMARKS: station_remarks_done(s, (struct remarks_job *)work); return;
    case JOB_LABELS: station_labels_done(s, (struct labels_job *)work); return;
    case JOB_PAPERS: station_papers_done(s, (struct papers_job *)work); return;
    case JOB_SECOURS: station_secours_done(s, (struct secours_job *)work); return;
    case JOB_MONTH: station_month_done(s, (struct month_job *)work); return;
    case JOB_DOCTOR: station_doctor_done(s, (struct doctor_job *)work); return;
    case JOB_EXPORT: export_done(s, (struct export_job *)work); return;
    case JOB_UPKEEP: station_upkeep_done(s, work); return;
    case JOB_OWN: station_own_done(s, work); return;
    case JOB_KIT: station_kit_done(s, work); return;
    case JOB_PARTS:
    case JOB_PART: station_part_done(s, work); return;
    case JOB_SHEET:
    case JOB_BACKUP:
    case JOB_UNSEAL: station_keep_done(s, (struct keep_job *)work); return;
    case JOB_ADOPT:
    case JOB_FORGET:
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
