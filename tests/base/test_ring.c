/* test_ring.c: values through a ring, within a thread and between two. */
#include "base/ring.h"

#include "support/check.h"

static void keeps_order_and_says_when_full(void)
{
    struct ring ring;
    ring_init(&ring, sizeof(int), 3);
    int taken[5], next = 0, expected = 0;
    for (int round = 0; round < 5; round++) { /* so that it wraps around */
        while (ring_put(&ring, &next)) {
            next++;
        }
        CHECK_INT(next - expected, 3);
        CHECK_INT(ring_take(&ring, taken, 2), 2);
        CHECK_INT(taken[0], expected);
        CHECK_INT(taken[1], expected + 1);
        expected += 2;
    }
    CHECK_INT(ring_take(&ring, taken, 5), 1);
    CHECK_INT(taken[0], expected);
    CHECK_INT(ring_take(&ring, taken, 5), 0);
    ring_finish(&ring);
}

static void closed_gives_what_is_left(void)
{
    struct ring ring;
    ring_init(&ring, sizeof(int), 3);
    int value = 7;
    CHECK(ring_put(&ring, &value));
    ring_close(&ring);
    CHECK(!ring_put(&ring, &value));
    value = 0;
    CHECK_INT(ring_wait(&ring, &value, 1), 1);
    CHECK_INT(value, 7);
    CHECK_INT(ring_wait(&ring, &value, 1), 0);
    ring_finish(&ring);
}

enum { SENT = 20000 };

static void *send_all(void *context)
{
    struct ring *ring = context;
    for (int i = 0; i < SENT;) {
        i += ring_put(ring, &i);
    }
    ring_close(ring);
    return NULL;
}

static void nothing_is_lost_between_threads(void)
{
    struct ring ring;
    ring_init(&ring, sizeof(int), 64);
    pthread_t sender;
    CHECK_INT(pthread_create(&sender, NULL, send_all, &ring), 0);
    int values[16], expected = 0;
    for (size_t count; (count = ring_wait(&ring, values, 16)) > 0;) {
        for (size_t i = 0; i < count; i++) {
            CHECK_INT(values[i], expected++);
        }
    }
    CHECK_INT(expected, SENT);
    pthread_join(sender, NULL);
    ring_finish(&ring);
}

int main(void)
{
    RUN(keeps_order_and_says_when_full);
    RUN(closed_gives_what_is_left);
    RUN(nothing_is_lost_between_threads);
    return 0;
}
