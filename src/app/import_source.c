/* import_source.c: see import_source.h. The copies lie in a folder of /dev/shm, which is memory:
 * the names and addresses in an export never reach the station's disk. */
#include "app/import_source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/stick_write.h"
#include "base/file.h"
#include "base/str.h"

#define ASIDE_PARENT "/dev/shm"
#define ASIDE_PREFIX "borne-import-"

/* A name as it can be shown: a stick may hold bytes that are no text. */
static void show_name(char *to, size_t size, const char *name)
{
    size_t length = 0;
    for (uint32_t c; (c = str_next(&name)) != 0 && length + 5 < size;) {
        length += str_put(to + length, c);
    }
    to[length] = '\0';
}

static void list_file(struct import_list *list, const struct intake_found *found, const char *stick,
                      int index)
{
    struct import_file *file = &list->files[list->count];
    const char *slash = strrchr(found->path, '/');
    size_t length = strlen(stick);
    *file = (struct import_file){
        .stick = index, .bytes = found->bytes, .changed_ns = found->changed_ns};
    str_copy(file->path, sizeof file->path, found->path);
    show_name(file->name, sizeof file->name, slash != NULL ? slash + 1 : found->path);
    str_copy(file->form, sizeof file->form, found->form);
    str_copy(file->title, sizeof file->title, found->title);
    if (slash != NULL && (size_t)(slash - found->path) > length + 1) {
        char folder[LIMIT_PATH];
        str_copy_n(folder, sizeof folder, found->path + length + 1,
                   (size_t)(slash - found->path) - length - 1);
        show_name(file->folder, sizeof file->folder, folder);
    }
    list->count++;
}

static int compare_files(const void *a, const void *b)
{
    const struct import_file *x = a, *y = b;
    if (x->changed_ns != y->changed_ns) {
        return x->changed_ns > y->changed_ns ? -1 : 1;
    }
    return strcmp(x->path, y->path);
}

bool import_list_find(const char (*sticks)[LIMIT_PATH], int stick_count,
                      const struct intake_options *options, struct import_list *ret_list,
                      struct error *err)
{
    struct import_list *list = ret_list;
    bool any = false;
    list->count = 0;
    list->is_complete = true;
    for (int i = stick_count - 1; i >= 0; i--) {
        struct intake_list found = {0};
        if (!intake_find(sticks[i], options, &found, err)) {
            continue;
        }
        any = true;
        list->is_complete = list->is_complete && found.is_complete;
        for (size_t k = 0; k < found.count; k++) {
            bool is_order = found.found[k].kind == INTAKE_ORDERS;
            if (is_order && list->count == IMPORT_FILES) {
                list->is_complete = false; /* there are older ones */
            } else if (is_order) {
                list_file(list, &found.found[k], sticks[i], i);
            }
        }
        const struct intake_found *catalogue = intake_list_newest(&found, INTAKE_CATALOGUE);
        const struct intake_found *points = intake_list_newest(&found, INTAKE_POINTS);
        str_copy(list->catalogue[i], LIMIT_PATH, catalogue != NULL ? catalogue->path : "");
        str_copy(list->points[i], LIMIT_PATH, points != NULL ? points->path : "");
        intake_list_finish(&found);
        if (options->cancelled(options->context)) {
            return error_set(err, ERROR_INPUT, "cancelled", "Arrêté : rien n’a été lu.");
        }
    }
    qsort(list->files, (size_t)list->count, sizeof *list->files, compare_files);
    return any || stick_count == 0;
}

static bool copy_bytes(FILE *from, FILE *to)
{
    char bytes[65536];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0) {
        if (fwrite(bytes, 1, count, to) != count) {
            return false;
        }
    }
    return ferror(from) == 0;
}

/* Each copy in a folder of its own, for its name is told in sentences. */
static bool copy_file(const char *from, const char *folder, int index, char ret[LIMIT_PATH])
{
    char dir[128], path[LIMIT_PATH];
    const char *slash = strrchr(from, '/');
    str_format(dir, sizeof dir, "%s/%d", folder, index);
    if (!str_format(path, sizeof path, "%s/%s", dir, slash != NULL ? slash + 1 : from) ||
        mkdir(dir, 0700) != 0) {
        return false;
    }
    bool done = false;
    FILE *in = fopen(from, "rbe"), *out = in != NULL ? fopen(path, "wbxe") : NULL;
    if (out != NULL) {
        done = copy_bytes(in, out);
        done = fclose(out) == 0 && done;
    }
    if (in != NULL) {
        fclose(in);
    }
    if (done) {
        str_copy(ret, LIMIT_PATH, path);
    } else {
        (void)unlink(path);
    }
    return done;
}

static uint64_t size_of(const char *path)
{
    struct stat info;
    return path[0] != '\0' && stat(path, &info) == 0 ? (uint64_t)info.st_size : 0;
}

/* All files aside, or none. */
static void copy_aside(struct import_source *source)
{
    struct import_source copy = *source;
    uint64_t bytes = size_of(source->catalogue) + size_of(source->points);
    for (int i = 0; i < source->order_count; i++) {
        bytes += size_of(source->orders[i]);
    }
    str_format(copy.aside, sizeof copy.aside, ASIDE_PARENT "/" ASIDE_PREFIX "%ld-XXXXXX",
               (long)getpid());
    if (bytes > LIMIT_ASIDE_BYTES || mkdtemp(copy.aside) == NULL) {
        return;
    }
    bool done = true;
    for (int i = 0; i < source->order_count && done; i++) {
        done = copy_file(source->orders[i], copy.aside, i, copy.orders[i]);
    }
    if (done && source->catalogue[0] != '\0') {
        done = copy_file(source->catalogue, copy.aside, IMPORT_FILES, copy.catalogue);
    }
    if (done && source->points[0] != '\0') {
        done = copy_file(source->points, copy.aside, IMPORT_FILES + 1, copy.points);
    }
    if (done) {
        *source = copy;
    } else {
        import_source_finish(&copy);
    }
}

/* Airtable exports orders and lines as two tables; orders may come without their products. */
static bool belong_together(const struct import_file *a, const struct import_file *b)
{
    bool is_heads = str_equal(a->form, "heads"), is_other = str_equal(b->form, "heads");
    bool is_table = str_starts(a->form, "airtable_") && str_starts(b->form, "airtable_");
    return a->stick == b->stick && !str_equal(a->form, b->form) &&
           (is_heads || is_other || is_table);
}

/* The newest other half goes along, one of the same folder if there is any. */
static uint32_t add_other_half(const struct import_list *list, uint32_t chosen)
{
    for (int i = 0; i < list->count; i++) {
        int half = -1;
        if (chosen != UINT32_C(1) << i) {
            continue;
        }
        for (int k = 0; k < list->count; k++) {
            bool is_beside = str_equal(list->files[k].folder, list->files[i].folder);
            bool is_half = belong_together(&list->files[i], &list->files[k]);
            if (is_half && (half < 0 || (is_beside && !str_equal(list->files[half].folder,
                                                                 list->files[i].folder)))) {
                half = k;
            }
        }
        return half < 0 ? chosen : chosen | UINT32_C(1) << half;
    }
    return chosen;
}

bool import_list_is_pair(const struct import_list *list)
{
    return list->count == 2 && add_other_half(list, 1u) == 3u;
}

void import_source_choose(const struct import_list *list, uint32_t chosen,
                          struct import_source *ret_source)
{
    struct import_source *source = ret_source;
    int stick = -1;
    memset(source, 0, sizeof *source);
    chosen = add_other_half(list, chosen);
    for (int i = 0; i < list->count; i++) {
        const struct import_file *file = &list->files[i];
        if ((chosen >> i & 1u) == 0 || (stick >= 0 && file->stick != stick)) {
            continue;
        }
        if (stick < 0) {
            stick = file->stick;
            str_copy(source->catalogue, LIMIT_PATH, list->catalogue[stick]);
            str_copy(source->points, LIMIT_PATH, list->points[stick]);
            str_copy(source->title, sizeof source->title, file->title);
            str_copy(source->name, sizeof source->name, file->name);
        }
        int at = source->order_count++;
        str_copy(source->orders[at], LIMIT_PATH, file->path);
        str_copy(source->originals[at], LIMIT_PATH, file->path);
        source->original_bytes[at] = file->bytes;
        source->original_changed_ns[at] = file->changed_ns;
    }
    copy_aside(source);
}

struct intake_files import_source_files(const struct import_source *source,
                                        const char *ret_paths[IMPORT_FILES])
{
    for (int i = 0; i < source->order_count; i++) {
        ret_paths[i] = source->orders[i];
    }
    return (struct intake_files){
        .orders = ret_paths,
        .order_count = (size_t)source->order_count,
        .catalogue = source->catalogue[0] != '\0' ? source->catalogue : NULL,
        .points = source->points[0] != '\0' ? source->points : NULL,
    };
}

/* A folder of folders of files. */
static void remove_tree(const char *path, int depth)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        char inner[LIMIT_PATH];
        if (str_equal(entry->d_name, ".") || str_equal(entry->d_name, "..") ||
            !str_format(inner, sizeof inner, "%s/%s", path, entry->d_name)) {
            continue;
        }
        if (unlink(inner) != 0 && depth > 0) {
            remove_tree(inner, depth - 1);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    (void)rmdir(path);
}

void import_source_drop(struct import_source *source)
{
    if (source->aside[0] != '\0') {
        remove_tree(source->aside, 1);
        source->aside[0] = '\0';
    }
}

void import_source_finish(struct import_source *source)
{
    import_source_drop(source);
    memset(source, 0, sizeof *source);
}

void import_source_clean(void)
{
    DIR *folder = opendir(ASIDE_PARENT);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        const char *at = entry->d_name + strlen(ASIDE_PREFIX);
        char path[LIMIT_PATH], number[24];
        int64_t pid;
        if (!str_starts(entry->d_name, ASIDE_PREFIX) ||
            !str_copy_n(number, sizeof number, at, strcspn(at, "-")) ||
            !str_to_int64(number, 1, INT32_MAX, &pid) ||
            !str_format(path, sizeof path, ASIDE_PARENT "/%s", entry->d_name)) {
            continue;
        }
        if (kill((pid_t)pid, 0) != 0 && errno == ESRCH) {
            remove_tree(path, 1);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

static bool is_as_read(const struct import_source *source, int index)
{
    struct stat info;
    return lstat(source->originals[index], &info) == 0 && S_ISREG(info.st_mode) &&
           (uint64_t)info.st_size == source->original_bytes[index] &&
           file_time_ns(&info.st_mtim) == source->original_changed_ns[index];
}

bool import_source_is_there(const struct import_source *source)
{
    for (int i = 0; i < source->order_count; i++) {
        if (is_as_read(source, i)) {
            return true;
        }
    }
    return false;
}

bool import_source_erase(const struct import_source *source, struct error *err)
{
    struct stick_write write = {0};
    bool done = source->order_count > 0 && stick_write_begin(&write, source->originals[0], err);
    for (int i = 0; i < source->order_count && done; i++) {
        if (is_as_read(source, i) && unlink(source->originals[i]) != 0) {
            done = error_set(err, ERROR_ENVIRONMENT, "erase_failed",
                             errno == EROFS || errno == EACCES || errno == EPERM
                                 ? "La clé ne se laisse pas écrire : effacez l’export sur "
                                   "l’ordinateur d’où il vient."
                                 : "L’export n’a pas pu être effacé. Effacez-le sur l’ordinateur "
                                   "d’où il vient.");
        }
    }
    for (int i = 0; i < source->order_count && done; i++) {
        char folder[LIMIT_PATH];
        str_copy(folder, sizeof folder, source->originals[i]);
        char *slash = strrchr(folder, '/');
        if (slash != NULL) {
            *slash = '\0';
        }
        int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0) {
            (void)fsync(fd); /* the stick may be pulled after the word */
            close(fd);
        }
    }
    stick_write_end(&write);
    return done;
}
