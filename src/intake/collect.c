/* collect.c: blocks of rows become orders. A block is kept as an order of its own until it ends;
 * only then it is compared with an earlier order of the same number. */
#include "intake/collect.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/quantity.h"
#include "intake/settle.h"
#include "intake/words.h"

void collect_finish(struct collect *collect)
{
    if (collect == NULL) {
        return;
    }
    lookup_finish(&collect->lookup);
    amounts_finish(&collect->amounts);
    ask_finish(&collect->ask);
    map_finish(&collect->numbers);
    map_finish(&collect->left_out);
    map_finish(&collect->statuses);
    free(collect->identities);
    free(collect->people);
    free(collect->first_line);
    free(collect->last_line);
    free(collect->next_line);
    free(collect->seen_in);
    free(collect->unplaced);
    spans_finish(&collect->spans);
    heads_finish(&collect->heads);
    *collect = (struct collect){0};
}

static const char *keep(struct collect *collect, const char *text)
{
    return text[0] == '\0' ? "" : arena_text(&collect->month->arena, text, strlen(text));
}

static uint64_t add_to_hash(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    }
    return (hash ^ 0x1F) * 0x100000001B3u;
}

/* Latin letters as European names have them; others have no case that matters here. */
static uint32_t upper(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) {
        return c - 32;
    }
    bool even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    bool is_extended = c >= 0x100 && c <= 0x17E && c != 0x131 && c != 0x138 && c != 0x149;
    return is_extended && (c % 2 == 1) != even_is_small && c != 0x178 ? c - 1 : c;
}

/* The first letter of the surname, upper case. */
static const char *initial_of(struct collect *collect, const char *last_name)
{
    const char *at = last_name;
    uint32_t c = str_next(&at);
    if (c == 0) {
        return "";
    }
    char letter[5] = {0};
    str_put(letter, upper(c));
    return keep(collect, letter);
}

/* True if the order is to be prepared. Counts it otherwise. */
static bool counts(struct collect *collect, const struct collect_order *order)
{
    uint32_t value;
    enum words_status status = words_status(order->status);
    if (status == WORDS_STATUS_LEFT_OUT) {
        bool is_new =
            order->number[0] == '\0' || !map_get(&collect->left_out, order->number, &value);
        collect->month->cancelled += is_new ? 1 : 0;
        month_leave_out(collect->month, "status", order->status, is_new ? 1 : 0);
        if (is_new && order->number[0] != '\0') {
            map_put(&collect->left_out, keep(collect, order->number), 0);
        }
        return false;
    }
    if (status == WORDS_STATUS_UNKNOWN && collect->statuses.count < LIMIT_WARNINGS &&
        !map_get(&collect->statuses, order->status, &value)) {
        map_put(&collect->statuses, keep(collect, order->status), 0);
        notice_warn(collect->month, NOTICE_STATUS_UNKNOWN, order->row, order->status, NULL);
    }
    struct date date;
    if (!date_read(order->date, &date)) {
        return true;
    }
    long day = date_days(date);
    bool is_outside = collect->to_day != 0 && (day < collect->from_day || day > collect->to_day);
    if (is_outside) {
        bool is_new =
            order->number[0] == '\0' || !map_get(&collect->left_out, order->number, &value);
        if (is_new && order->number[0] != '\0') {
            map_put(&collect->left_out, keep(collect, order->number), 0);
        }
        char month[8];
        str_format(month, sizeof month, "%02d/%04d", date.month % 100, date.year % 10000);
        month_leave_out(collect->month, "other_month", month, is_new ? 1 : 0);
    }
    return !is_outside;
}

enum relation { RELATION_SAME, RELATION_DISJOINT, RELATION_OVERLAP };

/* How the open block's lines relate to those of the earlier order. */
static enum relation compare(struct collect *collect, uint32_t earlier)
{
    const struct month *month = collect->month;
    size_t at = collect->block_first_line;
    uint32_t line = collect->first_line[earlier];
    while (line != MONTH_NONE && at < month->line_count &&
           month->lines[line].product == month->lines[at].product &&
           month->lines[line].units_milli == month->lines[at].units_milli) {
        line = collect->next_line[line];
        at++;
    }
    if (line == MONTH_NONE && at == month->line_count) {
        return RELATION_SAME;
    }
    for (line = collect->first_line[earlier]; line != MONTH_NONE; line = collect->next_line[line]) {
        if (collect->seen_in[month->lines[line].product] == collect->block) {
            return RELATION_OVERLAP;
        }
    }
    return RELATION_DISJOINT;
}

static void drop_order(struct collect *collect)
{
    collect->month->order_count--;
    collect->month->line_count = collect->block_first_line;
}

/* Moves the open block's lines to the earlier order; they are regrouped at the end. */
static void merge_into(struct collect *collect, uint32_t earlier)
{
    struct month *month = collect->month;
    for (size_t i = collect->block_first_line; i < month->line_count; i++) {
        month->lines[i].order = earlier;
    }
    uint32_t last = collect->last_line[earlier], block_order = (uint32_t)month->order_count - 1;
    collect->next_line[last] = collect->first_line[block_order];
    collect->last_line[earlier] = collect->last_line[block_order];
    amounts_merge(&collect->amounts, block_order, earlier);
    month->order_count--;
    if (!collect->is_scattered) {
        notice_warn(month, NOTICE_ORDER_SCATTERED, month->lines[collect->block_first_line].row,
                    month->orders[earlier].number, NULL);
    }
    collect->is_scattered = true;
}

static size_t order_length(const struct collect *collect, uint32_t order)
{
    size_t count = 0;
    for (uint32_t i = collect->first_line[order]; i != MONTH_NONE; i = collect->next_line[i]) {
        count++;
    }
    return count;
}

static bool refuse_long_order(struct problem *problem, const struct month_order *order,
                              uint32_t row)
{
    char most[24];
    str_format(most, sizeof most, "%d", LIMIT_ORDER_LINES);
    return notice_refuse(problem, NOTICE_ORDER_TOO_LONG, row, order->number, most);
}

/* The open block is the earlier order of another file: a table of orders and one of their lines, or
 * a sheet for each point and one for all. What only this one says is kept. */
static void join_files(struct collect *collect, uint32_t earlier)
{
    struct month *month = collect->month;
    struct month_order *first = &month->orders[earlier];
    const struct month_order *order = &month->orders[month->order_count - 1];
    first->pickup = first->pickup == MONTH_NONE ? order->pickup : first->pickup;
    first->note = first->note[0] == '\0' ? order->note : first->note;
    if (first->first_name[0] == '\0') {
        first->first_name = order->first_name;
        first->initial = order->initial;
    }
    collect->is_joined = true;
    month_leave_out(month, "other_file", "déjà dans l’autre fichier", 1);
    drop_order(collect);
}

/* An earlier order has the open block's number: is it the same order, a copy, or another one? */
static bool settle_twice(struct collect *collect, uint32_t earlier, struct problem *problem)
{
    struct month *month = collect->month;
    const struct month_order *order = &month->orders[month->order_count - 1];
    const struct month_order *first = &month->orders[earlier];
    char row[24];
    str_format(row, sizeof row, "%u", (unsigned)first->row);
    if (earlier < collect->file_first_order && compare(collect, earlier) == RELATION_SAME) {
        join_files(collect, earlier);
        return true;
    }
    bool same_person = collect->identities[earlier] == collect->identities[month->order_count - 1];
    switch (same_person ? compare(collect, earlier) : RELATION_OVERLAP) {
    case RELATION_SAME:
        notice_warn(month, NOTICE_ORDER_REPEATED, order->row, order->number, row);
        drop_order(collect);
        break;
    case RELATION_DISJOINT:
        if (order_length(collect, earlier) + month->line_count - collect->block_first_line >
            LIMIT_ORDER_LINES) {
            return refuse_long_order(problem, first, order->row);
        }
        merge_into(collect, earlier);
        break;
    case RELATION_OVERLAP:
        notice_warn(month, NOTICE_ORDER_TWICE, order->row, order->number, row);
        break;
    }
    return true;
}

static bool end_block(struct collect *collect, struct problem *problem)
{
    struct month *month = collect->month;
    if (!collect->is_open || collect->is_left_out) {
        collect->is_open = false;
        return true;
    }
    collect->is_open = false;
    struct month_order *order = &month->orders[month->order_count - 1];
    uint32_t earlier;
    bool is_known = order->number[0] != '\0' && map_get(&collect->numbers, order->number, &earlier);
    if (month->line_count == collect->block_first_line) {
        if (!is_known) {
            notice_warn(month, NOTICE_ORDER_EMPTY, order->row, order->number, NULL);
        }
        drop_order(collect);
        return true;
    }
    if (is_known) {
        return settle_twice(collect, earlier, problem);
    }
    if (order->number[0] != '\0') {
        map_put(&collect->numbers, order->number, (uint32_t)month->order_count - 1);
    }
    month->waiting += collect->is_waiting;
    if (collect->is_unplaced) {
        collect->unplaced = array_grow(collect->unplaced, collect->unplaced_count,
                                       &collect->unplaced_room, sizeof *collect->unplaced);
        collect->unplaced[collect->unplaced_count++] = (uint32_t)month->order_count - 1;
    }
    return true;
}

/* The pick-up point of an order, from the file or from an answer. */
static bool place(struct collect *collect, const struct collect_order *order, uint32_t *ret_pickup,
                  struct problem *problem)
{
    struct lookup *lookup = &collect->lookup;
    if (!lookup_pickup(lookup, order->pickup, order->row, ret_pickup, problem)) {
        return false;
    }
    collect->is_unplaced = *ret_pickup == MONTH_NONE;
    if (!collect->is_unplaced) {
        collect->says_pickup = true;
        return true;
    }
    char rest[LIMIT_NUMBER + 16];
    settle_pickup_key(rest, sizeof rest, order->number, order->row);
    const char *answer = ask_given(&collect->ask, ASK_PICKUP, rest);
    answer = answer != NULL ? answer : ask_given(&collect->ask, ASK_PICKUP, "");
    return answer == NULL || str_equal(answer, "none") ||
           lookup_pickup(lookup, answer, order->row, ret_pickup, problem);
}

/* The order with what another file says of it. */
static struct collect_order complete(struct collect *collect, const struct collect_order *order)
{
    struct collect_order whole = *order;
    if (!heads_complete(&collect->heads, &whole)) {
        notice_warn(collect->month, NOTICE_ORDER_HEADLESS, order->row, order->number, NULL);
    }
    return whole;
}

bool collect_order(struct collect *collect, const struct collect_order *said,
                   struct problem *problem)
{
    struct month *month = collect->month;
    if (!end_block(collect, problem)) {
        return false;
    }
    struct collect_order whole = complete(collect, said), *order = &whole;
    collect->is_open = true;
    collect->block++;
    collect->block_first_line = month->line_count;
    collect->is_waiting = words_is_waiting(order->status);
    collect->is_left_out = !counts(collect, order);
    if (collect->is_left_out) {
        return true;
    }
    if (month->order_count == LIMIT_ORDERS) {
        char most[24];
        str_format(most, sizeof most, "%d", LIMIT_ORDERS);
        return notice_refuse(problem, NOTICE_TOO_MANY_ORDERS, order->row, NULL, most);
    }
    uint32_t pickup;
    if (!place(collect, order, &pickup, problem)) {
        return false;
    }
    size_t n = month->order_count;
    month->orders = array_grow(month->orders, n, &month->order_room, sizeof *month->orders);
    collect->identities =
        array_grow(collect->identities, n, &collect->identities_room, sizeof *collect->identities);
    collect->first_line =
        array_grow(collect->first_line, n, &collect->first_room, sizeof *collect->first_line);
    collect->last_line =
        array_grow(collect->last_line, n, &collect->last_room, sizeof *collect->last_line);
    uint64_t identity = add_to_hash(0xCBF29CE484222325u, order->first_name);
    identity = add_to_hash(identity, order->last_name);
    collect->people =
        array_grow(collect->people, n, &collect->people_room, sizeof *collect->people);
    collect->people[n] = identity;
    identity = add_to_hash(identity, order->date);
    collect->identities[n] = identity ^ ((uint64_t)pickup << 32);
    collect->first_line[n] = collect->last_line[n] = MONTH_NONE;
    month->orders[n] = (struct month_order){.number = keep(collect, order->number),
                                            .first_name = keep(collect, order->first_name),
                                            .initial = initial_of(collect, order->last_name),
                                            .note = keep(collect, order->note),
                                            .pickup = pickup,
                                            .row = order->row};
    month->order_count++;
    amounts_begin(&collect->amounts, n, order->amount);
    struct date date;
    if (date_read(order->date, &date)) {
        spans_add(&collect->spans, date_days(date));
    }
    return true;
}

/* The line's units, less those taken back. */
static bool read_units(const struct collect_line *line, enum unit unit, int64_t *ret_milli,
                       struct problem *problem)
{
    const char *called = line->name[0] != '\0' ? line->name : line->sku;
    int64_t milli = 0, refunded = 0;
    enum quantity_measure measure = QUANTITY_BARE, ignored;
    enum quantity_result result = quantity_read(line->quantity, &milli, &measure);
    if (result == QUANTITY_TOO_LARGE) {
        return notice_refuse(problem, NOTICE_QUANTITY_TOO_LARGE, line->row, called, line->quantity);
    }
    if (result != QUANTITY_OK || (measure != QUANTITY_BARE && unit != UNIT_KG)) {
        return notice_refuse(problem, NOTICE_QUANTITY_UNREADABLE, line->row, called,
                             line->quantity);
    }
    const char *back = line->refunded[0] == '-' ? line->refunded + 1 : line->refunded;
    if (back[0] != '\0' &&
        (quantity_read(back, &refunded, &ignored) != QUANTITY_OK || refunded > milli)) {
        return notice_refuse(problem, NOTICE_QUANTITY_UNREADABLE, line->row, called,
                             line->refunded);
    }
    *ret_milli = milli - refunded;
    return true;
}

/* Whole units, unless the product may be divided. */
static int64_t settle_fraction(struct collect *collect, const struct month_product *product,
                               int64_t milli, uint32_t row)
{
    int64_t step = product->step_milli;
    if (step == 0 || milli % step == 0) { /* 0: a kg product without a declared step */
        return milli;
    }
    const struct month *month = collect->month;
    notice_warn(collect->month, NOTICE_FRACTION, row, product->name,
                month->orders[month->order_count - 1].number);
    collect->fraction_row = collect->fraction_row == 0 ? row : collect->fraction_row;
    const char *answer = ask_answer(&collect->ask, ASK_FRACTION, "", NULL);
    return answer != NULL && str_equal(answer, "up") ? (milli + step - 1) / step * step : milli;
}

static bool add_line(struct collect *collect, uint32_t product, int64_t milli, uint32_t row,
                     struct problem *problem)
{
    struct month *month = collect->month;
    size_t n = month->line_count;
    uint32_t order = (uint32_t)month->order_count - 1;
    if (n - collect->block_first_line == LIMIT_ORDER_LINES) {
        return refuse_long_order(problem, &month->orders[order], row);
    }
    if (n == LIMIT_LINES) {
        char most[24];
        str_format(most, sizeof most, "%d", LIMIT_LINES);
        return notice_refuse(problem, NOTICE_TOO_MANY_LINES, row, NULL, most);
    }
    month->lines = array_grow(month->lines, n, &month->line_room, sizeof *month->lines);
    collect->next_line =
        array_grow(collect->next_line, n, &collect->next_room, sizeof *collect->next_line);
    month->lines[n] =
        (struct month_line){.order = order, .product = product, .units_milli = milli, .row = row};
    collect->next_line[n] = MONTH_NONE;
    if (collect->first_line[order] == MONTH_NONE) {
        collect->first_line[order] = (uint32_t)n;
    } else {
        collect->next_line[collect->last_line[order]] = (uint32_t)n;
    }
    collect->last_line[order] = (uint32_t)n;
    month->line_count++;
    while (collect->seen_room < month->product_count) {
        size_t before = collect->seen_room;
        collect->seen_in =
            array_grow(collect->seen_in, before, &collect->seen_room, sizeof *collect->seen_in);
        memset(collect->seen_in + before, 0,
               (collect->seen_room - before) * sizeof *collect->seen_in);
    }
    collect->seen_in[product] = collect->block;
    return true;
}

bool collect_line(struct collect *collect, const struct collect_line *line, struct problem *problem)
{
    ASSERT(collect->is_open);
    if (collect->is_left_out) {
        return true;
    }
    struct month *month = collect->month;
    const struct month_order *order = &month->orders[month->order_count - 1];
    if (line->sku[0] == '\0' && line->name[0] == '\0') {
        return notice_refuse(problem, NOTICE_PRODUCT_NAMELESS, line->row, order->number,
                             line->quantity);
    }
    uint32_t index;
    int64_t milli = 0;
    char name[LIMIT_NAME]; /* what follows keeps no more, and two must not become one */
    (void)str_copy_ends(name, sizeof name, line->name, strlen(line->name));
    if (!lookup_product(&collect->lookup, line->sku, name, line->row, &index, problem) ||
        !read_units(line, month->products[index].unit, &milli, problem)) {
        return false;
    }
    bool by_line = line->price[0] == '\0' && line->total != NULL;
    amounts_add(&collect->amounts, month->order_count - 1, by_line ? line->total : line->price,
                by_line ? 1000 : milli);
    const struct month_product *product = &month->products[index];
    if (milli == 0) {
        notice_warn(month, NOTICE_LINE_REFUNDED, line->row, product->name, order->number);
        return true;
    }
    milli = settle_fraction(collect, product, milli, line->row);
    return add_line(collect, index, milli, line->row, problem);
}

void collect_full(struct collect *collect)
{
    if (!collect->is_left_out) {
        amounts_full(&collect->amounts, collect->month->order_count - 1);
    }
}

void collect_sold(struct collect *collect, const char *sold)
{
    const struct month *month = collect->month;
    int64_t milli, sum = 0;
    if (collect->is_left_out || !quantity_decimal(sold, 3, &milli)) {
        return;
    }
    for (size_t i = collect->block_first_line; i < month->line_count; i++) {
        sum += month->lines[i].units_milli;
    }
    if (sum != milli) {
        const struct month_order *order = &month->orders[month->order_count - 1];
        notice_warn(collect->month, NOTICE_COUNT_DIFFERS, order->row, order->number, sold);
    }
}

bool collect_end_file(struct collect *collect, struct problem *problem)
{
    bool is_ended = end_block(collect, problem);
    collect->file_first_order = collect->month->order_count;
    return is_ended;
}
