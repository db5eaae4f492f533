/* printer_id.c: see printer_id.h. */
#include "device/printer_id.h"

#include <string.h>

#include "base/str.h"
#include "device/ieee1284.h"

/* Words of the command set, the first of this table that it has. TSPL before EPL and ZPL: who
 * speaks TSPL imitates the others. */
static const struct {
    const char *word;
    enum printer_language language;
} words[] = {
    {"tspl", PRINTER_TSPL},     {"zpl", PRINTER_ZPL},        {"epl", PRINTER_EPL},
    {"escpos", PRINTER_ESCPOS}, {"esc pos", PRINTER_ESCPOS}, {"esc/pos", PRINTER_ESCPOS},
    {"ql raster", PRINTER_QL},  {"pt-cbp", PRINTER_QL},
};

/* Makers and models whose id says nothing of use; model 0: all of the maker. */
static const struct {
    uint16_t vendor;
    const char *model; /* beginning of its name, folded; "": all */
    enum printer_language language;
} makers[] = {
    {0x04f9, "ql", PRINTER_QL},
    {0x0a5f, "", PRINTER_ZPL},
    {0x1203, "", PRINTER_TSPL},
    {0x0922, "dymo labelwriter 5", PRINTER_LANGUAGE_NONE}, /* other protocol, locked rolls */
    {0x0922, "labelwriter 5", PRINTER_LANGUAGE_NONE},
    {0x0922, "labelwriter", PRINTER_DYMO},
    {0x0922, "dymo labelwriter", PRINTER_DYMO},
    {0x04b8, "tm", PRINTER_ESCPOS},
    {0x0519, "", PRINTER_ESCPOS},
    {0x1504, "", PRINTER_ESCPOS},
    {0x1d90, "ct", PRINTER_ESCPOS},
    {0x154f, "", PRINTER_ESCPOS},
    {0x0416, "", PRINTER_ESCPOS}, /* no-name receipt printers */
    {0x0fe6, "", PRINTER_ESCPOS},
    {0x0483, "", PRINTER_ESCPOS},
};

enum printer_language printer_id_language(const struct printer_found *found)
{
    struct ieee1284 id = {0};
    (void)ieee1284_read(found->device_id, found->device_id_size, &id);
    char commands[sizeof id.commands], model[96];
    str_fold(commands, sizeof commands, id.commands);
    str_fold(model, sizeof model, id.model[0] != '\0' ? id.model : found->name);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(commands, words[i].word) != NULL) {
            return words[i].language;
        }
    }
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        if (makers[i].vendor == found->vendor && str_starts(model, makers[i].model)) {
            return makers[i].language;
        }
    }
    return PRINTER_LANGUAGE_NONE;
}
