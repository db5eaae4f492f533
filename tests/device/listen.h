/* listen.h: what the tests of the device thread share: a port under watch, scanner models to plug,
 * and waiting for what must come. */
#ifndef BORNE_TESTS_LISTEN_H
#define BORNE_TESTS_LISTEN_H

#include "device/bus/umockdev_bus.h"
#include "device/device.h"
#include "device/models/model_scanner.h"

enum { LISTEN_MS = 20000 }; /* what has not come by then does not come */

/* The bus of this process, running; made at the first call. */
struct umockdev_bus *listen_bus(void);
/* The test has a bus of its own. */
void listen_use(struct umockdev_bus *bus);

/* A machine with these scanners enrolled from the start. */
struct device_port listen_open(const struct device_enrolled *enrolled, size_t count);
void listen_close(struct device_port port);
struct device_enrolled listen_scanner(const char *key, enum device_layout layout);

/* The next event of this kind, those before it thrown away; ends the test when none comes. */
struct device_event listen_for(struct device_port port, enum device_event_kind kind);
/* The next event of a device being in this state (arrived or changed). */
struct device_event listen_state(struct device_port port, const char *key, enum device_state state);
/* Nothing of this kind comes within so many milliseconds. */
void listen_silence(struct device_port port, enum device_event_kind kind, int ms);

/* Scanner models, by what matters for a test: `way`, `layout`, serial ("" for none). */
struct scanner_model *listen_model(enum model_way way, enum model_layout layout,
                                   const char *serial);

#endif
