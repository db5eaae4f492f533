/* xml.h: reads a part of an archive as XML, with limits: no DTD (so no entities), no endless tags,
 * no endless depth. Names come without their prefix. Knows nothing of what they mean. */
#ifndef BORNE_INTAKE_XML_H
#define BORNE_INTAKE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/archive.h"

struct XML_ParserStruct;
struct xml;

struct xml_handler {
    /* `atts` are name, value, … and NULL, names with their prefix. */
    void (*start)(struct xml *xml, const char *name, const char *const *atts);
    void (*end)(struct xml *xml, const char *name);
};

struct xml {
    const struct xml_handler *handler;
    void *context;
    struct problem *problem;
    struct XML_ParserStruct *parser;
    char *text; /* what xml_take gathers; owned, not terminated */
    size_t length, room;
    size_t done; /* bytes of the part so far */
    const char *name;
    int depth;      /* of the element at hand, the root is 1 */
    int mark;       /* for handlers, 0 at first */
    bool is_over;   /* nothing more is wanted */
    bool is_failed; /* *problem says why */
};

/* Reads the part from begin to end, at most `limit` bytes. False with the problem set if it is
 * missing or broken; true also after xml_stop. */
bool xml_read(const struct archive *archive, const char *part, size_t limit,
              const struct xml_handler *handler, void *context, struct problem *problem);

/* For handlers. Gathers characters from now on in xml->text (appending), or no longer. */
void xml_take(struct xml *xml, bool take);
/* Appends to what is gathered. */
void xml_put(struct xml *xml, const char *text, size_t length);
/* No more calls of the handlers. */
void xml_stop(struct xml *xml);
void xml_fail(struct xml *xml, enum notice notice, const char *detail);

/* The name behind a prefix. */
const char *xml_local(const char *name);
/* The value of an attribute by its name without prefix, or NULL. */
const char *xml_attribute(const char *const *atts, const char *local);

#endif
