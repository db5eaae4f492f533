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
