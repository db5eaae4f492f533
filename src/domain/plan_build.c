/* plan_build.c: from a month to numbered orders, crates and bags. */
#include "domain/plan_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/code.h"
#include "domain/crate_split.h"

struct plan_settings plan_settings_default(void)
{
    return (struct plan_settings){
        .crate_limit_g = 12000,
        .weight_tolerance_permil = 50,
        .weight_tolerance_min_g = 30,
    };
}

struct plan_ids plan_ids_first(void)
{
    return (struct plan_ids){1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
}

struct plan_ids plan_ids_after(const struct plan *plan)
{
    return (struct plan_ids){
        .import = plan->import + 1,
        .prep = plan->prep,
        .room = plan->rooms.first_id + (uint32_t)plan->rooms.count,
        .supplier = plan->suppliers.first_id + (uint32_t)plan->suppliers.count,
        .product = plan->products.first_id + (uint32_t)plan->products.count,
        .lot = plan->lots.first_id + (uint32_t)plan->lots.count,
        .pickup = plan->pickups.first_id + (uint32_t)plan->pickups.count,
        .order = plan->orders.first_id + (uint32_t)plan->orders.count,
        .line = plan->lines.first_id + (uint32_t)plan->lines.count,
        .crate = plan->crates.first_id + (uint32_t)plan->crates.count + PLAN_FREE_CRATES,
        .portion = plan->portions.first_id + (uint32_t)plan->portions.count + PLAN_FREE_PORTIONS,
    };
}

static void *rows_alloc(size_t count, size_t size)
{
    void *rows = calloc(count + 1, size); /* never NULL for an empty table */
    ASSERT(rows != NULL);
    return rows;
}

static uint32_t supplier_of(struct plan *plan, const char *name)
{
    if (name[0] == '\0') {
        return ID_NONE;
    }
    for (size_t i = 0; i < plan->suppliers.count; i++) {
        if (str_equal(plan->suppliers.rows[i].name, name)) {
            return plan->suppliers.rows[i].id;
        }
    }
    size_t i = plan->suppliers.count++;
    plan->suppliers.rows[i].id = plan->suppliers.first_id + (uint32_t)i;
    str_copy(plan->suppliers.rows[i].name, LIMIT_NAME, name);
    return plan->suppliers.rows[i].id;
}

static void build_products(const struct month *month, struct plan *plan)
{
    size_t count = month->product_count;
    plan->products.rows = rows_alloc(count, sizeof *plan->products.rows);
    plan->suppliers.rows = rows_alloc(count, sizeof *plan->suppliers.rows);
    plan->lots.rows = rows_alloc(count, sizeof *plan->lots.rows);
    plan->products.count = plan->lots.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct month_product *from = &month->products[i];
        struct product *product = &plan->products.rows[i];
        product->id = plan->products.first_id + (uint32_t)i;
        product->room = plan->rooms.first_id;
        str_copy(product->sku, sizeof product->sku, from->sku);
        str_copy(product->name, sizeof product->name, from->name);
        str_copy(product->category, sizeof product->category, from->category);
        str_copy(product->place, sizeof product->place, from->place);
        code_gtin14(from->code, product->gtin);
        str_copy(product->allergens, sizeof product->allergens,
                 from->allergens != NULL ? from->allergens : "");
        product->unit = from->unit;
        product->temperature = from->temperature;
        product->weight_g = from->weight_g;
        product->step_milli = from->step_milli > 0 ? from->step_milli : 1000;
        product->case_units = from->case_units;
        product->fragile = from->fragile;
        plan->lots.rows[i] = (struct lot){
            .id = plan->lots.first_id + (uint32_t)i,
            .product = product->id,
            .supplier = supplier_of(plan, from->supplier),
        };
    }
}

/* Month indexes of pick-up points or orders in the order of the plan. */
struct sort_key {
    char folded[LIMIT_NAME];
    uint32_t pickup; /* rank, orders only */
    uint32_t index;
};

static int compare_keys(const void *a, const void *b)
{
    const struct sort_key *x = a, *y = b;
    if (x->pickup != y->pickup) {
        return x->pickup < y->pickup ? -1 : 1;
    }
    int by_text = strcmp(x->folded, y->folded);
    return by_text != 0 ? by_text : x->index < y->index ? -1 : 1;
}

/* A letter of its own for each pick-up point: the initial, else two letters, else a number. */
void plan_choose_letter(struct plan *plan, size_t at)
{
    struct pickup *pickup = &plan->pickups.rows[at];
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, pickup->name);
    for (size_t attempt = 0;; attempt++) {
        char letter[sizeof pickup->letter] = "";
        size_t length = strlen(folded);
        if (length > 0 && attempt == 0) {
            str_format(letter, sizeof letter, "%c", folded[0]);
        } else if (attempt < length) {
            str_format(letter, sizeof letter, "%c%c", folded[0], folded[attempt]);
        } else {
            str_format(letter, sizeof letter, "%u", (unsigned)(at + 1) % 1000);
        }
        for (char *c = letter; *c != '\0'; c++) {
            *c = (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
        }
        bool plain = true, taken = false;
        for (const char *c = letter; *c != '\0'; c++) {
            plain = plain && ((*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9'));
        }
        for (size_t i = 0; i < plan->pickups.count; i++) {
            taken = taken || (i != at && str_equal(plan->pickups.rows[i].letter, letter));
        }
        if ((plain && !taken) || attempt > length) {
            str_copy(pickup->letter, sizeof pickup->letter, letter);
            return;
        }
    }
}

/* Pick-up points by name. ret_rank[month index] = place in the plan. */
static void build_pickups(const struct month *month, struct plan *plan, uint32_t *ret_rank)
{
    size_t count = month->pickup_count;
    struct sort_key *keys = rows_alloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        str_fold(keys[i].folded, sizeof keys[i].folded, month->pickups[i].name);
        keys[i].index = (uint32_t)i;
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    plan->pickups.rows = rows_alloc(count, sizeof *plan->pickups.rows);
    plan->pickups.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct month_pickup *from = &month->pickups[keys[i].index];
        struct pickup *pickup = &plan->pickups.rows[i];
        pickup->id = plan->pickups.first_id + (uint32_t)i;
        str_copy(pickup->name, sizeof pickup->name, from->name);
        pickup->mode = from->mode;
        pickup->colour = (uint8_t)(i % PLAN_COLOURS);
        plan_choose_letter(plan, i);
        ret_rank[keys[i].index] = (uint32_t)i;
    }
    free(keys);
}

static void build_person(const struct month_order *from, uint32_t order, struct people *people)
{
    if (from->first_name[0] == '\0' && from->initial[0] == '\0' && from->note[0] == '\0') {
        return;
    }
    people->rows = array_grow(people->rows, people->count, &people->room, sizeof *people->rows);
    struct person *person = &people->rows[people->count++];
    person->order = order;
    str_copy(person->first_name, sizeof person->first_name, from->first_name);
    str_copy(person->initial, sizeof person->initial, from->initial);
    str_copy(person->note, sizeof person->note, from->note);
}

/* Orders by pick-up point, then as in the file; without a point last. ret_id[month index] = id. */
static void build_orders(const struct month *month, struct plan *plan, const uint32_t *rank,
                         uint32_t *ret_id, struct people *people)
{
    size_t count = month->order_count;
    struct sort_key *keys = rows_alloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        uint32_t pickup = month->orders[i].pickup;
        keys[i].pickup = pickup == MONTH_NONE ? UINT32_MAX : rank[pickup];
        str_format(keys[i].folded, sizeof keys[i].folded, "%24s", month->orders[i].number);
        keys[i].index = (uint32_t)i;
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    plan->orders.rows = rows_alloc(count, sizeof *plan->orders.rows);
    plan->orders.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct month_order *from = &month->orders[keys[i].index];
        struct order *order = &plan->orders.rows[i];
        order->id = plan->orders.first_id + (uint32_t)i;
        order->number = (uint32_t)i + 1;
        order->pickup =
            keys[i].pickup == UINT32_MAX ? ID_NONE : plan->pickups.rows[keys[i].pickup].id;
        str_copy(order->reference, sizeof order->reference, from->number);
        ret_id[keys[i].index] = order->id;
        build_person(from, order->id, people);
    }
    free(keys);
}

static int compare_lines(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->order != y->order) {
        return x->order < y->order ? -1 : 1;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

/* Lines by order. The same product twice in one order becomes one line. */
static void build_lines(const struct month *month, struct plan *plan, const uint32_t *order_id)
{
    size_t count = month->line_count;
    struct line *lines = rows_alloc(count, sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        lines[i] = (struct line){
            .id = (uint32_t)i,
            .order = order_id[month->lines[i].order],
            .product = plan->products.first_id + month->lines[i].product,
            .units_milli = month->lines[i].units_milli,
        };
    }
    qsort(lines, count, sizeof *lines, compare_lines);
    size_t kept = 0, order_start = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || lines[kept - 1].order != lines[i].order) {
            order_start = kept;
        }
        size_t same = order_start;
        while (same < kept && lines[same].product != lines[i].product) {
            same++;
        }
        if (same < kept) {
            lines[same].units_milli += lines[i].units_milli;
            continue;
        }
        lines[kept] = lines[i];
        lines[kept].id = plan->lines.first_id + (uint32_t)kept;
        kept++;
    }
    plan->lines.rows = lines;
    plan->lines.count = kept;
}

void plan_build(const struct month *month, const struct plan_settings *settings,
                const struct plan_ids *ids, struct plan *ret_plan, struct people *ret_people)
{
    struct plan *plan = ret_plan;
    plan->import = ids->import;
    plan->prep = ids->prep;
    str_copy(plan->period, sizeof plan->period, month->period);
    str_copy(plan->format, sizeof plan->format, month->format != NULL ? month->format : "");
    str_copy(plan->digest, sizeof plan->digest, month->digest);
    plan->settings = *settings;
    plan->rooms.first_id = ids->room;
    plan->suppliers.first_id = ids->supplier;
    plan->products.first_id = ids->product;
    plan->lots.first_id = ids->lot;
    plan->pickups.first_id = ids->pickup;
    plan->orders.first_id = ids->order;
    plan->lines.first_id = ids->line;
    plan->crates.first_id = ids->crate;
    plan->portions.first_id = ids->portion;
    plan->rooms.rows = rows_alloc(1, sizeof *plan->rooms.rows);
    plan->rooms.rows[0].id = ids->room;
    plan->rooms.count = 1;
    build_products(month, plan);
    uint32_t *rank = rows_alloc(month->pickup_count, sizeof *rank);
    uint32_t *order_id = rows_alloc(month->order_count, sizeof *order_id);
    build_pickups(month, plan, rank);
    build_orders(month, plan, rank, order_id, ret_people);
    ret_people->buyers = (uint32_t)month->buyers;
    build_lines(month, plan, order_id);
    free(rank);
    free(order_id);
    crate_split(plan);
    const char *wrong = plan_check(plan);
    if (wrong != NULL) {
        assert_failed(__FILE__, __LINE__, wrong);
    }
}
