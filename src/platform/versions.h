/* versions.h: which libraries show the screens. */
#ifndef BORNE_PLATFORM_VERSIONS_H
#define BORNE_PLATFORM_VERSIONS_H

#include <stddef.h>

/* "SDL 2.26.5, SDL_ttf 2.20.1, libpng 1.6.39" */
void platform_versions(char *to, size_t size);

#endif
