/* frame_check.c: the properties of a frame, one function each. */
#include "ui/frame_check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ui/text.h"
#include "ui/theme.h"

struct faults {
    const struct frame *frame;
    const struct panel *panel;
    char *to;
    size_t size;
    int count;
};

static void fault(struct faults *faults, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void fault(struct faults *faults, const char *format, ...)
{
    char line[300];
    va_list args;
    va_start(args, format);
    (void)str_vformat(line, sizeof(line), format, args);
    va_end(args);
    (void)str_append(faults->to, faults->size, line);
    (void)str_append(faults->to, faults->size, "\n");
    faults->count++;
}

static struct rect area_of(const struct frame *frame, uint8_t lane)
{
    return frame->areas[lane].w > 0 ? frame->areas[lane] : frame->screen;
}

static void check_targets(struct faults *faults)
{
    const struct frame *frame = faults->frame;
    const struct panel *panel = faults->panel;
    int least = panel_px(panel, 20.0), primary = panel_px(panel, 25.0), gap = panel_px(panel, 5.0);
    for (int i = 0; i < frame->target_count; i++) {
        const struct frame_target *t = &frame->targets[i];
        if (t->rect.w < least || t->rect.h < least) {
            fault(faults, "target %s is %.1fx%.1f mm, less than 20", t->name,
                  panel_mm(panel, t->rect.w), panel_mm(panel, t->rect.h));
        }
        if (t->primary && t->rect.h < primary) {
            fault(faults, "primary target %s is %.1f mm high, less than 25", t->name,
                  panel_mm(panel, t->rect.h));
        }
        if (!rect_holds(area_of(frame, t->lane), t->rect)) {
            fault(faults, "target %s leaves the screen", t->name);
        }
        for (int k = 0; k < i; k++) {
            if (rect_gap(t->rect, frame->targets[k].rect) < gap) {
                fault(faults, "targets %s and %s are %.1f mm apart, less than 5", t->name,
                      frame->targets[k].name,
                      panel_mm(panel, rect_gap(t->rect, frame->targets[k].rect)));
            }
        }
    }
}

/* The colour under the middle of a text: of the last fill or shape before it that holds it. */
static uint32_t ground_of(const struct frame *frame, int index, struct rect ink)
{
    int x = ink.x + ink.w / 2, y = ink.y + ink.h / 2;
    for (int i = index; i-- > 0;) {
        const struct frame_command *c = &frame->commands[i];
        bool solid = c->kind == FRAME_FILL || c->kind == FRAME_CLEAR ||
                     (c->kind == FRAME_SHAPE && c->shape <= SHAPE_TRIANGLE &&
                      c->shape != SHAPE_RING && c->shape >= SHAPE_CIRCLE);
        if (solid && rect_holds_point(c->kind == FRAME_FILL ? c->part : c->rect, x, y)) {
            return c->colour;
        }
    }
    return COLOUR_PAPER;
}

static void check_text(struct faults *faults, int index)
{
    const struct frame *frame = faults->frame;
    const struct frame_command *c = &frame->commands[index];
    const char *text = frame_command_text(frame, c);
    int cap = text_cap_px(c->size_px);
    struct rect ink = {c->x, c->baseline - cap, c->width_px, cap};
    if (c->cut) {
        fault(faults, "text \"%s\" is cut", text);
    }
    if (!rect_holds(area_of(frame, c->lane), ink)) {
        fault(faults, "text \"%s\" leaves the screen", text);
    }
    if (!rect_holds(c->rect, ink)) {
        fault(faults, "text \"%s\" leaves its box by %d px", text,
              abs(ink.w - c->rect.w) > abs(ink.h - c->rect.h) ? ink.w - c->rect.w
                                                              : ink.h - c->rect.h);
    }
    if (panel_mm(faults->panel, cap) < 5.0) {
        fault(faults, "text \"%s\" has caps of %.1f mm, less than 5", text,
              panel_mm(faults->panel, cap));
    }
    int contrast = theme_contrast(c->colour, ground_of(frame, index, ink));
    if (contrast < 700) {
        fault(faults, "text \"%s\" has a contrast of %d.%02d, less than 7", text, contrast / 100,
              contrast % 100);
    }
}

/* Capitals, and `below` in eighths of them: what hangs from a line of words, not from numbers. */
static struct rect ink_of(const struct frame *frame, const struct frame_command *c, int below)
{
    const char *text = frame_command_text(frame, c);
    int cap = text_cap_px(c->size_px);
    bool hangs = strspn(text, "0123456789/ +") < strlen(text);
    return (struct rect){c->x, c->baseline - cap, c->width_px, cap + (hangs ? cap * below / 8 : 0)};
}

/* Two texts that share ink cannot be read. */
static void check_text_overlap(struct faults *faults, int index, int below)
{
    const struct frame *frame = faults->frame;
    const struct frame_command *a = &frame->commands[index];
    for (int i = 0; i < index; i++) {
        const struct frame_command *b = &frame->commands[i];
        if (b->kind == FRAME_TEXT &&
            rect_overlaps(ink_of(frame, a, below), ink_of(frame, b, below))) {
            fault(faults, "texts \"%s\" and \"%s\" overlap", frame_command_text(frame, a),
                  frame_command_text(frame, b));
        }
    }
}

int frame_least_contrast(const struct frame *frame)
{
    int least = 2100;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        int cap = text_cap_px(c->size_px);
        struct rect ink = {c->x, c->baseline - cap, c->width_px, cap};
        if (c->kind == FRAME_TEXT) {
            int contrast = theme_contrast(c->colour, ground_of(frame, i, ink));
            least = contrast < least ? contrast : least;
        }
    }
    return least;
}

bool frame_check(const struct frame *frame, const struct panel *panel, char *to, size_t size)
{
    struct faults faults = {.frame = frame, .panel = panel, .to = to, .size = size};
    to[0] = '\0';
    check_targets(&faults);
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        if (c->kind == FRAME_TEXT) {
            check_text(&faults, i);
            check_text_overlap(&faults, i, 0);
        } else if (c->kind == FRAME_PICTURE && !rect_holds(area_of(frame, c->lane), c->rect)) {
            fault(&faults, "picture %s leaves the screen", frame_command_text(frame, c));
        }
    }
    return faults.count == 0;
}

bool frame_lines_apart(const struct frame *frame, char *to, size_t size)
{
    struct faults faults = {.frame = frame, .to = to, .size = size};
    to[0] = '\0';
    for (int i = 0; i < frame->command_count; i++) {
        if (frame->commands[i].kind == FRAME_TEXT) {
            check_text_overlap(&faults, i, 1);
        }
    }
    return faults.count == 0;
}
