/* xlsx.c: from the zip's relations to the list of sheets. */
#include "intake/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

struct relation {
    const char *id, *type, *target;
};

/* The relations of a part, small enough to be kept: texts in the workbook's arena. */
struct relations {
    struct xlsx *xlsx;
    const char *folder; /* of the part that has them, "" or with a slash at the end */
    struct relation *items;
    size_t count, room;
};

static const char *keep(struct xlsx *xlsx, const char *text)
{
    return text == NULL ? "" : arena_text(&xlsx->base.arena, text, strlen(text));
}

/* Targets are relative to the part's folder or, with a slash, to the zip. */
static const char *resolve(struct xlsx *xlsx, const char *folder, const char *target)
{
    char path[LIMIT_PATH];
    if (target[0] == '/') {
        return keep(xlsx, target + 1);
    }
    str_copy(path, sizeof path, folder);
    while (str_starts(target, "../")) {
        size_t length = strlen(path);
        length -= length > 0 ? 1 : 0;
        while (length > 0 && path[length - 1] != '/') {
            length--;
        }
        path[length] = '\0';
        target += 3;
    }
    str_append(path, sizeof path, str_starts(target, "./") ? target + 2 : target);
    return keep(xlsx, path);
}

static void on_relation(struct xml *xml, const char *name, const char *const *atts)
{
    struct relations *all = xml->context;
    const char *target = xml_attribute(atts, "Target");
    if (!str_equal(name, "Relationship") || target == NULL) {
        return;
    }
    if (all->count == LIMIT_SHEETS * 2) {
        xml_fail(xml, NOTICE_WORKBOOK_BROKEN, "relations");
        return;
    }
    all->items = array_grow(all->items, all->count, &all->room, sizeof *all->items);
    all->items[all->count++] =
        (struct relation){.id = keep(all->xlsx, xml_attribute(atts, "Id")),
                          .type = keep(all->xlsx, xml_attribute(atts, "Type")),
                          .target = resolve(all->xlsx, all->folder, target)};
}

static bool relations_read(struct relations *relations, const char *part, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_relation};
    return xml_read(&relations->xlsx->archive, part, LIMIT_XML_PART, &handler, relations, problem);
}

static const struct relation *relation_of_type(const struct relations *all, const char *type)
{
    for (size_t i = 0; i < all->count; i++) {
        if (str_ends(all->items[i].type, type)) {
            return &all->items[i];
        }
    }
    return NULL;
}

struct sheets {
    struct xlsx *xlsx;
    const struct relations *relations;
    size_t other; /* sheets that are none of cells: charts, dialogs, macros */
};

/* True if the sheet has cells; its part in *ret_part. */
static bool sheet_part(const struct sheets *sheets, const char *id, const char **ret_part)
{
    for (size_t i = 0; id != NULL && i < sheets->relations->count; i++) {
        const struct relation *relation = &sheets->relations->items[i];
        if (str_equal(relation->id, id)) {
            *ret_part = relation->target;
            return str_ends(relation->type, "/worksheet");
        }
    }
    return false;
}

/* The id of a relation is "r:id" under whatever prefix; "sheetId" is another attribute. */
static void on_sheet(struct xml *xml, const char *const *atts)
{
    struct sheets *sheets = xml->context;
    struct xlsx *xlsx = sheets->xlsx;
    const char *part, *state = xml_attribute(atts, "state"), *name = xml_attribute(atts, "name");
    if (!sheet_part(sheets, xml_attribute(atts, "id"), &part)) {
        sheets->other++;
        return;
    }
    size_t index = xlsx->base.sheet_count;
    bool is_hidden = state != NULL && !str_equal(state, "visible");
    if (!workbook_add_sheet(&xlsx->base, name == NULL ? "" : name, is_hidden, xml->problem)) {
        xml->is_failed = true;
        xml_stop(xml);
        return;
    }
    xlsx->base.sheets[index].bytes = archive_size(&xlsx->archive, part);
    xlsx->parts = array_grow(xlsx->parts, index, &xlsx->part_room, sizeof *xlsx->parts);
    xlsx->parts[index] = part;
}

static void on_workbook(struct xml *xml, const char *name, const char *const *atts)
{
    struct sheets *sheets = xml->context;
    if (str_equal(name, "sheet")) {
        on_sheet(xml, atts);
    } else if (xml->depth == 2 && str_equal(name, "workbookPr")) {
        /* Extensions further down have an element of this name too. */
        const char *value = xml_attribute(atts, "date1904");
        sheets->xlsx->is_1904 =
            value != NULL && (str_equal(value, "1") || str_equal(value, "true"));
    }
}

/* "xl/workbook.xml" to "xl/" and "xl/_rels/workbook.xml.rels". */
static void relations_part(const char *part, char folder[LIMIT_PATH], char path[LIMIT_PATH])
{
    const char *slash = strrchr(part, '/');
    const char *file = slash == NULL ? part : slash + 1;
    str_copy_n(folder, LIMIT_PATH, part, (size_t)(file - part));
    str_format(path, LIMIT_PATH, "%s_rels/%s.rels", folder, file);
}

static bool read_workbook(struct xlsx *xlsx, const char *part, struct problem *problem)
{
    static const struct xml_handler handler = {.start = on_workbook};
    char folder[LIMIT_PATH], path[LIMIT_PATH];
    relations_part(part, folder, path);
    struct relations relations = {.xlsx = xlsx, .folder = folder};
    struct sheets sheets = {.xlsx = xlsx, .relations = &relations};
    bool done = relations_read(&relations, path, problem) &&
                xml_read(&xlsx->archive, part, LIMIT_XML_PART, &handler, &sheets, problem);
    if (done) {
        const struct relation *strings = relation_of_type(&relations, "/sharedStrings");
        const struct relation *styles = relation_of_type(&relations, "/styles");
        xlsx->strings_part = strings == NULL ? NULL : strings->target;
        xlsx->styles_part = styles == NULL ? NULL : styles->target;
    }
    free(relations.items);
    return done;
}

static void finish(struct workbook *workbook)
{
    struct xlsx *xlsx = (struct xlsx *)workbook;
    archive_finish(&xlsx->archive);
    free(xlsx->parts);
    free(xlsx->shows);
    free(xlsx->strings.text);
    free(xlsx->strings.starts);
    workbook_free_common(workbook);
    free(xlsx);
}

static const struct workbook_reader reader = {
    .read = xlsx_sheet_read, .find_ranges = xlsx_sheet_ranges, .finish = finish};

/* The part that holds the workbook; the kind of another document is told by its name. */
static bool find_main(struct xlsx *xlsx, const char **ret_part, struct problem *problem)
{
    struct relations relations = {.xlsx = xlsx, .folder = ""};
    if (archive_has(&xlsx->archive, "Index/Document.iwa") ||
        archive_has(&xlsx->archive, "Index.zip")) {
        return notice_refuse(problem, NOTICE_FILE_NUMBERS, 0, xlsx->base.name, NULL);
    }
    if (!archive_has(&xlsx->archive, "_rels/.rels")) {
        return notice_refuse(problem, NOTICE_FILE_ZIP, 0, xlsx->base.name, NULL);
    }
    bool done = relations_read(&relations, "_rels/.rels", problem);
    const struct relation *main = relation_of_type(&relations, "/officeDocument");
    if (done && main == NULL) {
        done = notice_refuse(problem, NOTICE_FILE_ZIP, 0, xlsx->base.name, NULL);
    } else if (done && str_ends(main->target, ".bin")) {
        done = notice_refuse(problem, NOTICE_FILE_XLSB, 0, xlsx->base.name, NULL);
    } else if (done && (str_starts(main->target, "word/") || str_starts(main->target, "ppt/"))) {
        done = notice_refuse(problem, NOTICE_FILE_DOCUMENT, 0, xlsx->base.name, NULL);
    }
    *ret_part = done ? main->target : NULL;
    free(relations.items);
    return done;
}

bool xlsx_open(struct archive *archive, struct workbook **ret_workbook, struct problem *problem)
{
    struct xlsx *xlsx = calloc(1, sizeof *xlsx);
    ASSERT(xlsx != NULL);
    xlsx->archive = *archive;
    xlsx->base = (struct workbook){.reader = &reader, .name = archive->name, .ranges_of = SIZE_MAX};
    *archive = (struct archive){0};
    const char *part;
    bool done = find_main(xlsx, &part, problem) && read_workbook(xlsx, part, problem) &&
                xlsx_styles_read(xlsx, problem);
    if (done && xlsx->base.sheet_count == 0) {
        done = notice_refuse(problem, NOTICE_WORKBOOK_EMPTY, 0, xlsx->base.name, NULL);
    }
    if (!done) {
        finish(&xlsx->base);
        return false;
    }
    *ret_workbook = &xlsx->base;
    return true;
}
