/* speak.c: espeak-ng, run once for each clip. */
#include "app/speak.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"

/* Most clips take 20 ms; on a slow PC, looking more often takes the time that they need. */
enum { NAP_MOST_NS = 32000000 };
#define WORDS_A_MINUTE "140" /* its usual 175 is too quick for who learns the language */

bool speak_find(const char *name, char ret_path[LIMIT_PATH])
{
    const char *path = getenv("PATH");
    if (strchr(name, '/') != NULL) {
        return str_copy(ret_path, LIMIT_PATH, name) && access(name, X_OK) == 0;
    }
    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        if (length > 0 && length < LIMIT_PATH &&
            str_format(ret_path, LIMIT_PATH, "%.*s/%s", (int)length, path, name) &&
            access(ret_path, X_OK) == 0) {
            return true;
        }
        path += length + (path[length] == ':' ? 1 : 0);
    }
    return false;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    bool done = fputs(text, file) >= 0 && fputc('\n', file) != EOF;
    return fclose(file) == 0 && done;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool wait_for(pid_t child)
{
    struct timespec nap = {.tv_nsec = 2000000};
    int64_t until_ms = now_ms() + SPEAK_WAIT_MS;
    int status = 0;
    pid_t ended;
    while ((ended = waitpid(child, &status, WNOHANG)) == 0 && now_ms() < until_ms) {
        nanosleep(&nap, NULL);
        nap.tv_nsec = nap.tv_nsec < NAP_MOST_NS / 2 ? nap.tv_nsec * 2 : NAP_MOST_NS;
    }
    if (ended == 0) {
        kill(child, SIGKILL);
        (void)waitpid(child, &status, 0);
        return false;
    }
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool run(char *const words[])
{
    char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", plain[] = "LC_ALL=C.UTF-8";
    char *const surroundings[] = {path, plain, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int failed = posix_spawn(&child, words[0], &actions, NULL, words, surroundings);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 && wait_for(child);
}

bool speak(const char *program, const char *voice, const char *text, const char *to)
{
    char said[LIMIT_PATH], part[LIMIT_PATH], own[LIMIT_PATH], whose[64];
    if (!str_format(said, sizeof said, "%s.txt", to) ||
        !str_format(part, sizeof part, "%s.part", to) || !str_copy(own, sizeof own, program) ||
        !str_copy(whose, sizeof whose, voice) || !write_text(said, text)) {
        return false;
    }
    char voice_of[] = "-v", speed_of[] = "-s", speed[] = WORDS_A_MINUTE, to_of[] = "-w",
         from_of[] = "-f", coding[] = "-b", utf8[] = "1";
    char *const words[] = {own,  voice_of, whose, speed_of, speed, coding,
                           utf8, to_of,    part,  from_of,  said,  NULL};
    bool done = run(words) && rename(part, to) == 0;
    (void)unlink(said);
    if (!done) {
        (void)unlink(part);
    }
    return done;
}
