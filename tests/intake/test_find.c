/* test_find.c: a stick with a month on it, an older copy, photos, links that turn in circles. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "base/file.h"
#include "intake/intake.h"
#include "intake/reading.h"
#include "support/check.h"

#define ORDERS    "Order Number,SKU,Quantity,Pickup location\n7,A1,1,Toul\n"
#define CATALOGUE "sku,name,unit,weight_g,temperature\nA1,Pommes,kg,1000,ambiant\n"

static bool always(void *context)
{
    (void)context;
    return true;
}

static void sticks_are_looked_through(void)
{
    char path[512];
    const char *good = ORDERS;
    snprintf(path, sizeof path, "%s/stick", reading_folder());
    CHECK_INT(mkdir(path, 0700), 0);
    static const char *const folders[] = {"stick/mois",
                                          "stick/mois/copie",
                                          "stick/mois/copie/3",
                                          "stick/mois/copie/3/4",
                                          "stick/mois/copie/3/4/5",
                                          "stick/mois/copie/3/4/5/6",
                                          "stick/mois/copie/3/4/5/6/7",
                                          "stick/mois/copie/3/4/5/6/7/trop-loin",
                                          "stick/.corbeille",
                                          "stick/\xC3\xA9t\xC3\xA9 \xE2\x80\x93 co\xFBts?"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", reading_folder(), folders[i]);
        CHECK_INT(mkdir(path, 0700), 0);
    }
    struct utimbuf old = {.actime = 1000, .modtime = 1000}, new = {.actime = 2000, .modtime = 2000};
    CHECK_INT(utime(reading_file("stick/a.txt", good, strlen(good)), &old), 0);
    CHECK_INT(utime(reading_file("stick/mois/copie/b.csv", good, strlen(good)), &new), 0);
    struct utimbuf older = {.actime = 500, .modtime = 500}, oldest = {.actime = 1, .modtime = 1};
    reading_file("stick/mois/copie/3/4/5/6/7/trop-loin/c.csv", good, strlen(good));
    CHECK_INT(utime(reading_file("stick/mois/copie/3/4/5/6/7/e.csv", good, strlen(good)), &older),
              0);
    /* A name that a FAT stick wrote in another alphabet. */
    CHECK_INT(utime(reading_file("stick/\xC3\xA9t\xC3\xA9 \xE2\x80\x93 co\xFBts?/\xE9t\xE9.csv",
                                 good, strlen(good)),
                    &oldest),
              0);
    reading_file("stick/.corbeille/d.csv", good, strlen(good));
    reading_file("stick/mois/produits.csv", CATALOGUE, strlen(CATALOGUE));
    reading_file("stick/points.csv", "nom;mode\nToul;vrac\n", 19);
    reading_file("stick/bilan-servi.csv", good, strlen(good)); /* Borne wrote it itself */
    reading_file("stick/photo.jpg", "\xFF\xD8\xFF\xE0", 4);
    reading_file("stick/lettre.txt", "Bonjour,\nmerci\n", 15);
    snprintf(path, sizeof path, "%s/stick/mois/retour", reading_folder());
    CHECK_INT(symlink("..", path), 0);
    snprintf(path, sizeof path, "%s/stick", reading_folder());
    struct intake_list list = {0};
    struct error err = {0};
    CHECK(intake_find(path, NULL, &list, &err));
    CHECK_INT(list.count, 6);
    CHECK(list.is_complete);
    CHECK(strstr(list.found[0].path, "/b.csv") != NULL); /* newest first */
    CHECK_STR(list.found[0].form, "aoe_rows");
    CHECK(strstr(list.found[1].path, "/a.txt") != NULL);
    CHECK(strstr(list.found[2].path, "/7/e.csv") != NULL);
    CHECK(strstr(list.found[3].path, "\xE9t\xE9.csv") != NULL);
    CHECK(strstr(intake_list_newest(&list, INTAKE_CATALOGUE)->path, "produits.csv") != NULL);
    CHECK(strstr(intake_list_newest(&list, INTAKE_POINTS)->path, "points.csv") != NULL);
    intake_list_finish(&list);
    CHECK(intake_list_newest(&list, INTAKE_ORDERS) == NULL);
    CHECK(!intake_find("/nowhere", NULL, &list, &err));
    CHECK_STR(err.code, "file_missing");
    struct intake_options options = {.cancelled = always};
    CHECK(!intake_find(path, &options, &list, &err));
    CHECK_STR(err.code, "cancelled");
}

/* Files that a program writes one after the other are of the same second: the last one is the
 * newest all the same, whatever its name. Of the same moment, the name decides. A stick may say a
 * year that no clock knows. */
static void the_newest_of_a_second_is_found(void)
{
    char path[512];
    snprintf(path, sizeof path, "%s/seconde", reading_folder());
    CHECK_INT(mkdir(path, 0700), 0);
    static const struct {
        const char *name;
        struct timespec changed;
    } files[] = {{"seconde/d.csv", {1000, 5}},
                 {"seconde/a.csv", {1000, 6}},
                 {"seconde/c.csv", {1000, 7}},
                 {"seconde/b.csv", {1000, 6}}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const struct timespec times[2] = {files[i].changed, files[i].changed};
        const char *file = reading_file(files[i].name, ORDERS, strlen(ORDERS));
        CHECK_INT(utimensat(AT_FDCWD, file, times, 0), 0);
    }
    struct intake_list list = {0};
    struct error err = {0};
    CHECK(intake_find(path, NULL, &list, &err));
    CHECK_INT(list.count, 4);
    CHECK(strstr(list.found[0].path, "/c.csv") != NULL);
    CHECK(strstr(list.found[1].path, "/a.csv") != NULL);
    CHECK(strstr(list.found[2].path, "/b.csv") != NULL);
    CHECK(strstr(list.found[3].path, "/d.csv") != NULL);
    CHECK_INT(list.found[0].changed_ns, INT64_C(1000000000007));
    intake_list_finish(&list);
    const struct timespec far = {INT64_MAX / 4, 0}, early = {INT64_MIN / 4, 0};
    CHECK(file_time_ns(&far) > file_time_ns(&files[0].changed));
    CHECK(file_time_ns(&early) < file_time_ns(&files[0].changed));
}

/* Labels that nobody knows: the goods of the catalogue say that these are orders. */
static void orders_are_found_by_their_contents(void)
{
    static const char orders[] = "Bon;Qui;Denr\xC3\xA9\x65;X\n"
                                 "7;Awa;Pommes;2\n8;Luc;Pommes;1\n9;Zo\xC3\xA9;Pommes;3\n";
    static const char accounts[] = "Jour;Poste;Montant\nlundi;Essence;40\nmardi;Pain;12\n";
    char path[512];
    snprintf(path, sizeof path, "%s/cle", reading_folder());
    CHECK_INT(mkdir(path, 0700), 0);
    reading_file("cle/a.csv", orders, strlen(orders));
    reading_file("cle/comptes.csv", accounts, strlen(accounts));
    reading_file("cle/produits.csv", CATALOGUE, strlen(CATALOGUE));
    static const char received[] =
        "Fournisseur;Bon de livraison;SKU;Produit;Re\xC3\xA7u;Unit\xC3\xA9;"
        "Quand\nV;12;A1;Pommes;3;kg;03/11/2025\n";
    reading_file("cle/recu.csv", received, strlen(received)); /* Borne's own: no catalogue */
    struct intake_list list = {0};
    struct error err = {0};
    CHECK(intake_find(path, NULL, &list, &err));
    CHECK_INT(list.count, 2);
    CHECK(strstr(list.found[0].path, "/a.csv") != NULL);
    CHECK_STR(list.found[0].form, "guessed");
    CHECK_INT(list.found[1].kind, INTAKE_CATALOGUE);
    intake_list_finish(&list);
}

int main(void)
{
    RUN(sticks_are_looked_through);
    RUN(the_newest_of_a_second_is_found);
    RUN(orders_are_found_by_their_contents);
    return 0;
}
