/* device_rules.h: the two files that let an account without rights read what was enrolled, and that
 * keep the kernel from eating scans: written to be installed by hand. */
#ifndef BORNE_APP_DEVICE_RULES_H
#define BORNE_APP_DEVICE_RULES_H

#include "app/enrolment.h"

/* Writes 70-borne-devices.rules (udev) and borne-usbhid.conf (kernel) into `dir`: only what is
 * enrolled, never every keyboard. */
bool device_rules_write(const char *dir, const struct enrolments *enrolments, struct error *err);

#endif
