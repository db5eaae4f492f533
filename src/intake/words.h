/* words.h: the words of shops and catalogues that mean one of our enums, in French and English, and
 * the keys by which names are compared. Tables only; knows nothing of files. */
#ifndef BORNE_INTAKE_WORDS_H
#define BORNE_INTAKE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/goods.h"

enum words_status { WORDS_STATUS_COUNTS, WORDS_STATUS_LEFT_OUT, WORDS_STATUS_UNKNOWN };

/* An order's state: paid, waiting and done count; cancelled, refunded, failed and draft do not. */
enum words_status words_status(const char *text);

/* False if the word is not known; then *ret is untouched. */
bool words_temperature(const char *text, enum temperature *ret);
bool words_unit(const char *text, enum unit *ret);
bool words_pickup_mode(const char *text, enum pickup_mode *ret);
bool words_yes(const char *text, bool *ret);

/* True if a name or category speaks of eggs. */
bool words_is_egg(const char *text);

/* The key under which spellings of one product are the same: folded, HTML entities undone, no blank
 * between a number and its unit ("1 kg", "1Kg"). */
void words_product_key(char *to, size_t size, const char *name);

/* A pick-up point's name without "Point de collecte :" and the like; "" if nothing is left. */
void words_pickup_name(char *to, size_t size, const char *text);
/* The key under which spellings of one point are the same: folded, without "labo" or an article
 * before it. */
void words_pickup_key(char *to, size_t size, const char *name);

/* What a product's name lets one think of its temperature and of its weight in grams (0: nothing):
 * to be proposed. */
enum temperature words_guess_temperature(const char *name);
int words_guess_weight(const char *name);
/* True for a state of orders that are not paid yet. */
bool words_is_waiting(const char *status);

#endif
