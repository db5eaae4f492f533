/* bulk.h: goods in bulk of a trip, for the loading screen. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_BULK_H
#define BORNE_UI_SCREENS_VOLUNTEER_BULK_H

#include "ui/ui.h"

/* How many products of how many are on the vehicle, over all labos that fill their own crates. */
void bulk_count(const struct prep *prep, uint32_t trip, int *ret_on, int *ret_all);

#endif
