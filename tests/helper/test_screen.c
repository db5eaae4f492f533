/* test_screen.c: what counts as a picture: screens as the kiosk draws them, and what stands on a
 * screen where something went wrong. */
#include "helper/screen.h"

#include <string.h>

#include <SDL.h>

#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/theme.h"
#include "ui/words.h"

enum { WIDTH = 1280, HEIGHT = 800 };

static uint32_t words[WIDTH * HEIGHT];
static uint16_t shorts[WIDTH * HEIGHT];

static struct screen_pixels pixels(void)
{
    return (struct screen_pixels){
        .bytes = (const uint8_t *)words,
        .width = WIDTH,
        .height = HEIGHT,
        .stride_bytes = WIDTH * 4,
        .pixel_bytes = 4,
        .red = {16, 8},
        .green = {8, 8},
        .blue = {0, 8},
    };
}

static void fill(uint32_t colour)
{
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        words[i] = colour;
    }
}

static struct screen_verdict judge(void)
{
    struct screen_pixels all = pixels();
    return screen_judge(&all);
}

/* A screen of the kiosk's as words[], by the renderer that needs no display. */
static void draw_scene(const char *name, struct fonts *fonts)
{
    struct offscreen offscreen = {0};
    struct panel panel = {WIDTH, HEIGHT, 15.6};
    struct lane_test lane;
    CHECK(offscreen_open(&offscreen, WIDTH, HEIGHT, NULL));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    int scene = 0;
    while (strcmp(scene_name(scene), name) != 0) {
        CHECK(++scene < scene_count());
    }
    scene_open(scene, &lane);
    lane_show_on(&lane, &panel, fonts_metrics(fonts));
    draw_frame(draw, lane_frame(&lane));
    lane_close(&lane);
    CHECK_INT(
        SDL_RenderReadPixels(offscreen.renderer, NULL, SDL_PIXELFORMAT_ARGB8888, words, WIDTH * 4),
        0);
    draw_destroy(draw);
    offscreen_close(&offscreen);
}

static void screens_of_the_kiosk_are_pictures(void)
{
    static const char *const names[] = {"home", "pair", "pick", "wall", "idle", "danger"};
    struct error err;
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    words_open(BORNE_WORDS_DIR);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        draw_scene(names[i], fonts);
        struct screen_verdict verdict = judge();
        printf("    %s: %d colours, %d in 1000 ground\n", names[i], verdict.colours,
               verdict.ground_permil);
        CHECK(verdict.is_picture);
    }
    /* The same on a screen of 16 bits, and in an order of the chip's own. */
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        uint32_t c = words[i];
        int to = i % 2 == 0 ? WIDTH * HEIGHT - 1 - i : i;
        shorts[to] = (uint16_t)((c >> 19 & 31) << 11 | (c >> 10 & 63) << 5 | (c >> 3 & 31));
    }
    struct screen_pixels small = pixels();
    small.bytes = (const uint8_t *)shorts;
    small.stride_bytes = WIDTH * 2;
    small.pixel_bytes = 2;
    small.red = (struct screen_channel){11, 5};
    small.green = (struct screen_channel){5, 6};
    small.blue = (struct screen_channel){0, 5};
    CHECK(screen_judge(&small).is_picture);
    fonts_destroy(fonts);
}

static void a_ground_without_anything_on_it_is_none(void)
{
    fill(0);
    CHECK(!judge().is_picture);
    fill(COLOUR_PAPER >> 8);
    struct screen_verdict verdict = judge();
    CHECK_INT(verdict.colours, 1);
    CHECK_INT(verdict.ground_permil, 1000);
    CHECK(!verdict.is_picture);
    /* A pointer in black and white, and specks, make no picture of it. */
    for (uint32_t i = 0; i < 400; i++) {
        words[i] = i % 2 == 0 ? 0 : 0xFFFFFF;
        words[WIDTH * 300 + i * 7] = i % 7 * 0x050505;
    }
    CHECK(!judge().is_picture);
}

static void another_programs_picture_is_none(void)
{
    /* Sixteen colours of letters on black. */
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        words[i] = i % 3 == 0 ? (i / 3 % 16) * 0x101010 : 0;
    }
    CHECK(!judge().is_picture);
    /* Thousands of colours, none of them the paper. */
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        words[i] = i % 4096 * 0x311;
    }
    CHECK(judge().colours > 1000);
    CHECK(!judge().is_picture);
    /* Where the chip packs them, their number has to do. */
    struct screen_pixels packed = pixels();
    packed.is_packed = true;
    CHECK(screen_judge(&packed).is_picture);
}

int main(void)
{
    RUN(screens_of_the_kiosk_are_pictures);
    RUN(a_ground_without_anything_on_it_is_none);
    RUN(another_programs_picture_is_none);
    return 0;
}
