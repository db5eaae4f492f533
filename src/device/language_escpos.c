/* language_escpos.c: ESC/POS, receipt printers of 58 and 80 mm: a raster picture in bands, a little
 * feed, a cut. It prints as the bytes come, so a label is whole with its cut. */
#include "device/language_private.h"

enum {
    ESC = 0x1B,
    GS = 0x1D,
    DLE = 0x10,
    EOT = 0x04,
    BAND = 128,      /* rows at once: small printers have room for a few KiB only */
    FEED = 24,       /* dots of white before the cut, 3 mm */
    FIXED = 0x12,    /* bits that every real-time answer has … */
    FIXED_AT = 0x93, /* … and where */
    QUESTIONS = 4,
};

static void restart(struct stream *to)
{
    stream_byte(to, ESC);
    stream_byte(to, '@');
}

static void begin(const struct bitmap *dots, struct stream *to)
{
    /* the rest of a band that was begun; without effect else */
    stream_repeat(to, 0, (size_t)dots->stride * BAND);
    restart(to);
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    (void)media;
    restart(to);
    for (int y = 0; y < dots->height; y += BAND) {
        int rows = dots->height - y < BAND ? dots->height - y : BAND;
        stream_add(to, "\x1Dv0\0", 4);
        stream_u16(to, (unsigned)dots->stride);
        stream_u16(to, (unsigned)rows);
        stream_add(to, language_row(dots, y), (size_t)rows * (size_t)dots->stride);
    }
    stream_byte(to, ESC);
    stream_byte(to, 'J');
    stream_byte(to, FEED);
    size_t last = to->count;
    stream_add(to, "\x1DVB\0", 4);
    return last;
}

/* Four at once: printer, why it is off, error, paper; a byte each, in this order; then what is
 * answered in turn, after all that was sent before: the paper. */
static void question(struct stream *to)
{
    for (unsigned n = 1; n <= QUESTIONS; n++) {
        stream_byte(to, DLE);
        stream_byte(to, EOT);
        stream_byte(to, n);
    }
    stream_byte(to, GS);
    stream_byte(to, 'r');
    stream_byte(to, 1);
}

static unsigned read_real_time(const uint8_t *bytes)
{
    unsigned troubles = 0;
    if (bytes[1] & 0x04) {
        troubles |= PRINTER_COVER_OPEN;
    }
    if (bytes[1] & 0x20 || bytes[3] & 0x60) {
        troubles |= PRINTER_PAPER_OUT;
    }
    if (bytes[2] & 0x08) {
        troubles |= PRINTER_CUTTER;
    }
    if (bytes[2] & 0x40) {
        troubles |= PRINTER_HEAD_HOT; /* recovers by itself */
    }
    if (bytes[2] & 0x20 || (bytes[1] & 0x40 && !(bytes[2] & 0x48))) {
        troubles |= PRINTER_ERROR;
    }
    if (bytes[0] & 0x08 && troubles == 0) {
        troubles |= PRINTER_ERROR; /* off, and does not say why */
    }
    if (bytes[3] & 0x0C) {
        troubles |= PRINTER_PAPER_LOW;
    }
    return troubles;
}

/* The last four real-time bytes; a byte behind them that is none is the answer in turn: what was
 * sent before has been printed. */
static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    (void)media;
    uint8_t real_time[QUESTIONS];
    size_t found = 0;
    bool in_turn = false, is_whole = false;
    struct printer_status status = {0};
    for (size_t i = 0; i < count; i++) {
        if ((bytes[i] & FIXED_AT) == FIXED) {
            real_time[found++] = bytes[i];
            if (found == QUESTIONS) {
                status = (struct printer_status){.troubles = read_real_time(real_time)};
                found = 0;
                is_whole = true;
                in_turn = false;
            }
        } else if ((bytes[i] & 0x90) == 0) {
            in_turn = true;
            found = 0;
        } else {
            found = 0;
        }
    }
    if (!is_whole) {
        return false;
    }
    status.is_busy = !in_turn;
    status.is_done = in_turn;
    *ret_status = status;
    return true;
}

const struct language language_escpos = {
    .name = "escpos",
    .dpi = 203,
    .width_max = 832, /* heads of 80 mm have 576 to 640 dots, 112 mm ones 832 */
    .height_max = 65535,
    .is_sure = true,
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
