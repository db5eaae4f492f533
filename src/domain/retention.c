/* retention.c: dates of the purge. */
#include "domain/retention.h"

static const int64_t day_ms = 86400000;

enum { AHEAD_DAYS = 60 }; /* two preps are a month apart; twice that is a holiday */

struct retention retention_default(void)
{
    return (struct retention){.names_days = 7, .record_days = 365, .log_days = 30};
}

bool retention_clock_is_sane(int64_t now_ms, int64_t last_event_ms)
{
    return last_event_ms > 0 && now_ms >= last_event_ms &&
           now_ms - last_event_ms <= AHEAD_DAYS * day_ms;
}

struct retention_due retention_due(const struct retention *retention, int64_t now_ms)
{
    return (struct retention_due){
        .names_before_ms = now_ms - retention->names_days * day_ms,
        .record_before_ms = now_ms - retention->record_days * day_ms,
        .log_before_ms = now_ms - retention->log_days * day_ms,
    };
}
