/* fuzz_replay.c: runs a fuzz target over the files of a folder, for builds without libFuzzer. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 1 << 20 };

/* False if the file cannot be read. */
static bool replay(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(INPUT_MAX);
    bool ok = file != NULL && data != NULL;
    if (ok) {
        size_t size = fread(data, 1, INPUT_MAX, file);
        /* A block of exactly this size: reading one byte too many is seen by the sanitizer. */
        data = realloc(data, size > 0 ? size : 1);
        printf("  %s\n", name);
        fflush(stdout);
        LLVMFuzzerTestOneInput(data, size);
    }
    free(data);
    if (file != NULL) {
        fclose(file);
    }
    return ok;
}

int main(int argc, char **argv)
{
    DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;
    if (dir == NULL) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    int replayed = 0;
    bool ok = true;
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] != '.') {
            ok = replay(argv[1], entry->d_name) && ok;
            replayed++;
        }
    }
    closedir(dir);
    return ok && replayed > 0 ? 0 : 1;
}
