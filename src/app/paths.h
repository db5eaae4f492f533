/* paths.h: where things are: the data folder, and what is installed beside the program (fonts,
 * words, pictures). Knows nothing of what is in them. */
#ifndef BORNE_APP_PATHS_H
#define BORNE_APP_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/limits.h"

/* `given` (--data), else $XDG_DATA_HOME/borne, else ~/.local/share/borne. The folder is not made.
 * False when nothing says where home is, or the path is too long. */
bool paths_data(const char *given, char ret_path[LIMIT_PATH], struct error *err);

/* Finds a file or folder of the program, "fonts" or "fonts/Inter-Bold.ttf": in the folder
 * $BORNE_ASSETS if set, else, from the folder of the executable upwards, in that folder (made by
 * the build), assets/ (run in place) and share/borne/ (installed). */
bool paths_asset(const char *name, char ret_path[LIMIT_PATH], struct error *err);
/* The folder for words_open. */
bool paths_words(char ret_path[LIMIT_PATH], struct error *err);

#endif
