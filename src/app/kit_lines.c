/* kit_lines.c: see kit_lines.h. */
#include "app/kit_lines.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/str.h"

/* What the list begins with; another number is another program's. */
#define KIT_HEAD    "borne-kit"
#define KIT_VERSION "4"

/* A kit of a version before has fewer files, or, before 4, no rounds in its timeline and no
 * photographs: a Borne that only knows those is to say that the kit is newer, not damaged. */
static const struct {
    const char *version;
    size_t files;
} versions[] = {
    {"1", 6} /* without the voice */, {"2", 7}, {"3", KIT_FILES}, {KIT_VERSION, KIT_FILES}};
enum { VERSIONS = sizeof versions / sizeof *versions };

const char *const kit_files[KIT_FILES] = {"nom.csv",      "salle.csv",   "chronologie.csv",
                                          "reglages.csv", "memoire.csv", "catalogue.csv",
                                          "voix.csv",     "propre.csv"};

bool kit_damaged(struct error *err, const char *what)
{
    return error_set(err, ERROR_INPUT, "kit_damaged",
                     "Ce kit est abîmé (%s). Refaites-le sur la borne d’où il vient.", what);
}

static void append(struct kit_out *out, const char *text, bool is_cell)
{
    size_t length = strlen(text);
    if (out->length + length + 1 > out->room) {
        out->room = (out->room + length) * 2 + 256;
        out->text = realloc(out->text, out->room);
        ASSERT(out->text != NULL);
    }
    for (size_t i = 0; i < length; i++) {
        bool is_strange = text[i] == ';' || (unsigned char)text[i] < ' ';
        out->text[out->length + i] = is_cell && is_strange ? ' ' : text[i];
    }
    out->length += length;
    out->text[out->length] = '\0';
}

void kit_out_line(struct kit_out *out, const char *key, const char *value, const char *words)
{
    const char *cells[] = {key, value, words};
    for (size_t i = 0; i < 3; i++) {
        append(out, cells[i], true);
        append(out, i < 2 ? ";" : "\r\n", false);
    }
}

void kit_named(const char *before, const char *after, const uint8_t *bytes, size_t size,
               char ret[KIT_NAME])
{
    enum { HASH = 32 };
    char hex[65];
    struct sha256 sha;
    sha256_init(&sha);
    sha256_add(&sha, bytes, size);
    sha256_hex(&sha, hex);
    str_format(ret, KIT_NAME, "%s%.*s%s", before, HASH, hex, after);
}

void kit_remove(const char *folder, const char *before, const char *after)
{
    char path[LIMIT_PATH];
    DIR *files = opendir(folder);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        if (str_starts(file->d_name, before) && str_ends(file->d_name, after) &&
            str_format(path, sizeof path, "%s/%s", folder, file->d_name)) {
            (void)unlink(path);
        }
    }
    if (files != NULL) {
        closedir(files);
    }
}

bool kit_write_bytes(const char *folder, const char *name, const uint8_t *bytes, size_t size,
                     struct error *err)
{
    char path[LIMIT_PATH];
    struct file_out file = {0};
    if (!str_format(path, sizeof path, "%s/%s", folder, name)) {
        errno = ENAMETOOLONG;
        return error_set(err, ERROR_ENVIRONMENT, "path", "Ce chemin est trop long.");
    }
    if (!file_out_open(&file, path, err)) {
        return false;
    }
    (void)file_out_write(&file, bytes, size);
    return file_out_commit(&file, err);
}

bool kit_out_write(struct kit_out *out, const char *folder, const char *name, struct error *err)
{
    const char *text = out->text != NULL ? out->text : "";
    bool done = kit_write_bytes(folder, name, (const uint8_t *)text, out->length, err);
    free(out->text);
    *out = (struct kit_out){0};
    return done;
}

uint8_t *kit_bytes(const char *folder, const char *name, size_t most, size_t *ret_size)
{
    char path[LIMIT_PATH];
    uint8_t *bytes = str_format(path, sizeof path, "%s/%s", folder, name)
                         ? file_bytes(path, most, ret_size)
                         : NULL;
    if (bytes != NULL && *ret_size == 0) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

bool kit_slurp(const char *folder, const char *name, char **ret_text, size_t *ret_length,
               struct error *err)
{
    size_t length = 0;
    char path[LIMIT_PATH];
    char *text = str_format(path, sizeof path, "%s/%s", folder, name)
                     ? (char *)file_bytes(path, KIT_FILE_BYTES, &length)
                     : NULL;
    if (text == NULL || memchr(text, 0, length) != NULL || !str_valid_utf8(text, length)) {
        free(text);
        return kit_damaged(err, name);
    }
    *ret_text = text;
    *ret_length = length;
    return true;
}

bool kit_next_line(char **text, char **ret_key, char **ret_value)
{
    char *line = *text;
    if (*line == '\0') {
        return false;
    }
    size_t length = strcspn(line, "\r\n");
    char *next = line + length;
    next += *next == '\r' ? 1 : 0;
    next += *next == '\n' ? 1 : 0;
    *text = next;
    line[length] = '\0';
    char *value = strchr(line, ';');
    *ret_key = line;
    *ret_value = line + length;
    if (value != NULL) {
        *value++ = '\0';
        *ret_value = value;
        value[strcspn(value, ";")] = '\0';
    }
    return true;
}

static void hash_of(const char *text, size_t length, char ret_hex[65])
{
    struct sha256 sha;
    sha256_init(&sha);
    sha256_add(&sha, text, length);
    sha256_hex(&sha, ret_hex);
}

bool kit_list_write(const char *folder, struct error *err)
{
    struct kit_out out = {0};
    kit_out_line(&out, KIT_HEAD, KIT_VERSION, "la méthode, sans les personnes");
    for (size_t i = 0; i < KIT_FILES; i++) {
        char *text, hex[65];
        size_t length;
        if (!kit_slurp(folder, kit_files[i], &text, &length, err)) {
            free(out.text);
            return false;
        }
        hash_of(text, length, hex);
        free(text);
        kit_out_line(&out, kit_files[i], hex, "SHA-256");
    }
    return kit_out_write(&out, folder, KIT_LIST, err);
}

/* One file is as the list says. */
static bool is_as_listed(const char *folder, const char *name, const char *wanted,
                         struct error *err)
{
    char *text, hex[65];
    size_t length;
    if (!kit_slurp(folder, name, &text, &length, err)) {
        return false;
    }
    hash_of(text, length, hex);
    free(text);
    return str_equal(hex, wanted) || kit_damaged(err, name);
}

bool kit_list_prove(const char *folder, int *ret_files, struct error *err)
{
    char path[LIMIT_PATH], *list, *key, *value;
    size_t length, proved = 0, files = KIT_FILES;
    if (!str_format(path, sizeof path, "%s/%s", folder, KIT_LIST) || access(path, F_OK) != 0) {
        return error_set(err, ERROR_INPUT, "kit_missing", "Il n’y a pas de kit sur cette clé.");
    }
    if (!kit_slurp(folder, KIT_LIST, &list, &length, err)) {
        return false;
    }
    char *at = list;
    bool done = kit_next_line(&at, &key, &value) && str_equal(key, KIT_HEAD);
    if (!done) {
        (void)kit_damaged(err, KIT_LIST);
    } else {
        int which = 0;
        while (which < VERSIONS && !str_equal(value, versions[which].version)) {
            which++;
        }
        done = which < VERSIONS ||
               error_set(err, ERROR_INPUT, "kit_newer",
                         "Ce kit vient d’une borne plus récente : mettez celle-ci à jour d’abord.");
        files = done ? versions[which].files : 0;
    }
    while (done && kit_next_line(&at, &key, &value)) { /* each once, in their order, no others */
        done = (proved < files && str_equal(key, kit_files[proved])) || kit_damaged(err, KIT_LIST);
        done = done && is_as_listed(folder, key, value, err);
        proved++;
    }
    free(list);
    *ret_files = (int)files;
    return done && (proved == files || kit_damaged(err, KIT_LIST));
}
