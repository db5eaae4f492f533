/* printer_frame.h: the bytes a label printer gets, cut at what it does with them: a label, a
 * question, a setting. What a label shows is not looked at here. */
#ifndef BORNE_TESTS_PRINTER_FRAME_H
#define BORNE_TESTS_PRINTER_FRAME_H

#include <stddef.h>
#include <stdint.h>

enum model_language { /* of the printers that are modelled */
                      MODEL_ZPL,
                      MODEL_TSPL,
                      MODEL_EPL2,
                      MODEL_ESCPOS,
                      MODEL_QL,
                      MODEL_DYMO,
                      MODEL_LANGUAGES
};

enum frame_kind {
    FRAME_MORE,    /* not whole yet */
    FRAME_LABEL,   /* comes out of the printer, `copies` times */
    FRAME_QUERY,   /* to be answered: `query` */
    FRAME_SETTING, /* changes no paper */
    FRAME_BAD,     /* no printer of this language knows it: garbage comes out */
};

enum frame_query {
    QUERY_NONE,
    QUERY_ZPL_HS,
    QUERY_ZPL_HQES,
    QUERY_TSPL_STATE, /* ESC ! ? */
    QUERY_TSPL_LONG,  /* ESC ! S */
    QUERY_EPL2_ERROR, /* ^ee */
    QUERY_ESCPOS_1,   /* DLE EOT n */
    QUERY_ESCPOS_2,
    QUERY_ESCPOS_3,
    QUERY_ESCPOS_4,
    QUERY_ESCPOS_PAPER, /* GS r 1: in turn, behind what was sent before */
    QUERY_QL_STATUS,    /* ESC i S */
    QUERY_DYMO_STATUS,  /* ESC A */
};

struct frame {
    enum frame_kind kind;
    enum frame_query query;
    size_t length; /* bytes it takes; 0 for FRAME_MORE */
    int copies;
};

/* The first frame of the bytes. A label takes its settings along when it cannot be told where they
 * end. `rows` is the printer's width of a row, which Dymo sets apart (ESC D): it is read and
 * changed; other languages leave it alone. */
struct frame printer_frame(enum model_language language, const uint8_t *bytes, size_t count,
                           size_t *rows);

#endif
