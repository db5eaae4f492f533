/* share.c: see share.h. Each rule is a level that rises until the goods are used up. */
#include "domain/share.h"

#include <stdlib.h>

#include "base/assert.h"

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

uint64_t share_turn(uint32_t prep, uint32_t order_number, uint32_t product_place)
{
    uint64_t x = (uint64_t)prep << 48 ^ (uint64_t)product_place << 32 ^ order_number;
    x += 0x9E3779B97F4A7C15u; /* splitmix64: neighbours end up far from each other */
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Whole steps of an amount; all of it where it is not made of steps and all is asked for. */
static int64_t whole(int64_t amount, int64_t most, int64_t step)
{
    if (amount >= most) {
        return most;
    }
    return amount > 0 ? amount / step * step : 0;
}

/* What a claim gets when the level stands at so many steps. */
static int64_t at_level(enum share_rule rule, const struct share_claim *claim, int64_t level,
                        int64_t step)
{
    int64_t gets = rule == SHARE_ONE_EACH ? level * step : claim->asked_milli - level * step;
    return whole(gets, claim->most_milli, step);
}

static int64_t sum_at(enum share_rule rule, const struct share_claim *claims, size_t count,
                      int64_t level, int64_t step)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += at_level(rule, &claims[i], level, step);
    }
    return sum;
}

static int by_turn(const void *left, const void *right)
{
    const struct share_claim *const *a = left, *const *b = right;
    int by = ((*a)->turn > (*b)->turn) - ((*a)->turn < (*b)->turn);
    return by != 0 ? by : ((*a)->order > (*b)->order) - ((*a)->order < (*b)->order);
}

/* The claims as pointers, in their drawn turn. The caller frees. */
static struct share_claim **in_turn(struct share_claim *claims, size_t count)
{
    struct share_claim **order = malloc((count + 1) * sizeof *order);
    ASSERT(order != NULL);
    for (size_t i = 0; i < count; i++) {
        order[i] = &claims[i];
    }
    qsort(order, count, sizeof *order, by_turn);
    return order;
}

/* Gives what does not divide, a step each, to those whom one level more would have given it. */
static int64_t give_rest(enum share_rule rule, int64_t rest, int64_t level, int64_t step,
                         struct share_claim *claims, size_t count)
{
    struct share_claim **order = in_turn(claims, count);
    int64_t next = rule == SHARE_ONE_EACH ? level + 1 : level - 1;
    for (int pass = 0; pass < 2; pass++) { /* the second: whoever can take it at all */
        for (size_t i = 0; i < count; i++) {
            int64_t most = pass == 0 ? at_level(rule, order[i], next, step) : order[i]->most_milli;
            int64_t more = least(most - order[i]->gets_milli, step);
            if (more > 0 && more <= rest) {
                order[i]->gets_milli += more;
                rest -= more;
            }
        }
    }
    free(order);
    return rest;
}

/* One group by one rule; returns what stays over. */
static int64_t share_group(enum share_rule rule, int64_t there, int64_t step,
                           struct share_claim *claims, size_t count)
{
    int64_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t steps = (claims[i].asked_milli + step - 1) / step;
        highest = steps > highest ? steps : highest;
    }
    /* The level at which the goods just suffice: the sums go one way with it. */
    int64_t low = 0, high = highest;
    while (low < high) {
        bool up = rule == SHARE_ONE_EACH;
        int64_t middle = up ? (low + high + 1) / 2 : (low + high) / 2;
        bool enough = sum_at(rule, claims, count, middle, step) <= there;
        if (up) {
            low = enough ? middle : low;
            high = enough ? high : middle - 1;
        } else {
            low = enough ? low : middle + 1;
            high = enough ? middle : high;
        }
    }
    int64_t rest = there;
    for (size_t i = 0; i < count; i++) {
        claims[i].gets_milli = at_level(rule, &claims[i], low, step);
        rest -= claims[i].gets_milli;
    }
    int64_t before = -1;
    while (rest > 0 && rest != before) {
        before = rest;
        rest = give_rest(rule, rest, low, step, claims, count);
    }
    return rest;
}

/* More than was asked for: the same number more for each, the rest by turn. */
static int64_t give_more(int64_t over, int64_t step, struct share_claim *claims, size_t count)
{
    struct share_claim **order = in_turn(claims, count);
    size_t takers = 0;
    for (size_t i = 0; i < count; i++) { /* who lost some of it does not take more */
        if (order[i]->gets_milli == order[i]->asked_milli) {
            order[takers++] = order[i];
        }
    }
    int64_t each = takers > 0 ? over / step / (int64_t)takers : 0;
    for (size_t i = 0; i < takers; i++) {
        order[i]->gets_milli += each * step;
        over -= each * step;
    }
    for (size_t i = 0; i < takers && over >= step; i++) {
        order[i]->gets_milli += step;
        over -= step;
    }
    free(order);
    return over;
}

/* Moves the claims of the group to the front; returns how many there are. */
static size_t gather(struct share_claim *claims, size_t count,
                     bool (*is_in)(const struct share_claim *claim))
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_in(&claims[i])) {
            struct share_claim moved = claims[i];
            claims[i] = claims[at];
            claims[at++] = moved;
        }
    }
    return at;
}

static bool is_protected(const struct share_claim *claim)
{
    return claim->is_protected;
}

static bool is_small(const struct share_claim *claim)
{
    return claim->asked_milli <= 1000;
}

/* The claims of one protection: small ones first where the rule says so. */
static int64_t share_alike(enum share_rule rule, int64_t there, int64_t step,
                           struct share_claim *claims, size_t count)
{
    size_t small = 0;
    if (rule == SHARE_SMALL_FIRST) {
        small = gather(claims, count, is_small);
        there = share_group(SHARE_ONE_EACH, there, step, claims, small);
        rule = SHARE_EQUAL;
    }
    return share_group(rule, there, step, claims + small, count - small);
}

int64_t share_out(enum share_rule rule, int64_t there_milli, int64_t step_milli,
                  struct share_claim *claims, size_t count)
{
    ASSERT(rule > SHARE_NONE && rule < SHARE_RULE_COUNT && step_milli > 0 && there_milli >= 0);
    int64_t asked = 0;
    for (size_t i = 0; i < count; i++) {
        asked += claims[i].asked_milli;
    }
    int64_t over = there_milli > asked ? there_milli - asked : 0;
    size_t protected = gather(claims, count, is_protected);
    int64_t rest = share_alike(rule, there_milli - over, step_milli, claims, protected);
    rest = share_alike(rule, rest, step_milli, claims + protected, count - protected);
    return rest + (over > 0 ? give_more(over, step_milli, claims, count) : 0);
}
