/* test_label.c: labels as dots: every kind on every stock reads with both readers, bars are whole
 * dots with their quiet zones, nothing is drawn into the margins, what does not fit is refused. */
#include "label/label.h"

#include <math.h>

#include "base/str.h"
#include "label/reader.h"
#include "label/samples.h"
#include "support/check.h"

struct picture {
    int width, height;
    uint8_t *grey;
};

static struct label_press *press; /* one for all: fonts are opened once */

/* The bitmap as grey pixels, turned back where the stock turns it. */
static struct picture picture_of(const struct stock_choice *stock, const struct label *label)
{
    struct bitmap bitmap;
    struct error err = {0};
    CHECK(label_press_bitmap(press, stock, label, &bitmap, &err));
    bool turned = stock->stock->turned;
    struct picture picture = {.width = turned ? bitmap.height : bitmap.width,
                              .height = turned ? bitmap.width : bitmap.height};
    int width, height;
    stock_dots(stock, &width, &height);
    CHECK_INT(picture.width, width);
    CHECK_INT(picture.height, height);
    picture.grey = calloc((size_t)width, (size_t)height);
    CHECK(picture.grey != NULL);
    for (int y = 0; y < bitmap.height; y++) {
        for (int x = 0; x < bitmap.width; x++) {
            bool ink = bitmap.bits[y * bitmap.stride + x / 8] & 0x80 >> x % 8;
            int at = turned ? (bitmap.width - 1 - x) * width + y : y * width + x;
            picture.grey[at] = ink ? 0 : 255;
        }
    }
    bitmap_finish(&bitmap);
    return picture;
}

static void check_reads(const struct picture *picture, const struct label *label, const char *where)
{
    char text[READER_TEXT] = "nothing";
    if (!reader_zbar(picture->grey, picture->width, picture->height, text) ||
        !str_equal(text, label->code)) {
        fprintf(stderr, "zbar on %s: %s, not %s\n", where, text, label->code);
        exit(1);
    }
    str_copy(text, sizeof text, "nothing");
    if (!reader_zxing(picture->grey, picture->width, picture->height, text) ||
        !str_equal(text, label->code)) {
        fprintf(stderr, "zxing on %s: %s, not %s\n", where, text, label->code);
        exit(1);
    }
}

/* Lengths of the runs of one row, white first (maybe 0). */
static int runs_of(const struct picture *picture, int y, int *runs)
{
    int count = 0;
    uint8_t colour = 255;
    runs[0] = 0;
    for (int x = 0; x < picture->width; x++) {
        uint8_t pixel = picture->grey[y * picture->width + x];
        if (pixel != colour) {
            colour = pixel;
            runs[++count] = 0;
        }
        runs[count]++;
    }
    if (colour == 0) {
        runs[++count] = 0;
    }
    return count + 1;
}

/* True if the row holds 25 bars of whole modules, 90 modules long, white on both sides. */
static bool row_has_code(const struct picture *picture, int y, int module)
{
    static int runs[4000];
    int count = runs_of(picture, y, runs);
    for (int first = 0; first + 50 < count; first += 2) {
        if (runs[first] < 10 * module || runs[first + 50] < 10 * module) {
            continue;
        }
        int length = 0;
        bool whole = true;
        for (int i = first + 1; i < first + 50; i++) {
            length += runs[i];
            whole = whole && runs[i] % module == 0;
        }
        if (whole && length == 90 * module) {
            return true;
        }
    }
    return false;
}

static void check_bars(const struct picture *picture, const struct stock_choice *stock,
                       enum label_kind kind, const char *where)
{
    int module = stock->dpi == 203 ? 3 : 4;
    if (kind == LABEL_PLACE) {
        module = stock->dpi == 203 ? 4 : 6;
    }
    int best = 0, rows = 0;
    for (int y = 0; y < picture->height; y++) {
        rows = row_has_code(picture, y, module) ? rows + 1 : 0;
        best = rows > best ? rows : best;
    }
    double least = stock->stock->medium == STOCK_THERMAL ? 12.0 : 10.0;
    if (best < (int)floor(least * stock_dots_per_mm(stock->dpi))) {
        fprintf(stderr, "%s: bars with quiet zones over %d rows only\n", where, best);
        exit(1);
    }
}

static void check_margins(const struct picture *picture, const struct stock_choice *stock,
                          const char *where)
{
    double dots = stock_dots_per_mm(stock->dpi);
    double width_mm, height_mm;
    stock_size(stock, &width_mm, &height_mm);
    int left = (int)floor(stock->stock->margin_x_mm * dots);
    int top = (int)floor(stock->stock->margin_y_mm * dots);
    int right = (int)ceil((width_mm - stock->stock->margin_x_mm) * dots);
    int bottom = (int)ceil((height_mm - stock->stock->margin_y_mm) * dots);
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0; x < picture->width; x++) {
            bool inside = x >= left && x < right && y >= top && y < bottom;
            if (!inside && picture->grey[y * picture->width + x] == 0) {
                fprintf(stderr, "%s: ink in the margin at %d, %d\n", where, x, y);
                exit(1);
            }
        }
    }
}

static void check_kind_on(enum label_kind kind, const struct stock_choice *stock, int count)
{
    for (int nth = 0; nth < count; nth++) {
        char where[80];
        str_format(where, sizeof where, "kind %d, %s@%d, label %d", (int)kind, stock->stock->name,
                   stock->dpi, nth);
        struct label label = sample_label(kind, nth);
        struct picture picture = picture_of(stock, &label);
        check_reads(&picture, &label, where);
        check_bars(&picture, stock, kind, where);
        check_margins(&picture, stock, where);
        free(picture.grey);
    }
}

static void every_kind_on_every_stock(void)
{
    int drawn = 0;
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
                    int labels = kind == LABEL_CRATE ? 9 : 4;
                    check_kind_on((enum label_kind)kind, &stock, labels);
                    drawn++;
                }
            }
        }
    }
    /* All but a4-65@203, places on a4-65 and r58, bags on a4-65. */
    CHECK_INT(drawn, 14 * 7 - 7 - 2 - 1);
}

static void month_on_a_roll(void)
{
    struct stock_choice stock;
    CHECK(stock_choose("r58", &stock, NULL));
    check_kind_on(LABEL_CRATE, &stock, 300);
}

static void refuses_and_names_another(void)
{
    static const struct {
        const char *stock;
        enum label_kind kind;
        bool as_dots;
        const char *instead; /* "" = it fits */
    } rows[] = {
        {"a4-65", LABEL_CRATE, false, ""},
        {"a4-65@300", LABEL_CRATE, true, ""},
        {"a4-65@203", LABEL_CRATE, true, "a4-24"},
        {"a4-65", LABEL_PLACE, false, "a4-24"},
        {"r58", LABEL_CRATE, true, ""},
        {"r58", LABEL_PLACE, true, "r80"},
        {"r58", LABEL_PLACE, false, "r80"},
        {"ql62", LABEL_PLACE, true, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stock_choice stock, other;
        struct error err = {0};
        CHECK(stock_choose(rows[i].stock, &stock, NULL));
        bool fits = label_fits(rows[i].kind, &stock, rows[i].as_dots, &err);
        CHECK_INT(fits, rows[i].instead[0] == '\0');
        if (!fits) {
            CHECK_STR(err.code, "label_too_small");
            CHECK_INT(err.kind, ERROR_INPUT);
            CHECK(strstr(err.text, stock.stock->name) != NULL);
            CHECK(strstr(err.text, rows[i].instead) != NULL);
            CHECK(stock_choose(rows[i].instead, &other, NULL));
            CHECK(label_fits(rows[i].kind, &other, rows[i].as_dots, NULL));
            struct label label = sample_label(rows[i].kind, 1);
            struct bitmap bitmap = {0};
            CHECK(!rows[i].as_dots || !label_bitmap(&stock, &label, &bitmap, NULL));
            CHECK(bitmap.bits == NULL);
        }
    }
}

static void knows_its_stocks(void)
{
    static const struct {
        const char *name, *code;
        int dpi;
    } rows[] = {
        {"a4-24", "", 300},
        {"57x32", "", 203},
        {"57x32@300", "", 300},
        {"ql62", "", 300},
        {"4x6@203", "", 203},
        {"ql62@203", "unknown_resolution", 0},
        {"r58@", "unknown_resolution", 0},
        {"r58@abc", "unknown_resolution", 0},
        {"r58@600", "unknown_resolution", 0},
        {"a5-24", "unknown_stock", 0},
        {"", "unknown_stock", 0},
        {"@203", "unknown_stock", 0},
        {"a-very-long-name-that-no-paper-has-ever-had", "unknown_stock", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stock_choice stock = {0};
        struct error err = {0};
        CHECK_INT(stock_choose(rows[i].name, &stock, &err), rows[i].dpi != 0);
        CHECK_STR(err.code, rows[i].code);
        CHECK_INT(stock.dpi, rows[i].dpi);
        CHECK(rows[i].dpi != 0 || strlen(err.text) > 20);
    }
}

/* The mark of a copy is seen on every kind and stock, and the code still reads (above). */
static void a_copy_looks_different(void)
{
    for (size_t s = 0; s < stock_count(); s++) {
        for (int kind = 0; kind < LABEL_KIND_COUNT; kind++) {
            struct stock_choice stock;
            CHECK(stock_choose(stock_at(s)->name, &stock, NULL));
            if (!label_fits((enum label_kind)kind, &stock, true, NULL)) {
                continue;
            }
            struct label label = sample_label((enum label_kind)kind, 2);
            struct picture plain = picture_of(&stock, &label);
            label.is_copy = true;
            struct picture copy = picture_of(&stock, &label);
            size_t bytes = (size_t)plain.width * (size_t)plain.height;
            CHECK(memcmp(plain.grey, copy.grey, bytes) != 0);
            check_reads(&copy, &label, stock.stock->name);
            free(plain.grey);
            free(copy.grey);
        }
    }
}

/* A number is set smaller, never shortened: its last digit is seen even in the least room. */
static void numbers_are_whole(void)
{
    for (size_t s = 0; s < stock_count(); s++) {
        struct stock_choice stock;
        CHECK(stock_choose(stock_at(s)->name, &stock, NULL));
        struct label label = sample_label(LABEL_CRATE, 2);
        label.crate.index = 88;
        label.crate.of = 99;
        str_copy(label.crate.number, sizeof label.crate.number, "1234561");
        struct picture one = picture_of(&stock, &label);
        str_copy(label.crate.number, sizeof label.crate.number, "1234568");
        struct picture other = picture_of(&stock, &label);
        label.crate.of = 98;
        struct picture fewer = picture_of(&stock, &label);
        size_t bytes = (size_t)one.width * (size_t)one.height;
        CHECK(memcmp(one.grey, other.grey, bytes) != 0);
        CHECK(memcmp(other.grey, fewer.grey, bytes) != 0);
        check_reads(&one, &label, stock.stock->name);
        free(one.grey);
        free(other.grey);
        free(fewer.grey);
    }
}

/* Of a person there is a first name and an initial, and no room for anything else: who adds a field
 * must come here and say what it is. */
static void a_person_has_no_room(void)
{
    struct label_crate all = {"42", 1,    2,       false,  "Toul",
                              "A",  0,    "bleu",  "jeu.", TEMPERATURE_AMBIENT,
                              9,    7400, "Amina", "K"};
    size_t sum = sizeof all.number + sizeof all.index + sizeof all.of + sizeof all.is_bag +
                 sizeof all.pickup + sizeof all.letter + sizeof all.rgb + sizeof all.colour +
                 sizeof all.day + sizeof all.temperature + sizeof all.lines + sizeof all.weight_g +
                 sizeof all.first_name + sizeof all.initial;
    CHECK(sizeof all - sum <= 3); /* padding behind is_bag */
    CHECK(sizeof all.initial <= 8);
}

/* A label without a press of its own is the same label. */
static void alone_or_in_a_run(void)
{
    struct stock_choice stock;
    struct bitmap alone, run;
    struct label label = sample_label(LABEL_CRATE, 5);
    CHECK(stock_choose("57x32", &stock, NULL));
    CHECK(label_bitmap(&stock, &label, &alone, NULL));
    CHECK(label_press_bitmap(press, &stock, &label, &run, NULL));
    CHECK_INT(memcmp(alone.bits, run.bits, (size_t)alone.stride * (size_t)alone.height), 0);
    bitmap_finish(&alone);
    bitmap_finish(&run);
}

/* What a bag holds is never shortened: the last letter of the longest list is seen on every paper
 * that takes bags. */
static void allergens_are_whole(void)
{
    for (size_t s = 0; s < stock_count(); s++) {
        struct stock_choice stock;
        CHECK(stock_choose(stock_at(s)->name, &stock, NULL));
        if (!label_fits(LABEL_BAG, &stock, true, NULL)) {
            continue;
        }
        struct label label = sample_label(LABEL_BAG, 2);
        char *text = label.bag.allergens;
        for (size_t i = 0; i + 1 < sizeof label.bag.allergens; i++) {
            text[i] = i % 9 == 8 ? ' ' : (char)('a' + i % 7);
        }
        text[sizeof label.bag.allergens - 1] = '\0';
        struct picture one = picture_of(&stock, &label);
        text[sizeof label.bag.allergens - 2] = 'z';
        struct picture other = picture_of(&stock, &label);
        if (memcmp(one.grey, other.grey, (size_t)one.width * (size_t)one.height) == 0) {
            fprintf(stderr, "%s: the list of allergens is cut\n", stock.stock->name);
            exit(1);
        }
        free(one.grey);
        free(other.grey);
    }
}

/* Without colours an animal is known by its drawing too, not by its name alone. */
static void a_badge_shows_its_animal_in_dots(void)
{
    static const char *const stocks[] = {"57x32", "r58", "ql29x90", "4x6"};
    for (size_t i = 0; i < sizeof stocks / sizeof *stocks; i++) {
        struct stock_choice stock;
        struct label fox = sample_label(LABEL_PAIR, 0), none = fox, bee = fox;
        struct bitmap dots[3];
        int differs[2] = {0};
        none.pair.picture[0] = '\0';
        CHECK(str_copy(bee.pair.picture, sizeof bee.pair.picture, "\U0001F41D"));
        CHECK(stock_choose(stocks[i], &stock, NULL));
        CHECK(label_bitmap(&stock, &fox, &dots[0], NULL) &&
              label_bitmap(&stock, &none, &dots[1], NULL) &&
              label_bitmap(&stock, &bee, &dots[2], NULL));
        for (int y = 0; y < dots[0].height; y++) {
            for (int x = 0; x < dots[0].width; x++) {
                bool is_ink = bitmap_ink(&dots[0], x, y);
                differs[0] += is_ink != bitmap_ink(&dots[1], x, y);
                differs[1] += is_ink != bitmap_ink(&dots[2], x, y);
            }
        }
        CHECK(differs[0] > 300 && differs[1] > 300);
        for (int k = 0; k < 3; k++) {
            bitmap_finish(&dots[k]);
        }
    }
}

int main(void)
{
    RUN(a_badge_shows_its_animal_in_dots);
    press = label_press_create(NULL);
    CHECK(press != NULL);
    RUN(alone_or_in_a_run);
    RUN(allergens_are_whole);
    RUN(knows_its_stocks);
    RUN(refuses_and_names_another);
    RUN(a_person_has_no_room);
    RUN(numbers_are_whole);
    RUN(a_copy_looks_different);
    RUN(every_kind_on_every_stock);
    RUN(month_on_a_roll);
    label_press_destroy(press);
    return 0;
}
