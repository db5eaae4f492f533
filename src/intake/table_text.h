/* table_text.h: the text half of table.h: records of a text whose encoding and dialect are known.
 */
#ifndef BORNE_INTAKE_TABLE_TEXT_H
#define BORNE_INTAKE_TABLE_TEXT_H

#include <stdbool.h>

#include "intake/rows.h"
#include "intake/text.h"

/* Gives every record to *rows. False with the problem set if the text is broken. */
bool table_text_read(const struct text *text, struct rows *rows);

#endif
