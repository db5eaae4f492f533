/* plan_compare.c: what a second import changes, order by order. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/plan_build.h"

/* Everything about an order that matters, folded into one number (FNV-1a). */
static uint64_t mix(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *p = data;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ p[i]) * 1099511628211u;
    }
    return hash;
}

static const uint64_t hash_start = 14695981039346656037u;

struct fingerprint {
    uint64_t key;     /* which order it is */
    uint64_t content; /* what it orders, and where it goes */
};

static int compare_fingerprints(const void *a, const void *b)
{
    const struct fingerprint *x = a, *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->content < y->content ? -1 : x->content > y->content;
}

static struct fingerprint *fingerprints(const struct plan *plan)
{
    size_t count = plan->orders.count;
    struct fingerprint *list = calloc(count + 1, sizeof *list);
    ASSERT(list != NULL);
    for (size_t i = 0; i < count; i++) {
        const struct order *order = &plan->orders.rows[i];
        const struct pickup *pickup = plan_pickup(plan, order->pickup);
        const char *name = pickup != NULL ? pickup->name : "";
        list[i].content = mix(hash_start, name, strlen(name));
        list[i].key = mix(hash_start, order->reference, strlen(order->reference));
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        const struct line *line = &plan->lines.rows[i];
        const char *sku = plan_product(plan, line->product)->sku;
        uint64_t one =
            mix(mix(hash_start, sku, strlen(sku)), &line->units_milli, sizeof line->units_milli);
        list[line->order - plan->orders.first_id].content += one; /* in any order of lines */
    }
    for (size_t i = 0; i < count; i++) {
        if (plan->orders.rows[i].reference[0] == '\0') {
            list[i].key = list[i].content;
        }
    }
    qsort(list, count, sizeof *list, compare_fingerprints);
    return list;
}

static bool products_equal(const struct plan *a, const struct plan *b)
{
    if (a->products.count != b->products.count) {
        return false;
    }
    for (size_t i = 0; i < a->products.count; i++) {
        const struct product *x = &a->products.rows[i], *y = &b->products.rows[i];
        if (!str_equal(x->sku, y->sku) || !str_equal(x->name, y->name) ||
            !str_equal(x->place, y->place) || !str_equal(x->gtin, y->gtin) || x->unit != y->unit ||
            x->temperature != y->temperature || x->weight_g != y->weight_g ||
            x->step_milli != y->step_milli || x->fragile != y->fragile) {
            return false;
        }
    }
    return true;
}

struct plan_difference plan_compare(const struct plan *before, const struct plan *after)
{
    struct plan_difference difference = {.products_changed = !products_equal(before, after)};
    struct fingerprint *a = fingerprints(before), *b = fingerprints(after);
    size_t i = 0, j = 0;
    while (i < before->orders.count || j < after->orders.count) {
        bool only_before =
            j == after->orders.count || (i < before->orders.count && a[i].key < b[j].key);
        bool only_after =
            i == before->orders.count || (j < after->orders.count && b[j].key < a[i].key);
        if (only_before) {
            difference.removed++;
            i++;
        } else if (only_after) {
            difference.added++;
            j++;
        } else {
            if (a[i].content == b[j].content) {
                difference.same++;
            } else {
                difference.changed++;
            }
            i++;
            j++;
        }
    }
    free(a);
    free(b);
    return difference;
}
