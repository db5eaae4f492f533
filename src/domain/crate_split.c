/* crate_split.c: as few crates as first fit finds, heaviest goods first, a line kept whole where a
 * crate can take it whole; then the same number filled evenly, so that none is needlessly heavy. */
#include "domain/crate_split.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"

/* A crate being filled. */
struct box {
    enum crate_kind kind;
    int64_t weight_milli_g; /* thousandths of a gram, so that nothing is rounded away */
    bool sealed;            /* one unit over the limit: nothing else goes in */
};

struct share {
    size_t box;
    const struct line *line;
    int64_t units_milli;
};

struct splitter {
    struct plan *plan;
    int64_t limit_milli_g;
    struct box *boxes;
    struct share *shares;
    size_t box_count, box_room, share_count, share_room;
    size_t crate_room, portion_room;
    bool even; /* second pass: the lightest box takes the next goods */
};

enum crate_kind crate_kind_of(const struct product *product)
{
    switch (product->temperature) {
    case TEMPERATURE_CHILLED: return CRATE_CHILLED_BAG;
    case TEMPERATURE_FROZEN: return CRATE_FROZEN_BAG;
    case TEMPERATURE_AMBIENT:
    case TEMPERATURE_EGG: return CRATE_DRY;
    case TEMPERATURE_COUNT: break;
    }
    ASSERT_UNREACHABLE("temperature");
}

static size_t open_box(struct splitter *s, enum crate_kind kind)
{
    s->boxes = array_grow(s->boxes, s->box_count, &s->box_room, sizeof *s->boxes);
    s->boxes[s->box_count] = (struct box){.kind = kind};
    return s->box_count++;
}

static void put(struct splitter *s, size_t box, const struct line *line, int64_t units_milli,
                int64_t weight_milli_g)
{
    s->boxes[box].weight_milli_g += weight_milli_g;
    for (size_t i = 0; i < s->share_count; i++) {
        if (s->shares[i].box == box && s->shares[i].line == line) {
            s->shares[i].units_milli += units_milli;
            return;
        }
    }
    s->shares = array_grow(s->shares, s->share_count, &s->share_room, sizeof *s->shares);
    s->shares[s->share_count++] = (struct share){box, line, units_milli};
}

/* The first box of this kind that can still take the weight (in the second pass the lightest one),
 * else a new one. */
static size_t fit(struct splitter *s, enum crate_kind kind, int64_t weight_milli_g)
{
    size_t best = s->box_count;
    for (size_t i = 0; i < s->box_count; i++) {
        const struct box *box = &s->boxes[i];
        if (box->kind != kind || box->sealed ||
            box->weight_milli_g + weight_milli_g > s->limit_milli_g) {
            continue;
        }
        if (best == s->box_count ||
            (s->even && box->weight_milli_g < s->boxes[best].weight_milli_g)) {
            best = i;
        }
    }
    return best < s->box_count ? best : open_box(s, kind);
}

/* How many milli-units of the line to put into one box at once: the whole line when one box could
 * take it, else as many whole units as a box takes, at least one. */
static int64_t chunk(const struct splitter *s, int64_t left_milli, int64_t unit_g)
{
    if (unit_g == 0 || left_milli * unit_g <= s->limit_milli_g) {
        return left_milli;
    }
    int64_t units = s->limit_milli_g / (unit_g * 1000);
    int64_t most = units < 1 ? 1000 : units * 1000;
    return left_milli < most ? left_milli : most;
}

static void place_line(struct splitter *s, const struct line *line)
{
    const struct product *product = plan_product(s->plan, line->product);
    enum crate_kind kind = crate_kind_of(product);
    int64_t left = line->units_milli;
    while (left > 0) {
        int64_t part = chunk(s, left, product->weight_g);
        int64_t weight = part * product->weight_g;
        size_t box = fit(s, kind, weight);
        put(s, box, line, part, weight);
        s->boxes[box].sealed = s->boxes[box].weight_milli_g > s->limit_milli_g;
        left -= part;
    }
}

/* Picking order: fragile last, heavier units before lighter ones, then by place and id. */
static int compare_goods(const struct product *x, const struct product *y)
{
    if (x->fragile != y->fragile) {
        return x->fragile ? 1 : -1;
    }
    /* A coarse class, so that goods of like weight are fetched along the shelf. */
    int32_t heavy_x = x->weight_g >= 1500 ? 0 : x->weight_g >= 700 ? 1 : 2;
    int32_t heavy_y = y->weight_g >= 1500 ? 0 : y->weight_g >= 700 ? 1 : 2;
    if (heavy_x != heavy_y) {
        return heavy_x < heavy_y ? -1 : 1;
    }
    int by_place = strcmp(x->place, y->place);
    return by_place != 0 ? by_place : x->id < y->id ? -1 : x->id > y->id;
}

/* A line with its product beside it, so that sorting needs no context. */
struct sorted_line {
    const struct line *line;
    const struct product *product;
};

static int compare_sorted(const void *a, const void *b)
{
    const struct sorted_line *x = a, *y = b;
    return compare_goods(x->product, y->product);
}

/* Writes the boxes of one order as crates: dry ones first, then chilled, then frozen. */
static void emit(struct splitter *s, const struct order *order)
{
    struct plan *plan = s->plan;
    ASSERT(s->box_count <= UINT16_MAX);
    uint16_t index = 0;
    for (size_t rank = 0; rank < CRATE_KIND_COUNT; rank++) {
        for (size_t b = 0; b < s->box_count; b++) {
            if ((size_t)s->boxes[b].kind != rank) {
                continue;
            }
            plan->crates.rows = array_grow(plan->crates.rows, plan->crates.count, &s->crate_room,
                                           sizeof *plan->crates.rows);
            struct crate *crate = &plan->crates.rows[plan->crates.count];
            *crate = (struct crate){
                .id = plan->crates.first_id + (uint32_t)plan->crates.count,
                .order = order->id,
                .pickup = order->pickup,
                .index = ++index,
                .of = (uint16_t)s->box_count,
                .kind = s->boxes[b].kind,
                .first_portion = plan->portions.first_id + (uint32_t)plan->portions.count,
            };
            plan->crates.count++;
            for (size_t i = 0; i < s->share_count; i++) {
                if (s->shares[i].box != b) {
                    continue;
                }
                plan->portions.rows = array_grow(plan->portions.rows, plan->portions.count,
                                                 &s->portion_room, sizeof *plan->portions.rows);
                size_t at = plan->portions.count++;
                plan->portions.rows[at] = (struct portion){
                    .id = plan->portions.first_id + (uint32_t)at,
                    .crate = crate->id,
                    .line = s->shares[i].line->id,
                    .product = s->shares[i].line->product,
                    .units_milli = s->shares[i].units_milli,
                };
                crate->portion_count++;
            }
        }
    }
}

/* Fills the boxes of one order: first fit says how many there must be; then the same lines again
 * over that many boxes, each to the lightest. When that would take more boxes, first fit stands. */
static void fill(struct splitter *s, const struct sorted_line *sorted, size_t count)
{
    s->even = false;
    s->box_count = s->share_count = 0;
    for (size_t i = 0; i < count; i++) {
        place_line(s, sorted[i].line);
    }
    size_t needed[CRATE_KIND_COUNT] = {0};
    for (size_t i = 0; i < s->box_count; i++) {
        needed[s->boxes[i].kind]++;
    }
    size_t first_fit_count = s->box_count;
    s->even = true;
    s->box_count = s->share_count = 0;
    for (int kind = 0; kind < CRATE_KIND_COUNT; kind++) {
        for (size_t i = 0; i < needed[kind]; i++) {
            open_box(s, (enum crate_kind)kind);
        }
    }
    for (size_t i = 0; i < count; i++) {
        place_line(s, sorted[i].line);
    }
    bool any_empty = false;
    for (size_t i = 0; i < s->box_count; i++) {
        any_empty = any_empty || s->boxes[i].weight_milli_g == 0;
    }
    if (s->box_count == first_fit_count && !any_empty) {
        return;
    }
    s->even = false;
    s->box_count = s->share_count = 0;
    for (size_t i = 0; i < count; i++) {
        place_line(s, sorted[i].line);
    }
}

void crate_split(struct plan *plan)
{
    struct splitter s = {
        .plan = plan,
        .limit_milli_g = (int64_t)plan->settings.crate_limit_g * 1000,
    };
    struct sorted_line *sorted = NULL;
    size_t sorted_room = 0, at = 0;
    for (size_t o = 0; o < plan->orders.count; o++) {
        const struct order *order = &plan->orders.rows[o];
        size_t count = 0;
        for (; at < plan->lines.count && plan->lines.rows[at].order == order->id; at++) {
            const struct line *line = &plan->lines.rows[at];
            sorted = array_grow(sorted, count, &sorted_room, sizeof *sorted);
            sorted[count++] = (struct sorted_line){line, plan_product(plan, line->product)};
        }
        if (count > 0) {
            qsort(sorted, count, sizeof *sorted, compare_sorted);
        }
        fill(&s, sorted, count);
        emit(&s, order);
    }
    free(sorted);
    free(s.boxes);
    free(s.shares);
}
