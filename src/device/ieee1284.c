/* ieee1284.c: see ieee1284.h. */
#include "device/ieee1284.h"

#include <string.h>
#include <strings.h>

enum { LENGTH_BYTES = 2, LONGEST_KEY = 24 };

/* Copies the printable part of a value, blanks around it taken off. */
static void copy_value(char *to, size_t size, const uint8_t *value, size_t length)
{
    size_t count = 0;
    while (length > 0 && value[0] == ' ') {
        value++;
        length--;
    }
    for (size_t i = 0; i < length && count + 1 < size; i++) {
        if (value[i] >= ' ' && value[i] < 0x7F) {
            to[count++] = (char)value[i];
        }
    }
    while (count > 0 && to[count - 1] == ' ') {
        count--;
    }
    to[count] = '\0';
}

static bool is_key(const uint8_t *key, size_t length, const char *name)
{
    return length == strlen(name) && strncasecmp((const char *)key, name, length) == 0;
}

static bool take_pair(struct ieee1284 *id, const uint8_t *pair, size_t length)
{
    const uint8_t *colon = memchr(pair, ':', length);
    if (colon == NULL) {
        return false;
    }
    const uint8_t *value = colon + 1;
    while (length > 0 && (pair[0] == ' ' || pair[0] == '\r' || pair[0] == '\n')) {
        pair++;
        length--;
    }
    size_t key = (size_t)(colon - pair), rest = length - key - 1;
    if (key == 0 || key > LONGEST_KEY) {
        return false;
    }
    if (is_key(pair, key, "MFG") || is_key(pair, key, "MANUFACTURER")) {
        copy_value(id->maker, sizeof id->maker, value, rest);
    } else if (is_key(pair, key, "MDL") || is_key(pair, key, "MODEL")) {
        copy_value(id->model, sizeof id->model, value, rest);
    } else if (is_key(pair, key, "SN") || is_key(pair, key, "SERN") ||
               is_key(pair, key, "SERIALNUMBER")) {
        copy_value(id->serial, sizeof id->serial, value, rest);
    } else if (is_key(pair, key, "CMD") || is_key(pair, key, "COMMAND SET")) {
        copy_value(id->commands, sizeof id->commands, value, rest);
    }
    return true;
}

bool ieee1284_read(const uint8_t *bytes, size_t count, struct ieee1284 *ret)
{
    struct ieee1284 id = {0};
    bool found = false;
    size_t from = LENGTH_BYTES;
    if (count >= LENGTH_BYTES) {
        size_t said = (size_t)bytes[0] << 8 | bytes[1];
        /* The kernel's own printer gadget says two bytes too few; others leave the length out. */
        if (bytes[0] >= ' ' && bytes[1] >= 'A') {
            from = 0;
        } else if (said > LENGTH_BYTES && said < count && bytes[said - 1] == ';') {
            count = said; /* what follows is rubbish of an earlier answer */
        }
    }
    while (from < count) {
        const uint8_t *end = memchr(bytes + from, ';', count - from);
        size_t length = end != NULL ? (size_t)(end - bytes) - from : count - from;
        if (length > 0 && bytes[from] == '\0') {
            break;
        }
        found = take_pair(&id, bytes + from, length) || found;
        from += length + 1;
    }
    if (found) {
        *ret = id;
    }
    return found;
}

bool ieee1284_speaks(const struct ieee1284 *id, const char *language)
{
    size_t length = strlen(language);
    for (const char *at = id->commands; *at != '\0';) {
        size_t word = strcspn(at, ", ");
        if (word == length && strncasecmp(at, language, length) == 0) {
            return true;
        }
        at += word;
        at += strspn(at, ", ");
    }
    return false;
}
