/* test_printer_language.c: the bytes of a small label in every language, as the makers' manuals
 * have them; which language a printer is taken to speak. */
#include "device/printer_language.h"

#include <string.h>

#include "base/str.h"
#include "device/printer_id.h"
#include "support/check.h"

/* 12 x 3: a line across, two dots at the ends, nothing. */
static struct bitmap small(void)
{
    struct bitmap dots = bitmap_blank(12, 3);
    for (int x = 0; x < 12; x++) {
        bitmap_set(&dots, x, 0);
    }
    bitmap_set(&dots, 0, 1);
    bitmap_set(&dots, 11, 1);
    return dots;
}

static const struct printer_media label_57x32 = {.dpi = 203, .width_mm = 57, .length_mm = 32};

static void check_bytes(const struct stream *got, const void *want, size_t count)
{
    for (size_t i = 0; i < got->count && i < count; i++) {
        if (got->data[i] != ((const uint8_t *)want)[i]) {
            fprintf(stderr, "byte %zu is %02x, not %02x\n", i, got->data[i],
                    ((const uint8_t *)want)[i]);
            exit(1);
        }
    }
    CHECK_INT(got->count, count);
}

/* `want` ends with the last step, of `last` bytes. */
static void check_label(enum printer_language language, struct printer_media media,
                        const void *want, size_t count, size_t last)
{
    struct bitmap dots = small();
    struct stream bytes = {0};
    size_t at = printer_write_label(language, &dots, &media, &bytes);
    check_bytes(&bytes, want, count);
    CHECK_INT(at, count - last);
    stream_finish(&bytes);
    bitmap_finish(&dots);
}
#define CHECK_LABEL(language, media, want, last)                                                   \
    check_label((language), (media), (want), sizeof(want) - 1, (last))

static void zpl_is_one_picture(void)
{
    CHECK_LABEL(PRINTER_ZPL, label_57x32,
                "^XA\n^PW12\n^LL3\n^LH0,0\n^FO0,0^GFA,6,6,2,FFF080100000^FS\n^PQ1\n^XZ\n", 4);
    struct printer_media packed = label_57x32;
    packed.is_packed = true;
    CHECK_LABEL(PRINTER_ZPL, packed,
                "^XA\n^PW12\n^LL3\n^LH0,0\n^FO0,0^GFA,6,6,2,IF,801,,^FS\n^PQ1\n^XZ\n", 4);
    struct printer_media roll = label_57x32;
    roll.length_mm = 0;
    CHECK_LABEL(PRINTER_ZPL, roll,
                "^XA\n^PW12\n^LL3\n^LH0,0\n^MNN\n^FO0,0^GFA,6,6,2,FFF080100000^FS\n^PQ1\n^XZ\n", 4);
}

static void escpos_is_raster_and_a_cut(void)
{
    CHECK_LABEL(PRINTER_ESCPOS, label_57x32,
                "\x1B@\x1Dv0\0\x02\0\x03\0\xFF\xF0\x80\x10\0\0\x1BJ\x18\x1DVB\0", 4);
}

static void tspl_and_epl_have_0_for_ink(void)
{
    CHECK_LABEL(PRINTER_TSPL, label_57x32,
                "SIZE 1.5 mm,0.37 mm\r\nGAP 3 mm,0 mm\r\nDIRECTION 0\r\nREFERENCE 0,0\r\nCLS\r\n"
                "BITMAP 0,0,2,3,1,\0\x0F\x7F\xEF\xFF\xFF\r\nPRINT 1,1\r\n",
                11);
    CHECK_LABEL(PRINTER_EPL, label_57x32,
                "\nN\nq16\nQ3,24\nGW0,0,2,3\n\0\x0F\x7F\xEF\xFF\xFF\nP1\n", 3);
}

static void dymo_is_row_by_row(void)
{
    uint8_t want[100 + 2 + 3 + 3 + 4 + 9 + 2];
    memset(want, 0x1B, 100);
    memcpy(want + 100,
           "\x1B@\x1B"
           "B\0\x1B"
           "D\x02\x1BL\0\x03\x16\xFF\xF0\x16\x80\x10\x16\0\0\x1B"
           "E",
           sizeof want - 100);
    check_label(PRINTER_DYMO, label_57x32, want, sizeof want, 2);
}

static void ql_is_720_dots_from_right_to_left(void)
{
    struct bitmap dots = bitmap_blank(696, 1);
    struct printer_media roll = {.dpi = 300, .width_mm = 62};
    struct stream bytes = {0};
    bitmap_set(&dots, 0, 0);
    bitmap_set(&dots, 695, 0);
    size_t last = printer_write_label(PRINTER_QL, &dots, &roll, &bytes);
    uint8_t want[334] = {0};
    memcpy(
        want + 200,
        "\x1B@\x1Bia\x01\x1Biz\xCE\x0A\x3E\0\x01\0\0\0\0\0\x1BiM\x40\x1BiA\x01\x1BiK\x08\x1Bid\x23"
        "\0M\0g\0Z",
        2 + 4 + 13 + 4 + 4 + 4 + 5 + 2 + 3);
    want[241 + 12 / 8] = 0x80 >> 12 % 8; /* the right end of the picture */
    want[241 + 707 / 8] = 0x80 >> 707 % 8;
    want[331] = 0x1A;
    check_bytes(&bytes, want, 332);
    CHECK_INT(last, 331);
    stream_finish(&bytes);
    bitmap_finish(&dots);
}

static void what_is_too_wide_is_refused(void)
{
    struct error err = {0};
    struct bitmap wide = bitmap_blank(812, 20);
    CHECK(!printer_label_fits(PRINTER_DYMO, &wide, &err) &&
          str_equal(err.code, "printer_too_narrow"));
    CHECK(!printer_label_fits(PRINTER_QL, &wide, NULL));
    CHECK(printer_label_fits(PRINTER_ZPL, &wide, NULL));
    bitmap_finish(&wide);
}

static enum printer_language language_of(const char *id, int told, uint16_t vendor,
                                         const char *name)
{
    struct printer_found found = {.vendor = vendor};
    size_t length = strlen(id);
    str_copy(found.name, sizeof found.name, name);
    if (length > 0) {
        size_t says = told >= 0 ? (size_t)told : length + 2;
        found.device_id[0] = (uint8_t)(says >> 8);
        found.device_id[1] = (uint8_t)says;
        memcpy(found.device_id + 2, id, length);
        found.device_id_size = length + 2;
    }
    return printer_id_language(&found);
}

static void a_printer_says_its_language(void)
{
    CHECK_INT(language_of("MFG:Zebra;MDL:ZD220;CMD:ZPL;CLS:PRINTER;", -1, 0, ""), PRINTER_ZPL);
    CHECK_INT(language_of("MANUFACTURER:Zebra; COMMAND SET: EPL2;", -1, 0, ""), PRINTER_EPL);
    CHECK_INT(language_of("MFG:X;CMD:ESC/POS;", -1, 0, ""), PRINTER_ESCPOS);
    CHECK_INT(language_of("MFG:Xprinter;CMD:TSPL,ZPL,EPL;", -1, 0, ""), PRINTER_TSPL);
    /* a length that is too long, too short for the whole, or nonsense */
    CHECK_INT(language_of("MFG:Zebra;CMD:ZPL;", 999, 0, ""), PRINTER_ZPL);
    CHECK_INT(language_of("MFG:Zebra;CMD:ZPL;", 0, 0, ""), PRINTER_ZPL);
    CHECK_INT(language_of("CMD:ZPL;CLS:PRINTER", 10, 0, ""), PRINTER_ZPL);
    CHECK_INT(language_of("CMD:ZPL", 1, 0, ""), PRINTER_ZPL);
}

static void else_its_maker_does(void)
{
    CHECK_INT(language_of("MFG:Brother;MDL:QL-700;CMD:;", -1, 0x04f9, ""), PRINTER_QL);
    CHECK_INT(language_of("", -1, 0x04f9, "Brother HL-2130"), PRINTER_LANGUAGE_NONE);
    CHECK_INT(language_of("", -1, 0x0a5f, "ZTC LP2844"), PRINTER_ZPL);
    CHECK_INT(language_of("", -1, 0x0922, "DYMO LabelWriter 450"), PRINTER_DYMO);
    CHECK_INT(language_of("", -1, 0x0922, "DYMO LabelWriter 550"), PRINTER_LANGUAGE_NONE);
    CHECK_INT(language_of("", -1, 0x1234, "Unknown"), PRINTER_LANGUAGE_NONE);
}

static void names_lead_back(void)
{
    for (int i = 0; i < PRINTER_LANGUAGE_COUNT; i++) {
        enum printer_language language = (enum printer_language)i;
        CHECK_INT(printer_language_by_name(printer_language_name(language)), i);
    }
    CHECK_INT(printer_language_by_name("pdf"), PRINTER_LANGUAGE_NONE);
}

int main(void)
{
    RUN(zpl_is_one_picture);
    RUN(escpos_is_raster_and_a_cut);
    RUN(tspl_and_epl_have_0_for_ink);
    RUN(dymo_is_row_by_row);
    RUN(ql_is_720_dots_from_right_to_left);
    RUN(what_is_too_wide_is_refused);
    RUN(a_printer_says_its_language);
    RUN(else_its_maker_does);
    RUN(names_lead_back);
    return 0;
}
