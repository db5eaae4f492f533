/* clock.c: the two clocks of POSIX. */
#include "platform/clock.h"

#include <time.h>

static int64_t read_ms(clockid_t id)
{
    struct timespec at = {0};
    (void)clock_gettime(id, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

int64_t clock_steady_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

int64_t clock_wall_ms(void)
{
    return read_ms(CLOCK_REALTIME);
}
