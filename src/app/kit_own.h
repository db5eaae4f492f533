/* kit_own.h: what is an association's own in a kit (kit.h): its mark, its words, photographs of its
 * places, rooms that are kept, a file each, named by what is in it, and a list of which is which.
 */
#ifndef BORNE_APP_KIT_OWN_H
#define BORNE_APP_KIT_OWN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

/* Read and proved; heap. */
struct kit_own {
    uint8_t *logo, *words, *catalogue; /* NULL: none */
    struct store_owned_list photos;    /* of places */
    struct store_owned_list rooms;     /* kept under a name */
    size_t logo_size, words_size, catalogue_size;
    int words_count; /* that say something else than the program */
};
void kit_own_finish(struct kit_own *own); /* zeroed is allowed */

bool kit_own_write(struct store *store, const char *folder, const char *list, struct error *err);
/* One line of the list; the file must be what its name says, and readable. */
bool kit_own_read(const char *folder, const char *name, const char *what, struct kit_own *ret);
/* Into the record's gesture: rows on the heap, borrowed from the kit; how many. */
size_t kit_own_rows(const struct kit_own *own, struct store_own **ret);

#endif
