/* world.c: see world.h. */
#include "world.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "support/check.h"

static int64_t now_ms(void *context)
{
    return ((struct world *)context)->now_ms;
}

static int64_t tick_ms(void *context)
{
    return ((struct world *)context)->tick_ms;
}

static int32_t utc_offset_s(void *context, int64_t at_ms)
{
    (void)context;
    (void)at_ms;
    return 3600;
}

static uint64_t random_bits(void *context)
{
    struct world *world = context;
    return world->seed = world->seed * UINT64_C(6364136223846793005) + 1442695040888963407;
}

static void wake(void *context)
{
    struct world *world = context;
    pthread_mutex_lock(&world->mutex);
    world->is_awake = true;
    pthread_cond_signal(&world->woken);
    pthread_mutex_unlock(&world->mutex);
}

static void on_durable(void *context, const struct event *events, size_t count)
{
    struct world *world = context;
    (void)events;
    world->durable_count += count;
}

static void add(struct world *world, uint8_t lane, const struct outcome *outcome, bool is_lost)
{
    CHECK(world->result_count < WORLD_RESULTS);
    world->results[world->result_count++] =
        (struct world_result){.is_lost = is_lost, .lane = lane, .outcome = *outcome};
}

static void on_outcome(void *context, uint8_t lane, const struct outcome *outcome)
{
    add(context, lane, outcome, false);
}

static void on_lost(void *context, uint8_t lane, const struct outcome *outcome)
{
    add(context, lane, outcome, true);
}

static void open_station(struct world *world)
{
    struct error err = {0};
    struct station_listener listener = {on_durable, on_outcome, on_lost, world};
    if (!station_create(world->data, &world->ports, &world->station, &err)) {
        fprintf(stderr, "%s (%s)\n", err.text, err.detail);
        exit(1);
    }
    station_listen(world->station, &listener);
    station_plug(world->station, world->stick);
}

static void world_printed(void *context, const char *name, int number, const struct bitmap *dots)
{
    struct world *world = context;
    (void)name;
    (void)number;
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < dots->stride * dots->height; i++) {
        hash = (hash ^ dots->bits[i]) * 1099511628211u;
    }
    CHECK(world->printed_count < WORLD_RESULTS);
    world->printed[world->printed_count++] = hash;
    bitmap_finish(&world->printed_last);
    world->printed_last = bitmap_blank(dots->width, dots->height);
    memcpy(world->printed_last.bits, dots->bits, (size_t)dots->stride * (size_t)dots->height);
}

static void world_crash(void *context)
{
    ((struct world *)context)->has_crashed = true;
}

void world_begin(struct world *world, const char *vfs)
{
    const char *tmp = getenv("TMPDIR");
    memset(world, 0, sizeof *world);
    if (tmp == NULL) {
        tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    }
    str_format(world->base, sizeof world->base, "%s/borne-app-XXXXXX", tmp);
    CHECK(mkdtemp(world->base) != NULL);
    str_format(world->data, sizeof world->data, "%s/data", world->base);
    str_format(world->stick, sizeof world->stick, "%s/stick", world->base);
    CHECK(mkdir(world->stick, 0700) == 0);
    world->now_ms = INT64_C(1764144000000);
    world->tick_ms = 1000;
    world->seed = 7;
    pthread_mutex_init(&world->mutex, NULL);
    pthread_cond_init(&world->woken, NULL);
    world->room = emulated_room_create(&(struct emulated_watch){world_printed, world_crash, world});
    world->ports = (struct station_ports){.now_ms = now_ms,
                                          .tick_ms = tick_ms,
                                          .utc_offset_s = utc_offset_s,
                                          .random = random_bits,
                                          .wake = wake,
                                          .context = world,
                                          .pin_operations = 1,
                                          .pin_memory = 8192,
                                          .vfs = vfs,
                                          .printers = emulated_room_bus(world->room)};
    open_station(world);
}

static void remove_folder(const char *path)
{
    char name[600];
    DIR *dir = opendir(path);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        str_format(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.') {
            remove(name);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    rmdir(path);
}

void world_end(struct world *world)
{
    station_destroy(world->station);
    emulated_room_destroy(world->room);
    bitmap_finish(&world->printed_last);
    remove_folder(world->data);
    remove_folder(world->stick);
    remove_folder(world->base);
    pthread_cond_destroy(&world->woken);
    pthread_mutex_destroy(&world->mutex);
}

void world_restart(struct world *world)
{
    station_destroy(world->station);
    open_station(world);
}

static void copy(const struct world *world, const char *name)
{
    char from[300], to[600], bytes[8192];
    str_format(from, sizeof from, "tests/app/stick/%s", name);
    str_format(to, sizeof to, "%s/%s", world->stick, name);
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    CHECK(in != NULL && out != NULL);
    size_t count = fread(bytes, 1, sizeof bytes, in);
    CHECK(fwrite(bytes, 1, count, out) == count && count < sizeof bytes);
    fclose(in);
    fclose(out);
}

void world_fill_stick(struct world *world)
{
    copy(world, "commandes.csv");
    copy(world, "catalogue.csv");
}

void world_request(struct world *world, struct request request)
{
    world->tick_ms += 10;
    world->now_ms += 10;
    station_request(world->station, 0, &request);
}

void world_scan(struct world *world, const char *text)
{
    world_request(world,
                  (struct request){.kind = REQUEST_COMMAND,
                                   .command = {.kind = COMMAND_SCAN, .code = code_read(text)}});
}

void world_wait(struct world *world)
{
    pthread_mutex_lock(&world->mutex);
    while (!world->is_awake) {
        pthread_cond_wait(&world->woken, &world->mutex);
    }
    world->is_awake = false;
    pthread_mutex_unlock(&world->mutex);
}

void world_settle(struct world *world)
{
    station_poll(world->station);
    while (!station_is_idle(world->station)) {
        world_wait(world);
        station_poll(world->station);
    }
}

struct ui_view world_view(struct world *world)
{
    struct ui_view view;
    station_fill_view(world->station, 0, &view);
    return view;
}

const struct outcome *world_outcome(const struct world *world)
{
    CHECK(world->result_count > 0);
    return &world->results[world->result_count - 1].outcome;
}

const char *world_crate_code(struct world *world, uint32_t order, char to[LIMIT_CODE])
{
    const struct prep *prep = station_prep(world->station);
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (plan_order(prep->plan, crate->order)->number == order) {
            code_write(CODE_CRATE, (int)prep->number,
                       prep_label_serial(prep, CODE_CRATE, crate->id), to);
            return to;
        }
    }
    CHECK_NEVER("such an order");
    return NULL;
}

const char *world_step_code(struct world *world, char to[LIMIT_CODE])
{
    const struct prep *prep = station_prep(world->station);
    uint32_t portion = prep_next_portion(prep, prep_lane(prep, 0)->crate);
    CHECK(portion != ID_NONE);
    str_copy(to, LIMIT_CODE,
             plan_product(prep->plan, plan_portion(prep->plan, portion)->product)->gtin);
    return to;
}

void world_open_crate(struct world *world)
{
    char code[LIMIT_CODE];
    world_fill_stick(world);
    world_request(world, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(world);
    CHECK_STR(world_view(world).job.result, "commandes.csv");
    CHECK(world_view(world).import.is_ready);
    world_request(world, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(world);
    CHECK_INT(world_view(world).job.status, JOB_DONE);
    world_request(world, (struct request){.kind = REQUEST_LABELS});
    world_settle(world);
    char name[64];
    str_format(name, sizeof name, "etiquettes-preparation-%u.pdf", world_view(world).prep->number);
    CHECK_STR(world_view(world).job.result, name);
    world_request(world, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    world_scan(world, world_crate_code(world, 1, code));
    world_settle(world);
    CHECK_INT(world_outcome(world)->event, EVENT_CRATE_OPENED);
}

void world_settle_kiosk(struct world *w, struct kiosk *kiosk)
{
    kiosk_poll(kiosk);
    while (!station_is_idle(kiosk_station(kiosk))) {
        world_wait(w);
        kiosk_poll(kiosk);
    }
    kiosk_poll(kiosk);
}

void world_begin_with_month(struct world *w)
{
    world_begin(w, NULL);
    world_fill_stick(w);
    station_plug(w->station, w->stick);
    world_request(w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(w);
    world_request(w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(w);
    CHECK(station_prep(w->station)->plan != NULL);
}
