/* sheet.h: may read the headers of its libraries. */
#ifndef SHEET_H
#define SHEET_H

#include <cairo/cairo.h>
#include <xlsxwriter.h>

#endif
