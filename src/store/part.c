/* part.c: see part.h. A line is a letter and its values between tabs: numbers as they are, texts
 * behind a quote, with \t, \n and \\ for what would part them. */
#include "store/part.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/str.h"
#include "store/migrate.h"
#include "store/plan_table.h"
#include "store/store_private.h"

#define HEAD "BORNE-PART 1 "

enum { PART_VALUES = 32, PART_BYTES = 96 * 1024 * 1024 };

struct writing {
    char *text;
    size_t length, room;
};

static void put(struct writing *w, const char *bytes, size_t count)
{
    while (w->length + count + 1 > w->room) {
        w->room = w->room > 0 ? w->room * 2 : 65536;
        w->text = realloc(w->text, w->room);
        ASSERT(w->text != NULL);
    }
    memcpy(w->text + w->length, bytes, count);
    w->length += count;
    w->text[w->length] = '\0';
}

static void put_text(struct writing *w, const char *text)
{
    put(w, "'", 1);
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '\t': put(w, "\\t", 2); break;
        case '\n': put(w, "\\n", 2); break;
        case '\\': put(w, "\\\\", 2); break;
        default: put(w, text, 1);
        }
    }
}

static void put_line(struct writing *w, char letter, const struct db_value *values, size_t count)
{
    put(w, &letter, 1);
    for (size_t i = 0; i < count; i++) {
        char number[32];
        put(w, "\t", 1);
        if (values[i].text != NULL) {
            put_text(w, values[i].text);
        } else {
            str_format(number, sizeof number, "%" PRId64, values[i].number);
            put(w, number, strlen(number));
        }
    }
    put(w, "\n", 1);
}

static void put_plan(struct writing *w, const struct plan *plan)
{
    struct plan copy = *plan; /* only to reach its arrays */
    struct plan_part parts[PLAN_TABLE_COUNT];
    struct db_value v[PART_VALUES];
    plan_table_parts(&copy, parts);
    put_line(w, 'P', v, store_plan_values(plan, parts, v));
    for (size_t i = 0; i < PLAN_TABLE_COUNT; i++) {
        const struct plan_table *table = &plan_tables[i];
        const char *row = plan_table_rows(&parts[i]);
        for (size_t r = 0; r < *parts[i].count; r++, row += table->size) {
            uint32_t id;
            memcpy(&id, row, sizeof id); /* every row begins with its id */
            v[0] = DB_INT(id);
            v[1] = DB_INT(plan->import);
            table->to_values(row, v + 2);
            put_line(w, (char)('a' + i), v, table->values + 2);
        }
    }
}

bool part_write(const struct part *part, const char *path, struct error *err)
{
    struct writing w = {0};
    struct db_value v[PART_VALUES] = {DB_INT(part->kind),    DB_INT(part->prep),
                                      DB_INT(part->import),  DB_INT(part->lend),
                                      DB_TEXT(part->digest), DB_TEXT(part->pickup)};
    put_line(&w, 'H', v, 6);
    for (size_t i = 0; i < part->plans.count; i++) {
        put_plan(&w, part->plans.items[i]);
    }
    for (size_t i = 0; i < part->people.count; i++) {
        const struct person *person = &part->people.rows[i];
        struct db_value who[] = {DB_INT(person->order), DB_TEXT(person->first_name),
                                 DB_TEXT(person->initial), DB_TEXT(person->note)};
        put_line(&w, 'N', who, 4);
    }
    for (size_t i = 0; i < part->event_count; i++) {
        put_line(&w, 'E', v, store_event_values(&part->events[i], v));
    }
    struct sha256 sha;
    char hex[65], head[128];
    sha256_init(&sha);
    sha256_add(&sha, w.text, w.length);
    sha256_hex(&sha, hex);
    str_format(head, sizeof head, HEAD "%zu %s\n", migration_count, hex);
    struct file_out out = {0};
    bool done = file_out_open(&out, path, err);
    if (done) {
        (void)(file_out_write(&out, head, strlen(head)) && file_out_write(&out, w.text, w.length));
        done = file_out_commit(&out, err);
    }
    free(w.text);
    return done;
}

static bool damaged(struct error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static bool damaged(struct error *err, const char *format, ...)
{
    char detail[160];
    va_list args;
    va_start(args, format);
    str_vformat(detail, sizeof detail, format, args);
    va_end(args);
    error_set(err, ERROR_INPUT, "part_damaged",
              "Ce fichier est abîmé : il n’arrive pas entier. Rien n’est changé. Écrivez-le encore "
              "une fois sur la clé, et attendez qu’elle ait fini.");
    return error_detail(err, 0, "%s", detail);
}

static char *read_all(const char *path, size_t *ret_length, struct error *err)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t length = 0, room = 0, got = 1;
    if (file == NULL) {
        int os_code = errno;
        error_set(err, ERROR_INPUT, "part_missing", "Ce fichier n’est pas là.");
        error_detail(err, os_code, "%.150s", path);
        return NULL;
    }
    while (got > 0 && length <= PART_BYTES) {
        if (length + 65536 + 1 > room) {
            room = room > 0 ? room * 2 : 131072;
            bytes = realloc(bytes, room);
            ASSERT(bytes != NULL);
        }
        got = fread(bytes + length, 1, 65536, file);
        length += got;
    }
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    if (failed || length > PART_BYTES) {
        damaged(err, failed ? "read error" : "too large");
        free(bytes);
        return NULL;
    }
    bytes[length] = '\0';
    *ret_length = length;
    return bytes;
}

/* One value of a line, in place; moves on behind it. False: it is none. */
static bool take_value(char **at, struct db_value *ret)
{
    char *from = *at, *to = from;
    if (*from != '\'') {
        char *end;
        errno = 0;
        long long number = strtoll(from, &end, 10);
        bool is_whole = end != from && errno == 0 && (*end == '\t' || *end == '\0');
        *ret = DB_INT(number);
        *at = *end == '\t' ? end + 1 : end;
        return is_whole;
    }
    for (from++; *from != '\t' && *from != '\0'; from++) {
        char byte = *from;
        if (byte == '\\') {
            from++;
            byte = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
            if (byte == '\0') {
                return false;
            }
        }
        *to++ = byte;
    }
    bool more = *from == '\t';
    *to = '\0';
    *ret = DB_TEXT(*at);
    *at = more ? from + 1 : from;
    return true;
}

/* The values of a line behind its letter; -1: not a line of ours. */
static int take_values(char *line, struct db_value v[PART_VALUES])
{
    int count = 0;
    char *at = line + 1;
    if (line[0] == '\0' || *at != '\t') {
        return -1;
    }
    for (at++; *at != '\0'; count++) {
        if (count == PART_VALUES || !take_value(&at, &v[count])) {
            return -1;
        }
    }
    return count;
}

static bool keep_head(struct part *part, const struct db_value *v, int count)
{
    bool fits = count == 6 && v[4].text != NULL && v[5].text != NULL;
    for (int i = 0; i < 4 && fits; i++) {
        fits = v[i].text == NULL && v[i].number >= 0 && v[i].number <= UINT32_MAX;
    }
    if (!fits || v[0].number > PART_RECORD || v[1].number < 1 || v[1].number > LIMIT_PREP) {
        return false;
    }
    part->kind = (enum part_kind)v[0].number;
    part->prep = (uint32_t)v[1].number;
    part->import = (uint32_t)v[2].number;
    part->lend = (uint32_t)v[3].number;
    return str_copy(part->digest, sizeof part->digest, v[4].text) &&
           str_copy(part->pickup, sizeof part->pickup, v[5].text);
}

static bool keep_line(struct store *store, struct part *part, char letter, const struct db_value *v,
                      int count, struct error *err)
{
    struct db *db = &store->db;
    size_t values = (size_t)count;
    if (letter == 'H') {
        return part->prep == 0 && keep_head(part, v, count) &&
               DB_RUN(db, SQL_PREP_ADD, err, DB_INT(part->prep));
    }
    if (part->prep == 0) {
        return false; /* the head comes first */
    }
    if (letter == 'P') {
        return values == 8 + 2 * PLAN_TABLE_COUNT && db_run(db, SQL_PLAN_ADD, v, values, err);
    }
    if (letter == 'N') {
        return values == 4 && db_run(db, SQL_PERSON_ADD, v, values, err);
    }
    if (letter == 'E') {
        return values == STORE_EVENT_VALUES && db_run(db, SQL_EVENT_ADD, v, values, err);
    }
    size_t at = (size_t)(letter - 'a');
    return letter >= 'a' && at < PLAN_TABLE_COUNT && values == plan_tables[at].values + 2 &&
           db_run(db, plan_tables[at].add, v, values, err);
}

static bool keep_all(struct store *store, struct part *part, char *text, struct error *err)
{
    struct error why = {0};
    struct db_value v[PART_VALUES];
    int number = 1;
    while (*text != '\0') {
        char *end = strchr(text, '\n');
        if (end == NULL) {
            return damaged(err, "line %d has no end", number);
        }
        *end = '\0';
        int count = take_values(text, v);
        if (count < 0 || !keep_line(store, part, text[0], v, count, &why)) {
            return damaged(err, "line %d: %.100s", number, why.detail);
        }
        text = end + 1;
        number++;
    }
    return part->prep != 0 || damaged(err, "no head");
}

struct collecting {
    struct part *part;
    size_t room;
};

static bool collect(void *context, const struct event *event)
{
    struct collecting *c = context;
    c->part->events =
        array_grow(c->part->events, c->part->event_count, &c->room, sizeof *c->part->events);
    c->part->events[c->part->event_count++] = *event;
    return true;
}

/* The names of the letter's one plan. */
static bool load_people(struct store *store, struct part *part, struct error *err)
{
    return part->plans.count == 0 ||
           store_load_people(store, part->plans.items[0], &part->people, err);
}

static bool load(char *text, struct part *part, struct error *err)
{
    struct store_options options = {.station = 1};
    struct store *store = NULL;
    struct error why = {0};
    struct collecting c = {.part = part};
    if (!store_open(":memory:", &options, &store, err)) {
        return false;
    }
    bool done =
        db_begin(&store->db, err) && keep_all(store, part, text, err) && db_commit(&store->db, err);
    if (done && (!store_load_plans(store, part->prep, &part->plans, &why) ||
                 !store_load_events(store, part->prep, collect, &c, &why) ||
                 !load_people(store, part, &why))) {
        done = damaged(err, "%.120s", why.detail);
    }
    size_t plans = part->kind == PART_LETTER ? 1 : 0;
    if (done && (part->plans.count != plans || part->event_count == 0 ||
                 (plans == 1 && part->plans.items[0]->import != part->import))) {
        done = damaged(err, "not what its head says");
    }
    if (!done) {
        db_rollback(&store->db);
    }
    store_close(store);
    return done;
}

bool part_read(const char *path, struct part *ret, struct error *err)
{
    size_t length = 0;
    struct part part = {0};
    char *bytes = read_all(path, &length, err);
    if (bytes == NULL) {
        return false;
    }
    char *end = memchr(bytes, '\n', length < 200 ? length : 200), *digest;
    bool done = false;
    if (length < strlen(HEAD) || memcmp(bytes, HEAD, strlen(HEAD)) != 0) {
        error_set(err, ERROR_INPUT, "part_foreign",
                  "Ce fichier n’est ni la part d’un labo ni son relevé.");
        goto out;
    }
    if (end == NULL) {
        damaged(err, "no first line");
        goto out;
    }
    *end = '\0';
    unsigned long version = strtoul(bytes + strlen(HEAD), &digest, 10);
    if (version > migration_count) {
        error_set(err, ERROR_INPUT, "part_newer",
                  "Ce fichier vient d’une borne plus récente. Mettez celle-ci à jour, puis "
                  "recommencez.");
        goto out;
    }
    struct sha256 sha;
    char hex[65];
    sha256_init(&sha);
    sha256_add(&sha, end + 1, length - (size_t)(end + 1 - bytes));
    sha256_hex(&sha, hex);
    if (*digest != ' ' || !str_equal(digest + 1, hex) ||
        strlen(end + 1) != length - (size_t)(end + 1 - bytes)) {
        damaged(err, "digest");
        goto out;
    }
    done = load(end + 1, &part, err);
    if (done) {
        *ret = part;
    } else {
        part_finish(&part);
    }
out:
    free(bytes);
    return done;
}

void part_finish(struct part *part)
{
    if (part != NULL) {
        store_free_plans(&part->plans);
        people_finish(&part->people);
        free(part->events);
        memset(part, 0, sizeof *part);
    }
}
