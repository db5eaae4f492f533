/* other_label.c: see other_label.h. */
#include "app/other_label.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/floor.h"
#include "domain/practice.h"
#include "ui/picture.h"

uint32_t *other_label_products(const struct prep *prep, size_t *ret_count)
{
    const struct plan *plan = prep->plan;
    uint32_t *ids = calloc(plan->products.count + 1, sizeof *ids);
    ASSERT(ids != NULL);
    *ret_count = 0;
    for (size_t i = 0; i < plan->products.count; i++) {
        if (plan->products.rows[i].gtin[0] == '\0') {
            ids[(*ret_count)++] = plan->products.rows[i].id;
        }
    }
    return ids;
}

void other_label_product(const struct prep *prep, uint32_t product_id, struct label *ret_label)
{
    static const char *const units[UNIT_COUNT] = {"à la pièce", "au paquet", "au kilo"};
    const struct product *product = plan_product(prep->plan, product_id);
    int32_t serial = prep_label_serial(prep, CODE_PRODUCT, product_id);
    ASSERT(product != NULL && serial > 0);
    struct label label = {
        .kind = LABEL_PRODUCT,
        .is_copy = prep->labels[CODE_PRODUCT].rows[serial - 1].copy > 0,
    };
    code_write(CODE_PRODUCT, (int)prep->number, serial, label.code);
    str_copy(label.product.name, sizeof label.product.name, product->name);
    str_copy(label.product.unit, sizeof label.product.unit, units[product->unit]);
    str_copy(label.product.place, sizeof label.product.place, product->place);
    str_copy(label.product.allergens, sizeof label.product.allergens, product->allergens);
    label.product.temperature = product->temperature;
    *ret_label = label;
}

void other_label_bag(const struct prep *prep, uint32_t product_id, struct label *ret_label)
{
    struct label product;
    other_label_product(prep, product_id, &product);
    struct label label = {.kind = LABEL_BAG, .is_copy = product.is_copy};
    str_copy(label.code, sizeof label.code, product.code);
    str_copy(label.bag.name, sizeof label.bag.name, product.product.name);
    str_copy(label.bag.allergens, sizeof label.bag.allergens, product.product.allergens);
    label.bag.temperature = product.product.temperature;
    *ret_label = label;
}

static int compare_places(const void *a, const void *b)
{
    const struct label *x = a, *y = b;
    return strcmp(x->code, y->code); /* kind and prep are the same: by serial */
}

static size_t add_place(struct label *labels, size_t count, int place)
{
    int serial = place_serial(place);
    struct label label = {.kind = LABEL_PLACE};
    if (serial == 0) {
        return count;
    }
    place_write(place, label.place.name);
    for (size_t i = 0; i < count; i++) {
        if (str_equal(labels[i].place.name, label.place.name)) {
            return count;
        }
    }
    code_write(CODE_PLACE, 0, serial, label.code);
    labels[count] = label;
    return count + 1;
}

struct label *other_label_places(const struct prep *prep, size_t *ret_count)
{
    const struct plan *plan = prep->plan;
    size_t of_room = prep->walk != NULL ? (size_t)prep->walk->count : 0, count = 0;
    struct label *labels = calloc(plan->products.count + of_room + 1, sizeof *labels);
    ASSERT(labels != NULL);
    for (size_t i = 0; i < plan->products.count; i++) {
        count = add_place(labels, count, place_number(plan->products.rows[i].place));
    }
    for (size_t i = 0; i < of_room; i++) {
        count = add_place(labels, count, prep->walk->places[i]);
    }
    qsort(labels, count, sizeof *labels, compare_places);
    *ret_count = count;
    return labels;
}

struct label *other_label_pairs(size_t *ret_count)
{
    struct label *labels = calloc(LIMIT_PAIRS, sizeof *labels);
    ASSERT(labels != NULL);
    for (int i = 0; i < LIMIT_PAIRS; i++) {
        const struct picture_pair *pair = picture_of_pair(i);
        struct label_pair *to = &labels[i].pair;
        labels[i].kind = LABEL_PAIR;
        code_write(CODE_PAIR, 0, i + 1, labels[i].code);
        str_copy(to->animal, sizeof to->animal, pair->name);
        str_copy(to->picture, sizeof to->picture, pair->picture);
        to->rgb = pair->ground >> 8;
        str_copy(to->colour, sizeof to->colour, pair->colour_name);
    }
    *ret_count = LIMIT_PAIRS;
    return labels;
}

struct label *other_label_commands(size_t *ret_count)
{
    struct label *labels = calloc(COMMAND_CODE_COUNT, sizeof *labels);
    ASSERT(labels != NULL);
    for (int i = 0; i < COMMAND_CODE_COUNT; i++) {
        labels[i].kind = LABEL_COMMAND;
        labels[i].command.command = (enum command_code)i;
        code_write(CODE_COMMAND, 0, i, labels[i].code);
    }
    *ret_count = COMMAND_CODE_COUNT;
    return labels;
}

struct label *other_label_practice(size_t *ret_count)
{
    struct label *labels = calloc(PRACTICE_LABELS, sizeof *labels);
    ASSERT(labels != NULL);
    for (int i = 0; i < PRACTICE_LABELS; i++) {
        labels[i].kind = LABEL_PRACTICE;
        practice_label(i, labels[i].code);
        str_copy(labels[i].product.name, sizeof labels[i].product.name, practice_name(i));
        str_copy(labels[i].product.unit, sizeof labels[i].product.unit, "pour essayer");
        str_copy(labels[i].product.place, sizeof labels[i].product.place, practice_place(i));
    }
    *ret_count = PRACTICE_LABELS;
    return labels;
}
