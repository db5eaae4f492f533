/* test_beside.c: what stands beside the work: another task after a while, the way to practice for a
 * pair too, the tutor's line, a labo's long name, what a danger does, what was not enough. */
#include <stdlib.h>

#include "base/str.h"
#include "domain/place.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/lane.h"
#include "ui/picture.h"
#include "ui/scenes.h"
#include "ui/words.h"

static struct lane_test lane;

static int scene_named(const char *name)
{
    for (int i = 0; i < scene_count(); i++) {
        if (str_equal(scene_name(i), name)) {
            return i;
        }
    }
    CHECK_NEVER("no such scene");
    return 0;
}

static void finish_a_crate(uint32_t crate)
{
    lane_open_crate(&lane, crate, LANE_TASK_PICK);
    small_pick_all(&lane.small, 0);
    lane_scan_crate(&lane, crate);
    CHECK_STR(lane_screen(&lane), "crate_choice");
}

/* Right after a crate, where its undo stands, and in a column. */
static void another_task_after_a_while(void)
{
    static const struct panel column = {400, 800, 10.1};
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    lane_tap(&lane, "pick");
    finish_a_crate(lane_crate_of_kind(&lane, CRATE_DRY, 0));
    CHECK(lane_can_tap(&lane, "undo") && !lane_can_tap(&lane, "change"));
    uint32_t next = lane_crate_of_kind(&lane, CRATE_DRY, 1);
    lane_open_crate(&lane, next, LANE_TASK_PICK);
    lane_wait(&lane, UI_TASK_OFFER_MS);
    small_pick_all(&lane.small, 0);
    lane_scan_crate(&lane, next);
    CHECK(lane_can_tap(&lane, "undo") && lane_can_tap(&lane, "back"));
    CHECK(lane_can_tap(&lane, "number") && lane_can_tap(&lane, "change"));
    lane_show_on(&lane, &column, &text_plain_metrics);
    CHECK(lane.theme.narrow);
    CHECK(lane_can_tap(&lane, "change") && lane_can_tap(&lane, "take"));
    lane_tap(&lane, "change");
    CHECK(lane.ui.job != TASK_PREPARE);
    lane_close(&lane);
}

/* Whoever sits there may learn, and a pair that has an animal too, in a column as well. */
static void a_pair_may_practise(void)
{
    static const struct panel column = {400, 800, 10.1};
    lane_open(&lane, true);
    lane_choose_pair(&lane, 2);
    CHECK(lane_can_tap(&lane, "pair") && lane_can_tap(&lane, "welcome"));
    lane_show_on(&lane, &column, &text_plain_metrics);
    CHECK(lane_can_tap(&lane, "pair"));
    lane_tap(&lane, "welcome");
    lane_tap(&lane, "practise");
    CHECK_INT(lane.request.kind, REQUEST_PRACTICE);
    lane_close(&lane);
}

/* A labo's name gives way to the tutor's line, and is cut rather than drawn over help. */
static void a_long_name_gives_way(void)
{
    lane_open(&lane, true);
    struct pickup *rows = lane.small.plan.pickups.rows;
    for (size_t i = 0; i < lane.small.plan.pickups.count; i++) {
        (void)str_copy(rows[i].name, sizeof rows[i].name, "Ploërmel – salle des fêtes");
    }
    lane_at_step(&lane, SMALL_PASTA, 3000);
    CHECK(frame_find_text(lane_frame(&lane), "Laissez chercher"));
    CHECK(frame_find_text(lane_frame(&lane), "Ploërmel"));
    lane_close(&lane);
}

/* Nor on the crate that is proposed: there it takes a second line and is whole. */
static void a_long_name_is_proposed_whole(void)
{
    struct rect short_chip = {0}, long_chip = {0};
    for (int is_long = 0; is_long < 2; is_long++) {
        lane_open(&lane, true);
        struct pickup *rows = lane.small.plan.pickups.rows;
        for (size_t i = 0; i < lane.small.plan.pickups.count; i++) {
            (void)str_copy(rows[i].name, sizeof rows[i].name,
                           is_long ? "Ploërmel – salle des fêtes (entrée par la cour)" : "Toul");
        }
        lane_choose_pair(&lane, 0);
        lane_tap(&lane, "pick");
        const struct frame *frame = lane_frame(&lane);
        for (int i = 0; i < frame->command_count; i++) {
            const struct frame_command *command = &frame->commands[i];
            const char *words =
                command->kind == FRAME_TEXT ? frame_command_text(frame, command) : "";
            if (str_starts(words, "Toul") || str_starts(words, "Ploërmel")) {
                *(is_long ? &long_chip : &short_chip) = command->rect;
                CHECK(!command->cut);
            }
        }
        lane_close(&lane);
    }
    CHECK(short_chip.h > 0 && long_chip.h > short_chip.h);
}

/* Red goes when somebody says that the bag lies in the fridge, and by no other touch. */
static void red_waits_for_the_fridge(void)
{
    scene_open(scene_named("kept_out"), &lane);
    struct request request;
    ui_event(&lane.ui, &lane.view, &(struct ui_input){.kind = UI_TAP, .action = ACTION_NEXT},
             &request);
    lane_scan_product(&lane, SMALL_MILK);
    CHECK_STR(lane_screen(&lane), "kept_out");
    lane_tap(&lane, "in_fridge");
    CHECK_STR(lane_screen(&lane), "pick");
    lane_close(&lane);
}

/* What one eats with a spoon from a pot is no ice cream. */
static void yoghurt_is_no_ice_cream(void)
{
    CHECK(!str_equal(picture_of_product("Yaourts nature – lot de 4", "Crèmerie"),
                     picture_of_product("Glace vanille – bac 1L", "Surgelés")));
}

/* One line at each step, not at picking alone. */
static void a_line_for_the_tutor(void)
{
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    uint32_t crate = lane_crate_of_kind(&lane, CRATE_DRY, 0);
    lane_open_crate(&lane, crate, LANE_TASK_PICK);
    CHECK(frame_find_text(lane_frame(&lane), "Laissez lire le numéro."));
    lane_tap(&lane, "go");
    lane_tap(&lane, "problem");
    CHECK(frame_find_text(lane_frame(&lane), "personne n’a tort."));
    lane_tap(&lane, "back");
    small_pick_all(&lane.small, 0);
    ui_go_to_work(&lane.ui, &lane.view, SCREEN_HOME);
    CHECK(frame_find_text(lane_frame(&lane), "Laissez poser la cagette."));
    lane_close(&lane);
}

/* "Bien." is for the first scan that was right, and an allergy is the loudest no. */
static void no_praise_for_a_wrong_one(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane.ui.is_first_scan = true;
    lane_scan_product(&lane, SMALL_RICE);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK(!frame_find_text(lane_frame(&lane), "Bien."));
    lane_close(&lane);
}

/* "None left" is no "every crate has its part". */
static void what_was_not_enough_is_said(void)
{
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    ui_go(&lane.ui, &lane.view, SCREEN_SHARE);
    lane_scan_product(&lane, SMALL_PASTA);
    lane_tap(&lane, "put");
    lane_tap(&lane, "none_left");
    CHECK(!frame_find_text(lane_frame(&lane), "Chaque cagette a sa part"));
    CHECK(frame_find_text(lane_frame(&lane), "n’en ont pas") ||
          frame_find_text(lane_frame(&lane), "n’en a pas"));
    lane_close(&lane);
}

/* A vehicle that is not full says how many are missing, those that no row is left for included. */
static void all_that_is_missing_is_counted(void)
{
    static const struct panel low = {1024, 600, 10.1};
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    ui_go(&lane.ui, &lane.view, SCREEN_LOAD);
    lane_tap(&lane, "validate");
    lane_tap(&lane, "trip_1");
    lane_show_on(&lane, &low, &text_plain_metrics);
    struct loading loading = prep_trip_loading(&lane.small.prep, 1);
    char words[64];
    str_format(words, sizeof words, "Pas encore chargées : %u", loading.crates - loading.loaded);
    lane_tap(&lane, "leave");
    const struct frame *frame = lane_frame(&lane);
    CHECK(frame_find_text(frame, words));
    int shown = 0, more = 0;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *command = &frame->commands[i];
        shown += command->kind == FRAME_SHAPE && command->shape == SHAPE_HOURGLASS;
        if (command->kind == FRAME_TEXT && str_starts(frame->text + command->text, "+ ")) {
            more = (int)strtol(frame->text + command->text + 2, NULL, 10);
        }
    }
    CHECK_INT(shown + more, loading.crates - loading.loaded);
    lane_close(&lane);
}

static int photos_drawn(void)
{
    const struct frame *frame = lane_frame(&lane);
    int count = 0;
    for (int i = 0; i < frame->command_count; i++) {
        count += frame->commands[i].kind == FRAME_IMAGE && frame->commands[i].dots == 99;
    }
    return count;
}

/* The photograph of a place stands beside the map, on every panel, and of no other place. */
static void a_place_has_its_photograph(void)
{
    static const struct panel panels[] = {{1280, 800, 15.6}, {1024, 600, 10.1}, {400, 800, 10.1}};
    static struct place_photos photos = {.count = 1};
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000); /* E1 */
    photos.rows[0] = (struct place_photo){place_number("E1"), 640, 480, 99};
    CHECK_INT(photos_drawn(), 0);
    lane.view.photos = &photos;
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        lane_show_on(&lane, &panels[i], &text_plain_metrics);
        CHECK_INT(photos_drawn(), 1);
    }
    photos.rows[0].place = place_number("E2");
    CHECK_INT(photos_drawn(), 0);
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(another_task_after_a_while);
    RUN(a_pair_may_practise);
    RUN(a_long_name_gives_way);
    RUN(a_long_name_is_proposed_whole);
    RUN(red_waits_for_the_fridge);
    RUN(yoghurt_is_no_ice_cream);
    RUN(a_line_for_the_tutor);
    RUN(no_praise_for_a_wrong_one);
    RUN(what_was_not_enough_is_said);
    RUN(all_that_is_missing_is_counted);
    RUN(a_place_has_its_photograph);
    return 0;
}
