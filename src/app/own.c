/* own.c: see own.h. */
#include "app/own.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/log.h"
#include "base/str.h"

bool own_name_fits(const char *name)
{
    size_t length = strlen(name);
    bool has_strange = false;
    for (size_t i = 0; i < length; i++) {
        has_strange = has_strange || (unsigned char)name[i] < ' ' || name[i] == ';';
    }
    return length < LIMIT_OWN_NAME && !has_strange && str_valid_utf8(name, length);
}

void own_finish(struct own *own)
{
    image_finish(&own->logo);
    memset(own, 0, sizeof *own);
}

bool own_load(struct store *store, struct own *ret, struct error *err)
{
    char name[LIMIT_SETTING_VALUE];
    uint8_t *bytes = NULL;
    size_t size = 0;
    struct error left_out = {0};
    memset(ret, 0, sizeof *ret);
    if (!store_setting(store, OWN_KEY_NAME, "", name, sizeof name, err) ||
        !store_own(store, OWN_LOGO, LIMIT_LOGO_BYTES, &bytes, &size, err)) {
        return false;
    }
    if (own_name_fits(name)) {
        (void)str_copy(ret->name, sizeof ret->name, name);
    }
    if (bytes != NULL && !logo_read(bytes, size, &ret->logo, &left_out)) {
        log_error("own", &left_out);
    }
    free(bytes);
    return true;
}

bool own_load_words(struct store *store, struct words_own **ret, struct error *err)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    struct error left_out = {0};
    *ret = NULL;
    if (!store_own(store, OWN_WORDS, LIMIT_WORDS_BYTES, &bytes, &size, err)) {
        return false;
    }
    if (bytes != NULL && !words_own_read((const char *)bytes, true, ret, &left_out)) {
        log_error("own", &left_out);
        *ret = NULL;
    }
    free(bytes);
    return true;
}

bool own_keep(struct store *store, const struct own_change *change, int64_t at_ms,
              struct error *err)
{
    struct store_own own = {.name = change->what, .bytes = change->bytes, .size = change->size};
    struct store_gesture gesture = {.role = change->role, .at_ms = at_ms};
    if (!str_equal(change->what, OWN_KEY_NAME)) {
        gesture.own = &own;
        gesture.own_count = 1;
    } else if (own_name_fits(change->name)) {
        store_gesture_setting(&gesture, OWN_KEY_NAME, change->name);
    } else {
        return error_set(err, ERROR_INPUT, "own_name", "Ce nom est trop long.");
    }
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}

bool own_logo_make(const uint8_t *bytes, size_t size, uint8_t **ret_bytes, size_t *ret_size,
                   struct error *err)
{
    struct image logo = {0};
    *ret_bytes = NULL;
    bool done = logo_read(bytes, size, &logo, err);
    if (done && !image_write_png(&logo, ret_bytes, ret_size)) {
        done = error_set(err, ERROR_ENVIRONMENT, "memory", "La mémoire ne suffit pas.");
    }
    image_finish(&logo);
    return done;
}

bool own_words_fit(const uint8_t *bytes, size_t size, struct error *err)
{
    const char *text = (const char *)bytes;
    struct words_own *words = NULL;
    if (memchr(bytes, 0, size) != NULL || !str_valid_utf8(text, size)) {
        return error_set(err, ERROR_INPUT, "words_damaged",
                         "Ce fichier n’est pas du texte en UTF-8 : enregistrez-le ainsi.");
    }
    bool done = words_own_read(text, false, &words, err);
    if (done) {
        words_own_free(words);
    }
    return done;
}

bool own_write_template(const char *path, struct error *err)
{
    struct file_out out = {0};
    char *text = words_own_template();
    bool done = text != NULL || error_set(err, ERROR_ENVIRONMENT, "no_words",
                                          "Les mots du programme ne se lisent pas.");
    if (done && (done = file_out_open(&out, path, err))) {
        (void)file_out_write(&out, text, strlen(text));
        done = file_out_commit(&out, err);
    }
    free(text);
    return done;
}

bool own_catalogue(const char *dir, const char *path, bool *ret_is_there, struct error *err)
{
    struct store_options options = {.read_only = true};
    struct store *store = NULL;
    struct file_out out = {0};
    uint8_t *bytes = NULL;
    size_t size = 0;
    *ret_is_there = false;
    bool done = store_open(dir, &options, &store, err) &&
                store_own(store, OWN_CATALOGUE, LIMIT_CATALOGUE_BYTES, &bytes, &size, err);
    store_close(store);
    if (done && bytes != NULL) {
        done = file_out_open(&out, path, err);
        if (done) {
            (void)file_out_write(&out, bytes, size);
            done = *ret_is_there = file_out_commit(&out, err);
        }
    }
    free(bytes);
    return done;
}
