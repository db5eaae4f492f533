/* sha256.h: the fingerprint of a file (FIPS 180-4), to recognise the same export when it comes
 * twice. Not for passwords. */
#ifndef BORNE_BASE_SHA256_H
#define BORNE_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    unsigned char block[64];
};

void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *data, size_t length);
/* Writes 64 hex digits and a terminator; afterwards the struct must be initialised again. */
void sha256_hex(struct sha256 *sha, char ret_hex[65]);

#endif
