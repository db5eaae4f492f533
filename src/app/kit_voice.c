/* kit_voice.c: see kit_voice.h. */
#include "app/kit_voice.h"

#include <stdlib.h>
#include <string.h>

#include "app/kit_lines.h"
#include "base/str.h"
#include "platform/clip.h"

#define BEFORE "voix-"
#define AFTER  ".wav"

bool kit_voice_write(struct store *store, const char *folder, const char *list, struct error *err)
{
    struct recordings all = {0};
    struct kit_out out = {0};
    kit_remove(folder, BEFORE, AFTER);
    bool done = store_load_recordings(store, &all, err);
    for (size_t i = 0; done && i < all.count; i++) {
        const struct recording *one = &all.rows[i];
        char name[KIT_NAME], said[LIMIT_LANGUAGE + LIMIT_NAME];
        if (strchr(one->words, ';') != NULL) {
            continue; /* its line would say something else */
        }
        kit_named(BEFORE, AFTER, one->wave, one->size, name);
        str_format(said, sizeof said, "%s:%s", one->language, one->words);
        kit_out_line(&out, name, said, "enregistré");
        done = kit_write_bytes(folder, name, one->wave, one->size, err);
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
    char is_named[KIT_NAME];
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
    kit_named(BEFORE, AFTER, wave, one.size, is_named);
    bool fits = str_equal(is_named, name) && is_clip(wave, one.size) &&
                recordings_find(ret, one.language, one.words) == NULL && recordings_fits(ret, &one);
    if (fits) {
        recordings_set(ret, &one);
    }
    free(wave);
    return fits;
}
