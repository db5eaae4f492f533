/* timeline_words.h: the timeline's entries in words and drawings. */
#ifndef BORNE_UI_TIMELINE_WORDS_H
#define BORNE_UI_TIMELINE_WORDS_H

#include <stddef.h>

#include "domain/timeline.h"

/* In a language (words.h); an own entry's are as they were typed, a round's say where it goes. */
void timeline_words(int language, const struct timeline_entry *entry, char *to, size_t size);
/* Of a round: "camionnette · 412 kg"; true when it is more than the vehicle carries: "1412/1100
 * kg : 2 voyages". "" and false for other entries. NULL prep: no kilos. */
bool timeline_load(int language, const struct timeline_entry *entry, const struct prep *prep,
                   char *to, size_t size);
const char *timeline_vehicle(int language, enum round_vehicle vehicle);
const char *timeline_place(int language, enum round_place place);
const char *timeline_picture(const struct timeline_entry *entry);
/* "tuteurs, à 2" */
void timeline_who(int language, const struct timeline_entry *entry, char *to, size_t size);
/* "9:45" */
void timeline_hour(const struct timeline_entry *entry, char *to, size_t size);
/* "jour 2, matin" */
void timeline_half_words(int language, int half, char *to, size_t size);

#endif
