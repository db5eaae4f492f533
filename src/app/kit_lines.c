/* kit_lines.c: see kit_lines.h. */
#include "app/kit_lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/str.h"

/* What the list begins with; another number is another program's. */
#define KIT_HEAD    "borne-kit"
#define KIT_VERSION "2"
#define KIT_BEFORE  "1" /* without the voice */

const char *const kit_files[KIT_FILES] = {"nom.csv",      "salle.csv",   "chronologie.csv",
                                          "reglages.csv", "memoire.csv", "catalogue.csv",
                                          "voix.csv"};

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

bool kit_out_write(struct kit_out *out, const char *folder, const char *name, struct error *err)
{
    char path[LIMIT_PATH];
    struct file_out file = {0};
    if (!str_format(path, sizeof path, "%s/%s", folder, name)) {
        errno = ENAMETOOLONG;
        return error_set(err, ERROR_ENVIRONMENT, "path", "Ce chemin est trop long.");
    }
    bool done = file_out_open(&file, path, err);
    if (done) {
        (void)file_out_write(&file, out->text != NULL ? out->text : "", out->length);
        done = file_out_commit(&file, err);
    }
    free(out->text);
    *out = (struct kit_out){0};
    return done;
}

/* Links and pipes are no files. NULL: it cannot be read, or is larger. */
static char *read_file(const char *folder, const char *name, size_t most, size_t *ret_size)
{
    char path[LIMIT_PATH];
    struct stat info;
    if (!str_format(path, sizeof path, "%s/%s", folder, name)) {
        return NULL;
    }
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool is_file =
        fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && (uint64_t)info.st_size <= most;
    size_t size = is_file ? (size_t)info.st_size : 0, length = 0;
    char *bytes = is_file ? malloc(size + 1) : NULL;
    ASSERT(!is_file || bytes != NULL);
    for (ssize_t got = 1; is_file && got > 0 && length < size;) {
        got = read(fd, bytes + length, size - length);
        length += got > 0 ? (size_t)got : 0;
    }
    if (fd >= 0) {
        close(fd);
    }
    if (!is_file || length != size) {
        free(bytes);
        return NULL;
    }
    bytes[size] = '\0';
    *ret_size = size;
    return bytes;
}

uint8_t *kit_bytes(const char *folder, const char *name, size_t most, size_t *ret_size)
{
    char *bytes = read_file(folder, name, most, ret_size);
    if (bytes != NULL && *ret_size == 0) {
        free(bytes);
        return NULL;
    }
    return (uint8_t *)bytes;
}

bool kit_slurp(const char *folder, const char *name, char **ret_text, size_t *ret_length,
               struct error *err)
{
    size_t length = 0;
    char *text = read_file(folder, name, KIT_FILE_BYTES, &length);
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
    } else if (str_equal(value, KIT_BEFORE)) {
        files = KIT_FILES_BEFORE;
    } else if (!str_equal(value, KIT_VERSION)) {
        done = error_set(err, ERROR_INPUT, "kit_newer",
                         "Ce kit vient d’une borne plus récente : mettez celle-ci à jour d’abord.");
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
