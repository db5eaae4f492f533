/* test_questions.c: what only a person can decide is asked, and the answer counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/month.h"
#include "intake/intake.h"
#include "intake/reading.h"
#include "support/check.h"

#define HEAD                                                                                       \
    "Numéro de commande;État de la commande;Date de commande;Prénom;Nom;Point de collecte;UGS;" \
    "Nom de l’élément;Quantité\n"
#define CATALOGUE                                                                                  \
    "sku,name,unit,weight_g,temperature\nA1,Pommes - 1kg,kg,1000,ambiant\n"                        \
    "B1,Lait – 1 litre,pack,1040,frais\n"

struct given {
    struct intake_answer answers[8], memory[8];
    size_t answer_count, memory_count;
};

static struct reading read_with(const char *orders, const char *catalogue,
                                const struct given *given)
{
    struct intake_options options = {.answers = given->answers,
                                     .answer_count = given->answer_count,
                                     .memory = given->memory,
                                     .memory_count = given->memory_count};
    const char *path = reading_file("orders.csv", orders, strlen(orders));
    const char *list =
        catalogue == NULL ? NULL : reading_file("catalogue.csv", catalogue, strlen(catalogue));
    return reading_with(path, list, NULL, &options);
}

static struct reading read_answered(const char *orders, const char *key, const char *value)
{
    struct given given = {.answers = {{key, value}}, .answer_count = key == NULL ? 0 : 1};
    return read_with(orders, CATALOGUE, &given);
}

static const struct month_question *question_of(const struct reading *r, const char *key)
{
    for (size_t i = 0; i < r->month.question_count; i++) {
        if (strcmp(r->month.questions[i].key, key) == 0) {
            return &r->month.questions[i];
        }
    }
    return NULL;
}

static bool remembers(const struct reading *r, const char *key, const char *value)
{
    for (size_t i = 0; i < r->month.memory_count; i++) {
        if (strcmp(r->month.memory[i].key, key) == 0) {
            return strcmp(r->month.memory[i].value, value) == 0;
        }
    }
    return false;
}

static void several_months_are_asked_about(void)
{
    const char *orders = HEAD "1;En cours;2025-09-28;A;B;Toul;A1;;1\n"
                              "2;En cours;2025-10-02;A;B;Toul;A1;;2\n"
                              "3;En cours;2025-10-04;A;B;Foug;A1;;4\n"
                              "4;En cours;2025-10-29;A;B;Toul;A1;;8\n"
                              "5;En cours;2025-11-02;A;B;Nancy;A1;;16\n";
    struct reading r = read_answered(orders, NULL, NULL);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 5);
    const struct month_question *question = month_first_question(&r.month);
    CHECK_STR(question->key, "month");
    CHECK_INT(question->kind, MONTH_QUESTION_MONTH);
    CHECK_INT(question->choice_count, 3);
    CHECK_STR(question->choices[1].value, "2025-10");
    CHECK_STR(question->choices[1].label,
              "octobre 2025 : 3 commandes, du 28/09/2025 au 04/10/2025");
    reading_finish(&r);
    r = read_answered(orders, "month", "2025-10");
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_STR(question_of(&r, "month")->answer, "2025-10");
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(r.month.pickup_count, 2);
    CHECK_INT(reading_units_of(&r, "A1"), 7000);
    CHECK_STR(r.month.period, "2025-10");
    CHECK_INT(r.month.left_out_count, 2);
    CHECK_STR(r.month.left_out[0].code, "other_month");
    CHECK_STR(r.month.left_out[0].text, "10/2025");
    CHECK_INT(r.month.cancelled, 0);
    reading_finish(&r);
    r = read_answered(orders, "month", "all");
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(r.month.order_count, 5);
    reading_finish(&r);
    r = read_answered(orders, "month", "2024-01");
    CHECK_INT(month_open_questions(&r.month), 1);
    reading_finish(&r);
}

static void orders_around_the_first_of_a_month_are_one_month(void)
{
    struct reading r = read_answered(HEAD "1;En cours;2025-10-20;A;B;Toul;A1;;1\n"
                                          "2;En cours;2025-11-10;A;B;Toul;A1;;2\n",
                                     NULL, NULL);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(r.month.order_count, 2);
    reading_finish(&r);
}

static void orders_without_a_point_are_kept_and_asked_about(void)
{
    const char *orders = HEAD "1;En cours;2025-10-02;Ada;B;Toul;A1;;1\n"
                              "2;En cours;2025-10-02;Ada;Byron;;A1;;2\n"
                              ";En cours;2025-10-03;Bo;C;;A1;;4\n";
    struct reading r = read_answered(orders, NULL, NULL);
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(reading_units_of(&r, "A1"), 7000);
    CHECK_INT(month_open_questions(&r.month), 2);
    const struct month_question *question = question_of(&r, "pickup:2");
    CHECK_INT(question->kind, MONTH_QUESTION_ORDER_PICKUP);
    CHECK_STR(question->text, "La commande 2, Ada B. ne dit pas son point de collecte. Lequel ?");
    CHECK_INT(question->row, 3);
    CHECK_STR(question->choices[0].value, "Toul");
    CHECK(question_of(&r, "pickup:ligne 4") != NULL);
    reading_finish(&r);
    struct given both = {.answers = {{"pickup:2", "Toul"}, {"pickup:ligne 4", "Foug"}},
                         .answer_count = 2};
    r = read_with(orders, CATALOGUE, &both);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(reading_orders_at(&r, "Toul"), 2);
    CHECK_INT(reading_orders_at(&r, "Foug"), 1);
    CHECK_INT(reading_warnings(&r, "pickup_missing", NULL), 0);
    reading_finish(&r);
    r = read_answered(orders, "pickup", "Toul");
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(reading_orders_at(&r, "Toul"), 3);
    reading_finish(&r);
    r = read_answered(orders, "pickup:2", "none");
    CHECK_INT(month_open_questions(&r.month), 1);
    CHECK_INT(reading_orders_at(&r, "Toul"), 1);
    reading_finish(&r);
}

static void a_file_without_points_is_asked_about_once(void)
{
    const char *orders = "Commande;UGS;Quantité\n1;A1;1\n2;A1;2\n";
    struct given given = {.memory = {{"point:toul", "Toul"}, {"point:x", "new"}},
                          .memory_count = 2};
    struct reading r = read_with(orders, CATALOGUE, &given);
    CHECK_INT(month_open_questions(&r.month), 1);
    const struct month_question *question = month_first_question(&r.month);
    CHECK_STR(question->key, "pickup");
    CHECK_INT(question->kind, MONTH_QUESTION_FILE_PICKUP);
    CHECK_INT(question->choice_count, 2);
    CHECK_STR(question->proposed, "Toul");
    reading_finish(&r);
    r = read_answered(orders, "pickup", "Foug");
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(reading_orders_at(&r, "Foug"), 2);
    reading_finish(&r);
}

static void near_misses_are_proposed_and_never_taken(void)
{
    const char *orders = HEAD "1;En cours;2025-10-02;A;B;Toul;;Pomme 1 Kg;1\n"
                              "2;En cours;2025-10-02;C;D;Dommartin-lès-Toul;A1;;2\n"
                              "3;En cours;2025-10-02;E;F;Vandœuvre;A1;;4\n"
                              "4;En cours;2025-10-02;G;H;Vandoeuvre-lès-Nancy;A1;;8\n"
                              "5;En cours;2025-10-02;I;J;les Pépinières;A1;;1\n"
                              "6;En cours;2025-10-02;K;L;Pepinieres;;Pommes – 500g;1\n";
    struct reading r = read_answered(orders, NULL, NULL);
    CHECK_INT(month_open_questions(&r.month), 1);
    CHECK_INT(reading_units_of(&r, "A1"), 15000);
    CHECK_INT(reading_warnings(&r, "product_unknown", NULL), 2);
    CHECK_INT(reading_warnings(&r, "pickup_near", NULL), 1);
    CHECK_INT(reading_orders_at(&r, "les Pépinières"), 2);
    CHECK_INT(reading_orders_at(&r, "Vandœuvre"), 1);
    const struct month_question *question = month_first_question(&r.month);
    CHECK_STR(question->key, "product:pomme 1kg");
    CHECK_INT(question->kind, MONTH_QUESTION_PRODUCT);
    CHECK_STR(question->proposed, "A1");
    CHECK_STR(question->choices[1].value, "new");
    question = question_of(&r, "point:vandoeuvre les nancy");
    CHECK_STR(question->proposed, "Vandœuvre");
    CHECK(question->may_wait);
    reading_finish(&r);
    struct given given = {.answers = {{"product:pomme 1kg", "A1"}},
                          .answer_count = 1,
                          .memory = {{"point:vandoeuvre les nancy", "Vandœuvre"}},
                          .memory_count = 1};
    r = read_with(orders, CATALOGUE, &given);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(reading_units_of(&r, "A1"), 16000);
    CHECK_INT(reading_orders_at(&r, "Vandœuvre"), 2);
    CHECK_INT(reading_warnings(&r, "pickup_near", NULL), 0);
    /* What was answered, now or last month, can be seen and taken back. */
    question = question_of(&r, "product:pomme 1kg");
    CHECK_STR(question->answer, "A1");
    CHECK_STR(question->subject, "Pomme 1 Kg");
    CHECK_STR(question->choices[1].value, "new");
    CHECK(!question->is_remembered);
    question = question_of(&r, "point:vandoeuvre les nancy");
    CHECK_STR(question->answer, "Vandœuvre");
    CHECK_STR(question->subject, "Vandoeuvre-lès-Nancy");
    CHECK(question->is_remembered);
    CHECK(remembers(&r, "product:pomme 1kg", "A1"));
    CHECK(remembers(&r, "point:vandoeuvre les nancy", "Vandœuvre"));
    CHECK(remembers(&r, "point:toul", "Toul"));
    CHECK(remembers(&r, "temperature:B1", "chilled"));
    CHECK(remembers(&r, "weight:B1", "1040"));
    reading_finish(&r);
    r = read_answered(orders, "product:pomme 1kg", "new");
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_STR(question_of(&r, "product:pomme 1kg")->answer, "new");
    reading_finish(&r);
}

static void goods_without_a_catalogue_are_asked_about(void)
{
    const char *orders = HEAD "1;En cours;2025-10-02;A;B;Toul;;Yaourt nature – 4 x 125g;1\n"
                              "2;En cours;2025-10-02;C;D;Toul;S7;Huile – 75 cl;2\n"
                              "3;En attente;2025-10-02;C;D;Toul;;Chou;2\n";
    struct given nothing = {.answer_count = 0};
    struct reading r = read_with(orders, NULL, &nothing);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_INT(r.month.question_count, 6);
    CHECK_INT(r.month.waiting, 1);
    const struct month_question *question = question_of(&r, "temperature:yaourt nature 4 x 125g");
    CHECK_STR(question->proposed, "chilled");
    CHECK_STR(question_of(&r, "weight:yaourt nature 4 x 125g")->proposed, "500");
    CHECK_STR(question_of(&r, "weight:S7")->proposed, "750");
    CHECK_STR(question_of(&r, "weight:chou")->proposed, "");
    CHECK_INT(reading_product(&r, "S7")->weight_g, 0);
    CHECK_INT(reading_product(&r, "yaourt nature 4 x 125g")->temperature, TEMPERATURE_CHILLED);
    reading_finish(&r);
    struct given given = {.answers = {{"weight:chou", "1300"}, {"weight:S7", "0"}},
                          .answer_count = 2,
                          .memory = {{"temperature:chou", "frozen"}},
                          .memory_count = 1};
    r = read_with(orders, NULL, &given);
    CHECK_INT(reading_product(&r, "chou")->weight_g, 1300);
    CHECK_INT(reading_product(&r, "chou")->temperature, TEMPERATURE_FROZEN);
    CHECK(question_of(&r, "temperature:chou")->is_remembered);
    CHECK_STR(question_of(&r, "weight:S7")->answer, "");
    reading_finish(&r);
}

static void many_orders_under_one_name_are_told(void)
{
    const char *orders = HEAD "1;En cours;2025-10-02;Ada;B;Toul;A1;;1\n"
                              "2;En cours;2025-10-02;Ada;B;Toul;A1;;1\n"
                              "3;En cours;2025-10-03;Ada;B;Foug;A1;;1\n";
    struct reading r = read_answered(orders, NULL, NULL);
    CHECK_INT(r.month.order_count, 3); /* two orders of a person are two orders */
    CHECK_INT(reading_warnings(&r, "one_name", NULL), 0);
    reading_finish(&r);
    char more[2000];
    snprintf(more, sizeof more, "%s4;En cours;2025-10-02;Ada;B;Toul;A1;;1\n", orders);
    r = read_answered(more, NULL, NULL);
    uint32_t row = 0;
    CHECK_INT(reading_warnings(&r, "one_name", &row), 1);
    CHECK_INT(row, 2);
    reading_finish(&r);
    /* Without a surname nothing stands behind the name. */
    r = read_answered(HEAD "1;En cours;2025-10-02;Ada;;Toul;A1;;1\n2;En cours;2025-10-02;Ada;;Toul;"
                           "A1;;2\n3;En cours;2025-10-02;Ada;;Toul;B1;;1\n4;En cours;2025-10-02;"
                           "Ada;;Foug;A1;;1\n",
                      NULL, NULL);
    CHECK_INT(reading_warnings(&r, "one_name", NULL), 1);
    for (size_t i = 0; i < r.month.warning_count; i++) {
        CHECK(strstr(r.month.warnings[i].text, "« Ada »") != NULL);
    }
    reading_finish(&r);
}

static void unknown_labels_are_guessed_by_contents(void)
{
    const char *orders = "Machin;Chose;Truc;Bidule;Combien;Mel\n"
                         "C-101;Ada Lovelace;Pommes - 1kg;1;2;a@b.fr\n"
                         "C-101;Ada Lovelace;Lait – 1 litre;2;1;a@b.fr\n"
                         "C-101;Ada Lovelace;Pommes;3;1;a@b.fr\n"
                         "C-102;Bo Byron;Lait – 1 litre;1;4;c@d.fr\n"
                         "C-102;Bo Byron;Pommes - 1kg;2;1;c@d.fr\n";
    struct reading r = read_answered(orders, NULL, NULL);
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "guessed");
    CHECK_INT(r.month.order_count, 2);
    CHECK_INT(reading_units_of(&r, "B1"), 5000);
    CHECK_STR(r.month.orders[0].number, "C-101");
    CHECK_STR(r.month.orders[0].first_name, "Ada");
    const struct month_question *question = question_of(&r, "columns");
    CHECK(question != NULL && !question->may_wait);
    CHECK(strstr(question->text, "quantité = « combien »") != NULL);
    CHECK_STR(question_of(&r, "column:bidule")->proposed, "none");
    CHECK_STR(question_of(&r, "column:truc")->proposed, "product");
    CHECK_INT(r.month.column_count, 6);
    CHECK_STR(r.month.columns[4].label, "Combien");
    CHECK_STR(r.month.columns[4].meaning, "quantity");
    CHECK_STR(r.month.columns[4].samples[0], "2");
    CHECK(r.month.columns[4].is_guessed);
    struct given given = {.memory_count = 1};
    char key[64] = "", value[200] = "";
    for (size_t i = 0; i < r.month.memory_count; i++) {
        if (strncmp(r.month.memory[i].key, "profile:", 8) == 0) {
            snprintf(key, sizeof key, "%s", r.month.memory[i].key);
            snprintf(value, sizeof value, "%s", r.month.memory[i].value);
        }
    }
    CHECK_STR(value, "number person product - quantity -");
    given.memory[0] = (struct intake_answer){key, value};
    reading_finish(&r);
    r = read_with(orders, CATALOGUE, &given); /* known from last month */
    CHECK(question_of(&r, "columns") == NULL);
    reading_finish(&r);
    struct given both = {.answers = {{"columns", "yes"}, {"column:bidule", "quantity"}},
                         .answer_count = 2};
    r = read_with(orders, CATALOGUE, &both);
    CHECK_INT(reading_units_of(&r, "B1"), 3000);
    reading_finish(&r);
    r = read_answered(orders, "columns", "no");
    CHECK(!r.is_read);
    CHECK_STR(r.error.code, "header_missing");
    reading_finish(&r);
}

static void two_files_that_belong_together_are_one_month(void)
{
    const char *orders = "Commande,Client,Statut,Produits,Quantités,Remarque\n"
                         "7,Ada L,En cours,\"Pommes - 1kg,Lait – 1 litre\",\"2, 1\",Merci\n"
                         "8,Bo B,En cours,Lait – 1 litre,4,\n";
    const char *lines = "Commande,Client (from Commande),Point de collecte (from Commande),Produit,"
                        "Quantité\n7,Ada L,Toul,Pommes - 1kg,2\n7,Ada L,Toul,Lait – 1 litre,1\n"
                        "8,Bo B,Foug,Lait – 1 litre,4\n9,Cy C,Foug,Lait – 1 litre,1\n";
    const char *paths[] = {reading_file("a.csv", orders, strlen(orders)),
                           reading_file("b.csv", lines, strlen(lines))};
    struct intake_files files = {.orders = paths,
                                 .order_count = 2,
                                 .catalogue = reading_file("c.csv", CATALOGUE, strlen(CATALOGUE))};
    struct reading r = {0};
    r.is_read = intake_read(&files, NULL, &r.month, &r.outcome, &r.error);
    CHECK(r.is_read);
    CHECK_INT(r.month.order_count, 3);
    CHECK_INT(reading_units_of(&r, "B1"), 6000);
    CHECK_INT(reading_orders_at(&r, "Foug"), 2);
    CHECK_STR(reading_order(&r, "7")->note, "Merci");
    CHECK_INT(reading_warnings(&r, "order_twice", NULL), 0);
    CHECK_INT(month_open_questions(&r.month), 0);
    CHECK_STR(r.month.left_out[0].code, "other_file");
    CHECK_INT(r.month.left_out[0].orders, 2);
    reading_finish(&r);
}

static void warnings_are_grouped_and_counted_exactly(void)
{
    struct month month = {.format = ""};
    for (uint32_t i = 0; i < 1500; i++) {
        month_warn(&month, MONTH_WARNING, i % 3 == 0 ? "a" : "b", "Title", i, "text %u", i);
    }
    CHECK_INT(month.warning_group_count, 2);
    CHECK_INT(month.warning_groups[0].count, 500);
    CHECK_INT(month.warning_groups[1].count, 1000);
    CHECK_INT(month.warning_groups[0].row_count, MONTH_FIRST_ROWS);
    CHECK_INT(month.warning_groups[0].rows[0], 3); /* row 0 is the whole file */
    CHECK_INT(month.warning_count + month.warnings_dropped, 1500);
    month_leave_out(&month, "status", "Annulée", 2);
    month_leave_out(&month, "status", "Annulée", 1);
    CHECK_INT(month.left_out_count, 1);
    CHECK_INT(month.left_out[0].orders, 3);
    month_remember(&month, "a", "1");
    month_remember(&month, "a", "2");
    CHECK_INT(month.memory_count, 1);
    CHECK_STR(month.memory[0].value, "2");
    month_finish(&month);
}

/* Places are known by what their cells say, or by what their label is about. */
static void unknown_places_are_guessed(void)
{
    static const char *const files[] = {
        "Machin;Chose;Truc;Endroit;Combien\nC-101;Ada L;Pommes - 1kg;Point de collecte : Foug;2\n"
        "C-102;Bo B;Lait – 1 litre;Point de collecte : Xeuilley;1\n",
        "Machin;Chose;Truc;Retrait chez;Combien\nC-101;Ada L;Pommes - 1kg;Foug;2\n"
        "C-102;Bo B;Lait – 1 litre;Xeuilley;1\n",
    };
    for (size_t i = 0; i < 2; i++) {
        struct reading r = read_answered(files[i], NULL, NULL);
        CHECK(r.is_read);
        CHECK_STR(r.month.format, "guessed");
        CHECK_INT(reading_orders_at(&r, "Foug"), 1);
        CHECK_INT(reading_orders_at(&r, "Xeuilley"), 1);
        reading_finish(&r);
    }
}

/* More than fits into memory as a sheet that people typed: read one record after the other. */
static void unknown_labels_of_a_long_file(void)
{
    enum { ROWS = LIMIT_GRID_CELLS / 200 + 100, LINE = 300 };
    size_t size = (size_t)ROWS * LINE, used;
    char *orders = malloc(size), blanks[201];
    CHECK(orders != NULL);
    memset(blanks, ';', 200);
    blanks[200] = '\0';
    str_format(orders, size, "Machin;Chose;Truc;Combien%s\n", blanks);
    used = strlen(orders);
    for (int i = 0; i < ROWS; i++) {
        str_format(orders + used, LINE, "C-%d;Ada Lovelace;%s;%d%s\n", 101 + i / 2,
                   i % 2 == 0 ? "Pommes - 1kg" : "Lait – 1 litre", 1 + (i % 3 == 0), blanks);
        used += strlen(orders + used);
    }
    struct reading r = read_answered(orders, NULL, NULL);
    free(orders);
    CHECK_STR(r.is_read ? "" : r.error.text, "");
    CHECK_STR(r.month.format, "guessed");
    CHECK_INT(r.month.order_count, ROWS / 2);
    CHECK_INT(r.month.line_count, ROWS);
    reading_finish(&r);
}

int main(void)
{
    several_months_are_asked_about();
    orders_around_the_first_of_a_month_are_one_month();
    orders_without_a_point_are_kept_and_asked_about();
    a_file_without_points_is_asked_about_once();
    near_misses_are_proposed_and_never_taken();
    goods_without_a_catalogue_are_asked_about();
    many_orders_under_one_name_are_told();
    unknown_labels_are_guessed_by_contents();
    unknown_labels_of_a_long_file();
    unknown_places_are_guessed();
    two_files_that_belong_together_are_one_month();
    warnings_are_grouped_and_counted_exactly();
    return 0;
}
