/* test_retention.c: when what is due, and that no clock that went wrong makes anything due. */
#include "domain/retention.h"

#include "support/check.h"

static const int64_t day = 86400000, closed = 1764000000000; /* a day in November 2025 */

static void a_clock_is_believed_near_the_last_event(void)
{
    CHECK(retention_clock_is_sane(closed, closed));
    CHECK(retention_clock_is_sane(closed + 60 * day, closed));
    CHECK(!retention_clock_is_sane(closed + 60 * day + 1, closed));
    CHECK(!retention_clock_is_sane(closed - 1, closed));
    CHECK(!retention_clock_is_sane(0, closed));               /* 1970 */
    CHECK(!retention_clock_is_sane(5711817600000ll, closed)); /* 2151 */
    CHECK(!retention_clock_is_sane(closed, 0));               /* no event to go by */
}

static void days_are_counted_back(void)
{
    struct retention retention = retention_default();
    struct retention_due due = retention_due(&retention, closed);
    CHECK_INT(due.names_before_ms, closed - 7 * day);
    CHECK_INT(due.record_before_ms, closed - 365 * day);
    CHECK_INT(due.log_before_ms, closed - 30 * day);
}

int main(void)
{
    RUN(a_clock_is_believed_near_the_last_event);
    RUN(days_are_counted_back);
    return 0;
}
