/* form_columns.c: a record is an order, and its items stand side by side in numbered columns:
 * "SKU #1", "Item Name #1", "Quantity #1", "SKU #2" …; "Product Item 1 Name" …. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/form.h"

bool form_items_columns(struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    bool is_full = false;
    for (size_t g = 0; g < header->group_count; g++) {
        const int *columns = header->groups[g].columns;
        char sku[LIMIT_SKU], name[LIMIT_NAME], quantity[LIMIT_NAME], refunded[LIMIT_NAME];
        char price[LIMIT_NAME];
        header_column_text(record, columns[FIELD_SKU], sku, sizeof sku);
        header_column_text(record, columns[FIELD_PRODUCT], name, sizeof name);
        header_column_text(record, columns[FIELD_QUANTITY], quantity, sizeof quantity);
        header_column_text(record, columns[FIELD_REFUNDED], refunded, sizeof refunded);
        header_column_text(record, columns[FIELD_PRICE], price, sizeof price);
        is_full = sku[0] != '\0' || name[0] != '\0' || quantity[0] != '\0';
        if (!is_full) {
            continue;
        }
        struct collect_line line = {.sku = sku,
                                    .name = name,
                                    .quantity = quantity,
                                    .refunded = refunded,
                                    .price = price,
                                    .row = record->row};
        if (!form_line(reading, &line)) {
            return false;
        }
    }
    if (is_full) {
        collect_full(reading->source->collect);
    }
    return true;
}
