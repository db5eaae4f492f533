/* points.c: name, mode, aliases; one point per row. */
#include "intake/points.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/header.h"
#include "intake/words.h"

static const struct label labels[] = {
    {"point de collecte", FIELD_PICKUP, 2},
    {"point", FIELD_PICKUP, 1},
    {"name", FIELD_PICKUP, 1},
    {"nom", FIELD_PICKUP, 1},
    {"labo", FIELD_PICKUP, 1},
    {"mode", FIELD_MODE, 1},
    {"preparation", FIELD_MODE, 0},
    {"alias", FIELD_ALIAS, 1},
    {"autres noms", FIELD_ALIAS, 1},
    /* Known so that an order file is not taken for a list of points. */
    {"quantite", FIELD_QUANTITY, 0},
    {"quantity", FIELD_QUANTITY, 0},
};

enum { LABEL_COUNT = sizeof labels / sizeof labels[0] };

struct reading {
    const struct header *header;
    struct lookup *lookup;
};

bool points_recognise(const struct table *table)
{
    struct header header = {0};
    struct problem ignored = {0};
    if (!header_find(table, labels, LABEL_COUNT, 2, &header, &ignored)) {
        return false;
    }
    uint32_t needs = FIELD_BIT(FIELD_PICKUP) | FIELD_BIT(FIELD_MODE);
    bool is_points = (header.fields & (needs | FIELD_BIT(FIELD_QUANTITY))) == needs;
    header_finish(&header);
    return is_points;
}

static bool on_record(void *context, const struct table_record *record)
{
    struct reading *reading = context;
    if (record->row <= reading->header->row || table_record_is_blank(record)) {
        return true;
    }
    char text[LIMIT_NAME], name[LIMIT_NAME], mode_text[LIMIT_NAME], alias[LIMIT_NAME];
    enum pickup_mode mode = PICKUP_READY;
    header_text(reading->header, record, FIELD_PICKUP, text, sizeof text);
    header_text(reading->header, record, FIELD_MODE, mode_text, sizeof mode_text);
    header_text(reading->header, record, FIELD_ALIAS, alias, sizeof alias);
    words_pickup_name(name, sizeof name, text);
    if (name[0] == '\0') {
        return true;
    }
    if (mode_text[0] != '\0' && !words_pickup_mode(mode_text, &mode)) {
        notice_warn(reading->lookup->month, NOTICE_POINT_MODE_UNKNOWN, record->row, name,
                    mode_text);
    }
    lookup_add_point(reading->lookup, name, alias, mode);
    return true;
}

bool points_read(const struct table *table, struct lookup *lookup, struct problem *problem)
{
    struct header header = {0};
    if (!header_find(table, labels, LABEL_COUNT, 1, &header, problem) ||
        (header.fields & FIELD_BIT(FIELD_PICKUP)) == 0) {
        header_finish(&header);
        return problem->error.kind == ERROR_NONE
                   ? notice_refuse(problem, NOTICE_POINTS_UNUSABLE, 0, table->name, NULL)
                   : false;
    }
    struct reading reading = {.header = &header, .lookup = lookup};
    lookup->has_points = true;
    bool is_read = table_read(table, on_record, &reading, problem);
    header_finish(&header);
    return is_read;
}
