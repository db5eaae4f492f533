/* test_station_printers.c: several printers and papers at one station: each printer is as it was
 * left, a shift moves what comes out, papers of their own, what the preview shows is what comes
 * out, a crate that is opened prints its label. */
#include "app/world.h"
#include "base/str.h"
#include "label/label.h"
#include "support/check.h"

static void ask(struct world *w, struct request request)
{
    world_request(w, request);
    world_settle(w);
}

static void plug(struct world *w, const char *name)
{
    CHECK(emulated_plug(w->room, name));
    station_look_at_printers(w->station);
    world_settle(w);
}

static void set(struct world *w, enum setting_kind kind, int value)
{
    ask(w, (struct request){.kind = REQUEST_SETTING, .argument = (int)kind, .value = value});
}

static void choose(struct world *w, int printer)
{
    ask(w, (struct request){.kind = REQUEST_PRINTER, .argument = printer});
}

static const char *stock_in_use(struct world *w)
{
    struct ui_view view = world_view(w);
    CHECK(view.print.stock >= 0);
    return view.print.stocks[view.print.stock];
}

static uint32_t first_crate(struct world *w)
{
    return station_prep(w->station)->plan->crates.rows[0].id;
}

static void print_one(struct world *w, uint32_t crate, bool again)
{
    ask(w, (struct request){.kind = REQUEST_PRINT,
                            .print = {.what = PRINT_ONE, .crate = crate, .again = again}});
}

static void check_same(const struct bitmap *a, const struct bitmap *b, int right, int down)
{
    CHECK_INT(a->width, b->width);
    CHECK_INT(a->height, b->height);
    for (int y = 0; y < a->height; y++) {
        for (int x = 0; x < a->width; x++) {
            CHECK(bitmap_ink(a, x, y) == bitmap_ink(b, x - right, y - down));
        }
    }
}

static void each_printer_is_as_it_was_left(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    plug(&w, "escpos1");
    CHECK_INT(world_view(&w).print.chosen, -1); /* which of the two? */
    choose(&w, 0);
    CHECK_STR(world_view(&w).print.language, "zpl");
    int stocks = world_view(&w).print.stock_count;
    ask(&w, (struct request){.kind = REQUEST_PRINTER_STOCK, .argument = stocks - 1});
    char roll[32];
    (void)str_copy(roll, sizeof roll, stock_in_use(&w));
    set(&w, SETTING_SHIFT_RIGHT, -3);
    set(&w, SETTING_SHIFT_DOWN, 2);
    choose(&w, 1);
    CHECK_STR(world_view(&w).print.language, "escpos");
    CHECK_STR(stock_in_use(&w), "r58");
    CHECK_INT(world_view(&w).settings[SETTING_SHIFT_RIGHT], 0);
    ask(&w, (struct request){.kind = REQUEST_PRINTER_LANGUAGE, .argument = PRINTER_TSPL});
    CHECK_STR(world_view(&w).print.language, "tspl");
    set(&w, SETTING_LABEL_TO, LABEL_TO_STICK);
    CHECK_INT(world_view(&w).settings[SETTING_SHIFT_DOWN], 0);
    set(&w, SETTING_SHIFT_DOWN, 7);
    world_restart(&w);
    world_settle(&w);
    CHECK_INT(world_view(&w).settings[SETTING_SHIFT_DOWN], 7);
    choose(&w, 0);
    CHECK_STR(world_view(&w).print.language, "zpl");
    CHECK_STR(stock_in_use(&w), roll);
    CHECK_INT(world_view(&w).settings[SETTING_SHIFT_RIGHT], -3);
    CHECK_INT(world_view(&w).settings[SETTING_SHIFT_DOWN], 2);
    choose(&w, 1);
    CHECK_STR(world_view(&w).print.language, "tspl");
    world_end(&w);
}

/* Dot for dot, the shift included; and the preview of a label is no print. */
static void what_is_shown_is_what_comes_out(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    choose(&w, 0);
    set(&w, SETTING_SHIFT_DOWN, 2);
    ask(&w, (struct request){.kind = REQUEST_PREVIEW, .print = {.what = PRINT_CRATES}});
    struct preview_view preview = world_view(&w).print.preview;
    CHECK_STR(preview.says, "");
    CHECK_INT(preview.at, 0);
    CHECK_INT(preview.of, station_prep(w.station)->plan->crates.count);
    const struct bitmap *shown = station_dots(w.station, preview.dots);
    CHECK(shown != NULL && shown->width == preview.width && shown->height == preview.height);
    CHECK(station_dots(w.station, preview.dots + 1) == NULL);
    CHECK_INT(w.printed_count, 0);
    print_one(&w, first_crate(&w), false);
    CHECK_INT(w.printed_count, 1);
    check_same(&w.printed_last, shown, 0, 0);
    struct bitmap before = bitmap_blank(shown->width, shown->height);
    memcpy(before.bits, shown->bits, (size_t)shown->stride * (size_t)shown->height);
    set(&w, SETTING_SHIFT_DOWN, 0);
    ask(&w, (struct request){.kind = REQUEST_PREVIEW, .print = {.what = PRINT_CRATES}});
    preview = world_view(&w).print.preview;
    check_same(&before, station_dots(w.station, preview.dots), 0, 8); /* 1 mm */
    bitmap_finish(&before);
    set(&w, SETTING_SHIFT_RIGHT, 20); /* 10 mm: off the paper */
    ask(&w, (struct request){.kind = REQUEST_PREVIEW, .print = {.what = PRINT_CRATES}});
    CHECK(strstr(world_view(&w).print.preview.says, "décalage") != NULL);
    print_one(&w, first_crate(&w), true);
    CHECK_INT(w.printed_count, 1);
    CHECK(strstr(world_view(&w).print.refused, "décalage") != NULL);
    ask(&w,
        (struct request){.kind = REQUEST_PREVIEW, .print = {.what = PRINT_PAIRS}, .argument = 99});
    CHECK_INT(world_view(&w).print.preview.at, world_view(&w).print.preview.of - 1);
    world_end(&w);
}

static void a_ruler_is_a_job_like_others(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    choose(&w, 0);
    ask(&w, (struct request){.kind = REQUEST_RULER});
    CHECK_INT(w.printed_count, 1);
    CHECK_INT(world_view(&w).print.counts.printed, 1);
    world_restart(&w);
    CHECK_INT(world_view(&w).print.spool->label_count, 1);
    CHECK_INT(world_view(&w).print.spool->labels[0].kind, SPOOL_RULER);
    world_end(&w);
}

static void keep(struct world *w, struct own_stock own, int place)
{
    ask(w, (struct request){.kind = REQUEST_STOCK, .argument = place, .own = own});
}

static void papers_of_their_own(void)
{
    struct world w;
    struct own_stock roll = {.width = 600, .height = 400, .dpi = 203};
    struct own_stock narrow = {.width = 250, .height = 700, .dpi = 203};
    struct own_stock sheet = {.is_sheet = true,
                              .width = 900,
                              .height = 500,
                              .columns = 2,
                              .rows = 5,
                              .left = 100,
                              .top = 200,
                              .between = 50};
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    choose(&w, 0);
    keep(&w, (struct own_stock){.width = 200, .height = 200, .dpi = 203}, -1);
    CHECK(strstr(world_view(&w).print.own_says, "r58") != NULL); /* one that would do */
    CHECK_INT(world_view(&w).print.own_count, 0);
    keep(&w,
         (struct own_stock){.is_sheet = true, .width = 900, .height = 500, .columns = 3, .rows = 5},
         -1);
    CHECK(world_view(&w).print.own_says[0] != '\0');
    keep(&w, roll, -1);
    CHECK_STR(world_view(&w).print.own_says, "");
    CHECK_STR(stock_in_use(&w), "perso-1");
    print_one(&w, first_crate(&w), false);
    CHECK_INT(w.printed_count, 1);
    CHECK_INT(w.printed_last.width, 480);
    CHECK_INT(w.printed_last.height, 320);
    keep(&w, narrow, -1); /* along the feed */
    CHECK_STR(world_view(&w).print.own_says, "");
    CHECK_STR(stock_in_use(&w), "perso-2");
    CHECK_INT(world_view(&w).print.own[1].width, 250);
    print_one(&w, first_crate(&w), true);
    CHECK_INT(w.printed_last.width, 200);
    CHECK_INT(w.printed_last.height, 560);
    set(&w, SETTING_LABEL_TO, LABEL_TO_STICK);
    keep(&w, sheet, -1);
    struct ui_view view = world_view(&w);
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-3");
    world_restart(&w);
    world_settle(&w);
    view = world_view(&w);
    CHECK_INT(view.print.own_count, 3);
    CHECK(view.print.own[2].is_sheet && view.print.own[2].between == 50);
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-3");
    roll.height = 500;
    keep(&w, roll, 0); /* changed, in its place */
    CHECK_INT(world_view(&w).print.own_count, 3);
    CHECK_INT(world_view(&w).print.own[0].height, 500);
    ask(&w, (struct request){.kind = REQUEST_LABELS, .print = {.what = PRINT_CRATES}});
    CHECK_INT(world_view(&w).job.status, JOB_DONE);
    world_end(&w);
}

static void drop(struct world *w, int at)
{
    ask(w, (struct request){.kind = REQUEST_STOCK, .argument = at, .value = 1});
}

/* A paper that is taken away leaves the names and the choices of the others alone; a printer that
 * had it goes on with its usual one. */
static void papers_of_their_own_are_taken_away(void)
{
    struct world w;
    struct own_stock roll = {.width = 600, .height = 400, .dpi = 203};
    struct own_stock sheets[2] = {
        {.is_sheet = true, .width = 900, .height = 500, .columns = 2, .rows = 5, .top = 200},
        {.is_sheet = true, .width = 700, .height = 500, .columns = 2, .rows = 5, .top = 200}};
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    choose(&w, 0);
    set(&w, SETTING_LABEL_TO, LABEL_TO_STICK);
    keep(&w, sheets[0], -1);
    keep(&w, sheets[1], -1);
    set(&w, SETTING_LABEL_TO, LABEL_TO_PRINTER);
    keep(&w, roll, -1);
    CHECK_STR(stock_in_use(&w), "perso-3");
    struct ui_view view = world_view(&w);
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-2");
    drop(&w, 0);
    view = world_view(&w);
    CHECK_STR(view.print.own_says, "");
    CHECK_INT(view.print.own_count, 2);
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-2");
    CHECK_STR(stock_in_use(&w), "perso-3");
    world_restart(&w);
    world_settle(&w);
    view = world_view(&w);
    CHECK_INT(view.print.own_count, 2);
    CHECK_STR(view.print.own[1].name, "perso-3");
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-2");
    drop(&w, 1);
    CHECK_STR(stock_in_use(&w), "57x32"); /* what such printers mostly have */
    print_one(&w, first_crate(&w), false);
    CHECK_INT(w.printed_count, 1);
    keep(&w, roll, -1); /* into the place that is free, before the sheet */
    view = world_view(&w);
    CHECK_STR(view.print.own[0].name, "perso-1");
    CHECK_STR(view.stocks[view.settings[SETTING_LABEL_STOCK]], "perso-2");
    drop(&w, 1);
    view = world_view(&w);
    CHECK_INT(view.print.own_count, 1);
    CHECK_INT(view.settings[SETTING_LABEL_STOCK], 0);
    drop(&w, 5); /* none of them: nothing happens */
    CHECK_INT(world_view(&w).print.own_count, 1);
    world_end(&w);
}

/* Set so, a crate that is opened prints its label, once. */
static void a_crate_that_is_opened_prints_its_label(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "zpl1");
    choose(&w, 0);
    uint32_t crate = first_crate(&w);
    struct request open = {.kind = REQUEST_COMMAND,
                           .command = {.kind = COMMAND_OPEN_CRATE, .crate = crate}};
    ask(&w, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    ask(&w, open);
    CHECK_INT(w.printed_count, 0); /* not set */
    ask(&w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_LEAVE}});
    set(&w, SETTING_PRINT_ON_OPEN, 1);
    ask(&w, open);
    CHECK_INT(w.printed_count, 1);
    CHECK_INT(world_view(&w).print.spool->labels[0].target, crate);
    ask(&w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_LEAVE}});
    ask(&w, open);
    CHECK_INT(w.printed_count, 1); /* it has one */
    world_end(&w);
}

static void leave(struct world *w)
{
    ask(w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_LEAVE}});
}

/* On a receipt printer prep slips come out: those of a labo, and of a crate that is opened, once.
 */
static void slips_come_out_of_a_receipt_printer(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "escpos1");
    choose(&w, 0);
    const struct prep *prep = station_prep(w.station);
    uint32_t pickup = prep->plan->crates.rows[0].pickup;
    size_t crates = 0;
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        crates += prep->plan->crates.rows[i].pickup == pickup;
    }
    CHECK(world_view(&w).print.has_roll);
    ask(&w,
        (struct request){.kind = REQUEST_PRINT, .print = {.what = PRINT_SLIPS, .pickup = pickup}});
    CHECK_STR(world_view(&w).print.refused, "");
    CHECK_INT(w.printed_count, crates);
    CHECK(w.printed_last.width == 384 && w.printed_last.height > 800);
    set(&w, SETTING_PRINT_ON_OPEN, PRINT_ON_OPEN_SLIP);
    ask(&w, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    uint32_t other = ID_NONE; /* of another labo: its slip did not come out yet */
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        other = crate->pickup != pickup && crate->kind == CRATE_DRY ? crate->id : other;
    }
    CHECK(other != ID_NONE);
    struct request open = {.kind = REQUEST_COMMAND,
                           .command = {.kind = COMMAND_OPEN_CRATE, .crate = other}};
    ask(&w, open);
    CHECK_INT(w.printed_count, crates + 1);
    const struct spool *spool = world_view(&w).print.spool;
    CHECK_INT(spool->labels[spool->label_count - 1].kind, SPOOL_SLIP);
    CHECK_INT(spool->labels[spool->label_count - 1].target, other);
    CHECK_INT(spool->labels[spool->label_count - 1].state, SPOOL_PRINTED);
    leave(&w);
    ask(&w, open);
    CHECK_INT(w.printed_count, crates + 1); /* it has one */
    leave(&w);
    open.command.crate = first_crate(&w);
    ask(&w, open);
    CHECK_INT(w.printed_count, crates + 1); /* so has this one */
    leave(&w);
    plug(&w, "zpl1");
    choose(&w, 1);
    ask(&w, (struct request){.kind = REQUEST_PRINT, .print = {.what = PRINT_SLIPS}});
    CHECK(strstr(world_view(&w).print.refused, "rouleau sans fin") != NULL);
    CHECK_INT(w.printed_count, crates + 1);
    world_end(&w);
}

/* Out of paper in the middle, a restart: each slip comes out once. */
static void slips_wait_for_paper_and_a_restart(void)
{
    struct world w;
    world_begin_with_month(&w);
    plug(&w, "escpos1");
    choose(&w, 0);
    size_t count = 0;
    const struct prep *prep = station_prep(w.station);
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        count += prep_pickup_mode(prep, prep->plan->crates.rows[i].pickup) != PICKUP_BULK;
    }
    CHECK(count > 3);
    CHECK(emulated_set(w.room, "escpos1", EMULATED_PAPER, 2));
    ask(&w, (struct request){.kind = REQUEST_PRINT, .print = {.what = PRINT_SLIPS}});
    CHECK_INT(w.printed_count, 2);
    CHECK(world_view(&w).print.way.troubles & PRINTER_PAPER_OUT);
    world_restart(&w);
    world_settle(&w);
    CHECK(emulated_set(w.room, "escpos1", EMULATED_PAPER, 100));
    station_look_at_printers(w.station);
    world_settle(&w);
    CHECK_INT(w.printed_count, count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            CHECK(w.printed[i] != w.printed[k]);
        }
    }
    world_end(&w);
}

int main(void)
{
    RUN(each_printer_is_as_it_was_left);
    RUN(what_is_shown_is_what_comes_out);
    RUN(a_ruler_is_a_job_like_others);
    RUN(papers_of_their_own);
    RUN(papers_of_their_own_are_taken_away);
    RUN(a_crate_that_is_opened_prints_its_label);
    RUN(slips_come_out_of_a_receipt_printer);
    RUN(slips_wait_for_paper_and_a_restart);
    return 0;
}
