/* cell_text.h: a spreadsheet's numbers and serial dates as the text that readers see. Pure. */
#ifndef BORNE_INTAKE_CELL_TEXT_H
#define BORNE_INTAKE_CELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* What a number format shows. */
enum cell_show { CELL_SHOW_NUMBER, CELL_SHOW_DATE, CELL_SHOW_TIME, CELL_SHOW_DURATION };

enum { CELL_TEXT = 40 };

/* The shortest decimal that means the same double: 0.1, 1500, 9520000000000; with an exponent only
 * from 1e21 on and below 1e-7. Returns its length. */
size_t cell_number(double value, char to[CELL_TEXT]);
/* Days since the workbook's epoch as 2025-11-03, 2025-11-03T14:30:00 or 14:30:00; what is no date
 * of a calendar is a number. Returns its length. */
size_t cell_date(double serial, enum cell_show show, bool is_1904, char to[CELL_TEXT]);
/* From a format's code ("dd/mm/yyyy") and from the number of a built-in one. */
enum cell_show cell_show_of_code(const char *code);
enum cell_show cell_show_of_builtin(unsigned long id);

#endif
