/* people.c: memory of the few things known of buyers. */
#include "domain/people.h"

#include <stdlib.h>
#include <string.h>

void people_finish(struct people *people)
{
    if (people != NULL) {
        free(people->rows);
        memset(people, 0, sizeof *people);
    }
}

const struct person *people_of_order(const struct people *people, uint32_t order)
{
    size_t low = 0, high = people->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (people->rows[middle].order < order) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < people->count && people->rows[low].order == order ? &people->rows[low] : NULL;
}
