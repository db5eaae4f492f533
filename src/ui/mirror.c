/* mirror.c: left for right. */
#include "ui/mirror.h"

/* How far to the right something at `x`, `w` wide, has to move. */
static int way(struct rect area, int x, int w)
{
    return 2 * area.x + area.w - 2 * x - w;
}

static struct rect turned(struct rect area, struct rect rect)
{
    rect.x += way(area, rect.x, rect.w);
    return rect;
}

static enum shape turned_shape(enum shape shape)
{
    return shape == SHAPE_ARROW_LEFT    ? SHAPE_ARROW_RIGHT
           : shape == SHAPE_ARROW_RIGHT ? SHAPE_ARROW_LEFT
                                        : shape;
}

static void turn_command(const struct frame *frame, struct frame_command *c, struct rect area)
{
    if (c->block != 0) {
        const struct rect *block = &frame->blocks[c->block];
        int right = way(area, block->x, block->w);
        c->rect.x += right;
        c->part.x += right;
        c->x += right;
        return;
    }
    c->rect = turned(area, c->rect);
    if (c->kind == FRAME_FILL) {
        c->part = turned(area, c->part);
    } else if (c->kind == FRAME_TEXT) {
        c->x += way(area, c->x, c->width_px);
    } else if (c->kind == FRAME_SHAPE) {
        c->shape = turned_shape(c->shape);
    }
}

void mirror_frame(struct frame *frame, int first_command, int first_target, struct rect area)
{
    for (int i = first_command; i < frame->command_count; i++) {
        turn_command(frame, &frame->commands[i], area);
    }
    for (int i = first_target; i < frame->target_count; i++) {
        struct frame_target *target = &frame->targets[i];
        const struct rect *block =
            target->block != 0 ? &frame->blocks[target->block] : &target->rect;
        target->rect.x += way(area, block->x, block->w);
    }
}
