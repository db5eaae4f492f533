/* table_text.h: the text half of table.h: records of a text file whose encoding and dialect are
 * known. */
#ifndef BORNE_INTAKE_TABLE_TEXT_H
#define BORNE_INTAKE_TABLE_TEXT_H

#include <stdbool.h>

#include "intake/rows.h"
#include "intake/table.h"

/* Decodes table->text and finds its dialect. */
void table_text_prepare(struct table *table);
/* Gives every record to *rows. False if the text is broken. */
bool table_text_read(const struct table *table, struct rows *rows);

#endif
