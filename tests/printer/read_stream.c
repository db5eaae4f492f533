/* read_stream.c: read_stream FILE [DPI [all]]: what a file of labels says, a code a line, as both
 * readers agree on it: the stream of a printer's language (by the end of its name) through an
 * emulated printer, a picture of one label (.png), or a page in grey (.pgm). With `all` the dots
 * are prep slips of many codes each. Ends with 1 where a label does not read.
 */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "device/emulated_printer.h"
#include "device/printer_language.h"
#include "label/reader.h"
#include "support/check.h"

enum { CODES = 128 };

struct grey {
    int width, height;
    uint8_t *dots;
};

static struct grey blank(int width, int height)
{
    struct grey grey = {width, height, calloc((size_t)width, (size_t)height)};
    CHECK(grey.dots != NULL);
    return grey;
}

static bool reads(const struct grey *grey, char text[READER_TEXT])
{
    char other[READER_TEXT] = "";
    return reader_zbar(grey->dots, grey->width, grey->height, text) &&
           reader_zxing(grey->dots, grey->width, grey->height, other) && str_equal(text, other);
}

static bool has_many; /* codes on each */

/* All codes of a page; each is read again by the other reader, with the white around it. */
static void say_all(const struct grey *page)
{
    static struct reader_found found[CODES];
    int count = reader_zbar_page(page->dots, page->width, page->height, found, CODES);
    for (int i = 0; i < count; i++) {
        int left = found[i].left - 30 > 0 ? found[i].left - 30 : 0;
        int right = found[i].right + 30 < page->width ? found[i].right + 30 : page->width;
        int top = found[i].top, high = found[i].bottom - top + 1;
        struct grey crop = blank(right - left, high);
        char text[READER_TEXT] = "";
        for (int y = 0; y < high; y++) {
            memcpy(crop.dots + (ptrdiff_t)y * crop.width,
                   page->dots + (ptrdiff_t)(top + y) * page->width + left, (size_t)crop.width);
        }
        CHECK(reader_zxing(crop.dots, crop.width, crop.height, text));
        CHECK_STR(text, found[i].text);
        puts(text);
        free(crop.dots);
    }
}

/* As it is, or lying on its side: labels of narrow rolls are printed along the feed. */
static void say(struct grey grey)
{
    char text[READER_TEXT] = "";
    if (has_many) {
        say_all(&grey);
        free(grey.dots);
        return;
    }
    struct grey side = blank(grey.height, grey.width);
    for (int y = 0; y < grey.height; y++) {
        for (int x = 0; x < grey.width; x++) {
            side.dots[(grey.width - 1 - x) * side.width + y] = grey.dots[y * grey.width + x];
        }
    }
    if (!reads(&grey, text) && !reads(&side, text)) {
        fprintf(stderr, "a label of %dx%d dots does not read\n", grey.width, grey.height);
        exit(1);
    }
    puts(text);
    free(side.dots);
    free(grey.dots);
}

static void take(void *context, const char *name, int number, const struct bitmap *dots)
{
    struct grey grey = blank(dots->width, dots->height);
    (void)context;
    (void)name;
    (void)number;
    for (int i = 0; i < dots->width * dots->height; i++) {
        grey.dots[i] = bitmap_ink(dots, i % dots->width, i / dots->width) ? 0 : 255;
    }
    say(grey);
}

static uint8_t *whole(const char *path, size_t *ret_count)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL && fseek(file, 0, SEEK_END) == 0);
    *ret_count = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*ret_count + 1);
    CHECK(bytes != NULL && fread(bytes, 1, *ret_count, file) == *ret_count);
    fclose(file);
    return bytes;
}

static void read_printed(const char *path, const char *language, const char *dpi)
{
    struct emulated_watch watch = {.printed = take};
    struct emulated_room *room = emulated_room_create(&watch);
    struct printer_port port;
    char name[32];
    size_t count, sent = 0;
    uint8_t *bytes = whole(path, &count);
    str_format(name, sizeof name, "%s1-%s", language, dpi);
    CHECK(emulated_plug(room, name));
    struct printer_bus bus = emulated_room_bus(room);
    CHECK(bus.open(bus.bus, name, &port));
    CHECK_INT(port.ops->write(port.port, bytes, count, 60000, &sent), PORT_DONE);
    CHECK_INT(sent, count);
    port.ops->close(port.port);
    emulated_room_destroy(room);
    free(bytes);
}

static void read_png(const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
    CHECK_INT(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    cairo_surface_t *copy = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(copy);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_flush(copy);
    struct grey grey = blank(width, height);
    for (int y = 0; y < height; y++) {
        const uint8_t *row = cairo_image_surface_get_data(copy) +
                             (ptrdiff_t)y * cairo_image_surface_get_stride(copy);
        for (int x = 0; x < width; x++) {
            grey.dots[y * width + x] = row[4 * x + 1];
        }
    }
    cairo_surface_destroy(copy);
    cairo_surface_destroy(surface);
    say(grey);
}

static void read_page(const char *path)
{
    size_t bytes;
    uint8_t *file = whole(path, &bytes);
    struct grey page = {0, 0, NULL};
    int most, begin = 0;
    file[bytes] = '\0';
    CHECK_INT(sscanf((char *)file, "P5 %d %d %d%n", &page.width, &page.height, &most, &begin), 3);
    page.dots = file + begin + 1;
    say_all(&page);
    free(file);
}

int main(int count, char **arguments)
{
    CHECK(count >= 2 && count <= 4);
    has_many = count == 4 && str_equal(arguments[3], "all");
    const char *path = arguments[1], *dot = strrchr(path, '.');
    CHECK(dot != NULL);
    if (str_equal(dot, ".png")) {
        read_png(path);
    } else if (str_equal(dot, ".pgm")) {
        read_page(path);
    } else {
        read_printed(path, dot + 1, count >= 3 ? arguments[2] : "203");
    }
    return 0;
}
