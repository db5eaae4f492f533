/* screen.c: colours counted. */
#include "helper/screen.h"

#include "base/assert.h"

/* What Borne's screens stand on: paper, a card or paper in high contrast, the grounds of danger and
 * of attention (ui/theme.h; test_screen.c compares). */
static const uint32_t grounds[] = {0xFAF7F2, 0xFFFFFF, 0xFCE9E6, 0xFFF3E0};

enum {
    NEAR = 8,           /* what 16 bits a pixel leave of a colour */
    SPECK = 8,          /* pixels: fewer of a colour say nothing */
    LEAST_COLOURS = 24, /* letters with smooth edges and a drawing have hundreds */
    LEAST_GROUND_PERMIL = 50,
    BINS = 1 << 15
};

static uint8_t part(uint32_t value, struct screen_channel channel)
{
    uint32_t most = (1u << channel.bits) - 1;
    return (uint8_t)((value >> channel.shift & most) * 255 / most);
}

static bool is_near(int a, int b)
{
    return a - b <= NEAR && b - a <= NEAR;
}

static bool is_ground(int red, int green, int blue)
{
    for (size_t i = 0; i < sizeof grounds / sizeof grounds[0]; i++) {
        if (is_near(red, (int)(grounds[i] >> 16)) && is_near(green, (int)(grounds[i] >> 8 & 255)) &&
            is_near(blue, (int)(grounds[i] & 255))) {
            return true;
        }
    }
    return false;
}

static uint32_t value_at(const uint8_t *at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
        value = value << 8 | at[i];
    }
    return value;
}

struct screen_verdict screen_judge(const struct screen_pixels *pixels)
{
    static uint32_t bins[BINS];
    struct screen_verdict verdict = {0};
    uint64_t ground = 0, all = (uint64_t)pixels->width * pixels->height;
    ASSERT(pixels->pixel_bytes == 2 || pixels->pixel_bytes == 4);
    ASSERT((uint64_t)pixels->width * pixels->pixel_bytes <= pixels->stride_bytes);
    for (int bin = 0; bin < BINS; bin++) {
        bins[bin] = 0;
    }
    for (uint32_t y = 0; y < pixels->height; y++) {
        const uint8_t *at = pixels->bytes + (size_t)y * pixels->stride_bytes;
        for (uint32_t x = 0; x < pixels->width; x++, at += pixels->pixel_bytes) {
            uint32_t value = value_at(at, pixels->pixel_bytes);
            uint8_t red = part(value, pixels->red), green = part(value, pixels->green),
                    blue = part(value, pixels->blue);
            ground += is_ground(red, green, blue);
            bins[(red >> 3) << 10 | (green >> 3) << 5 | blue >> 3]++;
        }
    }
    for (int bin = 0; bin < BINS; bin++) {
        verdict.colours += bins[bin] >= SPECK;
    }
    verdict.ground_permil = all > 0 ? (int)(ground * 1000 / all) : 0;
    verdict.is_picture = verdict.colours >= LEAST_COLOURS &&
                         (pixels->is_packed || verdict.ground_permil >= LEAST_GROUND_PERMIL);
    return verdict;
}
