/* archive.c: libzip over a source. */
#include "intake/archive.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/intake.h"

static bool refuse(const struct archive *archive, struct problem *problem, enum notice notice,
                   const char *detail)
{
    notice_refuse(problem, notice, 0, archive->name, NULL);
    return error_detail(&problem->error, 0, "%s", detail);
}

/* What libzip asks of the file, answered from the source. */
struct reader {
    struct source source;
    uint64_t at;
    zip_error_t error;
    bool is_unreadable;
};

static zip_int64_t read_some(struct reader *reader, void *to, zip_uint64_t size)
{
    struct problem problem = {0};
    uint64_t left = reader->source.length - reader->at;
    size_t step = (size_t)(size < left ? size : left);
    if (!source_read(&reader->source, (size_t)reader->at, to, step, "", &problem)) {
        zip_error_set(&reader->error, ZIP_ER_READ, problem.error.os_code);
        reader->is_unreadable = true;
        return -1;
    }
    reader->at += step;
    return (zip_int64_t)step;
}

static zip_int64_t seek_to(struct reader *reader, void *data, zip_uint64_t size)
{
    zip_int64_t at = zip_source_seek_compute_offset(reader->at, reader->source.length, data, size,
                                                    &reader->error);
    if (at < 0) {
        return -1;
    }
    reader->at = (uint64_t)at;
    return 0;
}

static zip_int64_t on_source(void *state, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
    struct reader *reader = state;
    /* libzip has more commands than matter for reading; it asks for ours first. */
    if (command == ZIP_SOURCE_READ) {
        return read_some(reader, data, size);
    }
    if (command == ZIP_SOURCE_SEEK) {
        return seek_to(reader, data, size);
    }
    if (command == ZIP_SOURCE_TELL) {
        return (zip_int64_t)reader->at;
    }
    if (command == ZIP_SOURCE_OPEN) {
        reader->at = 0;
        return 0;
    }
    if (command == ZIP_SOURCE_CLOSE) {
        return 0;
    }
    if (command == ZIP_SOURCE_STAT) {
        zip_stat_t *stat = data;
        zip_stat_init(stat);
        stat->size = reader->source.length;
        stat->valid |= ZIP_STAT_SIZE;
        return sizeof *stat;
    }
    if (command == ZIP_SOURCE_ERROR) {
        return zip_error_to_data(&reader->error, data, size);
    }
    if (command == ZIP_SOURCE_SUPPORTS) {
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    }
    if (command == ZIP_SOURCE_FREE) {
        source_finish(&reader->source);
        zip_error_fini(&reader->error);
        free(reader);
        return 0;
    }
    zip_error_set(&reader->error, ZIP_ER_OPNOTSUPP, 0);
    return -1;
}

bool archive_open(struct source *source, const char *name, struct archive *ret_archive,
                  struct problem *problem)
{
    struct archive archive = {.name = name};
    struct reader *reader = calloc(1, sizeof *reader);
    zip_error_t error;
    ASSERT(reader != NULL);
    zip_error_init(&reader->error);
    zip_error_init(&error);
    reader->source = *source;
    *source = source_none();
    zip_source_t *file = zip_source_function_create(on_source, reader, &error);
    ASSERT(file != NULL);
    archive.zip = zip_open_from_source(file, ZIP_RDONLY, &error);
    if (archive.zip == NULL) {
        refuse(&archive, problem,
               reader->is_unreadable ? NOTICE_FILE_UNREADABLE : NOTICE_WORKBOOK_BROKEN,
               zip_error_strerror(&error));
        zip_source_free(file);
        zip_error_fini(&error);
        return false;
    }
    zip_error_fini(&error);
    if (zip_get_num_entries(archive.zip, 0) > LIMIT_ZIP_PARTS) {
        refuse(&archive, problem, NOTICE_FILE_BOMB, "entries");
        archive_finish(&archive);
        return false;
    }
    *ret_archive = archive;
    return true;
}

void archive_finish(struct archive *archive)
{
    if (archive->zip != NULL) {
        zip_discard(archive->zip);
    }
    *archive = (struct archive){0};
}

/* Some writers part the names with backslashes. */
static zip_int64_t locate(const struct archive *archive, const char *part)
{
    char other[LIMIT_PATH];
    zip_int64_t index = zip_name_locate(archive->zip, part, ZIP_FL_ENC_RAW);
    if (index < 0) {
        index = zip_name_locate(archive->zip, part, ZIP_FL_NOCASE);
    }
    if (index < 0 && str_copy(other, sizeof other, part)) {
        for (char *p = other; *p != '\0'; p++) {
            *p = *p == '/' ? '\\' : *p;
        }
        index = zip_name_locate(archive->zip, other, ZIP_FL_NOCASE);
    }
    return index;
}

bool archive_has(const struct archive *archive, const char *part)
{
    return locate(archive, part) >= 0;
}

size_t archive_size(const struct archive *archive, const char *part)
{
    zip_stat_t stat;
    zip_int64_t index = locate(archive, part);
    bool is_known = index >= 0 && zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &stat) == 0;
    return is_known && stat.size < LIMIT_SHEET_BYTES ? (size_t)stat.size : 0;
}

/* A second part of the same name: which one another program reads is anybody's guess. */
static bool is_doubled(const struct archive *archive, zip_int64_t index)
{
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    const char *name = zip_get_name(archive->zip, (zip_uint64_t)index, ZIP_FL_ENC_RAW);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *other = zip_get_name(archive->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (i != index && other != NULL && name != NULL && str_equal(other, name)) {
            return true;
        }
    }
    return false;
}

bool archive_part_open(const struct archive *archive, const char *part, size_t limit,
                       struct archive_part *ret_part, struct problem *problem)
{
    zip_stat_t stat;
    zip_int64_t index = locate(archive, part);
    if (index < 0 || zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &stat) != 0 ||
        is_doubled(archive, index)) {
        return refuse(archive, problem, NOTICE_WORKBOOK_BROKEN, part);
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return refuse(archive, problem, NOTICE_FILE_PASSWORD, part);
    }
    zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    if (file == NULL) {
        return refuse(archive, problem, NOTICE_WORKBOOK_BROKEN, zip_strerror(archive->zip));
    }
    *ret_part = (struct archive_part){
        .file = file, .archive = archive, .packed = stat.comp_size, .limit = limit};
    return true;
}

long archive_part_read(struct archive_part *part, char *to, size_t size, struct problem *problem)
{
    zip_int64_t n = zip_fread(part->file, to, size);
    if (n < 0) {
        zip_error_t *error = zip_file_get_error(part->file);
        bool is_unread = zip_error_code_zip(error) == ZIP_ER_READ;
        refuse(part->archive, problem, is_unread ? NOTICE_FILE_UNREADABLE : NOTICE_WORKBOOK_BROKEN,
               zip_error_strerror(error));
        return -1;
    }
    part->done += (uint64_t)n;
    bool swells = part->done > LIMIT_SWELL_FREE && part->done / LIMIT_SWELL_TIMES > part->packed;
    if (part->done > part->limit || swells) {
        refuse(part->archive, problem, NOTICE_FILE_BOMB, swells ? "ratio" : "size");
        return -1;
    }
    return (long)n;
}

void archive_part_close(struct archive_part *part)
{
    if (part->file != NULL) {
        zip_fclose(part->file);
    }
    part->file = NULL;
}

void archive_text(const struct archive *archive, const char *part, char *to, size_t size)
{
    struct archive_part open = {0};
    struct problem ignored = {0};
    long n = 0;
    to[0] = '\0';
    if (archive_has(archive, part) &&
        archive_part_open(archive, part, LIMIT_SHEET_BYTES, &open, &ignored)) {
        n = archive_part_read(&open, to, size - 1, &ignored);
    }
    to[n > 0 ? n : 0] = '\0';
    archive_part_close(&open);
}

const char *intake_zip_version(void)
{
    return zip_libzip_version();
}
