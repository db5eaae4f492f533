/* printer.c: emulated printers of a played script: plugged, emptied, jammed, pulled, and a
 * program that ends in the middle. */
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/play/play_private.h"
#include "app/station/station.h"
#include "base/file.h"
#include "base/str.h"

/* NAME-001.pbm, the first name that is free: those of a run that was killed stay. */
static void keep_label(void *context, const char *name, int number, const struct bitmap *dots)
{
    struct play *play = context;
    char path[LIMIT_PATH], head[40];
    struct stat st;
    struct file_out file = {0};
    struct error err = {0};
    (void)number;
    if (play->printed_dir == NULL) {
        return;
    }
    int free_number = 0;
    do {
        str_format(path, sizeof path, "%s/%s-%03d.pbm", play->printed_dir, name, ++free_number);
    } while (stat(path, &st) == 0);
    str_format(head, sizeof head, "P4\n%d %d\n", dots->width, dots->height);
    if (file_out_open(&file, path, &err)) {
        file_out_write(&file, head, strlen(head));
        file_out_write(&file, dots->bits, (size_t)dots->stride * (size_t)dots->height);
        (void)file_out_commit(&file, &err);
        file_out_abandon(&file);
    }
}

/* As if the power went: nothing is closed, flushed or said. */
static void end_now(void *context)
{
    (void)context;
    raise(SIGKILL);
}

struct printer_bus play_printers_open(struct play *play, bool is_real)
{
    struct emulated_watch watch = {keep_label, end_now, play};
    play->room = emulated_room_create(&watch);
    if (is_real) {
        play->printers = printer_usb_create();
        return printer_usb_bus(play->printers);
    }
    return emulated_room_bus(play->room);
}

int64_t play_labels_printed(struct play *play)
{
    struct ui_view view;
    int64_t count = 0;
    station_fill_view(kiosk_station(play->kiosk), 0, &view);
    for (size_t i = 0; i < view.print.spool->label_count; i++) {
        count += view.print.spool->labels[i].state == SPOOL_PRINTED;
    }
    return count;
}

/* "printer zpl1": the name, NULL when it is about something else. */
const char *play_printer_name(const char *rest)
{
    return str_starts(rest, "printer ") ? rest + strlen("printer ") : NULL;
}

bool play_printer_plug(struct play *play, const char *name, bool is_plugged)
{
    if (play->printers != NULL) {
        return play_fail(play, "with --devices, printers are plugged in by hand");
    }
    if (is_plugged ? !emulated_plug(play->room, name) : !emulated_unplug(play->room, name)) {
        return play_fail(play, "no printer %s: a name begins with its language, zpl1", name);
    }
    station_look_at_printers(kiosk_station(play->kiosk));
    if (is_plugged) {
        (void)device_fake_plug(play->fake, name, DEVICE_PRINTER, true, play->tick_ms);
    } else {
        (void)device_fake_pull(play->fake, name, play->tick_ms);
    }
    return true;
}

/* Words after "printer NAME". A number may follow where `takes` says so. */
static const struct {
    const char *word;
    enum emulated_fault fault;
    int value; /* -2: the number */
} faults[] = {
    {"paper", EMULATED_PAPER, -2},
    {"refill", EMULATED_PAPER, -1},
    {"open", EMULATED_COVER, 1},
    {"close", EMULATED_COVER, 0},
    {"jam", EMULATED_JAM, 1},
    {"clear", EMULATED_JAM, 0},
    {"hot", EMULATED_HOT, 1},
    {"cool", EMULATED_HOT, 0},
    {"roll", EMULATED_ROLL, -2},
    {"silent", EMULATED_SILENT, 1},
    {"speaks", EMULATED_SILENT, 0},
    {"unplug-in", EMULATED_UNPLUG_HALF, -2},
    {"unplug-after", EMULATED_UNPLUG_WHOLE, -2},
    {"crash-in", EMULATED_CRASH_HALF, -2},
    {"crash-after", EMULATED_CRASH_WHOLE, -2},
};

/* "zpl1 paper 6" */
bool play_printer(struct play *play, const char *rest)
{
    char words[PLAY_LINE], *at, *name, *word, *number;
    int64_t value = 0;
    (void)str_copy(words, sizeof words, rest);
    name = strtok_r(words, " ", &at);
    word = strtok_r(NULL, " ", &at);
    number = strtok_r(NULL, " ", &at);
    for (size_t i = 0; word != NULL && i < sizeof faults / sizeof *faults; i++) {
        if (!str_equal(faults[i].word, word)) {
            continue;
        }
        bool counts = faults[i].fault >= EMULATED_UNPLUG_HALF; /* the label in which, from 1 */
        if (faults[i].value == -2 &&
            (number == NULL || !str_to_int64(number, counts ? 1 : 0, 10000, &value))) {
            return play_fail(play, "printer %s %s wants a number", name, word);
        }
        int set = faults[i].value == -2 ? (int)value - counts : faults[i].value;
        if (!emulated_set(play->room, name, faults[i].fault, set)) {
            return play_fail(play, "no printer %s was plugged", name);
        }
        station_look_at_printers(kiosk_station(play->kiosk));
        return true;
    }
    return play_fail(play, "printer NAME paper|refill|open|close|jam|clear|hot|cool|roll|silent|"
                           "speaks|unplug-in|unplug-after|crash-in|crash-after");
}

/* "zpl1 30": so many labels came out since the script began. */
bool play_printed(struct play *play, const char *rest)
{
    char name[32];
    int64_t want;
    size_t length = strcspn(rest, " ");
    if (!str_copy_n(name, sizeof name, rest, length) || rest[length] == '\0' ||
        !str_to_int64(rest + length + 1, 0, 10000, &want)) {
        return play_fail(play, "printed wants a printer and a number");
    }
    int is = emulated_printed(play->room, name);
    return is == (int)want || play_fail(play, "%s printed %d labels, not %d", name, is, (int)want);
}

bool play_crash(struct play *play, const char *rest)
{
    (void)rest;
    fflush(play->out);
    end_now(NULL);
    return false;
}

/* What the spool has, for the state. */
json_t *play_spool_json(struct play *play)
{
    static const char *const states[SPOOL_STATE_COUNT] = {"",     "waiting", "given",
                                                          "sent", "printed", "cancelled"};
    struct ui_view view;
    station_fill_view(kiosk_station(play->kiosk), 0, &view);
    const struct spool *spool = view.print.spool;
    json_t *rows = json_array();
    for (size_t i = 0; i < spool->label_count; i++) {
        const struct spool_label *row = &spool->labels[i];
        json_array_append_new(rows, json_pack("{s:i,s:i,s:s,s:s,s:b}", "job", (int)row->job,
                                              "position", (int)row->position, "code", row->code,
                                              "state", states[row->state], "copy", row->is_copy));
    }
    return rows;
}
