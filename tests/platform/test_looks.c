/* test_looks.c: every screen in every state, language, size and comfort, with the real fonts:
 * nothing overlaps, is cut, too small or too near; nothing is left untranslated, and no letter is
 * missing in a font. The desk has no other languages than French. */
#include <stdlib.h>

#include "base/str.h"
#include "platform/fonts.h"
#include "support/check.h"
#include "ui/desk_scenes.h"
#include "ui/frame_check.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/words.h"

static const struct panel panels[] = {{1024, 600, 15.6},  {1280, 800, 15.6},  {1920, 1080, 15.6},
                                      {1080, 1920, 15.6}, {1920, 1080, 21.5}, {1080, 1920, 21.5},
                                      {1024, 600, 10.1},  {1280, 800, 10.1},  {1920, 1080, 13.3}};
static const unsigned comforts[] = {0, COMFORT_BIG, COMFORT_CONTRAST, COMFORT_LEFT, COMFORT_ALL};
enum { PANELS = sizeof panels / sizeof *panels, COMFORTS = sizeof comforts / sizeof *comforts };

/* BORNE_LOOKS=1024x600@10.1 looks at one panel only, while somebody works on it. */
static bool is_wanted(const struct panel *panel)
{
    char name[32];
    const char *wanted = getenv("BORNE_LOOKS");
    str_format(name, sizeof name, "%dx%d@%.1f", panel->width_px, panel->height_px,
               panel->diagonal_in);
    return wanted == NULL || str_equal(wanted, name);
}

static struct fonts *fonts;
static char text[100000];
static const char *only; /* BORNE_SCENES: of the desk, those whose names begin so, and no others */

static void complain(const char *name, const struct panel *panel, int language, unsigned comfort)
{
    fprintf(stderr, "%s at %dx%d, %.1f in, %s, comfort %u:\n%s\n", name, panel->width_px,
            panel->height_px, panel->diagonal_in, words_code(language), comfort, text);
}

static const struct frame *draw(struct lane_test *lane, int scene, const struct panel *panel,
                                int language, unsigned comfort)
{
    scene_open(scene, lane);
    lane->ui.language = language;
    lane->ui.comfort = comfort;
    lane->view.has_voice = true; /* one more button; test_screens is without */
    lane_show_on(lane, panel, fonts_metrics(fonts));
    return lane_frame(lane);
}

/* What a frame must hold; what it does not is in `text`. */
static bool holds(const struct frame *frame, const struct panel *panel, unsigned comfort)
{
    if (!frame_check(frame, panel, text, sizeof text) ||
        !frame_lines_apart(frame, text, sizeof text)) {
        return false;
    }
    bool is_dark = (comfort & COMFORT_CONTRAST) == 0 || frame_least_contrast(frame) >= 1000;
    if (!is_dark) {
        str_format(text, sizeof text, "contrast of %d", frame_least_contrast(frame));
    }
    return is_dark;
}

/* All sizes and comforts of one scene in one language; how many hold not. */
static int count_faults(int scene, int language)
{
    int faults = 0;
    for (int i = 0; i < PANELS * COMFORTS; i++) {
        const struct panel *panel = &panels[i / COMFORTS];
        unsigned comfort = comforts[i % COMFORTS];
        if (!is_wanted(panel)) {
            continue;
        }
        struct lane_test lane;
        const struct frame *frame = draw(&lane, scene, panel, language, comfort);
        if (!holds(frame, panel, comfort)) {
            complain(scene_name(scene), panel, language, comfort);
            faults++;
        }
        lane_close(&lane);
    }
    return faults;
}

static void all_looks_hold_the_promises(void)
{
    int faults = 0;
    CHECK(words_count() >= 3);
    for (int language = 0; language < words_count(); language++) {
        for (int scene = 0; scene < scene_count(); scene++) {
            faults += count_faults(scene, language);
        }
    }
    CHECK_INT(faults, 0);
}

/* The same of the desk. A scene costs more than its frame, so it is opened once. */
static int count_desk_faults(int scene)
{
    struct desk_test desk;
    int faults = 0;
    desk_scene_open(scene, &desk);
    for (int i = 0; i < PANELS * COMFORTS; i++) {
        struct panel as = theme_desk_panel(&panels[i / COMFORTS]);
        const struct panel *panel = &as; /* whose millimetres the desk keeps */
        if (!is_wanted(&panels[i / COMFORTS])) {
            continue;
        }
        desk.ui.comfort = comforts[i % COMFORTS];
        desk_show_on(&desk, &panels[i / COMFORTS], fonts_metrics(fonts));
        if (!holds(desk_frame(&desk), panel, desk.ui.comfort)) {
            complain(desk_scene_name(scene), panel, LANGUAGE_FR, desk.ui.comfort);
            faults++;
        }
    }
    desk_close(&desk);
    return faults;
}

static void the_desk_holds_them_too(void)
{
    int faults = 0;
    for (int scene = 0; scene < desk_scene_count(); scene++) {
        bool wanted = only == NULL || strncmp(desk_scene_name(scene), only, strlen(only)) == 0;
        faults += wanted ? count_desk_faults(scene) : 0;
    }
    CHECK_INT(faults, 0);
}

/* And above the strip of the lanes, while pairs work: lower, and as wide as the panel. */
static int count_strip_faults(int scene)
{
    static struct frame frame;
    static const bool is_open[LIMIT_LANES] = {true, true, true};
    struct desk_test desk;
    int faults = 0;
    desk_scene_open(scene, &desk);
    for (int i = 0; i < PANELS * 2; i++) {
        const struct panel *panel = &panels[i / 2];
        struct panel as = theme_desk_panel(panel);
        if (!is_wanted(panel) || !ui_screen(desk.ui.screen)->is_director) {
            continue;
        }
        struct lanes lanes =
            lanes_arrange(panel, is_open, 0, lanes_desk_mode(panel, desk.ui.screen));
        desk.ui.comfort = i % 2 ? COMFORT_ALL : 0;
        lanes_begin(&lanes, &frame);
        lanes_draw(&lanes, 0, &desk.ui, &desk.view, &frame, fonts_metrics(fonts));
        if (!holds(&frame, &as, desk.ui.comfort)) {
            fprintf(stderr, "above the lanes: ");
            complain(desk_scene_name(scene), panel, LANGUAGE_FR, desk.ui.comfort);
            faults++;
        }
    }
    desk_close(&desk);
    return faults;
}

static void above_the_lanes_too(void)
{
    int faults = 0;
    for (int scene = 0; scene < desk_scene_count(); scene++) {
        bool wanted = only == NULL || strncmp(desk_scene_name(scene), only, strlen(only)) == 0;
        faults += wanted ? count_strip_faults(scene) : 0;
    }
    CHECK_INT(faults, 0);
}

static int count_column_faults(const struct panel *panel, int most, int scene, int language,
                               unsigned comfort)
{
    static struct frame frame;
    bool is_open[LIMIT_LANES] = {true, true, most > 2, most > 3};
    struct lanes lanes = lanes_arrange(panel, is_open, 0, LANES_WORK);
    struct lane_test lane;
    int faults = 0;
    scene_open(scene, &lane);
    lane.ui.language = language;
    lane.ui.comfort = comfort;
    lane.view.has_voice = true;
    lanes_begin(&lanes, &frame);
    lanes_draw(&lanes, 0, &lane.ui, &lane.view, &frame, fonts_metrics(fonts));
    if (lane.view.failure == NULL && !(frame_check(&frame, panel, text, sizeof text) &&
                                       frame_lines_apart(&frame, text, sizeof text))) {
        fprintf(stderr, "one of %d: ", most);
        complain(scene_name(scene), panel, language, comfort);
        faults = 1;
    }
    lane_close(&lane);
    return faults;
}

/* As many lanes beside each other as the panel takes, or one of two beside their list; nothing
 * saved is for all of them at once. */
static void columns_hold_them_in_every_language(void)
{
    static const unsigned extremes[] = {0, COMFORT_ALL};
    int faults = 0;
    for (int i = 0; i < words_count() * PANELS * 2; i++) {
        const struct panel *panel = &panels[i / 2 % PANELS];
        int most = lanes_beside(panel);
        for (int scene = 0; scene < scene_count() && is_wanted(panel); scene++) {
            faults += count_column_faults(panel, most, scene, i / 2 / PANELS, extremes[i % 2]);
        }
    }
    CHECK_INT(faults, 0);
}

/* What the plan, the machine and the languages themselves bring along in Latin letters. */
static bool is_of_nobody(const struct lane_test *lane, const char *words)
{
    const struct plan *plan = lane->view.prep->plan;
    bool found = strstr("USB Emplettes & Cagettes", words) != NULL ||
                 (lane->view.failure != NULL && strstr(lane->view.failure, words) != NULL);
    for (int i = 0; i < words_count(); i++) {
        found = found || str_equal(words_name(i), words);
    }
    for (size_t i = 0; plan != NULL && i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        found = found || strstr(product->name, words) != NULL || str_equal(product->place, words);
    }
    for (size_t i = 0; plan != NULL && i < plan->pickups.count; i++) {
        const char *name = plan->pickups.rows[i].name; /* maybe one of several in a line */
        found = found || strstr(name, words) != NULL || strstr(words, name) != NULL;
    }
    for (size_t i = 0; plan != NULL && i < plan->suppliers.count; i++) {
        found = found || strstr(plan->suppliers.rows[i].name, words) != NULL;
    }
    return found;
}

static bool has_latin_word(const char *words)
{
    int letters = 0;
    for (uint32_t c; letters < 2 && (c = str_next(&words)) != 0;) {
        bool latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
        letters = latin ? letters + 1 : 0;
    }
    return letters == 2;
}

/* A text that has not gone through gettext has Latin letters on an Arabic screen. */
static void nothing_is_left_untranslated(void)
{
    int faults = 0, arabic = words_language("ar");
    CHECK(arabic > 0 && words_is_rtl(arabic) && !words_is_rtl(LANGUAGE_FR));
    for (int scene = 0; scene < scene_count(); scene++) {
        struct lane_test lane;
        const struct frame *frame = draw(&lane, scene, &panels[1], arabic, 0);
        for (int i = 0; i < frame->command_count; i++) {
            const struct frame_command *c = &frame->commands[i];
            const char *words = c->kind == FRAME_TEXT ? frame_command_text(frame, c) : "";
            if (has_latin_word(words) && !is_of_nobody(&lane, words)) {
                fprintf(stderr, "%s says \"%s\" in Arabic\n", scene_name(scene), words);
                faults++;
            }
            if (!fonts_have(fonts, c->weight, words)) {
                fprintf(stderr, "%s: no letter for all of \"%s\"\n", scene_name(scene), words);
                faults++;
            }
        }
        lane_close(&lane);
    }
    CHECK_INT(faults, 0);
}

/* The mean size of the letters of a scene, in thousandths of a pixel, but of those that are read
 * from two metres. */
static int64_t size_of_letters(int scene, unsigned comfort)
{
    struct lane_test lane;
    int64_t sum = 0, count = 0;
    const struct frame *frame = draw(&lane, scene, &panels[1], LANGUAGE_FR, comfort);
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        if (c->kind == FRAME_TEXT && c->size_px < lane.theme.type[TYPE_DISPLAY]) {
            int64_t letters = (int64_t)strlen(frame_command_text(frame, c));
            sum += c->size_px * letters;
            count += letters;
        }
    }
    lane_close(&lane);
    return count > 0 ? sum * 1000 / count : 0;
}

/* As much as there is room for: a sixth on most screens, never less than a twentieth. */
static void big_words_are_bigger(void)
{
    int64_t usual = 0, big = 0;
    for (int scene = 0; scene < scene_count(); scene++) {
        int64_t one = size_of_letters(scene, 0), other = size_of_letters(scene, COMFORT_BIG);
        if (other * 20 < one * 21) {
            fprintf(stderr, "%s has hardly larger words\n", scene_name(scene));
            exit(1);
        }
        usual += one;
        big += other;
    }
    CHECK(big * 100 > usual * 114);
}

int main(void)
{
    struct error err = {0};
    words_open(BORNE_WORDS_DIR);
    fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    only = getenv("BORNE_SCENES");
    RUN(the_desk_holds_them_too);
    RUN(above_the_lanes_too);
    if (only != NULL) {
        fonts_destroy(fonts);
        return 0;
    }
    RUN(nothing_is_left_untranslated);
    RUN(all_looks_hold_the_promises);
    RUN(columns_hold_them_in_every_language);
    RUN(big_words_are_bigger);
    fonts_destroy(fonts);
    return 0;
}
