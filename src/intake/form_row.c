/* form_row.c: a record with one item, or with several whose names, references and quantities stand
 * as lists in its cells: one below the other, or joined with commas. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/form.h"
#include "intake/quantity.h"

enum { LIST_CELL = 8192 };

/* The item's cells, trimmed. */
struct cells {
    char sku[LIST_CELL], name[LIST_CELL], quantity[LIST_CELL], price[LIST_CELL];
};

/* Where a list is cut. */
enum cut { CUT_LINES, CUT_BARS, CUT_SEMICOLONS, CUT_COMMA_BLANK, CUT_COMMA, CUT_COUNT };

static size_t separator_at(const char *text, enum cut cut)
{
    switch (cut) {
    case CUT_LINES:
        return text[0] == '\r' && text[1] == '\n'   ? 2
               : text[0] == '\n' || text[0] == '\r' ? 1
               : text[0] == '\\' && text[1] == 'n'  ? 2
                                                    : 0;
    case CUT_BARS: return text[0] == '|' ? 1 : 0;
    case CUT_SEMICOLONS: return text[0] == ';' ? 1 : 0;
    case CUT_COMMA_BLANK: return text[0] == ',' && text[1] == ' ' ? 2 : 0;
    case CUT_COMMA: return text[0] == ',' ? 1 : 0;
    case CUT_COUNT: break;
    }
    return 0;
}

/* Takes one piece off the front of *text, trimmed, quotes around it undone. False at the end.
 * *ret_torn (may be NULL) becomes true if the cut went through a quoted piece. */
static bool take_piece(const char **text, enum cut cut, char *to, size_t size, bool *ret_torn)
{
    const char *at = *text;
    size_t used = 0, width = 0;
    if (at == NULL) {
        return false;
    }
    at += strspn(at, " ");
    bool is_quoted = *at == '"', was_quoted = is_quoted, has_stray = false;
    at += is_quoted ? 1 : 0;
    for (; *at != '\0'; at++) {
        has_stray = has_stray || (!was_quoted && *at == '"');
        if (is_quoted && at[0] == '"' && at[1] == '"') {
            at++;
        } else if (is_quoted && at[0] == '"') {
            is_quoted = false;
            continue;
        } else if (!is_quoted && (width = separator_at(at, cut)) > 0) {
            break;
        }
        if (used + 1 < size) {
            to[used++] = *at;
        }
    }
    while (used > 0 && to[used - 1] == ' ') {
        used--;
    }
    to[used] = '\0';
    *text = *at == '\0' ? NULL : at + width;
    if (ret_torn != NULL && (is_quoted || has_stray)) {
        *ret_torn = true;
    }
    return true;
}

static size_t count_pieces(const char *text, enum cut cut, bool *ret_torn)
{
    char piece[LIMIT_NAME];
    size_t count = 0;
    const char *at = text[0] == '\0' ? NULL : text;
    while (take_piece(&at, cut, piece, sizeof piece, ret_torn)) {
        count++;
    }
    return count;
}

/* The cut that makes quantities of all pieces; CUT_COUNT if none does. */
static enum cut find_cut(const char *quantities)
{
    for (enum cut cut = CUT_LINES; cut < CUT_COUNT; cut++) {
        const char *at = quantities;
        char piece[LIMIT_NAME];
        size_t good = 0;
        bool all = true;
        while (all && take_piece(&at, cut, piece, sizeof piece, NULL)) {
            int64_t milli;
            enum quantity_measure measure;
            all = quantity_read(piece, &milli, &measure) == QUANTITY_OK;
            good++;
        }
        if (all && good > 1) {
            return cut;
        }
    }
    return CUT_COUNT;
}

/* The cut that gives as many pieces as there are quantities, the quantities' own first; CUT_COUNT
 * if none does. */
static enum cut find_cut_of(const char *text, size_t count, enum cut own)
{
    enum cut order[CUT_COUNT + 2] = {own, own == CUT_COMMA_BLANK ? CUT_COMMA : own};
    enum cut second = CUT_COUNT; /* quotes may be part of names: 3/4" */
    for (size_t i = 0; i < CUT_COUNT; i++) {
        order[i + 2] = (enum cut)i;
    }
    for (size_t i = 0; i < CUT_COUNT + 2; i++) {
        bool is_torn = false;
        if (count_pieces(text, order[i], &is_torn) == count) {
            if (!is_torn) {
                return order[i];
            }
            second = second == CUT_COUNT ? order[i] : second;
        }
    }
    return second;
}

/* However it is cut, it is one piece. */
static bool is_single(const char *text)
{
    for (enum cut cut = CUT_LINES; cut < CUT_COUNT; cut++) {
        if (count_pieces(text, cut, NULL) > 1) {
            return false;
        }
    }
    return true;
}

static bool refuse_lists(struct form_reading *reading, const struct table_record *record,
                         const struct cells *cells)
{
    const char *item = cells->name[0] != '\0' ? cells->name : cells->sku;
    return item[0] != '\0' && is_single(item)
               ? notice_refuse(reading->problem, NOTICE_QUANTITY_UNREADABLE, record->row, item,
                               cells->quantity)
               : notice_refuse(reading->problem, NOTICE_LISTS_DIFFER, record->row,
                               reading->order.number, NULL);
}

static bool take_lists(struct form_reading *reading, const struct table_record *record,
                       const struct cells *cells, enum cut cut)
{
    size_t count = count_pieces(cells->quantity, cut, NULL);
    enum cut name_cut = find_cut_of(cells->name, count, cut),
             sku_cut = find_cut_of(cells->sku, count, cut);
    enum cut price_cut = find_cut_of(cells->price, count, cut);
    bool has_names = cells->name[0] != '\0', has_skus = cells->sku[0] != '\0';
    if ((!has_names && !has_skus) || (has_names && name_cut == CUT_COUNT) ||
        (has_skus && sku_cut == CUT_COUNT)) {
        return refuse_lists(reading, record, cells);
    }
    const char *names = has_names ? cells->name : NULL, *skus = has_skus ? cells->sku : NULL;
    const char *quantities = cells->quantity;
    const char *prices = price_cut == CUT_COUNT ? NULL : cells->price;
    char sku[LIMIT_SKU], name[LIMIT_NAME], quantity[LIMIT_NAME], price[LIMIT_NAME];
    while (take_piece(&quantities, cut, quantity, sizeof quantity, NULL)) {
        sku[0] = name[0] = price[0] = '\0';
        take_piece(&names, name_cut, name, sizeof name, NULL);
        take_piece(&skus, sku_cut, sku, sizeof sku, NULL);
        take_piece(&prices, price_cut, price, sizeof price, NULL);
        struct collect_line line = {.sku = sku,
                                    .name = name,
                                    .quantity = quantity,
                                    .refunded = "",
                                    .price = price,
                                    .row = record->row};
        if (!form_line(reading, &line)) {
            return false;
        }
    }
    return true;
}

/* "Carottes" and "1kg" are one name; a bare number says nothing more. */
static void add_variant(const struct header *header, const struct table_record *record, char *name,
                        size_t size)
{
    char variant[LIMIT_NAME];
    header_text(header, record, FIELD_VARIANT, variant, sizeof variant);
    if (variant[0] != '\0' && variant[strspn(variant, "0123456789")] != '\0') {
        str_append(name, size, " - ");
        str_append(name, size, variant);
    }
}

static bool is_total(const char *name)
{
    char folded[LIMIT_NAME];
    if (name[0] != 'T' && name[0] != 't' && name[0] != 'S' && name[0] != 's') {
        return false;
    }
    str_fold(folded, sizeof folded, name);
    return str_equal(folded, "total") || str_equal(folded, "totaux") ||
           str_equal(folded, "sous total") || str_equal(folded, "total general") ||
           str_equal(folded, "subtotal");
}

/* The cut that makes as many quantities as there are names or references; CUT_COUNT if none does.
 */
static enum cut find_common_cut(const struct cells *cells)
{
    const char *items = cells->name[0] != '\0' ? cells->name : cells->sku;
    for (enum cut cut = CUT_LINES; cut < CUT_COUNT; cut++) {
        size_t count = count_pieces(cells->quantity, cut, NULL);
        if (count > 1 && find_cut_of(items, count, cut) != CUT_COUNT) {
            return cut;
        }
    }
    return CUT_COUNT;
}

bool form_items_lists(struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    struct cells cells;
    header_text(header, record, FIELD_QUANTITY, cells.quantity, sizeof cells.quantity);
    header_text(header, record, FIELD_SKU, cells.sku, sizeof cells.sku);
    header_text(header, record, FIELD_PRODUCT, cells.name, sizeof cells.name);
    header_text(header, record, FIELD_PRICE, cells.price, sizeof cells.price);
    enum cut cut = find_common_cut(&cells);
    int64_t milli;
    enum quantity_measure measure;
    if (cut != CUT_COUNT) {
        return take_lists(reading, record, &cells, cut);
    }
    bool is_one = count_pieces(cells.name, CUT_COMMA, NULL) <= 1 &&
                  quantity_read(cells.quantity, &milli, &measure) != QUANTITY_UNREADABLE;
    /* A single name is quoted, too, where it holds a comma. */
    return is_one && cells.name[0] != '\0' ? take_lists(reading, record, &cells, CUT_LINES)
           : is_one                        ? form_items_row(reading, record)
                                           : refuse_lists(reading, record, &cells);
}

bool form_items_row(struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    char sku[LIMIT_SKU], name[2 * LIMIT_NAME], quantity[LIMIT_NAME], refunded[LIMIT_NAME];
    char price[LIMIT_NAME];
    header_text(header, record, FIELD_SKU, sku, sizeof sku);
    header_text(header, record, FIELD_PRODUCT, name, sizeof name);
    header_text(header, record, FIELD_QUANTITY, quantity, sizeof quantity);
    bool is_nothing = quantity[0] == '\0' || str_equal(quantity, "0");
    if (sku[0] == '\0' && (is_total(name) || (name[0] == '\0' && is_nothing))) {
        return true; /* an order's row of its own, without an item; or its sum */
    }
    int64_t milli;
    enum quantity_measure measure;
    bool is_plain = quantity[strspn(quantity, "0123456789")] == '\0'; /* nearly all are */
    if (!is_plain && quantity_read(quantity, &milli, &measure) == QUANTITY_UNREADABLE) {
        struct cells cells;
        header_text(header, record, FIELD_QUANTITY, cells.quantity, sizeof cells.quantity);
        enum cut cut = find_cut(cells.quantity);
        if (cut != CUT_COUNT) {
            header_text(header, record, FIELD_SKU, cells.sku, sizeof cells.sku);
            header_text(header, record, FIELD_PRODUCT, cells.name, sizeof cells.name);
            header_text(header, record, FIELD_PRICE, cells.price, sizeof cells.price);
            return take_lists(reading, record, &cells, cut);
        }
    }
    add_variant(header, record, name, sizeof name);
    header_text(header, record, FIELD_REFUNDED, refunded, sizeof refunded);
    header_text(header, record, FIELD_PRICE, price, sizeof price);
    bool is_one = header->columns[FIELD_QUANTITY] == FIELD_NONE;
    struct collect_line line = {.sku = sku,
                                .name = name,
                                .quantity = is_one ? "1" : quantity,
                                .refunded = refunded,
                                .price = price,
                                .row = record->row};
    return form_line(reading, &line);
}
