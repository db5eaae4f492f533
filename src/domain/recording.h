/* recording.h: what people said into a microphone, to be heard in place of the speech program. Each
 * is kept by what it says and in which language, so that next month's product of the same name has
 * it, and words that changed have none. Must not know who said it, nor what the bytes mean. */
#ifndef BORNE_DOMAIN_RECORDING_H
#define BORNE_DOMAIN_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

struct recording {
    char language[LIMIT_LANGUAGE]; /* "fr" */
    char words[LIMIT_NAME];        /* as on the screen */
    const uint8_t *wave;           /* a WAV file */
    size_t size;                   /* 0: there is none any more */
};

/* Zeroed is empty. Owns its bytes. */
struct recordings {
    struct recording *rows; /* by language and words; heap */
    size_t count, room;
    size_t bytes;     /* of all */
    uint32_t changes; /* so often it was changed */
};

/* NULL: nobody said it. Valid until the next change. */
const struct recording *recordings_find(const struct recordings *all, const char *language,
                                        const char *words);
/* There is room for it beside all others, and it is not larger than one may be. */
bool recordings_fits(const struct recordings *all, const struct recording *one);
/* Copies it in, in place of the one before; size 0 takes that away. */
void recordings_set(struct recordings *all, const struct recording *one);
void recordings_finish(struct recordings *all);

#endif
