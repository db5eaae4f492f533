/* test_press.c: what counts as a tap. */
#include "support/check.h"
#include "ui/press.h"

static struct frame frame;
static const struct panel panel = {1280, 800, 15.6};

static void make_frame(void)
{
    frame_begin(&frame, &panel, 0xFFFFFFFFu);
    frame_target(&frame, "undo", 1, 0, (struct rect){0, 0, 100, 100}, false);
    frame_target(&frame, "go", 2, 7, (struct rect){200, 0, 100, 100}, true);
    frame_target(&frame, "key_5", 3, 5, (struct rect){400, 0, 100, 100}, false);
}

static bool tap(struct press *press, int x, int64_t at_ms)
{
    struct frame_target target;
    press_down(press, &frame, x, 50);
    return press_up(press, &frame, x, 50, at_ms, "key_", &target);
}

static void release_inside_acts(void)
{
    struct press press = {0};
    struct frame_target target = {0};
    press_down(&press, &frame, 250, 50);
    CHECK_STR(press_name(&press), "go");
    CHECK(press_up(&press, &frame, 299, 99, 0, NULL, &target));
    CHECK_INT(target.action, 2);
    CHECK_INT(target.argument, 7);
    CHECK(press_name(&press) == NULL);
}

static void release_outside_does_not(void)
{
    struct press press = {0};
    struct frame_target target;
    press_down(&press, &frame, 250, 50);
    CHECK(!press_up(&press, &frame, 50, 50, 0, NULL, &target));
    press_down(&press, &frame, 250, 50);
    press_move(&press, &frame, 350, 50);
    press_move(&press, &frame, 250, 50);
    CHECK(!press_up(&press, &frame, 250, 50, 0, NULL, &target));
    CHECK(!press_up(&press, &frame, 250, 50, 0, NULL, &target)); /* never went down */
}

static void repeats_wait(void)
{
    struct press press = {0};
    CHECK(tap(&press, 50, 1000));
    CHECK(!tap(&press, 50, 1399));
    CHECK(tap(&press, 50, 1400));
    CHECK(tap(&press, 250, 1410)); /* another target acts at once */
    CHECK(!tap(&press, 250, 2209));
    CHECK(tap(&press, 250, 2210));
    CHECK(tap(&press, 450, 3000)); /* digits repeat */
    CHECK(tap(&press, 450, 3050));
}

int main(void)
{
    make_frame();
    RUN(release_inside_acts);
    RUN(release_outside_does_not);
    RUN(repeats_wait);
    return 0;
}
