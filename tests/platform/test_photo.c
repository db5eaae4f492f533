/* test_photo.c: an image stands in a frame as a number, and is drawn where it should be. */
#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "image/image.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include <unistd.h>

/* Left half of one colour, right half of another. */
static struct image halves(int w, int h, uint32_t left, uint32_t right)
{
    struct image image = {w, h, malloc((size_t)w * (size_t)h * sizeof *image.argb)};
    CHECK(image.argb != NULL);
    for (int i = 0; i < w * h; i++) {
        image.argb[i] = i % w < w / 2 ? left : right;
    }
    return image;
}

static bool find(void *context, uint32_t number, struct draw_image *ret)
{
    const struct image *photo = context;
    *ret = (struct draw_image){photo->w, photo->h, photo->argb};
    return number == 7;
}

static void it_is_drawn_in_its_place(void)
{
    static struct frame frame;
    struct error err = {0};
    struct panel panel = {200, 100, 5.0};
    struct offscreen offscreen;
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    CHECK(offscreen_open(&offscreen, panel.width_px, panel.height_px, &err));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    struct image photo = halves(60, 40, 0xFF204060u, 0xFFE0C0A0u);
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
    char path[] = "/tmp/borne-photo-XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0 && close(file) == 0);
    CHECK(offscreen_save(&offscreen, path, &err));
    struct image screen = {0};
    size_t size;
    uint8_t *bytes = file_bytes(path, 1 << 20, &size);
    CHECK(bytes != NULL && unlink(path) == 0);
    CHECK(image_read(bytes, size, &(struct image_room){200, 100, true}, &screen, &err));
    free(bytes);
    CHECK(screen.argb[50 * 200 + 20] == 0xFFFFFFFFu);
    CHECK(screen.argb[50 * 200 + 110] == 0xFF204060u);
    CHECK(screen.argb[50 * 200 + 190] == 0xFFE0C0A0u);
    image_finish(&screen);
    image_finish(&photo);
    draw_destroy(draw);
    offscreen_close(&offscreen);
    fonts_destroy(fonts);
}

int main(void)
{
    RUN(it_is_drawn_in_its_place);
    return 0;
}
