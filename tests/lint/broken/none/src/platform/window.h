/* window.h: may read the headers of its libraries. */
#ifndef WINDOW_H
#define WINDOW_H

#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <png.h>

#endif
