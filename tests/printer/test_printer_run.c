/* test_printer_run.c: labels over a port that runs out of paper, is pulled, jams and is cancelled:
 * each comes out once, whole, in order, and what is said of it is true. */
#include "device/printer_run.h"

#include <stdio.h>

#include "base/str.h"
#include "device/emulated_printer.h"
#include "support/check.h"

enum { LABELS = 30, WIDTH = 96, HEIGHT = 300 };

/* What a person does when a run waits. */
struct world {
    struct emulated_room *room;
    char name[16];
    struct printer_line line;
    int out[LABELS * 2]; /* numbers of the labels that came out */
    int out_count, given, taken_back, waits;
    struct printer_way way; /* the latest */
    unsigned troubles_seen;
    bool was_absent, was_deaf, is_cancelled, may_give;
    bool mends; /* refills, closes, plugs in again after two looks */
};

/* A label that carries its number in dots, as no other does. */
static struct bitmap picture(int number)
{
    struct bitmap dots = bitmap_blank(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            if ((x * 7 + y * number + number) % 11 == 0 || x < number || x == 0) {
                bitmap_set(&dots, x, y);
            }
        }
    }
    return dots;
}

/* Which label it is, -1: none of them. QL shows the whole width of its roll, narrow ones at the
 * right. */
static int number_of(const struct bitmap *dots)
{
    int numbers = -1, left = dots->width > 2 * WIDTH ? dots->width - WIDTH : 0;
    for (int number = 1; number <= LABELS; number++) {
        struct bitmap want = picture(number);
        bool same = dots->height == HEIGHT;
        for (int y = 0; same && y < HEIGHT; y++) {
            for (int x = 0; same && x < WIDTH; x++) {
                same = bitmap_ink(dots, left + x, y) == bitmap_ink(&want, x, y);
            }
        }
        bitmap_finish(&want);
        numbers = same ? number : numbers;
    }
    return numbers;
}

static void printed(void *context, const char *name, int number, const struct bitmap *dots)
{
    struct world *w = context;
    (void)name;
    CHECK_INT(number, w->out_count + 1);
    w->out[w->out_count++] = number_of(dots);
}

static void way(void *context, const struct printer_way *is)
{
    struct world *w = context;
    w->way = *is;
    w->troubles_seen |= is->troubles;
    w->was_absent = w->was_absent || is->is_absent;
    w->was_deaf = w->was_deaf || is->is_deaf;
    w->waits = 0;
}

static bool given(void *context, bool is_given)
{
    struct world *w = context;
    w->given += is_given;
    w->taken_back += !is_given;
    return w->may_give;
}

static bool is_cancelled(void *context)
{
    return ((struct world *)context)->is_cancelled;
}

static void wait_ms(void *context, int ms)
{
    struct world *w = context;
    (void)ms;
    CHECK(++w->waits < 1000);
    if (w->mends && w->waits > 2) {
        (void)emulated_set(w->room, w->name, EMULATED_PAPER, -1);
        (void)emulated_set(w->room, w->name, EMULATED_COVER, 0);
        (void)emulated_set(w->room, w->name, EMULATED_JAM, 0);
        (void)emulated_set(w->room, w->name, EMULATED_HOT, 0);
        (void)emulated_set(w->room, w->name, EMULATED_ROLL, 62);
        (void)emulated_plug(w->room, w->name);
    }
    if (!w->mends && w->waits > 8) {
        w->is_cancelled = true;
    }
}

static void open_world(struct world *w, enum printer_language language)
{
    struct emulated_watch watch = {.printed = printed, .context = w};
    *w = (struct world){.may_give = true, .mends = true};
    str_format(w->name, sizeof w->name, "%s1", printer_language_name(language));
    w->room = emulated_room_create(&watch);
    CHECK(emulated_plug(w->room, w->name));
    w->line = (struct printer_line){.bus = emulated_room_bus(w->room), .language = language};
    str_copy(w->line.key, sizeof w->line.key, w->name);
}

static void close_world(struct world *w)
{
    printer_line_finish(&w->line);
    emulated_room_destroy(w->room);
}

static enum printer_end print(struct world *w, int number)
{
    struct printer_hooks hooks = {way, given, is_cancelled, wait_ms, w};
    struct printer_media media = {.dpi = printer_language_dpi(w->line.language),
                                  .width_mm = w->line.language == PRINTER_QL ? 62 : 12};
    struct bitmap dots = picture(number);
    enum printer_end end = printer_run(&w->line, &dots, &media, &hooks);
    bitmap_finish(&dots);
    return end;
}

static enum printer_end good_end(enum printer_language language)
{
    return printer_answers_surely(language) ? PRINTER_PRINTED : PRINTER_SENT;
}

#define EVERY_LANGUAGE(language)                                                                   \
    for (enum printer_language language = 0; language < PRINTER_LANGUAGE_COUNT; language++)

/* Paper out at 7, pulled in the middle of 15, jam, hot, cover: 30 labels, each once, in order. */
static void thirty_labels_come_out_once_each(void)
{
    EVERY_LANGUAGE(language)
    {
        struct world w;
        open_world(&w, language);
        emulated_set(w.room, w.name, EMULATED_PAPER, 6);
        emulated_set(w.room, w.name, EMULATED_UNPLUG_HALF, 14);
        for (int i = 1; i <= LABELS; i++) {
            if (i == 20) {
                emulated_set(w.room, w.name, EMULATED_COVER, 1);
            }
            if (i == 25) {
                emulated_set(w.room, w.name, EMULATED_JAM, 1);
            }
            CHECK_INT(print(&w, i), good_end(language));
        }
        CHECK_INT(w.out_count, LABELS);
        for (int i = 0; i < LABELS; i++) {
            CHECK_INT(w.out[i], i + 1);
        }
        CHECK(w.troubles_seen & PRINTER_PAPER_OUT);
        CHECK(w.was_absent);
        CHECK(w.way.troubles == 0 && !w.way.is_absent);
        close_world(&w);
    }
}

/* Whole when it is pulled: it comes out, nobody can know it, and it is not sent again. */
static void a_label_that_was_whole_is_sent_not_printed(void)
{
    EVERY_LANGUAGE(language)
    {
        struct world w;
        open_world(&w, language);
        emulated_set(w.room, w.name, EMULATED_UNPLUG_WHOLE, 1);
        CHECK_INT(print(&w, 1), good_end(language));
        CHECK_INT(print(&w, 2), PRINTER_SENT);
        CHECK_INT(print(&w, 3), good_end(language));
        CHECK_INT(w.out_count, 3);
        CHECK(w.out[0] == 1 && w.out[1] == 2 && w.out[2] == 3);
        close_world(&w);
    }
}

static void a_printer_that_says_nothing_is_only_sent_to(void)
{
    EVERY_LANGUAGE(language)
    {
        struct world w;
        open_world(&w, language);
        emulated_set(w.room, w.name, EMULATED_SILENT, 1);
        CHECK_INT(print(&w, 1), PRINTER_SENT);
        CHECK_INT(w.out_count, 1);
        emulated_set(w.room, w.name, EMULATED_PAPER, 0); /* its class says so all the same */
        CHECK_INT(print(&w, 2), PRINTER_SENT);
        CHECK(w.troubles_seen & PRINTER_PAPER_OUT);
        CHECK_INT(w.out_count, 2);
        close_world(&w);
    }
}

static void cancelled_while_it_waits_nothing_comes_out(void)
{
    EVERY_LANGUAGE(language)
    {
        struct world w;
        open_world(&w, language);
        w.mends = false;
        emulated_set(w.room, w.name, EMULATED_PAPER, 0);
        CHECK_INT(print(&w, 1), PRINTER_GIVEN_UP);
        CHECK_INT(w.given, 0);
        emulated_set(w.room, w.name, EMULATED_PAPER, -1);
        CHECK_INT(w.out_count, 0);
        w.is_cancelled = false;
        CHECK_INT(print(&w, 2), good_end(language));
        CHECK(w.out_count == 1 && w.out[0] == 2);
        close_world(&w);
    }
}

/* The record could not be written: the last step does not go out, now or later. */
static void what_cannot_be_kept_is_not_printed(void)
{
    EVERY_LANGUAGE(language)
    {
        struct world w;
        open_world(&w, language);
        w.may_give = false;
        CHECK_INT(print(&w, 1), PRINTER_GIVEN_UP);
        CHECK_INT(w.out_count, 0);
        w.may_give = true;
        CHECK_INT(print(&w, 2), good_end(language));
        CHECK(w.out_count == 1 && w.out[0] == 2);
        close_world(&w);
    }
}

static void a_brother_names_the_roll_it_has(void)
{
    struct world w;
    open_world(&w, PRINTER_QL);
    emulated_set(w.room, w.name, EMULATED_ROLL, 29);
    CHECK_INT(print(&w, 1), PRINTER_PRINTED);
    CHECK(w.troubles_seen & PRINTER_WRONG_ROLL);
    CHECK(w.out_count == 1 && w.out[0] == 1);
    close_world(&w);
}

int main(void)
{
    RUN(thirty_labels_come_out_once_each);
    RUN(a_label_that_was_whole_is_sent_not_printed);
    RUN(a_printer_that_says_nothing_is_only_sent_to);
    RUN(cancelled_while_it_waits_nothing_comes_out);
    RUN(what_cannot_be_kept_is_not_printed);
    RUN(a_brother_names_the_roll_it_has);
    return 0;
}
