/* sample_screens.c: home, a pick step, a blind count, "not this one", and all shapes. */
#include "ui/sample_screens.h"

#include "ui/header.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/quantity.h"
#include "ui/room_map.h"
#include "ui/widgets.h"

static const struct header plain_header = {
    .pair = -1, .crate = "", .part = "", .letter = "", .pickup = "", .title = "", .subtitle = ""};

const char *sample_name(enum sample sample)
{
    static const char *const names[SAMPLE_COUNT] = {"home", "step", "check", "not_this", "shapes"};
    return names[sample];
}

static void draw_home(const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = header_areas(kit, true);
    struct header header = plain_header;
    header.title = "Emplettes & Cagettes";
    header.subtitle = "novembre, jeudi matin";
    header_draw(kit, areas.header, header);
    struct rect body = areas.body;
    struct rect welcome = rect_cut_top(&body, theme_px(theme, 16.0));
    text_draw(
        kit, welcome,
        (struct text_style){
            .type = TYPE_HERO, .least = TYPE_TITLE, .weight = WEIGHT_BOLD, .colour = COLOUR_INK},
        "Bienvenue.");
    struct rect question = rect_cut_top(&body, theme_px(theme, 17.0));
    text_draw(
        kit, question,
        (struct text_style){.type = TYPE_TITLE, .least = TYPE_INSTRUCTION, .colour = COLOUR_INK},
        "Que fait-on ensemble ?");
    (void)rect_cut_top(&body, theme_px(theme, 5.0));
    const struct choice choices[] = {
        {"pick", 1, 0, COLOUR_GREEN, PICTURE_BASKET, "Préparer", PICTURE_PEOPLE,
         "à deux, pas à pas", false},
        {"check", 2, 0, COLOUR_BLUE, PICTURE_LENS, "Vérifier", PICTURE_CHAIR, "assis, on compte",
         false},
        {"bag", 3, 0, COLOUR_AMBER, PICTURE_SCALES, "Ensacher", PICTURE_RICE, "le riz, 12 sachets",
         false},
    };
    for (int i = 0; i < 3; i++) {
        widget_choice(kit, rect_cell(body, 3, 1, theme->gap * 5 / 4, i), choices[i]);
    }
    struct rect footer = areas.footer;
    struct rect other = rect_cut_right(&footer, theme_px(theme, 80.0));
    widget_button(
        kit, other,
        (struct button){.name = "other", .kind = BUTTON_SECONDARY, .word = "Autres tâches"});
    (void)rect_cut_right(&footer, theme->gap);
    struct rect practice = rect_cut_right(&footer, theme_px(theme, 78.0));
    widget_button(kit, practice,
                  (struct button){.name = "practice",
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_SPROUT,
                                  .word = "S’entraîner"});
    (void)rect_cut_right(&footer, theme->gap);
    text_draw(kit, footer,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .marked = true,
                                  .lines = 2},
              "ou *bipez* ce que vous avez en main");
}

static struct header crate_header(int pair)
{
    struct header header = plain_header;
    header.pair = pair;
    header.crate = "42";
    header.part = "1/3";
    header.letter = "T";
    header.pickup = "Toul";
    return header;
}

static void draw_footer(const struct kit *kit, struct rect footer, struct rect *ret_middle)
{
    const struct theme *theme = kit->theme;
    struct rect undo = rect_cut_left(&footer, theme_px(theme, 66.0));
    widget_button(kit, undo,
                  (struct button){.name = "undo",
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .word = "Annuler"});
    struct rect problem = rect_cut_right(&footer, theme_px(theme, 98.0));
    widget_button(kit, problem,
                  (struct button){.name = "problem",
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_HAND,
                                  .word = "Il y a un souci"});
    *ret_middle = rect_inset(footer, theme->gap, 0);
}

static void draw_step(const struct kit *kit, int done)
{
    static const char *const places[] = {"A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3",
                                         "B4", "B5", "B6", "B7", "C1", "C2", "D1", "D2", "D3",
                                         "D4", "D5", "D6", "D7", "D8", "D9", "E1", "E2", "E3",
                                         "E4", "E5", "E6", "E7", "E8", "E9", "F1", "F2", "F3"};
    const struct theme *theme = kit->theme;
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header, crate_header(0));
    struct rect middle, body = areas.body;
    draw_footer(kit, areas.footer, &middle);
    widget_steps(kit, middle, 3, 7);

    struct rect where = rect_cut_left(&body, theme_px(theme, 84.0));
    (void)rect_cut_left(&body, theme->gap);
    widget_card(kit, where);
    where = rect_inset(where, theme->pad, theme->pad);
    text_draw(kit, rect_cut_top(&where, theme->type[TYPE_BODY]),
              (struct text_style){.type = TYPE_BODY, .least = TYPE_SMALL, .colour = COLOUR_MUTED},
              "Allez à");
    struct room_map map = room_map_make(places, sizeof(places) / sizeof(places[0]));
    room_map_draw(kit, rect_cut_bottom(&where, theme_px(theme, 57.0)), &map, "C1");
    text_draw(
        kit, where,
        (struct text_style){
            .type = TYPE_GIANT, .least = TYPE_DISPLAY, .weight = WEIGHT_BOLD, .colour = COLOUR_INK},
        "C1");

    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    const char *name = "Œufs plein air – boîte de 6";
    const char *egg = picture_of_product(name, "Œufs");
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              name);
    (void)rect_cut_top(&card, theme_px(theme, 3.0));
    struct rect row = rect_cut_bottom(&card, theme_px(theme, 27.0));
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    /* Drawing and number stand together in the middle. */
    struct text_style count = {
        .type = TYPE_GIANT, .least = TYPE_DISPLAY, .weight = WEIGHT_BOLD, .colour = COLOUR_INK};
    int gap = theme_px(theme, 14.0), width = text_width(kit, count, "3");
    struct rect pair = rect_centre(card, card.h + gap + width, card.h);
    frame_picture(kit->frame, rect_cut_left(&pair, card.h), egg, 255, false);
    (void)rect_cut_left(&pair, gap);
    text_draw(kit, pair, count, "3");
    struct rect scan = rect_cut_right(&row, row.w / 2 - theme->gap);
    quantity_draw(kit, row, ALIGN_CENTRE, egg, done, 3);
    text_draw(kit, scan,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .marked = true,
                                  .lines = 2},
              "*Bipez* chaque boîte");
}

static void draw_check(const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header, crate_header(1));
    struct rect middle, body = areas.body;
    draw_footer(kit, areas.footer, &middle);
    text_draw(kit, middle,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = 2},
              "ou *bipez* chaque boîte");
    struct rect keys = rect_cut_right(&body, theme_px(theme, 130.0));
    keypad_draw(kit, keys, (struct keypad){1, 2, 3, true});
    (void)rect_cut_right(&body, theme->gap);
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              "Combien dans la cagette ?");
    struct rect field = rect_cut_bottom(&card, theme_px(theme, 34.0));
    widget_field(kit, rect_centre(field, theme_px(theme, 84.0), field.h), "2");
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 13.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              "Œufs plein air – boîte de 6");
    frame_picture(kit->frame, rect_inset(card, 0, theme_px(theme, 3.0)), "🥚", 255, false);
}

static void draw_side(const struct kit *kit, struct rect rect, const char *head,
                      const char *picture, const char *name, uint32_t tone, bool right)
{
    const struct theme *theme = kit->theme;
    widget_card_outlined(kit, rect, tone);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    struct rect top = rect_cut_top(&card, theme_px(theme, 14.0));
    int side = top.h;
    struct rect mark = rect_cut_left(&top, side);
    if (right) {
        frame_shape(kit->frame, rect_centre(mark, side * 4 / 5, side * 4 / 5), SHAPE_ARROW_RIGHT,
                    tone);
    } else {
        widget_verdict_mark(kit, mark, VERDICT_NOT_THIS);
    }
    (void)rect_cut_left(&top, theme_px(theme, 4.0));
    text_draw(
        kit, top,
        (struct text_style){
            .type = TYPE_INSTRUCTION, .least = TYPE_BODY, .weight = WEIGHT_BOLD, .colour = tone},
        head);
    struct rect foot = rect_cut_bottom(&card, theme_px(theme, 13.0));
    text_draw(kit, foot,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              name);
    frame_picture(kit->frame, rect_inset(card, 0, theme_px(theme, 2.0)), picture, 255, false);
}

static void draw_not_this(const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit->frame->commands[0].colour = COLOUR_AMBER_SOFT;
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header, crate_header(0));
    struct rect body = areas.body;
    text_draw(kit, rect_cut_top(&body, theme_px(theme, 25.0)),
              (struct text_style){.type = TYPE_DISPLAY,
                                  .least = TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              "Ce n’est pas celui-ci");
    (void)rect_cut_top(&body, theme_px(theme, 11.0));
    struct rect left = rect_cell(body, 2, 1, theme->gap * 2, 0);
    struct rect right = rect_cell(body, 2, 1, theme->gap * 2, 1);
    draw_side(kit, left, "dans la main", "🥛", "Lait – 1 litre", COLOUR_AMBER, false);
    draw_side(kit, right, "à prendre, en C1", "🥚", "Œufs – boîte de 6", COLOUR_GREEN, true);
    struct rect footer = areas.footer;
    struct rect problem = rect_cut_right(&footer, theme_px(theme, 98.0));
    widget_button(kit, problem,
                  (struct button){.name = "problem",
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_HAND,
                                  .word = "Il y a un souci"});
    (void)rect_cut_right(&footer, theme->gap);
    text_draw(kit, footer,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .marked = true,
                                  .lines = 2},
              "Reposez-le, puis *bipez* le bon.");
}

static void draw_shapes(const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = header_areas(kit, false);
    struct rect body = rect_inset(panel_rect(&theme->panel), theme->edge, theme->edge);
    widget_card(kit, areas.body);
    struct rect band = rect_cut_top(&body, theme_px(theme, 80.0));
    widget_verdict(kit, band, VERDICT_DONE, "C’est enregistré");
    (void)rect_cut_top(&body, theme->gap);
    for (int i = 0; i < VERDICT_COUNT; i++) {
        widget_verdict_mark(kit, rect_cell(body, 8, 4, theme->gap, i), (enum verdict)i);
    }
    for (int i = 0; i < SHAPE_COUNT; i++) {
        frame_shape(kit->frame, rect_cell(body, 8, 4, theme->gap, 8 + i), (enum shape)i,
                    COLOUR_INK);
    }
    struct rect row = rect_cell(body, 1, 4, theme->gap, 3);
    quantity_draw(kit, rect_cell(row, 2, 1, theme->gap, 0), ALIGN_LEFT, "🥕", 7, 13);
    widget_bar(kit, rect_centre(rect_cell(row, 2, 1, theme->gap, 1), row.w / 3, 26), 3, 6, 9, 12);
}

void sample_draw(const struct kit *kit, enum sample sample, int done)
{
    frame_begin(kit->frame, &kit->theme->panel, COLOUR_PAPER);
    switch (sample) {
    case SAMPLE_HOME: draw_home(kit); break;
    case SAMPLE_STEP: draw_step(kit, done); break;
    case SAMPLE_CHECK: draw_check(kit); break;
    case SAMPLE_NOT_THIS: draw_not_this(kit); break;
    case SAMPLE_SHAPES: draw_shapes(kit); break;
    case SAMPLE_COUNT: break;
    }
}
