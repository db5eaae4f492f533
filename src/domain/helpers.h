/* helpers.h: how many people helped in each half-day, as somebody counted heads and told it: for
 * the committee's indicators. A number of the day and no person's; told again, it replaces. */
#ifndef BORNE_DOMAIN_HELPERS_H
#define BORNE_DOMAIN_HELPERS_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/event.h"

struct prep;

struct helpers {
    uint32_t half_day, people;
};

/* 0: nobody told. */
uint32_t prep_helpers(const struct prep *prep, uint32_t half_day);
/* Half-days of volunteers, all together; *ret_told (may be NULL): of how many half-days. */
uint32_t prep_helpers_sum(const struct prep *prep, uint32_t *ret_told);

/* Inside of prep*.c. */
bool prep_apply_helpers(struct prep *prep, const struct event *event);

#endif
