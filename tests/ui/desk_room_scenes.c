/* desk_room_scenes.c: the way through the room's screen: what a tap asks for is done to a room of
 * this test, as the station would. */
#include "ui/desk_room_scenes.h"

#include <string.h>

#include "base/str.h"
#include "domain/tick.h"
#include "support/check.h"
#include "ui/action.h"

static struct floor room;
static struct floor_walk walk;

void room_scene_floor(struct floor *floor)
{
    static const struct floor_thing things[] = {
        {.kind = FLOOR_DOOR, .x = 0, .y = 5, .length = 1},
        {.kind = FLOOR_SHELF, .x = 2, .y = 0, .length = 4, .zone = 1, .places = 8},
        {.kind = FLOOR_SHELF, .x = 2, .y = 2, .length = 4, .zone = 2, .places = 6},
        {.kind = FLOOR_SHELF,
         .x = 2,
         .y = 3,
         .length = 4,
         .zone = 3,
         .places = 6,
         .turn = TURN_LEFT},
        {.kind = FLOOR_ZONE, .x = 2, .y = 5, .length = 2, .zone = 4, .places = 2},
        {.kind = FLOOR_FRIDGE, .x = 8, .y = 0, .length = 1, .zone = 6, .places = 2, .kilos = 120},
        {.kind = FLOOR_FRIDGE, .x = 8, .y = 1, .length = 1, .zone = 7, .places = 2, .kilos = 90},
        {.kind = FLOOR_BOX, .x = 8, .y = 2, .length = 1, .zone = 8, .places = 1, .kilos = 25},
        {.kind = FLOOR_TABLE, .x = 5, .y = 5, .length = 3, .name = "Contrôle"},
        {.kind = FLOOR_BASIN, .x = 0, .y = 0, .length = 1},
        {.kind = FLOOR_ARROW, .x = 1, .y = 1, .length = 1},
        {.kind = FLOOR_ARROW, .x = 7, .y = 1, .length = 1, .turn = TURN_DOWN},
        {.kind = FLOOR_ARROW, .x = 7, .y = 4, .length = 1, .turn = TURN_LEFT},
        {.kind = FLOOR_ARROW, .x = 1, .y = 4, .length = 1, .turn = TURN_LEFT}};
    memset(floor, 0, sizeof *floor);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        struct floor_thing thing = things[i];
        thing.number = (int)i + 1;
        thing.first = 1;
        CHECK(floor_put(floor, &thing));
    }
}

static void show(struct desk_test *desk)
{
    floor_walk_make(&room, &walk);
    desk->view.floor = &room;
    desk->view.walk = &walk;
}

static void take_in(struct desk_test *desk)
{
    CHECK_INT(desk->request.kind, REQUEST_FLOOR);
    CHECK(floor_put(&room, &desk->request.thing));
    show(desk);
}

void room_empty(struct desk_test *desk)
{
    memset(&room, 0, sizeof room);
    show(desk);
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "room");
    CHECK(desk->ui.screen == SCREEN_ROOM);
    CHECK(!desk_can_tap(desk, "undo"));
    CHECK(!desk_can_tap(desk, "way"));
}

void room_kinds(struct desk_test *desk)
{
    room_empty(desk);
    desk_tap(desk, "add");
}

void room_adding(struct desk_test *desk)
{
    room_kinds(desk);
    desk_tap(desk, "door");
    desk_tap(desk, "square_1_6");
    take_in(desk);
    desk_tap(desk, "back");
    desk_tap(desk, "add");
    desk_tap(desk, "way_arrow");
    desk_tap(desk, "square_1_3");
    take_in(desk);
    desk_tap(desk, "square_5_3"); /* arrows follow each other without being asked for again */
    take_in(desk);
    CHECK_INT(walk.step_count, 3);
}

static void open_room(struct desk_test *desk)
{
    room_scene_floor(&room);
    show(desk);
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "room");
}

void room_drawn(struct desk_test *desk)
{
    open_room(desk);
}

void room_shelf(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "thing_3");
    desk_tap(desk, "places_more");
    take_in(desk);
    CHECK_INT(floor_find(&room, 3)->places, 7);
    desk_tap(desk, "length_less");
    take_in(desk);
    desk_tap(desk, "square_3_2"); /* one up */
    take_in(desk);
    CHECK_INT(floor_find(&room, 3)->y, 1);
    desk_tap(desk, "letter_more"); /* C has six places already: B's seven come after them */
    take_in(desk);
    CHECK(floor_find(&room, 3)->zone == 3 && floor_find(&room, 3)->first == 7);
    for (int i = 0; i < 4; i++) { /* and all of it back */
        desk_tap(desk, "undo");
        take_in(desk);
    }
    const struct floor_thing *shelf = floor_find(&room, 3);
    CHECK(shelf->places == 6 && shelf->length == 4 && shelf->y == 2 && shelf->zone == 2);
    CHECK(!desk_can_tap(desk, "undo"));
}

void room_fridge(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "thing_6");
    desk_tap(desk, "kilos_more");
    take_in(desk);
    CHECK_INT(floor_find(&room, 6)->kilos, 125);
    CHECK(!desk_can_tap(desk, "length_more"));
}

void room_no_room(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "thing_2");
    desk_tap(desk, "square_8_1"); /* four squares do not fit there */
    CHECK_INT(desk->request.kind, REQUEST_NONE);
    CHECK(!desk_can_tap(desk, "undo"));
}

void room_named(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "thing_7");
    desk_tap(desk, "rename");
    static const char *const keys[] = {"letter_d", "letter_u", "letter_space", "letter_f",
                                       "letter_o", "letter_n", "letter_d"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        desk_tap(desk, keys[i]);
    }
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK_STR(floor_find(&room, 7)->name, "Du fond");
    desk_tap(desk, "remove");
    take_in(desk);
    CHECK(floor_find(&room, 7) == NULL);
    desk_tap(desk, "undo");
    take_in(desk);
    CHECK_STR(floor_find(&room, 7)->name, "Du fond");
    desk_tap(desk, "rename");
}

static const char *place_of(struct desk_test *desk, enum small_product product)
{
    return plan_product(desk->view.prep->plan, small_product_id(&desk->month, product))->place;
}

void room_goods(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "goods");
}

void room_goods_places(struct desk_test *desk)
{
    room_goods(desk);
    desk_tap(desk, "thing_2");
}

void room_goods_place(struct desk_test *desk)
{
    char name[FRAME_NAME];
    room_goods_places(desk);
    desk_tap(desk, "place_A4");
    uint32_t id = small_product_id(&desk->month, SMALL_PASTA);
    str_format(name, sizeof name, "product_%s", plan_product(desk->view.prep->plan, id)->sku);
    while (!desk_can_tap(desk, name)) {
        desk_tap(desk, "page_next");
    }
    desk_tap(desk, name);
    CHECK_INT(desk->request.command.kind, COMMAND_PLACE_PRODUCT);
    desk_carry_out(desk);
    CHECK_STR(place_of(desk, SMALL_PASTA), "A4");
    desk->ui.page = 0;
}

void room_goods_scanned(struct desk_test *desk)
{
    open_room(desk); /* by their labels alone, from wherever one is in the drawing */
    struct request *request = &desk->request;
    struct ui_input scan = {.kind = UI_SCAN, .code = code_read(small_codes[SMALL_RICE])};
    char digits[11];
    ui_event(&desk->ui, &desk->view, &scan, request);
    CHECK_INT(request->kind, REQUEST_NONE);
    code_write(CODE_PLACE, 0, place_serial(place_number("C2")), digits);
    scan.code = code_read(digits);
    ui_event(&desk->ui, &desk->view, &scan, request);
    CHECK_INT(request->command.kind, COMMAND_PLACE_PRODUCT);
    desk_carry_out(desk);
    CHECK_STR(place_of(desk, SMALL_RICE), "C2");
    code_write(CODE_PLACE, 0, place_serial(place_number("K9")), digits); /* not in this room */
    scan.code = code_read(digits);
    ui_event(&desk->ui, &desk->view, &scan, request);
    CHECK_INT(request->kind, REQUEST_NONE);
    scan.code = code_read(small_codes[SMALL_MILK]); /* first what, then where */
    ui_event(&desk->ui, &desk->view, &scan, request);
    desk_carry_out(desk);
    CHECK_STR(place_of(desk, SMALL_MILK), "C2");
    CHECK_STR(place_of(desk, SMALL_RICE), "C2"); /* two products may share one */
    scan.code = code_read(small_codes[SMALL_MILK]);
    ui_event(&desk->ui, &desk->view, &scan, request); /* once more: it lies nowhere now */
    desk_carry_out(desk);
    CHECK_STR(place_of(desk, SMALL_MILK), "");
}

static void place(struct desk_test *desk, enum small_product product, const char *where)
{
    CHECK_INT(
        small_do(&desk->month, (struct command){.kind = COMMAND_PLACE_PRODUCT,
                                                .role = ROLE_DIRECTOR,
                                                .target = small_product_id(&desk->month, product),
                                                .number = place_number(where)}),
        REFUSAL_NONE);
}

void room_way(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "way");
}

void room_way_well(struct desk_test *desk)
{
    static const struct {
        enum small_product product;
        const char *place;
    } rows[] = {{SMALL_POTATOES, "A1"}, {SMALL_SACK, "A2"}, {SMALL_CARROTS, "A3"},
                {SMALL_CABBAGE, "A4"},  {SMALL_RICE, "A5"}, {SMALL_PASTA, "C1"},
                {SMALL_EGGS, "F2"},     {SMALL_MILK, "F1"}, {SMALL_ICE, "G1"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        place(desk, rows[i].product, rows[i].place);
    }
    open_room(desk);
    desk_tap(desk, "way");
}

void room_setup(struct desk_test *desk)
{
    open_room(desk);
    desk_tap(desk, "setup");
    desk_tap(desk, "setup_6");
    CHECK(desk->request.command.kind == COMMAND_TICK && desk->request.command.target == TICK_ROOM);
    desk_carry_out(desk);
    struct ui_input next = {.kind = UI_TAP, .action = ACTION_VALIDATE}; /* of the command sheet */
    ui_event(&desk->ui, &desk->view, &next, &desk->request);
    CHECK_INT(desk->request.command.number, 7);
    desk_carry_out(desk);
    CHECK(prep_is_ticked(desk->view.prep, TICK_ROOM, 6));
    desk_tap(desk, "setup_7");
    CHECK_INT(desk->request.command.value, 0); /* taken back */
}

static struct kit_view kit;

void kit_make(struct desk_test *desk)
{
    room_scene_floor(&room);
    show(desk);
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "kit");
    CHECK(!desk_can_tap(desk, "validate")); /* no stick */
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "BORNE");
    desk_tap(desk, "name");
    desk_tap(desk, "letter_n");
    desk_tap(desk, "letter_y");
    desk_tap(desk, "validate");
}

void kit_made(struct desk_test *desk)
{
    kit_make(desk);
    desk_tap(desk, "validate");
    CHECK(desk->request.kind == REQUEST_KIT && desk->request.argument == KIT_MAKE);
    CHECK_STR(desk->request.text, "Ny");
    desk->view.job = (struct job_view){.kind = JOB_KIT, .status = JOB_DONE, .result = "borne-kit"};
}

void kit_found(struct desk_test *desk)
{
    kit = (struct kit_view){.is_there = true,
                            .name = "Nancy",
                            .things = 14,
                            .entries = 24,
                            .rules = 6,
                            .places = 31,
                            .products = 36,
                            .voices = 48};
    desk->view.kit = &kit;
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "BORNE");
    ui_go(&desk->ui, &desk->view, SCREEN_FIRST);
    desk_tap(desk, "kit");
    CHECK(desk->request.kind == REQUEST_KIT && desk->request.argument == KIT_LOOK);
    CHECK(desk->ui.screen == SCREEN_KIT);
}

void kit_refused(struct desk_test *desk)
{
    kit_found(desk);
    kit = (struct kit_view){.is_there = false};
    (void)str_copy(kit.why, sizeof kit.why,
                   "Ce kit est abîmé (salle.csv). Refaites-le sur la borne d’où il vient.");
    desk_tap(desk, "validate"); /* another look */
    CHECK_INT(desk->request.argument, KIT_LOOK);
}

void kit_taken(struct desk_test *desk)
{
    kit_found(desk);
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.argument, KIT_TAKE);
    kit.is_taken = true;
    CHECK(!desk_can_tap(desk, "validate"));
}

static struct own_view own;

static void open_own(struct desk_test *desk)
{
    desk->view.own = &own;
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "own");
}

void own_none(struct desk_test *desk)
{
    own = (struct own_view){.words = -1};
    open_own(desk);
}

void own_all(struct desk_test *desk)
{
    own = (struct own_view){.name = "Paniers solidaires de Lorraine",
                            .image = 1,
                            .width = 320,
                            .height = 160,
                            .words = 12,
                            .files = {{.name = "logos/paniers-rond-couleurs.png"},
                                      {.name = "mots.po", .is_words = true},
                                      {.name = "logo.svg"}},
                            .file_count = 3,
                            .more_images = 23};
    open_own(desk);
}

static struct place_photos photos;

/* Five places with a photograph. */
static void some_photos(struct desk_test *desk)
{
    static const char *const places[] = {"A1", "A4", "B2", "C1", "E12"};
    photos.count = 5;
    for (int i = 0; i < 5; i++) {
        bool is_high = i % 2 == 1;
        photos.rows[i] = (struct place_photo){.place = place_number(places[i]),
                                              .w = is_high ? 480 : 640,
                                              .h = is_high ? 640 : 480,
                                              .number = 0x80000000u + (uint32_t)i};
    }
    desk->view.photos = &photos;
}

void own_photos_none(struct desk_test *desk)
{
    own_all(desk);
    photos.count = 0;
    desk->view.photos = &photos;
    desk_tap(desk, "photos");
    CHECK(!desk_can_tap(desk, "validate")); /* no stick */
}

void own_photos(struct desk_test *desk)
{
    own_all(desk);
    some_photos(desk);
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE");
    desk_tap(desk, "photos");
}

void own_photos_left(struct desk_test *desk)
{
    own_photos(desk);
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.argument, OWN_TAKE_PHOTOS);
    own.left_count = 2;
    (void)str_copy(own.left[0].name, sizeof own.left[0].name, "IMG_20251103_101522.HEIC");
    (void)str_copy(own.left[0].why, sizeof own.left[0].why,
                   "Photo HEIC : enregistrez-la en JPEG "
                   "(iPhone : Formats, « Le plus compatible »).");
    (void)str_copy(own.left[1].name, sizeof own.left[1].name, "salle.jpg");
    (void)str_copy(own.left[1].why, sizeof own.left[1].why,
                   "Ce n’est pas le nom d’un emplacement : nommez-la A4.jpg, par exemple.");
}

void own_photo(struct desk_test *desk)
{
    own_photos(desk);
    desk_tap(desk, "photo_A4");
}

void own_logos(struct desk_test *desk)
{
    own_all(desk);
    (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE");
    desk_tap(desk, "logo");
}

void own_words(struct desk_test *desk)
{
    own_all(desk);
    desk_tap(desk, "words");
}

void own_refused(struct desk_test *desk)
{
    own_all(desk);
    desk->view.job = (struct job_view){
        .kind = JOB_OWN,
        .status = JOB_FAILED,
        .result = "Ligne 1204 : « Une mallette » doit garder ses « %… » tels quels, dans le même "
                  "ordre."};
}

void own_name(struct desk_test *desk)
{
    own_all(desk);
    desk_tap(desk, "name");
}

void own_home(struct desk_test *desk)
{
    own_all(desk);
    desk_tap(desk, "lock");
}
