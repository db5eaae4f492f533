/* broken_disk.h: a file system for SQLite that fails when told to, or stands still. It wraps the
 * system's; give its name to store_options.vfs. */
#ifndef BORNE_TESTS_STORE_BROKEN_DISK_H
#define BORNE_TESTS_STORE_BROKEN_DISK_H

#include <stdbool.h>

#define BROKEN_DISK "borne-broken-disk"

/* Registers it with SQLite; once per process. */
void broken_disk_register(void);
/* The `nth` write, sync or truncation from now (1..) fails with `code` (SQLITE_FULL,
 * SQLITE_IOERR_WRITE …), and with `for_good` all after it; 0 mends the disk. */
void broken_disk_fail(int nth, int code, bool for_good);
/* No room for the -shm file, which a full disk at start lacks first. */
void broken_disk_refuse_shm(bool refuses);
/* How many calls have failed since broken_disk_fail. */
int broken_disk_failures(void);
/* How many syncs were asked for since broken_disk_fail. */
int broken_disk_syncs(void);
/* From now on a write or sync waits inside until it is let go. */
void broken_disk_stall(void);
/* Returns once somebody waits inside. */
void broken_disk_wait_stalled(void);
void broken_disk_go_on(void);

#endif
