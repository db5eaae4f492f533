/* ods.h: OpenDocument spreadsheets as struct workbook, streamed. All sheets are in one part, so a
 * sheet is found by reading over those before it. */
#ifndef BORNE_INTAKE_ODS_H
#define BORNE_INTAKE_ODS_H

#include <stdbool.h>

#include "intake/archive.h"
#include "intake/workbook.h"

/* Whether the zip says to be an OpenDocument spreadsheet, or another document of that family. */
enum ods_kind { ODS_NOT, ODS_SHEETS, ODS_OTHER };
enum ods_kind ods_kind(const struct archive *archive);

/* Takes the archive over, also when it fails. */
bool ods_open(struct archive *archive, struct workbook **ret_workbook, struct problem *problem);

/* For ods*.c. */
struct ods {
    struct workbook base;
    struct archive archive;
};

bool ods_sheet_read(struct workbook *workbook, size_t sheet, struct rows *rows);
bool ods_sheet_ranges(struct workbook *workbook, size_t sheet, struct problem *problem);

#endif
