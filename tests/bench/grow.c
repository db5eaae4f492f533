/* grow.c: a larger month made of a real one: whole orders drawn at random, numbered anew. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "bench.h"

enum { MOST_ORDERS = 5000, FIRST_NUMBER = 100000 };

struct source {
    char *bytes; /* heap, owned */
    size_t size, header_end;
    size_t begins[MOST_ORDERS + 1]; /* where each order begins; one more: the end */
    size_t orders;
};

static bool read_all(const char *path, struct source *source)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL) {
        return false;
    }
    fseek(in, 0, SEEK_END);
    long size = ftell(in);
    rewind(in);
    source->bytes = malloc((size_t)size + 1);
    ASSERT(size > 0 && source->bytes != NULL);
    source->size = fread(source->bytes, 1, (size_t)size, in);
    source->bytes[source->size] = '\0';
    fclose(in);
    return source->size == (size_t)size;
}

/* The end of the record that begins at `at`: behind a line feed outside of quotes. */
static size_t record_end(const struct source *source, size_t at)
{
    bool is_quoted = false;
    for (; at < source->size; at++) {
        if (source->bytes[at] == '"') {
            is_quoted = !is_quoted;
        } else if (source->bytes[at] == '\n' && !is_quoted) {
            return at + 1;
        }
    }
    return source->size;
}

/* An order's first record begins with its number; its other records leave that cell empty. */
static void find_orders(struct source *source)
{
    source->header_end = record_end(source, 0);
    for (size_t at = source->header_end; at < source->size; at = record_end(source, at)) {
        if (source->bytes[at] != ';' && source->orders < MOST_ORDERS) {
            source->begins[source->orders++] = at;
        }
    }
    source->begins[source->orders] = source->size;
}

bool bench_grow(const char *from, const char *to, unsigned orders)
{
    uint64_t seed = 2025;
    struct source source = {0};
    if (!read_all(from, &source)) {
        free(source.bytes);
        return false;
    }
    find_orders(&source);
    FILE *out = fopen(to, "wb");
    bool done = out != NULL && source.orders > 0;
    if (done) {
        fwrite(source.bytes, 1, source.header_end, out);
        for (unsigned i = 0; i < orders; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
            size_t order = (size_t)(seed >> 33) % source.orders;
            size_t at = source.begins[order], end = source.begins[order + 1];
            at += strcspn(source.bytes + at, ";");
            fprintf(out, "%u", FIRST_NUMBER + i);
            fwrite(source.bytes + at, 1, end - at, out);
        }
    }
    done = out != NULL && fclose(out) == 0 && done;
    free(source.bytes);
    return done;
}
