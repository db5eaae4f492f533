/* take.h: what a microphone gave while somebody said one phrase: how loud it is now, whether the
 * phrase is over, and what is kept of it: without the silence around, at the level of all other
 * clips, its ends soft. Pure. Samples are mono, 16 bits, TAKE_RATE_HZ. */
#ifndef BORNE_PLATFORM_TAKE_H
#define BORNE_PLATFORM_TAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* espeak-ng's rate: half of what is played, so nothing is lost between. Nobody needs eight seconds
 * for a phrase or a name. */
enum { TAKE_RATE_HZ = 22050, TAKE_MOST_S = 8, TAKE_ROOM = TAKE_RATE_HZ * TAKE_MOST_S };

enum take_verdict {
    TAKE_GOOD,
    TAKE_NOTHING, /* not one sound: muted, or no microphone in the socket */
    TAKE_QUIET,   /* nothing that stands out of the room's noise */
    TAKE_SHORT,   /* a click, no word */
    TAKE_LOUD,    /* cut off at the top: it would rattle */
    TAKE_LONG,    /* it was still going on at the end of the room */
    TAKE_VERDICTS
};

/* 0..100, of these samples: for a meter. In steps that the ear hears as even. */
int take_level(const int16_t *samples, size_t count);
/* Something was said, and then there was silence for a second. */
bool take_is_over(const int16_t *samples, size_t count);
/* What is kept, a heap array; *ret is untouched unless it is good. */
enum take_verdict take_cut(const int16_t *samples, size_t count, int16_t **ret, size_t *ret_count);

#endif
