/* test_rate.c: intervals against tables that others computed: Poisson's (Garwood) and Wilson's. */
#include "report/rate.h"
#include "support/check.h"

/* Within a thousandth of what the table says. */
static void near(int64_t got, int64_t want)
{
    if (got < want - 1000 || got > want + 1000) {
        CHECK_INT(got, want);
    }
}

/* 1000 lines, so that a limit of the table is the limit per 1 000. */
static void counts_have_garwoods_limits(void)
{
    static const struct {
        uint32_t cases;
        int64_t low, high;
    } table[] = {{0, 0, 3689000},        {1, 25000, 5572000},     {2, 242000, 7225000},
                 {5, 1623000, 11668000}, {10, 4795000, 18390000}, {50, 37110000, 65920000}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct rate rate = rate_of_cases(table[i].cases, 1000);
        CHECK_INT(rate.value, (int64_t)table[i].cases * 1000);
        near(rate.low * 1000, table[i].low);
        near(rate.high * 1000, table[i].high);
    }
}

static void shares_have_wilsons_limits(void)
{
    struct rate rate = rate_of_share(81, 263); /* Newcombe 1998: 0.2553 to 0.3662 */
    near(rate.low, 255300);
    near(rate.high, 366200);
    rate = rate_of_share(0, 20); /* 0 to 0.1611 */
    CHECK_INT(rate.low, 0);
    near(rate.high, 161100);
    CHECK(!rate.is_thin);
    CHECK(rate_of_share(1, 3).is_thin);
}

static void few_cases_say_so(void)
{
    CHECK(rate_of_cases(0, 0).is_thin);
    CHECK(rate_of_cases(3, 200).is_thin);
    CHECK(!rate_of_cases(0, 2000).is_thin); /* nothing in two thousand lines says something */
    CHECK(!rate_of_cases(40, 2000).is_thin);
    struct rate a = rate_of_cases(3, 1000), b = rate_of_cases(6, 1000), c = rate_of_cases(40, 1000);
    CHECK(!rate_differs(&a, &b));
    CHECK(rate_differs(&a, &c));
}

static void suppliers_are_counted_over_all_months(void)
{
    struct summary_supplier now[] = {
        {.name = "Moulin", .lines = 100, .cases = 1, .due = 3, .late = 1},
        {.name = "Verger", .lines = 10}};
    struct summary_supplier then[] = {{.name = "Autre", .lines = 50, .cases = 50},
                                      {.name = "Moulin", .lines = 400, .cases = 2, .due = 20}};
    struct summary months[] = {{.suppliers = now, .supplier_count = 2},
                               {.suppliers = then, .supplier_count = 2}};
    rate_suppliers(months, 2);
    CHECK_INT(now[0].troubles.cases, 3);
    CHECK_INT(now[0].troubles.of, 500);
    CHECK_INT(now[0].lateness.cases, 1);
    CHECK_INT(now[0].lateness.of, 23);
    CHECK(!now[0].lateness.is_thin);
    CHECK(now[1].lateness.is_thin); /* nothing was due */
    CHECK_INT(now[1].troubles.of, 10);
    rate_suppliers(months, 1);
    CHECK(now[0].lateness.is_thin); /* three deliveries say nothing */
}

int main(void)
{
    RUN(counts_have_garwoods_limits);
    RUN(shares_have_wilsons_limits);
    RUN(few_cases_say_so);
    RUN(suppliers_are_counted_over_all_months);
    return 0;
}
