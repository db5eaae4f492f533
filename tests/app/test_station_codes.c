/* test_station_codes.c: codes that were taught outlive the program and the month. */
#include "base/str.h"
#include "support/check.h"
#include "world.h"

static struct world w;

/* The code of a case: known after a restart, and by the next month's product of the same sku. */
static void a_code_that_was_taught_is_known_next_month(void)
{
    static const char gtin[] = "13256221111115";
    int32_t units = 0;
    world_begin(&w, NULL);
    world_open_crate(&w);
    const struct prep *prep = station_prep(w.station);
    const struct product *product = &prep->plan->products.rows[0];
    uint32_t id = product->id;
    char sku[LIMIT_SKU];
    (void)str_copy(sku, sizeof sku, product->sku);
    struct request teach = {
        .kind = REQUEST_COMMAND,
        .command = {
            .kind = COMMAND_LEARN_CODE, .code = code_read(gtin), .target = id, .value = 12}};
    world_request(&w, teach);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NONE);
    world_restart(&w);
    prep = station_prep(w.station);
    CHECK(prep_product_of_gtin(prep, gtin, &units) != NULL);
    CHECK_INT(units, 12);
    world_request(
        &w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_HALF_DAY}});
    world_request(
        &w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_PREP}});
    world_settle(&w);
    world_open_crate(&w);
    world_settle(&w);
    prep = station_prep(w.station);
    CHECK_INT(prep->number, 2);
    const struct product *found = prep_product_of_gtin(prep, gtin, &units);
    CHECK(found != NULL && found->id != id);
    CHECK_STR(found->sku, sku);
    CHECK_INT(units, 12);
    /* Forgotten, it stays so. */
    teach.command.target = found->id;
    teach.command.value = 0;
    world_request(&w, teach);
    world_settle(&w);
    CHECK(prep_product_of_gtin(prep, gtin, NULL) == NULL);
    world_restart(&w);
    world_settle(&w);
    CHECK(prep_product_of_gtin(station_prep(w.station), gtin, NULL) == NULL);
    world_end(&w);
}

int main(void)
{
    RUN(a_code_that_was_taught_is_known_next_month);
    return 0;
}
