/* timeline_words.c: see timeline_words.h. */
#include "ui/timeline_words.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/words.h"

static const struct {
    const char *picture, *words;
} usual[TIMELINE_USUAL_END] = {
    [TIMELINE_OPEN_ROOM] = {PICTURE_HOUSE, N_("Set up the room as on the map")},
    [TIMELINE_HANDS] = {PICTURE_SOAP, N_("Wash hands, put on aprons")},
    [TIMELINE_FRIDGES_1] = {PICTURE_COLD, N_("Read the fridges, note the degrees")},
    [TIMELINE_FETCH] = {PICTURE_VAN, N_("Fetch goods: suppliers, food bank")},
    [TIMELINE_RECEIVE] = {PICTURE_PARCEL, N_("Receive, one note after the other")},
    [TIMELINE_POINT_1] = {PICTURE_LIST, N_("What is missing, what we decide")},
    [TIMELINE_BAGGING] = {PICTURE_GRAIN, N_("Bag what comes in sacks")},
    [TIMELINE_LABELS] = {PICTURE_LABEL, N_("Print and sort the labels")},
    [TIMELINE_TIDY_1] = {PICTURE_BROOM, N_("Clean, tidy, save on the stick")},
    [TIMELINE_FRIDGES_2] = {PICTURE_COLD, N_("Read the fridges, note the degrees")},
    [TIMELINE_WELCOME] = {PICTURE_CUP, N_("Welcome, coffee, form the pairs")},
    [TIMELINE_FIRST_ROUND] = {PICTURE_TUTOR, N_("Each new one, one crate with a tutor")},
    [TIMELINE_FILL] = {PICTURE_BASKET, N_("Fill and check the crates")},
    [TIMELINE_PAUSE] = {PICTURE_PAUSE, N_("A break, all together")},
    [TIMELINE_POINT_2] = {PICTURE_LIST, N_("What is missing, what we decide")},
    [TIMELINE_NEW_PAIRS] = {PICTURE_PEOPLE, N_("On again, with new pairs")},
    [TIMELINE_TIDY_2] = {PICTURE_BROOM, N_("Clean, tidy, save on the stick")},
    [TIMELINE_FRIDGES_3] = {PICTURE_COLD, N_("Read the fridges, note the degrees")},
    [TIMELINE_LAST_CRATES] = {PICTURE_BASKET, N_("Fill and check the last crates")},
    [TIMELINE_CHILLED] = {PICTURE_ICE, N_("Chilled bags, one labo after the other")},
    [TIMELINE_LOAD] = {PICTURE_VAN, N_("Load, have the sheets signed")},
    [TIMELINE_GIVE_BACK] = {PICTURE_HOUSE, N_("Give the room back, close the month")},
};

static const char *const who_words[WHO_COUNT] = {
    [WHO_ALL] = N_("everybody"), [WHO_DIRECTOR] = N_("the director"), [WHO_TUTORS] = N_("tutors"),
    [WHO_PAIRS] = N_("pairs"),   [WHO_DRIVERS] = N_("drivers"),
};

static const char *const vehicle_words[ROUND_VEHICLE_COUNT] = {
    [ROUND_CAR] = N_("by car"), [ROUND_VAN] = N_("by van"), [ROUND_THEIRS] = N_("they bring it")};
static const char *const place_words[ROUND_PLACE_COUNT] = {[ROUND_SUPPLIER] = N_("suppliers"),
                                                           [ROUND_FOOD_BANK] = N_("the food bank"),
                                                           [ROUND_HALL] = N_("the market hall")};

const char *timeline_vehicle(int language, enum round_vehicle vehicle)
{
    return words_get(language, vehicle_words[vehicle]);
}

const char *timeline_place(int language, enum round_place place)
{
    return words_get(language, place_words[place]);
}

/* "the market hall, Moulin des Rapailles" */
static void say_where(int language, const struct round *round, char *to, size_t size)
{
    to[0] = '\0';
    if (round->place != ROUND_SUPPLIER) {
        (void)str_copy(to, size, timeline_place(language, round->place));
    }
    for (int i = 0; i < round_count(round); i++) {
        (void)str_append(to, size, to[0] != '\0' ? ", " : "");
        (void)str_append(to, size, round->suppliers[i]);
    }
}

void timeline_words(int language, const struct timeline_entry *entry, char *to, size_t size)
{
    if (timeline_is_round(entry)) {
        char where[LIMIT_TIMELINE_TEXT];
        bool is_theirs = entry->round.vehicle == ROUND_THEIRS;
        say_where(language, &entry->round, where, sizeof where);
        str_format(to, size, words_get(language, is_theirs ? N_("Delivered: %s") : N_("Fetch: %s")),
                   where[0] != '\0' ? where : "…");
    } else if (entry->number >= TIMELINE_USUAL_END || entry->words[0] != '\0') {
        (void)str_copy(to, size, entry->words);
    } else {
        (void)str_copy(to, size, words_get(language, usual[entry->number].words));
    }
}

bool timeline_load(int language, const struct timeline_entry *entry, const struct prep *prep,
                   char *to, size_t size)
{
    const struct round *round = &entry->round;
    to[0] = '\0';
    if (!timeline_is_round(entry)) {
        return false;
    }
    int64_t needed_g = prep != NULL ? round_needed_g(round, prep) : 0;
    int trips = prep != NULL ? round_trips(round, prep) : 0;
    const char *vehicle = timeline_vehicle(language, round->vehicle);
    long long kilos = (long long)((needed_g + 500) / 1000);
    if (trips > 1) {
        str_format(to, size, words_get(language, N_("%lld/%d kg: go %d times")), kilos,
                   round->limit_kg, trips);
    } else if (needed_g > 0) {
        str_format(to, size, words_get(language, N_("%s · %lld kg")), vehicle, kilos);
    } else {
        (void)str_copy(to, size, vehicle);
    }
    return trips > 1;
}

const char *timeline_picture(const struct timeline_entry *entry)
{
    if (timeline_is_round(entry)) {
        return entry->round.vehicle == ROUND_CAR   ? PICTURE_CAR
               : entry->round.vehicle == ROUND_VAN ? PICTURE_MINIBUS
                                                   : PICTURE_VAN;
    }
    return entry->number < TIMELINE_USUAL_END ? usual[entry->number].picture : PICTURE_HAND;
}

void timeline_who(int language, const struct timeline_entry *entry, char *to, size_t size)
{
    (void)str_copy(to, size, words_get(language, who_words[entry->who]));
    if (entry->people > 0) {
        char count[32];
        str_format(count, sizeof count, words_get(language, N_(", %d of them")), entry->people);
        (void)str_append(to, size, count);
    }
}

void timeline_hour(const struct timeline_entry *entry, char *to, size_t size)
{
    str_format(to, size, "%d:%02d", entry->minute / 60, entry->minute % 60);
}

void timeline_half_words(int language, int half, char *to, size_t size)
{
    bool is_morning = half % TIMELINE_HALVES == 0;
    str_format(to, size,
               words_get(language, is_morning ? N_("day %d, morning") : N_("day %d, afternoon")),
               half / TIMELINE_HALVES + 1);
}
