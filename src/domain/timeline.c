/* timeline.c: the usual two and a half days, and what people make of them. */
#include "domain/timeline.h"

#include <string.h>

#include "base/str.h"
#include "domain/prep.h"
#include "domain/tick.h"

enum { HOUR = 60 };

static const struct timeline_entry usual[] = {
    {TIMELINE_OPEN_ROOM, 1, 8 * HOUR, WHO_ALL, 0, false, "", {0}},
    {TIMELINE_HANDS, 1, 8 * HOUR + 30, WHO_ALL, 0, false, "", {0}},
    {TIMELINE_FRIDGES_1, 1, 8 * HOUR + 30, WHO_TUTORS, 1, false, "", {0}},
    {TIMELINE_FETCH, 1, 8 * HOUR + 45, WHO_DRIVERS, 2, false, "", {0}},
    {TIMELINE_RECEIVE, 1, 9 * HOUR, WHO_PAIRS, 4, false, "", {0}},
    {TIMELINE_POINT_1, 1, 12 * HOUR + 15, WHO_DIRECTOR, 1, false, "", {0}},
    {TIMELINE_BAGGING, 1, 13 * HOUR + 30, WHO_PAIRS, 6, false, "", {0}},
    {TIMELINE_LABELS, 1, 15 * HOUR + 30, WHO_PAIRS, 2, false, "", {0}},
    {TIMELINE_TIDY_1, 1, 16 * HOUR + 30, WHO_ALL, 0, false, "", {0}},
    {TIMELINE_FRIDGES_2, 2, 8 * HOUR + 30, WHO_TUTORS, 1, false, "", {0}},
    {TIMELINE_WELCOME, 2, 9 * HOUR, WHO_TUTORS, 2, false, "", {0}},
    {TIMELINE_FIRST_ROUND, 2, 9 * HOUR + 20, WHO_TUTORS, 0, false, "", {0}},
    {TIMELINE_FILL, 2, 9 * HOUR + 45, WHO_PAIRS, 0, false, "", {0}},
    {TIMELINE_PAUSE, 2, 11 * HOUR, WHO_ALL, 0, false, "", {0}},
    {TIMELINE_POINT_2, 2, 12 * HOUR + 15, WHO_DIRECTOR, 1, false, "", {0}},
    {TIMELINE_NEW_PAIRS, 2, 13 * HOUR + 30, WHO_TUTORS, 0, false, "", {0}},
    {TIMELINE_TIDY_2, 2, 16 * HOUR + 30, WHO_ALL, 0, false, "", {0}},
    {TIMELINE_FRIDGES_3, 3, 8 * HOUR + 30, WHO_TUTORS, 1, false, "", {0}},
    {TIMELINE_LAST_CRATES, 3, 9 * HOUR, WHO_PAIRS, 0, false, "", {0}},
    {TIMELINE_CHILLED, 3, 10 * HOUR + 30, WHO_PAIRS, 4, false, "", {0}},
    {TIMELINE_LOAD, 3, 11 * HOUR, WHO_DRIVERS, 4, false, "", {0}},
    {TIMELINE_GIVE_BACK, 3, 12 * HOUR + 15, WHO_ALL, 0, false, "", {0}},
};
_Static_assert(sizeof usual / sizeof *usual == TIMELINE_USUAL_END - 1, "each number has its entry");

void timeline_begin(struct timeline *timeline)
{
    memset(timeline, 0, sizeof *timeline);
    memcpy(timeline->entries, usual, sizeof usual);
    timeline->count = sizeof usual / sizeof *usual;
}

static int place_of(const struct timeline *timeline, int number)
{
    int at = 0;
    while (at < timeline->count && timeline->entries[at].number != number) {
        at++;
    }
    return at;
}

const struct timeline_entry *timeline_find(const struct timeline *timeline, int number)
{
    int at = place_of(timeline, number);
    return at < timeline->count ? &timeline->entries[at] : NULL;
}

static bool is_own(int number)
{
    return number >= TIMELINE_OWN && number < TIMELINE_OWN_END;
}

static bool is_round(int number)
{
    return number >= TIMELINE_ROUND && number < TIMELINE_ROUND_END;
}

bool timeline_is_round(const struct timeline_entry *entry)
{
    return is_round(entry->number);
}

bool timeline_goes_nowhere(const struct timeline_entry *entry)
{
    return timeline_is_round(entry) && entry->round.place == ROUND_SUPPLIER &&
           round_count(&entry->round) == 0;
}

static bool is_before(const struct timeline_entry *a, const struct timeline_entry *b)
{
    if (a->day != b->day) {
        return a->day < b->day;
    }
    return a->minute != b->minute ? a->minute < b->minute : a->number < b->number;
}

void timeline_put(struct timeline *timeline, const struct timeline_entry *entry)
{
    struct timeline_entry *entries = timeline->entries;
    struct timeline_entry put = *entry;
    int at = place_of(timeline, put.number);
    if (at < timeline->count) {
        memmove(entries + at, entries + at + 1,
                (size_t)(timeline->count - at - 1) * sizeof *entries);
        timeline->count--;
    }
    if ((is_own(put.number) && put.words[0] == '\0') || timeline_goes_nowhere(&put) ||
        timeline->count == TIMELINE_ENTRIES) {
        return;
    }
    at = timeline->count++;
    while (at > 0 && is_before(&put, &entries[at - 1])) {
        entries[at] = entries[at - 1];
        at--;
    }
    entries[at] = put;
}

int timeline_free_number(const struct timeline *timeline)
{
    for (int number = TIMELINE_OWN; number < TIMELINE_OWN_END; number++) {
        if (timeline_find(timeline, number) == NULL) {
            return number;
        }
    }
    return 0;
}

int timeline_free_round(const struct timeline *timeline, const struct prep *prep)
{
    for (int number = TIMELINE_ROUND; number < TIMELINE_ROUND_END; number++) {
        bool was_done = prep != NULL && prep_is_ticked(prep, TICK_DAY, number);
        if (timeline_find(timeline, number) == NULL && !was_done) {
            return number;
        }
    }
    return 0;
}

void timeline_entry_write(const struct timeline_entry *entry, char *to, size_t size)
{
    char words[LIMIT_SETTING_VALUE];
    (void)str_copy(words, sizeof words, entry->words);
    if (timeline_is_round(entry)) {
        round_write(&entry->round, words, sizeof words);
    }
    str_format(to, size, "%d %d %d %d %d %s", entry->day, entry->minute, (int)entry->who,
               entry->people, (int)entry->is_left_out, words);
}

/* A number of a line and the blank after it. */
static bool take(const char **at, int least, int most, int *ret)
{
    int value = 0, digits = 0;
    while ((*at)[digits] >= '0' && (*at)[digits] <= '9' && digits < 5) {
        value = value * 10 + ((*at)[digits++] - '0');
    }
    if (digits == 0 || (*at)[digits] != ' ' || value < least || value > most) {
        return false;
    }
    *at += digits + 1;
    *ret = value;
    return true;
}

bool timeline_entry_read(int number, const char *line, struct timeline_entry *ret)
{
    struct timeline_entry entry = {.number = number};
    int who, left_out;
    bool is_usual = number >= 1 && number < TIMELINE_USUAL_END;
    if ((!is_usual && !is_own(number) && !is_round(number)) ||
        !take(&line, 1, TIMELINE_DAYS, &entry.day) ||
        !take(&line, TIMELINE_FROM, TIMELINE_UNTIL, &entry.minute) ||
        !take(&line, 0, WHO_COUNT - 1, &who) || !take(&line, 0, TIMELINE_PEOPLE, &entry.people) ||
        !take(&line, 0, 1, &left_out) ||
        !(is_round(number) ? round_read(line, &entry.round)
                           : str_copy(entry.words, sizeof entry.words, line))) {
        return false;
    }
    entry.who = (enum timeline_who)who;
    entry.is_left_out = left_out == 1;
    *ret = entry;
    return true;
}

int timeline_half(const struct timeline_entry *entry)
{
    return (entry->day - 1) * TIMELINE_HALVES + (entry->minute >= TIMELINE_NOON);
}

const struct timeline_entry *timeline_at(const struct timeline *timeline, int half, int nth)
{
    for (int i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        if (timeline_half(entry) == half && !entry->is_left_out && nth-- == 0) {
            return entry;
        }
    }
    return NULL;
}

bool timeline_is_done(const struct prep *prep, const struct timeline_entry *entry)
{
    return prep != NULL && prep_is_ticked(prep, TICK_DAY, entry->number);
}

struct timeline_count timeline_count(const struct timeline *timeline, const struct prep *prep,
                                     int half)
{
    struct timeline_count count = {.entries = 0};
    const struct timeline_entry *entry;
    while ((entry = timeline_at(timeline, half, count.entries)) != NULL) {
        count.entries++;
        count.done += timeline_is_done(prep, entry);
    }
    return count;
}

const struct timeline_entry *timeline_next(const struct timeline *timeline, const struct prep *prep)
{
    for (int i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        if (!entry->is_left_out && !timeline_is_done(prep, entry)) {
            return entry;
        }
    }
    return NULL;
}

const struct timeline_entry *timeline_break(const struct timeline *timeline,
                                            const struct prep *prep)
{
    const struct timeline_entry *pause = timeline_find(timeline, TIMELINE_PAUSE);
    int day = ((int)prep->half_day - 1) / TIMELINE_HALVES + 1;
    for (int i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        day = entry->day > day && timeline_is_done(prep, entry) ? entry->day : day;
    }
    bool is_due = pause != NULL && !pause->is_left_out && pause->day == day;
    return is_due && !timeline_is_done(prep, pause) ? pause : NULL;
}
