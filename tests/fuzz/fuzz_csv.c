/* fuzz_csv.c: any bytes as an order file, and as a catalogue: read or refused, never more. What is
 * read obeys the promises of month.h. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "intake/catalogue.h"
#include "intake/collect.h"
#include "intake/form.h"
#include "intake/settle.h"
#include "intake/table.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool open_copy(const unsigned char *data, size_t size, struct table *table,
                      struct problem *problem)
{
    struct bytes bytes = {.data = malloc(size + 1), .length = size};
    ASSERT(bytes.data != NULL);
    if (size > 0) {
        memcpy(bytes.data, data, size);
    }
    bytes.data[size] = '\0';
    return table_open_bytes(&bytes, "f", table, problem);
}

static void check_month(const struct month *month)
{
    uint32_t order = 0;
    for (size_t i = 0; i < month->line_count; i++) {
        const struct month_line *line = &month->lines[i];
        ASSERT(line->order < month->order_count && line->order >= order);
        ASSERT(line->product < month->product_count);
        ASSERT(line->units_milli > 0);
        ASSERT(line->units_milli <= (int64_t)LIMIT_LINE_UNITS * 1000000);
        order = line->order;
    }
    for (size_t i = 0; i < month->order_count; i++) {
        uint32_t pickup = month->orders[i].pickup;
        ASSERT(pickup == MONTH_NONE || pickup < month->pickup_count);
    }
    for (size_t i = 0; i < month->product_count; i++) {
        ASSERT(month->products[i].step_milli > 0);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct month month = {.format = ""};
    struct collect collect = {.month = &month, .lookup = {.month = &month}};
    struct problem problem = {0};
    ask_begin(&collect.ask, &month, NULL);
    struct table table = {0};
    struct header header = {0};
    if (!open_copy(data, size, &table, &problem)) {
        ASSERT(problem.error.text[0] != '\0');
        return 0;
    }
    struct form_source source = {.table = &table, .header = &header, .collect = &collect};
    bool is_catalogue = catalogue_recognise(&table);
    if (is_catalogue && !catalogue_read(&table, &collect.lookup, &problem)) {
        ASSERT(problem.error.text[0] != '\0');
    } else if (form_find(&table, &source.form, &header, &problem) && form_read(&source, &problem) &&
               collect_end_file(&collect, &problem)) {
        collect_end(&collect);
        settle_questions(&collect);
        check_month(&month);
    } else {
        ASSERT(problem.error.text[0] != '\0');
    }
    header_finish(&header);
    table_finish(&table);
    collect_finish(&collect);
    month_finish(&month);
    return 0;
}
