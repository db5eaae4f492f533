/* bytes.c: reading with limits, and telling containers apart by content, never by the name. */
#include "intake/bytes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/assert.h"

const char *bytes_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL || slash[1] == '\0' ? path : slash + 1;
}

void bytes_finish(struct bytes *bytes)
{
    if (bytes == NULL) {
        return;
    }
    free(bytes->data);
    *bytes = (struct bytes){0};
}

struct magic {
    const char *start;
    size_t length;
    size_t at; /* where in the file */
    enum container container;
};

static const struct magic magics[] = {
    {"PK\x03\x04", 4, 0, CONTAINER_ZIP},
    {"PK\x05\x06", 4, 0, CONTAINER_ZIP},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0, CONTAINER_OLE},
    {"\x09\x00\x04\x00", 4, 0, CONTAINER_OLD_EXCEL},
    {"\x09\x02\x06\x00", 4, 0, CONTAINER_OLD_EXCEL},
    {"\x09\x04\x06\x00", 4, 0, CONTAINER_OLD_EXCEL},
    {"\x09\x08\x08\x00", 4, 0, CONTAINER_OLD_EXCEL},
    {"\x09\x08\x10\x00", 4, 0, CONTAINER_OLD_EXCEL},
    {"%PDF-", 5, 0, CONTAINER_PDF},
    {"\x89PNG\r\n", 6, 0, CONTAINER_PICTURE},
    {"\xFF\xD8\xFF", 3, 0, CONTAINER_PICTURE},
    {"GIF8", 4, 0, CONTAINER_PICTURE},
    {"II*\0", 4, 0, CONTAINER_PICTURE},
    {"MM\0*", 4, 0, CONTAINER_PICTURE},
    {"WEBP", 4, 8, CONTAINER_PICTURE},
    {"ftypheic", 8, 4, CONTAINER_PICTURE}, /* of a telephone */
    {"ftypheix", 8, 4, CONTAINER_PICTURE},
    {"ftypmif1", 8, 4, CONTAINER_PICTURE},
    {"ftypavif", 8, 4, CONTAINER_PICTURE},
    {"{\\rtf", 5, 0, CONTAINER_DOCUMENT},
    {"Rar!", 4, 0, CONTAINER_ARCHIVE},
    {"7z\xBC\xAF", 4, 0, CONTAINER_ARCHIVE},
    {"\x1F\x8B", 2, 0, CONTAINER_ARCHIVE},
};

static bool contains(const char *data, size_t length, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= length; i++) {
        if ((data[i] | ' ') == (word[0] | ' ') && strncasecmp(data + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

/* What begins with a mark of XML or HTML; CONTAINER_TEXT if nothing does. */
static enum container of_markup(const char *data, size_t length)
{
    size_t at = length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < length && (data[at] == ' ' || (data[at] >= '\t' && data[at] <= '\r'))) {
        at++;
    }
    const char *start = data + at;
    size_t left = length - at;
    static const char *const tags[] = {"<!doctype", "<html", "<head", "<body",
                                       "<table",    "<?xml", "<meta", "<!--"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (left < strlen(tags[i]) || strncasecmp(start, tags[i], strlen(tags[i])) != 0) {
            continue;
        }
        if (contains(start, left, "urn:schemas-microsoft-com:office:spreadsheet") ||
            contains(start, left, "office:document")) {
            return CONTAINER_XML_TABLE;
        }
        return contains(start, left, "<table") ? CONTAINER_HTML_TABLE : CONTAINER_HTML;
    }
    return CONTAINER_TEXT;
}

enum container bytes_container(const struct bytes *head)
{
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
        const struct magic *magic = &magics[i];
        if (head->length >= magic->at + magic->length &&
            memcmp(head->data + magic->at, magic->start, magic->length) == 0) {
            return magic->container;
        }
    }
    return of_markup(head->data, head->length);
}

enum notice bytes_container_notice(enum container container)
{
    switch (container) {
    case CONTAINER_XML_TABLE: return NOTICE_FILE_XML_TABLE;
    case CONTAINER_HTML_TABLE: return NOTICE_FILE_HTML_TABLE;
    case CONTAINER_ARCHIVE: return NOTICE_FILE_ZIP;
    case CONTAINER_OLD_EXCEL: return NOTICE_FILE_OLD_EXCEL;
    case CONTAINER_PDF: return NOTICE_FILE_PDF;
    case CONTAINER_PICTURE: return NOTICE_FILE_PICTURE;
    case CONTAINER_DOCUMENT: return NOTICE_FILE_DOCUMENT;
    case CONTAINER_HTML: return NOTICE_FILE_HTML;
    case CONTAINER_TEXT:
    case CONTAINER_ZIP:
    case CONTAINER_OLE:
    case CONTAINER_COUNT: break;
    }
    ASSERT_UNREACHABLE("container");
}
