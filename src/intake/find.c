/* find.c: what a stick holds for us: files are told by their content, never by their name. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/intake.h"
#include "intake/orders.h"
#include "intake/points.h"
#include "intake/table.h"

struct walk {
    const struct intake_options *options;
    struct intake_list list;
    size_t looked;
    bool is_cancelled;
};

/* True if the file is something; fills what it is. */
static bool identify(const char *path, struct intake_found *found)
{
    struct table table = {0};
    struct problem ignored = {0};
    struct orders_form form;
    if (!table_open(path, LIMIT_FIND_BYTES, NULL, &table, NULL, &ignored)) {
        return false;
    }
    bool is_known = true;
    found->form = "";
    if (orders_recognise(&table, NULL, &form, &ignored)) {
        found->kind = INTAKE_ORDERS;
        found->form = form.name;
        found->title = form.title;
    } else if (catalogue_recognise(&table)) {
        found->kind = INTAKE_CATALOGUE;
        found->title = "Catalogue des produits";
    } else if (points_recognise(&table)) {
        found->kind = INTAKE_POINTS;
        found->title = "Liste des points de collecte";
    } else {
        is_known = false;
    }
    table_finish(&table);
    return is_known;
}

static void look_at_file(struct walk *walk, const char *path, const struct stat *info)
{
    struct intake_found found = {.bytes = (uint64_t)info->st_size,
                                 .changed_s = (int64_t)info->st_mtime};
    if (walk->looked == LIMIT_FIND_FILES) {
        walk->list.is_complete = false;
        return;
    }
    walk->looked++;
    if (info->st_size == 0 || (uint64_t)info->st_size > LIMIT_IMPORT_BYTES ||
        !str_copy(found.path, sizeof found.path, path) || !identify(path, &found)) {
        return;
    }
    struct intake_list *list = &walk->list;
    list->found = array_grow(list->found, list->count, &list->room, sizeof *list->found);
    list->found[list->count++] = found;
}

/* A folder that waits to be looked through. */
struct folder {
    char path[LIMIT_PATH];
    int depth;
};

struct folders {
    struct folder *rows; /* heap array */
    size_t count, room;
};

static void add_folder(struct folders *folders, const char *path, int depth)
{
    if (depth <= LIMIT_FIND_DEPTH && folders->count < LIMIT_FIND_FOLDERS) {
        folders->rows =
            array_grow(folders->rows, folders->count, &folders->room, sizeof *folders->rows);
        str_copy(folders->rows[folders->count].path, LIMIT_PATH, path);
        folders->rows[folders->count++].depth = depth;
    }
}

/* Links are not followed, so a folder cannot contain itself. Hidden names are left alone: sticks
 * carry waste baskets and index folders. */
static bool look_into(struct walk *walk, const char *dir, int depth, struct folders *folders)
{
    DIR *stream = opendir(dir);
    if (stream == NULL) {
        return false;
    }
    struct dirent *entry;
    while (!walk->is_cancelled && (entry = readdir(stream)) != NULL) {
        char path[LIMIT_PATH];
        struct stat info;
        const struct intake_options *options = walk->options;
        if (options != NULL && options->cancelled != NULL && options->cancelled(options->context)) {
            walk->is_cancelled = true;
            break;
        }
        if (entry->d_name[0] == '.' ||
            !str_format(path, sizeof path, "%s/%s", dir, entry->d_name) ||
            lstat(path, &info) != 0) {
            continue;
        }
        if (S_ISREG(info.st_mode)) {
            look_at_file(walk, path, &info);
        } else if (S_ISDIR(info.st_mode)) {
            add_folder(folders, path, depth + 1);
        }
    }
    closedir(stream);
    return true;
}

/* One level after the other: what lies on top is found even beside thousands of pictures. */
static bool look_through(struct walk *walk, const char *dir)
{
    struct folders folders = {0};
    bool done = look_into(walk, dir, 1, &folders);
    for (size_t i = 0; done && i < folders.count && !walk->is_cancelled; i++) {
        struct folder folder = folders.rows[i]; /* the list may move */
        (void)look_into(walk, folder.path, folder.depth, &folders);
    }
    free(folders.rows);
    return done;
}

/* Kinds in their order, then newest first, then by path so that the order is fixed. */
static int compare_found(const void *a, const void *b)
{
    const struct intake_found *x = a, *y = b;
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    if (x->changed_s != y->changed_s) {
        return x->changed_s > y->changed_s ? -1 : 1;
    }
    return strcmp(x->path, y->path);
}

bool intake_find(const char *dir, const struct intake_options *options,
                 struct intake_list *ret_list, struct error *err)
{
    struct walk walk = {.options = options, .list = {.is_complete = true}};
    struct problem problem = {0};
    if (!look_through(&walk, dir)) {
        notice_refuse(&problem, errno == EACCES ? NOTICE_FILE_FORBIDDEN : NOTICE_FILE_MISSING, 0,
                      bytes_name(dir), NULL);
    } else if (walk.is_cancelled) {
        notice_refuse(&problem, NOTICE_CANCELLED, 0, NULL, NULL);
    }
    if (problem.error.kind != ERROR_NONE) {
        intake_list_finish(&walk.list);
        if (err != NULL) {
            *err = problem.error;
        }
        return false;
    }
    if (walk.list.count > 0) {
        qsort(walk.list.found, walk.list.count, sizeof *walk.list.found, compare_found);
    }
    *ret_list = walk.list;
    return true;
}

void intake_list_finish(struct intake_list *list)
{
    if (list == NULL) {
        return;
    }
    free(list->found);
    *list = (struct intake_list){0};
}

const struct intake_found *intake_list_newest(const struct intake_list *list, enum intake_kind kind)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->found[i].kind == kind) {
            return &list->found[i];
        }
    }
    return NULL;
}
