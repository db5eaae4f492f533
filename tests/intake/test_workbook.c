/* test_workbook.c: sheets of workbooks come out cell for cell, and what cannot be read is refused
 * by name. */
#include <string.h>

#include "intake/books.h"
#include "intake/table.h"
#include "support/check.h"

static const char *sheet_cells(const char *sheet)
{
    return book_cells(book_of_xlsx(&(struct book_xlsx){.sheets = {sheet}}), -1);
}

#define ROWS(rows) "<sheetData>" rows "</sheetData>"

static void xlsx_cells_come_out_as_stored(void)
{
    static const struct {
        const char *sheet, *cells;
    } cases[] = {
        {ROWS("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>0.5</v></c></row>"), "1:1||0.5"},
        {ROWS("<row><c><v>1</v></c><c t=\"b\"><v>1</v></c></row><row><c><v>2</v></c></row>"),
         "1:1|TRUE/2:2"},
        /* Rows that are left out are blank records; blank ones at the end are not there. */
        {ROWS("<row r=\"2\"><c r=\"B2\" t=\"str\"><v>x</v></c></row><row r=\"4\"><c r=\"A4\" "
              "t=\"e\"><v>#N/A</v></c><c r=\"B4\" s=\"0\"/></row><row r=\"9\"><c r=\"A9\"/></row>"),
         "1:/2:|x/3:/4:#N/A"},
        {ROWS("<row><c t=\"inlineStr\"><is><r><t>Œufs </t></r><r><t>bio</t></r><rPh><t>?</t></rPh>"
              "</is></c></row>"),
         "1:Œufs bio"},
        {ROWS("<row><c t=\"inlineStr\"><is><t>a_x000D__x000A_b_x0041_ _xZZZZ_</t></is></c></row>"),
         "1:a\r\nbA _xZZZZ_"},
        {ROWS("<row><c t=\"inlineStr\"><is><t>1.</t></is><v>1.0</v></c><c t=\"inlineStr\"><v>2</v>"
              "</c></row>"),
         "1:1.|2"},
        {ROWS("<row><c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c><v>3</v></c></row>"), "1:2||3"},
        {ROWS("<row><c><v>9.52E+12</v></c><c><v>0.1</v></c><c><v>1E-3</v></c><c><v>-2.50</v></c>"
              "<c><v>0.30000000000000004</v></c><c><v>1.0</v></c></row>"),
         "1:9520000000000|0.1|0.001|-2.5|0.30000000000000004|1"},
        {ROWS("<row><c t=\"d\"><v>2025-11-03T00:00:00.000Z</v></c><c t=\"d\"><v>2025-11-03T14:30:00"
              "</v></c></row>"),
         "1:2025-11-03|2025-11-03T14:30:00"},
        {ROWS("<row r=\"2\"><c/></row><row r=\"1\"><c/></row>"), "workbook_broken"},
        {ROWS("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
         "workbook_broken"},
        {ROWS("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "workbook_broken"},
        {ROWS("<row r=\"1048577\"><c><v>1</v></c></row>"), "workbook_too_large"},
        {ROWS("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), "too_many_columns"},
        {ROWS("<row r=\"1\">"), "workbook_broken"},
        {ROWS("<row r=\"1\"><c><v>&nbsp;</v></c></row>"), "workbook_broken"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_STR(sheet_cells(cases[i].sheet), cases[i].cells);
    }
}

static void shared_strings_may_be_rich_and_empty(void)
{
    struct book_xlsx book = {
        .sheets = {ROWS("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
                        "<c t=\"s\"><v>3</v></c></row>")},
        .strings = "<si><t xml:space=\"preserve\"> Lait </t></si><si/><si><r><t>Fa</t></r><r><rPr/>"
                   "<t>rine</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t>x</t></si>"};
    CHECK_STR(book_cells(book_of_xlsx(&book), -1), "1: Lait ||Farine|x");
}

static void what_only_c_calls_a_number_is_text(void)
{
    struct book_xlsx book = {.sheets = {ROWS("<row><c><v>0x10</v></c><c><v>1e2</v></c><c><v>nan"
                                             "</v></c><c><v>-.5</v></c></row>")}};
    CHECK_STR(book_cells(book_of_xlsx(&book), -1), "1:0x10|100|nan|-0.5");
}

static void dates_are_iso(void)
{
    struct book_xlsx book = {
        .sheets = {ROWS("<row><c s=\"1\"><v>45964</v></c><c s=\"2\"><v>45964.604166666664</v></c>"
                        "<c s=\"3\"><v>0.5</v></c><c s=\"4\"><v>1.25</v></c><c s=\"5\"><v>45964"
                        "</v></c><c s=\"0\"><v>45964</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>1"
                        "</v></c></row>")},
        .styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-40C]dddd d mmm yyyy\"/>"
                  "<numFmt numFmtId=\"171\" formatCode=\"0.00&quot; dmy&quot;\"/></numFmts>"
                  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
                  "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"20\"/>"
                  "<xf numFmtId=\"46\"/><xf numFmtId=\"171\"/></cellXfs>"};
    CHECK_STR(book_cells(book_of_xlsx(&book), -1),
              "1:2025-11-03|2025-11-03T14:30:00|12:00:00|30:00:00|45964|45964|1900-02-29|"
              "1900-01-01");
    book.book = "<workbookPr date1904=\"1\"/><extLst><ext><x:workbookPr a=\"1\"/></ext></extLst>";
    book.sheets[0] = ROWS("<row><c s=\"1\"><v>44502</v></c></row>");
    CHECK_STR(book_cells(book_of_xlsx(&book), -1), "1:2025-11-03");
    CHECK_STR(book_serials(book_of_xlsx(&book)), "1:44502");
}

static void sheets_are_chosen(void)
{
    struct book_xlsx book = {.sheets = {ROWS("<row><c><v>1</v></c></row>"), ROWS(""),
                                        ROWS("<row><c><v>3</v></c></row>")},
                             .state = "state=\"hidden\""};
    CHECK_STR(book_cells(book_of_xlsx(&book), -1), "1:3");
    CHECK_STR(book_cells(book_of_xlsx(&book), 0), "1:1");
    struct bytes bytes = book_of_xlsx(&book);
    struct table table = {0};
    struct problem problem = {0};
    CHECK(table_open_bytes(&bytes, "f", &table, &problem) && table_is_workbook(&table));
    CHECK_INT(table_sheet_count(&table), 3);
    CHECK_STR(table_sheet(&table, 1).name, "Deux");
    CHECK(table_sheet(&table, 0).is_hidden && !table_sheet(&table, 1).is_hidden);
    table_finish(&table);
}

static bool pass(void *context, const struct table_record *record)
{
    (void)context;
    (void)record;
    return true;
}

static void formulas_without_result_are_counted(void)
{
    struct book_xlsx book = {
        .sheets = {ROWS("<row r=\"3\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c r=\"B3\"><f>A3*2</f></c>"
                        "<c r=\"C3\"><f>A3</f><v/></c></row>")}};
    struct bytes bytes = book_of_xlsx(&book);
    struct table table = {0};
    struct problem problem = {0};
    uint32_t row;
    CHECK(table_open_bytes(&bytes, "f", &table, &problem));
    CHECK(table_read(&table, pass, NULL, &problem));
    CHECK_INT(table_unsolved(&table, &row), 2);
    CHECK_INT(row, 3);
    table_finish(&table);
}

static void merged_ranges_are_told(void)
{
    struct book_xlsx book = {
        .sheets = {
            ROWS("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>") "<mergeCells><mergeCell "
                                                                "ref=\"B2:D3\"/><mergeCell "
                                                                "ref=\"A5:A6\"/></mergeCells>"}};
    struct bytes bytes = book_of_xlsx(&book);
    struct table table = {0};
    struct problem problem = {0};
    const struct table_range *ranges, *range;
    size_t count;
    CHECK(table_open_bytes(&bytes, "f", &table, &problem));
    CHECK(table_ranges(&table, &ranges, &count, &problem));
    CHECK_INT(count, 2);
    range = table_range_at(ranges, count, 3, 3);
    CHECK(range != NULL && range->first_row == 2 && range->first_column == 1);
    CHECK(table_range_at(ranges, count, 3, 4) == NULL);
    CHECK(table_range_at(ranges, count, 6, 0) == &ranges[1]);
    table_finish(&table);
}

#define ODS_TYPE    "application/vnd.oasis.opendocument.spreadsheet"
#define TABLE(rows) "<table:table table:name=\"Un\">" rows "</table:table>"
#define ROW(cells)  "<table:table-row>" cells "</table:table-row>"
#define TEXT(text)                                                                                 \
    "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define TYPED(type, value)                                                                         \
    "<table:table-cell office:value-type=\"" type "\" " value                                      \
    "><text:p>?</text:p></table:table-cell>"

static const char *ods_cells(const char *tables)
{
    char content[8000];
    snprintf(content, sizeof content,
             "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "
             "xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"h\" "
             "style:family=\"table\"><style:table-properties table:display=\"false\"/>"
             "</style:style></office:automatic-styles><office:body><office:spreadsheet>%s"
             "</office:spreadsheet></office:body></office:document-content>",
             tables);
    struct book_part parts[] = {{"mimetype", ODS_TYPE, 0}, {"content.xml", content, 0}};
    return book_cells(book_zip(parts, 2), -1);
}

static void ods_cells_come_out_as_stored(void)
{
    static const struct {
        const char *tables, *cells;
    } cases[] = {
        {TABLE(ROW(TEXT("a") TYPED("float", "office:value=\"0.50\"")
                       TYPED("boolean", "office:boolean-value=\"true\""))),
         "1:a|0.5|TRUE"},
        {TABLE(ROW(TYPED("date", "office:date-value=\"2025-11-03\"")
                       TYPED("date", "office:date-value=\"2025-11-03T14:30:00.5\"")
                           TYPED("time", "office:time-value=\"PT14H30M00S\"")
                               TYPED("percentage", "office:value=\"0.055\""))),
         "1:2025-11-03|2025-11-03T14:30:00|14:30:00|0.055"},
        {TABLE(ROW(TEXT(
             "un<text:s text:c=\"2\"/>deux\n  <text:span>trois</text:span><text:tab/>"
             "<office:annotation><text:p>caché</text:p></office:annotation>!") "<table:table-cell><"
                                                                               "text:p>x</"
                                                                               "text:p><text:p>y</"
                                                                               "text:p></"
                                                                               "table:table-"
                                                                               "cell>")),
         "1:un  deux trois\t!|x\ny"},
        {TABLE(ROW("<table:table-cell table:number-columns-repeated=\"2\"/>" TEXT(
             "c") "<table:table-cell table:number-columns-repeated=\"16381\"/>") "<table:table-row "
                                                                                 "table:number-"
                                                                                 "rows-repeated="
                                                                                 "\"2\"><table:"
                                                                                 "table-cell "
                                                                                 "table:number-"
                                                                                 "columns-repeated="
                                                                                 "\"2\"><text:p>d</"
                                                                                 "text:p></"
                                                                                 "table:table-cell>"
                                                                                 "</"
                                                                                 "table:table-row><"
                                                                                 "table:table-row "
                                                                                 "table:number-"
                                                                                 "rows-repeated="
                                                                                 "\"1048573\">"
                                                                                 "<table:table-"
                                                                                 "cell/></"
                                                                                 "table:table-"
                                                                                 "row>"),
         "1:||c/2:d|d/3:d|d"},
        {TABLE(ROW("<table:table-cell table:number-columns-spanned=\"2\"><text:p>m</text:p>"
                   "</table:table-cell><table:covered-table-cell><text:p>no</text:p>"
                   "</table:covered-table-cell>" TEXT("z"))),
         "1:m||z"},
        {"<table:table table:name=\"Caché\" table:style-name=\"h\">" ROW(
             TEXT("no")) "</table:table>" TABLE(ROW(TEXT("oui"))),
         "1:oui"},
        {TABLE(ROW("<table:table-cell office:value-type=\"string\" office:string-value=\"v\">"
                   "<text:p>shown</text:p></table:table-cell>")),
         "1:v"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_STR(ods_cells(cases[i].tables), cases[i].cells);
    }
}

static void ods_without_measure_is_refused(void)
{
    static const struct {
        const char *tables, *code;
    } cases[] = {
        {TABLE("<table:table-row table:number-rows-repeated=\"1048577\">" TEXT(
             "x") "</table:table-row>"),
         "workbook_too_large"},
        {TABLE("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
               "table:number-columns-repeated=\"1000\"><text:p>x</text:p></table:table-cell>"
               "</table:table-row>"),
         "workbook_too_large"},
        {TABLE(ROW("<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p>"
                   "</table:table-cell>")),
         "too_many_columns"},
        {TABLE(ROW("<table:table-cell>")), "workbook_broken"},
        {"", "workbook_empty"},
        {TABLE(ROW("<table:table-cell/>")), "workbook_empty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_STR(ods_cells(cases[i].tables), cases[i].code);
    }
}

static void what_is_no_workbook_is_named(void)
{
    struct book_part text[] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0}};
    CHECK_STR(book_cells(book_zip(text, 1), -1), "file_document");
    struct book_part photo[] = {{"photo.jpg", "x", 0}};
    CHECK_STR(book_cells(book_zip(photo, 1), -1), "file_zip");
    struct book_part numbers[] = {{"Index/Document.iwa", "x", 0}};
    CHECK_STR(book_cells(book_zip(numbers, 1), -1), "file_numbers");
    struct book_part locked[] = {
        {"mimetype", ODS_TYPE, 0},
        {"META-INF/manifest.xml",
         "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/>"
         "</manifest:file-entry></manifest:manifest>",
         0},
        {"content.xml", "\x8F\x01\x77", 0}};
    CHECK_STR(book_cells(book_zip(locked, 3), -1), "file_password");
#define RELATION(target)                                                                           \
    "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"" target      \
    "\"/></Relationships>"
    struct book_part binary[] = {{"_rels/.rels", RELATION("xl/workbook.bin"), 0}};
    CHECK_STR(book_cells(book_zip(binary, 1), -1), "file_xlsb");
    struct book_part word[] = {{"_rels/.rels", RELATION("word/document.xml"), 0}};
    CHECK_STR(book_cells(book_zip(word, 1), -1), "file_document");
    struct book_part entity[] = {
        {"_rels/.rels", "<!DOCTYPE x [<!ENTITY a \"b\">]>" RELATION("xl/workbook.xml"), 0}};
    CHECK_STR(book_cells(book_zip(entity, 1), -1), "file_doctype");
    struct book_part lost[] = {{"_rels/.rels", RELATION("../../etc/passwd"), 0}};
    CHECK_STR(book_cells(book_zip(lost, 1), -1), "workbook_broken");
}

int main(void)
{
    RUN(xlsx_cells_come_out_as_stored);
    RUN(shared_strings_may_be_rich_and_empty);
    RUN(what_only_c_calls_a_number_is_text);
    RUN(dates_are_iso);
    RUN(sheets_are_chosen);
    RUN(formulas_without_result_are_counted);
    RUN(merged_ranges_are_told);
    RUN(ods_cells_come_out_as_stored);
    RUN(ods_without_measure_is_refused);
    RUN(what_is_no_workbook_is_named);
    return 0;
}
