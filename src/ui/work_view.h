/* work_view.h: what a pair is typing at a task that is about goods and not about one crate. Values
 * only; kept in struct ui until the gesture is whole. */
#ifndef BORNE_UI_WORK_VIEW_H
#define BORNE_UI_WORK_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/receive.h"

/* A delivery while it is typed. */
enum ui_lot_step { LOT_WHO, LOT_NOTE, LOT_COUNT, LOT_COLD, LOT_DONE };
enum ui_lot_box { LOT_CASES, LOT_PER_CASE, LOT_LOOSE, LOT_BOXES };
struct ui_lot {
    uint32_t product, supplier;
    enum lot_origin origin;
    enum ui_lot_step step;
    enum ui_lot_box box;      /* that digits go into */
    int64_t note;             /* 0: none */
    int32_t typed[LOT_BOXES]; /* cases, in each, beside them (weighed goods: grams) */
    bool is_below_zero;       /* of the temperature */
    int32_t reading;          /* 0: none */
};

/* A sack that is filled into bags. */
enum ui_bag_step { BAG_WHAT, BAG_SIZE, BAG_MADE, BAG_LOST, BAG_DONE };
struct ui_bag {
    uint32_t product;
    enum ui_bag_step step;
    int32_t grams, made;
};

/* The thermometer of a fridge while it is read. */
struct ui_clean {
    int64_t item; /* of TICK_CLEAN; 0: none */
    bool is_below_zero;
};

#endif
