/* rows.h: may read the headers of its libraries. */
#ifndef ROWS_H
#define ROWS_H

#include <csv.h>
#include <iconv.h>
#include <stdio.h>

#endif
