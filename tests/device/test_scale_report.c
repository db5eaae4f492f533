/* test_scale_report.c: weights: units, exponents, words for what is no weight, twice the same. */
#include "device/scale_report.h"
#include "support/check.h"

static int32_t grams(int32_t raw, int exponent, int unit)
{
    int32_t result = -1;
    CHECK(scale_grams(raw, exponent, unit, &result));
    return result;
}

static void units_become_whole_grams(void)
{
    CHECK_INT(grams(1234, 0, 2), 1234);
    CHECK_INT(grams(1234, -3, 3), 1234);
    CHECK_INT(grams(12, -1, 3), 1200);
    CHECK_INT(grams(123, 1, 2), 1230);
    CHECK_INT(grams(100, -1, 11), 283); /* 10.0 oz */
    CHECK_INT(grams(22, -1, 12), 998);  /* 2.2 lb */
    CHECK_INT(grams(1499, 0, 1), 1);    /* mg, to the nearest */
    CHECK_INT(grams(1500, 0, 1), 2);
    CHECK_INT(grams(0, 6, 8), 0);
    CHECK_INT(grams(-5, 0, 2), -5);
    int32_t untouched = 7;
    CHECK(!scale_grams(1, 0, 0, &untouched)); /* no unit */
    CHECK(!scale_grams(1, 0, 5, &untouched)); /* a tael is not the same everywhere */
    CHECK(!scale_grams(1, 0, 99, &untouched));
    CHECK(!scale_grams(INT32_MAX, 6, 8, &untouched));
    CHECK(!scale_grams(1, 127, 2, &untouched));
    CHECK(!scale_grams(501, 0, 3, &untouched));
    CHECK_INT(untouched, 7);
}

static struct scale_reading read_report(const uint8_t bytes[6])
{
    struct scale_report scale;
    struct scale_reading reading;
    scale_report_init(&scale, NULL);
    CHECK(scale_report_read(&scale, bytes, 6, &reading));
    CHECK(!scale_report_read(&scale, bytes, 5, &reading));
    CHECK(scale_report_read(&scale, bytes, 6, &reading));
    return reading;
}

static void reports_say_a_weight_or_why_not(void)
{
    const uint8_t stable[6] = {3, 4, 3, 0xFD, 0xD2, 0x04}, moving[6] = {3, 3, 2, 0, 9, 0};
    const uint8_t over[6] = {3, 6, 2, 0, 9, 0}, odd[6] = {3, 4, 5, 0, 9, 0};
    const uint8_t unknown[6] = {3, 77, 2, 0, 9, 0}, other[6] = {2, 4, 2, 0, 9, 0};
    CHECK_INT(read_report(stable).status, SCALE_STABLE);
    CHECK_INT(read_report(stable).grams, 1234);
    CHECK_INT(read_report(moving).status, SCALE_MOVING);
    CHECK_INT(read_report(moving).grams, 0);
    CHECK_INT(read_report(over).status, SCALE_OVER);
    CHECK_INT(read_report(odd).status, SCALE_UNIT);
    CHECK_INT(read_report(unknown).status, SCALE_FAULT);
    struct scale_report scale;
    struct scale_reading reading;
    scale_report_init(&scale, NULL);
    CHECK(!scale_report_read(&scale, other, 6, &reading));
}

static void a_weight_counts_when_it_was_said_twice(void)
{
    struct scale_settle settle = {0};
    struct scale_reading told = {0};
    const struct scale_reading old = {SCALE_STABLE, 800}, moving = {SCALE_MOVING, 0};
    const struct scale_reading one = {SCALE_STABLE, 1200}, near = {SCALE_STABLE, 1202};
    CHECK(!scale_settle_feed(&settle, &old, 0, &told)); /* from before it was plugged in */
    CHECK(!scale_settle_feed(&settle, &moving, 100, &told));
    CHECK(!scale_settle_feed(&settle, &one, 200, &told));
    CHECK(!scale_settle_feed(&settle, &near, 300, &told)); /* not the same */
    CHECK(scale_settle_feed(&settle, &near, 400, &told));
    CHECK_INT(told.grams, 1202);
    CHECK(!scale_settle_feed(&settle, &near, 500, &told)); /* nothing new */
    CHECK(!scale_settle_feed(&settle, &moving, 600, &told));
    CHECK(scale_settle_feed(&settle, &moving, 700, &told));
    CHECK_INT(told.status, SCALE_MOVING);
}

static void a_scale_that_speaks_only_of_changes_is_believed_after_a_while(void)
{
    struct scale_settle settle = {0};
    struct scale_reading told = {0};
    const struct scale_reading one = {SCALE_STABLE, 1200};
    CHECK(!scale_settle_feed(&settle, &one, 0, &told));
    CHECK(!scale_settle_tick(&settle, SCALE_SETTLE_MS - 1, &told));
    CHECK(scale_settle_tick(&settle, SCALE_SETTLE_MS, &told));
    CHECK_INT(told.grams, 1200);
    CHECK_INT(scale_settle_deadline(&settle), INT64_MAX); /* its silence says nothing */
}

static void a_scale_that_stops_speaking_sleeps(void)
{
    struct scale_settle settle = {0};
    struct scale_reading told = {0};
    const struct scale_reading one = {SCALE_ZERO, 0};
    for (int i = 0; i < 6; i++) {
        (void)scale_settle_feed(&settle, &one, i * 100, &told);
    }
    CHECK_INT(scale_settle_deadline(&settle), 500 + SCALE_ASLEEP_MS);
    CHECK(scale_settle_tick(&settle, 500 + SCALE_ASLEEP_MS, &told));
    CHECK_INT(told.status, SCALE_ASLEEP);
    CHECK(!scale_settle_tick(&settle, 500 + 2 * SCALE_ASLEEP_MS, &told));
    CHECK(!scale_settle_feed(&settle, &one, 20000, &told));
    CHECK(scale_settle_feed(&settle, &one, 20100, &told)); /* awake again */
    CHECK_INT(told.status, SCALE_ZERO);
}

/* Weight before status and a weight of 32 bits, behind report id 9. */
static const uint8_t turned_round[] = {
    0x05, 0x8D, 0x09, 0x20, 0xA1, 0x01, 0x85, 0x09, 0x27, 0xFF, 0xFF, 0xFF, 0x7F, 0x75,
    0x20, 0x95, 0x01, 0x09, 0x40, 0x81, 0x02, 0x15, 0x81, 0x25, 0x7F, 0x75, 0x08, 0x09,
    0x41, 0x81, 0x02, 0x15, 0x01, 0x25, 0x0C, 0x09, 0x51, 0x09, 0x52, 0x09, 0x53, 0x81,
    0x00, 0x25, 0x08, 0x09, 0x71, 0x09, 0x72, 0x09, 0x73, 0x09, 0x74, 0x81, 0x00, 0xC0};

static void the_descriptor_says_where_things_are(void)
{
    struct hid_report report;
    struct scale_report scale;
    struct scale_reading reading;
    CHECK(hid_report_read(turned_round, sizeof turned_round, &report));
    CHECK(hid_report_has_page(&report, HID_PAGE_SCALE));
    scale_report_init(&scale, &report);
    const uint8_t bytes[8] = {9, 0x40, 0xE2, 0x01, 0x00, 0xFF, 2, 4};
    CHECK(scale_report_read(&scale, bytes, sizeof bytes, &reading));
    CHECK_INT(reading.status, SCALE_STABLE);
    CHECK_INT(reading.grams, 12346); /* 123456 tenths */
}

int main(void)
{
    RUN(units_become_whole_grams);
    RUN(reports_say_a_weight_or_why_not);
    RUN(a_weight_counts_when_it_was_said_twice);
    RUN(a_scale_that_speaks_only_of_changes_is_believed_after_a_while);
    RUN(a_scale_that_stops_speaking_sleeps);
    RUN(the_descriptor_says_where_things_are);
    return 0;
}
