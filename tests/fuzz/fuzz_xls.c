/* fuzz_xls.c: any bytes as a compound file, or as the records of a workbook inside one. */
#include <string.h>

#include "fuzz/sheets.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct book_stream stream;
    if (size >= 4 && memcmp(data, "\xD0\xCF\x11\xE0", 4) == 0) {
        fuzz_sheets(fuzz_bytes(data, size));
        return 0;
    }
    stream.used = size < sizeof stream.bytes ? size : sizeof stream.bytes;
    memcpy(stream.bytes, data, stream.used);
    fuzz_sheets(book_of_ole(&stream, "Workbook"));
    return 0;
}
