/* store_plan.c: plans and people, saved and loaded whole. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "store/plan_table.h"
#include "store/store_private.h"

/* Every row begins with its id. */
static uint32_t id_of(const void *row)
{
    uint32_t id;
    memcpy(&id, row, sizeof id);
    return id;
}

size_t store_plan_values(const struct plan *plan, const struct plan_part *parts, struct db_value *v)
{
    const struct db_value heads[] = {
        DB_INT(plan->import),
        DB_INT(plan->prep),
        DB_TEXT(plan->period),
        DB_TEXT(plan->format),
        DB_TEXT(plan->digest),
        DB_INT(plan->settings.crate_limit_g),
        DB_INT(plan->settings.weight_tolerance_permil),
        DB_INT(plan->settings.weight_tolerance_min_g),
    };
    memcpy(v, heads, sizeof heads);
    for (size_t i = 0; i < PLAN_TABLE_COUNT; i++) {
        v[8 + 2 * i] = DB_INT(*parts[i].first_id);
        v[9 + 2 * i] = DB_INT(*parts[i].count);
    }
    return 8 + 2 * PLAN_TABLE_COUNT;
}

static bool save_plan_row(struct store *store, const struct plan *plan,
                          const struct plan_part parts[PLAN_TABLE_COUNT], struct error *err)
{
    struct db_value v[8 + 2 * PLAN_TABLE_COUNT];
    size_t count = store_plan_values(plan, parts, v);
    return DB_RUN(&store->db, SQL_PREP_ADD, err, DB_INT(plan->prep)) &&
           db_run(&store->db, SQL_PLAN_ADD, v, count, err);
}

bool store_save_plan(struct store *store, const struct plan *plan, const struct people *people,
                     struct error *err)
{
    struct plan copy = *plan; /* only to reach its arrays */
    struct plan_part parts[PLAN_TABLE_COUNT];
    plan_table_parts(&copy, parts);
    if (!save_plan_row(store, plan, parts, err)) {
        return false;
    }
    for (size_t i = 0; i < PLAN_TABLE_COUNT; i++) {
        const struct plan_table *table = &plan_tables[i];
        ASSERT(table->values + 2 <= PLAN_TABLE_VALUES);
        const char *row = plan_table_rows(&parts[i]);
        for (size_t r = 0; r < *parts[i].count; r++, row += table->size) {
            struct db_value v[PLAN_TABLE_VALUES] = {DB_INT(id_of(row)), DB_INT(plan->import)};
            table->to_values(row, v + 2);
            if (!db_run(&store->db, table->add, v, table->values + 2, err)) {
                return false;
            }
        }
    }
    for (size_t i = 0; people != NULL && i < people->count; i++) {
        const struct person *person = &people->rows[i];
        if (!DB_RUN(&store->db, SQL_PERSON_ADD, err, DB_INT(person->order),
                    DB_TEXT(person->first_name), DB_TEXT(person->initial), DB_TEXT(person->note))) {
            return false;
        }
    }
    return people == NULL || people->buyers == 0 ||
           store_keep_count(store, plan->prep, "buyers", people->buyers, err);
}

static bool load_plan_row(struct store *store, uint32_t import, struct plan *plan,
                          const struct plan_part parts[PLAN_TABLE_COUNT], struct error *err)
{
    struct db_rows rows;
    DB_START(&rows, &store->db, SQL_PLAN, DB_INT(import));
    enum db_step step = db_next(&rows, err);
    if (step != DB_ROW) {
        return step == DB_DONE ? db_damaged("no such plan", err) : false;
    }
    plan->import = db_u32(&rows, 0);
    plan->prep = (uint32_t)db_int(&rows, 1, 1, LIMIT_PREP);
    db_text(&rows, 2, plan->period, sizeof plan->period);
    db_text(&rows, 3, plan->format, sizeof plan->format);
    db_text(&rows, 4, plan->digest, sizeof plan->digest);
    plan->settings.crate_limit_g = db_i32(&rows, 5);
    plan->settings.weight_tolerance_permil = db_i32(&rows, 6);
    plan->settings.weight_tolerance_min_g = db_i32(&rows, 7);
    for (size_t i = 0; i < PLAN_TABLE_COUNT; i++) {
        *parts[i].first_id = db_u32(&rows, 8 + 2 * (int)i);
        *parts[i].count = (size_t)db_int(&rows, 9 + 2 * (int)i, 0, (int64_t)plan_tables[i].limit);
    }
    return db_next(&rows, err) == DB_DONE;
}

/* The rows of one array: exactly those the plan's row promised, with ids that follow each other. */
static bool load_part(struct store *store, uint32_t import, const struct plan_table *table,
                      struct plan_part part, struct error *err)
{
    size_t promised = *part.count, count = 0;
    uint32_t first = *part.first_id;
    *part.count = 0;
    if (promised == 0) {
        return true;
    }
    char *items = calloc(promised, table->size);
    ASSERT(items != NULL);
    plan_table_set_rows(&part, items);
    *part.count = promised;
    struct db_rows rows;
    DB_START(&rows, &store->db, table->list, DB_INT(first),
             DB_INT((int64_t)first + (int64_t)promised), DB_INT(import));
    enum db_step step;
    while ((step = db_next(&rows, err)) == DB_ROW) {
        char *row = items + count * table->size;
        if (count >= promised) {
            rows.is_damaged = true;
            continue;
        }
        table->from_row(&rows, row);
        rows.is_damaged = rows.is_damaged || id_of(row) != first + count;
        count++;
    }
    if (step == DB_DONE && count != promised) {
        return db_damaged("rows of a plan are missing", err);
    }
    return step == DB_DONE;
}

static bool load_plan(struct store *store, uint32_t import, struct plan *plan, struct error *err)
{
    struct plan_part parts[PLAN_TABLE_COUNT];
    memset(plan, 0, sizeof *plan);
    plan_table_parts(plan, parts);
    bool done = load_plan_row(store, import, plan, parts, err);
    for (size_t i = 0; i < PLAN_TABLE_COUNT && !done; i++) {
        *parts[i].count = 0; /* nothing was read for the promise */
    }
    for (size_t i = 0; i < PLAN_TABLE_COUNT && done; i++) {
        done = load_part(store, import, &plan_tables[i], parts[i], err);
    }
    const char *wrong = done ? plan_check(plan) : NULL;
    if (wrong != NULL) {
        done = db_damaged(wrong, err);
    }
    if (!done) {
        plan_finish(plan);
    }
    return done;
}

bool store_load_plans(struct store *store, uint32_t prep, struct plans *ret_plans,
                      struct error *err)
{
    struct plans plans = {0};
    uint32_t *imports = NULL;
    size_t count = 0, room = 0;
    struct db_rows rows;
    enum db_step step;
    bool done = false;
    DB_START(&rows, &store->db, SQL_PLAN_LIST, DB_INT(prep));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        imports = array_grow(imports, count, &room, sizeof *imports);
        imports[count++] = db_u32(&rows, 0);
    }
    if (step == DB_FAILED) {
        goto out;
    }
    for (size_t i = 0; i < count; i++) {
        struct plan *plan = calloc(1, sizeof *plan);
        ASSERT(plan != NULL);
        if (!load_plan(store, imports[i], plan, err)) {
            free(plan);
            goto out;
        }
        plans_add(&plans, plan);
    }
    *ret_plans = plans;
    done = true;
out:
    if (!done) {
        store_free_plans(&plans);
    }
    free(imports);
    return done;
}

void store_free_plans(struct plans *plans)
{
    for (size_t i = 0; i < plans->count; i++) {
        struct plan *plan = (struct plan *)(uintptr_t)plans->items[i];
        plan_finish(plan);
        free(plan);
    }
    plans_finish(plans);
}

bool store_load_people(struct store *store, const struct plan *plan, struct people *ret_people,
                       struct error *err)
{
    struct people people = {0};
    struct db_rows rows;
    enum db_step step;
    DB_START(&rows, &store->db, SQL_PERSON_LIST, DB_INT(plan->orders.first_id),
             DB_INT((int64_t)plan->orders.first_id + (int64_t)plan->orders.count));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        people.rows = array_grow(people.rows, people.count, &people.room, sizeof *people.rows);
        struct person *person = &people.rows[people.count++];
        memset(person, 0, sizeof *person);
        person->order = db_u32(&rows, 0);
        db_text(&rows, 1, person->first_name, sizeof person->first_name);
        db_text(&rows, 2, person->initial, sizeof person->initial);
        db_text(&rows, 3, person->note, sizeof person->note);
    }
    if (step == DB_FAILED) {
        people_finish(&people);
        return false;
    }
    *ret_people = people;
    return true;
}

bool store_plan_ids(struct store *store, struct plan_ids *ret, struct error *err)
{
    struct db_rows rows;
    DB_START(&rows, &store->db, SQL_PLAN_IDS, DB_INT(PLAN_FREE_CRATES), DB_INT(PLAN_FREE_PORTIONS));
    if (db_next(&rows, err) != DB_ROW) {
        return false;
    }
    struct plan_ids ids = {
        .import = db_u32(&rows, 0),
        .prep = db_u32(&rows, 1),
        .room = db_u32(&rows, 2),
        .supplier = db_u32(&rows, 3),
        .product = db_u32(&rows, 4),
        .lot = db_u32(&rows, 5),
        .pickup = db_u32(&rows, 6),
        .order = db_u32(&rows, 7),
        .line = db_u32(&rows, 8),
        .crate = db_u32(&rows, 9),
        .portion = db_u32(&rows, 10),
    };
    if (db_next(&rows, err) != DB_DONE) {
        return false;
    }
    *ret = ids;
    return true;
}

/* The numbers that a query which was begun gives. */
static bool list_numbers(struct db_rows *rows, uint32_t **ret_preps, size_t *ret_count,
                         struct error *err)
{
    uint32_t *preps = NULL;
    size_t count = 0, room = 0;
    enum db_step step;
    while ((step = db_next(rows, err)) == DB_ROW) {
        preps = array_grow(preps, count, &room, sizeof *preps);
        preps[count++] = db_u32(rows, 0);
    }
    if (step == DB_FAILED) {
        free(preps);
        return false;
    }
    *ret_preps = preps;
    *ret_count = count;
    return true;
}

bool store_list_preps(struct store *store, uint32_t **ret_preps, size_t *ret_count,
                      struct error *err)
{
    struct db_rows rows;
    db_start(&rows, &store->db, SQL_PREP_LIST, NULL, 0);
    return list_numbers(&rows, ret_preps, ret_count, err);
}

bool store_list_closed(struct store *store, int64_t before_ms, uint32_t **ret_preps,
                       size_t *ret_count, struct error *err)
{
    struct db_rows rows;
    DB_START(&rows, &store->db, SQL_PREP_CLOSED, DB_INT(before_ms));
    return list_numbers(&rows, ret_preps, ret_count, err);
}

bool store_open_prep(struct store *store, uint32_t *ret_prep, struct error *err)
{
    struct db_rows rows;
    db_start(&rows, &store->db, SQL_PREP_OPEN, NULL, 0);
    enum db_step step = db_next(&rows, err);
    if (step == DB_FAILED) {
        return false;
    }
    uint32_t prep = 0;
    if (step == DB_ROW) {
        prep = db_u32(&rows, 0);
        db_stop(&rows);
    }
    *ret_prep = prep;
    return true;
}

bool store_load_memory(struct store *store, struct memory *ret_memory, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    db_start(&rows, &store->db, SQL_MEMORY_LIST, NULL, 0);
    while ((step = db_next(&rows, err)) == DB_ROW) {
        char key[LIMIT_MEMORY_KEY], value[LIMIT_MEMORY_VALUE];
        db_text(&rows, 0, key, sizeof key);
        db_text(&rows, 1, value, sizeof value);
        memory_set(ret_memory, key, value);
    }
    return step == DB_DONE;
}
