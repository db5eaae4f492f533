/* find.c: what a stick holds for us: files are told by their content, never by their name. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/form.h"
#include "intake/intake.h"
#include "intake/orders.h"
#include "intake/points.h"
#include "intake/strangers.h"
#include "intake/table.h"

struct walk {
    const struct intake_options *options;
    struct intake_list list;
    struct intake_found unknown[LIMIT_FIND_UNKNOWN]; /* tables whose labels nobody knows */
    size_t unknown_count;
    size_t looked;
    bool is_cancelled;
};

enum identity { IDENTITY_NOTHING, IDENTITY_TABLE, IDENTITY_KNOWN };

/* What the file is; fills it in when it is known. */
static enum identity identify(const char *path, struct intake_found *found)
{
    struct table table = {0};
    struct problem ignored = {0};
    struct orders_form form;
    if (!table_open(path, LIMIT_FIND_BYTES, NULL, &table, NULL, &ignored)) {
        return IDENTITY_NOTHING;
    }
    enum identity identity = IDENTITY_KNOWN;
    found->form = "";
    if (table_sheet_count(&table) == 1 && strangers_recognise(&table, &ignored)) {
        identity = IDENTITY_NOTHING; /* Borne's own lists are no catalogue either */
    } else if (orders_recognise(&table, NULL, &form, &ignored)) {
        found->kind = INTAKE_ORDERS;
        found->form = form.name;
        found->title = form.title;
    } else if (catalogue_recognise(&table) != CATALOGUE_NO) {
        found->kind = INTAKE_CATALOGUE;
        found->title = "Catalogue des produits";
    } else if (points_recognise(&table)) {
        found->kind = INTAKE_POINTS;
        found->title = "Liste des points de collecte";
    } else {
        identity = IDENTITY_TABLE;
    }
    table_finish(&table);
    return identity;
}

static void add_found(struct intake_list *list, const struct intake_found *found)
{
    list->found = array_grow(list->found, list->count, &list->room, sizeof *list->found);
    list->found[list->count++] = *found;
}

static void look_at_file(struct walk *walk, const char *path, const struct stat *info)
{
    struct intake_found found = {.bytes = (uint64_t)info->st_size,
                                 .changed_ns = file_time_ns(&info->st_mtim)};
    if (walk->looked == LIMIT_FIND_FILES) {
        walk->list.is_complete = false;
        return;
    }
    walk->looked++;
    if (info->st_size == 0 || (uint64_t)info->st_size > LIMIT_IMPORT_BYTES ||
        !str_copy(found.path, sizeof found.path, path)) {
        return;
    }
    enum identity identity = identify(path, &found);
    if (identity == IDENTITY_KNOWN) {
        add_found(&walk->list, &found);
    } else if (identity == IDENTITY_TABLE && found.bytes <= LIMIT_FIND_GUESS_BYTES &&
               walk->unknown_count < LIMIT_FIND_UNKNOWN) {
        walk->unknown[walk->unknown_count++] = found;
    }
}

/* Tables with labels of their own are orders too when their contents say so, beside the catalogue
 * and with what earlier months taught: read whole, for nothing less tells. */
static void look_at_contents(struct walk *walk)
{
    const struct intake_found *catalogue = intake_list_newest(&walk->list, INTAKE_CATALOGUE);
    const struct intake_found *points = intake_list_newest(&walk->list, INTAKE_POINTS);
    struct intake_options options =
        walk->options != NULL ? *walk->options : (struct intake_options){0};
    options.progress = NULL; /* only looking */
    char catalogue_path[LIMIT_PATH] = "", points_path[LIMIT_PATH] = "";
    if (catalogue != NULL) {
        str_copy(catalogue_path, sizeof catalogue_path, catalogue->path);
    }
    if (points != NULL) {
        str_copy(points_path, sizeof points_path, points->path);
    }
    for (size_t i = 0; i < walk->unknown_count && !walk->is_cancelled; i++) {
        const char *path = walk->unknown[i].path;
        struct intake_files files = {.orders = &path,
                                     .order_count = 1,
                                     .catalogue = catalogue != NULL ? catalogue_path : NULL,
                                     .points = points != NULL ? points_path : NULL};
        struct month month = {0};
        struct intake_outcome outcome = {0};
        struct error ignored = {0};
        bool is_read = intake_read(&files, &options, &month, &outcome, &ignored);
        bool is_head = !is_read && str_equal(ignored.code, notice_code(NOTICE_LINES_ELSEWHERE));
        if (is_read || is_head) {
            walk->unknown[i].kind = INTAKE_ORDERS;
            walk->unknown[i].form = is_head ? "heads" : form_guessed.name;
            walk->unknown[i].title = is_head ? "Commandes sans leurs produits" : form_guessed.title;
            add_found(&walk->list, &walk->unknown[i]);
        }
        month_finish(&month);
    }
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
 * carry waste baskets and index folders. So is what Borne wrote itself after a prep. */
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
        if (entry->d_name[0] == '.' || str_starts(entry->d_name, "bilan-") ||
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
    if (x->changed_ns != y->changed_ns) {
        return x->changed_ns > y->changed_ns ? -1 : 1;
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
    } else {
        look_at_contents(&walk);
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
