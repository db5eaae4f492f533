/* prep_place.c: where products lie, when it is not where the import said; and the copy of the plan
 * that a state owns once something in it differs. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/place.h"
#include "domain/plan_grow.h"
#include "domain/prep_internal.h"

const struct plan *prep_imported(const struct prep *prep)
{
    const struct plan *plan = plans_find(prep->plans, prep->plan->import);
    ASSERT(plan != NULL);
    return plan;
}

struct plan *prep_own_plan(struct prep *prep)
{
    if (prep->grown == NULL) {
        prep->grown = plan_copy(prep->plan);
        prep->plan = prep->grown;
    }
    return prep->grown;
}

void prep_disown_plan(struct prep *prep)
{
    const struct plan *base = prep_imported(prep);
    bool differs = prep->plan->crates.count != base->crates.count;
    for (size_t i = 0; i < base->products.count && !differs; i++) {
        differs = !str_equal(base->products.rows[i].place, prep->plan->products.rows[i].place);
    }
    if (prep->grown != NULL && !differs) {
        plan_finish(prep->grown);
        free(prep->grown);
        prep->grown = NULL;
        prep->plan = base;
    }
}

bool prep_apply_placed(struct prep *prep, const struct event *event)
{
    const struct product *product =
        prep->plan != NULL ? plan_product(prep->plan, event->product) : NULL;
    int most = (PLACE_ZONES + 1) * PLACE_IN_ZONE;
    if (product == NULL || event->number < 0 || event->number >= most) {
        return false;
    }
    char place[LIMIT_PLACE];
    place_write((int)event->number, place);
    if (event->number != 0 && place[0] == '\0') {
        return false;
    }
    size_t at = (size_t)(product - prep->plan->products.rows);
    str_copy(prep_own_plan(prep)->products.rows[at].place, LIMIT_PLACE, place);
    prep_disown_plan(prep);
    return true;
}
