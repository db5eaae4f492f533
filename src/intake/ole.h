/* ole.h: streams inside a compound file (the container of .xls and of encrypted workbooks). Every
 * number of the file is checked before use; chains that loop or leave the file end the reading.
 * Knows nothing of what a stream holds. */
#ifndef BORNE_INTAKE_OLE_H
#define BORNE_INTAKE_OLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/bytes.h"

struct ole {
    const struct bytes *bytes; /* of the whole file; not owned */
    uint32_t sector;           /* bytes of one */
    uint32_t sectors;          /* whole or begun ones in the file */
    uint32_t *tables;          /* the sectors of the allocation table; heap, owned */
    size_t table_count, table_room;
    uint32_t directory, small_table; /* first sectors */
    uint32_t small_below;            /* streams shorter than this are of small sectors */
};

/* Where the blocks of a stream are. */
struct ole_stream {
    const struct bytes *bytes;
    uint32_t *offsets; /* of each block in the file; heap, owned */
    size_t count, room;
    uint32_t block; /* bytes of one */
    size_t size;    /* of the stream */
};

/* False if it is no compound file, or one that is broken. */
bool ole_open(const struct bytes *bytes, struct ole *ret_ole);
void ole_finish(struct ole *ole);

/* Whether a stream or storage has the name (ASCII, compared without case). */
bool ole_has(const struct ole *ole, const char *name);
/* False if there is none or it is broken. Release with ole_stream_finish. */
bool ole_stream_open(const struct ole *ole, const char *name, struct ole_stream *ret_stream);
void ole_stream_finish(struct ole_stream *stream);
/* Copies `size` bytes from `at`; false if the stream ends before. */
bool ole_stream_read(const struct ole_stream *stream, size_t at, void *to, size_t size);

/* Little-endian numbers. */
uint16_t ole_u16(const unsigned char *bytes);
uint32_t ole_u32(const unsigned char *bytes);

#endif
