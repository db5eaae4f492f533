/* sheets.c: the promises of table.h, asserted. */
#include "fuzz/sheets.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/table.h"

struct bytes fuzz_bytes(const unsigned char *data, size_t size)
{
    struct bytes bytes = {.data = malloc(size + 1), .length = size};
    ASSERT(bytes.data != NULL);
    if (size > 0) {
        memcpy(bytes.data, data, size);
    }
    bytes.data[size] = '\0';
    return bytes;
}

char *fuzz_split(const unsigned char *data, size_t size, struct book_part *parts, size_t most)
{
    struct bytes copy = fuzz_bytes(data, size);
    char *at = copy.data;
    for (size_t i = 0; i < most && at < copy.data + size; i++) {
        size_t left = (size_t)(copy.data + size - at);
        char *end = memchr(at, 0xFF, left);
        parts[i].text = at;
        parts[i].size = end == NULL ? left : (size_t)(end - at);
        at = end == NULL ? copy.data + size : end + 1;
    }
    return copy.data;
}

static bool look(void *context, const struct table_record *record)
{
    uint32_t *row = context;
    ASSERT(record->row > *row && record->count <= LIMIT_COLUMNS);
    *row = record->row;
    for (size_t i = 0; i < record->count; i++) {
        ASSERT(str_valid_utf8(record->cells[i], strlen(record->cells[i])));
    }
    return true;
}

void fuzz_sheets(struct bytes bytes)
{
    struct table table = {0};
    struct problem problem = {0};
    if (!table_open_bytes(&bytes, "f", &table, &problem)) {
        ASSERT(problem.error.text[0] != '\0');
        return;
    }
    for (size_t i = 0; i < table_sheet_count(&table); i++) {
        const struct table_range *ranges;
        size_t count;
        uint32_t row = 0;
        problem = (struct problem){0};
        table_select(&table, i);
        ASSERT(table_sheet(&table, i).name != NULL);
        if (!table_read(&table, look, &row, &problem)) {
            ASSERT(problem.error.text[0] != '\0');
        }
        problem = (struct problem){0};
        if (!table_ranges(&table, &ranges, &count, &problem)) {
            ASSERT(problem.error.text[0] != '\0');
        }
    }
    table_finish(&table);
}
