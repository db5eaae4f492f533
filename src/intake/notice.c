/* notice.c: the table of all codes and sentences of intake. */
#include "intake/notice.h"

#include <stddef.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

/* kind ERROR_NONE: a warning, whose severity counts. */
struct sentence {
    const char *code;
    enum error_kind kind;
    enum month_severity severity;
    const char *text;
    const char *title; /* of all warnings of the code, short; "" for a refusal */
};

#define REFUSE(code, kind, text)                                                                   \
    {                                                                                              \
        code, kind, MONTH_WARNING, text, ""                                                        \
    }
#define WARN(code, title, text)                                                                    \
    {                                                                                              \
        code, ERROR_NONE, MONTH_WARNING, text, title                                               \
    }
#define TELL(code, title, text)                                                                    \
    {                                                                                              \
        code, ERROR_NONE, MONTH_NOTICE, text, title                                                \
    }

static const struct sentence sentences[NOTICE_COUNT] = {
    [NOTICE_FILE_MISSING] =
        REFUSE("file_missing", ERROR_ENVIRONMENT,
               "Le fichier « {a} » n’est plus là. Remettez la clé, puis recommencez."),
    [NOTICE_FILE_FORBIDDEN] =
        REFUSE("file_forbidden", ERROR_ENVIRONMENT,
               "Le fichier « {a} » ne peut pas être ouvert : les droits manquent."),
    [NOTICE_FILE_UNREADABLE] =
        REFUSE("file_unreadable", ERROR_ENVIRONMENT,
               "La lecture de « {a} » s’est arrêtée en route : la clé a été retirée ou elle est "
               "abîmée. Rien n’a été importé ; remettez la clé, puis recommencez."),
    [NOTICE_FILE_TOO_LARGE] =
        REFUSE("file_too_large", ERROR_LIMIT,
               "Le fichier « {a} » est trop gros pour un mois de commandes ({b} Mo au plus)."),
    [NOTICE_FILE_NOT_REGULAR] =
        REFUSE("file_not_regular", ERROR_INPUT, "« {a} » n’est pas un fichier."),
    [NOTICE_FILE_EMPTY] =
        REFUSE("file_empty", ERROR_INPUT,
               "Le fichier « {a} » est vide. Refaites l’export depuis la boutique."),
    [NOTICE_FILE_PASSWORD] =
        REFUSE("file_password", ERROR_INPUT,
               "« {a} » est protégé par un mot de passe. Ouvrez-le, enlevez le mot de passe, "
               "enregistrez, puis recommencez."),
    [NOTICE_FILE_XLSB] =
        REFUSE("file_xlsb", ERROR_INPUT,
               "« {a} » est un classeur Excel binaire (XLSB). Ouvrez-le et enregistrez-le comme "
               "« Classeur Excel (.xlsx) », puis recommencez."),
    [NOTICE_FILE_NUMBERS] = REFUSE(
        "file_numbers", ERROR_INPUT,
        "« {a} » est un classeur Numbers d’Apple. Dans Numbers, choisissez « Exporter vers » "
        "puis « Excel », et apportez ce fichier-là."),
    [NOTICE_FILE_DOCUMENT] =
        REFUSE("file_document", ERROR_INPUT,
               "« {a} » est un document de texte ou une présentation, pas un tableau. "
               "Apportez l’export de la boutique ou un classeur."),
    [NOTICE_FILE_DOCTYPE] =
        REFUSE("file_doctype", ERROR_INPUT,
               "« {a} » contient ce qu’aucun tableur n’écrit (une déclaration DOCTYPE) : il "
               "n’est pas lu. Refaites l’export."),
    [NOTICE_FILE_BOMB] =
        REFUSE("file_bomb", ERROR_LIMIT,
               "« {a} » grossirait sans mesure une fois décompressé : ce n’est pas un vrai "
               "classeur, il n’est pas lu. Refaites l’export."),
    [NOTICE_WORKBOOK_BROKEN] =
        REFUSE("workbook_broken", ERROR_INPUT,
               "Le classeur « {a} » est coupé ou abîmé. Copiez-le de nouveau sur la clé, ou "
               "ouvrez-le et enregistrez-le encore une fois."),
    [NOTICE_WORKBOOK_TOO_LARGE] =
        REFUSE("workbook_too_large", ERROR_LIMIT,
               "Le classeur « {a} » a beaucoup trop de cases pour un mois de commandes."),
    [NOTICE_WORKBOOK_EMPTY] =
        REFUSE("workbook_empty", ERROR_INPUT,
               "Le classeur « {a} » ne contient aucune donnée. Vérifiez que c’est le bon fichier, "
               "ou refaites l’export."),
    [NOTICE_SHEET_MISSING] =
        REFUSE("sheet_missing", ERROR_INPUT, "« {a} » n’a pas autant de feuilles (il en a {b})."),
    [NOTICE_FILE_ZIP] = REFUSE("file_zip", ERROR_INPUT,
                               "« {a} » est une archive. Sortez-en le fichier, puis recommencez."),
    [NOTICE_FILE_OLD_EXCEL] =
        REFUSE("file_old_excel", ERROR_INPUT,
               "« {a} » est un classeur d’une très ancienne version d’Excel (avant 1995). "
               "Ouvrez-le et enregistrez-le comme « Classeur Excel (.xlsx) », puis recommencez."),
    [NOTICE_FILE_PDF] =
        REFUSE("file_pdf", ERROR_INPUT,
               "« {a} » est un PDF. Demandez l’export CSV de la boutique à la place."),
    [NOTICE_FILE_PICTURE] =
        REFUSE("file_picture", ERROR_INPUT,
               "« {a} » est une image. Demandez l’export CSV de la boutique à la place."),
    [NOTICE_FILE_HTML] =
        REFUSE("file_html", ERROR_INPUT,
               "« {a} » est une page web, sans doute la page de connexion de la boutique. "
               "Refaites l’export."),
    [NOTICE_FILE_HTML_TABLE] =
        REFUSE("file_html_table", ERROR_INPUT,
               "« {a} » est une page web déguisée en classeur. Ouvrez-le dans Excel ou "
               "LibreOffice et enregistrez-le comme « Classeur Excel (.xlsx) », puis recommencez."),
    [NOTICE_FILE_XML_TABLE] =
        REFUSE("file_xml_table", ERROR_INPUT,
               "« {a} » est un classeur au format XML. Ouvrez-le dans Excel ou LibreOffice et "
               "enregistrez-le comme « Classeur Excel (.xlsx) », puis recommencez."),
    [NOTICE_FILE_BINARY] =
        REFUSE("file_binary", ERROR_INPUT,
               "« {a} » n’est pas un fichier de texte, ou il a été abîmé. Refaites l’export."),
    [NOTICE_FILE_TRUNCATED] =
        REFUSE("file_truncated", ERROR_INPUT,
               "Le fichier « {a} » est coupé au milieu de sa dernière ligne. Copiez-le de "
               "nouveau sur la clé."),
    [NOTICE_QUOTE_OPEN] =
        REFUSE("quote_open", ERROR_INPUT,
               "Dans « {a} », un guillemet ouvert ici n’est jamais fermé : le fichier est coupé "
               "ou abîmé. Copiez-le de nouveau sur la clé."),
    [NOTICE_CELL_TOO_LARGE] =
        REFUSE("cell_too_large", ERROR_LIMIT, "Dans « {a} », une case est beaucoup trop longue."),
    [NOTICE_TOO_MANY_COLUMNS] =
        REFUSE("too_many_columns", ERROR_LIMIT,
               "Dans « {a} », une ligne a plus de {b} colonnes : ce n’est pas une liste de "
               "commandes."),
    [NOTICE_TOO_MANY_ORDERS] = REFUSE("too_many_orders", ERROR_LIMIT,
                                      "Il y a plus de {b} commandes : c’est trop pour un mois."),
    [NOTICE_TOO_MANY_LINES] =
        REFUSE("too_many_lines", ERROR_LIMIT,
               "Il y a plus de {b} lignes de commande : c’est trop pour un mois."),
    [NOTICE_ORDER_TOO_LONG] = REFUSE("order_too_long", ERROR_LIMIT,
                                     "La commande {a} a plus de {b} lignes : le fichier est sans "
                                     "doute abîmé."),
    [NOTICE_TOO_MANY_PRODUCTS] = REFUSE("too_many_products", ERROR_LIMIT,
                                        "Il y a plus de {b} produits : c’est trop pour un mois."),
    [NOTICE_TOO_MANY_PICKUPS] =
        REFUSE("too_many_pickups", ERROR_LIMIT,
               "Il y a plus de {b} points de collecte : c’est trop pour un mois."),
    [NOTICE_HEADER_MISSING] =
        REFUSE("header_missing", ERROR_INPUT,
               "Dans « {a} », les titres des colonnes manquent (numéro de commande, produit, "
               "quantité…). Refaites l’export avec les titres."),
    [NOTICE_COLUMNS_MISSING] =
        REFUSE("columns_missing", ERROR_INPUT,
               "Dans « {a} », il manque des colonnes : {b}. Ajoutez-les dans l’export."),
    [NOTICE_SUMMARY_REPORT] =
        REFUSE("summary_report", ERROR_INPUT,
               "« {a} » est un récapitulatif, pas des commandes. Décochez « Summary report » "
               "dans l’export."),
    [NOTICE_FORM_UNKNOWN] =
        REFUSE("form_unknown", ERROR_INPUT,
               "« {a} » n’est pas une liste de commandes : ses colonnes sont celles d’un autre "
               "fichier ({b})."),
    [NOTICE_SUPPLIER_ORDER] =
        REFUSE("supplier_order", ERROR_INPUT,
               "« {a} » est une commande passée à un fournisseur ({b}) : elle ne dit pas qui a "
               "commandé. Apportez l’export des commandes des adhérents."),
    [NOTICE_LINES_ELSEWHERE] =
        REFUSE("lines_elsewhere", ERROR_INPUT,
               "« {a} » dit qui commande, mais pas quoi : les produits sont dans un autre tableau. "
               "Exportez aussi la table des lignes (commande, produit, quantité) et mettez les "
               "deux fichiers sur la clé."),
    [NOTICE_CATALOGUE_UNUSABLE] =
        REFUSE("catalogue_unusable", ERROR_INPUT,
               "Le catalogue « {a} » n’a pas de colonne du nom des produits."),
    [NOTICE_POINTS_UNUSABLE] =
        REFUSE("points_unusable", ERROR_INPUT,
               "La liste « {a} » n’a pas de colonne du nom des points de collecte."),
    [NOTICE_NO_ORDERS] = REFUSE("no_orders", ERROR_INPUT,
                                "Il n’y a aucune commande à préparer dans « {a} » ({b} laissées "
                                "de côté : annulées, remboursées, échouées)."),
    [NOTICE_ROW_ORPHAN] =
        REFUSE("row_orphan", ERROR_INPUT,
               "Cette ligne de « {a} » a un produit mais n’appartient à aucune commande."),
    [NOTICE_PRODUCT_NAMELESS] =
        REFUSE("product_nameless", ERROR_INPUT,
               "La commande {a} a une quantité ({b}) mais pas de produit sur cette ligne. "
               "Corrigez-la dans la boutique, puis refaites l’export."),
    [NOTICE_QUANTITY_UNREADABLE] =
        REFUSE("quantity_unreadable", ERROR_INPUT,
               "La quantité « {b} » de « {a} » ne se lit pas. Corrigez-la dans la boutique, "
               "puis refaites l’export."),
    [NOTICE_QUANTITY_TOO_LARGE] =
        REFUSE("quantity_too_large", ERROR_LIMIT,
               "La quantité « {b} » de « {a} » est trop grande : c’est sans doute une faute de "
               "frappe. Corrigez-la dans la boutique, puis refaites l’export."),
    [NOTICE_SHEET_TOO_LARGE] =
        REFUSE("sheet_too_large", ERROR_LIMIT,
               "Dans « {a} », la feuille est trop grande pour un tableau de commandes."),
    [NOTICE_ROW_NAMELESS] =
        REFUSE("row_nameless", ERROR_INPUT,
               "Cette ligne a des quantités mais ne dit pas pour qui. Ajoutez le nom, ou videz "
               "la ligne, puis recommencez."),
    [NOTICE_LISTS_DIFFER] =
        REFUSE("lists_differ", ERROR_INPUT,
               "La commande {a} n’a pas autant de quantités que de produits. Corrigez-la, puis "
               "refaites l’export."),
    [NOTICE_LIST_UNREADABLE] =
        REFUSE("list_unreadable", ERROR_INPUT,
               "Les produits de la commande {a} ne se lisent pas : « {b} ». Refaites l’export."),
    [NOTICE_CANCELLED] =
        REFUSE("cancelled", ERROR_INPUT, "L’import a été arrêté. Rien n’a été importé."),
    [NOTICE_TEXT_REPAIRED] = WARN("text_repaired", "Accents réparés",
                                  "Les accents de « {a} » étaient abîmés (« Ã© » pour « é ») : ils "
                                  "ont été réparés à {b} endroits."),
    [NOTICE_TEXT_DAMAGED] =
        WARN("text_damaged", "Lettres abîmées",
             "Des lettres de « {a} » sont abîmées à {b} endroits : vérifiez les "
             "noms."),
    [NOTICE_END_UNSURE] = TELL("end_unsure", "Fin du fichier à vérifier",
                               "« {a} » s’arrête sans fin de ligne : vérifiez que la dernière "
                               "commande est entière."),
    [NOTICE_ROW_RAGGED] = WARN("row_ragged", "Lignes trop courtes ou trop longues",
                               "Cette ligne n’a pas le même nombre de colonnes que "
                               "les titres ({a} au lieu de {b})."),
    [NOTICE_FORMULAS_UNSOLVED] =
        WARN("formulas_unsolved", "Formules sans résultat",
             "{b} formules de « {a} » n’ont pas de résultat enregistré : leurs cases sont "
             "comptées vides. Ouvrez le classeur, enregistrez-le, puis recommencez."),
    [NOTICE_CATALOGUE_MISSING] =
        WARN("catalogue_missing", "Pas de catalogue",
             "Il n’y a pas de catalogue : les poids, les emplacements et le "
             "froid ne sont pas connus."),
    [NOTICE_CATALOGUE_SKU_TWICE] = WARN("catalogue_sku_twice", "Références en double au catalogue",
                                        "Le catalogue a deux fois la "
                                        "référence « {a} » : la première "
                                        "compte."),
    [NOTICE_CATALOGUE_NAME_TWICE] = WARN("catalogue_name_twice", "Noms en double au catalogue",
                                         "Le catalogue a deux produits du nom « {a} » : seule la "
                                         "référence les distingue."),
    [NOTICE_CATALOGUE_ROW_NAMELESS] = WARN("catalogue_row_nameless", "Lignes du catalogue sans nom",
                                           "Cette ligne du catalogue n’a pas de nom : elle est "
                                           "laissée de côté."),
    [NOTICE_TEMPERATURE_UNKNOWN] = WARN("temperature_unknown", "Conservation inconnue",
                                        "Le catalogue ne dit pas si « {a} » se garde au frais "
                                        "(« {b} ») : compté au sec."),
    [NOTICE_ALLERGENS_LONG] = WARN("allergens_long", "Allergènes trop longs",
                                   "Les allergènes de « {a} » sont plus longs que ce qu’une "
                                   "étiquette porte : elle renverra à la fiche du produit."),
    [NOTICE_UNIT_UNKNOWN] = WARN("unit_unknown", "Unités inconnues",
                                 "L’unité « {b} » de « {a} » n’est pas connue : "
                                 "compté à la pièce."),
    [NOTICE_WEIGHT_UNREADABLE] = WARN("weight_unreadable", "Poids illisibles",
                                      "Le poids « {b} » de « {a} » ne se "
                                      "lit pas : compté pour zéro."),
    [NOTICE_EAN_UNUSABLE] = WARN("ean_unusable", "Codes-barres inutilisables",
                                 "Le code-barres « {b} » de « {a} » n’est pas "
                                 "utilisable : il est laissé de côté."),
    [NOTICE_STEP_UNREADABLE] = WARN("step_unreadable", "Pas illisibles",
                                    "Le pas « {b} » de « {a} » ne se lit pas : "
                                    "compté par unité entière."),
    [NOTICE_CASE_UNREADABLE] = WARN("case_unreadable", "Contenus de carton illisibles",
                                    "« {b} » par carton pour « {a} » ne se lit pas : "
                                    "la borne ne compte pas ses cartons."),
    [NOTICE_POINT_MODE_UNKNOWN] = WARN("point_mode_unknown", "Points ni prêts ni en vrac",
                                       "« {b} » pour « {a} » n’est ni prêt "
                                       "ni vrac : compté prêt."),
    [NOTICE_PRODUCT_UNKNOWN] =
        WARN("product_unknown", "Produits hors du catalogue",
             "Le produit « {a} » n’est pas au catalogue : il est gardé, sans "
             "poids ni emplacement."),
    [NOTICE_PRODUCT_BY_NAME] = WARN("product_by_name", "Produits reconnus par leur nom",
                                    "La référence « {b} » n’est pas au catalogue ; « {a} » a été "
                                    "reconnu par son nom."),
    [NOTICE_PICKUP_MISSING] = WARN("pickup_missing", "Commandes sans point de collecte",
                                   "La commande {a} n’a pas de point de "
                                   "collecte : à régler avant de préparer."),
    [NOTICE_PICKUP_UNKNOWN] = WARN("pickup_unknown", "Points de collecte inconnus",
                                   "Le point de collecte « {a} » n’est pas dans "
                                   "la liste des points."),
    [NOTICE_STATUS_UNKNOWN] = WARN("status_unknown", "États inconnus",
                                   "L’état « {a} » n’est pas connu : ces commandes sont comptées."),
    [NOTICE_STATUS_COLUMN_MISSING] = TELL("status_column_missing", "Pas d’état des commandes",
                                          "L’export ne dit pas l’état des commandes : toutes sont "
                                          "comptées, aussi les annulées s’il y en a."),
    [NOTICE_ORDER_TWICE] = WARN("order_twice", "Numéros portés par deux commandes",
                                "Deux commandes différentes portent le numéro {a} (lignes {b} et "
                                "celle-ci) : les deux sont gardées."),
    [NOTICE_ORDER_REPEATED] = WARN("order_repeated", "Commandes en double",
                                   "La commande {a} est deux fois dans le "
                                   "fichier (déjà ligne {b}) : comptée une "
                                   "fois."),
    [NOTICE_ORDER_SCATTERED] = WARN("order_scattered", "Commandes éparpillées",
                                    "Les lignes de la commande {a} ne se suivent pas dans le "
                                    "fichier : elles ont été réunies."),
    [NOTICE_ORDER_EMPTY] = TELL("order_empty", "Commandes vides",
                                "La commande {a} n’a rien à préparer : elle est laissée de côté."),
    [NOTICE_ORDER_HEADLESS] =
        WARN("order_headless", "Commandes absentes de l’autre fichier",
             "La commande {a} a des produits, mais le fichier des commandes ne la connaît pas."),
    [NOTICE_LINE_REFUNDED] = TELL("line_refunded", "Lignes remboursées",
                                  "« {a} » de la commande {b} est à zéro (remboursé) : rien à "
                                  "préparer."),
    [NOTICE_FRACTION] = WARN("fraction", "Fractions d’unités entières",
                             "La commande {b} demande une fraction de « {a} », qui se compte en "
                             "unités entières."),
    [NOTICE_TOTAL_DIFFERS] =
        WARN("total_differs", "Montants qui ne tombent pas juste",
             "Les lignes de la commande {a} ne font pas son montant ({b} €) : il "
             "manque peut-être des produits."),
    [NOTICE_COUNT_DIFFERS] =
        WARN("count_differs", "Nombres d’articles qui ne tombent pas juste",
             "La commande {a} annonce {b} articles, ses lignes en font un autre nombre."),
    [NOTICE_TOTAL_ROW_DIFFERS] =
        WARN("total_row_differs", "Totaux qui ne tombent pas juste",
             "Le total écrit pour « {a} » ({b}) n’est pas celui des commandes : vérifiez la "
             "colonne."),
    [NOTICE_TOTAL_COLUMN_DIFFERS] =
        WARN("total_column_differs", "Totaux de ligne qui ne tombent pas juste",
             "Le total écrit sur cette ligne n’est pas celui de ses quantités : vérifiez-la."),
    [NOTICE_SHEET_LEFT_OUT] = TELL("sheet_left_out", "Feuilles laissées de côté",
                                   "La feuille « {a} » est laissée de côté : {b}."),
    [NOTICE_PICKUP_NEAR] =
        WARN("pickup_near", "Points de collecte presque pareils",
             "Le point de collecte « {a} » ressemble à « {b} » : dites si c’est le même."),
    [NOTICE_ONE_NAME] =
        WARN("one_name", "Beaucoup de commandes au même nom",
             "{b} commandes sont au nom de « {a} » : elles ont sans doute été saisies pour "
             "d’autres personnes."),
    [NOTICE_COLUMNS_FULL] =
        WARN("columns_full", "Commandes peut-être coupées",
             "La commande {a} remplit toutes les colonnes de produits : l’export en a "
             "peut-être laissé de côté. Dans l’export, mettez le nombre de colonnes à 0."),
    [NOTICE_SEVERAL_MONTHS] =
        WARN("several_months", "Plusieurs mois",
             "Les commandes vont du {a} au {b} : le fichier contient peut-être "
             "plusieurs mois."),
};

const char *notice_code(enum notice notice)
{
    return sentences[notice].code;
}

bool notice_refuses(enum notice notice)
{
    return sentences[notice].kind != ERROR_NONE;
}

/* Names from files may be long: cut, so that the sentence's end is not lost. */
static void fill(char *to, size_t size, const char *pattern, const char *a, const char *b)
{
    to[0] = '\0';
    while (*pattern != '\0') {
        bool is_a = str_starts(pattern, "{a}"), is_b = str_starts(pattern, "{b}");
        char piece[70];
        if (is_a || is_b) {
            const char *value = is_a ? a : b;
            if (!str_copy(piece, sizeof piece - 4, value == NULL ? "" : value)) {
                str_append(piece, sizeof piece, "…");
            }
            pattern += 3;
        } else {
            const char *next = strchr(pattern + 1, '{');
            size_t length = next == NULL ? strlen(pattern) : (size_t)(next - pattern);
            length = length < sizeof piece ? length : sizeof piece - 1;
            str_copy_n(piece, sizeof piece, pattern, length);
            pattern += strlen(piece);
        }
        str_append(to, size, piece);
    }
}

bool notice_refuse(struct problem *problem, enum notice notice, uint32_t row, const char *a,
                   const char *b)
{
    const struct sentence *sentence = &sentences[notice];
    ASSERT(sentence->kind != ERROR_NONE);
    char text[400];
    fill(text, sizeof text, sentence->text, a, b);
    problem->row = row;
    return error_set(&problem->error, sentence->kind, sentence->code, "%s", text);
}

void notice_warn(struct month *month, enum notice notice, uint32_t row, const char *a,
                 const char *b)
{
    const struct sentence *sentence = &sentences[notice];
    ASSERT(sentence->kind == ERROR_NONE);
    char text[400];
    fill(text, sizeof text, sentence->text, a, b);
    month_warn(month, sentence->severity, sentence->code, sentence->title, row, "%s", text);
}
