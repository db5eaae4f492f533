/* kit_voice.c: see kit_voice.h. */
#include "app/kit_voice.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/kit_lines.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/str.h"
#include "platform/clip.h"

enum { NAME = 48, HASH = 32 };

/* "voix-0123….wav" */
static void name_of(const uint8_t *wave, size_t size, char ret[NAME])
{
    struct sha256 sha;
    char hex[65];
    sha256_init(&sha);
    sha256_add(&sha, wave, size);
    sha256_hex(&sha, hex);
    str_format(ret, NAME, "voix-%.*s.wav", HASH, hex);
}

static void remove_old(const char *folder)
{
    char path[LIMIT_PATH];
    DIR *files = opendir(folder);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        const char *end = strrchr(file->d_name, '.');
        if (str_starts(file->d_name, "voix-") && end != NULL && str_equal(end, ".wav") &&
            str_format(path, sizeof path, "%s/%s", folder, file->d_name)) {
            (void)unlink(path);
        }
    }
    if (files != NULL) {
        closedir(files);
    }
}

static bool write_wave(const char *folder, const char *name, const struct recording *recording,
                       struct error *err)
{
    char path[LIMIT_PATH];
    struct file_out file = {0};
    if (!str_format(path, sizeof path, "%s/%s", folder, name)) {
        return error_set(err, ERROR_ENVIRONMENT, "path", "Ce chemin est trop long.");
    }
    if (!file_out_open(&file, path, err)) {
        return false;
    }
    (void)file_out_write(&file, recording->wave, recording->size);
    return file_out_commit(&file, err);
}

bool kit_voice_write(struct store *store, const char *folder, const char *list, struct error *err)
{
    struct recordings all = {0};
    struct kit_out out = {0};
    remove_old(folder);
    bool done = store_load_recordings(store, &all, err);
    for (size_t i = 0; done && i < all.count; i++) {
        const struct recording *one = &all.rows[i];
        char name[NAME], said[LIMIT_LANGUAGE + LIMIT_NAME];
        if (strchr(one->words, ';') != NULL) {
            continue; /* its line would say something else */
        }
        name_of(one->wave, one->size, name);
        str_format(said, sizeof said, "%s:%s", one->language, one->words);
        kit_out_line(&out, name, said, "enregistré");
        done = write_wave(folder, name, one, err);
    }
    recordings_finish(&all);
    return done ? kit_out_write(&out, folder, list, err) : (free(out.text), false);
}

static bool is_clip(const uint8_t *wave, size_t size)
{
    size_t count;
    int16_t *samples = clip_read(wave, size, &count);
    free(samples);
    return samples != NULL;
}

bool kit_voice_read(const char *folder, const char *name, const char *said, struct recordings *ret)
{
    struct recording one = {.size = 0};
    char is_named[NAME];
    const char *colon = strchr(said, ':');
    if (colon == NULL || colon[1] == '\0' || strchr(name, '/') != NULL ||
        !str_copy_n(one.language, sizeof one.language, said, (size_t)(colon - said)) ||
        !str_copy(one.words, sizeof one.words, colon + 1) || one.language[0] == '\0') {
        return false;
    }
    uint8_t *wave = kit_bytes(folder, name, LIMIT_RECORDING_BYTES, &one.size);
    if (wave == NULL) {
        return false;
    }
    one.wave = wave;
    name_of(wave, one.size, is_named);
    bool fits = str_equal(is_named, name) && is_clip(wave, one.size) &&
                recordings_find(ret, one.language, one.words) == NULL && recordings_fits(ret, &one);
    if (fits) {
        recordings_set(ret, &one);
    }
    free(wave);
    return fits;
}
