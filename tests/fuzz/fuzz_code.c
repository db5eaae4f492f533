/* fuzz_code.c: whatever a scanner sends is a code or unreadable, and says so consistently. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (text == NULL) {
        return 0;
    }
    memcpy(text, data, size);
    text[size] = '\0';

    struct code code = code_read(text);
    must(code.kind >= 0 && code.kind < CODE_KIND_COUNT);
    must(memchr(code.read, '\0', sizeof code.read) != NULL);
    must(str_valid_utf8(code.read, strlen(code.read)));
    must((code.kind == CODE_TRADE) == code_gtin_valid(code.gtin));
    if (code.kind != CODE_TRADE && code.kind != CODE_UNREADABLE) {
        /* An own code that was read is written back digit by digit. */
        char digits[11];
        code_write(code.kind, code.prep, code.serial, digits);
        must(strcmp(digits, code.read) == 0);
    }
    free(text);
    return 0;
}
