/* language_dymo.c: Dymo LabelWriter 300 to 450: row by row, up to 672 dots across. */
#include "device/language_private.h"

enum { ESC = 0x1B, SYN = 0x16, ACROSS = 672, WAKE = 100 };

/* More ESC than the longest row: whatever was begun ends. */
static void wake(struct stream *to)
{
    stream_repeat(to, ESC, WAKE);
    stream_add(to, "\x1B@", 2);
}

static void begin(const struct bitmap *dots, struct stream *to)
{
    (void)dots;
    wake(to);
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    (void)media;
    unsigned length = (unsigned)dots->height;
    wake(to);
    stream_add(to,
               "\x1B"
               "B\0",
               3);
    stream_add(to,
               "\x1B"
               "D",
               2);
    int row = dots->stride < ACROSS / 8 ? dots->stride : ACROSS / 8; /* behind it all is white */
    stream_byte(to, (unsigned)row);
    stream_add(to, "\x1BL", 2);
    stream_byte(to, length >> 8);
    stream_byte(to, length);
    for (int y = 0; y < dots->height; y++) {
        stream_byte(to, SYN);
        stream_add(to, language_row(dots, y), (size_t)row);
    }
    size_t last = to->count;
    stream_add(to,
               "\x1B"
               "E",
               2); /* out, to where it is torn off */
    return last;
}

static void question(struct stream *to)
{
    stream_add(to,
               "\x1B"
               "A",
               2);
}

/* One byte: 01 ready, 02 top of a label, 08 roll changed, 20 no paper, 80 error. */
static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    (void)media;
    if (count == 0) {
        return false;
    }
    uint8_t b = bytes[count - 1];
    struct printer_status status = {0};
    status.troubles |= b & 0x20 ? PRINTER_PAPER_OUT : 0u;
    status.troubles |= b & 0x80 ? PRINTER_ERROR : 0u;
    status.is_busy = !(b & 0x03) && status.troubles == 0;
    status.is_done = !status.is_busy && status.troubles == 0;
    *ret_status = status;
    return true;
}

const struct language language_dymo = {
    .name = "dymo",
    .dpi = 300,
    .width_max = ACROSS,
    .height_max = 65535,
    .is_sure = true,
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
