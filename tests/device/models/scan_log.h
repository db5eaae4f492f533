/* scan_log.h: what a scanner model typed, and how much of it the host took: the truth that a record
 * is compared with. */
#ifndef BORNE_TESTS_SCAN_LOG_H
#define BORNE_TESTS_SCAN_LOG_H

#include <stddef.h>
#include <stdint.h>

struct typed {
    char *text;  /* as asked for, without prefix and suffix */
    int packets; /* it takes */
    int taken;   /* of those by the host; all: the host has the whole code */
};

struct scan_log {
    struct typed *typed;
    size_t count, room;
};

/* Notes a text that takes so many packets; returns its tag. */
int scan_log_add(struct scan_log *log, const char *text, int packets);
/* The host took one packet of it; tags below 0 are not scans. */
void scan_log_taken(struct scan_log *log, int tag);
/* How many texts the host has whole. */
size_t scan_log_whole(const struct scan_log *log);
void scan_log_free(struct scan_log *log);

#endif
