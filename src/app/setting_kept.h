/* setting_kept.h: which values the director's settings may have, by their key in the record. */
#ifndef BORNE_APP_SETTING_KEPT_H
#define BORNE_APP_SETTING_KEPT_H

#include <stdbool.h>
#include <stdint.h>

/* False too for a key that is none of them. */
bool setting_kept_fits(const char *key, int64_t value);

#endif
