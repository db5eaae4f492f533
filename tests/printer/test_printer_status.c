/* test_printer_status.c: what printers answer, byte by byte, in states. */
#include <string.h>

#include "device/printer_language.h"
#include "device/printer_port.h"
#include "support/check.h"

static struct printer_status read(enum printer_language language, const void *bytes, size_t count)
{
    struct printer_status status = {0};
    CHECK(printer_read_answer(language, NULL, bytes, count, &status));
    return status;
}
#define READ(language, text) read((language), (text), sizeof(text) - 1)

static void nothing(enum printer_language language, const char *bytes)
{
    struct printer_status status = {.width_mm = 7};
    CHECK(!printer_read_answer(language, NULL, (const uint8_t *)bytes, strlen(bytes), &status));
    CHECK_INT(status.width_mm, 7);
}

static void zpl_has_three_lines(void)
{
    struct printer_status status = READ(PRINTER_ZPL, "\x02"
                                                     "030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
                                                     "\x02"
                                                     "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02"
                                                     "1234,0\x03\r\n");
    CHECK(status.troubles == 0 && status.is_done && !status.is_busy);
    status = READ(PRINTER_ZPL, "\x02"
                               "030,1,1,1245,001,0,0,0,000,0,0,0\x03\r\n"
                               "\x02"
                               "000,0,0,0,0,2,4,0,00000001,1,000\x03\r\n");
    CHECK(status.troubles == PRINTER_PAPER_OUT && status.is_busy && !status.is_done);
    status = READ(PRINTER_ZPL, "\x02"
                               "030,0,0,1245,000,0,0,0,000,0,0,1\x03\r\n"
                               "\x02"
                               "000,0,1,1,0,2,4,0,00000000,1,000\x03\r\n");
    CHECK(status.troubles == (PRINTER_HEAD_HOT | PRINTER_COVER_OPEN | PRINTER_RIBBON_OUT));
    status = READ(PRINTER_ZPL, "\x02"
                               "030,0,1,1245,000,0,0,0,000,0,0,0\x03\r\n"
                               "\x02"
                               "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n");
    CHECK(status.troubles == PRINTER_PAUSED);
    nothing(PRINTER_ZPL, "");
    nothing(PRINTER_ZPL, "\x02"
                         "030,1,0,1245,000,0,0,0,000,0,0,0\x03\r\n"); /* half */
    nothing(PRINTER_ZPL, "\x02"
                         "030,1,x,1245,000\x03\x02"
                         "000\x03");
}

static void tspl_has_one_byte(void)
{
    CHECK(READ(PRINTER_TSPL, "\0").is_done);
    CHECK(READ(PRINTER_TSPL, "\x20").is_busy && !READ(PRINTER_TSPL, "\x20").is_done);
    CHECK_INT(READ(PRINTER_TSPL, "\x04").troubles, PRINTER_PAPER_OUT);
    CHECK_INT(READ(PRINTER_TSPL, "\x41").troubles, PRINTER_COVER_OPEN);
    CHECK_INT(READ(PRINTER_TSPL, "\x0A").troubles, PRINTER_JAM | PRINTER_RIBBON_OUT);
    CHECK_INT(READ(PRINTER_TSPL, "\0\x10").troubles, PRINTER_PAUSED);
}

static void escpos_has_four_and_one_in_turn(void)
{
    struct printer_status status = READ(PRINTER_ESCPOS, "\x12\x12\x12\x12\0");
    CHECK(status.troubles == 0 && status.is_done);
    status = READ(PRINTER_ESCPOS, "\x12\x12\x12\x12");
    CHECK(status.is_busy && !status.is_done);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x1A\x32\x12\x72").troubles, PRINTER_PAPER_OUT);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x1A\x16\x12\x12").troubles, PRINTER_COVER_OPEN);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x1A\x52\x52\x12").troubles, PRINTER_HEAD_HOT);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x1A\x52\x1A\x12").troubles, PRINTER_CUTTER);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x12\x12\x12\x1E").troubles, PRINTER_PAPER_LOW);
    CHECK_INT(READ(PRINTER_ESCPOS, "\x1A\x12\x12\x12").troubles, PRINTER_ERROR);
    nothing(PRINTER_ESCPOS, "\x12\x12\x12");
}

static void ql_has_32_bytes(void)
{
    struct printer_media roll = {.dpi = 300, .width_mm = 62};
    uint8_t b[33] = {0x80, 0x20, 0x42, 0x34};
    struct printer_status status;
    b[10] = 62;
    b[11] = 0x0A;
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status));
    CHECK(status.troubles == 0 && !status.is_done && status.width_mm == 62);
    b[18] = 1;
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status) && status.is_done);
    b[10] = 29;
    b[11] = 0x0B;
    b[17] = 90;
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status));
    CHECK_INT(status.troubles, PRINTER_WRONG_ROLL);
    roll = (struct printer_media){.dpi = 300, .width_mm = 29, .length_mm = 90};
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status) && status.is_done);
    b[18] = 2;
    b[8] = 0x02;
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status));
    CHECK(status.troubles == PRINTER_PAPER_OUT && status.has_failed && !status.is_done);
    b[8] = 0;
    b[9] = 0x10;
    CHECK(printer_read_answer(PRINTER_QL, &roll, b, 32, &status));
    CHECK_INT(status.troubles, PRINTER_COVER_OPEN);
    CHECK(!printer_read_answer(PRINTER_QL, &roll, b, 31, &status));
}

static void epl_and_dymo(void)
{
    CHECK_INT(READ(PRINTER_EPL, "00\r\n").troubles, 0);
    CHECK(!READ(PRINTER_EPL, "00\r\n").is_done); /* answers at once */
    CHECK_INT(READ(PRINTER_EPL, "00\r\n07\r\n").troubles, PRINTER_PAPER_OUT);
    CHECK_INT(READ(PRINTER_EPL, "11\n").troubles, PRINTER_COVER_OPEN);
    CHECK_INT(READ(PRINTER_EPL, "04\n").troubles, PRINTER_ERROR);
    nothing(PRINTER_EPL, "07");
    nothing(PRINTER_EPL, "123\r");
    CHECK(READ(PRINTER_DYMO, "\x03").is_done);
    CHECK(READ(PRINTER_DYMO, "\x20").troubles == PRINTER_PAPER_OUT);
    CHECK(READ(PRINTER_DYMO, "\x80").troubles == PRINTER_ERROR);
    nothing(PRINTER_DYMO, "");
}

static void the_port_says_paper_and_error(void)
{
    CHECK_INT(printer_read_port(0x18).troubles, 0);
    CHECK_INT(printer_read_port(0x38).troubles, PRINTER_PAPER_OUT);
    CHECK_INT(printer_read_port(0x10).troubles, PRINTER_ERROR);
}

int main(void)
{
    RUN(zpl_has_three_lines);
    RUN(tspl_has_one_byte);
    RUN(escpos_has_four_and_one_in_turn);
    RUN(ql_has_32_bytes);
    RUN(epl_and_dymo);
    RUN(the_port_says_paper_and_error);
    return 0;
}
