/* table.c: one face for text files and for sheets of workbooks. */
#include "intake/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/str.h"
#include "intake/intake.h"
#include "intake/rows.h"
#include "intake/source.h"
#include "intake/table_text.h"
#include "intake/workbook.h"

static bool stop_at_cells(void *context, const struct table_record *record)
{
    bool *has_cells = context;
    *has_cells = !table_record_is_blank(record);
    return !*has_cells;
}

/* A broken sheet counts: what is wrong is found out when it is read. */
static bool has_cells(struct table *table, size_t sheet)
{
    bool has = false;
    struct problem ignored = {0};
    table->sheet = sheet;
    return !table_read(table, stop_at_cells, &has, &ignored) || has;
}

/* Selects the first sheet with cells that is not hidden; what is hidden is not meant for us. */
static bool select_first(struct table *table)
{
    for (size_t i = 0; i < table->workbook->sheet_count; i++) {
        if (!table->workbook->sheets[i].is_hidden && has_cells(table, i)) {
            return true;
        }
    }
    return false;
}

bool table_is_workbook(const struct table *table)
{
    return table->workbook != NULL;
}

size_t table_sheet_count(const struct table *table)
{
    return table->workbook == NULL ? 1 : table->workbook->sheet_count;
}

struct table_sheet table_sheet(const struct table *table, size_t sheet)
{
    ASSERT(sheet < table_sheet_count(table));
    return table->workbook == NULL ? (struct table_sheet){.name = ""}
                                   : table->workbook->sheets[sheet];
}

void table_select(struct table *table, size_t sheet)
{
    ASSERT(sheet < table_sheet_count(table));
    table->sheet = sheet;
}

void table_keep_serials(struct table *table, bool keep)
{
    if (table->workbook != NULL) {
        table->workbook->keeps_serials = keep;
    }
}

bool table_read(const struct table *table, table_record_fn *on_record, void *context,
                struct problem *problem)
{
    struct rows rows = {
        .name = table->name, .on_record = on_record, .context = context, .problem = problem};
    struct workbook *workbook = table->workbook;
    bool is_whole;
    if (workbook == NULL) {
        is_whole = table_text_read(table->text, &rows);
    } else {
        workbook->formulas_unsolved = 0;
        is_whole = workbook->reader->read(workbook, table->sheet, &rows);
    }
    rows_finish(&rows);
    return is_whole;
}

bool table_ranges(const struct table *table, const struct table_range **ret_ranges,
                  size_t *ret_count, struct problem *problem)
{
    struct workbook *workbook = table->workbook;
    *ret_ranges = NULL;
    *ret_count = 0;
    if (workbook == NULL) {
        return true;
    }
    if (workbook->ranges_of != table->sheet) {
        workbook->range_count = 0;
        workbook->ranges_of = SIZE_MAX;
        if (!workbook->reader->find_ranges(workbook, table->sheet, problem)) {
            return false;
        }
        workbook->ranges_of = table->sheet;
    }
    *ret_ranges = workbook->ranges;
    *ret_count = workbook->range_count;
    return true;
}

const struct table_range *table_range_at(const struct table_range *ranges, size_t count,
                                         uint32_t row, size_t column)
{
    for (size_t i = 0; i < count; i++) {
        const struct table_range *range = &ranges[i];
        if (row >= range->first_row && row <= range->last_row && column >= range->first_column &&
            column <= range->last_column) {
            return range;
        }
    }
    return NULL;
}

size_t table_bytes(const struct table *table)
{
    return table->workbook == NULL ? table->text->ends
                                   : table->workbook->sheets[table->sheet].bytes;
}

size_t table_unsolved(const struct table *table, uint32_t *ret_row)
{
    *ret_row = table->workbook == NULL ? 0 : table->workbook->first_unsolved;
    return table->workbook == NULL ? 0 : table->workbook->formulas_unsolved;
}

static bool open_text(struct source *source, size_t ends, const char *name,
                      const struct intake_options *options, struct table *ret_table,
                      char *ret_digest, struct problem *problem)
{
    struct text *text = calloc(1, sizeof *text);
    ASSERT(text != NULL);
    if (!text_open(source, ends, name, options, text, ret_digest, problem)) {
        free(text);
        return false;
    }
    *ret_table = (struct table){
        .name = name, .text = text, .dialect = text->dialect, .encoding = text->report};
    return true;
}

/* The end of the last whole line in the first `most` bytes. */
static bool find_cut(const struct source *source, size_t most, const char *name, size_t *ret_ends,
                     struct problem *problem)
{
    char block[4096];
    *ret_ends = source->length;
    if (most == 0 || source->length <= most) {
        return true;
    }
    for (size_t at = most; at > 0;) {
        size_t step = at < sizeof block ? at : sizeof block;
        at -= step;
        if (!source_read(source, at, block, step, name, problem)) {
            return false;
        }
        for (size_t i = step; i > 0; i--) {
            if (block[i - 1] == '\n' || block[i - 1] == '\r') {
                *ret_ends = at + i;
                return true;
            }
        }
    }
    *ret_ends = most;
    return true;
}

/* Of the file as it is, piece by piece. */
static bool digest(const struct source *source, const char *name,
                   const struct intake_options *options, char *ret_digest, struct problem *problem)
{
    struct sha256 sha;
    char block[1 << 16];
    sha256_init(&sha);
    for (size_t at = 0; at < source->length;) {
        size_t left = source->length - at, step = left < sizeof block ? left : sizeof block;
        if (options != NULL && options->cancelled != NULL && options->cancelled(options->context)) {
            return notice_refuse(problem, NOTICE_CANCELLED, 0, NULL, NULL);
        }
        if (!source_read(source, at, block, step, name, problem)) {
            return false;
        }
        sha256_add(&sha, block, step);
        at += step;
    }
    sha256_hex(&sha, ret_digest);
    return true;
}

static bool open_workbook(struct source *source, enum container container, const char *name,
                          const struct intake_options *options, struct table *ret_table,
                          char *ret_digest, struct problem *problem)
{
    struct table table = {.name = name};
    if ((ret_digest != NULL && !digest(source, name, options, ret_digest, problem)) ||
        !workbook_open(source, container, name, options, &table.workbook, problem)) {
        return false;
    }
    if (!select_first(&table)) {
        table_finish(&table);
        return notice_refuse(problem, NOTICE_WORKBOOK_EMPTY, 0, name, NULL);
    }
    *ret_table = table;
    return true;
}

static bool open_source(struct source *source, size_t most, const char *name,
                        const struct intake_options *options, struct table *ret_table,
                        char *ret_digest, struct problem *problem)
{
    char head[4096];
    size_t length = source->length < sizeof head ? source->length : sizeof head, ends;
    if (!source_read(source, 0, head, length, name, problem)) {
        return false;
    }
    enum container container = bytes_container(&(struct bytes){head, length});
    if (container == CONTAINER_ZIP || container == CONTAINER_OLE) {
        return open_workbook(source, container, name, options, ret_table, ret_digest, problem);
    }
    if (container != CONTAINER_TEXT) {
        return notice_refuse(problem, bytes_container_notice(container), 0, name, NULL);
    }
    return find_cut(source, most, name, &ends, problem) &&
           open_text(source, ends, name, options, ret_table, ret_digest, problem);
}

bool table_open_bytes(struct bytes *bytes, const char *name, struct table *ret_table,
                      struct problem *problem)
{
    struct source source = source_of_bytes(bytes);
    bool done = open_source(&source, 0, name, NULL, ret_table, NULL, problem);
    source_finish(&source);
    return done;
}

bool table_open(const char *path, size_t most, const struct intake_options *options,
                struct table *ret_table, char *ret_digest, struct problem *problem)
{
    const char *name = bytes_name(path);
    struct source source = source_none();
    bool done = source_open(path, name, &source, problem) &&
                open_source(&source, most, name, options, ret_table, ret_digest, problem);
    source_finish(&source);
    return done;
}

void table_finish(struct table *table)
{
    if (table == NULL) {
        return;
    }
    if (table->text != NULL) {
        text_finish(table->text);
        free(table->text);
    }
    workbook_finish(table->workbook);
    *table = (struct table){0};
}

bool table_record_is_blank(const struct table_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        for (const char *p = record->cells[i]; *p != '\0'; p++) {
            if (*p != ' ' && *p != '\t' && *p != '\r' && *p != '\n') {
                return false;
            }
        }
    }
    return true;
}
