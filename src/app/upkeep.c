/* upkeep.c: small files of others, read as if anything could stand in them. */
#include "app/upkeep.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"

static const char *folder(const char *variable, const char *usual)
{
    const char *given = getenv(variable);
    return given != NULL ? given : usual;
}

static bool run_path(char to[LIMIT_PATH], const char *name)
{
    return str_format(to, LIMIT_PATH, "%s/%s", folder("BORNE_RUN", "/run/borne"), name);
}

static FILE *open_run(const char *name)
{
    char path[LIMIT_PATH];
    return run_path(path, name) ? fopen(path, "r") : NULL;
}

int upkeep_compare(const char *a, const char *b)
{
    while (*a != '\0' || *b != '\0') {
        char *a_end, *b_end;
        unsigned long x = strtoul(a, &a_end, 10), y = strtoul(b, &b_end, 10);
        if (x != y) {
            return x < y ? -1 : 1;
        }
        if (a_end == a && b_end == b) { /* no numbers: letter by letter */
            int order = (unsigned char)*a - (unsigned char)*b;
            if (order != 0) {
                return order;
            }
            a++;
            b++;
            continue;
        }
        a = *a_end == '.' ? a_end + 1 : a_end;
        b = *b_end == '.' ? b_end + 1 : b_end;
    }
    return 0;
}

/* The version in "borne_0.2.0_amd64.deb"; false when it is no such name. */
static bool version_of(const char *name, char to[UPKEEP_WORD])
{
    if (strncmp(name, "borne_", 6) != 0 || !str_ends(name, ".deb")) {
        return false;
    }
    size_t length = strcspn(name + 6, "_");
    if (length == 0 || length >= UPKEEP_WORD || !isdigit((unsigned char)name[6]) ||
        strspn(name + 6, "0123456789.+~-abcdefghijklmnopqrstuvwxyz") < length) {
        return false;
    }
    memcpy(to, name + 6, length);
    to[length] = '\0';
    return true;
}

static void look_at_stick(struct upkeep_view *view, const char *stick)
{
    DIR *dir = stick != NULL ? opendir(stick) : NULL;
    if (dir == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char version[UPKEEP_WORD];
        if (version_of(entry->d_name, version) &&
            (view->offered[0] == '\0' || upkeep_compare(version, view->offered) > 0)) {
            (void)str_copy(view->offered, sizeof view->offered, version);
        }
    }
    closedir(dir);
}

static void look_at_versions(struct upkeep_view *view)
{
    char path[LIMIT_PATH], to[UPKEEP_WORD];
    if (!str_format(path, sizeof path, "%s/previous",
                    folder("BORNE_VERSIONS", "/var/lib/borne-versions"))) {
        return;
    }
    ssize_t length = readlink(path, to, sizeof to);
    if (length > 0 && (size_t)length < sizeof to) {
        memcpy(view->previous, to, (size_t)length);
        view->previous[length] = '\0';
    }
}

/* "working 40", "done 0.2.0", "failed wrong_key". */
static enum upkeep_state read_state(const char *name, char word[UPKEEP_WORD])
{
    char first[16] = "";
    FILE *file = open_run(name);
    word[0] = '\0';
    if (file == NULL) {
        return UPKEEP_IDLE;
    }
    if (fscanf(file, "%15s %31s", first, word) < 2) {
        word[0] = '\0';
    }
    fclose(file);
    return str_equal(first, "working")  ? UPKEEP_WORKS
           : str_equal(first, "done")   ? UPKEEP_DONE
           : str_equal(first, "failed") ? UPKEEP_FAILED
                                        : UPKEEP_IDLE;
}

static void look_at_disks(struct upkeep_view *view)
{
    char line[160], kind[16];
    FILE *file = open_run("disks");
    while (file != NULL && view->disk_count < UPKEEP_DISKS &&
           fgets(line, sizeof line, file) != NULL) {
        struct upkeep_disk *disk = &view->disks[view->disk_count];
        unsigned long long bytes;
        if (sscanf(line, "%31s %llu %15s %47[^\n]", disk->name, &bytes, kind, disk->model) == 4) {
            disk->bytes = bytes;
            disk->has_record = str_equal(kind, "borne");
            view->disk_count++;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

bool upkeep_has_previous(void)
{
    struct upkeep_view view = {0};
    look_at_versions(&view);
    return view.previous[0] != '\0';
}

bool upkeep_look(struct upkeep_view *view, const char *stick)
{
    struct upkeep_view new;
    char path[LIMIT_PATH], percent[UPKEEP_WORD];
    memset(&new, 0, sizeof new); /* compared byte by byte */
    new.version = BORNE_VERSION;
    new.may_go_back = view->may_go_back;
    new.is_ours = access(folder("BORNE_VERSIONS", "/var/lib/borne-versions"), F_OK) == 0 &&
                  run_path(path, "sticks") && access(path, F_OK) == 0;
    if (new.is_ours) {
        look_at_stick(&new, stick);
        look_at_versions(&new);
        new.update = read_state("update", new.update_says);
        new.is_on_stick = run_path(path, "on-stick") && access(path, F_OK) == 0;
        look_at_disks(&new);
        new.disk = read_state("disk", percent);
        int64_t done = 0; /* stays so when it is no number */
        (void)str_to_int64(percent, 0, 100, &done);
        new.disk_percent = (int)done;
    }
    bool changed = memcmp(&new, view, sizeof new) != 0;
    *view = new;
    return changed;
}
