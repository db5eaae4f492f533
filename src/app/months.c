/* months.c: see months.h. */
#include "app/months.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/arena.h"
#include "base/str.h"
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

/* What was kept of preps: rows as they come, a prep's beside each other. */
struct kept {
    struct indicators *rows; /* heap array */
    size_t count, room;
};

static void add_kept(void *context, uint32_t prep, const char *name, int64_t count)
{
    struct kept *kept = context;
    if (kept->count == 0 || kept->rows[kept->count - 1].prep != prep) {
        kept->rows = array_grow(kept->rows, kept->count, &kept->room, sizeof *kept->rows);
        kept->rows[kept->count++] = (struct indicators){.prep = prep, .is_closed = true};
    }
    indicators_recall(&kept->rows[kept->count - 1], name, count);
}

static uint32_t buyers_of(const struct kept *kept, uint32_t prep)
{
    for (size_t i = 0; i < kept->count; i++) {
        if (kept->rows[i].prep == prep) {
            return kept->rows[i].buyers;
        }
    }
    return 0;
}

static bool read_goals(struct store *store, struct goals *ret, struct error *err)
{
    const struct {
        const char *key;
        int64_t missing;
        int32_t *to;
    } all[] = {{MONTHS_KEY_MEMBERS, 0, &ret->members},
               {MONTHS_KEY_MEMBERS_GOAL, MONTHS_MEMBERS_GOAL, &ret->members_goal},
               {MONTHS_KEY_ORDERS_GOAL, MONTHS_ORDERS_GOAL, &ret->orders_goal}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        int64_t value;
        if (!store_setting_int(store, all[i].key, 0, MONTHS_GOAL_MOST, all[i].missing, &value,
                               err)) {
            return false;
        }
        *all[i].to = (int32_t)value;
    }
    return true;
}

/* One prep into the page: the year takes it, and the months as long as they have room. */
static bool take(struct store *store, uint32_t prep, bool is_asked, const struct kept *kept,
                 struct month_page *page, struct error *err)
{
    struct summary summary = {0};
    if (!count_one(store, prep, &summary, err)) {
        return false;
    }
    if (summary.lines == 0 && !is_asked) {
        summary_finish(&summary); /* purged, or never begun: there is nothing to count */
        return true;
    }
    page->year.months[page->year.count++] = indicators_of(&summary, buyers_of(kept, prep));
    if (page->count <= SUMMARY_BEFORE) {
        page->months[page->count++] = summary;
    } else {
        summary_finish(&summary);
    }
    return true;
}

bool months_count(struct store *store, uint32_t number, struct month_page *ret, struct error *err)
{
    struct month_page page = {.count = 0};
    struct kept kept = {0};
    uint32_t *preps = NULL;
    size_t count = 0;
    bool ok = read_goals(store, &page.year.goals, err) &&
              store_list_counts(store, add_kept, &kept, err) &&
              store_list_preps(store, &preps, &count, err);
    for (size_t i = count; ok && i-- > 0 && page.year.count < INDICATORS_MONTHS;) {
        ok = preps[i] > number || take(store, preps[i], preps[i] == number, &kept, &page, err);
    }
    uint32_t oldest = count > 0 ? preps[0] : number;
    for (size_t i = 0; ok && i < kept.count && page.year.count < INDICATORS_MONTHS; i++) {
        if (kept.rows[i].prep < oldest && kept.rows[i].orders > 0) {
            page.year.months[page.year.count++] = kept.rows[i];
        }
    }
    free(kept.rows);
    free(preps);
    if (!ok) {
        months_finish(&page);
        return false;
    }
    rate_suppliers(page.months, (size_t)page.count);
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

static bool keep_one(struct store *store, uint32_t prep, const struct kept *kept, struct error *err)
{
    struct summary summary = {0};
    struct kept_count counts[INDICATORS_KEPT];
    if (!count_one(store, prep, &summary, err)) {
        return false;
    }
    const struct indicators of = indicators_of(&summary, buyers_of(kept, prep));
    int count = summary.lines > 0 ? indicators_keep(&of, counts) : 0;
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        ok = store_keep_count(store, prep, counts[i].name, counts[i].count, err);
    }
    summary_finish(&summary);
    return ok;
}

bool months_keep(struct store *store, int64_t closed_before_ms, struct error *err)
{
    struct kept kept = {0};
    uint32_t *preps = NULL;
    size_t count = 0;
    bool ok = store_list_closed(store, closed_before_ms, &preps, &count, err) &&
              (count == 0 || store_list_counts(store, add_kept, &kept, err));
    for (size_t i = 0; ok && i < count; i++) {
        ok = keep_one(store, preps[i], &kept, err);
    }
    free(kept.rows);
    free(preps);
    return ok;
}
