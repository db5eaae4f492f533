/* months.c: see months.h. */
#include "app/months.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "report/rate.h"

static bool count_one(struct store *store, uint32_t number, struct summary *ret, struct error *err)
{
    struct plans plans = {0};
    struct prep prep;
    if (!store_load_plans(store, number, &plans, err)) {
        return false;
    }
    prep_init(&prep, number, &plans);
    bool ok = store_replay(store, number, &prep, err);
    if (ok) {
        summary_make(&prep, ret);
        rate_summary(ret);
    }
    prep_finish(&prep);
    store_free_plans(&plans);
    return ok;
}

bool months_count(struct store *store, uint32_t number, struct month_page *ret, struct error *err)
{
    struct month_page page = {.count = 0};
    uint32_t *preps = NULL;
    size_t count = 0;
    bool ok = store_list_preps(store, &preps, &count, err);
    for (size_t i = count; ok && i-- > 0 && page.count <= SUMMARY_BEFORE;) {
        if (preps[i] > number) {
            continue;
        }
        struct summary *summary = &page.months[page.count];
        ok = count_one(store, preps[i], summary, err);
        if (ok && (summary->lines > 0 || preps[i] == number)) {
            page.count++;
        } else if (ok) {
            summary_finish(summary); /* purged: nothing of it can be counted any more */
        }
    }
    free(preps);
    if (!ok) {
        months_finish(&page);
        return false;
    }
    *ret = page;
    return true;
}

void months_finish(struct month_page *page)
{
    for (int i = 0; i < page->count; i++) {
        summary_finish(&page->months[i]);
    }
    memset(page, 0, sizeof *page);
}
