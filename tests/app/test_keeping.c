/* test_keeping.c: for how long things are kept: settings move within what members were promised. */
#include "app/keeping.h"

#include "store/fixture.h"
#include "support/check.h"

static struct retention with(struct store *store, const char *key, const char *value)
{
    struct error err = {0};
    struct retention retention = {0};
    CHECK(store_set_setting(store, key, value, &err));
    CHECK(keeping_retention(store, &retention, &err));
    return retention;
}

int main(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    struct retention usual = retention_default();
    CHECK_INT(with(store, "names_days", "3").names_days, 3);
    CHECK_INT(with(store, "names_days", "0").names_days, 0); /* on the day of closing */
    static const char *const bad[] = {"61", "36500", "-1", "", "ever"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) { /* never longer than is promised */
        CHECK_INT(with(store, "names_days", bad[i]).names_days, usual.names_days);
    }
    CHECK_INT(with(store, "record_days", "400").record_days, 400);
    CHECK_INT(with(store, "record_days", "7").record_days, usual.record_days);
    CHECK_INT(with(store, "log_days", "400").log_days, usual.log_days);
    store_close(store);
    fixture_remove(&folder);
    return 0;
}
