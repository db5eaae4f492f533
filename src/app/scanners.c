/* scanners.c: scanners and their lanes. */
#include "app/scanners.h"

#include <string.h>

#include "base/str.h"

uint8_t scanners_find(const struct scanners *scanners, const char *device)
{
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        if (device[0] != '\0' && str_equal(scanners->lanes[lane].device, device)) {
            return (uint8_t)lane;
        }
    }
    return LANE_NONE;
}

uint8_t scanners_lane(const struct scanners *scanners, const char *device)
{
    uint8_t lane = scanners_find(scanners, device);
    return lane != LANE_NONE && scanners->lanes[lane].is_plugged ? lane : LANE_NONE;
}

/* After people who wait, a lane nobody had before, so that a scanner that is only away keeps its
 * own. */
static uint8_t free_lane(const struct scanners *scanners, const bool waits[LIMIT_LANES])
{
    for (int pass = 0; pass < 3; pass++) {
        for (int lane = 0; lane < LIMIT_LANES; lane++) {
            bool fresh = scanners->lanes[lane].device[0] == '\0';
            if (!scanners->lanes[lane].is_plugged &&
                (pass == 0 ? waits[lane] : fresh || pass == 2)) {
                return (uint8_t)lane;
            }
        }
    }
    return LANE_NONE;
}

uint8_t scanners_plug(struct scanners *scanners, const char *device, const bool waits[LIMIT_LANES],
                      bool *ret_is_new)
{
    uint8_t lane = scanners_find(scanners, device);
    *ret_is_new = lane == LANE_NONE;
    if (lane == LANE_NONE) {
        lane = free_lane(scanners, waits);
        if (lane == LANE_NONE || device[0] == '\0' || strlen(device) >= LIMIT_DEVICE_KEY) {
            return LANE_NONE;
        }
        (void)str_copy(scanners->lanes[lane].device, LIMIT_DEVICE_KEY, device);
    }
    scanners->lanes[lane].is_plugged = true;
    return lane;
}

uint8_t scanners_unplug(struct scanners *scanners, const char *device)
{
    uint8_t lane = scanners_lane(scanners, device);
    if (lane != LANE_NONE) {
        scanners->lanes[lane].is_plugged = false;
    }
    return lane;
}

int scanners_plugged(const struct scanners *scanners)
{
    int count = 0;
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        count += scanners->lanes[lane].is_plugged;
    }
    return count;
}
