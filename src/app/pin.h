/* pin.h: the director's PIN: kept as an Argon2id hash, with a wait that grows after wrong tries.
 * It keeps volunteers from strolling in, no more. Knows no screen, no store, no clock. */
#ifndef BORNE_APP_PIN_H
#define BORNE_APP_PIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PIN_DIGITS_LEAST = 4,
    PIN_HASH = 128,              /* bytes of the hash as text, terminator included */
    PIN_WAIT_MOST_MS = 5 * 60000 /* nobody is locked out for longer */
};

/* Hashes digits; operations and memory 0: libsodium's interactive cost (64 MiB for a moment).
 * False when they are not PIN_DIGITS_LEAST or more digits, or memory ends. */
bool pin_hash(const char *digits, unsigned long long operations, size_t memory,
              char ret_hash[PIN_HASH]);
bool pin_matches(const char hash[PIN_HASH], const char *digits);

/* How long to wait after so many wrong tries in a row: nothing up to two, then 10 s, doubling. */
int64_t pin_wait_ms(int errors);
/* Milliseconds left until `until_ms`, never more than PIN_WAIT_MOST_MS, whatever the clock did. */
int64_t pin_left_ms(int64_t until_ms, int64_t now_ms);

#endif
