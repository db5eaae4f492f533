/* bytes.h: bytes in memory, and what kind of container the first of them say a file is. Knows
 * nothing of text, tables or orders. Any thread; nothing is kept between calls. */
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
    CONTAINER_XML_TABLE,  /* Excel 2003's XML, a flat OpenDocument */
    CONTAINER_HTML_TABLE, /* a web page with a table, mostly named .xls */
    CONTAINER_ZIP,        /* a workbook, a document, or just a zip */
    CONTAINER_OLE,        /* .xls, or an encrypted .xlsx */
    CONTAINER_ARCHIVE,    /* packed, and no zip */
    CONTAINER_OLD_EXCEL,  /* before 1995, or a stream of records without a container */
    CONTAINER_PDF,
    CONTAINER_PICTURE,
    CONTAINER_DOCUMENT, /* of a word processor */
    CONTAINER_HTML,
    CONTAINER_COUNT
};

void bytes_finish(struct bytes *bytes);

/* The last part of a path. */
const char *bytes_name(const char *path);

/* From a file's first bytes, a few thousand are enough. Whether CONTAINER_TEXT really is text is
 * found out when all of it is read. */
enum container bytes_container(const struct bytes *head);
/* The refusal of a container that is neither text nor CONTAINER_ZIP or _OLE. */
enum notice bytes_container_notice(enum container container);

#endif
