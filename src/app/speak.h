/* speak.h: one text becomes one WAV file, by the speech program as a process of its own: a name
 * of the month's file that hurts it does not hurt the kiosk, and a missing one is no missing
 * library. Waits; for a worker's thread. */
#ifndef BORNE_APP_SPEAK_H
#define BORNE_APP_SPEAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"

enum { SPEAK_WAIT_MS = 5000 }; /* a phrase takes some 20 ms; a program that hangs is ended */

/* The program's path: `name` itself if it has a slash, else found in PATH. False: there is none. */
bool speak_find(const char *name, char ret_path[LIMIT_PATH]);
/* Says `text` with a voice into the file `to`, which is there whole or not at all. */
bool speak(const char *program, const char *voice, const char *text, const char *to);

#endif
