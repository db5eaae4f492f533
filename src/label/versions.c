/* versions.c: which libraries draw the labels. */
#include <cairo.h>
#include <pango/pango.h>
#include <zint.h>

#include "base/str.h"
#include "label/label.h"

void label_versions(char *to, size_t size)
{
    int zint = ZBarcode_Version(); /* 21101 is 2.11.1 */
    str_format(to, size, "zint %d.%d.%d, cairo %s, pango %s", zint / 10000, zint / 100 % 100,
               zint % 100, cairo_version_string(), pango_version_string());
}
