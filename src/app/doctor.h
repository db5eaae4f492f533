/* doctor.h: the state of a station on one page, for who helps from afar and sees a photograph of
 * it: versions, the machine, its disk, memory, screen, devices, clock, the record, its backups, the
 * last errors. Says nothing of a person. */
#ifndef BORNE_APP_DOCTOR_H
#define BORNE_APP_DOCTOR_H

#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "ui/devices_view.h"
#include "ui/doctor_view.h"

/* What is not found out here. */
struct doctor_ask {
    const char *root; /* "" for the system's; a folder in tests */
    const char *dir;  /* of the record */
    int64_t now_ms;   /* wall clock */
    int32_t utc_offset_s;
    const char *window;                 /* what draws the screen, "" when none is open */
    const struct devices_view *devices; /* what is plugged in; NULL: nobody looked */
};

/* Fills the page from empty. Reads all of the record: not for the main thread. */
void doctor_look(const struct doctor_ask *ask, struct doctor_view *ret);
/* The page as lines of text; `to` is a stream, as stdout. */
void doctor_print(const struct doctor_view *page, FILE *to);
/* Writes the page, and all of the log that lies in `dir`, as one text file. */
bool doctor_write(const struct doctor_view *page, const char *dir, const char *path,
                  struct error *err);

#endif
