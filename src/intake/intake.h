/* intake.h: reads the month's files of a stick into a struct month. All or nothing: a file is read
 * whole and understood, or refused with a sentence. Knows forms and words of shops; must not know
 * plans, screens or the store. Every function may run on a worker thread; nothing is kept between
 * calls and nothing is written. */
#ifndef BORNE_INTAKE_INTAKE_H
#define BORNE_INTAKE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "domain/month.h"

/* An answer to a question of an earlier reading, or what an earlier month remembered. */
struct intake_answer {
    const char *key;   /* month_question.key, month_memory.key */
    const char *value; /* one of its choices, or what it takes besides */
};

/* All may be zero. Callbacks are called on the reading thread. */
struct intake_options {
    const struct intake_answer *answers;
    size_t answer_count;
    const struct intake_answer *memory; /* the month.memory of earlier months; answers win */
    size_t memory_count;
    bool (*cancelled)(void *context);                           /* true stops the reading */
    void (*progress)(void *context, size_t done, size_t total); /* bytes of the order files */
    void *context;
};

struct intake_files {
    const char *const *orders; /* paths; several are read as one month */
    size_t order_count;
    const char *catalogue; /* path, or NULL: products are learned from the orders */
    const char *points;    /* path, or NULL: all pick-up points are ready */
};

/* What is known beside the month and the error. */
struct intake_outcome {
    uint32_t row; /* of the error: physical line, 0 when it is about the whole file */
};

/* Reads the files. True: *ret_month is the month (release with month_finish); while it has open
 * questions (month_open_questions) it may be shown, but not imported: read again with the answers.
 * False: *err says why, ret_outcome->row where, *ret_month is untouched. `options` may be NULL. */
bool intake_read(const struct intake_files *files, const struct intake_options *options,
                 struct month *ret_month, struct intake_outcome *ret_outcome, struct error *err)
    __attribute__((warn_unused_result));

/* The cells of a file's sheet (from 0, hidden ones counted; a text has one) exactly as the readers
 * see them, one call for each record, blank ones included; return false to stop. `row` is the
 * physical line or row where the record begins. `serials`: the dates of an Excel workbook as the
 * numbers that stand in it. */
bool intake_table(const char *path, size_t sheet, bool serials,
                  bool (*on_record)(void *context, const char *const *cells, size_t count,
                                    uint32_t row),
                  void *context, struct intake_outcome *ret_outcome, struct error *err)
    __attribute__((warn_unused_result));

enum intake_kind { INTAKE_ORDERS, INTAKE_CATALOGUE, INTAKE_POINTS, INTAKE_KIND_COUNT };

/* A file of a folder that intake can read. */
struct intake_found {
    enum intake_kind kind;
    const char *form;  /* stable name of an order file's form, "heads" for orders whose products
                          are in another file, "" for what holds no orders; a constant */
    const char *title; /* what it seems to be, French; a constant */
    char path[LIMIT_PATH];
    uint64_t bytes;
    int64_t changed_ns; /* Unix time of the last change, as fine as the stick keeps it */
};

struct intake_list {
    struct intake_found
        *found; /* owned; orders first, then catalogues, then points; newest first */
    size_t count, room;
    bool is_complete; /* false if the folder had more than LIMIT_FIND_FILES files */
};

/* Looks through `dir` and the folders below it, by content, without following links. True also when
 * nothing was found; false when the folder itself cannot be read. Release with intake_list_finish.
 */
bool intake_find(const char *dir, const struct intake_options *options,
                 struct intake_list *ret_list, struct error *err)
    __attribute__((warn_unused_result));
void intake_list_finish(struct intake_list *list);
/* The newest of a kind, or NULL. */
const struct intake_found *intake_list_newest(const struct intake_list *list,
                                              enum intake_kind kind);

/* "3.0.3" and the like. */
const char *intake_csv_version(void);
const char *intake_zip_version(void);
const char *intake_xml_version(void);

#endif
