/* umockdev_input.h: the input device that the kernel makes of a HID keyboard: a node under
 * /dev/input that gives the keys of its boot reports, as evdev does. Private to the bus. */
#ifndef BORNE_TESTS_UMOCKDEV_INPUT_H
#define BORNE_TESTS_UMOCKDEV_INPUT_H

#include <umockdev.h>

#include "device/models/usb_model.h"

struct umockdev_input;

/* Makes /dev/input/event<number>; `root` is umockdev's folder. */
struct umockdev_input *umockdev_input_new(UMockdevTestbed *testbed, const char *root, int number,
                                          const char *name);
/* Makes it the machine's power button instead, in sysfs too. */
void umockdev_input_button(struct umockdev_input *input, int number);
void umockdev_input_press(struct umockdev_input *input);
const char *umockdev_input_node(const struct umockdev_input *input);
/* A report went over: what changed becomes events. Any thread, one at a time. */
void umockdev_input_report(struct umockdev_input *input, const uint8_t *report, size_t count);
/* Takes the node away; who holds it reads the end. */
void umockdev_input_close(struct umockdev_input *input);
/* When no client can ask any more. NULL is allowed. */
void umockdev_input_free(struct umockdev_input *input);

#endif
