/* load.c: the state of a station from its record. */
#include <stdlib.h>
#include <string.h>

#include "app/months.h"
#include "app/setting_kept.h"
#include "app/station/station_private.h"
#include "base/str.h"
#include "store/purge.h"

const char *const station_setting_keys[SETTING_KIND_COUNT] = {
    [SETTING_CRATE_LIMIT_G] = "crate_limit_g",
    [SETTING_VOLUME] = "volume",
    [SETTING_NAME_ON_LABEL] = "name_on_label",
    [SETTING_LABEL_STOCK] = "label_stock",
    [SETTING_DIAGONAL_TENTHS] = "diagonal_tenths",
    [SETTING_LABEL_DAY] = "label_day",
    [SETTING_LABEL_TO] = "label_to",
    [SETTING_SHEET_FIRST] = "sheet_first",
    [SETTING_SHIFT_RIGHT] = NULL, /* of each printer: station/habit.c */
    [SETTING_SHIFT_DOWN] = NULL,
    [SETTING_PRINT_ON_OPEN] = "print_on_open",
    [SETTING_PAPERS_TO] = "papers_to",
    [SETTING_WALL] = "wall",
    [SETTING_FRIDGES] = "fridges",
    [SETTING_FRIDGE_KG] = "fridge_kg",
    [SETTING_BOXES] = "cool_boxes",
    [SETTING_BOX_KG] = "cool_box_kg",
    [SETTING_EMPTY_G] = "empty_crate_g",
    [SETTING_MEMBERS] = MONTHS_KEY_MEMBERS,
    [SETTING_MEMBERS_GOAL] = MONTHS_KEY_MEMBERS_GOAL,
    [SETTING_ORDERS_GOAL] = MONTHS_KEY_ORDERS_GOAL,
};

static const struct {
    int32_t least, most, missing;
} setting_ranges[SETTING_KIND_COUNT] = {
    [SETTING_CRATE_LIMIT_G] = {2000, 30000, 12000},
    [SETTING_VOLUME] = {1, 3, 2},
    [SETTING_NAME_ON_LABEL] = {0, 1, 0},
    [SETTING_LABEL_STOCK] = {0, 31, 0},
    [SETTING_DIAGONAL_TENTHS] = {0, 600, 0},
    [SETTING_LABEL_DAY] = {0, LIMIT_DAY, 0},
    [SETTING_LABEL_TO] = {0, LABEL_TO_COUNT - 1, 0},
    [SETTING_SHEET_FIRST] = {1, 200, 1},
    [SETTING_PRINT_ON_OPEN] = {0, PRINT_ON_OPEN_LABEL | PRINT_ON_OPEN_SLIP, 0},
    [SETTING_PAPERS_TO] = {0, PAPERS_TO_COUNT - 1, 0},
    [SETTING_WALL] = {0, 1, 0},
    [SETTING_EMPTY_G] = {0, 5000, 0},
    [SETTING_FRIDGES] = {0, 6, 2},
    [SETTING_FRIDGE_KG] = {5, 400, 100},
    [SETTING_BOXES] = {0, 9, 3},
    [SETTING_BOX_KG] = {5, 100, 25},
    [SETTING_MEMBERS] = {0, MONTHS_GOAL_MOST, 0},
    [SETTING_MEMBERS_GOAL] = {0, MONTHS_GOAL_MOST, MONTHS_MEMBERS_GOAL},
    [SETTING_ORDERS_GOAL] = {0, MONTHS_GOAL_MOST, MONTHS_ORDERS_GOAL},
};

bool setting_kept_fits(const char *key, int64_t value)
{
    for (int i = 0; i < SETTING_KIND_COUNT; i++) {
        if (station_setting_keys[i] != NULL && str_equal(station_setting_keys[i], key)) {
            return value >= setting_ranges[i].least && value <= setting_ranges[i].most;
        }
    }
    return false;
}

void station_scanner_key(uint8_t lane, char ret_key[LIMIT_SETTING_KEY])
{
    str_format(ret_key, LIMIT_SETTING_KEY, "scanner.%d", lane + 1);
}

static bool load_scanners(struct station *s, struct error *err)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        char key[LIMIT_SETTING_KEY];
        station_scanner_key(lane, key);
        if (!store_setting(s->store, key, "", s->scanners[lane], LIMIT_DEVICE_KEY, err)) {
            return false;
        }
    }
    return true;
}

static bool load_settings(struct station *s, struct error *err)
{
    int64_t value;
    if (!load_scanners(s, err) || !station_likes_load(s, err) || !station_touch_load(s, err) ||
        !station_timeline_load(s, err) || !station_floor_load(s, err) ||
        !station_voice_load(s, err) || !station_own_load(s, err) ||
        !photos_load(&s->photos, s->store, err) || !station_rooms_load(s, err)) {
        return false;
    }
    for (int i = 0; i < SETTING_KIND_COUNT; i++) {
        if (station_setting_keys[i] == NULL) {
            continue;
        }
        if (!store_setting_int(s->store, station_setting_keys[i], setting_ranges[i].least,
                               setting_ranges[i].most, setting_ranges[i].missing, &value, err)) {
            return false;
        }
        s->settings[i] = (int32_t)value;
    }
    if (!store_setting(s->store, STATION_KEY_PIN, "", s->pin, sizeof s->pin, err) ||
        !store_setting(s->store, STATION_KEY_PIN_HELPER, "", s->helper_pin, sizeof s->helper_pin,
                       err) ||
        !store_setting(s->store, STATION_KEY_SECOURS, "", s->recovery, sizeof s->recovery, err) ||
        !store_setting_int(s->store, STATION_KEY_PIN_ERRORS, 0, 1000, 0, &value, err)) {
        return false;
    }
    s->pin_errors = (int)value;
    return store_setting_int(s->store, STATION_KEY_PIN_UNTIL, 0, INT64_MAX, 0, &s->pin_until_ms,
                             err);
}

static void seat_all(struct station *s)
{
    for (size_t lane = 0; lane < LIMIT_LANES; lane++) {
        s->seats[lane] = (struct seat){.animal = -1};
    }
    for (size_t i = 0; i < s->slot_count; i++) {
        if (s->slots[i].lane < LIMIT_LANES) {
            s->seats[s->slots[i].lane] =
                (struct seat){.animal = s->slots[i].animal, .token = s->slots[i].token};
        }
    }
    memcpy(s->seats_ahead, s->seats, sizeof s->seats);
}

bool station_load(struct station *s, struct error *err)
{
    uint32_t number;
    if (!store_plan_ids(s->store, &s->ids, err) || !store_open_prep(s->store, &number, err)) {
        return false;
    }
    number = number != 0 ? number : s->ids.prep;
    if (!store_load_plans(s->store, number, &s->plans, err)) {
        return false;
    }
    if (number > 1 && !store_load_plans(s->store, number - 1, &s->before, err)) {
        return false;
    }
    prep_init(&s->ahead, number, &s->plans);
    prep_init(&s->seen, number, &s->plans);
    s->ahead.station = s->seen.station = store_station(s->store);
    if (!store_replay(s->store, number, &s->ahead, err) ||
        !store_replay(s->store, number, &s->seen, err) ||
        !store_load_pairs(s->store, number, &s->pairs, s->slots, &s->slot_count, err) ||
        (s->seen.plan != NULL && !store_load_people(s->store, s->seen.plan, &s->people, err))) {
        return false;
    }
    if (!store_load_memory(s->store, &s->memory, err)) {
        return false;
    }
    seat_all(s);
    s->disk_free_bytes = station_free_bytes(s->dir);
    s->stamp = store_stamp(s->store);
    station_upkeep_load(s);
    if (!purge_last_event_ms(s->store, &s->last_event_ms, err)) {
        return false;
    }
    if (!load_settings(s, err) || !enrolments_load(s->store, &s->devices.enrolments, err)) {
        return false;
    }
    devices_show(&s->devices);
    return station_keep_load(s, err) && station_print_load(s, err);
}

void station_unload(struct station *s)
{
    prep_finish(&s->ahead);
    prep_finish(&s->seen);
    store_free_plans(&s->plans);
    store_free_plans(&s->before);
    pairs_finish(&s->pairs);
    people_finish(&s->people);
    memory_finish(&s->memory);
    memset(&s->ahead, 0, sizeof s->ahead);
    memset(&s->seen, 0, sizeof s->seen);
    memset(&s->plans, 0, sizeof s->plans);
    memset(&s->before, 0, sizeof s->before);
    memset(&s->pairs, 0, sizeof s->pairs);
    memset(&s->people, 0, sizeof s->people);
    memset(&s->mistakes, 0, sizeof s->mistakes); /* other products may come */
    recordings_finish(&s->recordings);
    own_finish(&s->own);
    photos_finish(&s->photos);
    station_print_unload(s);
    s->slot_count = 0;
    seat_all(s);
}
