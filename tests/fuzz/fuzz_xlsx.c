/* fuzz_xlsx.c: any bytes as a zip, or, not to be stopped by checksums, as the parts of an XLSX:
 * sheet, shared strings, styles, workbook, its relations. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/sheets.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#define TYPE "http://x/relationships/"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct book_part parts[] = {
        {"xl/worksheets/sheet1.xml", "<worksheet/>", 0},
        {"xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>", 0},
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>", 0},
        {"xl/workbook.xml",
         "<workbook><sheets><sheet name=\"A\" r:id=\"1\"/><sheet name=\"B\" r:id=\"1\"/></sheets>"
         "</workbook>",
         0},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"1\" Type=\"" TYPE
         "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"2\" Type=\"" TYPE
         "sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"3\" Type=\"" TYPE
         "styles\" Target=\"styles.xml\"/></Relationships>",
         0},
        {"_rels/.rels",
         "<Relationships><Relationship Id=\"1\" Type=\"" TYPE
         "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
         0},
    };
    if (size >= 2 && memcmp(data, "PK", 2) == 0) {
        fuzz_sheets(fuzz_bytes(data, size));
        return 0;
    }
    char *texts = fuzz_split(data, size, parts, 5);
    fuzz_sheets(book_zip(parts, sizeof parts / sizeof parts[0]));
    free(texts);
    return 0;
}
