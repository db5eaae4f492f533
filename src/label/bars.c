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

struct bars bars_encode(struct zint_symbol *encoder, const char digits[11])
{
    ASSERT(strlen(digits) == 10 && strspn(digits, "0123456789") == 10);
    ZBarcode_Clear(encoder);
    encoder->symbology = BARCODE_CODE128;
    encoder->input_mode = DATA_MODE;
    int failed = ZBarcode_Encode(encoder, (const unsigned char *)digits, 10);
    /* An even number of digits is set C throughout, and only then this wide. */
    ASSERT(failed == 0 && encoder->width == BARS_MODULES);
    struct bars bars = {0};
    int count = 0;
    for (int x = 0; x < BARS_MODULES; x++) {
        bool black = (encoder->encoded_data[0][x >> 3] >> (x & 7)) & 1;
        bool begins = black && (x == 0 || bars.from[count - 1] + bars.width[count - 1] != x);
        if (begins) {
            ASSERT(count < BARS_COUNT);
            bars.from[count] = (unsigned char)x;
            count++;
        }
        if (black) {
            bars.width[count - 1]++;
        }
    }
    ASSERT(count == BARS_COUNT);
    return bars;
}
