/* kit_own.c: see kit_own.h. */
#include "app/kit_own.h"

#include <stdlib.h>
#include <string.h>

#include "app/floor_kept.h"
#include "app/kit_lines.h"
#include "app/own.h"
#include "app/photos.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/rooms.h"

/* Of what is kept under names that begin so, a file each. */
static const struct kind {
    const char *what, *before, *after; /* of the file's name */
    size_t most;
} kinds[] = {{OWN_LOGO, "logo-", ".png", LIMIT_LOGO_BYTES},
             {OWN_WORDS, "mots-", ".po", LIMIT_WORDS_BYTES},
             {PHOTO_OWN, "photo-", ".jpg", LIMIT_PHOTO_BYTES},
             {FLOOR_KEPT_ROOM, "salle-", ".csv", LIMIT_ROOM_BYTES - 1}};
enum { LOGO, WORDS, PHOTOS, ROOMS, KINDS };

void kit_own_finish(struct kit_own *own)
{
    free(own->logo);
    free(own->words);
    free(own->catalogue);
    store_owned_finish(&own->photos);
    store_owned_finish(&own->rooms);
    memset(own, 0, sizeof *own);
}

static bool write_kind(struct store *store, const struct kind *kind, const char *folder,
                       struct kit_out *out, struct error *err)
{
    struct store_owned_list list = {0};
    kit_remove(folder, kind->before, kind->after);
    bool done = store_own_list(store, kind->what, kind->most, &list, err);
    for (size_t i = 0; done && i < list.count; i++) {
        const struct store_owned *row = &list.rows[i];
        char name[KIT_NAME];
        kit_named(kind->before, kind->after, row->bytes, row->size, name);
        kit_out_line(out, name, row->name, "");
        done = kit_write_bytes(folder, name, row->bytes, row->size, err);
    }
    store_owned_finish(&list);
    return done;
}

bool kit_own_write(struct store *store, const char *folder, const char *list, struct error *err)
{
    struct kit_out out = {0};
    bool done = true;
    for (int i = 0; done && i < KINDS; i++) {
        done = write_kind(store, &kinds[i], folder, &out, err);
    }
    return done ? kit_out_write(&out, folder, list, err) : (free(out.text), false);
}

/* A mark is written anew, so that only dots of it are taken over. */
static bool take_logo(struct kit_own *own, const uint8_t *bytes, size_t size)
{
    struct image logo = {0};
    bool done = own->logo == NULL && logo_read(bytes, size, &logo, NULL) &&
                image_write_png(&logo, &own->logo, &own->logo_size);
    image_finish(&logo);
    return done;
}

static bool take_words(struct kit_own *own, uint8_t *bytes, size_t size)
{
    struct words_own *words = NULL;
    if (own->words != NULL || memchr(bytes, 0, size) != NULL ||
        !str_valid_utf8((const char *)bytes, size) ||
        !words_own_read((const char *)bytes, true, &words, NULL)) {
        return false;
    }
    own->words_count = words_own_count(words);
    words_own_free(words);
    own->words = malloc(size + 1);
    if (own->words != NULL) {
        memcpy(own->words, bytes, size + 1);
        own->words_size = size;
    }
    return own->words != NULL;
}

/* Likewise made anew. */
static bool take_photo(struct kit_own *own, const char *what, const uint8_t *bytes, size_t size)
{
    uint8_t *made = NULL;
    size_t made_size = 0;
    bool done =
        own->photos.count < LIMIT_PHOTOS && photo_again(what, bytes, size, &made, &made_size);
    if (done) {
        store_owned_add(&own->photos, what, made, made_size);
    }
    free(made);
    return done;
}

/* A room under its name; only what can be drawn of it. */
static bool take_room(struct kit_own *own, const char *what, const uint8_t *bytes, size_t size)
{
    const char *name = what + strlen(FLOOR_KEPT_ROOM);
    char text[LIMIT_ROOM_BYTES];
    struct floor floor;
    bool done = own->rooms.count < LIMIT_ROOMS && room_name_fits(name) &&
                memchr(bytes, 0, size) == NULL && floor_read((const char *)bytes, &floor);
    if (done) {
        store_owned_add(&own->rooms, what, (const uint8_t *)text, floor_write(&floor, text));
    }
    return done;
}

static int kind_of(const char *what)
{
    int kind = 0;
    while (kind < KINDS && !(kind < PHOTOS ? str_equal(what, kinds[kind].what)
                                           : str_starts(what, kinds[kind].what))) {
        kind++;
    }
    return kind;
}

bool kit_own_read(const char *folder, const char *name, const char *what, struct kit_own *ret)
{
    char is_named[KIT_NAME];
    size_t size = 0;
    int kind = kind_of(what);
    uint8_t *bytes = kind < KINDS && strchr(name, '/') == NULL
                         ? kit_bytes(folder, name, kinds[kind].most, &size)
                         : NULL;
    if (bytes == NULL) {
        return false;
    }
    kit_named(kinds[kind].before, kinds[kind].after, bytes, size, is_named);
    bool done = str_equal(name, is_named);
    switch (kind) {
    case LOGO: done = done && take_logo(ret, bytes, size); break;
    case WORDS: done = done && take_words(ret, bytes, size); break;
    case ROOMS: done = done && take_room(ret, what, bytes, size); break;
    default: done = done && take_photo(ret, what, bytes, size); break;
    }
    free(bytes);
    return done;
}

size_t kit_own_rows(const struct kit_own *own, struct store_own **ret)
{
    const struct store_own single[] = {{OWN_LOGO, own->logo, own->logo_size},
                                       {OWN_WORDS, own->words, own->words_size},
                                       {OWN_CATALOGUE, own->catalogue, own->catalogue_size}};
    enum { SINGLE = sizeof single / sizeof *single };
    size_t count = 0;
    struct store_own *rows = calloc(SINGLE + own->photos.count + own->rooms.count, sizeof *rows);
    ASSERT(rows != NULL);
    for (int i = 0; i < SINGLE; i++) {
        if (single[i].size > 0) {
            rows[count++] = single[i];
        }
    }
    const struct store_owned_list *lists[] = {&own->photos, &own->rooms};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (size_t i = 0; i < lists[k]->count; i++) {
            const struct store_owned *row = &lists[k]->rows[i];
            rows[count++] = (struct store_own){row->name, row->bytes, row->size};
        }
    }
    *ret = rows;
    return count;
}
