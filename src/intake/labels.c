/* labels.c: the tables. All entries are folded as str_fold does. */
#include "intake/labels.h"

#include "base/str.h"

/* Rank 2: says it outright; 1: the exporter's own label; 0: a stand-in. */
const struct label labels_of_orders[] = {
    {"numero de commande", FIELD_NUMBER, 1},
    {"n° de commande", FIELD_NUMBER, 1},
    {"no de commande", FIELD_NUMBER, 1},
    {"n° commande", FIELD_NUMBER, 1},
    {"numero commande", FIELD_NUMBER, 1},
    {"commande n°", FIELD_NUMBER, 1},
    {"reference commande", FIELD_NUMBER, 1},
    {"reference de la commande", FIELD_NUMBER, 1},
    {"ref. commande", FIELD_NUMBER, 1},
    {"id de commande", FIELD_NUMBER, 0},
    {"identifiant de commande", FIELD_NUMBER, 0},
    {"commande", FIELD_NUMBER, 0},
    {"numero boutique", FIELD_NUMBER, 2}, /* Borne's own list, beside its own number */
    {"order number", FIELD_NUMBER, 2},
    {"order no", FIELD_NUMBER, 1},
    {"order #", FIELD_NUMBER, 1},
    {"order id", FIELD_NUMBER, 0},
    {"order", FIELD_NUMBER, 0},
    {"userid", FIELD_NUMBER, 0}, /* Cagette: a person's basket of one distribution */
    {"etat de la commande", FIELD_STATUS, 1},
    {"statut de la commande", FIELD_STATUS, 1},
    {"statut de commande", FIELD_STATUS, 1},
    {"statut (from commande)", FIELD_STATUS, 1},
    {"etat", FIELD_STATUS, 0},
    {"statut", FIELD_STATUS, 0},
    {"order status", FIELD_STATUS, 1},
    {"status", FIELD_STATUS, 0},
    {"date de commande", FIELD_DATE, 1},
    {"date de la commande", FIELD_DATE, 1},
    {"date commande", FIELD_DATE, 1},
    {"date", FIELD_DATE, 0},
    {"order date", FIELD_DATE, 1},
    {"date created", FIELD_DATE, 0},
    {"note du client", FIELD_NOTE, 1},
    {"note client", FIELD_NOTE, 1},
    {"note de commande", FIELD_NOTE, 1},
    {"note", FIELD_NOTE, 0},
    {"notes", FIELD_NOTE, 0},
    {"remarque", FIELD_NOTE, 0},
    {"commentaire", FIELD_NOTE, 0},
    {"commentaires", FIELD_NOTE, 0},
    {"comments", FIELD_NOTE, 0},
    {"customer note", FIELD_NOTE, 1},
    {"prenom (facturation)", FIELD_FIRST_NAME, 1},
    {"prenom", FIELD_FIRST_NAME, 0},
    {"prenom payeur", FIELD_FIRST_NAME, 1},
    {"prenom (livraison)", FIELD_FIRST_NAME, 0},
    {"first name (billing)", FIELD_FIRST_NAME, 1},
    {"billing first name", FIELD_FIRST_NAME, 1},
    {"first name", FIELD_FIRST_NAME, 0},
    {"first name (shipping)", FIELD_FIRST_NAME, 0},
    {"nom de famille (facturation)", FIELD_LAST_NAME, 1},
    {"nom (facturation)", FIELD_LAST_NAME, 1},
    {"nom payeur", FIELD_LAST_NAME, 1},
    {"nom de famille", FIELD_LAST_NAME, 0},
    {"nom", FIELD_LAST_NAME, 0},
    {"nom de famille (livraison)", FIELD_LAST_NAME, 0},
    {"last name (billing)", FIELD_LAST_NAME, 1},
    {"billing last name", FIELD_LAST_NAME, 1},
    {"last name", FIELD_LAST_NAME, 0},
    {"last name (shipping)", FIELD_LAST_NAME, 0},
    {"client", FIELD_PERSON, 0},
    {"acheteur", FIELD_PERSON, 1},
    {"username", FIELD_PERSON, 0},
    {"client (from commande)", FIELD_PERSON, 1},
    {"adherent", FIELD_PERSON, 1},
    {"nom complet", FIELD_PERSON, 1},
    {"customer", FIELD_PERSON, 0},
    {"customer name", FIELD_PERSON, 1},
    {"full name (billing)", FIELD_PERSON, 1},
    {"nom complet (facturation)", FIELD_PERSON, 1},
    {"point de collecte", FIELD_PICKUP, 2},
    {"point de collecte (from commande)", FIELD_PICKUP, 2},
    {"point de retrait", FIELD_PICKUP, 2},
    {"lieu de retrait", FIELD_PICKUP, 2},
    {"lieu de collecte", FIELD_PICKUP, 2},
    {"labo", FIELD_PICKUP, 2},
    {"point retrait", FIELD_PICKUP, 2},
    {"point collecte", FIELD_PICKUP, 2},
    {"retrait", FIELD_PICKUP, 1},
    {"collecte", FIELD_PICKUP, 1},
    {"pickup", FIELD_PICKUP, 1},
    {"pickup location", FIELD_PICKUP, 2},
    {"pickup point", FIELD_PICKUP, 2},
    {"titre de la methode de livraison", FIELD_PICKUP, 1},
    {"methode de livraison", FIELD_PICKUP, 1},
    {"mode de livraison", FIELD_PICKUP, 1},
    {"titre du mode de livraison", FIELD_PICKUP, 1},
    {"livraison", FIELD_PICKUP, 0},
    {"shipping method title", FIELD_PICKUP, 1},
    {"shipping method", FIELD_PICKUP, 0},
    {"shipping", FIELD_PICKUP, 0},
    {"point relais", FIELD_PICKUP, 1},
    {"lieu", FIELD_PICKUP, 0},
    {"lieu de distribution", FIELD_PICKUP, 1},
    {"ugs", FIELD_SKU, 1},
    {"ugs (from produit)", FIELD_SKU, 1},
    {"ugs du produit", FIELD_SKU, 1},
    {"sku", FIELD_SKU, 1},
    {"item sku", FIELD_SKU, 1},
    {"product sku", FIELD_SKU, 1},
    {"product item sku", FIELD_SKU, 1},
    {"reference", FIELD_SKU, 0},
    {"reference produit", FIELD_SKU, 0},
    {"ref", FIELD_SKU, 0},
    {"ean", FIELD_SKU, -1},
    {"ean13", FIELD_SKU, -1},
    {"ean 13", FIELD_SKU, -1},
    {"gtin", FIELD_SKU, -1},
    {"code barres", FIELD_SKU, -1},
    {"code ean", FIELD_SKU, -1},
    {"nom de l element", FIELD_PRODUCT, 1},
    {"nom de l article", FIELD_PRODUCT, 1},
    {"nom du produit", FIELD_PRODUCT, 1},
    {"produit", FIELD_PRODUCT, 0},
    {"article", FIELD_PRODUCT, 0},
    {"designation", FIELD_PRODUCT, 0},
    {"item name", FIELD_PRODUCT, 1},
    {"product name", FIELD_PRODUCT, 1},
    {"product name (main)", FIELD_PRODUCT, 0},
    {"product", FIELD_PRODUCT, 0},
    {"productname", FIELD_PRODUCT, 1},
    {"produits", FIELD_PRODUCT, 0},
    {"products", FIELD_PRODUCT, 0},
    {"product item name", FIELD_PRODUCT, 1},
    {"libelle", FIELD_PRODUCT, 0},
    {"tarif", FIELD_PRODUCT, -1}, /* HelloAsso; elsewhere it is a price beside a product */
    {"variante", FIELD_VARIANT, 1},
    {"variant", FIELD_VARIANT, 1},
    {"declinaison", FIELD_VARIANT, 1},
    {"variation", FIELD_VARIANT, 0},
    {"line item", FIELD_PACKED, 1},
    {"line items", FIELD_PACKED, 1},
    {"order item", FIELD_PACKED, 0},
    {"produit(s)", FIELD_LIST, 1},
    {"product(s)", FIELD_LIST, 1},
    {"articles vendus", FIELD_SOLD, 1},
    {"items sold", FIELD_SOLD, 1},
    {"quantites", FIELD_QUANTITY, 0},
    {"quantities", FIELD_QUANTITY, 0},
    {"product item quantity", FIELD_QUANTITY, 1},
    {"quantite ( remboursement)", FIELD_QUANTITY, 2},
    {"quantite", FIELD_QUANTITY, 1},
    {"quantite commandee", FIELD_QUANTITY, 1},
    {"qte", FIELD_QUANTITY, 0},
    {"nombre", FIELD_QUANTITY, 0},
    {"quantity ( refund)", FIELD_QUANTITY, 2},
    {"quantity", FIELD_QUANTITY, 1},
    {"item quantity", FIELD_QUANTITY, 1},
    {"qty", FIELD_QUANTITY, 0},
    {"item refunded qty", FIELD_REFUNDED, 1},
    {"sous total de la commande", FIELD_AMOUNT, 2},
    {"montant total de la commande", FIELD_AMOUNT, 1},
    {"order subtotal amount", FIELD_AMOUNT, 2},
    {"order subtotal", FIELD_AMOUNT, 2},
    {"order total amount", FIELD_AMOUNT, 1},
    {"order total", FIELD_AMOUNT, 1},
    {"prix du produit", FIELD_PRICE, 1},
    {"item cost", FIELD_PRICE, 1},
    {"item price", FIELD_PRICE, 1},
};
const size_t labels_of_orders_count = sizeof labels_of_orders / sizeof labels_of_orders[0];

/* What stands beside people in sheets typed by hand. */
static const struct label sheet_labels[] = {
    {"n°", FIELD_NUMBER, 1},
    {"no", FIELD_NUMBER, 1},
    {"num", FIELD_NUMBER, 1},
    {"numero", FIELD_NUMBER, 1},
    {"#", FIELD_NUMBER, 1},
    {"qui", FIELD_PERSON, 0},
    {"nom prenom", FIELD_PERSON, 1},
    {"nom et prenom", FIELD_PERSON, 1},
    {"nom, prenom", FIELD_PERSON, 1},
    {"prenom nom", FIELD_PERSON, 1},
    {"prenom et nom", FIELD_PERSON, 1},
    {"nom / prenom", FIELD_PERSON, 1},
    {"famille", FIELD_PERSON, 0},
    {"foyer", FIELD_PERSON, 0},
    {"membre", FIELD_PERSON, 0},
    {"personne", FIELD_PERSON, 0},
    {"name", FIELD_PERSON, 0},
    {"point", FIELD_PICKUP, 0},
    {"labos", FIELD_PICKUP, 1},
    {"lieu de livraison", FIELD_PICKUP, 1},
    {"remarques", FIELD_NOTE, 1},
    {"observations", FIELD_NOTE, 1},
    {"observation", FIELD_NOTE, 1},
};

/* Beginnings of what is no product and no person beside them. */
static const char *const other_labels[] = {
    "telephone",
    "tel",
    "portable",
    "mail",
    "e mail",
    "email",
    "courriel",
    "adresse",
    "code postal",
    "cp",
    "ville",
    "montant",
    "prix",
    "tarif",
    "paye",
    "paiement",
    "regle",
    "a payer",
    "solde",
    "avoir",
    "acompte",
    "cheque",
    "especes",
    "cotisation",
    "adhesion",
    "don",
    "date",
    "statut",
    "etat",
    "signature",
    "visa",
    "emarge",
    "producteur",
    "producer",
    "fournisseur",
    "categorie",
    "unite",
    "poids",
    "tva",
    "price",
    "conditionnement",
    "stock",
    "weight",
    "supplier",
    "category",
    "ean",
    "unit",
    "location",
};

static const char *const total_labels[] = {
    "total", "totaux", "cumul", "somme", "nb articles", "nombre d articles", "sum"};

const struct label *labels_find(const char *folded, bool is_sheet)
{
    for (size_t i = 0; is_sheet && i < sizeof sheet_labels / sizeof sheet_labels[0]; i++) {
        if (str_equal(sheet_labels[i].folded, folded)) {
            return &sheet_labels[i];
        }
    }
    for (size_t i = 0; i < labels_of_orders_count; i++) {
        bool is_code = labels_of_orders[i].field == FIELD_SKU && labels_of_orders[i].rank < 0;
        if (!(is_sheet && is_code) && str_equal(labels_of_orders[i].folded, folded)) {
            return &labels_of_orders[i];
        }
    }
    return NULL;
}

static bool begins(const char *folded, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_starts(folded, words[i])) {
            const char *rest = folded;
            for (const char *w = words[i]; *w != '\0'; w++) {
                rest++;
            }
            if (*rest < 'a' || *rest > 'z' || (*rest == 's' && (rest[1] < 'a' || rest[1] > 'z'))) {
                return true;
            }
        }
    }
    return false;
}

bool labels_is_total(const char *folded)
{
    return begins(folded, total_labels, sizeof total_labels / sizeof total_labels[0]);
}

bool labels_is_other(const char *folded)
{
    return begins(folded, other_labels, sizeof other_labels / sizeof other_labels[0]);
}
