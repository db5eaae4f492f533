/* bytes.h: a whole file of the stick in memory, and what kind of container its first bytes say it
 * is. Knows nothing of text, tables or orders. Any thread; nothing is kept between calls. */
#ifndef BORNE_INTAKE_BYTES_H
#define BORNE_INTAKE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/notice.h"

struct intake_options;

struct bytes {
    char *data; /* owned, followed by one NUL that is not counted */
    size_t length;
};

enum container {
    CONTAINER_TEXT,
    CONTAINER_EMPTY,
    CONTAINER_ZIP,       /* a workbook, a document, or just a zip */
    CONTAINER_OLE,       /* .xls, or an encrypted .xlsx */
    CONTAINER_ARCHIVE,   /* packed, and no zip */
    CONTAINER_OLD_EXCEL, /* before 1995, or a stream of records without a container */
    CONTAINER_PDF,
    CONTAINER_PICTURE,
    CONTAINER_HTML,
    CONTAINER_BINARY,
    CONTAINER_COUNT
};

/* Reads the file at `path`, at most LIMIT_IMPORT_BYTES, or only its first `most` bytes when `most`
 * is not 0. Refuses what is missing, forbidden, no regular file, too large, or ends early because
 * the stick was pulled. `name` is what sentences call the file. Release with bytes_finish. */
bool bytes_read(const char *path, const char *name, size_t most,
                const struct intake_options *options, struct bytes *ret_bytes,
                struct problem *problem);
void bytes_finish(struct bytes *bytes);

/* The last part of a path. */
const char *bytes_name(const char *path);

enum container bytes_container(const struct bytes *bytes);
/* The refusal of a container that is neither text nor CONTAINER_ZIP or _OLE. */
enum notice bytes_container_notice(enum container container);

#endif
