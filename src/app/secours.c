/* secours.c: see secours.h. */
#include "app/secours.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "app/stick_write.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"

#define MARK "cle: "

void secours_hash(const unsigned char key[SECOURS_KEY], char ret_hex[2 * SECOURS_KEY + 1])
{
    unsigned char hash[SECOURS_KEY];
    int started = sodium_init();
    ASSERT(started >= 0);
    crypto_generichash(hash, sizeof hash, key, SECOURS_KEY, NULL, 0);
    sodium_bin2hex(ret_hex, 2 * SECOURS_KEY + 1, hash, sizeof hash);
}

static bool make(struct secours_job *job)
{
    static const char words[] =
        "Borne : clé de secours\r\n\r\n"
        "Cette clé USB permet de choisir un nouveau code pour la direction quand il est oublié.\r\n"
        "Rangez-la dans l’armoire. Une nouvelle clé de secours remplace celle-ci.\r\n\r\n" MARK;
    struct stick_write stick = {0};
    struct file_out out = {0};
    char hex[2 * SECOURS_KEY + 1];
    sodium_bin2hex(hex, sizeof hex, job->key, sizeof job->key);
    bool ok = stick_write_begin(&stick, job->path, &job->error) &&
              file_out_open(&out, job->path, &job->error);
    if (ok) {
        (void)file_out_write(&out, words, sizeof words - 1);
        (void)file_out_write(&out, hex, sizeof hex - 1);
        (void)file_out_write(&out, "\r\n", 2);
        ok = file_out_commit(&out, &job->error); /* tells a write that failed */
    }
    stick_write_end(&stick);
    sodium_memzero(hex, sizeof hex);
    return ok;
}

static bool read_key(struct secours_job *job)
{
    char text[1024];
    size_t length = 0, bytes = 0;
    FILE *file = fopen(job->path, "rb");
    if (file != NULL) {
        length = fread(text, 1, sizeof text - 1, file);
        (void)fclose(file);
    }
    text[length] = '\0';
    const char *at = strstr(text, MARK);
    bool ok = at != NULL &&
              sodium_hex2bin(job->key, sizeof job->key, at + strlen(MARK),
                             strlen(at) - strlen(MARK), "\r\n", &bytes, NULL) == 0 &&
              bytes == sizeof job->key;
    sodium_memzero(text, sizeof text);
    return ok || error_set(&job->error, ERROR_INPUT, "no_secours",
                           "Ce n’est pas la clé de secours. Branchez celle de l’armoire.");
}

void secours_job_run(struct work *work)
{
    struct secours_job *job = (struct secours_job *)work;
    int started = sodium_init();
    ASSERT(started >= 0);
    job->is_done = job->makes ? make(job) : read_key(job);
}
