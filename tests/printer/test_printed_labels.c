/* test_printed_labels.c: labels as a printer gets them: the stream of each language is read back
 * into dots by an emulated printer, dot for dot the same, and both readers read the code from them;
 * also when a label was cut off half-way before. */
#include <stdio.h>

#include "base/str.h"
#include "device/emulated_printer.h"
#include "device/printer_language.h"
#include "label/reader.h"
#include "label/samples.h"
#include "label/stock.h"
#include "support/check.h"

static struct {
    int count;
    struct bitmap last; /* owned */
} out;

static void take(void *context, const char *name, int number, const struct bitmap *dots)
{
    (void)context;
    (void)name;
    (void)number;
    bitmap_finish(&out.last);
    out.last = bitmap_blank(dots->width, dots->height);
    memcpy(out.last.bits, dots->bits, (size_t)dots->stride * (size_t)dots->height);
    out.count++;
}

static void check_reads(const struct bitmap *dots, bool turned, const char *code)
{
    int width = turned ? dots->height : dots->width, height = turned ? dots->width : dots->height;
    uint8_t *grey = calloc((size_t)width, (size_t)height);
    char text[READER_TEXT] = "";
    CHECK(grey != NULL);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool ink = turned ? bitmap_ink(dots, dots->width - 1 - y, x) : bitmap_ink(dots, x, y);
            grey[y * width + x] = ink ? 0 : 255;
        }
    }
    CHECK(reader_zbar(grey, width, height, text));
    CHECK_STR(text, code);
    CHECK(reader_zxing(grey, width, height, text));
    CHECK_STR(text, code);
    free(grey);
}

/* What came out is what was drawn; round printers fill up to whole bytes or millimetres. */
static void check_same(const struct bitmap *drawn)
{
    CHECK(out.last.width > drawn->width - 8 && out.last.width < drawn->width + 8);
    CHECK(out.last.height >= drawn->height && out.last.height < drawn->height + 8);
    for (int y = 0; y < out.last.height; y++) {
        for (int x = 0; x < out.last.width; x++) {
            CHECK(bitmap_ink(&out.last, x, y) == bitmap_ink(drawn, x, y));
        }
    }
}

static const struct {
    enum printer_language language;
    const char *stock;
} pairs[] = {
    {PRINTER_ESCPOS, "r58"},     {PRINTER_ESCPOS, "r80"}, {PRINTER_ZPL, "57x32"},
    {PRINTER_ZPL, "57x32@300"},  {PRINTER_ZPL, "4x6"},    {PRINTER_ZPL, "r80"},
    {PRINTER_QL, "ql62"},        {PRINTER_QL, "ql29x90"}, {PRINTER_TSPL, "57x32"},
    {PRINTER_TSPL, "4x6"},       {PRINTER_EPL, "57x32"},  {PRINTER_EPL, "4x6"},
    {PRINTER_DYMO, "57x32@300"}, {PRINTER_TSPL, "r58"},
};

struct line {
    struct emulated_room *room;
    struct printer_bus bus;
    struct printer_port port;
};

static struct line open_line(enum printer_language language)
{
    struct line line = {0};
    struct emulated_watch watch = {.printed = take};
    char name[16];
    str_format(name, sizeof name, "%s1", printer_language_name(language));
    line.room = emulated_room_create(&watch);
    CHECK(emulated_plug(line.room, name));
    line.bus = emulated_room_bus(line.room);
    CHECK(line.bus.open(line.bus.bus, name, &line.port));
    out.count = 0;
    return line;
}

static void close_line(struct line *line)
{
    line->port.ops->close(line->port.port);
    emulated_room_destroy(line->room);
    bitmap_finish(&out.last);
}

static void send(struct line *line, const struct stream *bytes, size_t count)
{
    size_t sent = 0;
    CHECK_INT(line->port.ops->write(line->port.port, bytes->data, count, 1000, &sent), PORT_DONE);
    CHECK_INT(sent, count);
}

static struct printer_media media_of(const struct stock_choice *stock)
{
    return (struct printer_media){.dpi = stock->dpi,
                                  .width_mm = stock->stock->roll_mm[0],
                                  .length_mm = stock->stock->roll_mm[1]};
}

static void the_stream_is_the_picture(void)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct stock_choice stock;
        struct line line = open_line(pairs[i].language);
        CHECK(stock_choose(pairs[i].stock, &stock, NULL));
        struct printer_media media = media_of(&stock);
        for (int k = 0; k < 4; k++) {
            struct label label = sample_label(LABEL_CRATE, i > 2 ? k * 5 : k);
            struct bitmap drawn = {0};
            struct stream bytes = {0};
            media.is_packed = k % 2 == 1;
            CHECK(label_bitmap(&stock, &label, &drawn, NULL));
            CHECK(printer_label_fits(pairs[i].language, &drawn, NULL));
            size_t last = printer_write_label(pairs[i].language, &drawn, &media, &bytes);
            send(&line, &bytes, last);
            CHECK_INT(out.count, k); /* nothing before the last step */
            struct stream rest = {bytes.data + last, bytes.count - last, 0};
            send(&line, &rest, rest.count);
            CHECK_INT(out.count, k + 1);
            check_same(&drawn);
            check_reads(&out.last, stock.stock->turned, label.code);
            stream_finish(&bytes);
            bitmap_finish(&drawn);
        }
        close_line(&line);
    }
}

static void packed_dots_are_fewer_bytes(void)
{
    struct stock_choice stock;
    struct bitmap drawn = {0};
    struct stream plain = {0}, packed = {0};
    struct label label = sample_label(LABEL_CRATE, 1);
    CHECK(stock_choose("4x6@300", &stock, NULL) && label_bitmap(&stock, &label, &drawn, NULL));
    struct printer_media media = media_of(&stock);
    (void)printer_write_label(PRINTER_ZPL, &drawn, &media, &plain);
    media.is_packed = true;
    (void)printer_write_label(PRINTER_ZPL, &drawn, &media, &packed);
    CHECK(packed.count * 5 < plain.count);
    stream_finish(&plain);
    stream_finish(&packed);
    bitmap_finish(&drawn);
}

/* A label is cut off at many places; after a new beginning the next one comes out whole, and
 * nothing of the first. */
static void a_label_that_was_cut_off_is_dropped(void)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct stock_choice stock;
        bool is_first = true;
        for (size_t k = 0; k < i; k++) {
            is_first = is_first && pairs[k].language != pairs[i].language;
        }
        if (!is_first) {
            continue; /* once a language, on its smallest paper */
        }
        CHECK(stock_choose(pairs[i].stock, &stock, NULL));
        struct printer_media media = media_of(&stock);
        struct label label = sample_label(LABEL_CRATE, 0);
        struct bitmap drawn = {0};
        struct stream bytes = {0}, begin = {0};
        CHECK(label_bitmap(&stock, &label, &drawn, NULL));
        size_t last = printer_write_label(pairs[i].language, &drawn, &media, &bytes);
        printer_write_begin(pairs[i].language, &drawn, &begin);
        for (size_t cut = 0; cut <= last; cut += cut < 400 ? 79 : last / 4 + 1) {
            struct line line = open_line(pairs[i].language);
            send(&line, &bytes, cut);
            send(&line, &begin, begin.count);
            send(&line, &bytes, bytes.count);
            CHECK_INT(out.count, 1);
            check_same(&drawn);
            close_line(&line);
        }
        stream_finish(&bytes);
        stream_finish(&begin);
        bitmap_finish(&drawn);
    }
}

int main(void)
{
    RUN(the_stream_is_the_picture);
    RUN(packed_dots_are_fewer_bytes);
    RUN(a_label_that_was_cut_off_is_dropped);
    return 0;
}
