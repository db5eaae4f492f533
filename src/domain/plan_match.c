/* plan_match.c: pairs of rows, found by sorting keys: never more than n log n. */
#include "domain/plan_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

/* FNV-1a. Every text is followed by its length, so that two texts never run into each other. */
static uint64_t mix(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *p = data;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ p[i]) * 1099511628211u;
    }
    return (hash ^ size) * 1099511628211u;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
    return mix(hash, text, strlen(text));
}

static const uint64_t hash_start = 14695981039346656037u;

static uint32_t *indexes(size_t count)
{
    uint32_t *list = calloc(count + 1, sizeof *list);
    ASSERT(list != NULL);
    for (size_t i = 0; i < count; i++) {
        list[i] = MATCH_NONE;
    }
    return list;
}

/* A row and the key that it has in common with its counterpart. */
struct keyed {
    uint64_t key;
    uint32_t index;
};

static int compare_keyed(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Two lists of keys and where their pairs are noted. */
struct pairing {
    struct keyed *before, *after;
    size_t before_count, after_count;
    uint32_t *before_of, *after_of; /* [after] -> before, [before] -> after */
    bool only_unique;               /* a key that stands there twice on a side pairs nothing */
};

static size_t run_of(const struct keyed *rows, size_t count, size_t at)
{
    size_t end = at + 1;
    while (end < count && rows[end].key == rows[at].key) {
        end++;
    }
    return end - at;
}

/* Pairs rows of equal keys, the first with the first. */
static void pair_up(struct pairing *p)
{
    if (p->before_count == 0 || p->after_count == 0) {
        return;
    }
    qsort(p->before, p->before_count, sizeof *p->before, compare_keyed);
    qsort(p->after, p->after_count, sizeof *p->after, compare_keyed);
    size_t i = 0, j = 0;
    while (i < p->before_count && j < p->after_count) {
        if (p->before[i].key != p->after[j].key) {
            if (p->before[i].key < p->after[j].key) {
                i++;
            } else {
                j++;
            }
            continue;
        }
        size_t m = run_of(p->before, p->before_count, i), n = run_of(p->after, p->after_count, j);
        for (size_t k = 0; k < m && k < n && !(p->only_unique && (m > 1 || n > 1)); k++) {
            p->before_of[p->after[j + k].index] = p->before[i + k].index;
            p->after_of[p->before[i + k].index] = p->after[j + k].index;
        }
        i += m;
        j += n;
    }
}

static struct keyed *keys_alloc(size_t count)
{
    struct keyed *keys = calloc(count + 1, sizeof *keys);
    ASSERT(keys != NULL);
    return keys;
}

static uint64_t product_key(const struct product *product, bool by_code)
{
    return mix_text(hash_start, by_code ? product->gtin : product->sku);
}

static void match_products(const struct plan *before, const struct plan *after,
                           struct plan_match *match)
{
    struct pairing p = {.before = keys_alloc(before->products.count),
                        .after = keys_alloc(after->products.count),
                        .before_of = match->product_before,
                        .after_of = match->product_after,
                        .only_unique = true};
    for (int by_code = 0; by_code < 2; by_code++) {
        p.before_count = p.after_count = 0;
        for (uint32_t i = 0; i < before->products.count; i++) {
            const struct product *row = &before->products.rows[i];
            if (p.after_of[i] == MATCH_NONE && !(by_code && row->gtin[0] == '\0')) {
                p.before[p.before_count++] = (struct keyed){product_key(row, by_code), i};
            }
        }
        for (uint32_t i = 0; i < after->products.count; i++) {
            const struct product *row = &after->products.rows[i];
            if (p.before_of[i] == MATCH_NONE && !(by_code && row->gtin[0] == '\0')) {
                p.after[p.after_count++] = (struct keyed){product_key(row, by_code), i};
            }
        }
        pair_up(&p);
    }
    free(p.before);
    free(p.after);
}

static uint64_t pickup_key(const char *name)
{
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, name);
    return mix_text(hash_start, folded);
}

static void match_pickups(const struct plan *before, const struct plan *after,
                          struct plan_match *match)
{
    struct pairing p = {.before = keys_alloc(before->pickups.count),
                        .after = keys_alloc(after->pickups.count),
                        .before_count = before->pickups.count,
                        .after_count = after->pickups.count,
                        .before_of = match->pickup_before,
                        .after_of = match->pickup_after};
    for (uint32_t i = 0; i < before->pickups.count; i++) {
        p.before[i] = (struct keyed){pickup_key(before->pickups.rows[i].name), i};
    }
    for (uint32_t i = 0; i < after->pickups.count; i++) {
        p.after[i] = (struct keyed){pickup_key(after->pickups.rows[i].name), i};
    }
    pair_up(&p);
    free(p.before);
    free(p.after);
}

/* What an order is told by. */
struct face {
    const char *reference;
    uint64_t content, pickup, person; /* person: 0 when nothing is known */
};

/* A product of the plan before is spoken of as the one it became. */
static uint64_t product_token(const struct plan *plan, uint32_t product, const uint32_t *after_of)
{
    uint32_t index = product - plan->products.first_id;
    if (after_of != NULL) {
        return after_of[index] != MATCH_NONE ? after_of[index] : UINT64_C(1) << 40 | index;
    }
    return index;
}

static struct face *faces_of(const struct plan *plan, const struct people *people,
                             const uint32_t *after_of)
{
    struct face *faces = calloc(plan->orders.count + 1, sizeof *faces);
    ASSERT(faces != NULL);
    for (size_t i = 0; i < plan->orders.count; i++) {
        const struct order *order = &plan->orders.rows[i];
        const struct pickup *pickup = plan_pickup(plan, order->pickup);
        const struct person *person = people_of_order(people, order->id);
        faces[i].reference = order->reference;
        faces[i].pickup = pickup_key(pickup != NULL ? pickup->name : "");
        if (person != NULL && (person->first_name[0] != '\0' || person->initial[0] != '\0')) {
            faces[i].person = mix_text(mix_text(hash_start, person->first_name), person->initial);
        }
    }
    for (size_t i = 0; i < plan->lines.count; i++) {
        const struct line *line = &plan->lines.rows[i];
        uint64_t token = product_token(plan, line->product, after_of);
        uint64_t one = mix(mix(hash_start, &token, sizeof token), &line->units_milli,
                           sizeof line->units_milli);
        /* In any order of lines; what was taken out no longer counts. */
        faces[line->order - plan->orders.first_id].content += line->units_milli > 0 ? one : 0;
    }
    return faces;
}

enum pass { BY_ALL, BY_NUMBER, BY_BUYER_ALL, BY_BUYER_POINT, BY_BUYER, BY_CONTENT, PASS_COUNT };

/* The key of an order in a pass; false: it has none. */
static bool order_key(const struct face *face, enum pass pass, uint64_t *ret_key)
{
    bool numbered = face->reference[0] != '\0', known = face->person != 0;
    uint64_t key = hash_start;
    if (pass <= BY_NUMBER) {
        if (!numbered) {
            return false;
        }
        key = mix_text(key, face->reference);
    } else if (pass <= BY_BUYER) {
        if (!known) {
            return false;
        }
        key = mix(key, &face->person, sizeof face->person);
    }
    if (pass == BY_ALL || pass == BY_BUYER_ALL || pass == BY_CONTENT) {
        key = mix(key, &face->content, sizeof face->content);
    }
    if (pass != BY_NUMBER && pass != BY_BUYER) {
        key = mix(key, &face->pickup, sizeof face->pickup);
    }
    *ret_key = key;
    return !(pass == BY_CONTENT && face->content == 0);
}

static size_t order_keys(const struct face *faces, size_t count, const uint32_t *paired,
                         enum pass pass, bool only_unnumbered, struct keyed *ret_keys)
{
    size_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool left_out = only_unnumbered && faces[i].reference[0] != '\0';
        if (paired[i] == MATCH_NONE && !left_out &&
            order_key(&faces[i], pass, &ret_keys[kept].key)) {
            ret_keys[kept++].index = i;
        }
    }
    return kept;
}

/* Two orders that both have a number, and not the same, are two orders. So the passes that do not
 * look at it leave out the numbered ones of one side, then of the other. */
static void match_orders(const struct plan *before, const struct people *people_before,
                         const struct plan *after, const struct people *people_after,
                         struct plan_match *match)
{
    struct face *old = faces_of(before, people_before, match->product_after);
    struct face *new = faces_of(after, people_after, NULL);
    struct pairing p = {.before = keys_alloc(before->orders.count),
                        .after = keys_alloc(after->orders.count),
                        .before_of = match->order_before,
                        .after_of = match->order_after};
    for (int pass = 0; pass < PASS_COUNT; pass++) {
        for (int side = 0; side < (pass <= BY_NUMBER ? 1 : 2); side++) {
            p.only_unique = pass == BY_BUYER_POINT || pass == BY_BUYER;
            p.before_count = order_keys(old, before->orders.count, p.after_of, (enum pass)pass,
                                        pass > BY_NUMBER && side == 0, p.before);
            p.after_count = order_keys(new, after->orders.count, p.before_of, (enum pass)pass,
                                       pass > BY_NUMBER && side == 1, p.after);
            pair_up(&p);
        }
    }
    free(p.before);
    free(p.after);
    free(old);
    free(new);
}

void plan_match(const struct plan *before, const struct people *people_before,
                const struct plan *after, const struct people *people_after,
                struct plan_match *ret_match)
{
    *ret_match = (struct plan_match){
        .product_before = indexes(after->products.count),
        .product_after = indexes(before->products.count),
        .pickup_before = indexes(after->pickups.count),
        .pickup_after = indexes(before->pickups.count),
        .order_before = indexes(after->orders.count),
        .order_after = indexes(before->orders.count),
    };
    match_products(before, after, ret_match);
    match_pickups(before, after, ret_match);
    match_orders(before, people_before, after, people_after, ret_match);
}

void plan_match_finish(struct plan_match *match)
{
    if (match != NULL) {
        free(match->product_before);
        free(match->product_after);
        free(match->pickup_before);
        free(match->pickup_after);
        free(match->order_before);
        free(match->order_after);
        memset(match, 0, sizeof *match);
    }
}

static bool products_equal(const struct plan *a, const struct plan *b,
                           const struct plan_match *match)
{
    for (size_t i = 0; i < b->products.count; i++) {
        uint32_t before = match->product_before[i];
        if (before == MATCH_NONE) {
            return false;
        }
        const struct product *x = &a->products.rows[before], *y = &b->products.rows[i];
        if (!str_equal(x->sku, y->sku) || !str_equal(x->name, y->name) ||
            !str_equal(x->place, y->place) || !str_equal(x->gtin, y->gtin) || x->unit != y->unit ||
            x->temperature != y->temperature || x->weight_g != y->weight_g ||
            x->step_milli != y->step_milli || x->case_units != y->case_units ||
            x->fragile != y->fragile || !str_equal(x->allergens, y->allergens)) {
            return false;
        }
    }
    return a->products.count == b->products.count;
}

struct plan_difference plan_compare(const struct plan *before, const struct people *people_before,
                                    const struct plan *after, const struct people *people_after)
{
    struct plan_match match;
    plan_match(before, people_before, after, people_after, &match);
    struct face *old = faces_of(before, people_before, match.product_after);
    struct face *new = faces_of(after, people_after, NULL);
    struct plan_difference d = {.products_changed = !products_equal(before, after, &match)};
    for (size_t i = 0; i < after->orders.count; i++) {
        uint32_t at = match.order_before[i];
        bool same =
            at != MATCH_NONE && old[at].content == new[i].content &&old[at].pickup == new[i].pickup;
        d.added += at == MATCH_NONE;
        d.same += same;
        d.changed += at != MATCH_NONE && !same;
    }
    for (size_t i = 0; i < before->orders.count; i++) {
        d.removed += match.order_after[i] == MATCH_NONE && !before->orders.rows[i].is_cancelled;
    }
    free(old);
    free(new);
    plan_match_finish(&match);
    return d;
}
