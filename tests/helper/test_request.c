/* test_request.c: the lines the helper understands, and all those it does not. */
#include "helper/request.h"

#include "base/str.h"
#include "support/check.h"

static bool reads(const char *text, size_t length)
{
    struct helper_request request;
    return helper_request_read(text, length, &request);
}

static void every_request_reads_back(void)
{
    for (int kind = 0; kind < HELPER_KIND_COUNT; kind++) {
        bool has_name = kind == HELPER_STICK_WRITE || kind == HELPER_STICK_READ ||
                        kind == HELPER_UPDATE || kind == HELPER_DISK_INSTALL;
        struct helper_request request = {.kind = (enum helper_kind)kind};
        (void)str_copy(request.name, sizeof request.name, has_name ? "MOIS_11-sdb1" : "");
        if (kind == HELPER_DEVICES || kind == HELPER_DEVICES_START) {
            for (int i = 0; i < LIMIT_DEVICES; i++) { /* as many as there can be, the longest */
                request.devices[i] = (struct helper_device){(uint16_t)(0xfff0 + i / 2),
                                                            (uint16_t)(i % 2), HELPER_WAY_SERIAL};
            }
            request.device_count = LIMIT_DEVICES;
        }
        request.minutes = kind == HELPER_CLOCK ? 29402440 : 0;
        char line[HELPER_LINE];
        size_t length = helper_request_write(&request, line);
        struct helper_request back = {.kind = HELPER_KIND_COUNT};
        CHECK(helper_request_read(line, length, &back));
        CHECK_INT(back.kind, kind);
        CHECK_STR(back.name, request.name);
        CHECK_INT(back.device_count, request.device_count);
        CHECK_INT(back.minutes, request.minutes);
        CHECK(memcmp(back.devices, request.devices, sizeof back.devices) == 0);
        CHECK(!reads(line, length - 1)); /* without its end */
    }
}

static void are_refused(const char *const *bad, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (reads(bad[i], strlen(bad[i]))) {
            CHECK_STR(bad[i], "refused");
        }
    }
}

static void anything_else_is_refused(void)
{
    static const char *const bad[] = {
        "\n",
        "stick\n",
        "stick write\n",
        "stick write \n",
        "stick write  A\n",
        "stick write A \n",
        "stick write A B\n",
        "stick write ../A\n",
        "stick write .\n",
        "stick write -A\n",
        "stick write \xC3\xA9\n",
        "stick write A\n\n",
        "stick write A\nstick write B\n",
        "stick format A\n",
        "STICK write A\n",
        " stick write A\n",
        "power\n",
        "power off now\n",
        "power off \n",
        "power offf\n",
        "power\toff\n",
    };
    are_refused(bad, sizeof bad / sizeof *bad);
    CHECK(!reads("", 0));
    CHECK(!reads("stick write A\0B\n", 16));
    char longest[HELPER_LINE + 8] = "stick write ";
    size_t head = strlen(longest);
    memset(longest + head, 'A', HELPER_NAME - 1);
    longest[head + HELPER_NAME - 1] = '\n';
    CHECK(reads(longest, head + HELPER_NAME));
    longest[head + HELPER_NAME - 1] = 'A';
    longest[head + HELPER_NAME] = '\n';
    CHECK(!reads(longest, head + HELPER_NAME + 1));
}

static void no_other_time_and_no_other_device(void)
{
    static const char *const bad[] = {
        "device\n",
        "device rules \n",
        "device rules  0c2e:0b81=usb\n",
        "device rules 0c2e:0b81=usb \n",
        "device rules 0c2e:0b81=usb\t\n",
        "device rules 0c2e:0b81\n",
        "device rules 0c2e:0b81=\n",
        "device rules 0c2e:0b81=all\n",
        "device rules 0c2e:0b81=usbx\n",
        "device rules 0C2E:0b81=usb\n",
        "device rules 0c2:0b81=usb\n",
        "device rules 00c2e:0b81=usb\n",
        "device rules *:0b81=usb\n",
        "device rules 0c2e:0b8\"=usb\n",
        "device rules 0c2e:0b81=usb,MODE=0666\n",
        "device rules ../../etc=usb\n",
        "device rules 0c2e:0b81=usb 0c2e:0b81=usb\n",
        "device rules 0c2e:0b81=hide 0c2e:0b81=usb\n",
        "device rules 0c2e:0b82=usb 0c2e:0b81=usb\n",
        "device rules 0000:0001=hide 0000:0002=hide 0000:0003=hide 0000:0004=hide 0000:0005=hide\n",
        "clock set\n",
        "clock set 00000000\n", /* 1970 */
        "clock set 28926719\n", /* 2024 */
        "clock set 42076800\n", /* 2050 */
        "clock set 95400000\n", /* 2151 */
        "clock set 2940244\n",
        "clock set 029402440\n",
        "clock set -9402440\n",
        "clock set 2940244x\n",
        "clock set  29402440\n",
        "device stop 0c2e:0b81=usb\n",
        "devices rules 0c2e:0b81=usb\n",
    };
    are_refused(bad, sizeof bad / sizeof *bad);
}

static void a_list_of_devices_is_read_in_its_order(void)
{
    static const char line[] = "device start 0a5f:0081=usb 0c2e:0b81=hide 0c2e:0b81=grab"
                               " 1a86:7523=serial\n";
    struct helper_request request;
    CHECK(helper_request_read(line, strlen(line), &request));
    CHECK_INT(request.kind, HELPER_DEVICES_START);
    CHECK_INT(request.device_count, 4);
    CHECK_INT(request.devices[1].vendor, 0x0c2e);
    CHECK_INT(request.devices[1].product, 0x0b81);
    CHECK_INT(request.devices[1].way, HELPER_WAY_HIDE);
    CHECK_INT(request.devices[3].way, HELPER_WAY_SERIAL);
    CHECK(helper_request_read("device rules\n", 13, &request));
    CHECK_INT(request.device_count, 0);
    char many[HELPER_LINE] = "device rules";
    for (int i = 0; i <= LIMIT_DEVICES; i++) { /* one more than there can be */
        char word[HELPER_DEVICE_TEXT + 1];
        str_format(word, sizeof word, " %04x:0001=usb", i);
        (void)str_append(many, sizeof many, word);
    }
    (void)str_append(many, sizeof many, "\n");
    CHECK(!reads(many, strlen(many)));
}

int main(void)
{
    RUN(every_request_reads_back);
    RUN(anything_else_is_refused);
    RUN(no_other_time_and_no_other_device);
    RUN(a_list_of_devices_is_read_in_its_order);
    return 0;
}
