/* wide_read.c: people below each other, products side by side: a row is an order. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/labels.h"
#include "intake/wide.h"
#include "intake/wide_across.h"
#include "intake/wide_sums.h"
#include "intake/words.h"

struct reading {
    const struct grid *grid;
    const struct wide *wide;
    struct collect *collect;
    struct problem *problem;
    struct wide_sums sums;
    const char *section; /* the pick-up point of a row of its own, or of the sheet */
    bool has_people;
};

static const char *cell_of(const struct reading *reading, size_t row, enum field field)
{
    int column = reading->wide->columns[field];
    return column == FIELD_NONE ? "" : grid_cell(reading->grid, row, (size_t)column);
}

/* Cells of a row that are quantities other than nothing; unreadable ones count, too. */
static size_t count_quantities(const struct reading *reading, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->wide->item_count; i++) {
        int64_t milli;
        const char *text = grid_cell(reading->grid, row, reading->wide->items[i].column);
        count += !wide_quantity(text, &milli) || milli > 0;
    }
    return count;
}

enum row_kind { ROW_BLANK, ROW_PERSON, ROW_SUMS, ROW_PRICES, ROW_OTHER, ROW_NAMELESS };

/* True if a cell left of the quantities, where no person is named, says what the row is. */
static bool says(const struct reading *reading, size_t row, bool (*is_word)(const char *folded))
{
    const struct wide *wide = reading->wide;
    for (size_t c = 0; c < wide->items[0].column; c++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, grid_cell(reading->grid, row, c));
        if (folded[0] != '\0' && is_word(folded)) {
            return true;
        }
    }
    return false;
}

static enum row_kind kind_of(const struct reading *reading, size_t row)
{
    const char *first = cell_of(reading, row, FIELD_FIRST_NAME);
    const char *last = cell_of(reading, row, FIELD_LAST_NAME);
    const char *person = cell_of(reading, row, FIELD_PERSON);
    const char *number = cell_of(reading, row, FIELD_NUMBER);
    size_t quantities = count_quantities(reading, row);
    if (grid_row_is_blank(reading->grid, row)) {
        return ROW_BLANK;
    }
    bool is_numbered = number[0] >= '0' && number[0] <= '9';
    bool is_full_name = first[0] != '\0' && last[0] != '\0';
    if (!is_numbered && !is_full_name) {
        if (says(reading, row, labels_is_total)) {
            return ROW_SUMS;
        }
        bool is_named = first[0] != '\0' || last[0] != '\0' || person[0] != '\0';
        if (!is_named) {
            return quantities == 0                            ? ROW_OTHER
                   : says(reading, row, labels_is_other)      ? ROW_PRICES
                   : reading->has_people || number[0] != '\0' ? ROW_NAMELESS
                                                              : ROW_PRICES;
        }
        if (quantities == 0 || (!reading->has_people && says(reading, row, labels_is_other))) {
            return quantities == 0 ? ROW_OTHER : ROW_PRICES;
        }
    }
    return ROW_PERSON;
}

/* "Thérèse De La Cruz" in one cell. */
static void split_person(const char *person, char *first, size_t first_size, char *last,
                         size_t last_size)
{
    const char *blank = strchr(person, ' ');
    str_copy_n(first, first_size, person,
               blank == NULL ? strlen(person) : (size_t)(blank - person));
    str_copy(last, last_size, blank == NULL ? "" : blank + 1);
}

static bool take_person(struct reading *reading, size_t row)
{
    const struct wide *wide = reading->wide;
    char first[LIMIT_NAME], last[LIMIT_NAME], pickup[2 * LIMIT_NAME], note[LIMIT_NOTE];
    char number[LIMIT_NUMBER];
    uint32_t physical = reading->grid->rows[row].number;
    str_copy(first, sizeof first, cell_of(reading, row, FIELD_FIRST_NAME));
    str_copy(last, sizeof last, cell_of(reading, row, FIELD_LAST_NAME));
    if (first[0] == '\0' && last[0] == '\0') {
        split_person(cell_of(reading, row, FIELD_PERSON), first, sizeof first, last, sizeof last);
    }
    str_copy(number, sizeof number, cell_of(reading, row, FIELD_NUMBER));
    str_copy(note, sizeof note, cell_of(reading, row, FIELD_NOTE));
    str_copy(pickup, sizeof pickup, cell_of(reading, row, FIELD_PICKUP));
    struct collect_order order = {
        .number = number,
        .status = cell_of(reading, row, FIELD_STATUS),
        .date = cell_of(reading, row, FIELD_DATE),
        .first_name = first,
        .last_name = last,
        .pickup = pickup[0] != '\0' ? pickup : reading->section,
        .note = note,
        .amount = "",
        .row = physical,
    };
    if (!collect_order(reading->collect, &order, reading->problem)) {
        return false;
    }
    int64_t sum = 0;
    for (size_t i = 0; i < wide->item_count; i++) {
        const char *text = grid_cell(reading->grid, row, wide->items[i].column);
        int64_t milli = 0;
        if (text[0] == '\0' || (wide_quantity(text, &milli) && milli == 0)) {
            continue;
        }
        bool is_tick = text[0] == 'x' || text[0] == 'X';
        struct collect_line line = {.sku = "",
                                    .name = wide->items[i].name,
                                    .quantity = is_tick && text[1] == '\0' ? "1" : text,
                                    .refunded = "",
                                    .price = "",
                                    .row = physical};
        if (!collect_line(reading->collect, &line, reading->problem)) {
            return false;
        }
        wide_sums_add(&reading->sums, i, milli);
        sum += milli;
    }
    reading->has_people = true;
    if (wide->total != FIELD_NONE) {
        wide_sums_order(&reading->sums, grid_cell(reading->grid, row, (size_t)wide->total), sum,
                        physical);
    }
    return true;
}

/* A row that holds nothing but a pick-up point we know: those below go there. */
static void take_section(struct reading *reading, size_t row)
{
    const char *text = "";
    size_t texts = 0;
    for (size_t c = 0; c < reading->grid->rows[row].count; c++) {
        const char *cell = grid_cell(reading->grid, row, c);
        texts += cell[0] != '\0';
        text = cell[0] != '\0' ? cell : text;
    }
    char name[LIMIT_NAME];
    words_pickup_name(name, sizeof name, text);
    bool is_said = name[0] != '\0' && !str_equal(name, text); /* "Point de collecte : Toul" */
    if (texts == 1 && (is_said || lookup_knows_pickup(&reading->collect->lookup, text))) {
        reading->section = text;
    }
}

static bool take_row(struct reading *reading, size_t row)
{
    switch (kind_of(reading, row)) {
    case ROW_BLANK:
    case ROW_PRICES: return true;
    case ROW_OTHER: take_section(reading, row); return true;
    case ROW_SUMS: wide_sums_row(&reading->sums, reading->wide, row); return true;
    case ROW_PERSON: return take_person(reading, row);
    case ROW_NAMELESS: break;
    }
    size_t before = reading->sums.row_count;
    wide_sums_row(&reading->sums, reading->wide, row);
    if (wide_sums_fits(&reading->sums, before, reading->grid, reading->wide)) {
        return true; /* sums without a word */
    }
    return notice_refuse(reading->problem, NOTICE_ROW_NAMELESS, reading->grid->rows[row].number,
                         NULL, NULL);
}

bool wide_read(const struct grid *grid, const struct wide *wide, const char *pickup,
               struct collect *collect, struct problem *problem)
{
    if (wide->kind == WIDE_PEOPLE_ACROSS) {
        return wide_across_read(grid, wide, pickup, collect, problem);
    }
    struct reading reading = {
        .grid = grid, .wide = wide, .collect = collect, .problem = problem, .section = pickup};
    wide_sums_begin(&reading.sums, wide);
    bool is_read = true;
    for (size_t row = wide->first; is_read && row < grid->count; row++) {
        is_read = take_row(&reading, row);
    }
    if (is_read) {
        wide_sums_check(&reading.sums, grid, wide, collect->month);
    }
    wide_sums_finish(&reading.sums);
    return is_read && collect_end_file(collect, problem);
}
