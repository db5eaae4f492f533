/* archive.h: the parts of a zip file, read as streams inside limits: a part that swells far beyond
 * its packed size, that is there twice or encrypted, is refused. Nothing is ever unpacked to a
 * disk, so names in the zip can lead nowhere. One thread for each archive. */
#ifndef BORNE_INTAKE_ARCHIVE_H
#define BORNE_INTAKE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/notice.h"
#include "intake/source.h"

struct zip;
struct zip_file;

struct archive {
    struct zip *zip;
    const char *name; /* what sentences call the file */
};

struct archive_part {
    struct zip_file *file;
    const struct archive *archive;
    uint64_t packed, done; /* bytes in the zip, bytes given so far */
    size_t limit;          /* bytes that it may give */
};

/* Reads only the directory of the zip. Takes the source over, also when it fails. */
bool archive_open(struct source *source, const char *name, struct archive *ret_archive,
                  struct problem *problem);
void archive_finish(struct archive *archive);

/* Names are compared without case, as Excel does. */
bool archive_has(const struct archive *archive, const char *part);
/* What the part says to be unpacked, for progress; 0 if it is not there. */
size_t archive_size(const struct archive *archive, const char *part);

/* False with the problem set if the part is missing, doubled or encrypted. */
bool archive_part_open(const struct archive *archive, const char *part, size_t limit,
                       struct archive_part *ret_part, struct problem *problem);
/* Up to `size` bytes; 0 at the end, -1 with the problem set if the part is broken or too large. */
long archive_part_read(struct archive_part *part, char *to, size_t size, struct problem *problem);
void archive_part_close(struct archive_part *part);

/* The beginning of a small part as text, cut at to[size]. "" if it is not there or broken. */
void archive_text(const struct archive *archive, const char *part, char *to, size_t size);

#endif
