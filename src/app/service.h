/* service.h: what the service manager is told: that the kiosk shows something, that its loop still
 * turns, that it stops. Without a service manager (a desktop, a test) every call does nothing.
 * Main thread. Facts: sd_notify(3), sd_watchdog_enabled(3). */
#ifndef BORNE_APP_SERVICE_H
#define BORNE_APP_SERVICE_H

#include <stdint.h>

struct service {
    int64_t every_ms; /* how often it wants to hear from us; 0: not at all */
    int64_t next_ms;  /* tick time of the next word */
};

/* Asks whether a watchdog listens; half of its patience is our rhythm. */
struct service service_open(int64_t tick_ms);
/* The first frame is on the screen. */
void service_ready(void);
/* Once per turn of the loop: feeds the watchdog when it is time. */
void service_turn(struct service *service, int64_t tick_ms);
/* When the next turn is needed although nothing happens: tick time, INT64_MAX for never. */
int64_t service_deadline_ms(const struct service *service);
void service_stopping(void);

#endif
