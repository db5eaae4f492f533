/* test_map.c: many keys, replaced values, keys that are not there; fingerprints of known texts. */
#include "base/map.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/sha256.h"
#include "support/check.h"

static void finds_what_was_put(void)
{
    struct map map = {0};
    struct arena arena = {0};
    uint32_t value = 7;
    CHECK(!map_get(&map, "", &value));
    CHECK_INT(value, 7);
    for (uint32_t i = 0; i < 20000; i++) {
        char key[16];
        snprintf(key, sizeof key, "%u", (unsigned)i);
        map_put(&map, arena_text(&arena, key, strlen(key)), i);
    }
    CHECK_INT(map.count, 20000);
    CHECK(map_get(&map, "12345", &value));
    CHECK_INT(value, 12345);
    map_put(&map, "12345", 1);
    CHECK(map_get(&map, "12345", &value));
    CHECK_INT(value, 1);
    CHECK_INT(map.count, 20000);
    CHECK(!map_get(&map, "20000", &value));
    map_finish(&map);
    map_finish(&map);
    map_finish(NULL);
    arena_finish(&arena);
}

/* Examples of FIPS 180-4, and lengths around the block size fed in pieces. */
static void fingerprints_are_sha256(void)
{
    static const struct {
        const char *text, *hex;
    } known[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        for (size_t step = 1; step < 70; step += 7) {
            struct sha256 sha;
            char hex[65];
            size_t length = strlen(known[i].text);
            sha256_init(&sha);
            for (size_t at = 0; at < length; at += step) {
                sha256_add(&sha, known[i].text + at, length - at < step ? length - at : step);
            }
            sha256_hex(&sha, hex);
            CHECK_STR(hex, known[i].hex);
        }
    }
}

int main(void)
{
    RUN(finds_what_was_put);
    RUN(fingerprints_are_sha256);
    return 0;
}
