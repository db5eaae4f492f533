/* header.c: finding and using the row of labels. */
#include "intake/header.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

struct search {
    const struct label *labels;
    size_t label_count;
    struct header best;
    int best_known;
    int looked;
};

static const struct label *label_of(const struct search *search, const char *folded)
{
    for (size_t i = 0; i < search->label_count; i++) {
        if (str_equal(search->labels[i].folded, folded)) {
            return &search->labels[i];
        }
    }
    return NULL;
}

/* A label that Airtable made of another table's: "nom (from produit)" is "nom", but a product's. */
static const struct label *label_from_table(const struct search *search, const char *folded)
{
    static const struct label product = {"", FIELD_PRODUCT, 1};
    const char *from = strstr(folded, " (from ");
    char base[LIMIT_NAME];
    if (from == NULL) {
        return NULL;
    }
    str_copy_n(base, sizeof base, folded, (size_t)(from - folded));
    bool of_product = str_starts(from + 7, "produit") || str_starts(from + 7, "product") ||
                      str_starts(from + 7, "article");
    if (of_product && (str_equal(base, "nom") || str_equal(base, "name"))) {
        return &product;
    }
    return label_of(search, base);
}

/* "sku #12", "line item 12", "product item 12 name": what is numbered, and its number. False if the
 * label is not numbered. */
static bool split_number(const char *folded, char base[LIMIT_NAME], size_t *ret_number)
{
    static const char *const starts[] = {"line item ", "order item ", "product item "};
    const char *digits = strstr(folded, " #");
    size_t head = 0, skip = 2;
    while (digits != NULL && strspn(digits + 2, "0123456789") != strlen(digits + 2)) {
        digits = strstr(digits + 2, " #");
    }
    for (size_t i = 0; digits == NULL && i < sizeof starts / sizeof starts[0]; i++) {
        if (str_starts(folded, starts[i])) {
            digits = folded + strlen(starts[i]);
            skip = 0;
        }
    }
    if (digits == NULL) {
        return false;
    }
    head = (size_t)(digits - folded) - (skip == 0 ? 1 : 0);
    const char *at = digits + skip;
    int number;
    if (!str_take_digits(&at, 4, &number) || (*at != '\0' && *at != ' ') || number < 1 ||
        number > LIMIT_ORDER_LINES) {
        return false;
    }
    str_copy_n(base, LIMIT_NAME, folded, head);
    str_append(base, LIMIT_NAME, at);
    *ret_number = (size_t)number;
    return true;
}

static void map_column(int columns[FIELD_COUNT], int ranks[FIELD_COUNT], const struct label *label,
                       size_t column)
{
    if (columns[label->field] == FIELD_NONE || label->rank > ranks[label->field]) {
        columns[label->field] = (int)column;
        ranks[label->field] = label->rank;
    }
}

static void map_group(const struct search *search, struct header *header, size_t column,
                      const char *base, size_t number)
{
    const struct label *label = label_of(search, base);
    if (label == NULL || number > header->group_count) {
        return;
    }
    int *to = &header->groups[number - 1].columns[label->field];
    *to = *to == FIELD_NONE ? (int)column : *to;
    header->group_fields |= FIELD_BIT(label->field);
}

static void make_groups(struct header *header)
{
    char base[LIMIT_NAME];
    size_t number;
    for (size_t i = 0; i < header->count; i++) {
        if (split_number(header->labels[i], base, &number) && number > header->group_count) {
            header->group_count = number;
        }
    }
    header->groups = arena_array(&header->arena, header->group_count, sizeof *header->groups);
    for (size_t g = 0; g < header->group_count; g++) {
        for (size_t f = 0; f < FIELD_COUNT; f++) {
            header->groups[g].columns[f] = FIELD_NONE;
        }
    }
}

/* Fills the columns of *header from its labels; returns how many fields are known. */
static int map_columns(const struct search *search, struct header *header)
{
    int ranks[FIELD_COUNT] = {0}, known = 0;
    char base[LIMIT_NAME];
    size_t number;
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        header->columns[f] = FIELD_NONE;
    }
    header->number_else = FIELD_NONE;
    make_groups(header);
    for (size_t i = 0; i < header->count; i++) {
        const struct label *label = label_of(search, header->labels[i]);
        if (label == NULL && split_number(header->labels[i], base, &number)) {
            map_group(search, header, i, base, number);
            continue;
        }
        if (label == NULL) {
            label = label_from_table(search, header->labels[i]);
        }
        header->has_from = header->has_from || strstr(header->labels[i], " (from ") != NULL;
        if (label != NULL) {
            int before = header->columns[label->field];
            map_column(header->columns, ranks, label, i);
            if (label->field == FIELD_NUMBER && before != FIELD_NONE) {
                bool is_better = header->columns[FIELD_NUMBER] == (int)i;
                header->number_else = is_better ? before : (int)i;
            }
            header->fields |= FIELD_BIT(label->field);
        }
    }
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        known += (header->fields & FIELD_BIT(f)) != 0 || (header->group_fields & FIELD_BIT(f)) != 0;
    }
    return known;
}

static bool look_at(void *context, const struct table_record *record)
{
    struct search *search = context;
    if (table_record_is_blank(record)) {
        return true;
    }
    struct header header = {.row = record->row, .count = record->count};
    header.labels = arena_array(&header.arena, record->count, sizeof *header.labels);
    for (size_t i = 0; i < record->count; i++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, record->cells[i]);
        header.labels[i] = arena_text(&header.arena, folded, strlen(folded));
    }
    int known = map_columns(search, &header);
    if (known > search->best_known) {
        header_finish(&search->best);
        search->best = header;
        search->best_known = known;
    } else {
        header_finish(&header);
    }
    return ++search->looked < LIMIT_HEADER_ROWS;
}

bool header_find(const struct table *table, const struct label *labels, size_t label_count,
                 int least, struct header *ret_header, struct problem *problem)
{
    struct search search = {.labels = labels, .label_count = label_count};
    bool is_whole = table_read(table, look_at, &search, problem);
    if (!is_whole || search.best_known < least) {
        header_finish(&search.best);
        return false;
    }
    *ret_header = search.best;
    return true;
}

void header_finish(struct header *header)
{
    if (header == NULL) {
        return;
    }
    arena_finish(&header->arena);
    *header = (struct header){0};
}

const char *header_cell(const struct header *header, const struct table_record *record,
                        enum field field)
{
    int column = header->columns[field];
    return column == FIELD_NONE || (size_t)column >= record->count ? "" : record->cells[column];
}

/* How many bytes of a blank begin at `text`: ASCII blanks, NBSP, narrow NBSP, a lost mark. */
static size_t blank_at(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] < 0x80) {
        return p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r') ? 1 : 0;
    }
    if (p[0] == 0xC2) {
        return p[1] == 0xA0 ? 2 : 0;
    }
    bool is_wide = (p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0xAF) ||
                   (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF);
    return is_wide ? 3 : 0;
}

void header_text(const struct header *header, const struct table_record *record, enum field field,
                 char *to, size_t size)
{
    header_column_text(record, header->columns[field], to, size);
}

void header_column_text(const struct table_record *record, int column, char *to, size_t size)
{
    const char *text =
        column == FIELD_NONE || (size_t)column >= record->count ? "" : record->cells[column];
    size_t n;
    while ((n = blank_at(text)) > 0) {
        text += n;
    }
    if (text[0] == '\'' && text[1] != '\0' && strchr("=+-@", text[1]) != NULL) {
        text++;
    }
    size_t keep = 0;
    for (size_t i = 0; text[i] != '\0';) {
        n = blank_at(text + i);
        i += n > 0 ? n : 1;
        keep = n > 0 ? keep : i;
    }
    /* Of names and numbers the ends are kept, of notes and lists the beginning. */
    bool is_name = size >= LIMIT_NUMBER && size <= sizeof(char[2 * LIMIT_NAME]);
    (void)(is_name ? str_copy_ends : str_copy_n)(to, size, text, keep);
}

bool header_has_label(const struct header *header, const char *folded)
{
    for (size_t i = 0; i < header->count; i++) {
        if (str_equal(header->labels[i], folded)) {
            return true;
        }
    }
    return false;
}
