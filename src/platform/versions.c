/* versions.c: see versions.h. */
#include "platform/versions.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <png.h>

#include "base/str.h"

void platform_versions(char *to, size_t size)
{
    SDL_version sdl;
    SDL_GetVersion(&sdl);
    const SDL_version *ttf = TTF_Linked_Version();
    str_format(to, size, "SDL %d.%d.%d, SDL_ttf %d.%d.%d, libpng %s", sdl.major, sdl.minor,
               sdl.patch, ttf->major, ttf->minor, ttf->patch, png_get_libpng_ver(NULL));
}
