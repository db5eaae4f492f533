/* frame.c: filling, hashing and searching a frame. */
#include "ui/frame.h"

#include <string.h>

#include "base/assert.h"
#include "base/str.h"

static struct frame_command *add(struct frame *frame, enum frame_kind kind, struct rect rect,
                                 uint32_t colour)
{
    ASSERT(frame->command_count < FRAME_COMMANDS);
    struct frame_command *command = &frame->commands[frame->command_count++];
    memset(command, 0, sizeof(*command)); /* padding too, for comparing bytes */
    command->kind = kind;
    command->lane = frame->lane;
    command->rect = rect;
    command->colour = colour;
    command->alpha = 255;
    command->block = frame->block;
    return command;
}

static uint32_t keep_text(struct frame *frame, const char *text, size_t length)
{
    ASSERT(frame->text_used + length + 1 <= FRAME_TEXT_BYTES);
    uint32_t offset = frame->text_used;
    memcpy(frame->text + offset, text, length);
    frame->text[offset + length] = '\0';
    frame->text_used += (uint32_t)length + 1;
    return offset;
}

void frame_begin(struct frame *frame, const struct panel *panel, uint32_t background)
{
    frame->screen = panel_rect(panel);
    frame->command_count = 0;
    frame->target_count = 0;
    frame->text_used = 0;
    frame->lane = 0;
    frame->block = frame->block_count = 0;
    for (int i = 0; i < LIMIT_LANES; i++) {
        frame->areas[i] = (struct rect){0, 0, 0, 0};
    }
    add(frame, FRAME_CLEAR, frame->screen, background);
}

void frame_begin_lane(struct frame *frame, uint8_t lane, struct rect area, uint32_t background)
{
    ASSERT(lane < LIMIT_LANES);
    struct rect *all = &frame->areas[lane];
    frame->lane = lane;
    *all = all->w > 0 ? rect_around(*all, area) : area;
    frame_fill(frame, area, 0, background);
}

void frame_block_begin(struct frame *frame, struct rect rect)
{
    if (frame->block == 0 && frame->block_count + 1 < FRAME_BLOCKS) {
        frame->block = ++frame->block_count;
        frame->blocks[frame->block] = rect;
    }
}

void frame_block_end(struct frame *frame)
{
    frame->block = 0;
}

void frame_shadow(struct frame *frame, struct rect rect, int radius)
{
    add(frame, FRAME_SHADOW, rect, 0)->radius = radius;
}

void frame_fill(struct frame *frame, struct rect rect, int radius, uint32_t colour)
{
    frame_fill_part(frame, rect, radius, rect, colour);
}

void frame_fill_part(struct frame *frame, struct rect rect, int radius, struct rect part,
                     uint32_t colour)
{
    if (rect.w <= 0 || rect.h <= 0) {
        return;
    }
    struct frame_command *command = add(frame, FRAME_FILL, rect, colour);
    int most = (rect.w < rect.h ? rect.w : rect.h) / 2;
    command->radius = radius < most ? radius : most;
    command->part = part;
}

void frame_border(struct frame *frame, struct rect rect, int radius, int thickness, uint32_t colour,
                  bool dashed)
{
    if (rect.w <= 0 || rect.h <= 0) {
        return;
    }
    struct frame_command *command = add(frame, FRAME_BORDER, rect, colour);
    int most = (rect.w < rect.h ? rect.w : rect.h) / 2;
    command->radius = radius < most ? radius : most;
    command->thickness = thickness;
    command->dashed = dashed;
}

void frame_line(struct frame *frame, int x1, int y1, int x2, int y2, int thickness, uint32_t colour,
                bool dashed)
{
    ASSERT(x1 == x2 || y1 == y2);
    int left = x1 < x2 ? x1 : x2, top = y1 < y2 ? y1 : y2;
    int half = thickness / 2;
    struct rect rect = {left - half, top - half, (x1 < x2 ? x2 : x1) - left + thickness,
                        (y1 < y2 ? y2 : y1) - top + thickness};
    struct frame_command *command = add(frame, FRAME_LINE, rect, colour);
    command->thickness = thickness;
    command->dashed = dashed;
}

void frame_shape(struct frame *frame, struct rect rect, enum shape shape, uint32_t colour)
{
    add(frame, FRAME_SHAPE, rect, colour)->shape = shape;
}

void frame_picture(struct frame *frame, struct rect rect, const char *picture, int alpha, bool grey)
{
    struct frame_command *command = add(frame, FRAME_PICTURE, rect, 0);
    command->text = keep_text(frame, picture, strlen(picture));
    command->alpha = alpha;
    command->grey = grey;
}

void frame_dots(struct frame *frame, struct rect rect, uint32_t dots)
{
    add(frame, FRAME_DOTS, rect, 0)->dots = dots;
}

void frame_image(struct frame *frame, struct rect rect, uint32_t image)
{
    add(frame, FRAME_IMAGE, rect, 0)->dots = image;
}

struct rect frame_image_fit(struct rect rect, int width, int height)
{
    if (width <= 0 || height <= 0) {
        return rect_centre(rect, 0, 0);
    }
    bool is_wide = (int64_t)width * rect.h > (int64_t)height * rect.w;
    int w = is_wide ? rect.w : (int)((int64_t)rect.h * width / height);
    int h = is_wide ? (int)((int64_t)rect.w * height / width) : rect.h;
    return rect_centre(rect, w, h);
}

struct rect frame_dots_fit(struct rect rect, int width, int height)
{
    ASSERT(width > 0 && height > 0);
    int times = rect.w / width < rect.h / height ? rect.w / width : rect.h / height;
    if (times > 0) {
        return rect_centre(rect, times * width, times * height);
    }
    bool is_wide = (long long)rect.w * height < (long long)rect.h * width;
    return rect_centre(rect, is_wide ? rect.w : (int)((long long)rect.h * width / height),
                       is_wide ? (int)((long long)rect.w * height / width) : rect.h);
}

void frame_text(struct frame *frame, struct frame_command run, const char *text, size_t length)
{
    struct frame_command *command = add(frame, FRAME_TEXT, run.rect, run.colour);
    command->weight = run.weight;
    command->join = run.join;
    command->size_px = run.size_px;
    command->x = run.x;
    command->baseline = run.baseline;
    command->width_px = run.width_px;
    command->tabular = run.tabular;
    command->cut = run.cut;
    command->text = keep_text(frame, text, length);
}

void frame_target(struct frame *frame, const char *name, int action, int argument, struct rect rect,
                  bool primary)
{
    ASSERT(frame->target_count < FRAME_TARGETS);
    ASSERT(frame_target_in(frame, frame->lane, name) == NULL);
    struct frame_target *target = &frame->targets[frame->target_count++];
    memset(target, 0, sizeof(*target));
    ASSERT(str_copy(target->name, sizeof(target->name), name));
    target->action = action;
    target->argument = argument;
    target->rect = rect;
    target->primary = primary;
    target->lane = frame->lane;
    target->block = frame->block;
}

const struct frame_target *frame_target_at(const struct frame *frame, int x, int y)
{
    for (int i = frame->target_count; i-- > 0;) {
        if (rect_holds_point(frame->targets[i].rect, x, y)) {
            return &frame->targets[i];
        }
    }
    return NULL;
}

static bool is_in(uint8_t lane, uint8_t wanted)
{
    return wanted == LANE_ALL || lane == wanted;
}

const struct frame_target *frame_target_in(const struct frame *frame, uint8_t lane,
                                           const char *name)
{
    for (int i = 0; i < frame->target_count; i++) {
        if (is_in(frame->targets[i].lane, lane) && str_equal(frame->targets[i].name, name)) {
            return &frame->targets[i];
        }
    }
    return NULL;
}

const struct frame_target *frame_target_named(const struct frame *frame, const char *name)
{
    return frame_target_in(frame, LANE_ALL, name);
}

const char *frame_command_text(const struct frame *frame, const struct frame_command *command)
{
    ASSERT(command->kind == FRAME_TEXT || command->kind == FRAME_PICTURE);
    return frame->text + command->text;
}

/* FNV-1a, 64 bits: fast enough for 100 kB and without dependence on the machine. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ byte[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t mix_int(uint64_t hash, int value)
{
    return mix(hash, &value, sizeof(value));
}

uint64_t frame_hash(const struct frame *frame)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    hash = mix(hash, &frame->screen, sizeof(frame->screen));
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        const int numbers[] = {(int)c->kind, c->rect.x,    c->rect.y,      c->rect.w,   c->rect.h,
                               c->radius,    c->thickness, c->part.x,      c->part.y,   c->part.w,
                               c->part.h,    c->dashed,    (int)c->weight, c->size_px,  c->x,
                               c->baseline,  c->tabular,   (int)c->shape,  c->alpha,    c->grey,
                               (int)c->join, c->width_px,  c->cut,         (int)c->dots};
        hash = mix(hash, numbers, sizeof(numbers));
        hash = mix(hash, &c->colour, sizeof(c->colour));
    }
    hash = mix(hash, frame->text, frame->text_used);
    for (int i = 0; i < frame->target_count; i++) {
        const struct frame_target *t = &frame->targets[i];
        hash = mix(hash, t->name, strlen(t->name) + 1);
        hash = mix(hash, &t->rect, sizeof(t->rect));
        hash = mix_int(mix_int(hash, t->action), t->argument);
        hash = mix_int(mix_int(hash, t->primary), t->lane);
    }
    return hash;
}

void frame_read(const struct frame *frame, char *to, size_t size)
{
    frame_read_lane(frame, LANE_ALL, to, size);
}

void frame_read_lane(const struct frame *frame, uint8_t lane, char *to, size_t size)
{
    ASSERT(size > 0);
    to[0] = '\0';
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *command = &frame->commands[i];
        if (command->kind != FRAME_TEXT || !is_in(command->lane, lane)) {
            continue;
        }
        if (to[0] != '\0' && command->join != JOIN_RUN) {
            (void)str_append(to, size, command->join == JOIN_LINE ? " " : "\n");
        }
        (void)str_append(to, size, frame->text + command->text);
    }
    (void)str_append(to, size, "\n");
}

bool frame_find_text(const struct frame *frame, const char *text)
{
    return frame_find_text_in(frame, LANE_ALL, text);
}

bool frame_find_text_in(const struct frame *frame, uint8_t lane, const char *text)
{
    char all[FRAME_TEXT_BYTES + FRAME_COMMANDS + 2], wanted[FRAME_TEXT_BYTES];
    frame_read_lane(frame, lane, all, sizeof(all));
    if (strstr(all, text) != NULL) {
        return true;
    }
    str_fold(wanted, sizeof(wanted), text);
    if (wanted[0] == '\0') {
        return false;
    }
    /* Line by line, so that a match never goes over from one text to another. */
    for (char *line = all, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        char folded[FRAME_TEXT_BYTES];
        str_fold(folded, sizeof(folded), line);
        if (strstr(folded, wanted) != NULL) {
            return true;
        }
    }
    return false;
}
