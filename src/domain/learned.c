/* learned.c: see learned.h. */
#include "domain/learned.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

int64_t learned_number(const char *gtin)
{
    int64_t number = 0;
    (void)str_to_int64(gtin, 0, INT64_C(99999999999999), &number);
    return number;
}

void learned_digits(int64_t number, char ret_gtin[15])
{
    str_format(ret_gtin, 15, "%014lld", (long long)number);
}

static size_t index_of(const struct learned *learned, int64_t gtin)
{
    size_t i = 0;
    while (i < learned->count && learned->rows[i].gtin != gtin) {
        i++;
    }
    return i;
}

const struct learned_code *learned_find(const struct learned *learned, int64_t gtin)
{
    size_t at = index_of(learned, gtin);
    return at < learned->count ? &learned->rows[at] : NULL;
}

void learned_set(struct learned *learned, struct learned_code code)
{
    size_t at = index_of(learned, code.gtin);
    if (code.units == 0) {
        if (at < learned->count) {
            learned->count--;
            memmove(&learned->rows[at], &learned->rows[at + 1],
                    (learned->count - at) * sizeof *learned->rows);
        }
        return;
    }
    if (at == learned->count) {
        learned->rows =
            array_grow(learned->rows, learned->count, &learned->room, sizeof *learned->rows);
        learned->count++;
    }
    learned->rows[at] = code;
}

void learned_finish(struct learned *learned)
{
    if (learned != NULL) {
        free(learned->rows);
        memset(learned, 0, sizeof *learned);
    }
}
