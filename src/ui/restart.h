/* restart.h: the picture that stands while the machine starts anew: the kiosk could not stay up.
 * Needs no prep, no screen and no touch. */
#ifndef BORNE_UI_RESTART_H
#define BORNE_UI_RESTART_H

#include "ui/text.h"

void restart_draw(int language, const struct kit *kit);

#endif
