/* kit_voice.h: the recordings of a kit (kit.h): a WAV file for each, named by what is in it, and a
 * list of what they say. */
#ifndef BORNE_APP_KIT_VOICE_H
#define BORNE_APP_KIT_VOICE_H

#include "base/error.h"
#include "domain/recording.h"
#include "store/store.h"

/* Writes those of the store and their list, and takes away files of a kit before. */
bool kit_voice_write(struct store *store, const char *folder, const char *list, struct error *err);
/* One line of the list; the file must be what its name says, and sound. */
bool kit_voice_read(const char *folder, const char *name, const char *said, struct recordings *ret);

#endif
