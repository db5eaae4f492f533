/* plan_follow.c: see plan_follow.h. Orders one after the other, in the order of their numbers. */
#include "domain/plan_follow.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/plan_follow_internal.h"

/* [i] is where the rows of order i begin, [count] the end. Lines and crates are grouped by order in
 * every plan that was imported. */
#define BEGINS(plan, table, ret)                                                                   \
    do {                                                                                           \
        (ret) = calloc((plan)->orders.count + 2, sizeof *(ret));                                   \
        ASSERT((ret) != NULL);                                                                     \
        for (size_t row_ = 0; row_ < (plan)->table.count; row_++) {                                \
            (ret)[(plan)->table.rows[row_].order - (plan)->orders.first_id + 1]++;                 \
        }                                                                                          \
        for (size_t order_ = 0; order_ < (plan)->orders.count; order_++) {                         \
            (ret)[order_ + 1] += (ret)[order_];                                                    \
        }                                                                                          \
    } while (0)

/* Crates that were added since the import stand at the end of the table, so they are listed. */
static void list_crates(struct follow *f)
{
    const struct plan *before = f->before;
    f->crate_rows = calloc(before->crates.count + 1, sizeof *f->crate_rows);
    uint32_t *next = calloc(before->orders.count + 1, sizeof *next);
    ASSERT(f->crate_rows != NULL && next != NULL);
    for (size_t row = 0; row < before->crates.count; row++) {
        size_t order = before->crates.rows[row].order - before->orders.first_id;
        f->crate_rows[f->before_crates[order] + next[order]++] = (uint32_t)row;
    }
    free(next);
}

const struct crate *follow_before_crate(const struct follow *f, uint32_t c)
{
    return &f->before->crates.rows[f->crate_rows[c]];
}

bool follow_is_begun(const struct follow *f, uint32_t before_order)
{
    for (uint32_t c = f->before_crates[before_order]; c < f->before_crates[before_order + 1]; c++) {
        if (f->prep->crates[f->crate_rows[c]].status != CRATE_PLANNED) {
            return true;
        }
    }
    return false;
}

static void add_order(struct follow *f, struct follow_order order)
{
    f->orders = array_grow(f->orders, f->order_count, &f->order_room, sizeof *f->orders);
    f->orders[f->order_count++] = order;
}

static int compare_orders(const void *a, const void *b)
{
    const struct follow_order *x = a, *y = b;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Who is there, before and now, by number; new orders come after every number ever given out. */
static void list_orders(struct follow *f)
{
    uint32_t last = plans_last_number(f->prep->plans, f->before->prep);
    for (uint32_t i = 0; i < f->before->orders.count; i++) {
        add_order(f, (struct follow_order){.number = f->before->orders.rows[i].number,
                                           .before = i,
                                           .fresh = f->match.order_after[i]});
    }
    for (uint32_t i = 0; i < f->fresh->orders.count; i++) {
        if (f->match.order_before[i] == MATCH_NONE) {
            add_order(f, (struct follow_order){.number = ++last, .before = MATCH_NONE, .fresh = i});
        }
    }
    if (f->order_count > 0) {
        qsort(f->orders, f->order_count, sizeof *f->orders, compare_orders);
    }
}

/* The line of a product in the order that is being written, made when it is not there. */
static struct line *line_of(struct follow *f, uint32_t order, uint32_t product)
{
    struct plan *to = f->to;
    for (size_t i = to->lines.count; i-- > 0 && to->lines.rows[i].order == order;) {
        if (to->lines.rows[i].product == product) {
            return &to->lines.rows[i];
        }
    }
    to->lines.rows =
        array_grow(to->lines.rows, to->lines.count, &f->line_room, sizeof *to->lines.rows);
    struct line *line = &to->lines.rows[to->lines.count];
    *line = (struct line){
        .id = to->lines.first_id + (uint32_t)to->lines.count, .order = order, .product = product};
    to->lines.count++;
    return line;
}

static void write_portions(struct follow *f, const struct follow_crate *from, struct crate *crate)
{
    struct plan *to = f->to;
    for (size_t i = 0; i < from->count; i++) {
        const struct follow_portion *portion = &from->portions[i];
        struct line *line = line_of(f, crate->order, portion->product);
        if (line->units_milli == 0 && line->dropped_milli < portion->was_milli) {
            line->dropped_milli = portion->was_milli;
        }
        to->portions.rows = array_grow(to->portions.rows, to->portions.count, &f->portion_room,
                                       sizeof *to->portions.rows);
        to->portions.rows[to->portions.count] = (struct portion){
            .id = to->portions.first_id + (uint32_t)to->portions.count,
            .crate = crate->id,
            .line = line->id,
            .product = portion->product,
            .units_milli = portion->units_milli,
            .dropped_milli = portion->units_milli > 0 ? 0 : portion->was_milli,
            .carries = portion->carries,
        };
        to->portions.count++;
        crate->portion_count++;
    }
}

static void write_crates(struct follow *f, const struct follow_order *order, uint32_t id,
                         const struct follow_crates *crates)
{
    struct plan *to = f->to;
    uint16_t last = crates->count > 0 ? crates->rows[crates->count - 1].index : 0;
    for (size_t i = 0; i < crates->count; i++) {
        const struct follow_crate *from = &crates->rows[i];
        struct crate crate = {
            .id = to->crates.first_id + (uint32_t)to->crates.count,
            .order = id,
            .pickup = follow_pickup(f, order),
            .index = from->index,
            .of = last,
            .kind = from->kind,
            .first_portion = to->portions.first_id + (uint32_t)to->portions.count,
            .carries = from->carries,
            .label_stands = from->carries != ID_NONE && follow_label_stands(f, order, from),
        };
        write_portions(f, from, &crate);
        to->crates.rows =
            array_grow(to->crates.rows, to->crates.count, &f->crate_room, sizeof *to->crates.rows);
        to->crates.rows[to->crates.count++] = crate;
    }
}

/* Returns true when the buyer's note is the one that was there before. */
static bool write_person(struct follow *f, const struct follow_order *order, uint32_t id)
{
    const struct person *was =
        order->before != MATCH_NONE
            ? people_of_order(f->people, f->before->orders.rows[order->before].id)
            : NULL;
    const struct person *now =
        order->fresh != MATCH_NONE
            ? people_of_order(f->fresh_people, f->fresh->orders.rows[order->fresh].id)
            : was;
    if (now != NULL) {
        struct people *people = f->to_people;
        people->rows = array_grow(people->rows, people->count, &people->room, sizeof *people->rows);
        people->rows[people->count] = *now;
        people->rows[people->count++].order = id;
    }
    const char *note_was = was != NULL ? was->note : "", *note_now = now != NULL ? now->note : "";
    bool same_name = (was == NULL) == (now == NULL) &&
                     (was == NULL || (str_equal(was->first_name, now->first_name) &&
                                      str_equal(was->initial, now->initial)));
    if (order->before != MATCH_NONE && (!same_name || !str_equal(note_was, note_now))) {
        f->changes->details_differ = true;
    }
    return note_now[0] != '\0' && str_equal(note_was, note_now);
}

static void write_order(struct follow *f, const struct follow_order *order)
{
    struct plan *to = f->to;
    bool is_there = order->fresh != MATCH_NONE;
    if (!is_there && !follow_is_begun(f, order->before)) {
        follow_note_order(f, order, ID_NONE, &(struct follow_crates){0});
        return;
    }
    const struct order *source =
        is_there ? &f->fresh->orders.rows[order->fresh] : &f->before->orders.rows[order->before];
    struct order *row = &to->orders.rows[to->orders.count];
    *row = (struct order){
        .id = to->orders.first_id + (uint32_t)to->orders.count,
        .pickup = follow_pickup(f, order),
        .number = order->number,
        .carries = order->before != MATCH_NONE ? f->before->orders.rows[order->before].id : ID_NONE,
        .is_cancelled = !is_there,
    };
    to->orders.count++;
    memcpy(row->reference, source->reference, sizeof row->reference);
    row->keeps_note = write_person(f, order, row->id);
    for (uint32_t l = is_there ? f->fresh_lines[order->fresh] : 0;
         is_there && l < f->fresh_lines[order->fresh + 1]; l++) {
        const struct line *line = &f->fresh->lines.rows[l];
        line_of(f, row->id, line->product)->units_milli = line->units_milli;
    }
    bool verbatim = order->before != MATCH_NONE && follow_same_packing(f, order);
    struct follow_crates crates;
    follow_crates(f, order, verbatim, &crates);
    write_crates(f, order, row->id, &crates);
    follow_note_order(f, order, row->id, &crates);
    follow_crates_finish(&crates);
}

static const char *first_supplier(const struct plan *plan, const struct product *product)
{
    const struct lot *lot = plan_lot(plan, plan_first_lot(plan, product->id));
    const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
    return supplier != NULL ? supplier->name : "";
}

/* What says nothing of an order: who delivers, who fills the crates, how heavy they may be. */
static bool details_differ(const struct follow *f)
{
    const struct plan *before = f->before, *to = f->to;
    if (before->settings.crate_limit_g != to->settings.crate_limit_g ||
        !str_equal(before->period, to->period) || f->fresh->pickups.count < before->pickups.count) {
        return true;
    }
    for (size_t i = 0; i < f->fresh->pickups.count; i++) {
        const struct pickup *now = &to->pickups.rows[i];
        const struct pickup *was = plan_pickup(before, now->carries);
        if (was == NULL || was->mode != now->mode || !str_equal(was->name, now->name)) {
            return true;
        }
    }
    for (size_t i = 0; i < f->fresh->products.count; i++) {
        const struct product *now = &to->products.rows[i];
        const struct product *was = plan_product(before, now->carries);
        if (was != NULL && !str_equal(first_supplier(before, was), first_supplier(to, now))) {
            return true;
        }
    }
    return false;
}

/* Not one order is there any more; or none asks for the same as before, and nothing else says that
 * it is the month that the prep is about: files without numbers know orders by their buyers, and
 * the buyers of every month are the same people. */
static bool is_other_month(const struct follow *f)
{
    const struct plan_changes *changes = f->changes;
    size_t same_goods = changes->same + changes->of_kind[PLAN_CHANGE_MOVED] +
                        changes->of_kind[PLAN_CHANGE_REPACKED];
    bool other_period = f->before->period[0] != '\0' && f->fresh->period[0] != '\0' &&
                        !str_equal(f->before->period, f->fresh->period);
    bool has_numbers = false;
    for (size_t i = 0; i < f->fresh->orders.count; i++) {
        has_numbers = has_numbers || f->fresh->orders.rows[i].reference[0] != '\0';
    }
    if (f->before->orders.count == 0 || f->fresh->orders.count == 0 || same_goods > 0) {
        return false;
    }
    return changes->of_kind[PLAN_CHANGE_CHANGED] == 0 || other_period ||
           (!has_numbers && f->fresh->orders.count >= 4);
}

static void take_heads(struct follow *f)
{
    struct plan *to = f->to;
    const struct plan *fresh = f->fresh;
    to->import = fresh->import;
    to->prep = fresh->prep;
    memcpy(to->period, fresh->period, sizeof to->period);
    memcpy(to->format, fresh->format, sizeof to->format);
    memcpy(to->digest, fresh->digest, sizeof to->digest);
    to->settings = fresh->settings;
    to->orders.first_id = fresh->orders.first_id;
    to->lines.first_id = fresh->lines.first_id;
    to->crates.first_id = fresh->crates.first_id;
    to->portions.first_id = fresh->portions.first_id;
    to->orders.rows =
        calloc(f->before->orders.count + fresh->orders.count + 1, sizeof *to->orders.rows);
    ASSERT(to->orders.rows != NULL);
}

void plan_follow(const struct prep *prep, const struct people *people, const struct plan *fresh,
                 const struct people *fresh_people, struct plan *ret_plan,
                 struct people *ret_people, struct plan_changes *ret_changes)
{
    struct follow f = {.prep = prep,
                       .before = prep->plan,
                       .fresh = fresh,
                       .people = people,
                       .fresh_people = fresh_people,
                       .to = ret_plan,
                       .to_people = ret_people,
                       .changes = ret_changes};
    ret_people->buyers = fresh_people->buyers;
    plan_match(f.before, people, fresh, fresh_people, &f.match);
    BEGINS(f.before, lines, f.before_lines);
    BEGINS(f.before, crates, f.before_crates);
    list_crates(&f);
    BEGINS(fresh, lines, f.fresh_lines);
    take_heads(&f);
    follow_goods(&f);
    follow_pickups(&f);
    list_orders(&f);
    for (size_t i = 0; i < f.order_count; i++) {
        write_order(&f, &f.orders[i]);
    }
    ret_changes->details_differ = ret_changes->details_differ || details_differ(&f);
    ret_changes->is_other_month = is_other_month(&f);
    free(f.product_to);
    free(f.pickup_to);
    free(f.before_lines);
    free(f.before_crates);
    free(f.crate_rows);
    free(f.fresh_lines);
    free(f.orders);
    plan_match_finish(&f.match);
    const char *wrong = plan_check(ret_plan);
    if (wrong != NULL) {
        assert_failed(__FILE__, __LINE__, wrong);
    }
}
