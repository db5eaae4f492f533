/* words_own.h: words of their own: a PO file in which people say some of the screens' words in
 * their own way. Only what changes counts; what would break a sentence is refused with its line.
 * French alone: other languages are translated with the program. */
#ifndef BORNE_UI_WORDS_OWN_H
#define BORNE_UI_WORDS_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct words_own;

/* Reads a PO file that is terminated. `is_lenient`: what does not fit is left out instead of
 * refused, for words that another version took. Codes: words_damaged, words_format,
 * words_long. Owned by the caller until words_own_use. */
bool words_own_read(const char *text, bool is_lenient, struct words_own **ret, struct error *err);
/* How many of them say something else than the program, and how many it does not know. */
int words_own_count(const struct words_own *own);
int words_own_unknown(const struct words_own *own);
void words_own_free(struct words_own *own); /* NULL is allowed */

/* From now on all screens say it so; NULL: as the program does. Takes it over; what was in use
 * before stays for whoever reads it at this moment. */
void words_own_use(struct words_own *own);
/* What is said in a sentence's place, NULL: nothing of their own. `number` chooses the plural, -1:
 * none. */
const char *words_own_find(const char *text, long number);

/* All words with what stands on the screens now, as a file to begin from: heap, owned by the
 * caller; NULL when the program's words cannot be read. */
char *words_own_template(void);

#endif
