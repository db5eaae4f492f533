/* backup.h: a sealed copy of the record, and the way back from it. Blocks: worker threads and
 * commands. */
#ifndef BORNE_APP_BACKUP_H
#define BORNE_APP_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "app/sealed_file.h"
#include "store/store.h"

#define BACKUP_SETTING_KEY                                                                         \
    "backup_key" /* the public key, sealed_file.h; "" while there is none                          \
                  */

/* Seals a copy of the store into `path`. `dir` is the data folder, where the copy lies meanwhile.
 * Codes: those of store_copy and sealed_write. */
bool backup_write(struct store *store, const char *dir, const char *path, struct error *err);

/* What a backup holds: the proof on the screen. */
struct backup_proof {
    int64_t preps, orders, crates, events, last_event_ms;
    uint32_t open_prep;
    uint64_t open_digest;
};

/* Opens the backup at `path` with the code's digits and proves it, in DIR/restore: nothing of the
 * folder's own record is touched. The copy becomes a station of its own (`station`: 64 random bits,
 * not 0), so that what it notes is never taken for what the old one notes. Codes: those of
 * sealed_open, backup_damaged, and those of store_open. */
bool backup_unseal(const char *path, const char *digits, const char *dir, uint64_t station,
                   struct backup_proof *ret, struct error *err);
/* Makes what backup_unseal proved the record of DIR, in one step. No store of DIR may be open: not
 * in this process, and by the lock in no other. What was there is kept as borne-replaced.db. Codes
 * data_busy, restore_failed; then nothing has changed. */
bool backup_adopt(const char *dir, struct error *err);
/* Takes away what an unfinished backup_unseal left. */
void backup_clean(const char *dir);

#endif
