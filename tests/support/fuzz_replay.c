/* fuzz_replay.c: runs a fuzz target over the files of a folder, for builds without libFuzzer. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 1 << 20 };

/* Gives the target a block of exactly the file's size, so that the sanitizer sees one byte too
 * many. False if the file cannot be read. */
static bool replay(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    static uint8_t read[INPUT_MAX];
    size_t size = fread(read, 1, sizeof read, file);
    fclose(file);
    uint8_t *data = malloc(size > 0 ? size : 1);
    if (data == NULL) {
        return false;
    }
    memcpy(data, read, size);
    printf("  %s\n", name);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return true;
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
