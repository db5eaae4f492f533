/* keep.c: the station's copies and purges: the recovery sheet, backups to the stick and
 * every day on the disk, the way back from one, names erased by hand. What changes the whole record
 * waits until nothing else is on its way. */
#include <dirent.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/keep_job.h"
#include "app/keeping.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

void station_keep_open(struct station *s)
{
    s->keep.worker = worker_create(s->ports.wake, s->ports.context);
    s->keep.view.forgotten = -1;
}

void station_keep_close(struct station *s)
{
    if (s->keep.work != NULL) {
        free(worker_wait(s->keep.worker));
        s->keep.work = NULL;
    }
    worker_destroy(s->keep.worker);
    sodium_memzero(s->keep.view.code, sizeof s->keep.view.code);
}

static void day_now(const struct station *s, char to[16])
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    time_t at_s = (time_t)(now_ms / 1000 + s->ports.utc_offset_s(s->ports.context, now_ms));
    struct tm tm;
    if (gmtime_r(&at_s, &tm) == NULL || strftime(to, 16, "%Y-%m-%d", &tm) == 0) {
        (void)str_copy(to, 16, "0000-00-00");
    }
}

bool station_keep_load(struct station *s, struct error *err)
{
    char key[LIMIT_SETTING_VALUE];
    struct retention retention;
    struct keep_view *view = &s->keep.view;
    if (!store_setting(s->store, BACKUP_SETTING_KEY, "", key, sizeof key, err) ||
        !keeping_retention(s->store, &retention, err)) {
        return false;
    }
    view->has_sheet = sealed_is_key(key);
    view->names_days = retention.names_days;
    view->record_days = retention.record_days;
    view->log_days = retention.log_days;
    keeping_latest(s->dir, view->latest);
    return true;
}

void station_keep_purge(struct station *s)
{
    struct kept kept;
    struct error err = {0};
    if (!keeping_purge(s->store, s->dir, KEEPING_DUE, s->ports.now_ms(s->ports.context), &kept,
                       &err)) {
        log_error("purge", &err);
    }
}

static struct keep_job *new_job(struct station *s, enum keep_deed deed)
{
    struct keep_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->deed = deed;
    (void)str_copy(job->dir, sizeof job->dir, s->dir);
    job->created_at_s = s->ports.now_ms(s->ports.context) / 1000;
    day_now(s, job->day);
    return job;
}

/* Today's copy on the disk, beside all other work: the first of a day by itself, another when a
 * half-day or the prep was closed. One try each: a full disk is told in the log, not every second.
 */
static void begin_daily(struct station *s)
{
    char day[16];
    struct keep_desk *keep = &s->keep;
    day_now(s, day);
    bool is_first = !str_equal(day, keep->view.latest) && !str_equal(day, keep->tried);
    if (s->writer == NULL || !keep->view.has_sheet || !(keep->wants_daily || is_first)) {
        return;
    }
    keep->wants_daily = false;
    (void)str_copy(keep->tried, sizeof keep->tried, day);
    struct keep_job *job = new_job(s, KEEP_DAILY);
    job->work.run = keep_job_run;
    keep->work = &job->work;
    worker_give(keep->worker, &job->work);
}

bool station_keep_poll(struct station *s)
{
    if (s->keep.work == NULL) {
        begin_daily(s);
        return false;
    }
    struct keep_job *job = (struct keep_job *)worker_take(s->keep.worker);
    if (job == NULL) {
        return false;
    }
    s->keep.work = NULL;
    if (!job->is_done) {
        log_error("backup", &job->error);
    }
    keeping_latest(s->dir, s->keep.view.latest);
    free(job);
    return true;
}

static void draw_code(struct station *s, uint8_t lane)
{
    uint16_t numbers[RECOVERY_GROUPS];
    char key[SEALED_KEY];
    struct pending *pending = station_push(s, lane, REQUEST_SHEET_NEW);
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        numbers[i] = (uint16_t)(s->ports.random(s->ports.context) % 10000);
    }
    recovery_write(numbers, s->keep.fresh);
    sodium_memzero(numbers, sizeof numbers);
    sealed_key_of(s->keep.fresh, key);
    store_gesture_setting(&pending->gesture, BACKUP_SETTING_KEY, key);
    pending->then = THEN_SHEET;
    station_push_end(s, pending);
}

void station_sheet_kept(struct station *s)
{
    memcpy(s->keep.view.code, s->keep.fresh, sizeof s->keep.view.code);
    sodium_memzero(s->keep.fresh, sizeof s->keep.fresh);
    s->keep.view.has_sheet = true;
    s->keep.wants_daily = true;
}

/* A job that writes `name` on the stick. */
static void give_on_stick(struct station *s, enum job_kind kind, struct keep_job *job,
                          const char *name)
{
    station_job_begin(s, kind);
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    if (stick == NULL || !str_format(job->path, sizeof job->path, "%s/%s", stick, name)) {
        station_job_failed(s, "Pas de clé USB. Branchez une clé, puis recommencez.");
        sodium_memzero(job->digits, sizeof job->digits);
        free(job);
        return;
    }
    station_job_give(s, &job->work, keep_job_run);
}

static void save_sheet(struct station *s)
{
    if (s->keep.view.code[0] != '\0') {
        struct keep_job *job = new_job(s, KEEP_SHEET);
        memcpy(job->digits, s->keep.view.code, sizeof job->digits);
        give_on_stick(s, JOB_SHEET, job, "fiche-de-secours.pdf");
    }
}

static void seal(struct station *s)
{
    char name[64], day[16];
    day_now(s, day);
    str_format(name, sizeof name, "borne-sauvegarde-%s.bak", day);
    give_on_stick(s, JOB_BACKUP, new_job(s, KEEP_SEAL), name);
}

static int by_age(const void *a, const void *b)
{
    const struct keep_backup *left = a, *right = b;
    return (left->changed_s < right->changed_s) - (left->changed_s > right->changed_s);
}

static void find_in(struct station *s, const char *folder_path, const char *stick)
{
    struct keep_view *view = &s->keep.view;
    DIR *folder = opendir(folder_path);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct keep_backup found = {0};
        char path[LIMIT_PATH];
        struct stat st;
        size_t length = strlen(entry->d_name);
        if (length < 4 || !str_equal(entry->d_name + length - 4, ".bak") ||
            !str_format(path, sizeof path, "%s/%s", folder_path, entry->d_name) ||
            !str_copy(found.name, sizeof found.name, entry->d_name) ||
            !str_copy(found.stick, sizeof found.stick, stick) || stat(path, &st) != 0 ||
            !S_ISREG(st.st_mode)) {
            continue;
        }
        found.changed_s = st.st_mtime;
        if (view->backup_count == KEEP_BACKUPS) { /* the oldest makes room for a newer one */
            if (found.changed_s <= view->backups[KEEP_BACKUPS - 1].changed_s) {
                continue;
            }
            view->backup_count--;
        }
        view->backups[view->backup_count++] = found;
        qsort(view->backups, (size_t)view->backup_count, sizeof view->backups[0], by_age);
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

static void look(struct station *s)
{
    char own[LIMIT_PATH];
    s->keep.view.backup_count = 0;
    s->keep.view.is_proven = false;
    station_look_at_sticks(s);
    for (int i = s->stick_count - 1; i >= 0; i--) {
        const char *slash = strrchr(s->sticks[i], '/');
        find_in(s, s->sticks[i], slash != NULL ? slash + 1 : s->sticks[i]);
    }
    if (str_format(own, sizeof own, "%s/" KEEPING_BACKUPS, s->dir)) {
        find_in(s, own, "");
    }
}

/* Where a backup of the list lies; false when its stick has left. */
static bool path_of(const struct station *s, const struct keep_backup *backup, char *to,
                    size_t size)
{
    if (backup->stick[0] == '\0') {
        return str_format(to, size, "%s/" KEEPING_BACKUPS "/%s", s->dir, backup->name);
    }
    for (int i = 0; i < s->stick_count; i++) {
        const char *slash = strrchr(s->sticks[i], '/');
        if (str_equal(slash != NULL ? slash + 1 : s->sticks[i], backup->stick)) {
            return str_format(to, size, "%s/%s", s->sticks[i], backup->name);
        }
    }
    return false;
}

static void unseal(struct station *s, int index, const char *code)
{
    struct keep_job *job = new_job(s, KEEP_UNSEAL);
    int wrong;
    s->keep.view.is_proven = false;
    station_job_begin(s, JOB_UNSEAL);
    while (job->station == 0) {
        job->station = s->ports.random(s->ports.context);
    }
    if (!recovery_read(code, job->digits, &wrong)) {
        station_job_failed(s, "Ce n’est pas le code d’une fiche de secours. Relisez-le.");
        free(job);
    } else if (index < 0 || index >= s->keep.view.backup_count ||
               !path_of(s, &s->keep.view.backups[index], job->path, sizeof job->path)) {
        station_job_failed(s, "La clé n’est plus là. Remettez-la, puis recommencez.");
        free(job);
    } else {
        station_job_give(s, &job->work, keep_job_run);
    }
}

void station_keep_done(struct station *s, struct keep_job *job)
{
    struct keep_view *view = &s->keep.view;
    const char *slash = strrchr(job->path, '/');
    if (!job->is_done) {
        station_job_fail_on_stick(s, job->path, &job->error);
    } else {
        station_job_done(s, slash != NULL ? slash + 1 : job->path);
    }
    if (job->is_done && job->deed == KEEP_UNSEAL) {
        view->is_proven = true;
        view->preps = job->proof.preps;
        view->orders = job->proof.orders;
        view->crates = job->proof.crates;
        view->events = job->proof.events;
        view->last_event_ms = job->proof.last_event_ms;
    }
    free(job);
}

/* Nothing is on its way to the disk, the printer or the worker. */
bool station_may_change_all(struct station *s)
{
    if (s->count == 0 && s->work == NULL && s->keep.work == NULL && !s->press.is_busy) {
        return true;
    }
    station_job_failed(s, "La borne finit encore quelque chose. Réessayez dans un instant.");
    return false;
}

/* The record as it is on the disk now. */
void station_begin_again(struct station *s)
{
    struct error err = {0};
    station_forget_preview(s);
    station_unload(s);
    if (s->store == NULL || !station_start(s, &err)) {
        station_fail(s, &err);
    }
}

void station_stop_writer(struct station *s)
{
    writer_free(s->writer);
    s->writer = NULL;
}

static void forget_names(struct station *s)
{
    struct kept kept = {0};
    struct error err = {0};
    station_job_begin(s, JOB_FORGET);
    if (!station_may_change_all(s)) {
        return;
    }
    station_stop_writer(s);
    bool done = keeping_purge(s->store, s->dir, KEEPING_NAMES, s->ports.now_ms(s->ports.context),
                              &kept, &err);
    station_begin_again(s);
    if (done) {
        s->keep.view.forgotten = kept.purged.people;
        station_job_done(s, "");
    } else {
        log_error("purge", &err);
        station_job_failed(s, err.text);
    }
}

static void adopt(struct station *s)
{
    struct error err = {0};
    if (!s->keep.view.is_proven) {
        return;
    }
    station_job_begin(s, JOB_ADOPT);
    if (!station_may_change_all(s)) {
        return;
    }
    s->keep.view.is_proven = false;
    station_stop_writer(s);
    store_close(s->store);
    s->store = NULL;
    bool done = backup_adopt(s->dir, &err);
    struct error failure = {0};
    if (!station_open_record(s, &failure)) {
        station_unload(s);
        station_fail(s, &failure);
        return;
    }
    station_begin_again(s);
    if (done) {
        log_line(LOG_INFO, "backup", "a backup was put in place");
        station_job_done(s, "");
    } else {
        log_error("backup", &err);
        station_job_failed(s, err.text);
    }
}

void station_keep_request(struct station *s, uint8_t lane, const struct request *request)
{
    if (s->job.status == JOB_RUNNING) {
        station_push_end(s, station_push(s, lane, request->kind));
        return;
    }
    if (request->kind == REQUEST_SHEET_NEW) {
        draw_code(s, lane); /* its outcome comes when the key is durable */
        return;
    }
    if (request->kind == REQUEST_SHEET_SAVE) {
        save_sheet(s);
    } else if (request->kind == REQUEST_SHEET_FORGET) {
        sodium_memzero(s->keep.view.code, sizeof s->keep.view.code);
    } else if (request->kind == REQUEST_BACKUP) {
        seal(s);
    } else if (request->kind == REQUEST_BACKUPS_LOOK) {
        look(s);
    } else if (request->kind == REQUEST_UNSEAL) {
        unseal(s, request->argument, request->text);
    } else if (request->kind == REQUEST_ADOPT) {
        adopt(s);
    } else {
        ASSERT(request->kind == REQUEST_FORGET_NAMES);
        forget_names(s);
    }
    if (!s->has_failed) {
        station_push_end(s, station_push(s, lane, request->kind));
    }
}
