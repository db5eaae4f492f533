/* json.c: a reader by descent, with a limit to its depth. */
#include "intake/json.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

enum { DEPTH = 16, TEXT = 192 };

struct json {
    const char *at;
    bool (*on_member)(void *context, const char *key, const char *value);
    bool (*on_object)(void *context);
    void *context;
    bool is_stopped;
};

static void skip_blanks(struct json *json)
{
    json->at += strspn(json->at, " \t\r\n");
}

static bool take(struct json *json, char c)
{
    skip_blanks(json);
    if (*json->at != c) {
        return false;
    }
    json->at++;
    return true;
}

/* Four hexadecimal digits at `text`; UINT32_MAX if they are not there. */
static uint32_t hex4(const char *text)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = text[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : UINT32_MAX;
        if (digit == UINT32_MAX) {
            return UINT32_MAX;
        }
        value = value * 16 + digit;
    }
    return value;
}

/* What stands behind a backslash, as UTF-8; returns the number of bytes, 0 if it is nothing known.
 */
static size_t take_escape(struct json *json, char to[4])
{
    static const char from[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
    char c = *json->at;
    const char *found = c == '\0' ? NULL : strchr(from, c);
    if (found != NULL) {
        json->at++;
        to[0] = plain[found - from];
        return 1;
    }
    uint32_t code = c == 'u' ? hex4(json->at + 1) : UINT32_MAX;
    if (code == UINT32_MAX || code == 0) {
        return 0;
    }
    json->at += 5;
    bool is_high = code >= 0xD800 && code <= 0xDBFF;
    if (is_high && json->at[0] == '\\' && json->at[1] == 'u') {
        uint32_t low = hex4(json->at + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            json->at += 6;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return str_put(to, code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code);
}

static bool take_text(struct json *json, char to[TEXT])
{
    size_t used = 0;
    if (!take(json, '"')) {
        return false;
    }
    while (*json->at != '"') {
        char piece[4] = {*json->at};
        size_t length = 1;
        if (*json->at == '\0') {
            return false;
        }
        if (*json->at++ == '\\' && (length = take_escape(json, piece)) == 0) {
            return false;
        }
        if (used + length < TEXT) {
            memcpy(to + used, piece, length);
            used += length;
        }
    }
    json->at++;
    to[used] = '\0';
    while (used > 0 && !str_valid_utf8(to, used)) { /* cut in the middle of a letter */
        to[--used] = '\0';
    }
    return true;
}

static bool take_value(struct json *json, char to[TEXT], int depth);

/* Members of an object whose brace is taken. Only those of depth 1 are told. */
static bool take_members(struct json *json, int depth)
{
    char key[TEXT], value[TEXT];
    if (take(json, '}')) {
        return true;
    }
    do {
        if (!take_text(json, key) || !take(json, ':') || !take_value(json, value, depth)) {
            return false;
        }
        if (depth == 1 && !json->on_member(json->context, key, value)) {
            json->is_stopped = true;
            return false;
        }
    } while (take(json, ','));
    return take(json, '}');
}

static bool take_elements(struct json *json, int depth)
{
    char value[TEXT];
    if (take(json, ']')) {
        return true;
    }
    do {
        if (!take_value(json, value, depth)) {
            return false;
        }
    } while (take(json, ','));
    return take(json, ']');
}

/* Any value; a text or number also as text, "" for the others. */
static bool take_value(struct json *json, char to[TEXT], int depth)
{
    to[0] = '\0';
    skip_blanks(json);
    if (depth >= DEPTH) {
        return false;
    }
    if (*json->at == '"') {
        return take_text(json, to);
    }
    if (take(json, '{')) {
        return take_members(json, depth + 1);
    }
    if (take(json, '[')) {
        return take_elements(json, depth + 1);
    }
    size_t length = strspn(json->at, "+-.0123456789eEtruefalsn");
    str_copy_n(to, TEXT, json->at, length);
    json->at += length;
    return length > 0;
}

static bool take_object(struct json *json)
{
    if (!take(json, '{') || !take_members(json, 1)) {
        return false;
    }
    json->is_stopped = !json->on_object(json->context);
    return !json->is_stopped;
}

enum json_result json_objects(const char *text,
                              bool (*on_member)(void *context, const char *key, const char *value),
                              bool (*on_object)(void *context), void *context)
{
    struct json json = {
        .at = text, .on_member = on_member, .on_object = on_object, .context = context};
    bool is_array = take(&json, '['), is_read = is_array && take(&json, ']');
    if (!is_read) {
        do {
            is_read = take_object(&json);
        } while (is_read && is_array && take(&json, ','));
        is_read = is_read && (!is_array || take(&json, ']'));
    }
    skip_blanks(&json);
    if (json.is_stopped) {
        return JSON_STOPPED;
    }
    return is_read && *json.at == '\0' ? JSON_READ : JSON_BROKEN;
}
