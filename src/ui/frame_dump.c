/* frame_dump.c: a frame as lines of text, for golden files and for reading in a review. */
#include "base/str.h"
#include "ui/frame.h"
#include "ui/text.h"

static const char *const kind_names[FRAME_KIND_COUNT] = {
    [FRAME_CLEAR] = "clear",     [FRAME_SHADOW] = "shadow", [FRAME_FILL] = "fill",
    [FRAME_BORDER] = "border",   [FRAME_LINE] = "line",     [FRAME_TEXT] = "text",
    [FRAME_PICTURE] = "picture", [FRAME_SHAPE] = "shape",   [FRAME_DOTS] = "dots",
    [FRAME_IMAGE] = "image",
};

static const char *const shape_names[SHAPE_COUNT] = {
    [SHAPE_TICK] = "tick",
    [SHAPE_CROSS] = "cross",
    [SHAPE_ARROW_RIGHT] = "arrow-right",
    [SHAPE_ARROW_LEFT] = "arrow-left",
    [SHAPE_ARROW_UP] = "arrow-up",
    [SHAPE_ARROW_DOWN] = "arrow-down",
    [SHAPE_UNDO] = "undo",
    [SHAPE_BACKSPACE] = "backspace",
    [SHAPE_CIRCLE] = "circle",
    [SHAPE_RING] = "ring",
    [SHAPE_OCTAGON] = "octagon",
    [SHAPE_TRIANGLE] = "triangle",
    [SHAPE_HOURGLASS] = "hourglass",
    [SHAPE_PLUS] = "plus",
    [SHAPE_MINUS] = "minus",
    [SHAPE_BARCODE] = "barcode",
    [SHAPE_PIN] = "pin",
};

static const char *const weight_names[WEIGHT_COUNT] = {"regular", "semibold", "bold"};

static bool dump_command(const struct frame *frame, const struct frame_command *c,
                         const struct panel *panel, char *to, size_t size)
{
    char line[512];
    bool fits = str_format(line, sizeof(line), "%s %d,%d %dx%d #%08X", kind_names[c->kind],
                           c->rect.x, c->rect.y, c->rect.w, c->rect.h, (unsigned)c->colour);
    fits = str_append(to, size, line) && fits;
    line[0] = '\0';
    switch (c->kind) {
    case FRAME_CLEAR: break;
    case FRAME_SHADOW: fits = str_format(line, sizeof(line), " r%d", c->radius) && fits; break;
    case FRAME_FILL:
        fits = str_format(line, sizeof(line), " r%d", c->radius) && fits;
        if (c->part.w != c->rect.w || c->part.h != c->rect.h || c->part.x != c->rect.x) {
            fits = str_format(line, sizeof(line), " r%d part %d,%d %dx%d", c->radius, c->part.x,
                              c->part.y, c->part.w, c->part.h) &&
                   fits;
        }
        break;
    case FRAME_BORDER:
    case FRAME_LINE:
        fits = str_format(line, sizeof(line), " r%d t%d%s", c->radius, c->thickness,
                          c->dashed ? " dashed" : "") &&
               fits;
        break;
    case FRAME_TEXT:
        fits = str_format(line, sizeof(line), " %s %dpx cap %.1fmm at %d,%d w%d%s%s \"",
                          weight_names[c->weight], c->size_px,
                          panel_mm(panel, text_cap_px(c->size_px)), c->x, c->baseline, c->width_px,
                          c->tabular ? " tabular" : "", c->cut ? " CUT" : "") &&
               fits;
        fits = str_append(to, size, line) && str_append(to, size, frame->text + c->text) && fits;
        str_copy(line, sizeof(line), "\"");
        break;
    case FRAME_PICTURE:
        fits = str_format(line, sizeof(line), " %s a%d%s", frame->text + c->text, c->alpha,
                          c->grey ? " grey" : "") &&
               fits;
        break;
    case FRAME_SHAPE: fits = str_format(line, sizeof(line), " %s", shape_names[c->shape]); break;
    case FRAME_DOTS:
    case FRAME_IMAGE:
    case FRAME_KIND_COUNT: break;
    }
    return str_append(to, size, line) && str_append(to, size, "\n") && fits;
}

bool frame_dump(const struct frame *frame, const struct panel *panel, char *to, size_t size)
{
    bool fits = str_format(to, size, "frame %dx%d px, %.2f px/mm\n", frame->screen.w,
                           frame->screen.h, panel_px_per_mm(panel));
    for (int i = 0; i < frame->command_count; i++) {
        fits = dump_command(frame, &frame->commands[i], panel, to, size) && fits;
    }
    for (int i = 0; i < frame->target_count; i++) {
        const struct frame_target *t = &frame->targets[i];
        char line[200];
        str_format(line, sizeof(line), "target %s %d,%d %dx%d = %.1fx%.1f mm%s", t->name, t->rect.x,
                   t->rect.y, t->rect.w, t->rect.h, panel_mm(panel, t->rect.w),
                   panel_mm(panel, t->rect.h), t->primary ? " primary" : "");
        fits = str_append(to, size, line) && fits;
        if (t->lane > 0) {
            str_format(line, sizeof(line), " lane %d", t->lane + 1);
            fits = str_append(to, size, line) && fits;
        }
        fits = str_append(to, size, "\n") && fits;
    }
    return fits;
}
