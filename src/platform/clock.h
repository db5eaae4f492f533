/* clock.h: the only place that asks what time it is. Everything else gets times as arguments. Any
 * thread. */
#ifndef BORNE_PLATFORM_CLOCK_H
#define BORNE_PLATFORM_CLOCK_H

#include <stdint.h>

/* Rises steadily, also when someone sets the clock: for waiting, taps and scanners. */
int64_t clock_steady_ms(void);
/* Milliseconds since 1970, as the station's clock has it: for the record, never for the order. */
int64_t clock_wall_ms(void);

#endif
