/* test_golden.c: what every screen says and where its targets are, as text files in
 * tests/ui/golden. After a change that was meant: BORNE_GOLDEN=update build/tests/test_golden, then
 * read the differences. Widths are of no font, so that the files are the same everywhere. */
#include <stdlib.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/words.h"

static char text[400000], kept[400000];

static bool read_all(const char *path, char *to, size_t size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    size_t length = fread(to, 1, size - 1, file);
    to[length] = '\0';
    return fclose(file) == 0;
}

static void write_all(const char *path, const char *from)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK_INT(fwrite(from, 1, strlen(from), file), strlen(from));
    CHECK_INT(fclose(file), 0);
}

/* The first line that differs, for the reader of a failed test. */
static void show_difference(const char *name)
{
    const char *a = kept, *b = text;
    int line = 1;
    while (*a == *b && *a != '\0') {
        line += *a == '\n';
        a++;
        b++;
    }
    while (a > kept && a[-1] != '\n') {
        a--;
        b--;
    }
    fprintf(stderr, "%s line %d\n  kept: %.*s\n  now:  %.*s\n", name, line, (int)strcspn(a, "\n"),
            a, (int)strcspn(b, "\n"), b);
}

/* Compares `text` with the file of this name, or writes it. */
static int compare(const char *name)
{
    const char *asked = getenv("BORNE_GOLDEN");
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "tests/ui/golden/%s.txt", name);
    if (asked != NULL && str_equal(asked, "update")) {
        write_all(path, text);
        return 0;
    }
    if (!read_all(path, kept, sizeof kept)) {
        fprintf(stderr, "%s is missing\n", path);
        return 1;
    }
    if (!str_equal(text, kept)) {
        show_difference(name);
        return 1;
    }
    return 0;
}

static void screens_are_as_kept(void)
{
    const struct panel panel = {1280, 800, PANEL_DIAGONAL_IN};
    int faults = 0;
    for (int scene = 0; scene < scene_count(); scene++) {
        struct lane_test lane;
        scene_open(scene, &lane);
        lane_show_on(&lane, &panel, &text_plain_metrics);
        CHECK(frame_dump(lane_frame(&lane), &panel, text, sizeof text));
        faults += compare(scene_name(scene));
        lane_close(&lane);
    }
    CHECK_INT(faults, 0);
}

/* Several lanes, on a panel of each way to arrange them. */
static void lanes_are_as_kept(void)
{
    static const struct panel panels[] = {{1280, 800, PANEL_DIAGONAL_IN}, {1920, 1080, 21.5}};
    int faults = 0;
    for (int scene = 0; scene < lane_scene_count(); scene++) {
        for (int p = 0; p < 2; p++) {
            struct lanes_test test;
            char name[64];
            lane_scene_open(scene, &test);
            CHECK(frame_dump(lanes_frame(&test, &panels[p], &text_plain_metrics), &panels[p], text,
                             sizeof text));
            str_format(name, sizeof name, "%s-%d", lane_scene_name(scene), panels[p].width_px);
            faults += compare(name);
            lanes_close(&test);
        }
    }
    CHECK_INT(faults, 0);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(screens_are_as_kept);
    RUN(lanes_are_as_kept);
    return 0;
}
