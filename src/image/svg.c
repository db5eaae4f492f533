/* svg.c: a drawing, made dots by rsvg-convert: a program of its own, which may use so much time and
 * memory and then is stopped, gets the drawing on its standard input (so that nothing beside it is
 * read for it) and answers with a PNG. Its library is not ours: a drawing that hurts it, or takes
 * it for ever, does not hurt the kiosk, and a station without it needs no other build. */
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "image/image_private.h"

#define RSVG    "/usr/bin/rsvg-convert"
#define LIMITER "/usr/bin/prlimit"

enum { WAIT_MS = 8000, NAP_NS = 5000000, ANSWER_BYTES = 16 << 20 };

static bool is_missing(struct error *err)
{
    return error_set(err, ERROR_INPUT, "image_unread",
                     "C’est un dessin SVG, et cette borne n’a pas de quoi le lire : ouvrez-le, "
                     "puis « Exporter en PNG », et apportez ce fichier.");
}

static bool wait_for(pid_t child)
{
    struct timespec nap = {.tv_nsec = NAP_NS};
    int status = 0;
    pid_t ended = 0;
    for (int ms = 0; ms < WAIT_MS && (ended = waitpid(child, &status, WNOHANG)) == 0;
         ms += NAP_NS / 1000000) {
        nanosleep(&nap, NULL);
    }
    if (ended == 0) {
        kill(child, SIGKILL);
        (void)waitpid(child, &status, 0);
        return false;
    }
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool run(int from, int to, const struct image_room *room)
{
    char w[16], h[16];
    str_format(w, sizeof w, "%d", room->w);
    str_format(h, sizeof h, "%d", room->h);
    char limiter[] = LIMITER, cpu[] = "--cpu=6", memory[] = "--as=1073741824",
         file[] = "--fsize=16777216", program[] = RSVG, shape[] = "--keep-aspect-ratio",
         of_w[] = "--width", of_h[] = "--height", as[] = "--format", png[] = "png";
    char *const words[] = {limiter, cpu,  memory, file, program, shape, of_w,
                           w,       of_h, h,      as,   png,     NULL};
    char path[] = "PATH=/usr/bin:/bin", plain[] = "LC_ALL=C.UTF-8";
    char *const surroundings[] = {path, plain, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, from, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, to, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int failed = posix_spawn(&child, words[0], &actions, NULL, words, surroundings);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 && wait_for(child);
}

/* What the program answered. */
static bool read_answer(FILE *answer, struct image *ret, struct error *err)
{
    uint8_t *bytes = NULL;
    long size = fseek(answer, 0, SEEK_END) == 0 ? ftell(answer) : -1;
    bool done = size > 0 && size <= ANSWER_BYTES && fseek(answer, 0, SEEK_SET) == 0 &&
                (bytes = malloc((size_t)size)) != NULL &&
                fread(bytes, 1, (size_t)size, answer) == (size_t)size;
    done = done ? read_png(bytes, (size_t)size, ret, err) : image_damaged(err);
    free(bytes);
    return done;
}

bool read_svg(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
              struct error *err)
{
    if (access(RSVG, X_OK) != 0 || access(LIMITER, X_OK) != 0) {
        return is_missing(err);
    }
    if (size > LIMIT_SVG_BYTES) {
        return error_set(err, ERROR_INPUT, "image_large",
                         "Ce dessin SVG est trop lourd : %d Mo au plus.", LIMIT_SVG_BYTES >> 20);
    }
    FILE *drawing = tmpfile(), *answer = tmpfile();
    bool done = drawing != NULL && answer != NULL;
    if (!done) {
        (void)error_set(err, ERROR_ENVIRONMENT, "disk_failed", "Le disque n’a plus de place.");
    } else if (fwrite(bytes, 1, size, drawing) != size || fflush(drawing) != 0 ||
               fseek(drawing, 0, SEEK_SET) != 0 || !run(fileno(drawing), fileno(answer), room)) {
        done = image_damaged(err);
    } else {
        done = read_answer(answer, ret, err);
    }
    if (drawing != NULL) {
        (void)fclose(drawing);
    }
    if (answer != NULL) {
        (void)fclose(answer);
    }
    return done;
}
