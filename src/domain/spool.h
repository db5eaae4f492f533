/* spool.h: what is to be printed and what came of it: jobs of labels, each label with its state.
 * Pure values; the store keeps them, the app moves them on.
 *
 *   WAITING --the last step is about to be sent--> GIVEN --the printer said so--> PRINTED
 *      ^  \--cancelled--> CANCELLED                 | \--it cannot say--> SENT
 *      +----- it was not taken whole ---------------+
 *
 * GIVEN is kept before the last bytes go out: after a crash a label that waits was certainly not
 * printed and is printed; one that was given may have been, and is never printed again by itself.
 */
#ifndef BORNE_DOMAIN_SPOOL_H
#define BORNE_DOMAIN_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum spool_state {
    SPOOL_WAITING = 1,
    SPOOL_GIVEN = 2,
    SPOOL_SENT = 3,
    SPOOL_PRINTED = 4,
    SPOOL_CANCELLED = 5,
    SPOOL_STATE_COUNT
};

enum {
    SPOOL_PRINTER = 96,
    SPOOL_STOCK = 32,
    SPOOL_TITLE = 96,
    SPOOL_LANGUAGE = 12,
    SPOOL_CODE = 11
};

enum spool_kind {
    SPOOL_LABELS = 1,   /* to a label printer, one after the other */
    SPOOL_DOCUMENT = 2, /* a PDF to an office printer; it has one "label", the whole of it */
};

/* Kinds that are none of label/label.h: a ruler to measure the printer's shift with; a crate's prep
 * slip on a roll, whose code is that of all the rest on it. */
enum { SPOOL_RULER = 100, SPOOL_SLIP = 101 };

struct spool_job {
    uint32_t id; /* 1.. in a data folder, never used twice */
    uint32_t prep;
    uint8_t kind; /* enum spool_kind */
    int64_t at_ms;
    char printer[SPOOL_PRINTER];   /* its key */
    char language[SPOOL_LANGUAGE]; /* "zpl"; "" for a document */
    char stock[SPOOL_STOCK];       /* "57x32@203"; "" for a document */
    char title[SPOOL_TITLE];       /* a document's file name in the data folder; else "" */
    int32_t office_job;            /* the office printer's own number, 0: not asked yet */
};

struct spool_label {
    uint32_t job;
    uint32_t position; /* 1.. in its job */
    uint8_t
        kind; /* enum label_kind of label/label.h, as the app has it, SPOOL_RULER or SPOOL_SLIP */
    uint8_t state; /* enum spool_state */
    bool is_copy;
    char code[SPOOL_CODE]; /* "" for a document */
    uint32_t target;       /* crate or product, 0: none */
    int64_t at_ms;         /* when its state last changed */
    uint64_t station;      /* that printed it */
};

/* All of one prep, oldest first. Zeroed is empty. */
struct spool {
    struct spool_job *jobs;
    struct spool_label *labels; /* in the order of job and position */
    size_t job_count, job_room, label_count, label_room;
};

void spool_finish(struct spool *spool);
void spool_add_job(struct spool *spool, const struct spool_job *job);
/* Behind the last label of the same job; the job is there (asserted). */
void spool_add_label(struct spool *spool, const struct spool_label *label);

/* NULL when there is none. Pointers are valid until something is added. */
struct spool_job *spool_job(struct spool *spool, uint32_t id);
struct spool_label *spool_label(struct spool *spool, uint32_t job, uint32_t position);
/* The first label that waits, of the oldest job that has one, documents apart; NULL: none. */
struct spool_label *spool_next(struct spool *spool);
/* The latest of this code that was given, sent or printed, NULL: never. */
const struct spool_label *spool_latest(const struct spool *spool, const char *code);
/* False, and nothing changed: not an allowed change. */
bool spool_move(struct spool_label *label, enum spool_state state, int64_t at_ms);

struct spool_counts {
    unsigned total, waiting, sent, printed, cancelled; /* given counts as sent */
};
struct spool_counts spool_count(const struct spool *spool, uint32_t job);

#endif
