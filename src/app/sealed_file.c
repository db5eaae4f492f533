/* sealed_file.c: see sealed_file.h for the form. */
#include "app/sealed_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"

static const unsigned char magic[8] = {'B', 'O', 'R', 'N', 'E', 'B', 'K', '1'};

enum {
    PART = 64 << 10,
    NAME = 16, /* of the key */
    BOX = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES,
    PART_ADDS = crypto_secretstream_xchacha20poly1305_ABYTES,
};

/* What stands before the stream; the first part of the stream vouches for it. */
struct head {
    unsigned char magic[sizeof magic], name[NAME], sealed[BOX];
};

struct stream {
    crypto_secretstream_xchacha20poly1305_state state;
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
};

void sealed_draw_code(char ret_digits[RECOVERY_DIGITS + 1])
{
    uint16_t numbers[RECOVERY_GROUPS];
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        numbers[i] = (uint16_t)randombytes_uniform(10000);
    }
    recovery_write(numbers, ret_digits);
    sodium_memzero(numbers, sizeof numbers);
}

/* The digits were drawn by chance, 106 bits of it: no slow hash is needed. */
static void keys_of(const char *digits, unsigned char ret_public[crypto_box_PUBLICKEYBYTES],
                    unsigned char ret_secret[crypto_box_SECRETKEYBYTES])
{
    static const unsigned char purpose[] = "Borne backup, recovery sheet 1";
    unsigned char seed[crypto_box_SEEDBYTES];
    crypto_generichash(seed, sizeof seed, (const unsigned char *)digits, RECOVERY_DIGITS, purpose,
                       sizeof purpose - 1);
    crypto_box_seed_keypair(ret_public, ret_secret, seed);
    sodium_memzero(seed, sizeof seed);
}

void sealed_key_of(const char *digits, char ret_key[SEALED_KEY])
{
    unsigned char public[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
    keys_of(digits, public, secret);
    sodium_memzero(secret, sizeof secret);
    sodium_bin2hex(ret_key, SEALED_KEY, public, sizeof public);
}

static bool read_key(const char *text, unsigned char ret_public[crypto_box_PUBLICKEYBYTES])
{
    size_t length = 0;
    return strlen(text) == SEALED_KEY - 1 &&
           sodium_hex2bin(ret_public, crypto_box_PUBLICKEYBYTES, text, SEALED_KEY - 1, NULL,
                          &length, NULL) == 0 &&
           length == crypto_box_PUBLICKEYBYTES;
}

bool sealed_is_key(const char *text)
{
    unsigned char public[crypto_box_PUBLICKEYBYTES];
    return read_key(text, public);
}

static void name_key(const unsigned char public[crypto_box_PUBLICKEYBYTES],
                     unsigned char ret_name[NAME])
{
    crypto_generichash(ret_name, NAME, public, crypto_box_PUBLICKEYBYTES, NULL, 0);
}

static bool damaged(const char *what, struct error *err)
{
    error_set(err, ERROR_INPUT, "backup_damaged",
              "Cette sauvegarde est abîmée : rien n’a été changé. Prenez-en une autre.");
    return error_detail(err, 0, "%s", what);
}

static bool unread(const char *path, struct error *err)
{
    int code = errno;
    error_set(err, ERROR_ENVIRONMENT, "backup_missing",
              "La sauvegarde ne peut pas être lue. Remettez la clé, puis recommencez.");
    return error_detail(err, code, "%.150s: %s", path, strerror(code));
}

/* The plain file into the stream; *hash is of all its bytes. */
static bool seal(FILE *from, struct file_out *out, struct stream *stream, const struct head *head,
                 crypto_generichash_state *hash, struct error *err)
{
    unsigned char *plain = malloc(PART), *sealed = malloc(PART + PART_ADDS);
    bool is_last = false, done = true;
    ASSERT(plain != NULL && sealed != NULL);
    for (bool is_first = true; done && !is_last; is_first = false) {
        size_t count = fread(plain, 1, PART, from);
        int next = fgetc(from);
        is_last = next == EOF;
        if (ferror(from)) {
            done = unread("copy", err);
            break;
        }
        (void)ungetc(next, from);
        crypto_generichash_update(hash, plain, count);
        crypto_secretstream_xchacha20poly1305_push(
            &stream->state, sealed, NULL, plain, count, (const unsigned char *)head,
            is_first ? sizeof *head : 0,
            is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        if (!file_out_write(out, sealed, count + PART_ADDS)) {
            break; /* file_out_commit says why */
        }
    }
    free(plain);
    free(sealed);
    return done;
}

/* The stream back into plain bytes: into `to` if there is one, and into *hash. */
static bool open_stream(FILE *from, FILE *to, struct stream *stream, const struct head *head,
                        crypto_generichash_state *hash, struct error *err)
{
    unsigned char *plain = malloc(PART), *sealed = malloc(PART + PART_ADDS), tag = 0;
    bool done = true;
    ASSERT(plain != NULL && sealed != NULL);
    for (bool is_first = true; done && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;
         is_first = false) {
        size_t count = fread(sealed, 1, PART + PART_ADDS, from);
        unsigned long long length = 0;
        if (count < PART_ADDS ||
            crypto_secretstream_xchacha20poly1305_pull(&stream->state, plain, &length, &tag, sealed,
                                                       count, (const unsigned char *)head,
                                                       is_first ? sizeof *head : 0) != 0) {
            done = damaged("stream", err);
        } else if (to != NULL && fwrite(plain, 1, length, to) != length) {
            done = error_set(err, ERROR_ENVIRONMENT, "disk_full",
                             "Il n’y a plus de place pour remettre la sauvegarde. Libérez de la "
                             "place, puis recommencez.");
        } else {
            crypto_generichash_update(hash, plain, length);
        }
    }
    if (done && fgetc(from) != EOF) {
        done = damaged("more after the end", err);
    }
    free(plain);
    free(sealed);
    return done;
}

/* Reads the written file back from where it is. */
static bool prove(const char *path, struct stream *stream, const struct head *head,
                  const unsigned char want[crypto_generichash_BYTES], struct error *err)
{
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    unsigned char got[crypto_generichash_BYTES];
    struct head read;
    crypto_generichash_state hash;
    struct error why = {0};
    FILE *file = fopen(path, "rbe");
    bool done =
        file != NULL && fread(&read, sizeof read, 1, file) == 1 &&
        memcmp(&read, head, sizeof read) == 0 && fread(header, sizeof header, 1, file) == 1 &&
        crypto_secretstream_xchacha20poly1305_init_pull(&stream->state, header, stream->key) == 0;
    crypto_generichash_init(&hash, NULL, 0, sizeof got);
    done = done && open_stream(file, NULL, stream, head, &hash, &why);
    crypto_generichash_final(&hash, got, sizeof got);
    if (file != NULL) {
        fclose(file);
    }
    if (!done || memcmp(got, want, sizeof got) != 0) {
        error_set(err, ERROR_ENVIRONMENT, "backup_unproven",
                  "La sauvegarde n’a pas pu être relue telle quelle : cette clé n’est pas sûre. "
                  "Prenez-en une autre, puis recommencez.");
        return error_detail(err, 0, "%.150s: %s", path, why.detail);
    }
    return true;
}

bool sealed_write(const char *plain, const char *key, const char *path, struct error *err)
{
    struct file_out out;
    struct stream stream;
    struct head head;
    crypto_generichash_state hash;
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    unsigned char sum[crypto_generichash_BYTES], public[crypto_box_PUBLICKEYBYTES];
    if (!read_key(key, public)) {
        return error_set(err, ERROR_INPUT, "backup_no_key",
                         "Il n’y a pas encore de fiche de secours : préparez-la d’abord, elle "
                         "seule rouvre les sauvegardes.");
    }
    FILE *from = fopen(plain, "rbe");
    if (from == NULL) {
        return unread(plain, err);
    }
    memcpy(head.magic, magic, sizeof magic);
    name_key(public, head.name);
    crypto_secretstream_xchacha20poly1305_keygen(stream.key);
    crypto_box_seal(head.sealed, stream.key, sizeof stream.key, public);
    crypto_secretstream_xchacha20poly1305_init_push(&stream.state, header, stream.key);
    crypto_generichash_init(&hash, NULL, 0, sizeof sum);
    bool done = file_out_open(&out, path, err);
    if (done) {
        (void)file_out_write(&out, &head, sizeof head);
        (void)file_out_write(&out, header, sizeof header);
        done = seal(from, &out, &stream, &head, &hash, err);
        if (done) {
            done = file_out_commit(&out, err);
        } else {
            file_out_abandon(&out);
        }
    }
    crypto_generichash_final(&hash, sum, sizeof sum);
    fclose(from);
    done = done && prove(path, &stream, &head, sum, err);
    sodium_memzero(&stream, sizeof stream);
    return done;
}

/* From the head of the file to the key of its stream. */
static bool open_head(FILE *file, const char *digits, struct head *head, struct stream *stream,
                      struct error *err)
{
    unsigned char public[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES], name[NAME];
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    if (fread(head, sizeof *head, 1, file) != 1 || memcmp(head->magic, magic, sizeof magic) != 0) {
        return error_set(err, ERROR_INPUT, "backup_foreign",
                         "Ce fichier n’est pas une sauvegarde de Borne : rien n’a été changé.");
    }
    keys_of(digits, public, secret);
    name_key(public, name);
    bool is_ours = memcmp(name, head->name, sizeof name) == 0;
    bool is_open = is_ours && crypto_box_seal_open(stream->key, head->sealed, sizeof head->sealed,
                                                   public, secret) == 0;
    sodium_memzero(secret, sizeof secret);
    if (!is_ours) {
        return error_set(err, ERROR_INPUT, "backup_other_code",
                         "Ce code n’ouvre pas cette sauvegarde : elle a été faite avec une autre "
                         "fiche de secours. Rien n’a été changé.");
    }
    if (!is_open || fread(header, sizeof header, 1, file) != 1 ||
        crypto_secretstream_xchacha20poly1305_init_pull(&stream->state, header, stream->key) != 0) {
        return damaged("head", err);
    }
    return true;
}

bool sealed_open(const char *path, const char *digits, const char *to_path, struct error *err)
{
    struct head head;
    struct stream stream;
    crypto_generichash_state hash;
    FILE *from = fopen(path, "rbe"), *to = NULL;
    if (from == NULL) {
        return unread(path, err);
    }
    crypto_generichash_init(&hash, NULL, 0, crypto_generichash_BYTES);
    bool done = open_head(from, digits, &head, &stream, err);
    if (done) {
        int fd = open(to_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        to = fd >= 0 ? fdopen(fd, "wb") : NULL;
        done =
            to != NULL ? open_stream(from, to, &stream, &head, &hash, err) : unread(to_path, err);
    }
    sodium_memzero(&stream, sizeof stream);
    fclose(from);
    if (to != NULL) {
        bool kept = fflush(to) == 0 && fsync(fileno(to)) == 0;
        kept = fclose(to) == 0 && kept;
        if (done && !kept) {
            done = error_set(err, ERROR_ENVIRONMENT, "disk_full",
                             "Il n’y a plus de place pour remettre la sauvegarde. Libérez de la "
                             "place, puis recommencez.");
        }
    }
    if (!done) {
        (void)unlink(to_path);
    }
    return done;
}
