/* round.c: see round.h. */
#include "domain/round.h"

#include <string.h>

#include "base/str.h"
#include "domain/prep.h"
#include "domain/reception.h"
#include "domain/timeline.h"

int round_usual_kg(enum round_vehicle vehicle)
{
    return (int)(vehicle_limit_g(vehicle == ROUND_VAN ? VEHICLE_VAN : VEHICLE_CAR) / 1000);
}

int round_count(const struct round *round)
{
    int count = 0;
    while (count < ROUND_SUPPLIERS && round->suppliers[count][0] != '\0') {
        count++;
    }
    return count;
}

/* What separates names where they are kept stands in none of them. */
static void clean(const char *name, char to[LIMIT_NAME])
{
    (void)str_copy(to, LIMIT_NAME, name);
    for (char *at = to; *at != '\0'; at++) {
        *at = *at == '|' || *at == ';' || (*at > 0 && *at < ' ') ? ' ' : *at;
    }
}

static int place_of(const struct round *round, const char *supplier)
{
    char name[LIMIT_NAME], wanted[LIMIT_NAME], folded[LIMIT_NAME];
    int at = 0, count = round_count(round);
    clean(supplier, name);
    str_fold(wanted, sizeof wanted, name);
    for (; at < count; at++) {
        str_fold(folded, sizeof folded, round->suppliers[at]);
        if (str_equal(folded, wanted)) {
            break;
        }
    }
    return at;
}

bool round_takes(const struct round *round, const char *supplier)
{
    return place_of(round, supplier) < round_count(round);
}

bool round_turn(struct round *round, const char *supplier)
{
    int at = place_of(round, supplier), count = round_count(round);
    size_t bytes = strlen(supplier) + 1;
    if (at < count) {
        memmove(round->suppliers[at], round->suppliers[at + 1],
                (size_t)(count - at - 1) * LIMIT_NAME);
        memset(round->suppliers[count - 1], 0, LIMIT_NAME);
        return true;
    }
    for (int i = 0; i < count; i++) {
        bytes += strlen(round->suppliers[i]) + 1;
    }
    if (count == ROUND_SUPPLIERS || supplier[0] == '\0' || bytes > ROUND_NAMES) {
        return false;
    }
    clean(supplier, round->suppliers[count]);
    return true;
}

void round_write(const struct round *round, char *to, size_t size)
{
    str_format(to, size, "%d %d %d", (int)round->place, (int)round->vehicle, round->limit_kg);
    for (int i = 0; i < round_count(round); i++) {
        (void)str_append(to, size, "|");
        (void)str_append(to, size, round->suppliers[i]);
    }
}

/* A number and the sign after it, which is not taken. */
static bool take(const char **at, int least, int most, int *ret)
{
    int value = 0, digits = 0;
    while ((*at)[digits] >= '0' && (*at)[digits] <= '9' && digits < 5) {
        value = value * 10 + ((*at)[digits++] - '0');
    }
    *at += digits;
    *ret = value;
    return digits > 0 && value >= least && value <= most;
}

bool round_read(const char *line, struct round *ret)
{
    struct round round = {0};
    int place, vehicle;
    if (!take(&line, 0, ROUND_PLACE_COUNT - 1, &place) || *line++ != ' ' ||
        !take(&line, 0, ROUND_VEHICLE_COUNT - 1, &vehicle) || *line++ != ' ' ||
        !take(&line, ROUND_LEAST_KG, ROUND_MOST_KG, &round.limit_kg)) {
        return false;
    }
    round.place = (enum round_place)place;
    round.vehicle = (enum round_vehicle)vehicle;
    while (*line == '|') {
        size_t length = strcspn(++line, "|");
        char name[LIMIT_NAME] = "";
        if (!str_copy_n(name, sizeof name, line, length) || round_takes(&round, name) ||
            !round_turn(&round, name)) {
            return false;
        }
        line += length;
    }
    if (*line != '\0') {
        return false;
    }
    *ret = round;
    return true;
}

int64_t round_needed_g(const struct round *round, const struct prep *prep)
{
    int64_t sum = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->suppliers.count; i++) {
        const struct supplier *supplier = &prep->plan->suppliers.rows[i];
        sum += round_takes(round, supplier->name) ? reception_needed_g(prep, supplier->id) : 0;
    }
    return sum;
}

int64_t round_left_g(const struct round *round, const struct prep *prep)
{
    int64_t sum = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->suppliers.count; i++) {
        const struct supplier *supplier = &prep->plan->suppliers.rows[i];
        sum += round_takes(round, supplier->name) ? reception_left_g(prep, supplier->id) : 0;
    }
    return sum;
}

int round_trips(const struct round *round, const struct prep *prep)
{
    int64_t limit_g = (int64_t)round->limit_kg * 1000;
    int64_t needed_g = round->vehicle == ROUND_THEIRS ? 0 : round_needed_g(round, prep);
    return (int)((needed_g + limit_g - 1) / limit_g);
}

const struct timeline_entry *round_of(const struct timeline *timeline, const char *supplier,
                                      int nth)
{
    for (int i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        if (timeline_is_round(entry) && !entry->is_left_out &&
            round_takes(&entry->round, supplier) && nth-- == 0) {
            return entry;
        }
    }
    return NULL;
}

/* Of one line: 0 when it is ours, late, and nobody said that it was done. */
static int due_of(const struct timeline_entry *entry, const struct prep *prep)
{
    int half = timeline_half(entry) + 1, now = (int)prep->half_day;
    if (entry->round.vehicle == ROUND_THEIRS || now <= half) {
        return half;
    }
    const struct tick *tick = prep_tick(prep, TICK_DAY, entry->number);
    int done = tick != NULL && tick->is_done ? (int)tick->half_day : 0;
    return done > half ? done : done > 0 ? half : 0;
}

int round_due(const struct timeline *timeline, const struct prep *prep, uint32_t id)
{
    const struct supplier *supplier = plan_supplier(prep->plan, id);
    const struct timeline_entry *entry;
    int latest = 0;
    for (int i = 0; supplier != NULL && (entry = round_of(timeline, supplier->name, i)) != NULL;
         i++) {
        int due = due_of(entry, prep);
        if (due == 0) {
            return 0;
        }
        latest = due > latest ? due : latest;
    }
    return latest;
}
