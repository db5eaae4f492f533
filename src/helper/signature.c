/* signature.c: signs and verifies with libsodium. */
#include "helper/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

_Static_assert(SIGNATURE_PUBLIC == crypto_sign_PUBLICKEYBYTES, "a public key");
_Static_assert(SIGNATURE_SECRET == crypto_sign_SECRETKEYBYTES, "a secret key");
_Static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "a signature");

#define PUBLIC_WORD    "public"
#define SECRET_WORD    "secret"
#define SIGNATURE_WORD "signature"
static const char purpose[] = "borne update 1\n";

static bool fail(struct error *err, const char *path)
{
    int code = errno;
    error_set(err, ERROR_ENVIRONMENT, "file_failed", "Le fichier %s n’est pas utilisable.", path);
    return error_detail(err, code, "%.120s: %s", path, strerror(code));
}

bool signature_read(const char *text, size_t length, size_t *at, const char *word,
                    unsigned char *ret, size_t size)
{
    char head[32];
    unsigned char bytes[SIGNATURE_SECRET];
    ASSERT(size <= sizeof bytes);
    bool fits = str_format(head, sizeof head, "borne %s ", word);
    ASSERT(fits);
    size_t head_length = strlen(head);
    while (*at < length) {
        const char *line = text + *at;
        const char *end = memchr(line, '\n', length - *at);
        size_t line_length = end != NULL ? (size_t)(end - line) : length - *at, got = 0;
        *at += line_length + (end != NULL ? 1 : 0);
        if (line_length > head_length && memcmp(line, head, head_length) == 0 &&
            sodium_base642bin(bytes, size, line + head_length, line_length - head_length, NULL,
                              &got, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
            got == size) {
            memcpy(ret, bytes, size);
            sodium_memzero(bytes, sizeof bytes);
            return true;
        }
    }
    return false;
}

void signature_write(const char *word, const unsigned char *bytes, size_t size,
                     char to[SIGNATURE_LINE])
{
    char base64[SIGNATURE_LINE];
    sodium_bin2base64(base64, sizeof base64, bytes, size, sodium_base64_VARIANT_ORIGINAL);
    bool fits = str_format(to, SIGNATURE_LINE, "borne %s %s\n", word, base64);
    ASSERT(fits);
}

/* A small text file, whole. */
static bool read_text(const char *path, char to[SIGNATURE_FILE], size_t *ret_length,
                      struct error *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return fail(err, path);
    }
    size_t length = fread(to, 1, SIGNATURE_FILE, file);
    bool is_whole = !ferror(file) && length < SIGNATURE_FILE;
    fclose(file);
    errno = EFBIG;
    *ret_length = length;
    return is_whole || fail(err, path);
}

/* Makes the file; one that is there stays as it is. */
static bool write_new(const char *path, const char *text, mode_t mode, struct error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) {
        return fail(err, path);
    }
    size_t length = strlen(text);
    bool done = write(fd, text, length) == (ssize_t)length && fsync(fd) == 0;
    return (close(fd) == 0 && done) || fail(err, path);
}

bool signature_make_key(const char *name, struct error *err)
{
    unsigned char public_key[SIGNATURE_PUBLIC], secret[SIGNATURE_SECRET];
    char path[LIMIT_PATH], line[SIGNATURE_LINE];
    int started = sodium_init();
    ASSERT(started >= 0);
    errno = ENAMETOOLONG;
    if (!str_format(path, sizeof path, "%s.key", name)) {
        return fail(err, name);
    }
    crypto_sign_keypair(public_key, secret);
    signature_write(SECRET_WORD, secret, sizeof secret, line);
    bool done = write_new(path, line, 0600, err);
    sodium_memzero(secret, sizeof secret);
    signature_write(PUBLIC_WORD, public_key, sizeof public_key, line);
    return done && str_format(path, sizeof path, "%s.pub", name) &&
           write_new(path, line, 0644, err);
}

/* All bytes of the file, behind what the signature is for. */
static bool feed(const char *path, crypto_sign_state *state, struct error *err)
{
    static unsigned char part[64 << 10];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return fail(err, path);
    }
    crypto_sign_init(state);
    crypto_sign_update(state, (const unsigned char *)purpose, sizeof purpose - 1);
    for (size_t got = 0; (got = fread(part, 1, sizeof part, file)) > 0;) {
        crypto_sign_update(state, part, got);
    }
    bool done = !ferror(file) || fail(err, path);
    fclose(file);
    return done;
}

bool signature_sign(const char *key, const char *file, struct error *err)
{
    unsigned char secret[SIGNATURE_SECRET], signature[SIGNATURE_BYTES];
    char text[SIGNATURE_FILE], path[LIMIT_PATH];
    size_t length = 0, at = 0;
    crypto_sign_state state;
    int started = sodium_init();
    ASSERT(started >= 0);
    if (!read_text(key, text, &length, err)) {
        return false;
    }
    if (!signature_read(text, length, &at, SECRET_WORD, secret, sizeof secret)) {
        return error_set(err, ERROR_INPUT, "no_key", "%s n’est pas une clé de signature.", key);
    }
    bool done = feed(file, &state, err);
    if (done) {
        crypto_sign_final_create(&state, signature, NULL, secret);
    }
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(text, sizeof text);
    if (!done) {
        return false;
    }
    errno = ENAMETOOLONG;
    if (!str_format(path, sizeof path, "%s.sig", file) || (unlink(path) != 0 && errno != ENOENT)) {
        return fail(err, file);
    }
    signature_write(SIGNATURE_WORD, signature, sizeof signature, text);
    return write_new(path, text, 0644, err);
}

bool signature_verify(const char *keys, const char *file, const char *signature, struct error *err)
{
    unsigned char public_key[SIGNATURE_PUBLIC], bytes[SIGNATURE_BYTES];
    char text[SIGNATURE_FILE];
    size_t length = 0, at = 0;
    crypto_sign_state state;
    int started = sodium_init();
    ASSERT(started >= 0);
    if (!read_text(signature, text, &length, err)) {
        return false;
    }
    bool is_signed = signature_read(text, length, &at, SIGNATURE_WORD, bytes, sizeof bytes);
    if (!read_text(keys, text, &length, err) || !feed(file, &state, err)) {
        return false;
    }
    for (at = 0; is_signed &&
                 signature_read(text, length, &at, PUBLIC_WORD, public_key, sizeof public_key);) {
        crypto_sign_state copy = state; /* the end uses it up */
        if (crypto_sign_final_verify(&copy, bytes, public_key) == 0) {
            return true;
        }
    }
    return error_set(err, ERROR_INPUT, "wrong_key",
                     "Cette mise à jour n’est pas signée par l’équipe de Borne, ou elle a été "
                     "abîmée : rien n’a été changé.");
}
