/* goods.h: how goods are counted and kept. Shared by the month as read and by the plan. */
#ifndef BORNE_DOMAIN_GOODS_H
#define BORNE_DOMAIN_GOODS_H

/* One ordered unit is 1000 milli-units. UNIT_KG is loose goods: fractions are allowed and the unit
 * weighs about a kilogram; all others are whole pieces unless the product declares a step. */
enum unit { UNIT_PIECE, UNIT_PACK, UNIT_KG, UNIT_COUNT };

/* Eggs keep the state they arrived in: TEMPERATURE_EGG is eggs that came unchilled. Eggs that came
 * chilled are TEMPERATURE_CHILLED. */
enum temperature {
    TEMPERATURE_AMBIENT,
    TEMPERATURE_CHILLED,
    TEMPERATURE_FROZEN,
    TEMPERATURE_EGG,
    TEMPERATURE_COUNT
};

/* Who fills a pick-up point's crates: this room, or the labo itself from goods sent in bulk. */
enum pickup_mode { PICKUP_READY, PICKUP_BULK, PICKUP_MODE_COUNT };

#endif
