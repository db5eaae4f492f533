/* recording.c: see recording.h. */
#include "domain/recording.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"

static int compare(const struct recording *row, const char *language, const char *words)
{
    int order = strcmp(row->language, language);
    return order != 0 ? order : strcmp(row->words, words);
}

/* Where it stands, or would. */
static size_t place_of(const struct recordings *all, const char *language, const char *words,
                       bool *ret_is_there)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(&all->rows[middle], language, words);
        if (order == 0) {
            *ret_is_there = true;
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_is_there = false;
    return low;
}

const struct recording *recordings_find(const struct recordings *all, const char *language,
                                        const char *words)
{
    bool is_there;
    size_t at = place_of(all, language, words, &is_there);
    return is_there ? &all->rows[at] : NULL;
}

bool recordings_fits(const struct recordings *all, const struct recording *one)
{
    const struct recording *before = recordings_find(all, one->language, one->words);
    size_t bytes = all->bytes - (before != NULL ? before->size : 0) + one->size;
    size_t count = all->count + (before != NULL ? 0 : 1);
    return one->size <= LIMIT_RECORDING_BYTES && bytes <= LIMIT_RECORDINGS_BYTES &&
           count <= LIMIT_RECORDINGS;
}

static void take_out(struct recordings *all, size_t at)
{
    all->bytes -= all->rows[at].size;
    free((void *)(uintptr_t)all->rows[at].wave);
    all->count--;
    memmove(&all->rows[at], &all->rows[at + 1], (all->count - at) * sizeof *all->rows);
}

void recordings_set(struct recordings *all, const struct recording *one)
{
    bool is_there;
    size_t at = place_of(all, one->language, one->words, &is_there);
    if (is_there) {
        take_out(all, at);
    }
    all->changes++;
    if (one->size == 0) {
        return;
    }
    uint8_t *copy = malloc(one->size);
    ASSERT(copy != NULL);
    memcpy(copy, one->wave, one->size);
    all->rows = array_grow(all->rows, all->count, &all->room, sizeof *all->rows);
    memmove(&all->rows[at + 1], &all->rows[at], (all->count - at) * sizeof *all->rows);
    all->rows[at] = *one;
    all->rows[at].wave = copy;
    all->count++;
    all->bytes += one->size;
}

void recordings_finish(struct recordings *all)
{
    while (all->count > 0) {
        take_out(all, all->count - 1);
    }
    free(all->rows);
    uint32_t changes = all->changes + 1;
    *all = (struct recordings){.changes = changes};
}
