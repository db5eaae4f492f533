/* words.c: gettext with a constant locale and one text domain per language; what a language says of
 * itself is in the head of its catalogue. */
#include "ui/words.h"

#include <dirent.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/str.h"
#include "ui/words_own.h"

enum { CODE_BYTES = 12, NAME_BYTES = 48 };
#define PREFIX "borne-"
#define SUFFIX ".mo"

struct entry {
    char code[CODE_BYTES], domain[CODE_BYTES + sizeof PREFIX], name[NAME_BYTES], voice[NAME_BYTES];
    bool is_rtl, has_desk;
};

static struct entry entries[WORDS_LANGUAGES] = {
    {.code = "fr", .domain = "borne-fr", .name = "Français", .voice = "fr", .has_desk = true}};
static int count = 1;
static char words_dir[LIMIT_PATH]; /* where the catalogues are */

/* The value of a line "KEY: value" of a catalogue's head; "" when it has none. */
static void head_value(const char *head, const char *key, char *to, size_t size)
{
    size_t length = strlen(key);
    to[0] = '\0';
    for (const char *line = head; line != NULL && *line != '\0';) {
        const char *end = strchr(line, '\n');
        size_t used = end != NULL ? (size_t)(end - line) : strlen(line);
        if (used > length + 1 && strncmp(line, key, length) == 0 && line[length] == ':') {
            const char *value = line + length + 1;
            size_t rest = used - length - 1;
            while (rest > 0 && *value == ' ') {
                value++;
                rest--;
            }
            (void)str_copy_n(to, size, value, rest);
            return;
        }
        line = end != NULL ? end + 1 : NULL;
    }
}

static void read_head(struct entry *entry)
{
    char value[NAME_BYTES];
    const char *head = dgettext(entry->domain, "");
    head_value(head, "X-Name", entry->name, sizeof entry->name);
    head_value(head, "X-Voice", entry->voice, sizeof entry->voice);
    head_value(head, "X-Direction", value, sizeof value);
    entry->is_rtl = str_equal(value, "rtl");
    head_value(head, "X-Desk", value, sizeof value);
    entry->has_desk = str_equal(value, "yes");
    if (entry->name[0] == '\0') {
        (void)str_copy(entry->name, sizeof entry->name, entry->code);
    }
}

/* "borne-ar.mo" adds "ar" behind French, in the order of codes. */
static void add_file(const char *file)
{
    size_t length = strlen(file), most = sizeof PREFIX - 1 + sizeof SUFFIX - 1;
    struct entry entry = {.code = ""};
    if (count == WORDS_LANGUAGES || length <= most || length - most >= CODE_BYTES ||
        strncmp(file, PREFIX, sizeof PREFIX - 1) != 0 ||
        !str_equal(file + length - (sizeof SUFFIX - 1), SUFFIX)) {
        return;
    }
    (void)str_copy_n(entry.code, sizeof entry.code, file + sizeof PREFIX - 1, length - most);
    (void)str_format(entry.domain, sizeof entry.domain, "%s%s", PREFIX, entry.code);
    int at = 1;
    while (at < count && strcmp(entries[at].code, entry.code) < 0) {
        at++;
    }
    if (words_language(entry.code) >= 0) {
        return;
    }
    memmove(entries + at + 1, entries + at, (size_t)(count - at) * sizeof *entries);
    entries[at] = entry;
    count++;
}

/* gettext looks nothing up while the locale is plain "C", and since Debian 13 none of those that
 * begin with "C." either: `dir` has the same data under a name of our own. Numbers stay in C. */
static void choose_locale(const char *dir)
{
    char folder[LIMIT_PATH];
    const char *was = getenv("LOCPATH");
    char *kept = was != NULL ? strdup(was) : NULL;
    (void)str_format(folder, sizeof folder, "%s/locale", dir);
    setenv("LOCPATH", folder, 1);
    const char *got = setlocale(LC_MESSAGES, "borne");
    if (kept != NULL) {
        setenv("LOCPATH", kept, 1);
    } else {
        unsetenv("LOCPATH");
    }
    free(kept);
    if (got == NULL) {
        setlocale(LC_MESSAGES, "C.UTF-8");
    }
    setlocale(LC_CTYPE, "C.UTF-8");
}

void words_open(const char *dir)
{
    choose_locale(dir);
    (void)str_copy(words_dir, sizeof words_dir, dir);
    setenv("LANGUAGE", "borne", 1);
    char folder[LIMIT_PATH];
    (void)str_format(folder, sizeof folder, "%s/borne/LC_MESSAGES", dir);
    DIR *files = opendir(folder);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        add_file(file->d_name);
    }
    if (files != NULL) {
        closedir(files);
    }
    for (int i = 0; i < count; i++) {
        bindtextdomain(entries[i].domain, dir);
        bind_textdomain_codeset(entries[i].domain, "UTF-8");
        if (i != LANGUAGE_FR) {
            read_head(&entries[i]);
        }
    }
}

static const struct entry *entry_of(int language)
{
    ASSERT(language >= 0 && language < count);
    return &entries[language];
}

int words_count(void)
{
    return count;
}

const char *words_code(int language)
{
    return entry_of(language)->code;
}

const char *words_name(int language)
{
    return entry_of(language)->name;
}

int words_language(const char *code)
{
    for (int i = 0; i < count; i++) {
        if (str_equal(entries[i].code, code)) {
            return i;
        }
    }
    return -1;
}

bool words_is_rtl(int language)
{
    return entry_of(language)->is_rtl;
}

bool words_has_desk(int language)
{
    return entry_of(language)->has_desk;
}

const char *words_voice(int language)
{
    return entry_of(language)->voice;
}

const char *words_plain(const char *one, const char *many, unsigned long n)
{
    const char *domain = entry_of(LANGUAGE_FR)->domain;
    return many != NULL ? dngettext(domain, one, many, n) : dgettext(domain, one);
}

const char *words_get(int language, const char *text)
{
    const char *own = language == LANGUAGE_FR ? words_own_find(text, -1) : NULL;
    if (own != NULL) {
        return own;
    }
    /* The translation of nothing is a catalogue's head. */
    return text[0] != '\0' ? dgettext(entry_of(language)->domain, text) : text;
}

const char *words_get_plural(int language, const char *one, const char *many, unsigned long n)
{
    const char *own = language == LANGUAGE_FR ? words_own_find(one, (long)n) : NULL;
    return own != NULL ? own : dngettext(entry_of(language)->domain, one, many, n);
}

/* A number of a catalogue's file, as this machine writes them. */
static uint32_t number_at(const char *bytes, size_t at)
{
    uint32_t number;
    memcpy(&number, bytes + at, sizeof number);
    return number;
}

bool words_each(int language, void (*each)(void *context, const char *one, const char *many),
                void *context)
{
    enum { COUNT = 8, ORIGINALS = 12, HEAD = 28, MOST = 8 << 20 };
    char path[LIMIT_PATH];
    size_t size = 0;
    char *bytes = str_format(path, sizeof path, "%s/borne/LC_MESSAGES/%s" SUFFIX, words_dir,
                             entry_of(language)->domain)
                      ? (char *)file_bytes(path, MOST, &size)
                      : NULL;
    if (bytes == NULL || size < HEAD) {
        free(bytes);
        return false;
    }
    size_t texts = number_at(bytes, COUNT), from = number_at(bytes, ORIGINALS);
    bool done = texts <= size / 8 && from <= size - texts * 8;
    for (size_t i = 0; done && i < texts; i++) {
        size_t length = number_at(bytes, from + 8 * i), at = number_at(bytes, from + 8 * i + 4);
        done = length < size && at < size - length && bytes[at + length] == '\0';
        size_t one = done ? strlen(bytes + at) : 0;
        if (done) { /* a plural stands behind the zero */
            each(context, bytes + at, one < length ? bytes + at + one + 1 : NULL);
        }
    }
    free(bytes);
    return done;
}
