/* service.c: words to the service manager. */
#include "app/service.h"

#include <systemd/sd-daemon.h>

struct service service_open(int64_t tick_ms)
{
    struct service service = {0};
    uint64_t patience_us = 0;
    if (sd_watchdog_enabled(0, &patience_us) > 0 && patience_us >= 2000) {
        service.every_ms = (int64_t)(patience_us / 2000);
        service.next_ms = tick_ms;
    }
    return service;
}

void service_ready(void)
{
    (void)sd_notify(0, "READY=1");
}

void service_turn(struct service *service, int64_t tick_ms)
{
    if (service->every_ms > 0 && tick_ms >= service->next_ms) {
        (void)sd_notify(0, "WATCHDOG=1");
        service->next_ms = tick_ms + service->every_ms;
    }
}

int64_t service_deadline_ms(const struct service *service)
{
    return service->every_ms > 0 ? service->next_ms : INT64_MAX;
}

void service_stopping(void)
{
    (void)sd_notify(0, "STOPPING=1");
}
