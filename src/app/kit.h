/* kit.h: the method without the people, as a folder on a stick for another territory: the room, the
 * timeline, the rules, where products lie, codes that were taught, the catalogue, the voice as it
 * was recorded, name, mark and words of their own. Files that a person can open, a list of them
 * with their hashes, and nothing of who ordered or worked. What is read is small, whole, and proved
 * line by line before any of it is taken. Blocks: files. */
#ifndef BORNE_APP_KIT_H
#define BORNE_APP_KIT_H

#include "app/kit_own.h"
#include "base/error.h"
#include "domain/floor.h"
#include "domain/memory.h"
#include "domain/recording.h"
#include "domain/timeline.h"
#include "store/store.h"

#define KIT_FOLDER "borne-kit"

enum { KIT_SETTINGS = 12 };

/* What a kit holds, read and proved. */
struct kit_method {
    char name[LIMIT_NAME]; /* of the territory it comes from, "" for none */
    struct floor floor;
    struct timeline_entry entries[TIMELINE_ENTRIES]; /* those that are not as usual */
    int entry_count;
    struct store_setting settings[KIT_SETTINGS];
    int setting_count;
    struct memory memory; /* where products lie, codes that were taught */
    int products;         /* lines of the catalogue */
    struct recordings recordings;
    struct kit_own own;
};

/* Writes the method of a data folder into PARENT/borne-kit, which must not be there or be a kit;
 * `name` "": its own. Of
 * the record's latest month only the catalogue is read. */
bool kit_write(struct store *store, const char *name, const char *parent, struct error *err);
/* Reads and proves the kit in PARENT/borne-kit (or PARENT itself). *ret is filled from empty, and
 * empty on failure. Codes: kit_missing, kit_damaged, kit_newer. */
bool kit_read(const char *parent, struct kit_method *ret, struct error *err);
/* Makes it this folder's method, in one transaction. Only where no month was ever brought: code
 * kit_too_late. The store's writer must not run. */
bool kit_take(struct store *store, const struct kit_method *kit, enum role role, int64_t at_ms,
              struct error *err);
void kit_finish(struct kit_method *kit); /* zeroed is allowed */

#endif
