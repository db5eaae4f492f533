/* words_own.c: see words_own.h. A PO file is read line by line; what it may say of a sentence is
 * compared with the program's own. */
#include "ui/words_own.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "ui/words.h"

enum { TEXT = LIMIT_OWN_WORD, FIELDS = 4, KINDS = 16 };

/* Where a sentence's words stand in `text`. */
struct said {
    size_t id;
    size_t words[2]; /* one, many; the same twice without a plural */
};

struct words_own {
    char *text; /* heap: all texts, one after the other */
    size_t length, room;
    struct said *said; /* heap */
    size_t count, count_room;
    struct map map; /* from a sentence to its place in `said` + 1 */
    int unknown;
    struct words_own *before; /* that was in use, and may still be read */
};

static _Atomic(struct words_own *) in_use;

/* One entry as it is read. */
struct entry {
    char id[TEXT], many[TEXT], words[2][TEXT];
    int line;
    bool has_id, has_many, is_left_out;
};

void words_own_free(struct words_own *own)
{
    if (own != NULL) {
        map_finish(&own->map);
        free(own->text);
        free(own->said);
        free(own);
    }
}

int words_own_count(const struct words_own *own)
{
    return (int)own->count;
}

int words_own_unknown(const struct words_own *own)
{
    return own->unknown;
}

static bool refuse(struct error *err, const char *code, int line, const char *what)
{
    return error_set(err, ERROR_INPUT, code, "Ligne %d : %s", line, what);
}

/* How wide a value is, and how exact: may differ, but not by more than a line has letters. */
static size_t width_of(const char *at)
{
    size_t length = strspn(at, "0123456789.+- "), digits = 0;
    for (size_t i = 0; i < length; i++) {
        digits = at[i] >= '0' && at[i] <= '9' ? digits + 1 : 0;
        length = digits > 2 ? 0 : length; /* the digits are what is wrong then */
    }
    return length;
}

/* What printf puts in, in order: "s", "lu" …; false: something that no sentence has. */
static bool kinds_of(const char *text, char ret[KINDS][4], int *ret_count)
{
    *ret_count = 0;
    for (const char *at = strchr(text, '%'); at != NULL; at = strchr(at, '%')) {
        at++;
        if (*at == '%') {
            at++;
            continue;
        }
        at += width_of(at);
        size_t length = strspn(at, "hlz");
        if (*ret_count == KINDS || length > 2 || strchr("dusxc", at[length]) == NULL ||
            at[length] == '\0') {
            return false;
        }
        memset(ret[*ret_count], 0, sizeof ret[*ret_count]);
        memcpy(ret[(*ret_count)++], at, length + 1);
        at += length + 1;
    }
    return true;
}

/* Both take the same values in the same order. */
static bool is_alike(const char *text, const char *own)
{
    char wanted[KINDS][4], has[KINDS][4];
    int wanted_count, count;
    if (!kinds_of(text, wanted, &wanted_count) || !kinds_of(own, has, &count) ||
        count != wanted_count) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (!str_equal(wanted[i], has[i])) {
            return false;
        }
    }
    return true;
}

static size_t keep(struct words_own *own, const char *text)
{
    size_t length = strlen(text) + 1, at = own->length;
    if (own->length + length > own->room) {
        own->room = (own->room + length) * 2 + 1024;
        own->text = realloc(own->text, own->room);
        ASSERT(own->text != NULL);
    }
    memcpy(own->text + own->length, text, length);
    own->length += length;
    return at;
}

static void add(struct words_own *own, const struct entry *entry)
{
    if (own->count == own->count_room) {
        own->count_room = own->count_room * 2 + 32;
        own->said = realloc(own->said, own->count_room * sizeof *own->said);
        ASSERT(own->said != NULL);
    }
    struct said *said = &own->said[own->count++];
    said->id = keep(own, entry->id);
    said->words[0] = keep(own, entry->words[0]);
    said->words[1] = entry->has_many ? keep(own, entry->words[1]) : said->words[0];
}

/* What the program itself says there; false: it does not know the sentence. */
static bool find_plain(const struct entry *entry, const char *ret_words[2])
{
    ret_words[0] = ret_words[1] = words_plain(entry->id, NULL, 0);
    if (entry->has_many) {
        ret_words[0] = words_plain(entry->id, entry->many, 1);
        ret_words[1] = words_plain(entry->id, entry->many, 2);
    }
    return ret_words[0] != entry->id; /* gettext gives back what it does not know */
}

/* The values that are put in are those of the program's sentence; what the file says the plural was
 * is no witness of them. One of something may be said with its number or without. */
static bool fits(const struct entry *entry, const char *const plain[2])
{
    return (is_alike(entry->id, entry->words[0]) || is_alike(plain[1], entry->words[0])) &&
           (!entry->has_many || is_alike(plain[1], entry->words[1]));
}

static bool finish_entry(struct words_own *own, struct entry *entry, bool is_lenient,
                         struct error *err)
{
    bool is_used = entry->has_id && !entry->is_left_out && entry->id[0] != '\0' &&
                   entry->words[0][0] != '\0' && (!entry->has_many || entry->words[1][0] != '\0');
    bool done = true;
    const char *plain[2];
    if (is_used && !find_plain(entry, plain)) {
        own->unknown++;
    } else if (is_used && (!str_equal(plain[0], entry->words[0]) ||
                           (entry->has_many && !str_equal(plain[1], entry->words[1])))) {
        if (fits(entry, plain)) {
            add(own, entry);
        } else {
            done = is_lenient ||
                   error_set(err, ERROR_INPUT, "words_format",
                             "Ligne %d : « %s » doit garder ses « %%… » tels quels, dans le même "
                             "ordre.",
                             entry->line, entry->words[0]);
        }
    }
    memset(entry, 0, sizeof *entry);
    return done;
}

/* A quoted text behind what stands in `to`; false: no such text, or no room. */
static bool unquote(const char *line, char to[TEXT])
{
    size_t length = strlen(to);
    const char *end = line + strlen(line);
    while (end > line && strchr(" \t\r", end[-1]) != NULL) {
        end--;
    }
    if (*line++ != '"' || end <= line || *--end != '"') {
        return false;
    }
    for (; line < end && length + 1 < TEXT; line++) {
        char c = *line;
        if (c == '"') {
            return false;
        }
        if (c == '\\' && line + 1 < end) {
            c = *++line;
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        to[length++] = c;
    }
    to[length] = '\0';
    return line == end;
}

/* The field that a line begins; NULL: none that is known. */
static char *field_of(struct entry *entry, const char *line, const char **ret_rest)
{
    static const char *const names[FIELDS] = {"msgid_plural ", "msgstr[1] ", "msgstr[0] ",
                                              "msgstr "};
    char *fields[FIELDS] = {entry->many, entry->words[1], entry->words[0], entry->words[0]};
    for (int i = 0; i < FIELDS; i++) {
        if (str_starts(line, names[i])) {
            entry->has_many = entry->has_many || i == 0;
            *ret_rest = line + strlen(names[i]);
            return fields[i];
        }
    }
    return NULL;
}

struct reader {
    struct words_own *own;
    struct entry entry;
    char *field;
    bool is_lenient;
    char line[TEXT * 2];
};

static bool read_line(struct reader *r, const char *line, int number, struct error *err)
{
    const char *rest = line;
    struct entry *entry = &r->entry;
    if (line[0] == '\0' || str_starts(line, "#~")) {
        return true;
    }
    if (line[0] == '#' || str_starts(line, "msgid ") || str_starts(line, "msgctxt ")) {
        if (entry->has_id && !finish_entry(r->own, entry, r->is_lenient, err)) {
            return false;
        }
    }
    if (line[0] == '#') {
        entry->is_left_out = entry->is_left_out || (line[1] == ',' && strstr(line, "fuzzy"));
        return true;
    }
    if (str_starts(line, "msgid ")) {
        entry->has_id = true;
        entry->line = number;
        r->field = entry->id;
        rest += strlen("msgid ");
    } else if (line[0] != '"') {
        r->field = entry->has_id ? field_of(entry, line, &rest) : NULL;
    }
    if (r->field == NULL || !unquote(rest, r->field)) {
        return refuse(err, "words_damaged", number, "cette ligne ne se lit pas.");
    }
    return true;
}

static bool read_lines(struct reader *r, const char *text, struct error *err)
{
    char *line = r->line;
    int number = 0;
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        number++;
        if (length + 1 > sizeof r->line) {
            return refuse(err, "words_long", number, "cette ligne est trop longue.");
        }
        memcpy(line, at, length);
        line[length] = '\0';
        line[strcspn(line, "\r")] = '\0';
        if (!read_line(r, line, number, err)) {
            return false;
        }
        at += length + (at[length] == '\n');
    }
    return finish_entry(r->own, &r->entry, r->is_lenient, err);
}

bool words_own_read(const char *text, bool is_lenient, struct words_own **ret, struct error *err)
{
    struct reader *r = calloc(1, sizeof *r);
    ASSERT(r != NULL);
    r->own = calloc(1, sizeof *r->own);
    ASSERT(r->own != NULL);
    r->is_lenient = is_lenient;
    text += str_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
    struct words_own *own = r->own;
    bool done = strstr(text, "msgid ") != NULL ||
                error_set(err, ERROR_INPUT, "words_damaged",
                          "Ce fichier ne contient pas de mots : il en faut un comme « mots.po ».");
    done = done && read_lines(r, text, err);
    free(r);
    if (!done) {
        words_own_free(own);
        return false;
    }
    for (size_t i = 0; i < own->count; i++) {
        map_put(&own->map, own->text + own->said[i].id, (uint32_t)i);
    }
    *ret = own;
    return true;
}

void words_own_use(struct words_own *own)
{
    struct words_own *before = atomic_load(&in_use);
    if (own == NULL && before == NULL) {
        return;
    }
    if (own == NULL) {
        own = calloc(1, sizeof *own);
        ASSERT(own != NULL);
    }
    own->before = before;
    atomic_store(&in_use, own);
}

const char *words_own_find(const char *text, long number)
{
    const struct words_own *own = atomic_load(&in_use);
    uint32_t at;
    if (own == NULL || own->count == 0 || !map_get(&own->map, text, &at)) {
        return NULL;
    }
    return own->text + own->said[at].words[number > 1]; /* French: 0 and 1 are one */
}

/* Lines of a file being written. */
struct out {
    char *text;
    size_t length, room;
};

static void put(struct out *out, const char *text, size_t length)
{
    if (out->length + length + 1 > out->room) {
        out->room = (out->room + length) * 2 + 4096;
        out->text = realloc(out->text, out->room);
        ASSERT(out->text != NULL);
    }
    memcpy(out->text + out->length, text, length);
    out->length += length;
    out->text[out->length] = '\0';
}

static void put_field(struct out *out, const char *name, const char *text)
{
    put(out, name, strlen(name));
    put(out, " \"", 2);
    for (; *text != '\0'; text++) {
        const char *code = *text == '\n'   ? "\\n"
                           : *text == '"'  ? "\\\""
                           : *text == '\\' ? "\\\\"
                                           : NULL;
        put(out, code != NULL ? code : text, code != NULL ? 2 : 1);
    }
    put(out, "\"\r\n", 3);
}

static void put_words(void *context, const char *id, const char *many)
{
    struct out *out = context;
    if (id[0] == '\0') {
        return; /* the head: ours comes first */
    }
    put(out, "\r\n", 2);
    put_field(out, "msgid", id);
    if (many == NULL) {
        put_field(out, "msgstr", words_get(LANGUAGE_FR, id));
        return;
    }
    put_field(out, "msgid_plural", many);
    put_field(out, "msgstr[0]", words_get_plural(LANGUAGE_FR, id, many, 1));
    put_field(out, "msgstr[1]", words_get_plural(LANGUAGE_FR, id, many, 2));
}

char *words_own_template(void)
{
    static const char head[] =
        "# Les mots des écrans. Changez ce qui est entre guillemets après « msgstr », gardez "
        "les\r\n"
        "# « %s », « %d » … tels quels, et rapportez ce fichier sur la clé.\r\n"
        "msgid \"\"\r\nmsgstr \"\"\r\n\"Language: fr\\n\"\r\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\r\n"
        "\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\r\n";
    struct out out = {0};
    put(&out, head, sizeof head - 1);
    if (!words_each(LANGUAGE_FR, put_words, &out)) {
        free(out.text);
        return NULL;
    }
    return out.text;
}
