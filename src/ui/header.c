/* header.c: header, body and footer. */
#include "ui/header.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/widgets.h"

/* Below this width a narrow header has two rows. */
#define TWO_ROWS_MM 145.0
#define TAB_MM      10.0
#define ROW_MM      13.0
#define COACH_MM    15.0

static bool has_two_rows(const struct theme *theme)
{
    return theme->narrow && theme->area.w - 2 * theme->edge < theme_px(theme, TWO_ROWS_MM);
}

/* The scanner's number and the colour it shares with its sticker. */
static void draw_tab(const struct kit *kit, struct rect tab)
{
    const struct theme *theme = kit->theme;
    uint32_t colour = theme_lane_colour(kit->lane);
    frame_fill(kit->frame, (struct rect){theme->area.x, tab.y, theme->area.w, tab.h}, 0, colour);
    int side = tab.h * 3 / 5;
    struct rect row = tab;
    frame_shape(kit->frame, rect_centre(rect_cut_left(&row, side), side, side), SHAPE_BARCODE,
                COLOUR_CARD);
    (void)rect_cut_left(&row, theme_px(theme, 3.0));
    char number[2] = {(char)('1' + kit->lane), '\0'};
    text_draw(
        kit, row,
        (struct text_style){
            .type = TYPE_BUTTON, .least = TYPE_SMALL, .weight = WEIGHT_BOLD, .colour = COLOUR_CARD},
        number);
}

void kit_begin(const struct kit *kit, uint32_t ground)
{
    if (!kit->shared) {
        frame_begin(kit->frame, &kit->theme->panel, ground);
        return;
    }
    frame_begin_lane(kit->frame, kit->lane, kit->theme->area, ground);
    if (kit->has_tab) {
        draw_tab(kit, header_areas(kit, false).tab);
    }
}

struct areas header_areas(const struct kit *kit, bool has_footer)
{
    const struct theme *theme = kit->theme;
    struct rect all = rect_inset(theme->area, theme->edge, 0);
    struct areas areas = {.footer = {0, 0, 0, 0}};
    if (kit->has_tab) {
        areas.tab = rect_cut_top(&all, theme_px(theme, TAB_MM));
    }
    (void)rect_cut_top(&all, theme->narrow ? theme_px(theme, 2.2)
                             : theme->low  ? theme->edge
                                           : theme->gap * 9 / 10);
    bool has_strip = kit->shared && !kit->has_tab && !theme->low; /* of the lanes, below */
    (void)rect_cut_bottom(&all, has_strip ? theme->gap * 3 / 4 : theme->edge);
    int row = has_two_rows(theme) ? theme_px(theme, ROW_MM) + theme_px(theme, 3.0) : 0;
    areas.header = rect_cut_top(&all, theme->header + row);
    /* Air above and below: the crate's number stands on the header's foot. A column that is high
     * has more of it. */
    bool tall = theme->area.h * 10 > theme->area.w * 14;
    int strip = theme_px(theme, tall ? 9.0 : 6.4);
    areas.steps = rect_cut_top(&all, theme->narrow ? strip : theme->gap);
    int steps = theme_px(theme, !theme->narrow ? 5.0 : tall ? 3.5 : 2.4);
    areas.steps = rect_centre(areas.steps, areas.steps.w, steps);
    if (has_footer) {
        areas.footer = rect_cut_bottom(&all, theme->footer);
        bool is_tight = theme->narrow || theme->low;
        (void)rect_cut_bottom(&all, is_tight ? theme->gap : theme->gap * 5 / 4);
    }
    if (theme->narrow && kit->coach != NULL && kit->coach[0] != '\0') {
        areas.coach = rect_cut_top(&all, theme_px(theme, COACH_MM));
    }
    areas.body = all;
    return areas;
}

struct areas header_areas_keys(const struct kit *kit)
{
    struct areas areas = header_areas(kit, true);
    if (kit->theme->low) {
        int more = kit->theme->primary - kit->theme->target;
        (void)rect_cut_top(&areas.footer, more);
        areas.body.h += more;
    }
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
              kit->rtl ? "\u061F" : "?");
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
    if (kit->has_tab) {
        struct rect tab = header_areas(kit, false).tab;
        struct rect disc = rect_centre(tab, tab.h, tab.h);
        frame_fill(kit->frame, disc, tab.h / 2, animal->ground);
        frame_picture(kit->frame, rect_centre(disc, tab.h * 4 / 5, tab.h * 4 / 5), animal->picture,
                      255, false);
        return;
    }
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

/* i/n; stands on the crate number's foot when it is beside it. */
static void draw_part(const struct kit *kit, struct rect *rect, const struct header *header,
                      bool beside)
{
    const struct theme *theme = kit->theme;
    if (header->part[0] == '\0') {
        return;
    }
    /* In a lane its slash must not reach the steps below. */
    enum type type = beside && !theme->narrow ? TYPE_HERO : TYPE_TITLE;
    struct text_style style = {
        .type = type, .least = TYPE_BUTTON, .weight = WEIGHT_SEMIBOLD, .colour = COLOUR_MUTED};
    int foot = rect->y + (rect->h + text_cap_px(theme->type[TYPE_DISPLAY])) / 2;
    int cap = text_cap_px(theme->type[type]);
    struct rect box = rect_cut_left(rect, text_width(kit, style, header->part));
    if (beside && header->crate[0] != '\0') {
        box = (struct rect){box.x, foot - cap, box.w, cap};
    }
    text_draw(kit, box, style, header->part);
    (void)rect_cut_left(rect, theme_px(theme, theme->narrow ? 4.0 : 6.0));
}

/* The labo's name gives way to what needs `kept` px beside it: it goes on a second line then. */
static void draw_pickup(const struct kit *kit, struct rect *rect, const struct header *header,
                        const char *name, int kept)
{
    if (header->letter[0] == '\0') {
        return;
    }
    int h = panel_px(&kit->theme->panel, kit->theme->narrow ? 13.0 : 15.0);
    h = h < rect->h ? h : rect->h;
    int gap = theme_px(kit->theme, 6.0), room = rect->w - (kept > 0 ? kept + gap : 0);
    if (kept > 0 && widget_chip_width(kit, h, header->letter, name) > room) {
        int high = panel_px(&kit->theme->panel, 19.0);
        high = high < rect->h ? high : rect->h;
        struct text_style small = {.type = TYPE_SMALL, .weight = WEIGHT_BOLD, .lines = 2};
        int words = room - widget_chip_width(kit, high, header->letter, "") - gap;
        bool fits = words > 0 && text_wrapped_width(kit, small, name, words) < words;
        h = fits ? high : h;
        room = fits ? room : rect->w;
    }
    struct rect row = rect_centre(*rect, rect->w, h);
    row.w = room;
    struct rect chip = widget_chip(kit, row, header->letter, name, header->pickup_colour);
    (void)rect_cut_left(rect, chip.w + gap);
}

static void draw_second_row(const struct kit *kit, struct rect row, const struct header *header)
{
    draw_part(kit, &row, header, false);
    draw_pickup(kit, &row, header, header->pickup, 0);
}

/* That it is practice, and what to try. */
static void draw_coach(const struct kit *kit, struct rect *rect)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, theme->narrow ? 12.0 : 16.0);
    struct rect box = rect_cut_left(rect, side);
    frame_picture(kit->frame, rect_centre(box, side, side), PICTURE_CAP, 255, false);
    (void)rect_cut_left(rect, theme_px(theme, 4.0));
    struct rect line = theme->narrow ? header_areas(kit, false).coach : *rect;
    if (theme->narrow) { /* below the header: not in its block */
        frame_block_end(kit->frame);
    }
    if (kit->coach[0] != '\0' && line.w > 0) {
        text_draw(kit, line,
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_SMALL,
                                      .weight = WEIGHT_SEMIBOLD,
                                      .colour = COLOUR_BLUE,
                                      .align = theme->narrow ? ALIGN_CENTRE : ALIGN_LEFT,
                                      .marked = true,
                                      .lines = 2},
                  kit->coach);
    }
}

/* What the tutor's line needs: its drawing, and itself on two lines. */
static int tutor_width(const struct kit *kit, const char *words)
{
    struct text_style small = {.type = TYPE_SMALL, .lines = 2};
    int most = text_width(kit, small, words) * 7 / 10;
    return theme_px(kit->theme, 13.0 + 4.0) + text_wrapped_width(kit, small, words, most);
}

/* What should stand beside the labo, whose name gives way to it. */
static int width_beside(const struct kit *kit, const struct header *header)
{
    struct text_style title = {.type = TYPE_BODY, .weight = WEIGHT_BOLD};
    if (kit->theme->narrow || kit->coach != NULL) {
        return 0;
    }
    return header->title[0] != '\0' ? text_width(kit, title, header->title)
           : header->tutor != NULL  ? tutor_width(kit, header->tutor)
                                    : 0;
}

/* Left out where it would have to be cut. */
static void draw_tutor(const struct kit *kit, struct rect rect, const char *words)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 13.0), gap = theme_px(theme, 3.0);
    struct text_style style = {
        .type = TYPE_BODY, .least = TYPE_SMALL, .colour = COLOUR_MUTED, .lines = 2};
    if (theme->narrow || tutor_width(kit, words) > rect.w) {
        return;
    }
    frame_picture(kit->frame, rect_centre(rect_cut_left(&rect, side), side, side), PICTURE_TUTOR,
                  255, false);
    (void)rect_cut_left(&rect, gap);
    text_draw(kit, rect, style, words);
}

/* What is drawn in `rect` from here on is turned for a language, but not for a hand. */
static void keep_order(const struct kit *kit, struct rect rect)
{
    frame_block_end(kit->frame);
    if (kit->mirrored != kit->rtl) {
        frame_block_begin(kit->frame, rect);
    }
}

/* At most as high as the header, and a third as wide. */
static void draw_image(const struct kit *kit, struct rect *rect, const struct header *header)
{
    if (header->image == 0) {
        return;
    }
    int side = kit->theme->target;
    struct rect box = rect_centre(*rect, rect->w, side < rect->h ? side : rect->h);
    box.w = rect->w / 3;
    struct rect image = frame_image_fit(box, header->image_width, header->image_height);
    image.x = box.x;
    frame_image(kit->frame, image, header->image);
    (void)rect_cut_left(rect, image.w + theme_px(kit->theme, 4.0));
}

/* The title gives way to the words after it before these are cut; in a narrow header they stand
 * below it. */
static void draw_title(const struct kit *kit, struct rect rect, const struct header *header)
{
    struct text_style title = {
        .type = TYPE_INSTRUCTION, .least = TYPE_BODY, .weight = WEIGHT_BOLD, .colour = COLOUR_INK};
    struct text_style subtitle = {.type = TYPE_BUTTON, .least = TYPE_SMALL, .colour = COLOUR_MUTED};
    struct text_style small = {.type = TYPE_SMALL, .least = TYPE_SMALL};
    int gap = theme_px(kit->theme, 4.0);
    int wanted = header->title[0] != '\0' ? text_width(kit, title, header->title) : 0;
    if (kit->theme->low) { /* both in two lines, so that none is cut */
        title.least = TYPE_SMALL;
        title.lines = subtitle.lines = 2;
        bool is_long = wanted + gap + text_width(kit, small, header->subtitle) > rect.w;
        int half = is_long && header->subtitle[0] != '\0' ? rect.w * 2 / 5 : rect.w;
        wanted = wanted > half ? text_wrapped_width(kit, title, header->title, half) : wanted;
    }
    int room = rect.w - gap - text_width(kit, small, header->subtitle);
    if (kit->theme->narrow && wanted > room && wanted > 0 && header->subtitle[0] != '\0') {
        text_draw(kit, rect_cut_top(&rect, rect.h * 11 / 20), title, header->title);
        text_draw(kit, rect, subtitle, header->subtitle);
        return;
    }
    if (wanted > 0) {
        wanted = header->subtitle[0] == '\0' || wanted <= room || room < rect.w / 3 ? wanted : room;
        text_draw(kit, rect_cut_left(&rect, wanted), title, header->title);
        (void)rect_cut_left(&rect, gap);
    }
    if (rect.w > 0) {
        text_draw(kit, rect, subtitle, header->subtitle);
    }
}

void header_draw(const struct kit *kit, struct rect rect, struct header header)
{
    const struct theme *theme = kit->theme;
    struct rect second = {0, 0, 0, 0};
    if (has_two_rows(theme)) {
        second = rect_cut_bottom(&rect, theme_px(theme, ROW_MM));
        (void)rect_cut_bottom(&rect, theme_px(theme, 3.0));
    }
    if (header.help_action >= 0) {
        draw_help(kit, &rect, header.help_action);
    }
    if (header.side != NULL) {
        draw_side(kit, &rect, &header);
    }
    if (header.pair >= 0) {
        draw_pair(kit, &rect, header.pair);
    }
    keep_order(kit, rect);
    draw_image(kit, &rect, &header);
    draw_words(
        kit, &rect,
        (struct text_style){
            .type = TYPE_DISPLAY, .least = TYPE_TITLE, .weight = WEIGHT_BOLD, .colour = COLOUR_INK},
        header.crate, 4.0);
    if (second.h > 0) {
        keep_order(kit, second);
        draw_second_row(kit, second, &header);
        keep_order(kit, rect);
    } else {
        bool has_words = theme->low && (header.title[0] != '\0' || kit->coach != NULL);
        if (!has_words || rect.w > panel_px(&theme->panel, 125.0)) { /* words come first there */
            draw_part(kit, &rect, &header, true);
            draw_pickup(kit, &rect, &header, theme->narrow || has_words ? "" : header.pickup,
                        width_beside(kit, &header));
        }
    }
    if (kit->coach != NULL) {
        draw_coach(kit, &rect);
    } else if (header.tutor != NULL && header.title[0] == '\0') {
        draw_tutor(kit, rect, header.tutor);
    }
    if (kit->coach == NULL || kit->coach[0] == '\0' || theme->narrow) {
        draw_title(kit, rect, &header);
    }
    frame_block_end(kit->frame);
}
