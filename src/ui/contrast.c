/* contrast.c: colours by how light they are. */
#include "ui/contrast.h"

#include "ui/theme.h"

/* 100 times the contrast with white: lighter are grounds and parts of bars, darker is what is read,
 * which becomes as dark as the second. */
enum { LIGHT = 600, DARK = 1350 };

uint32_t contrast_colour(uint32_t colour)
{
    int contrast = theme_contrast(colour, COLOUR_CARD);
    if (colour == COLOUR_PAPER || colour == COLOUR_FLOOR) {
        return COLOUR_CARD;
    }
    if (colour == COLOUR_SHELF) { /* letters stand on it */
        return 0xECE8E1FFu;
    }
    if (colour == COLOUR_EDGE) {
        return COLOUR_INK;
    }
    if (contrast < LIGHT) {
        return colour;
    }
    while (theme_contrast(colour, COLOUR_CARD) < DARK) {
        uint32_t r = colour >> 24, g = colour >> 16 & 0xFF, b = colour >> 8 & 0xFF;
        colour = r * 15 / 16 << 24 | g * 15 / 16 << 16 | b * 15 / 16 << 8 | (colour & 0xFF);
    }
    return colour;
}

void contrast_frame(struct frame *frame, int first_command, int thickness)
{
    for (int i = first_command; i < frame->command_count; i++) {
        struct frame_command *c = &frame->commands[i];
        if (c->kind == FRAME_SHADOW) { /* the fill behind it covers all but the rim */
            c->kind = FRAME_BORDER;
            c->rect = rect_inset(c->rect, -thickness, -thickness);
            c->radius += thickness;
            c->thickness = thickness;
            c->colour = COLOUR_INK;
        } else if (c->kind != FRAME_PICTURE) {
            c->colour = contrast_colour(c->colour);
        }
    }
}
