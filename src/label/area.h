/* area.h: how much room a label has, where its code goes and whether it fits at all. Knows stocks
 * and modules, not what the label says. */
#ifndef BORNE_LABEL_AREA_H
#define BORNE_LABEL_AREA_H

#include <stdbool.h>

#include "label/ink.h"
#include "label/label.h"

enum area_shape {
    AREA_TINY,   /* only what must be there */
    AREA_COLUMN, /* number above, code below, words beside the code */
    AREA_BANDS,  /* words between number and code, a little room beside the code or none */
    AREA_STRIP,  /* long and low: the code at the right */
    AREA_TALL,   /* higher than wide */
};

struct area {
    enum area_shape shape;
    double width_mm, height_mm; /* of the whole label */
    struct ink_box usable;      /* inside the margins */
    double module_mm;           /* X: whole dots, or 0.30 mm (places 0.50 mm) on office sheets */
    double bar_min_mm;
    double dots_per_mm; /* 0 for office sheets as PDF */
};

/* False when the code cannot be had in full width and height. */
bool area_of(enum label_kind kind, const struct stock_choice *stock, bool as_dots,
             struct area *ret_area);

#endif
