/* enrolment.h: what was taught about devices, as the record keeps it: one setting each. Device and
 * record do not know of each other; this is where they meet. */
#ifndef BORNE_APP_ENROLMENT_H
#define BORNE_APP_ENROLMENT_H

#include "device/device.h"
#include "store/store.h"

struct enrolments {
    struct device_enrolled rows[LIMIT_DEVICES]; /* key "": free; the place is the setting's */
};

/* The setting's name of a place. */
void enrolment_setting(int place, char ret_key[LIMIT_SETTING_KEY]);
/* The setting's text; "" for a free place. */
void enrolment_write(const struct device_enrolled *enrolled, char ret_text[LIMIT_SETTING_VALUE]);
/* False: not a text that was written so. *ret is free then. */
bool enrolment_read(const char *text, struct device_enrolled *ret);
bool enrolments_load(struct store *store, struct enrolments *ret, struct error *err);
/* The place of a key, -1 for none; of "" a free one. */
int enrolments_find(const struct enrolments *enrolments, const char *key);

#endif
