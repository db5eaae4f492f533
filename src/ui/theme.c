/* theme.c: sizes for a panel, contrast, the colours of pick-up points. */
#include "ui/theme.h"

#include <math.h>

#include "ui/text.h"

/* The full sizes need this much of a screen; a smaller panel scales what is not a minimum. */
#define FULL_WIDTH_MM  320.0
#define FULL_HEIGHT_MM 188.0
/* And this much where things stand below each other. */
#define NARROW_WIDTH_MM  116.0
#define NARROW_HEIGHT_MM 193.0
/* Who sits at the desk is nearer than who packs, and reads lists. */
#define DESK_NARROW_MM 230.0
/* From this width on the wide arrangement has its full sizes. */
#define WIDE_MM 300.0
/* Lower than this, what must not shrink takes half of the height: what is around it gives way. */
#define LOW_MM       180.0
#define LOW_WIDTH_MM 190.0
/* No letter is smaller anywhere; sizes are even pixels, which on a small panel are coarse. */
#define LEAST_CAP_MM 5.01

static const double type_cap_mm[TYPE_COUNT] = {
    [TYPE_SMALL] = 5.2,  [TYPE_BODY] = 6.0,  [TYPE_BUTTON] = 7.0,   [TYPE_INSTRUCTION] = 8.1,
    [TYPE_TITLE] = 10.0, [TYPE_HERO] = 13.0, [TYPE_DISPLAY] = 24.6, [TYPE_GIANT] = 30.0,
};

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

int theme_px(const struct theme *theme, double mm)
{
    return (int)ceil(mm * theme->px_per_mm * theme->fit - 1e-9);
}

static struct theme make(const struct panel *panel, struct rect area, bool narrow, bool low,
                         double width_mm)
{
    struct theme theme = {.panel = *panel,
                          .area = area,
                          .narrow = narrow,
                          .low = low,
                          .px_per_mm = panel_px_per_mm(panel)};
    double height_mm = narrow ? NARROW_HEIGHT_MM : FULL_HEIGHT_MM;
    theme.fit =
        least(1.0, least(panel_mm(panel, area.w) / width_mm, panel_mm(panel, area.h) / height_mm));
    for (int i = 0; i < TYPE_COUNT; i++) {
        double least_mm = low ? LEAST_CAP_MM : type_cap_mm[TYPE_SMALL];
        double cap_mm = most(type_cap_mm[i] * theme.fit, least_mm);
        theme.type[i] = theme.most[i] = text_size_for_cap(cap_mm * theme.px_per_mm);
    }
    theme.radius[RADIUS_SMALL] = theme_px(&theme, 3.65);
    theme.radius[RADIUS_MEDIUM] = theme_px(&theme, 5.75);
    theme.radius[RADIUS_LARGE] = theme_px(&theme, 7.3);
    theme.edge = theme_px(&theme, 7.3);
    theme.gap = panel_px(panel, 5.05);
    theme.pad = theme_px(&theme, 7.0);
    theme.border = panel_px(panel, 0.52);
    theme.target = panel_px(panel, 20.0);
    theme.primary = panel_px(panel, 25.0);
    theme.header = panel_px(panel, most(25.0 * theme.fit, 20.0));
    theme.footer = theme.primary;
    if (theme.low) {
        theme.edge = panel_px(panel, 1.5);
        theme.pad = panel_px(panel, 2.5);
        theme.header =
            panel_px(panel, most(text_cap_px(theme.type[TYPE_DISPLAY]) / theme.px_per_mm, 20.0));
    }
    if (narrow) {
        theme.edge = theme_px(&theme, 4.5);
        theme.pad = theme_px(&theme, 5.0);
    }
    return theme;
}

void theme_enlarge(struct theme *theme)
{
    for (int i = 0; i < TYPE_DISPLAY; i++) {
        theme->most[i] = theme->type[i] * 5 / 4 / 2 * 2;
    }
}

static struct theme make_wide(const struct panel *panel, struct rect area)
{
    bool low = panel_mm(panel, area.h) < LOW_MM;
    return make(panel, area, false, low, low ? LOW_WIDTH_MM : FULL_WIDTH_MM);
}

struct theme theme_make(const struct panel *panel)
{
    return make_wide(panel, panel_rect(panel));
}

struct panel theme_desk_panel(const struct panel *panel)
{
    struct panel as = *panel;
    as.diagonal_in = most(as.diagonal_in, PANEL_DIAGONAL_IN);
    return as;
}

struct theme theme_make_desk_in(const struct panel *panel, struct rect area)
{
    struct panel as = theme_desk_panel(panel);
    bool narrow = area.h > area.w;
    return make(&as, area, narrow, false, narrow ? DESK_NARROW_MM : FULL_WIDTH_MM);
}

struct theme theme_make_in(const struct panel *panel, struct rect area)
{
    bool narrow = panel_mm(panel, area.w) < WIDE_MM && area.w * 3 < area.h * 4;
    return narrow ? make(panel, area, true, false, NARROW_WIDTH_MM) : make_wide(panel, area);
}

static double channel(unsigned value)
{
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t c)
{
    return 0.2126 * channel(c >> 24) + 0.7152 * channel((c >> 16) & 0xFF) +
           0.0722 * channel((c >> 8) & 0xFF);
}

int theme_contrast(uint32_t a, uint32_t b)
{
    double one = luminance(a), two = luminance(b);
    return (int)((most(one, two) + 0.05) / (least(one, two) + 0.05) * 100.0);
}

uint32_t theme_lane_colour(uint8_t lane)
{
    static const uint32_t colours[LIMIT_LANES] = {0x1B4F8AFFu, 0x6C2F91FFu, 0x005C61FFu,
                                                  0x98195EFFu};
    return colours[lane % LIMIT_LANES];
}

static const struct {
    uint32_t colour;
    const char *name;
} pickup_colours[THEME_PICKUP_COLOURS] = {
    {0x1B4F8AFFu, "bleu"},      {0x6C2F91FFu, "violet"}, {0x8A3F06FFu, "brun"},
    {0x005C61FFu, "turquoise"}, {0xA0211AFFu, "rouge"},  {0x35414CFFu, "gris"},
    {0x4D5A0AFFu, "olive"},     {0x98195EFFu, "rose"},   {0x155F3DFFu, "vert"},
    {0x2B2F7EFFu, "indigo"},    {0x6A4B00FFu, "ocre"},   {0x111A1DFFu, "noir"},
};

static unsigned wrap(int index)
{
    return (unsigned)index % THEME_PICKUP_COLOURS;
}

uint32_t theme_pickup_colour(int index)
{
    return pickup_colours[wrap(index)].colour;
}

const char *theme_pickup_colour_name(int index)
{
    return pickup_colours[wrap(index)].name;
}
