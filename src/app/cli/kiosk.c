/* kiosk.c: borne without a command: the kiosk. */
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/loop.h"
#include "app/paths.h"
#include "base/log.h"
#include "base/str.h"
#include "store/folder.h"
#include "ui/words.h"

int run_kiosk(int argc, char **argv)
{
    const char *data = NULL, *language = "fr";
    struct option_list sticks = {0};
    struct option_size window = {0};
    struct loop_options options = {0};
    const struct option table[] = {
        {"--data", OPTION_TEXT, &data, 0, 0},
        {"--stick", OPTION_LIST, &sticks, 0, 0},
        {"--sticks", OPTION_TEXT, &options.stick_parent, 0, 0},
        {"--window", OPTION_SIZE, &window, 320, 8192},
        {"--diagonal", OPTION_REAL, &options.diagonal_in, 3, 100},
        {"--wall", OPTION_FLAG, &options.is_wall, 0, 0},
        {"--lang", OPTION_TEXT, &language, 0, 0},
    };
    struct error err = {0};
    char folder[LIMIT_PATH], words[LIMIT_PATH], log[LIMIT_PATH];
    if (!options_read(argc, argv, table, sizeof table / sizeof table[0], NULL, &err) ||
        !paths_data(data, folder, &err)) {
        return options_fail("kiosk", &err);
    }
    if (!str_equal(language, "fr")) {
        error_set(&err, ERROR_INPUT, "usage", "Langue inconnue : « %s ».", language);
        return options_fail("kiosk", &err);
    }
    if (folder_make(folder, &err) && str_format(log, sizeof log, "%s/borne.log", folder)) {
        (void)log_open(log);
    }
    if (paths_words(words, &err)) {
        words_open(words);
    }
    options.data = folder;
    options.sticks = sticks.items;
    options.stick_count = sticks.count;
    options.width_px = window.width;
    options.height_px = window.height;
    bool done = loop_run(&options, &err);
    int code = done ? 0 : options_fail("kiosk", &err);
    log_close();
    return code;
}
