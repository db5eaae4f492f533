/* instant.h: instants as text and the station's time zone. */
#ifndef BORNE_APP_INSTANT_H
#define BORNE_APP_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

/* Reads "2025-11-26T09:00:00+01:00" (or "Z"): milliseconds since 1970 and the offset as written. */
bool instant_read(const char *text, int64_t *ret_ms, int32_t *ret_offset_s);
/* Makes `offset_s` the time zone of the whole program, so that files written later show the same
 * hours as the screen. Before any thread. */
void instant_set_zone(int32_t offset_s);
/* Seconds that the system's time zone is ahead of UTC at that moment. */
int32_t instant_offset_s(int64_t at_ms);

#endif
