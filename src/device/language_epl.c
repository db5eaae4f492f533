/* language_epl.c: EPL2, page mode: one picture a label; a 0 is ink. */
#include "base/str.h"
#include "device/language_private.h"

enum { GAP = 24 }; /* dots between labels, 3 mm */

static void begin(const struct bitmap *dots, struct stream *to)
{
    stream_repeat(to, 0xFF, (size_t)dots->stride * (size_t)dots->height);
    stream_text(to, "\n\nN\n");
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    stream_text(to, "\nN\nq%d\nQ%d,%d\n", dots->stride * 8, dots->height,
                media->length_mm > 0 ? GAP : 0);
    stream_text(to, "GW0,0,%d,%d\n", dots->stride, dots->height);
    language_inverted(dots, 0, dots->height, to);
    stream_text(to, "\n");
    size_t last = to->count;
    stream_text(to, "P1\n");
    return last;
}

static void question(struct stream *to)
{
    stream_text(to, "^ee\n");
}

/* Two digits and the end of the line: 00 well, 07 paper or ribbon, 11 head open, 12 paused. */
static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    (void)media;
    for (size_t i = count; i >= 3; i--) {
        const uint8_t *b = bytes + i - 3;
        bool is_first = i == 3 || b[-1] < '0' || b[-1] > '9';
        if (!is_first || b[0] < '0' || b[0] > '9' || b[1] < '0' || b[1] > '9' ||
            (b[2] != '\r' && b[2] != '\n')) {
            continue;
        }
        struct printer_status status = {0};
        switch ((b[0] - '0') * 10 + b[1] - '0') {
        case 0: break;
        case 7: status.troubles = PRINTER_PAPER_OUT; break;
        case 11: status.troubles = PRINTER_COVER_OPEN; break;
        case 12: status.troubles = PRINTER_PAUSED; break;
        default: status.troubles = PRINTER_ERROR;
        }
        *ret_status = status;
        return true;
    }
    return false;
}

const struct language language_epl = {
    .name = "epl",
    .dpi = 203,
    .width_max = 1248, /* 156 mm, the widest made */
    .height_max = 65535,
    .is_sure = false, /* it answers at once, whatever is still to be printed */
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
