/* near.h: whether two names may mean the same although they are not written the same: to be
 * proposed to a person, never taken. Knows nothing of what they name. */
#ifndef BORNE_INTAKE_NEAR_H
#define BORNE_INTAKE_NEAR_H

#include <stdbool.h>

/* Both folded. Numbers must be the same in both ("500g" is not "1kg"). True for a letter or two,
 * for words in another order, and for words that only one of them has. */
bool near_product(const char *a, const char *b);
/* Likewise, but a longer name must begin with the shorter one: "toul" is not "dommartin les toul".
 */
bool near_pickup(const char *a, const char *b);

#endif
