/* wide_across.c: a column is an order. Rows between the labels and the products may say where
 * people fetch their order, or their first name. */
#include "intake/wide_across.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/labels.h"
#include "intake/wide_sums.h"
#include "intake/words.h"

enum { ATTRIBUTES = FIELD_COUNT };

struct reading {
    const struct grid *grid;
    const struct wide *wide;
    struct collect *collect;
    struct problem *problem;
    int attributes[ATTRIBUTES]; /* row index of what is said about people, FIELD_NONE else */
};

static const char *product_cell(const struct reading *reading, size_t row, enum field field)
{
    int column = reading->wide->columns[field];
    return column == FIELD_NONE ? "" : grid_cell(reading->grid, row, (size_t)column);
}

static bool is_person_field(enum field field)
{
    return field == FIELD_PICKUP || field == FIELD_NUMBER || field == FIELD_FIRST_NAME ||
           field == FIELD_LAST_NAME || field == FIELD_PERSON || field == FIELD_NOTE ||
           field == FIELD_STATUS || field == FIELD_DATE;
}

/* What a row says about people by its first text, or FIELD_COUNT. */
static enum field attribute_of(const struct reading *reading, size_t row)
{
    for (size_t c = 0; c < reading->wide->items[0].column; c++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, grid_cell(reading->grid, row, c));
        const struct label *label = folded[0] == '\0' ? NULL : labels_find(folded, true);
        if (label != NULL && is_person_field(label->field)) {
            return label->field;
        }
    }
    return FIELD_COUNT;
}

/* A row of sums, of an attribute, or of nothing: not a product. */
static bool is_product(const struct reading *reading, size_t row)
{
    char folded[LIMIT_NAME];
    const char *name = product_cell(reading, row, FIELD_PRODUCT);
    bool has_name = name[0] != '\0' || product_cell(reading, row, FIELD_SKU)[0] != '\0';
    if (!has_name || attribute_of(reading, row) != FIELD_COUNT) {
        return false;
    }
    for (size_t c = 0; c < reading->wide->items[0].column; c++) {
        str_fold(folded, sizeof folded, grid_cell(reading->grid, row, c));
        if (folded[0] != '\0' && labels_is_total(folded)) {
            return false;
        }
    }
    return true;
}

static const char *attribute(const struct reading *reading, enum field field, size_t column)
{
    int row = reading->attributes[field];
    return row == FIELD_NONE ? "" : grid_cell(reading->grid, (size_t)row, column);
}

struct person {
    char first[LIMIT_NAME], last[LIMIT_NAME], number[LIMIT_NUMBER];
};

/* "Thérèse De La Cruz (10413)". */
static void read_person(const struct reading *reading, const struct wide_column *item,
                        struct person *ret)
{
    char name[2 * LIMIT_NAME];
    str_copy(name, sizeof name, item->name);
    str_copy(ret->number, sizeof ret->number, attribute(reading, FIELD_NUMBER, item->column));
    char *open = strrchr(name, '(');
    if (open != NULL && str_ends(name, ")") && open > name) {
        size_t length = strlen(open) - 2;
        bool is_number = length > 0 && strpbrk(open, "0123456789") != NULL;
        if (is_number) {
            str_copy_n(ret->number, sizeof ret->number, open + 1, length);
            *open = '\0';
        }
    }
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] == ' ') {
        name[--length] = '\0';
    }
    const char *blank = strchr(name, ' ');
    str_copy_n(ret->first, sizeof ret->first, name,
               blank == NULL ? length : (size_t)(blank - name));
    str_copy(ret->last, sizeof ret->last, blank == NULL ? "" : blank + 1);
    const char *first = attribute(reading, FIELD_FIRST_NAME, item->column);
    if (first[0] != '\0') { /* the label is the surname */
        str_copy(ret->first, sizeof ret->first, first);
        str_copy(ret->last, sizeof ret->last, name);
    }
}

static bool take_line(struct reading *reading, size_t row, const char *text)
{
    bool is_tick = (text[0] == 'x' || text[0] == 'X') && text[1] == '\0';
    struct collect_line line = {.sku = product_cell(reading, row, FIELD_SKU),
                                .name = product_cell(reading, row, FIELD_PRODUCT),
                                .quantity = is_tick ? "1" : text,
                                .refunded = "",
                                .price = "",
                                .row = reading->grid->rows[row].number};
    return collect_line(reading->collect, &line, reading->problem);
}

static bool take_person(struct reading *reading, const struct wide_column *item,
                        const char *sheet_pickup)
{
    const struct grid *grid = reading->grid;
    struct person person;
    read_person(reading, item, &person);
    const char *pickup = attribute(reading, FIELD_PICKUP, item->column);
    struct collect_order order = {
        .number = person.number,
        .status = attribute(reading, FIELD_STATUS, item->column),
        .date = attribute(reading, FIELD_DATE, item->column),
        .first_name = person.first,
        .last_name = person.last,
        .pickup = pickup[0] != '\0' ? pickup : sheet_pickup,
        .note = attribute(reading, FIELD_NOTE, item->column),
        .amount = "",
        .row = grid->rows[reading->wide->header].number,
    };
    if (!collect_order(reading->collect, &order, reading->problem)) {
        return false;
    }
    for (size_t row = reading->wide->first; row < grid->count; row++) {
        const char *text = grid_cell(grid, row, item->column);
        int64_t milli;
        bool is_nothing = text[0] == '\0' || (wide_quantity(text, &milli) && milli == 0);
        if (!is_nothing && is_product(reading, row) && !take_line(reading, row, text)) {
            return false;
        }
    }
    return true;
}

/* The column of sums against the people's. */
static void check_sums(const struct reading *reading)
{
    const struct grid *grid = reading->grid;
    const struct wide *wide = reading->wide;
    struct wide_sums sums;
    wide_sums_begin(&sums, wide);
    for (size_t row = wide->first; wide->total != FIELD_NONE && row < grid->count; row++) {
        int64_t sum = 0, milli;
        for (size_t i = 0; i < wide->item_count; i++) {
            sum += wide_quantity(grid_cell(grid, row, wide->items[i].column), &milli) ? milli : 0;
        }
        if (is_product(reading, row)) {
            wide_sums_order(&sums, grid_cell(grid, row, (size_t)wide->total), sum,
                            grid->rows[row].number);
        }
    }
    wide_sums_check(&sums, grid, wide, reading->collect->month);
    wide_sums_finish(&sums);
}

bool wide_across_read(const struct grid *grid, const struct wide *wide, const char *pickup,
                      struct collect *collect, struct problem *problem)
{
    struct reading reading = {.grid = grid, .wide = wide, .collect = collect, .problem = problem};
    for (size_t f = 0; f < ATTRIBUTES; f++) {
        reading.attributes[f] = FIELD_NONE;
    }
    for (size_t row = 0; row < grid->count; row++) {
        enum field field = row == wide->header ? FIELD_COUNT : attribute_of(&reading, row);
        if (field != FIELD_COUNT && reading.attributes[field] == FIELD_NONE) {
            reading.attributes[field] = (int)row;
        }
    }
    for (size_t i = 0; i < wide->item_count; i++) {
        if (!take_person(&reading, &wide->items[i], pickup)) {
            return false;
        }
    }
    check_sums(&reading);
    return collect_end_file(collect, problem);
}
