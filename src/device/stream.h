/* stream.h: a growing run of bytes: a printer's job. */
#ifndef BORNE_DEVICE_STREAM_H
#define BORNE_DEVICE_STREAM_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed is empty. */
struct stream {
    uint8_t *data; /* owned: stream_finish */
    size_t count, room;
};

void stream_add(struct stream *to, const void *data, size_t count);
void stream_byte(struct stream *to, unsigned byte); /* its lowest 8 bits */
void stream_repeat(struct stream *to, unsigned byte, size_t times);
/* Lowest byte first. */
void stream_u16(struct stream *to, unsigned value);
/* printf, without the terminator. */
void stream_text(struct stream *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Empty again; the memory is kept. */
void stream_clear(struct stream *bytes);
void stream_finish(struct stream *bytes);

#endif
