/* stick.c: the folders that stand for USB sticks, and which of them is looked at first. */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "app/station/station_private.h"
#include "base/str.h"

static bool is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_known(const struct station *s, const char *path)
{
    for (int i = 0; i < s->stick_count; i++) {
        if (str_equal(s->sticks[i], path)) {
            return true;
        }
    }
    return false;
}

static void add_stick(struct station *s, const char *path)
{
    if (s->stick_count == STATION_STICKS) { /* the oldest makes room */
        memmove(s->sticks[0], s->sticks[1], (STATION_STICKS - 1) * sizeof s->sticks[0]);
        s->stick_count--;
    }
    (void)str_copy(s->sticks[s->stick_count++], LIMIT_PATH, path);
}

/* Every folder of the watched one is a stick; those that are new come last. */
static void find_sticks(struct station *s)
{
    DIR *folder = s->stick_parent[0] != '\0' ? opendir(s->stick_parent) : NULL;
    if (folder == NULL) {
        return; /* nothing was ever plugged */
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[LIMIT_PATH];
        if (entry->d_name[0] != '.' &&
            str_format(path, sizeof path, "%s/%s", s->stick_parent, entry->d_name) &&
            !is_known(s, path) && is_dir(path)) {
            add_stick(s, path);
        }
    }
    closedir(folder);
}

/* What has left the watched folder is no stick any more, so that it comes last again when it is
 * plugged again. */
static void forget_sticks(struct station *s)
{
    int kept = 0;
    size_t length = strlen(s->stick_parent);
    for (int i = 0; i < s->stick_count; i++) {
        bool is_watched = length > 0 && strncmp(s->sticks[i], s->stick_parent, length) == 0 &&
                          s->sticks[i][length] == '/';
        if (!is_watched || is_dir(s->sticks[i])) {
            memmove(s->sticks[kept++], s->sticks[i], sizeof s->sticks[i]);
        }
    }
    s->stick_count = kept;
}

bool station_look_at_sticks(struct station *s)
{
    forget_sticks(s);
    find_sticks(s);
    char name[sizeof s->stick_name] = "";
    for (int i = s->stick_count - 1; i >= 0 && name[0] == '\0'; i--) {
        if (is_dir(s->sticks[i])) {
            const char *slash = strrchr(s->sticks[i], '/');
            (void)str_copy(name, sizeof name, slash != NULL ? slash + 1 : s->sticks[i]);
        }
    }
    bool changed = s->is_stick_news || !str_equal(name, s->stick_name);
    s->is_stick_news = false;
    memcpy(s->stick_name, name, sizeof name);
    return changed;
}

void station_watch_sticks(struct station *s, const char *parent)
{
    (void)str_copy(s->stick_parent, sizeof s->stick_parent, parent);
    s->is_stick_news = station_look_at_sticks(s); /* told by the next look */
}

void station_unplug(struct station *s, const char *dir)
{
    int kept = 0;
    for (int i = 0; i < s->stick_count; i++) {
        if (!str_equal(s->sticks[i], dir)) {
            memmove(s->sticks[kept++], s->sticks[i], sizeof s->sticks[i]);
        }
    }
    s->stick_count = kept;
    s->is_stick_news = station_look_at_sticks(s); /* told by the next look */
}

void station_plug(struct station *s, const char *dir)
{
    station_unplug(s, dir);
    add_stick(s, dir);
    s->is_stick_news = station_look_at_sticks(s); /* told by the next look */
}
