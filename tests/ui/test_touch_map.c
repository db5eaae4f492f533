/* test_touch_map.c: panels that are off, mirrored, turned or squeezed land where the finger is. */
#include "base/str.h"
#include "support/check.h"
#include "ui/touch_map.h"

/* What a panel does to a point: the wrong that the map must put right. */
struct wrong {
    double xx, xy, x0, yx, yy, y0; /* of 1 */
};

static struct touch_point panel(const struct wrong *wrong, struct touch_point at)
{
    double x = at.x, y = at.y, whole = TOUCH_WHOLE;
    return (struct touch_point){(int32_t)(wrong->xx * x + wrong->xy * y + wrong->x0 * whole),
                                (int32_t)(wrong->yx * x + wrong->yy * y + wrong->y0 * whole)};
}

static bool is_near(struct touch_point a, struct touch_point b, int32_t most)
{
    int32_t x = a.x - b.x, y = a.y - b.y;
    return x >= -most && x <= most && y >= -most && y <= most;
}

/* Four crosses touched on such a panel give a map that is right everywhere on it. */
static void puts_right(const struct wrong *wrong)
{
    struct touch_point touched[TOUCH_CROSSES];
    struct touch_map map = touch_map_none();
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        touched[i] = panel(wrong, touch_crosses[i]);
    }
    CHECK(touch_map_solve(touched, &map));
    for (int32_t y = 2000; y < TOUCH_WHOLE; y += 10000) {
        for (int32_t x = 2000; x < TOUCH_WHOLE; x += 10000) {
            struct touch_point at = {x, y};
            CHECK(is_near(touch_map_apply(&map, panel(wrong, at)), at, 8));
        }
    }
}

static void every_wrong_is_put_right(void)
{
    puts_right(&(struct wrong){.xx = 1, .yy = 1});
    puts_right(&(struct wrong){.xx = -1, .x0 = 1, .yy = 1});                   /* mirrored */
    puts_right(&(struct wrong){.xx = -1, .x0 = 1, .yy = -1, .y0 = 1});         /* upside down */
    puts_right(&(struct wrong){.xy = 1, .yx = 1});                             /* axes exchanged */
    puts_right(&(struct wrong){.xy = -1, .x0 = 1, .yx = 1});                   /* a quarter turn */
    puts_right(&(struct wrong){.xx = 0.8, .x0 = 0.1, .yy = 0.9, .y0 = 0.04});  /* off */
    puts_right(&(struct wrong){.xx = 0.96, .xy = 0.05, .yx = -0.04, .yy = 1}); /* glued askew */
    puts_right(&(struct wrong){.xx = 0.5, .x0 = 0.25, .yy = 0.5, .y0 = 0.25});
}

static void a_hand_may_tremble_a_little(void)
{
    struct touch_point touched[TOUCH_CROSSES];
    struct touch_map map;
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        touched[i] = touch_crosses[i];
    }
    touched[0].x += 1500; /* four millimetres of twenty centimetres, shared out among four */
    touched[2].y -= 1500;
    CHECK(touch_map_solve(touched, &map));
    CHECK(is_near(touch_map_apply(&map, touch_crosses[1]), touch_crosses[1], 1500));
}

static void what_does_not_fit_is_refused(void)
{
    struct touch_map map = {.xx = 7};
    struct touch_point one = {1000, 1000};
    struct touch_point same[TOUCH_CROSSES] = {one, one, one, one};
    CHECK(!touch_map_solve(same, &map)); /* one place four times */
    struct touch_point line[TOUCH_CROSSES] = {
        {8192, 8192}, {57344, 57344}, {57344, 57344}, {8192, 8192}};
    CHECK(!touch_map_solve(line, &map));
    struct touch_point astray[TOUCH_CROSSES];
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        astray[i] = touch_crosses[i];
    }
    astray[3].x += 16000; /* somebody else's finger */
    CHECK(!touch_map_solve(astray, &map));
    struct touch_point tiny[TOUCH_CROSSES] = {
        {30000, 30000}, {31000, 30000}, {31000, 31000}, {30000, 31000}};
    CHECK(!touch_map_solve(tiny, &map)); /* a hand's width would be a finger's */
    CHECK_INT(map.xx, 7);                /* nothing was touched */
}

static void touches_stay_on_the_panel(void)
{
    struct touch_map map = touch_map_none();
    map.x0 = 40000;
    map.y0 = -40000;
    struct touch_point at = touch_map_apply(&map, (struct touch_point){60000, 10000});
    CHECK_INT(at.x, TOUCH_WHOLE - 1);
    CHECK_INT(at.y, 0);
}

static void pixels_come_back(void)
{
    for (int px = 0; px < 1280; px++) {
        int x, y;
        touch_point_px(touch_point_of(px, px % 800, 1280, 800), 1280, 800, &x, &y);
        CHECK(x == px && y == px % 800);
    }
}

static void is_kept_as_text(void)
{
    struct touch_map map = {65000, -12, 300, 14, 66000, -500}, read = touch_map_none();
    char text[96];
    touch_map_write(&map, text, sizeof text);
    CHECK_STR(text, "65000 -12 300 14 66000 -500");
    CHECK(touch_map_read(text, &read));
    CHECK(read.xx == 65000 && read.xy == -12 && read.y0 == -500 && read.yx == 14);
    static const char *const bad[] = {"",
                                      "65536 0 0 0 65536",
                                      "65536 0 0 0 65536 0 1",
                                      "0 0 0 0 0 0",
                                      "65536 0 0 0 65536 x",
                                      "99999999 0 0 0 65536 0",
                                      "65536 65536 0 65536 65536 0"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        read.xx = 7;
        CHECK(!touch_map_read(bad[i], &read) && read.xx == 7);
    }
    CHECK(!touch_map_is_none(&map));
    map = touch_map_none();
    CHECK(touch_map_is_none(&map));
}

int main(void)
{
    every_wrong_is_put_right();
    a_hand_may_tremble_a_little();
    what_does_not_fit_is_refused();
    touches_stay_on_the_panel();
    pixels_come_back();
    is_kept_as_text();
    return 0;
}
