/* record.c: a prep read from the record. */
#include "app/record.h"

#include <stdlib.h>
#include <string.h>

#include "app/floor_kept.h"
#include "base/assert.h"

static bool choose(struct store *store, uint32_t number, uint32_t *ret_number, struct error *err)
{
    uint32_t *preps = NULL, chosen = 0;
    size_t count = 0;
    if (!store_list_preps(store, &preps, &count, err) ||
        (number == 0 && !store_open_prep(store, &chosen, err))) {
        free(preps);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (preps[i] == number) {
            chosen = number;
        }
    }
    if (chosen == 0 && number == 0 && count > 0) {
        chosen = preps[count - 1];
    }
    free(preps);
    if (chosen == 0) {
        return error_set(err, ERROR_INPUT, "no_prep",
                         "Cette préparation n’existe pas encore : importez d’abord un mois.");
    }
    *ret_number = chosen;
    return true;
}

bool record_load(struct record *record, struct store *store, uint32_t number, struct error *err)
{
    uint32_t chosen = 0;
    if (!choose(store, number, &chosen, err) ||
        !store_load_plans(store, chosen, &record->plans, err)) {
        return false;
    }
    prep_init(&record->prep, chosen, &record->plans);
    record->prep.station = store_station(store);
    if (!store_replay(store, chosen, &record->prep, err)) {
        return false;
    }
    if (!floor_kept(store, &record->floor, err) || !own_load(store, &record->own, err)) {
        return false;
    }
    record->walk = calloc(1, sizeof *record->walk);
    ASSERT(record->walk != NULL);
    floor_walk_make(&record->floor, record->walk);
    record->prep.walk = record->walk;
    return record->prep.plan == NULL ||
           store_load_people(store, record->prep.plan, &record->people, err);
}

bool record_open(struct record *record, const char *dir, uint32_t number, struct error *err)
{
    struct store_options options = {.read_only = true};
    if (!store_open(dir, &options, &record->store, err)) {
        return false;
    }
    if (!record_load(record, record->store, number, err)) {
        record_finish(record);
        return false;
    }
    return true;
}

void record_finish(struct record *record)
{
    free(record->walk);
    own_finish(&record->own);
    prep_finish(&record->prep);
    store_free_plans(&record->plans);
    people_finish(&record->people);
    store_close(record->store);
    memset(record, 0, sizeof *record);
}
