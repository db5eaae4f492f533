/* widgets.c: cards, buttons, chips, fields and progress. */
#include "ui/widgets.h"

#include "base/assert.h"
#include "base/str.h"

static bool is_pressed(const struct kit *kit, const char *name)
{
    return kit->pressed != NULL && str_equal(kit->pressed, name);
}

void widget_card(const struct kit *kit, struct rect rect)
{
    int radius = kit->theme->radius[RADIUS_LARGE];
    frame_shadow(kit->frame, rect, radius);
    frame_fill(kit->frame, rect, radius, COLOUR_CARD);
}

static void striped(const struct kit *kit, struct rect rect, enum side side, uint32_t stripe,
                    uint32_t ground)
{
    int radius = kit->theme->radius[RADIUS_LARGE];
    int width = radius / 2;
    frame_shadow(kit->frame, rect, radius);
    struct rect rest = rect;
    struct rect slice = side == SIDE_TOP ? rect_cut_top(&rest, width) : rect_cut_left(&rest, width);
    frame_fill_part(kit->frame, rect, radius, slice, stripe);
    frame_fill_part(kit->frame, rect, radius, rest, ground);
}

void widget_card_striped(const struct kit *kit, struct rect rect, enum side side, uint32_t stripe)
{
    striped(kit, rect, side, stripe, COLOUR_CARD);
}

void widget_card_outlined(const struct kit *kit, struct rect rect, uint32_t outline)
{
    const struct theme *theme = kit->theme;
    int radius = theme->radius[RADIUS_LARGE];
    frame_shadow(kit->frame, rect, radius);
    frame_fill(kit->frame, rect, radius, COLOUR_CARD);
    frame_border(kit->frame, rect, radius, theme_px(theme, 1.5), outline, false);
}

struct button_colours {
    uint32_t ground, pressed, word;
};

static struct button_colours button_colours(const struct button *button)
{
    if (button->disabled) {
        return (struct button_colours){COLOUR_FLOOR, COLOUR_FLOOR, COLOUR_MUTED};
    }
    switch (button->kind) {
    case BUTTON_PRIMARY:
        return (struct button_colours){COLOUR_GREEN, COLOUR_GREEN_DARK, COLOUR_CARD};
    case BUTTON_ATTENTION: return (struct button_colours){COLOUR_AMBER, 0x6B3004FFu, COLOUR_CARD};
    case BUTTON_DANGER: return (struct button_colours){COLOUR_RED, 0x7E1914FFu, COLOUR_CARD};
    case BUTTON_SECONDARY: break;
    }
    return (struct button_colours){COLOUR_CARD, COLOUR_PRESSED, COLOUR_INK};
}

/* One line of somewhat smaller letters rather than two that fill the button. */
static void button_settle(const struct kit *kit, struct text_style *style, const char *word,
                          int room)
{
    struct text_style smaller = *style;
    smaller.type = TYPE_BODY;
    if (style->type == TYPE_BUTTON && text_width(kit, *style, word) > room &&
        text_width(kit, smaller, word) <= room) {
        style->type = TYPE_BODY;
        style->lines = 1;
    }
}

/* The drawing and the word, together in the middle. */
static void button_inside(const struct kit *kit, struct rect rect, const struct button *button,
                          uint32_t ink)
{
    const struct theme *theme = kit->theme;
    bool has_word = button->word != NULL && button->word[0] != '\0';
    bool has_drawing = button->picture != NULL || button->has_shape;
    struct text_style style = {.type = button->type == TYPE_SMALL ? TYPE_BUTTON : button->type,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = ink,
                               .align = ALIGN_CENTRE,
                               .lines = 2};
    int side = theme->type[style.type] * (button->picture != NULL ? 21 : 17) / 20;
    int gap = theme_px(theme, 3.5);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.5), theme_px(theme, 1.5));
    if (!has_word) {
        side = (rect.w < rect.h ? rect.w : rect.h) / 2;
    } else {
        int room = inside.w - (has_drawing ? side + gap : 0);
        button_settle(kit, &style, button->word, room);
        struct text_style small = {.weight = style.weight};
        if (text_lines(kit, small, button->word, room) <= style.lines) { /* air above and below */
            inside = rect_inset(rect, theme_px(theme, 4.5), rect.h / 8);
        }
    }
    struct rect drawing = rect_centre(rect, side, side);
    if (has_word && has_drawing) {
        int room = inside.w - side - gap;
        int word = text_wrapped_width(kit, style, button->word, room);
        drawing.x = inside.x + (inside.w - side - gap - word) / 2;
        inside = (struct rect){drawing.x + side + gap, inside.y, word, inside.h};
    }
    if (button->picture != NULL) {
        frame_picture(kit->frame, drawing, button->picture, button->disabled ? 110 : 255,
                      button->disabled);
    } else if (button->has_shape) {
        frame_shape(kit->frame, drawing, button->shape, ink);
    }
    if (has_word) {
        text_draw(kit, inside, style, button->word);
    }
}

void widget_button(const struct kit *kit, struct rect rect, struct button button)
{
    const struct theme *theme = kit->theme;
    int radius = theme->radius[RADIUS_MEDIUM];
    struct button_colours colours = button_colours(&button);
    bool pressed = !button.disabled && is_pressed(kit, button.name);
    frame_fill(kit->frame, rect, radius, pressed ? colours.pressed : colours.ground);
    if (button.kind == BUTTON_SECONDARY && !button.disabled) {
        frame_border(kit->frame, rect, radius, theme->border, COLOUR_EDGE, false);
    }
    button_inside(kit, rect, &button, colours.word);
    if (!button.disabled) {
        frame_target(kit->frame, button.name, button.action, button.argument, rect,
                     button.kind == BUTTON_PRIMARY);
    }
}

/* The line at the foot of a choice, or two where one is too narrow. */
static void choice_how(const struct kit *kit, struct rect *inside, const struct choice *choice)
{
    const struct theme *theme = kit->theme;
    struct text_style style = {
        .type = TYPE_BODY, .least = TYPE_SMALL, .colour = COLOUR_MUTED, .lines = 2};
    struct text_style small = {.type = TYPE_SMALL};
    int line = theme->type[TYPE_BODY], side = line * 6 / 5;
    int room = inside->w - side - theme_px(theme, 2.5);
    bool two = text_width(kit, small, choice->how) > room;
    struct rect how = rect_cut_bottom(inside, two ? text_line_px(line) * 2 : line);
    if (choice->how_picture != NULL) {
        frame_picture(kit->frame, rect_cut_left(&how, side), choice->how_picture, 255, false);
        (void)rect_cut_left(&how, theme_px(theme, 2.5));
    }
    text_draw(kit, how, style, choice->how);
}

void widget_stick(const struct kit *kit, struct rect rect)
{
    int w = rect.w < rect.h * 5 / 2 ? rect.w : rect.h * 5 / 2, h = w * 2 / 5;
    int radius = h / 8;
    struct rect stick = rect_centre(rect, w, h);
    struct rect body = rect_cut_left(&stick, w * 2 / 3), plug = rect_centre(stick, stick.w, h / 2);
    frame_shadow(kit->frame, body, radius);
    frame_fill(kit->frame, plug, radius / 3, COLOUR_SHELF);
    frame_border(kit->frame, plug, radius / 3, kit->theme->border, COLOUR_EDGE, false);
    for (int i = 0; i < 2; i++) {
        struct rect hole = rect_cell(rect_inset(plug, plug.w / 4, plug.h / 6), 1, 2, plug.h / 5, i);
        frame_fill(kit->frame, hole, radius / 6, COLOUR_MUTED);
    }
    frame_fill(kit->frame, body, radius, COLOUR_BLUE);
    struct rect label = rect_inset(body, body.w / 6, body.h / 4);
    frame_fill(kit->frame, label, radius / 2, COLOUR_BLUE_SOFT);
    frame_shape(kit->frame, rect_inset(label, 0, label.h / 5), SHAPE_BARCODE, COLOUR_BLUE);
}

/* The drawing at the left, words at the right of it. */
static void choice_row(const struct kit *kit, struct rect inside, const struct choice *choice)
{
    const struct theme *theme = kit->theme;
    (void)rect_cut_left(&inside, theme->radius[RADIUS_LARGE] / 2);
    int side = inside.h < inside.w / 3 ? inside.h : inside.w / 3;
    struct rect drawing = rect_cut_left(&inside, side);
    drawing = rect_centre(drawing, side, side);
    (void)rect_cut_left(&inside, theme->pad);
    int words = theme_px(theme, 36.0); /* together, however high the tile */
    inside = rect_centre(inside, inside.w, inside.h < words ? inside.h : words);
    if (choice->picture != NULL) {
        frame_picture(kit->frame, drawing, choice->picture, choice->disabled ? 110 : 255,
                      choice->disabled);
    } else {
        widget_stick(kit, rect_inset(drawing, 0, side / 4));
    }
    if (choice->how[0] != '\0' && inside.h > theme_px(theme, 22.0)) {
        choice_how(kit, &inside, choice);
        (void)rect_cut_bottom(&inside, theme_px(theme, 3.0));
    }
    text_draw(kit, inside,
              (struct text_style){.type = text_type_for(theme, inside.h, TYPE_TITLE, TYPE_BUTTON),
                                  .least = TYPE_BUTTON,
                                  .weight = WEIGHT_BOLD,
                                  .colour = choice->disabled ? COLOUR_MUTED : COLOUR_INK,
                                  .lines = 2},
              choice->verb);
}

void widget_choice(const struct kit *kit, struct rect rect, struct choice choice)
{
    const struct theme *theme = kit->theme;
    bool pressed = is_pressed(kit, choice.name), row = theme->narrow || rect.w > 2 * rect.h;
    uint32_t ground = choice.disabled ? COLOUR_FLOOR : pressed ? COLOUR_PRESSED : COLOUR_CARD;
    striped(kit, rect, theme->narrow ? SIDE_LEFT : SIDE_TOP,
            choice.disabled ? COLOUR_SHELF : choice.stripe, ground);
    struct rect inside = rect_inset(rect, theme->pad, theme->pad);
    if (!choice.disabled) {
        frame_target(kit->frame, choice.name, choice.action, choice.argument, rect, true);
    }
    if (row) {
        choice_row(kit, inside, &choice);
        return;
    }
    (void)rect_cut_top(&inside, theme->radius[RADIUS_LARGE] / 2);
    if (choice.how[0] != '\0' || choice.disabled) { /* its room, so that verbs stay in line */
        choice_how(kit, &inside, &choice);
        (void)rect_cut_bottom(&inside, theme_px(theme, 5.0));
    }
    struct rect verb = rect_cut_bottom(&inside, theme->type[TYPE_TITLE]);
    text_draw(kit, verb,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = choice.disabled ? COLOUR_MUTED : COLOUR_INK},
              choice.verb);
    (void)rect_cut_bottom(&inside, theme_px(theme, 4.0));
    int side = inside.h < inside.w ? inside.h : inside.w;
    struct rect drawing = {inside.x, inside.y + (inside.h - side) / 2, side, side};
    if (choice.picture != NULL) {
        frame_picture(kit->frame, drawing, choice.picture, choice.disabled ? 110 : 255,
                      choice.disabled);
    } else {
        int w = inside.h * 5 / 4 < inside.w ? inside.h * 5 / 4 : inside.w;
        widget_stick(kit, (struct rect){inside.x, inside.y + inside.h / 4, w, inside.h / 2});
    }
}

void widget_letter(const struct kit *kit, struct rect rect, const char *letter, int colour_index)
{
    frame_fill(kit->frame, rect, rect.h / 4, theme_pickup_colour(colour_index));
    text_draw(kit, rect,
              (struct text_style){.type = rect.h >= 2 * kit->theme->type[TYPE_SMALL] ? TYPE_BUTTON
                                                                                     : TYPE_SMALL,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_CARD,
                                  .align = ALIGN_CENTRE},
              letter);
}

static const struct text_style chip_style = {
    .type = TYPE_BUTTON, .least = TYPE_SMALL, .weight = WEIGHT_BOLD, .colour = COLOUR_CARD};

/* The white box of a chip: square for one letter, wider for two. */
static int chip_box(const struct kit *kit, int height, const char *letter)
{
    int margin = height / 6, side = height - 2 * margin;
    int letters = text_width(kit, chip_style, letter) + 2 * margin;
    return letters > side ? letters : side;
}

int widget_chip_width(const struct kit *kit, int height, const char *letter, const char *name)
{
    int width = 2 * (height / 6) + chip_box(kit, height, letter);
    int word = name[0] != '\0' ? text_width(kit, chip_style, name) : 0;
    return word > 0 ? width + 2 * theme_px(kit->theme, 3.0) + word : width;
}

struct rect widget_chip(const struct kit *kit, struct rect rect, const char *letter,
                        const char *name, int colour_index)
{
    const struct theme *theme = kit->theme;
    int margin = rect.h / 6, side = rect.h - 2 * margin, box_w = chip_box(kit, rect.h, letter);
    int gap = theme_px(theme, 3.0), width = widget_chip_width(kit, rect.h, letter, name);
    struct rect chip = {rect.x, rect.y, width < rect.w ? width : rect.w, rect.h};
    uint32_t ground = theme_pickup_colour(colour_index);
    frame_fill(kit->frame, chip, theme->radius[RADIUS_SMALL], ground);
    struct rect box = {chip.x + margin, chip.y + margin, box_w, side};
    frame_fill(kit->frame, box, theme->radius[RADIUS_SMALL] * 2 / 3, COLOUR_CARD);
    struct text_style letter_style = chip_style;
    letter_style.colour = ground;
    letter_style.align = ALIGN_CENTRE;
    text_draw(kit, box, letter_style, letter);
    int left = box.x + box_w + gap, word = chip.x + chip.w - gap - left;
    if (name[0] != '\0' && word > 0) {
        int edge = margin / 2; /* two lines would touch it */
        text_draw(kit, (struct rect){left, chip.y + edge, word, chip.h - 2 * edge}, chip_style,
                  name);
    }
    return chip;
}

void widget_field(const struct kit *kit, struct rect rect, const char *digits)
{
    const struct theme *theme = kit->theme;
    int radius = theme->radius[RADIUS_MEDIUM];
    frame_fill(kit->frame, rect, radius, COLOUR_CARD);
    frame_border(kit->frame, rect, radius, theme_px(theme, 1.2), COLOUR_BLUE, false);
    struct rect inside = rect_inset(rect, theme_px(theme, 3.0), theme_px(theme, 1.5));
    if (digits[0] == '\0') {
        int w = theme_px(theme, 12.0), thickness = theme_px(theme, 1.2);
        int y = rect.y + rect.h / 2, x = rect.x + (rect.w - w) / 2;
        frame_line(kit->frame, x, y, x + w, y, thickness, COLOUR_EDGE, false);
        return;
    }
    bool is_high = text_cap_px(theme->type[TYPE_DISPLAY]) <= inside.h * 17 / 20;
    inside = is_high ? inside : rect_inset(rect, theme_px(theme, 3.0), rect.h / 7);
    enum type type = is_high ? TYPE_DISPLAY : text_type_for(theme, inside.h, TYPE_HERO, TYPE_BODY);
    enum type least = theme->narrow ? TYPE_BUTTON : TYPE_HERO;
    text_draw(kit, inside,
              (struct text_style){.type = type,
                                  .least = type < least ? type : least,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .tabular = true},
              digits);
}

void widget_steps(const struct kit *kit, struct rect rect, int done, int count)
{
    ASSERT(count >= 0 && done >= 0 && done <= count);
    if (count == 0) {
        return;
    }
    const struct theme *theme = kit->theme;
    int gap = theme_px(theme, 2.0), h = theme_px(theme, 5.0);
    h = h < rect.h ? h : rect.h;
    rect = rect_centre(rect, rect.w, h);
    if ((rect.w + gap) / count < 2 * h) {
        frame_fill(kit->frame, rect, h / 2, COLOUR_GROOVE);
        int w = (int)((int64_t)rect.w * done / count);
        if (done > 0) {
            frame_fill(kit->frame, (struct rect){rect.x, rect.y, w > h ? w : h, h}, h / 2,
                       COLOUR_GREEN);
        }
        return;
    }
    for (int i = 0; i < count; i++) {
        struct rect step = rect_cell(rect, count, 1, gap, i);
        uint32_t tone = i < done ? COLOUR_GREEN : i == done ? COLOUR_GREEN_PALE : COLOUR_GROOVE;
        frame_fill(kit->frame, step, h / 2, tone);
    }
}

void widget_bar(const struct kit *kit, struct rect rect, int loaded, int checked, int picked,
                int whole)
{
    frame_fill(kit->frame, rect, rect.h / 2, COLOUR_GROOVE);
    const int parts[] = {picked, checked, loaded};
    const uint32_t tones[] = {COLOUR_GREEN_PALE, COLOUR_GREEN_MID, COLOUR_GREEN};
    for (int i = 0; i < 3; i++) {
        int part = parts[i] < whole ? parts[i] : whole;
        if (whole <= 0 || part <= 0) {
            continue;
        }
        int w = (int)((int64_t)rect.w * part / whole);
        struct rect done = {rect.x, rect.y, w, rect.h};
        frame_fill_part(kit->frame, rect, rect.h / 2, done, tones[i]);
    }
}

uint32_t widget_verdict_ground(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_DONE: return COLOUR_GREEN_SOFT;
    case VERDICT_NOT_THIS:
    case VERDICT_QUESTION: return COLOUR_AMBER_SOFT;
    case VERDICT_ALREADY: return COLOUR_BLUE_SOFT;
    case VERDICT_DANGER: return COLOUR_RED_SOFT;
    case VERDICT_WAIT:
    case VERDICT_COUNT: break;
    }
    return COLOUR_PAPER;
}

/* A white sign as large as fits in `box`. */
static void draw_sign(const struct kit *kit, struct rect box, const char *sign)
{
    enum type type = TYPE_DISPLAY;
    while (type > TYPE_SMALL && text_cap_px(kit->theme->type[type]) > box.h * 4 / 5) {
        type--;
    }
    text_draw(kit, box,
              (struct text_style){.type = type,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_CARD,
                                  .align = ALIGN_CENTRE},
              sign);
}

void widget_verdict_mark(const struct kit *kit, struct rect rect, enum verdict verdict)
{
    static const struct {
        enum shape ground, mark;
        uint32_t colour;
        int share; /* of the mark in the ground, percent; 0: no mark */
    } marks[VERDICT_COUNT] = {
        [VERDICT_DONE] = {SHAPE_CIRCLE, SHAPE_TICK, COLOUR_GREEN, 56},
        [VERDICT_NOT_THIS] = {SHAPE_OCTAGON, SHAPE_CROSS, COLOUR_AMBER, 50},
        [VERDICT_ALREADY] = {SHAPE_RING, SHAPE_TICK, COLOUR_BLUE, 50},
        [VERDICT_QUESTION] = {SHAPE_TRIANGLE, SHAPE_TICK, COLOUR_AMBER, 0},
        [VERDICT_DANGER] = {SHAPE_OCTAGON, SHAPE_CROSS, COLOUR_RED, 0},
        [VERDICT_WAIT] = {SHAPE_HOURGLASS, SHAPE_TICK, COLOUR_MUTED, 0},
    };
    ASSERT(verdict < VERDICT_COUNT);
    int side = rect.w < rect.h ? rect.w : rect.h;
    rect = rect_centre(rect, side, side);
    frame_shape(kit->frame, rect, marks[verdict].ground, marks[verdict].colour);
    if (marks[verdict].share > 0) {
        int inner = side * marks[verdict].share / 100;
        bool hollow = marks[verdict].ground == SHAPE_RING;
        frame_shape(kit->frame, rect_centre(rect, inner, inner), marks[verdict].mark,
                    hollow ? marks[verdict].colour : COLOUR_CARD);
    }
    if (verdict == VERDICT_QUESTION) { /* on the lower part of the triangle, as wide as it allows */
        draw_sign(kit, (struct rect){rect.x + side / 4, rect.y + side * 2 / 5, side / 2, side / 2},
                  "?");
    } else if (verdict == VERDICT_DANGER) {
        draw_sign(kit, rect_centre(rect, side * 2 / 3, side * 2 / 3), "!");
    }
}

void widget_verdict(const struct kit *kit, struct rect rect, enum verdict verdict, const char *text)
{
    const struct theme *theme = kit->theme;
    frame_fill(kit->frame, rect, theme->radius[RADIUS_LARGE], widget_verdict_ground(verdict));
    struct rect inside = rect_inset(rect, theme->pad, theme_px(theme, 3.0));
    int side = panel_px(&theme->panel, 30.0);
    side = side < inside.h ? side : inside.h;
    widget_verdict_mark(kit, rect_cut_left(&inside, side), verdict);
    (void)rect_cut_left(&inside, theme->pad);
    text_draw(kit, inside,
              (struct text_style){.type = TYPE_DISPLAY,
                                  .least = TYPE_DISPLAY,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 2},
              text);
}
