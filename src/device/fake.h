/* fake.h: a device port without devices: scripts and tests plug, scan, weigh and pull by name. It
 * keeps the promises of the real one: events only from what is plugged, scans only from what is
 * enrolled, one number per key. One thread. */
#ifndef BORNE_DEVICE_FAKE_H
#define BORNE_DEVICE_FAKE_H

#include "device/device.h"

struct device_fake;

struct device_fake *device_fake_create(void);
/* Its close() does nothing; the fake lives until device_fake_destroy. */
struct device_port device_fake_port(struct device_fake *fake);
/* Somebody presses the machine's power button. */
void device_fake_power(struct device_fake *fake, int64_t at_ms);
void device_fake_destroy(struct device_fake *fake); /* NULL is allowed */

/* Plugs in a device that is known by `key` from now on; `is_ours` makes it one that needs no
 * enrolment. False: it is there already, or too many are. */
bool device_fake_plug(struct device_fake *fake, const char *key, enum device_kind kind,
                      bool is_ours, int64_t at_ms);
/* False: it is not there. */
bool device_fake_pull(struct device_fake *fake, const char *key, int64_t at_ms);
/* The scanner reads a code. False: it is not there, or not read by us. The one-time code of a
 * lesson that runs teaches the device that reads it. */
bool device_fake_scan(struct device_fake *fake, const char *key, const char *text, int64_t at_ms);
/* It was pulled in the middle of a code, or sent what makes no text. */
bool device_fake_drop(struct device_fake *fake, const char *key, enum device_trouble why,
                      const char *text, int64_t at_ms);
bool device_fake_weigh(struct device_fake *fake, const char *key, enum scale_status status,
                       int32_t grams, int64_t at_ms);
/* The code that a lesson waits for, "" for none. */
const char *device_fake_lesson(const struct device_fake *fake);
/* How often it was asked to look again at what is plugged in. */
int device_fake_rescans(const struct device_fake *fake);

#endif
