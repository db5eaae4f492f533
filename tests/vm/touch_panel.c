/* touch_panel.c: a touch panel made of code, for the guest of tests/vm.sh boot: a HID digitizer
 * over /dev/uhid, which the kernel's own driver takes as it takes a real one. `touch_panel TTY`:
 * each line "tap X Y" (0..32767 each) is one finger, down and up; it answers "ok". */
#include <fcntl.h>
#include <linux/input.h>
#include <linux/uhid.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { INPUT_REPORT = 1, CONTACTS_REPORT = 2, CONTACTS = 2, TAP_MS = 200 };

static const uint8_t descriptor[] = {
    0x05, 0x0D,         /* digitizers */
    0x09, 0x04,         /* a touch screen */
    0xA1, 0x01,         /* application */
    0x85, INPUT_REPORT, /* */
    0x09, 0x22,
    0xA1, 0x02, /* one finger */
    0x09, 0x42,
    0x15, 0x00, /* whether it touches, one bit */
    0x25, 0x01,
    0x75, 0x01, /* */
    0x95, 0x01,
    0x81, 0x02, /* */
    0x75, 0x07,
    0x81, 0x03, /* seven bits of nothing */
    0x09, 0x51,
    0x25, 0x7F, /* its number, a byte */
    0x75, 0x08,
    0x81, 0x02, /* */
    0x05, 0x01,
    0x26, 0xFF,
    0x7F, /* where, 0..32767 */
    0x75, 0x10,
    0x09, 0x30, /* */
    0x81, 0x02,
    0x09, 0x31, /* */
    0x81, 0x02,
    0xC0, /* */
    0x05, 0x0D,
    0x09, 0x54, /* how many fingers, a byte */
    0x25, CONTACTS,
    0x75, 0x08,            /* */
    0x81, 0x02,            /* */
    0x85, CONTACTS_REPORT, /* how many at most, when asked */
    0x09, 0x55,
    0x25, CONTACTS, /* */
    0xB1, 0x02,
    0xC0, /* */
};

static int tell(int uhid, const struct uhid_event *event)
{
    return write(uhid, event, sizeof *event) == (ssize_t)sizeof *event ? 0 : -1;
}

static int create(int uhid)
{
    struct uhid_event event = {.type = UHID_CREATE2};
    (void)snprintf((char *)event.u.create2.name, sizeof event.u.create2.name, "Panel of a test");
    memcpy(event.u.create2.rd_data, descriptor, sizeof descriptor);
    event.u.create2.rd_size = sizeof descriptor;
    event.u.create2.bus = BUS_USB;
    event.u.create2.vendor = 0x1209;
    event.u.create2.product = 0x0001;
    return tell(uhid, &event);
}

static int put_finger(int uhid, int down, unsigned x, unsigned y)
{
    struct uhid_event event = {.type = UHID_INPUT2};
    const uint8_t report[] = {INPUT_REPORT, (uint8_t)down,   0, x & 0xFF, (x >> 8) & 0xFF,
                              y & 0xFF,     (y >> 8) & 0xFF, 1};
    memcpy(event.u.input2.data, report, sizeof report);
    event.u.input2.size = sizeof report;
    return tell(uhid, &event);
}

/* What the driver asks when it meets the panel. */
static int answer(int uhid)
{
    struct uhid_event event;
    if (read(uhid, &event, sizeof event) <= 0) {
        return -1;
    }
    if (event.type == UHID_GET_REPORT) {
        struct uhid_event reply = {.type = UHID_GET_REPORT_REPLY};
        reply.u.get_report_reply.id = event.u.get_report.id;
        reply.u.get_report_reply.size = 2;
        reply.u.get_report_reply.data[0] = CONTACTS_REPORT;
        reply.u.get_report_reply.data[1] = CONTACTS;
        return tell(uhid, &reply);
    }
    if (event.type == UHID_SET_REPORT) {
        struct uhid_event reply = {.type = UHID_SET_REPORT_REPLY};
        reply.u.set_report_reply.id = event.u.set_report.id;
        return tell(uhid, &reply);
    }
    return 0;
}

static int tap(int uhid, const char *line)
{
    unsigned x = 0, y = 0;
    if (sscanf(line, "tap %5u %5u", &x, &y) != 2) {
        return -1;
    }
    const struct timespec pause = {.tv_nsec = TAP_MS * 1000000L};
    if (put_finger(uhid, 1, x, y) < 0 || nanosleep(&pause, NULL) < 0) {
        return -1;
    }
    return put_finger(uhid, 0, x, y);
}

int main(int argc, char **argv)
{
    int uhid = open("/dev/uhid", O_RDWR | O_CLOEXEC);
    FILE *told = argc == 2 ? fopen(argv[1], "r") : NULL;
    FILE *reply = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (uhid < 0 || told == NULL || reply == NULL || create(uhid) < 0) {
        perror("touch_panel");
        return 1;
    }
    setvbuf(told, NULL, _IONBF, 0); /* poll says when there is more */
    setvbuf(reply, NULL, _IOLBF, BUFSIZ);
    struct pollfd from[] = {{.fd = uhid, .events = POLLIN}, {.fd = fileno(told), .events = POLLIN}};
    while (poll(from, 2, -1) > 0) {
        char line[64];
        if ((from[0].revents & POLLIN) != 0 && answer(uhid) < 0) {
            return 1;
        }
        if ((from[1].revents & POLLIN) != 0 && fgets(line, sizeof line, told) != NULL) {
            (void)fputs(tap(uhid, line) == 0 ? "ok\n" : "what?\n", reply);
        }
    }
    return 1;
}
