/* helpers.c: see helpers.h. */
#include "domain/helpers.h"

#include <stddef.h>

#include "base/arena.h"
#include "domain/prep.h"

uint32_t prep_helpers(const struct prep *prep, uint32_t half_day)
{
    for (size_t i = 0; i < prep->helper_count; i++) {
        if (prep->helpers[i].half_day == half_day) {
            return prep->helpers[i].people;
        }
    }
    return 0;
}

uint32_t prep_helpers_sum(const struct prep *prep, uint32_t *ret_told)
{
    uint32_t sum = 0, told = 0;
    for (size_t i = 0; i < prep->helper_count; i++) {
        sum += prep->helpers[i].people;
        told += prep->helpers[i].people > 0;
    }
    if (ret_told != NULL) {
        *ret_told = told;
    }
    return sum;
}

bool prep_apply_helpers(struct prep *prep, const struct event *event)
{
    if (event->target < 1 || event->target > prep->half_day || event->number < 0 ||
        event->number > LIMIT_HELPERS) {
        return false;
    }
    size_t at = 0;
    while (at < prep->helper_count && prep->helpers[at].half_day != event->target) {
        at++;
    }
    if (at == prep->helper_count) {
        prep->helpers = array_grow(prep->helpers, prep->helper_count, &prep->helper_room,
                                   sizeof *prep->helpers);
        prep->helper_count++;
    }
    prep->helpers[at] =
        (struct helpers){.half_day = event->target, .people = (uint32_t)event->number};
    return true;
}
