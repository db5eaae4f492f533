/* retention.h: how long what is kept, and when a clock may be believed. Values only: what is due is
 * said here, the store and the files are purged elsewhere. */
#ifndef BORNE_DOMAIN_RETENTION_H
#define BORNE_DOMAIN_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

/* Whole days, counted from the closing of a prep (the log: from each line). */
struct retention {
    int32_t names_days;  /* what is known of buyers */
    int32_t record_days; /* plans and events; only counts stay */
    int32_t log_days;    /* lines of the technical log */
};

/* 7 days, 12 months, 30 days, as the association told its members. */
struct retention retention_default(void);

/* What is older than these moments is due; INT64_MIN: nothing is. */
struct retention_due {
    int64_t names_before_ms, record_before_ms, log_before_ms;
};

/* A clock without a battery starts in 1970, a dying one jumps ahead: nothing is purged by itself
 * unless `now_ms` lies between the last event and 60 days after it. `last_event_ms` 0: there is no
 * event, hence nothing to go by. */
bool retention_clock_is_sane(int64_t now_ms, int64_t last_event_ms);

/* What people are told, and asked: a month without an event says nothing, a year does. */
enum clock_doubt {
    CLOCK_FINE,
    CLOCK_BEHIND, /* before the last event, or before this program was written */
    CLOCK_AHEAD   /* years after either: a battery that dies */
};
/* `last_event_ms` as above; one that cannot be true itself is not gone by. */
enum clock_doubt retention_clock_doubt(int64_t now_ms, int64_t last_event_ms);

struct retention_due retention_due(const struct retention *retention, int64_t now_ms);

#endif
