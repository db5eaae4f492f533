/* test_wide.c: sheets typed by people, as text and as workbooks. Run by test_month.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/books.h"
#include "intake/reading.h"
#include "intake/test_forms.h"
#include "support/check.h"

#define CATALOGUE                                                                                  \
    "sku,name,unit,weight_g,temperature\nA1,Pommes - 1kg,kg,1000,ambiant\n"                        \
    "B1,Lait – 1 litre,pack,1040,frais\nC1,\"Pommes de terre - 2,5kg\",pack,2500,ambiant\n"

/* Order 7 at Toul: 2 A1, 1 B1; order 8 at Foug: 3 C1, 0,5 A1. */
static void check_two(const char *text, const char *format, size_t warnings)
{
    struct reading r = reading_of_text(text, CATALOGUE);
    if (!r.is_read) {
        fprintf(stderr, "%s\n%s\n", text, r.error.text);
    }
    CHECK(r.is_read);
    CHECK_STR(r.month.format, format);
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(r.month.line_count, 4);
    CHECK_INT(reading_units_of(&r, "A1"), 2500);
    CHECK_INT(reading_units_of(&r, "B1"), 1000);
    CHECK_INT(reading_units_of(&r, "C1"), 3000);
    CHECK_INT(reading_orders_at(&r, "Toul"), 1);
    CHECK_INT(reading_orders_at(&r, "Foug"), 1);
    CHECK_STR(reading_order(&r, "7")->first_name, "Ada");
    CHECK_STR(reading_order(&r, "8")->initial, "B");
    CHECK_INT(r.month.warning_count, warnings);
    CHECK_INT(month_open_questions(&r.month), 0);
    reading_finish(&r);
}

static void people_below_each_other(void)
{
    /* A title, categories, line breaks in names, prices, sums, signatures. */
    check_two(
        "Bon de commande – novembre;;;;;;;\n\n;;;;Fruits;;Légumes;\n"
        "N°;NOM;Prénom;Lieu;\"Pommes\n1kg\";\"Lait\n1 litre\";\"Pommes de terre\n2,5kg\";Total\n"
        ";;;Prix unitaire;1,95;1,05;2,90;\n"
        "7;LOVELACE;Ada;Toul;2 ;1;-;3\n8;BYRON;Bo;Foug;0,5;0; 3;3,5\n"
        ";TOTAL;;2 commandes;2,5;1;3;6,5\n\nRéférent : …;;Visa :;;;;;\n",
        "wide", 0);
    /* Names and sums above the people, product names a row lower (AmapJ). */
    check_two("Feuille de distribution;;;;;;\nProducteur;;;;;;\n"
              "N°;Nom;Prénom;Lieu;03/11/2025;;\n;;;;Pommes - 1kg;Lait - 1 litre;"
              "Pommes de terre 2,5 kg\n;;;;1,95;1,05;2,9\n;;;;kg;bouteille;sac\n\n"
              ";Cumul;;;2,5;1;3\n\n7;Lovelace;Ada;Toul;2;1;\n8;Byron;Bo;Foug;1/2;;3\n",
              "wide", 0);
    /* A surname like a word of ours, sums without a word, ticks, points as headings. */
    struct reading r = reading_of_text(
        "Nom;Prénom;Pommes - 1kg;Lait - 1 litre\nPoint de collecte : Toul;;;\nPrix;Ada;x;1\n"
        "Total;Bo;2;\nPoint de collecte : Foug;;;\nCumul;Cy;;3\n;;3;4\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(reading_units_of(&r, "A1"), 3000);
    CHECK_INT(reading_units_of(&r, "B1"), 4000);
    CHECK_INT(reading_orders_at(&r, "Toul"), 2);
    CHECK_INT(reading_orders_at(&r, "Foug"), 1);
    reading_finish(&r);
}

static void people_side_by_side(void)
{
    check_two("ref,producer,produit,prix,Ada Lovelace (7),Bo Byron (8),total\n"
              "Lieu,,,,Toul,Foug,\nA1,V,Pommes,2,2,\"0,5\",\"2,5\"\n,,Fruits,,,,\n"
              "B1,F,Lait,1,1,0,1\n,V,\"Pommes de terre – 2,5 kg\",3,0,3,3\n"
              "Total,,,,\"5,00\",\"10,00\",\"15,00\"\n",
              "transposed", 0);
}

static void sums_that_differ_are_told(void)
{
    uint32_t row = 0;
    struct reading r = reading_of_text("N°;Nom;Lieu;Pommes - 1kg;Lait - 1 litre;C1;Total\n"
                                       "7;Ada L;Toul;2;1;;3\n8;Bo B;Toul;1;;3;4\n9;Cy;Toul;1;;;9\n"
                                       ";Total;;4;2;3;9\n",
                                       CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(reading_warnings(&r, "total_row_differs", &row), 1);
    CHECK_INT(row, 5);
    CHECK_INT(reading_warnings(&r, "total_column_differs", &row), 1);
    CHECK_INT(row, 4);
    CHECK_INT(reading_units_of(&r, "B1"), 1000);
    reading_finish(&r);
    /* Euros are no sums of ours. */
    r = reading_of_text("N°;Nom;Lieu;Pommes - 1kg;Lait - 1 litre;Total\n"
                        "7;Ada L;Toul;2;1;4,95\n8;Bo B;Toul;1;;1,95\n;Total €;;5,85;1,05;6,9\n",
                        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.warning_count, 0);
    reading_finish(&r);
}

static void what_cannot_be_read_is_refused(void)
{
    static const struct {
        const char *text, *code;
        uint32_t row;
    } cases[] = {
        {"N°;Nom;Pommes - 1kg;Lait\n7;Ada L;2;1\n8;Bo B;1;1\n;;1;9\n", "row_nameless", 4},
        {"N°;Nom;Pommes - 1kg;Lait\n7;Ada L;2;1\n8;Bo B;1;1\n9;Cy;-2;\n1;D;1;\n1;E;1;\n1;F;2;\n",
         "quantity_unreadable", 4},
        {"Nom;Prénom;Âge;Taille\nL;Ada;12;150\nB;Bo;13;160\n", "columns_missing", 1},
        {"id;name;x;y\n1;a;2;3\n", "header_missing", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reading r = reading_of_text(cases[i].text, CATALOGUE);
        if (r.is_read || strcmp(r.error.code, cases[i].code) != 0) {
            fprintf(stderr, "%zu: %s\n", i, r.is_read ? r.month.format : r.error.text);
        }
        CHECK(!r.is_read);
        CHECK_STR(r.error.code, cases[i].code);
        CHECK_INT(r.outcome.row, cases[i].row);
        reading_finish(&r);
    }
}

/* "a;b\nc" as rows of a sheet; the caller frees it. */
static char *sheet_of(const char *text)
{
    size_t size = strlen(text) * 64 + 200, used = 0;
    char *xml = malloc(size);
    CHECK(xml != NULL);
    used += (size_t)snprintf(xml, size, "<sheetData><row><c t=\"inlineStr\"><is><t>");
    for (; *text != '\0'; text++) {
        const char *piece = *text == ';'    ? "</t></is></c><c t=\"inlineStr\"><is><t>"
                            : *text == '\n' ? "</t></is></c></row><row><c t=\"inlineStr\"><is><t>"
                                            : NULL;
        used += piece != NULL ? (size_t)snprintf(xml + used, size - used, "%s", piece)
                              : (size_t)snprintf(xml + used, size - used, "%c", *text);
    }
    snprintf(xml + used, size - used, "</t></is></c></row></sheetData>");
    return xml;
}

static struct reading reading_of_sheets(const char *const texts[4], const char *state)
{
    struct book_xlsx book = {.state = state};
    char *sheets[4] = {NULL};
    for (int i = 0; i < 4 && texts[i] != NULL; i++) {
        book.sheets[i] = sheets[i] = sheet_of(texts[i]);
    }
    struct bytes bytes = book_of_xlsx(&book);
    const char *catalogue = reading_file("catalogue.csv", CATALOGUE, strlen(CATALOGUE));
    struct reading r =
        reading_of(reading_file("orders.xlsx", bytes.data, bytes.length), catalogue, NULL);
    bytes_finish(&bytes);
    for (int i = 0; i < 4; i++) {
        free(sheets[i]);
    }
    return r;
}

static void a_sheet_for_each_point(void)
{
    static const char *const sheets[4] = {
        "N°;Nom;Prénom;Pommes - 1kg;Lait - 1 litre\n1;NE PAS;UTILISER;9;9",
        "N°;Nom;Prénom;Pommes - 1kg;Lait - 1 litre\n7;L;Ada;2;1\n;Total;;2;1",
        "N°;Nom;Prénom;Pommes - 1kg;Lait - 1 litre\n8;B;Bo;;4\n9;C;Cy;1;\n;Total;;1;4",
        "Lieu;Commandes\nDeux;1\nTrois;2",
    };
    struct reading r = reading_of_sheets(sheets, "state=\"hidden\"");
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "wide");
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(reading_orders_at(&r, "Deux"), 1);
    CHECK_INT(reading_orders_at(&r, "Trois"), 2);
    CHECK_INT(reading_units_of(&r, "A1"), 3000);
    CHECK_INT(reading_units_of(&r, "B1"), 5000);
    CHECK_INT(reading_warnings(&r, "sheet_left_out", NULL), 2);
    CHECK_INT(reading_warnings(&r, "total_row_differs", NULL), 0);
    CHECK_INT(month_open_questions(&r.month), 0);
    reading_finish(&r);
    /* Rows of an export come before a table of sums beside them. */
    static const char *const mixed[4] = {
        "produit;Toul;Foug;total\nPommes - 1kg;2;0;2\nLait - 1 litre;0;1;1",
        "Numéro de commande;Nom de l’élément;Quantité;Point de collecte\n7;Pommes - 1kg;2;Toul\n"
        "8;Lait - 1 litre;1;Foug"};
    r = reading_of_sheets(mixed, NULL);
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "aoe_rows");
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(reading_units_of(&r, "A1"), 2000);
    reading_finish(&r);
}

static void a_sheet_that_is_too_large_is_refused(void)
{
    /* Rows of a few cells and one label row: more cells than a sheet typed by people has. */
    enum { ROWS = 1001, COLUMNS = 1999 };
    size_t size = (size_t)(ROWS + 2) * (COLUMNS + 1), used = 0;
    char *text = malloc(size + 64);
    CHECK(text != NULL);
    used += (size_t)snprintf(text, size, "Nom;Pommes;Laits");
    memset(text + used, ';', COLUMNS - 3);
    used += COLUMNS - 3;
    text[used++] = '\n';
    for (int i = 0; i < ROWS; i++) {
        memset(text + used, ';', COLUMNS - 1);
        text[used + COLUMNS - 1] = '\n';
        used += COLUMNS;
    }
    struct reading r = reading_of_bytes(text, used, CATALOGUE, NULL);
    free(text);
    CHECK(!r.is_read);
    CHECK_STR(r.error.code, "sheet_too_large");
    reading_finish(&r);
}

static void one_of_several_deliveries_is_asked_for(void)
{
    static const char sheet[] = "Nom;Prénom;06/10/2025;;03/11/2025;\n"
                                ";;Pommes - 1kg;Lait - 1 litre;Pommes - 1kg;Lait - 1 litre\n"
                                "Cumul;;3;1;5;0\n\nLovelace;Ada;2;1;4;\nByron;Bo;1;;1;\n";
    struct reading r = reading_of_text(sheet, CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.questions[0].kind, MONTH_QUESTION_MONTH);
    CHECK_STR(r.month.questions[0].key, "delivery");
    CHECK_INT(r.month.questions[0].choice_count, 3);
    CHECK_STR(r.month.questions[0].choices[1].label, "La livraison du 03/11/2025");
    CHECK_INT(month_open_questions(&r.month), 2); /* and where the orders go */
    reading_finish(&r);
    static const struct {
        const char *answer, *period;
        int64_t apples, milk;
    } cases[] = {{"2025-10-06", "2025-10", 3000, 1000},
                 {"2025-11-03", "2025-11", 5000, 0},
                 {"all", "", 8000, 1000}};
    for (size_t i = 0; i < 3; i++) {
        const struct intake_answer answer = {"delivery", cases[i].answer};
        struct intake_options options = {.answers = &answer, .answer_count = 1};
        const char *path = reading_file("orders.csv", sheet, strlen(sheet));
        r = reading_with(path, reading_file("catalogue.csv", CATALOGUE, strlen(CATALOGUE)), NULL,
                         &options);
        CHECK(r.is_read);
        CHECK_INT(month_open_questions(&r.month), 1);
        CHECK_INT(reading_units_of(&r, "A1"), cases[i].apples);
        CHECK_INT(reading_units_of(&r, "B1"), cases[i].milk);
        CHECK_INT(reading_warnings(&r, "total_row_differs", NULL), 0);
        CHECK_STR(r.month.period, cases[i].period);
        reading_finish(&r);
    }
}

void test_wide(void)
{
    RUN(one_of_several_deliveries_is_asked_for);
    RUN(a_sheet_for_each_point);
    RUN(a_sheet_that_is_too_large_is_refused);
    RUN(people_below_each_other);
    RUN(people_side_by_side);
    RUN(sums_that_differ_are_told);
    RUN(what_cannot_be_read_is_refused);
}
