/* icon.h: drawings of labels, made of a few strokes so that they survive black dots on thermal
 * paper. Knows nothing of where they are used. */
#ifndef BORNE_LABEL_ICON_H
#define BORNE_LABEL_ICON_H

#include "label/ink.h"

enum icon {
    ICON_AMBIENT, /* a sun */
    ICON_CHILLED, /* a fridge */
    ICON_FROZEN,  /* a snowflake */
    ICON_EGG,
    ICON_TICK,
    ICON_CROSS,
    ICON_DOUBLE_TICK,
    ICON_ERASE,
    ICON_MISSING, /* an empty, dashed place */
    ICON_DAMAGED, /* a broken box */
    ICON_TOO_MANY,
    ICON_OTHER, /* a round thing where a square one was meant */
    ICON_NEW_CRATE,
    ICON_UNDO,
    ICON_HELP,
    ICON_NEXT,
    ICON_LANGUAGE,
    ICON_HOME,
    ICON_COUNT
};

/* Draws the icon as large as fits, centred in the box. */
void icon_draw(const struct ink *ink, enum icon icon, struct ink_box box, uint32_t rgb);

#endif
