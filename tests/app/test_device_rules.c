/* test_device_rules.c: the kiosk asks its helper that it may read what is enrolled: at the start,
 * after each change, and only of the machine's own devices. The helper is a thread of the test's
 * own. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/device_rules.h"
#include "base/str.h"
#include "device/fake.h"
#include "support/check.h"
#include "world.h"

enum { ASKED = 16 };

static struct world w; /* large */
static char path[64];

/* What the helper was asked, and what it answers. */
static struct {
    pthread_t thread;
    pthread_mutex_t mutex; /* guards lines and count */
    char lines[ASKED][HELPER_LINE];
    int count;
    const char *answer;
    int socket;
} helper = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void *serve(void *context)
{
    int line;
    (void)context;
    while ((line = accept(helper.socket, NULL, NULL)) >= 0) {
        char text[HELPER_LINE] = "";
        ssize_t got = recv(line, text, sizeof text - 1, 0);
        CHECK(got > 0 && text[got - 1] == '\n');
        text[got - 1] = '\0';
        pthread_mutex_lock(&helper.mutex);
        CHECK(helper.count < ASKED);
        str_copy(helper.lines[helper.count++], HELPER_LINE, text);
        pthread_mutex_unlock(&helper.mutex);
        CHECK_INT(send(line, helper.answer, 3, MSG_NOSIGNAL), 3);
        close(line);
    }
    return NULL;
}

static void helper_begin(const char *answer)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    helper.count = 0;
    helper.answer = answer;
    helper.socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    str_copy(address.sun_path, sizeof address.sun_path, path);
    CHECK_INT(bind(helper.socket, (const struct sockaddr *)&address, sizeof address), 0);
    CHECK_INT(listen(helper.socket, 4), 0);
    CHECK_INT(pthread_create(&helper.thread, NULL, serve, NULL), 0);
}

static void helper_end(void)
{
    CHECK_INT(shutdown(helper.socket, SHUT_RDWR), 0);
    pthread_join(helper.thread, NULL);
    close(helper.socket);
    CHECK_INT(unlink(path), 0);
}

static const char *last_asked(void)
{
    world_settle(&w);
    return helper.count > 0 ? helper.lines[helper.count - 1] : "";
}

static void heard(void *context, const struct device_event *event,
                  const struct device_memory *memory)
{
    (void)context;
    (void)event;
    (void)memory;
}

static void attach(const struct device_port *port, bool is_machine)
{
    struct station_ear ear = {.said = heard};
    station_attach_devices(w.station, port, &ear, is_machine);
    world_settle(&w);
}

static void deed(enum device_deed what, int number)
{
    world_request(&w,
                  (struct request){.kind = REQUEST_DEVICE, .argument = (int)what, .value = number});
    world_settle(&w);
}

static int plug(struct device_fake *fake, const char *key)
{
    CHECK(device_fake_plug(fake, key, DEVICE_SCANNER, false, 1));
    (void)station_poll(w.station);
    const struct devices_view *view = world_view(&w).devices;
    for (int i = 0; i < view->count; i++) {
        if (str_equal(view->rows[i].key, key)) {
            return view->rows[i].number;
        }
    }
    return 0;
}

static void at_the_start_and_after_each_change(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    helper_begin("ok\n");
    world_begin(&w, NULL);
    attach(&port, true);
    CHECK_STR(last_asked(), "device start");
    CHECK_INT(device_fake_rescans(fake), 1);
    int number = plug(fake, "0c2e:0b81/B");
    deed(DEVICE_DEED_ENROL, number);
    CHECK_STR(last_asked(), "device rules 0c2e:0b81=hide");
    CHECK_INT(device_fake_rescans(fake), 2); /* it may be opened now */
    deed(DEVICE_DEED_WAY, number);
    CHECK_STR(last_asked(), "device rules 0c2e:0b81=grab");
    deed(DEVICE_DEED_ENROL, plug(fake, "1a2c:1000@1-2.3"));
    CHECK_STR(last_asked(), "device rules 0c2e:0b81=grab 1a2c:1000=usb");
    world_restart(&w);
    attach(&port, true);
    CHECK_STR(last_asked(), "device start 0c2e:0b81=grab 1a2c:1000=usb");
    CHECK(device_fake_pull(fake, "0c2e:0b81/B", 2));
    deed(DEVICE_DEED_FORGET, plug(fake, "0c2e:0b81/B"));
    CHECK_STR(last_asked(), "device rules 1a2c:1000=usb");
    world_end(&w);
    device_fake_destroy(fake);
    helper_end();
}

/* The scanner is enrolled all the same, and nothing is tried again in vain. */
static void a_helper_that_says_no(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    struct device_enrolled enrolled[LIMIT_DEVICES];
    helper_begin("no\n");
    world_begin(&w, NULL);
    attach(&port, true);
    deed(DEVICE_DEED_ENROL, plug(fake, "0c2e:0b81/B"));
    CHECK_STR(last_asked(), "device rules 0c2e:0b81=hide");
    CHECK_INT(helper.count, 2);
    CHECK_INT(device_fake_rescans(fake), 0);
    CHECK_INT(station_enrolled(w.station, enrolled), 1);
    CHECK(station_failure(w.station) == NULL);
    world_end(&w);
    device_fake_destroy(fake);
    helper_end();
}

static void played_devices_ask_for_nothing(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    helper_begin("ok\n");
    world_begin(&w, NULL);
    attach(&port, false);
    deed(DEVICE_DEED_ENROL, plug(fake, "0c2e:0b81/B"));
    CHECK_INT(helper.count, 0);
    world_end(&w);
    device_fake_destroy(fake);
    helper_end();
}

static void without_a_helper_nothing_waits(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    struct device_enrolled enrolled[LIMIT_DEVICES];
    world_begin(&w, NULL);
    attach(&port, true);
    deed(DEVICE_DEED_ENROL, plug(fake, "0c2e:0b81/B"));
    CHECK_INT(station_enrolled(w.station, enrolled), 1);
    CHECK_INT(device_fake_rescans(fake), 0);
    world_end(&w);
    device_fake_destroy(fake);
}

static struct device_enrolled row(const char *key, enum device_kind kind, enum device_way way)
{
    struct device_enrolled row = {.kind = (uint8_t)kind, .way = (uint8_t)way};
    str_copy(row.key, sizeof row.key, key);
    return row;
}

static void each_model_once_in_its_order(void)
{
    struct enrolments enrolments = {.rows = {
                                        row("1a86:7523@1-2", DEVICE_SCANNER, DEVICE_WAY_NONE),
                                        row("0c2e:0b81/A7", DEVICE_SCANNER, DEVICE_WAY_NONE),
                                        row("0c2e:0b81/A8", DEVICE_SCANNER, DEVICE_WAY_NONE),
                                        row("0a5f:0081/Z", DEVICE_PRINTER, DEVICE_WAY_NONE),
                                        row("0922:8003/S", DEVICE_SCALE, DEVICE_WAY_NONE),
                                        row("not a key", DEVICE_SCANNER, DEVICE_WAY_NONE),
                                    }};
    struct helper_request request = device_rules_request(&enrolments, true);
    char line[HELPER_LINE];
    (void)helper_request_write(&request, line);
    CHECK_STR(line, "device start 0922:8003=usb 0a5f:0081=usb 0c2e:0b81=hide 1a86:7523=serial\n");
    /* Where one of a model is held through the kernel's input device, none is hidden from it. */
    enrolments.rows[2].way = DEVICE_WAY_GRAB;
    request = device_rules_request(&enrolments, false);
    (void)helper_request_write(&request, line);
    CHECK_STR(line, "device rules 0922:8003=usb 0a5f:0081=usb 0c2e:0b81=usb 0c2e:0b81=grab"
                    " 1a86:7523=serial\n");
}

/* The kernel takes four; the helper would refuse a fifth. */
static void no_more_are_hidden_than_the_kernel_can(void)
{
    struct enrolments enrolments = {0};
    char line[HELPER_LINE];
    int hidden = 0;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        enrolments.rows[i] = row("0c2e:0000/A", DEVICE_SCANNER, DEVICE_WAY_NONE);
        str_format(enrolments.rows[i].key, LIMIT_DEVICE_KEY, "0c2e:%04x/A", i);
    }
    struct helper_request request = device_rules_request(&enrolments, false);
    for (int i = 0; i < request.device_count; i++) {
        hidden += request.devices[i].way == HELPER_WAY_HIDE;
    }
    CHECK_INT(request.device_count, LIMIT_DEVICES);
    CHECK_INT(hidden, HELPER_HIDDEN);
    size_t length = helper_request_write(&request, line);
    CHECK(helper_request_read(line, length, &request));
}

int main(void)
{
    str_format(path, sizeof path, "/tmp/borne-helper-%d.sock", (int)getpid());
    CHECK_INT(setenv("BORNE_HELPER", path, 1), 0);
    RUN(at_the_start_and_after_each_change);
    RUN(a_helper_that_says_no);
    RUN(played_devices_ask_for_nothing);
    RUN(without_a_helper_nothing_waits);
    RUN(each_model_once_in_its_order);
    RUN(no_more_are_hidden_than_the_kernel_can);
    return 0;
}
