/* xml.c: expat fed from a part of a zip. */
#include "intake/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/intake.h"

enum { FEED_BYTES = 1 << 16 };

const char *xml_local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

const char *xml_attribute(const char *const *atts, const char *local)
{
    for (size_t i = 0; atts[i] != NULL; i += 2) {
        if (str_equal(xml_local(atts[i]), local)) {
            return atts[i + 1];
        }
    }
    return NULL;
}

void xml_stop(struct xml *xml)
{
    if (!xml->is_over) {
        xml->is_over = true;
        XML_StopParser(xml->parser, XML_FALSE);
    }
}

void xml_fail(struct xml *xml, enum notice notice, const char *detail)
{
    if (!xml->is_failed) {
        xml->is_failed = true;
        notice_refuse(xml->problem, notice, 0, xml->name, NULL);
        error_detail(&xml->problem->error, 0, "%s", detail);
        xml_stop(xml);
    }
}

void xml_put(struct xml *xml, const char *text, size_t length)
{
    if (xml->length + length > LIMIT_CELL_BYTES) {
        xml_fail(xml, NOTICE_CELL_TOO_LARGE, "text");
        return;
    }
    if (xml->room - xml->length < length) {
        xml->room = (xml->length + length) * 2 + 64;
        xml->text = realloc(xml->text, xml->room);
        ASSERT(xml->text != NULL);
    }
    memcpy(xml->text + xml->length, text, length);
    xml->length += length;
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **atts)
{
    struct xml *xml = context;
    if (++xml->depth > LIMIT_XML_DEPTH) {
        xml_fail(xml, NOTICE_WORKBOOK_BROKEN, "depth");
    } else if (!xml->is_over) {
        xml->handler->start(xml, xml_local(name), (const char *const *)atts);
    }
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    struct xml *xml = context;
    xml->depth--;
    if (!xml->is_over && xml->handler->end != NULL) {
        xml->handler->end(xml, xml_local(name));
    }
}

static void XMLCALL on_text(void *context, const XML_Char *text, int length)
{
    struct xml *xml = context;
    if (!xml->is_over) {
        xml_put(xml, text, (size_t)length);
    }
}

void xml_take(struct xml *xml, bool take)
{
    XML_SetCharacterDataHandler(xml->parser, take ? on_text : NULL);
}

static void XMLCALL on_doctype(void *context, const XML_Char *name, const XML_Char *system_id,
                               const XML_Char *public_id, int has_subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_subset;
    xml_fail(context, NOTICE_FILE_DOCTYPE, "doctype");
}

/* One block; false when there is no more, or it is over. */
static bool feed(struct xml *xml, struct archive_part *part)
{
    char *block = XML_GetBuffer(xml->parser, FEED_BYTES);
    if (block == NULL) {
        xml_fail(xml, NOTICE_WORKBOOK_BROKEN, "memory");
        return false;
    }
    long n = archive_part_read(part, block, FEED_BYTES, xml->problem);
    if (n < 0) {
        xml->is_failed = true;
        return false;
    }
    xml->done += (size_t)n;
    if (XML_ParseBuffer(xml->parser, (int)n, n == 0) == XML_STATUS_ERROR) {
        if (!xml->is_over) {
            xml_fail(xml, NOTICE_WORKBOOK_BROKEN, XML_ErrorString(XML_GetErrorCode(xml->parser)));
        }
        return false;
    }
    /* What expat holds back is the beginning of one tag. */
    XML_Index parsed = XML_GetCurrentByteIndex(xml->parser);
    if (n > 0 && parsed >= 0 && xml->done - (size_t)parsed > LIMIT_XML_TAG) {
        xml_fail(xml, NOTICE_WORKBOOK_BROKEN, "tag");
    }
    return n > 0 && !xml->is_over;
}

bool xml_read(const struct archive *archive, const char *part, size_t limit,
              const struct xml_handler *handler, void *context, struct problem *problem)
{
    struct xml xml = {
        .handler = handler, .context = context, .problem = problem, .name = archive->name};
    struct archive_part open = {0};
    if (!archive_part_open(archive, part, limit, &open, problem)) {
        return false;
    }
    xml.parser = XML_ParserCreate(NULL);
    ASSERT(xml.parser != NULL);
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, on_start, on_end);
    XML_SetStartDoctypeDeclHandler(xml.parser, on_doctype);
    while (feed(&xml, &open)) {
    }
    XML_ParserFree(xml.parser);
    free(xml.text);
    archive_part_close(&open);
    return !xml.is_failed;
}

const char *intake_xml_version(void)
{
    static const char prefix[] = "expat_";
    const char *version = XML_ExpatVersion();
    return str_starts(version, prefix) ? version + sizeof prefix - 1 : version;
}
