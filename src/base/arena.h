/* arena.h: memory that is handed out in one direction and given back all at once: one arena for an
 * import, one for a plan. Running out of memory is a bug of sizing, so it asserts; a limit on what
 * a file may cost is checked by the caller before (arena_bytes). */
#ifndef BORNE_BASE_ARENA_H
#define BORNE_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first; owned */
    size_t bytes;               /* handed out so far */
};

/* A zeroed struct arena is empty and ready. Memory is zeroed and aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* count * size bytes, overflow checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A terminated copy of the first `length` bytes. */
char *arena_text(struct arena *arena, const char *text, size_t length);
size_t arena_bytes(const struct arena *arena);
/* Gives everything back; the arena is empty and ready again. NULL and zeroed are allowed. */
void arena_finish(struct arena *arena);

/* Doubles a heap array of `*capacity` items of `size` bytes so that `count + 1` fit. Returns the
 * (moved) array, owned by the caller (free); new room is not zeroed. Asserts when memory ends. */
void *array_grow(void *items, size_t count, size_t *capacity, size_t size);

#endif
