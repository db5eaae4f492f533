/* bench_labels.c: crate labels of the demo month, repeated up to a thousand, as one PDF. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/crate_label.h"
#include "app/record.h"
#include "base/assert.h"
#include "base/str.h"
#include "bench.h"
#include "label/label.h"

struct task {
    char data[LIMIT_PATH], pdf[LIMIT_PATH];
    const char *stock;
    size_t count;
};

static bool draw(struct record *record, const struct task *task, double *ret_ms, struct error *err)
{
    size_t crates;
    struct label_sheet sheet = {.first = 1, .created_at_s = 1764144000};
    if (!stock_choose(task->stock, &sheet.stock, err)) {
        return false;
    }
    uint32_t *ids = crate_label_crates(&record->prep, ID_NONE, &crates);
    struct label *labels = calloc(task->count, sizeof *labels);
    ASSERT(crates > 0 && labels != NULL);
    for (size_t i = 0; i < task->count; i++) {
        crate_label_fill(&record->prep, NULL, 20419, ids[i % crates], &labels[i]);
    }
    int64_t begin_ns = measure_ns();
    bool done = label_pdf(&sheet, labels, task->count, task->pdf, NULL, err);
    *ret_ms = measure_ms_since(begin_ns);
    free(labels);
    free(ids);
    return done;
}

static bool run_draw(void *context, double *values)
{
    struct task *task = context;
    struct record record = {0};
    struct error err = {0};
    bool done = record_open(&record, task->data, 0, &err) && draw(&record, task, &values[0], &err);
    if (!done) {
        fprintf(stderr, "bench: %s (%s)\n", err.text, err.detail);
    }
    record_finish(&record);
    return done;
}

static bool measure_stock(struct bench *bench, struct task *task, const char *key)
{
    double values[MEASURE_VALUES], extra_mb;
    struct samples ms = {0};
    bool done = true;
    for (int i = 0; done && i < (bench->is_quick ? 1 : 7); i++) {
        done = measure_apart(run_draw, task, values, &extra_mb);
        samples_add(&ms, values[0]);
    }
    struct table_row *row = table_add(&bench->table, key, "ms", &ms, "PDF of %zu crate labels, %s",
                                      task->count, task->stock);
    table_aim(row, AIM_BELOW, 1000);
    samples_finish(&ms);
    (void)remove(task->pdf);
    return done;
}

bool bench_labels(struct bench *bench)
{
    struct task task = {.count = bench->is_quick ? 24 : 1000};
    str_format(task.data, sizeof task.data, "%s/labels", bench->folder);
    str_format(task.pdf, sizeof task.pdf, "%s/labels.pdf", bench->folder);
    bool done = bench_make_demo(task.data);
    task.stock = "a4-24";
    done = done && measure_stock(bench, &task, "labels_24_ms");
    task.stock = "a4-65";
    done = done && measure_stock(bench, &task, "labels_65_ms");
    measure_remove_folder(task.data);
    return done;
}
