/* store_check.c: integrity, references, gaps, replay. */
#include "store/store_check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/prep.h"
#include "store/store_private.h"

static void __attribute__((format(printf, 2, 3)))
problem(struct store_report *report, const char *format, ...)
{
    if (report->problem_count < STORE_PROBLEMS) {
        va_list args;
        va_start(args, format);
        char *to = report->problems[report->problem_count];
        str_vformat(to, sizeof report->problems[0], format, args);
        va_end(args);
    }
    report->problem_count++;
}

static void failed(struct store_report *report, const struct error *err)
{
    problem(report, "%.80s (%s)", err->detail[0] != '\0' ? err->detail : err->text, err->code);
}

static void check_file(struct store *store, struct store_report *report)
{
    struct error err = {0};
    struct db_rows rows;
    enum db_step step;
    char text[160];
    db_start(&rows, &store->db, SQL_CHECK_INTEGRITY, NULL, 0);
    while ((step = db_next(&rows, &err)) == DB_ROW) {
        db_text(&rows, 0, text, sizeof text);
        rows.is_damaged = false; /* a sentence that was cut is still a sentence */
        if (!str_equal(text, "ok")) {
            problem(report, "fichier : %s", text);
        }
    }
    if (step == DB_FAILED) {
        failed(report, &err);
    }
    db_start(&rows, &store->db, SQL_CHECK_REFERENCES, NULL, 0);
    while ((step = db_next(&rows, &err)) == DB_ROW) {
        db_text(&rows, 0, text, sizeof text);
        problem(report, "une ligne de la table %s désigne une ligne qui n’existe pas", text);
    }
    if (step == DB_FAILED) {
        failed(report, &err);
    }
    db_start(&rows, &store->db, SQL_CHECK_GAPS, NULL, 0);
    while ((step = db_next(&rows, &err)) == DB_ROW) {
        problem(report, "les événements du poste %016" PRIx64 " ne se suivent pas",
                db_u64(&rows, 0));
    }
    if (step == DB_FAILED) {
        failed(report, &err);
    }
}

static void count_rows(struct store *store, struct store_report *report)
{
    struct error err = {0};
    struct db_rows rows;
    int64_t *const counts[] = {&report->preps,  &report->plans,  &report->orders,
                               &report->lines,  &report->crates, &report->portions,
                               &report->people, &report->events, &report->pair_crates};
    db_start(&rows, &store->db, SQL_CHECK_COUNTS, NULL, 0);
    if (db_next(&rows, &err) != DB_ROW) {
        failed(report, &err);
        return;
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        *counts[i] = db_int(&rows, (int)i, 0, INT64_MAX);
    }
    db_stop(&rows);
}

static void replay(struct store *store, uint32_t number, struct store_report *report)
{
    struct error err = {0};
    struct plans plans = {0};
    if (!store_load_plans(store, number, &plans, &err)) {
        failed(report, &err);
        return;
    }
    struct prep prep;
    prep_init(&prep, number, &plans);
    if (!store_replay(store, number, &prep, &err)) {
        problem(report, "préparation %" PRIu32 " : %s (%s)", number, err.detail, err.code);
    } else {
        const char *wrong = prep_check(&prep);
        if (wrong != NULL) {
            problem(report, "préparation %" PRIu32 " : %s", number, wrong);
        }
        if (number == report->open_prep) {
            report->open_digest = prep_digest(&prep);
        }
    }
    prep_finish(&prep);
    store_free_plans(&plans);
}

void store_check(struct store *store, struct store_report *ret)
{
    struct error err = {0};
    uint32_t *preps = NULL;
    size_t count = 0;
    memset(ret, 0, sizeof *ret);
    if (!db_run(&store->db, SQL_BEGIN_READ, NULL, 0, &err)) {
        failed(ret, &err);
        return;
    }
    check_file(store, ret);
    count_rows(store, ret);
    if (!store_open_prep(store, &ret->open_prep, &err) ||
        !store_list_preps(store, &preps, &count, &err)) {
        failed(ret, &err);
    }
    for (size_t i = 0; i < count; i++) {
        replay(store, preps[i], ret);
    }
    free(preps);
    db_rollback(&store->db);
}
