/* form.h: the shapes in which shops write orders. A form is a row of the table in form.c: how it is
 * recognised by its labels, and which reader turns its records into orders and lines. A new export
 * is a new row and, if its shape is new, a new reader file; nothing else changes. */
#ifndef BORNE_INTAKE_FORM_H
#define BORNE_INTAKE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/collect.h"
#include "intake/header.h"
#include "intake/intake.h"
#include "intake/table.h"

/* What a reader reads from and writes to; all borrowed. */
struct form_source {
    const struct table *table;
    const struct header *header;
    const struct intake_options *options;
    struct collect *collect;
};

struct form {
    const char *name;   /* stable: "aoe_rows" */
    const char *title;  /* French, for the list of files found */
    uint32_t needs;     /* FIELD_BIT that must have a column */
    uint32_t needs_one; /* one of these must have a column; 0: none */
    const char *sign;   /* a folded label that only this form has; NULL: none needed */
    bool (*read)(const struct form_source *source, struct problem *problem);
};

/* Finds the header and the form of a table of orders. False with *problem saying what is missing.
 * Release *ret_header with header_finish. */
bool form_find(const struct table *table, const struct form **ret_form, struct header *ret_header,
               struct problem *problem);

/* Readers. */
bool form_rows_read(const struct form_source *source, struct problem *problem);

#endif
