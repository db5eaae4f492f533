/* xlsx.h: Office Open XML workbooks, transitional and strict, as struct workbook. Sheets are
 * streamed; only the shared strings, the formats and the list of sheets are kept. */
#ifndef BORNE_INTAKE_XLSX_H
#define BORNE_INTAKE_XLSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/archive.h"
#include "intake/cell_text.h"
#include "intake/workbook.h"
#include "intake/xml.h"

/* Takes the archive over, also when it fails. */
bool xlsx_open(struct archive *archive, struct workbook **ret_workbook, struct problem *problem);

/* For xlsx*.c. */
struct xlsx_strings {
    char *text; /* one behind the other, each terminated; heap, owned */
    size_t used, room;
    uint32_t *starts; /* of each within text; heap, owned */
    size_t count, starts_room;
    bool is_read;
};

struct xlsx {
    struct workbook base;
    struct archive archive;
    const char **parts; /* of each sheet, in the zip; heap, owned; texts in base.arena */
    size_t part_room;
    const char *strings_part, *styles_part; /* NULL: not there */
    unsigned char *shows;                   /* enum cell_show of each cell format; heap, owned */
    size_t show_count, show_room;
    struct xlsx_strings strings;
    bool is_1904;
};

/* Reads the shared strings once. */
bool xlsx_strings_read(struct xlsx *xlsx, struct problem *problem);
/* Reads the formats. Styles that are not there or broken leave every number a number. */
bool xlsx_styles_read(struct xlsx *xlsx, struct problem *problem);
bool xlsx_sheet_read(struct workbook *workbook, size_t sheet, struct rows *rows);
bool xlsx_sheet_ranges(struct workbook *workbook, size_t sheet, struct problem *problem);
/* Undoes _x000D_ in place; returns the new length. */
size_t xlsx_unescape(char *text, size_t length);

#endif
