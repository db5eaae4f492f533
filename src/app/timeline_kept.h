/* timeline_kept.h: the timeline as this station's people made it, from the store. */
#ifndef BORNE_APP_TIMELINE_KEPT_H
#define BORNE_APP_TIMELINE_KEPT_H

#include "domain/timeline.h"
#include "store/store.h"

/* A line that cannot be read leaves its entry as usual; false only when the disk fails. */
bool timeline_kept(struct store *store, struct timeline *ret, struct error *err);

#endif
