/* test_take.c: what is kept of a phrase: without the silence around, at one level, softly ended;
 * and what is no phrase. Rooms with noise in them, microphones that do not rest at zero. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "platform/clip.h"
#include "platform/take.h"
#include "support/check.h"

static int16_t samples[TAKE_ROOM];
static size_t count;

static int noise_at(size_t i, int most)
{
    uint32_t x = (uint32_t)i * 2654435761u;
    x ^= x >> 15;
    return most > 0 ? (int)(x % (uint32_t)(2 * most + 1)) - most : 0;
}

static void begin(void)
{
    count = 0;
}

static void add(int ms, int loud, int noise)
{
    for (int i = 0; i < ms * TAKE_RATE_HZ / 1000 && count < TAKE_ROOM; i++, count++) {
        double v =
            loud * sin(6.2831853 * 300 * (double)count / TAKE_RATE_HZ) + noise_at(count, noise);
        samples[count] = (int16_t)fmin(fmax(v, INT16_MIN), INT16_MAX);
    }
}

static double level_of(const int16_t *what, size_t size)
{
    double sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum += (double)what[i] * what[i];
    }
    return sqrt(sum / (double)size);
}

/* A word of 900 ms between silences. */
static enum take_verdict said(int loud, int noise, int16_t **take, size_t *size)
{
    begin();
    add(700, 0, noise);
    add(900, loud, noise);
    add(800, 0, noise);
    return take_cut(samples, count, take, size);
}

static void a_phrase_is_cut_out_and_put_at_one_level(void)
{
    static const struct {
        int loud, noise;
    } rooms[] = {{900, 10}, {3000, 30}, {3000, 400}, {12000, 60}, {28000, 200}};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        int16_t *take = NULL;
        size_t size = 0;
        CHECK_INT(said(rooms[i].loud, rooms[i].noise, &take, &size), TAKE_GOOD);
        double ms = (double)size * 1000 / TAKE_RATE_HZ;
        CHECK(ms > 950 && ms < 1150); /* the word and its edges */
        double middle = level_of(take + size / 4, size / 2);
        CHECK(middle > 3100 && middle < 3800);
        CHECK(abs(take[0]) < 30 && abs(take[size - 1]) < 30); /* no click */
        free(take);
    }
}

static void a_microphone_that_rests_beside_zero_is_put_right(void)
{
    int16_t *take = NULL;
    size_t size = 0;
    begin();
    add(700, 0, 20);
    add(900, 3000, 20);
    add(800, 0, 20);
    for (size_t i = 0; i < count; i++) {
        samples[i] = (int16_t)(samples[i] + 2500);
    }
    CHECK_INT(take_level(samples, 2000), take_level(samples + 100, 2000));
    CHECK(take_level(samples, 2000) < 20); /* it is a quiet room all the same */
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_GOOD);
    double sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum += take[i];
    }
    CHECK(fabs(sum / (double)size) < 40);
    CHECK(size < TAKE_RATE_HZ * 6 / 5);
    free(take);
}

static void a_pause_amid_a_phrase_stays(void)
{
    int16_t *take = NULL;
    size_t size = 0;
    begin();
    add(500, 0, 20);
    add(400, 4000, 20);
    add(500, 0, 20);
    CHECK(!take_is_over(samples, count)); /* half a second is a breath */
    add(400, 4000, 20);
    add(900, 0, 20);
    CHECK(!take_is_over(samples, count));
    add(200, 0, 20);
    CHECK(take_is_over(samples, count));
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_GOOD);
    double ms = (double)size * 1000 / TAKE_RATE_HZ;
    CHECK(ms > 1350 && ms < 1550);
    free(take);
}

static void who_begins_at_once_loses_nothing(void)
{
    int16_t *take = NULL;
    size_t size = 0;
    begin();
    add(1200, 5000, 10);
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_GOOD);
    CHECK_INT(size / (TAKE_RATE_HZ / 50), count / (TAKE_RATE_HZ / 50));
    free(take);
}

static void what_is_no_phrase_says_why(void)
{
    int16_t *take = NULL;
    size_t size = 7;
    begin();
    CHECK_INT(take_cut(samples, 0, &take, &size), TAKE_NOTHING);
    add(2000, 0, 0);
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_NOTHING);
    CHECK_INT(said(60, 20, &take, &size), TAKE_QUIET);
    CHECK_INT(said(0, 150, &take, &size), TAKE_QUIET); /* a fan alone */
    begin();
    add(700, 0, 20);
    add(40, 9000, 20); /* a knock on the table */
    add(1500, 0, 20);
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_SHORT);
    CHECK(!take_is_over(samples, count));
    CHECK_INT(said(60000, 20, &take, &size), TAKE_LOUD);
    begin();
    add(300, 0, 20);
    add(TAKE_MOST_S * 1000, 5000, 20);
    CHECK_INT(count, TAKE_ROOM);
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_LONG);
    CHECK(take == NULL && size == 7); /* untouched */
}

static void one_loud_sample_is_no_rattle(void)
{
    int16_t *take = NULL;
    size_t size = 0;
    begin();
    add(500, 0, 20);
    add(900, 9000, 20);
    add(500, 0, 20);
    for (size_t i = 0; i < 5; i++) {
        samples[TAKE_RATE_HZ * 9 / 10 + i] = INT16_MAX;
    }
    CHECK_INT(take_cut(samples, count, &take, &size), TAKE_GOOD);
    for (size_t i = 0; i < size; i++) {
        CHECK(abs(take[i]) <= 29100); /* and what is kept has room above it */
    }
    free(take);
}

static void the_meter_rises_evenly(void)
{
    int before = -1;
    begin();
    CHECK_INT(take_level(samples, 0), 0);
    for (int loud = 30; loud <= 32000; loud *= 2) {
        begin();
        add(100, loud, 0);
        int level = take_level(samples, count);
        CHECK(level >= before && level <= 100);
        CHECK(before < 0 || level - before <= 13);
        before = level;
    }
    CHECK(before >= 95);
}

/* As a file it is read back sample for sample in length, tone and loudness. */
static void a_take_is_a_file_that_is_read_again(void)
{
    int16_t *take = NULL;
    size_t size = 0, bytes = 0, read = 0;
    CHECK_INT(said(3000, 20, &take, &size), TAKE_GOOD);
    uint8_t *file = clip_write(take, size, TAKE_RATE_HZ, &bytes);
    CHECK_INT(bytes, 44 + 2 * size);
    int16_t *again = clip_read(file, bytes, &read);
    CHECK(again != NULL);
    CHECK(read > 2 * size - 16000 && read <= 2 * size);
    double loud = level_of(again + read / 4, read / 2);
    CHECK(loud > 3100 && loud < 3800);
    free(again);
    free(file);
    free(take);
}

int main(void)
{
    a_phrase_is_cut_out_and_put_at_one_level();
    a_microphone_that_rests_beside_zero_is_put_right();
    a_pause_amid_a_phrase_stays();
    who_begins_at_once_loses_nothing();
    what_is_no_phrase_says_why();
    one_loud_sample_is_no_rattle();
    the_meter_rises_evenly();
    a_take_is_a_file_that_is_read_again();
    return 0;
}
