/* printer_language.h: the languages of label and receipt printers as pure functions: dots become
 * the bytes of one label, and the bytes that come back become a status. Knows nothing of USB, of
 * what is on a label, and of time. */
#ifndef BORNE_DEVICE_PRINTER_LANGUAGE_H
#define BORNE_DEVICE_PRINTER_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitmap.h"
#include "base/error.h"
#include "base/printer_trouble.h"
#include "device/stream.h"

enum printer_language {
    PRINTER_ESCPOS, /* receipt printers: raster, cut */
    PRINTER_ZPL,    /* Zebra and many that imitate it */
    PRINTER_QL,     /* Brother QL: raster */
    PRINTER_TSPL,   /* TSC, Gprinter, Xprinter */
    PRINTER_EPL,    /* older Zebra, Eltron */
    PRINTER_DYMO,   /* LabelWriter 300 to 450 */
    PRINTER_LANGUAGE_COUNT
};
#define PRINTER_LANGUAGE_NONE PRINTER_LANGUAGE_COUNT

/* "escpos", "zpl", "ql", "tspl", "epl", "dymo": in scripts, settings and as ends of file names. */
const char *printer_language_name(enum printer_language language);
/* PRINTER_LANGUAGE_NONE for none of them. */
enum printer_language printer_language_by_name(const char *name);
/* The resolution its heads usually have: 203 or 300. */
int printer_language_dpi(enum printer_language language);

/* The paper in the printer. */
struct printer_media {
    int dpi;                 /* 203 or 300 */
    int width_mm, length_mm; /* of one label; length 0: an endless roll, cut after each */
    bool is_packed;          /* ZPL: send dots packed; same picture, fewer bytes */
};

/* What a printer says of itself. */
struct printer_status {
    unsigned troubles;       /* bits of enum printer_trouble */
    bool is_busy;            /* a label is being printed or waits inside */
    bool is_done;            /* it says of itself that a label came out */
    bool has_failed;         /* it says that it threw the label away */
    int width_mm, length_mm; /* of the paper it sees; 0: does not say */
};

/* Whether the dots fit the language's head: 672 across for Dymo, 720 for QL, otherwise what the
 * language can count. */
bool printer_label_fits(enum printer_language language, const struct bitmap *dots,
                        struct error *err);

/* Appends what brings a printer of unknown state to a beginning: a label like `dots` that was begun
 * is dropped (where it waits for dots it gets white ones), whole ones are not. Sent once after
 * opening a port. */
void printer_write_begin(enum printer_language language, const struct bitmap *dots,
                         struct stream *to);
/* Appends one whole label. Returns the offset in *to of the last step, the one that makes the
 * printer give the label: what was sent before it alone is never a whole label. The dots fit
 * (asserted). */
size_t printer_write_label(enum printer_language language, const struct bitmap *dots,
                           const struct printer_media *media, struct stream *to);
/* Appends the question for the status; nothing for a language that has none. */
void printer_write_question(enum printer_language language, struct stream *to);

/* Whether a good answer after a label says that it came out, and not only that nothing is wrong. */
bool printer_answers_surely(enum printer_language language);
/* Reads the newest whole answer among the bytes that came back. False when there is none yet; any
 * bytes are allowed. `media` is what should be in the printer, NULL when it is not known. */
bool printer_read_answer(enum printer_language language, const struct printer_media *media,
                         const uint8_t *bytes, size_t count, struct printer_status *ret_status);
/* The same from the bits of GET_PORT_STATUS. */
struct printer_status printer_read_port(uint8_t bits);

#endif
