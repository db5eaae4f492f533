/* signature.h: who made an update: Ed25519 over its bytes. Keys and signatures are one line of text
 * each. A worker's or a program's thread; files are read as a stream. Facts: crypto_sign_init and
 * what follows it (Ed25519ph) in libsodium's manual; the message begins with words of our own, so
 * that a signature made for anything else never serves here. */
#ifndef BORNE_HELPER_SIGNATURE_H
#define BORNE_HELPER_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum {
    SIGNATURE_LINE = 160,     /* of a key or a signature, with its end */
    SIGNATURE_FILE = 4 << 10, /* the most that a file of keys or a signature has */
    SIGNATURE_PUBLIC = 32,
    SIGNATURE_SECRET = 64,
    SIGNATURE_BYTES = 64
};

/* Reads "borne WORD BASE64": the first such line of a text (`length` bytes, anything may be in
 * it) from *at on, which moves behind it; other lines are passed over. False: there is none. */
bool signature_read(const char *text, size_t length, size_t *at, const char *word,
                    unsigned char *ret, size_t size);
/* The line that reads back so, with its line feed. */
void signature_write(const char *word, const unsigned char *bytes, size_t size,
                     char to[SIGNATURE_LINE]);

/* Makes NAME.key, which only its owner reads, and NAME.pub. Refuses to write over a file. */
bool signature_make_key(const char *name, struct error *err);
/* Writes FILE.sig with the key of the file `key`. */
bool signature_sign(const char *key, const char *file, struct error *err);
/* True when `signature` says that one of the keys in the file `keys` signed `file`. Code
 * wrong_key: it does not, or the file was changed. Others: something cannot be read. */
bool signature_verify(const char *keys, const char *file, const char *signature, struct error *err);

#endif
