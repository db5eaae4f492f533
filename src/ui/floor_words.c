/* floor_words.c: see floor_words.h. */
#include "ui/floor_words.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/words.h"

static const struct {
    const char *picture, *words;
} kinds[FLOOR_KIND_END] = {
    [FLOOR_SHELF] = {NULL, N_("Shelf")},         [FLOOR_ZONE] = {NULL, N_("On the ground")},
    [FLOOR_TABLE] = {NULL, N_("Table")},         [FLOOR_FRIDGE] = {PICTURE_FROZEN, N_("Fridge")},
    [FLOOR_BOX] = {PICTURE_ICE, N_("Cool box")}, [FLOOR_BASIN] = {PICTURE_SOAP, N_("Basin")},
    [FLOOR_DOOR] = {PICTURE_DOOR, N_("Door")},   [FLOOR_ARROW] = {NULL, N_("Arrow")},
};

const char *floor_picture(enum floor_kind kind)
{
    return kinds[kind].picture;
}

const char *floor_kind_words(int language, enum floor_kind kind)
{
    return words_get(language, kinds[kind].words);
}

void floor_words(int language, const struct floor_thing *thing, char *to, size_t size)
{
    char letters[3];
    place_letters(thing->zone, letters);
    str_format(to, size, "%s%s%s", floor_kind_words(language, thing->kind),
               letters[0] != '\0' ? " " : "", letters);
    if (thing->name[0] != '\0') {
        str_append(to, size, ", ");
        str_append(to, size, thing->name);
    }
}

void floor_range(int language, const struct floor_thing *thing, char *to, size_t size)
{
    char first[LIMIT_PLACE], last[LIMIT_PLACE];
    int place = thing->zone * PLACE_IN_ZONE + thing->first;
    place_write(place, first);
    place_write(place + thing->places - 1, last);
    to[0] = '\0';
    if (thing->places == 1) {
        (void)str_copy(to, size, first);
    } else if (thing->places > 1) {
        str_format(to, size, words_get(language, N_("%s to %s")), first, last);
    }
}

void floor_task(int language, const struct floor_thing *thing, char *to, size_t size)
{
    char range[32];
    floor_range(language, thing, range, sizeof range);
    switch (thing->kind) {
    case FLOOR_FRIDGE:
        str_format(to, size, words_get(language, N_("plug it in: %d kg")), thing->kilos);
        return;
    case FLOOR_BOX: (void)str_copy(to, size, words_get(language, N_("cold packs in"))); return;
    case FLOOR_BASIN: (void)str_copy(to, size, words_get(language, N_("soap and paper"))); return;
    case FLOOR_DOOR: (void)str_copy(to, size, words_get(language, N_("hang up the map"))); return;
    case FLOOR_ARROW:
        (void)str_copy(to, size, words_get(language, N_("stick it to the ground")));
        return;
    case FLOOR_SHELF:
    case FLOOR_ZONE:
    case FLOOR_TABLE:
        if (range[0] != '\0') {
            str_format(to, size, words_get(language, N_("labels %s")), range);
        } else {
            (void)str_copy(to, size, words_get(language, N_("where the map has it")));
        }
        return;
    case FLOOR_NOTHING:
    case FLOOR_KIND_END: break;
    }
    to[0] = '\0';
}
