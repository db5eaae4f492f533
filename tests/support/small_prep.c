/* small_prep.c: see small_prep.h. */
#include "support/small_prep.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/practice.h"
#include "support/check.h"

const char *const small_codes[SMALL_PRODUCTS] = {
    "", "9520000010492", "9520000011406", "9520000010911", "9520000011680", "9520000011826", "",
    "", "9520000012311",
};

static const struct month_product products[SMALL_PRODUCTS] = {
    {.sku = "LEG-01",
     .name = "Carottes - 1kg",
     .category = "Légumes",
     .supplier = "GAEC des Trois Saules",
     .place = "B1",
     .unit = UNIT_KG,
     .weight_g = 1000,
     .step_milli = 500},
    {.sku = "LEG-02",
     .name = "Pommes de terre - 2,5kg",
     .category = "Légumes",
     .supplier = "GAEC des Trois Saules",
     .place = "B2",
     .unit = UNIT_PACK,
     .weight_g = 2500},
    {.sku = "LAI-06",
     .name = "Lait – 1 litre",
     .category = "Produits laitiers",
     .supplier = "Laiterie de Saint-Èvre",
     .place = "D6",
     .unit = UNIT_PACK,
     .temperature = TEMPERATURE_CHILLED,
     .allergens = "lait",
     .weight_g = 1040},
    {.sku = "OEU-01",
     .name = "Œufs plein air – boîte de 6",
     .category = "Œufs",
     .supplier = "Ferme du Haut-Bois",
     .place = "C1",
     .unit = UNIT_PACK,
     .temperature = TEMPERATURE_CHILLED,
     .weight_g = 360,
     .fragile = true},
    {.sku = "SEC-01",
     .name = "Coquillettes – 500g",
     .category = "Produits secs",
     .supplier = "Moulin des Rapailles",
     .place = "E1",
     .unit = UNIT_PACK,
     .weight_g = 510},
    {.sku = "SEC-03",
     .name = "Riz long – 1kg",
     .category = "Produits secs",
     .supplier = "Grossiste Est-Bio",
     .place = "E3",
     .unit = UNIT_PACK,
     .weight_g = 1010},
    {.sku = "LEG-05",
     .name = "Chou vert – pièce",
     .category = "Légumes",
     .supplier = "Jardins de l'Îlot",
     .place = "B5",
     .unit = UNIT_PIECE,
     .weight_g = 1200},
    {.sku = "SEC-99",
     .name = "Farine – sac de 25 kg",
     .category = "Produits secs",
     .supplier = "Moulin des Rapailles",
     .place = "E9",
     .unit = UNIT_PIECE,
     .weight_g = 25000},
    {.sku = "SUR-01",
     .name = "Épinards surgelés – 1kg",
     .category = "Surgelés",
     .supplier = "Grossiste Est-Bio",
     .place = "F1",
     .unit = UNIT_PACK,
     .temperature = TEMPERATURE_FROZEN,
     .weight_g = 1000},
};

static const struct {
    const char *number, *first_name, *initial;
    uint32_t pickup;
    int64_t units_milli[SMALL_PRODUCTS];
} orders[] = {
    {"1004", "Awa", "D", 0, {1500, 0, 2000, 1000, 3000, 0, 0, 0, 0}},
    {"1001", "Luc", "M", 1, {0, 0, 0, 0, 2000, 1000, 0, 0, 0}},
    {"1002", "Zoé", "B", 0, {2000, 6000, 0, 0, 0, 4000, 1000, 0, 1000}},
    {"1003", "Ali", "K", 1, {0, 0, 1000, 2000, 0, 0, 0, 2000, 0}},
    {"1005", "", "", MONTH_NONE, {0, 1000, 0, 0, 1000, 0, 0, 0, 0}},
};

static struct month_product copy_product(struct month *month, size_t i)
{
    (void)month; /* texts are constants */
    struct month_product product = products[i];
    product.code = small_codes[i];
    product.in_catalogue = true;
    product.step_milli = product.step_milli > 0 ? product.step_milli : 1000;
    return product;
}

static void add_order(struct month *month, size_t at)
{
    month->orders =
        array_grow(month->orders, month->order_count, &month->order_room, sizeof *month->orders);
    month->orders[month->order_count++] = (struct month_order){
        .number = orders[at].number,
        .first_name = orders[at].first_name,
        .initial = orders[at].initial,
        .note = "",
        .pickup = orders[at].pickup,
        .row = (uint32_t)at + 2,
    };
    for (uint32_t p = 0; p < SMALL_PRODUCTS; p++) {
        if (orders[at].units_milli[p] > 0) {
            month->lines = array_grow(month->lines, month->line_count, &month->line_room,
                                      sizeof *month->lines);
            month->lines[month->line_count++] =
                (struct month_line){(uint32_t)at, p, orders[at].units_milli[p], 0};
        }
    }
}

void small_month(struct month *month)
{
    memset(month, 0, sizeof *month);
    month->format = "test";
    str_copy(month->period, sizeof month->period, "2025-11");
    for (size_t i = 0; i < SMALL_PRODUCTS; i++) {
        month->products = array_grow(month->products, month->product_count, &month->product_room,
                                     sizeof *month->products);
        month->products[month->product_count++] = copy_product(month, i);
    }
    static const char *const names[] = {"Toul", "Colombey"};
    for (size_t i = 0; i < 2; i++) {
        month->pickups = array_grow(month->pickups, month->pickup_count, &month->pickup_room,
                                    sizeof *month->pickups);
        month->pickups[month->pickup_count++] = (struct month_pickup){.name = names[i]};
    }
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        add_order(month, i);
    }
}

static void apply_all(struct small_prep *small)
{
    for (size_t i = 0; i < small->decision.count; i++) {
        struct event *event = &small->decision.events[i];
        event->id = (struct event_id){77, ++small->next_seq};
        event->lamport = small->next_seq;
        event->at_ms = 1763625600000 + (int64_t)small->next_seq * 1000;
        CHECK(prep_apply(&small->prep, event));
        small->events = array_grow(small->events, small->event_count, &small->event_room,
                                   sizeof *small->events);
        small->events[small->event_count++] = *event;
    }
}

enum refusal_kind small_do(struct small_prep *small, struct command command)
{
    decide(&small->prep, &small->pairs, &command, &small->decision);
    apply_all(small);
    for (size_t i = 0; i < small->decision.count; i++) {
        pairs_add(&small->pairs, small->decision.events[i].crate, command.pair);
    }
    return small->decision.refusal.kind;
}

enum refusal_kind small_scan(struct small_prep *small, uint8_t lane, const char *text)
{
    return small_do(small,
                    (struct command){.kind = COMMAND_SCAN, .lane = lane, .code = code_read(text)});
}

static void begin(struct small_prep *small, bool is_practice)
{
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    plan_build(&small->month, &settings, &ids, &small->plan, &small->people);
    plans_add(&small->plans, &small->plan);
    prep_init(&small->prep, 1, &small->plans);
    small->prep.is_practice = is_practice;
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_SET_PLAN, .target = 1}), 0);
    uint32_t crates[32];
    for (size_t i = 0; i < small->plan.crates.count; i++) {
        crates[i] = small->plan.crates.rows[i].id;
    }
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_DRAW_LABELS,
                                               .label_kind = CODE_CRATE,
                                               .targets = crates,
                                               .target_count = small->plan.crates.count}),
              0);
}

void small_prep_init(struct small_prep *small)
{
    memset(small, 0, sizeof *small);
    small_month(&small->month);
    begin(small, false);
}

void small_prep_practice(struct small_prep *small)
{
    memset(small, 0, sizeof *small);
    practice_month(&small->month);
    begin(small, true);
    uint32_t labelled[PRACTICE_LESSONS];
    for (size_t i = 0; i < PRACTICE_LESSONS; i++) {
        labelled[i] = small->plan.products.rows[i].id;
    }
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_DRAW_LABELS,
                                               .label_kind = CODE_PRODUCT,
                                               .targets = labelled,
                                               .target_count = PRACTICE_LESSONS}),
              0);
}

void small_prep_finish(struct small_prep *small)
{
    decision_finish(&small->decision);
    prep_finish(&small->prep);
    pairs_finish(&small->pairs);
    plans_finish(&small->plans);
    plan_finish(&small->plan);
    people_finish(&small->people);
    month_finish(&small->month);
    free(small->events);
    memset(small, 0, sizeof *small);
}

const char *small_crate_code(const struct small_prep *small, uint32_t crate)
{
    static char digits[11];
    code_write(CODE_CRATE, 1, prep_label_serial(&small->prep, CODE_CRATE, crate), digits);
    return digits;
}

uint32_t small_product_id(const struct small_prep *small, enum small_product product)
{
    return small->plan.products.first_id + (uint32_t)product;
}

void small_allow(struct small_prep *small, enum small_product product, enum small_product other,
                 int64_t per)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_SET_SUBSTITUTE,
                                               .role = ROLE_DIRECTOR,
                                               .target = small_product_id(small, product),
                                               .other_product = small_product_id(small, other),
                                               .value = SUBSTITUTE_TOO_FEW,
                                               .number = per}),
              REFUSAL_NONE);
}

void small_pick_all(struct small_prep *small, uint8_t lane)
{
    uint32_t crate = small->prep.own_lanes[lane].crate, step;
    while ((step = prep_next_portion(&small->prep, crate)) != ID_NONE) {
        struct command pick = {.kind = COMMAND_PICK,
                               .lane = lane,
                               .units_milli = prep_remaining_milli(&small->prep, step)};
        CHECK_INT(small_do(small, pick), REFUSAL_NONE);
    }
}

void small_count_all(struct small_prep *small, uint8_t lane)
{
    uint32_t crate = small->prep.own_lanes[lane].crate, step;
    bool substitute;
    while ((step = prep_next_count(&small->prep, crate, &substitute)) != ID_NONE) {
        const struct portion_state *state = prep_portion(&small->prep, step);
        struct command count = {.kind = COMMAND_COUNT,
                                .lane = lane,
                                .units_milli = substitute ? portion_substitute_milli(state)
                                                          : state->picked_milli};
        CHECK_INT(small_do(small, count), REFUSAL_NONE);
    }
}
