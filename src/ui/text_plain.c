/* text_plain.c: how wide texts are without a font: for tests. */
#include <string.h>

#include "base/str.h"
#include "ui/text.h"

/* Advances in thousandths of an em, near Inter Regular's. */
static int plain_advance(uint32_t c, bool tabular)
{
    if (c >= '0' && c <= '9') {
        return tabular ? 650 : 620;
    }
    if (c == ' ' || c == 0xA0) {
        return 280;
    }
    if (c < 0x80 && strchr("ijlItfr.,:;!'|()[]", (int)c) != NULL) {
        return 330;
    }
    if (c < 0x80 && strchr("mwMW%@", (int)c) != NULL) {
        return 900;
    }
    if (c >= 'A' && c <= 'Z') {
        return 690;
    }
    if (c >= 0x600 && c < 0x700) {
        return 480;
    }
    return c >= 0x1000 ? 1000 : 590;
}

static int plain_width(void *context, enum weight weight, int size_px, bool tabular,
                       const char *text, size_t length)
{
    (void)context;
    const char *end = text + length;
    int64_t sum = 0;
    while (text < end) {
        uint32_t c = str_next(&text);
        if (c == 0) {
            break;
        }
        sum += plain_advance(c, tabular);
    }
    int bolder = weight == WEIGHT_BOLD ? 107 : weight == WEIGHT_SEMIBOLD ? 104 : 100;
    return (int)((sum * size_px * bolder + 99999) / 100000);
}

const struct text_metrics text_plain_metrics = {plain_width, NULL};
