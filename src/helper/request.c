/* request.c: the lines of the helper. */
#include "helper/request.h"

#include <string.h>

#include "base/assert.h"
#include "base/str.h"

enum more { MORE_NOTHING, MORE_NAME, MORE_DEVICES, MORE_MINUTES };

static const struct {
    const char *words;
    enum more more;
} lines[HELPER_KIND_COUNT] = {
    [HELPER_STICK_WRITE] = {"stick write", MORE_NAME},
    [HELPER_STICK_READ] = {"stick read", MORE_NAME},
    [HELPER_POWER_OFF] = {"power off", MORE_NOTHING},
    [HELPER_RESTART] = {"power restart", MORE_NOTHING},
    [HELPER_UPDATE] = {"update install", MORE_NAME},
    [HELPER_UPDATE_BACK] = {"update back", MORE_NOTHING},
    [HELPER_DISKS] = {"disk list", MORE_NOTHING},
    [HELPER_DISK_INSTALL] = {"disk install", MORE_NAME},
    [HELPER_DEVICES] = {"device rules", MORE_DEVICES},
    [HELPER_CLOCK] = {"clock set", MORE_MINUTES},
    [HELPER_DEVICES_START] = {"device start", MORE_DEVICES},
};

static const char *const ways[HELPER_WAY_COUNT] = {"usb", "hide", "grab", "serial"};

static bool is_name(const char *text, size_t length)
{
    if (length == 0 || length >= HELPER_NAME || text[0] == '-') {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool is_plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                        (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!is_plain) {
            return false;
        }
    }
    return true;
}

int helper_device_order(const struct helper_device *a, const struct helper_device *b)
{
    if (a->vendor != b->vendor) {
        return a->vendor < b->vendor ? -1 : 1;
    }
    if (a->product != b->product) {
        return a->product < b->product ? -1 : 1;
    }
    return (a->way > b->way) - (a->way < b->way);
}

void helper_device_write(const struct helper_device *device, char to[HELPER_DEVICE_TEXT])
{
    ASSERT(device->way < HELPER_WAY_COUNT);
    bool fits = str_format(to, HELPER_DEVICE_TEXT, "%04x:%04x=%s", device->vendor, device->product,
                           ways[device->way]);
    ASSERT(fits);
}

static bool read_number(const char *text, uint16_t *ret)
{
    uint16_t number = 0;
    for (int i = 0; i < 4; i++) {
        char c = text[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
        number = (uint16_t)(number * 16 + (c <= '9' ? c - '0' : c - 'a' + 10));
    }
    *ret = number;
    return true;
}

static bool read_device(const char *text, size_t length, struct helper_device *ret)
{
    enum { HEAD = 10 }; /* "0c2e:0b81=" */
    if (length <= HEAD || text[4] != ':' || text[9] != '=' || !read_number(text, &ret->vendor) ||
        !read_number(text + 5, &ret->product)) {
        return false;
    }
    for (int way = 0; way < HELPER_WAY_COUNT; way++) {
        if (length - HEAD == strlen(ways[way]) &&
            memcmp(text + HEAD, ways[way], length - HEAD) == 0) {
            ret->way = (uint8_t)way;
            return true;
        }
    }
    return false;
}

/* " 0c2e:0b81=hide 1a86:7523=serial", or nothing. */
static bool read_devices(const char *text, size_t length, struct helper_request *request)
{
    int hidden = 0;
    for (size_t at = 0; at < length;) {
        const char *word = text + at + 1;
        const char *end = memchr(word, ' ', length - at - 1);
        size_t word_length = end != NULL ? (size_t)(end - word) : length - at - 1;
        struct helper_device *device = &request->devices[request->device_count];
        if (text[at] != ' ' || request->device_count == LIMIT_DEVICES ||
            !read_device(word, word_length, device) ||
            (request->device_count > 0 && helper_device_order(device - 1, device) >= 0)) {
            return false;
        }
        hidden += device->way == HELPER_WAY_HIDE;
        request->device_count++;
        at += 1 + word_length;
    }
    return hidden <= HELPER_HIDDEN;
}

/* " 29402440": eight digits, in the range. */
static bool read_minutes(const char *text, size_t length, uint32_t *ret)
{
    enum { DIGITS = 8 };
    uint32_t minutes = 0;
    if (length != 1 + DIGITS || text[0] != ' ') {
        return false;
    }
    for (int i = 1; i <= DIGITS; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        minutes = minutes * 10 + (uint32_t)(text[i] - '0');
    }
    *ret = minutes;
    return minutes >= HELPER_MINUTES_FROM && minutes < HELPER_MINUTES_TO;
}

static bool read_more(enum more more, const char *text, size_t length,
                      struct helper_request *request)
{
    switch (more) {
    case MORE_NOTHING: return length == 0;
    case MORE_NAME:
        if (length == 0 || text[0] != ' ' || !is_name(text + 1, length - 1)) {
            return false;
        }
        memcpy(request->name, text + 1, length - 1);
        return true;
    case MORE_DEVICES: return read_devices(text, length, request);
    case MORE_MINUTES: return read_minutes(text, length, &request->minutes);
    }
    ASSERT_UNREACHABLE("what follows a request's words");
}

bool helper_request_read(const char *text, size_t length, struct helper_request *ret)
{
    if (length == 0 || length >= HELPER_LINE || text[length - 1] != '\n') {
        return false;
    }
    length--;
    for (int kind = 0; kind < HELPER_KIND_COUNT; kind++) {
        size_t words = strlen(lines[kind].words);
        if (length < words || memcmp(text, lines[kind].words, words) != 0) {
            continue;
        }
        struct helper_request request = {.kind = (enum helper_kind)kind};
        if (read_more(lines[kind].more, text + words, length - words, &request)) {
            *ret = request;
            return true;
        }
    }
    return false;
}

size_t helper_request_write(const struct helper_request *request, char to[HELPER_LINE])
{
    ASSERT(request->kind >= 0 && request->kind < HELPER_KIND_COUNT);
    bool fits = str_copy(to, HELPER_LINE, lines[request->kind].words);
    if (lines[request->kind].more == MORE_NAME) {
        ASSERT(is_name(request->name, strlen(request->name)));
        fits =
            fits && str_append(to, HELPER_LINE, " ") && str_append(to, HELPER_LINE, request->name);
    }
    if (lines[request->kind].more == MORE_MINUTES) {
        char word[16];
        ASSERT(request->minutes >= HELPER_MINUTES_FROM && request->minutes < HELPER_MINUTES_TO);
        fits = fits && str_format(word, sizeof word, " %08u", (unsigned)request->minutes) &&
               str_append(to, HELPER_LINE, word);
    }
    for (int i = 0; lines[request->kind].more == MORE_DEVICES && i < request->device_count; i++) {
        char word[HELPER_DEVICE_TEXT];
        helper_device_write(&request->devices[i], word);
        fits = fits && str_append(to, HELPER_LINE, " ") && str_append(to, HELPER_LINE, word);
    }
    fits = fits && str_append(to, HELPER_LINE, "\n");
    ASSERT(fits);
    return strlen(to);
}
