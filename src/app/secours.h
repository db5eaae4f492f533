/* secours.h: the recovery stick: a file with a random key. Whoever holds it may choose a new code
 * for the director; the station keeps only what the key hashes to. Knows no station; the job runs
 * on the worker's thread. */
#ifndef BORNE_APP_SECOURS_H
#define BORNE_APP_SECOURS_H

#include <stdbool.h>

#include "app/worker.h"
#include "base/error.h"
#include "base/limits.h"

enum { SECOURS_KEY = 32, SECOURS_OPEN_MS = 2 * 60000 /* to choose a new code, once it was read */ };
#define SECOURS_FILE "borne-cle-de-secours.txt"

struct secours_job {
    struct work work; /* the first member */
    char path[LIMIT_PATH];
    unsigned char key[SECOURS_KEY]; /* to be written, or as read */
    bool makes, is_done;
    struct error error;
};

void secours_job_run(struct work *work);
/* What a key hashes to, as hexadecimal digits (BLAKE2b). */
void secours_hash(const unsigned char key[SECOURS_KEY], char ret_hex[2 * SECOURS_KEY + 1]);

#endif
