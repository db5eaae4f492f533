/* devices.c: `borne devices`: what is plugged in and how it is read; listens to it; enrols by
 * hand; writes the rules to install. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/device_rules.h"
#include "app/device_words.h"
#include "app/enrolment.h"
#include "app/helper_ask.h"
#include "app/paths.h"
#include "base/str.h"
#include "device/aim.h"
#include "device/machine.h"
#include "ui/words.h"

enum { LOOK_MS = 1500, MOST_LISTEN_S = 24 * 3600 };

struct devices_call {
    const char *data, *enrol, *forget, *layout, *way, *name, *rules;
    bool is_json;
    int64_t listen_s;
};

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A folder without a record yet has nothing enrolled. */
static bool load(const char *data, bool writes, struct store **ret_store, struct enrolments *ret,
                 struct error *err)
{
    memset(ret, 0, sizeof *ret);
    if (!cli_store_open(data, writes ? CLI_WRITE : CLI_READ, ret_store, err)) {
        return !writes && str_equal(err->code, "data_missing");
    }
    return enrolments_load(*ret_store, ret, err);
}

static bool keep(struct store *store, int place, const struct device_enrolled *enrolled,
                 struct error *err)
{
    char key[LIMIT_SETTING_KEY], text[LIMIT_SETTING_VALUE];
    enrolment_setting(place, key);
    enrolment_write(enrolled, text);
    return store_set_setting(store, key, text, err);
}

static bool choose(const char *word, const char *what, const char *const *names, int count,
                   uint8_t *ret, struct error *err)
{
    for (int i = 0; word != NULL && i < count; i++) {
        if (str_equal(word, names[i])) {
            *ret = (uint8_t)i;
            return true;
        }
    }
    return word == NULL ||
           error_set(err, ERROR_INPUT, "usage", "%s : « %s » ne convient pas.", what, word);
}

/* The numbers of a model, then its serial or its socket. */
static bool is_key(const char *key)
{
    size_t length = strlen(key);
    return length > 10 && length < LIMIT_DEVICE_KEY && key[4] == ':' &&
           (key[9] == '/' || key[9] == '@') && strchr(key, ';') == NULL &&
           strspn(key, "0123456789abcdef") == 4 && strspn(key + 5, "0123456789abcdef") == 4;
}

static bool enrol(const struct devices_call *call, struct store *store,
                  struct enrolments *enrolments, struct error *err)
{
    static const char *const layouts[] = {"us", "fr"};
    static const char *const ways[] = {"best", "keys", "grab"};
    struct device_enrolled enrolled = {.kind = DEVICE_SCANNER};
    int place = enrolments_find(enrolments, call->enrol);
    place = place >= 0 ? place : enrolments_find(enrolments, "");
    if (!is_key(call->enrol) || place < 0) {
        return error_set(err, ERROR_INPUT, "device_key",
                         place < 0 ? "Trop d’appareils sont déjà appris : oubliez-en un."
                                   : "« %s » n’est pas un appareil : voyez borne devices.",
                         call->enrol);
    }
    if (enrolments->rows[place].key[0] != '\0') {
        enrolled = enrolments->rows[place];
    }
    (void)str_copy(enrolled.key, sizeof enrolled.key, call->enrol);
    (void)str_copy(enrolled.name, sizeof enrolled.name, call->name != NULL ? call->name : "");
    if (!choose(call->layout, "--layout", layouts, 2, &enrolled.layout, err) ||
        !choose(call->way, "--way", ways, 3, &enrolled.way, err) ||
        !keep(store, place, &enrolled, err)) {
        return false;
    }
    enrolments->rows[place] = enrolled;
    printf("%s est appris.\n", enrolled.key);
    return true;
}

static bool forget(const struct devices_call *call, struct store *store,
                   struct enrolments *enrolments, struct error *err)
{
    static const struct device_enrolled nothing;
    int place = enrolments_find(enrolments, call->forget);
    if (place < 0 || call->forget[0] == '\0') {
        return error_set(err, ERROR_INPUT, "device_key", "« %s » n’est pas appris.", call->forget);
    }
    if (!keep(store, place, &nothing, err)) {
        return false;
    }
    enrolments->rows[place] = nothing;
    printf("%s est oublié.\n", call->forget);
    return true;
}

/* The kiosk may read what is enrolled now; where the helper is away, --rules writes the files. */
static void ask_helper(const struct enrolments *enrolments)
{
    struct helper_request request = device_rules_request(enrolments, false);
    if (helper_is_there()) {
        printf("%s\n", helper_ask(&request) ? "La borne a le droit de lire ce qui est appris."
                                            : "La machine n’a pas donné le droit de lire : voyez "
                                              "borne devices --rules.");
    }
}

static json_t *info_json(const struct device_info *info)
{
    json_t *json = json_object();
    json_object_set_new(json, "key", cli_json_text(info->key));
    json_object_set_new(json, "name", cli_json_text(info->name));
    json_object_set_new(json, "kind", cli_json_text(device_name_kind(info->kind)));
    json_object_set_new(json, "way", cli_json_text(device_name_way(info->way)));
    json_object_set_new(json, "layout",
                        cli_json_text(info->layout == DEVICE_LAYOUT_FR ? "fr" : "us"));
    json_object_set_new(json, "state", cli_json_text(device_name_state(info->state)));
    json_object_set_new(json, "enrolled", json_boolean(info->is_enrolled));
    return json;
}

static json_t *event_json(const struct device_event *event, const char *key)
{
    static const char *const kinds[DEVICE_EVENT_KIND_COUNT] = {
        "arrived", "changed", "left", "scan", "dropped", "weight", "trouble", "taught"};
    json_t *json = event->kind == DEVICE_EVENT_ARRIVED || event->kind == DEVICE_EVENT_CHANGED
                       ? info_json(&event->info)
                       : json_object();
    json_object_set_new(json, "event", cli_json_text(kinds[event->kind]));
    json_object_set_new(json, "device", cli_json_number(event->device));
    json_object_set_new(json, "key", cli_json_text(key));
    json_object_set_new(json, "at_ms", cli_json_number(event->at_ms));
    if (event->kind == DEVICE_EVENT_SCAN) {
        json_object_set_new(json, "code", cli_json_text(event->scan.text));
        json_object_set_new(json, "aim", cli_json_text(event->scan.aim));
        json_object_set_new(json, "raw", cli_json_text(event->scan.raw));
    } else if (event->kind == DEVICE_EVENT_DROPPED) {
        json_object_set_new(json, "why", cli_json_text(device_name_trouble(event->dropped.why)));
        json_object_set_new(json, "raw", cli_json_text(event->dropped.text));
    } else if (event->kind == DEVICE_EVENT_TROUBLE) {
        json_object_set_new(json, "why", cli_json_text(device_name_trouble(event->trouble.why)));
        json_object_set_new(json, "count", cli_json_number(event->trouble.count));
    } else if (event->kind == DEVICE_EVENT_WEIGHT) {
        json_object_set_new(json, "status", cli_json_text(device_name_scale(event->weight.status)));
        json_object_set_new(json, "grams", cli_json_number(event->weight.grams));
    }
    return json;
}

static void say_event(const struct device_event *event, const char *name)
{
    switch ((enum device_event_kind)event->kind) {
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_CHANGED:
        printf("%s (%s) : %s\n", event->info.name, event->info.key,
               device_word_state(&event->info));
        break;
    case DEVICE_EVENT_LEFT: printf("%s : débranchée\n", name); break;
    case DEVICE_EVENT_SCAN:
        printf("%s : %s%s%s\n", name, event->scan.text, event->scan.aim[0] != '\0' ? "  " : "",
               aim_symbology(event->scan.aim));
        break;
    case DEVICE_EVENT_DROPPED:
        printf("%s : « %s » %s\n", name, event->dropped.text,
               device_word_trouble(event->dropped.why));
        break;
    case DEVICE_EVENT_TROUBLE:
        printf("%s : %s\n", name, device_word_trouble(event->trouble.why));
        break;
    case DEVICE_EVENT_WEIGHT:
        if (device_word_scale(event->weight.status)[0] != '\0') {
            printf("%s : %s\n", name,
                   words_get(LANGUAGE_FR, device_word_scale(event->weight.status)));
        } else {
            printf("%s : %d g\n", name, (int)event->weight.grams);
        }
        break;
    case DEVICE_EVENT_POWER:
    case DEVICE_EVENT_TAUGHT:
    case DEVICE_EVENT_KIND_COUNT: break;
    }
}

/* What is known of each device so far, by its number. */
struct seen {
    struct device_info infos[LIMIT_DEVICES + 1];
    uint8_t troubles[LIMIT_DEVICES + 1];
    bool is_there[LIMIT_DEVICES + 1];
};

static void learn(struct seen *seen, const struct device_event *event)
{
    if (event->device > LIMIT_DEVICES) {
        return;
    }
    if (event->kind == DEVICE_EVENT_ARRIVED || event->kind == DEVICE_EVENT_CHANGED) {
        seen->infos[event->device] = event->info;
        seen->is_there[event->device] = true;
    } else if (event->kind == DEVICE_EVENT_LEFT) {
        seen->is_there[event->device] = false;
    } else if (event->kind == DEVICE_EVENT_TROUBLE) {
        seen->troubles[event->device] = event->trouble.why;
    }
}

/* Between the thread of the devices and this one. */
struct bell {
    pthread_mutex_t mutex; /* guards has_rung */
    pthread_cond_t rings;
    bool has_rung;
};

static void ring_bell(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->mutex);
    bell->has_rung = true;
    pthread_cond_signal(&bell->rings);
    pthread_mutex_unlock(&bell->mutex);
}

/* Until it rings, or for so long. */
static void wait_for_bell(struct bell *bell, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += (time_t)(ms / 1000);
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&bell->mutex);
    while (!bell->has_rung && pthread_cond_timedwait(&bell->rings, &bell->mutex, &until) == 0) {
    }
    bell->has_rung = false;
    pthread_mutex_unlock(&bell->mutex);
}

/* Takes events for so long; tells each one when it is listened to. */
static bool listen(struct device_port port, struct bell *bell, int64_t ms,
                   const struct devices_call *call, struct seen *seen, struct error *err)
{
    struct device_event event;
    for (int64_t until_ms = steady_ms() + ms; steady_ms() < until_ms;) {
        if (port.take(port.context, &event, 1) == 0) {
            int64_t left_ms = until_ms - steady_ms();
            wait_for_bell(bell, left_ms > 0 ? left_ms : 0);
            continue;
        }
        learn(seen, &event);
        const struct device_info *info = &seen->infos[event.device % (LIMIT_DEVICES + 1)];
        if (call->listen_s == 0) {
            continue;
        }
        if (!call->is_json) {
            say_event(&event, info->name);
        } else if (!cli_json_print(event_json(&event, info->key), err)) {
            return false;
        }
        fflush(stdout);
    }
    return true;
}

static bool say_table(const struct seen *seen, bool is_json, struct error *err)
{
    json_t *rows = json_array();
    int count = 0;
    for (int i = 1; i <= LIMIT_DEVICES; i++) {
        const struct device_info *info = &seen->infos[i];
        if (!seen->is_there[i]) {
            continue;
        }
        json_array_append_new(rows, info_json(info));
        count++;
        if (!is_json) {
            printf("%-34s %-11s %-22s %s\n  %s\n", info->name, device_word_kind(info->kind),
                   device_word_state(info), device_word_way(info->way, info->layout), info->key);
        }
    }
    if (is_json) {
        json_t *json = json_object();
        json_object_set_new(json, "devices", rows);
        return cli_json_print(json, err);
    }
    json_decref(rows);
    if (count == 0) {
        printf("Rien n’est branché qui se lise ou qui imprime.\n");
    }
    return true;
}

static bool look(const struct devices_call *call, const struct enrolments *enrolments,
                 struct error *err)
{
    struct device_enrolled enrolled[LIMIT_DEVICES];
    struct seen seen = {0};
    size_t count = 0;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (enrolments->rows[i].key[0] != '\0') {
            enrolled[count++] = enrolments->rows[i];
        }
    }
    struct bell bell = {.mutex = PTHREAD_MUTEX_INITIALIZER, .rings = PTHREAD_COND_INITIALIZER};
    struct machine_options options = {.enrolled = enrolled,
                                      .enrolled_count = count,
                                      .wake = ring_bell,
                                      .context = &bell,
                                      .gives_back = true,
                                      .only_looks = call->listen_s == 0};
    struct device_port port = machine_open(&options);
    int64_t ms = call->listen_s > 0 ? call->listen_s * 1000 : LOOK_MS;
    bool done = listen(port, &bell, ms, call, &seen, err);
    port.close(port.context);
    return done && (call->listen_s > 0 || say_table(&seen, call->is_json, err));
}

int run_devices(int argc, char **argv)
{
    struct devices_call call = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &call.data},
        {.name = "--json", .kind = OPTION_FLAG, .to = &call.is_json},
        {.name = "--listen",
         .kind = OPTION_NUMBER,
         .to = &call.listen_s,
         .least = 1,
         .most = MOST_LISTEN_S},
        {.name = "--enrol", .kind = OPTION_TEXT, .to = &call.enrol},
        {.name = "--forget", .kind = OPTION_TEXT, .to = &call.forget},
        {.name = "--layout", .kind = OPTION_TEXT, .to = &call.layout},
        {.name = "--way", .kind = OPTION_TEXT, .to = &call.way},
        {.name = "--name", .kind = OPTION_TEXT, .to = &call.name},
        {.name = "--rules", .kind = OPTION_TEXT, .to = &call.rules},
    };
    struct error err = {0};
    struct store *store = NULL;
    struct enrolments enrolments;
    char words[LIMIT_PATH];
    if (paths_words(words, &err)) {
        words_open(words);
    }
    bool changes = false;
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    changes = call.enrol != NULL || call.forget != NULL;
    ok = ok && load(call.data, changes, &store, &enrolments, &err);
    if (ok && call.enrol != NULL) {
        ok = enrol(&call, store, &enrolments, &err);
    }
    if (ok && call.forget != NULL) {
        ok = forget(&call, store, &enrolments, &err);
    }
    store_close(store);
    if (ok && changes) {
        ask_helper(&enrolments);
    }
    if (ok && call.rules != NULL) {
        ok = device_rules_write(call.rules, &enrolments, &err);
    } else if (ok && !changes) {
        ok = look(&call, &enrolments, &err);
    }
    return ok ? 0 : options_fail("devices", &err);
}
