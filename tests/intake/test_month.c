/* test_month.c: what the rows of an export mean, good and bad. The last test sees to it that every
 * code of notice.c was provoked by one of the others. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/intake.h"
#include "intake/notice.h"
#include "intake/reading.h"
#include "intake/test_forms.h"
#include "support/check.h"

#define HEAD                                                                                       \
    "Numéro de commande;État de la commande;Date de commande;Note du client;Prénom "            \
    "(Facturation);Nom de famille (Facturation);Titre de la méthode de livraison;UGS;Nom de "     \
    "l’élément;Quantité (- Remboursement)\n"
#define ORDER(number) number ";En cours;2025-10-22 21:42;;Ada;Lovelace;Point de collecte : Toul;"
#define CONT          ";;;;;;;"
#define TEN           "crustacés "
#define CASES         "sku;name;unit;temperature;par carton\nA1;Pommes;kg;sec;0,5\n"
/* Thirteen digits, but the last one belongs to others. */
#define BAD_EAN   "A3,Riz,F,V,pack,1,sec,3760200000108,,\n"
#define LONG_LIST TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define CATALOGUE                                                                                  \
    "sku,name,category,supplier,unit,weight_g,temperature,ean,location,price\n"                    \
    "A1,Pommes - 1kg,Fruits,Verger,kg,1000,ambiant,,A1,2\n"                                        \
    "B1,Lait – 1 litre,Lait,Ferme,pack,1040,frais,9520000011406,D1,1\n"                          \
    "C1,Œufs – boîte de 6,Œufs,Ferme,pack,360,ambiant,,C1,2\n"

static void order_columns_may_be_blank_or_repeated(void)
{
    static const char *const files[] = {
        HEAD ORDER("7") "A1;Pommes;2\n" CONT "B1;Lait;1\n" ORDER("8") "B1;Lait;3\n",
        HEAD ORDER("7") "A1;Pommes;2\n" ORDER("7") "B1;Lait;1\n" ORDER("8") "B1;Lait;3\n",
        /* English, other order of columns, other delimiter, a title above, totals below. */
        "Export of October\n\n"
        "Quantity,Item Name,SKU,Shipping Method Title,First Name (Billing),Order Number,"
        "Order Status\n"
        "2,Pommes,A1,Toul,Ada,7,processing\n1,Lait,B1,Toul,Ada,7,processing\n"
        "3,Lait,B1,TOUL ,Ada,8,on-hold\n6,,,,,Total,\n",
        /* No SKU column at all, and an order on a row of its own. */
        "N° de commande\tProduit\tQté\tPoint de retrait\tPrénom\tStatut\n"
        "7\t\t\tToul\tAda\tEn cours\n\tpommes - 1 Kg\t2\t\t\t\n\tLait - 1 Litre\t1\t\t\t\n"
        "8\tLAIT – 1 litre\t3\tToul\tAda\tEn cours\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct reading r = reading_of_text(files[i], CATALOGUE);
        CHECK(r.is_read);
        CHECK_INT(r.month.order_count, 2);
        CHECK_INT(r.month.line_count, 3);
        CHECK_INT(r.month.pickup_count, 1);
        CHECK_INT(reading_orders_at(&r, "Toul"), 2);
        CHECK_INT(reading_units_of(&r, "A1"), 2000);
        CHECK_INT(reading_units_of(&r, "B1"), 4000);
        CHECK_INT(r.month.warning_count, 0);
        CHECK_STR(r.month.orders[1].number, "8");
        reading_finish(&r);
    }
}

static void people_are_dropped_at_the_door(void)
{
    struct reading r = reading_of_text(
        HEAD "7;En cours;2025-10-22;\" - sans sac\r\nmerci\";Thérèse;élie;Toul;A1;x;1\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_STR(r.month.orders[0].first_name, "Thérèse");
    CHECK_STR(r.month.orders[0].initial, "É");
    CHECK_STR(r.month.orders[0].note, "- sans sac\r\nmerci");
    CHECK_STR(r.month.period, "2025-10");
    reading_finish(&r);
}

static void cancelled_orders_are_left_out_and_counted(void)
{
    struct reading r = reading_of_text(
        HEAD ORDER("7") "A1;Pommes;2\n"
                        "8;Annulée;2025-10-01;;Bo;B;Toul;A1;Pommes;5\n" CONT "B1;Lait;5\n"
                        "9;Remboursée;2025-10-01;;Bo;B;Toul;A1;Pommes;5\n"
                        "9;Remboursée;2025-10-01;;Bo;B;Toul;B1;Lait;5\n"
                        "10;failed;2025-10-01;;Bo;B;Toul;A1;Pommes;-5\n"
                        "11;Échouée;2025-10-01;;Bo;B;Toul;A1;Pommes;5\n"
                        "12;wc-checkout-draft;2025-10-01;;Bo;B;Toul;A1;Pommes;5\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 1);
    CHECK_INT(r.month.cancelled, 5);
    CHECK_INT(month_units_milli(&r.month), 2000);
    reading_finish(&r);
}

static void eggs_fragile_steps_and_modes(void)
{
    struct reading r = reading_of_bytes(
        HEAD ORDER("7") "C1;;1\n" CONT "B2;;0,5\n" CONT "A1;;0,25\n"
                        "8;En cours;2025-10-02;;Bo;B;POINT DE COLLECTE : pepinieres;F;;1\n",
        0,
        "UGS;Nom;Famille;Unité;Poids (kg);Conservation;Pas;Fragile\n"
        "C1;Œufs – boîte de 6;Œufs;boîte;0,36;sec;;\n"
        "B2;Fromage;Lait;pièce;1,25;frais;1/2;non\nA1;Pommes;Fruits;kg;1;ambiant;;\n"
        "F;Bocal;Épicerie;pot;\"0,4\";surgelé;;oui\n",
        "nom;mode;alias\nLes Pépinières;vrac;Pépinières\nToul;prêt;\nFoug;vrac;\n");
    CHECK(r.is_read);
    CHECK_INT(r.month.warning_count, 0);
    CHECK_INT(reading_product(&r, "C1")->temperature, TEMPERATURE_EGG);
    CHECK(reading_product(&r, "C1")->fragile && !reading_product(&r, "B2")->fragile);
    CHECK(reading_product(&r, "F")->fragile);
    CHECK_INT(reading_product(&r, "F")->temperature, TEMPERATURE_FROZEN);
    CHECK_INT(reading_product(&r, "B2")->step_milli, 500);
    CHECK_INT(reading_product(&r, "B2")->weight_g, 1250);
    CHECK_INT(reading_product(&r, "A1")->step_milli, 250);
    CHECK_INT(r.month.pickup_count, 2); /* Foug has no order this month */
    CHECK_STR(r.month.pickups[1].name, "Les Pépinières");
    CHECK_INT(r.month.pickups[1].mode, PICKUP_BULK);
    CHECK_INT(r.month.pickups[0].mode, PICKUP_READY);
    reading_finish(&r);
}

static void fractions_are_asked_about(void)
{
    const char *orders = HEAD ORDER("7") "B1;Lait;1,5\n" CONT "A1;Pommes;0,5\n";
    struct reading r = reading_of_text(orders, CATALOGUE);
    uint32_t row = 0;
    CHECK(r.is_read);
    CHECK_INT(reading_warnings(&r, "fraction", &row), 1);
    CHECK_INT(row, 2);
    CHECK_INT(month_open_questions(&r.month), 1);
    CHECK_STR(r.month.questions[0].key, "fraction");
    CHECK_INT(r.month.questions[0].row, 2);
    CHECK_INT(reading_units_of(&r, "B1"), 1500);
    reading_finish(&r);
    static const struct {
        const char *value;
        int64_t units_milli;
        size_t questions;
    } answers[] = {{"keep", 1500, 0}, {"up", 2000, 0}, {"nonsense", 1500, 1}};
    for (size_t i = 0; i < 3; i++) {
        struct intake_answer answer = {.key = "fraction", .value = answers[i].value};
        struct intake_options options = {.answers = &answer, .answer_count = 1};
        r = reading_with(reading_file("o.csv", orders, strlen(orders)),
                         reading_file("c.csv", CATALOGUE, strlen(CATALOGUE)), NULL, &options);
        CHECK(r.is_read);
        CHECK_INT(month_open_questions(&r.month), answers[i].questions);
        CHECK_INT(reading_units_of(&r, "B1"), answers[i].units_milli);
        CHECK_INT(reading_units_of(&r, "A1"), 500);
        reading_finish(&r);
    }
}

static void one_number_twice(void)
{
    /* A file sorted by product: the same order comes again and again. */
    struct reading r = reading_of_text(
        HEAD ORDER("7") "A1;;1\n" ORDER("8") "A1;;2\n" ORDER("7") "B1;;3\n" ORDER("8") "B1;;4\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(r.month.line_count, 4);
    CHECK_INT(r.month.lines[1].order, 0);
    CHECK_INT(r.month.lines[1].units_milli, 3000);
    CHECK_INT(r.month.lines[2].order, 1);
    CHECK_INT(reading_warnings(&r, "order_scattered", NULL), 1);
    reading_finish(&r);
    /* The same export twice in one file. */
    r = reading_of_text(HEAD ORDER("7") "A1;;1\n" CONT "B1;;1\n" ORDER("8") "A1;;2\n" HEAD ORDER(
                            "7") "A1;;1\n" CONT "B1;;1\n" ORDER("8") "A1;;2\n",
                        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(month_units_milli(&r.month), 4000);
    uint32_t row = 0;
    CHECK_INT(reading_warnings(&r, "order_repeated", &row), 2);
    CHECK_INT(row, 6);
    reading_finish(&r);
    /* Two different orders with one number, by content and by person: both are kept. */
    r = reading_of_text(HEAD ORDER("7") "A1;;1\n" ORDER("8") "A1;;2\n" ORDER(
                            "7") "A1;;5\n"
                                 "8;En cours;2025-10-22;;Bo;B;Foug;B1;;1\n",
                        CATALOGUE);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 4);
    CHECK_INT(month_units_milli(&r.month), 9000);
    CHECK_INT(reading_warnings(&r, "order_twice", &row), 2);
    CHECK_INT(row, 4);
    reading_finish(&r);
}

/* Each is read, with exactly the warnings said, the first at the row said. */
static void warnings_are_named(void)
{
    static const struct {
        const char *orders, *catalogue, *points, *code;
        int count;
        uint32_t row;
        size_t lines;
    } cases[] = {
        {HEAD ORDER("7") "A1;;1\n", NULL, NULL, "catalogue_missing", 1, 0, 1},
        {HEAD ORDER("7") "A1;;1\n" CONT ";Inconnu;2\n" CONT ";INCONNU;2\n", CATALOGUE, NULL,
         "product_unknown", 1, 3, 3},
        {HEAD ORDER("7") "ZZ;Lait - 1 litre;1\n" CONT "ZZ;x;1\n", CATALOGUE, NULL,
         "product_by_name", 1, 2, 2},
        {HEAD "7;En cours;2025-10-22;;Ada;L;;A1;;1\n", CATALOGUE, NULL, "pickup_missing", 1, 2, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE, "nom;mode\nFoug;vrac\n", "pickup_unknown", 1, 2, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE, "nom;mode\nToul;camion\n", "point_mode_unknown", 1,
         2, 1},
        {HEAD "7;Bizarre;2025-10-22;;Ada;L;Toul;A1;;1\n8;Bizarre;2025-10-22;;Ada;L;Toul;A1;;1\n",
         CATALOGUE, NULL, "status_unknown", 1, 2, 2},
        {"Order Number,SKU,Quantity,Pickup location\n7,A1,1,Toul\n", CATALOGUE, NULL,
         "status_column_missing", 1, 0, 1},
        {HEAD ORDER("7") "A1;;1\n" CONT "B1;;0\n", CATALOGUE, NULL, "line_refunded", 1, 3, 1},
        {HEAD ORDER("7") "A1;;1\n" ORDER("8") ";;\n", CATALOGUE, NULL, "order_empty", 1, 3, 1},
        {HEAD ORDER("7") "A1;;1\n" ORDER("8") "B1;;2;zut\n", CATALOGUE, NULL, "row_ragged", 1, 3,
         2},
        {HEAD ORDER("7") "A1;;1\n" ORDER("8") "B1;;2", CATALOGUE, NULL, "end_unsure", 1, 3, 2},
        {HEAD ORDER("7") "A1;;1\n8;En cours;2025-12-22;;Ada;L;Toul;A1;;1\n", CATALOGUE, NULL,
         "several_months", 1, 0, 2},
        /* Order 9 has lost a line; 10 says no amount. */
        {"Order Number,Order Status,SKU,Quantity,Pickup location,Order Subtotal Amount,Item Cost\n"
         "7,,A1,2,Toul,4.00,2\n8,,A1,0.5,Toul,1.03,2.05\n9,,A1,1,Toul,7.5,2\n10,,A1,1,Toul,,2\n",
         CATALOGUE, NULL, "total_differs", 1, 4, 4},
        {HEAD ORDER("7") "A1;;1\n" CONT ";Th\xC3\x83\xC2\xA9;1\n",
         CATALOGUE "T,Thé,Sec,G,pack,100,sec,,E1,1\n", NULL, "text_repaired", 1, 0, 2},
        {HEAD "7;En cours;2025-10-22;;Ren\xE9;L;Toul;A1;;1\n", CATALOGUE, NULL, "text_damaged", 1,
         0, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A1,Autre,F,V,kg,1,sec,,,\n", NULL,
         "catalogue_sku_twice", 1, 5, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,POMMES – 1 kg,F,V,kg,1,sec,,,\n", NULL,
         "catalogue_name_twice", 1, 5, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,,F,V,kg,1,sec,,,\n", NULL,
         "catalogue_row_nameless", 1, 5, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,Thé,F,V,pack,1,tiède,,,\n", NULL,
         "temperature_unknown", 1, 5, 1},
        {HEAD ORDER("7") "A1;;1\n",
         "sku;name;unit;temperature;allergènes\nA1;Pommes;kg;sec;" LONG_LIST "\n", NULL,
         "allergens_long", 1, 2, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,Thé,F,V,muid,1,sec,,,\n", NULL, "unit_unknown", 1,
         5, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,Thé,F,V,pack,lourd,sec,,,\n", NULL,
         "weight_unreadable", 1, 5, 1},
        {HEAD ORDER("7") "A1;;1\n", CATALOGUE "A2,Thé,F,V,pack,1,sec,\"9,52E+12\",,\n" BAD_EAN,
         NULL, "ean_unusable", 2, 5, 1},
        {HEAD ORDER("7") "A1;;1\n", "sku;name;unit;temperature;pas\nA1;Pommes;kg;sec;parfois\n",
         NULL, "step_unreadable", 1, 2, 1},
        {HEAD ORDER("7") "A1;;1\n", CASES, NULL, "case_unreadable", 1, 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        printf("    %s\n", cases[i].code);
        struct reading r =
            reading_of_bytes(cases[i].orders, 0, cases[i].catalogue, cases[i].points);
        uint32_t row = 0;
        CHECK_STR(r.error.code, "");
        CHECK(r.is_read);
        CHECK_INT(reading_warnings(&r, cases[i].code, &row), cases[i].count);
        CHECK_INT(row, cases[i].row);
        CHECK_INT(r.month.line_count, cases[i].lines);
        CHECK_INT(r.month.warning_count, cases[i].count);
        reading_finish(&r);
    }
}

/* Each is refused, whole. */
static void refusals_are_named(void)
{
#define BYTES(text) text, sizeof text - 1
    static const struct {
        const char *orders;
        size_t size;
        const char *code;
        uint32_t row;
    } cases[] = {
        {BYTES("\n \r\n"), "file_empty", 0},
        {BYTES("\xEF\xBB\xBF"), "file_empty", 0},
        {BYTES("PK\x03\x04....xl/workbook.xml"), "workbook_broken", 0},
        {BYTES("7z\xBC\xAF....photo.jpg"), "file_zip", 0},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), "workbook_broken", 0},
        {BYTES("\x09\x02\x06\x00...."), "file_old_excel", 0},
        {BYTES("%PDF-1.4\n"), "file_pdf", 0},
        {BYTES("\xFF\xD8\xFF\xE0...."), "file_picture", 0},
        {BYTES(" <!DOCTYPE html><html><body>Connexion"), "file_html", 0},
        {BYTES("<html><body><TABLE><tr><td>1</td></tr></TABLE>"), "file_html_table", 0},
        {BYTES("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:"
               "spreadsheet\">"),
         "file_xml_table", 0},
        {BYTES(HEAD "7;\0\0\0\0"), "file_binary", 0},
        {BYTES("\x01\x02\x03\x04\x05\x06"), "file_binary", 0},
        {BYTES(ORDER("7") "A1;;1\n" ORDER("8") "A1;;1\n"), "header_missing", 0},
        {BYTES("bonjour\n"), "header_missing", 0},
        {BYTES("Numéro de commande;Date de commande\n7;2025-10-22\n"), "columns_missing", 1},
        {BYTES("Nom du produit;Quantité\nPommes;12\n"), "summary_report", 1},
        {BYTES("SKU,Item Name,Summary Report Total Quantity\nA1,Pommes,12\n"), "summary_report", 1},
        {BYTES(CATALOGUE), "form_unknown", 0},
        {BYTES("nom;mode\nToul;vrac\n"), "form_unknown", 0},
        {BYTES(HEAD), "no_orders", 0},
        {BYTES(HEAD "7;Annulée;2025-10-22;;A;B;Toul;A1;;1\n"), "no_orders", 0},
        {BYTES(HEAD CONT "A1;;1\n"), "row_orphan", 2},
        {BYTES(HEAD ORDER("7") ";;3\n"), "product_nameless", 2},
        {BYTES(HEAD ORDER("7") "A1;;\n"), "quantity_unreadable", 2},
        {BYTES(HEAD ORDER("7") "A1;;1\n" CONT "B1;;-2\n"), "quantity_unreadable", 3},
        {BYTES(HEAD ORDER("7") "A1;;NaN\n"), "quantity_unreadable", 2},
        {BYTES(HEAD ORDER("7") "A1;;1e9\n"), "quantity_unreadable", 2},
        {BYTES(HEAD ORDER("7") "A1;;=HYPERLINK(1)\n"), "quantity_unreadable", 2},
        {BYTES(HEAD ORDER("7") "B1;;500 g\n"), "quantity_unreadable", 2},
        {BYTES(HEAD ORDER("7") "A1;;1000000000\n"), "quantity_too_large", 2},
        {BYTES(HEAD ORDER("7") "A1;;1\n" ORDER("8") "A"), "file_truncated", 3},
        {BYTES(HEAD ORDER("7") "A1;;1\n" ORDER("8") "A1;\"Pom"), "quote_open", 3},
        {BYTES(HEAD ORDER("7") "A1;;1\n" ORDER("8") "A1;\"Pom;1\n" ORDER("9") "A1;\"P\";1\n"),
         "quote_open", 3},
        {BYTES("Item Name;Qty;Order Number\n\n\nx;1\n;;9;\n"), "row_orphan", 4},
    };
#undef BYTES
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        printf("    %s\n", cases[i].code);
        struct reading r = reading_of_bytes(cases[i].orders, cases[i].size, CATALOGUE, NULL);
        CHECK(!r.is_read);
        CHECK_STR(r.error.code, cases[i].code);
        CHECK_INT(r.outcome.row, cases[i].row);
        CHECK_INT(error_exit_code(&r.error), 2);
        CHECK_INT(r.month.order_count, 0);
        reading_finish(&r);
    }
}

static void lists_beside_the_orders_are_refused_too(void)
{
    const char *orders = HEAD ORDER("7") "A1;;1\n";
    struct reading r = reading_of_bytes(orders, 0, "couleur;prix\nvert;2\n", NULL);
    CHECK_STR(r.error.code, "catalogue_unusable");
    r = reading_of_bytes(orders, 0, CATALOGUE, "mode;x\nvrac;2\n");
    CHECK_STR(r.error.code, "points_unusable");
}

/* A text grown row by row. */
struct grown {
    char *text;
    size_t used, room;
};

static void grow(struct grown *grown, const char *row)
{
    size_t length = strlen(row);
    if (grown->room - grown->used <= length) {
        grown->room = (grown->room + length) * 2;
        char *text = realloc(grown->text, grown->room);
        CHECK(text != NULL);
        grown->text = text;
    }
    memcpy(grown->text + grown->used, row, length + 1);
    grown->used += length;
}

static void beyond_the_limits(void)
{
    static const struct {
        const char *row, *code; /* %d: a number that grows */
        int count;
    } cases[] = {
        {"%d;Toul;A;1\n", "too_many_orders", LIMIT_ORDERS + 1},
        {"%d;Toul;P%d;1\n", "too_many_products", LIMIT_PRODUCTS + 1},
        {"%d;P%d;A;1\n", "too_many_pickups", LIMIT_PICKUPS + 1},
        {"7;Toul;A;1\n", "order_too_long", LIMIT_ORDER_LINES + 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct grown grown = {0};
        grow(&grown, "Order Number;Pickup location;SKU;Quantity\n");
        for (int n = 1; n <= cases[i].count; n++) {
            char row[64], number[16];
            snprintf(number, sizeof number, "%d", n);
            row[0] = '\0';
            for (const char *p = cases[i].row; *p != '\0'; p++) {
                bool is_number = p[0] == '%' && p[1] == 'd';
                snprintf(row + strlen(row), sizeof row - strlen(row), "%.*s", is_number ? 15 : 1,
                         is_number ? number : p);
                p += is_number ? 1 : 0;
            }
            grow(&grown, row);
        }
        struct reading r = reading_of_bytes(grown.text, grown.used, NULL, NULL);
        CHECK_STR(r.error.code, cases[i].code);
        CHECK_INT(r.error.kind, ERROR_LIMIT);
        free(grown.text);
    }
}

static bool always(void *context)
{
    (void)context;
    return true;
}

static void files_that_cannot_be_read(void)
{
    const char *good = HEAD ORDER("7") "A1;;1\n";
    struct reading r = reading_of("/nowhere/orders.csv", NULL, NULL);
    CHECK_STR(r.error.code, "file_missing");
    CHECK_INT(error_exit_code(&r.error), 4);
    r = reading_of(reading_folder(), NULL, NULL);
    CHECK_STR(r.error.code, "file_not_regular");
    r = reading_of("/dev/null", NULL, NULL);
    CHECK_STR(r.error.code, "file_not_regular");
    r = reading_of("/proc/self/mem", NULL, NULL); /* reading it at 0 fails with EIO */
    CHECK_STR(r.error.code, "file_unreadable");
    CHECK_INT(error_exit_code(&r.error), 4);
    const char *path = reading_file("big.csv", good, strlen(good));
    CHECK_INT(truncate(path, (off_t)LIMIT_IMPORT_BYTES + 1), 0);
    r = reading_of(path, NULL, NULL);
    CHECK_STR(r.error.code, "file_too_large");
    CHECK_INT(error_exit_code(&r.error), 2);
    CHECK_INT(truncate(path, 0), 0);
    CHECK_STR(reading_of(path, NULL, NULL).error.code, "file_empty");
    if (geteuid() != 0) {
        path = reading_file("secret.csv", good, strlen(good));
        CHECK_INT(chmod(path, 0), 0);
        CHECK_STR(reading_of(path, NULL, NULL).error.code, "file_forbidden");
    }
    struct intake_options options = {.cancelled = always};
    path = reading_file("good.csv", good, strlen(good));
    r = reading_with(path, NULL, NULL, &options);
    CHECK(!r.is_read);
    CHECK_STR(r.error.code, "cancelled");
}

static void the_digest_knows_the_same_files(void)
{
    struct reading a = reading_of_text(HEAD ORDER("7") "A1;;1\n", CATALOGUE);
    struct reading b = reading_of_text(HEAD ORDER("7") "A1;;1\n", CATALOGUE);
    struct reading c = reading_of_text(HEAD ORDER("7") "A1;;2\n", CATALOGUE);
    CHECK_STR(a.month.digest, b.month.digest);
    CHECK(strcmp(a.month.digest, c.month.digest) != 0);
    reading_finish(&a);
    reading_finish(&b);
    reading_finish(&c);
}

/* True if the test's file names the code. */
static bool file_says(const char *name, const char *code)
{
    static char text[1 << 16];
    char path[128], quoted[64];
    snprintf(path, sizeof path, "tests/intake/%s", name);
    snprintf(quoted, sizeof quoted, "\"%s\"", code);
    FILE *from = fopen(path, "rb");
    CHECK(from != NULL);
    text[fread(text, 1, sizeof text - 1, from)] = '\0';
    fclose(from);
    return strstr(text, quoted) != NULL;
}

/* Provoked elsewhere: limits that need large files, and rights, which do not count when the tests
 * run as root. */
static void every_code_was_seen(void)
{
    static const struct {
        const char *code, *file;
    } elsewhere[] = {
        {"cell_too_large", "test_text.c"},         {"too_many_columns", "test_text.c"},
        {"too_many_lines", "test_files.c"},        {"file_forbidden", "test_month.c"},
        {"file_password", "test_workbook.c"},      {"file_numbers", "test_workbook.c"},
        {"file_xlsb", "test_workbook.c"},          {"file_document", "test_workbook.c"},
        {"file_doctype", "test_workbook.c"},       {"file_bomb", "../app/cli/hostile.py"},
        {"workbook_too_large", "test_workbook.c"}, {"workbook_empty", "test_workbook.c"},
        {"sheet_missing", "test_files.c"},         {"pickup_near", "test_questions.c"},
        {"one_name", "test_questions.c"}};
    for (int i = 0; i < NOTICE_COUNT; i++) {
        const char *code = notice_code((enum notice)i);
        bool is_seen = reading_has_seen(code);
        for (size_t k = 0; k < sizeof elsewhere / sizeof elsewhere[0]; k++) {
            is_seen = is_seen ||
                      (strcmp(code, elsewhere[k].code) == 0 && file_says(elsewhere[k].file, code));
        }
        if (!is_seen) {
            fprintf(stderr, "no test provokes %s\n", code);
        }
        CHECK(is_seen);
    }
}

int main(void)
{
    RUN(order_columns_may_be_blank_or_repeated);
    RUN(people_are_dropped_at_the_door);
    RUN(cancelled_orders_are_left_out_and_counted);
    RUN(eggs_fragile_steps_and_modes);
    RUN(fractions_are_asked_about);
    RUN(one_number_twice);
    RUN(warnings_are_named);
    RUN(refusals_are_named);
    RUN(lists_beside_the_orders_are_refused_too);
    RUN(beyond_the_limits);
    RUN(files_that_cannot_be_read);
    RUN(the_digest_knows_the_same_files);
    test_forms();
    test_wide();
    test_files();
    RUN(every_code_was_seen);
    return 0;
}
