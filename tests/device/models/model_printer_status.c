/* model_printer_status.c: what a label printer says about itself, in each language: from the
 * manuals, not from what Borne reads. */
#include <stdio.h>
#include <string.h>

#include "device/models/model_printer.h"

enum { ANSWER = 128 };

static bool out_of_paper(const struct printer_model *printer)
{
    return printer->paper == 0;
}

static bool busy(const struct printer_model *printer)
{
    return printer->model.now_us < printer->busy_until_us;
}

bool printer_model_stopped(const struct printer_model *printer)
{
    return out_of_paper(printer) || printer->cover_open || printer->jammed || printer->paused;
}

uint8_t printer_model_port_status(const struct printer_model *printer)
{
    if (printer->setup.constant_port) {
        return 0x18;
    }
    unsigned bits = printer_model_stopped(printer) ? 0 : 0x08; /* not an error */
    bits |= printer->cover_open ? 0 : 0x10;                    /* selected */
    bits |= out_of_paper(printer) ? 0x20 : 0;
    return (uint8_t)bits;
}

static size_t text(uint8_t *to, const char *said)
{
    size_t length = strlen(said);
    memcpy(to, said, length);
    return length;
}

/* A label waits inside or is under way. */
static int labels_left(const struct printer_model *printer)
{
    return busy(printer) || printer->waits;
}

static size_t zpl_hs(const struct printer_model *printer, uint8_t *to)
{
    char said[ANSWER];
    snprintf(said, sizeof said,
             "\x02"
             "030,%d,%d,0400,%03d,%d,0,0,000,0,0,0\x03\r\n"
             "\x02"
             "000,0,%d,0,0,2,4,0,%08d,1,000\x03\r\n"
             "\x02"
             "1234,0\x03\r\n",
             out_of_paper(printer), printer_model_stopped(printer), labels_left(printer),
             printer->held >= printer->setup.room, printer->cover_open, labels_left(printer));
    return text(to, said);
}

static size_t zpl_hqes(const struct printer_model *printer, uint8_t *to)
{
    unsigned errors = (out_of_paper(printer) ? 1u : 0) | (printer->cover_open ? 4u : 0) |
                      (printer->jammed ? 0x1000u : 0);
    char said[ANSWER];
    snprintf(said, sizeof said,
             "\x02\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         %d 00000000 %08X\r\n"
             "   WARNINGS:       0 00000000 00000000\r\n\x03",
             errors != 0, errors);
    return text(to, said);
}

static uint8_t tspl_state(const struct printer_model *printer)
{
    unsigned bits = (printer->cover_open ? 0x01u : 0) | (printer->jammed ? 0x02u : 0) |
                    (out_of_paper(printer) ? 0x04u : 0) | (printer->paused ? 0x10u : 0) |
                    (busy(printer) ? 0x20u : 0);
    return (uint8_t)bits;
}

/* STX, four letters of status, ETX, CR, LF: message, warning, error of the printer, of the media.
 */
static size_t tspl_long(const struct printer_model *printer, uint8_t *to)
{
    uint8_t said[8] = {2, '@', '@', '@', '@', 3, '\r', '\n'};
    said[1] = busy(printer) ? 'P' : '@';
    said[3] = printer->cover_open ? 'H' : '@';
    said[4] = out_of_paper(printer) ? 'A' : printer->jammed ? 'B' : '@';
    memcpy(to, said, sizeof said);
    return sizeof said;
}

static size_t epl2_error(const struct printer_model *printer, uint8_t *to)
{
    return text(to, printer->cover_open     ? "11\r\n"
                    : out_of_paper(printer) ? "07\r\n"
                    : printer->jammed       ? "09\r\n"
                                            : "00\r\n");
}

static size_t escpos_state(const struct printer_model *printer, enum frame_query query, uint8_t *to)
{
    unsigned byte = 0x12;
    switch ((int)query - QUERY_ESCPOS_1 + 1) { /* the n of DLE EOT n */
    case 1: byte |= printer_model_stopped(printer) ? 0x08u : 0; break;
    case 2:
        byte |= (printer->cover_open ? 0x04u : 0) | (out_of_paper(printer) ? 0x20u : 0) |
                (printer->jammed ? 0x40u : 0);
        break;
    case 3: byte |= printer->jammed ? 0x08u : 0; break;        /* the cutter */
    default: byte |= out_of_paper(printer) ? 0x6cu : 0; break; /* paper end and near end */
    }
    to[0] = (uint8_t)byte;
    return 1;
}

/* `type`: 0 a reply, 1 a label came out, 2 an error, 6 waiting for the next again. */
static size_t ql_status(const struct printer_model *printer, uint8_t type, uint8_t *to)
{
    uint8_t said[32] = {0x80, 0x20, 0x42, 0x34, 0x38, 0x30};
    said[8] = out_of_paper(printer) ? 0x02 : 0;
    said[9] = (uint8_t)((printer->cover_open ? 0x10 : 0) | (printer->jammed ? 0x40 : 0));
    said[10] = 62;   /* mm */
    said[11] = 0x0a; /* an endless roll */
    said[15] = 0;
    said[18] = type;
    said[19] = busy(printer);
    memcpy(to, said, sizeof said);
    return sizeof said;
}

static size_t dymo_status(const struct printer_model *printer, uint8_t *to)
{
    unsigned byte = (printer_model_stopped(printer) || busy(printer) ? 0 : 0x01u) | 0x02u |
                    (out_of_paper(printer) ? 0x20u : 0) |
                    (printer->jammed || printer->cover_open ? 0x80u : 0);
    to[0] = (uint8_t)byte;
    return 1;
}

size_t printer_model_answer(const struct printer_model *printer, enum frame_query query,
                            uint8_t *to)
{
    switch (query) {
    case QUERY_ZPL_HS: return zpl_hs(printer, to);
    case QUERY_ZPL_HQES: return zpl_hqes(printer, to);
    case QUERY_TSPL_STATE: to[0] = tspl_state(printer); return 1;
    case QUERY_TSPL_LONG: return tspl_long(printer, to);
    case QUERY_EPL2_ERROR: return epl2_error(printer, to);
    case QUERY_ESCPOS_1:
    case QUERY_ESCPOS_2:
    case QUERY_ESCPOS_3:
    case QUERY_ESCPOS_4: return escpos_state(printer, query, to);
    case QUERY_ESCPOS_PAPER: to[0] = out_of_paper(printer) ? 0x0c : 0; return 1;
    case QUERY_QL_STATUS: return ql_status(printer, 0, to);
    case QUERY_DYMO_STATUS: return dymo_status(printer, to);
    case QUERY_NONE: break;
    }
    return 0;
}

size_t printer_model_says(const struct printer_model *printer, bool done, uint8_t *to)
{
    if (printer->setup.language != MODEL_QL) {
        return 0;
    }
    return ql_status(printer, done ? 1 : 2, to);
}
