/* play.h: may read the headers of its libraries. */
#ifndef PLAY_H
#define PLAY_H

#include <jansson.h>
#include <libintl.h>
#include <pthread.h>
#include <sodium.h>
#include <time.h>

#endif
