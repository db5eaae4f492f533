/* workbook.c: which reader a workbook needs, and the lists they share. */
#include "intake/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/ods.h"
#include "intake/xls.h"
#include "intake/xlsx.h"

static bool open_xls(struct source *source, const char *name, const struct intake_options *options,
                     struct workbook **ret_workbook, struct problem *problem)
{
    struct bytes bytes = {0};
    bool done = source->length <= LIMIT_XLS_BYTES ||
                notice_refuse(problem, NOTICE_WORKBOOK_TOO_LARGE, 0, name, NULL);
    done = done && source_load(source, options, name, &bytes, problem);
    source_finish(source);
    return done && xls_open(&bytes, name, ret_workbook, problem);
}

bool workbook_open(struct source *source, enum container container, const char *name,
                   const struct intake_options *options, struct workbook **ret_workbook,
                   struct problem *problem)
{
    struct archive archive = {0};
    if (container == CONTAINER_OLE) {
        return open_xls(source, name, options, ret_workbook, problem);
    }
    if (!archive_open(source, name, &archive, problem)) {
        return false;
    }
    enum ods_kind kind = ods_kind(&archive);
    if (kind == ODS_OTHER) {
        archive_finish(&archive);
        return notice_refuse(problem, NOTICE_FILE_DOCUMENT, 0, name, NULL);
    }
    return kind == ODS_SHEETS ? ods_open(&archive, ret_workbook, problem)
                              : xlsx_open(&archive, ret_workbook, problem);
}

void workbook_finish(struct workbook *workbook)
{
    if (workbook != NULL) {
        workbook->reader->finish(workbook);
    }
}

bool workbook_add_sheet(struct workbook *workbook, const char *name, bool is_hidden,
                        struct problem *problem)
{
    if (workbook->sheet_count == LIMIT_SHEETS) {
        return notice_refuse(problem, NOTICE_WORKBOOK_BROKEN, 0, workbook->name, NULL);
    }
    workbook->sheets = array_grow(workbook->sheets, workbook->sheet_count, &workbook->sheet_room,
                                  sizeof *workbook->sheets);
    workbook->sheets[workbook->sheet_count++] = (struct table_sheet){
        .name = arena_text(&workbook->arena, name, strlen(name)), .is_hidden = is_hidden};
    return true;
}

bool workbook_add_range(struct workbook *workbook, const struct table_range *range,
                        struct problem *problem)
{
    if (workbook->range_count == LIMIT_RANGES) {
        return notice_refuse(problem, NOTICE_WORKBOOK_BROKEN, 0, workbook->name, NULL);
    }
    workbook->ranges = array_grow(workbook->ranges, workbook->range_count, &workbook->range_room,
                                  sizeof *workbook->ranges);
    workbook->ranges[workbook->range_count++] = *range;
    return true;
}

void workbook_free_common(struct workbook *workbook)
{
    free(workbook->sheets);
    free(workbook->ranges);
    arena_finish(&workbook->arena);
}
