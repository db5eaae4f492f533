/* people.h: the little that is known of the buyers of a plan, kept outside plan and events so that
 * it can be purged without touching the record. */
#ifndef BORNE_DOMAIN_PEOPLE_H
#define BORNE_DOMAIN_PEOPLE_H

#include <stddef.h>
#include <stdint.h>

struct person {
    uint32_t order; /* id */
    char first_name[48];
    char initial[8]; /* of the surname */
    char note[512];  /* free note; hidden until the director decides */
};

struct people {
    struct person *rows; /* heap array by order, only orders with something to keep */
    size_t count, room;
    uint32_t buyers; /* different people who order; 0: not known */
};

/* The person of an order, or NULL. */
const struct person *people_of_order(const struct people *people, uint32_t order);
void people_finish(struct people *people);

#endif
