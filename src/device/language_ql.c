/* language_ql.c: Brother QL in raster mode: 720 dots across, each row from right to left. */
#include <string.h>

#include "device/language_private.h"

enum {
    ACROSS = 720,
    ROW = ACROSS / 8,
    ANSWER = 32,
    CONTINUOUS = 0x0A,
    DIE_CUT = 0x0B,
    FEED = 35, /* dots that an endless roll moves on before it is cut: the least there is */
};

/* Dots between the head's right end and the paper's printable part, by the paper's width: a wide
 * roll lies in the middle, narrow ones at the right (brother_ql's table of labels, and the
 * maker's). */
static int right_margin(int width_mm, int width)
{
    int margin = width_mm >= 50 ? 12 : width_mm == 12 ? 29 : 6;
    return margin + width <= ACROSS ? margin : ACROSS - width;
}

static void restart(struct stream *to)
{
    stream_repeat(to, 0, 200); /* ends whatever was begun */
    stream_add(to, "\x1B@", 2);
}

static void begin(const struct bitmap *dots, struct stream *to)
{
    (void)dots;
    stream_repeat(to, 0, ROW); /* a row that was begun */
    restart(to);
}

static void write_media(const struct printer_media *media, int rows, struct stream *to)
{
    stream_add(to, "\x1Biz\xCE", 4); /* kind, width, length are to be right; quality before speed */
    stream_byte(to, media->length_mm == 0 ? CONTINUOUS : DIE_CUT);
    stream_byte(to, (unsigned)media->width_mm);
    stream_byte(to, (unsigned)media->length_mm);
    stream_u16(to, (unsigned)rows);
    stream_u16(to, (unsigned)rows >> 16);
    stream_u16(to, 0); /* the first page of its job */
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    int margin = right_margin(media->width_mm, dots->width);
    restart(to);
    stream_add(to, "\x1Bia\x01", 4); /* raster */
    write_media(media, dots->height, to);
    stream_add(to, "\x1BiM\x40", 4); /* cuts … */
    stream_add(to, "\x1BiA\x01", 4); /* … after each … */
    stream_add(to, "\x1BiK\x08", 4); /* … and at the end */
    stream_add(to, "\x1Bid", 3);
    stream_u16(to, media->length_mm == 0 ? FEED : 0);
    stream_add(to, "M\0", 2); /* not packed */
    for (int y = 0; y < dots->height; y++) {
        uint8_t row[ROW] = {0};
        for (int x = 0; x < dots->width; x++) {
            int at = margin + dots->width - 1 - x;
            if (bitmap_ink(dots, x, y)) {
                row[at / 8] |= (uint8_t)(0x80 >> at % 8);
            }
        }
        stream_add(to, "g\0Z", 3);
        stream_add(to, row, sizeof row);
    }
    size_t last = to->count;
    stream_byte(to, 0x1A);
    return last;
}

static void question(struct stream *to)
{
    stream_add(to, "\x1BiS", 3);
}

static bool is_wrong_roll(const struct printer_media *media, const uint8_t *b)
{
    if (media == NULL || b[10] == 0) {
        return false;
    }
    return b[10] != media->width_mm || (b[11] == DIE_CUT) != (media->length_mm > 0) ||
           (media->length_mm > 0 && b[17] != media->length_mm);
}

static struct printer_status read_status(const struct printer_media *media, const uint8_t *b)
{
    struct printer_status status = {.width_mm = b[10], .length_mm = b[17]};
    if (b[8] & 0x03) {
        status.troubles |= PRINTER_PAPER_OUT;
    }
    if (b[8] & 0x04) {
        status.troubles |= PRINTER_CUTTER;
    }
    if (b[9] & 0x10) {
        status.troubles |= PRINTER_COVER_OPEN;
    }
    if (b[9] & 0x40) {
        status.troubles |= PRINTER_JAM;
    }
    if (b[9] & 0x01 || (b[8] == 0 && b[9] == 0 && is_wrong_roll(media, b))) {
        status.troubles |= PRINTER_WRONG_ROLL;
    }
    if (b[8] & ~0x07 || b[9] & ~0x51) {
        status.troubles |= PRINTER_ERROR;
    }
    status.is_busy = b[19] == 0x01; /* phase: printing */
    status.has_failed = b[18] == 0x02;
    if (status.has_failed && status.troubles == 0) {
        status.troubles |= PRINTER_ERROR;
    }
    status.is_done = b[18] == 0x01; /* whatever keeps it from the next one */
    return status;
}

/* It speaks by itself too: done, error, phase. What says that a label came out counts, whatever
 * comes after. */
static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    bool found = false;
    struct printer_status status = {0};
    for (size_t i = 0; i + ANSWER <= count;) {
        if (memcmp(bytes + i, "\x80\x20\x42", 3) != 0) {
            i++;
            continue;
        }
        bool was_done = status.is_done, had_failed = status.has_failed;
        status = read_status(media, bytes + i);
        status.is_done = status.is_done || was_done;
        status.has_failed = status.has_failed || had_failed;
        found = true;
        i += ANSWER;
    }
    if (found) {
        *ret_status = status;
    }
    return found;
}

const struct language language_ql = {
    .name = "ql",
    .dpi = 300,
    .width_max = ACROSS,
    .height_max = 11811, /* a metre of roll */
    .is_sure = true,
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
