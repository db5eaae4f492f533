/* source.h: a file of the stick, read at any place, or bytes in memory that stand for one. Knows
 * nothing of what is in it. One thread for each source. */
#ifndef BORNE_INTAKE_SOURCE_H
#define BORNE_INTAKE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/bytes.h"
#include "intake/notice.h"

struct intake_options;

struct source {
    int fd;              /* owned; -1 for bytes in memory */
    struct bytes memory; /* owned */
    size_t length;       /* as it was when opened */
};

/* Holds nothing, and may be finished. */
struct source source_none(void);
/* Takes the bytes over. */
struct source source_of_bytes(struct bytes *bytes);
/* Refuses what is missing, forbidden, no regular file, or larger than LIMIT_IMPORT_BYTES. `name` is
 * what sentences call the file. */
bool source_open(const char *path, const char *name, struct source *ret_source,
                 struct problem *problem);
void source_finish(struct source *source);

/* Copies exactly `size` bytes. False with the problem set if they are not there any more: the stick
 * was pulled or is damaged. */
bool source_read(const struct source *source, size_t at, char *to, size_t size, const char *name,
                 struct problem *problem);
/* All of it in memory. False likewise, or when it was cancelled. */
bool source_load(struct source *source, const struct intake_options *options, const char *name,
                 struct bytes *ret_bytes, struct problem *problem);

#endif
