/* test_volunteer.c: the volunteers' way through the screens: by scanner, by touch, with mistakes.
 * Long because every problem of the closed list is one of its ways. */
#include <stdlib.h>

#include "base/str.h"
#include "domain/code.h"
#include "support/check.h"
#include "ui/lane.h"
#include "ui/words.h"

static struct lane_test lane;

static uint32_t open_crate(void)
{
    return prep_lane(lane.view.prep, 0)->crate;
}

static uint32_t step_product(void)
{
    uint32_t step = prep_next_portion(lane.view.prep, open_crate());
    return step == ID_NONE ? ID_NONE : plan_portion(lane.view.prep->plan, step)->product;
}

static void scan_command(int command)
{
    char digits[11];
    code_write(CODE_COMMAND, 0, command, digits);
    lane_scan(&lane, digits);
}

static void by_touch_only(void)
{
    lane_open(&lane, true);
    lane_tap(&lane, "pick");
    CHECK_STR(lane_screen(&lane), "pair");
    lane_tap(&lane, "pair_3");
    CHECK_INT(lane.view.pair, 3);
    CHECK_STR(lane_screen(&lane), "crate_choice");
    lane_tap(&lane, "take");
    CHECK_STR(lane_screen(&lane), "crate_opened");
    lane_tap(&lane, "go");
    int gestures = 0;
    while (str_equal(lane_screen(&lane), "pick") && gestures++ < 50) {
        if (lane_can_tap(&lane, "one")) {
            lane_tap(&lane, "one");
        } else {
            CHECK(!lane_can_tap(&lane, "validate")); /* never prefilled, never at zero */
            lane_type(&lane, "0");
            CHECK(!lane_can_tap(&lane, "validate"));
            lane_type(&lane, "1500");
            lane_tap(&lane, "validate");
        }
        CHECK_INT(lane.outcome.event_count, 1);
        CHECK_INT(lane.sound, SOUND_ACCEPTED);
    }
    CHECK_STR(lane_screen(&lane), "crate_done");
    uint32_t crate = open_crate();
    lane_tap(&lane, "finish");
    CHECK_INT(lane.sound, SOUND_FINISHED);
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKED);
    CHECK_STR(lane_screen(&lane), "crate_choice");
    lane_tap(&lane, "undo"); /* finished too soon: one tap, and the crate is back */
    CHECK_STR(lane_screen(&lane), "crate_done");
    CHECK_INT(open_crate(), crate);
    lane_tap(&lane, "finish");
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKED);
    lane_close(&lane);
}

static void by_scanner_only(void)
{
    char badge[11];
    lane_open(&lane, true);
    uint32_t crate = lane_crate_of_kind(&lane, CRATE_CHILLED_BAG, 0);
    lane_scan_crate(&lane, crate);
    CHECK_STR(lane_screen(&lane), "pair");
    code_write(CODE_PAIR, 0, 5, badge);
    lane_scan(&lane, badge);
    CHECK_INT(lane.view.pair, 4);
    CHECK_INT(open_crate(), crate); /* the crate scanned before opens without a second scan */
    CHECK_STR(lane_screen(&lane), "crate_opened");
    int gestures = 0;
    while (prep_next_portion(lane.view.prep, crate) != ID_NONE && gestures++ < 50) {
        lane_scan_product(&lane,
                          (enum small_product)(step_product() - lane.small.plan.products.first_id));
        CHECK_INT(lane.outcome.event_count, 1);
    }
    CHECK_STR(lane_screen(&lane), "crate_done");
    lane_scan_crate(&lane, crate);
    CHECK_STR(lane_screen(&lane), "crate_choice");
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKED);
    lane_close(&lane);
}

static void typing_by_scanner(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_CARROTS, 1500);
    int64_t whole =
        prep_remaining_milli(lane.view.prep, prep_next_portion(lane.view.prep, open_crate()));
    scan_command(COMMAND_CODE_VALIDATE); /* nothing, and zero, close no step */
    CHECK_INT(lane.request.kind, REQUEST_NONE);
    scan_command(COMMAND_CODE_DIGIT_0);
    scan_command(COMMAND_CODE_VALIDATE);
    CHECK_INT(lane.request.kind, REQUEST_NONE);
    char digits[24];
    str_format(digits, sizeof digits, "%lld", (long long)whole); /* a unit weighs a kilogram */
    for (const char *digit = digits; *digit != '\0'; digit++) {
        scan_command(*digit - '0');
    }
    CHECK_STR(lane.ui.digits, digits);
    scan_command(COMMAND_CODE_VALIDATE);
    CHECK_INT(lane.outcome.event, EVENT_UNITS_PICKED);
    scan_command(COMMAND_CODE_UNDO);
    CHECK_INT(lane.outcome.event, EVENT_UNDONE);
    scan_command(COMMAND_CODE_MISSING);
    CHECK_INT(lane.outcome.event, EVENT_DISCREPANCY);
    lane_close(&lane);
}

static void home_offers_what_needs_hands(void)
{
    lane_open(&lane, false);
    CHECK(!lane_can_tap(&lane, "pick") && !lane_can_tap(&lane, "check"));
    CHECK(lane_can_tap(&lane, "import") && lane_can_tap(&lane, "desk"));
    lane_scan(&lane, "9520000011680");
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_UNKNOWN_CODE);
    lane_close(&lane);

    lane_open(&lane, true);
    CHECK(lane_can_tap(&lane, "pick") && !lane_can_tap(&lane, "check"));
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK(frame_find_text(lane_frame(&lane), "E1")); /* where it belongs */
    lane_tap(&lane, "understood");
    CHECK_STR(lane_screen(&lane), "home");

    uint32_t crate = lane_crate_of_kind(&lane, CRATE_CHILLED_BAG, 0);
    lane_choose_pair(&lane, 0);
    lane_scan_crate(&lane, crate);
    CHECK_STR(lane_screen(&lane), "crate_opened");
    small_pick_all(&lane.small, 0);
    lane_scan_crate(&lane, crate);
    lane_tap(&lane, "back");
    CHECK(lane_can_tap(&lane, "check"));
    lane_tap(&lane, "check"); /* not by those who filled it: another pair is asked for */
    CHECK_STR(lane_screen(&lane), "pair");
    lane_tap(&lane, "pair_1");
    lane_tap(&lane, "take");
    CHECK_STR(lane_screen(&lane), "check");
    CHECK_INT(open_crate(), crate);
    lane_close(&lane);
}

/* The first shape drawn: the verdict's mark. */
static enum shape mark(void)
{
    const struct frame *frame = lane_frame(&lane);
    for (int i = 0; i < frame->command_count; i++) {
        if (frame->commands[i].kind == FRAME_SHAPE) {
            return frame->commands[i].shape;
        }
    }
    return SHAPE_COUNT;
}

static void refusals_differ_and_wait(void)
{
    char stale[11];
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_scan_product(&lane, SMALL_PASTA);
    uint64_t before = frame_hash(lane_frame(&lane));
    uint64_t digest = prep_digest(lane.view.prep);
    code_write(CODE_CRATE, 12, 3, stale);
    char other[11];
    uint32_t first = lane.small.plan.crates.first_id;
    str_copy(other, sizeof other,
             small_crate_code(&lane.small, open_crate() == first ? first + 1 : first));
    const struct {
        const char *code;
        enum refusal_kind kind;
        enum sound sound;
        enum shape mark;
        const char *words;
    } rows[] = {
        {"3256221111112", REFUSAL_UNKNOWN_CODE, SOUND_UNKNOWN, SHAPE_TRIANGLE, "Code inconnu"},
        {other, REFUSAL_OTHER_CRATE, SOUND_OTHER_CRATE, SHAPE_OCTAGON, "Autre cagette"},
        {small_codes[SMALL_MILK], REFUSAL_OTHER_PRODUCT, SOUND_NOT_THIS, SHAPE_OCTAGON,
         "Pas celui-ci"},
        {stale, REFUSAL_STALE_LABEL, SOUND_STALE, SHAPE_HOURGLASS, "Autre"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lane.ui.wrong_in_row =
            0; /* each as the first one: two in a row have a sound of their own */
        lane_scan(&lane, rows[i].code);
        CHECK_STR(lane_screen(&lane), "not_this");
        CHECK_INT(lane.ui.refusal.kind, rows[i].kind);
        CHECK_INT(lane.sound, rows[i].sound);
        CHECK_INT(mark(), rows[i].mark);
        CHECK(frame_find_text(lane_frame(&lane), rows[i].words));
        CHECK_INT(prep_digest(lane.view.prep), digest); /* nothing has changed */
    }
    lane_tap(&lane, "understood");
    CHECK_STR(lane_screen(&lane), "pick");
    CHECK_INT(frame_hash(lane_frame(&lane)), before);
    lane_scan(&lane, rows[2].code);
    lane_scan_product(&lane, SMALL_PASTA); /* the right one goes on by itself */
    CHECK_INT(lane.sound, SOUND_ACCEPTED);
    CHECK_STR(lane_screen(&lane), "pick");
    lane_scan_product(&lane, SMALL_PASTA);
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_ALREADY_DONE);
    CHECK_INT(lane.sound, SOUND_ALREADY);
    CHECK_INT(mark(), SHAPE_RING);
    lane_close(&lane);
}

static void undo_puts_the_step_back(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_scan_product(&lane, SMALL_PASTA);
    uint64_t before = frame_hash(lane_frame(&lane));
    const char *gestures[] = {"one", "problem"};
    for (int i = 0; i < 2; i++) {
        lane_tap(&lane, gestures[i]);
        if (i == 1) {
            lane_tap(&lane, "missing");
            lane_tap(&lane, "key_1");
        }
        CHECK_INT(lane.outcome.event_count, 1);
        CHECK(frame_hash(lane_frame(&lane)) != before);
        lane_tap(&lane, "undo");
        CHECK_INT(lane.outcome.event, EVENT_UNDONE);
        CHECK_STR(lane_screen(&lane), "pick");
        CHECK_INT(frame_hash(lane_frame(&lane)), before);
    }
    lane_close(&lane);
}

static void problems_take_three_taps(void)
{
    const struct {
        const char *second, *third;
        enum event_kind event;
        enum discrepancy_type type;
    } rows[] = {
        {"missing", "key_2", EVENT_DISCREPANCY, DISCREPANCY_MISSING},
        {"damaged", "key_1", EVENT_DISCREPANCY, DISCREPANCY_DAMAGED},
        {"too_many", "key_1", EVENT_DISCREPANCY, DISCREPANCY_EXTRA},
        {"later", NULL, EVENT_PORTION_SKIPPED, DISCREPANCY_NONE},
        {"aside", NULL, EVENT_CRATE_LEFT, DISCREPANCY_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lane_open(&lane, true);
        lane_at_step(&lane, SMALL_PASTA, 3000);
        lane_tap(&lane, "problem");
        lane_tap(&lane, rows[i].second);
        if (rows[i].third != NULL) {
            CHECK_INT(lane.outcome.event_count, 0);
            lane_tap(&lane, rows[i].third);
        }
        CHECK_INT(lane.outcome.event, rows[i].event);
        const struct event *event = &lane.small.events[lane.small.event_count - 1];
        CHECK_INT(event->type, rows[i].type);
        lane_close(&lane);
    }
}

/* The latest event: so much of what was ordered is replaced by rice, so many for one. */
static void replaced(int64_t units_milli, int per)
{
    const struct event *event = &lane.small.events[lane.small.event_count - 1];
    CHECK_INT(lane.outcome.event, EVENT_DISCREPANCY);
    CHECK_INT(event->type, DISCREPANCY_SUBSTITUTED);
    CHECK_INT(event->other_product, small_product_id(&lane.small, SMALL_RICE));
    CHECK_INT(event->units_milli, units_milli);
    CHECK_INT(event->value, per);
}

static void what_is_allowed_is_put_in_instead(void)
{
    /* Nothing was allowed: nothing is offered, and the code of the command sheet says why not. */
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_tap(&lane, "problem");
    CHECK(!lane_can_tap(&lane, "other_product"));
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_NO_SUBSTITUTE);
    CHECK(frame_find_text(lane_frame(&lane), "Rien à la place"));
    lane_close(&lane);

    /* By touch in three taps. */
    lane_open(&lane, true);
    small_allow(&lane.small, SMALL_PASTA, SMALL_RICE, 2);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_tap(&lane, "problem");
    lane_tap(&lane, "other_product");
    CHECK(frame_find_text(lane_frame(&lane), "E3")); /* where it lies */
    CHECK(!lane_can_tap(&lane, "key_1"));
    lane_tap(&lane, "key_4");
    replaced(2000, 2);
    CHECK_STR(lane_screen(&lane), "pick");
    lane_close(&lane);

    /* By scanner: what was put in is scanned, another product is not it. */
    lane_open(&lane, true);
    small_allow(&lane.small, SMALL_PASTA, SMALL_RICE, 2);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_scan_product(&lane, SMALL_PASTA);
    lane_scan_product(&lane, SMALL_PASTA);
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    lane_scan_product(&lane, SMALL_RICE);
    CHECK_INT(lane.outcome.event_count, 0); /* half of it */
    CHECK_STR(lane_screen(&lane), "problem");
    lane_scan_product(&lane, SMALL_RICE);
    replaced(1000, 2);
    lane_close(&lane);

    lane_open(&lane, true);
    small_allow(&lane.small, SMALL_PASTA, SMALL_RICE, 1);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    lane_scan_product(&lane, SMALL_POTATOES);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK_INT(lane.ui.refusal.read_product, small_product_id(&lane.small, SMALL_POTATOES));
    CHECK_INT(lane.ui.refusal.expected_product, small_product_id(&lane.small, SMALL_RICE));
    scan_command(COMMAND_CODE_NO);
    CHECK_STR(lane_screen(&lane), "problem");
    lane_scan_product(&lane, SMALL_RICE);
    scan_command(COMMAND_CODE_VALIDATE); /* one of three: there are no more */
    replaced(1000, 1);
    lane_close(&lane);
}

/* An order with an allergy: words in the place of the tile, and the rules' no by the code. */
static void nothing_instead_for_an_allergy(void)
{
    lane_open(&lane, true);
    small_allow(&lane.small, SMALL_PASTA, SMALL_RICE, 1);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    uint32_t crate = prep_lane(&lane.small.prep, 0)->crate;
    struct command note = {.kind = COMMAND_SET_NOTE,
                           .role = ROLE_DIRECTOR,
                           .target = plan_crate(&lane.small.plan, crate)->order,
                           .value = NOTE_ALLERGY};
    CHECK_INT(small_do(&lane.small, note), REFUSAL_NONE);
    lane_tap(&lane, "problem");
    CHECK(!lane_can_tap(&lane, "other_product"));
    CHECK(frame_find_text(lane_frame(&lane), "Allergie : rien d’autre"));
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_NOTHING_ELSE);
    CHECK_INT(lane.sound, SOUND_DANGER); /* loud */
    lane_close(&lane);
}

static void damage_takes_another(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_tap(&lane, "problem");
    lane_tap(&lane, "damaged");
    lane_tap(&lane, "key_1");
    CHECK_STR(lane_screen(&lane), "problem"); /* take another one, or there is none */
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_STR(lane_screen(&lane), "pick");
    CHECK_INT(lane.outcome.event, EVENT_UNITS_PICKED);
    lane_tap(&lane, "problem");
    lane_tap(&lane, "aside");
    CHECK_STR(lane_screen(&lane), "crate_choice");
    CHECK(frame_find_text(lane_frame(&lane), "ou continuez la")); /* those put aside come first */
    lane_close(&lane);
}

static void choices_are_left_but_no_crate(void)
{
    lane_open(&lane, true);
    lane_tap(&lane, "help");
    CHECK(!lane_can_tap(&lane, "stay"));
    lane_wait(&lane, 61000);
    CHECK(lane_can_tap(&lane, "stay")); /* 30 seconds are counted down */
    CHECK(ui_deadline_ms(&lane.ui, &lane.view) <= lane.view.now_ms + 1000);
    lane_tap(&lane, "stay");
    CHECK(!lane_can_tap(&lane, "stay"));
    lane_wait(&lane, 89000);
    CHECK_STR(lane_screen(&lane), "help");
    lane_wait(&lane, 1000);
    CHECK_STR(lane_screen(&lane), "home");

    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_wait(&lane, 3600000);
    CHECK_STR(lane_screen(&lane), "pick");
    lane_tap(&lane, "help");
    lane_wait(&lane, 91000);
    CHECK_STR(lane_screen(&lane), "pick"); /* back to the step, not home */
    lane_close(&lane);
}

static void danger_blocks_until_mended(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane.view.failure = "Le disque est plein.";
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_STR(lane_screen(&lane), "danger");
    CHECK(frame_find_text(lane_frame(&lane), "Rien n’est enregistré"));
    CHECK(frame_find_text(lane_frame(&lane), "Le disque est plein."));
    lane_tap(&lane, "retry");
    CHECK_INT(lane.request.kind, REQUEST_RETRY);
    lane.view.failure = NULL;
    lane_wait(&lane, 10);
    CHECK_STR(lane_screen(&lane), "pick");
    lane_close(&lane);
}

static bool shows_shape(enum shape shape)
{
    const struct frame *frame = lane_frame(&lane);
    for (int i = 0; i < frame->command_count; i++) {
        if (frame->commands[i].kind == FRAME_SHAPE && frame->commands[i].shape == shape) {
            return true;
        }
    }
    return false;
}

/* A disk that takes its time is said with an hourglass, on every screen, and stops nobody. */
static void a_slow_disk_shows_an_hourglass(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    CHECK(!shows_shape(SHAPE_HOURGLASS));
    lane.view.is_slow = true;
    CHECK(shows_shape(SHAPE_HOURGLASS));
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_STR(lane_screen(&lane), "pick");
    lane_close(&lane);
}

/* The closed list: each noted in three taps at most; what is put aside changes no quantity. */
static void every_problem_has_its_drawing(void)
{
    static const struct {
        const char *name;
        enum discrepancy_type type;
        bool aside;
    } problems[] = {{"date", DISCREPANCY_DATE, true},
                    {"wrong", DISCREPANCY_WRONG, true},
                    {"cold", DISCREPANCY_COLD, true},
                    {"unreadable", DISCREPANCY_UNREADABLE, false}};
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        lane_open(&lane, true);
        lane_choose_pair(&lane, 0);
        lane_open_crate(&lane, lane_crate_of_kind(&lane, CRATE_DRY, 1), LANE_TASK_PICK);
        ui_go_to_work(&lane.ui, &lane.view, SCREEN_HOME);
        const struct prep *prep = lane.view.prep;
        uint32_t step = prep_next_portion(prep, prep_lane(prep, 0)->crate);
        int64_t remaining = prep_remaining_milli(prep, step);
        lane_tap(&lane, "problem");
        lane_tap(&lane, problems[i].name);
        if (lane.outcome.event_count == 0) {
            lane_tap(&lane, "key_1");
        }
        CHECK_INT(lane.outcome.event_count, 1);
        CHECK_INT(prep->discrepancies[prep->discrepancy_count - 1].type, problems[i].type);
        CHECK_INT(prep_remaining_milli(prep, step), remaining);
        CHECK_STR(lane_screen(&lane), problems[i].aside ? "problem" : "pick");
        if (problems[i].aside) {
            lane_tap(&lane, "another");
        }
        CHECK_STR(lane_screen(&lane), "pick");
        lane_close(&lane);
    }
}

/* A gift is to be fetched too; what a share took away is not. */
static void a_step_shows_what_there_is_to_fetch(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    uint32_t step = prep_next_portion(lane.view.prep, open_crate());
    struct portion_state *state =
        &lane.small.prep.portions[step - lane.small.plan.portions.first_id];
    CHECK(!frame_find_text(lane_frame(&lane), "7"));
    state->gift_milli = 4000;
    CHECK(frame_find_text(lane_frame(&lane), "7"));
    state->gift_milli = 0;
    CHECK(frame_find_text(lane_frame(&lane), "3"));
    state->cut_milli = state->missing_milli = 2000;
    CHECK(!frame_find_text(lane_frame(&lane), "3"));
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(by_touch_only);
    RUN(by_scanner_only);
    RUN(typing_by_scanner);
    RUN(home_offers_what_needs_hands);
    RUN(a_step_shows_what_there_is_to_fetch);
    RUN(refusals_differ_and_wait);
    RUN(undo_puts_the_step_back);
    RUN(problems_take_three_taps);
    RUN(what_is_allowed_is_put_in_instead);
    RUN(nothing_instead_for_an_allergy);
    RUN(damage_takes_another);
    RUN(choices_are_left_but_no_crate);
    RUN(danger_blocks_until_mended);
    RUN(a_slow_disk_shows_an_hourglass);
    RUN(every_problem_has_its_drawing);
    return 0;
}
