/* test_comfort.c: a pair's language and the rest of what it likes: two taps, its own, and over with
 * it. */
#include "support/check.h"
#include "ui/lane.h"
#include "ui/words.h"

static const char arabic_scan[] = "امسحوا";

static void at_a_step(struct lane_test *lane)
{
    lane_open(lane, true);
    lane_choose_pair(lane, 3);
    lane_open_crate(lane, 1, LANE_TASK_PICK);
    lane_tap(lane, "go");
    CHECK_STR(lane_screen(lane), "pick");
}

static void a_language_is_two_taps_away(void)
{
    struct lane_test lane;
    at_a_step(&lane);
    int help_x = frame_target_named(lane_frame(&lane), "help")->rect.x;
    CHECK(!frame_find_text(lane_frame(&lane), arabic_scan));
    lane_tap(&lane, "help");
    CHECK(frame_find_text(lane_frame(&lane), "العربية")); /* by its name, whoever looks for it */
    lane_tap(&lane, "language_ar");
    lane_tap(&lane, "back");
    CHECK_STR(lane_screen(&lane), "pick");
    CHECK(frame_find_text(lane_frame(&lane), arabic_scan));
    CHECK(frame_target_named(lane_frame(&lane), "help")->rect.x < 100 && help_x > 1000);
    lane_tap(&lane, "help");
    lane_tap(&lane, "language_en");
    lane_tap(&lane, "back");
    CHECK(frame_find_text(lane_frame(&lane), "There is a problem"));
    lane_close(&lane);
}

/* One-handed, from the command sheet: one language after the other, round and back. */
static void a_code_turns_languages(void)
{
    struct lane_test lane;
    char code[11];
    at_a_step(&lane);
    code_write(CODE_COMMAND, 0, COMMAND_CODE_LANGUAGE, code);
    for (int i = 1; i <= words_count(); i++) {
        lane_scan(&lane, code);
        CHECK_INT(lane.ui.language, i % words_count());
        CHECK_STR(lane_screen(&lane), "pick");
    }
    lane_close(&lane);
}

static void choose_all(struct lane_test *lane)
{
    lane_tap(lane, "help");
    lane_tap(lane, "language_ar");
    lane_tap(lane, "comfort");
    lane_tap(lane, "big");
    lane_tap(lane, "contrast");
    lane_tap(lane, "left");
    CHECK_INT(lane->ui.comfort, COMFORT_ALL);
    lane_tap(lane, "left");
    CHECK_INT(lane->ui.comfort, COMFORT_BIG | COMFORT_CONTRAST);
    lane_tap(lane, "back");
}

static void the_next_pair_finds_french(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    choose_all(&lane); /* before the animal: it is this pair's */
    lane_tap(&lane, "pick");
    lane_tap(&lane, "pair_3");
    CHECK(words_is_rtl(lane.ui.language) && lane.ui.comfort != 0);
    lane_wait(&lane, 5 * UI_HOME_AFTER_MS); /* they talk: nothing is taken from them */
    CHECK_STR(lane_screen(&lane), "home");
    CHECK(words_is_rtl(lane.ui.language));
    lane_tap(&lane, "pair");
    lane_tap(&lane, "pair_4");
    CHECK_INT(lane.ui.language, LANGUAGE_FR);
    CHECK_INT(lane.ui.comfort, 0);
    lane_close(&lane);
}

static void who_left_without_an_animal_leaves_french(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    choose_all(&lane);
    CHECK_STR(lane_screen(&lane), "home");
    CHECK_INT(ui_deadline_ms(&lane.ui, &lane.view), lane.ui.touched_ms + UI_HOME_AFTER_MS);
    lane_wait(&lane, UI_HOME_AFTER_MS - 1);
    CHECK(words_is_rtl(lane.ui.language));
    lane_wait(&lane, 1);
    CHECK_INT(lane.ui.language, LANGUAGE_FR);
    CHECK_INT(lane.ui.comfort, 0);
    lane_close(&lane);
}

/* Whoever brings the month reads French, or English who chose it. */
static void the_desk_has_its_own_languages(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    choose_all(&lane);
    lane_tap(&lane, "desk");
    CHECK_STR(lane_screen(&lane), "pin");
    CHECK(frame_find_text(lane_frame(&lane), "Tapez le code de la direction"));
    lane.ui.language = words_language("en");
    CHECK(frame_find_text(lane_frame(&lane), "Type the director’s code"));
    lane_close(&lane);
}

static void what_languages_say_of_themselves(void)
{
    CHECK_STR(words_name(LANGUAGE_FR), "Français");
    CHECK_STR(words_name(words_language("en")), "English");
    CHECK_STR(words_voice(words_language("ar")), "ar");
    CHECK_INT(words_language("xx"), -1);
    CHECK_STR(words_get(LANGUAGE_FR, ""), ""); /* not the catalogue's head */
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(what_languages_say_of_themselves);
    RUN(a_language_is_two_taps_away);
    RUN(a_code_turns_languages);
    RUN(the_next_pair_finds_french);
    RUN(who_left_without_an_animal_leaves_french);
    RUN(the_desk_has_its_own_languages);
    return 0;
}
