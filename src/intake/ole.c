/* ole.c: allocation tables and the directory of a compound file. */
#include "intake/ole.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { HEADER_BYTES = 512, ENTRY_BYTES = 128, HEADER_TABLES = 109, SMALL_SECTOR = 64 };
/* Greater numbers mean: no further sector. */
#define LAST_SECTOR 0xFFFFFFFAu

struct entry {
    char name[32]; /* ASCII; other letters are '?' */
    unsigned char type;
    uint32_t start, size;
};

enum { TYPE_STREAM = 2, TYPE_ROOT = 5 };

uint16_t ole_u16(const unsigned char *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

uint32_t ole_u32(const unsigned char *bytes)
{
    return (uint32_t)ole_u16(bytes) | (uint32_t)ole_u16(bytes + 2) << 16;
}

/* The bytes of a sector, or NULL if it is not, or not wholly, in the file. */
static const unsigned char *sector_at(const struct ole *ole, uint32_t sector)
{
    size_t offset = ((size_t)sector + 1) * ole->sector;
    return sector < LAST_SECTOR && offset + ole->sector <= ole->bytes->length
               ? (const unsigned char *)ole->bytes->data + offset
               : NULL;
}

/* The sector behind another; false at the end of the chain too (*ret beyond LAST_SECTOR). */
static bool next_sector(const struct ole *ole, uint32_t sector, uint32_t *ret)
{
    size_t each = ole->sector / 4, table = sector / each;
    if (sector >= ole->sectors || table >= ole->table_count) {
        return false;
    }
    const unsigned char *bytes = sector_at(ole, ole->tables[table]);
    if (bytes == NULL) {
        return false;
    }
    *ret = ole_u32(bytes + sector % each * 4);
    return true;
}

static void add_table(struct ole *ole, uint32_t sector)
{
    ole->tables = array_grow(ole->tables, ole->table_count, &ole->table_room, sizeof *ole->tables);
    ole->tables[ole->table_count++] = sector;
}

/* The sectors of the allocation table: the first are named in the header, the rest in a chain. */
static bool read_tables(struct ole *ole, const unsigned char *header)
{
    uint32_t sector = ole_u32(header + 68), steps = 0;
    for (size_t i = 0; i < HEADER_TABLES; i++) {
        uint32_t table = ole_u32(header + 76 + i * 4);
        if (table < LAST_SECTOR) {
            add_table(ole, table);
        }
    }
    while (sector < LAST_SECTOR) {
        const unsigned char *bytes = sector_at(ole, sector);
        if (bytes == NULL || steps++ > ole->sectors) {
            return false;
        }
        size_t each = ole->sector / 4 - 1;
        for (size_t i = 0; i < each && ole->table_count <= ole->sectors; i++) {
            uint32_t table = ole_u32(bytes + i * 4);
            if (table < LAST_SECTOR) {
                add_table(ole, table);
            }
        }
        sector = ole_u32(bytes + each * 4);
    }
    return ole->table_count > 0;
}

void ole_finish(struct ole *ole)
{
    free(ole->tables);
    *ole = (struct ole){0};
}

static void read_entry(const unsigned char *bytes, struct entry *entry)
{
    size_t length = ole_u16(bytes + 64) / 2, used = 0;
    for (; used + 1 < length && used < sizeof entry->name - 1; used++) {
        uint16_t unit = ole_u16(bytes + used * 2);
        entry->name[used] = (char)(unit >= ' ' && unit < 0x7F ? unit : '?');
    }
    entry->name[used] = '\0';
    entry->type = bytes[66];
    entry->start = ole_u32(bytes + 116);
    entry->size = ole_u32(bytes + 120);
}

static bool same_name(const char *a, const char *b)
{
    for (; *a != '\0' && *b != '\0'; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a | ' ') : *a;
        char y = *b >= 'A' && *b <= 'Z' ? (char)(*b | ' ') : *b;
        if (x != y) {
            return false;
        }
    }
    return *a == *b;
}

/* The first entry of the directory with the name, or with the type if `name` is NULL. */
static bool find_entry(const struct ole *ole, const char *name, int type, struct entry *ret)
{
    uint32_t sector = ole->directory;
    for (uint32_t steps = 0; steps <= ole->sectors; steps++) {
        const unsigned char *bytes = sector_at(ole, sector);
        for (size_t at = 0; bytes != NULL && at < ole->sector; at += ENTRY_BYTES) {
            struct entry entry;
            read_entry(bytes + at, &entry);
            if (entry.type != 0 && (type == 0 || entry.type == type) &&
                (name == NULL || same_name(entry.name, name))) {
                *ret = entry;
                return true;
            }
        }
        if (bytes == NULL || !next_sector(ole, sector, &sector)) {
            break;
        }
    }
    return false;
}

bool ole_open(const struct bytes *bytes, struct ole *ret_ole)
{
    const unsigned char *header = (const unsigned char *)bytes->data;
    if (bytes->length < HEADER_BYTES || bytes->length > UINT32_MAX) {
        return false;
    }
    uint16_t shift = ole_u16(header + 30);
    if (shift != 9 && shift != 12) {
        return false;
    }
    struct ole ole = {.bytes = bytes,
                      .sector = (uint32_t)1 << shift,
                      .sectors = (uint32_t)(bytes->length >> shift),
                      .directory = ole_u32(header + 48),
                      .small_below = ole_u32(header + 56),
                      .small_table = ole_u32(header + 60)};
    struct entry root;
    if (!read_tables(&ole, header) || !find_entry(&ole, NULL, TYPE_ROOT, &root)) {
        ole_finish(&ole);
        return false;
    }
    *ret_ole = ole;
    return true;
}

bool ole_has(const struct ole *ole, const char *name)
{
    struct entry entry;
    return find_entry(ole, name, 0, &entry);
}

static void add_block(struct ole_stream *stream, size_t offset)
{
    stream->offsets =
        array_grow(stream->offsets, stream->count, &stream->room, sizeof *stream->offsets);
    stream->offsets[stream->count++] = (uint32_t)offset;
}

/* Fills the blocks of a chain of whole sectors, as many as `size` needs. */
static bool follow(const struct ole *ole, uint32_t sector, size_t size, struct ole_stream *stream)
{
    stream->bytes = ole->bytes;
    stream->block = ole->sector;
    stream->size = size;
    for (size_t need = (size + ole->sector - 1) / ole->sector; need > 0; need--) {
        size_t offset = ((size_t)sector + 1) * ole->sector;
        if (sector >= LAST_SECTOR || offset >= ole->bytes->length || stream->count > ole->sectors) {
            return false;
        }
        add_block(stream, offset);
        if (need > 1 && !next_sector(ole, sector, &sector)) {
            return false;
        }
    }
    return true;
}

/* A short stream lies in small sectors, which are parts of the root's stream. */
static bool follow_small(const struct ole *ole, uint32_t small, size_t size,
                         struct ole_stream *stream)
{
    struct entry root;
    struct ole_stream container = {0}, table = {0};
    bool done =
        find_entry(ole, NULL, TYPE_ROOT, &root) && follow(ole, root.start, root.size, &container);
    size_t table_size = done ? (root.size + SMALL_SECTOR - 1) / SMALL_SECTOR * 4 : 0;
    done = done && follow(ole, ole->small_table, table_size, &table);
    stream->bytes = ole->bytes;
    stream->block = SMALL_SECTOR;
    stream->size = size;
    for (size_t need = (size + SMALL_SECTOR - 1) / SMALL_SECTOR; done && need > 0; need--) {
        size_t at = (size_t)small * SMALL_SECTOR, block = at / ole->sector;
        unsigned char next[4];
        if (small >= LAST_SECTOR || block >= container.count) {
            done = false;
            break;
        }
        add_block(stream, container.offsets[block] + at % ole->sector);
        if (need > 1) {
            done = ole_stream_read(&table, (size_t)small * 4, next, sizeof next);
            small = done ? ole_u32(next) : LAST_SECTOR;
        }
    }
    ole_stream_finish(&container);
    ole_stream_finish(&table);
    return done;
}

bool ole_stream_open(const struct ole *ole, const char *name, struct ole_stream *ret_stream)
{
    struct entry entry;
    struct ole_stream stream = {0};
    if (!find_entry(ole, name, TYPE_STREAM, &entry) || entry.size > ole->bytes->length) {
        return false;
    }
    bool done = entry.size < ole->small_below ? follow_small(ole, entry.start, entry.size, &stream)
                                              : follow(ole, entry.start, entry.size, &stream);
    if (!done) {
        ole_stream_finish(&stream);
        return false;
    }
    *ret_stream = stream;
    return true;
}

void ole_stream_finish(struct ole_stream *stream)
{
    free(stream->offsets);
    *stream = (struct ole_stream){0};
}

bool ole_stream_read(const struct ole_stream *stream, size_t at, void *to, size_t size)
{
    unsigned char *out = to;
    if (at > stream->size || size > stream->size - at) {
        return false;
    }
    while (size > 0) {
        size_t within = at % stream->block, step = stream->block - within;
        size_t offset = stream->offsets[at / stream->block] + within;
        step = step < size ? step : size;
        if (offset > stream->bytes->length || step > stream->bytes->length - offset) {
            return false; /* the last sector may be cut */
        }
        memcpy(out, stream->bytes->data + offset, step);
        out += step;
        at += step;
        size -= step;
    }
    return true;
}
