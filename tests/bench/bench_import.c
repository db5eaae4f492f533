/* bench_import.c: from the month's file to a kept plan, as `borne import` does it: read, plan,
 * keep. Each round is a process of its own with a new data folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/month_import.h"
#include "base/assert.h"
#include "base/str.h"
#include "bench.h"
#include "domain/decide.h"
#include "intake/intake.h"
#include "store/store.h"

enum { READ_MS, PLAN_MS, KEEP_MS, LOAD_MS, ORDERS, LINES };

struct task {
    const char *orders; /* file */
    char data[LIMIT_PATH];
};

static bool keep(struct store *store, struct month_import *import, struct error *err)
{
    struct event event = {
        .kind = EVENT_PLAN_SET, .prep = import->plan.prep, .import = import->plan.import};
    struct store_stamp stamp = store_stamp(store);
    store_stamp_event(&stamp, &event, INT64_C(1764144000000));
    return store_import(store, &import->plan, &import->people, &event, err);
}

static bool apply(void *context, const struct event *event)
{
    return prep_apply(context, event);
}

/* What a start reads: plans, events, people. */
static bool load(struct store *store, struct prep *prep, struct plans *plans, struct error *err)
{
    struct people people = {0};
    bool done = store_load_plans(store, 1, plans, err);
    prep_init(prep, 1, plans);
    done = done && store_load_events(store, 1, apply, prep, err) &&
           store_load_people(store, prep->plan, &people, err);
    people_finish(&people);
    return done;
}

static bool import_once(struct task *task, double *values, struct error *err)
{
    struct intake_files files = {.orders = &task->orders,
                                 .order_count = 1,
                                 .catalogue = BENCH_DEMO "/catalogue.csv",
                                 .points = BENCH_DEMO "/points.csv"};
    struct store_options options = {.station = 1};
    struct plan_ids ids = plan_ids_first();
    struct plan_settings settings = plan_settings_default();
    struct month month = {0};
    struct intake_outcome outcome;
    struct month_import import = {0};
    struct store *store = NULL;
    int64_t begin_ns = measure_ns();
    if (!intake_read(&files, NULL, &month, &outcome, err)) {
        return false;
    }
    values[READ_MS] = measure_ms_since(begin_ns);
    begin_ns = measure_ns();
    month_import_judge(&month, NULL, NULL, &ids, &settings, &import);
    values[PLAN_MS] = measure_ms_since(begin_ns);
    begin_ns = measure_ns();
    bool done = store_open(task->data, &options, &store, err) && keep(store, &import, err);
    values[KEEP_MS] = measure_ms_since(begin_ns);
    values[ORDERS] = (double)month.order_count;
    values[LINES] = (double)month.line_count;
    store_close(store);
    month_finish(&month);
    month_import_finish(&import);
    return done;
}

static bool run_import(void *context, double *values)
{
    struct error err = {0};
    if (!import_once(context, values, &err)) {
        fprintf(stderr, "bench: %s (%s)\n", err.text, err.detail);
        return false;
    }
    return true;
}

static bool run_load(void *context, double *values)
{
    struct task *task = context;
    struct error err = {0};
    struct store_options options = {.read_only = true};
    struct store *store = NULL;
    struct prep prep = {0};
    struct plans plans = {0};
    int64_t begin_ns = measure_ns();
    bool done = store_open(task->data, &options, &store, &err) && load(store, &prep, &plans, &err);
    values[LOAD_MS] = measure_ms_since(begin_ns);
    prep_finish(&prep);
    store_free_plans(&plans);
    store_close(store);
    return done;
}

/* Serials for all crates and products, as printing draws them. */
static bool draw_serials(struct store *store, struct prep *prep, int kind, const uint32_t *targets,
                         size_t count, struct error *err)
{
    struct decision decision = {0};
    struct command command = {
        .kind = COMMAND_DRAW_LABELS, .label_kind = kind, .targets = targets, .target_count = count};
    decide(prep, NULL, &command, &decision);
    struct store_stamp stamp = store_stamp(store);
    for (size_t i = 0; i < decision.count; i++) {
        store_stamp_event(&stamp, &decision.events[i], INT64_C(1764144000000));
    }
    bool done = decision.refusal.kind == REFUSAL_NONE &&
                store_append(store, decision.events, decision.count, err);
    for (size_t i = 0; done && i < decision.count; i++) {
        done = prep_apply(prep, &decision.events[i]);
    }
    decision_finish(&decision);
    return done;
}

static bool draw_all_serials(const char *dir, struct error *err)
{
    struct store_options options = {.station = 1};
    struct store *store = NULL;
    struct prep prep = {0};
    struct plans plans = {0};
    bool done = store_open(dir, &options, &store, err) && load(store, &prep, &plans, err);
    if (done) {
        const struct plan *plan = prep.plan;
        size_t room = plan->crates.count + plan->products.count;
        uint32_t *targets = calloc(room, sizeof *targets);
        ASSERT(room > 0 && targets != NULL);
        for (size_t i = 0; i < room; i++) {
            targets[i] = i < plan->crates.count ? plan->crates.rows[i].id
                                                : plan->products.rows[i - plan->crates.count].id;
        }
        done = draw_serials(store, &prep, CODE_CRATE, targets, plan->crates.count, err) &&
               draw_serials(store, &prep, CODE_PRODUCT, targets + plan->crates.count,
                            plan->products.count, err);
        free(targets);
    }
    prep_finish(&prep);
    store_free_plans(&plans);
    store_close(store);
    return done;
}

bool bench_make_demo(const char *dir)
{
    double values[MEASURE_VALUES];
    struct error err = {0};
    struct task task = {.orders = BENCH_DEMO_ORDERS};
    str_copy(task.data, sizeof task.data, dir);
    bool done = import_once(&task, values, &err) && draw_all_serials(dir, &err);
    if (!done) {
        fprintf(stderr, "bench: %s (%s)\n", err.text, err.detail);
    }
    return done;
}

struct figures {
    struct samples read, plan, keep, total, load, extra, orders_s, mb_s, baseline, ratio;
    double orders, lines;
};

static void finish(struct figures *f)
{
    struct samples *all[] = {&f->read,  &f->plan,     &f->keep, &f->total,    &f->load,
                             &f->extra, &f->orders_s, &f->mb_s, &f->baseline, &f->ratio};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        samples_finish(all[i]);
    }
}

/* One round: our import and the plain inserts, one after the other on the same machine's state. */
static bool round_of(struct bench *bench, struct task *task, struct figures *f)
{
    double values[MEASURE_VALUES], extra_mb, baseline_ms;
    char db[LIMIT_PATH];
    struct stat st;
    str_format(task->data, sizeof task->data, "%s/import", bench->folder);
    str_format(db, sizeof db, "%s/baseline.db", bench->folder);
    if (stat(task->orders, &st) != 0 || !measure_apart(run_import, task, values, &extra_mb)) {
        return false;
    }
    double total_ms = values[READ_MS] + values[PLAN_MS] + values[KEEP_MS];
    samples_add(&f->read, values[READ_MS]);
    samples_add(&f->plan, values[PLAN_MS]);
    samples_add(&f->keep, values[KEEP_MS]);
    samples_add(&f->total, total_ms);
    samples_add(&f->extra, extra_mb);
    samples_add(&f->orders_s, values[ORDERS] * 1000 / total_ms);
    samples_add(&f->mb_s, (double)st.st_size / 1000 / total_ms);
    f->orders = values[ORDERS];
    f->lines = values[LINES];
    bool done = measure_apart(run_load, task, values, NULL) &&
                bench_baseline(task->orders, db, &baseline_ms);
    measure_remove_folder(task->data);
    (void)remove(db);
    if (done) {
        samples_add(&f->load, values[LOAD_MS]);
        samples_add(&f->baseline, baseline_ms);
        samples_add(&f->ratio, total_ms / baseline_ms);
    }
    return done;
}

static bool measure_demo(struct bench *bench)
{
    struct figures f = {0};
    struct task task = {.orders = BENCH_DEMO_ORDERS};
    bool done = true;
    for (int i = 0; done && i < (bench->is_quick ? 1 : 15); i++) {
        done = round_of(bench, &task, &f);
    }
    struct table *table = &bench->table;
    table_add(table, "import_demo_ms", "ms", &f.total,
              "import of the demo month (%.0f orders, %.0f lines), disk's sync included", f.orders,
              f.lines);
    table_add(table, "load_demo_ms", "ms", &f.load, "  reading it again from the record");
    finish(&f);
    return done;
}

static bool measure_large(struct bench *bench)
{
    struct figures f = {0};
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "%s/large.csv", bench->folder);
    struct task task = {.orders = path};
    bool done = bench_grow(BENCH_DEMO_ORDERS, path, bench->is_quick ? 1000 : 50000);
    for (int i = 0; done && i < (bench->is_quick ? 1 : 5); i++) {
        done = round_of(bench, &task, &f);
    }
    (void)remove(path);
    struct table *table = &bench->table;
    struct table_row *row = table_add(table, "import_large_ms", "ms", &f.total,
                                      "import of %.0f orders, %.0f lines", f.orders, f.lines);
    table_aim(row, AIM_BELOW, 10000);
    table_add(table, "import_large_read_ms", "ms", &f.read, "  of it reading and understanding");
    table_add(table, "import_large_plan_ms", "ms", &f.plan, "  of it planning the crates");
    table_add(table, "import_large_keep_ms", "ms", &f.keep, "  of it keeping, in one transaction");
    table_add(table, "import_large_orders_s", "/s", &f.orders_s, "  orders a second");
    table_add(table, "import_large_mb_s", "MB/s", &f.mb_s, "  of the file");
    table_add(table, "baseline_ms", "ms", &f.baseline,
              "  plain SQLite inserts of the same records, one table");
    table_add(table, "import_large_ratio", "x", &f.ratio,
              "  import / plain inserts, within each round");
    table_add(table, "import_large_extra_mb", "MB", &f.extra, "  memory on top, at most");
    table_add(table, "load_large_ms", "ms", &f.load, "  reading it again from the record");
    finish(&f);
    return done;
}

bool bench_import(struct bench *bench)
{
    return measure_demo(bench) && measure_large(bench);
}
