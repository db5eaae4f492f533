/* test_floor.c: the room as people draw it: what fits, lines as kept, the way round, and that
 * crates are filled in its order. */
#include <string.h>

#include "base/str.h"
#include "domain/floor.h"
#include "support/check.h"
#include "support/small_prep.h"

static void places_are_numbers(void)
{
    static const struct {
        const char *place;
        int number, serial;
    } rows[] = {{"A1", 10001, 1},      {"C1", 30001, 201}, {"AB12", 280012, 2712},
                {"Z99", 260099, 2599}, {"A0", 10000, 0},   {"A100", 10100, 0},
                {"ZZ3", 7020003, 0},   {"", 0, 0},         {"a1", 0, 0},
                {"ABC1", 0, 0},        {"A", 0, 0},        {"1", 0, 0},
                {"A1x", 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char back[LIMIT_PLACE];
        CHECK_INT(place_number(rows[i].place), rows[i].number);
        CHECK_INT(place_serial(rows[i].number), rows[i].serial);
        place_write(rows[i].number, back);
        CHECK_STR(back, rows[i].number != 0 ? rows[i].place : "");
        CHECK(rows[i].serial == 0 || place_of_serial(rows[i].serial) == rows[i].number);
    }
}

/* A, three squares of shelf over the aisle; B below it; the door and the way between them. */
static void small_floor(struct floor *floor)
{
    static const struct floor_thing things[] = {
        {.number = 1, .kind = FLOOR_SHELF, .x = 2, .length = 3, .zone = 1, .first = 1, .places = 6},
        {.number = 2,
         .kind = FLOOR_SHELF,
         .x = 2,
         .y = 2,
         .length = 3,
         .zone = 2,
         .first = 1,
         .places = 3,
         .turn = TURN_LEFT},
        {.number = 3, .kind = FLOOR_DOOR, .x = 0, .y = 5, .length = 1, .first = 1},
        {.number = 4, .kind = FLOOR_ARROW, .x = 0, .y = 1, .length = 1, .first = 1},
        {.number = 5, .kind = FLOOR_ARROW, .x = 6, .y = 1, .length = 1, .first = 1},
        {.number = 6,
         .kind = FLOOR_FRIDGE,
         .x = 7,
         .y = 1,
         .length = 1,
         .zone = 6,
         .first = 1,
         .places = 2,
         .kilos = 120,
         .name = "Frigo du fond"}};
    memset(floor, 0, sizeof *floor);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        CHECK(floor_put(floor, &things[i]));
    }
}

static void nothing_stands_on_another(void)
{
    struct floor floor;
    struct floor_thing thing;
    small_floor(&floor);
    CHECK_INT(floor.count, 6);
    CHECK_INT(floor_at(&floor, 4, 0)->number, 1);
    CHECK(floor_at(&floor, 5, 0) == NULL);
    thing = *floor_find(&floor, 2);
    thing.y = 0; /* on shelf A */
    CHECK(!floor_fits(&floor, &thing));
    thing.y = 3;
    CHECK(floor_put(&floor, &thing)); /* its own old squares are no hindrance */
    thing.turn = TURN_DOWN;
    CHECK(floor_put(&floor, &thing));
    thing.y = 4; /* three squares down would leave the room */
    CHECK(!floor_put(&floor, &thing));
    thing = *floor_find(&floor, 2);
    thing.zone = 1; /* A1 to A3 are taken */
    CHECK(!floor_put(&floor, &thing));
    thing.first = 7;
    CHECK(floor_put(&floor, &thing));
    thing.kilos = 5; /* a shelf does not hold cold */
    CHECK(!floor_put(&floor, &thing));
    thing.kind = FLOOR_NOTHING;
    CHECK(floor_put(&floor, &thing) && floor_find(&floor, 2) == NULL);
    CHECK_INT(floor.count, 5);
    CHECK(floor_put(&floor, &thing)); /* taken away twice is once */
}

static void new_things_have_what_is_usual(void)
{
    struct floor floor;
    struct floor_thing thing;
    small_floor(&floor);
    CHECK(floor_new(&floor, FLOOR_SHELF, 0, 3, &thing));
    CHECK(thing.number == 7 && thing.zone == 3 && thing.length == 3 && thing.places == 6);
    CHECK(floor_put(&floor, &thing));
    CHECK(floor_new(&floor, FLOOR_SHELF, 8, 4, &thing)); /* only one square is left there */
    CHECK(thing.length == 1 && thing.zone == 4);
    CHECK(!floor_new(&floor, FLOOR_BOX, 2, 0, &thing)); /* on shelf A */
    for (int i = 0; i < FLOOR_THINGS; i++) {            /* the whole room can be filled */
        if (floor_new(&floor, FLOOR_BOX, i % FLOOR_COLUMNS, i / FLOOR_COLUMNS, &thing)) {
            CHECK(floor_put(&floor, &thing));
        }
    }
    for (int i = 0; i < FLOOR_THINGS; i++) {
        CHECK(floor_at(&floor, i % FLOOR_COLUMNS, i / FLOOR_COLUMNS) != NULL);
    }
    CHECK(!floor_new(&floor, FLOOR_BOX, 3, 3, &thing));
}

static void lines_are_read_back_and_strange_ones_refused(void)
{
    struct floor floor;
    small_floor(&floor);
    for (int i = 0; i < floor.count; i++) {
        char line[LIMIT_SETTING_VALUE];
        struct floor_thing back;
        floor_thing_write(&floor.things[i], line, sizeof line);
        CHECK(floor_thing_read(floor.things[i].number, line, &back));
        CHECK(memcmp(&back, &floor.things[i], sizeof back) == 0);
    }
    static const char *const strange[] = {
        "",
        "1 2 0 3 0 1 1 6 0", /* no name, not even an empty one */
        "9 2 0 1 0 0 1 0 0 ",
        "0 2 0 1 0 0 1 0 0 ",
        "1 7 0 3 0 1 1 6 0 ", /* out of the room */
        "1 2 0 99999 0 1 1 6 0 ",
        "1 2 0 3 4 1 1 6 0 ",
        "1 2 0 3 0 703 1 6 0 ", /* behind ZZ */
        "1 2 0 3 0 0 1 6 0 ",   /* places without letters */
        "1 2 0 3 0 1 9998 6 0 ",
        "1 2 0 3 0 1 1 13 0 ",
        "8 2 0 2 0 0 1 0 0 ", /* an arrow of two squares */
        "4 2 0 1 0 1 1 1 401 ",
        "1 -2 0 3 0 1 1 6 0 ",
        "1 2 0 3 0 1 1 6 0 \xff\xfe",
        "1 2 0 3 0 1 1 6 0 a\nb",
        "1 2 0 3 0 1 1 6 0 un nom bien trop long pour tenir",
    };
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct floor_thing thing;
        CHECK(!floor_thing_read(1, strange[i], &thing));
    }
    struct floor_thing thing;
    CHECK(floor_thing_read(54, "1 2 0 3 0 1 1 6 0 ", &thing));
    CHECK(!floor_thing_read(55, "1 2 0 3 0 1 1 6 0 ", &thing));
    CHECK(!floor_thing_read(0, "1 2 0 3 0 1 1 6 0 ", &thing));
}

static void one_comes_by_both_sides_of_an_aisle(void)
{
    static const char *const order[] = {"A1", "B3", "A2", "A3", "B2", "A4",
                                        "A5", "B1", "A6", "F1", "F2"};
    struct floor floor;
    struct floor_walk walk;
    small_floor(&floor);
    floor_walk_make(&floor, &walk);
    CHECK_INT(walk.count, sizeof order / sizeof *order);
    for (int i = 0; i < walk.count; i++) {
        char place[LIMIT_PLACE];
        place_write(walk.places[i], place);
        CHECK_STR(place, order[i]);
        CHECK_INT(floor_walk_turn(&walk, walk.places[i]), i + 1);
    }
    CHECK_INT(floor_walk_turn(&walk, place_number("G1")), 0);
    for (int i = 0; i + 1 < walk.step_count; i++) {
        CHECK(walk.steps[i].x == walk.steps[i + 1].x || walk.steps[i].y == walk.steps[i + 1].y);
    }
    struct floor_thing arrow = {.number = 4};
    CHECK(floor_put(&floor, &arrow));
    arrow.number = 5;
    CHECK(floor_put(&floor, &arrow));
    floor_walk_make(&floor, &walk); /* no way: places as people read them */
    CHECK(walk.step_count == 0 && walk.count == 11);
    CHECK_INT(walk.places[10], place_number("F2"));
    CHECK_INT(floor_walk_turn(&walk, place_number("F2")), 0);
}

static void put(struct small_prep *small, enum small_product product, const char *place)
{
    struct command command = {.kind = COMMAND_PLACE_PRODUCT,
                              .role = ROLE_DIRECTOR,
                              .target = small_product_id(small, product),
                              .number = place_number(place)};
    CHECK_INT(small_do(small, command), REFUSAL_NONE);
}

static const char *place_of(const struct small_prep *small, enum small_product product)
{
    return plan_product(small->prep.plan, small_product_id(small, product))->place;
}

static void products_are_placed(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint64_t before = prep_digest(&small.prep);
    char was[LIMIT_PLACE];
    str_copy(was, sizeof was, place_of(&small, SMALL_CARROTS));
    put(&small, SMALL_CARROTS, "A4");
    CHECK_STR(place_of(&small, SMALL_CARROTS), "A4");
    CHECK_STR(small.plan.products.rows[SMALL_CARROTS].place, was); /* the import stays as it is */
    CHECK(prep_digest(&small.prep) != before);
    struct command command = {.kind = COMMAND_PLACE_PRODUCT,
                              .target = small_product_id(&small, SMALL_CARROTS),
                              .number = place_number("A5")};
    CHECK_INT(small_do(&small, command), REFUSAL_ROLE); /* at the desk only */
    command.role = ROLE_HELPER;
    command.number = 7;
    CHECK_INT(small_do(&small, command), REFUSAL_NOT_NOW); /* no place */
    command.number = place_number("A5");
    command.target = 999999;
    CHECK_INT(small_do(&small, command), REFUSAL_NOT_NOW);
    put(&small, SMALL_CARROTS, was);
    CHECK(prep_digest(&small.prep) == before && small.prep.grown == NULL);
    put(&small, SMALL_CARROTS, "");
    CHECK_STR(place_of(&small, SMALL_CARROTS), "");
    small_prep_finish(&small);
}

/* The order in which the first crate of so many lines asks for its products. */
static void crates_follow_the_way(void)
{
    struct small_prep small;
    struct floor floor;
    struct floor_walk walk;
    small_prep_init(&small);
    small_floor(&floor);
    floor_walk_make(&floor, &walk);
    const struct crate *crate = NULL;
    for (size_t i = 0; i < small.plan.crates.count; i++) {
        const struct crate *row = &small.plan.crates.rows[i];
        crate = crate == NULL || row->portion_count > crate->portion_count ? row : crate;
    }
    CHECK(crate->portion_count >= 3);
    uint32_t order[40];
    prep_walk_order(&small.prep, crate->id, order);
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        CHECK_INT(order[i], crate->first_portion + i); /* without a way as the plan has it */
    }
    small.prep.walk = &walk;
    for (uint32_t i = 0; i < crate->portion_count; i++) { /* now the other way round */
        const struct portion *portion = plan_portion(&small.plan, crate->first_portion + i);
        struct command command = {.kind = COMMAND_PLACE_PRODUCT,
                                  .role = ROLE_DIRECTOR,
                                  .target = portion->product,
                                  .number = walk.places[walk.count - 1 - (int)i]};
        CHECK_INT(small_do(&small, command), REFUSAL_NONE);
    }
    prep_walk_order(&small.prep, crate->id, order);
    for (uint32_t i = 0; i + 1 < crate->portion_count; i++) {
        const struct product *a =
            plan_product(small.prep.plan, plan_portion(small.prep.plan, order[i])->product);
        const struct product *b =
            plan_product(small.prep.plan, plan_portion(small.prep.plan, order[i + 1])->product);
        int turn_a = floor_walk_turn(&walk, place_number(a->place));
        int turn_b = floor_walk_turn(&walk, place_number(b->place));
        CHECK(a->fragile < b->fragile || (a->fragile == b->fragile && turn_a < turn_b));
    }
    CHECK(order[0] != crate->first_portion);
    struct command open = {.kind = COMMAND_OPEN_CRATE, .crate = crate->id};
    CHECK_INT(small_do(&small, open), REFUSAL_NONE);
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        CHECK_INT(prep_next_portion(&small.prep, crate->id), order[i]);
        struct command pick = {.kind = COMMAND_PICK,
                               .units_milli = prep_remaining_milli(&small.prep, order[i])};
        CHECK_INT(small_do(&small, pick), REFUSAL_NONE);
    }
    /* The record alone gives the same state, on a machine that has no map. */
    struct prep again;
    prep_init(&again, small.prep.number, &small.plans);
    for (size_t i = 0; i < small.event_count; i++) {
        CHECK(prep_apply(&again, &small.events[i]));
    }
    CHECK(prep_digest(&again) == prep_digest(&small.prep));
    prep_finish(&again);
    small_prep_finish(&small);
}

int main(void)
{
    places_are_numbers();
    nothing_stands_on_another();
    new_things_have_what_is_usual();
    lines_are_read_back_and_strange_ones_refused();
    one_comes_by_both_sides_of_an_aisle();
    products_are_placed();
    crates_follow_the_way();
    return 0;
}
