/* umockdev_sys.h: what the kernel shows of a device in /sys: the device, its interfaces, and for
 * HID the report descriptor and, of what types, the input device. Private to the bus; every call
 * with the bus's lock of files. */
#ifndef BORNE_TESTS_UMOCKDEV_SYS_H
#define BORNE_TESTS_UMOCKDEV_SYS_H

#include "device/bus/umockdev_device.h"

/* The device and its interfaces; libusb hears of it. */
void umockdev_sys_add(UMockdevTestbed *testbed, struct umockdev_device *device, int address);
/* What belongs to the kernel's driver of the HID interface: there while it has it. */
void umockdev_sys_add_hid(UMockdevTestbed *testbed, struct umockdev_device *device);
void umockdev_sys_remove_hid(UMockdevTestbed *testbed, struct umockdev_device *device);
/* Everything; those who listen hear of it. */
void umockdev_sys_remove(UMockdevTestbed *testbed, struct umockdev_device *device);

#endif
