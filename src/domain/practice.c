/* practice.c: four products that teach one thing each. */
#include "domain/practice.h"

#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"

enum { PREP = 1, CRATE_SERIAL = 1, FIRST_PRODUCT = 11 };

static const struct {
    const char *sku, *name, *place;
    int64_t units_milli;
} goods[PRACTICE_LESSONS] = {
    [PRACTICE_SCAN] = {"EX-1", "Pâtes (exercice)", "A1", 2000},
    [PRACTICE_COUNT] = {"EX-2", "Tomates en boîte (exercice)", "A2", 12000},
    [PRACTICE_PROBLEM] = {"EX-3", "Riz (exercice)", "B1", 1000},
    [PRACTICE_UNDO] = {"EX-4", "Lentilles (exercice)", "B2", 2000},
};

void practice_month(struct month *month)
{
    month->format = "practice";
    str_copy(month->period, sizeof month->period, "2000-01");
    month->pickups = array_grow(NULL, 0, &month->pickup_room, sizeof *month->pickups);
    month->pickups[month->pickup_count++] = (struct month_pickup){.name = "Exercice"};
    month->orders = array_grow(NULL, 0, &month->order_room, sizeof *month->orders);
    month->orders[month->order_count++] = (struct month_order){
        .number = "1", .first_name = "", .initial = "", .note = "", .pickup = 0, .row = 1};
    for (uint32_t i = 0; i < PRACTICE_LESSONS; i++) {
        month->products = array_grow(month->products, month->product_count, &month->product_room,
                                     sizeof *month->products);
        month->products[month->product_count++] = (struct month_product){.sku = goods[i].sku,
                                                                         .name = goods[i].name,
                                                                         .category = "",
                                                                         .supplier = "",
                                                                         .place = goods[i].place,
                                                                         .code = "",
                                                                         .unit = UNIT_PACK,
                                                                         .weight_g = 500,
                                                                         .step_milli = 1000,
                                                                         .in_catalogue = true};
        month->lines =
            array_grow(month->lines, month->line_count, &month->line_room, sizeof *month->lines);
        month->lines[month->line_count++] =
            (struct month_line){.product = i, .units_milli = goods[i].units_milli, .row = i + 1};
    }
}

void practice_label(int index, char ret_digits[11])
{
    ASSERT(index >= 0 && index < PRACTICE_LABELS);
    code_write(CODE_PRACTICE, 0, index == 0 ? CRATE_SERIAL : FIRST_PRODUCT + index - 1, ret_digits);
}

const char *practice_name(int index)
{
    ASSERT(index >= 0 && index < PRACTICE_LABELS);
    return index == 0 ? "Cagette d’exercice" : goods[index - 1].name;
}

const char *practice_place(int index)
{
    ASSERT(index >= 0 && index < PRACTICE_LABELS);
    return index == 0 ? "" : goods[index - 1].place;
}

struct code practice_code(const struct prep *prep, const struct code *code)
{
    struct code meant = *code;
    int lesson = code->serial - FIRST_PRODUCT;
    if (!prep->is_practice) {
        return meant;
    }
    if (code->kind == CODE_CRATE || code->kind == CODE_PRODUCT || code->kind == CODE_TRADE ||
        code->kind == CODE_SLIP || code->kind == CODE_POINT) {
        meant.kind = CODE_PRACTICE;
    } else if (code->kind == CODE_PRACTICE && code->serial == CRATE_SERIAL) {
        meant.kind = CODE_CRATE;
        meant.prep = PREP;
        meant.serial = 1;
    } else if (code->kind == CODE_PRACTICE && lesson >= 0 && lesson < PRACTICE_LESSONS) {
        meant.kind = CODE_PRODUCT;
        meant.prep = PREP;
        meant.serial = lesson + 1;
    } else if (code->kind == CODE_PRACTICE) {
        meant.kind = CODE_UNREADABLE;
    }
    return meant;
}

unsigned practice_learned(unsigned before, const struct event *event)
{
    if (event->kind == EVENT_UNITS_PICKED) {
        return before | 1u << (event->units_milli > 1000 ? PRACTICE_COUNT : PRACTICE_SCAN);
    }
    if (event->kind == EVENT_DISCREPANCY) {
        return before | 1u << PRACTICE_PROBLEM;
    }
    return event->kind == EVENT_UNDONE ? before | 1u << PRACTICE_UNDO : before;
}

enum practice_lesson practice_next(const struct prep *prep, uint8_t lane)
{
    uint32_t crate = prep_lane(prep, lane)->crate;
    uint32_t step = crate != ID_NONE ? prep_next_portion(prep, crate) : ID_NONE;
    const struct portion *portion = step != ID_NONE ? plan_portion(prep->plan, step) : NULL;
    for (size_t i = 0; portion != NULL && i < prep->plan->products.count; i++) {
        if (prep->plan->products.rows[i].id == portion->product && i < PRACTICE_LESSONS) {
            return (enum practice_lesson)i;
        }
    }
    return PRACTICE_LESSONS;
}
