/* memory.h: what is kept in mind about files from month to month, and the answers to questions:
 * texts under keys, each key once. A value; knows nothing of what they mean. */
#ifndef BORNE_DOMAIN_MEMORY_H
#define BORNE_DOMAIN_MEMORY_H

#include "domain/month.h"

struct memory {
    struct arena arena;
    struct month_memory *rows; /* heap array, in the order they came */
    size_t count, room;
};

/* Copies both texts; a key that is there gets the new value. */
void memory_set(struct memory *memory, const char *key, const char *value);
void memory_set_all(struct memory *memory, const struct month_memory *rows, size_t count);
/* NULL and zeroed are allowed. */
void memory_finish(struct memory *memory);

#endif
