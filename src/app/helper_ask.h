/* helper_ask.h: asks the root service beside the kiosk for one thing (helper/request.h). Waits for
 * its answer, at most some seconds: for the worker's thread. */
#ifndef BORNE_APP_HELPER_ASK_H
#define BORNE_APP_HELPER_ASK_H

#include <stdbool.h>

#include "helper/request.h"

/* True when the helper did it, or began it. BORNE_HELPER: another socket, for tests. */
bool helper_ask(const struct helper_request *request);
/* This machine has one: it belongs to the kiosk. Asks nothing. */
bool helper_is_there(void);
/* Puts a name into the request; false when it is none that the helper would read. */
bool helper_name(struct helper_request *request, const char *name);

#endif
