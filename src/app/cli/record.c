/* record.c: see cli/record.h. */
#include "app/cli/record.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#include "app/paths.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/decide.h"

int64_t cli_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool cli_sodium(struct error *err)
{
    return sodium_init() >= 0 || error_set(err, ERROR_ENVIRONMENT, "no_random",
                                           "Cette machine ne donne pas de nombres au hasard.");
}

uint64_t cli_random_station(void)
{
    uint64_t station = 0;
    while (station == 0) {
        randombytes_buf(&station, sizeof station);
    }
    return station;
}

static bool open_store(const char *dir, enum cli_access access, struct store **ret,
                       struct error *err)
{
    if (!cli_sodium(err)) {
        return false;
    }
    struct store_options options = {.read_only = access == CLI_READ,
                                    .station = cli_random_station()}; /* should it be new */
    return store_open(dir, &options, ret, err);
}

bool cli_store_open(const char *data, enum cli_access access, struct store **ret, struct error *err)
{
    char dir[LIMIT_PATH];
    return paths_data(data, dir, err) && open_store(dir, access, ret, err);
}

bool cli_record_open(const char *data, enum cli_access access, int64_t number, struct record *ret,
                     struct error *err)
{
    char dir[LIMIT_PATH];
    struct error failure = {0};
    memset(ret, 0, sizeof *ret);
    if (!paths_data(data, dir, err) || !open_store(dir, access, &ret->store, err)) {
        return false;
    }
    bool is_loaded = record_load(ret, ret->store, (uint32_t)number, &failure);
    if (is_loaded || (number == 0 && str_equal(failure.code, "no_prep"))) {
        return true;
    }
    record_finish(ret);
    if (err != NULL) {
        *err = failure;
    }
    return false;
}

bool cli_record_needs_plan(const struct record *record, struct error *err)
{
    return record->prep.plan != NULL ||
           error_set(err, ERROR_INPUT, "no_plan",
                     "Aucune commande n’a été importée : commencez par `borne import`.");
}

static bool keep(struct record *record, struct decision *decision, struct error *err)
{
    struct store_stamp stamp = store_stamp(record->store);
    int64_t at_ms = cli_now_ms();
    for (size_t i = 0; i < decision->count; i++) {
        store_stamp_event(&stamp, &decision->events[i], at_ms);
    }
    if (decision->count > 0 &&
        !store_append(record->store, decision->events, decision->count, err)) {
        return false;
    }
    for (size_t i = 0; i < decision->count; i++) {
        bool fits = prep_apply(&record->prep, &decision->events[i]);
        ASSERT(fits);
    }
    return true;
}

static bool refuse(const struct refusal *refusal, struct error *err)
{
    const char *name = refusal_name(refusal->kind);
    if (refusal->kind == REFUSAL_PREP_CLOSED) {
        return error_set(err, ERROR_INPUT, name, "Cette préparation est fermée.");
    }
    if (refusal->kind == REFUSAL_NO_SERIAL) {
        return error_set(err, ERROR_INPUT, name,
                         "Les %d étiquettes de cette préparation sont épuisées.", LIMIT_SERIAL);
    }
    return error_set(err, ERROR_INPUT, name, "Ce n’est pas possible maintenant.");
}

bool cli_record_do(struct record *record, const struct command *command, struct error *err)
{
    struct decision decision = {0};
    decide(&record->prep, NULL, command, &decision);
    bool ok = decision.refusal.kind == REFUSAL_NONE ? keep(record, &decision, err)
                                                    : refuse(&decision.refusal, err);
    decision_finish(&decision);
    return ok;
}
