/* usb_chapter9.h: the requests that every USB device answers (chapter 9 of USB 2.0), for a model.
 */
#ifndef BORNE_TESTS_USB_CHAPTER9_H
#define BORNE_TESTS_USB_CHAPTER9_H

#include "device/models/usb_model.h"

/* Answers a standard request, with the model's lock held: the bytes written to `data` (IN), `room`
 * (OUT), or -EPIPE for what the device does not have. */
int usb_chapter9(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room);

#endif
