/* form.h: the shapes in which shops write orders. A form is a row of the table in form.c: how it is
 * recognised by its labels, and where in a record its items stand. A new export is a new row and,
 * if its shape is new, a new file form_*.c; nothing else changes. */
#ifndef BORNE_INTAKE_FORM_H
#define BORNE_INTAKE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "intake/collect.h"
#include "intake/header.h"
#include "intake/intake.h"
#include "intake/table.h"

struct form;

/* What a reader reads from and writes to; all borrowed. */
struct form_source {
    const struct table *table;
    const struct header *header;
    const struct form *form;
    const struct intake_options *options;
    struct collect *collect;
};

/* Trimmed texts of an order's columns. */
struct form_order {
    char number[LIMIT_NUMBER], status[LIMIT_NAME], date[32];
    char first_name[LIMIT_NAME], last_name[LIMIT_NAME];
    char pickup[2 * LIMIT_NAME], note[LIMIT_NOTE], amount[LIMIT_NAME];
};

/* Fills them from a record; a person in one cell is split. */
void form_read_order(const struct header *header, const struct table_record *record,
                     bool is_last_name_first, struct form_order *ret);

/* A file being read record by record (form_records.c). */
struct form_reading {
    const struct form_source *source;
    struct problem *problem;
    struct form_order order; /* the open one */
    uint32_t records;
    bool is_open, is_failed;
};

/* Gives the record's items to form_line. False with the reading's problem filled. */
typedef bool form_items_fn(struct form_reading *reading, const struct table_record *record);

struct form {
    const char *name;         /* stable: "aoe_rows" */
    const char *title;        /* French, for the list of files found */
    uint32_t needs;           /* FIELD_BIT that must have a column */
    uint32_t needs_one;       /* one of these must have a column; 0: none */
    uint32_t needs_grouped;   /* FIELD_BIT that must be numbered: "SKU #1" */
    const char *sign;         /* a folded label that only this form has; NULL: none needed */
    bool needs_from;          /* some label must be of another table (Airtable) */
    bool is_order_per_record; /* each record begins an order, also when its number is the last one's
                               */
    bool counts_all;          /* only what is to be prepared stands in it, so it has no status */
    bool is_last_name_first;  /* "COLIN Étienne" */
    bool may_lack_quantity;   /* one row is one unit */
    form_items_fn *items;
};

/* Finds the header and the form of a table of orders. False with *problem saying what is missing.
 * Release *ret_header with header_finish. */
bool form_find(const struct table *table, const struct form **ret_form, struct header *ret_header,
               struct problem *problem);

/* The form of a table whose columns were guessed (guess.h). */
extern const struct form form_guessed;

/* Reads all records of a table whose form and header were found. */
bool form_read(const struct form_source *source, struct problem *problem);

/* A line of the open order. */
bool form_line(struct form_reading *reading, const struct collect_line *line);

/* Items. */
form_items_fn form_items_row;     /* one, or lists side by side in its cells (form_row.c) */
form_items_fn form_items_lists;   /* lists side by side, always (form_row.c) */
form_items_fn form_items_columns; /* SKU #1, Name #1, …, SKU #2 (form_columns.c) */
form_items_fn form_items_packed;  /* key:value|key:value, JSON (form_packed.c) */
form_items_fn form_items_list;    /* 2× Carottes, 1× Lait (form_list.c) */

#endif
