/* alike.h: products that hands mistake for each other: by their names, or because it happened. Says
 * which other one to show beside a product; changes nothing and blames nobody. */
#ifndef BORNE_DOMAIN_ALIKE_H
#define BORNE_DOMAIN_ALIKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/plan.h"

enum { ALIKE_LETTERS = 2, ALIKE_MISTAKES = 2, ALIKE_PAIRS = 64 };

/* How often one product was scanned where another was wanted, on this station since it started. */
struct mistakes {
    struct {
        uint32_t wanted, scanned;
        uint16_t count;
    } rows[ALIKE_PAIRS]; /* the rarest makes room */
    size_t count;
};

void mistakes_add(struct mistakes *mistakes, uint32_t wanted, uint32_t scanned);

/* True if the names differ, but by at most ALIKE_LETTERS letters put in, left out or changed;
 * accents and capitals do not count. */
bool alike_names(const char *a, const char *b);

/* The product to be shown beside this one, NULL for none: the one it was mistaken for
 * ALIKE_MISTAKES times or more, else the one whose name is like its. `mistakes` may be NULL. */
const struct product *alike_product(const struct plan *plan, const struct mistakes *mistakes,
                                    const struct product *product);

/* The words of `name` that `other` does not have, "" when there are none. */
void alike_words(const char *name, const char *other, char *to, size_t size);

#endif
