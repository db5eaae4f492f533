/* test_xls.c: sheets of Excel 97 come out cell for cell; broken ones are refused. */
#include <string.h>

#include "intake/books.h"
#include "intake/table.h"
#include "support/check.h"

static struct book_stream book;

static const char *cells(void)
{
    book_record(&book, 0x000A, "", 0);
    return book_cells(book_of_ole(&book, "Workbook"), -1);
}

static void number(unsigned row, unsigned column, unsigned format, double value)
{
    book_cell(&book, 0x0203, row, column, format, &value, sizeof value);
}

#define RECORD(id, size) (char)((id)&0xFF), (char)((id) >> 8), (size), 0

static void kinds_of_cells(void)
{
    static const char integer[] = {12 << 2 | 2, 0, 0, 0},
                      hundredth[] = {(char)(50 << 2 | 3), 0, 0, 0};
    static const char many[] = {2, 0, 0,          0, /* row, first column */
                                0, 0, 1 << 2 | 2, 0, 0, 0, 0, 0, 2 << 2 | 2, 0, 0, 0, 1, 0};
    static const char label[] = {3, 0, 0, 'L', 'a', (char)0xE9}, yes[] = {1, 0}, error[] = {42, 1};
    static const char wide[] = {1, 0, 1, 0x53, 0x01}; /* œ */
    static const char result[] = {0, 0, 0, 0, 0, 0, (char)0xFF, (char)0xFF, 0, 0, 0, 0, 0, 0};
    static const char truth[] = {1, 0, 1, 0, 0, 0, (char)0xFF, (char)0xFF, 0, 0, 0, 0, 0, 0};
    book_begin_xls(&book, NULL, 0);
    number(0, 0, 0, 0.5);
    number(0, 1, 1, 45964);
    book_cell(&book, 0x027E, 0, 2, 0, integer, sizeof integer);
    book_cell(&book, 0x027E, 0, 3, 0, hundredth, sizeof hundredth);
    book_record(&book, 0x00BD, many, sizeof many);
    book_cell(&book, 0x0204, 3, 0, 0, label, sizeof label);
    book_cell(&book, 0x0204, 3, 1, 0, wide, sizeof wide);
    book_cell(&book, 0x0205, 3, 2, 0, yes, sizeof yes);
    book_cell(&book, 0x0205, 3, 3, 0, error, sizeof error);
    book_cell(&book, 0x0006, 4, 0, 0, result, sizeof result);
    book_record(&book, 0x0207, label, sizeof label);
    book_cell(&book, 0x0006, 4, 1, 0, truth, sizeof truth);
    CHECK_STR(cells(), "1:0.5|2025-11-03|12|0.5/2:/3:1|2/4:Laé|œ|TRUE|#N/A/5:Laé|TRUE");
}

static void cells_in_any_order(void)
{
    book_begin_xls(&book, NULL, 0);
    number(2, 1, 0, 4);
    number(0, 1, 0, 2);
    number(0, 0, 0, 1);
    number(2, 1, 0, 5); /* the later one counts */
    CHECK_STR(cells(), "1:1|2/2:/3:|5");
}

static void shared_strings_go_on(void)
{
    /* "abcd" cut behind "ab"; the rest is said anew to be wide. Then "ef" with a format inside. */
    static const char table[] = {RECORD(0x00FC, 13),
                                 2,
                                 0,
                                 0,
                                 0,
                                 99,
                                 0,
                                 0,
                                 0,
                                 4,
                                 0,
                                 0,
                                 'a',
                                 'b',
                                 RECORD(0x003C, 16),
                                 1,
                                 'c',
                                 0,
                                 'd',
                                 0,
                                 2,
                                 0,
                                 8,
                                 1,
                                 0,
                                 'e',
                                 'f',
                                 0,
                                 0,
                                 0,
                                 0};
    static const char first[4] = {0}, second[4] = {1}, third[4] = {2};
    book_begin_xls(&book, table, sizeof table);
    book_cell(&book, 0x00FD, 0, 0, 0, second, 4);
    book_cell(&book, 0x00FD, 1, 0, 0, first, 4);
    CHECK_STR(cells(), "1:ef/2:abcd");
    book_begin_xls(&book, table, sizeof table);
    book_cell(&book, 0x00FD, 0, 0, 0, third, 4);
    CHECK_STR(cells(), "workbook_broken");
}

static void what_is_set_for_the_workbook(void)
{
    static const char since_1904[] = {RECORD(0x0022, 2), 1, 0};
    static const char password[] = {RECORD(0x002F, 4), 0, 0, 0, 0};
    book_begin_xls(&book, since_1904, sizeof since_1904);
    number(0, 0, 1, 44502);
    CHECK_STR(cells(), "1:2025-11-03");
    CHECK_STR(book_serials(book_of_ole(&book, "Workbook")), "1:44502");
    book_begin_xls(&book, password, sizeof password);
    CHECK_STR(cells(), "file_password");
}

static void merged_ranges(void)
{
    static const char ranges[] = {1, 0, 0, 0, 1, 0, 2, 0, 3, 0};
    struct table table = {0};
    struct problem problem = {0};
    const struct table_range *found;
    size_t count;
    book_begin_xls(&book, NULL, 0);
    number(0, 0, 0, 1);
    book_record(&book, 0x00E5, ranges, sizeof ranges);
    book_record(&book, 0x000A, "", 0);
    struct bytes bytes = book_of_ole(&book, "Workbook");
    CHECK(table_open_bytes(&bytes, "f", &table, &problem));
    CHECK(table_ranges(&table, &found, &count, &problem));
    CHECK(count == 1 && found->first_row == 1 && found->last_row == 2);
    CHECK(found->first_column == 2 && found->last_column == 3);
    table_finish(&table);
}

static void broken_ones_are_refused(void)
{
    book_begin_xls(&book, NULL, 0);
    number(0, 0, 0, 1);
    CHECK_STR(book_cells(book_of_ole(&book, "Workbook"), -1), "workbook_broken"); /* no end */
    CHECK_STR(book_cells(book_of_ole(&book, "EncryptedPackage"), -1), "file_password");
    CHECK_STR(book_cells(book_of_ole(&book, "WordDocument"), -1), "file_document");
    book_record(&book, 0x000A, "", 0);
    CHECK_STR(book_cells(book_of_ole(&book, "WORKBOOK"), -1), "1:1");
    for (size_t i = 0; i < 4; i++) {
        struct bytes bytes = book_of_ole(&book, "Workbook");
        unsigned char *table = (unsigned char *)bytes.data + 512;
        switch (i) {
        case 0: memcpy(table + 8, "\2\0\0\0", 4); break;           /* a chain in a circle */
        case 1: memcpy(table + 8, "\xFF\xFF\0\0", 4); break;       /* out of the file */
        case 2: memcpy(bytes.data + 76, "\xFF\xFF\0\0", 4); break; /* no table */
        default: bytes.length = 700; break;                        /* cut */
        }
        const char *said = book_cells(bytes, -1);
        CHECK(strcmp(said, "workbook_broken") == 0 || (i == 0 && strcmp(said, "1:1") == 0) ||
              (i > 1 && strcmp(said, "file_document") == 0));
    }
    book_begin_xls(&book, NULL, 0);
    memcpy(book.bytes + 4, "\0\2", 2);
    CHECK_STR(cells(), "file_old_excel");
}

int main(void)
{
    RUN(kinds_of_cells);
    RUN(cells_in_any_order);
    RUN(shared_strings_go_on);
    RUN(what_is_set_for_the_workbook);
    RUN(merged_ranges);
    RUN(broken_ones_are_refused);
    return 0;
}
