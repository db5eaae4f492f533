/* lookup.c: maps from folded texts to the month's products and pick-up points. */
#include "intake/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/words.h"

/* A name that two products share: no one is meant by it. */
static const uint32_t twice = UINT32_MAX - 1;

void lookup_finish(struct lookup *lookup)
{
    if (lookup == NULL) {
        return;
    }
    map_finish(&lookup->skus);
    map_finish(&lookup->names);
    map_finish(&lookup->codes);
    map_finish(&lookup->pickups);
    map_finish(&lookup->spellings);
    map_finish(&lookup->points);
    free(lookup->list);
    free(lookup->answered);
    free(lookup->learned);
    free(lookup->learned_rows);
    free(lookup->pickup_rows);
    *lookup = (struct lookup){0};
}

static const char *keep(struct lookup *lookup, const char *text)
{
    return arena_text(&lookup->month->arena, text, strlen(text));
}

static bool refuse_count(struct problem *problem, enum notice notice, int most, uint32_t row)
{
    char number[24];
    str_format(number, sizeof number, "%d", most);
    return notice_refuse(problem, notice, row, NULL, number);
}

static bool append_product(struct lookup *lookup, const struct month_product *product, uint32_t row,
                           struct problem *problem, uint32_t *ret_index)
{
    struct month *month = lookup->month;
    if (month->product_count == LIMIT_PRODUCTS) {
        return refuse_count(problem, NOTICE_TOO_MANY_PRODUCTS, LIMIT_PRODUCTS, row);
    }
    char folded[LIMIT_NAME];
    struct month_product copy = *product;
    copy.name = keep(lookup, product->name[0] != '\0' ? product->name : product->sku);
    str_fold(folded, sizeof folded, copy.name);
    copy.sku = keep(lookup, product->sku[0] != '\0' ? product->sku : folded);
    copy.category = keep(lookup, product->category);
    copy.supplier = keep(lookup, product->supplier);
    copy.place = keep(lookup, product->place);
    copy.code = keep(lookup, product->code);
    copy.allergens = keep(lookup, product->allergens != NULL ? product->allergens : "");
    month->products = array_grow(month->products, month->product_count, &month->product_room,
                                 sizeof *month->products);
    *ret_index = (uint32_t)month->product_count;
    month->products[month->product_count++] = copy;
    str_fold(folded, sizeof folded, copy.sku);
    map_put(&lookup->skus, keep(lookup, folded), *ret_index);
    return true;
}

/* "9 520000 011406" as the fourteen digits of a GTIN; false if it is no EAN. */
static bool read_gtin(const char *text, char to[15])
{
    char digits[15];
    size_t count = 0;
    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9' && count < 14) {
            digits[count++] = *text;
        } else if (*text != ' ') {
            return false;
        }
    }
    digits[count] = '\0';
    str_format(to, 15, "%.*s%s", (int)(14 - count), "00000000000000", digits);
    return count == 8 || (count >= 12 && count <= 14);
}

bool lookup_add_product(struct lookup *lookup, const struct month_product *product, uint32_t row,
                        struct problem *problem)
{
    char key[LIMIT_NAME], sku[LIMIT_NAME], gtin[15];
    uint32_t index = MONTH_NONE, other;
    words_product_key(key, sizeof key, product->name);
    str_fold(sku, sizeof sku, product->sku[0] != '\0' ? product->sku : product->name);
    if (map_get(&lookup->skus, sku, &other)) {
        notice_warn(lookup->month, NOTICE_CATALOGUE_SKU_TWICE, row,
                    product->sku[0] != '\0' ? product->sku : product->name, NULL);
        return true;
    }
    if (!append_product(lookup, product, row, problem, &index)) {
        return false;
    }
    if (read_gtin(product->code, gtin)) {
        bool is_again = map_get(&lookup->codes, gtin, &other);
        map_put(&lookup->codes, keep(lookup, gtin), is_again ? twice : index);
    }
    if (map_get(&lookup->names, key, &other)) {
        notice_warn(lookup->month, NOTICE_CATALOGUE_NAME_TWICE, row, product->name, NULL);
        index = twice;
    }
    map_put(&lookup->names, keep(lookup, key), index);
    return true;
}

/* A product that only the orders know. */
static bool learn_product(struct lookup *lookup, const char *sku, const char *name, const char *key,
                          uint32_t row, uint32_t *ret_product, struct problem *problem)
{
    struct month_product product = {.sku = sku,
                                    .name = name,
                                    .category = "",
                                    .supplier = "",
                                    .place = "",
                                    .code = "",
                                    .allergens = "",
                                    .unit = UNIT_PIECE,
                                    .step_milli = 1000,
                                    .fragile = words_is_egg(name)};
    if (!append_product(lookup, &product, row, problem, ret_product)) {
        return false;
    }
    uint32_t other;
    if (key[0] != '\0' && !map_get(&lookup->names, key, &other)) {
        map_put(&lookup->names, keep(lookup, key), *ret_product);
    }
    size_t n = lookup->learned_count++;
    lookup->learned =
        array_grow(lookup->learned, n, &lookup->learned_room, sizeof *lookup->learned);
    lookup->learned_rows = array_grow(lookup->learned_rows, n, &lookup->learned_rows_room,
                                      sizeof *lookup->learned_rows);
    lookup->learned[n] = *ret_product;
    lookup->learned_rows[n] = row;
    if (lookup->has_catalogue) {
        notice_warn(lookup->month, NOTICE_PRODUCT_UNKNOWN, row, name[0] != '\0' ? name : sku, NULL);
    }
    return true;
}

static void remember(struct lookup *lookup, const char *prefix, const char *rest, const char *value)
{
    char memory[ASK_KEY];
    str_copy(memory, sizeof memory, prefix);
    str_append(memory, sizeof memory, rest);
    month_remember(lookup->month, memory, value);
}

/* Once each: the same name comes again and again. */
static void note_answered(struct lookup *lookup, const struct lookup_answered *answered)
{
    for (size_t i = 0; i < lookup->answered_count; i++) {
        const struct lookup_answered *row = &lookup->answered[i];
        if (row->is_point == answered->is_point && str_equal(row->rest, answered->rest)) {
            return;
        }
    }
    if (lookup->answered_count == LIMIT_QUESTIONS) {
        return;
    }
    lookup->answered = array_grow(lookup->answered, lookup->answered_count, &lookup->answered_room,
                                  sizeof *lookup->answered);
    struct lookup_answered *row = &lookup->answered[lookup->answered_count++];
    *row = *answered;
    row->said = keep(lookup, answered->said);
    row->rest = keep(lookup, answered->rest);
    row->is = keep(lookup, answered->is);
    row->name = keep(lookup, answered->name);
}

/* The product that an answer says an unknown name is; false if there is none. */
static bool find_answered(struct lookup *lookup, const char *sku, const char *name, const char *key,
                          uint32_t row, uint32_t *ret_product)
{
    char folded[LIMIT_NAME];
    const char *answer = lookup->ask == NULL ? NULL
                                             : ask_answer(lookup->ask, ASK_PRODUCT,
                                                          name[0] != '\0' ? key : sku, NULL);
    if (answer == NULL || str_equal(answer, "new")) {
        return false;
    }
    str_fold(folded, sizeof folded, answer);
    if (!map_get(&lookup->skus, folded, ret_product)) {
        return false;
    }
    if (key[0] != '\0') {
        map_put(&lookup->names, keep(lookup, key), *ret_product);
    }
    str_fold(folded, sizeof folded, sku);
    if (folded[0] != '\0') {
        map_put(&lookup->skus, keep(lookup, folded), *ret_product);
    }
    remember(lookup, ASK_PRODUCT, name[0] != '\0' ? key : sku, answer);
    note_answered(lookup,
                  &(struct lookup_answered){.said = name[0] != '\0' ? name : sku,
                                            .rest = name[0] != '\0' ? key : sku,
                                            .is = answer,
                                            .name = lookup->month->products[*ret_product].name,
                                            .row = row});
    return true;
}

bool lookup_product(struct lookup *lookup, const char *sku, const char *name, uint32_t row,
                    uint32_t *ret_product, struct problem *problem)
{
    char folded[LIMIT_NAME], key[LIMIT_NAME], gtin[15];
    uint32_t index;
    str_fold(folded, sizeof folded, sku);
    if (folded[0] != '\0' && map_get(&lookup->skus, folded, ret_product)) {
        return true;
    }
    if (read_gtin(sku, gtin) && map_get(&lookup->codes, gtin, &index) && index != twice) {
        map_put(&lookup->skus, keep(lookup, folded), index);
        *ret_product = index;
        return true;
    }
    words_product_key(key, sizeof key, name);
    bool is_named = key[0] != '\0' && map_get(&lookup->names, key, &index) && index != twice;
    if (is_named && folded[0] == '\0') {
        *ret_product = index;
        return true;
    }
    if (is_named && lookup->month->products[index].in_catalogue) {
        notice_warn(lookup->month, NOTICE_PRODUCT_BY_NAME, row, name, sku);
        map_put(&lookup->skus, keep(lookup, folded), index);
        *ret_product = index;
        return true;
    }
    if (folded[0] == '\0') {
        /* A learned product without sku is found again by the folded name, its sku. */
        str_fold(folded, sizeof folded, name);
        if (map_get(&lookup->skus, folded, ret_product)) {
            return true;
        }
    }
    return find_answered(lookup, sku, name, key, row, ret_product) ||
           learn_product(lookup, sku, name, key, row, ret_product, problem);
}

void lookup_add_point(struct lookup *lookup, const char *name, const char *alias,
                      enum pickup_mode mode)
{
    char folded[LIMIT_NAME];
    uint32_t point;
    words_pickup_key(folded, sizeof folded, name);
    if (!map_get(&lookup->points, folded, &point)) {
        lookup->list =
            array_grow(lookup->list, lookup->list_count, &lookup->list_room, sizeof *lookup->list);
        point = (uint32_t)lookup->list_count;
        lookup->list[lookup->list_count++] =
            (struct lookup_point){.name = keep(lookup, name), .mode = mode, .pickup = MONTH_NONE};
        map_put(&lookup->points, keep(lookup, folded), point);
    }
    if (alias[0] != '\0') {
        words_pickup_key(folded, sizeof folded, alias);
        map_put(&lookup->points, keep(lookup, folded), point);
    }
}

/* The pick-up point of a name that is not in the month yet. */
static bool learn_pickup(struct lookup *lookup, const char *name, const char *folded, uint32_t row,
                         uint32_t *ret_pickup, struct problem *problem)
{
    struct month *month = lookup->month;
    struct lookup_point *known = NULL;
    uint32_t point;
    if (map_get(&lookup->points, folded, &point)) {
        known = &lookup->list[point];
        if (known->pickup != MONTH_NONE) {
            *ret_pickup = known->pickup;
            return true;
        }
    } else if (lookup->has_points) {
        notice_warn(month, NOTICE_PICKUP_UNKNOWN, row, name, NULL);
    }
    if (month->pickup_count == LIMIT_PICKUPS) {
        return refuse_count(problem, NOTICE_TOO_MANY_PICKUPS, LIMIT_PICKUPS, row);
    }
    month->pickups = array_grow(month->pickups, month->pickup_count, &month->pickup_room,
                                sizeof *month->pickups);
    *ret_pickup = (uint32_t)month->pickup_count;
    lookup->pickup_rows = array_grow(lookup->pickup_rows, month->pickup_count,
                                     &lookup->pickup_rows_room, sizeof *lookup->pickup_rows);
    lookup->pickup_rows[month->pickup_count] = row;
    month->pickups[month->pickup_count++] = (struct month_pickup){
        .name = known != NULL ? known->name : keep(lookup, name),
        .mode = known != NULL ? known->mode : PICKUP_READY,
    };
    if (known != NULL) {
        known->pickup = *ret_pickup;
    }
    return true;
}

bool lookup_pickup(struct lookup *lookup, const char *text, uint32_t row, uint32_t *ret_pickup,
                   struct problem *problem)
{
    if (map_get(&lookup->spellings, text, ret_pickup)) {
        return true;
    }
    char name[LIMIT_NAME], folded[LIMIT_NAME];
    words_pickup_name(name, sizeof name, text);
    words_pickup_key(folded, sizeof folded, name);
    const char *answer = folded[0] == '\0' || lookup->ask == NULL
                             ? NULL
                             : ask_answer(lookup->ask, ASK_POINT, folded, NULL);
    if (answer != NULL && !str_equal(answer, "new") && answer[0] != '\0') {
        char said[LIMIT_NAME], rest[LIMIT_NAME];
        remember(lookup, ASK_POINT, folded, answer);
        str_copy(said, sizeof said, name);
        str_copy(rest, sizeof rest, folded);
        words_pickup_name(name, sizeof name, answer);
        words_pickup_key(folded, sizeof folded, name);
        if (!str_equal(rest, folded)) {
            note_answered(lookup, &(struct lookup_answered){.said = said,
                                                            .rest = rest,
                                                            .is = answer,
                                                            .name = name,
                                                            .row = row,
                                                            .is_point = true});
        }
    }
    uint32_t pickup = MONTH_NONE;
    if (folded[0] != '\0' && !map_get(&lookup->pickups, folded, &pickup)) {
        if (!learn_pickup(lookup, name, folded, row, &pickup, problem)) {
            return false;
        }
        map_put(&lookup->pickups, keep(lookup, folded), pickup);
    }
    if (lookup->spellings.count <
        (size_t)LIMIT_PICKUPS * 16) { /* a file of random texts costs no more */
        map_put(&lookup->spellings, keep(lookup, text), pickup);
    }
    *ret_pickup = pickup;
    return true;
}

bool lookup_knows_pickup(const struct lookup *lookup, const char *text)
{
    char name[LIMIT_NAME], folded[LIMIT_NAME];
    uint32_t ignored;
    words_pickup_name(name, sizeof name, text);
    words_pickup_key(folded, sizeof folded, name);
    return folded[0] != '\0' && (map_get(&lookup->points, folded, &ignored) ||
                                 map_get(&lookup->pickups, folded, &ignored));
}
