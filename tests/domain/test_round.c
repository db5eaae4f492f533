/* test_round.c: fetch rounds as lines of the timeline: where to, what there is to carry, when
 * goods are due. */
#include "domain/round.h"

#include <string.h>

#include "base/str.h"
#include "domain/prep.h"
#include "domain/reception.h"
#include "domain/timeline.h"
#include "support/check.h"
#include "support/small_prep.h"

#define MILL "Moulin des Rapailles"
#define FARM "GAEC des Trois Saules"

static struct timeline timeline;

static struct timeline_entry outing(int number, int day, int minute, enum round_vehicle vehicle,
                                    const char *supplier)
{
    struct timeline_entry entry = {.number = number,
                                   .day = day,
                                   .minute = minute,
                                   .who = WHO_DRIVERS,
                                   .people = 2,
                                   .round = {.vehicle = vehicle, .limit_kg = 500}};
    CHECK(round_turn(&entry.round, supplier));
    return entry;
}

static uint32_t supplier(const struct small_prep *small, const char *name)
{
    for (size_t i = 0; i < small->plan.suppliers.count; i++) {
        if (str_equal(small->plan.suppliers.rows[i].name, name)) {
            return small->plan.suppliers.rows[i].id;
        }
    }
    return ID_NONE;
}

static void a_round_is_kept_and_read_back(void)
{
    struct timeline_entry entry = outing(TIMELINE_ROUND, 1, 525, ROUND_VAN, MILL), read = {0};
    char line[LIMIT_SETTING_VALUE];
    CHECK(round_turn(&entry.round, FARM));
    timeline_entry_write(&entry, line, sizeof line);
    CHECK_STR(line, "1 525 4 2 0 0 1 500|" MILL "|" FARM);
    CHECK(timeline_entry_read(TIMELINE_ROUND, line, &read));
    CHECK(memcmp(&read, &entry, sizeof read) == 0);
    static const char *const bad[] = {"1 525 4 2 0 ",
                                      "1 525 4 2 0 3 1 500|A",
                                      "1 525 4 2 0 0 3 500|A",
                                      "1 525 4 2 0 0 1 40|A",
                                      "1 525 4 2 0 0 1 500 A",
                                      "1 525 4 2 0 0 1 500|A|a",
                                      "1 525 4 2 0 0 1 500|A|B|C|D|E",
                                      "1 525 4 2 0 0 1 500|"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(!timeline_entry_read(TIMELINE_ROUND, bad[i], &read));
    }
}

static void names_of_all_lengths_fit_or_are_refused(void)
{
    struct timeline_entry entry = outing(TIMELINE_ROUND, 3, 1320, ROUND_THEIRS, "A|b;c");
    char name[LIMIT_NAME], line[LIMIT_SETTING_VALUE];
    CHECK_STR(entry.round.suppliers[0], "A b c"); /* what separates names is in none */
    CHECK(round_takes(&entry.round, "a|B;c"));
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    CHECK(round_turn(&entry.round, name));
    name[0] = 'y';
    CHECK(round_turn(&entry.round, name));
    name[0] = 'z';
    CHECK(!round_turn(&entry.round, name));
    struct timeline_entry read;
    timeline_entry_write(&entry, line, sizeof line);
    CHECK(timeline_entry_read(TIMELINE_ROUND, line, &read));
    CHECK_INT(round_count(&read.round), 3);
    CHECK(round_turn(&read.round, "A|b;c")); /* and out again */
    CHECK_INT(round_count(&read.round), 2);
    CHECK(!round_takes(&read.round, "A b c"));
}

static void a_round_to_nowhere_goes(void)
{
    timeline_begin(&timeline);
    struct timeline_entry entry =
        outing(timeline_free_round(&timeline, NULL), 1, 525, ROUND_CAR, MILL);
    CHECK_INT(entry.number, TIMELINE_ROUND);
    timeline_put(&timeline, &entry);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND) != NULL);
    CHECK_INT(timeline_free_round(&timeline, NULL), TIMELINE_ROUND + 1);
    CHECK(round_of(&timeline, "moulin des rapailles", 0) != NULL);
    CHECK(round_of(&timeline, MILL, 1) == NULL);
    CHECK(round_turn(&entry.round, MILL));
    timeline_put(&timeline, &entry);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND) == NULL);
    entry.round.place = ROUND_FOOD_BANK; /* that is a place by itself */
    timeline_put(&timeline, &entry);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND) != NULL);
}

static void what_there_is_to_carry_is_the_months(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct round round = {.vehicle = ROUND_CAR, .limit_kg = round_usual_kg(ROUND_CAR)};
    CHECK_INT(round_usual_kg(ROUND_CAR), 500);
    CHECK_INT(round_usual_kg(ROUND_VAN), 1100);
    CHECK_INT(round_trips(&round, &small.prep), 0);
    CHECK(round_turn(&round, MILL)); /* 6 pasta of 510 g, 2 sacks of 25 kg */
    CHECK_INT(round_needed_g(&round, &small.prep), 53060);
    CHECK_INT(round_trips(&round, &small.prep), 1);
    round.limit_kg = 50;
    CHECK_INT(round_trips(&round, &small.prep), 2);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_RECEIVE,
                                                .product = small_product_id(&small, SMALL_SACK),
                                                .target = supplier(&small, MILL),
                                                .units_milli = 1000}),
              REFUSAL_NONE);
    CHECK_INT(round_needed_g(&round, &small.prep), 53060);
    CHECK_INT(round_left_g(&round, &small.prep), 28060);
    round.vehicle = ROUND_THEIRS;
    CHECK_INT(round_trips(&round, &small.prep), 0); /* no vehicle of ours */
    small_prep_finish(&small);
}

static void close_half_day(struct small_prep *small)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), REFUSAL_NONE);
}

static void goods_are_due_when_they_bring_them_or_we_were_there(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t mill = supplier(&small, MILL), farm = supplier(&small, FARM);
    timeline_begin(&timeline);
    CHECK_INT(round_due(&timeline, &small.prep, mill), 0); /* nobody said */
    struct timeline_entry ours = outing(TIMELINE_ROUND, 1, 525, ROUND_VAN, MILL);
    struct timeline_entry theirs = outing(TIMELINE_ROUND + 1, 1, 15 * 60, ROUND_THEIRS, FARM);
    timeline_put(&timeline, &ours);
    timeline_put(&timeline, &theirs);
    CHECK_INT(round_due(&timeline, &small.prep, mill), 1);
    CHECK_INT(round_due(&timeline, &small.prep, farm), 2);
    close_half_day(&small);
    close_half_day(&small);
    CHECK_INT(round_due(&timeline, &small.prep, farm), 2); /* their delivery is late by now */
    CHECK_INT(round_due(&timeline, &small.prep, mill), 0); /* have we been there at all? */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_TICK,
                                                .target = TICK_DAY,
                                                .number = ours.number,
                                                .value = 1}),
              REFUSAL_NONE);
    CHECK_INT(round_due(&timeline, &small.prep, mill), 3); /* we were late, not they */
    ours.is_left_out = true;
    timeline_put(&timeline, &ours);
    CHECK_INT(round_due(&timeline, &small.prep, mill), 0);
    CHECK_INT(timeline_free_round(&timeline, &small.prep), TIMELINE_ROUND + 2);
    ours.round = (struct round){.limit_kg = 500};
    timeline_put(&timeline, &ours);
    CHECK_INT(timeline_free_round(&timeline, &small.prep), TIMELINE_ROUND + 2); /* it was ticked */
    CHECK_INT(timeline_free_round(&timeline, NULL), TIMELINE_ROUND);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(a_round_is_kept_and_read_back);
    RUN(names_of_all_lengths_fit_or_are_refused);
    RUN(a_round_to_nowhere_goes);
    RUN(what_there_is_to_carry_is_the_months);
    RUN(goods_are_due_when_they_bring_them_or_we_were_there);
    return 0;
}
