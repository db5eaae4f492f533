/* kit_view.h: the method without the people, on a stick, as screens see it. Values only. */
#ifndef BORNE_UI_KIT_VIEW_H
#define BORNE_UI_KIT_VIEW_H

#include <stdbool.h>

#include "base/limits.h"

/* Of REQUEST_KIT. */
enum kit_deed { KIT_LOOK, KIT_MAKE, KIT_TAKE };

/* What a kit holds that was found on a stick. */
struct kit_view {
    bool is_there;
    char name[LIMIT_NAME]; /* of the territory it comes from, "" for none */
    int things, entries, rules, places, products, voices, photos, rooms;
    char why[320]; /* it cannot be taken: why (French); else "" */
    bool is_taken; /* and is this Borne's method now */
};

#endif
