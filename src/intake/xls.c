/* xls.c: the workbook's own records: sheets, formats, shared strings. */
#include "intake/xls.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/cell_text.h"

enum { BIFF8 = 0x0600, BIFF5 = 0x0500 };

static bool refuse(struct xls *xls, struct problem *problem, enum notice notice, const char *detail)
{
    notice_refuse(problem, notice, 0, xls->base.name, NULL);
    return error_detail(&problem->error, 0, "%s", detail);
}

static bool add_sheet(struct xls *xls, struct biff_at *at, struct problem *problem)
{
    unsigned char head[6]; /* offset, state, type */
    size_t index = xls->base.sheet_count;
    if (!biff_take(&xls->biff, at, head, sizeof head) || !biff_take_text(&xls->biff, at, true)) {
        return refuse(xls, problem, NOTICE_WORKBOOK_BROKEN, "sheet");
    }
    if (head[5] != 0) {
        return true; /* a chart or a macro */
    }
    if (!workbook_add_sheet(&xls->base, xls->biff.text, (head[4] & 3) != 0, problem)) {
        return false;
    }
    xls->base.sheets[index].bytes = xls->stream.size;
    xls->offsets = array_grow(xls->offsets, index, &xls->offset_room, sizeof *xls->offsets);
    xls->offsets[index] = ole_u32(head);
    return true;
}

static bool add_format(struct xls *xls, struct biff_at *at)
{
    unsigned char id[2];
    if (!biff_take(&xls->biff, at, id, 2) || !biff_take_text(&xls->biff, at, !xls->biff.is_8)) {
        return false;
    }
    if (xls->format_count < LIMIT_FORMATS) {
        xls->formats =
            array_grow(xls->formats, xls->format_count, &xls->format_room, sizeof *xls->formats);
        xls->formats[xls->format_count].id = ole_u16(id);
        xls->formats[xls->format_count++].show = (unsigned char)cell_show_of_code(xls->biff.text);
    }
    return true;
}

static bool add_cell_format(struct xls *xls, struct biff_at *at)
{
    unsigned char head[4];
    if (!biff_take(&xls->biff, at, head, sizeof head)) {
        return false;
    }
    if (xls->cell_format_count < LIMIT_FORMATS) {
        xls->cell_formats = array_grow(xls->cell_formats, xls->cell_format_count,
                                       &xls->cell_format_room, sizeof *xls->cell_formats);
        xls->cell_formats[xls->cell_format_count++] = ole_u16(head + 2);
    }
    return true;
}

/* Notes where each begins. How many there are is not believed: some writers lie. */
static bool find_strings(struct xls *xls, struct biff_at *at)
{
    unsigned char counts[8];
    if (!biff_take(&xls->biff, at, counts, sizeof counts)) {
        return true;
    }
    while (xls->string_count < LIMIT_STRINGS) {
        struct biff_at begin = *at;
        if (!biff_skip_text(&xls->biff, at)) {
            break;
        }
        xls->strings =
            array_grow(xls->strings, xls->string_count, &xls->string_room, sizeof *xls->strings);
        xls->strings[xls->string_count].at = (uint32_t)begin.at;
        xls->strings[xls->string_count++].left = (uint16_t)begin.left;
    }
    return true;
}

bool xls_string_at(const struct xls *xls, uint32_t index, struct biff_at *ret_at)
{
    if (index >= xls->string_count) {
        return false;
    }
    *ret_at = (struct biff_at){.at = xls->strings[index].at, .left = xls->strings[index].left};
    return true;
}

static bool take_record(struct xls *xls, struct biff_at *at, struct problem *problem)
{
    unsigned char number[2];
    struct biff_at in = *at;
    bool done = true;
    switch (at->id) {
    case BIFF_FILEPASS: return refuse(xls, problem, NOTICE_FILE_PASSWORD, "filepass");
    case BIFF_BOUNDSHEET: return add_sheet(xls, &in, problem);
    case BIFF_FORMAT: done = add_format(xls, &in); break;
    case BIFF_XF: done = add_cell_format(xls, &in); break;
    case BIFF_SST: done = find_strings(xls, &in); break;
    case BIFF_1904:
        done = biff_take(&xls->biff, &in, number, 2);
        xls->is_1904 = done && ole_u16(number) == 1;
        break;
    case BIFF_CODEPAGE:
        done = biff_take(&xls->biff, &in, number, 2);
        if (done) {
            biff_set_codepage(&xls->biff, ole_u16(number));
        }
        break;
    default: break;
    }
    return done || refuse(xls, problem, NOTICE_WORKBOOK_BROKEN, "record");
}

static bool read_globals(struct xls *xls, struct problem *problem)
{
    struct biff_at at;
    unsigned char head[4];
    if (!biff_start(&xls->biff, 0, &at) || at.id != BIFF_BOF ||
        !ole_stream_read(&xls->stream, at.at, head, sizeof head)) {
        return refuse(xls, problem, NOTICE_FILE_OLD_EXCEL, "no BOF of BIFF5 or BIFF8");
    }
    uint16_t version = ole_u16(head);
    if (version != BIFF8 && version != BIFF5) {
        return refuse(xls, problem, NOTICE_FILE_OLD_EXCEL, "version of BIFF");
    }
    xls->biff.is_8 = version == BIFF8;
    for (;;) {
        if (!biff_next(&xls->biff, &at)) {
            return refuse(xls, problem, NOTICE_WORKBOOK_BROKEN, "no end of the globals");
        }
        if (at.id == BIFF_EOF) {
            return true;
        }
        if (!take_record(xls, &at, problem)) {
            return false;
        }
    }
}

static void finish(struct workbook *workbook)
{
    struct xls *xls = (struct xls *)workbook;
    biff_finish(&xls->biff);
    ole_stream_finish(&xls->stream);
    bytes_finish(&xls->bytes);
    free(xls->offsets);
    free(xls->strings);
    free(xls->formats);
    free(xls->cell_formats);
    workbook_free_common(workbook);
    free(xls);
}

static const struct workbook_reader reader = {
    .read = xls_sheet_read, .find_ranges = xls_sheet_ranges, .finish = finish};

/* What a compound file without a readable workbook is. */
static bool refuse_other(struct xls *xls, const struct ole *ole, struct problem *problem)
{
    if (ole_has(ole, "EncryptedPackage") || ole_has(ole, "EncryptionInfo")) {
        return refuse(xls, problem, NOTICE_FILE_PASSWORD, "encrypted package");
    }
    if (ole_has(ole, "Workbook") || ole_has(ole, "Book")) {
        return refuse(xls, problem, NOTICE_WORKBOOK_BROKEN, "stream of the workbook");
    }
    return refuse(xls, problem, NOTICE_FILE_DOCUMENT, "no workbook");
}

static bool open_stream(struct xls *xls, struct problem *problem)
{
    struct ole ole = {0};
    if (!ole_open(&xls->bytes, &ole)) {
        return refuse(xls, problem, NOTICE_WORKBOOK_BROKEN, "compound file");
    }
    bool is_document = ole_has(&ole, "WordDocument") || ole_has(&ole, "PowerPoint Document");
    bool done = !is_document && !ole_has(&ole, "EncryptedPackage") &&
                (ole_stream_open(&ole, "Workbook", &xls->stream) ||
                 ole_stream_open(&ole, "Book", &xls->stream));
    if (!done && is_document) {
        refuse(xls, problem, NOTICE_FILE_DOCUMENT, "document");
    } else if (!done) {
        refuse_other(xls, &ole, problem);
    }
    ole_finish(&ole);
    return done;
}

bool xls_open(struct bytes *bytes, const char *name, struct workbook **ret_workbook,
              struct problem *problem)
{
    struct xls *xls = calloc(1, sizeof *xls);
    ASSERT(xls != NULL);
    xls->bytes = *bytes;
    xls->base = (struct workbook){.reader = &reader, .name = name, .ranges_of = SIZE_MAX};
    xls->biff = (struct biff){.stream = &xls->stream, .decode = (iconv_t)-1};
    biff_set_codepage(&xls->biff, 1252);
    *bytes = (struct bytes){0};
    bool done = open_stream(xls, problem) && read_globals(xls, problem);
    if (done && xls->base.sheet_count == 0) {
        done = refuse(xls, problem, NOTICE_WORKBOOK_EMPTY, "no sheets");
    }
    if (!done) {
        finish(&xls->base);
        return false;
    }
    *ret_workbook = &xls->base;
    return true;
}
