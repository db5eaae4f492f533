/* test_screens.c: every volunteers' screen in every state holds the physical promises on every
 * panel, with widths of no font and, through platform, of the real ones. */
#include <stdlib.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/frame_check.h"
#include "ui/scenes.h"
#include "ui/screens/volunteer/idle.h"
#include "ui/words.h"

static const struct panel panels[] = {
    {1280, 800, 15.6}, {1920, 1080, 15.6}, {1920, 1080, 21.5}, {1024, 600, 15.6}};

static char text[200000];
static int faults;

static void check_scene(int scene, const struct panel *panel, const struct text_metrics *metrics)
{
    struct lane_test lane;
    scene_open(scene, &lane);
    lane_show_on(&lane, panel, metrics);
    if (!frame_check(lane_frame(&lane), panel, text, sizeof text)) {
        fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", scene_name(scene), panel->width_px,
                panel->height_px, panel->diagonal_in, text);
        faults++;
    }
    lane_close(&lane);
}

static void screens_hold_their_promises(void)
{
    for (int scene = 0; scene < scene_count(); scene++) {
        for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
            check_scene(scene, &panels[p], &text_plain_metrics);
        }
    }
    CHECK_INT(faults, 0);
}

static bool is_on_a_target(const struct frame *frame, const struct frame_command *command)
{
    for (int i = 0; i < frame->target_count; i++) {
        if (rect_holds_point(frame->targets[i].rect, command->x, command->baseline)) {
            return true;
        }
    }
    return false;
}

/* The plan's own words: names of products, pick-up points and places. */
static bool is_of_plan(const struct plan *plan, const char *words)
{
    if (plan == NULL) {
        return false;
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        if (strstr(product->name, words) != NULL || str_equal(product->place, words)) {
            return true;
        }
    }
    for (size_t i = 0; i < plan->pickups.count; i++) {
        if (strstr(plan->pickups.rows[i].name, words) != NULL) {
            return true;
        }
    }
    return false;
}

/* Words are what is between blanks and holds a letter. */
static int count_words(const char *words)
{
    int count = 0;
    bool inside = false;
    for (uint32_t point; (point = str_next(&words)) != 0;) {
        bool blank = point == ' ' || point == 0xA0 || point == 0x202F;
        bool letter = (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z') ||
                      (point >= 0xC0 && point < 0x180);
        count += letter && !inside;
        inside = (inside && !blank) || letter;
    }
    return count;
}

/* What a person must read to go on: all but buttons, names of goods, numbers and the header. */
static int words_to_read(const struct frame *frame, const struct plan *plan, int header_end)
{
    int count = 0;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        if (c->kind != FRAME_TEXT || c->baseline < header_end || is_on_a_target(frame, c)) {
            continue;
        }
        const char *words = frame_command_text(frame, c);
        count += is_of_plan(plan, words) ? 0 : count_words(words);
    }
    return count;
}

static void twelve_words_at_most(void)
{
    for (int scene = 0; scene < scene_count(); scene++) {
        struct lane_test lane;
        scene_open(scene, &lane);
        /* Why nothing can be saved is for the helper, what was kept last is no instruction. */
        if (lane.view.failure == NULL && !lane.ui.is_resumed) {
            const struct frame *frame = lane_frame(&lane);
            int header_end = lane.theme.gap + lane.theme.header;
            int count = words_to_read(frame, lane.view.prep->plan, header_end);
            if (count > 12 || count_words("") != 0) {
                frame_read(frame, text, sizeof text);
                fprintf(stderr, "%s has %d words to read:\n%s", scene_name(scene), count, text);
                exit(1);
            }
        }
        lane_close(&lane);
    }
    CHECK_INT(count_words("Bienvenue. Que fait-on ensemble\u00a0? 1,5 kg"), 5);
}

/* One frame of each scene, and whether its target of this name is there. */
static void help_and_undo_never_move(void)
{
    struct rect help = {0, 0, 0, 0}, undo = help, problem = help;
    for (int scene = 0; scene < scene_count(); scene++) {
        struct lane_test lane;
        scene_open(scene, &lane);
        const struct frame *frame = lane_frame(&lane);
        const struct frame_target *target = frame_target_named(frame, "help");
        CHECK(target != NULL || lane.ui.screen == SCREEN_DANGER || lane.ui.screen == SCREEN_POWER ||
              idle_is_on(&lane.ui, &lane.view));
        if (target != NULL) {
            CHECK(help.w == 0 || memcmp(&help, &target->rect, sizeof help) == 0);
            help = target->rect;
        }
        target = frame_target_named(frame, "undo");
        if (target != NULL) {
            CHECK(undo.w == 0 || memcmp(&undo, &target->rect, sizeof undo) == 0);
            undo = target->rect;
        }
        target = frame_target_named(frame, "problem");
        if (target != NULL) {
            CHECK(problem.w == 0 || memcmp(&problem, &target->rect, sizeof problem) == 0);
            problem = target->rect;
        }
        bool works = lane.ui.screen == SCREEN_PICK || lane.ui.screen == SCREEN_CHECK;
        CHECK(!works || (frame_target_named(frame, "undo") != NULL &&
                         frame_target_named(frame, "problem") != NULL));
        lane_close(&lane);
    }
    CHECK(help.w > 0 && undo.w > 0 && problem.w > 0);
}

/* The largest text that says exactly this; 0 when there is none. */
static double cap_mm_of(const struct frame *frame, const struct panel *panel, const char *words)
{
    double largest = 0;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        if (c->kind == FRAME_TEXT && str_equal(frame_command_text(frame, c), words)) {
            double cap = panel_mm(panel, text_cap_px(c->size_px));
            largest = cap > largest ? cap : largest;
        }
    }
    return largest;
}

/* Crate number, quantity and verdict to be read from two metres, sentences from 65 centimetres. */
static void sizes_suit_their_distance(void)
{
    static const struct {
        const char *scene, *words;
    } far[] = {{"pick", "4"},
               {"pick", "3"},
               {"pick_weighed", "3"},
               {"pick_weighed", "2 kg"},
               {"crate_opened", "2"},
               {"check_typed", "2"},
               {"crate_choice", "1"},
               {"not_this_other_product", "Pas celui-ci"},
               {"problem", "4"},
               {"not_this_unknown_code", "Code inconnu"},
               {"crate_done", "2"},
               {"not_this_stale_label", "Autre mois"},
               {"check_recount", "1"},
               {"not_this_already_done", "Déjà compté"},
               {"not_this_void_label", "Ancienne"},
               {"danger", "Rien n’est"}};
    for (int scene = 0; scene < scene_count(); scene++) {
        for (int p = 0; p < 3; p++) {
            struct lane_test lane;
            scene_open(scene, &lane);
            lane_show_on(&lane, &panels[p], &text_plain_metrics);
            const struct frame *frame = lane_frame(&lane);
            for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
                if (str_equal(far[i].scene, scene_name(scene)) &&
                    cap_mm_of(frame, &panels[p], far[i].words) < 24.5) {
                    fprintf(stderr, "%s: \"%s\" is too small\n", far[i].scene, far[i].words);
                    faults++;
                }
            }
            bool told = lane.view.failure != NULL || lane.ui.is_resumed; /* not an instruction */
            for (int i = 0; !told && i < frame->command_count; i++) {
                const struct frame_command *c = &frame->commands[i];
                if (c->kind != FRAME_TEXT || is_on_a_target(frame, c) ||
                    c->baseline < lane.theme.gap + lane.theme.header) {
                    continue;
                }
                const char *words = frame_command_text(frame, c);
                if (count_words(words) >= 3 && !is_of_plan(lane.view.prep->plan, words) &&
                    panel_mm(&panels[p], text_cap_px(c->size_px)) < 8.0) {
                    fprintf(stderr, "%s: \"%s\" is too small\n", scene_name(scene), words);
                    faults++;
                }
            }
            lane_close(&lane);
        }
    }
    CHECK_INT(faults, 0);
}

/* The longest names that the shops wrote so far, and numbers of three digits. */
static void long_names_fit(void)
{
    for (int scene = 0; scene < scene_count(); scene++) {
        for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
            struct lane_test lane;
            scene_open(scene, &lane);
            struct plan *plan = &lane.small.plan;
            for (size_t i = 0; i < plan->products.count; i++) {
                str_copy(plan->products.rows[i].name, LIMIT_NAME,
                         "Purée de pommes et de coings sans sucre – 660 g");
            }
            for (size_t i = 0; i < plan->pickups.count; i++) {
                str_copy(plan->pickups.rows[i].name, LIMIT_NAME, "Vandœuvre Les Nations");
                str_copy(plan->pickups.rows[i].letter, sizeof plan->pickups.rows[i].letter, "Mw");
            }
            for (size_t i = 0; i < plan->orders.count; i++) {
                plan->orders.rows[i].number += 480;
            }
            lane_show_on(&lane, &panels[p], &text_plain_metrics);
            if (!frame_check(lane_frame(&lane), &panels[p], text, sizeof text)) {
                fprintf(stderr, "%s at %dx%d, %.1f in, long names:\n%s", scene_name(scene),
                        panels[p].width_px, panels[p].height_px, panels[p].diagonal_in, text);
                faults++;
            }
            lane_close(&lane);
        }
    }
    CHECK_INT(faults, 0);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(screens_hold_their_promises);
    RUN(twelve_words_at_most);
    RUN(help_and_undo_never_move);
    RUN(sizes_suit_their_distance);
    RUN(long_names_fit);
    return 0;
}
