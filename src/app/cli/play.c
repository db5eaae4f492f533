/* play.c: borne play SCRIPT: the kiosk off-screen, driven by a script. */
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/instant.h"
#include "app/paths.h"
#include "app/play/play.h"
#include "ui/words.h"

int run_play(int argc, char **argv)
{
    const char *data = NULL, *clock = "2025-11-26T09:00:00+01:00";
    struct option_list sticks = {0}, rest = {0};
    struct option_size window = {1280, 800};
    double diagonal_in = 0;
    struct play_options options = {.out = stdout};
    int64_t seed = 1;
    const struct option table[] = {
        {"--data", OPTION_TEXT, &data, 0, 0},
        {"--stick", OPTION_LIST, &sticks, 0, 0},
        {"--window", OPTION_SIZE, &window, 320, 8192},
        {"--diagonal", OPTION_REAL, &diagonal_in, 3, 100},
        {"--clock", OPTION_TEXT, &clock, 0, 0},
        {"--wall", OPTION_FLAG, &options.is_wall, 0, 0},
        {"--devices", OPTION_FLAG, &options.devices, 0, 0},
        {"--printed", OPTION_TEXT, &options.printed, 0, 0},
        {"--seed", OPTION_NUMBER, &seed, 0, INT64_MAX},
    };
    struct error err = {0};
    char folder[LIMIT_PATH], words[LIMIT_PATH];
    if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &rest, &err)) {
        return options_fail("play", &err);
    }
    if (rest.count != 1 || !instant_read(clock, &options.clock_ms, &options.utc_offset_s)) {
        error_set(&err, ERROR_INPUT, "usage",
                  "Il faut un script, et --clock comme 2025-11-26T09:00:00+01:00.");
        return options_fail("play", &err);
    }
    instant_set_zone(options.utc_offset_s);
    if (!paths_data(data, folder, &err)) {
        return options_fail("play", &err);
    }
    if (paths_words(words, &err)) {
        words_open(words);
    }
    options.data = folder;
    options.sticks = sticks.items;
    options.stick_count = sticks.count;
    options.width_px = window.width;
    options.height_px = window.height;
    options.diagonal_in = diagonal_in;
    options.seed = (uint64_t)seed;
    struct play *play = play_create(&options, &err);
    if (play == NULL) {
        return options_fail("play", &err);
    }
    bool done = play_script(play, rest.items[0]);
    play_destroy(play);
    return done ? 0 : 1;
}
