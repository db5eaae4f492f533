/* timeline.h: the prep's timeline over its days: what is to be done when, by whom, by how many. A
 * template that stays from month to month; what of it is done is ticked in the record
 * (TICK_DAY, the entry's number). Values only; the words of usual entries are the screen's. */
#ifndef BORNE_DOMAIN_TIMELINE_H
#define BORNE_DOMAIN_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/round.h"

struct prep;

/* Numbers are kept in settings and in ticks: never renumber, never use one twice. */
enum timeline_usual {
    TIMELINE_OPEN_ROOM = 1,
    TIMELINE_HANDS,
    TIMELINE_FRIDGES_1,
    TIMELINE_FETCH,
    TIMELINE_RECEIVE,
    TIMELINE_POINT_1,
    TIMELINE_BAGGING,
    TIMELINE_LABELS,
    TIMELINE_TIDY_1,
    TIMELINE_FRIDGES_2,
    TIMELINE_WELCOME,
    TIMELINE_FIRST_ROUND,
    TIMELINE_FILL,
    TIMELINE_PAUSE,
    TIMELINE_POINT_2,
    TIMELINE_NEW_PAIRS,
    TIMELINE_TIDY_2,
    TIMELINE_FRIDGES_3,
    TIMELINE_LAST_CRATES,
    TIMELINE_CHILLED,
    TIMELINE_LOAD,
    TIMELINE_GIVE_BACK,
    TIMELINE_USUAL_END,
    TIMELINE_OWN = 50, /* the first of those that people wrote themselves */
    TIMELINE_OWN_END = TIMELINE_OWN + 14,
    TIMELINE_ROUND = 70, /* the first of the fetch rounds (round.h) */
    TIMELINE_ROUND_END = TIMELINE_ROUND + 12
};

enum timeline_who { WHO_ALL, WHO_DIRECTOR, WHO_TUTORS, WHO_PAIRS, WHO_DRIVERS, WHO_COUNT };

enum {
    TIMELINE_DAYS = 3,
    TIMELINE_HALVES = 2, /* of a day: until 13 h, after it */
    TIMELINE_ENTRIES = TIMELINE_USUAL_END - 1 + TIMELINE_OWN_END - TIMELINE_OWN +
                       TIMELINE_ROUND_END - TIMELINE_ROUND,
    TIMELINE_FROM = 6 * 60, /* minutes of a day */
    TIMELINE_UNTIL = 22 * 60,
    TIMELINE_NOON = 13 * 60,
    TIMELINE_PEOPLE = 30
};

struct timeline_entry {
    int number;
    int day;    /* 1.. */
    int minute; /* of the day */
    enum timeline_who who;
    int people; /* 0: all who are there */
    bool is_left_out;
    char words[LIMIT_TIMELINE_WORDS]; /* of an own one, else "" */
    struct round round;               /* of a round, else zeroed */
};

struct timeline {
    struct timeline_entry entries[TIMELINE_ENTRIES]; /* by day, minute, number */
    int count;
};

void timeline_begin(struct timeline *timeline); /* the usual entries */
const struct timeline_entry *timeline_find(const struct timeline *timeline, int number);
/* In the place of the one with its number, or as a new one; an own one without words goes, and a
 * round to no place. */
void timeline_put(struct timeline *timeline, const struct timeline_entry *entry);
/* A number that no own entry has, 0: there are enough of them. */
int timeline_free_number(const struct timeline *timeline);
bool timeline_is_round(const struct timeline_entry *entry);
bool timeline_goes_nowhere(const struct timeline_entry *entry); /* a round to no place */
/* The same for rounds; nothing of it was ticked in this prep, NULL: no matter. */
int timeline_free_round(const struct timeline *timeline, const struct prep *prep);

/* As kept: "2 585 1 4 0 words", of a round what round_write says in place of words. False: not such
 * a line, or out of range. */
void timeline_entry_write(const struct timeline_entry *entry, char *to, size_t size);
bool timeline_entry_read(int number, const char *line, struct timeline_entry *ret);

/* Half-days from 0. */
int timeline_half(const struct timeline_entry *entry);
/* The `nth` entry of a half-day that is not left out, NULL: there are no more. */
const struct timeline_entry *timeline_at(const struct timeline *timeline, int half, int nth);
/* What of a half-day is done; NULL prep: nothing. */
struct timeline_count {
    int entries, done;
};
struct timeline_count timeline_count(const struct timeline *timeline, const struct prep *prep,
                                     int half);
bool timeline_is_done(const struct prep *prep, const struct timeline_entry *entry);
/* The break of the day that the prep is at, NULL: there is none, or it was. That day is the one of
 * the half-days that were closed, or a later one of which something was ticked before. */
const struct timeline_entry *timeline_break(const struct timeline *timeline,
                                            const struct prep *prep);
/* The first that is neither done nor left out, NULL: all is. */
const struct timeline_entry *timeline_next(const struct timeline *timeline,
                                           const struct prep *prep);

#endif
