/* language_private.h: what a printer language is made of; inside of language_*.c and
 * printer_language.c only. */
#ifndef BORNE_DEVICE_LANGUAGE_PRIVATE_H
#define BORNE_DEVICE_LANGUAGE_PRIVATE_H

#include "device/printer_language.h"

struct language {
    const char *name;
    int dpi;
    int width_max, height_max; /* dots that its commands can say */
    bool is_sure;              /* printer_answers_surely */
    void (*begin)(const struct bitmap *dots, struct stream *to);
    size_t (*label)(const struct bitmap *dots, const struct printer_media *media,
                    struct stream *to);
    void (*question)(struct stream *to);
    bool (*answer)(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status);
};

extern const struct language language_escpos, language_zpl, language_ql, language_tspl,
    language_epl, language_dymo;

/* One row of dots as bytes. */
static inline const uint8_t *language_row(const struct bitmap *dots, int y)
{
    return dots->bits + (ptrdiff_t)y * dots->stride;
}

/* Appends `rows` rows from `y` on with 0 for ink. */
void language_inverted(const struct bitmap *dots, int y, int rows, struct stream *to);

#endif
