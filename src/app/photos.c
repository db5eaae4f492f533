/* photos.c: see photos.h. */
#include "app/photos.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "domain/place.h"

static const char kept_folder[] = "photos", aside_folder[] = "photos-new";
enum { PLACE_BITS = 24 };
#define PHOTO 0x80000000u /* no other image of a frame has this bit */

/* "a 4.png" is A4; 0 for what names no place. */
static int place_of_file(const char *name)
{
    char place[LIMIT_PLACE];
    size_t used = 0;
    const char *dot = strrchr(name, '.');
    if (dot == NULL || name[0] == '.' || tolower((unsigned char)dot[1]) != 'p' ||
        tolower((unsigned char)dot[2]) != 'n' || tolower((unsigned char)dot[3]) != 'g' ||
        dot[4] != '\0') {
        return 0;
    }
    for (const char *p = name; p < dot; p++) {
        if (*p != ' ' && used + 1 >= sizeof place) {
            return 0;
        }
        if (*p != ' ') {
            place[used++] = (char)toupper((unsigned char)*p);
        }
    }
    place[used] = '\0';
    return place_number(place);
}

static bool path_of(char *to, const char *folder, const char *name)
{
    return str_format(to, LIMIT_PATH, "%s/%s", folder, name);
}

static bool path_of_place(char *to, const char *folder, int number)
{
    char place[LIMIT_PLACE];
    place_write(number, place);
    return str_format(to, LIMIT_PATH, "%s/%s.png", folder, place);
}

/* Calls `each` with every file of the folder that is named by a place. */
static int for_each(const char *folder, bool (*each)(void *context, const char *path, int place),
                    void *context)
{
    DIR *files = opendir(folder);
    int count = 0, tried = 0; /* what cannot be read takes time too */
    const struct dirent *entry;
    while (files != NULL && (entry = readdir(files)) != NULL && tried < LIMIT_PHOTOS) {
        char path[LIMIT_PATH];
        int place = place_of_file(entry->d_name);
        tried += place > 0;
        count += place > 0 && path_of(path, folder, entry->d_name) && each(context, path, place);
    }
    if (files != NULL) {
        closedir(files);
    }
    return count;
}

static bool lay_aside(void *context, const char *path, int place)
{
    const char *folder = context;
    char to[LIMIT_PATH];
    struct photo photo = {0};
    struct error err = {0};
    bool done = photo_read(path, &photo, &err) && path_of_place(to, folder, place) &&
                photo_write(&photo, to, &err);
    if (!done) {
        log_error("photos", &err);
    }
    photo_finish(&photo);
    return done;
}

static bool throw_away(void *context, const char *path, int place)
{
    (void)context;
    (void)place;
    return unlink(path) == 0;
}

int photos_fetch(const char sticks[][LIMIT_PATH], int stick_count, const char *data_dir)
{
    char from[LIMIT_PATH], to[LIMIT_PATH];
    int count = 0;
    if (data_dir[0] == '\0' || !path_of(to, data_dir, aside_folder)) {
        return 0;
    }
    (void)for_each(to, throw_away, NULL); /* of a month that was not kept */
    for (int i = 0; i < stick_count; i++) {
        if (path_of(from, sticks[i], kept_folder) && access(from, R_OK) == 0 &&
            (mkdir(to, 0700) == 0 || access(to, W_OK) == 0)) {
            count += for_each(from, lay_aside, to);
        }
    }
    return count;
}

static bool move_in(void *context, const char *path, int place)
{
    char to[LIMIT_PATH];
    return path_of_place(to, context, place) && rename(path, to) == 0;
}

void photos_adopt(const char *data_dir)
{
    char from[LIMIT_PATH], to[LIMIT_PATH];
    if (path_of(from, data_dir, aside_folder) && path_of(to, data_dir, kept_folder) &&
        access(from, R_OK) == 0 && (mkdir(to, 0700) == 0 || access(to, W_OK) == 0)) {
        (void)for_each(from, move_in, to);
        (void)rmdir(from);
    }
}

static bool list(void *context, const char *path, int place)
{
    struct photos *photos = context;
    struct place_photo *row = &photos->places.rows[photos->places.count];
    *row = (struct place_photo){.place = place};
    row->number = PHOTO | (photos->generation & 0x7Fu) << PLACE_BITS | (uint32_t)place;
    if (!photo_size(path, &row->w, &row->h)) {
        return false;
    }
    photos->places.count++;
    return true;
}

void photos_load(struct photos *photos, const char *data_dir)
{
    photo_finish(&photos->shown);
    photos->shown_number = 0;
    photos->places.count = 0;
    photos->generation++;
    if (path_of(photos->dir, data_dir, kept_folder)) {
        (void)for_each(photos->dir, list, photos);
    }
}

const struct photo *photos_find(struct photos *photos, uint32_t number)
{
    char path[LIMIT_PATH];
    struct error err = {0};
    if ((number & PHOTO) == 0) {
        return NULL;
    }
    if (photos->shown_number != number) { /* what could not be read is not tried at each frame */
        photo_finish(&photos->shown);
        photos->shown_number = number;
        int place = (int)(number & ((1u << PLACE_BITS) - 1));
        if (!path_of_place(path, photos->dir, place) || !photo_read(path, &photos->shown, &err)) {
            log_error("photos", &err);
        }
    }
    return photos->shown.argb != NULL ? &photos->shown : NULL;
}

void photos_finish(struct photos *photos)
{
    photo_finish(&photos->shown);
    photos->shown_number = 0;
}
