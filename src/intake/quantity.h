/* quantity.h: numbers as people and shops write them, read exactly: "0,5", "1/2", "1.50", "500 g".
 * Never through a float. Knows nothing of products. */
#ifndef BORNE_INTAKE_QUANTITY_H
#define BORNE_INTAKE_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

enum quantity_result {
    QUANTITY_OK,
    QUANTITY_EMPTY,      /* nothing but blanks, or a dash alone */
    QUANTITY_UNREADABLE, /* negative, formula, NaN, 1e9, words, or finer than a thousandth */
    QUANTITY_TOO_LARGE   /* a number, but above LIMIT_LINE_UNITS */
};

enum quantity_measure { QUANTITY_BARE, QUANTITY_KG, QUANTITY_G };

/* Units ordered, in milli-units. For "500 g" and "2 kg" the measure says so and the number is in
 * thousandths of a kilogram. *ret_milli is set only with QUANTITY_OK and may be 0. */
enum quantity_result quantity_read(const char *text, int64_t *ret_milli,
                                   enum quantity_measure *ret_measure);

/* A decimal number with comma or point, blanks between thousands, in units of 10^-decimals; false
 * if it is not one, does not fit, or has more decimals than that (other than zeros). */
bool quantity_decimal(const char *text, int decimals, int64_t *ret_value);

#endif
