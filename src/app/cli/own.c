/* own.c: `borne own`: name, mark and words of their own: kept, shown, taken away. */
#include <stdio.h>
#include <stdlib.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/own.h"
#include "app/paths.h"
#include "app/photos.h"
#include "base/file.h"
#include "base/str.h"
#include "domain/place.h"
#include "ui/words.h"

struct asked {
    const char *data, *name, *logo, *words, *template, *photos, *no_photo;
};

/* A file that is asked for; "" takes away what is kept. */
static bool read_asked(const char *path, size_t most, uint8_t **ret, size_t *ret_size,
                       struct error *err)
{
    *ret_size = 0;
    *ret = path[0] != '\0' ? file_bytes(path, most, ret_size) : NULL;
    return path[0] == '\0' || *ret != NULL ||
           error_set(err, ERROR_INPUT, "no_file", "« %s » ne se lit pas, ou est trop lourd.", path);
}

/* One of them from a file: as it is to be kept, kept. */
static bool keep_file(struct store *store, const char *what, const char *path, struct error *err)
{
    uint8_t *bytes, *made = NULL;
    size_t size;
    bool is_logo = str_equal(what, OWN_LOGO);
    bool done =
        read_asked(path, is_logo ? LIMIT_IMAGE_BYTES : LIMIT_WORDS_BYTES, &bytes, &size, err);
    if (done && bytes != NULL) {
        done = is_logo ? own_logo_make(bytes, size, &made, &size, err)
                       : own_words_fit(bytes, size, err);
    }
    struct own_change change = {.what = what, .bytes = is_logo ? made : bytes, .size = size};
    done = done && own_keep(store, &change, cli_now_ms(), err);
    free(made);
    free(bytes);
    return done;
}

/* Photographs of places: those of a folder, or one less; of files that are none, why. */
static bool keep_photos(struct store *store, const struct asked *asked, struct error *err)
{
    struct photos_brought brought = {.left_count = 0};
    struct store_gesture gesture = {.at_ms = cli_now_ms()};
    char name[LIMIT_OWN_KEY];
    int place = asked->no_photo != NULL ? place_number(asked->no_photo) : 0;
    if (asked->photos != NULL) {
        photos_fetch_folder(asked->photos, &brought);
    }
    if (place > 0) {
        photos_name(place, name);
        store_owned_add(&brought.made, name, NULL, 0);
    }
    for (int i = 0; i < brought.left_count && i < PHOTOS_LEFT; i++) {
        fprintf(stderr, "%s : %s\n", brought.left[i].name, brought.left[i].why);
    }
    struct store_own *rows = store_owned_rows(&brought.made);
    gesture.own = rows;
    gesture.own_count = brought.made.count;
    bool done = store_commit(store, &gesture, 1, err);
    free(rows);
    photos_brought_finish(&brought);
    return done;
}

static bool keep_all(struct store *store, const struct asked *asked, struct error *err)
{
    struct own_change name = {.what = OWN_KEY_NAME, .name = asked->name};
    return (asked->name == NULL || own_keep(store, &name, cli_now_ms(), err)) &&
           (asked->logo == NULL || keep_file(store, OWN_LOGO, asked->logo, err)) &&
           (asked->words == NULL || keep_file(store, OWN_WORDS, asked->words, err)) &&
           ((asked->photos == NULL && asked->no_photo == NULL) || keep_photos(store, asked, err));
}

int run_own(int argc, char **argv)
{
    struct asked asked = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &asked.data},
        {.name = "--name", .kind = OPTION_TEXT, .to = &asked.name},
        {.name = "--logo", .kind = OPTION_TEXT, .to = &asked.logo},
        {.name = "--words", .kind = OPTION_TEXT, .to = &asked.words},
        {.name = "--photos", .kind = OPTION_TEXT, .to = &asked.photos},
        {.name = "--no-photo", .kind = OPTION_TEXT, .to = &asked.no_photo},
        {.name = "--template", .kind = OPTION_TEXT, .to = &asked.template},
    };
    struct error err = {0};
    struct store *store = NULL;
    struct own own = {0};
    struct photos photos = {.generation = 0};
    struct words_own *words = NULL;
    char folder[LIMIT_PATH];
    if (paths_words(folder, &err)) {
        words_open(folder);
    }
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              (asked.template == NULL || own_write_template(asked.template, &err)) &&
              cli_store_open(asked.data, CLI_WRITE, &store, &err) &&
              keep_all(store, &asked, &err) && own_load(store, &own, &err) &&
              own_load_words(store, &words, &err) && photos_load(&photos, store, &err);
    size_t photo_count = photos.places.count;
    photos_finish(&photos);
    store_close(store);
    if (!ok) {
        own_finish(&own);
        return options_fail("own", &err);
    }
    printf("%s, logo %d × %d, %d mots changés, %d inconnus, %zu photos\n",
           own.name[0] != '\0' ? own.name : "sans nom", own.logo.w, own.logo.h,
           words != NULL ? words_own_count(words) : 0, words != NULL ? words_own_unknown(words) : 0,
           photo_count);
    words_own_free(words);
    own_finish(&own);
    return 0;
}
