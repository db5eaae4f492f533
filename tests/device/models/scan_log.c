/* scan_log.c: what a scanner model typed, text by text. */
#include "device/models/scan_log.h"

#include <stdlib.h>
#include <string.h>

int scan_log_add(struct scan_log *log, const char *text, int packets)
{
    if (log->count == log->room) {
        log->room = log->room ? 2 * log->room : 64;
        log->typed = realloc(log->typed, log->room * sizeof *log->typed);
    }
    char *copy = strdup(text);
    if (!log->typed || !copy) {
        abort();
    }
    log->typed[log->count] = (struct typed){copy, packets, 0};
    return (int)log->count++;
}

void scan_log_taken(struct scan_log *log, int tag)
{
    if (tag >= 0 && (size_t)tag < log->count) {
        log->typed[tag].taken++;
    }
}

size_t scan_log_whole(const struct scan_log *log)
{
    size_t whole = 0;
    for (size_t i = 0; i < log->count; i++) {
        whole += log->typed[i].taken == log->typed[i].packets;
    }
    return whole;
}

void scan_log_free(struct scan_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        free(log->typed[i].text);
    }
    free(log->typed);
    *log = (struct scan_log){0};
}
