/* enrolment.c: "kind;layout;way;prefix;key;name". The prefix is hexadecimal: it may be anything. A
 * suffix stands behind it and a dot: "23.24". */
#include "app/enrolment.h"

#include <string.h>

#include "base/str.h"

void enrolment_setting(int place, char ret_key[LIMIT_SETTING_KEY])
{
    str_format(ret_key, LIMIT_SETTING_KEY, "device_%02d", place);
}

static void write_hex(char *to, size_t size, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        char hex[3];
        str_format(hex, sizeof hex, "%02x", (unsigned)(unsigned char)*c);
        (void)str_append(to, size, hex);
    }
}

void enrolment_write(const struct device_enrolled *enrolled, char ret_text[LIMIT_SETTING_VALUE])
{
    char around[4 * LIMIT_DEVICE_PREFIX] = "";
    ret_text[0] = '\0';
    if (enrolled->key[0] == '\0') {
        return;
    }
    write_hex(around, sizeof around, enrolled->prefix);
    if (enrolled->suffix[0] != '\0') {
        (void)str_append(around, sizeof around, ".");
        write_hex(around, sizeof around, enrolled->suffix);
    }
    str_format(ret_text, LIMIT_SETTING_VALUE, "%d;%d;%d;%s;%s;%s", enrolled->kind, enrolled->layout,
               enrolled->way, around, enrolled->key, enrolled->name);
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

static bool read_hex(const char *word, size_t count, char to[LIMIT_DEVICE_PREFIX])
{
    static const char hex[] = "0123456789abcdef";
    size_t length = count / 2;
    if (count % 2 != 0 || strspn(word, hex) < count || length >= LIMIT_DEVICE_PREFIX) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        long high = strchr(hex, word[2 * i]) - hex, low = strchr(hex, word[2 * i + 1]) - hex;
        to[i] = (char)(high * 16 + low);
    }
    to[length] = '\0';
    return true;
}

/* "23", "23.24", ".24" */
static bool take_around(const char **text, struct device_enrolled *to)
{
    char word[4 * LIMIT_DEVICE_PREFIX];
    if (!take_word(text, word, sizeof word)) {
        return false;
    }
    size_t before = strcspn(word, "."), all = strlen(word);
    return read_hex(word, before, to->prefix) &&
           (before == all || read_hex(word + before + 1, all - before - 1, to->suffix));
}

bool enrolment_read(const char *text, struct device_enrolled *ret)
{
    struct device_enrolled read = {0};
    *ret = read;
    if (!take_number(&text, DEVICE_PRINTER, &read.kind) ||
        !take_number(&text, DEVICE_LAYOUT_COUNT - 1, &read.layout) ||
        !take_number(&text, DEVICE_WAY_COUNT - 1, &read.way) || !take_around(&text, &read) ||
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
