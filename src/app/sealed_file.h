/* sealed_file.h: a file that everybody may carry and only the recovery sheet opens. It is sealed
 * with a public key, which the station keeps; the code it belongs to (domain/recovery.h) is kept
 * nowhere but on paper. Knows nothing of what is in the file. Blocks: worker threads and commands.
 * libsodium must have been started.
 *
 * Form: "BORNEBK1", 16 bytes that name the key, the stream's key in a sealed box (X25519 and
 * XSalsa20-Poly1305), then a secretstream (XChaCha20-Poly1305) of the file in parts of 64 KiB, the
 * last one tagged as the last. */
#ifndef BORNE_APP_SEALED_FILE_H
#define BORNE_APP_SEALED_FILE_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/recovery.h"

enum { SEALED_KEY = 65 }; /* a public key as hexadecimal text, with its end */

/* A new code by chance. */
void sealed_draw_code(char ret_digits[RECOVERY_DIGITS + 1]);
/* The public key of a code's 40 digits. */
void sealed_key_of(const char *digits, char ret_key[SEALED_KEY]);
/* True if the text is a public key. */
bool sealed_is_key(const char *text);

/* Seals the file `plain` into `path` (whole or not at all), reads it back from there and compares.
 * Codes: those of file_out, backup_no_key, backup_unproven. */
bool sealed_write(const char *plain, const char *key, const char *path, struct error *err);
/* Opens `path` with a code's digits into the new file `to_path`, which is there only when all of it
 * was proven. Codes: backup_missing, backup_foreign, backup_other_code, backup_damaged, disk_full.
 */
bool sealed_open(const char *path, const char *digits, const char *to_path, struct error *err);

#endif
