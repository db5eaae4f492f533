/* look.c: borne-screen SECONDS: waits so long for a picture of Borne's on a screen of this PC, says
 * in one line what is seen, and ends with 0: a picture, 1: none, 3: it cannot be read. As root. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "helper/scanout.h"

enum { EVERY_MS = 250 };

static int say(const struct scanout_seen *seen)
{
    switch (seen->what) {
    case SCANOUT_DARK: printf("dark\n"); return 1;
    case SCANOUT_UNREAD:
        printf("unread %ux%u: %s\n", seen->width, seen->height, strerror(seen->os_code));
        return 3;
    case SCANOUT_NOTHING:
    case SCANOUT_PICTURE:
        printf("%s %ux%u, %d colours, %d in 1000 ground\n",
               seen->what == SCANOUT_PICTURE ? "picture" : "nothing", seen->width, seen->height,
               seen->verdict.colours, seen->verdict.ground_permil);
        return seen->what == SCANOUT_PICTURE ? 0 : 1;
    }
    return 1;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    long seconds = argc == 2 ? strtol(argv[1], &end, 10) : -1;
    if (seconds < 0 || seconds > 600 || end == argv[1] || *end != '\0') {
        fprintf(stderr, "usage: borne-screen SECONDS\n");
        return 2;
    }
    const struct timespec pause = {.tv_nsec = EVERY_MS * 1000000L};
    struct scanout_seen seen = scanout_look("/dev");
    for (long waits = seconds * 1000 / EVERY_MS; waits > 0 && seen.what != SCANOUT_PICTURE;
         waits--) {
        nanosleep(&pause, NULL);
        seen = scanout_look("/dev");
    }
    return say(&seen);
}
