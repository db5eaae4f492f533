/* test_photo.c: photographs of places: read within limits, made small, solid, drawn where they
 * should be; what is none is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "platform/photo.h"
#include "support/check.h"

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[128];
    str_format(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Left half of one colour, right half of another. */
static void write_halves(const char *path, int w, int h, uint32_t left, uint32_t right)
{
    struct photo photo = {w, h, malloc((size_t)w * (size_t)h * sizeof *photo.argb)};
    struct error err = {0};
    CHECK(photo.argb != NULL);
    for (int i = 0; i < w * h; i++) {
        photo.argb[i] = i % w < w / 2 ? left : right;
    }
    CHECK(photo_write(&photo, path, &err));
    photo_finish(&photo);
}

static void it_is_read_as_it_was_written(void)
{
    struct photo photo = {0};
    struct error err = {0};
    int w, h;
    write_halves(path_of("A4.png"), 60, 40, 0xFF204060u, 0xFFE0C0A0u);
    CHECK(photo_size(path_of("A4.png"), &w, &h));
    CHECK(w == 60 && h == 40);
    CHECK(photo_read(path_of("A4.png"), &photo, &err));
    CHECK(photo.w == 60 && photo.h == 40);
    CHECK(photo.argb[0] == 0xFF204060u && photo.argb[59] == 0xFFE0C0A0u);
    photo_finish(&photo);
    /* What is clear is paper. */
    write_halves(path_of("B1.png"), 8, 8, 0x00000000u, 0xFF000000u);
    CHECK(photo_read(path_of("B1.png"), &photo, &err));
    CHECK(photo.argb[0] == 0xFFFFFFFFu && photo.argb[7] == 0xFF000000u);
    photo_finish(&photo);
}

static void a_large_one_is_made_small(void)
{
    struct photo photo = {0};
    struct error err = {0};
    write_halves(path_of("A4.png"), 3 * LIMIT_PHOTO_SIDE, 2 * LIMIT_PHOTO_SIDE, 0xFF102030u,
                 0xFFD0D0D0u);
    CHECK(photo_read(path_of("A4.png"), &photo, &err));
    CHECK(photo.w == LIMIT_PHOTO_SIDE && photo.h == 2 * LIMIT_PHOTO_SIDE / 3);
    CHECK(photo.argb[0] == 0xFF102030u && photo.argb[photo.w - 1] == 0xFFD0D0D0u);
    photo_finish(&photo);
}

static void what_is_none_is_refused(void)
{
    struct photo photo = {0};
    struct error err = {0};
    FILE *file = fopen(path_of("C1.png"), "w");
    CHECK(file != NULL);
    fputs("\x89PNG\r\n\x1a\nand then nothing", file);
    fclose(file);
    CHECK(!photo_read(path_of("C1.png"), &photo, &err));
    CHECK_STR(err.code, "no_photo");
    CHECK(!photo_read(path_of("none.png"), &photo, &err));
    CHECK(photo.argb == NULL);
}

static bool find(void *context, uint32_t number, struct draw_image *ret)
{
    const struct photo *photo = context;
    *ret = (struct draw_image){photo->w, photo->h, photo->argb};
    return number == 7;
}

static void it_is_drawn_in_its_place(void)
{
    static struct frame frame;
    struct photo photo = {0};
    struct error err = {0};
    struct panel panel = {200, 100, 5.0};
    struct offscreen offscreen;
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    CHECK(offscreen_open(&offscreen, panel.width_px, panel.height_px, &err));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    write_halves(path_of("A4.png"), 60, 40, 0xFF204060u, 0xFFE0C0A0u);
    CHECK(photo_read(path_of("A4.png"), &photo, &err));
    struct rect fit = frame_image_fit((struct rect){100, 0, 100, 100}, photo.w, photo.h);
    CHECK(fit.x == 100 && fit.w == 100 && fit.h == 66);
    uint64_t hashes[3];
    for (uint32_t number = 6; number <= 7; number++) {
        frame_begin(&frame, &panel, 0xFFFFFFFFu);
        frame_image(&frame, fit, number);
        draw_set_images(draw, find, &photo);
        draw_forget(draw);
        CHECK(draw_frame(draw, &frame));
        hashes[number - 6] = offscreen_hash(&offscreen);
    }
    CHECK(hashes[0] != hashes[1]); /* 6 is nothing, 7 is there */
    CHECK(offscreen_save(&offscreen, path_of("screen.png"), &err));
    struct photo screen = {0};
    CHECK(photo_read(path_of("screen.png"), &screen, &err));
    CHECK(screen.argb[50 * 200 + 20] == 0xFFFFFFFFu);
    CHECK(screen.argb[50 * 200 + 110] == 0xFF204060u);
    CHECK(screen.argb[50 * 200 + 190] == 0xFFE0C0A0u);
    photo_finish(&screen);
    photo_finish(&photo);
    draw_destroy(draw);
    offscreen_close(&offscreen);
    fonts_destroy(fonts);
}

int main(void)
{
    str_format(folder, sizeof folder, "/tmp/borne-photo-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    RUN(it_is_read_as_it_was_written);
    RUN(a_large_one_is_made_small);
    RUN(what_is_none_is_refused);
    RUN(it_is_drawn_in_its_place);
    static const char *const names[] = {"A4.png", "B1.png", "C1.png", "screen.png"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        (void)unlink(path_of(names[i]));
    }
    (void)rmdir(folder);
    return 0;
}
