/* office.c: documents to an office printer: in the spool before they go, followed until the
 * printer has done them, told in words. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/office_work.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

#define KEY_OFFICE "office_printer"

void station_office_open(struct station *s)
{
    s->press.office_worker = worker_create(s->ports.wake, s->ports.context);
}

void station_office_close(struct station *s)
{
    struct press_desk *desk = &s->press;
    if (desk->office_work != NULL) { /* what is with the printer stays there */
        atomic_store(&desk->office_work->is_ending, true);
        free(worker_wait(desk->office_worker));
        desk->office_work = NULL;
    }
    worker_destroy(desk->office_worker);
}

bool station_office_load(struct station *s, struct error *err)
{
    struct press_desk *desk = &s->press;
    if (!store_setting(s->store, KEY_OFFICE, "", desk->office, sizeof desk->office, err)) {
        return false;
    }
    desk->office_count = desk->office[0] != '\0'; /* known before anybody looks for others */
    (void)str_copy(desk->offices[0].name, sizeof desk->offices[0].name, desk->office);
    (void)str_copy(desk->offices[0].says, sizeof desk->offices[0].says, desk->office);
    return true;
}

static void say(struct station *s, const char *text, bool has_failed)
{
    (void)str_copy(s->press.office_says, sizeof s->press.office_says, text);
    s->press.has_office_failed = has_failed;
}

const char *station_office_refusal(const struct station *s)
{
    if (s->press.office[0] == '\0') {
        return "Choisissez d’abord une imprimante de bureau.";
    }
    return s->press.office_work != NULL
               ? "Un document est encore en cours d’impression. Attendez qu’il soit sorti."
               : NULL;
}

static struct office_work *new_work(struct station *s)
{
    struct office_work *work = calloc(1, sizeof *work);
    ASSERT(work != NULL);
    work->worker = s->press.office_worker;
    work->work.run = office_work_run;
    work->office = s->ports.office;
    return work;
}

static void give(struct station *s, struct office_work *work)
{
    s->press.office_work = work;
    worker_give(s->press.office_worker, &work->work);
}

void station_office_look(struct station *s)
{
    if (s->press.office_work == NULL) {
        struct office_work *work = new_work(s);
        work->is_list = true;
        give(s, work);
    }
}

void station_office_choose(struct station *s, uint8_t lane, const struct request *request)
{
    struct press_desk *desk = &s->press;
    struct pending *pending = station_push(s, lane, REQUEST_OFFICE);
    int index = request->argument;
    enum setting_kind kind = request->value == 1 ? SETTING_PAPERS_TO : SETTING_LABEL_TO;
    int where = request->value == 1 ? (int)PAPERS_TO_OFFICE : (int)LABEL_TO_OFFICE;
    if (index >= 0 && index < desk->office_count) {
        char text[16];
        (void)str_copy(desk->office, sizeof desk->office, desk->offices[index].name);
        store_gesture_setting(&pending->gesture, KEY_OFFICE, desk->office);
        str_format(text, sizeof text, "%d", where);
        store_gesture_setting(&pending->gesture, station_setting_keys[kind], text);
        pending->then = THEN_SETTING;
        pending->argument = (int)kind;
        pending->value = where;
        say(s, "", false);
    }
    station_push_end(s, pending);
}

static struct print_step *document_step(struct station *s, const struct spool_job *job,
                                        const struct spool_label *row)
{
    struct print_step *step = station_print_step(1);
    if (job != NULL) {
        step->job = *job;
    }
    step->labels[step->count++] = *row;
    step->labels[0].at_ms = s->ports.now_ms(s->ports.context);
    return step;
}

void station_office_print(struct station *s, uint32_t id, const char *title)
{
    struct press_desk *desk = &s->press;
    struct spool_job job = {.id = id,
                            .prep = s->seen.number,
                            .kind = SPOOL_DOCUMENT,
                            .at_ms = s->ports.now_ms(s->ports.context)};
    struct spool_label row = {.job = job.id,
                              .position = 1,
                              .state = SPOOL_GIVEN, /* it will never be sent twice by itself */
                              .station = s->stamp.station};
    (void)str_copy(job.printer, sizeof job.printer, desk->office);
    (void)str_copy(job.title, sizeof job.title, title);
    say(s, "Le document part vers l’imprimante.", false);
    station_print_push(s, document_step(s, &job, &row));
}

/* A document that is with its printer, or is to be sent: the oldest. */
static struct spool_label *open_row(struct station *s)
{
    struct spool *spool = &s->press.spool;
    for (size_t i = 0; i < spool->label_count; i++) {
        if (spool->labels[i].code[0] == '\0' && spool->labels[i].state == SPOOL_GIVEN) {
            return &spool->labels[i];
        }
    }
    return NULL;
}

static void path_of(const struct station *s, uint32_t job, char *to, size_t size)
{
    (void)str_format(to, size, "%s/impression-%u.pdf", s->dir, job);
}

static void end(struct station *s, uint32_t id, enum spool_state state)
{
    char path[LIMIT_PATH];
    struct spool_label *row = spool_label(&s->press.spool, id, 1);
    path_of(s, id, path, sizeof path);
    (void)unlink(path);
    if (row != NULL && row->state == SPOOL_GIVEN && !s->has_failed) {
        struct spool_label changed = *row;
        changed.state = (uint8_t)state;
        station_print_push(s, document_step(s, NULL, &changed));
    }
}

/* After a start: what was with a printer is followed on; what may have been sent is not sent again.
 */
void station_office_go_on(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct spool_label *row = open_row(s);
    if (row == NULL || desk->office_work != NULL || s->has_failed) {
        return;
    }
    const struct spool_job *job = spool_job(&desk->spool, row->job);
    struct office_work *work = new_work(s);
    atomic_store(&work->job, job->office_job);
    work->spool_job = job->id;
    (void)str_copy(work->printer, sizeof work->printer, job->printer);
    (void)str_copy(work->title, sizeof work->title, job->title);
    path_of(s, job->id, work->path, sizeof work->path);
    give(s, work);
}

void station_office_cancel(struct station *s)
{
    struct office_work *work = s->press.office_work;
    if (work != NULL && !work->is_list) {
        atomic_store(&work->work.is_cancelled, true);
    }
}

static void take_list(struct station *s, const struct office_work *work)
{
    struct press_desk *desk = &s->press;
    desk->office_count = 0;
    if (!work->is_done) {
        log_error("office", &work->error);
        say(s, work->error.text, true);
        return;
    }
    for (size_t i = 0; i < work->found_count; i++) {
        struct print_office *to = &desk->offices[desk->office_count++];
        (void)str_copy(to->name, sizeof to->name, work->found[i].name);
        (void)str_copy(to->says, sizeof to->says, work->found[i].says);
    }
    say(s, work->found_count > 0 ? "" : "Aucune imprimante de bureau n’est connue ici.",
        work->found_count == 0);
}

static void take_document(struct station *s, const struct office_work *work)
{
    if (!work->is_done) {
        bool was_sent = atomic_load(&work->job) != 0;
        log_error("office", &work->error);
        say(s, work->error.text, true);
        end(s, work->spool_job, was_sent ? SPOOL_SENT : SPOOL_CANCELLED);
        return;
    }
    struct office_status status = {.step = work->step};
    switch (work->step) {
    case OFFICE_DONE:
        say(s, "Imprimé : l’imprimante a tout sorti.", false);
        end(s, work->spool_job, SPOOL_PRINTED);
        return;
    case OFFICE_FAILED:
        say(s, office_say(&status), true);
        end(s, work->spool_job, SPOOL_CANCELLED);
        return;
    case OFFICE_CANCELLED:
    case OFFICE_WAITS:
    case OFFICE_PRINTS:
        say(s, "L’impression a été annulée.", true);
        end(s, work->spool_job, SPOOL_CANCELLED);
    }
}

/* The service's number is kept as soon as it is known, so that a restart follows it. */
static void keep_number(struct station *s, struct office_work *work)
{
    struct spool_job *job = spool_job(&s->press.spool, work->spool_job);
    struct spool_label *row = spool_label(&s->press.spool, work->spool_job, 1);
    int number = atomic_load(&work->job);
    if (number == 0 || job == NULL || row == NULL || job->office_job == number || s->has_failed) {
        return;
    }
    job->office_job = number;
    station_print_push(s, document_step(s, job, row));
}

bool station_office_poll(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct office_work *work = desk->office_work;
    char before[320];
    if (work == NULL) {
        return false;
    }
    (void)str_copy(before, sizeof before, desk->office_says);
    if (!work->is_list) {
        struct office_status status = office_work_unpack(atomic_load(&work->says));
        const char *text = office_say(&status);
        keep_number(s, work);
        say(s, text[0] != '\0' ? text : "Le document s’imprime.", text[0] != '\0');
    }
    struct work *taken = worker_take(desk->office_worker);
    if (taken != NULL) {
        desk->office_work = NULL;
        if (work->is_list) {
            take_list(s, work);
        } else {
            take_document(s, work);
        }
        free(work);
    }
    return taken != NULL || !str_equal(before, desk->office_says);
}

bool station_office_is_idle(const struct station *s)
{
    return s->press.office_work == NULL || s->press.has_office_failed;
}

void station_office_view(const struct station *s, struct print_view *view)
{
    const struct press_desk *desk = &s->press;
    view->offices = desk->offices;
    view->office_count = desk->office_count;
    view->office = -1;
    for (int i = 0; i < desk->office_count; i++) {
        view->office = str_equal(desk->offices[i].name, desk->office) ? i : view->office;
    }
    view->is_office_busy = desk->office_work != NULL && !desk->office_work->is_list;
    (void)str_copy(view->office_says, sizeof view->office_says, desk->office_says);
    view->has_office_failed = desk->has_office_failed;
}
