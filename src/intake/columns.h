/* columns.h: what each column of an order file was understood as, for the director to see: the
 * fields of a header with their stable names and French words. */
#ifndef BORNE_INTAKE_COLUMNS_H
#define BORNE_INTAKE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/month.h"
#include "intake/header.h"
#include "intake/table.h"

struct column_meaning {
    enum field field;
    const char *name, *title; /* "quantity", "quantité" */
};

enum { COLUMNS_ASKED = 11, COLUMNS_MOST = 200 };

/* What a column nobody knows may be said to be. */
extern const struct column_meaning columns_asked[COLUMNS_ASKED];

/* The field of such a name; FIELD_COUNT for "none" and what is not known. */
enum field columns_field(const char *name);
/* What the header makes of a column, NULL for nothing. */
const struct column_meaning *columns_meaning(const struct header *header, size_t column);

/* Lists the header's columns in month->columns, once: of the first order file. Cells are shown of
 * a table whose labels nobody knows; of a known form only of columns that are used and name no
 * person. */
void columns_list(const struct table *table, const struct header *header, bool is_guessed,
                  struct month *month);

#endif
