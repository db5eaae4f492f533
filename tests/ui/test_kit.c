/* test_kit.c: screens made of the kit hold the physical promises on every panel, and the checks
 * themselves bite. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/str.h"
#include "support/check.h"
#include "ui/frame_check.h"
#include "ui/picture.h"
#include "ui/quantity.h"
#include "ui/sample_screens.h"
#include "ui/sound.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets.h"

static const struct panel panels[] = {{1280, 800, 15.6},
                                      {1920, 1080, 15.6},
                                      {1920, 1080, 21.5},
                                      {1920, 1080, 24.0},
                                      {1366, 768, 15.6}};

static struct frame frame;
static char text[200000];

static struct kit kit_for(const struct panel *panel)
{
    static struct theme theme;
    theme = theme_make(panel);
    return (struct kit){.frame = &frame, .theme = &theme, .metrics = &text_plain_metrics};
}

static void screens_hold_their_promises(void)
{
    for (size_t p = 0; p < sizeof(panels) / sizeof(panels[0]); p++) {
        for (int s = 0; s < SAMPLE_SHAPES; s++) {
            struct kit kit = kit_for(&panels[p]);
            sample_draw(&kit, (enum sample)s, 1);
            if (!frame_check(&frame, &panels[p], text, sizeof(text))) {
                fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", sample_name((enum sample)s),
                        panels[p].width_px, panels[p].height_px, panels[p].diagonal_in, text);
                exit(1);
            }
        }
    }
}

/* A faulty frame, and the words that its check must contain. */
static void expect_fault(const char *words)
{
    CHECK(!frame_check(&frame, &panels[0], text, sizeof(text)));
    if (strstr(text, words) == NULL) {
        fprintf(stderr, "no \"%s\" in:\n%s", words, text);
        exit(1);
    }
}

static void checks_bite(void)
{
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {
        .type = TYPE_BODY, .least = TYPE_BODY, .colour = COLOUR_INK, .lines = 1};
    struct rect wide = {30, 30, 600, 60};
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, wide, style, "ça va");
    frame_target(&frame, "good", 1, 0, (struct rect){30, 200, 100, 100}, true);
    CHECK(frame_check(&frame, &panels[0], text, sizeof(text)));

    frame_target(&frame, "near", 1, 0, (struct rect){140, 200, 100, 100}, false);
    expect_fault("targets near and good are");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    frame_target(&frame, "small", 1, 0, (struct rect){30, 200, 70, 100}, false);
    expect_fault("target small is");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    frame_target(&frame, "low", 1, 0, (struct rect){30, 200, 100, 80}, true);
    expect_fault("primary target low");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    frame_target(&frame, "out", 1, 0, (struct rect){1200, 200, 100, 100}, false);
    expect_fault("target out leaves the screen");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, (struct rect){30, 30, 100, 60}, style, "bien trop long pour la place");
    expect_fault("is cut");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    frame_fill(&frame, wide, 0, COLOUR_GREEN);
    text_draw(&kit, wide, style, "sombre");
    expect_fault("has a contrast of");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, wide, style, "un");
    text_draw(&kit, wide, style, "deux");
    expect_fault("overlap");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    frame_text(&frame,
               (struct frame_command){.rect = wide,
                                      .size_px = 20,
                                      .x = 40,
                                      .baseline = 60,
                                      .width_px = 90,
                                      .colour = COLOUR_INK},
               "petit", 5);
    expect_fault("has caps of");
}

static void colours_reach_contrast(void)
{
    static const struct {
        uint32_t front, back;
        int least;
    } pairs[] = {
        {COLOUR_INK, COLOUR_PAPER, 700},      {COLOUR_MUTED, COLOUR_PAPER, 700},
        {COLOUR_MUTED, COLOUR_CARD, 700},     {COLOUR_MUTED, COLOUR_AMBER_SOFT, 700},
        {COLOUR_MUTED, COLOUR_FLOOR, 700},    {COLOUR_CARD, COLOUR_GREEN, 700},
        {COLOUR_CARD, COLOUR_AMBER, 700},     {COLOUR_CARD, COLOUR_RED, 700},
        {COLOUR_CARD, COLOUR_BLUE, 700},      {COLOUR_AMBER, COLOUR_CARD, 700},
        {COLOUR_INK, COLOUR_AMBER_SOFT, 700}, {COLOUR_GREEN, COLOUR_CARD, 700},
        {COLOUR_AMBER, COLOUR_PAPER, 700},    {COLOUR_INK, COLOUR_SHELF, 700},
        {COLOUR_BLUE, COLOUR_BLUE_SOFT, 700}, {COLOUR_EDGE, COLOUR_PAPER, 300},
        {COLOUR_EDGE, COLOUR_CARD, 300},      {COLOUR_GREEN, COLOUR_GROOVE, 300},
        {COLOUR_INK, COLOUR_PRESSED, 700},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        int got = theme_contrast(pairs[i].front, pairs[i].back);
        if (got < pairs[i].least) {
            fprintf(stderr, "%08X on %08X\n", (unsigned)pairs[i].front, (unsigned)pairs[i].back);
        }
        CHECK(got >= pairs[i].least);
    }
    for (int i = 0; i < THEME_PICKUP_COLOURS; i++) {
        CHECK(theme_contrast(COLOUR_CARD, theme_pickup_colour(i)) >= 700);
    }
    CHECK_INT(theme_contrast(0x000000FFu, 0xFFFFFFFFu), 2100);
}

static void sizes_are_physical(void)
{
    for (size_t p = 0; p < sizeof(panels) / sizeof(panels[0]); p++) {
        struct theme theme = theme_make(&panels[p]);
        CHECK(panel_mm(&panels[p], text_cap_px(theme.type[TYPE_SMALL])) >= 5.0);
        CHECK(theme.fit < 1.0 ||
              panel_mm(&panels[p], text_cap_px(theme.type[TYPE_INSTRUCTION])) >= 8.0);
        CHECK(theme.fit < 1.0 ||
              panel_mm(&panels[p], text_cap_px(theme.type[TYPE_DISPLAY])) >= 24.5);
        CHECK(panel_mm(&panels[p], theme.target) >= 20.0);
        CHECK(panel_mm(&panels[p], theme.primary) >= 25.0);
        CHECK(panel_mm(&panels[p], theme.gap) >= 5.0);
    }
    struct theme theme = theme_make(&panels[0]);
    CHECK(theme.fit >= 1.0);
    CHECK_INT(theme.radius[RADIUS_SMALL], 14);
    CHECK_INT(theme.radius[RADIUS_MEDIUM], 22);
    CHECK_INT(theme.radius[RADIUS_LARGE], 28);
    CHECK_INT(theme.edge, 28);
}

static void frames_hash_and_read(void)
{
    struct kit kit = kit_for(&panels[0]);
    sample_draw(&kit, SAMPLE_STEP, 1);
    uint64_t first = frame_hash(&frame);
    CHECK(frame_find_text(&frame, "Bipez chaque boîte"));
    CHECK(frame_find_text(&frame, "bipez chaque boite"));
    CHECK(frame_find_text(&frame, "Il y a un souci"));
    CHECK(!frame_find_text(&frame, "Toul Allez"));
    CHECK(!frame_find_text(&frame, "mandarine"));
    CHECK(frame_target_named(&frame, "undo") != NULL);
    const struct frame_target *undo = frame_target_named(&frame, "undo");
    CHECK(frame_target_at(&frame, undo->rect.x + 5, undo->rect.y + 5) == undo);
    CHECK(frame_target_at(&frame, 0, 0) == NULL);
    sample_draw(&kit, SAMPLE_STEP, 1);
    CHECK(frame_hash(&frame) == first);
    sample_draw(&kit, SAMPLE_STEP, 2);
    CHECK(frame_hash(&frame) != first);
    CHECK(frame_dump(&frame, &panels[0], text, sizeof(text)));
    CHECK(strstr(text, "target undo ") != NULL);
    CHECK(!frame_dump(&frame, &panels[0], text, 100));
}

static void text_wraps_and_shrinks(void)
{
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {.type = TYPE_TITLE,
                               .least = TYPE_BODY,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE,
                               .lines = 2};
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, (struct rect){0, 0, 420, 200}, style, "aaaa bbbb cccc dddd");
    CHECK_INT(frame.command_count, 3);
    CHECK(frame.commands[2].join == JOIN_LINE);
    CHECK(frame_find_text(&frame, "bbbb cccc"));
    /* Three words would fit on the first line; two and two look better. */
    CHECK_INT(frame.commands[1].width_px, frame.commands[2].width_px);
    style.lines = 1;
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, (struct rect){0, 0, 460, 200}, style, "Soupe carottes & panais");
    CHECK_INT(frame.command_count, 2);
    CHECK(frame.commands[1].size_px < kit.theme->type[TYPE_TITLE]);
    CHECK(!frame.commands[1].cut);
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, (struct rect){0, 0, 120, 200}, style, "Éléphantesque confiture");
    CHECK(frame.commands[1].cut);
    CHECK(frame.commands[1].width_px <= 120);
    CHECK(str_valid_utf8(frame.text, strlen(frame.text)));
    /* A name that is one long word goes on after its hyphen, where there is room below. */
    style.lines = 2;
    int half = text_width(&kit, (struct text_style){.type = TYPE_BODY}, "Blénod-lès-");
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    text_draw(&kit, (struct rect){0, 0, half, 200}, style, "Blénod-lès-Toul");
    CHECK_INT(frame.command_count, 3);
    CHECK(!frame.commands[1].cut && !frame.commands[2].cut);
    CHECK(frame.commands[2].join == JOIN_LINE);
    CHECK(frame_find_text(&frame, "Blénod-lès-"));
}

/* French has a blank before some signs; no line begins with one, at any width. */
/* Where the box is high enough, a text takes one more line than it was given rather than be cut. */
static void text_is_cut_last(void)
{
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {.type = TYPE_SMALL, .least = TYPE_SMALL, .colour = COLOUR_INK};
    int line = text_line_px(kit.theme->type[TYPE_SMALL]),
        width = text_width(&kit, style, "lentilles");
    for (int high = 1; high <= 2; high++) {
        frame_begin(&frame, &panels[0], COLOUR_PAPER);
        text_draw(&kit, (struct rect){30, 30, width * 5 / 4, high * line}, style,
                  "lentilles vertes");
        CHECK_INT(frame_find_text(&frame, "vertes"), high == 2);
        CHECK_INT(frame_check(&frame, &panels[0], text, sizeof(text)), high == 2);
    }
}

/* People may say a sentence in their own words: however many these are, it is drawn, cut where it
 * has no room. */
static void any_words_are_drawn(void)
{
    static const char *const pieces[] = {"a ", "*a* b ", "a-", "a- b ", "a\n", "\u0627 b "};
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {
        .type = TYPE_BODY, .least = TYPE_SMALL, .colour = COLOUR_INK, .lines = 2, .marked = true};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char words[LIMIT_OWN_WORD] = "";
        while (str_append(words, sizeof words, pieces[i])) {
        }
        frame_begin(&frame, &panels[0], COLOUR_PAPER);
        struct rect box = {30, 30, 400, 90};
        struct rect ink = text_draw(&kit, box, style, words);
        CHECK(ink.w > 0 && rect_holds(box, ink));
        CHECK(text_width(&kit, style, words) > 0);
        CHECK(text_lines(&kit, style, words, box.w) >= 1);
    }
}

static void no_line_begins_with_a_sign(void)
{
    static const char words[] = "Ne dites aucun nombre : laissez « compter » encore !";
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {.type = TYPE_BODY, .least = TYPE_SMALL, .lines = 6};
    int wrapped = 0;
    for (int width = 300; width < 1200; width += 7) {
        frame_begin(&frame, &panels[0], COLOUR_PAPER);
        text_draw(&kit, (struct rect){0, 0, width, 400}, style, words);
        for (int i = 1; i < frame.command_count; i++) {
            const char *line = frame_command_text(&frame, &frame.commands[i]);
            CHECK(strchr(":!", line[0]) == NULL && !str_starts(line, "»"));
            size_t length = strlen(line);
            CHECK(length < 2 || !str_equal(line + length - 2, "«"));
            wrapped += frame.commands[i].join == JOIN_LINE;
        }
        CHECK(text_wrapped_width(&kit, style, words, width) <= width);
    }
    CHECK(wrapped > 20);
}

/* Nor with what a number counts, also behind a number that an Arabic line keeps apart. */
static void a_unit_stays_with_its_number(void)
{
    static const char *const words[] = {
        "Encore 1 litre, puis *9 Go* et 12 kg. 40 min, 5 h, 7 % puis 250 g",
        "\u20661\u2069 كغ \u20662\u2069 كغ \u20663\u2069 كغ \u20664\u2069 كغ"};
    static const char *const units[] = {"litre", "Go", "kg", "min", "h,", "%", "g", "كغ", " كغ"};
    struct kit kit = kit_for(&panels[0]);
    struct text_style style = {.type = TYPE_BODY, .least = TYPE_SMALL, .marked = true, .lines = 9};
    int wrapped = 0;
    for (int width = 120; width < 1000; width += 7) {
        frame_begin(&frame, &panels[0], COLOUR_PAPER);
        text_draw(&kit, (struct rect){0, 0, width, 700}, style, words[width % 2]);
        for (int i = 1; i < frame.command_count; i++) {
            const struct frame_command *command = &frame.commands[i];
            for (int u = 0; u < 9 && command->join == JOIN_LINE; u++) {
                CHECK(!str_starts(frame_command_text(&frame, command), units[u]));
            }
            wrapped += command->join == JOIN_LINE;
        }
    }
    CHECK(wrapped > 20);
}

static void quantities_are_exact(void)
{
    static const struct {
        int done, count, ticks, pictures;
        bool drawn;
    } rows[] = {{0, 1, 0, 1, true},    {1, 3, 1, 2, true},    {10, 10, 10, 0, true},
                {0, 10, 0, 10, true},  {0, 11, 0, 11, true},  {5, 11, 1, 6, true},
                {7, 13, 3, 6, true},   {13, 13, 5, 0, true},  {0, 0, 0, 0, false},
                {0, 101, 0, 0, false}, {0, 100, 0, 100, true}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct kit kit = kit_for(&panels[0]);
        frame_begin(&frame, &panels[0], COLOUR_PAPER);
        bool drawn = quantity_draw(&kit, (struct rect){0, 0, 900, 260}, ALIGN_CENTRE, "🥚",
                                   rows[i].done, rows[i].count);
        int ticks = 0, pictures = 0;
        for (int k = 0; k < frame.command_count; k++) {
            ticks += frame.commands[k].kind == FRAME_SHAPE && frame.commands[k].shape == SHAPE_TICK;
            pictures += frame.commands[k].kind == FRAME_PICTURE;
        }
        CHECK_INT(drawn, rows[i].drawn);
        CHECK_INT(ticks, rows[i].ticks);
        CHECK_INT(pictures, rows[i].pictures);
    }
}

static void pictures_fit_names(void)
{
    static const struct {
        const char *name, *category, *want;
    } rows[] = {
        {"Œufs plein air – boîte de 6", "", "🥚"},
        {"Œufs plein air – plateau de 30", "", "🪺"},
        {"Lait – 1 litre", "", "🥛"},
        {"Jus de pomme – 1 litre", "", "🧃"},
        {"Pommes de terre - 2,5kg", "", "🥔"},
        {"Pommes à croquer - 1kg", "", "🍎"},
        {"Gourde compote - 100g", "", "🍏"},
        {"Tomme nature – 200g", "", "🧀"},
        {"Huile de tournesol – 1 litre", "", "🌻"},
        {"Soupe carottes & panais – 75 cl", "", "🍲"},
        {"Quelque chose", "Légumes", "🥬"},
        {"Quelque chose", "", "📦"},
        {"Sellerie", "", "📦"}, /* no salt in it */
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        CHECK_STR(picture_of_product(rows[i].name, rows[i].category), rows[i].want);
    }
}

static void sounds_differ_in_rhythm(void)
{
    for (int a = 1; a < SOUND_COUNT; a++) {
        const struct sound_pattern *one = sound_pattern((enum sound)a);
        CHECK(sound_named(one->name) == (enum sound)a);
        for (int b = 1; b < a; b++) {
            const struct sound_pattern *two = sound_pattern((enum sound)b);
            bool same = one->count == two->count;
            for (int i = 0; same && i < one->count; i++) {
                same = one->notes[i].ms == two->notes[i].ms;
            }
            CHECK(!same);
        }
    }
    CHECK(sound_named("gong") == SOUND_COUNT);
}

/* What is left of a verdict's mark without its colours: shapes and signs. */
static uint64_t shape_of(enum verdict verdict)
{
    struct kit kit = kit_for(&panels[0]);
    frame_begin(&frame, &panels[0], COLOUR_PAPER);
    widget_verdict_mark(&kit, (struct rect){100, 100, 300, 300}, verdict);
    for (int i = 0; i < frame.command_count; i++) {
        frame.commands[i].colour = 0xFF;
    }
    return frame_hash(&frame);
}

static void verdicts_differ_without_colour(void)
{
    for (int a = 0; a < VERDICT_COUNT; a++) {
        for (int b = 0; b < a; b++) {
            CHECK(shape_of((enum verdict)a) != shape_of((enum verdict)b));
        }
    }
}

int main(void)
{
    RUN(verdicts_differ_without_colour);
    RUN(sizes_are_physical);
    RUN(colours_reach_contrast);
    RUN(checks_bite);
    RUN(text_wraps_and_shrinks);
    RUN(text_is_cut_last);
    RUN(any_words_are_drawn);
    RUN(no_line_begins_with_a_sign);
    RUN(a_unit_stays_with_its_number);
    RUN(quantities_are_exact);
    RUN(pictures_fit_names);
    RUN(sounds_differ_in_rhythm);
    RUN(frames_hash_and_read);
    RUN(screens_hold_their_promises);
    return 0;
}
