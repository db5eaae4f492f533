/* sharing.h: product by product: which crates still want of a product that somebody has opened a
 * case of, and in which order. Questions to the state only; what is put in is the same event as
 * crate by crate, so both ways may be mixed at any time. Crates that are open in a lane are left to
 * it. */
#ifndef BORNE_DOMAIN_SHARING_H
#define BORNE_DOMAIN_SHARING_H

#include "domain/prep.h"

/* The portion of the product in this crate that still takes some, ID_NONE when there is none. */
uint32_t sharing_portion(const struct prep *prep, uint32_t crate, uint32_t product);
/* The same where the crate is open in no lane. */
uint32_t sharing_waits(const struct prep *prep, uint32_t crate, uint32_t product);
/* The crate to go to next: of those that wait for the product, the nearest to `near` in the order
 * in which crates stand (by number), the first of all when `near` is ID_NONE; never `not_this`.
 * ID_NONE: none waits. */
uint32_t sharing_next(const struct prep *prep, uint32_t product, uint32_t near, uint32_t not_this);

/* What is left of a product to be shared out. */
struct sharing_left {
    uint32_t crates;
    int64_t units_milli;
    uint32_t elsewhere; /* crates that want some and are open in a lane */
};
struct sharing_left sharing_left(const struct prep *prep, uint32_t product);

#endif
