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
    FIELD_CATEGORY, /* from here on: of a catalogue */
    FIELD_SUPPLIER,
    FIELD_UNIT,
    FIELD_WEIGHT_G,
    FIELD_WEIGHT_KG,
    FIELD_TEMPERATURE,
    FIELD_EAN,
    FIELD_PLACE,
    FIELD_STEP,
    FIELD_FRAGILE,
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

struct header {
    struct arena arena;
    uint32_t row;             /* physical line of the labels */
    size_t count;             /* columns */
    const char **labels;      /* folded */
    int columns[FIELD_COUNT]; /* FIELD_NONE, or the column's index */
    uint32_t fields;          /* FIELD_BIT of those that have a column */
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
bool header_has_label(const struct header *header, const char *folded);

#endif
