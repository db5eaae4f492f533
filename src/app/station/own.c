/* own.c: the station's side of name, mark and words of their own: files found on sticks and read by
 * the worker, kept in the record, shown at once. */
#include "app/own.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/station/station_private.h"
#include "app/stick_write.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/log.h"
#include "base/str.h"

enum { TEMPLATES = 99, LISTED = OWN_FILES / 2 };

/* Files of one kind. */
struct own_list {
    struct own_file files[LISTED];
    char paths[LISTED][LIMIT_PATH];
    int count, more; /* more: so many that are not listed */
    int begin;       /* of the stick that is looked at */
};

struct own_job {
    struct work work; /* the first member */
    enum own_deed deed;
    enum role role;
    char path[LIMIT_PATH];
    char stick[LIMIT_PATH]; /* that is written to */
    char sticks[STATION_STICKS][LIMIT_PATH];
    int stick_count;
    bool is_words;
    struct own_list words, images; /* found on the sticks */
    struct photos_brought photos;
    uint8_t *bytes; /* heap, owned: what is to be kept */
    size_t size;
    bool is_done;
    struct error error;
};

/* The stick itself before its folders, then by name, so that a list is the same each time. */
static bool goes_before(const struct own_file *a, const struct own_file *b)
{
    bool in_folder = strchr(a->name, '/') != NULL, other = strchr(b->name, '/') != NULL;
    return in_folder != other ? !in_folder : strcmp(a->name, b->name) < 0;
}

/* Of each kind the first are kept; the rest is counted. A camera's stick has hundreds of images. */
static void list_file(struct own_list *list, const struct own_file *file, const char *path)
{
    int at = list->count;
    while (at > list->begin && goes_before(file, &list->files[at - 1])) {
        at--;
    }
    if (list->count < LISTED) {
        list->count++;
    } else {
        list->more++;
    }
    int behind = list->count - at - 1;
    if (behind >= 0) {
        memmove(&list->files[at + 1], &list->files[at], (size_t)behind * sizeof list->files[0]);
        memmove(list->paths[at + 1], list->paths[at], (size_t)behind * LIMIT_PATH);
        list->files[at] = *file;
        (void)str_copy(list->paths[at], LIMIT_PATH, path);
    }
}

/* Files of one folder; `inner` is its name on the stick, "" for the stick itself. */
static void look_in(struct own_job *job, const char *stick, const char *inner)
{
    char folder[LIMIT_PATH];
    struct dirent *entry;
    DIR *dir = str_format(folder, sizeof folder, "%s/%s", stick, inner) ? opendir(folder) : NULL;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[LIMIT_PATH];
        struct own_file file = {0};
        bool is_words = str_ends(entry->d_name, ".po");
        if (entry->d_name[0] == '.') {
            continue;
        }
        if (!is_words && !image_is_named(entry->d_name)) {
            if (inner[0] == '\0' && strlen(entry->d_name) < OWN_NAME_SHOWN) {
                look_in(job, stick, entry->d_name); /* nothing where it is no folder */
            }
        } else if (str_format(file.name, sizeof file.name, "%s%s%s", inner,
                              inner[0] != '\0' ? "/" : "", entry->d_name) &&
                   str_format(path, sizeof path, "%s/%s", stick, file.name)) {
            file.is_words = is_words;
            list_file(is_words ? &job->words : &job->images, &file, path);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
}

static bool read_file(struct own_job *job)
{
    size_t most = job->is_words ? LIMIT_WORDS_BYTES : LIMIT_IMAGE_BYTES;
    job->bytes = file_bytes(job->path, most, &job->size);
    if (job->bytes == NULL || job->size == 0) {
        return error_set(&job->error, ERROR_INPUT, "no_file",
                         "Ce fichier ne se lit pas, ou il est trop lourd.");
    }
    if (job->is_words) {
        return own_words_fit(job->bytes, job->size, &job->error);
    }
    uint8_t *made = NULL;
    bool done = own_logo_make(job->bytes, job->size, &made, &job->size, &job->error);
    free(job->bytes);
    job->bytes = made;
    return done;
}

/* A name that the stick has not yet: in what lies there somebody may have changed words. */
static bool name_template(struct own_job *job)
{
    for (int i = 1; i <= TEMPLATES; i++) {
        char number[8] = "";
        (void)(i > 1 && str_format(number, sizeof number, "-%d", i));
        if (str_format(job->path, sizeof job->path, "%s/mots%s.po", job->stick, number) &&
            access(job->path, F_OK) != 0) {
            return true;
        }
    }
    return error_set(&job->error, ERROR_INPUT, "no_name",
                     "Il y a déjà trop de fichiers « mots » sur la clé.");
}

static bool write_template(struct own_job *job)
{
    struct stick_write stick = {0};
    bool done = name_template(job) && stick_write_begin(&stick, job->path, &job->error) &&
                own_write_template(job->path, &job->error);
    stick_write_end(&stick);
    return done;
}

static void run(struct work *work)
{
    struct own_job *job = (struct own_job *)work;
    if (job->deed == OWN_LOOK) {
        for (int i = job->stick_count - 1; i >= 0; i--) { /* the last that was plugged first */
            job->words.begin = job->words.count;
            job->images.begin = job->images.count;
            look_in(job, job->sticks[i], "");
        }
        job->is_done = true;
    } else if (job->deed == OWN_TAKE_PHOTOS) {
        for (int i = 0; i < job->stick_count; i++) {
            photos_fetch(job->sticks[i], &job->photos);
        }
        job->is_done = job->photos.made.count > 0 || job->photos.left_count > 0 ||
                       error_set(&job->error, ERROR_INPUT, "no_photos",
                                 "Il n’y a pas de dossier « photos » avec des images sur la clé.");
    } else {
        job->is_done = job->deed == OWN_TEMPLATE ? write_template(job) : read_file(job);
    }
}

bool station_own_load(struct station *s, struct error *err)
{
    struct own_view *view = &s->own_view;
    struct words_own *words = NULL;
    own_finish(&s->own);
    if (!own_load(s->store, &s->own, err) || !own_load_words(s->store, &words, err)) {
        return false;
    }
    (void)str_copy(view->name, sizeof view->name, s->own.name);
    view->width = s->own.logo.w;
    view->height = s->own.logo.h;
    view->image = view->width > 0 ? ++s->own_loads : 0;
    view->words = words != NULL ? words_own_count(words) : -1;
    view->unknown = words != NULL ? words_own_unknown(words) : 0;
    words_own_use(words);
    return true;
}

const struct image *station_logo(const struct station *s, uint32_t image)
{
    return image != 0 && image == s->own_view.image ? &s->own.logo : NULL;
}

/* Into the record, and shown: nothing else may be on its way. */
static void keep(struct station *s, const struct own_change *change)
{
    struct error err = {0};
    if (!station_may_change_all(s)) {
        return;
    }
    station_stop_writer(s);
    bool done = own_keep(s->store, change, s->ports.now_ms(s->ports.context), &err);
    station_begin_again(s);
    if (done) {
        log_line(LOG_INFO, "own", "%s was changed", change->what);
        station_job_done(s, "");
    } else {
        station_job_failed(s, err.text);
    }
}

/* Kept with a gesture of their own; the job ends when they are. */
static void take_photos(struct station *s, struct own_job *job)
{
    struct own_view *view = &s->own_view;
    memcpy(view->left, job->photos.left, sizeof view->left);
    view->left_count = job->photos.left_count;
    if (job->photos.made.count == 0) {
        station_job_done(s, "");
    }
    station_photos_keep(s, 0, &job->photos.made, job->role);
}

static void show_list(struct station *s, const struct own_list *list)
{
    struct own_view *view = &s->own_view;
    for (int i = 0; i < list->count; i++) {
        (void)str_copy(s->own_paths[view->file_count], LIMIT_PATH, list->paths[i]);
        view->files[view->file_count++] = list->files[i];
    }
}

void station_own_done(struct station *s, struct work *work)
{
    struct own_job *job = (struct own_job *)work;
    struct own_view *view = &s->own_view;
    if (!job->is_done) {
        station_job_fail_on_stick(s, job->path, &job->error);
    } else if (job->deed == OWN_LOOK) {
        view->file_count = 0;
        show_list(s, &job->words);
        show_list(s, &job->images);
        view->more_words = job->words.more;
        view->more_images = job->images.more;
        station_job_done(s, "");
    } else if (job->deed == OWN_TAKE_PHOTOS) {
        take_photos(s, job);
    } else if (job->deed == OWN_TEMPLATE) {
        station_job_done(s, strrchr(job->path, '/') + 1);
    } else {
        keep(s, &(struct own_change){.what = job->is_words ? OWN_WORDS : OWN_LOGO,
                                     .bytes = job->bytes,
                                     .size = job->size,
                                     .role = job->role});
    }
    photos_brought_finish(&job->photos);
    free(job->bytes);
    free(job);
}

static void begin(struct station *s, const struct request *request)
{
    struct own_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->deed = (enum own_deed)request->argument;
    job->role = request->role;
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    int at = request->value;
    bool is_file = job->deed == OWN_TAKE_FILE;
    if (stick == NULL || (is_file && (at < 0 || at >= s->own_view.file_count))) {
        free(job);
        s->own_view.file_count = s->own_view.more_words = s->own_view.more_images = 0;
        if (request->argument == OWN_LOOK) {
            station_job_done(s, "");
        } else {
            station_job_failed(s, "Pas de clé USB. Branchez une clé, puis recommencez.");
        }
        return;
    }
    job->stick_count = s->stick_count;
    memcpy(job->sticks, s->sticks, sizeof job->sticks);
    (void)str_copy(job->stick, sizeof job->stick, stick);
    if (is_file) {
        (void)str_copy(job->path, sizeof job->path, s->own_paths[at]);
        job->is_words = s->own_view.files[at].is_words;
    } else { /* named once it is known; failing says whether the stick is there */
        (void)str_format(job->path, sizeof job->path, "%s/", stick);
    }
    station_job_give(s, &job->work, run);
}

void station_own(struct station *s, uint8_t lane, const struct request *request)
{
    if (s->job.status != JOB_RUNNING && s->work == NULL && !s->has_failed) {
        station_job_begin(s, JOB_OWN);
        s->own_view.left_count = 0;
        switch ((enum own_deed)request->argument) {
        case OWN_LOOK:
        case OWN_TAKE_FILE:
        case OWN_TAKE_PHOTOS:
        case OWN_TEMPLATE: begin(s, request); break;
        case OWN_SET_NAME:
            keep(s, &(struct own_change){
                        .what = OWN_KEY_NAME, .name = request->text, .role = request->role});
            break;
        case OWN_DROP_LOGO:
            keep(s, &(struct own_change){.what = OWN_LOGO, .role = request->role});
            break;
        case OWN_DROP_PHOTO: station_photo_drop(s, lane, request->value, request->role); break;
        case OWN_DROP_WORDS:
            keep(s, &(struct own_change){.what = OWN_WORDS, .role = request->role});
            break;
        }
    }
    if (!s->has_failed) {
        station_push_end(s, station_push(s, lane, REQUEST_OWN));
    }
}
