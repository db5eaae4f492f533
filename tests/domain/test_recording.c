/* test_recording.c: recordings by language and words: found, replaced, taken away, and no more of
 * them than there is room for. */
#include "domain/recording.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "support/check.h"

static struct recording one(const char *language, const char *words, const char *wave)
{
    struct recording recording = {.wave = (const uint8_t *)wave, .size = strlen(wave)};
    CHECK(str_copy(recording.language, sizeof recording.language, language));
    CHECK(str_copy(recording.words, sizeof recording.words, words));
    return recording;
}

static void set(struct recordings *all, const char *language, const char *words, const char *wave)
{
    struct recording recording = one(language, words, wave);
    recordings_set(all, &recording);
}

static bool says(const struct recordings *all, const char *language, const char *words,
                 const char *wave)
{
    const struct recording *found = recordings_find(all, language, words);
    return found != NULL && found->size == strlen(wave) &&
           memcmp(found->wave, wave, found->size) == 0;
}

static void each_is_found_by_what_it_says(void)
{
    struct recordings all = {0};
    CHECK(recordings_find(&all, "fr", "Lait") == NULL);
    set(&all, "fr", "Lait", "a");
    set(&all, "ar", "Lait", "bb");
    set(&all, "fr", "Lait entier", "ccc");
    set(&all, "fr", "Beurre", "dddd");
    CHECK_INT(all.count, 4);
    CHECK_INT(all.bytes, 10);
    CHECK(says(&all, "fr", "Lait", "a") && says(&all, "ar", "Lait", "bb"));
    CHECK(says(&all, "fr", "Lait entier", "ccc") && says(&all, "fr", "Beurre", "dddd"));
    CHECK(recordings_find(&all, "fr", "lait") == NULL); /* other words are another recording */
    CHECK(recordings_find(&all, "en", "Lait") == NULL);
    for (size_t i = 1; i < all.count; i++) {
        int order = strcmp(all.rows[i - 1].language, all.rows[i].language);
        CHECK(order < 0 || (order == 0 && strcmp(all.rows[i - 1].words, all.rows[i].words) < 0));
    }
    recordings_finish(&all);
}

static void a_new_one_replaces_and_an_empty_one_takes_away(void)
{
    struct recordings all = {0};
    set(&all, "fr", "Lait", "first");
    uint32_t changes = all.changes;
    set(&all, "fr", "Lait", "second one");
    CHECK(all.changes != changes);
    CHECK_INT(all.count, 1);
    CHECK_INT(all.bytes, 10);
    CHECK(says(&all, "fr", "Lait", "second one"));
    set(&all, "fr", "Riz", "");
    CHECK_INT(all.count, 1);
    set(&all, "fr", "Lait", "");
    CHECK_INT(all.count, 0);
    CHECK_INT(all.bytes, 0);
    recordings_finish(&all);
}

static void there_is_an_end_to_it(void)
{
    static uint8_t wave[LIMIT_RECORDING_BYTES + 1];
    struct recordings all = {0};
    struct recording large = one("fr", "Lait", "x");
    large.wave = wave;
    large.size = sizeof wave;
    CHECK(!recordings_fits(&all, &large));
    large.size--;
    CHECK(recordings_fits(&all, &large));
    int count = 0;
    while (recordings_fits(&all, &large)) {
        recordings_set(&all, &large);
        str_format(large.words, sizeof large.words, "%d", ++count);
    }
    CHECK_INT(count, LIMIT_RECORDINGS_BYTES / LIMIT_RECORDING_BYTES);
    str_format(large.words, sizeof large.words, "%d", 5);
    CHECK(recordings_fits(&all, &large)); /* in place of itself */
    recordings_finish(&all);
    CHECK_INT(all.count, 0);

    struct recording small = one("fr", "", "x");
    for (int i = 0; i < LIMIT_RECORDINGS; i++) {
        str_format(small.words, sizeof small.words, "%d", i);
        CHECK(recordings_fits(&all, &small));
        recordings_set(&all, &small);
    }
    CHECK(recordings_fits(&all, &small));
    CHECK(str_copy(small.words, sizeof small.words, "one more"));
    CHECK(!recordings_fits(&all, &small));
    recordings_finish(&all);
}

int main(void)
{
    each_is_found_by_what_it_says();
    a_new_one_replaces_and_an_empty_one_takes_away();
    there_is_an_end_to_it();
    return 0;
}
