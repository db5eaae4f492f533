/* reception.h: what the month needs of each supplier's goods and what of it came, in units, cases
 * and grams. Counted from the state alone; when they are to come is the timeline's (round.h). */
#ifndef BORNE_DOMAIN_RECEPTION_H
#define BORNE_DOMAIN_RECEPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct prep;

/* Whose goods. ID_NONE and not from the store: nobody knows. */
struct reception_from {
    uint32_t supplier; /* of the plan in force */
    bool is_store;     /* the association's own */
};

struct reception_row {
    struct reception_from from;
    uint32_t product;
    int64_t needed_milli; /* by the month, of the product's usual supplier; 0 of others */
    int64_t came_milli;   /* from here */
    int64_t left_milli;   /* needed, and brought by nobody yet */
    int64_t needed_g, came_g, left_g;
    int32_t case_units;        /* 0: nobody knows */
    int64_t cases, left_cases; /* begun ones are whole; 0 where nobody knows */
    bool is_complete;          /* somebody said: that is all that comes */
};

/* Over the rows of one. */
struct reception_sum {
    uint32_t products, waiting; /* with something needed or come; with something left */
    int64_t needed_g, came_g, left_g;
    int64_t cases; /* of the products of which it is known */
    bool is_known; /* that is all of them */
};

/* So many units of a product come in a case: as the catalogue says, else as the code of a case was
 * taught; 0: nobody knows. */
int32_t prep_case_units(const struct prep *prep, uint32_t product);

/* Supplier by supplier as the plan has them, then who is not known, then the store; of each the
 * products in the plan's order. A heap array (free); NULL and 0 when there is nothing. */
struct reception_row *reception_rows(const struct prep *prep, size_t *ret_count);
/* Of the rows from `first` on that are from the same; *ret_end is the first that is not. */
struct reception_sum reception_sum(const struct reception_row *rows, size_t count, size_t first,
                                   size_t *ret_end);
/* Grams of what the month needs of a supplier's goods. */
int64_t reception_needed_g(const struct prep *prep, uint32_t supplier);
/* And of what of it nobody has brought yet. */
int64_t reception_left_g(const struct prep *prep, uint32_t supplier);

#endif
