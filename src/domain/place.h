/* place.h: a place of the room as a number: "AB12", one or two letters of its zone and a number.
 * Values; what stands at a place is floor.h's. */
#ifndef BORNE_DOMAIN_PLACE_H
#define BORNE_DOMAIN_PLACE_H

#include "base/limits.h"

enum {
    PLACE_IN_ZONE = 10000,     /* numbers of a zone: 0..9999 */
    PLACE_ZONES = 26 + 26 * 26 /* A..Z, AA..ZZ, from 1 */
};

/* zone * PLACE_IN_ZONE + number: sorts as people read them; 0: no place. */
int place_number(const char *place);
/* The opposite; "" for what is no place. */
void place_write(int number, char to[LIMIT_PLACE]);
/* "A" is 1, "AA" is 27; 0: no zone's letters. `length` letters are read. */
int place_zone(const char *letters, int length);
/* "" for 0. */
void place_letters(int zone, char to[3]);
/* What the code of its label says: zone and number from 1 to 99 in four digits; 0 when it has none.
 */
int place_serial(int number);
int place_of_serial(int serial);

#endif
