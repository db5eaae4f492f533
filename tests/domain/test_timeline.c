/* test_timeline.c: the prep's timeline: the usual days, what people change, what is ticked. */
#include <string.h>

#include "base/str.h"
#include "domain/decide.h"
#include "domain/tick.h"
#include "domain/timeline.h"
#include "support/check.h"
#include "support/small_prep.h"

static struct timeline timeline;

enum { NO_ROUNDS = TIMELINE_ENTRIES - (TIMELINE_ROUND_END - TIMELINE_ROUND) };

static bool is_sorted(void)
{
    for (int i = 1; i < timeline.count; i++) {
        const struct timeline_entry *a = &timeline.entries[i - 1], *b = &timeline.entries[i];
        if (a->day > b->day || (a->day == b->day && a->minute > b->minute)) {
            return false;
        }
    }
    return true;
}

static void the_usual_days_are_in_order(void)
{
    timeline_begin(&timeline);
    CHECK_INT(timeline.count, TIMELINE_USUAL_END - 1);
    CHECK(is_sorted());
    int told = 0;
    for (int half = 0; half < TIMELINE_DAYS * TIMELINE_HALVES; half++) {
        told += timeline_count(&timeline, NULL, half).entries;
    }
    CHECK_INT(told, timeline.count); /* each stands in one half-day */
    CHECK_INT(timeline_half(timeline_find(&timeline, TIMELINE_BAGGING)), 1);
    CHECK_INT(timeline_half(timeline_find(&timeline, TIMELINE_LOAD)), 4);
    CHECK(timeline_count(&timeline, NULL, 5).entries == 0); /* two and a half days */
}

static void an_entry_moves_and_goes(void)
{
    timeline_begin(&timeline);
    struct timeline_entry entry = *timeline_find(&timeline, TIMELINE_LOAD);
    entry.day = 2;
    entry.minute = 15 * 60;
    timeline_put(&timeline, &entry);
    CHECK_INT(timeline.count, TIMELINE_USUAL_END - 1);
    CHECK(is_sorted());
    CHECK_INT(timeline_half(timeline_find(&timeline, TIMELINE_LOAD)), 3);
    entry.is_left_out = true;
    timeline_put(&timeline, &entry);
    CHECK_INT(timeline.count, TIMELINE_USUAL_END - 1); /* it is kept, and can come back */
    for (int i = 0; timeline_at(&timeline, 3, i) != NULL; i++) {
        CHECK(timeline_at(&timeline, 3, i)->number != TIMELINE_LOAD);
    }
}

static void own_entries_come_and_go(void)
{
    timeline_begin(&timeline);
    struct timeline_entry own = {.day = 1, .minute = 8 * 60 + 10, .who = WHO_PAIRS};
    (void)str_copy(own.words, sizeof own.words, "Le pain arrive");
    for (int i = TIMELINE_OWN; i < TIMELINE_OWN_END; i++) {
        own.number = timeline_free_number(&timeline);
        CHECK_INT(own.number, i);
        timeline_put(&timeline, &own);
    }
    CHECK_INT(timeline.count, NO_ROUNDS);
    CHECK_INT(timeline_free_number(&timeline), 0); /* full */
    CHECK(is_sorted());
    own.number = TIMELINE_OWN + 3;
    own.words[0] = '\0';
    timeline_put(&timeline, &own);
    CHECK(timeline_find(&timeline, TIMELINE_OWN + 3) == NULL);
    CHECK_INT(timeline_free_number(&timeline), TIMELINE_OWN + 3);
    timeline_put(&timeline, &own); /* without words it does not come back */
    CHECK_INT(timeline.count, NO_ROUNDS - 1);
}

static void lines_are_read_back(void)
{
    struct timeline_entry entry = {.number = TIMELINE_OWN,
                                   .day = 2,
                                   .minute = 585,
                                   .who = WHO_DRIVERS,
                                   .people = 4,
                                   .is_left_out = true};
    struct timeline_entry read = {0};
    char line[96];
    (void)str_copy(entry.words, sizeof entry.words, "Chercher le lait à Foug");
    timeline_entry_write(&entry, line, sizeof line);
    CHECK_STR(line, "2 585 4 4 1 Chercher le lait à Foug");
    CHECK(timeline_entry_read(TIMELINE_OWN, line, &read));
    CHECK(memcmp(&read, &entry, sizeof read) == 0);
    entry.words[0] = '\0';
    timeline_entry_write(&entry, line, sizeof line);
    CHECK(timeline_entry_read(TIMELINE_PAUSE, line, &read) && read.number == TIMELINE_PAUSE);
    static const struct {
        int number;
        const char *line;
    } bad[] = {
        {0, "2 585 1 4 1 "},
        {TIMELINE_USUAL_END, "2 585 1 4 1 "},
        {TIMELINE_OWN_END, "2 585 1 4 1 x"},
        {1, ""},
        {1, "0 585 1 4 1 "},
        {1, "4 585 1 4 1 "},
        {1, "2 1440 1 4 1 "},
        {1, "2 585 5 4 1 "},
        {1, "2 585 1 31 1 "},
        {1, "2 585 1 4 2 "},
        {1, "2 585 1 4"},
        {1, "2 -585 1 4 1 "},
        {1, "2 999999999999 1 4 1 "},
        {TIMELINE_OWN, "2 585 1 4 1 that line has more words than stand beside an hour"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        read.number = 77;
        CHECK(!timeline_entry_read(bad[i].number, bad[i].line, &read) && read.number == 77);
    }
}

static void ticks_are_the_records(void)
{
    static struct small_prep small;
    small_prep_init(&small);
    timeline_begin(&timeline);
    CHECK_INT(timeline_next(&timeline, &small.prep)->number, TIMELINE_OPEN_ROOM);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_TICK,
                                                .target = TICK_DAY,
                                                .number = TIMELINE_OPEN_ROOM,
                                                .value = 1}),
              REFUSAL_NONE);
    CHECK_INT(timeline_next(&timeline, &small.prep)->number, TIMELINE_HANDS);
    CHECK_INT(timeline_count(&timeline, &small.prep, 0).done, 1);
    /* It stays done on another half-day, and in the template of next month nothing is. */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), REFUSAL_NONE);
    CHECK_INT(timeline_count(&timeline, &small.prep, 0).done, 1);
    CHECK_INT(timeline_count(&timeline, NULL, 0).done, 0);
    small_prep_finish(&small);
}

/* The break is the one of the day that the prep is at: by half-days closed, or by what was ticked.
 */
static void the_break_is_todays(void)
{
    static struct small_prep small;
    small_prep_init(&small);
    timeline_begin(&timeline);
    CHECK_INT(timeline_find(&timeline, TIMELINE_PAUSE)->day, 2);
    CHECK(timeline_break(&timeline, &small.prep) == NULL);
    for (int half = 0; half < 2; half++) {
        CHECK(timeline_break(&timeline, &small.prep) == NULL);
        CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), 0);
    }
    CHECK_INT(timeline_break(&timeline, &small.prep)->number, TIMELINE_PAUSE);
    struct timeline_entry pause = *timeline_break(&timeline, &small.prep);
    pause.is_left_out = true;
    timeline_put(&timeline, &pause);
    CHECK(timeline_break(&timeline, &small.prep) == NULL);
    pause.is_left_out = false;
    pause.day = 3;
    timeline_put(&timeline, &pause);
    CHECK(timeline_break(&timeline, &small.prep) == NULL);
    struct command tick = {
        .kind = COMMAND_TICK, .target = TICK_DAY, .number = TIMELINE_LOAD, .value = 1};
    CHECK_INT(small_do(&small, tick), REFUSAL_NONE); /* of the third day */
    CHECK(timeline_break(&timeline, &small.prep) != NULL);
    tick.number = TIMELINE_PAUSE;
    CHECK_INT(small_do(&small, tick), REFUSAL_NONE); /* it was */
    CHECK(timeline_break(&timeline, &small.prep) == NULL);
    small_prep_finish(&small);
}

int main(void)
{
    the_break_is_todays();
    the_usual_days_are_in_order();
    an_entry_moves_and_goes();
    own_entries_come_and_go();
    lines_are_read_back();
    ticks_are_the_records();
    return 0;
}
