/* stick_write.h: sticks are mounted to be read; for the seconds of an export the kiosk asks the
 * helper to make one writable. Blocks: worker threads only. */
#ifndef BORNE_APP_STICK_WRITE_H
#define BORNE_APP_STICK_WRITE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/limits.h"

struct stick_write {
    char name[LIMIT_PATH]; /* of the stick to be given back, "" when it was writable anyway */
};

/* Before files are made at `path` (a file on a stick, or the stick's folder). True too where
 * nothing has to be asked: folders that are writable, and such that are not there, whose own error
 * says more. False: the stick stays read only, *err says so. */
bool stick_write_begin(struct stick_write *write, const char *path, struct error *err);
/* After the files are there and synced; a zeroed struct is allowed. */
void stick_write_end(struct stick_write *write);

#endif
