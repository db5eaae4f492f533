/* test_files.c: orders and their lines in two files or two sheets, files that look like orders and
 * are none, what the columns of a file were understood as. Run by test_month.c. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "intake/books.h"
#include "intake/collect.h"
#include "intake/reading.h"
#include "intake/test_forms.h"
#include "support/check.h"

#define CATALOGUE                                                                                  \
    "sku,name,unit,weight_g,temperature\nA1,Pommes - 1kg,kg,1000,ambiant\n"                        \
    "B1,Lait – 1 litre,pack,1040,frais\nC1,\"Sauce tomate, basilic - 100g\",pack,100,ambiant\n"
#define HEADS                                                                                      \
    "Commande,Client,Point de collecte,Statut,Remarque,Lignes\n"                                   \
    "CMD-7,Ada Lovelace,Toul,En cours,allergie aux noix,\"7-1,7-2\"\n"                             \
    "CMD-8,Bo Byron,Foug,En attente,,8-1\nCMD-9,Cy Clark,Foug,Annulée,,9-1\n"                     \
    "CMD-10,Di Dunn,Foug,En cours,,\nCMD-11,Ed Egg,Foug,Annulée,,\n"
#define LINES                                                                                      \
    "Ligne,Commande,Produit,UGS (from Produit),Quantité\n"                                        \
    "7-1,CMD-7,Pommes - 1kg,A1,2\n7-2,CMD-7,Lait – 1 litre,B1,1\n"                               \
    "8-1,CMD-8,Pommes - 1kg,A1,3\n9-1,CMD-9,Pommes - 1kg,A1,9\n12-1,CMD-12,Pommes - 1kg,A1,1\n"

static const char *file(const char *name, const char *text)
{
    return reading_file(name, text, strlen(text));
}

static struct reading read_two(const char *first, const char *second)
{
    const char *paths[] = {file("a.csv", first), file("b.csv", second)};
    return reading_of_files(paths, 2, file("catalogue.csv", CATALOGUE), NULL);
}

static void check_joined(const struct reading *r)
{
    CHECK(r->is_read);
    CHECK_INT(r->month.order_count, 3);
    CHECK_INT(r->month.cancelled, 2);
    CHECK_INT(r->month.waiting, 1);
    CHECK_INT(reading_orders_at(r, "Toul"), 1);
    CHECK_INT(reading_orders_at(r, "Foug"), 1);
    CHECK_INT(reading_units_of(r, "A1"), 6000);
    CHECK_STR(reading_order(r, "CMD-7")->first_name, "Ada");
    CHECK_STR(reading_order(r, "CMD-7")->initial, "L");
    CHECK_STR(reading_order(r, "CMD-7")->note, "allergie aux noix");
    CHECK_INT(reading_warnings(r, "order_empty", NULL), 1);    /* CMD-10 */
    CHECK_INT(reading_warnings(r, "order_headless", NULL), 1); /* CMD-12 */
    CHECK_INT(reading_warnings(r, "status_column_missing", NULL), 0);
    CHECK_INT(month_open_questions(&r->month), 1); /* where CMD-12 goes */
}

static void orders_and_lines_in_two_files(void)
{
    struct reading r = read_two(HEADS, LINES);
    check_joined(&r);
    CHECK_STR(r.month.format, "airtable_lines");
    char digest[65];
    snprintf(digest, sizeof digest, "%s", r.month.digest);
    reading_finish(&r);
    r = read_two(LINES, HEADS);
    check_joined(&r);
    reading_finish(&r);
    r = read_two(HEADS "CMD-13,Fa Fox,Foug,En cours,,\n", LINES);
    CHECK(strcmp(r.month.digest, digest) != 0);
    reading_finish(&r);
}

static void one_of_the_two_is_missing(void)
{
    struct reading r = reading_of_text(HEADS, CATALOGUE);
    CHECK(!r.is_read);
    CHECK_STR(r.error.code, "lines_elsewhere");
    r = read_two(HEADS, HEADS);
    CHECK_STR(r.error.code, "lines_elsewhere");
    /* Lines alone may go on, but not unasked. */
    r = reading_of_text(LINES, CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.questions[0].kind, MONTH_QUESTION_FILES);
    CHECK(!r.month.questions[0].may_wait);
    CHECK_INT(month_open_questions(&r.month), 2); /* and where they go */
    reading_finish(&r);
    const struct intake_answer answers[] = {{"files", "alone"}, {"pickup", "Toul"}};
    struct intake_options options = {.answers = answers, .answer_count = 2};
    const char *path = file("a.csv", LINES);
    r = reading_of_files(&path, 1, file("catalogue.csv", CATALOGUE), &options);
    CHECK(r.is_read);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(reading_orders_at(&r, "Toul"), 4);
    reading_finish(&r);
}

/* "a;b\nc" as the inside of a sheet; the next call writes over the last but three. */
static const char *sheet_of(const char *text)
{
    static char sheets[4][8000];
    static int turn;
    char *xml = sheets[turn++ % 4];
    size_t size = sizeof sheets[0];
    size_t used = (size_t)snprintf(xml, size, "<sheetData><row><c t=\"inlineStr\"><is><t>");
    for (; *text != '\0'; text++) {
        const char one[2] = {*text, '\0'};
        const char *piece = *text == ';'    ? "</t></is></c><c t=\"inlineStr\"><is><t>"
                            : *text == '\n' ? "</t></is></c></row><row><c t=\"inlineStr\"><is><t>"
                                            : one;
        used += (size_t)snprintf(xml + used, size - used, "%s", piece);
        CHECK(used < size);
    }
    snprintf(xml + used, size - used, "</t></is></c></row></sheetData>");
    return xml;
}

static struct reading read_book(const struct book_xlsx *book)
{
    struct bytes bytes = book_of_xlsx(book);
    const char *path = reading_file("a.xlsx", bytes.data, bytes.length);
    bytes_finish(&bytes);
    return reading_of(path, file("catalogue.csv", CATALOGUE), NULL);
}

static void orders_and_lines_on_two_sheets(void)
{
    struct book_xlsx book = {
        .sheets = {sheet_of("Commande;Client;Point de collecte\n7;Ada L;Toul\n8;Bo B;Foug"),
                   sheet_of("Commande;Produit;Quantité\n7;Pommes - 1kg;2\n8;Pommes - 1kg;1")}};
    struct reading r = read_book(&book);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(reading_orders_at(&r, "Toul"), 1);
    CHECK_STR(reading_order(&r, "8")->first_name, "Bo");
    CHECK_INT(reading_warnings(&r, "sheet_left_out", NULL), 0);
    reading_finish(&r);
}

#define ROWS(number)                                                                               \
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>N° de commande</t></is></c>"      \
    "<c r=\"B1\" t=\"inlineStr\"><is><t>Produit</t></is></c><c r=\"C1\" t=\"inlineStr\"><is>"      \
    "<t>Quantité</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>" number "</v></c>"                 \
    "<c r=\"B2\" t=\"inlineStr\"><is><t>Pommes - 1kg</t></is></c><c r=\"C2\"><v>1</v></c>"         \
    "<c r=\"D2\"><f>1+1</f></c></row></sheetData>"

static void formulas_of_all_sheets_are_counted(void)
{
    struct book_xlsx book = {.sheets = {ROWS("7"), ROWS("8"), ROWS("9")}};
    struct reading r = read_book(&book);
    uint32_t row = 0;
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(reading_warnings(&r, "formulas_unsolved", &row), 1);
    CHECK_INT(row, 2);
    for (size_t i = 0; i < r.month.warning_count; i++) {
        if (strcmp(r.month.warnings[i].code, "formulas_unsolved") == 0) {
            CHECK(strncmp(r.month.warnings[i].text, "3 formules", 10) == 0);
        }
    }
    reading_finish(&r);
}

static void lists_of_airtable_are_cut_where_they_are_joined(void)
{
    /* Names joined by a comma, numbers by comma and blank; a name that holds both. */
    struct reading r =
        reading_of_text("Commande,Point de collecte,Produits,Quantités\n"
                        "7,Toul,\"Lait – 1 litre,\"\"Sauce tomate, basilic - 100g\"\"\",\"2, 3\"\n"
                        "8,Toul,\"\"\"Sauce tomate, basilic - 100g\"\"\",4\n",
                        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(reading_units_of(&r, "B1"), 2000);
    CHECK_INT(reading_units_of(&r, "C1"), 7000);
    CHECK_INT(r.month.product_count, 3);
    reading_finish(&r);
}

static void what_borne_wrote_for_orders_is_read(void)
{
    struct reading r = reading_of_text(
        "\xEF\xBB\xBF"
        "Commande;Numéro boutique;Point de collecte;SKU;Produit;Quantité commandée;Unité\r\n"
        "1;7001;Toul;A1;Pommes - 1kg;1,5;kg\r\n1;7001;Toul;B1;Lait;2;paquet\r\n"
        "2;;Toul;B1;Lait;1;paquet\r\n3;;Toul;B1;Lait;3;paquet\r\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "borne");
    CHECK_INT(r.month.order_count, 3);
    CHECK_STR(r.month.orders[0].number, "7001");
    CHECK_STR(r.month.orders[1].number, "2"); /* those typed from paper have Borne's only */
    CHECK_STR(r.month.orders[2].number, "3");
    CHECK_INT(reading_units_of(&r, "A1"), 1500);
    CHECK_INT(reading_units_of(&r, "B1"), 6000);
    CHECK_INT(reading_orders_at(&r, "Toul"), 3);
    reading_finish(&r);
}

/* An EAN tells a product whatever the shop calls it, in a column of its own or as the reference;
 * one that two products bear tells none. */
static void goods_are_known_by_their_ean(void)
{
    static const char *const files[] = {
        "Numéro de commande;Point de collecte;EAN;Produit;Quantité\n"
        "7;Toul;9520000011406;Brique de la ferme;2\n",
        "Numéro de commande;Point de collecte;UGS;Nom de l’élément;Quantité\n"
        "7;Toul;09 520000 011406;Brique de la ferme;2\n",
    };
#define WITH_EAN "sku,name,ean,location\nA1,Pommes - 1kg,,A1\nB1,Lait – 1 litre,9520000011406,D1\n"
    for (size_t i = 0; i < 2; i++) {
        struct reading r = reading_of_text(files[i], WITH_EAN);
        CHECK(r.is_read);
        CHECK_INT(reading_units_of(&r, "B1"), 2000);
        CHECK_INT(reading_warnings(&r, "product_unknown", NULL), 0);
        reading_finish(&r);
        r = reading_of_text(files[i], WITH_EAN "B2,Lait cru,9520000011406,D1\n");
        CHECK(r.is_read);
        CHECK_INT(reading_units_of(&r, "B1"), 0);
        CHECK_INT(reading_warnings(&r, "product_unknown", NULL), 1);
        reading_finish(&r);
    }
}

/* Longer than what is kept: what differs only at the end is not one. */
static void long_texts_stay_apart(void)
{
#define LONG_90                                                                                    \
    "Panier de légumes de saison, en agriculture biologique, cueillis le matin même à la ferme "
#define LONG_24 "CMD-2025-11-COLLECTE-ZZ-"
    struct reading r = reading_of_text(
        "Numéro de commande;Nom du produit;Quantité;Point de collecte\n" LONG_24 "1;" LONG_90
        "- petit;1;" LONG_90 LONG_90 "Nord\n" LONG_24 "2;" LONG_90 "- grand;2;" LONG_90 LONG_90
        "Sud\n" LONG_24 "2;" LONG_90 "- petit;4;" LONG_90 LONG_90 "Sud\n",
        NULL);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 2);
    CHECK_STR(r.month.orders[0].number, "CMD-2025-11-CO…E-ZZ-1");
    CHECK_STR(r.month.orders[1].number, "CMD-2025-11-CO…E-ZZ-2");
    CHECK_INT(r.month.product_count, 2);
    CHECK(str_ends(r.month.products[0].name, "- petit"));
    CHECK(str_ends(r.month.products[1].name, "- grand"));
    CHECK_INT(r.month.pickup_count, 2);
    CHECK_INT(r.month.lines[2].units_milli, 4000);
    CHECK_INT(r.month.lines[2].product, 0);
    reading_finish(&r);
}

static void what_is_no_orders_says_what_it_is(void)
{
    static const struct {
        const char *text, *code, *says;
    } cases[] = {
        {"Quand;Quoi;Étape;Produit;Référence;Commande;Cagette;Quantité;Attendu;Trouvé\n"
         "03/11/2025 10:00;manque;préparation;Pommes;A1;7;7-1/1;2;2;0\n",
         "form_unknown", "la liste des manques de Borne"},
        {"Commande;Numéro boutique;SKU;Produit;Quantité;Unité;Point de collecte;Comment\r\n"
         "1;7001;A1;Pommes - 1kg;1,5;kg;Toul;en cagette\r\n",
         "form_unknown", "ce que Borne a servi"},
        {"Produit;Référence;Unité;Cas;Manque;Abîmé;Remplacé\nPommes;A1;kg;1;1;0;0\n",
         "form_unknown", "les totaux de Borne"},
        {"Point de collecte;Emplacement;Produit;Référence;Quantité;Unité;Kilos;Fournisseur\n"
         "Toul;A1;Pommes;A1;2;kg;2;V\n",
         "form_unknown", "la liste du vrac de Borne"},
        {"Point de collecte;Lettre;Qui remplit;Cagettes\nToul;A;la salle;2\n", "form_unknown",
         "Borne"},
        {"Fournisseur;Bon de livraison;SKU;Produit;Reçu;Unité;Quand\nV;12;A1;Pommes;3;kg;x\n",
         "form_unknown", "Borne"},
        {"SKU;Produit;Catégorie;Fournisseur;Unité;Commandé;Reçu;Emplacement\n"
         "A1;Pommes;F;V;kg;2;2;A1\n",
         "form_unknown", "les produits selon Borne"},
        {"SKU;Produit;Lot;Fournisseur;Bon de livraison;Cagette;Point de collecte;Quantité;Unité\n"
         "A1;Pommes;1;V;12;7-1/1;Toul;2;kg\n",
         "form_unknown", "la traçabilité de Borne"},
        {"Quoi;Ligne;Remarque\nÀ regarder;2;x\n", "form_unknown", "Borne"},
        {"Quantité;Numéro;Nom;Unité;U.;Prix HT;Total\n3;12;Pommes;kg;;1,20 €;3,60 €\n",
         "supplier_order", "Foodsoft"},
        {"Menge;Bestellnummer;Name;Einheit;GebGr;Nettopreis;Summe\n3;12;Pommes;kg;;1;3\n",
         "supplier_order", "Foodsoft"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reading r = reading_of_text(cases[i].text, CATALOGUE);
        CHECK(!r.is_read);
        CHECK_STR(r.error.code, cases[i].code);
        CHECK(strstr(r.error.text, cases[i].says) != NULL);
    }
}

static void people_beside_products_with_suppliers(void)
{
    const char *text = "ref;producteur;produit;Ada Lovelace (7);Bo Byron (8);Cy Clark (9);total\n"
                       "A1;V;Pommes - 1kg;2;;1;3\nB1;F;Lait – 1 litre;;1;;1\n";
    struct reading r = reading_of_text(text, CATALOGUE);
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "transposed");
    CHECK_INT(r.month.order_count, 3);
    reading_finish(&r);
    r = reading_of_text("ref;producteur;produit;prix A;prix B\nA1;V;Pommes;2;3\nB1;F;Lait;2;2\n",
                        CATALOGUE);
    CHECK(!r.is_read);
    CHECK_STR(r.error.code, "form_unknown");
}

static void columns_are_listed_without_people(void)
{
    struct reading r = reading_of_text("Numéro de commande;Nom;E-mail;UGS;Quantité;Note du client\n"
                                       "7;Lovelace;ada@example.org;A1;2;secret\n",
                                       CATALOGUE);
    static const char *const meanings[] = {"number", "last_name", "", "sku", "quantity", "note"};
    CHECK(r.is_read);
    CHECK_INT(r.month.column_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct month_column *column = &r.month.columns[i];
        CHECK_STR(column->meaning, meanings[i]);
        CHECK(!column->is_guessed);
        CHECK_INT(column->samples[0][0] != '\0', i == 0 || i == 3 || i == 4);
    }
    CHECK_STR(r.month.columns[2].label, "E-mail");
    CHECK_STR(r.month.columns[4].title, "quantité");
    reading_finish(&r);
}

/* As if two million lines had come before: a file of so many is for the benchmark. */
static void one_line_too_many(void)
{
    struct month month = {.format = ""};
    struct collect collect = {.month = &month, .lookup = {.month = &month}};
    struct problem problem = {0};
    ask_begin(&collect.ask, &month, NULL);
    collect.lookup.ask = &collect.ask;
    struct collect_order order = {"7", "", "", "", "", "Toul", "", "", 2};
    struct collect_line line = {
        .name = "Pommes", .sku = "", .quantity = "1", .refunded = "", .price = "", .row = 2000002};
    CHECK(collect_order(&collect, &order, &problem));
    month.line_count = collect.block_first_line = LIMIT_LINES;
    CHECK(!collect_line(&collect, &line, &problem));
    CHECK_STR(problem.error.code, "too_many_lines");
    CHECK_INT(problem.row, 2000002);
    month.line_count = 0;
    collect_finish(&collect);
    month_finish(&month);
}

static bool look(void *context, const char *const *cells, size_t count, uint32_t row)
{
    (void)context;
    (void)cells;
    (void)count;
    (void)row;
    return true;
}

static void a_sheet_that_is_not_there(void)
{
    struct intake_outcome outcome;
    struct error err = {0};
    CHECK(!intake_table(file("a.csv", LINES), 1, false, look, NULL, &outcome, &err));
    CHECK_STR(err.code, "sheet_missing");
}

void test_files(void)
{
    RUN(orders_and_lines_in_two_files);
    RUN(one_of_the_two_is_missing);
    RUN(orders_and_lines_on_two_sheets);
    RUN(formulas_of_all_sheets_are_counted);
    RUN(lists_of_airtable_are_cut_where_they_are_joined);
    RUN(what_borne_wrote_for_orders_is_read);
    RUN(goods_are_known_by_their_ean);
    RUN(long_texts_stay_apart);
    RUN(what_is_no_orders_says_what_it_is);
    RUN(people_beside_products_with_suppliers);
    RUN(columns_are_listed_without_people);
    RUN(one_line_too_many);
    RUN(a_sheet_that_is_not_there);
}
