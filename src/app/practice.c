/* practice.c: decide, keep in memory, apply; as the station does it, without waiting. */
#include "app/practice.h"

#include <stdlib.h>

#include "base/assert.h"
#include "domain/decide.h"
#include "domain/plan_build.h"
#include "domain/practice.h"
#include "store/store.h"

struct practice {
    struct store *store;
    struct store_stamp stamp;
    struct month month;
    struct plan plan;
    struct people people;
    struct plans plans;
    struct prep prep;
    struct pairs pairs;
    struct decision decision;
    unsigned learned;
};

static bool keep(struct practice *p, const struct command *command, int64_t now_ms,
                 struct error *err)
{
    decide(&p->prep, &p->pairs, command, &p->decision);
    for (size_t i = 0; i < p->decision.count; i++) {
        store_stamp_event(&p->stamp, &p->decision.events[i], now_ms);
    }
    if (p->decision.count > 0 && command->kind != COMMAND_SET_PLAN &&
        !store_append(p->store, p->decision.events, p->decision.count, err)) {
        return false;
    }
    for (size_t i = 0; i < p->decision.count; i++) {
        bool fits = prep_apply(&p->prep, &p->decision.events[i]);
        ASSERT(fits);
        p->learned = practice_learned(p->learned, &p->decision.events[i]);
    }
    return true;
}

static bool draw_labels(struct practice *p, enum code_kind kind, const uint32_t *ids, size_t count,
                        int64_t now_ms, struct error *err)
{
    struct command draw = {.kind = COMMAND_DRAW_LABELS,
                           .label_kind = (int32_t)kind,
                           .targets = ids,
                           .target_count = count};
    return keep(p, &draw, now_ms, err);
}

static bool begin(struct practice *p, int64_t now_ms, struct error *err)
{
    struct command set = {.kind = COMMAND_SET_PLAN, .target = p->plan.import};
    uint32_t crate = p->plan.crates.rows[0].id, products[PRACTICE_LESSONS];
    for (size_t i = 0; i < PRACTICE_LESSONS; i++) {
        products[i] = p->plan.products.rows[i].id;
    }
    p->stamp = store_stamp(p->store);
    decide(&p->prep, &p->pairs, &set, &p->decision);
    ASSERT(p->decision.count == 1);
    store_stamp_event(&p->stamp, &p->decision.events[0], now_ms);
    if (!store_import(p->store, &p->plan, &p->people, &p->decision.events[0], err)) {
        return false;
    }
    bool fits = prep_apply(&p->prep, &p->decision.events[0]);
    ASSERT(fits);
    return draw_labels(p, CODE_CRATE, &crate, 1, now_ms, err) &&
           draw_labels(p, CODE_PRODUCT, products, PRACTICE_LESSONS, now_ms, err);
}

bool practice_create(uint64_t station, int64_t now_ms, struct practice **ret, struct error *err)
{
    struct practice *p = calloc(1, sizeof *p);
    ASSERT(p != NULL);
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    practice_month(&p->month);
    plan_build(&p->month, &settings, &ids, &p->plan, &p->people);
    ASSERT(p->plan.crates.count == 1 && p->plan.products.count == PRACTICE_LESSONS);
    plans_add(&p->plans, &p->plan);
    prep_init(&p->prep, p->plan.prep, &p->plans);
    p->prep.is_practice = true;
    struct store_options options = {.station = station};
    if (!store_open(":memory:", &options, &p->store, err) || !begin(p, now_ms, err)) {
        practice_destroy(p);
        return false;
    }
    *ret = p;
    return true;
}

void practice_destroy(struct practice *p)
{
    if (p == NULL) {
        return;
    }
    store_close(p->store);
    decision_finish(&p->decision);
    pairs_finish(&p->pairs);
    prep_finish(&p->prep);
    plans_finish(&p->plans);
    people_finish(&p->people);
    plan_finish(&p->plan);
    month_finish(&p->month);
    free(p);
}

void practice_fill_view(const struct practice *p, struct ui_view *view)
{
    view->prep = &p->prep;
    view->pairs = &p->pairs;
    view->mistakes = NULL;
    view->people = NULL;
    view->floor = NULL; /* its places are a room of their own */
    view->photos = NULL;
    view->walk = NULL;
    view->is_slow = false;
    view->practice_learned = p->learned;
}

bool practice_command(struct practice *p, uint8_t lane, const struct command *command,
                      uint64_t pair, int64_t now_ms, struct outcome *ret_outcome, struct error *err)
{
    struct command asked = *command;
    asked.lane = lane;
    asked.pair = pair;
    if (!keep(p, &asked, now_ms, err)) {
        return false;
    }
    *ret_outcome = (struct outcome){.request = REQUEST_COMMAND,
                                    .command = asked,
                                    .refusal = p->decision.refusal,
                                    .event_count = p->decision.count};
    if (p->decision.count > 0) {
        ret_outcome->event = p->decision.events[p->decision.count - 1].kind;
    }
    return true;
}
