/* devices.c: the devices of a script: scanners and scales that only exist in it, or, with
 * --devices, those of the machine, which live in real time. */
#include <string.h>

#include "app/devices.h"
#include "app/play/play_private.h"
#include "base/str.h"
#include "device/machine.h"

enum { REAL_MS = 20000, STEP_MS = 20 };

static void wake(void *context)
{
    struct play *play = context;
    pthread_mutex_lock(&play->mutex);
    play->is_awake = true;
    pthread_cond_signal(&play->woken);
    pthread_mutex_unlock(&play->mutex);
}

void play_devices_open(struct play *play, bool is_real)
{
    struct device_enrolled enrolled[LIMIT_DEVICES];
    if (is_real) {
        struct machine_options options = {
            .enrolled = enrolled,
            .enrolled_count = station_enrolled(kiosk_station(play->kiosk), enrolled),
            .wake = wake,
            .context = play,
            .gives_back = true};
        play->devices = machine_open(&options);
    } else {
        play->fake = device_fake_create();
        play->devices = device_fake_port(play->fake);
    }
    kiosk_attach_devices(play->kiosk, &play->devices, is_real);
}

void play_devices_close(struct play *play)
{
    if (play->devices.close != NULL) {
        play->devices.close(play->devices.context);
    }
    device_fake_destroy(play->fake);
}

bool play_device_plug(struct play *play, const char *what, bool is_in, bool *ret_done)
{
    enum device_kind kind = DEVICE_OTHER;
    const char *name = what + strcspn(what, " ");
    name += strspn(name, " ");
    if (str_starts(what, "scale ")) {
        kind = DEVICE_SCALE;
    } else if (str_starts(what, "scanner ")) {
        kind = DEVICE_SCANNER; /* its lane opens; "scan CODE lane N" is what it reads */
    } else {
        return false;
    }
    if (play->fake == NULL) {
        *ret_done = play_fail(play, "with --devices, devices are plugged in by hand");
    } else if (is_in) {
        *ret_done = device_fake_plug(play->fake, name, kind, true, play->tick_ms) ||
                    play_fail(play, "%s is there already", name);
    } else {
        *ret_done = device_fake_pull(play->fake, name, play->tick_ms) ||
                    play_fail(play, "%s is not there", name);
    }
    return true;
}

/* "NAME 1250", "NAME moving" */
bool play_do_weigh(struct play *play, const char *rest)
{
    static const struct {
        const char *word;
        enum scale_status status;
    } words[] = {{"moving", SCALE_MOVING}, {"over", SCALE_OVER}, {"asleep", SCALE_ASLEEP}};
    char name[LIMIT_DEVICE_KEY];
    enum scale_status status = SCALE_STABLE;
    int64_t grams = 0;
    size_t length = strcspn(rest, " ");
    const char *value = rest + length + strspn(rest + length, " ");
    bool known = str_copy_n(name, sizeof name, rest, length);
    if (!str_to_int64(value, 0, 1000000, &grams)) {
        known = false;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            if (str_equal(words[i].word, value)) {
                status = words[i].status;
                known = true;
            }
        }
    }
    status = status == SCALE_STABLE && grams == 0 ? SCALE_ZERO : status;
    return (known && play->fake != NULL &&
            device_fake_weigh(play->fake, name, status, (int32_t)grams, play->tick_ms)) ||
           play_fail(play, "weigh wants a scale that is plugged in, and grams or a word");
}

/* The power button of the machine. */
bool play_do_power(struct play *play, const char *rest)
{
    (void)rest;
    if (play->fake == NULL) {
        return play_fail(play, "with --devices, the button is pressed by hand");
    }
    device_fake_power(play->fake, play->tick_ms);
    return true;
}

static const struct device_row_view *find(struct play *play, const char *key)
{
    struct ui_view view;
    station_fill_view(kiosk_station(play->kiosk), 0, &view);
    for (int i = 0; i < view.devices->count; i++) {
        if (str_equal(view.devices->rows[i].key, key)) {
            return &view.devices->rows[i];
        }
    }
    return NULL;
}

static int64_t scans_so_far(struct play *play)
{
    struct ui_view view;
    int64_t sum = 0;
    station_fill_view(kiosk_station(play->kiosk), 0, &view);
    for (int i = 0; i < view.devices->count; i++) {
        sum += view.devices->rows[i].read_count + view.devices->rows[i].dropped_count;
    }
    return sum;
}

/* Touches its row of the list that the director sees. */
static bool open_row(struct play *play, const struct device_row_view *row)
{
    char name[FRAME_NAME];
    if (row == NULL) {
        return false;
    }
    str_format(name, sizeof name, "device_%d", row->number);
    return kiosk_tap(play->kiosk, name);
}

static bool is_so(struct play *play, const char *word, const char *key, int64_t number)
{
    const struct device_row_view *row = find(play, key);
    if (str_equal(word, "ready")) {
        return row != NULL && row->is_plugged && row->mark == DEVICE_MARK_READY;
    }
    if (str_equal(word, "gone")) {
        return row == NULL || !row->is_plugged;
    }
    if (str_equal(word, "opens")) {
        return open_row(play, row);
    }
    return (str_equal(word, "scans") && scans_so_far(play) >= number) ||
           (str_equal(word, "printed") && play_labels_printed(play) >= number) ||
           (str_equal(word, "shows") && frame_find_text(kiosk_frame(play->kiosk), key));
}

/* "ready KEY", "gone KEY", "opens KEY", "scans N", "printed N", "shows TEXT": waits in real time
 * until it is so. */
bool play_do_devices(struct play *play, const char *rest)
{
    char word[16];
    int64_t number = INT64_MAX;
    size_t length = strcspn(rest, " ");
    const char *what = rest + length + strspn(rest + length, " ");
    (void)str_copy_n(word, sizeof word, rest, length);
    (void)str_to_int64(what, 0, 1000000, &number);
    for (int waited_ms = 0; waited_ms < REAL_MS; waited_ms += STEP_MS) {
        play_settle(play);
        if (is_so(play, word, what, number)) {
            fprintf(play->out, "devices %s\n", rest);
            fflush(play->out);
            return true;
        }
        play_wait_awake(play, STEP_MS);
    }
    return play_fail(play, "devices: it is not so: %s", rest);
}
