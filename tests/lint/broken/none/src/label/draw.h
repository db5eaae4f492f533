/* draw.h: may read the headers of its libraries. */
#ifndef DRAW_H
#define DRAW_H

#include <cairo/cairo-pdf.h>
#include <cairo/cairo.h>
#include <png.h>
#include <zint.h>

#endif
