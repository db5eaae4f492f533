/* assert.c: the last words of a bug. */
#include "base/assert.h"

#include <stdio.h>
#include <stdlib.h>

void assert_failed(const char *file, int line, const char *what)
{
    fprintf(stderr, "borne: bug at %s:%d: %s\n", file, line, what);
    fflush(NULL);
    abort();
}
