/* floor_words.h: what stands in the room, in words and drawings. Languages are those of words.h. */
#ifndef BORNE_UI_FLOOR_WORDS_H
#define BORNE_UI_FLOOR_WORDS_H

#include "domain/floor.h"

const char *floor_picture(enum floor_kind kind); /* NULL: it is drawn as what it is */
/* "Shelf A", "Fridge F: at the back" in a language (words.h). */
void floor_words(int language, const struct floor_thing *thing, char *to, size_t size);
/* "A1 to A6", "" when it has no places. */
void floor_range(int language, const struct floor_thing *thing, char *to, size_t size);
const char *floor_kind_words(int language, enum floor_kind kind);
/* What is to be done about it in a borrowed room: "plug it in: 100 kg". */
void floor_task(int language, const struct floor_thing *thing, char *to, size_t size);

#endif
