/* month.h: a month of orders as understood from the files of a stick, before it is planned: what
 * the import preview shows and what plan_build (plan_build.h) turns into crates. Knows nothing of
 * file formats; intake fills it. Everything about a person except a first name, an initial and the
 * free note has already been dropped. Plain data: all text lives in `arena`, terminated UTF-8. */
#ifndef BORNE_DOMAIN_MONTH_H
#define BORNE_DOMAIN_MONTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "domain/goods.h"

#define MONTH_NONE UINT32_MAX /* an index that points nowhere */

struct month_product {
    const char *sku;      /* the catalogue's, or the folded name where there is none; unique */
    const char *name;     /* as in the catalogue, else as first seen in the orders */
    const char *category; /* "" when unknown, as all texts below */
    const char *supplier;
    const char *place; /* zone letter and number */
    const char *code;  /* EAN or other trade code, digits */
    enum unit unit;
    enum temperature temperature;
    int32_t weight_g;   /* of one unit; 0 when unknown */
    int32_t step_milli; /* smallest orderable part: 1000, or 500, 100 … for fractions */
    bool fragile;
    bool in_catalogue;
};

struct month_pickup {
    const char *name; /* as first seen, without "Point de collecte :" */
    enum pickup_mode mode;
};

struct month_order {
    const char *number;     /* as in the file, "" if none */
    const char *first_name; /* "" if none */
    const char *initial;    /* first letter of the surname, upper case, "" if none */
    const char *note;       /* free note, hidden until the director decides; "" if none */
    uint32_t pickup;        /* index, or MONTH_NONE */
    uint32_t row;           /* physical line where the order begins, from 1 */
};

struct month_line {
    uint32_t order;      /* index */
    uint32_t product;    /* index */
    int64_t units_milli; /* > 0 */
    uint32_t row;        /* physical line where the record begins */
};

enum month_severity { MONTH_NOTICE, MONTH_WARNING };

struct month_warning {
    const char *code; /* stable short name, a string constant */
    const char *text; /* one French sentence */
    uint32_t row;     /* 0 when it is about the whole file */
    enum month_severity severity;
};

struct month {
    struct arena arena;
    const char *format; /* stable name of the form, a string constant: "aoe_rows" */
    char digest[65];    /* hex digest of the files' bytes, "" when not known */
    struct month_product *products;
    struct month_pickup *pickups;
    struct month_order *orders; /* in the order of the file */
    struct month_line *lines;   /* grouped by order, in the order of the file */
    struct month_warning *warnings;
    size_t product_count, pickup_count, order_count, line_count, warning_count;
    size_t product_room, pickup_room, order_room, line_room, warning_room; /* array_grow */
    size_t warnings_dropped; /* beyond LIMIT_WARNINGS */
    size_t cancelled;        /* orders left out because cancelled, refunded, failed or draft */
    char period[8];          /* "2025-11": the month most orders were placed for, "" if unknown */
};

/* Gives all memory back; NULL and zeroed are allowed. The arrays are heap arrays of array_grow. */
void month_finish(struct month *month);

/* Adds a warning (text is a printf format); beyond LIMIT_WARNINGS it is only counted. `code` must
 * outlive the month. */
void month_warn(struct month *month, enum month_severity severity, const char *code, uint32_t row,
                const char *text, ...) __attribute__((format(printf, 5, 6)));

/* Sums over all lines. Grams of lines whose product has no weight count as 0. */
int64_t month_units_milli(const struct month *month);
int64_t month_weight_g(const struct month *month);

#endif
