/* papers.c: slips and sheets: the serials that stand on them first, then the worker draws
 * the pages of a kind, to the stick or to the office printer. */
#include <stdlib.h>
#include <string.h>

#include "app/crate_label.h"
#include "app/jobs.h"
#include "app/other_label.h"
#include "app/paper_day.h"
#include "app/spool_label.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"
#include "paper/roll.h"

static bool to_office(const struct station *s)
{
    return s->settings[SETTING_PAPERS_TO] == PAPERS_TO_OFFICE;
}

static bool find_kind(const char *name, enum paper_kind *ret)
{
    for (int i = 0; i < PAPER_KIND_COUNT; i++) {
        if (str_equal(name, paper_name((enum paper_kind)i))) {
            *ret = (enum paper_kind)i;
            return true;
        }
    }
    return false;
}

/* Why it cannot begin now, NULL: it can. */
static const char *refusal(struct station *s, const char *name)
{
    enum paper_kind kind;
    if (s->ahead.plan == NULL) {
        return "Il n’y a pas encore de commandes : importez d’abord un mois.";
    }
    if (!find_kind(name, &kind)) {
        return "Borne ne connaît pas ces pages.";
    }
    if (to_office(s)) {
        return station_office_refusal(s);
    }
    (void)station_look_at_sticks(s);
    return station_job_stick(s) == NULL
               ? "Pas de clé USB. Branchez une clé pour y mettre les pages."
               : NULL;
}

/* Serials of all crates, or of all products without a code of their own: slips and return forms
 * carry them. False: refused, told. */
static bool give_serials(struct station *s, struct pending *pending, int kind)
{
    size_t count;
    uint32_t *targets = kind == CODE_CRATE ? crate_label_crates(&s->ahead, ID_NONE, &count)
                                           : other_label_products(&s->ahead, &count);
    struct command command = {.kind = COMMAND_DRAW_LABELS,
                              .lane = pending->lane,
                              .label_kind = kind,
                              .targets = targets,
                              .target_count = count};
    if (count > 0) {
        station_decide(s, pending, &command);
    }
    free(targets);
    enum refusal_kind refused = pending->outcome.refusal.kind;
    pending->outcome.refusal = (struct refusal){0}; /* told as the job's result */
    if (refused == REFUSAL_NO_SERIAL) {
        station_job_failed(s, "Les 9 999 étiquettes de cette préparation sont utilisées.");
    } else if (refused != REFUSAL_NONE) {
        station_job_failed(s, "Ces pages ne peuvent pas être dessinées maintenant.");
    }
    return refused == REFUSAL_NONE;
}

void station_papers(struct station *s, uint8_t lane, const struct request *request)
{
    if (s->job.status == JOB_RUNNING) {
        struct pending *pending = station_push(s, lane, REQUEST_PAPERS);
        pending->outcome.refusal.kind = REFUSAL_NOT_NOW;
        station_push_end(s, pending);
        return;
    }
    const char *why = refusal(s, request->text);
    station_job_begin(s, JOB_PAPERS);
    if (why == NULL) {
        struct pending *crates = station_push(s, lane, REQUEST_NONE);
        crates->is_inner = true;
        bool has_serials = give_serials(s, crates, CODE_CRATE);
        station_push_end(s, crates);
        why = has_serials ? NULL : s->job.result;
    } else {
        station_job_failed(s, why);
    }
    struct pending *pending = station_push(s, lane, REQUEST_PAPERS);
    if (why == NULL && give_serials(s, pending, CODE_PRODUCT)) {
        pending->then = THEN_PAPERS;
        pending->argument = request->argument;
        (void)str_copy(pending->text, sizeof pending->text, request->text);
    }
    station_push_end(s, pending);
}

/* "bordereaux-preparation-3-labo-des-halles.pdf" */
static void name_file(const struct station *s, const struct papers_job *job, char *to, size_t size)
{
    const struct pickup *pickup = plan_pickup(s->seen.plan, job->filter.pickup);
    str_format(to, size, "%s-preparation-%u", paper_file(job->kind), s->seen.number);
    if (pickup != NULL) {
        station_append_name(to, size, pickup->name);
    }
    (void)str_append(to, size, ".pdf");
}

void station_papers_draw(struct station *s, uint32_t pickup, const char *name)
{
    struct papers_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    bool known = find_kind(name, &job->kind);
    ASSERT(known);
    job->filter.pickup = pickup;
    job->prep = s->seen.number;
    job->created_at_s = s->ports.now_ms(s->ports.context) / 1000;
    job->day = station_label_day(s);
    job->is_office = to_office(s);
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    name_file(s, job, job->file_name, sizeof job->file_name);
    const char *folder = job->is_office ? s->dir : station_job_stick(s);
    if (folder == NULL) {
        station_job_failed(s, "La clé n’est plus là. Remettez-la, puis recommencez : rien n’est "
                              "perdu.");
        free(job);
        return;
    }
    if (job->is_office) {
        job->office_id = s->press.next_job++;
        str_format(job->path, sizeof job->path, "%s/impression-%u.pdf", folder, job->office_id);
    } else {
        str_format(job->path, sizeof job->path, "%s/%s", folder, job->file_name);
    }
    station_job_give(s, &job->work, papers_job_run);
}

void station_papers_done(struct station *s, struct papers_job *job)
{
    if (job->is_done) {
        station_job_done(s, job->file_name);
        if (job->is_office) {
            station_office_print(s, job->office_id, job->file_name);
        }
    } else if (str_equal(job->error.code, "nothing_to_draw")) {
        station_job_failed(s, job->error.text);
    } else {
        station_job_fail_on_stick(s, job->path, &job->error);
    }
    free(job);
}

struct roll_slip *station_slip(const struct station *s, const struct spool_label *row)
{
    char code[SPOOL_CODE], words[32];
    struct paper_day day = {.prep = &s->seen, .day = words};
    if (s->seen.plan == NULL || plan_crate(s->seen.plan, row->target) == NULL) {
        return NULL;
    }
    spool_slip_code(&s->seen, row->target, code);
    if (!str_equal(code, row->code)) { /* its label was replaced meanwhile */
        return NULL;
    }
    paper_day_colours(&day);
    paper_day_words(station_label_day(s), words, sizeof words);
    return roll_slip_make(&day, row->target);
}
