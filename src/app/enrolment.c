/* enrolment.c: "kind;layout;way;prefix;key;name". The prefix is hexadecimal: it may be anything. */
#include "app/enrolment.h"

#include <string.h>

#include "base/str.h"

void enrolment_setting(int place, char ret_key[LIMIT_SETTING_KEY])
{
    str_format(ret_key, LIMIT_SETTING_KEY, "device_%02d", place);
}

void enrolment_write(const struct device_enrolled *enrolled, char ret_text[LIMIT_SETTING_VALUE])
{
    char prefix[2 * LIMIT_DEVICE_PREFIX] = "";
    ret_text[0] = '\0';
    if (enrolled->key[0] == '\0') {
        return;
    }
    for (const char *c = enrolled->prefix; *c != '\0'; c++) {
        char hex[3];
        str_format(hex, sizeof hex, "%02x", (unsigned)(unsigned char)*c);
        (void)str_append(prefix, sizeof prefix, hex);
    }
    str_format(ret_text, LIMIT_SETTING_VALUE, "%d;%d;%d;%s;%s;%s", enrolled->kind, enrolled->layout,
               enrolled->way, prefix, enrolled->key, enrolled->name);
}

/* Copies up to the next ';' and moves behind it. */
static bool take_word(const char **text, char *to, size_t size)
{
    size_t length = strcspn(*text, ";");
    if ((*text)[length] == '\0' || !str_copy_n(to, size, *text, length)) {
        return false;
    }
    *text += length + 1;
    return true;
}

static bool take_number(const char **text, int most, uint8_t *ret)
{
    char word[8];
    int64_t number;
    if (!take_word(text, word, sizeof word) || !str_to_int64(word, 0, most, &number)) {
        return false;
    }
    *ret = (uint8_t)number;
    return true;
}

static bool take_prefix(const char **text, char to[LIMIT_DEVICE_PREFIX])
{
    static const char hex[] = "0123456789abcdef";
    char word[2 * LIMIT_DEVICE_PREFIX];
    if (!take_word(text, word, sizeof word) || strlen(word) % 2 != 0 ||
        strspn(word, hex) != strlen(word)) {
        return false;
    }
    size_t length = strlen(word) / 2;
    for (size_t i = 0; i < length; i++) {
        long high = strchr(hex, word[2 * i]) - hex, low = strchr(hex, word[2 * i + 1]) - hex;
        to[i] = (char)(high * 16 + low);
    }
    to[length] = '\0';
    return true;
}

bool enrolment_read(const char *text, struct device_enrolled *ret)
{
    struct device_enrolled read = {0};
    *ret = read;
    if (!take_number(&text, DEVICE_PRINTER, &read.kind) ||
        !take_number(&text, DEVICE_LAYOUT_COUNT - 1, &read.layout) ||
        !take_number(&text, DEVICE_WAY_COUNT - 1, &read.way) || !take_prefix(&text, read.prefix) ||
        !take_word(&text, read.key, sizeof read.key) ||
        !str_copy(read.name, sizeof read.name, text) || read.key[0] == '\0') {
        return false;
    }
    *ret = read;
    return true;
}

bool enrolments_load(struct store *store, struct enrolments *ret, struct error *err)
{
    memset(ret, 0, sizeof *ret);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        char key[LIMIT_SETTING_KEY], text[LIMIT_SETTING_VALUE];
        enrolment_setting(i, key);
        if (!store_setting(store, key, "", text, sizeof text, err)) {
            return false;
        }
        (void)enrolment_read(text, &ret->rows[i]);
    }
    return true;
}

int enrolments_find(const struct enrolments *enrolments, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (str_equal(enrolments->rows[i].key, key)) {
            return i;
        }
    }
    return -1;
}
