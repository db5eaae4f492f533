/* form_packed.c: items as key:value pairs in a cell. WebToffee: "line_item_N", one item in each,
 * nothing escaped, so that a name may hold bars and colons. SkyVerge: "line_items", all of them,
 * joined with ";", bars, colons and semicolons in values behind a backslash; or JSON. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/form.h"
#include "intake/json.h"

/* An item's parts, trimmed. */
struct item {
    char name[LIMIT_NAME], sku[LIMIT_SKU], quantity[32], refunded[32], total[32];
};

static void take_part(struct item *item, const char *key, const char *value)
{
    if (str_equal(key, "name")) {
        (void)str_copy_ends(item->name, sizeof item->name, value, strlen(value));
    } else if (str_equal(key, "sku")) {
        str_copy(item->sku, sizeof item->sku, value);
    } else if (str_equal(key, "quantity") || str_equal(key, "qty")) {
        str_copy(item->quantity, sizeof item->quantity, value);
    } else if (str_equal(key, "refunded_qty")) {
        str_copy(item->refunded, sizeof item->refunded, value);
    } else if (str_equal(key, "subtotal") || str_equal(key, "sub_total")) {
        str_copy(item->total, sizeof item->total, value);
    }
}

static bool give(struct form_reading *reading, const struct table_record *record,
                 const struct item *item)
{
    if (item->name[0] == '\0' && item->sku[0] == '\0' && item->quantity[0] == '\0') {
        return true;
    }
    struct collect_line line = {.sku = item->sku,
                                .name = item->name,
                                .quantity = item->quantity,
                                .refunded = item->refunded,
                                .price = "",
                                .total = item->total,
                                .row = record->row};
    return form_line(reading, &line);
}

/* One piece up to an unescaped `end`, escapes undone; cut at `size`. Returns what follows `end`, or
 * NULL behind the last piece. */
static const char *take_escaped(const char *text, const char *ends, char *to, size_t size,
                                char *ret_end)
{
    size_t used = 0;
    for (; *text != '\0' && strchr(ends, *text) == NULL; text++) {
        bool is_escape = text[0] == '\\' && text[1] != '\0' && strchr(":|;\\", text[1]) != NULL;
        text += is_escape ? 1 : 0;
        if (used + 1 < size) {
            to[used++] = *text;
        }
    }
    to[used] = '\0';
    *ret_end = *text;
    return *text == '\0' ? NULL : text + 1;
}

static bool take_skyverge(struct form_reading *reading, const struct table_record *record,
                          const char *text)
{
    struct item item = {{0}, {0}, {0}, {0}, {0}};
    while (text != NULL) {
        char key[32], value[2 * LIMIT_NAME] = "", end;
        text = take_escaped(text, ":|;", key, sizeof key, &end);
        if (end == ':') {
            text = take_escaped(text, "|;", value, sizeof value, &end);
        }
        take_part(&item, key, value);
        if (end == ';' || text == NULL) {
            if (!give(reading, record, &item)) {
                return false;
            }
            item = (struct item){{0}, {0}, {0}, {0}, {0}};
        }
    }
    return true;
}

/* The last "|product_id:" followed by digits and a bar, or by the end: names may hold anything. */
static const char *end_of_name(const char *text)
{
    static const char *const keys[] = {"|product_id:", "|sku:", "|quantity:"};
    const char *found = NULL;
    for (size_t k = 0; k < sizeof keys / sizeof keys[0] && found == NULL; k++) {
        size_t length = strlen(keys[k]);
        for (const char *at = strstr(text, keys[k]); at != NULL; at = strstr(at + 1, keys[k])) {
            const char *behind = at + length + strspn(at + length, "0123456789");
            found = k > 0 || *behind == '|' || *behind == '\0' ? at : found;
        }
    }
    return found;
}

static bool take_webtoffee(struct form_reading *reading, const struct table_record *record,
                           const char *text)
{
    struct item item = {{0}, {0}, {0}, {0}, {0}};
    if (!str_starts(text, "name:")) {
        return take_skyverge(reading, record, text);
    }
    const char *name = text + strlen("name:"), *rest = end_of_name(name);
    if (rest == NULL) {
        return notice_refuse(reading->problem, NOTICE_LIST_UNREADABLE, record->row,
                             reading->order.number, text);
    }
    (void)str_copy_ends(item.name, sizeof item.name, name, (size_t)(rest - name));
    while (*rest != '\0') {
        const char *colon = strchr(rest, ':'), *end = strchr(rest + 1, '|');
        end = end == NULL ? rest + strlen(rest) : end;
        if (colon != NULL && colon < end) {
            char key[32], value[LIMIT_NAME];
            str_copy_n(key, sizeof key, rest + 1, (size_t)(colon - rest - 1));
            str_copy_n(value, sizeof value, colon + 1, (size_t)(end - colon - 1));
            bool is_first = !str_equal(key, "quantity") || item.quantity[0] == '\0';
            if (is_first) { /* the item's own parts come before its meta data */
                take_part(&item, key, value);
            }
        }
        rest = end;
    }
    return give(reading, record, &item);
}

struct json_reading {
    struct form_reading *reading;
    const struct table_record *record;
    struct item item;
};

static bool on_member(void *context, const char *key, const char *value)
{
    struct json_reading *json = context;
    take_part(&json->item, key, value);
    return true;
}

static bool on_object(void *context)
{
    struct json_reading *json = context;
    bool is_taken = give(json->reading, json->record, &json->item);
    json->item = (struct item){{0}, {0}, {0}, {0}, {0}};
    return is_taken;
}

static bool take_json(struct form_reading *reading, const struct table_record *record,
                      const char *text)
{
    struct json_reading json = {.reading = reading, .record = record};
    switch (json_objects(text, on_member, on_object, &json)) {
    case JSON_READ: return true;
    case JSON_STOPPED: return false;
    case JSON_BROKEN: break;
    }
    return notice_refuse(reading->problem, NOTICE_LIST_UNREADABLE, record->row,
                         reading->order.number, text);
}

static bool take_cell(struct form_reading *reading, const struct table_record *record, int column,
                      bool is_numbered)
{
    const char *text =
        column == FIELD_NONE || (size_t)column >= record->count ? "" : record->cells[column];
    text += strspn(text, " \t\r\n");
    if (*text == '\0') {
        return true;
    }
    if (*text == '[' || *text == '{') {
        return take_json(reading, record, text);
    }
    return is_numbered ? take_webtoffee(reading, record, text)
                       : take_skyverge(reading, record, text);
}

bool form_items_packed(struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    if ((header->group_fields & FIELD_BIT(FIELD_PACKED)) == 0) {
        return take_cell(reading, record, header->columns[FIELD_PACKED], false);
    }
    for (size_t g = 0; g < header->group_count; g++) {
        if (!take_cell(reading, record, header->groups[g].columns[FIELD_PACKED], true)) {
            return false;
        }
    }
    return true;
}
