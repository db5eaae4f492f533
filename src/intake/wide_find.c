/* wide_find.c: every row of the first ones is tried as the row of labels; the one that explains
 * most columns is taken. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/labels.h"
#include "intake/quantity.h"
#include "intake/wide.h"
#include "intake/words.h"

enum { HEADER_ROWS = 30, LOOK_ROWS = 400, LEAST_ITEMS = 2, MANY_ITEMS = 5 };

bool wide_quantity(const char *text, int64_t *ret_milli)
{
    enum quantity_measure measure;
    if ((text[0] == 'x' || text[0] == 'X') && text[1] == '\0') {
        *ret_milli = 1000;
        return true;
    }
    switch (quantity_read(text, ret_milli, &measure)) {
    case QUANTITY_OK: return true;
    case QUANTITY_EMPTY: *ret_milli = 0; return true;
    case QUANTITY_UNREADABLE:
    case QUANTITY_TOO_LARGE: break;
    }
    return false;
}

void wide_finish(struct wide *wide)
{
    if (wide == NULL) {
        return;
    }
    free(wide->items);
    *wide = (struct wide){0};
}

/* True if the cells of a column below `row` are quantities, and some is one. */
static bool holds_quantities(const struct grid *grid, size_t row, size_t column)
{
    size_t good = 0, bad = 0;
    for (size_t r = row + 1; r < grid->count && r <= row + LOOK_ROWS; r++) {
        const char *text = grid_cell(grid, r, column);
        int64_t milli;
        if (text[0] == '\0') {
            continue;
        }
        good += wide_quantity(text, &milli);
        bad += !wide_quantity(text, &milli);
    }
    return good > 0 && bad * 2 <= good;
}

static bool is_number(const char *text)
{
    int64_t value;
    return quantity_decimal(text, 4, &value);
}

/* Texts of a row in columns that have no label of their own in the row of labels. */
static size_t count_names(const struct grid *grid, size_t row, const struct wide *wide)
{
    size_t count = 0;
    for (size_t c = 0; row < grid->count && c < grid->rows[row].count; c++) {
        const char *text = grid_cell(grid, row, c);
        bool is_known = false;
        for (size_t f = 0; f < FIELD_COUNT; f++) {
            is_known = is_known || wide->columns[f] == (int)c;
        }
        if (is_known && text[0] != '\0') {
            return 0; /* a person's row */
        }
        count += text[0] != '\0' && !is_number(text);
    }
    return count;
}

/* Known labels of a row; everything else is left to be an item. */
static void map_labels(const struct grid *grid, size_t row, struct wide *wide, bool *is_taken)
{
    int ranks[FIELD_COUNT] = {0};
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        wide->columns[f] = FIELD_NONE;
    }
    wide->total = FIELD_NONE;
    for (size_t c = 0; c < grid->rows[row].count; c++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, grid_cell(grid, row, c));
        const struct label *label = labels_find(folded, true);
        is_taken[c] = label != NULL || labels_is_other(folded) || labels_is_total(folded);
        if (label != NULL &&
            (wide->columns[label->field] == FIELD_NONE || label->rank > ranks[label->field])) {
            wide->columns[label->field] = (int)c;
            ranks[label->field] = label->rank;
        }
        if (labels_is_total(folded)) {
            wide->total = (int)c;
        }
    }
}

/* The columns of quantities whose names stand in the row `names`. */
static void find_items(const struct grid *grid, size_t names, const bool *is_taken,
                       struct wide *wide)
{
    size_t below = names > wide->header ? names : wide->header;
    wide->item_count = 0;
    wide->first = below + 1;
    for (size_t c = 0; c < grid->width; c++) {
        const char *name = grid_cell(grid, names, c);
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, name);
        if (is_taken[c] || folded[0] == '\0' || is_number(name) || labels_is_other(folded) ||
            !holds_quantities(grid, below, c)) {
            continue;
        }
        if (labels_is_total(folded)) {
            wide->total = (int)c;
            continue;
        }
        wide->items =
            array_grow(wide->items, wide->item_count, &wide->item_room, sizeof *wide->items);
        wide->items[wide->item_count++] = (struct wide_column){.column = c, .name = name};
    }
}

static bool is_known_product(const struct lookup *lookup, const char *name)
{
    char key[LIMIT_NAME];
    uint32_t index;
    words_product_key(key, sizeof key, name);
    return lookup != NULL && lookup->has_catalogue && key[0] != '\0' &&
           map_get(&lookup->names, key, &index);
}

/* True if some row's first texts say "Total". */
static bool has_total_row(const struct grid *grid, const struct wide *wide)
{
    for (size_t r = wide->first; r < grid->count; r++) {
        size_t before = wide->item_count > 0 ? wide->items[0].column : 0;
        for (size_t c = 0; c < before && c < grid->rows[r].count; c++) {
            char folded[LIMIT_NAME];
            str_fold(folded, sizeof folded, grid_cell(grid, r, c));
            if (labels_is_total(folded)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_field(const struct wide *wide, enum field field)
{
    return wide->columns[field] != FIELD_NONE;
}

/* People below each other: somebody is named, and products side by side. */
static bool is_people_down(const struct grid *grid, const struct lookup *lookup,
                           const struct wide *wide)
{
    size_t known = 0;
    bool is_named = has_field(wide, FIELD_LAST_NAME) || has_field(wide, FIELD_FIRST_NAME) ||
                    has_field(wide, FIELD_PERSON);
    if (!is_named || has_field(wide, FIELD_QUANTITY) || has_field(wide, FIELD_PRODUCT) ||
        wide->item_count < LEAST_ITEMS) {
        return false;
    }
    for (size_t i = 0; i < wide->item_count; i++) {
        known += is_known_product(lookup, wide->items[i].name);
    }
    return known > 0 || wide->item_count >= MANY_ITEMS || has_total_row(grid, wide);
}

/* People side by side: products are named in a column, and people are no labels we know. */
static bool is_people_across(const struct grid *grid, const struct lookup *lookup,
                             const struct wide *wide)
{
    size_t known = 0, full_names = 0;
    bool is_named = has_field(wide, FIELD_PRODUCT) && !has_field(wide, FIELD_QUANTITY) &&
                    !has_field(wide, FIELD_PERSON) && !has_field(wide, FIELD_FIRST_NAME);
    if (!is_named || wide->item_count < LEAST_ITEMS) {
        return false;
    }
    for (size_t r = wide->first; r < grid->count && known < LEAST_ITEMS; r++) {
        known += is_known_product(lookup, grid_cell(grid, r, (size_t)wide->columns[FIELD_PRODUCT]));
    }
    for (size_t i = 0; i < wide->item_count; i++) {
        full_names += strchr(wide->items[i].name, ' ') != NULL;
    }
    return known >= LEAST_ITEMS || wide->total != FIELD_NONE || has_total_row(grid, wide) ||
           full_names * 2 >= wide->item_count;
}

static size_t score_of(const struct wide *wide)
{
    size_t fields = 0;
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        fields += wide->columns[f] != FIELD_NONE;
    }
    return wide->item_count + 2 * fields;
}

/* Takes the row as labels, with the products' names in it, below or above it. */
static void try_row(const struct grid *grid, const struct lookup *lookup, size_t row,
                    bool *is_taken, struct wide *wide)
{
    memset(is_taken, 0, grid->width * sizeof *is_taken);
    wide->kind = WIDE_NONE;
    wide->header = row;
    map_labels(grid, row, wide, is_taken);
    bool is_product_named = has_field(wide, FIELD_PRODUCT);
    bool is_person_named = has_field(wide, FIELD_LAST_NAME) || has_field(wide, FIELD_FIRST_NAME) ||
                           has_field(wide, FIELD_PERSON);
    if (!is_product_named && !is_person_named) {
        return;
    }
    find_items(grid, row, is_taken, wide);
    if (!is_product_named && count_names(grid, row + 1, wide) >= LEAST_ITEMS) {
        size_t here = wide->item_count;
        find_items(grid, row + 1, is_taken, wide);
        if (wide->item_count < here || wide->item_count < LEAST_ITEMS) {
            find_items(grid, row, is_taken, wide);
        }
    }
    if (!is_product_named && wide->item_count < LEAST_ITEMS && row > 0) {
        find_items(grid, row - 1, is_taken, wide);
    }
    if (is_people_down(grid, lookup, wide)) {
        wide->kind = WIDE_PEOPLE_DOWN;
    } else if (is_people_across(grid, lookup, wide)) {
        wide->kind = WIDE_PEOPLE_ACROSS;
    }
}

void wide_find(const struct grid *grid, const struct lookup *lookup, struct wide *ret_wide)
{
    struct wide best = {.kind = WIDE_NONE};
    bool *is_taken = calloc(grid->width + 1, sizeof *is_taken);
    ASSERT(is_taken != NULL);
    for (size_t row = 0; row < grid->count && row < HEADER_ROWS; row++) {
        struct wide wide = {.kind = WIDE_NONE};
        if (grid->rows[row].count >= LEAST_ITEMS + 1) {
            try_row(grid, lookup, row, is_taken, &wide);
        }
        if (wide.kind != WIDE_NONE &&
            (best.kind == WIDE_NONE || score_of(&wide) > score_of(&best))) {
            wide_finish(&best);
            best = wide;
        } else {
            wide_finish(&wide);
        }
    }
    free(is_taken);
    *ret_wide = best;
}
