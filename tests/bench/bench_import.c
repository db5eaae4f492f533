/* bench_import.c: reading a month, planning it, keeping it; and drawing a thousand labels. */
#include <ctype.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/crate_label.h"
#include "base/str.h"
#include "bench.h"
#include "intake/intake.h"
#include "store/store.h"
#include "support/check.h"

#define ORDERS    "assets/demo/commandes-novembre-2025.csv"
#define CATALOGUE "assets/demo/catalogue.csv"

static struct month read_month(const char *orders, double *ret_ms)
{
    struct intake_files files = {.orders = &orders, .order_count = 1, .catalogue = CATALOGUE};
    struct intake_outcome outcome;
    struct month month;
    struct error err = {0};
    double began = bench_now_us();
    if (!intake_read(&files, NULL, &month, &outcome, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    *ret_ms = (bench_now_us() - began) / 1e3;
    return month;
}

static void keep(const struct bench *bench, const struct plan *plan, const struct people *people,
                 double *ret_ms)
{
    char dir[300], path[330];
    struct store_options options = {.station = 1};
    struct store *store;
    struct error err = {0};
    str_format(dir, sizeof dir, "%s/data", bench->folder);
    CHECK(store_open(dir, &options, &store, &err));
    struct store_stamp stamp = store_stamp(store);
    struct event event = {.kind = EVENT_PLAN_SET, .prep = plan->prep, .import = plan->import};
    store_stamp_event(&stamp, &event, 0);
    double began = bench_now_us();
    CHECK(store_import(store, plan, people, &event, &err));
    *ret_ms = (bench_now_us() - began) / 1e3;
    store_close(store);
    static const char *const names[] = {"borne.db", "borne.db-wal", "borne.db-shm", "borne.lock"};
    for (size_t i = 0; i < 4; i++) {
        str_format(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    rmdir(dir);
}

static void import(const struct bench *bench, const char *orders, const char *name, const char *aim)
{
    double read_ms, keep_ms;
    char what[96];
    struct plan plan = {0};
    struct people people = {0};
    struct month month = read_month(orders, &read_ms);
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    double began = bench_now_us();
    plan_build(&month, &settings, &ids, &plan, &people);
    double plan_ms = (bench_now_us() - began) / 1e3;
    CHECK(plan_check(&plan) == NULL);
    keep(bench, &plan, &people, &keep_ms);
    str_format(what, sizeof what, "import, %s (%zu orders, %zu lines)", name, plan.orders.count,
               plan.lines.count);
    bench_print(what, read_ms + plan_ms + keep_ms, "ms", aim);
    bench_print("  reading", read_ms, "ms", "");
    bench_print("  planning crates", plan_ms, "ms", "");
    bench_print("  keeping", keep_ms, "ms", "");
    people_finish(&people);
    plan_finish(&plan);
    month_finish(&month);
}

/* The demo month again and again, each time with other order numbers. */
static void write_many(const char *path, int times)
{
    static char line[65536];
    FILE *in = fopen(ORDERS, "rb"), *out = fopen(path, "wb");
    CHECK(in != NULL && out != NULL);
    CHECK(fgets(line, sizeof line, in) != NULL);
    fputs(line, out);
    long begin = ftell(in);
    for (int i = 0; i < times; i++) {
        fseek(in, begin, SEEK_SET);
        while (fgets(line, sizeof line, in) != NULL) {
            char *end = line;
            long number = isdigit((unsigned char)line[0]) ? strtol(line, &end, 10) : 0;
            if (end != line && *end == ';') {
                fprintf(out, "%ld", number + 100000L * i);
                fputs(end, out);
            } else {
                fputs(line, out);
            }
        }
    }
    fclose(in);
    CHECK(fclose(out) == 0);
}

void bench_import(const struct bench *bench)
{
    char path[300];
    struct rusage usage;
    import(bench, ORDERS, "demo month", "");
    str_format(path, sizeof path, "%s/many.csv", bench->folder);
    write_many(path, bench->is_quick ? 3 : 220);
    import(bench, path, "large month", "aim: seconds");
    unlink(path);
    getrusage(RUSAGE_SELF, &usage);
    bench_print("  most memory of it", (double)usage.ru_maxrss / 1024, "MB", "");
}

void bench_labels(const struct bench *bench)
{
    size_t count = bench->is_quick ? 30 : 1000;
    double ms;
    char path[300];
    struct label *labels = calloc(count, sizeof *labels);
    struct label_sheet sheet = {.first = 1};
    struct error err = {0};
    struct month month = read_month(ORDERS, &ms);
    CHECK(labels != NULL && stock_choose("a4-24", &sheet.stock, &err));
    for (size_t i = 0; i < count; i++) {
        struct label *label = &labels[i];
        const struct month_pickup *pickup = &month.pickups[i % month.pickup_count];
        label->kind = LABEL_CRATE;
        code_write(CODE_CRATE, 1, (int)i + 1, label->code);
        str_format(label->crate.number, sizeof label->crate.number, "%zu", i / 2 + 1);
        label->crate.index = (int)(i % 2) + 1;
        label->crate.of = 2;
        label->crate.is_bag = i % 2 == 1;
        label->crate.temperature = i % 2 == 1 ? TEMPERATURE_CHILLED : TEMPERATURE_AMBIENT;
        str_copy(label->crate.pickup, sizeof label->crate.pickup, pickup->name);
        str_copy(label->crate.letter, sizeof label->crate.letter, "A");
        str_copy(label->crate.colour, sizeof label->crate.colour, "bleu");
        label->crate.rgb = 0x1B4F8A;
        label->crate.lines = 7;
        label->crate.weight_g = 8400;
    }
    str_format(path, sizeof path, "%s/labels.pdf", bench->folder);
    double began = bench_now_us();
    CHECK(label_pdf(&sheet, labels, count, path, NULL, &err));
    char what[64];
    str_format(what, sizeof what, "labels as PDF, %zu crates", count);
    bench_print(what, (bench_now_us() - began) / 1e3, "ms", "");
    unlink(path);
    free(labels);
    month_finish(&month);
}
