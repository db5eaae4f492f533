/* test_instant.c: instants as a script or a person writes them. */
#include "app/instant.h"
#include "support/check.h"

static void reads(void)
{
    static const struct {
        const char *text;
        int64_t at_s;
        int32_t offset_s;
    } good[] = {
        {"1970-01-01T00:00:00Z", 0, 0},
        {"2025-11-26T09:00:00+01:00", 1764144000, 3600},
        {"2025-11-26T09:00:00-03:30", 1764160200, -12600},
        {"2028-02-29T23:59:59Z", 1835481599, 0},
        {"2000-02-29T00:00:00Z", 951782400, 0},
        {"2025-12-31T00:00:00Z", 1767139200, 0},
        {"2000-03-01T00:00:00Z", 951868800, 0},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t at_ms = -1;
        int32_t offset_s = -1;
        CHECK(instant_read(good[i].text, &at_ms, &offset_s));
        CHECK_INT(at_ms, good[i].at_s * 1000);
        CHECK_INT(offset_s, good[i].offset_s);
    }
}

static void refuses(void)
{
    static const char *const bad[] = {
        "",
        "2025",
        "2025-11-26",
        "2025-11-26T09:00",
        "2025-11-26T09:00:00",
        "2025-11-26T09:00:00ZZ",
        "2025-11-26T09:00:00+1:00",
        "2025-11-26T09:00:00+01:00x",
        "2025-1-26T09:00:00Z",
        "2025-11-26T 9:00:00Z",
        "2025-11-26T-9:00:00Z",
        "2025-13-26T09:00:00Z",
        "2025-11-31T09:00:00Z",
        "2025-02-29T09:00:00Z",
        "2100-02-29T09:00:00Z",
        "2025-12-32T09:00:00Z",
        "2025-11-26T24:00:00Z",
        "2025-11-26T09:00:00+15:00",
        "1969-12-31T23:59:59Z",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t at_ms = -1;
        int32_t offset_s = -1;
        CHECK(!instant_read(bad[i], &at_ms, &offset_s));
        CHECK_INT(at_ms, -1);
        CHECK_INT(offset_s, -1);
    }
}

int main(void)
{
    RUN(reads);
    RUN(refuses);
    return 0;
}
