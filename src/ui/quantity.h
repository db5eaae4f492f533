/* quantity.h: a quantity as that many drawings: exact to 10, then in groups of 5, with a tick on
 * what is done. The number itself stands beside it (TYPE_DISPLAY), drawn by the screen. */
#ifndef BORNE_UI_QUANTITY_H
#define BORNE_UI_QUANTITY_H

#include <stdbool.h>

#include "ui/text.h"

/* Draws `count` units of which `done` are done (done <= count), as large as fits in `rect`, centred
 * or at its left. False, and nothing drawn, if they would be too small to be counted (more than
 * 100 units, or too little room): the number alone must do then. */
bool quantity_draw(const struct kit *kit, struct rect rect, enum align align, const char *picture,
                   int done, int count);

#endif
