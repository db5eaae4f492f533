/* test_stock.c: papers that people add themselves, and the pages that show how far off a printer
 * prints. */
#include "label/stock.h"

#include <math.h>

#include "base/str.h"
#include "label/label.h"
#include "label/reader.h"
#include "label/samples.h"
#include "support/check.h"

static void own_papers_come_back_from_their_line(void)
{
    static const char *const lines[] = {
        ("name=bocaux;says=Bocaux;sheet=2x5;size=99.10x57.00;at=4.65x6.00;pitch=101.60x57.00;"
         "margin=4.00x3.00"),
        "name=vieux-rouleau;says=;roll=448x300@203;margin=1.00x1.00",
        "name=etroit;says=Étroit;roll=991x200@300;turned;margin=1.50x1.50",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct stock_own own;
        struct error err = {0};
        char line[LIMIT_SETTING_VALUE];
        if (!stock_own_read(lines[i], &own, &err)) {
            fprintf(stderr, "%s\n", err.text);
            exit(1);
        }
        CHECK(stock_own_write(&own, line, sizeof line));
        CHECK_STR(line, lines[i]);
    }
}

static void own_papers_are_drawn_on(void)
{
    struct stock_own own, copy;
    CHECK(stock_own_read("name=grand;sheet=2x5;size=99,1x57;at=4.65x6;pitch=101.6x57;margin=4x3",
                         &own, NULL));
    copy = own;
    CHECK(stock_own_make(&copy, NULL)); /* its names are its own */
    struct stock_choice choice = stock_own_choice(&copy);
    CHECK_INT(stock_per_sheet(choice.stock), 10);
    CHECK_INT(lround(choice.stock->width_mm * 100), 9910);
    CHECK(label_fits(LABEL_PLACE, &choice, false, NULL));
    CHECK(stock_own_read("name=rouleau;roll=448x300@203;margin=1x1", &own, NULL));
    choice = stock_own_choice(&own);
    struct label label = sample_label(LABEL_CRATE, 4);
    struct bitmap bitmap;
    CHECK(label_bitmap(&choice, &label, &bitmap, NULL));
    CHECK_INT(bitmap.width, 448);
    CHECK_INT(bitmap.height, 300);
    bitmap_finish(&bitmap);
    CHECK(stock_own_read("name=mini;roll=200x100@203;margin=1x1", &own, NULL));
    choice = stock_own_choice(&own);
    struct error err = {0};
    CHECK(!label_bitmap(&choice, &label, &bitmap, &err)); /* too small for any code: says so */
    CHECK_STR(err.code, "label_too_small");
}

static void own_papers_that_cannot_be(void)
{
    static const char *const lines[] = {
        "",
        "name=",
        "name=Grand;roll=448x300@203",
        "name=r58;roll=448x300@203",
        "name=x;roll=448x300@204",
        "name=x;roll=448x300",
        "name=x;roll=0x300@203",
        "name=x;roll=99999x99999@203",
        "name=x;roll=448x300@203;margin=30x1",
        "name=x;roll=448x300@203;margin=-1x1",
        "name=x;sheet=3x8",
        "name=x;sheet=3x8;size=70x37;at=1x0;pitch=70x37;margin=5x4",
        "name=x;sheet=3x9;size=70x37;at=0x0;pitch=70x37;margin=5x4",
        "name=x;sheet=3x8;size=70x37;at=0x0;pitch=60x37;margin=5x4",
        "name=x;sheet=3x8;size=70x37;at=0x0;pitch=70x37;margin=35x4",
        "name=x;sheet=0x8;size=70x37;at=0x0;pitch=70x37;margin=5x4",
        "name=x;sheet=99999x99999;size=70x37;at=0x0;pitch=70x37;margin=5x4",
        "name=x;sheet=3x8;size=70;at=0x0;pitch=70x37;margin=5x4",
        "name=x;sheet=3x8;size=70x37;at=0x0;pitch=70x37;margin=5x4;colour=red",
        "name=x;says=this goes on and on and on and on and on and on and on and on and on;x",
        "name=a-name-that-is-too-long;roll=448x300@203",
        ";;;;",
        "roll=448x300@203;turned=1;name=x",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct stock_own own = {.columns = -7};
        struct error err = {0};
        if (stock_own_read(lines[i], &own, &err)) {
            fprintf(stderr, "should be refused: %s\n", lines[i]);
            exit(1);
        }
        CHECK_STR(err.code, "own_stock");
        CHECK(strlen(err.text) > 20);
        CHECK_INT(own.columns, -7);
    }
}

/* The ruler of a roll stays on it, is not empty, and its code opens the help. */
static void rolls_have_a_ruler(void)
{
    struct label_press *press = label_press_create(NULL);
    CHECK(press != NULL);
    for (size_t s = 0; s < stock_count(); s++) {
        struct stock_choice stock;
        CHECK(stock_choose(stock_at(s)->name, &stock, NULL));
        if (stock.stock->medium == STOCK_SHEET) {
            continue;
        }
        struct bitmap bitmap;
        char text[READER_TEXT] = "";
        CHECK(label_ruler_bitmap(press, &stock, &bitmap, NULL));
        uint8_t *grey = calloc((size_t)bitmap.width, (size_t)bitmap.height);
        CHECK(grey != NULL);
        for (int y = 0; y < bitmap.height; y++) {
            for (int x = 0; x < bitmap.width; x++) {
                grey[y * bitmap.width + x] = bitmap_ink(&bitmap, x, y) ? 0 : 255;
            }
        }
        if (!reader_zxing(grey, bitmap.width, bitmap.height, text)) {
            fprintf(stderr, "%s: no code on its ruler\n", stock.stock->name);
            exit(1);
        }
        CHECK_INT(code_read(text).serial, COMMAND_CODE_HELP);
        free(grey);
        bitmap_finish(&bitmap);
    }
    label_press_destroy(press);
}

int main(void)
{
    RUN(own_papers_come_back_from_their_line);
    RUN(own_papers_are_drawn_on);
    RUN(own_papers_that_cannot_be);
    RUN(rolls_have_a_ruler);
    return 0;
}
