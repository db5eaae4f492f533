/* stream.c: see stream.h. */
#include "device/stream.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

static uint8_t *make_room(struct stream *to, size_t count)
{
    if (to->room - to->count < count) {
        size_t room = to->room * 2 + count + 256;
        to->data = realloc(to->data, room);
        ASSERT(to->data != NULL);
        to->room = room;
    }
    uint8_t *at = to->data + to->count;
    to->count += count;
    return at;
}

void stream_add(struct stream *to, const void *data, size_t count)
{
    if (count > 0) {
        memcpy(make_room(to, count), data, count);
    }
}

void stream_byte(struct stream *to, unsigned byte)
{
    *make_room(to, 1) = (uint8_t)byte;
}

void stream_repeat(struct stream *to, unsigned byte, size_t times)
{
    if (times > 0) {
        memset(make_room(to, times), (int)(byte & 0xff), times);
    }
}

void stream_u16(struct stream *to, unsigned value)
{
    stream_byte(to, value);
    stream_byte(to, value >> 8);
}

void stream_text(struct stream *to, const char *format, ...)
{
    char text[160];
    va_list args;
    va_start(args, format);
    bool fits = str_vformat(text, sizeof text, format, args);
    va_end(args);
    ASSERT(fits);
    stream_add(to, text, strlen(text));
}

void stream_clear(struct stream *bytes)
{
    bytes->count = 0;
}

void stream_finish(struct stream *bytes)
{
    free(bytes->data);
    memset(bytes, 0, sizeof *bytes);
}
