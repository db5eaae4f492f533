/* own.h: what an association gives its Borne of its own: its name, its mark, its words, and the
 * catalogue that came with a kit. Kept in the record, carried by a kit, restored with a backup. */
#ifndef BORNE_APP_OWN_H
#define BORNE_APP_OWN_H

#include <stdint.h>

#include "label/logo.h"
#include "store/store.h"
#include "ui/words_own.h"

#define OWN_KEY_NAME  "own.name" /* a setting */
#define OWN_LOGO      "logo"     /* a PNG of ours */
#define OWN_WORDS     "words"    /* a PO file, as it was brought */
#define OWN_CATALOGUE "catalogue"

/* Zeroed is empty: the program's own name, no mark. */
struct own {
    char name[LIMIT_OWN_NAME];
    struct image logo;
};

/* Name and mark. A mark that cannot be read is left out; false only when the disk fails. */
bool own_load(struct store *store, struct own *ret, struct error *err);
void own_finish(struct own *own); /* zeroed is allowed */
/* The words that are kept, read as they fit this version; *ret NULL: none. */
bool own_load_words(struct store *store, struct words_own **ret, struct error *err);

/* One of them is to be kept, or with nothing in it taken away. */
struct own_change {
    const char *what;     /* OWN_LOGO, OWN_WORDS, OWN_KEY_NAME */
    const char *name;     /* of OWN_KEY_NAME */
    const uint8_t *bytes; /* of the others */
    size_t size;
    enum role role;
};
/* The store's writer must not run. */
bool own_keep(struct store *store, const struct own_change *change, int64_t at_ms,
              struct error *err);
/* A mark that was brought, as it is kept: heap, owned by the caller. */
bool own_logo_make(const uint8_t *bytes, size_t size, uint8_t **ret_bytes, size_t *ret_size,
                   struct error *err);
/* Words that were brought may be kept: each sentence keeps what is put into it. */
bool own_words_fit(const uint8_t *bytes, size_t size, struct error *err);
/* All words of the screens as a file to begin from. */
bool own_write_template(const char *path, struct error *err);
/* Writes the catalogue of a kit into a new file where there is one; *ret_is_there says so. */
bool own_catalogue(const char *dir, const char *path, bool *ret_is_there, struct error *err);
/* A name is what can be typed and drawn: false for anything else. */
bool own_name_fits(const char *name);

#endif
