/* memory.c: a short list in an arena; what is replaced stays in the arena until the end. */
#include "domain/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

void memory_set(struct memory *memory, const char *key, const char *value)
{
    const char *text = arena_text(&memory->arena, value, strlen(value));
    for (size_t i = 0; i < memory->count; i++) {
        if (str_equal(memory->rows[i].key, key)) {
            memory->rows[i].value = text;
            return;
        }
    }
    memory->rows = array_grow(memory->rows, memory->count, &memory->room, sizeof *memory->rows);
    memory->rows[memory->count++] =
        (struct month_memory){arena_text(&memory->arena, key, strlen(key)), text};
}

void memory_set_all(struct memory *memory, const struct month_memory *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        memory_set(memory, rows[i].key, rows[i].value);
    }
}

void memory_finish(struct memory *memory)
{
    if (memory != NULL) {
        arena_finish(&memory->arena);
        free(memory->rows);
        *memory = (struct memory){0};
    }
}
