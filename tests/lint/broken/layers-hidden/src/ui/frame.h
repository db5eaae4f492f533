/* frame.h: nobody includes it, and it drags SDL in. */
#ifndef FRAME_H
#define FRAME_H

#include <SDL2/SDL.h>

#endif
