/* bars.h: the bars of a code: Code 128, set C: an own code, a GTIN-14, or a recovery code. Knows
 * nothing of paper. */
#ifndef BORNE_LABEL_BARS_H
#define BORNE_LABEL_BARS_H

#include <stdbool.h>

struct zint_symbol;

enum {
    BARS_MODULES = 90, /* of ten digits: start, five pairs, check and stop: 7 * 11 + 13 */
    BARS_QUIET = 10,   /* modules of white on both sides */
    BARS_TOTAL = BARS_MODULES + 2 * BARS_QUIET,
    BARS_MOST = 70, /* black bars: three a symbol, four in the stop; of forty digits */
};

struct bars {
    int count, modules;                              /* without the quiet zones */
    unsigned char from[BARS_MOST], width[BARS_MOST]; /* in modules from the first bar */
};

/* An encoder is made once per document: zint's symbol is large. NULL when memory ends. */
struct zint_symbol *bars_encoder_create(void);
void bars_encoder_destroy(struct zint_symbol *encoder);
/* `digits` are ten, fourteen or forty digits (asserted). */
struct bars bars_encode(struct zint_symbol *encoder, const char *digits);

#endif
