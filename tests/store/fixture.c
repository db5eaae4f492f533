/* fixture.c: folders, plans and events for the tests of the store. */
#include "store/fixture.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/code.h"
#include "store/plan_table.h"
#include "support/check.h"

struct fixture_folder fixture_folder(void)
{
    struct fixture_folder folder;
    const char *tmp = getenv("TMPDIR");
    const char *memory = "/dev/shm"; /* the faults are ours: a real disk only makes them slow */
    tmp = tmp == NULL && access(memory, W_OK) == 0 ? memory : tmp;
    str_format(folder.base, sizeof folder.base, "%s/borne-store-XXXXXX",
               tmp != NULL ? tmp : "/tmp");
    CHECK(mkdtemp(folder.base) != NULL);
    str_format(folder.dir, sizeof folder.dir, "%s/data", folder.base);
    return folder;
}

static void remove_files(const char *dir)
{
    DIR *handle = opendir(dir);
    if (handle == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(handle)) != NULL;) {
        char path[600];
        str_format(path, sizeof path, "%s/%s", dir, entry->d_name);
        unlink(path);
    }
    closedir(handle);
    rmdir(dir);
}

void fixture_remove(const struct fixture_folder *folder)
{
    remove_files(folder->dir);
    remove_files(folder->base);
}

const char *fixture_path(const struct fixture_folder *folder, const char *name, char to[300])
{
    str_format(to, 300, "%s/%s", folder->dir, name);
    return to;
}

struct store *fixture_open(const char *dir)
{
    struct error err = {0};
    struct store *store = NULL;
    struct store_options options = {.station = FIXTURE_STATION};
    if (!store_open(dir, &options, &store, &err)) {
        fprintf(stderr, "%s: %s (%s)\n", err.code, err.text, err.detail);
        exit(1);
    }
    return store;
}

static struct month_product goods[] = {
    {.sku = "RIZ",
     .name = "Riz étuvé",
     .category = "Épicerie",
     .supplier = "Moulin de Liverdun",
     .place = "A1",
     .code = "3017620422003",
     .unit = UNIT_KG,
     .weight_g = 1000,
     .step_milli = 500,
     .in_catalogue = true},
    {.sku = "LAIT",
     .name = "Lait entier",
     .category = "Frais",
     .supplier = "Ferme Colin",
     .place = "F2",
     .code = "",
     .unit = UNIT_PIECE,
     .allergens = "lait",
     .temperature = TEMPERATURE_CHILLED,
     .weight_g = 1030,
     .step_milli = 1000,
     .in_catalogue = true},
    {.sku = "OEUF",
     .name = "Œufs (6)",
     .category = "Frais",
     .supplier = "Ferme Colin",
     .place = "B12",
     .code = "",
     .unit = UNIT_PACK,
     .temperature = TEMPERATURE_EGG,
     .weight_g = 380,
     .step_milli = 1000,
     .fragile = true,
     .in_catalogue = true},
    {.sku = "POMME",
     .name = "Pommes",
     .category = "",
     .supplier = "",
     .place = "",
     .code = "",
     .unit = UNIT_KG,
     .weight_g = 1000,
     .step_milli = 100,
     .in_catalogue = false},
};
static struct month_pickup places[] = {{"Toul", PICKUP_BULK}, {"Carmela", PICKUP_READY}};

void fixture_plan(uint32_t orders, const struct plan_ids *ids, struct plan *ret_plan,
                  struct people *ret_people)
{
    struct month month = {.format = "aoe_rows", .period = "2025-11", .digest = "d1ge57"};
    month.products = goods;
    month.product_count = 4;
    month.pickups = places;
    month.pickup_count = 2;
    month.orders = calloc(orders, sizeof *month.orders);
    month.lines = calloc((size_t)orders * 4, sizeof *month.lines);
    CHECK(month.orders != NULL && month.lines != NULL);
    for (uint32_t i = 0; i < orders; i++) {
        char number[16];
        str_format(number, sizeof number, "%u", 1000 + i);
        month.orders[month.order_count++] = (struct month_order){
            .number = arena_text(&month.arena, number, strlen(number)),
            .first_name = i % 2 ? "Zoë" : "",
            .initial = i % 2 ? "M" : "",
            .note = i % 3 ? "" : "sans lait, s'il vous plaît",
            .pickup = i % 2,
            .row = 2 + i,
        };
        for (uint32_t p = 0; p < 4; p++) {
            month.lines[month.line_count++] = (struct month_line){
                .order = i, .product = p, .units_milli = 1000 * (1 + (i + p) % 7), .row = 2 + i};
        }
    }
    struct plan_settings settings = plan_settings_default();
    memset(ret_plan, 0, sizeof *ret_plan);
    memset(ret_people, 0, sizeof *ret_people);
    plan_build(&month, &settings, ids, ret_plan, ret_people);
    free(month.orders);
    free(month.lines);
    arena_finish(&month.arena);
}

void fixture_import(struct store *store, uint32_t orders)
{
    struct error err = {0};
    struct plan_ids ids;
    struct plan plan;
    struct people people;
    CHECK(store_plan_ids(store, &ids, &err));
    ids.prep = 1;
    fixture_plan(orders, &ids, &plan, &people);
    struct store_stamp stamp = store_stamp(store);
    struct event event = {.kind = EVENT_PLAN_SET, .prep = 1, .import = plan.import};
    store_stamp_event(&stamp, &event, 1764000000000);
    CHECK(store_import(store, &plan, &people, &event, &err));
    plan_finish(&plan);
    people_finish(&people);
}

struct event fixture_event(struct store_stamp *stamp, enum event_kind kind, uint32_t crate)
{
    struct event event = {.kind = kind, .prep = 1, .crate = crate};
    store_stamp_event(stamp, &event, 1764000000000 + (int64_t)stamp->next_seq);
    return event;
}

struct event fixture_label(struct store_stamp *stamp)
{
    struct event event = fixture_event(stamp, EVENT_LABEL_DRAWN, 0);
    event.label_kind = CODE_CRATE;
    event.serial = (int32_t)event.id.seq - 1;
    event.target = 1;
    return event;
}

static bool count_event(void *context, const struct event *event)
{
    size_t *count = context;
    (*count)++;
    return event->kind != EVENT_NONE;
}

size_t fixture_events(struct store *store)
{
    struct error err = {0};
    size_t count = 0;
    CHECK(store_load_events(store, 1, count_event, &count, &err));
    return count;
}

/* Field by field through the values that are stored: padding does not matter. */
bool fixture_same_plan(const struct plan *a, const struct plan *b)
{
    struct plan copies[2] = {*a, *b};
    struct plan_part parts[2][PLAN_TABLE_COUNT];
    plan_table_parts(&copies[0], parts[0]);
    plan_table_parts(&copies[1], parts[1]);
    bool same = a->import == b->import && a->prep == b->prep && str_equal(a->period, b->period) &&
                str_equal(a->format, b->format) && str_equal(a->digest, b->digest) &&
                memcmp(&a->settings, &b->settings, sizeof a->settings) == 0;
    for (size_t i = 0; i < PLAN_TABLE_COUNT && same; i++) {
        same = *parts[0][i].count == *parts[1][i].count &&
               *parts[0][i].first_id == *parts[1][i].first_id;
        const char *left = plan_table_rows(&parts[0][i]), *right = plan_table_rows(&parts[1][i]);
        for (size_t r = 0; r < *parts[0][i].count && same; r++) {
            struct db_value v[2][PLAN_TABLE_VALUES] = {{{0}}};
            same = memcmp(left, right, sizeof(uint32_t)) == 0;
            plan_tables[i].to_values(left, v[0]);
            plan_tables[i].to_values(right, v[1]);
            for (size_t c = 0; c < plan_tables[i].values; c++) {
                same = same && v[0][c].number == v[1][c].number &&
                       str_equal(v[0][c].text != NULL ? v[0][c].text : "",
                                 v[1][c].text != NULL ? v[1][c].text : "");
            }
            left += plan_tables[i].size;
            right += plan_tables[i].size;
        }
    }
    return same;
}

bool fixture_file_holds(const char *path, const void *bytes, size_t count)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *all = malloc(size + 1);
    CHECK(all != NULL && fread(all, 1, size, file) == size);
    fclose(file);
    bool found = false;
    for (size_t i = 0; i + count <= size && !found; i++) {
        found = memcmp(all + i, bytes, count) == 0;
    }
    free(all);
    return found;
}
