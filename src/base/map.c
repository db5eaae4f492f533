/* map.c: open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

struct map_slot {
    const char *key; /* NULL: free */
    uint64_t hash;
    uint32_t value;
};

/* FNV-1a, then mixed so that the low bits depend on every byte. */
static uint64_t hash_text(const char *text)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        h = (h ^ *p) * 0x100000001B3u;
    }
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* The slot of `key`, or the free one where it would go. The map has room. */
static struct map_slot *slot_of(const struct map *map, const char *key, uint64_t hash)
{
    size_t at = (size_t)hash & (map->room - 1);
    for (;;) {
        struct map_slot *slot = &map->slots[at];
        if (slot->key == NULL || (slot->hash == hash && strcmp(slot->key, key) == 0)) {
            return slot;
        }
        at = (at + 1) & (map->room - 1);
    }
}

static void grow(struct map *map)
{
    struct map bigger = {.room = map->room == 0 ? 64 : map->room * 2, .count = map->count};
    bigger.slots = calloc(bigger.room, sizeof *bigger.slots);
    ASSERT(bigger.slots != NULL);
    for (size_t i = 0; i < map->room; i++) {
        const struct map_slot *old = &map->slots[i];
        if (old->key != NULL) {
            *slot_of(&bigger, old->key, old->hash) = *old;
        }
    }
    free(map->slots);
    *map = bigger;
}

void map_put(struct map *map, const char *key, uint32_t value)
{
    if (map->count * 2 >= map->room) {
        grow(map);
    }
    uint64_t hash = hash_text(key);
    struct map_slot *slot = slot_of(map, key, hash);
    if (slot->key == NULL) {
        map->count++;
        slot->key = key;
        slot->hash = hash;
    }
    slot->value = value;
}

bool map_get(const struct map *map, const char *key, uint32_t *ret_value)
{
    if (map->count == 0) {
        return false;
    }
    const struct map_slot *slot = slot_of(map, key, hash_text(key));
    if (slot->key == NULL) {
        return false;
    }
    *ret_value = slot->value;
    return true;
}

void map_finish(struct map *map)
{
    if (map == NULL) {
        return;
    }
    free(map->slots);
    memset(map, 0, sizeof *map);
}
