/* header.h: which column of a table means what, by its label. Labels are compared folded, never by
 * position; each kind of file has its table of labels. Knows nothing of the cells below. */
#ifndef BORNE_INTAKE_HEADER_H
#define BORNE_INTAKE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "intake/table.h"

enum field {
    FIELD_NUMBER, /* of the order */
    FIELD_STATUS,
    FIELD_DATE,
    FIELD_NOTE,
    FIELD_FIRST_NAME,
    FIELD_LAST_NAME,
    FIELD_PERSON, /* first name and surname in one cell */
    FIELD_PICKUP,
    FIELD_SKU,
    FIELD_PRODUCT, /* its name */
    FIELD_QUANTITY,
    FIELD_REFUNDED, /* units taken back, to be subtracted */
    FIELD_AMOUNT,   /* of all lines of the order */
    FIELD_PRICE,    /* of one unit */
    FIELD_VARIANT,  /* of the product: "1kg" */
    FIELD_PACKED,   /* one cell with an item's parts: "name:…|sku:…|quantity:1" */
    FIELD_LIST,     /* one cell with all items: "2× Carottes, 1× Lait" */
    FIELD_SOLD,     /* units of the whole order */
    FIELD_CATEGORY, /* from here on: of a catalogue */
    FIELD_SUPPLIER,
    FIELD_UNIT,
    FIELD_WEIGHT_G,
    FIELD_WEIGHT_KG,
    FIELD_TEMPERATURE,
    FIELD_EAN,
    FIELD_PLACE,
    FIELD_STEP,
    FIELD_CASE,
    FIELD_FRAGILE,
    FIELD_ALLERGENS,
    FIELD_MODE, /* of a pick-up point: ready or bulk */
    FIELD_ALIAS,
    FIELD_COUNT
};

#define FIELD_BIT(field) (1u << (field))
#define FIELD_NONE       (-1)

/* A label that is known, folded. Where two columns claim a field, the higher rank has it, then the
 * first. */
struct label {
    const char *folded;
    enum field field;
    int rank;
};

/* Columns that are numbered, "SKU #3" or "line_item_3": a group of them for each number. */
struct header_group {
    int columns[FIELD_COUNT]; /* FIELD_NONE, or the column's index */
};

struct header {
    struct arena arena;
    uint32_t row;                /* physical line of the labels */
    size_t count;                /* columns */
    const char **labels;         /* folded */
    int columns[FIELD_COUNT];    /* FIELD_NONE, or the column's index */
    int number_else;             /* another column of the order's number, for rows without it */
    uint32_t fields;             /* FIELD_BIT of those that have a column */
    struct header_group *groups; /* in the arena, by number from 1: groups[0] is number 1 */
    size_t group_count;
    uint32_t group_fields; /* FIELD_BIT of those that some group has */
    bool has_from;         /* some label is of another table: "Client (from Commande)" */
};

/* Looks for the labels in the first LIMIT_HEADER_ROWS records that are not blank: the record with
 * most known labels, at least `least`. False without a *problem if there is none (row 0), with one
 * if the text is broken. Release with header_finish. */
bool header_find(const struct table *table, const struct label *labels, size_t label_count,
                 int least, struct header *ret_header, struct problem *problem);
void header_finish(struct header *header);

/* The cell of a field, "" if there is no such column or the record is too short. */
const char *header_cell(const struct header *header, const struct table_record *record,
                        enum field field);
/* The same without blanks at the ends and without the guard that exporters put before = + - @. */
void header_text(const struct header *header, const struct table_record *record, enum field field,
                 char *to, size_t size);
/* The same for any column; "" for FIELD_NONE. */
void header_column_text(const struct table_record *record, int column, char *to, size_t size);
bool header_has_label(const struct header *header, const char *folded);

#endif
