/* catalogue.c: columns by label, one product per row. */
#include "intake/catalogue.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "domain/code.h"
#include "intake/header.h"
#include "intake/quantity.h"
#include "intake/words.h"

static const struct label labels[] = {
    {"sku", FIELD_SKU, 2},
    {"ugs", FIELD_SKU, 2},
    {"reference", FIELD_SKU, 1},
    {"ref", FIELD_SKU, 1},
    {"ref.", FIELD_SKU, 1},
    {"code", FIELD_SKU, 0},
    {"code article", FIELD_SKU, 1},
    {"code produit", FIELD_SKU, 1},
    {"name", FIELD_PRODUCT, 1},
    {"nom", FIELD_PRODUCT, 1},
    {"nom du produit", FIELD_PRODUCT, 2},
    {"produit", FIELD_PRODUCT, 1},
    {"designation", FIELD_PRODUCT, 1},
    {"libelle", FIELD_PRODUCT, 1},
    {"article", FIELD_PRODUCT, 0},
    {"product", FIELD_PRODUCT, 1},
    {"category", FIELD_CATEGORY, 1},
    {"categorie", FIELD_CATEGORY, 1},
    {"categories", FIELD_CATEGORY, 1},
    {"famille", FIELD_CATEGORY, 1},
    {"rayon", FIELD_CATEGORY, 0},
    {"supplier", FIELD_SUPPLIER, 1},
    {"fournisseur", FIELD_SUPPLIER, 1},
    {"producteur", FIELD_SUPPLIER, 1},
    {"unit", FIELD_UNIT, 1},
    {"unite", FIELD_UNIT, 1},
    {"unite de vente", FIELD_UNIT, 1},
    {"weight g", FIELD_WEIGHT_G, 1},
    {"weight (g)", FIELD_WEIGHT_G, 1},
    {"poids g", FIELD_WEIGHT_G, 1},
    {"poids (g)", FIELD_WEIGHT_G, 1},
    {"poids en g", FIELD_WEIGHT_G, 1},
    {"poids en grammes", FIELD_WEIGHT_G, 1},
    {"grammes", FIELD_WEIGHT_G, 1},
    {"poids", FIELD_WEIGHT_G, 0},
    {"weight", FIELD_WEIGHT_G, 0},
    {"poids (kg)", FIELD_WEIGHT_KG, 1},
    {"poids kg", FIELD_WEIGHT_KG, 1},
    {"poids en kg", FIELD_WEIGHT_KG, 1},
    {"weight (kg)", FIELD_WEIGHT_KG, 1},
    {"temperature", FIELD_TEMPERATURE, 1},
    {"conservation", FIELD_TEMPERATURE, 1},
    {"froid", FIELD_TEMPERATURE, 0},
    {"ean", FIELD_EAN, 1},
    {"ean13", FIELD_EAN, 1},
    {"ean 13", FIELD_EAN, 1},
    {"gtin", FIELD_EAN, 1},
    {"code barres", FIELD_EAN, 1},
    {"code barre", FIELD_EAN, 1},
    {"location", FIELD_PLACE, 1},
    {"emplacement", FIELD_PLACE, 1},
    {"place", FIELD_PLACE, 1},
    {"etagere", FIELD_PLACE, 0},
    {"step", FIELD_STEP, 1},
    {"pas", FIELD_STEP, 1},
    {"par carton", FIELD_CASE, 1},
    {"par colis", FIELD_CASE, 1},
    {"par caisse", FIELD_CASE, 1},
    {"unites par carton", FIELD_CASE, 1},
    {"unites par colis", FIELD_CASE, 1},
    {"colisage", FIELD_CASE, 1},
    {"pcb", FIELD_CASE, 1},
    {"per case", FIELD_CASE, 1},
    {"case units", FIELD_CASE, 1},
    {"fragile", FIELD_FRAGILE, 1},
    {"allergens", FIELD_ALLERGENS, 1},
    {"allergenes", FIELD_ALLERGENS, 1},
    {"allergene", FIELD_ALLERGENS, 1},
    {"contient", FIELD_ALLERGENS, 0},
    /* Known so that an order file is not taken for a catalogue. */
    {"quantite", FIELD_QUANTITY, 0},
    {"quantity", FIELD_QUANTITY, 0},
};

enum { LABEL_COUNT = sizeof labels / sizeof labels[0] };

struct reading {
    const struct header *header;
    struct lookup *lookup;
    struct problem *problem;
    bool is_failed;
};

enum catalogue_sign catalogue_recognise(const struct table *table)
{
    struct header header = {0};
    struct problem ignored = {0};
    if (!header_find(table, labels, LABEL_COUNT, 2, &header, &ignored)) {
        return CATALOGUE_NO;
    }
    uint32_t fields = header.fields;
    uint32_t sure = FIELD_BIT(FIELD_TEMPERATURE) | FIELD_BIT(FIELD_WEIGHT_G) |
                    FIELD_BIT(FIELD_WEIGHT_KG) | FIELD_BIT(FIELD_PLACE);
    uint32_t maybe = FIELD_BIT(FIELD_SUPPLIER) | FIELD_BIT(FIELD_UNIT);
    bool is_list =
        (fields & FIELD_BIT(FIELD_PRODUCT)) != 0 && (fields & FIELD_BIT(FIELD_QUANTITY)) == 0;
    header_finish(&header);
    return !is_list                ? CATALOGUE_NO
           : (fields & sure) != 0  ? CATALOGUE_SURE
           : (fields & maybe) != 0 ? CATALOGUE_MAYBE
                                   : CATALOGUE_NO;
}

static bool has(const struct reading *reading, enum field field)
{
    return (reading->header->fields & FIELD_BIT(field)) != 0;
}

/* "1,2 kg" and "500 g" say their unit; a bare number is in the column's. */
static int32_t read_weight(const struct reading *reading, const struct table_record *record,
                           const char *name)
{
    char text[LIMIT_NAME];
    bool in_kg = has(reading, FIELD_WEIGHT_KG);
    header_text(reading->header, record, in_kg ? FIELD_WEIGHT_KG : FIELD_WEIGHT_G, text,
                sizeof text);
    int64_t value = 0;
    enum quantity_measure measure = QUANTITY_BARE;
    if (text[0] == '\0') {
        return 0;
    }
    if (quantity_decimal(text, 3, &value)) {
        value = in_kg ? value : (value + 500) / 1000;
    } else if (quantity_read(text, &value, &measure) != QUANTITY_OK) {
        value = -1;
    }
    if (value < 0 || value > LIMIT_UNIT_WEIGHT_G) {
        notice_warn(reading->lookup->month, NOTICE_WEIGHT_UNREADABLE, record->row, name, text);
        return 0;
    }
    return (int32_t)value;
}

static enum temperature read_temperature(const struct reading *reading,
                                         const struct table_record *record, const char *name,
                                         bool is_egg)
{
    char text[LIMIT_NAME];
    enum temperature temperature = TEMPERATURE_AMBIENT;
    header_text(reading->header, record, FIELD_TEMPERATURE, text, sizeof text);
    if (!words_temperature(text, &temperature)) {
        notice_warn(reading->lookup->month, NOTICE_TEMPERATURE_UNKNOWN, record->row, name, text);
    }
    /* Eggs keep the state they arrived in: not chilled is a state of its own. */
    return is_egg && temperature == TEMPERATURE_AMBIENT ? TEMPERATURE_EGG : temperature;
}

static enum unit read_unit(const struct reading *reading, const struct table_record *record,
                           const char *name)
{
    char text[LIMIT_NAME];
    enum unit unit = UNIT_PIECE;
    header_text(reading->header, record, FIELD_UNIT, text, sizeof text);
    if (text[0] != '\0' && !words_unit(text, &unit)) {
        notice_warn(reading->lookup->month, NOTICE_UNIT_UNKNOWN, record->row, name, text);
    }
    return unit;
}

/* 0 for kg without a declared step: collect finds it from what is ordered. */
static int32_t read_step(const struct reading *reading, const struct table_record *record,
                         const char *name, enum unit unit)
{
    char text[LIMIT_NAME];
    int64_t milli;
    enum quantity_measure measure;
    int32_t usual = unit == UNIT_KG ? 0 : 1000;
    header_text(reading->header, record, FIELD_STEP, text, sizeof text);
    if (text[0] == '\0') {
        return usual;
    }
    if (quantity_read(text, &milli, &measure) != QUANTITY_OK || milli <= 0 || milli > 1000000) {
        notice_warn(reading->lookup->month, NOTICE_STEP_UNREADABLE, record->row, name, text);
        return usual;
    }
    return (int32_t)milli;
}

/* Whole units; what says nothing, or more than a pallet holds, is not known. */
static int32_t read_case(const struct reading *reading, const struct table_record *record,
                         const char *name)
{
    char text[LIMIT_NAME];
    int64_t milli;
    enum quantity_measure measure;
    header_text(reading->header, record, FIELD_CASE, text, sizeof text);
    if (text[0] == '\0') {
        return 0;
    }
    if (quantity_read(text, &milli, &measure) != QUANTITY_OK || milli < 1000 || milli % 1000 != 0 ||
        milli / 1000 > LIMIT_CODE_UNITS) {
        notice_warn(reading->lookup->month, NOTICE_CASE_UNREADABLE, record->row, name, text);
        return 0;
    }
    return (int32_t)(milli / 1000);
}

/* Digits only; a spreadsheet that made 9,52E+12 of an EAN has destroyed it, and one whose last
 * digit does not fit is on no packing. */
static void read_code(const struct reading *reading, const struct table_record *record,
                      const char *name, char *to, size_t size)
{
    char text[LIMIT_NAME];
    size_t used = 0;
    bool is_digits = true;
    header_text(reading->header, record, FIELD_EAN, text, sizeof text);
    for (const char *p = text; *p != '\0' && used + 1 < size; p++) {
        bool is_digit = *p >= '0' && *p <= '9';
        is_digits = is_digits && (is_digit || *p == ' ');
        if (is_digit) {
            to[used++] = *p;
        }
    }
    to[used] = '\0';
    if (!is_digits || (used > 0 && !code_gtin_valid(to))) {
        notice_warn(reading->lookup->month, NOTICE_EAN_UNUSABLE, record->row, name, text);
        to[0] = '\0';
    }
}

/* Half a list would be worse than none: what does not fit on a label is not begun. */
static void read_allergens(const struct reading *reading, const struct table_record *record,
                           const char *name, char *to, size_t size)
{
    char text[4 * LIMIT_ALLERGENS];
    header_text(reading->header, record, FIELD_ALLERGENS, text, sizeof text);
    if (!str_copy(to, size, text)) {
        notice_warn(reading->lookup->month, NOTICE_ALLERGENS_LONG, record->row, name, NULL);
        (void)str_copy(to, size, "voir la fiche du produit");
    }
}

static bool on_record(void *context, const struct table_record *record)
{
    struct reading *reading = context;
    const struct header *header = reading->header;
    if (record->row <= header->row || table_record_is_blank(record)) {
        return true;
    }
    char sku[LIMIT_SKU], name[LIMIT_NAME], category[LIMIT_NAME], supplier[LIMIT_NAME];
    char place[LIMIT_PLACE], code[LIMIT_CODE], fragile[LIMIT_NAME], allergens[LIMIT_ALLERGENS];
    header_text(header, record, FIELD_SKU, sku, sizeof sku);
    header_text(header, record, FIELD_PRODUCT, name, sizeof name);
    if (name[0] == '\0') {
        notice_warn(reading->lookup->month, NOTICE_CATALOGUE_ROW_NAMELESS, record->row, NULL, NULL);
        return true;
    }
    header_text(header, record, FIELD_CATEGORY, category, sizeof category);
    header_text(header, record, FIELD_SUPPLIER, supplier, sizeof supplier);
    header_text(header, record, FIELD_PLACE, place, sizeof place);
    header_text(header, record, FIELD_FRAGILE, fragile, sizeof fragile);
    read_code(reading, record, name, code, sizeof code);
    read_allergens(reading, record, name, allergens, sizeof allergens);
    bool is_egg = words_is_egg(category) || words_is_egg(name), is_fragile = is_egg;
    words_yes(fragile, &is_fragile);
    enum unit unit = read_unit(reading, record, name);
    struct month_product product = {
        .sku = sku,
        .name = name,
        .category = category,
        .supplier = supplier,
        .place = place,
        .code = code,
        .allergens = allergens,
        .unit = unit,
        .temperature = read_temperature(reading, record, name, is_egg),
        .weight_g = read_weight(reading, record, name),
        .step_milli = read_step(reading, record, name, unit),
        .case_units = read_case(reading, record, name),
        .fragile = is_fragile,
        .in_catalogue = true,
    };
    reading->is_failed =
        !lookup_add_product(reading->lookup, &product, record->row, reading->problem);
    return !reading->is_failed;
}

bool catalogue_read(const struct table *table, struct lookup *lookup, struct problem *problem)
{
    struct header header = {0};
    if (!header_find(table, labels, LABEL_COUNT, 1, &header, problem) ||
        (header.fields & FIELD_BIT(FIELD_PRODUCT)) == 0) {
        header_finish(&header);
        return problem->error.kind == ERROR_NONE
                   ? notice_refuse(problem, NOTICE_CATALOGUE_UNUSABLE, 0, table->name, NULL)
                   : false;
    }
    struct reading reading = {.header = &header, .lookup = lookup, .problem = problem};
    lookup->has_catalogue = true;
    bool is_read = table_read(table, on_record, &reading, problem) && !reading.is_failed;
    header_finish(&header);
    return is_read;
}
