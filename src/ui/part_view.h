/* part_view.h: parts of the month that travel on sticks, as screens see them. Values only. */
#ifndef BORNE_UI_PART_VIEW_H
#define BORNE_UI_PART_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"

enum { PART_FOUND = 3 };

/* A file that was found on a stick: a labo's part, to be worked on here, or a record that comes
 * back, with what it would bring. */
struct part_found {
    bool is_letter;
    char name[96]; /* of the file */
    char pickup[LIMIT_NAME];
    uint32_t prep;
    uint32_t crates, picked, checked, added, events, discrepancies, conflicts;
    char why[320]; /* it cannot be taken: why (French); else "" */
};

struct part_view {
    struct part_found found[PART_FOUND];
    int count;
};

#endif
