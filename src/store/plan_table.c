/* plan_table.c: a pair of functions per table. */
#include "store/plan_table.h"

#include <string.h>

static void room_values(const void *row, struct db_value *v)
{
    const struct room *room = row;
    v[0] = DB_TEXT(room->name);
}

static void room_from_row(struct db_rows *rows, void *row)
{
    struct room *room = row;
    room->id = db_u32(rows, 0);
    db_text(rows, 1, room->name, sizeof room->name);
}

static void supplier_values(const void *row, struct db_value *v)
{
    const struct supplier *supplier = row;
    v[0] = DB_TEXT(supplier->name);
}

static void supplier_from_row(struct db_rows *rows, void *row)
{
    struct supplier *supplier = row;
    supplier->id = db_u32(rows, 0);
    db_text(rows, 1, supplier->name, sizeof supplier->name);
}

static void product_values(const void *row, struct db_value *v)
{
    const struct product *product = row;
    v[0] = DB_TEXT(product->sku);
    v[1] = DB_TEXT(product->name);
    v[2] = DB_TEXT(product->category);
    v[3] = DB_TEXT(product->place);
    v[4] = DB_INT(product->room);
    v[5] = DB_TEXT(product->gtin);
    v[6] = DB_INT(product->unit);
    v[7] = DB_INT(product->temperature);
    v[8] = DB_INT(product->weight_g);
    v[9] = DB_INT(product->step_milli);
    v[10] = DB_INT(product->fragile);
    v[11] = DB_INT(product->carries);
    v[12] = DB_TEXT(product->allergens);
    v[13] = DB_INT(product->case_units);
}

static void product_from_row(struct db_rows *rows, void *row)
{
    struct product *product = row;
    product->id = db_u32(rows, 0);
    db_text(rows, 1, product->sku, sizeof product->sku);
    db_text(rows, 2, product->name, sizeof product->name);
    db_text(rows, 3, product->category, sizeof product->category);
    db_text(rows, 4, product->place, sizeof product->place);
    product->room = db_u32(rows, 5);
    db_text(rows, 6, product->gtin, sizeof product->gtin);
    product->unit = (enum unit)db_int(rows, 7, 0, UNIT_COUNT - 1);
    product->temperature = (enum temperature)db_int(rows, 8, 0, TEMPERATURE_COUNT - 1);
    product->weight_g = (int32_t)db_int(rows, 9, 0, INT32_MAX);
    product->step_milli = (int32_t)db_int(rows, 10, 0, INT32_MAX);
    product->fragile = db_int(rows, 11, 0, 1) != 0;
    product->carries = db_u32(rows, 12);
    db_text(rows, 13, product->allergens, sizeof product->allergens);
    product->case_units = (int32_t)db_int(rows, 14, 0, INT32_MAX);
}

static void lot_values(const void *row, struct db_value *v)
{
    const struct lot *lot = row;
    v[0] = DB_INT(lot->product);
    v[1] = DB_INT(lot->supplier);
    v[2] = DB_TEXT(lot->note);
    v[3] = DB_INT(lot->carries);
}

static void lot_from_row(struct db_rows *rows, void *row)
{
    struct lot *lot = row;
    lot->id = db_u32(rows, 0);
    lot->product = db_u32(rows, 1);
    lot->supplier = db_u32(rows, 2);
    db_text(rows, 3, lot->note, sizeof lot->note);
    lot->carries = db_u32(rows, 4);
}

static void pickup_values(const void *row, struct db_value *v)
{
    const struct pickup *pickup = row;
    v[0] = DB_TEXT(pickup->name);
    v[1] = DB_TEXT(pickup->letter);
    v[2] = DB_INT(pickup->colour);
    v[3] = DB_INT(pickup->mode);
    v[4] = DB_INT(pickup->carries);
}

static void pickup_from_row(struct db_rows *rows, void *row)
{
    struct pickup *pickup = row;
    pickup->id = db_u32(rows, 0);
    db_text(rows, 1, pickup->name, sizeof pickup->name);
    db_text(rows, 2, pickup->letter, sizeof pickup->letter);
    pickup->colour = (uint8_t)db_int(rows, 3, 0, PLAN_COLOURS - 1);
    pickup->mode = (enum pickup_mode)db_int(rows, 4, 0, PICKUP_MODE_COUNT - 1);
    pickup->carries = db_u32(rows, 5);
}

static void order_values(const void *row, struct db_value *v)
{
    const struct order *order = row;
    v[0] = DB_INT(order->pickup);
    v[1] = DB_INT(order->number);
    v[2] = DB_TEXT(order->reference);
    v[3] = DB_INT(order->carries);
    v[4] = DB_INT(order->is_cancelled);
    v[5] = DB_INT(order->keeps_note);
}

static void order_from_row(struct db_rows *rows, void *row)
{
    struct order *order = row;
    order->id = db_u32(rows, 0);
    order->pickup = db_u32(rows, 1);
    order->number = db_u32(rows, 2);
    db_text(rows, 3, order->reference, sizeof order->reference);
    order->carries = db_u32(rows, 4);
    order->is_cancelled = db_int(rows, 5, 0, 1) != 0;
    order->keeps_note = db_int(rows, 6, 0, 1) != 0;
}

/* The tables keep a quantity above zero, and beside it how much of that is no longer ordered. */
static void put_amount(struct db_value *v, int64_t units_milli, int64_t dropped_milli)
{
    v[0] = DB_INT(units_milli + dropped_milli);
    v[1] = DB_INT(dropped_milli);
}

static int64_t take_amount(struct db_rows *rows, int column, int64_t *ret_dropped_milli)
{
    int64_t all = db_int(rows, column, 1, INT64_MAX);
    *ret_dropped_milli = db_int(rows, column + 1, 0, all);
    return all - *ret_dropped_milli;
}

static void line_values(const void *row, struct db_value *v)
{
    const struct line *line = row;
    v[0] = DB_INT(line->order);
    v[1] = DB_INT(line->product);
    put_amount(v + 2, line->units_milli, line->dropped_milli);
}

static void line_from_row(struct db_rows *rows, void *row)
{
    struct line *line = row;
    line->id = db_u32(rows, 0);
    line->order = db_u32(rows, 1);
    line->product = db_u32(rows, 2);
    line->units_milli = take_amount(rows, 3, &line->dropped_milli);
}

static void crate_values(const void *row, struct db_value *v)
{
    const struct crate *crate = row;
    v[0] = DB_INT(crate->order);
    v[1] = DB_INT(crate->pickup);
    v[2] = DB_INT(crate->index);
    v[3] = DB_INT(crate->of);
    v[4] = DB_INT(crate->kind);
    v[5] = DB_INT(crate->first_portion);
    v[6] = DB_INT(crate->portion_count);
    v[7] = DB_INT(crate->carries);
    v[8] = DB_INT(crate->label_stands);
}

static void crate_from_row(struct db_rows *rows, void *row)
{
    struct crate *crate = row;
    crate->id = db_u32(rows, 0);
    crate->order = db_u32(rows, 1);
    crate->pickup = db_u32(rows, 2);
    crate->index = (uint16_t)db_int(rows, 3, 0, UINT16_MAX);
    crate->of = (uint16_t)db_int(rows, 4, 0, UINT16_MAX);
    crate->kind = (enum crate_kind)db_int(rows, 5, 0, CRATE_KIND_COUNT - 1);
    crate->first_portion = db_u32(rows, 6);
    crate->portion_count = db_u32(rows, 7);
    crate->carries = db_u32(rows, 8);
    crate->label_stands = db_int(rows, 9, 0, 1) != 0;
}

static void portion_values(const void *row, struct db_value *v)
{
    const struct portion *portion = row;
    v[0] = DB_INT(portion->crate);
    v[1] = DB_INT(portion->line);
    v[2] = DB_INT(portion->product);
    put_amount(v + 3, portion->units_milli, portion->dropped_milli);
    v[5] = DB_INT(portion->carries);
}

static void portion_from_row(struct db_rows *rows, void *row)
{
    struct portion *portion = row;
    portion->id = db_u32(rows, 0);
    portion->crate = db_u32(rows, 1);
    portion->line = db_u32(rows, 2);
    portion->product = db_u32(rows, 3);
    portion->units_milli = take_amount(rows, 4, &portion->dropped_milli);
    portion->carries = db_u32(rows, 6);
}

const struct plan_table plan_tables[PLAN_TABLE_COUNT] = {
    {SQL_ROOM_ADD, SQL_ROOM_LIST, sizeof(struct room), 1, LIMIT_PRODUCTS, room_values,
     room_from_row},
    {SQL_SUPPLIER_ADD, SQL_SUPPLIER_LIST, sizeof(struct supplier), 1, LIMIT_SUPPLIERS,
     supplier_values, supplier_from_row},
    {SQL_PRODUCT_ADD, SQL_PRODUCT_LIST, sizeof(struct product), 14, LIMIT_PRODUCTS, product_values,
     product_from_row},
    {SQL_LOT_ADD, SQL_LOT_LIST, sizeof(struct lot), 4, LIMIT_PRODUCTS, lot_values, lot_from_row},
    {SQL_PICKUP_ADD, SQL_PICKUP_LIST, sizeof(struct pickup), 5, LIMIT_PICKUPS, pickup_values,
     pickup_from_row},
    {SQL_ORDER_ADD, SQL_ORDER_LIST, sizeof(struct order), 6, LIMIT_ORDERS, order_values,
     order_from_row},
    {SQL_LINE_ADD, SQL_LINE_LIST, sizeof(struct line), 4, LIMIT_LINES, line_values, line_from_row},
    {SQL_CRATE_ADD, SQL_CRATE_LIST, sizeof(struct crate), 9, LIMIT_LINES, crate_values,
     crate_from_row},
    {SQL_PORTION_ADD, SQL_PORTION_LIST, sizeof(struct portion), 6, (size_t)LIMIT_LINES * 4,
     portion_values, portion_from_row},
};

void plan_table_parts(struct plan *plan, struct plan_part parts[PLAN_TABLE_COUNT])
{
#define PART(name)                                                                                 \
    {                                                                                              \
        &plan->name.rows, &plan->name.count, &plan->name.first_id                                  \
    }
    const struct plan_part all[PLAN_TABLE_COUNT] = {
        PART(rooms),  PART(suppliers), PART(products), PART(lots),     PART(pickups),
        PART(orders), PART(lines),     PART(crates),   PART(portions),
    };
#undef PART
    memcpy(parts, all, sizeof all);
}

/* The plan's pointers have nine types; copying the bytes is the one way to name them all. */
void *plan_table_rows(const struct plan_part *part)
{
    void *rows;
    memcpy(&rows, part->rows_at, sizeof rows);
    return rows;
}

void plan_table_set_rows(const struct plan_part *part, void *rows)
{
    memcpy(part->rows_at, &rows, sizeof rows);
}
