/* json.h: the members of JSON objects in a cell, as texts. Knows only what exports of orders need:
 * an array of flat objects; whatever is nested deeper is checked and skipped. */
#ifndef BORNE_INTAKE_JSON_H
#define BORNE_INTAKE_JSON_H

#include <stdbool.h>

enum json_result { JSON_READ, JSON_STOPPED, JSON_BROKEN };

/* Calls on_member for each member whose value is a text or a number, and on_object behind each
 * object of the outer array (or the one object). Either may return false to stop. Texts are cut at
 * 190 bytes. */
enum json_result json_objects(const char *text,
                              bool (*on_member)(void *context, const char *key, const char *value),
                              bool (*on_object)(void *context), void *context);

#endif
