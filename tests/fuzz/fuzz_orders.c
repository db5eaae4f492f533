/* fuzz_orders.c: any text as a file of orders: its form and columns are recognised or guessed,
 * sheets typed by people among them, and all questions of the month asked. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "intake/collect.h"
#include "intake/orders.h"
#include "intake/settle.h"
#include "intake/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_goods(struct lookup *lookup)
{
    struct problem problem = {0};
    struct month_product product = {.sku = "A1",
                                    .name = "Pommes - 1kg",
                                    .category = "",
                                    .supplier = "",
                                    .place = "",
                                    .code = "",
                                    .step_milli = 1000,
                                    .in_catalogue = true};
    lookup->has_catalogue = true;
    lookup_add_product(lookup, &product, 1, &problem);
    product.sku = "B1";
    product.name = "Lait – 1 litre";
    lookup_add_product(lookup, &product, 2, &problem);
    lookup_add_point(lookup, "Toul", "", PICKUP_READY);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct month month = {.format = ""};
    struct collect collect = {.month = &month, .lookup = {.month = &month}};
    struct problem problem = {0};
    struct table table = {0};
    struct span spans[SPANS_MOST];
    if (size > 65536) {
        return 0;
    }
    struct bytes bytes = {.data = malloc(size + 1), .length = size};
    ASSERT(bytes.data != NULL);
    memcpy(bytes.data, data, size);
    bytes.data[size] = '\0';
    ask_begin(&collect.ask, &month, NULL);
    collect.lookup.ask = &collect.ask;
    add_goods(&collect.lookup);
    if (table_open_bytes(&bytes, "f.csv", &table, &problem) &&
        orders_read(&table, NULL, &collect, &problem)) {
        collect_end(&collect);
        settle_period(&collect, spans, spans_find(&collect.spans, spans));
        settle_questions(&collect);
        for (size_t i = 0; i < month.line_count; i++) {
            ASSERT(month.lines[i].order < month.order_count && month.lines[i].units_milli > 0);
        }
    } else {
        ASSERT(problem.error.text[0] != '\0');
    }
    table_finish(&table);
    collect_finish(&collect);
    month_finish(&month);
    return 0;
}
