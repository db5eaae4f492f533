/* test_arena.c: zeroed, aligned, given back at once. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

#include "support/check.h"

static void hands_out_zeroed_aligned_memory(void)
{
    struct arena arena = {0};
    for (size_t size = 1; size < 20000; size = size * 3 + 1) {
        unsigned char *p = arena_alloc(&arena, size);
        CHECK_INT((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            CHECK_INT(p[i], 0);
        }
        memset(p, 0xAA, size);
    }
    CHECK_STR(arena_text(&arena, "abcdef", 3), "abc");
    CHECK(arena_bytes(&arena) > 14000);
    arena_finish(&arena);
    CHECK_INT(arena_bytes(&arena), 0);
    arena_finish(NULL);
}

static void arrays_grow(void)
{
    int *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        items = array_grow(items, i, &capacity, sizeof *items);
        items[i] = (int)i;
    }
    CHECK_INT(items[999], 999);
    free(items);
}

int main(void)
{
    RUN(hands_out_zeroed_aligned_memory);
    RUN(arrays_grow);
    return 0;
}
