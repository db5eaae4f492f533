/* upkeep.h: this machine as its services describe it in small files: the version before this one,
 * how an update or a disk gets on (kiosk-config/update.sh, disk.sh), what a stick brings. Only
 * reads; what is to be done goes through the helper. Main thread; takes well under a millisecond.
 */
#ifndef BORNE_APP_UPKEEP_H
#define BORNE_APP_UPKEEP_H

#include <stdbool.h>

#include "ui/upkeep_view.h"

/* Reads it anew; `stick`: the folder of the stick in use, or NULL. may_go_back is the caller's.
 * Folders: BORNE_RUN (/run/borne) and BORNE_VERSIONS (/var/lib/borne-versions), for tests. True
 * when *view changed. */
bool upkeep_look(struct upkeep_view *view, const char *stick);
/* True when a version before this one is kept on this machine. */
bool upkeep_has_previous(void);
/* Orders versions as "0.10.1" by their numbers: below 0, 0, above 0. */
int upkeep_compare(const char *a, const char *b);

#endif
