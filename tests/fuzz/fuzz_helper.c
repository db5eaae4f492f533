/* fuzz_helper.c: whatever is sent to the helper is refused, or is exactly one line of its list. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "helper/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct helper_request request;
    char line[HELPER_LINE];
    if (helper_request_read((const char *)data, size, &request) &&
        (helper_request_write(&request, line) != size || memcmp(line, data, size) != 0)) {
        abort();
    }
    return 0;
}
