/* scanners.h: which scanner belongs to which lane. A scanner that comes back takes the lane it had,
 * another takes the lowest lane without one. A table of values; must not know how scanners are read
 * or where the table is kept. */
#ifndef BORNE_APP_SCANNERS_H
#define BORNE_APP_SCANNERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/prep.h"

struct scanners {
    struct {
        char device[LIMIT_DEVICE_KEY]; /* the latest of this lane, "" for none yet */
        bool is_plugged;
    } lanes[LIMIT_LANES];
};

/* The lane a scanner has or had, or LANE_NONE. */
uint8_t scanners_find(const struct scanners *scanners, const char *device);
/* The lane of a plugged scanner, or LANE_NONE. */
uint8_t scanners_lane(const struct scanners *scanners, const char *device);
/* Gives a lane; *ret_is_new: it is not the one the scanner had last, to be remembered. A new one
 * goes first to people who have a crate open and no scanner (`waits`): theirs was replaced.
 * LANE_NONE when all have a scanner, or the name is empty or too long. */
uint8_t scanners_plug(struct scanners *scanners, const char *device, const bool waits[LIMIT_LANES],
                      bool *ret_is_new);
/* Its lane keeps its name. The lane it had, or LANE_NONE. */
uint8_t scanners_unplug(struct scanners *scanners, const char *device);
int scanners_plugged(const struct scanners *scanners);

#endif
