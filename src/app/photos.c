/* photos.c: see photos.h. */
#include "app/photos.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/str.h"
#include "domain/place.h"

enum { PLACE_BITS = 24 };
#define PHOTO 0x80000000u /* no other image of a frame has this bit */

static const struct image_room as_kept = {LIMIT_PHOTO_SIDE, LIMIT_PHOTO_SIDE, true};

/* "a 4.jpg" is A4; 0 for what names no place. */
static int place_of_file(const char *name)
{
    char place[LIMIT_PLACE];
    size_t used = 0;
    const char *dot = strrchr(name, '.');
    for (const char *p = name; dot != NULL && p < dot; p++) {
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

static int place_of_own(const char *name)
{
    return str_starts(name, PHOTO_OWN) ? place_number(name + strlen(PHOTO_OWN)) : 0;
}

void photos_name(int place, char ret[LIMIT_OWN_KEY])
{
    char text[LIMIT_PLACE];
    place_write(place, text);
    str_format(ret, LIMIT_OWN_KEY, PHOTO_OWN "%s", text);
}

static bool leave(struct photos_brought *brought, const char *name, const struct error *why)
{
    struct error told = *why;
    error_detail(&told, 0, "%s", name);
    log_error("photos", &told);
    if (brought->left_count < PHOTOS_LEFT) {
        struct photo_left *left = &brought->left[brought->left_count];
        (void)str_copy(left->name, sizeof left->name, name);
        (void)str_copy(left->why, sizeof left->why, why->text);
    }
    brought->left_count++;
    return false;
}

/* As it is kept: heap. */
static bool make(const uint8_t *bytes, size_t size, uint8_t **ret_bytes, size_t *ret_size,
                 struct error *err)
{
    struct image image = {0};
    bool done = image_read(bytes, size, &as_kept, &image, err);
    if (done && !image_write_jpeg(&image, ret_bytes, ret_size)) {
        done = error_set(err, ERROR_ENVIRONMENT, "memory", "La mémoire ne suffit pas.");
    }
    image_finish(&image);
    return done;
}

static bool take_file(const char *path, const char *name, struct photos_brought *brought)
{
    struct error err = {0};
    char own[LIMIT_OWN_KEY];
    int place = place_of_file(name);
    uint8_t *made = NULL;
    size_t size = 0, made_size = 0;
    if (place == 0) {
        error_set(&err, ERROR_INPUT, "photo_nameless",
                  "Ce n’est pas le nom d’un emplacement : nommez-la A4.jpg, par exemple.");
        return leave(brought, name, &err);
    }
    uint8_t *bytes = file_bytes(path, LIMIT_IMAGE_BYTES, &size);
    if (bytes == NULL) {
        error_set(&err, ERROR_INPUT, "photo_unread",
                  "Elle ne se lit pas, ou elle est trop lourde (%d Mo au plus).",
                  LIMIT_IMAGE_BYTES >> 20);
    } else if (brought->made.count == LIMIT_PHOTOS) {
        error_set(&err, ERROR_LIMIT, "photo_many", "Il y en a trop : %d au plus.", LIMIT_PHOTOS);
    } else if (make(bytes, size, &made, &made_size, &err)) {
        photos_name(place, own);
        store_owned_add(&brought->made, own, made, made_size);
    }
    free(bytes);
    free(made);
    return err.kind == ERROR_NONE || leave(brought, name, &err);
}

static int is_image(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && image_is_named(entry->d_name);
}

void photos_fetch_folder(const char *folder, struct photos_brought *brought)
{
    char path[LIMIT_PATH];
    struct dirent **files = NULL;
    int count = scandir(folder, &files, is_image, alphasort);
    for (int i = 0; i < count; i++) { /* what cannot be read takes time too */
        if (i < LIMIT_PHOTOS && str_format(path, sizeof path, "%s/%s", folder, files[i]->d_name)) {
            (void)take_file(path, files[i]->d_name, brought);
        }
        free(files[i]);
    }
    free(files);
}

void photos_fetch(const char *stick, struct photos_brought *brought)
{
    char folder[LIMIT_PATH];
    if (str_format(folder, sizeof folder, "%s/photos", stick)) {
        photos_fetch_folder(folder, brought);
    }
}

void photos_brought_finish(struct photos_brought *brought)
{
    store_owned_finish(&brought->made);
    memset(brought, 0, sizeof *brought);
}

/* Which there are; every number is another one now. */
static void list(struct photos *photos)
{
    struct place_photos *places = &photos->places;
    image_finish(&photos->shown);
    photos->shown_number = 0;
    photos->generation++;
    places->count = 0;
    for (size_t i = 0; i < photos->kept.count && places->count < LIMIT_PHOTOS; i++) {
        const struct store_owned *row = &photos->kept.rows[i];
        struct place_photo *one = &places->rows[places->count];
        int place = place_of_own(row->name);
        *one = (struct place_photo){.place = place};
        one->number = PHOTO | (photos->generation & 0x7Fu) << PLACE_BITS | (uint32_t)place;
        places->count +=
            place > 0 && row->size > 0 && image_size(row->bytes, row->size, &one->w, &one->h);
    }
}

void photos_take(struct photos *photos, const struct store_owned_list *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        const struct store_owned *row = &kept->rows[i];
        store_owned_add(&photos->kept, row->name, row->bytes, row->size);
    }
    list(photos);
}

bool photos_load(struct photos *photos, struct store *store, struct error *err)
{
    store_owned_finish(&photos->kept);
    bool done = store_own_list(store, PHOTO_OWN, LIMIT_PHOTO_BYTES, &photos->kept, err);
    list(photos);
    return done;
}

const struct image *photos_find(struct photos *photos, uint32_t number)
{
    struct error err = {0};
    char name[LIMIT_OWN_KEY];
    if ((number & PHOTO) == 0) {
        return NULL;
    }
    if (photos->shown_number == number) { /* what cannot be read is not tried at each frame */
        return photos->shown.argb != NULL ? &photos->shown : NULL;
    }
    image_finish(&photos->shown);
    photos->shown_number = number;
    photos_name((int)(number & ((1u << PLACE_BITS) - 1)), name);
    for (size_t i = 0; i < photos->kept.count; i++) {
        const struct store_owned *row = &photos->kept.rows[i];
        if (str_equal(row->name, name) &&
            !image_read(row->bytes, row->size, &as_kept, &photos->shown, &err)) {
            log_error("photos", &err);
        }
    }
    return photos->shown.argb != NULL ? &photos->shown : NULL;
}

void photos_finish(struct photos *photos)
{
    image_finish(&photos->shown);
    store_owned_finish(&photos->kept);
    photos->places.count = 0;
    photos->shown_number = 0;
}

bool photo_again(const char *name, const uint8_t *bytes, size_t size, uint8_t **ret_bytes,
                 size_t *ret_size)
{
    char own[LIMIT_OWN_KEY];
    int place = place_of_own(name);
    photos_name(place > 0 ? place : 1, own);
    return place > 0 && str_equal(own, name) && make(bytes, size, ret_bytes, ret_size, NULL);
}
