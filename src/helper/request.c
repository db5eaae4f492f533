/* request.c: the lines of the helper. */
#include "helper/request.h"

#include <string.h>

#include "base/assert.h"
#include "base/str.h"

static const struct {
    const char *words;
    bool has_name;
} lines[HELPER_KIND_COUNT] = {
    [HELPER_STICK_WRITE] = {"stick write", true}, [HELPER_STICK_READ] = {"stick read", true},
    [HELPER_POWER_OFF] = {"power off", false},    [HELPER_RESTART] = {"power restart", false},
    [HELPER_UPDATE] = {"update install", true},   [HELPER_UPDATE_BACK] = {"update back", false},
    [HELPER_DISKS] = {"disk list", false},        [HELPER_DISK_INSTALL] = {"disk install", true},
};

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
        if (!lines[kind].has_name && length == words) {
            *ret = request;
            return true;
        }
        if (lines[kind].has_name && length > words && text[words] == ' ' &&
            is_name(text + words + 1, length - words - 1)) {
            memcpy(request.name, text + words + 1, length - words - 1);
            *ret = request;
            return true;
        }
    }
    return false;
}

size_t helper_request_write(const struct helper_request *request, char to[HELPER_LINE])
{
    ASSERT(request->kind >= 0 && request->kind < HELPER_KIND_COUNT);
    ASSERT(!lines[request->kind].has_name || is_name(request->name, strlen(request->name)));
    bool fits = str_format(to, HELPER_LINE, lines[request->kind].has_name ? "%s %s\n" : "%s%s\n",
                           lines[request->kind].words, request->name);
    ASSERT(fits);
    return strlen(to);
}
