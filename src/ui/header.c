/* header.c: header, body and footer. */
#include "ui/header.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/widgets.h"

struct areas header_areas(const struct kit *kit, bool has_footer)
{
    const struct theme *theme = kit->theme;
    struct rect all = rect_inset(panel_rect(&theme->panel), theme->edge, 0);
    struct areas areas = {.footer = {0, 0, 0, 0}};
    (void)rect_cut_top(&all, theme->gap * 9 / 10);
    (void)rect_cut_bottom(&all, theme->edge);
    areas.header = rect_cut_top(&all, theme->header);
    (void)rect_cut_top(&all, theme->gap);
    if (has_footer) {
        areas.footer = rect_cut_bottom(&all, theme->footer);
        (void)rect_cut_bottom(&all, theme->gap * 5 / 4);
    }
    areas.body = all;
    return areas;
}

static void draw_help(const struct kit *kit, struct rect *rect, int action)
{
    int side = kit->theme->target;
    struct rect box = rect_cut_right(rect, side);
    box = rect_centre(box, side, side);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, "help");
    frame_fill(kit->frame, box, side / 2, pressed ? COLOUR_PRESSED : COLOUR_BLUE_SOFT);
    frame_border(kit->frame, box, side / 2, kit->theme->border, COLOUR_BLUE, false);
    text_draw(kit, box,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_BLUE,
                                  .align = ALIGN_CENTRE},
              "?");
    frame_target(kit->frame, "help", action, 0, box, false);
    (void)rect_cut_right(rect, kit->theme->gap);
}

static void draw_side(const struct kit *kit, struct rect *rect, const struct header *header)
{
    int side = kit->theme->target;
    struct rect box = rect_cut_right(rect, side);
    box = rect_centre(box, side, side);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, header->side);
    frame_fill(kit->frame, box, side / 2, pressed ? COLOUR_PRESSED : COLOUR_CARD);
    frame_border(kit->frame, box, side / 2, kit->theme->border, COLOUR_EDGE, false);
    frame_picture(kit->frame, rect_centre(box, side / 2, side / 2), header->side_picture, 255,
                  false);
    frame_target(kit->frame, header->side, header->side_action, 0, box, false);
    (void)rect_cut_right(rect, kit->theme->gap);
}

static void draw_pair(const struct kit *kit, struct rect *rect, int pair)
{
    const struct picture_pair *animal = picture_of_pair(pair);
    int side = panel_px(&kit->theme->panel, 20.0);
    side = side < rect->h ? side : rect->h;
    struct rect box = rect_cut_left(rect, side);
    box = rect_centre(box, side, side);
    frame_fill(kit->frame, box, side / 2, animal->ground);
    frame_picture(kit->frame, rect_centre(box, side * 5 / 8, side * 5 / 8), animal->picture, 255,
                  false);
    (void)rect_cut_left(rect, theme_px(kit->theme, 5.0));
}

/* Words on the left of what is left; cuts them off *rect. */
static void draw_words(const struct kit *kit, struct rect *rect, struct text_style style,
                       const char *text, double gap_mm)
{
    if (text[0] == '\0') {
        return;
    }
    int width = text_width(kit, style, text);
    text_draw(kit, rect_cut_left(rect, width), style, text);
    (void)rect_cut_left(rect, theme_px(kit->theme, gap_mm));
}

void header_draw(const struct kit *kit, struct rect rect, struct header header)
{
    const struct theme *theme = kit->theme;
    if (header.help_action >= 0) {
        draw_help(kit, &rect, header.help_action);
    }
    if (header.side != NULL) {
        draw_side(kit, &rect, &header);
    }
    if (header.pair >= 0) {
        draw_pair(kit, &rect, header.pair);
    }
    draw_words(
        kit, &rect,
        (struct text_style){
            .type = TYPE_DISPLAY, .least = TYPE_TITLE, .weight = WEIGHT_BOLD, .colour = COLOUR_INK},
        header.crate, 4.0);
    /* i/n stands on the crate number's foot. */
    if (header.part[0] != '\0') {
        struct text_style style = {.type = TYPE_HERO,
                                   .least = TYPE_BUTTON,
                                   .weight = WEIGHT_SEMIBOLD,
                                   .colour = COLOUR_MUTED};
        int foot = rect.y + (rect.h + text_cap_px(theme->type[TYPE_DISPLAY])) / 2;
        int cap = text_cap_px(theme->type[TYPE_HERO]);
        struct rect box = rect_cut_left(&rect, text_width(kit, style, header.part));
        if (header.crate[0] != '\0') {
            box = (struct rect){box.x, foot - cap, box.w, cap};
        }
        text_draw(kit, box, style, header.part);
        (void)rect_cut_left(&rect, theme_px(theme, 6.0));
    }
    if (header.letter[0] != '\0') {
        int h = panel_px(&theme->panel, 15.0);
        h = h < rect.h ? h : rect.h;
        struct rect row = rect_centre(rect, rect.w, h);
        struct rect chip =
            widget_chip(kit, row, header.letter, header.pickup, header.pickup_colour);
        (void)rect_cut_left(&rect, chip.w + theme_px(theme, 6.0));
    }
    draw_words(kit, &rect,
               (struct text_style){.type = TYPE_INSTRUCTION,
                                   .least = TYPE_BODY,
                                   .weight = WEIGHT_BOLD,
                                   .colour = COLOUR_INK},
               header.title, 4.0);
    if (rect.w > 0) {
        text_draw(
            kit, rect,
            (struct text_style){.type = TYPE_BUTTON, .least = TYPE_SMALL, .colour = COLOUR_MUTED},
            header.subtitle);
    }
}
