/* arena.c: blocks that double up to 1 MiB. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

struct arena_block {
    struct arena_block *older;
    size_t size, used;
    alignas(max_align_t) unsigned char data[];
};

static const size_t block_min = 4096, block_max = (size_t)1 << 20;

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    ASSERT(size <= SIZE_MAX / 2);
    size = (size + align - 1) / align * align;
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < size) {
        size_t room = block == NULL ? block_min : block->size * 2;
        room = room > block_max ? block_max : room;
        room = room < size ? size : room;
        struct arena_block *fresh = calloc(1, sizeof *fresh + room);
        ASSERT(fresh != NULL);
        fresh->older = block;
        fresh->size = room;
        arena->blocks = block = fresh;
    }
    void *at = block->data + block->used;
    block->used += size;
    arena->bytes += size;
    return at;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    ASSERT(size == 0 || count <= SIZE_MAX / 2 / size);
    return arena_alloc(arena, count * size);
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->bytes;
}

void arena_finish(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    while (arena->blocks != NULL) {
        struct arena_block *older = arena->blocks->older;
        free(arena->blocks);
        arena->blocks = older;
    }
    arena->bytes = 0;
}

void *array_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) {
        return items;
    }
    size_t wanted = *capacity == 0 ? 16 : *capacity * 2;
    ASSERT(wanted <= SIZE_MAX / 2 / size);
    void *moved = realloc(items, wanted * size);
    ASSERT(moved != NULL);
    *capacity = wanted;
    return moved;
}
