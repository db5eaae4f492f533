/* retention.c: dates of the purge. */
#include "domain/retention.h"

static const int64_t day_ms = 86400000;

enum {
    AHEAD_DAYS = 60, /* two preps are a month apart; twice that is a holiday */
    QUIET_DAYS = 400 /* a whole year without a prep */
};

struct retention retention_default(void)
{
    return (struct retention){.names_days = 7, .record_days = 365, .log_days = 30};
}

bool retention_clock_is_sane(int64_t now_ms, int64_t last_event_ms)
{
    return last_event_ms > 0 && now_ms >= last_event_ms &&
           now_ms - last_event_ms <= AHEAD_DAYS * day_ms;
}

enum clock_doubt retention_clock_doubt(int64_t now_ms, int64_t last_event_ms)
{
    static const int64_t written_ms = INT64_C(1735689600000);  /* 1 January 2025 */
    static const int64_t worn_out_ms = INT64_C(2524608000000); /* 1 January 2050 */
    bool has_last = last_event_ms >= written_ms && last_event_ms < worn_out_ms;
    if (now_ms < written_ms || (has_last && now_ms < last_event_ms - day_ms)) {
        return CLOCK_BEHIND; /* a day: somebody may have put the hour or its zone right */
    }
    if (now_ms >= worn_out_ms || (has_last && now_ms - last_event_ms > QUIET_DAYS * day_ms)) {
        return CLOCK_AHEAD;
    }
    return CLOCK_FINE;
}

struct retention_due retention_due(const struct retention *retention, int64_t now_ms)
{
    return (struct retention_due){
        .names_before_ms = now_ms - retention->names_days * day_ms,
        .record_before_ms = now_ms - retention->record_days * day_ms,
        .log_before_ms = now_ms - retention->log_days * day_ms,
    };
}
