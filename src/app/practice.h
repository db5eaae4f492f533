/* practice.h: one lane's practice crate: a prep of its own on a store in memory, gone with it. Its
 * requests never reach the station. Main thread; nothing here waits for a disk. */
#ifndef BORNE_APP_PRACTICE_H
#define BORNE_APP_PRACTICE_H

#include "base/error.h"
#include "ui/ui.h"

struct practice;

/* `station`: 64 random bits, not 0; `now_ms` wall clock. Errors as of store_open. */
bool practice_create(uint64_t station, int64_t now_ms, struct practice **ret, struct error *err);
void practice_destroy(struct practice *practice); /* NULL is allowed */

/* Puts the practice in the place of the record in what a lane's screens see. */
void practice_fill_view(const struct practice *practice, struct ui_view *view);
/* Carries out a command of the lane. False: it could not be kept, the practice is over. */
bool practice_command(struct practice *practice, uint8_t lane, const struct command *command,
                      uint64_t pair, int64_t now_ms, struct outcome *ret_outcome,
                      struct error *err);

#endif
