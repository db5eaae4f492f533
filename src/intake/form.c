/* form.c: the table of forms and the labels of their columns. The first form that fits is taken, so
 * those with a sign of their own come first. */
#include "intake/form.h"

#include "base/limits.h"
#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/points.h"

#define ITEM   (FIELD_BIT(FIELD_SKU) | FIELD_BIT(FIELD_PRODUCT))
#define NUMBER FIELD_BIT(FIELD_NUMBER)

static const struct form forms[] = {
    {.name = "webtoffee",
     .title = "Commandes de la boutique (WebToffee)",
     .needs = NUMBER,
     .needs_grouped = FIELD_BIT(FIELD_PACKED),
     .is_order_per_record = true,
     .items = form_items_packed},
    {.name = "skyverge",
     .title = "Commandes de la boutique (SkyVerge)",
     .needs = NUMBER | FIELD_BIT(FIELD_PACKED),
     .is_order_per_record = true,
     .items = form_items_packed},
    {.name = "columns",
     .title = "Commandes de la boutique (produits en colonnes)",
     .needs = NUMBER,
     .needs_grouped = FIELD_BIT(FIELD_PRODUCT) | FIELD_BIT(FIELD_QUANTITY),
     .is_order_per_record = true,
     .items = form_items_columns},
    {.name = "columns",
     .title = "Commandes de la boutique (produits en colonnes)",
     .needs = NUMBER,
     .needs_grouped = FIELD_BIT(FIELD_SKU) | FIELD_BIT(FIELD_QUANTITY),
     .is_order_per_record = true,
     .items = form_items_columns},
    {.name = "webtoffee_rows",
     .title = "Commandes de la boutique (WebToffee)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .sign = "wt import key",
     .items = form_items_row},
    {.name = "skyverge_rows",
     .title = "Commandes de la boutique (SkyVerge)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .sign = "item refunded qty",
     .items = form_items_row},
    {.name = "woo_analytics",
     .title = "Commandes de la boutique (WooCommerce)",
     .needs = NUMBER | FIELD_BIT(FIELD_LIST),
     .is_order_per_record = true,
     .items = form_items_list},
    {.name = "airtable_lines",
     .title = "Lignes de commande (Airtable)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .needs_from = true,
     .items = form_items_row},
    {.name = "cagette",
     .title = "Commandes (Cagette)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .sign = "userid",
     .is_last_name_first = true,
     .items = form_items_row},
    {.name = "ofn_customer_totals",
     .title = "Commandes (Open Food Network)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY) | FIELD_BIT(FIELD_VARIANT),
     .needs_one = ITEM,
     .items = form_items_row},
    {.name = "helloasso",
     .title = "Commandes (HelloAsso)",
     .needs = NUMBER | FIELD_BIT(FIELD_PRODUCT),
     .sign = "tarif",
     .may_lack_quantity = true,
     .items = form_items_row},
    {.name = "airtable_orders",
     .title = "Commandes (Airtable)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY) | FIELD_BIT(FIELD_PRODUCT),
     .sign = "produits",
     .is_order_per_record = true,
     .items = form_items_lists},
    {.name = "aoe_rows",
     .title = "Commandes de la boutique (Advanced Order Export)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .items = form_items_row},
};

/* Rank 2: says it outright; 1: the exporter's own label; 0: a stand-in. */
static const struct label labels[] = {
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
enum { LABEL_COUNT = sizeof labels / sizeof labels[0] };

static bool fits(const struct form *form, const struct header *header)
{
    return (header->fields & form->needs) == form->needs &&
           (form->needs_one == 0 || (header->fields & form->needs_one) != 0) &&
           (header->group_fields & form->needs_grouped) == form->needs_grouped &&
           (!form->needs_from || header->has_from) &&
           (form->sign == NULL || header_has_label(header, form->sign));
}

/* Exports that hold totals of products, not orders. */
static bool is_summary(const struct header *header)
{
    for (size_t i = 0; i < header->count; i++) {
        if (str_starts(header->labels[i], "summary report") ||
            str_starts(header->labels[i], "rapport recapitulatif") ||
            str_starts(header->labels[i], "recapitulatif")) {
            return true;
        }
    }
    uint32_t item = ITEM;
    uint32_t order = FIELD_BIT(FIELD_NUMBER) | FIELD_BIT(FIELD_FIRST_NAME) |
                     FIELD_BIT(FIELD_LAST_NAME) | FIELD_BIT(FIELD_PERSON) |
                     FIELD_BIT(FIELD_PICKUP) | FIELD_BIT(FIELD_STATUS);
    return (header->fields & item) != 0 && (header->fields & FIELD_BIT(FIELD_QUANTITY)) != 0 &&
           (header->fields & order) == 0;
}

static bool refuse_missing(const struct table *table, const struct header *header,
                           struct problem *problem)
{
    char missing[96] = "";
    uint32_t item = ITEM;
    if ((header->fields & FIELD_BIT(FIELD_NUMBER)) == 0) {
        str_append(missing, sizeof missing, "numéro de commande, ");
    }
    if ((header->fields & item) == 0) {
        str_append(missing, sizeof missing, "produit, ");
    }
    if ((header->fields & FIELD_BIT(FIELD_QUANTITY)) == 0) {
        str_append(missing, sizeof missing, "quantité, ");
    }
    size_t length = 0;
    while (missing[length] != '\0') {
        length++;
    }
    missing[length >= 2 ? length - 2 : 0] = '\0';
    return notice_refuse(problem, NOTICE_COLUMNS_MISSING, header->row, table->name, missing);
}

/* Why no form fits. *header is zeroed when no row of labels was found. */
static bool refuse_form(const struct table *table, const struct header *header,
                        struct problem *problem)
{
    if (is_summary(header)) {
        return notice_refuse(problem, NOTICE_SUMMARY_REPORT, header->row, table->name, NULL);
    }
    if (catalogue_recognise(table)) {
        return notice_refuse(problem, NOTICE_FORM_UNKNOWN, 0, table->name, "un catalogue");
    }
    if (points_recognise(table)) {
        return notice_refuse(problem, NOTICE_FORM_UNKNOWN, 0, table->name,
                             "une liste de points de collecte");
    }
    if (header->count == 0) {
        return notice_refuse(problem, NOTICE_HEADER_MISSING, 0, table->name, NULL);
    }
    return refuse_missing(table, header, problem);
}

bool form_find(const struct table *table, const struct form **ret_form, struct header *ret_header,
               struct problem *problem)
{
    struct header header = {0};
    if (!header_find(table, labels, LABEL_COUNT, 2, &header, problem)) {
        return problem->error.kind == ERROR_NONE ? refuse_form(table, &header, problem) : false;
    }
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (fits(&forms[i], &header)) {
            *ret_form = &forms[i];
            *ret_header = header;
            return true;
        }
    }
    refuse_form(table, &header, problem);
    header_finish(&header);
    return false;
}
