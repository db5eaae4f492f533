/* printer_language.c: the table of the languages, and what is asked of each. */
#include "device/printer_language.h"

#include "base/assert.h"
#include "base/str.h"
#include "device/language_private.h"
#include "device/printer_port.h"

static const struct language *const languages[PRINTER_LANGUAGE_COUNT] = {
    [PRINTER_ESCPOS] = &language_escpos, [PRINTER_ZPL] = &language_zpl,
    [PRINTER_QL] = &language_ql,         [PRINTER_TSPL] = &language_tspl,
    [PRINTER_EPL] = &language_epl,       [PRINTER_DYMO] = &language_dymo,
};

enum { SPARE = 8 }; /* dots more than the head has: well as long as they are white */

static const struct language *of(enum printer_language language)
{
    ASSERT((int)language >= 0 && language < PRINTER_LANGUAGE_COUNT);
    return languages[language];
}

const char *printer_language_name(enum printer_language language)
{
    return of(language)->name;
}

enum printer_language printer_language_by_name(const char *name)
{
    for (int i = 0; i < PRINTER_LANGUAGE_COUNT; i++) {
        if (str_equal(name, languages[i]->name)) {
            return (enum printer_language)i;
        }
    }
    return PRINTER_LANGUAGE_NONE;
}

int printer_language_dpi(enum printer_language language)
{
    return of(language)->dpi;
}

bool printer_answers_surely(enum printer_language language)
{
    return of(language)->is_sure;
}

bool printer_label_fits(enum printer_language language, const struct bitmap *dots,
                        struct error *err)
{
    const struct language *to = of(language);
    bool fits = dots->height <= to->height_max && dots->width <= to->width_max + SPARE;
    for (int x = to->width_max; fits && x < dots->width; x++) {
        for (int y = 0; fits && y < dots->height; y++) {
            fits = !bitmap_ink(dots, x, y);
        }
    }
    return fits ||
           error_set(err, ERROR_INPUT, "printer_too_narrow",
                     "Cette étiquette (%d × %d points) est trop grande pour cette imprimante, qui "
                     "va jusqu’à %d × %d. Choisissez un papier plus étroit.",
                     dots->width, dots->height, to->width_max, to->height_max);
}

void printer_write_begin(enum printer_language language, const struct bitmap *dots,
                         struct stream *to)
{
    of(language)->begin(dots, to);
}

size_t printer_write_label(enum printer_language language, const struct bitmap *dots,
                           const struct printer_media *media, struct stream *to)
{
    ASSERT(printer_label_fits(language, dots, NULL));
    return of(language)->label(dots, media, to);
}

void printer_write_question(enum printer_language language, struct stream *to)
{
    of(language)->question(to);
}

bool printer_read_answer(enum printer_language language, const struct printer_media *media,
                         const uint8_t *bytes, size_t count, struct printer_status *ret_status)
{
    return of(language)->answer(media, bytes, count, ret_status);
}

struct printer_status printer_read_port(uint8_t bits)
{
    struct printer_status status = {0};
    if (bits & PORT_PAPER_EMPTY) {
        status.troubles |= PRINTER_PAPER_OUT;
    } else if (!(bits & PORT_NOT_ERROR)) {
        status.troubles |= PRINTER_ERROR;
    }
    return status;
}

void language_inverted(const struct bitmap *dots, int y, int rows, struct stream *to)
{
    for (int end = y + rows; y < end; y++) {
        const uint8_t *row = language_row(dots, y);
        for (int i = 0; i < dots->stride; i++) {
            stream_byte(to, (unsigned)~row[i]);
        }
    }
}
