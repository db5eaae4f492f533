/* test_readback.c: labels as a printer really leaves them: bars a dot too wide or too narrow on one
 * side, grain, and held at any angle of ninety degrees. Every kind on every paper, both readers.
 * By itself a few of each, drawn by a fixed seed; with BORNE_READ_ALL=1 twenty labels of each, in
 * every variant. */
#include "label/label.h"

#include <string.h>

#include "base/str.h"
#include "label/reader.h"
#include "label/samples.h"
#include "support/check.h"

enum variant { WIDER, NARROWER, NOISE, TURN_90, TURN_180, TURN_270, VARIANTS };

static const char *const variant_names[VARIANTS] = {
    "wider bars", "narrower bars", "noise", "turned by 90", "turned by 180", "turned by 270"};

struct picture {
    int width, height;
    uint8_t *grey;
};

static struct label_press *press;
static uint32_t seed = 20261126;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static struct picture blank(int width, int height)
{
    struct picture picture = {width, height, malloc((size_t)width * (size_t)height)};
    CHECK(picture.grey != NULL);
    return picture;
}

/* As it lies before the reader: papers that are printed along the feed are turned back. */
static struct picture picture_of(const struct stock_choice *stock, const struct label *label)
{
    struct bitmap bitmap;
    CHECK(label_press_bitmap(press, stock, label, &bitmap, NULL));
    bool turned = stock->stock->turned;
    struct picture picture =
        turned ? blank(bitmap.height, bitmap.width) : blank(bitmap.width, bitmap.height);
    for (int y = 0; y < bitmap.height; y++) {
        for (int x = 0; x < bitmap.width; x++) {
            int at = turned ? (bitmap.width - 1 - x) * picture.width + y : y * picture.width + x;
            picture.grey[at] = bitmap_ink(&bitmap, x, y) ? 0 : 255;
        }
    }
    bitmap_finish(&bitmap);
    return picture;
}

/* The right side of everything black moves by a dot. */
static struct picture grow(const struct picture *from, bool wider)
{
    struct picture to = blank(from->width, from->height);
    for (int y = 0; y < from->height; y++) {
        const uint8_t *row = from->grey + (ptrdiff_t)y * from->width;
        uint8_t *out = to.grey + (ptrdiff_t)y * from->width;
        out[0] = row[0];
        for (int x = 1; x < from->width; x++) {
            uint8_t black = row[x] < row[x - 1] ? row[x] : row[x - 1];
            uint8_t white = row[x] > row[x - 1] ? row[x] : row[x - 1];
            out[x] = wider ? black : white;
        }
    }
    return to;
}

static struct picture add_noise(const struct picture *from)
{
    struct picture to = blank(from->width, from->height);
    for (int i = 0; i < from->width * from->height; i++) {
        int grey = from->grey[i] + (int)draw(65) - 32;
        to.grey[i] = (uint8_t)(grey < 0 ? 0 : grey > 255 ? 255 : grey);
    }
    return to;
}

/* As a lens sees it: each dot a little of its neighbours. zbar looks for edges line by line and
 * takes raw grain in the white for them; ZXing gets the grain as it is. */
static struct picture smooth(const struct picture *from)
{
    struct picture to = blank(from->width, from->height);
    for (int y = 0; y < from->height; y++) {
        for (int x = 0; x < from->width; x++) {
            int sum = 0, count = 0;
            for (int i = 0; i < 9; i++) {
                int at_x = x + i % 3 - 1, at_y = y + i / 3 - 1;
                if (at_x >= 0 && at_x < from->width && at_y >= 0 && at_y < from->height) {
                    sum += from->grey[at_y * from->width + at_x];
                    count++;
                }
            }
            to.grey[y * to.width + x] = (uint8_t)(sum / count);
        }
    }
    return to;
}

static struct picture turn(const struct picture *from, int quarters)
{
    bool odd = quarters % 2 != 0;
    struct picture to = odd ? blank(from->height, from->width) : blank(from->width, from->height);
    for (int y = 0; y < from->height; y++) {
        for (int x = 0; x < from->width; x++) {
            int to_x = quarters == 1   ? from->height - 1 - y
                       : quarters == 2 ? from->width - 1 - x
                                       : y;
            int to_y = quarters == 1   ? x
                       : quarters == 2 ? from->height - 1 - y
                                       : from->width - 1 - x;
            to.grey[to_y * to.width + to_x] = from->grey[y * from->width + x];
        }
    }
    return to;
}

static struct picture spoil(const struct picture *from, enum variant variant)
{
    switch (variant) {
    case WIDER: return grow(from, true);
    case NARROWER: return grow(from, false);
    case NOISE: return add_noise(from);
    case TURN_90: return turn(from, 1);
    case TURN_180: return turn(from, 2);
    case TURN_270: return turn(from, 3);
    case VARIANTS:
    default: CHECK_NEVER("variant"); return *from;
    }
}

static void check_read(const struct picture *picture, const struct label *label, bool is_grainy,
                       const char *where)
{
    char text[READER_TEXT] = "nothing";
    struct picture seen = is_grainy ? smooth(picture) : *picture;
    if (!reader_zbar(seen.grey, seen.width, seen.height, text) || !str_equal(text, label->code)) {
        static struct reader_found found[8];
        int count = reader_zbar_page(seen.grey, seen.width, seen.height, found, 8);
        fprintf(stderr, "zbar on %s: not %s, but\n", where, label->code);
        for (int i = 0; i < count; i++) {
            fprintf(stderr, "    %s at %d,%d\n", found[i].text, found[i].left, found[i].top);
        }
        exit(1);
    }
    str_copy(text, sizeof text, "nothing");
    if (!reader_zxing(picture->grey, picture->width, picture->height, text) ||
        !str_equal(text, label->code)) {
        fprintf(stderr, "zxing on %s: %s, not %s\n", where, text, label->code);
        exit(1);
    }
    if (is_grainy) {
        free(seen.grey);
    }
}

static void check_variant(const struct stock_choice *stock, enum label_kind kind, int nth,
                          enum variant variant)
{
    char where[96];
    struct label label = sample_label(kind, nth);
    str_format(where, sizeof where, "kind %d, %s@%d, label %d, %s", (int)kind, stock->stock->name,
               stock->dpi, nth, variant_names[variant]);
    struct picture plain = picture_of(stock, &label);
    struct picture spoiled = spoil(&plain, variant);
    check_read(&spoiled, &label, variant == NOISE, where);
    free(plain.grey);
    free(spoiled.grey);
}

/* Reads kind on stock; returns how many labels were read. */
static int check_pair(const struct stock_choice *stock, enum label_kind kind, bool all, int offset)
{
    int read = 0;
    if (all) {
        for (int nth = 0; nth < 20; nth++) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                check_variant(stock, kind, nth, (enum variant)variant);
                read++;
            }
        }
        return read;
    }
    /* Two variants of each pair of kind and paper, so that all meet within a few papers. */
    for (int i = 0; i < 2; i++) {
        check_variant(stock, kind, (int)draw(20), (enum variant)((offset + i * 3) % VARIANTS));
        read++;
    }
    return read;
}

static void every_kind_on_every_paper(void)
{
    const char *asked = getenv("BORNE_READ_ALL");
    bool all = asked != NULL && str_equal(asked, "1");
    int read = 0, pairs = 0;
    for (size_t s = 0; s < stock_count(); s++) {
        for (int dpi = 203; dpi <= 300; dpi += 97) {
            char name[32];
            struct stock_choice stock;
            str_format(name, sizeof name, "%s@%d", stock_at(s)->name, dpi);
            if (!stock_choose(name, &stock, NULL)) {
                continue;
            }
            for (int kind = 0; kind < LABEL_KIND_COUNT; kind++) {
                if (label_fits((enum label_kind)kind, &stock, true, NULL)) {
                    read += check_pair(&stock, (enum label_kind)kind, all, pairs);
                    pairs++;
                }
            }
        }
    }
    printf("    %d labels of %d pairs of kind and paper\n", read, pairs);
    CHECK(pairs > 70 && read >= 2 * pairs);
}

/* The crates of one small paper in all variants. */
static void every_variant_on_a_roll(void)
{
    struct stock_choice stock;
    CHECK(stock_choose("r58", &stock, NULL));
    for (int nth = 0; nth < 20; nth++) {
        for (int variant = 0; variant < VARIANTS; variant++) {
            check_variant(&stock, LABEL_CRATE, nth, (enum variant)variant);
        }
    }
}

/* What the readers are trusted with: a code with bars two dots too wide is not a code, and neither
 * is a label whose quiet zone is gone. */
static void the_readers_are_not_too_kind(void)
{
    struct stock_choice stock;
    char text[READER_TEXT];
    CHECK(stock_choose("r58", &stock, NULL));
    struct label label = sample_label(LABEL_CRATE, 3);
    struct picture plain = picture_of(&stock, &label);
    struct picture once = grow(&plain, true), twice = grow(&once, true), four = grow(&twice, true);
    CHECK(!reader_zbar(four.grey, four.width, four.height, text) ||
          !reader_zxing(four.grey, four.width, four.height, text));
    free(plain.grey);
    free(once.grey);
    free(twice.grey);
    free(four.grey);
}

int main(void)
{
    press = label_press_create(NULL);
    CHECK(press != NULL);
    RUN(the_readers_are_not_too_kind);
    RUN(every_variant_on_a_roll);
    RUN(every_kind_on_every_paper);
    label_press_destroy(press);
    return 0;
}
