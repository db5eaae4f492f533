/* test_pictures.c: screens with the real fonts: the volunteers' hold the physical promises,
 * and look as the pictures of tests/shots: exactly so on the libraries named there, nearly so on
 * others. After a change that was meant: BORNE_GOLDEN=update build/tests/test_pictures, and look.
 */
#include <SDL.h>
#include <SDL_ttf.h>
#include <png.h>
#include <stdlib.h>

#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/desk_scenes.h"
#include "ui/frame_check.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/words.h"

#define FOLDER "tests/shots"

static const struct panel panels[] = {
    {1280, 800, 15.6}, {1920, 1080, 15.6}, {1920, 1080, 21.5}, {1024, 600, 15.6}};
/* A screen of each kind; all states are kept as text (tests/ui/golden). */
static const char *const kept[] = {"home",
                                   "pair",
                                   "crate_opened_chilled",
                                   "pick",
                                   "problem",
                                   "crate_done",
                                   "check_typed",
                                   "check_result_differs",
                                   "pick_weighed_typed",
                                   "not_this_other_product",
                                   "lanes_2",
                                   "lanes_4_mixed",
                                   "pin",
                                   "director",
                                   "import-preview",
                                   "review"};
enum { KEPT_SIZES = 2 };

/* On other libraries: so many pixels in a thousand may differ by more than a shade. */
enum { OTHER_PERMIL = 30, SHADE = 24 };

static struct fonts *fonts;
static char text[100000];

static void real_fonts_hold_the_promises(void)
{
    int faults = 0;
    for (int scene = 0; scene < scene_count(); scene++) {
        for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
            struct lane_test lane;
            scene_open(scene, &lane);
            lane_show_on(&lane, &panels[p], fonts_metrics(fonts));
            if (!frame_check(lane_frame(&lane), &panels[p], text, sizeof text)) {
                fprintf(stderr, "%s at %dx%d:\n%s", scene_name(scene), panels[p].width_px,
                        panels[p].height_px, text);
                faults++;
            }
            lane_close(&lane);
        }
    }
    CHECK_INT(faults, 0);
}

static void library_versions(char *to, size_t size)
{
    SDL_version sdl;
    const SDL_version *ttf = TTF_Linked_Version();
    int freetype[3], harfbuzz[3];
    SDL_GetVersion(&sdl);
    TTF_GetFreeTypeVersion(&freetype[0], &freetype[1], &freetype[2]);
    TTF_GetHarfBuzzVersion(&harfbuzz[0], &harfbuzz[1], &harfbuzz[2]);
    str_format(to, size, "SDL %d.%d.%d\nSDL_ttf %d.%d.%d\nFreeType %d.%d.%d\nHarfBuzz %d.%d.%d\n",
               sdl.major, sdl.minor, sdl.patch, ttf->major, ttf->minor, ttf->patch, freetype[0],
               freetype[1], freetype[2], harfbuzz[0], harfbuzz[1], harfbuzz[2]);
}

/* False if there is no such picture. `ret_pixels` is RGB, freed by the caller. */
static bool load(const char *path, png_image *ret_image, uint8_t **ret_pixels)
{
    memset(ret_image, 0, sizeof *ret_image);
    ret_image->version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(ret_image, path)) {
        return false;
    }
    ret_image->format = PNG_FORMAT_RGB;
    *ret_pixels = malloc(PNG_IMAGE_SIZE(*ret_image));
    CHECK(*ret_pixels != NULL);
    return png_image_finish_read(ret_image, NULL, *ret_pixels, 0, NULL) != 0;
}

/* Pixels in a thousand that differ by more than `shade` in a colour, rounded up. */
static int differing_permil(const char *one, const char *two, int shade)
{
    png_image a, b;
    uint8_t *pixels_a = NULL, *pixels_b = NULL;
    int permil = 1000;
    if (load(one, &a, &pixels_a) && load(two, &b, &pixels_b) && a.width == b.width &&
        a.height == b.height) {
        size_t count = (size_t)a.width * a.height, differ = 0;
        for (size_t i = 0; i < count; i++) {
            bool same = true;
            for (size_t k = 0; k < 3; k++) {
                same = same && abs(pixels_a[3 * i + k] - pixels_b[3 * i + k]) <= shade;
            }
            differ += !same;
        }
        permil = (int)((differ * 1000 + count - 1) / count);
    }
    free(pixels_a);
    free(pixels_b);
    return permil;
}

static void shoot(const char *name, const struct panel *panel, const char *path)
{
    struct error err = {0};
    struct offscreen offscreen = {0};
    CHECK(offscreen_open(&offscreen, panel->width_px, panel->height_px, &err));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    for (int scene = 0; scene < scene_count(); scene++) {
        if (str_equal(scene_name(scene), name)) {
            struct lane_test lane;
            scene_open(scene, &lane);
            lane_show_on(&lane, panel, fonts_metrics(fonts));
            CHECK(draw_frame(draw, lane_frame(&lane)));
            lane_close(&lane);
        }
    }
    for (int scene = 0; scene < lane_scene_count(); scene++) {
        if (str_equal(lane_scene_name(scene), name)) {
            /* A large panel where it has the pixels: lanes then stand beside each other. */
            struct panel whole = *panel;
            whole.diagonal_in = panel->width_px > 1280 ? 21.5 : panel->diagonal_in;
            struct lanes_test test;
            lane_scene_open(scene, &test);
            CHECK(draw_frame(draw, lanes_frame(&test, &whole, fonts_metrics(fonts))));
            lanes_close(&test);
        }
    }
    for (int scene = 0; scene < desk_scene_count(); scene++) {
        if (str_equal(desk_scene_name(scene), name)) {
            static struct desk_test desk;
            desk_scene_open(scene, &desk);
            desk_show_on(&desk, panel, fonts_metrics(fonts));
            CHECK(draw_frame(draw, desk_frame(&desk)));
            desk_close(&desk);
        }
    }
    CHECK(offscreen_save(&offscreen, path, &err));
    draw_destroy(draw);
    offscreen_close(&offscreen);
}

static bool read_versions(char *to, size_t size)
{
    FILE *file = fopen(FOLDER "/versions.txt", "rb");
    if (file == NULL) {
        return false;
    }
    to[fread(to, 1, size - 1, file)] = '\0';
    return fclose(file) == 0;
}

static void screens_look_as_kept(void)
{
    const char *asked = getenv("BORNE_GOLDEN");
    bool update = asked != NULL && str_equal(asked, "update");
    char versions[200], kept_versions[200] = "";
    library_versions(versions, sizeof versions);
    bool same_libraries =
        read_versions(kept_versions, sizeof kept_versions) && str_equal(versions, kept_versions);
    int faults = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        for (int p = 0; p < KEPT_SIZES; p++) {
            char path[LIMIT_PATH], now[LIMIT_PATH];
            str_format(path, sizeof path, FOLDER "/%s-%d.png", kept[i], panels[p].width_px);
            str_format(now, sizeof now, BORNE_SHOTS_DIR "/%s-%d.png", kept[i], panels[p].width_px);
            shoot(kept[i], &panels[p], update ? path : now);
            if (update) {
                continue;
            }
            int permil = differing_permil(path, now, same_libraries ? 0 : SHADE);
            if (permil > (same_libraries ? 0 : OTHER_PERMIL)) {
                fprintf(stderr, "%s differs from %s in %d of 1000 pixels\n", now, path, permil);
                faults++;
            }
        }
    }
    if (update) {
        FILE *file = fopen(FOLDER "/versions.txt", "wb");
        CHECK(file != NULL);
        fputs(versions, file);
        CHECK_INT(fclose(file), 0);
    }
    CHECK_INT(faults, 0);
}

int main(void)
{
    struct error err = {0};
    words_open(BORNE_WORDS_DIR);
    fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    RUN(real_fonts_hold_the_promises);
    RUN(screens_look_as_kept);
    fonts_destroy(fonts);
    return 0;
}
