/* station.c: opens, closes and mends the station, and carries out requests. */
#include "app/station/station.h"

#include <stdlib.h>
#include <string.h>

#include "app/import_source.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"
#include "domain/retention.h"

enum { SLOW_MS = 300 };

bool station_start(struct station *s, struct error *err)
{
    if (!station_load(s, err)) {
        station_unload(s);
        return false;
    }
    s->writer = writer_start(s->store, s->ports.wake, s->ports.context);
    s->has_failed = false;
    station_codes_recall(s);
    return true;
}

void station_begin_next_prep(struct station *s)
{
    struct error err = {0};
    if (!s->seen.is_closed || s->count > 0 || s->work != NULL || s->press.is_busy) {
        return;
    }
    writer_free(s->writer);
    s->writer = NULL;
    station_forget_preview(s);
    station_unload(s);
    if (!station_start(s, &err)) {
        station_fail(s, &err);
    }
}

bool station_open_record(struct station *s, struct error *err)
{
    uint64_t id = 0;
    while (id == 0) {
        id = s->ports.random(s->ports.context);
    }
    struct store_options options = {.station = id, .vfs = s->ports.vfs};
    return store_open(s->dir, &options, &s->store, err);
}

bool station_create(const char *dir, const struct station_ports *ports, struct station **ret,
                    struct error *err)
{
    struct station *s = calloc(1, sizeof *s);
    ASSERT(s != NULL);
    s->ports = *ports;
    s->next_gesture = 1;
    (void)str_copy(s->dir, sizeof s->dir, dir);
    station_print_open(s);
    import_source_clean();
    s->worker = worker_create(ports->wake, ports->context);
    struct error reason = {0};
    station_keep_open(s);
    station_rules_open(s);
    bool done = station_open_record(s, &reason);
    if (done) {
        station_keep_purge(s);
        done = station_start(s, &reason);
    }
    if (!done) {
        station_unload(s);
        s->has_failed = true;
        s->failure = reason;
        if (err != NULL) {
            *err = reason;
        }
    }
    *ret = s;
    return done;
}

void station_destroy(struct station *s)
{
    if (s == NULL) {
        return;
    }
    s->listener = (struct station_listener){0};
    station_print_close(s);
    station_keep_close(s);
    station_rules_close(s);
    station_job_end(s);
    worker_destroy(s->worker);
    station_drop(s);
    station_forget_preview(s);
    station_month_forget(s);
    station_unload(s);
    decision_finish(&s->decision);
    free(s->queue);
    store_close(s->store);
    free(s);
}

void station_listen(struct station *s, const struct station_listener *listener)
{
    s->listener = *listener;
}

/* Reads the record again from the disk, and proves that it takes something. */
static void retry(struct station *s)
{
    struct error err = {0};
    if (!s->has_failed) {
        return;
    }
    bool is_open = s->store != NULL ? store_reopen(s->store, &err) : station_open_record(s, &err);
    char now[32];
    str_format(now, sizeof now, "%lld", (long long)s->ports.now_ms(s->ports.context));
    if (!is_open || !store_set_setting(s->store, "retried_at_ms", now, &err)) {
        s->failure = err;
        return;
    }
    station_forget_preview(s);
    station_unload(s);
    if (!station_start(s, &err)) {
        s->failure = err;
    }
}

static void request_command(struct station *s, uint8_t lane, const struct request *request)
{
    struct command command = request->command;
    command.lane = lane;
    command.pair = s->seats_ahead[lane].token;
    struct pending *pending = station_push(s, lane, REQUEST_COMMAND);
    station_decide(s, pending, &command);
    if (command.kind == COMMAND_LEARN_CODE) {
        station_codes_learned(s, pending, &command);
    } else if (command.kind == COMMAND_PLACE_PRODUCT) {
        station_codes_placed(s, pending, &command);
    }
    const struct refusal *refusal = &pending->outcome.refusal;
    if (refusal->kind == REFUSAL_OTHER_PRODUCT) {
        mistakes_add(&s->mistakes, refusal->expected_product, refusal->read_product);
    }
    station_push_end(s, pending);
}

/* The token of an animal in this half-day: the one it has, or a new one. */
static struct store_slot *slot_of(struct station *s, int animal)
{
    for (size_t i = 0; i < s->slot_count; i++) {
        if (s->slots[i].animal == animal) {
            return &s->slots[i];
        }
    }
    struct store_slot *slot = &s->slots[s->slot_count++];
    *slot = (struct store_slot){.animal = (uint8_t)animal, .lane = LANE_NONE};
    while (slot->token == 0) {
        slot->token = s->ports.random(s->ports.context);
    }
    return slot;
}

static void request_pair(struct station *s, uint8_t lane, int animal)
{
    struct pending *pending = station_push(s, lane, REQUEST_PAIR);
    bool is_taken = false;
    for (int i = 0; i < LIMIT_LANES; i++) {
        is_taken = is_taken || (i != lane && animal >= 0 && s->seats_ahead[i].animal == animal);
    }
    if (is_taken || animal >= LIMIT_PAIRS) {
        pending->outcome.refusal.kind = REFUSAL_OTHER_LANE;
        station_push_end(s, pending);
        return;
    }
    struct seat *seat = &s->seats_ahead[lane];
    struct store_slot *slot = animal >= 0 ? slot_of(s, animal) : NULL;
    if (slot == NULL && seat->animal >= 0) {
        slot = slot_of(s, seat->animal);
    }
    for (size_t i = 0; i < s->slot_count; i++) {
        s->slots[i].lane = s->slots[i].lane == lane ? LANE_NONE : s->slots[i].lane;
    }
    if (slot != NULL) {
        slot->lane = animal >= 0 ? lane : LANE_NONE;
        if (s->ahead.plan != NULL) { /* before the first import there is no prep to keep it for */
            store_gesture_slot(&pending->gesture, *slot);
        }
    }
    *seat = (struct seat){.animal = animal < 0 ? -1 : animal,
                          .token = animal < 0 || slot == NULL ? 0 : slot->token};
    pending->then = THEN_PAIR;
    pending->argument = seat->animal;
    pending->token = seat->token;
    station_push_end(s, pending);
}

static void request_setting(struct station *s, uint8_t lane, const struct request *request)
{
    int kind = request->argument, value = request->value;
    ASSERT(kind >= 0 && kind < SETTING_KIND_COUNT);
    char text[32];
    if (kind == SETTING_SHIFT_RIGHT || kind == SETTING_SHIFT_DOWN) {
        station_habit_shift(s, lane, (enum setting_kind)kind, value);
        return;
    }
    struct pending *pending = station_push(s, lane, REQUEST_SETTING);
    str_format(text, sizeof text, "%d", value);
    pending->gesture.role = request->role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
    store_gesture_setting(&pending->gesture, station_setting_keys[kind], text);
    pending->then = THEN_SETTING;
    pending->argument = kind;
    pending->value = value;
    station_push_end(s, pending);
}

/* Requests that come back as a job, not as something kept. */
static void request_job(struct station *s, uint8_t lane, const struct request *request)
{
    switch (request->kind) {
    case REQUEST_IMPORT_READ: station_import_read(s, (uint32_t)request->argument); break;
    case REQUEST_IMPORT_ANSWER:
        station_import_answer(s, (uint32_t)request->argument, request->value, request->text);
        break;
    case REQUEST_IMPORT_ERASE: station_erase(s); break;
    case REQUEST_IMPORT_REMARKS: station_remarks(s); break;
    case REQUEST_JOB_CANCEL: station_cancel(s); break;
    case REQUEST_EXPORT: station_export(s); break;
    case REQUEST_SECOURS_MAKE: station_secours(s, true); break;
    case REQUEST_SECOURS_READ: station_secours(s, false); break;
    case REQUEST_MONTH: station_month(s); break;
    case REQUEST_DOCTOR: station_doctor(s, request->argument == 1); break;
    case REQUEST_PRINT_CANCEL:
        if (request->argument == 0) {
            station_print_cancel(s);
        }
        station_office_cancel(s);
        break;
    case REQUEST_OFFICE_LOOK: station_office_look(s); break;
    case REQUEST_UPKEEP: station_upkeep(s, request->argument, request->value); break;
    case REQUEST_NONE:
    case REQUEST_COMMAND:
    case REQUEST_PAIR:
    case REQUEST_PIN_SET:
    case REQUEST_PIN_TRY:
    case REQUEST_IMPORT_SAVE:
    case REQUEST_LABELS:
    case REQUEST_PAPERS:
    case REQUEST_PREVIEW:
    case REQUEST_PRINT:
    case REQUEST_RULER:
    case REQUEST_STOCK:
    case REQUEST_OFFICE:
    case REQUEST_PRINTER:
    case REQUEST_PRINTER_LANGUAGE:
    case REQUEST_PRINTER_STOCK:
    case REQUEST_SETTING:
    case REQUEST_DEVICE:
    case REQUEST_RETRY:
    case REQUEST_PRACTICE:
    case REQUEST_TOUCH:
    case REQUEST_HEAR:
    case REQUEST_VOICE:
    case REQUEST_TIMELINE:
    case REQUEST_KIT:
    case REQUEST_OWN:
    case REQUEST_FLOOR:
    case REQUEST_ROOMS:
    case REQUEST_LIKES:
    case REQUEST_SHEET_NEW:
    case REQUEST_SHEET_SAVE:
    case REQUEST_SHEET_FORGET:
    case REQUEST_BACKUP:
    case REQUEST_BACKUPS_LOOK:
    case REQUEST_UNSEAL:
    case REQUEST_ADOPT:
    case REQUEST_FORGET_NAMES:
    case REQUEST_PARTS_LOOK:
    case REQUEST_PART_LEND:
    case REQUEST_PART_GIVE_BACK:
    case REQUEST_PART_TAKE:
    case REQUEST_KIND_COUNT: break;
    }
    if (!s->has_failed) {
        station_push_end(s, station_push(s, lane, request->kind));
    }
}

void station_request(struct station *s, uint8_t lane, const struct request *request)
{
    ASSERT(lane < LIMIT_LANES);
    if (s->has_failed) {
        if (request->kind == REQUEST_RETRY) {
            retry(s);
        }
        return;
    }
    switch (request->kind) {
    case REQUEST_NONE:
    case REQUEST_HEAR:
    case REQUEST_VOICE:
    case REQUEST_PRACTICE: /* the kiosk's own business */
    case REQUEST_RETRY: break;
    case REQUEST_COMMAND: request_command(s, lane, request); break;
    case REQUEST_PAIR: request_pair(s, lane, request->argument); break;
    case REQUEST_PIN_SET: station_pin_set(s, lane, request); break;
    case REQUEST_PIN_TRY: station_pin_try(s, lane, request->text); break;
    case REQUEST_DEVICE: station_device_request(s, lane, request); break;
    case REQUEST_SETTING: request_setting(s, lane, request); break;
    case REQUEST_TIMELINE: station_timeline_keep(s, lane, request); break;
    case REQUEST_FLOOR: station_floor_keep(s, lane, request); break;
    case REQUEST_ROOMS: station_rooms(s, lane, request); break;
    case REQUEST_LIKES: station_likes_keep(s, lane, request); break;
    case REQUEST_TOUCH: station_touch_keep(s, lane, request); break;
    case REQUEST_IMPORT_SAVE: station_import_save(s, lane, request->role); break;
    case REQUEST_PRINT: station_print(s, lane, &request->print); break;
    case REQUEST_OFFICE: station_office_choose(s, lane, request); break;
    case REQUEST_PRINTER:
    case REQUEST_PRINTER_LANGUAGE:
    case REQUEST_PRINTER_STOCK: station_printer_choose(s, lane, request); break;
    case REQUEST_LABELS: station_labels(s, lane, &request->print); break;
    case REQUEST_PAPERS: station_papers(s, lane, request); break;
    case REQUEST_PREVIEW: station_preview(s, lane, &request->print, request->argument); break;
    case REQUEST_RULER: station_ruler(s, lane); break;
    case REQUEST_STOCK: station_stock_request(s, lane, request); break;
    case REQUEST_IMPORT_READ:
    case REQUEST_IMPORT_ANSWER:
    case REQUEST_IMPORT_ERASE:
    case REQUEST_IMPORT_REMARKS:
    case REQUEST_JOB_CANCEL:
    case REQUEST_PRINT_CANCEL:
    case REQUEST_OFFICE_LOOK:
    case REQUEST_UPKEEP:
    case REQUEST_SECOURS_MAKE:
    case REQUEST_SECOURS_READ:
    case REQUEST_MONTH:
    case REQUEST_DOCTOR:
    case REQUEST_EXPORT: request_job(s, lane, request); break;
    case REQUEST_SHEET_NEW:
    case REQUEST_SHEET_SAVE:
    case REQUEST_SHEET_FORGET:
    case REQUEST_BACKUP:
    case REQUEST_BACKUPS_LOOK:
    case REQUEST_UNSEAL:
    case REQUEST_ADOPT:
    case REQUEST_FORGET_NAMES: station_keep_request(s, lane, request); break;
    case REQUEST_PARTS_LOOK:
    case REQUEST_PART_LEND:
    case REQUEST_PART_GIVE_BACK:
    case REQUEST_PART_TAKE: station_part_request(s, lane, request); break;
    case REQUEST_KIT: station_kit(s, lane, request); break;
    case REQUEST_OWN: station_own(s, lane, request); break;
    case REQUEST_KIND_COUNT: ASSERT_UNREACHABLE("request kind");
    }
}

bool station_poll(struct station *s)
{
    bool changed = station_devices_poll(s);
    changed = station_queue_poll(s) || changed;
    changed = station_job_poll(s) || changed;
    changed = station_keep_poll(s) || changed;
    station_rules_poll(s);
    return station_print_poll(s) || changed;
}

bool station_is_idle(const struct station *s)
{
    return s->count == 0 && s->work == NULL && s->keep.work == NULL && s->rules.work == NULL &&
           !s->rules.is_owed && station_print_is_idle(s);
}

static bool is_slow(const struct station *s)
{
    return s->count > 0 &&
           s->ports.tick_ms(s->ports.context) - s->queue[s->first].since_ms > SLOW_MS;
}

int64_t station_deadline_ms(const struct station *s)
{
    if (s->count == 0 || is_slow(s)) {
        return INT64_MAX;
    }
    return s->queue[s->first].since_ms + SLOW_MS + 1;
}

void station_fill_view(struct station *s, uint8_t lane, struct ui_view *ret_view)
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    struct ui_view view = {
        .prep = &s->seen,
        .pairs = &s->pairs,
        .people = &s->people,
        .mistakes = &s->mistakes,
        .pair = s->seats[lane].animal,
        .pair_token = s->seats[lane].token,
        .now_ms = now_ms,
        .utc_offset_s = s->ports.utc_offset_s(s->ports.context, now_ms),
        .is_slow = is_slow(s),
        .has_pin = s->pin[0] != '\0',
        .pin_wait_s = (int)((pin_left_ms(s->pin_until_ms, now_ms) + 999) / 1000),
        .job = s->job,
        .devices = &s->devices.view,
        .upkeep = &s->upkeep,
        .last_event_ms = s->last_event_ms,
        .is_clock_doubtful =
            !s->is_clock_settled && retention_clock_doubt(now_ms, s->last_event_ms) != CLOCK_FINE,
        .import = s->import,
        .keep = &s->keep.view,
        .parts = &s->parts,
        .kit = &s->kit,
        .own = &s->own_view,
        .stocks = s->stocks,
        .stock_count = s->stock_count,
        .failure = s->has_failed ? s->failure.text : NULL,
        .has_helper_pin = s->helper_pin[0] != '\0',
        .timeline = &s->timeline,
        .floor = &s->floor,
        .rooms = &s->rooms,
        .walk = &s->walk,
        .photos = &s->photos.places,
        .has_touch_map = !touch_map_is_none(&s->touch),
        .has_recovery = s->recovery[0] != '\0',
        .voices = (int)s->recordings.count,
        .may_set_pin =
            s->recovered_until_ms > now_ms && s->recovered_until_ms <= now_ms + SECOURS_OPEN_MS,
        .disk_free_bytes = s->disk_free_bytes,
        .month = s->has_month ? &s->month : NULL,
        .doctor = s->doctor.count > 0 ? &s->doctor : NULL,
    };
    for (int i = 0; i < LIMIT_LANES; i++) {
        if (i != lane && s->seats[i].animal >= 0) {
            view.pairs_taken |= UINT32_C(1) << s->seats[i].animal;
        }
    }
    station_likes_view(s, lane, &view);
    memcpy(view.settings, s->settings, sizeof view.settings);
    view.settings[SETTING_LABEL_DAY] = station_label_day(s);
    struct habit habit = station_habit(s);
    view.settings[SETTING_SHIFT_RIGHT] = habit.right;
    view.settings[SETTING_SHIFT_DOWN] = habit.down;
    station_print_view(s, &view.print);
    memcpy(view.stick_name, s->stick_name, sizeof view.stick_name);
    *ret_view = view;
}

const char *station_lane_scanner(const struct station *s, uint8_t lane)
{
    ASSERT(lane < LIMIT_LANES);
    return s->scanners[lane];
}

void station_remember_scanner(struct station *s, uint8_t lane, const char *device)
{
    char key[LIMIT_SETTING_KEY];
    ASSERT(lane < LIMIT_LANES);
    if (s->has_failed || !str_copy(s->scanners[lane], LIMIT_DEVICE_KEY, device)) {
        return;
    }
    station_scanner_key(lane, key);
    struct pending *pending = station_push(s, lane, REQUEST_NONE);
    store_gesture_setting(&pending->gesture, key, device);
    station_push_end(s, pending);
}

const struct prep *station_prep(const struct station *s)
{
    return &s->seen;
}

const struct error *station_failure(const struct station *s)
{
    return s->has_failed ? &s->failure : NULL;
}
