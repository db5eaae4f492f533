/* input_keys.h: the kernel's key codes as USB HID usages. Pure. */
#ifndef BORNE_DEVICE_INPUT_KEYS_H
#define BORNE_DEVICE_INPUT_KEYS_H

#include <stdint.h>

/* The usage (page 7) of a key of an input device, modifiers as 0xE0 to 0xE7; 0 for none. */
uint8_t input_key_usage(int code);

#endif
