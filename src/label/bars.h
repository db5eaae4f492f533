/* bars.h: the bars of an own code: Code 128, set C, ten digits. Knows nothing of paper. */
#ifndef BORNE_LABEL_BARS_H
#define BORNE_LABEL_BARS_H

#include <stdbool.h>

struct zint_symbol;

enum {
    BARS_MODULES = 90, /* start, five pairs, check and stop: 7 * 11 + 13 */
    BARS_QUIET = 10,   /* modules of white on both sides */
    BARS_TOTAL = BARS_MODULES + 2 * BARS_QUIET,
    BARS_COUNT = 25, /* black bars: three a symbol, four in the stop */
};

struct bars {
    unsigned char from[BARS_COUNT], width[BARS_COUNT]; /* in modules from the first bar */
};

/* An encoder is made once per document: zint's symbol is large. NULL when memory ends. */
struct zint_symbol *bars_encoder_create(void);
void bars_encoder_destroy(struct zint_symbol *encoder);
/* `digits` are ten digits (asserted). */
struct bars bars_encode(struct zint_symbol *encoder, const char digits[11]);

#endif
