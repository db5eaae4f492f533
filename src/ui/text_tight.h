/* text_tight.h: where a line may not begin: a sign stays with its word, a unit with its number. */
#ifndef BORNE_UI_TEXT_TIGHT_H
#define BORNE_UI_TEXT_TIGHT_H

#include <stdbool.h>

/* True if the word at `at`, which a blank stands before, stays on the line of the word before. */
bool text_is_tight(const char *text, const char *at);

#endif
