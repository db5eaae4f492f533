/* fuzz_quantity.c: numbers, sizes and dates as people write them: never out of bounds, never
 * negative, and what is read is within the limits. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "intake/date.h"
#include "intake/quantity.h"
#include "intake/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t milli = -1, value = -1;
    enum quantity_measure measure;
    struct date date;
    if (size > 4096) {
        return 0;
    }
    char *text = malloc(size + 1);
    ASSERT(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    if (quantity_read(text, &milli, &measure) == QUANTITY_OK) {
        ASSERT(milli >= 0 && milli <= (int64_t)LIMIT_LINE_UNITS * 1000);
    }
    if (quantity_decimal(text, 4, &value)) {
        ASSERT(value >= 0);
    }
    if (date_read(text, &date)) {
        struct date same = date_of_days(date_days(date));
        ASSERT(date.day > 28 ||
               (same.year == date.year && same.month == date.month && same.day == date.day));
    }
    int grams = words_guess_weight(text);
    ASSERT(grams >= 0 && grams <= LIMIT_UNIT_WEIGHT_G);
    free(text);
    return 0;
}
