/* learned.h: codes that somebody taught while goods were prepared: new packaging, the code of a
 * case. Part of a prep's state (prep.h); next month they are told again (memory.h). A value. */
#ifndef BORNE_DOMAIN_LEARNED_H
#define BORNE_DOMAIN_LEARNED_H

#include <stddef.h>
#include <stdint.h>

struct learned_code {
    int64_t gtin;     /* the 14 digits as a number, above 0 */
    uint32_t product; /* id of the current plan */
    int32_t units;    /* how many of it one scan is: 1..LIMIT_CODE_UNITS */
};

struct learned {
    struct learned_code *rows; /* heap array, each code once, in the order they came */
    size_t count, room;
};

/* The 14 digits of a GTIN as a number. */
int64_t learned_number(const char *gtin);
void learned_digits(int64_t number, char ret_gtin[15]);
/* The row of a code, or NULL. */
const struct learned_code *learned_find(const struct learned *learned, int64_t gtin);
/* Sets what a code means; units 0 forgets it. */
void learned_set(struct learned *learned, struct learned_code code);
void learned_finish(struct learned *learned); /* NULL is allowed */

#endif
