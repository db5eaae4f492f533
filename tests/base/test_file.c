/* test_file.c: a file is there whole or not at all. */
#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "support/check.h"

static char folder[] = "/tmp/borne_file_XXXXXX";
static char path[LIMIT_PATH];

static void write_text(const char *text, bool commit)
{
    struct file_out out;
    struct error err = {0};
    CHECK(file_out_open(&out, path, &err));
    CHECK(file_out_write(&out, text, strlen(text)));
    if (commit) {
        CHECK(file_out_commit(&out, &err));
    } else {
        file_out_abandon(&out);
    }
    CHECK(out.stream == NULL);
    file_out_abandon(&out);
    CHECK(access(out.temporary, F_OK) != 0);
}

static void check_content(const char *want)
{
    char got[32] = "";
    FILE *in = fopen(path, "rb");
    CHECK(in != NULL);
    got[fread(got, 1, sizeof got - 1, in)] = '\0';
    fclose(in);
    CHECK_STR(got, want);
}

static void replaces_whole_or_not(void)
{
    write_text("premier", true);
    check_content("premier");
    write_text("à moitié", false);
    check_content("premier");
    write_text("second", true);
    check_content("second");
}

static void says_why_not(void)
{
    static const struct {
        const char *path, *code;
    } bad[] = {
        {"/nulle/part/x.pdf", "no_folder"},
        {"/dev/null/x.pdf", "no_folder"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct file_out out;
        struct error err = {0};
        CHECK(!file_out_open(&out, bad[i].path, &err));
        CHECK_STR(err.code, bad[i].code);
        CHECK_INT(err.kind, ERROR_ENVIRONMENT);
        file_out_abandon(&out);
    }
}

/* /dev/full takes nothing: the commit must say so, and leave the older file alone. */
static void tells_a_full_disk(void)
{
    struct file_out out;
    struct error err = {0};
    CHECK(file_out_open(&out, path, &err));
    CHECK(freopen("/dev/full", "wb", out.stream) != NULL);
    static char much[200000];
    file_out_write(&out, much, sizeof much);
    CHECK(!file_out_commit(&out, &err));
    CHECK_STR(err.code, "disk_full");
    CHECK(strstr(err.text, "x.txt") != NULL);
    CHECK(access(out.temporary, F_OK) != 0);
    check_content("second");
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    str_format(path, sizeof path, "%s/x.txt", folder);
    RUN(replaces_whole_or_not);
    RUN(says_why_not);
    RUN(tells_a_full_disk);
    unlink(path);
    rmdir(folder);
    return 0;
}
