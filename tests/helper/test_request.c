/* test_request.c: the lines the helper understands, and all those it does not. */
#include "helper/request.h"

#include "base/str.h"
#include "support/check.h"

static bool reads(const char *text, size_t length)
{
    struct helper_request request;
    return helper_request_read(text, length, &request);
}

static void every_request_reads_back(void)
{
    for (int kind = 0; kind < HELPER_KIND_COUNT; kind++) {
        bool has_name = kind == HELPER_STICK_WRITE || kind == HELPER_STICK_READ ||
                        kind == HELPER_UPDATE || kind == HELPER_DISK_INSTALL;
        struct helper_request request = {.kind = (enum helper_kind)kind};
        (void)str_copy(request.name, sizeof request.name, has_name ? "MOIS_11-sdb1" : "");
        char line[HELPER_LINE];
        size_t length = helper_request_write(&request, line);
        struct helper_request back = {.kind = HELPER_KIND_COUNT};
        CHECK(helper_request_read(line, length, &back));
        CHECK_INT(back.kind, kind);
        CHECK_STR(back.name, request.name);
        CHECK(!reads(line, length - 1)); /* without its end */
    }
}

static void anything_else_is_refused(void)
{
    static const char *const bad[] = {
        "\n",
        "stick\n",
        "stick write\n",
        "stick write \n",
        "stick write  A\n",
        "stick write A \n",
        "stick write A B\n",
        "stick write ../A\n",
        "stick write .\n",
        "stick write -A\n",
        "stick write \xC3\xA9\n",
        "stick write A\n\n",
        "stick write A\nstick write B\n",
        "stick format A\n",
        "STICK write A\n",
        " stick write A\n",
        "power\n",
        "power off now\n",
        "power off \n",
        "power offf\n",
        "power\toff\n",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (reads(bad[i], strlen(bad[i]))) {
            CHECK_STR(bad[i], "refused");
        }
    }
    CHECK(!reads("", 0));
    CHECK(!reads("stick write A\0B\n", 16));
    char longest[HELPER_LINE + 8] = "stick write ";
    size_t head = strlen(longest);
    memset(longest + head, 'A', HELPER_NAME - 1);
    longest[head + HELPER_NAME - 1] = '\n';
    CHECK(reads(longest, head + HELPER_NAME));
    longest[head + HELPER_NAME - 1] = 'A';
    longest[head + HELPER_NAME] = '\n';
    CHECK(!reads(longest, head + HELPER_NAME + 1));
}

int main(void)
{
    RUN(every_request_reads_back);
    RUN(anything_else_is_refused);
    return 0;
}
