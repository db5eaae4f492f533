/* fuzz_ods.c: any bytes as the parts of an OpenDocument: content, manifest, type. */
#include <stdlib.h>

#include "fuzz/sheets.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct book_part parts[] = {
        {"content.xml", "<d/>", 0},
        {"META-INF/manifest.xml", "<manifest/>", 0},
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
    };
    char *texts = fuzz_split(data, size, parts, 3);
    fuzz_sheets(book_zip(parts, sizeof parts / sizeof parts[0]));
    free(texts);
    return 0;
}
