/* device_rules.h: what lets an account without rights read what was enrolled, and keeps the kernel
 * from eating scans: asked of the helper, or two files to be installed by hand where it is away. */
#ifndef BORNE_APP_DEVICE_RULES_H
#define BORNE_APP_DEVICE_RULES_H

#include "app/enrolment.h"
#include "helper/request.h"

/* What the helper is to be asked: all models that are enrolled. `starts`: the kiosk is starting. */
struct helper_request device_rules_request(const struct enrolments *enrolments, bool starts);

/* Writes 70-borne-devices.rules (udev) and borne-usbhid.conf (kernel) into `dir`: only what is
 * enrolled, never every keyboard. */
bool device_rules_write(const char *dir, const struct enrolments *enrolments, struct error *err);

#endif
