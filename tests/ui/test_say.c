/* test_say.c: what is said stands on the screen, in every state and language; the month's list has
 * it all; units are read out; a pair can turn it off; there is a button to hear it again. */
#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/say.h"
#include "ui/scenes.h"
#include "ui/words.h"

static bool stands_on(const struct frame *frame, const char *text)
{
    return frame_find_text(frame, text);
}

static void what_is_said_stands_on_the_screen(void)
{
    int faults = 0, said = 0;
    for (int i = 0; i < scene_count() * words_count(); i++) {
        struct lane_test lane;
        struct say say;
        scene_open(i / words_count(), &lane);
        lane.ui.language = i % words_count();
        const struct frame *frame = lane_frame(&lane);
        say_screen(&lane.ui, &lane.view, &say);
        for (int k = 0; k < say.count && lane.ui.screen != SCREEN_HELP; k++) {
            said++;
            if (!stands_on(frame, say.parts[k].text)) {
                fprintf(stderr, "%s, %s: \"%s\" is said and not shown\n",
                        scene_name(i / words_count()), words_code(i % words_count()),
                        say.parts[k].text);
                faults++;
            }
        }
        lane_close(&lane);
    }
    CHECK(said > 300);
    CHECK_INT(faults, 0);
}

struct list {
    struct say_part parts[2000];
    int count;
};

static void add(void *context, const struct say_part *part, enum say_kind kind)
{
    (void)kind;
    struct list *list = context;
    CHECK(list->count < 2000);
    list->parts[list->count++] = *part;
}

static bool has(const struct list *list, const struct say_part *part)
{
    for (int i = 0; i < list->count; i++) {
        if (list->parts[i].language == part->language &&
            str_equal(list->parts[i].text, part->text)) {
            return true;
        }
    }
    return strspn(part->text, "0123456789") == strlen(part->text); /* a crate's number */
}

/* But numbers of crates, and what a hand has left of a weight. */
static void a_month_lists_what_will_be_said(void)
{
    static struct list list;
    int faults = 0;
    for (int i = 0; i < scene_count(); i++) {
        struct lane_test lane;
        struct say say;
        scene_open(i, &lane);
        list.count = 0;
        for (int language = 0; language < words_count(); language++) {
            say_month(lane.view.prep->plan, language, add, &list);
        }
        lane.ui.language = i % words_count();
        say_screen(&lane.ui, &lane.view, &say);
        for (int k = 0; k < say.count; k++) {
            if (!has(&list, &say.parts[k])) {
                fprintf(stderr, "%s: \"%s\" is not made ahead\n", scene_name(i), say.parts[k].text);
                faults++;
            }
        }
        lane_close(&lane);
    }
    CHECK_INT(faults, 0);
}

static void a_step_is_place_product_and_number(void)
{
    struct lane_test lane;
    struct say say;
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    lane_open_crate(&lane, 1, LANE_TASK_PICK);
    lane_tap(&lane, "go");
    CHECK_STR(lane_screen(&lane), "pick");
    say_screen(&lane.ui, &lane.view, &say);
    const struct prep *prep = lane.view.prep;
    const struct portion *portion = plan_portion(prep->plan, prep_next_portion(prep, 1));
    const struct product *product = plan_product(prep->plan, portion->product);
    char number[16];
    str_format(number, sizeof number, "%d", (int)(portion->units_milli / 1000));
    CHECK_INT(say.count, 4);
    CHECK_STR(say.parts[0].text, "Allez à");
    CHECK_STR(say.parts[1].text, product->place);
    CHECK_STR(say.parts[2].text, product->name);
    CHECK_STR(say.parts[3].text, number);
    lane.ui.language = words_language("ar");
    say_screen(&lane.ui, &lane.view, &say);
    CHECK_INT(say.parts[0].language, lane.ui.language);
    CHECK_INT(say.parts[2].language, LANGUAGE_FR); /* as it stands on the shelf */
    struct say help;
    lane_tap(&lane, "help");
    say_screen(&lane.ui, &lane.view, &help);
    CHECK(say_same(&say, &help));
    lane_close(&lane);
}

static void units_are_read_out(void)
{
    char aloud[128];
    int arabic = words_language("ar");
    struct say_part part = {LANGUAGE_FR, "750 g"};
    say_aloud(&part, aloud, sizeof aloud);
    CHECK_STR(aloud, "750 grammes");
    part = (struct say_part){LANGUAGE_FR, "1,5 kg"};
    say_aloud(&part, aloud, sizeof aloud);
    CHECK_STR(aloud, "1,5 kilos");
    part = (struct say_part){LANGUAGE_FR, "Farine 1 kg"};
    say_aloud(&part, aloud, sizeof aloud);
    CHECK_STR(aloud, "Farine 1 kg");
    part.language = arabic;
    (void)str_copy(part.text, sizeof part.text, "500 غ");
    say_aloud(&part, aloud, sizeof aloud);
    CHECK_STR(aloud, "500 غرام");
}

static void it_can_be_heard_again_or_not_at_all(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    lane_open_crate(&lane, 1, LANE_TASK_PICK);
    lane_tap(&lane, "go");
    CHECK(!lane_can_tap(&lane, "hear")); /* nobody speaks */
    lane.view.has_voice = true;
    lane_tap(&lane, "hear");
    CHECK_INT(lane.request.kind, REQUEST_HEAR);
    CHECK(say_is_step(&lane.ui, &lane.view));
    lane_tap(&lane, "help");
    lane_tap(&lane, "comfort");
    lane_tap(&lane, "voice");
    CHECK(!say_can_hear(&lane.ui, &lane.view));
    lane_tap(&lane, "back");
    CHECK(!lane_can_tap(&lane, "hear"));
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(what_is_said_stands_on_the_screen);
    RUN(a_month_lists_what_will_be_said);
    RUN(a_step_is_place_product_and_number);
    RUN(units_are_read_out);
    RUN(it_can_be_heard_again_or_not_at_all);
    return 0;
}
