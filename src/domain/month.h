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
    const char *place;     /* zone letter and number */
    const char *code;      /* EAN or other trade code, digits */
    const char *allergens; /* "gluten, lait"; NULL is "" */
    enum unit unit;
    enum temperature temperature;
    int32_t weight_g;   /* of one unit; 0 when unknown */
    int32_t step_milli; /* smallest orderable part: 1000, or 500, 100 … for fractions */
    int32_t case_units; /* so many come in a case; 0 when unknown */
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

enum { MONTH_FIRST_ROWS = 5 };

/* All warnings of one code: exact, also beyond LIMIT_WARNINGS. */
struct month_warning_group {
    const char *code;  /* as above */
    const char *title; /* French, short: "Produits hors du catalogue"; a string constant */
    enum month_severity severity;
    size_t count;
    uint32_t rows[MONTH_FIRST_ROWS]; /* of the first ones that have a row */
    size_t row_count;
};

/* Something that was not taken from the files, and why. */
struct month_left_out {
    const char *code; /* "status", "other_month", "order_empty", …: a string constant */
    const char *text; /* French or the file's word: "Annulée", "octobre 2025" */
    size_t orders;
};

enum month_question_kind {
    MONTH_QUESTION_MONTH,        /* the export holds several months: which one */
    MONTH_QUESTION_FILE_PICKUP,  /* no pick-up point in the whole file: one for all orders */
    MONTH_QUESTION_ORDER_PICKUP, /* an order without one */
    MONTH_QUESTION_PICKUP,       /* a point's name is nearly a known one: the same? */
    MONTH_QUESTION_PRODUCT,      /* likewise a product's */
    MONTH_QUESTION_FRACTION,     /* a part of something sold whole */
    MONTH_QUESTION_TEMPERATURE,  /* of a product that is in no catalogue */
    MONTH_QUESTION_WEIGHT,       /* likewise, in grams */
    MONTH_QUESTION_COLUMNS,      /* unknown labels: is what was understood right? */
    MONTH_QUESTION_COLUMN,       /* what one of those columns means */
    MONTH_QUESTION_FILES,        /* two files belong together, one is missing: go on without? */
    MONTH_QUESTION_KIND_COUNT
};

struct month_choice {
    const char *value; /* what an answer says */
    const char *label; /* French, or a name of the files */
};

/* Something only a person can decide. Settled ones stay listed, with their answer. */
struct month_question {
    enum month_question_kind kind;
    const char *key;                    /* stable, what an answer names: "pickup:10413" */
    const char *text;                   /* one French sentence */
    const char *subject;                /* what it is about, as in the file: "10413" */
    const struct month_choice *choices; /* may be shared with other questions */
    size_t choice_count;
    const char *proposed; /* the likeliest value, "" if none; never taken silently if it must be
                             answered */
    const char *answer;   /* the value given, "" while open */
    uint32_t row;         /* the first one concerned, 0 if it is about the whole file */
    bool may_wait;        /* the month may be imported without an answer */
    bool takes_number;    /* any number from 1 to LIMIT_UNIT_WEIGHT_G is an answer too */
    bool takes_text;      /* any name is an answer too: a new pick-up point */
    bool is_remembered;   /* the answer is that of an earlier month */
};

/* Something worth knowing next month: key and value of an answer, given back to intake then. */
struct month_memory {
    const char *key, *value;
};

enum { MONTH_SAMPLES = 3 };

/* A column of the order file and what it was understood as. */
struct month_column {
    const char *label;   /* as in the file, "" if none */
    const char *meaning; /* stable short name, a string constant: "quantity"; "" if not used */
    const char *title;   /* the meaning in French, a string constant; "" if not used */
    const char *samples[MONTH_SAMPLES]; /* first cells below it, "" if fewer */
    bool is_guessed;                    /* by its contents, not by its label */
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
    struct month_warning_group *warning_groups; /* by first occurrence */
    struct month_left_out *left_out;
    struct month_question *questions; /* those that must be answered first */
    struct month_memory *memory;      /* to be kept when the month is imported */
    struct month_column *columns;     /* of the first order file, from left to right */
    size_t product_count, pickup_count, order_count, line_count, warning_count;
    size_t warning_group_count, left_out_count, question_count, memory_count, column_count;
    size_t product_room, pickup_room, order_room, line_room, warning_room; /* array_grow */
    size_t warning_group_room, left_out_room, question_room, memory_room, column_room;
    size_t warnings_dropped; /* beyond LIMIT_WARNINGS */
    size_t buyers;           /* different people who order, as far as names tell them apart */
    size_t waiting;   /* orders "en attente" among them: they count, members pay on the spot */
    size_t cancelled; /* orders left out because cancelled, refunded, failed or draft */
    char period[8];   /* "2025-11": the month most orders were placed for, "" if unknown */
};

/* Gives all memory back; NULL and zeroed are allowed. The arrays are heap arrays of array_grow. */
void month_finish(struct month *month);

/* Adds a warning (text is a printf format); beyond LIMIT_WARNINGS it is only counted. `code` and
 * `title` must outlive the month. */
void month_warn(struct month *month, enum month_severity severity, const char *code,
                const char *title, uint32_t row, const char *text, ...)
    __attribute__((format(printf, 6, 7)));

/* Counts `orders` more as left out for this reason; `text` is copied. Beyond LIMIT_LEFT_OUT reasons
 * they are counted with the last one. */
void month_leave_out(struct month *month, const char *code, const char *text, size_t orders);

/* Adds a question; its texts and choices must live in the month's arena or be constants. False when
 * there are LIMIT_QUESTIONS already. */
bool month_ask(struct month *month, const struct month_question *question);
/* How many must be answered before the month may be imported. */
size_t month_open_questions(const struct month *month);
/* The first of those, or NULL. */
const struct month_question *month_first_question(const struct month *month);

/* Keeps a key and its value for next month; texts are copied, the same key is replaced. */
void month_remember(struct month *month, const char *key, const char *value);

/* Sums over all lines. Grams of lines whose product has no weight count as 0. */
int64_t month_units_milli(const struct month *month);
int64_t month_weight_g(const struct month *month);

#endif
