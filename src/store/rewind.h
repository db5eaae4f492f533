/* rewind.h: the record as it was before a newer version of Borne migrated it: the copy that the
 * migration made (migrate.h) comes back, as long as nothing was added since. For a version that is
 * taken back; the kiosk does not run then. One thread. */
#ifndef BORNE_STORE_REWIND_H
#define BORNE_STORE_REWIND_H

#include <stdbool.h>

#include "base/error.h"

/* Makes the record in DIR one that this version reads. A record that it reads already stays as it
 * is. Else the copy made before the migration from this version's schema takes its place, and the
 * newer record is kept beside it as borne-newer.db. Codes: rewind_missing (no such copy),
 * rewind_moved_on (events were added since), data_locked, and those of store_open. */
bool rewind_run(const char *dir, struct error *err);
/* True when going back would lose nothing: no migration of this version's left a copy in DIR, or
 * the record has the same events as that copy. Beside a running kiosk. */
bool rewind_is_possible(const char *dir);

#endif
