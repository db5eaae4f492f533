/* file.h: writing a file so that there is either all of it or none: a temporary name beside it,
 * synced, renamed, the folder synced; reading a small one whole. Knows nothing of what is in it.
 * One thread per file. And when a file was changed. */
#ifndef BORNE_BASE_FILE_H
#define BORNE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "base/error.h"
#include "base/limits.h"

/* A zeroed struct is closed. Errors are told in French: a full disk, no right to write, else. */
struct file_out {
    FILE *stream; /* write with file_out_write, or pass it to a library that wants a FILE */
    char path[LIMIT_PATH];
    char temporary[LIMIT_PATH]; /* path + ".part" */
};

bool file_out_open(struct file_out *out, const char *path, struct error *err);
/* False when the disk did not take it; the reason is told by file_out_commit. */
bool file_out_write(struct file_out *out, const void *bytes, size_t count);
/* Syncs and renames; on failure nothing is left behind and an older file stays as it was. The
 * struct is closed either way. */
bool file_out_commit(struct file_out *out, struct error *err);
/* Closes and removes what was begun; closed structs are allowed. */
void file_out_abandon(struct file_out *out);

/* All of a regular file of at most `most` bytes, a zero behind it: heap, owned by the caller. NULL:
 * there is none, it is larger, or a link, a pipe, a folder. */
uint8_t *file_bytes(const char *path, size_t most, size_t *ret_size);

/* The time of a stat as one number of nanoseconds that can be compared. Years that do not fit
 * (before 1678, after 2262: a broken stick) become the nearest that does. */
int64_t file_time_ns(const struct timespec *time);

#endif
