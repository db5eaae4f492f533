/* strangers.c: the table of labels. All entries are folded as str_fold does. */
#include "intake/strangers.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

enum { LABELS = 4 };

static const struct {
    const char *labels[LABELS]; /* all of them stand in one row */
    enum notice notice;
    const char *what;
} strangers[] = {
    {{"quand", "etape", "attendu", "trouve"}, NOTICE_FORM_UNKNOWN, "la liste des manques de Borne"},
    {{"commande", "numero boutique", "quantite", "comment"},
     NOTICE_FORM_UNKNOWN,
     "ce que Borne a servi, pour la trésorerie"},
    {{"cas", "manque", "abime", "remplace"}, NOTICE_FORM_UNKNOWN, "les totaux de Borne"},
    {{"mois", "commandes", "cagettes", "demi journees"}, NOTICE_FORM_UNKNOWN, "les mois de Borne"},
    {{"produit et souci", "sku", "cas"}, NOTICE_FORM_UNKNOWN, "les soucis selon Borne"},
    {{"fournisseur", "mois", "cas", "bien"}, NOTICE_FORM_UNKNOWN, "les fournisseurs selon Borne"},
    {{"bon de livraison", "recu", "quand"}, NOTICE_FORM_UNKNOWN, "ce que Borne a reçu"},
    {{"lot", "bon de livraison", "cagette"}, NOTICE_FORM_UNKNOWN, "la traçabilité de Borne"},
    {{"commande", "recu", "emplacement"}, NOTICE_FORM_UNKNOWN, "les produits selon Borne"},
    {{"quand", "commande", "la", "regle"}, NOTICE_FORM_UNKNOWN, "les partages selon Borne"},
    {{"lettre", "qui remplit", "cagettes"}, NOTICE_FORM_UNKNOWN, "l’avancement selon Borne"},
    {{"point de collecte", "emplacement", "kilos", "quantite"},
     NOTICE_FORM_UNKNOWN,
     "la liste du vrac de Borne"},
    {{"quoi", "ligne", "remarque"}, NOTICE_FORM_UNKNOWN, "les remarques de Borne sur un import"},
    /* Foodsoft, lib/order_csv.rb with its French, English, German and Dutch words. */
    {{"quantite", "numero", "unite", "u."}, NOTICE_SUPPLIER_ORDER, "Foodsoft"},
    {{"quantity", "order number", "unit", "u.q."}, NOTICE_SUPPLIER_ORDER, "Foodsoft"},
    {{"units to order", "order number", "unit"}, NOTICE_SUPPLIER_ORDER, "Foodsoft"},
    {{"bestellnummer", "einheit", "gebgr"}, NOTICE_SUPPLIER_ORDER, "Foodsoft"},
    {{"artikelnummer", "eenheid", "gr.eenh"}, NOTICE_SUPPLIER_ORDER, "Foodsoft"},
};

struct look {
    const struct table *table;
    struct problem *problem;
    int rows;
    bool is_found;
};

static bool has_label(const struct table_record *record, const char *label)
{
    for (size_t c = 0; c < record->count; c++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, record->cells[c]);
        if (str_equal(folded, label)) {
            return true;
        }
    }
    return false;
}

static bool on_record(void *context, const struct table_record *record)
{
    struct look *look = context;
    if (table_record_is_blank(record)) {
        return true;
    }
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
        bool all = true;
        for (size_t k = 0; all && k < LABELS && strangers[i].labels[k] != NULL; k++) {
            all = has_label(record, strangers[i].labels[k]);
        }
        if (all) {
            notice_refuse(look->problem, strangers[i].notice, record->row, look->table->name,
                          strangers[i].what);
            look->is_found = true;
            return false;
        }
    }
    return ++look->rows < LIMIT_HEADER_ROWS;
}

bool strangers_recognise(const struct table *table, struct problem *problem)
{
    struct problem broken = {0};
    struct look look = {.table = table, .problem = problem};
    return table_read(table, on_record, &look, &broken) && look.is_found;
}
