/* desk.c: see desk.h. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "measure.h"

enum { UTC_OFFSET_S = 3600 };

static int64_t tick_ms(void *context)
{
    (void)context;
    return measure_ns() / 1000000;
}

/* A day of the demo month; it goes on at the pace of the real clock. */
static int64_t now_ms(void *context)
{
    return INT64_C(1764144000000) + tick_ms(context) % 100000000;
}

static int32_t utc_offset_s(void *context, int64_t at_ms)
{
    (void)context;
    (void)at_ms;
    return UTC_OFFSET_S;
}

static uint64_t random_bits(void *context)
{
    struct desk *desk = context;
    return desk->seed = desk->seed * UINT64_C(6364136223846793005) + 1442695040888963407;
}

static void wake(void *context)
{
    struct desk *desk = context;
    pthread_mutex_lock(&desk->mutex);
    desk->is_awake = true;
    pthread_cond_signal(&desk->woken);
    pthread_mutex_unlock(&desk->mutex);
}

static void on_durable(void *context, const struct event *events, size_t count)
{
    struct desk *desk = context;
    (void)events;
    (void)count;
    desk->durable_ns = measure_ns();
}

bool desk_open(struct desk *desk, const char *data, int width_px, int height_px)
{
    return desk_open_with(desk, data, width_px, height_px, &(struct printer_bus){.bus = NULL});
}

bool desk_open_with(struct desk *desk, const char *data, int width_px, int height_px,
                    const struct printer_bus *printers)
{
    struct error err = {0};
    memset(desk, 0, sizeof *desk);
    desk->seed = 7;
    pthread_mutex_init(&desk->mutex, NULL);
    pthread_cond_init(&desk->woken, NULL);
    desk->fonts = fonts_create(&err);
    bool done = desk->fonts != NULL && offscreen_open(&desk->offscreen, width_px, height_px, &err);
    if (done) {
        desk->draw = draw_create(desk->offscreen.renderer, desk->fonts);
        struct kiosk_options options = {
            .ports = {.now_ms = now_ms,
                      .tick_ms = tick_ms,
                      .utc_offset_s = utc_offset_s,
                      .random = random_bits,
                      .wake = wake,
                      .context = desk,
                      .printers = *printers,
                      .pin_operations = 1,
                      .pin_memory = 8192},
            .panel = {width_px, height_px, 0},
            .metrics = *fonts_metrics(desk->fonts),
            .watch = {.durable = on_durable, .context = desk},
        };
        done = kiosk_create(data, &options, &desk->kiosk, &err);
    }
    if (!done) {
        fprintf(stderr, "bench: %s (%s)\n", err.text, err.detail);
    }
    return done;
}

void desk_close(struct desk *desk)
{
    kiosk_destroy(desk->kiosk);
    draw_destroy(desk->draw);
    offscreen_close(&desk->offscreen);
    fonts_destroy(desk->fonts);
    pthread_cond_destroy(&desk->woken);
    pthread_mutex_destroy(&desk->mutex);
}

void desk_settle(struct desk *desk)
{
    kiosk_poll(desk->kiosk);
    while (!station_is_idle(kiosk_station(desk->kiosk))) {
        pthread_mutex_lock(&desk->mutex);
        while (!desk->is_awake) {
            pthread_cond_wait(&desk->woken, &desk->mutex);
        }
        desk->is_awake = false;
        pthread_mutex_unlock(&desk->mutex);
        kiosk_poll(desk->kiosk);
    }
    while (kiosk_next_sound(desk->kiosk) != SOUND_NONE) {
    }
}

void desk_show(struct desk *desk)
{
    draw_frame(desk->draw, kiosk_frame(desk->kiosk));
}

void desk_request(struct desk *desk, struct request request)
{
    station_request(kiosk_station(desk->kiosk), 0, &request);
    desk_settle(desk);
}

void desk_command(struct desk *desk, struct command command)
{
    desk_request(desk, (struct request){.kind = REQUEST_COMMAND, .command = command});
}

static const struct prep *prep_of(struct desk *desk)
{
    return station_prep(kiosk_station(desk->kiosk));
}

/* The portion whose turn it is, NULL when no crate is open or it is done. */
static const struct portion *turn(struct desk *desk)
{
    const struct prep *prep = prep_of(desk);
    uint32_t crate = prep_lane(prep, 0)->crate;
    uint32_t portion = crate != ID_NONE ? prep_next_portion(prep, crate) : ID_NONE;
    return portion != ID_NONE ? plan_portion(prep->plan, portion) : NULL;
}

static void scan_crate(struct desk *desk, uint32_t crate)
{
    char code[LIMIT_CODE];
    const struct prep *prep = prep_of(desk);
    code_write(CODE_CRATE, (int)prep->number, prep_label_serial(prep, CODE_CRATE, crate), code);
    kiosk_scan(desk->kiosk, code);
    desk_settle(desk);
}

static void product_code(const struct prep *prep, const struct product *product,
                         char ret_code[LIMIT_CODE])
{
    if (product->gtin[0] != '\0') {
        str_copy(ret_code, LIMIT_CODE, product->gtin);
    } else {
        code_write(CODE_PRODUCT, (int)prep->number,
                   prep_label_serial(prep, CODE_PRODUCT, product->id), ret_code);
    }
}

bool desk_find_counted(struct desk *desk, char ret_code[LIMIT_CODE])
{
    const struct prep *prep = prep_of(desk);
    desk_request(desk, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        scan_crate(desk, crate->id);
        for (uint32_t step = 0; step < crate->portion_count; step++) {
            const struct portion *portion = turn(desk);
            if (portion == NULL) {
                break;
            }
            const struct product *product = plan_product(prep->plan, portion->product);
            if (!plan_is_weighed(product) && portion->units_milli >= 2000) {
                product_code(prep, product, ret_code);
                return true;
            }
            desk_command(desk, (struct command){.kind = COMMAND_SKIP});
        }
        desk_command(desk, (struct command){.kind = COMMAND_LEAVE});
    }
    return false;
}

/* All of a step at once, as by the number keys or the scale. */
static void pick(struct desk *desk, const struct portion *portion)
{
    const struct product *product = plan_product(prep_of(desk)->plan, portion->product);
    struct command command = {.kind = COMMAND_PICK};
    if (plan_is_weighed(product)) {
        command.grams = plan_grams(product, portion->units_milli);
    } else {
        command.units_milli = portion->units_milli;
    }
    desk_command(desk, command);
    desk_show(desk);
}

int desk_play_day(struct desk *desk, size_t most_crates)
{
    int gestures = 0;
    const struct prep *prep = prep_of(desk);
    desk_request(desk, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    for (size_t i = 0; i < prep->plan->crates.count && i < most_crates; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        scan_crate(desk, crate->id);
        desk_show(desk);
        const struct portion *portion = turn(desk);
        for (uint32_t step = 0; step < crate->portion_count && portion != NULL; step++) {
            pick(desk, portion);
            portion = turn(desk);
            gestures++;
        }
        desk_command(desk, (struct command){.kind = COMMAND_CLOSE_CRATE});
        desk_show(desk);
        gestures += 2;
    }
    return gestures;
}
