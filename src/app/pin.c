/* pin.c: the PIN's hash and its wait. */
#include "app/pin.h"

#include <sodium.h>
#include <string.h>

#include "base/assert.h"

_Static_assert(PIN_HASH >= crypto_pwhash_STRBYTES, "a hash fits");

bool pin_hash(const char *digits, unsigned long long operations, size_t memory,
              char ret_hash[PIN_HASH])
{
    size_t length = strlen(digits);
    if (length < PIN_DIGITS_LEAST || strspn(digits, "0123456789") != length) {
        return false;
    }
    int started = sodium_init();
    ASSERT(started >= 0);
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, digits, length,
                          operations != 0 ? operations : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          memory != 0 ? memory : crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return false;
    }
    memcpy(ret_hash, hash, sizeof hash);
    return true;
}

bool pin_matches(const char hash[PIN_HASH], const char *digits)
{
    int started = sodium_init();
    ASSERT(started >= 0);
    return crypto_pwhash_str_verify(hash, digits, strlen(digits)) == 0;
}

int64_t pin_wait_ms(int errors)
{
    int64_t wait_ms = 10000;
    if (errors < 3) {
        return 0;
    }
    for (int i = 3; i < errors && wait_ms < PIN_WAIT_MOST_MS; i++) {
        wait_ms *= 2;
    }
    return wait_ms < PIN_WAIT_MOST_MS ? wait_ms : PIN_WAIT_MOST_MS;
}

int64_t pin_left_ms(int64_t until_ms, int64_t now_ms)
{
    if (until_ms <= now_ms) {
        return 0;
    }
    int64_t left_ms = until_ms - now_ms;
    return left_ms < PIN_WAIT_MOST_MS ? left_ms : PIN_WAIT_MOST_MS;
}
