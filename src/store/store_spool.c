/* store_spool.c: what is printed, in and out. */
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "store/store_private.h"

void store_gesture_print_job(struct store_gesture *gesture, const struct spool_job *job)
{
    gesture->print_jobs = array_grow(gesture->print_jobs, gesture->print_job_count,
                                     &gesture->print_job_room, sizeof *gesture->print_jobs);
    gesture->print_jobs[gesture->print_job_count++] = *job;
}

void store_gesture_print_label(struct store_gesture *gesture, const struct spool_label *label)
{
    gesture->print_labels = array_grow(gesture->print_labels, gesture->print_label_count,
                                       &gesture->print_label_room, sizeof *gesture->print_labels);
    gesture->print_labels[gesture->print_label_count++] = *label;
}

bool store_save_spool(struct store *store, const struct store_gesture *g, struct error *err)
{
    struct db *db = &store->db;
    for (size_t i = 0; i < g->print_job_count; i++) {
        const struct spool_job *job = &g->print_jobs[i];
        if (!DB_RUN(db, SQL_PRINT_JOB_SET, err, DB_INT(job->id), DB_INT(job->prep),
                    DB_INT(job->kind), DB_INT(job->at_ms), DB_TEXT(job->printer),
                    DB_TEXT(job->language), DB_TEXT(job->stock), DB_TEXT(job->title),
                    DB_INT(job->office_job))) {
            return false;
        }
    }
    for (size_t i = 0; i < g->print_label_count; i++) {
        const struct spool_label *label = &g->print_labels[i];
        if (!DB_RUN(db, SQL_PRINT_LABEL_SET, err, DB_INT(label->job), DB_INT(label->position),
                    DB_INT(label->kind), DB_INT(label->state), DB_INT(label->is_copy),
                    DB_TEXT(label->code), DB_INT(label->target), DB_INT(label->at_ms),
                    DB_INT(label->station))) {
            return false;
        }
    }
    return true;
}

static bool load_jobs(struct db *db, uint32_t prep, struct spool *spool, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    DB_START(&rows, db, SQL_PRINT_JOB_LIST, DB_INT(prep));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        struct spool_job job = {.id = db_u32(&rows, 0),
                                .prep = prep,
                                .kind = (uint8_t)db_int(&rows, 1, 1, SPOOL_DOCUMENT),
                                .at_ms = db_int(&rows, 2, INT64_MIN, INT64_MAX),
                                .office_job = db_i32(&rows, 7)};
        db_text(&rows, 3, job.printer, sizeof job.printer);
        db_text(&rows, 4, job.language, sizeof job.language);
        db_text(&rows, 5, job.stock, sizeof job.stock);
        db_text(&rows, 6, job.title, sizeof job.title);
        if (!rows.is_damaged) {
            spool_add_job(spool, &job);
        }
    }
    return step == DB_DONE;
}

static bool load_labels(struct db *db, uint32_t prep, struct spool *spool, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    DB_START(&rows, db, SQL_PRINT_LABEL_LIST, DB_INT(prep));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        struct spool_label label = {
            .job = db_u32(&rows, 0),
            .position = db_u32(&rows, 1),
            .kind = (uint8_t)db_int(&rows, 2, 0, UINT8_MAX),
            .state = (uint8_t)db_int(&rows, 3, 1, SPOOL_STATE_COUNT - 1),
            .is_copy = db_int(&rows, 4, 0, 1) != 0,
            .target = db_u32(&rows, 6),
            .at_ms = db_int(&rows, 7, INT64_MIN, INT64_MAX),
            .station = db_u64(&rows, 8),
        };
        db_text(&rows, 5, label.code, sizeof label.code);
        if (!rows.is_damaged) {
            spool_add_label(spool, &label);
        }
    }
    return step == DB_DONE;
}

bool store_load_spool(struct store *store, uint32_t prep, struct spool *ret_spool,
                      uint32_t *ret_next_job, struct error *err)
{
    struct spool spool = {0};
    int64_t last = 0;
    if (!load_jobs(&store->db, prep, &spool, err) || !load_labels(&store->db, prep, &spool, err) ||
        !db_get_int(&store->db, SQL_PRINT_JOB_LAST, NULL, 0, &last, err)) {
        spool_finish(&spool);
        return false;
    }
    *ret_spool = spool;
    *ret_next_job = (uint32_t)last + 1;
    return true;
}
