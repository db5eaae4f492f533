/* part.h: what travels on a stick between two stations: a labo's part of the month on its way
 * there, and its record on the way back. A file of lines with a digest over them; reading puts the
 * values into a database in memory and takes them out by the readers of the record, so that a file
 * can hold nothing that a record cannot. Knows no rules. */
#ifndef BORNE_STORE_PART_H
#define BORNE_STORE_PART_H

#include "store/store.h"

enum part_kind { PART_LETTER, PART_RECORD };

struct part {
    enum part_kind kind;
    uint32_t prep, import, lend;
    char digest[65]; /* of the files the month came from */
    char pickup[LIMIT_NAME];
    struct plans plans;   /* PART_LETTER: one; owned with it when read */
    struct people people; /* owned when read */
    struct event *events; /* heap, by (station, seq); owned when read */
    size_t event_count;
};

/* The end of a file's name says what it is. */
#define PART_LETTER_ENDS ".part-borne"
#define PART_RECORD_ENDS ".releve-borne"

/* The file is there whole or not at all. */
bool part_write(const struct part *part, const char *path, struct error *err);
/* Fills *ret from empty. Codes: part_missing, part_foreign (no such file), part_damaged,
 * part_newer. */
bool part_read(const char *path, struct part *ret, struct error *err);
void part_finish(struct part *part);

#endif
