/* form.c: the table of forms. The first that fits is taken, so those with a sign of their own come
 * first. */
#include "intake/form.h"

#include "base/limits.h"
#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/labels.h"
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
    {.name = "borne",
     .title = "Commandes du mois (d’une autre Borne)",
     .needs = NUMBER | FIELD_BIT(FIELD_QUANTITY),
     .needs_one = ITEM,
     .sign = "numero boutique",
     .counts_all = true,
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

const struct form form_guessed = {
    .name = "guessed", .title = "Commandes (colonnes à vérifier)", .items = form_items_row};

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
    if (catalogue_recognise(table) != CATALOGUE_NO) {
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
    if (!header_find(table, labels_of_orders, labels_of_orders_count, 2, &header, problem)) {
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
