/* ods.c: what kind of OpenDocument it is, and its list of sheets. */
#include "intake/ods.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/xml.h"

enum { TABLE_DEPTH = 4 }; /* document, body, spreadsheet, table */

enum ods_kind ods_kind(const struct archive *archive)
{
    static const char family[] = "application/vnd.oasis.opendocument.";
    char type[80];
    archive_text(archive, "mimetype", type, sizeof type);
    if (!str_starts(type, family)) {
        return ODS_NOT;
    }
    return str_starts(type + sizeof family - 1, "spreadsheet") ? ODS_SHEETS : ODS_OTHER;
}

struct listing {
    struct ods *ods;
    const char **hidden; /* names of styles; heap, owned; texts in ods->base.arena */
    size_t hidden_count, hidden_room;
    const char *style; /* the one at hand, of the family of tables */
};

static bool is_hidden(const struct listing *listing, const char *style)
{
    for (size_t i = 0; style != NULL && i < listing->hidden_count; i++) {
        if (str_equal(listing->hidden[i], style)) {
            return true;
        }
    }
    return false;
}

static void on_style(struct xml *xml, struct listing *listing, const char *const *atts)
{
    const char *family = xml_attribute(atts, "family"), *name = xml_attribute(atts, "name");
    bool is_of_table = family != NULL && str_equal(family, "table") && name != NULL;
    struct arena *arena = &listing->ods->base.arena;
    (void)xml;
    listing->style = is_of_table ? arena_text(arena, name, strlen(name)) : NULL;
}

static void on_start(struct xml *xml, const char *name, const char *const *atts)
{
    struct listing *listing = xml->context;
    if (xml->depth == TABLE_DEPTH && str_equal(name, "table")) {
        const char *title = xml_attribute(atts, "name");
        bool hidden = is_hidden(listing, xml_attribute(atts, "style-name"));
        if (!workbook_add_sheet(&listing->ods->base, title == NULL ? "" : title, hidden,
                                xml->problem)) {
            xml->is_failed = true;
            xml_stop(xml);
        }
    } else if (xml->depth < TABLE_DEPTH && str_equal(name, "style")) {
        on_style(xml, listing, atts);
    } else if (listing->style != NULL && str_equal(name, "table-properties")) {
        const char *display = xml_attribute(atts, "display");
        if (display != NULL && str_equal(display, "false") &&
            listing->hidden_count < LIMIT_FORMATS) {
            listing->hidden = array_grow(listing->hidden, listing->hidden_count,
                                         &listing->hidden_room, sizeof *listing->hidden);
            listing->hidden[listing->hidden_count++] = listing->style;
        }
    }
}

static bool list_sheets(struct ods *ods, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_start};
    struct listing listing = {.ods = ods};
    bool done =
        xml_read(&ods->archive, "content.xml", LIMIT_SHEET_BYTES, &handler, &listing, problem);
    size_t size = archive_size(&ods->archive, "content.xml");
    for (size_t i = 0; i < ods->base.sheet_count; i++) {
        ods->base.sheets[i].bytes = size;
    }
    free(listing.hidden);
    return done;
}

static void on_manifest(struct xml *xml, const char *name, const char *const *atts)
{
    (void)atts;
    if (str_equal(name, "encryption-data")) {
        *(bool *)xml->context = true;
        xml_stop(xml);
    }
}

static bool is_encrypted(const struct archive *archive)
{
    static const struct xml_handler handler = {.start = on_manifest};
    struct problem ignored = {0};
    bool is = false;
    if (archive_has(archive, "META-INF/manifest.xml")) {
        xml_read(archive, "META-INF/manifest.xml", LIMIT_XML_PART, &handler, &is, &ignored);
    }
    return is;
}

static void finish(struct workbook *workbook)
{
    struct ods *ods = (struct ods *)workbook;
    archive_finish(&ods->archive);
    workbook_free_common(workbook);
    free(ods);
}

static const struct workbook_reader reader = {
    .read = ods_sheet_read, .find_ranges = ods_sheet_ranges, .finish = finish};

bool ods_open(struct archive *archive, struct workbook **ret_workbook, struct problem *problem)
{
    struct ods *ods = calloc(1, sizeof *ods);
    ASSERT(ods != NULL);
    ods->archive = *archive;
    ods->base = (struct workbook){.reader = &reader, .name = archive->name, .ranges_of = SIZE_MAX};
    *archive = (struct archive){0};
    bool done = is_encrypted(&ods->archive)
                    ? notice_refuse(problem, NOTICE_FILE_PASSWORD, 0, ods->base.name, NULL)
                    : list_sheets(ods, problem);
    if (done && ods->base.sheet_count == 0) {
        done = notice_refuse(problem, NOTICE_WORKBOOK_EMPTY, 0, ods->base.name, NULL);
    }
    if (!done) {
        finish(&ods->base);
        return false;
    }
    *ret_workbook = &ods->base;
    return true;
}
