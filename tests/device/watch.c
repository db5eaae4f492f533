/* watch.c: the device thread alone, as a program: says in lines what it hears, until its input
 * ends. The scenarios of tests/device and tests/vm read them.
 *
 * device_watch [KEY=us|fr|scale|printer]…   enrolled from the start
 * Its input: enrol KEY=…, forget KEY, teach CODE, teach-end, tare KEY, rescan
 * Its output: state KEY STATE WAY, left KEY, scan KEY TEXT, dropped KEY WHY TEXT, weight KEY STATUS
 * GRAMS, trouble KEY WHY COUNT, taught KEY LAYOUT */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "device/machine.h"

enum { LINE = 256, STEP_MS = 2 };

static char keys[LIMIT_DEVICES * 2][LIMIT_DEVICE_KEY]; /* by the number of a device */

static const char *const states[DEVICE_STATE_COUNT] = {"seen", "proposed", "opening", "ready",
                                                       "broken"};
static const char *const ways[DEVICE_WAY_COUNT] = {"none", "keys", "grab",  "pos",
                                                   "acm",  "tty",  "scale", "printer"};
static const char *const troubles[DEVICE_TROUBLE_COUNT] = {
    "fine",           "unplugged-inside", "too-long",      "garbled",       "no-rights", "in-use",
    "not-understood", "line-errors",      "last-keyboard", "not-a-scanner", "lost"};
static const char *const weights[SCALE_STATUS_COUNT] = {
    "stable", "zero", "moving", "under-zero", "over", "calibration", "fault", "unit", "asleep"};

static const char *key_of(uint16_t device)
{
    return device < sizeof keys / sizeof *keys && keys[device][0] ? keys[device] : "-";
}

static void say(const struct device_event *event)
{
    const char *key = key_of(event->device);
    switch ((enum device_event_kind)event->kind) {
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_CHANGED:
        if (event->device < sizeof keys / sizeof *keys) {
            snprintf(keys[event->device], sizeof keys[0], "%s", event->info.key);
        }
        printf("state %s %s %s\n", event->info.key, states[event->info.state],
               ways[event->info.way]);
        break;
    case DEVICE_EVENT_LEFT: printf("left %s\n", key); break;
    case DEVICE_EVENT_SCAN: printf("scan %s %s\n", key, event->scan.text); break;
    case DEVICE_EVENT_DROPPED:
        printf("dropped %s %s %s\n", key, troubles[event->dropped.why], event->dropped.text);
        break;
    case DEVICE_EVENT_WEIGHT:
        printf("weight %s %s %d\n", key, weights[event->weight.status], event->weight.grams);
        break;
    case DEVICE_EVENT_TROUBLE:
        printf("trouble %s %s %d\n", key, troubles[event->trouble.why], event->trouble.count);
        break;
    case DEVICE_EVENT_TAUGHT:
        printf("taught %s %s\n", event->taught.key,
               event->taught.layout == DEVICE_LAYOUT_FR ? "fr" : "us");
        break;
    case DEVICE_EVENT_KIND_COUNT: break;
    }
    fflush(stdout);
}

/* KEY=us|fr|scale|printer. */
static struct device_enrolled enrolled_of(const char *word)
{
    struct device_enrolled enrolled = {.kind = DEVICE_SCANNER};
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    snprintf(enrolled.key, sizeof enrolled.key, "%.*s", (int)length, word);
    snprintf(enrolled.name, sizeof enrolled.name, "%.60s", enrolled.key);
    const char *as = equals ? equals + 1 : "us";
    enrolled.layout = strcmp(as, "fr") == 0 ? DEVICE_LAYOUT_FR : DEVICE_LAYOUT_US;
    enrolled.kind = strcmp(as, "scale") == 0     ? DEVICE_SCALE
                    : strcmp(as, "printer") == 0 ? DEVICE_PRINTER
                                                 : DEVICE_SCANNER;
    return enrolled;
}

static bool ask(struct device_port port, char *line)
{
    struct device_request request = {0};
    char *word = strchr(line, ' ');
    word = word ? word + 1 : line + strlen(line);
    if (strncmp(line, "enrol ", 6) == 0 || strncmp(line, "forget ", 7) == 0) {
        request.kind = line[0] == 'e' ? DEVICE_REQUEST_ENROL : DEVICE_REQUEST_FORGET;
        request.enrolled = enrolled_of(word);
    } else if (strncmp(line, "teach ", 6) == 0) {
        request.kind = DEVICE_REQUEST_TEACH;
        snprintf(request.code, sizeof request.code, "%.15s", word);
    } else if (strcmp(line, "teach-end") == 0) {
        request.kind = DEVICE_REQUEST_TEACH_END;
    } else if (strncmp(line, "tare ", 5) == 0) {
        request.kind = DEVICE_REQUEST_TARE;
        for (uint16_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            request.device = strcmp(keys[i], word) == 0 ? i : request.device;
        }
    } else {
        request.kind = DEVICE_REQUEST_RESCAN;
    }
    return port.ask(port.context, &request);
}

int main(int argc, char **argv)
{
    static struct device_enrolled enrolled[LIMIT_DEVICES];
    size_t count = 0;
    for (int i = 1; i < argc && count < LIMIT_DEVICES; i++) {
        enrolled[count++] = enrolled_of(argv[i]);
    }
    struct machine_options options = {.enrolled = enrolled, .enrolled_count = count};
    struct device_port port = machine_open(&options);
    char line[LINE];
    size_t length = 0;
    for (bool open = true; open;) {
        struct device_event event;
        while (port.take(port.context, &event, 1) > 0) {
            say(&event);
        }
        struct pollfd waits = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&waits, 1, STEP_MS) <= 0) {
            continue;
        }
        open = read(STDIN_FILENO, line + length, 1) == 1;
        if (open && line[length] == '\n') {
            line[length] = '\0';
            length = 0;
            printf("%s\n", ask(port, line) ? "ok" : "no");
            fflush(stdout);
        } else if (open && length + 1 < sizeof line) {
            length++;
        }
    }
    port.close(port.context);
    return 0;
}
