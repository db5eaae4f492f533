/* books_xls.c: a compound file with one stream of BIFF records, in memory. */
#include <stdlib.h>
#include <string.h>

#include "intake/books.h"
#include "support/check.h"

enum { SECTOR = 512, ENTRY = 128 };

static void put16(unsigned char *to, unsigned value)
{
    to[0] = (unsigned char)value;
    to[1] = (unsigned char)(value >> 8);
}

static void put32(unsigned char *to, uint32_t value)
{
    put16(to, value & 0xFFFF);
    put16(to + 2, value >> 16);
}

void book_record(struct book_stream *stream, unsigned id, const void *data, size_t size)
{
    CHECK(stream->used + 4 + size <= sizeof stream->bytes);
    put16(stream->bytes + stream->used, id);
    put16(stream->bytes + stream->used + 2, (unsigned)size);
    if (size > 0) {
        memcpy(stream->bytes + stream->used + 4, data, size);
    }
    stream->used += 4 + size;
}

void book_cell(struct book_stream *stream, unsigned id, unsigned row, unsigned column,
               unsigned format, const void *data, size_t size)
{
    unsigned char bytes[300];
    CHECK(size + 6 <= sizeof bytes);
    put16(bytes, row);
    put16(bytes + 2, column);
    put16(bytes + 4, format);
    memcpy(bytes + 6, data, size);
    book_record(stream, id, bytes, size + 6);
}

/* Globals with one sheet "Un", whose records begin behind them. */
void book_begin_xls(struct book_stream *stream, const void *more, size_t more_size)
{
    static const unsigned char globals[16] = {0x00, 0x06, 0x05, 0x00};
    static const unsigned char sheet[16] = {0x00, 0x06, 0x10, 0x00};
    static const unsigned char dates[20] = {0, 0, 14, 0}, plain[20] = {0, 0, 0, 0};
    unsigned char bound[10] = {0, 0, 0, 0, 0, 0, 2, 0, 'U', 'n'};
    stream->used = 0;
    book_record(stream, 0x0809, globals, sizeof globals);
    book_record(stream, 0x00E0, plain, sizeof plain);
    book_record(stream, 0x00E0, dates, sizeof dates);
    if (more_size > 0) { /* whole records */
        memcpy(stream->bytes + stream->used, more, more_size);
        stream->used += more_size;
    }
    put32(bound, (uint32_t)(stream->used + 4 + sizeof bound + 4));
    book_record(stream, 0x0085, bound, sizeof bound);
    book_record(stream, 0x000A, "", 0);
    book_record(stream, 0x0809, sheet, sizeof sheet);
}

static void put_entry(unsigned char *entry, const char *name, int type, uint32_t start,
                      uint32_t size)
{
    for (size_t i = 0; name[i] != '\0'; i++) {
        entry[i * 2] = (unsigned char)name[i];
    }
    put16(entry + 64, (unsigned)(strlen(name) + 1) * 2);
    entry[66] = (unsigned char)type;
    put32(entry + 116, start);
    put32(entry + 120, size);
}

struct bytes book_of_ole(const struct book_stream *stream, const char *name)
{
    /* Sector 0 is the allocation table, 1 the directory, the stream lies from 2 on: it is made
     * longer than 4096 bytes so that it is of whole sectors. */
    size_t size = stream->used < 4096 ? 4096 : stream->used;
    size_t sectors = (size + SECTOR - 1) / SECTOR;
    CHECK(sectors + 2 <= SECTOR / 4);
    struct bytes bytes = {.length = SECTOR * (sectors + 3)};
    bytes.data = calloc(1, bytes.length + 1);
    CHECK(bytes.data != NULL);
    unsigned char *header = (unsigned char *)bytes.data, *table = header + SECTOR;
    memcpy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    put16(header + 26, 3);
    put16(header + 28, 0xFFFE);
    put16(header + 30, 9);
    put16(header + 32, 6);
    put32(header + 44, 1);
    put32(header + 48, 1);
    put32(header + 56, 4096);
    put32(header + 60, 0xFFFFFFFE);
    put32(header + 68, 0xFFFFFFFE);
    memset(header + 76, 0xFF, 109 * 4);
    put32(header + 76, 0);
    memset(table, 0xFF, SECTOR);
    put32(table, 0xFFFFFFFD);
    put32(table + 4, 0xFFFFFFFE);
    for (size_t i = 0; i < sectors; i++) {
        put32(table + (i + 2) * 4, i + 1 < sectors ? (uint32_t)(i + 3) : 0xFFFFFFFE);
    }
    unsigned char *directory = table + SECTOR;
    put_entry(directory, "Root Entry", 5, 0xFFFFFFFE, 0);
    put_entry(directory + ENTRY, name, 2, 2, (uint32_t)size);
    memcpy(directory + SECTOR, stream->bytes, stream->used);
    return bytes;
}
