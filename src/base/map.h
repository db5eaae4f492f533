/* map.h: from a text to a number, for looking up orders, products and names while a file is read.
 * Knows nothing of what they mean. Keys are not copied: they must outlive the map. */
#ifndef BORNE_BASE_MAP_H
#define BORNE_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map_slot;

/* A zeroed struct map is empty and ready. */
struct map {
    struct map_slot *slots;
    size_t room, count; /* room is 0 or a power of two */
};

/* Sets `key` to `value`, replacing what was there. */
void map_put(struct map *map, const char *key, uint32_t value);
/* True if `key` is there; *ret_value is its number. */
bool map_get(const struct map *map, const char *key, uint32_t *ret_value);
/* Gives the memory back; the map is empty and ready again. NULL and zeroed are allowed. */
void map_finish(struct map *map);

#endif
