/* test_bidi.c: runs of a line, in which order they stand, and what a mirror does to a frame. */
#include "ui/bidi.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/mirror.h"
#include "ui/text.h"
#include "ui/theme.h"

/* The runs from the left, between bars. */
static const char *from_left(const char *text)
{
    static char all[400];
    struct bidi_run runs[BIDI_RUNS];
    int count = bidi_runs(text, strlen(text), NULL, 0, runs);
    all[0] = '\0';
    for (int place = 0; place < count; place++) {
        for (int i = 0; i < count; i++) {
            if (runs[i].place == place) {
                char run[200];
                CHECK(str_copy_n(run, sizeof run, text + runs[i].start, runs[i].length));
                CHECK(str_append(all, sizeof all, run) && str_append(all, sizeof all, "|"));
            }
        }
    }
    return all;
}

static void runs_stand_where_they_are_read(void)
{
    CHECK(!bidi_is_needed("Lentilles 500 g", 15));
    CHECK_STR(from_left("Lentilles 500 g"), "Lentilles 500 g|");
    CHECK_STR(from_left("اذهبوا إلى"), "اذهبوا إلى|");
    /* A Latin word and a number keep their own order inside a line from right to left. */
    CHECK_STR(from_left("عند E1"), "E1|عند |");
    CHECK_STR(from_left("خذوا 12 قطعة"), " قطعة|12|خذوا |");
    CHECK_STR(from_left("خذوا 1/3 ثم 2/3"), "2/3| ثم |1/3|خذوا |");
    CHECK_STR(from_left("Langue : العربية"), " : العربية|Langue|");
}

/* What is put into a sentence keeps its own direction, and the signs that say so are not drawn. */
static void isolates_keep_names_whole(void)
{
    CHECK_STR(from_left("حوالي \u2068500 g de riz\u2069"), "500 g de riz|حوالي |");
    CHECK_STR(from_left("\u20661,5\u2069 كغ"), " كغ|1,5|");
    CHECK(bidi_is_needed("\u2068a\u2069", 7) && !bidi_has_rtl("\u2068a\u2069", 7));
}

/* "so much of so much" without a word is read from the right where a mark says so. */
static void a_mark_turns_numbers(void)
{
    CHECK_STR(from_left("12 / 2"), "12 / 2|");
    CHECK_STR(from_left("\u200F12 / 2"), "2| / |12|");
    CHECK_STR(from_left("\u200F1/2"), "1/2|"); /* one number */
}

/* A change of weight ends a run although the direction goes on. */
static void breaks_end_runs(void)
{
    static const char text[] = "ab cd ef";
    struct bidi_run runs[BIDI_RUNS];
    const size_t breaks[] = {0, 3};
    CHECK_INT(bidi_runs(text, strlen(text), breaks, 2, runs), 2);
    CHECK_INT(runs[0].length, 3);
    CHECK_INT(runs[1].start, 3);
    CHECK_INT(runs[1].place, 1);
    CHECK_INT(bidi_runs("", 0, breaks, 1, runs), 0);
}

static struct frame frame;

static void mirrors_turn_all_but_blocks(void)
{
    struct panel panel = {1000, 500, 15.6};
    frame_begin(&frame, &panel, COLOUR_PAPER);
    frame_fill(&frame, (struct rect){10, 0, 100, 50}, 4, COLOUR_CARD);
    frame_shape(&frame, (struct rect){0, 0, 30, 30}, SHAPE_ARROW_RIGHT, COLOUR_INK);
    frame_target(&frame, "go", 1, 0, (struct rect){900, 0, 100, 100}, false);
    frame_block_begin(&frame, (struct rect){100, 100, 300, 300});
    frame_target(&frame, "key_1", 1, 1, (struct rect){100, 100, 100, 100}, false);
    frame_target(&frame, "key_3", 1, 3, (struct rect){300, 100, 100, 100}, false);
    frame_block_end(&frame);
    mirror_frame(&frame, 0, 0, panel_rect(&panel));
    CHECK_INT(frame.commands[1].rect.x, 890);
    CHECK_INT(frame.commands[1].part.x, 890);
    CHECK_INT(frame.commands[2].shape, SHAPE_ARROW_LEFT);
    CHECK_INT(frame_target_named(&frame, "go")->rect.x, 0);
    CHECK_INT(frame_target_named(&frame, "key_1")->rect.x, 600);
    CHECK_INT(frame_target_named(&frame, "key_3")->rect.x, 800);
}

/* Where the word is on the screen once the frame is turned. */
static int x_of(const char *words)
{
    for (int i = 0; i < frame.command_count; i++) {
        const struct frame_command *c = &frame.commands[i];
        if (c->kind == FRAME_TEXT && strstr(frame_command_text(&frame, c), words) != NULL) {
            return c->x;
        }
    }
    CHECK_NEVER(words);
    return -1;
}

static void draw_turned(bool rtl, const char *words)
{
    struct panel panel = {1000, 500, 15.6};
    struct theme theme = theme_make(&panel);
    struct kit kit = {.frame = &frame,
                      .theme = &theme,
                      .metrics = &text_plain_metrics,
                      .rtl = rtl,
                      .mirrored = true};
    struct text_style style = {.type = TYPE_BODY, .least = TYPE_BODY, .marked = true};
    frame_begin(&frame, &panel, COLOUR_PAPER);
    text_draw(&kit, (struct rect){0, 0, 400, 100}, style, words);
    mirror_frame(&frame, 0, 0, panel_rect(&panel));
}

static void words_keep_their_order_in_a_mirror(void)
{
    draw_turned(false, "or *scan* it"); /* for a left hand: words begin at the left of their box */
    CHECK_INT(x_of("or"), 600);
    CHECK(x_of("or") < x_of("scan") && x_of("scan") < x_of("it"));
    draw_turned(true, "أو *امسحوا* القطعة");
    CHECK(x_of("أو") > x_of("امسحوا") && x_of("امسحوا") > x_of("القطعة"));
    CHECK(x_of("أو") > 900);
}

/* A run of signs alone has no letter that would tell its direction: they are turned before. */
static void lone_brackets_are_turned(void)
{
    struct bidi_run runs[BIDI_RUNS];
    static const char text[] = "الحليب (Lait)";
    int count = bidi_runs(text, strlen(text), NULL, 0, runs);
    CHECK_INT(count, 3);
    CHECK(!runs[0].turns_signs && !runs[1].turns_signs && runs[2].turns_signs);
    draw_turned(true, text);
    CHECK(frame_find_text(&frame, "Lait("));
    char signs[] = "(a) «b» [c";
    bidi_turn_signs(signs, strlen(signs));
    CHECK_STR(signs, ")a( »b« ]c");
    CHECK_INT(bidi_runs("Lait (1)", 8, NULL, 0, runs), 1);
    CHECK(!runs[0].turns_signs);
}

int main(void)
{
    RUN(runs_stand_where_they_are_read);
    RUN(isolates_keep_names_whole);
    RUN(a_mark_turns_numbers);
    RUN(breaks_end_runs);
    RUN(mirrors_turn_all_but_blocks);
    RUN(words_keep_their_order_in_a_mirror);
    RUN(lone_brackets_are_turned);
    return 0;
}
