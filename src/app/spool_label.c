/* spool_label.c: see spool_label.h. */
#include "app/spool_label.h"

#include <stdlib.h>
#include <time.h>

#include "app/crate_label.h"
#include "app/instant.h"
#include "app/other_label.h"
#include "base/assert.h"
#include "base/str.h"

enum label_kind spool_label_kind(enum print_what what)
{
    switch (what) {
    case PRINT_PRODUCTS: return LABEL_PRODUCT;
    case PRINT_PLACES: return LABEL_PLACE;
    case PRINT_PAIRS: return LABEL_PAIR;
    case PRINT_COMMANDS: return LABEL_COMMAND;
    case PRINT_PRACTICE: return LABEL_PRACTICE;
    case PRINT_BAGS: return LABEL_BAG;
    case PRINT_CRATES:
    case PRINT_RANGE:
    case PRINT_ONE:
    case PRINT_VOIDED:
    case PRINT_WHAT_COUNT:
    case PRINT_SLIPS:
    case PRINT_SLIP: break;
    }
    return LABEL_CRATE;
}

static int code_kind(enum label_kind kind)
{
    return kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT;
}

void spool_label_code(const struct prep *prep, enum label_kind kind, uint32_t target,
                      char ret_code[SPOOL_CODE])
{
    int32_t serial = prep_label_serial(prep, code_kind(kind), target);
    ret_code[0] = '\0';
    if (serial > 0) {
        code_write((enum code_kind)code_kind(kind), (int)prep->number, serial, ret_code);
    }
}

bool spool_is_slip(enum print_what what)
{
    return what == PRINT_SLIPS || what == PRINT_SLIP;
}

void spool_slip_code(const struct prep *prep, uint32_t crate, char ret_code[SPOOL_CODE])
{
    int32_t serial = prep_label_serial(prep, CODE_CRATE, crate);
    ret_code[0] = '\0';
    if (serial > 0) {
        code_write_slip(SLIP_REST, 0, (int)prep->number, serial, ret_code);
    }
}

struct label *spool_label_list(const struct prep *prep, enum label_kind kind, size_t *ret_count)
{
    *ret_count = 0;
    if (kind == LABEL_PLACE) {
        return prep->plan != NULL ? other_label_places(prep, ret_count) : NULL;
    }
    if (kind == LABEL_PRACTICE) {
        return other_label_practice(ret_count);
    }
    return kind == LABEL_PAIR ? other_label_pairs(ret_count) : other_label_commands(ret_count);
}

const struct bagging *spool_label_bagging(const struct prep *prep, uint32_t number)
{
    bool is_there = number >= 1 && number <= prep->bagging_count &&
                    !prep->baggings[number - 1].is_undone && prep->plan != NULL &&
                    plan_product(prep->plan, prep->baggings[number - 1].product) != NULL;
    return is_there ? &prep->baggings[number - 1] : NULL;
}

bool spool_label_has_serial(enum label_kind kind)
{
    return kind == LABEL_CRATE || kind == LABEL_PRODUCT || kind == LABEL_BAG;
}

/* "880412" as on the delivery note, else the how manieth lot of the prep it is: "3-12". */
static void say_lot(const struct prep *prep, uint32_t id, char *to, size_t size)
{
    const struct lot_state *lot = prep_received(prep, id);
    to[0] = '\0';
    if (lot != NULL && lot->note > 0) {
        str_format(to, size, "%lld", (long long)lot->note);
    } else if (lot != NULL) {
        str_format(to, size, "%u-%u", prep->number, id - LOT_RECEIVED);
    }
}

static void say_date(int64_t at_ms, char *to, size_t size)
{
    struct tm day;
    time_t at_s = (time_t)(at_ms / 1000 + instant_offset_s(at_ms));
    to[0] = '\0';
    if (gmtime_r(&at_s, &day) != NULL) {
        (void)strftime(to, size, "%d/%m/%Y", &day);
    }
}

/* As many of them as bags were made. */
static bool fill_bag(const struct prep *prep, uint32_t number, struct label *ret_label)
{
    const struct bagging *bagging = spool_label_bagging(prep, number);
    if (bagging == NULL || prep_label_serial(prep, CODE_PRODUCT, bagging->product) == 0) {
        return false;
    }
    other_label_bag(prep, bagging->product, ret_label);
    ret_label->bag.grams = bagging->bag_g;
    say_lot(prep, bagging->lot, ret_label->bag.lot, sizeof ret_label->bag.lot);
    say_date(bagging->at_ms, ret_label->bag.date, sizeof ret_label->bag.date);
    return true;
}

static bool fill_of_list(const struct prep *prep, const struct spool_label *row, struct label *ret)
{
    size_t count;
    bool found = false;
    struct label *labels = spool_label_list(prep, (enum label_kind)row->kind, &count);
    for (size_t i = 0; i < count && !found; i++) {
        found = str_equal(labels[i].code, row->code);
        if (found) {
            *ret = labels[i];
        }
    }
    free(labels);
    return found;
}

bool spool_label_fill(const struct prep *prep, const struct people *people, int32_t day,
                      const struct spool_label *row, struct label *ret_label)
{
    if (!spool_label_has_serial((enum label_kind)row->kind)) {
        return fill_of_list(prep, row, ret_label);
    }
    if (row->kind == LABEL_BAG) {
        return fill_bag(prep, row->target, ret_label) && str_equal(ret_label->code, row->code);
    }
    struct code code = code_read(row->code);
    int kind = code_kind((enum label_kind)row->kind);
    const struct label_list *list = &prep->labels[kind];
    if (prep->plan == NULL || code.prep != (int)prep->number || code.serial < 1 ||
        (size_t)code.serial > list->count || list->rows[code.serial - 1].is_void ||
        list->rows[code.serial - 1].target != row->target) {
        return false;
    }
    if (row->kind == LABEL_CRATE) {
        if (plan_crate(prep->plan, row->target) == NULL) {
            return false;
        }
        crate_label_fill(prep, people, day, row->target, ret_label);
    } else {
        if (plan_product(prep->plan, row->target) == NULL) {
            return false;
        }
        other_label_product(prep, row->target, ret_label);
    }
    (void)str_copy(ret_label->code, sizeof ret_label->code, row->code);
    ret_label->is_copy = row->is_copy;
    return true;
}

/* True when an older label of the crate is void, or was replaced by one that never came out. */
static bool is_voided(const struct prep *prep, const struct spool *spool, uint32_t crate)
{
    char code[SPOOL_CODE];
    const struct label_list *list = &prep->labels[CODE_CRATE];
    spool_label_code(prep, LABEL_CRATE, crate, code);
    if (code[0] != '\0' && spool_latest(spool, code) != NULL) {
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].target == crate && (list->rows[i].is_void || list->rows[i].copy > 0)) {
            return true;
        }
    }
    return false;
}

static bool is_asked(const struct prep *prep, const struct spool *spool,
                     const struct print_ask *ask, const struct crate *crate)
{
    const struct order *order = plan_order(prep->plan, crate->order);
    switch (ask->what) {
    case PRINT_CRATES: return ask->pickup == ID_NONE || crate->pickup == ask->pickup;
    case PRINT_RANGE:
        return order != NULL && order->number >= ask->from && order->number <= ask->until;
    case PRINT_SLIP:
    case PRINT_ONE: return crate->id == ask->crate;
    case PRINT_SLIPS:
        return ask->pickup == ID_NONE ? prep_pickup_mode(prep, crate->pickup) != PICKUP_BULK
                                      : crate->pickup == ask->pickup;
    case PRINT_VOIDED: return is_voided(prep, spool, crate->id);
    case PRINT_PRODUCTS:
    case PRINT_PLACES:
    case PRINT_PAIRS:
    case PRINT_COMMANDS:
    case PRINT_PRACTICE:
    case PRINT_BAGS:
    case PRINT_WHAT_COUNT: break;
    }
    return false;
}

size_t spool_label_copies(const struct print_ask *ask)
{
    return ask->what == PRINT_PRODUCTS && ask->copies > 1 ? ask->copies : 1;
}

uint32_t *spool_label_targets(const struct prep *prep, const struct spool *spool,
                              const struct print_ask *ask, size_t *ret_count)
{
    *ret_count = 0;
    if (prep->plan == NULL) {
        return NULL;
    }
    if (ask->what == PRINT_PRODUCTS) {
        return other_label_products(prep, ret_count);
    }
    const struct bagging *bagging = spool_label_bagging(prep, ask->bagging);
    if (ask->what == PRINT_BAGS && bagging != NULL && bagging->made > 0) {
        uint32_t *product = malloc(sizeof *product);
        ASSERT(product != NULL);
        *product = bagging->product;
        *ret_count = 1;
        return product;
    }
    if (spool_label_kind(ask->what) != LABEL_CRATE) {
        return NULL;
    }
    uint32_t *targets = calloc(prep->plan->crates.count + 1, sizeof *targets);
    ASSERT(targets != NULL);
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        if (is_asked(prep, spool, ask, &prep->plan->crates.rows[i])) {
            targets[(*ret_count)++] = prep->plan->crates.rows[i].id;
        }
    }
    return targets;
}
