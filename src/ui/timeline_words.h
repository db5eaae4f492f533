/* timeline_words.h: the timeline's entries in words and drawings. */
#ifndef BORNE_UI_TIMELINE_WORDS_H
#define BORNE_UI_TIMELINE_WORDS_H

#include <stddef.h>

#include "domain/timeline.h"

/* In a language (words.h); an own entry's are as they were typed. */
const char *timeline_words(int language, const struct timeline_entry *entry);
const char *timeline_picture(const struct timeline_entry *entry);
/* "tuteurs, à 2" */
void timeline_who(int language, const struct timeline_entry *entry, char *to, size_t size);
/* "9:45" */
void timeline_hour(const struct timeline_entry *entry, char *to, size_t size);
/* "jour 2, matin" */
void timeline_half_words(int language, int half, char *to, size_t size);

#endif
