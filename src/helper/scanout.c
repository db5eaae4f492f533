/* scanout.c: frame buffers that are shown, mapped and judged. */
#include "helper/scanout.h"

#include <drm.h>
#include <drm_fourcc.h>
#include <drm_mode.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fb.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"

enum { CARDS = 8, SHOWN = 16 }; /* of a PC, of a card */

/* What is looked at: an open card or frame buffer, and where its pixels are in it. */
struct memory {
    int fd;
    off_t offset;
    size_t before, length; /* bytes of the mapping until the first pixel, and in all */
};

static const struct format {
    uint32_t name;
    uint8_t bytes;
    struct screen_channel red, green, blue;
} formats[] = {
    {DRM_FORMAT_XRGB8888, 4, {16, 8}, {8, 8}, {0, 8}},
    {DRM_FORMAT_ARGB8888, 4, {16, 8}, {8, 8}, {0, 8}},
    {DRM_FORMAT_XBGR8888, 4, {0, 8}, {8, 8}, {16, 8}},
    {DRM_FORMAT_ABGR8888, 4, {0, 8}, {8, 8}, {16, 8}},
    {DRM_FORMAT_XRGB2101010, 4, {20, 10}, {10, 10}, {0, 10}},
    {DRM_FORMAT_XBGR2101010, 4, {0, 10}, {10, 10}, {20, 10}},
    {DRM_FORMAT_RGB565, 2, {11, 5}, {5, 6}, {0, 5}},
};

static void keep_best(struct scanout_seen *best, const struct scanout_seen *seen)
{
    if (seen->what > best->what) {
        *best = *seen;
    }
}

/* Maps and judges; false and errno when it cannot be mapped. */
static bool judge(const struct memory *memory, struct screen_pixels *pixels,
                  struct scanout_seen *seen)
{
    void *bytes = mmap(NULL, memory->length, PROT_READ, MAP_SHARED, memory->fd, memory->offset);
    if (bytes == MAP_FAILED) {
        return false;
    }
    pixels->bytes = (const uint8_t *)bytes + memory->before;
    seen->verdict = screen_judge(pixels);
    seen->what = seen->verdict.is_picture ? SCANOUT_PICTURE : SCANOUT_NOTHING;
    munmap(bytes, memory->length);
    return true;
}

/* A buffer of the card by the card's own mapping, or else as other drivers get it. */
static bool judge_handle(int card, uint32_t handle, struct memory *memory,
                         struct screen_pixels *pixels, struct scanout_seen *seen)
{
    struct drm_mode_map_dumb map = {.handle = handle};
    struct drm_prime_handle prime = {.handle = handle, .flags = DRM_CLOEXEC};
    memory->fd = card;
    if (ioctl(card, DRM_IOCTL_MODE_MAP_DUMB, &map) == 0) {
        memory->offset = (off_t)map.offset;
        if (judge(memory, pixels, seen)) {
            return true;
        }
    }
    if (ioctl(card, DRM_IOCTL_PRIME_HANDLE_TO_FD, &prime) != 0) {
        return false;
    }
    memory->fd = prime.fd;
    memory->offset = 0;
    bool is_judged = judge(memory, pixels, seen);
    int why = errno;
    close(prime.fd);
    errno = why;
    return is_judged;
}

static const struct format *format_of(uint32_t name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (formats[i].name == name) {
            return &formats[i];
        }
    }
    return NULL;
}

/* One screen of a card: what its buffer holds. */
static struct scanout_seen look_at_buffer(int card, uint32_t buffer)
{
    struct drm_mode_fb_cmd2 info = {.fb_id = buffer};
    struct scanout_seen seen = {.what = SCANOUT_UNREAD};
    if (ioctl(card, DRM_IOCTL_MODE_GETFB2, &info) != 0 || info.handles[0] == 0) {
        seen.os_code = errno;
        return seen;
    }
    const struct format *format = format_of(info.pixel_format);
    uint64_t modifier =
        (info.flags & DRM_MODE_FB_MODIFIERS) != 0 ? info.modifier[0] : DRM_FORMAT_MOD_INVALID;
    seen.width = info.width;
    seen.height = info.height;
    seen.os_code = ENOTSUP;
    if (format != NULL && info.pitches[0] >= (uint64_t)info.width * format->bytes) {
        struct screen_pixels pixels = {
            .width = info.width,
            .height = info.height,
            .stride_bytes = info.pitches[0],
            .pixel_bytes = format->bytes,
            .red = format->red,
            .green = format->green,
            .blue = format->blue,
            .is_packed = modifier != DRM_FORMAT_MOD_LINEAR && modifier != DRM_FORMAT_MOD_INVALID,
        };
        struct memory memory = {.before = info.offsets[0],
                                .length = info.offsets[0] + (size_t)info.pitches[0] * info.height};
        if (!judge_handle(card, info.handles[0], &memory, &pixels, &seen)) {
            seen.os_code = errno;
        }
    }
    for (int i = 0; i < 4; i++) {
        struct drm_gem_close gone = {.handle = info.handles[i]};
        bool is_own = info.handles[i] != 0;
        for (int k = 0; k < i; k++) {
            is_own = is_own && info.handles[k] != info.handles[i]; /* planes may share one */
        }
        if (is_own) {
            (void)ioctl(card, DRM_IOCTL_GEM_CLOSE, &gone);
        }
    }
    return seen;
}

static void look_at_card(int card, struct scanout_seen *best)
{
    uint32_t crtcs[SHOWN];
    struct drm_mode_card_res counts = {0};
    /* Who opens a card that nobody draws on would hold it: not us. */
    (void)ioctl(card, DRM_IOCTL_DROP_MASTER, 0);
    if (ioctl(card, DRM_IOCTL_MODE_GETRESOURCES, &counts) != 0) {
        return;
    }
    struct drm_mode_card_res resources = {.crtc_id_ptr = (uint64_t)(uintptr_t)crtcs,
                                          .count_crtcs = counts.count_crtcs};
    if (counts.count_crtcs > SHOWN || ioctl(card, DRM_IOCTL_MODE_GETRESOURCES, &resources) != 0) {
        return;
    }
    for (uint32_t i = 0; i < resources.count_crtcs && i < SHOWN; i++) {
        struct drm_mode_crtc crtc = {.crtc_id = crtcs[i]};
        if (ioctl(card, DRM_IOCTL_MODE_GETCRTC, &crtc) == 0 && crtc.mode_valid != 0 &&
            crtc.fb_id != 0) {
            struct scanout_seen seen = look_at_buffer(card, crtc.fb_id);
            keep_best(best, &seen);
        }
    }
}

/* The memory of firmware that no driver took over. */
static void look_at_fb(int fd, struct scanout_seen *best)
{
    struct fb_var_screeninfo now = {0};
    struct fb_fix_screeninfo fixed = {0};
    if (ioctl(fd, FBIOGET_VSCREENINFO, &now) != 0 || ioctl(fd, FBIOGET_FSCREENINFO, &fixed) != 0) {
        return;
    }
    struct scanout_seen seen = {
        .what = SCANOUT_UNREAD, .width = now.xres, .height = now.yres, .os_code = ENOTSUP};
    struct screen_pixels pixels = {
        .width = now.xres,
        .height = now.yres,
        .stride_bytes = fixed.line_length,
        .pixel_bytes = (uint8_t)(now.bits_per_pixel / 8),
        .red = {(uint8_t)now.red.offset, (uint8_t)now.red.length},
        .green = {(uint8_t)now.green.offset, (uint8_t)now.green.length},
        .blue = {(uint8_t)now.blue.offset, (uint8_t)now.blue.length},
    };
    size_t before = (size_t)now.yoffset * fixed.line_length;
    struct memory memory = {
        .fd = fd, .before = before, .length = before + (size_t)fixed.line_length * now.yres};
    bool is_known = (now.bits_per_pixel == 16 || now.bits_per_pixel == 32) && now.red.length >= 5 &&
                    now.green.length >= 5 && now.blue.length >= 5 &&
                    fixed.line_length >= (uint64_t)now.xres * pixels.pixel_bytes &&
                    memory.length <= fixed.smem_len;
    if (is_known && !judge(&memory, &pixels, &seen)) {
        seen.os_code = errno;
    }
    keep_best(best, &seen);
}

struct scanout_seen scanout_look(const char *dev)
{
    char path[LIMIT_PATH];
    struct scanout_seen best = {.what = SCANOUT_DARK};
    for (int card = 0; card < CARDS; card++) {
        int fd = str_format(path, sizeof path, "%s/dri/card%d", dev, card)
                     ? open(path, O_RDWR | O_CLOEXEC)
                     : -1;
        if (fd >= 0) {
            look_at_card(fd, &best);
            close(fd);
        }
    }
    int fd = best.what == SCANOUT_DARK && str_format(path, sizeof path, "%s/fb0", dev)
                 ? open(path, O_RDWR | O_CLOEXEC)
                 : -1;
    if (fd >= 0) {
        look_at_fb(fd, &best);
        close(fd);
    }
    return best;
}
