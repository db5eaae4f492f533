/* test_ippeveprinter.c: test_ippeveprinter PORT SPOOL: a document to the print service that CUPS
 * brings for trying clients out, followed until it is printed; it lies in the spool byte for byte.
 * ippeveprinter.sh starts that service. */
#include <dirent.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "device/office_printer.h"
#include "support/check.h"

enum { SIZE = 300000, TRIES = 300 };

static uint8_t sent[SIZE], kept[SIZE + 1];

/* True if the newest document of the folder, or of one below it, is what was sent. */
static bool lies_in(const char *folder)
{
    bool found = false;
    DIR *dir = opendir(folder);
    for (struct dirent *entry = dir != NULL ? readdir(dir) : NULL; entry != NULL && !found;
         entry = readdir(dir)) {
        char path[512];
        struct stat st;
        str_format(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &st) != 0) {
            continue;
        }
        if (S_ISDIR(st.st_mode)) {
            found = lies_in(path);
        } else if (st.st_size == SIZE) {
            FILE *file = fopen(path, "rb");
            CHECK(file != NULL);
            found = fread(kept, 1, sizeof kept, file) == SIZE && memcmp(kept, sent, SIZE) == 0;
            fclose(file);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return found;
}

int main(int count, char **arguments)
{
    char path[] = "/tmp/borne-ippeve-XXXXXX";
    struct office office = {.host = "127.0.0.1"};
    struct office_status status = {.step = OFFICE_WAITS};
    struct error err = {0};
    int64_t port;
    int job = 0;
    CHECK(count == 3 && str_to_int64(arguments[1], 1, 65535, &port));
    office.port = (int)port;
    for (size_t i = 0; i < SIZE; i++) {
        sent[i] = (uint8_t)(i * 7 + i / 251);
    }
    memcpy(sent, "%PDF-1.5\n", 9);
    int fd = mkstemp(path);
    CHECK(fd >= 0 && write(fd, sent, SIZE) == SIZE);
    close(fd);
    if (!office_print(&office, "/ipp/print", path, "bordereaux.pdf", &job, &err)) {
        fprintf(stderr, "%s (%s)\n", err.text, err.detail);
        return 1;
    }
    for (int i = 0; i < TRIES && status.step != OFFICE_DONE; i++) {
        CHECK(office_follow(&office, "/ipp/print", job, &status, &err));
        CHECK(status.step != OFFICE_CANCELLED && status.step != OFFICE_FAILED);
        nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
    }
    CHECK_INT(status.step, OFFICE_DONE);
    CHECK_STR(office_say(&status), "");
    CHECK(lies_in(arguments[2]));
    unlink(path);
    puts("    a document was printed by ippeveprinter");
    return 0;
}
