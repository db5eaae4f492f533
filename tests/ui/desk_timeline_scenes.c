/* desk_timeline_scenes.c: the way through the timeline: what a tap asks for is done to a timeline
 * of this test, as the station would. */
#include "ui/desk_timeline_scenes.h"

#include "base/str.h"
#include "domain/tick.h"
#include "support/check.h"

static struct timeline timeline;

static void take_in(struct desk_test *desk)
{
    CHECK_INT(desk->request.kind, REQUEST_TIMELINE);
    timeline_put(&timeline, &desk->request.entry);
}

static void open_timeline(struct desk_test *desk)
{
    timeline_begin(&timeline);
    desk->view.timeline = &timeline;
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "timeline");
    CHECK(desk->ui.screen == SCREEN_TIMELINE);
}

void timeline_first(struct desk_test *desk)
{
    open_timeline(desk);
    CHECK_INT(desk->ui.half, 0);
}

void timeline_ticked(struct desk_test *desk)
{
    open_timeline(desk);
    desk_tap(desk, "validate"); /* or the code on the command sheet: the first that waits */
    CHECK_INT(desk->request.command.kind, COMMAND_TICK);
    CHECK_INT(desk->request.command.number, TIMELINE_OPEN_ROOM);
    desk_carry_out(desk);
    desk_tap(desk, "entry_3");
    CHECK_INT(desk->request.command.number, TIMELINE_FRIDGES_1);
    desk_carry_out(desk);
    desk_tap(desk, "entry_4");
    desk_carry_out(desk);
    desk_tap(desk, "entry_4"); /* taken back */
    CHECK_INT(desk->request.command.value, 0);
    desk_carry_out(desk);
    CHECK(prep_is_ticked(desk->view.prep, TICK_DAY, TIMELINE_FRIDGES_1));
    CHECK(!prep_is_ticked(desk->view.prep, TICK_DAY, TIMELINE_FETCH));
}

void timeline_rest(struct desk_test *desk)
{
    open_timeline(desk);
    desk_tap(desk, "half_5");
    CHECK(!desk_can_tap(desk, "validate"));
}

void timeline_no_month(struct desk_test *desk)
{
    timeline_begin(&timeline);
    desk->view.timeline = &timeline;
    ui_go(&desk->ui, &desk->view, SCREEN_TIMELINE);
    CHECK(!desk_can_tap(desk, "entry_1")); /* nothing to tick it in */
    CHECK(!desk_can_tap(desk, "validate"));
}

void timeline_change(struct desk_test *desk)
{
    open_timeline(desk);
    desk_tap(desk, "half_2");
    desk_tap(desk, "change");
}

void timeline_form(struct desk_test *desk)
{
    timeline_change(desk);
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_14"); /* the break */
    desk_tap(desk, "hour_less");
    desk_tap(desk, "people_more");
    desk_tap(desk, "who_less"); /* goes round */
    CHECK_INT(desk->ui.entry.minute, 10 * 60 + 45);
    CHECK_INT(desk->ui.entry.people, 1);
    CHECK_INT(desk->ui.entry.who, WHO_COUNT - 1);
}

void timeline_left_out(struct desk_test *desk)
{
    timeline_form(desk);
    desk_tap(desk, "leave_out");
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK(timeline_find(&timeline, TIMELINE_PAUSE)->is_left_out);
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_14"); /* it stays where it can be taken in again */
}

void timeline_words_typed(struct desk_test *desk)
{
    timeline_change(desk);
    desk_tap(desk, "add");
    desk_tap(desk, "add_line");
    CHECK(!desk_can_tap(desk, "validate"));
    static const char *const letters[] = {"l", "e", "space", "p", "a", "i", "n", "space"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        char name[24];
        str_format(name, sizeof name, "letter_%s", letters[i]);
        desk_tap(desk, name);
    }
    desk_tap(desk, "erase");
    CHECK(str_equal(desk->ui.entry.words, "Le pain"));
}

void timeline_own(struct desk_test *desk)
{
    timeline_words_typed(desk);
    desk_tap(desk, "validate");
    desk_tap(desk, "day_less");
    desk_tap(desk, "validate");
    take_in(desk);
    const struct timeline_entry *own = timeline_find(&timeline, TIMELINE_OWN);
    CHECK(own != NULL && own->day == 1);
    CHECK_INT(desk->ui.half, 0); /* shown where it is now */
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_50");
    desk_tap(desk, "leave_out");
    take_in(desk);
    CHECK(timeline_find(&timeline, TIMELINE_OWN) == NULL);
    struct timeline_entry again = {.number = TIMELINE_OWN, .day = 1, .minute = 540};
    (void)str_copy(again.words, sizeof again.words, "Le pain");
    timeline_put(&timeline, &again);
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_50");
}
