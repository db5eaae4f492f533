/* bars.c: Code 128 through zint, as bars in modules. */
#include "label/bars.h"

#include <string.h>
#include <zint.h>

#include "base/assert.h"

struct zint_symbol *bars_encoder_create(void)
{
    return ZBarcode_Create();
}

void bars_encoder_destroy(struct zint_symbol *encoder)
{
    if (encoder != NULL) {
        ZBarcode_Delete(encoder);
    }
}

struct bars bars_encode(struct zint_symbol *encoder, const char *digits)
{
    size_t length = strlen(digits);
    ASSERT((length == 10 || length == 14 || length == 40) &&
           strspn(digits, "0123456789") == length);
    ZBarcode_Clear(encoder);
    encoder->symbology = BARCODE_CODE128;
    encoder->input_mode = DATA_MODE;
    int failed = ZBarcode_Encode(encoder, (const unsigned char *)digits, (int)length);
    struct bars bars = {.modules = BARS_MODULES + 11 * ((int)length - 10) / 2};
    /* An even number of digits is set C throughout, and only then this wide. */
    ASSERT(failed == 0 && encoder->width == bars.modules);
    for (int x = 0; x < bars.modules; x++) {
        bool black = (encoder->encoded_data[0][x >> 3] >> (x & 7)) & 1;
        bool begins =
            black && (x == 0 || bars.from[bars.count - 1] + bars.width[bars.count - 1] != x);
        if (begins) {
            ASSERT(bars.count < BARS_MOST);
            bars.from[bars.count] = (unsigned char)x;
            bars.count++;
        }
        if (black) {
            bars.width[bars.count - 1]++;
        }
    }
    ASSERT(bars.count == 25 + 3 * ((int)length - 10) / 2);
    return bars;
}
