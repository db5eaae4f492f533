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

const char *timeline_words(int language, const struct timeline_entry *entry)
{
    if (entry->number >= TIMELINE_USUAL_END || entry->words[0] != '\0') {
        return entry->words;
    }
    return words_get(language, usual[entry->number].words);
}

const char *timeline_picture(const struct timeline_entry *entry)
{
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
