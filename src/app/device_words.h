/* device_words.h: what a device is and what ails it, as French words: for the director's screen and
 * for `borne devices`. */
#ifndef BORNE_APP_DEVICE_WORDS_H
#define BORNE_APP_DEVICE_WORDS_H

#include "device/device.h"

const char *device_word_kind(enum device_kind kind);
/* "clavier, US", "point de vente HID" */
const char *device_word_way(enum device_way way, enum device_layout layout);
/* "prête", "branchée, pas encore apprise" */
const char *device_word_state(const struct device_info *info);
/* A sentence that says what to do; "" for DEVICE_FINE. */
const char *device_word_trouble(enum device_trouble why);
/* "Wait, it moves", to be translated; "" for a weight. */
const char *device_word_scale(enum scale_status status);
/* English names of the same, for JSON: never change. */
const char *device_name_kind(enum device_kind kind);
const char *device_name_way(enum device_way way);
const char *device_name_state(enum device_state state);
const char *device_name_trouble(enum device_trouble why);
const char *device_name_scale(enum scale_status status);

#endif
