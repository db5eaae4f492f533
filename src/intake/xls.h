/* xls.h: workbooks of Excel 5, 95 and 97 to 2003 (BIFF5, BIFF8) as struct workbook. Cells may stand
 * in any order, so their places are gathered for each sheet; texts are read where they lie. */
#ifndef BORNE_INTAKE_XLS_H
#define BORNE_INTAKE_XLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/biff.h"
#include "intake/bytes.h"
#include "intake/ole.h"
#include "intake/workbook.h"

/* Takes the bytes over, also when it fails. */
bool xls_open(struct bytes *bytes, const char *name, struct workbook **ret_workbook,
              struct problem *problem);

/* For xls*.c. */
struct xls {
    struct workbook base;
    struct bytes bytes;
    struct ole_stream stream; /* of the workbook's records */
    struct biff biff;
    uint32_t *offsets; /* of each sheet's records; heap, owned */
    size_t offset_room;
    struct {
        uint32_t at;
        uint16_t left;
    } * strings; /* where each shared string begins; heap, owned */
    size_t string_count, string_room;
    struct {
        uint16_t id;
        unsigned char show;
    } * formats; /* own number formats; heap, owned */
    size_t format_count, format_room;
    uint16_t *cell_formats; /* number of the format of each cell format; heap, owned */
    size_t cell_format_count, cell_format_room;
    bool is_1904;
};

/* Where a shared string begins; false if there is none of that number. */
bool xls_string_at(const struct xls *xls, uint32_t index, struct biff_at *ret_at);
bool xls_sheet_read(struct workbook *workbook, size_t sheet, struct rows *rows);
bool xls_sheet_ranges(struct workbook *workbook, size_t sheet, struct problem *problem);

#endif
