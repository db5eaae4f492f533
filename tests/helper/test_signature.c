/* test_signature.c: who signed an update: the right key, a wrong one, changed bytes, hostile text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "helper/signature.h"
#include "support/check.h"

static char dir[] = "/tmp/borne-sign-XXXXXX";

static const char *in(const char *name)
{
    static char paths[4][LIMIT_PATH];
    static int next;
    next = (next + 1) % 4;
    (void)str_format(paths[next], LIMIT_PATH, "%s/%s", dir, name);
    return paths[next];
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(in(name), "wb");
    CHECK(file != NULL && fputs(text, file) >= 0);
    fclose(file);
}

static bool verify(const char *keys)
{
    struct error err = {0};
    bool done = signature_verify(in(keys), in("file"), in("file.sig"), &err);
    CHECK(done || strcmp(err.code, "wrong_key") == 0);
    return done;
}

static void only_the_right_key(void)
{
    struct error err = {0};
    struct stat status;
    CHECK(signature_make_key(in("ours"), &err));
    CHECK(signature_make_key(in("theirs"), &err));
    CHECK(stat(in("ours.key"), &status) == 0 && (status.st_mode & 0777) == 0600);
    CHECK(!signature_make_key(in("ours"), &err)); /* a key is never written over */
    put("file", "what is signed");
    CHECK(signature_sign(in("ours.key"), in("file"), &err));
    CHECK(verify("ours.pub"));
    CHECK(!verify("theirs.pub"));
    put("file", "what is signeD");
    CHECK(!verify("ours.pub"));
    put("file", "what is signed");
    CHECK(verify("ours.pub"));
    CHECK(signature_sign(in("theirs.key"), in("file"), &err));
    CHECK(!verify("ours.pub"));
    CHECK(!signature_sign(in("ours.pub"), in("file"), &err));
}

/* Keys are changed by having both for a while. */
static void several_keys(void)
{
    char both[SIGNATURE_LINE * 2 + 16] = "# keys\n";
    size_t length = strlen(both);
    FILE *file = fopen(in("ours.pub"), "rb");
    CHECK(file != NULL);
    length += fread(both + length, 1, SIGNATURE_LINE, file);
    fclose(file);
    file = fopen(in("theirs.pub"), "rb");
    CHECK(file != NULL);
    length += fread(both + length, 1, SIGNATURE_LINE, file);
    fclose(file);
    both[length] = '\0';
    put("both.pub", both);
    CHECK(verify("both.pub"));
}

static void hostile_signatures(void)
{
    static char large[SIGNATURE_FILE + 2];
    struct error err = {0};
    const char *texts[] = {"",
                           "borne signature ",
                           "borne signature AAAA\n",
                           "borne public AAAA\n",
                           "borne signature %%%%\n",
                           "\n\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        put("file.sig", texts[i]);
        CHECK(!verify("ours.pub"));
    }
    memset(large, 'A', sizeof large - 1);
    put("file.sig", large);
    CHECK(!signature_verify(in("ours.pub"), in("file"), in("file.sig"), &err));
    CHECK(!signature_verify(in("none.pub"), in("file"), in("file.sig"), &err));
}

int main(void)
{
    CHECK(mkdtemp(dir) != NULL);
    RUN(only_the_right_key);
    RUN(several_keys);
    RUN(hostile_signatures);
    char command[64];
    (void)str_format(command, sizeof command, "rm -rf %s", dir);
    CHECK(system(command) == 0);
    return 0;
}
