/* test_text.c: what lies below the forms: encodings, delimiters, quotes, numbers, dates, words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "intake/date.h"
#include "intake/quantity.h"
#include "intake/table.h"
#include "intake/words.h"
#include "support/check.h"

/* All cells of a text as one line: "row:cell|cell/row:cell". */
static char shown[2000];
static size_t counted, widest;

static bool show(void *context, const struct table_record *record)
{
    (void)context;
    counted++;
    widest = record->count > widest ? record->count : widest;
    size_t used = strlen(shown);
    if (used > sizeof shown - 200) {
        return true;
    }
    used += (size_t)snprintf(shown + used, sizeof shown - used, "%s%u:", used > 0 ? "/" : "",
                             (unsigned)record->row);
    for (size_t i = 0; i < record->count; i++) {
        used += (size_t)snprintf(shown + used, sizeof shown - used, "%s%s", i > 0 ? "|" : "",
                                 record->cells[i]);
    }
    return true;
}

static struct encoding_report report;

static const char *cells_of(const char *data, size_t size)
{
    struct bytes bytes = {.data = malloc(size + 1), .length = size};
    CHECK(bytes.data != NULL);
    memcpy(bytes.data, data, size);
    bytes.data[size] = '\0';
    struct table table = {0};
    struct problem problem = {0};
    shown[0] = '\0';
    counted = widest = 0;
    if (!table_open_bytes(&bytes, "f", &table, &problem)) {
        snprintf(shown, sizeof shown, "%s", problem.error.code);
        return shown;
    }
    report = table.encoding;
    bool is_read = table_read(&table, show, NULL, &problem);
    table_finish(&table);
    if (!is_read) {
        snprintf(shown, sizeof shown, "%s", problem.error.code);
    }
    return shown;
}

static void cells_come_out_as_written(void)
{
    static const struct {
        const char *text, *cells;
    } cases[] = {
        {"a,b\n1,2\n", "1:a|b/2:1|2"},
        {"a;b\r\n1,5;2\r\n", "1:a|b/2:1,5|2"},
        {"a\tb\r1\t2\r", "1:a|b/2:1|2"},
        {"a|b\n1|2", "1:a|b/2:1|2"},
        {"sep=;\na;b,c\n", "1:sep=|/2:a|b,c"},
        {"a,b\n\n\n1,2\n", "1:a|b/2:/3:/4:1|2"},
        {"a,b\r\n\r\n1,2\r\n", "1:a|b/2:/3:1|2"},
        {"a,b\n\"x\ny\",2\n3,4\n", "1:a|b/2:x\ny|2/4:3|4"},
        {"a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", "1:a|b/2:x\r\ny|2/4:3|4"},
        {"a,b\n\" x \", y \n", "1:a|b/2: x | y "},
        {"a,b\n\"say \"\"hi\"\"\",2\n", "1:a|b/2:say \"hi\"|2"},
        {"a;b\n\"Farine \"bio\" T65\";2\n", "1:a|b/2:Farine \"bio\" T65|2"},
        /* PHP: a quote behind a backslash is not doubled. */
        {"a,b\n\"say \\\"hi\\\", you\",2\n3,4\n", "1:a|b/2:say \\\"hi\\\", you|2/3:3|4"},
        {"a,b\n\"ends \\\"\",2\n3,4\n", "1:a|b/2:ends \\\"|2/3:3|4"},
        {"a,b\n\"C:\\\",2\n3,4\n", "1:a|b/2:C:\\|2/3:3|4"},
        /* No quote is doubled: one ends a cell before a line end or ;" only. */
        {"a;b\n\"Riz \"long\"\";\"2\"\n\"x\";\"3\"\n", "1:a|b/2:Riz \"long\"|2/3:x|3"},
        {"a;b\n\"\";\"2; \"ou\" 3\"\n\"y \"z\"\";\"\"\n", "1:a|b/2:|2; \"ou\" 3/3:y \"z\"|"},
        {"a;\" b \";\n\n\"c;d\";\"e\"\"f\"\n", "1:a| b |/2:/3:c;d|e\"f"},
        /* Every record is one quoted cell. */
        {"\"a;b;c\"\r\n\"1;\"\"x \"\"\"\"y\"\"\"\"\"\";2\"\r\n", "1:a|b|c/2:1|x \"y\"|2"},
        {"\"a, b\"\n\"c, d\"\n", "1:a, b/2:c, d"},
        {"sep=\n1,2\n3,4\n", "1:sep=/2:1|2/3:3|4"},
        {"a,b\n\"never closed,2\n3,4\n", "quote_open"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_STR(cells_of(cases[i].text, strlen(cases[i].text)), cases[i].cells);
    }
}

static void encodings_are_told_apart(void)
{
    static const struct {
        const char *data;
        size_t size;
        const char *name, *cells;
        size_t repaired, damaged;
    } cases[] = {
#define BYTES(text) text, sizeof text - 1
        {BYTES("n\xC3\xA9,b\n"), "utf-8", "1:né|b", 0, 0},
        {BYTES("\xEF\xBB\xBFn\xC3\xA9,b\n"), "utf-8", "1:né|b", 0, 0},
        {BYTES("n\xE9,\x9Cuf \x96 \x80\n"), "windows-1252", "1:né|œuf – €", 0, 0},
        {BYTES("th\x8E,p\x89t\x8E \x88 l'\xCFuf\n"), "macintosh", "1:thé|pâté à l'œuf", 0, 0},
        {BYTES("th\x82,p\x83t\x82 \x85 cr\x8Ame\n"), "cp850", "1:thé|pâté à crème", 0, 0},
        {BYTES("th\xE9,b\xBDuf\n"), "iso-8859-15", "1:thé|bœuf", 0, 0},
        {BYTES("n\0\xE9\0,\0b\0c\0d\0\n\0"), "utf-16le", "1:né|bcd", 0, 0},
        {BYTES("\0n\0\xE9\0,\0b\0c\0d\0\n"), "utf-16be", "1:né|bcd", 0, 0},
        {BYTES("\xFF\xFEn\0\xE9\0,\0b\0\n\0"), "utf-16le", "1:né|b", 0, 0},
        {BYTES("\xFE\xFF\0n\0\xE9\0,\0b\0\n"), "utf-16be", "1:né|b", 0, 0},
        {BYTES("\xFF\xFEn\0\x00\xD8,\0b\0\n"), "utf-16le", "1:n\xEF\xBF\xBD|b\xEF\xBF\xBD", 0, 2},
        {BYTES("n\xC3\x83\xC2\xA9,\xC3\x85\xE2\x80\x9C"
               "uf\n"),
         "utf-8", "1:né|œuf", 2, 0},
        {BYTES("\xC3\xA9t\xC3\xA9 \xC3\xA0 \xE9,b\n"), "utf-8", "1:été à é|b", 0, 1},
        {BYTES("\xC3\x82GE,CH\xC3\x83O\n"), "utf-8", "1:ÂGE|CHÃO", 0, 0},
#undef BYTES
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_STR(cells_of(cases[i].data, cases[i].size), cases[i].cells);
        CHECK_STR(report.name, cases[i].name);
        CHECK_INT(report.repaired, cases[i].repaired);
        CHECK_INT(report.damaged, cases[i].damaged);
    }
}

/* Letters, quotes and line ends lie across the pieces in which a text is read. */
static void long_texts_are_read_in_pieces(void)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    char *text = malloc(2000000);
    CHECK(text != NULL);
    for (size_t e = 0; e < 3; e++) {
        size_t used = 0;
        long records = 0;
        while (used < 600000) {
            used +=
                (size_t)snprintf(text + used, 200, "%ld;\"th\xC3\xA9 \\\"vert\\\" %sde Chine\";2%s",
                                 ++records, ends[e], ends[e]);
        }
        cells_of(text, used);
        CHECK_INT(counted, records);
        CHECK_INT(widest, 3);
        CHECK_INT(report.damaged, 0);
    }
    free(text);
}

static void limits_hold(void)
{
    size_t size = LIMIT_CELL_BYTES + 100000;
    char *big = malloc(size);
    CHECK(big != NULL);
    memset(big, 'x', size);
    memcpy(big, "a,b\n", 4);
    CHECK_STR(cells_of(big, size), "cell_too_large");
    memset(big, ',', size);
    CHECK_STR(cells_of(big, size), "too_many_columns");
    free(big);
}

static void quantities_are_exact(void)
{
    static const struct {
        const char *text;
        enum quantity_result result;
        int64_t milli;
        enum quantity_measure measure;
    } cases[] = {
        {"2", QUANTITY_OK, 2000, QUANTITY_BARE},
        {" 2 ", QUANTITY_OK, 2000, QUANTITY_BARE},
        {"0,5", QUANTITY_OK, 500, QUANTITY_BARE},
        {"1.50", QUANTITY_OK, 1500, QUANTITY_BARE},
        {".25", QUANTITY_OK, 250, QUANTITY_BARE},
        {"0,100", QUANTITY_OK, 100, QUANTITY_BARE},
        {"0,1000", QUANTITY_OK, 100, QUANTITY_BARE},
        {"0.30000000000000004", QUANTITY_OK, 300, QUANTITY_BARE}, /* a spreadsheet's sum */
        {"2.9999999999999996", QUANTITY_OK, 3000, QUANTITY_BARE},
        {"0.3333333333333333", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"0.3000001", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1/2", QUANTITY_OK, 500, QUANTITY_BARE},
        {"3/4", QUANTITY_OK, 750, QUANTITY_BARE},
        {"½", QUANTITY_OK, 500, QUANTITY_BARE},
        {"0", QUANTITY_OK, 0, QUANTITY_BARE},
        {"1 200", QUANTITY_OK, 1200000, QUANTITY_BARE},
        {"9999", QUANTITY_OK, 9999000, QUANTITY_BARE},
        {"500 g", QUANTITY_OK, 500, QUANTITY_G},
        {"2 kg", QUANTITY_OK, 2000, QUANTITY_KG},
        {"1,5Kg", QUANTITY_OK, 1500, QUANTITY_KG},
        {"", QUANTITY_EMPTY, 0, QUANTITY_BARE},
        {" - ", QUANTITY_EMPTY, 0, QUANTITY_BARE},
        {"10000", QUANTITY_TOO_LARGE, 0, QUANTITY_BARE},
        {"1000000000", QUANTITY_TOO_LARGE, 0, QUANTITY_BARE},
        {"99999999999999999999999", QUANTITY_TOO_LARGE, 0, QUANTITY_BARE},
        {"-1", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"\xE2\x88\x92"
         "1",
         QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1e9", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"NaN", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"inf", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"=1+1", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1-2", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1 2", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1/3", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1/0", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"0,0005", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"deux", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
        {"1,2,3", QUANTITY_UNREADABLE, 0, QUANTITY_BARE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t milli = 0;
        enum quantity_measure measure = QUANTITY_BARE;
        CHECK_INT(quantity_read(cases[i].text, &milli, &measure), cases[i].result);
        CHECK_INT(milli, cases[i].milli);
        CHECK_INT(measure, cases[i].measure);
    }
}

static void dates_are_read_day_first(void)
{
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {{"2025-10-22 21:42", 2025, 10, 22}, {"22/10/2025 21:42", 2025, 10, 22},
                 {"03/10/2025", 2025, 10, 3},        {"10/22/2025", 2025, 10, 22},
                 {"22.10.25", 2025, 10, 22},         {"2025/1/2", 2025, 1, 2}};
    struct date date;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK(date_read(cases[i].text, &date));
        CHECK_INT(date.year, cases[i].year);
        CHECK_INT(date.month, cases[i].month);
        CHECK_INT(date.day, cases[i].day);
    }
    static const char *const bad[] = {"", "hier", "2025-13-45", "45931", "1/2", "99/99/2025"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK(!date_read(bad[i], &date));
    }
    CHECK_INT(date_days((struct date){2024, 3, 1}) - date_days((struct date){2024, 2, 28}), 2);
    CHECK_INT(date_days((struct date){2026, 1, 1}) - date_days((struct date){2025, 1, 1}), 365);
}

static void states_of_orders(void)
{
    static const struct {
        const char *text;
        enum words_status status;
    } cases[] = {
        {"En cours", WORDS_STATUS_COUNTS},
        {"En attente", WORDS_STATUS_COUNTS},
        {"Attente paiement", WORDS_STATUS_COUNTS},
        {"Terminée", WORDS_STATUS_COUNTS},
        {"processing", WORDS_STATUS_COUNTS},
        {"wc-completed", WORDS_STATUS_COUNTS},
        {"on-hold", WORDS_STATUS_COUNTS},
        {"", WORDS_STATUS_COUNTS},
        {"Annulée", WORDS_STATUS_LEFT_OUT},
        {"ANNULÉ", WORDS_STATUS_LEFT_OUT},
        {"Remboursée", WORDS_STATUS_LEFT_OUT},
        {"Échouée", WORDS_STATUS_LEFT_OUT},
        {"Échec", WORDS_STATUS_LEFT_OUT},
        {"Brouillon", WORDS_STATUS_LEFT_OUT},
        {"Cancelled", WORDS_STATUS_LEFT_OUT},
        {"wc-cancelled", WORDS_STATUS_LEFT_OUT},
        {"refunded", WORDS_STATUS_LEFT_OUT},
        {"failed", WORDS_STATUS_LEFT_OUT},
        {"checkout-draft", WORDS_STATUS_LEFT_OUT},
        {"trash", WORDS_STATUS_LEFT_OUT},
        {"Partiellement remboursée", WORDS_STATUS_COUNTS},
        {"mystère", WORDS_STATUS_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_INT(words_status(cases[i].text), cases[i].status);
    }
}

static void names_are_compared_folded(void)
{
    static const char *const same[][2] = {
        {"Fromage blanc – 1 kg", "fromage blanc - 1Kg"},
        {"Œufs plein air – boîte de 6", "Oeufs plein air boite de 6"},
        {"Soupe carottes & panais", "Soupe carottes &amp; panais"},
        {"Flocons d'avoine", "Flocons d’avoine"}};
    char a[LIMIT_NAME], b[LIMIT_NAME];
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        words_product_key(a, sizeof a, same[i][0]);
        words_product_key(b, sizeof b, same[i][1]);
        CHECK_STR(a, b);
    }
    words_product_key(a, sizeof a, "Fromage blanc – 500g");
    words_product_key(b, sizeof b, "Fromage blanc – 750g");
    CHECK(strcmp(a, b) != 0);
    static const char *const points[][2] = {
        {"Point de collecte : Toul", "Toul"},
        {"Point de collecte\u00A0: Toul ", "Toul"},
        {"POINT DE COLLECTE - Toul", "Toul"},
        {"Point de retrait (Toul)", "Toul"},
        {"Local pickup: L'Atelier d'à Côté", "L'Atelier d'à Côté"},
        {"Neuves-Maisons", "Neuves-Maisons"},
        {"Laboratoire", "Laboratoire"},
        {"Point de collecte :", ""},
        {"", ""}};
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        words_pickup_name(a, sizeof a, points[i][0]);
        CHECK_STR(a, points[i][1]);
    }
    static const char *const keys[][2] = {
        {"Labo Toul", "Toul"}, {"Labo le Moulin", "LE MOULIN"}, {"Laboratoire", "laboratoire"}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        words_pickup_key(a, sizeof a, keys[i][0]);
        words_pickup_key(b, sizeof b, keys[i][1]);
        CHECK_STR(a, b);
    }
    words_pickup_key(a, sizeof a, "Labo");
    CHECK_STR(a, "labo");
    CHECK(words_is_egg("Œufs") && words_is_egg("6 oeufs frais") && !words_is_egg("Bœuf haché"));
}

int main(void)
{
    RUN(cells_come_out_as_written);
    RUN(encodings_are_told_apart);
    RUN(long_texts_are_read_in_pieces);
    RUN(limits_hold);
    RUN(quantities_are_exact);
    RUN(dates_are_read_day_first);
    RUN(states_of_orders);
    RUN(names_are_compared_folded);
    return 0;
}
