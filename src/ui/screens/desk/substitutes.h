/* substitutes.h: why something may be given in a product's place, in words. */
#ifndef BORNE_UI_SCREENS_DESK_SUBSTITUTES_H
#define BORNE_UI_SCREENS_DESK_SUBSTITUTES_H

#include "domain/substitute.h"
#include "ui/ui.h"

/* Not of SUBSTITUTE_NOT, which has none. */
const char *substitute_reason_word(const struct ui *ui, enum substitute_reason reason);

#endif
