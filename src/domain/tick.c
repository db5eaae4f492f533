/* tick.c: see tick.h. */
#include "domain/tick.h"

#include <stddef.h>

#include "domain/prep.h"

const struct tick *prep_tick(const struct prep *prep, enum tick_list list, int64_t item)
{
    for (size_t i = 0; i < prep->tick_count; i++) {
        if (prep->ticks[i].list == list && prep->ticks[i].item == item) {
            return &prep->ticks[i];
        }
    }
    return NULL;
}

bool prep_is_ticked(const struct prep *prep, enum tick_list list, int64_t item)
{
    const struct tick *tick = prep_tick(prep, list, item);
    return tick != NULL && tick->is_done &&
           (list != TICK_CLEAN || tick->half_day == prep->half_day);
}

bool clean_is_reading(int64_t item)
{
    return item > CLEAN_FRIDGE && item < CLEAN_FREEZER + 100 && item != CLEAN_FREEZER;
}

int32_t clean_limit_tenths(int64_t item)
{
    return item > CLEAN_FREEZER ? LIMIT_FROZEN_TENTHS : LIMIT_CHILLED_TENTHS;
}

bool prep_is_too_warm(const struct prep *prep, int64_t item)
{
    const struct tick *tick = prep_tick(prep, TICK_CLEAN, item);
    return tick != NULL && prep_is_ticked(prep, TICK_CLEAN, item) &&
           reading_is_too_warm(item > CLEAN_FREEZER ? TEMPERATURE_FROZEN : TEMPERATURE_CHILLED,
                               tick->reading);
}

int64_t prep_bulk_item(uint32_t pickup, uint32_t product)
{
    return (int64_t)pickup << 32 | product;
}
