/* folder.h: the data folder: made on first use, locked by the one program that writes. */
#ifndef BORNE_STORE_FOLDER_H
#define BORNE_STORE_FOLDER_H

#include <stdbool.h>

#include "base/error.h"

/* Makes the folder and those above it (only for this user), and syncs the one above. */
bool folder_make(const char *dir, struct error *err);
/* Takes DIR/borne.lock; *ret_fd is to be given to folder_unlock. The lock goes with the process,
 * whatever kills it. Code "data_locked" when another program has it. */
bool folder_lock(const char *dir, int *ret_fd, struct error *err);
void folder_unlock(int fd); /* -1 is allowed */
/* Makes new names in the folder durable. */
bool folder_sync(const char *dir, struct error *err);

#endif
