/* kit_own.c: see kit_own.h. */
#include "app/kit_own.h"

#include <stdlib.h>
#include <string.h>

#include "app/kit_lines.h"
#include "app/own.h"
#include "base/str.h"

static const struct {
    const char *what, *before, *after; /* of its name */
    size_t most;
} kinds[] = {{OWN_LOGO, "logo-", ".png", LIMIT_LOGO_BYTES},
             {OWN_WORDS, "mots-", ".po", LIMIT_WORDS_BYTES}};
enum { KINDS = sizeof kinds / sizeof *kinds };

void kit_own_finish(struct kit_own *own)
{
    free(own->logo);
    free(own->words);
    free(own->catalogue);
    memset(own, 0, sizeof *own);
}

bool kit_own_write(struct store *store, const char *folder, const char *list, struct error *err)
{
    struct kit_out out = {0};
    bool done = true;
    for (int i = 0; done && i < KINDS; i++) {
        uint8_t *bytes = NULL;
        size_t size = 0;
        char name[KIT_NAME];
        kit_remove(folder, kinds[i].before, kinds[i].after);
        done = store_own(store, kinds[i].what, kinds[i].most, &bytes, &size, err);
        if (done && bytes != NULL) {
            kit_named(kinds[i].before, kinds[i].after, bytes, size, name);
            kit_out_line(&out, name, kinds[i].what, "");
            done = kit_write_bytes(folder, name, bytes, size, err);
        }
        free(bytes);
    }
    return done ? kit_out_write(&out, folder, list, err) : (free(out.text), false);
}

/* A mark is written anew, so that only dots of it are taken over. */
static bool take_logo(struct kit_own *own, const uint8_t *bytes, size_t size)
{
    struct logo logo = {0};
    bool done = own->logo == NULL && logo_read(bytes, size, &logo, NULL) &&
                logo_write(&logo, &own->logo, &own->logo_size);
    logo_finish(&logo);
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

bool kit_own_read(const char *folder, const char *name, const char *what, struct kit_own *ret)
{
    bool done = false;
    for (int i = 0; i < KINDS && strchr(name, '/') == NULL; i++) {
        char is_named[KIT_NAME];
        size_t size = 0;
        uint8_t *bytes =
            str_equal(what, kinds[i].what) ? kit_bytes(folder, name, kinds[i].most, &size) : NULL;
        if (bytes != NULL) {
            kit_named(kinds[i].before, kinds[i].after, bytes, size, is_named);
            done = str_equal(name, is_named) &&
                   (i == 0 ? take_logo(ret, bytes, size) : take_words(ret, bytes, size));
            free(bytes);
        }
    }
    return done;
}

size_t kit_own_rows(const struct kit_own *own, struct store_own ret[3])
{
    const struct store_own all[3] = {{OWN_LOGO, own->logo, own->logo_size},
                                     {OWN_WORDS, own->words, own->words_size},
                                     {OWN_CATALOGUE, own->catalogue, own->catalogue_size}};
    size_t count = 0;
    for (int i = 0; i < 3; i++) {
        if (all[i].size > 0) {
            ret[count++] = all[i];
        }
    }
    return count;
}
