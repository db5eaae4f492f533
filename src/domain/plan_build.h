/* plan_build.h: turns a month into a plan: numbers the orders by pick-up point and splits each
 * into crates and bags. Deterministic: the same month and settings give the same plan. */
#ifndef BORNE_DOMAIN_PLAN_BUILD_H
#define BORNE_DOMAIN_PLAN_BUILD_H

#include "domain/month.h"
#include "domain/people.h"
#include "domain/plan.h"

/* The first free id of each table of a data folder. */
struct plan_ids {
    uint32_t import, prep;
    uint32_t room, supplier, product, lot, pickup, order, line, crate, portion;
};

/* 12 kg a crate, 5 % or 30 g of tolerance. */
struct plan_settings plan_settings_default(void);

/* `ids` starting at 1 everywhere for an empty data folder. */
struct plan_ids plan_ids_first(void);
/* The ids after those of `plan`. */
struct plan_ids plan_ids_after(const struct plan *plan);

/* Fills *ret_plan and *ret_people (both zeroed by the caller, freed by plan_finish and
 * people_finish). Orders without a pick-up point get numbers after all others. */
void plan_build(const struct month *month, const struct plan_settings *settings,
                const struct plan_ids *ids, struct plan *ret_plan, struct people *ret_people);

/* Gives the pick-up point `at` a letter that no other row has. */
void plan_choose_letter(struct plan *plan, size_t at);

#endif
