/* language_tspl.c: TSPL and TSPL2: one picture a label; a 0 is ink. */
#include "device/language_private.h"

static void begin(const struct bitmap *dots, struct stream *to)
{
    stream_repeat(to, 0xFF, (size_t)dots->stride * (size_t)dots->height);
    stream_text(to, "\r\n\r\nCLS\r\n");
}

/* Dots as millimetres, with as many decimals as they need, two at most. */
static void write_mm(int dots, int dpi, struct stream *to)
{
    long hundredths = dpi == 203 ? dots * 100L / 8 : (dots * 2540L + dpi / 2) / dpi;
    stream_text(to, "%ld", hundredths / 100);
    if (hundredths % 100 != 0) {
        stream_text(to, hundredths % 10 != 0 ? ".%02ld" : ".%ld",
                    hundredths % 10 != 0 ? hundredths % 100 : hundredths % 100 / 10);
    }
    stream_text(to, " mm");
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    stream_text(to, "SIZE ");
    write_mm(dots->width, media->dpi, to);
    stream_text(to, ",");
    write_mm(dots->height, media->dpi, to);
    stream_text(to, "\r\n");
    stream_text(to, "GAP %d mm,0 mm\r\n", media->length_mm > 0 ? 3 : 0);
    stream_text(to, "DIRECTION 0\r\nREFERENCE 0,0\r\nCLS\r\n");
    stream_text(to, "BITMAP 0,0,%d,%d,1,", dots->stride, dots->height);
    language_inverted(dots, 0, dots->height, to);
    stream_text(to, "\r\n");
    size_t last = to->count;
    stream_text(to, "PRINT 1,1\r\n");
    return last;
}

static void question(struct stream *to)
{
    stream_add(to, "\x1B!?", 3);
}

/* One byte of bits, any value: the last one. */
static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    (void)media;
    if (count == 0) {
        return false;
    }
    uint8_t b = bytes[count - 1];
    struct printer_status status = {0};
    status.troubles |= b & 0x41 ? PRINTER_COVER_OPEN : 0u;
    status.troubles |= b & 0x02 ? PRINTER_JAM : 0u;
    status.troubles |= b & 0x04 ? PRINTER_PAPER_OUT : 0u;
    status.troubles |= b & 0x08 ? PRINTER_RIBBON_OUT : 0u;
    status.troubles |= b & 0x10 ? PRINTER_PAUSED : 0u;
    status.troubles |= b & 0x80 ? PRINTER_ERROR : 0u;
    status.is_busy = b & 0x20;
    status.is_done = !status.is_busy && status.troubles == 0;
    *ret_status = status;
    return true;
}

const struct language language_tspl = {
    .name = "tspl",
    .dpi = 203,
    .width_max = 2048,
    .height_max = 20000,
    .is_sure = true,
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
