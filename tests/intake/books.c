/* books.c: zips in memory, and the cells of what is in them. */
#include "intake/books.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "intake/table.h"
#include "support/check.h"

struct bytes book_zip(const struct book_part *parts, size_t count)
{
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
    CHECK(out != NULL);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    CHECK(zip != NULL);
    for (size_t i = 0; i < count; i++) {
        size_t size = parts[i].size > 0 ? parts[i].size : strlen(parts[i].text);
        zip_source_t *in = zip_source_buffer(zip, parts[i].text, size, 0);
        zip_int64_t index = zip_file_add(zip, parts[i].path, in, 0);
        CHECK(index >= 0);
        /* Stored, so that a fuzz target's runs are short. */
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
        zip_file_set_mtime(zip, (zip_uint64_t)index, 1764144000, 0);
    }
    CHECK(zip_close(zip) == 0);
    zip_stat_t stat;
    CHECK(zip_source_stat(out, &stat) == 0 && zip_source_open(out) == 0);
    struct bytes bytes = {.data = malloc(stat.size + 1), .length = stat.size};
    CHECK(bytes.data != NULL);
    CHECK_INT(zip_source_read(out, bytes.data, stat.size), stat.size);
    bytes.data[stat.size] = '\0';
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char *wrapped(const char *root, const char *inside, char **keep)
{
    size_t size = strlen(inside) + 200;
    *keep = malloc(size);
    CHECK(*keep != NULL);
    snprintf(*keep, size, "<?xml version=\"1.0\"?><%s xmlns=\"" MAIN "\">%s</%s>", root, inside,
             root);
    return *keep;
}

struct bytes book_of_xlsx(const struct book_xlsx *xlsx)
{
    static const char *const names[] = {"Un", "Deux", "Trois", "Quatre"};
    char book[2000], relations[2000], paths[4][32], *kept[6] = {NULL};
    struct book_part parts[10] = {
        {"_rels/.rels",
         "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"r1\" Type=\"" REL
         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
         0},
        {"xl/workbook.xml", book, 0},
        {"xl/_rels/workbook.xml.rels", relations, 0},
    };
    size_t count = 3;
    int b =
        snprintf(book, sizeof book, "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" REL "\">%s<sheets>",
                 xlsx->book == NULL ? "" : xlsx->book);
    int r = snprintf(relations, sizeof relations, "<Relationships xmlns=\"" PACKAGE "\">");
    for (int i = 0; i < 4 && xlsx->sheets[i] != NULL; i++) {
        b += snprintf(book + b, sizeof book - (size_t)b,
                      "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\" %s/>", names[i], i + 1, i + 1,
                      i == 0 && xlsx->state != NULL ? xlsx->state : "");
        r += snprintf(relations + r, sizeof relations - (size_t)r,
                      "<Relationship Id=\"r%d\" Type=\"" REL
                      "/worksheet\" Target=\"worksheets/sheet%d.xml\"/>",
                      i + 1, i + 1);
        snprintf(paths[i], sizeof paths[i], "xl/worksheets/sheet%d.xml", i + 1);
        parts[count++] =
            (struct book_part){paths[i], wrapped("worksheet", xlsx->sheets[i], &kept[i]), 0};
    }
    snprintf(book + b, sizeof book - (size_t)b, "</sheets></workbook>");
    snprintf(relations + r, sizeof relations - (size_t)r,
             "<Relationship Id=\"s1\" Type=\"" REL
             "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"s2\" "
             "Type=\"" REL "/styles\" Target=\"styles.xml\"/></Relationships>");
    if (xlsx->strings != NULL) {
        parts[count++] =
            (struct book_part){"xl/sharedStrings.xml", wrapped("sst", xlsx->strings, &kept[4]), 0};
    }
    if (xlsx->styles != NULL) {
        parts[count++] =
            (struct book_part){"xl/styles.xml", wrapped("styleSheet", xlsx->styles, &kept[5]), 0};
    }
    struct bytes bytes = book_zip(parts, count);
    for (int i = 0; i < 6; i++) {
        free(kept[i]);
    }
    return bytes;
}

static char shown[1 << 16];
static size_t used;

static bool show(void *context, const struct table_record *record)
{
    (void)context;
    used += (size_t)snprintf(shown + used, sizeof shown - used, "%s%u:", used > 0 ? "/" : "",
                             (unsigned)record->row);
    for (size_t i = 0; i < record->count && used < sizeof shown - 1; i++) {
        used += (size_t)snprintf(shown + used, sizeof shown - used, "%s%s", i > 0 ? "|" : "",
                                 record->cells[i]);
    }
    return used < sizeof shown - 1;
}

static const char *read_cells(struct bytes bytes, int sheet, bool serials)
{
    struct table table = {0};
    struct problem problem = {0};
    used = 0;
    shown[0] = '\0';
    if (table_open_bytes(&bytes, "f", &table, &problem)) {
        if (sheet >= 0) {
            table_select(&table, (size_t)sheet);
        }
        table_keep_serials(&table, serials);
        table_read(&table, show, NULL, &problem);
    }
    table_finish(&table);
    if (problem.error.kind != ERROR_NONE) {
        CHECK(problem.error.text[0] != '\0');
        snprintf(shown, sizeof shown, "%s", problem.error.code);
    }
    return shown;
}

const char *book_cells(struct bytes bytes, int sheet)
{
    return read_cells(bytes, sheet, false);
}

const char *book_serials(struct bytes bytes)
{
    return read_cells(bytes, -1, true);
}
