/* workbook.h: what the readers of XLSX, ODS and XLS have in common: a list of sheets, of which any
 * is read as records. Knows nothing of orders. One thread for each workbook. */
#ifndef BORNE_INTAKE_WORKBOOK_H
#define BORNE_INTAKE_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "intake/bytes.h"
#include "intake/rows.h"
#include "intake/source.h"
#include "intake/table.h"

struct workbook;

struct workbook_reader {
    /* Gives every record of the sheet to *rows. False with the problem set if the file is broken;
     * true also when on_record has enough. */
    bool (*read)(struct workbook *workbook, size_t sheet, struct rows *rows);
    /* Fills workbook->ranges for the sheet. */
    bool (*find_ranges)(struct workbook *workbook, size_t sheet, struct problem *problem);
    /* Frees the workbook itself. */
    void (*finish)(struct workbook *workbook);
};

/* The first member of a reader's own struct. */
struct workbook {
    const struct workbook_reader *reader;
    const char *name;           /* what sentences call the file */
    struct arena arena;         /* texts of this struct */
    struct table_sheet *sheets; /* heap, owned */
    size_t sheet_count, sheet_room;
    struct table_range *ranges; /* heap, owned; of the sheet `ranges_of` */
    size_t range_count, range_room;
    size_t ranges_of;         /* a sheet, or SIZE_MAX when not looked for */
    bool keeps_serials;       /* dates stay the numbers that stand in the file */
    size_t formulas_unsolved; /* formulas without a stored result, in the last reading */
    uint32_t first_unsolved;  /* row of the first */
};

/* Opens a CONTAINER_ZIP, or a CONTAINER_OLE, which is loaded as a whole. Takes the source over,
 * also when it fails. */
bool workbook_open(struct source *source, enum container container, const char *name,
                   const struct intake_options *options, struct workbook **ret_workbook,
                   struct problem *problem);
void workbook_finish(struct workbook *workbook);

/* For the readers. Sheets are numbered as they are added. False: too many, *problem is set. */
bool workbook_add_sheet(struct workbook *workbook, const char *name, bool is_hidden,
                        struct problem *problem);
bool workbook_add_range(struct workbook *workbook, const struct table_range *range,
                        struct problem *problem);
void workbook_free_common(struct workbook *workbook);

#endif
