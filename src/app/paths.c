/* paths.c: the data folder and the installed files. */
#include "app/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"

enum { LEVELS = 5 }; /* build/dev/tests/test_x is four below assets/ */

bool paths_data(const char *given, char ret_path[LIMIT_PATH], struct error *err)
{
    const char *data_home = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    char path[LIMIT_PATH];
    bool fits;
    if (given != NULL && given[0] != '\0') {
        fits = str_copy(path, sizeof path, given);
    } else if (data_home != NULL && data_home[0] == '/') {
        fits = str_format(path, sizeof path, "%s/borne", data_home);
    } else if (home != NULL && home[0] == '/') {
        fits = str_format(path, sizeof path, "%s/.local/share/borne", home);
    } else {
        return error_set(err, ERROR_ENVIRONMENT, "data_unknown",
                         "Aucun dossier de données : indiquez-le avec --data DOSSIER.");
    }
    if (!fits) {
        return error_set(err, ERROR_ENVIRONMENT, "data_unknown",
                         "Le chemin du dossier de données est trop long.");
    }
    (void)str_copy(ret_path, LIMIT_PATH, path);
    return true;
}

static bool is_there(char path[LIMIT_PATH], const char *root, const char *folder, const char *name)
{
    return str_format(path, LIMIT_PATH, "%s%s%s", root, folder, name) && access(path, R_OK) == 0;
}

bool paths_asset(const char *name, char ret_path[LIMIT_PATH], struct error *err)
{
    char root[LIMIT_PATH], path[LIMIT_PATH];
    const char *given = getenv("BORNE_ASSETS");
    if (given != NULL && given[0] != '\0') {
        if (is_there(path, given, "/", name)) {
            (void)str_copy(ret_path, LIMIT_PATH, path);
            return true;
        }
    }
    ssize_t length = readlink("/proc/self/exe", root, sizeof root - 1);
    root[length > 0 ? length : 0] = '\0';
    for (int level = 0; level < LEVELS; level++) {
        char *slash = strrchr(root, '/');
        if (slash == NULL) {
            break;
        }
        *slash = '\0';
        if (is_there(path, root, "/", name) || is_there(path, root, "/assets/", name) ||
            is_there(path, root, "/share/borne/", name)) {
            (void)str_copy(ret_path, LIMIT_PATH, path);
            return true;
        }
    }
    error_set(err, ERROR_ENVIRONMENT, "asset_missing",
              "Il manque un fichier du programme : %s. Réinstallez Borne.", name);
    return error_detail(err, length > 0 ? ENOENT : errno, "looked from the executable upwards");
}

bool paths_words(char ret_path[LIMIT_PATH], struct error *err)
{
    /* What gettext looks for below the folder; assets/words has the sources of it, not this. */
    if (!paths_asset("words/borne", ret_path, err)) {
        return false;
    }
    *strrchr(ret_path, '/') = '\0';
    return true;
}
