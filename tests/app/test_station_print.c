/* test_station_print.c: the spool of a station: every label once, through paper that ends, printers
 * that are pulled and programs that end; what was printed is known, and a copy voids the first. */
#include "app/world.h"
#include "base/str.h"
#include "label/label.h"
#include "support/check.h"

static void print(struct world *w, struct print_ask ask)
{
    world_request(w, (struct request){.kind = REQUEST_PRINT, .print = ask});
    world_settle(w);
}

static void plug(struct world *w, const char *name)
{
    CHECK(emulated_plug(w->room, name));
    station_look_at_printers(w->station);
    world_settle(w);
}

static void set(struct world *w, enum emulated_fault fault, int value)
{
    CHECK(emulated_set(w->room, "zpl1", fault, value));
    station_look_at_printers(w->station);
    world_settle(w);
}

static unsigned crates(struct world *w)
{
    return (unsigned)station_prep(w->station)->plan->crates.count;
}

static void check_each_once(const struct world *w, unsigned count)
{
    CHECK_INT(w->printed_count, count);
    for (size_t i = 0; i < w->printed_count; i++) {
        for (size_t k = 0; k < i; k++) {
            CHECK(w->printed[i] != w->printed[k]);
        }
    }
}

static void check_history(struct world *w, unsigned printed, unsigned sent, unsigned waiting)
{
    struct spool_counts sum = {0};
    const struct spool *spool = world_view(w).print.spool;
    for (size_t i = 0; i < spool->job_count; i++) {
        struct spool_counts counts = spool_count(spool, spool->jobs[i].id);
        sum.printed += counts.printed;
        sum.sent += counts.sent;
        sum.waiting += counts.waiting;
    }
    CHECK_INT(sum.printed, printed);
    CHECK_INT(sum.sent, sent);
    CHECK_INT(sum.waiting, waiting);
}

static void all_crates_come_out_once(void)
{
    struct world w;
    world_begin_with_month(&w);
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    CHECK(strstr(world_view(&w).print.refused, "branchée") != NULL);
    plug(&w, "zpl1");
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    check_each_once(&w, crates(&w));
    check_history(&w, crates(&w), 0, 0);
    struct ui_view view = world_view(&w);
    CHECK(!view.print.is_running && view.print.counts.printed == crates(&w));
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    check_each_once(&w, crates(&w));
    CHECK(strstr(world_view(&w).print.refused, "déjà") != NULL);
    world_end(&w);
}

/* Paper that ends, a printer that is pulled, a program that ends: each label once. */
static void nothing_is_lost_and_nothing_twice(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    set(&w, EMULATED_PAPER, 2);
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    CHECK_INT(w.printed_count, 2);
    CHECK(world_view(&w).print.way.troubles & PRINTER_PAPER_OUT);
    CHECK(world_view(&w).print.is_running);
    set(&w, EMULATED_UNPLUG_HALF, 3);
    set(&w, EMULATED_PAPER, -1);
    CHECK(world_view(&w).print.way.is_absent);
    CHECK_INT(w.printed_count, 3);
    world_restart(&w);
    world_settle(&w);
    CHECK_INT(w.printed_count, 3);
    CHECK(world_view(&w).print.is_running && world_view(&w).print.way.is_absent);
    plug(&w, "zpl1");
    world_settle(&w);
    check_each_once(&w, crates(&w));
    check_history(&w, crates(&w), 0, 0);
    world_end(&w);
}

static void a_pulled_whole_label_is_sent_not_printed(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    set(&w, EMULATED_UNPLUG_WHOLE, 1);
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    plug(&w, "zpl1");
    world_settle(&w);
    check_each_once(&w, crates(&w));
    check_history(&w, crates(&w) - 1, 1, 0);
    world_end(&w);
}

static void cancelled_labels_are_not_printed_later(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    set(&w, EMULATED_PAPER, 1);
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    world_request(&w, (struct request){.kind = REQUEST_PRINT_CANCEL});
    world_settle(&w);
    set(&w, EMULATED_PAPER, -1);
    CHECK_INT(w.printed_count, 1);
    check_history(&w, 1, 0, 0);
    CHECK(!world_view(&w).print.is_running);
    print(&w, (struct print_ask){.what = PRINT_CRATES}); /* those that are missing */
    check_each_once(&w, crates(&w));
    world_end(&w);
}

static void a_copy_voids_the_first_once_it_is_used(void)
{
    struct world w;
    char first[LIMIT_CODE];
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    print(&w, (struct print_ask){.what = PRINT_CRATES});
    (void)world_crate_code(&w, 1, first);
    const struct prep *prep = station_prep(w.station);
    uint32_t crate = prep->labels[CODE_CRATE].rows[code_read(first).serial - 1].target;
    print(&w, (struct print_ask){.what = PRINT_ONE, .crate = crate});
    CHECK(strstr(world_view(&w).print.refused, "déjà") != NULL);
    size_t before = w.printed_count;
    print(&w, (struct print_ask){.what = PRINT_ONE, .crate = crate, .again = true});
    CHECK_INT(w.printed_count, before + 1);
    const struct spool *spool = world_view(&w).print.spool;
    const struct spool_label *copy = &spool->labels[spool->label_count - 1];
    CHECK(copy->is_copy && copy->target == crate && !str_equal(copy->code, first));
    world_request(&w, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    world_settle(&w);
    world_scan(&w, copy->code);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NONE);
    world_scan(&w, first);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_STALE_LABEL);
    world_end(&w);
}

static void ranges_and_other_kinds(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "tspl1");
    print(&w, (struct print_ask){.what = PRINT_RANGE, .from = 2, .until = 3});
    size_t some = w.printed_count;
    CHECK(some > 0 && some < crates(&w));
    print(&w, (struct print_ask){.what = PRINT_COMMANDS});
    CHECK_INT(w.printed_count, some + COMMAND_CODE_COUNT);
    print(&w, (struct print_ask){.what = PRINT_PAIRS});
    CHECK_INT(w.printed_count, some + COMMAND_CODE_COUNT + LIMIT_PAIRS);
    print(&w, (struct print_ask){.what = PRINT_RANGE, .from = 90, .until = 99});
    CHECK(world_view(&w).print.refused[0] != '\0');
    world_end(&w);
}

int main(void)
{
    RUN(all_crates_come_out_once);
    RUN(nothing_is_lost_and_nothing_twice);
    RUN(a_pulled_whole_label_is_sent_not_printed);
    RUN(cancelled_labels_are_not_printed_later);
    RUN(a_copy_voids_the_first_once_it_is_used);
    RUN(ranges_and_other_kinds);
    return 0;
}
