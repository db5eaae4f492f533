/* test_forms.c: a good specimen of each form, with its traps, and ones that must be refused in
 * words. Run by test_month.c, so that the codes provoked here are seen there. */
#include "intake/test_forms.h"

#include <stdio.h>
#include <string.h>

#include "intake/reading.h"
#include "support/check.h"

#define CATALOGUE                                                                                  \
    "sku,name,unit,weight_g,temperature,price\nA1,Pommes - 1kg,kg,1000,ambiant,2\n"                \
    "B1,Lait – 1 litre,pack,1040,frais,1\nC1,\"Pommes de terre - 2,5kg\",pack,2500,ambiant,3\n"  \
    "D1,\"Sel : fin | gros; \"\"maison\"\"\",piece,500,ambiant,4\n"

struct specimen {
    const char *format, *text;
    bool has_pickup;
};

/* Each holds order 7 at Toul (2 A1, 1 B1) and order 8 at Foug (3 C1, 1 D1), and perhaps order 9,
 * which is cancelled. */
static void check_specimen(const struct specimen *specimen)
{
    struct reading r = reading_of_text(specimen->text, CATALOGUE);
    if (!r.is_read) {
        fprintf(stderr, "%s: %s\n", specimen->format, r.error.text);
    }
    CHECK(r.is_read);
    CHECK_STR(r.month.format, specimen->format);
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(r.month.line_count, 4);
    CHECK_STR(r.month.orders[0].number, "7");
    CHECK_STR(r.month.orders[0].first_name, "Ada");
    CHECK_STR(r.month.orders[0].initial, "L");
    CHECK_INT(reading_units_of(&r, "A1"), 2000);
    CHECK_INT(reading_units_of(&r, "B1"), 1000);
    CHECK_INT(reading_units_of(&r, "C1"), 3000);
    CHECK_INT(reading_units_of(&r, "D1"), 1000);
    CHECK_INT(reading_orders_at(&r, "Toul"), specimen->has_pickup ? 1 : 0);
    CHECK_INT(reading_orders_at(&r, "Foug"), specimen->has_pickup ? 1 : 0);
    CHECK_INT(reading_warnings(&r, "product_unknown", NULL), 0);
    CHECK_INT(reading_warnings(&r, "total_differs", NULL), 0);
    CHECK_INT(month_open_questions(&r.month), specimen->has_pickup ? 0 : 1);
    reading_finish(&r);
}

#define SALT "Sel : fin | gros; \"\"maison\"\""
#define COLUMNS_HEAD                                                                               \
    "\"Order Number\",\"Order Status\",\"First Name (Billing)\",\"Last Name (Billing)\","          \
    "\"Shipping Method Title\",\"Order Subtotal Amount\",\"SKU #1\",\"Item # #1\","                \
    "\"Item Name #1\",\"Quantity (- Refund) #1\",\"Item Cost #1\",\"SKU #2\",\"Item # #2\","       \
    "\"Item Name #2\",\"Quantity (- Refund) #2\",\"Item Cost #2\"\n"
#define TOFFEE_HEAD                                                                                \
    "order_id,order_number,order_date,status,shipping_method,billing_first_name,"                  \
    "billing_last_name,customer_note,wt_import_key,order_subtotal,"
#define SKY_HEAD                                                                                   \
    "order_id,order_number,date,status,shipping_method,billing_first_name,billing_last_name,"

static const struct specimen specimens[] = {
    {"columns",
     COLUMNS_HEAD "7,Processing,Ada,Lovelace,Toul,5,A1,1,Pommes,2,2,B1,2,Lait,1,1\n"
                  "8,\"On hold\",Bo,Byron,Foug,13,,1,\"Pommes de terre – 2,5 kg\",3,3,D1,2,x,1,4\n",
     true},
    {"webtoffee",
     TOFFEE_HEAD
     "line_item_1,line_item_2,line_item_3,\"Product Item 1 Name\","
     "\"Product Item 1 SKU\",\"Product Item 1 Quantity\"\n"
     "57,7,2025-10-03 11:44:00,processing,Toul,Ada,Lovelace,,7,5.00,"
     "name:Pommes|product_id:3|sku:A1|quantity:2|total:4.00|sub_total:4.00,"
     "name:Lait|product_id:4|sku:B1|quantity:1|total:1.00|sub_total:1.00,,Pommes,A1,2\n"
     "58,8,2025-10-03 11:44:00,on-hold,Foug,Bo,Byron,,8,13.00,"
     "\"name:Pommes de terre - 2,5kg|product_id:5|sku:|quantity:3|total:9|sub_total:9\","
     "\"name:" SALT "|product_id:6|sku:|quantity:1|total:4|sub_total:4|quantity:7\",,,,\n"
     "59,9,2025-10-03 11:44:00,cancelled,Foug,Bo,Byron,,9,1.00,"
     "name:Lait|product_id:4|sku:B1|quantity:1|total:1.00|sub_total:1.00,,,,,\n",
     true},
    {"webtoffee_rows",
     TOFFEE_HEAD "item_product_id,item_name,item_sku,item_quantity,item_refunded_qty\n"
                 "57,7,2025-10-03,processing,Toul,Ada,Lovelace,,7,5.00,3,Pommes,A1,2,0\n"
                 "57,7,2025-10-03,processing,Toul,Ada,Lovelace,,7,5.00,4,Lait,B1,2,1\n"
                 "58,8,2025-10-03,on-hold,Foug,Bo,Byron,,8,13.00,5,,C1,3,0\n"
                 "58,8,2025-10-03,on-hold,Foug,Bo,Byron,,8,13.00,6,,D1,1,0\n",
     true},
    {"skyverge",
     SKY_HEAD "line_items\n"
              "57,7,2025-10-03,processing,Point de collecte : Toul,Ada,Lovelace,"
              "id:1|name:Pommes|product_id:3|sku:A1|quantity:2|subtotal:4|refunded_qty:0|meta:;"
              "id:2|name:Lait|product_id:4|sku:B1|quantity:3|subtotal:3|refunded_qty:2|meta:a=b\n"
              "58,8,2025-10-03,on-hold,Foug,Bo,Byron,"
              "\"id:1|name:Pommes de terre - 2,5kg|sku:|quantity:3;"
              "id:2|name:Sel \\: fin \\| gros\\; \"\"maison\"\"|sku:|quantity:1\"\n"
              "59,9,2025-10-03,refunded,Foug,Bo,Byron,id:1|name:Lait|sku:B1|quantity:1\n",
     true},
    {"skyverge",
     SKY_HEAD
     "line_items\n"
     "57,7,2025-10-03,processing,Toul,Ada,Lovelace,"
     "\"[{\"\"id\"\":1,\"\"name\"\":\"\"Pommes\"\",\"\"sku\"\":\"\"A1\"\",\"\"quantity\"\":2,"
     "\"\"meta\"\":[{\"\"name\"\":\"\"x\"\",\"\"quantity\"\":9}]},"
     "{\"\"name\"\":\"\"Lait\"\",\"\"sku\"\":\"\"B1\"\",\"\"quantity\"\":1}]\"\n"
     "58,8,2025-10-03,on-hold,Foug,Bo,Byron,"
     "\"[{\"\"name\"\":\"\"Pommes de terre \\u2013 2,5kg\"\",\"\"quantity\"\":\"\"3\"\"},"
     "{\"\"name\"\":\"\"Sel : fin | gros; \\\"\"maison\\\"\"\"\",\"\"quantity\"\":1.0}]\"\n",
     true},
    {"woo_analytics",
     "Date,Commande n°,État,Client,Produit(s),Articles vendus\n"
     "2025-10-22 21:42:00,7,processing,Ada Lovelace,\"2× Pommes - 1kg, 1× Lait – 1 litre\",3\n"
     "2025-10-22 21:42:00,8,on-hold,Bo Byron,"
     "\"3× Pommes de terre - 2,5kg, 1× " SALT "\",4\n",
     false},
    {"woo_analytics",
     "Date,Order #,Status,Customer,Product(s),Items sold\n"
     "2025-10-22 21:42:00,7,processing,Ada Lovelace,\"Pommes - 1kg x 2, Lait – 1 litre x 1\",3\n"
     "2025-10-22 21:42:00,8,on-hold,Bo Byron,"
     "\"Pommes de terre - 2,5kg x 3, " SALT " x 1\",4\n",
     false},
    {"airtable_lines",
     "Ligne,Commande,Client (from Commande),Point de collecte (from Commande),"
     "Nom (from Produit),UGS (from Produit),Quantité,Statut (from Commande)\n"
     "1,7,Ada Lovelace,Toul,Pommes,A1,2,En cours\n2,7,Ada Lovelace,Toul,Lait,B1,1,En cours\n"
     "3,8,Bo Byron,Foug,\"Pommes de terre - 2,5kg\",,3,En attente\n"
     "4,8,Bo Byron,Foug,,D1,1,En attente\n5,9,Bo Byron,Foug,,D1,1,Annulée\n",
     true},
    {"airtable_orders",
     "Commande,Client,Point de collecte,Statut,Produits,Quantités,Bon (pièce jointe)\n"
     "7,Ada Lovelace,Toul,En cours,\"Pommes - 1kg,Lait – 1 litre\",\"2, 1\",\n"
     "8,Bo Byron,Foug,En cours,\"\"\"Pommes de terre - 2,5kg\"\",\"\"Sel : fin | gros; "
     "\"\"\"\"maison\"\"\"\"\"\"\",\"3,1\",bon.jpg (https://dl.example.org/bon.jpg)\n",
     true},
    {"cagette",
     "userId;userName;productName;ref;catalogName;price;quantity;total;paid\n"
     "\"7\";\"Lovelace Ada\";\"Pommes\";\"A1\";\"x\";\"1\";\"2\";\"2\";\"false\"\n"
     "\"7\";\"Lovelace Ada\";\"Lait\";\"B1\";\"x\";\"1\";\"1\";\"1\";\"false\"\n"
     "\"8\";\"Byron Bo\";\"x\";\"C1\";\"x\";\"1\";\"3\";\"3\";\"false\"\n"
     "\"8\";\"Byron Bo\";\"x\";\"D1\";\"x\";\"1\";\"1\";\"1\";\"false\"\n",
     false},
    {"ofn_customer_totals",
     "Hub,Customer,Product,Variant,Quantity,Shipping,Comments,SKU,Order number,Date\n"
     "Hub Emplettes,,,,,,,,,\n"
     "E,Ada Lovelace,Pommes,1kg,2,Toul,,,7,2025-10-03\n"
     "E,Ada Lovelace,Lait,1 litre,1,Toul,,,7,2025-10-03\n"
     "E,Ada Lovelace,TOTAL,,3,,Merci,,7,2025-10-03\n"
     "E,Bo Byron,Pommes de terre,\"2,5kg\",3,Foug,,,8,2025-10-03\n"
     "E,Bo Byron,x,1,1,Foug,,D1,8,2025-10-03\nE,Bo Byron,,,,,,,8,2025-10-03\n",
     true},
    /* All items in one cell. */
    {"aoe_rows",
     "Order Number,Order Status,First Name (Billing),Last Name (Billing),Shipping Method Title,"
     "SKU,Item Name,Quantity\n"
     "7,Processing,Ada,Lovelace,Toul,\"A1\nB1\",\"Pommes\nLait\",\"2\n1\"\n"
     "8,Processing,Bo,Byron,Foug,\\nD1,\"Pommes de terre - 2,5kg\\nSel\",3\\n1\n",
     true},
};

static void each_form_is_read(void)
{
    for (size_t i = 0; i < sizeof specimens / sizeof specimens[0]; i++) {
        check_specimen(&specimens[i]);
    }
}

static void one_row_is_one_unit(void)
{
    struct reading r = reading_of_text(
        "Référence commande;Prénom payeur;Nom payeur;Tarif;Montant tarif;Date de la commande\n"
        "C1;Sophie;Dupont;Pommes - 1kg;10,00;17/11/2025 10:30:00\n"
        "C1;Sophie;Dupont;Pommes - 1kg;10,00;17/11/2025 10:30:00\n"
        "C2;Luc;Petit;Lait - 1 litre;10,00;17/11/2025 10:30:00\n",
        CATALOGUE);
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "helloasso");
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(reading_units_of(&r, "A1"), 2000);
    CHECK_INT(reading_units_of(&r, "B1"), 1000);
    CHECK_STR(r.month.orders[0].first_name, "Sophie");
    reading_finish(&r);
}

static void orders_cut_by_the_export_are_named(void)
{
    uint32_t row = 0;
    struct reading r = reading_of_text(COLUMNS_HEAD "7,Processing,A,L,Toul,5,A1,1,,2,2,B1,2,,1,1\n"
                                                    "8,Processing,B,B,Foug,23,C1,1,,3,3,D1,2,,1,4\n"
                                                    "9,Processing,B,B,Foug,2,A1,1,,1,2,,,,,\n",
                                       CATALOGUE);
    CHECK_INT(reading_warnings(&r, "total_differs", &row), 1);
    CHECK_INT(row, 3);
    reading_finish(&r);
    /* Most are cut: those with room left show that the amounts are right. */
    r = reading_of_text(COLUMNS_HEAD "7,Processing,A,L,Toul,50,A1,1,,2,2,B1,2,,1,1\n"
                                     "8,Processing,B,B,Foug,23,C1,1,,3,3,D1,2,,1,4\n"
                                     "9,Processing,B,B,Foug,2,A1,1,,1,2,,,,,\n",
                        CATALOGUE);
    CHECK_INT(reading_warnings(&r, "total_differs", NULL), 2);
    reading_finish(&r);
    /* The amounts mean something else. */
    r = reading_of_text(COLUMNS_HEAD "7,Processing,A,L,Toul,5,A1,1,,2,2,B1,2,,1,1\n"
                                     "9,Processing,B,B,Foug,99,A1,1,,1,2,,,,,\n",
                        CATALOGUE);
    CHECK_INT(reading_warnings(&r, "total_differs", NULL), 0);
    reading_finish(&r);
    /* No amounts at all. */
    r = reading_of_text("Order Number,Item Name #1,Quantity #1,Item Name #2,Quantity #2,Labo\n"
                        "7,Pommes - 1kg,1,Lait - 1 litre,2,Toul\n"
                        "8,Pommes - 1kg,1,,,Toul\n9,Pommes - 1kg,1,Lait - 1 litre,2,Toul\n",
                        CATALOGUE);
    CHECK_INT(reading_warnings(&r, "columns_full", &row), 2);
    CHECK_INT(row, 2);
    reading_finish(&r);
    r = reading_of_text("Commande n°,Client,Produit(s),Articles vendus\n"
                        "7,Ada L,\"1× Pommes - 1kg, 2× Lait – 1 litre\",4\n",
                        CATALOGUE);
    CHECK_INT(reading_warnings(&r, "count_differs", &row), 1);
    CHECK_INT(row, 2);
    reading_finish(&r);
}

static void broken_items_are_refused(void)
{
    static const char *const cases[][2] = {
        {SKY_HEAD "line_items\n5,7,2025-10-03,x,Toul,A,L,\"[{\"\"name\"\":\"\"Pommes\"\"\"\n",
         "list_unreadable"},
        {SKY_HEAD "line_items\n5,7,2025-10-03,x,Toul,A,L,id:1|name:Pommes|quantity:NaN\n",
         "quantity_unreadable"},
        {TOFFEE_HEAD "line_item_1,b\n57,7,2025-10-03,x,Toul,A,L,,7,5,name:Pommes,\n",
         "list_unreadable"},
        {"Commande n°,Client,Produit(s)\n7,Ada L,Pommes\n", "list_unreadable"},
        {"Commande n°,Client,Produit(s)\n7,Ada L,12345× Pommes\n", "quantity_too_large"},
        {"Commande,Client,Produits,Quantités\n7,Ada L,\"Pommes,Lait\",\"1, 2, 3\"\n",
         "lists_differ"},
        {"Commande,Client,Produits,Quantités\n7,Ada L,\"Pommes,Lait\",1\n", "lists_differ"},
        {"Numéro de commande;Nom du produit;Quantité;Point de collecte\n7;Pommes;0,0001;Toul\n",
         "quantity_unreadable"},
        {COLUMNS_HEAD "7,Processing,A,L,Toul,5,A1,1,,-2,2,B1,2,,1,1\n", "quantity_unreadable"},
        {"Référence commande;Prénom payeur;Produit\nC1;Sophie;Pommes\n", "columns_missing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reading r = reading_of_text(cases[i][0], CATALOGUE);
        if (r.is_read || strcmp(r.error.code, cases[i][1]) != 0) {
            fprintf(stderr, "%zu: %s\n", i, r.is_read ? r.month.format : r.error.text);
        }
        CHECK(!r.is_read);
        CHECK_STR(r.error.code, cases[i][1]);
        reading_finish(&r);
    }
}

void test_forms(void)
{
    RUN(each_form_is_read);
    RUN(one_row_is_one_unit);
    RUN(orders_cut_by_the_export_are_named);
    RUN(broken_items_are_refused);
}
