/* refusal.h: a rule's no: what was read, what was expected. Nothing has changed. */
#ifndef BORNE_DOMAIN_REFUSAL_H
#define BORNE_DOMAIN_REFUSAL_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/code.h"

enum refusal_kind {
    REFUSAL_NONE,
    /* The five things a scan can be that does not fit. */
    REFUSAL_UNKNOWN_CODE,  /* nothing of ours, or nobody knows this product */
    REFUSAL_OTHER_CRATE,   /* a crate, but not the one in hand */
    REFUSAL_OTHER_PRODUCT, /* a product, but not the one of this step */
    REFUSAL_ALREADY_DONE,  /* the right thing, and it is complete */
    REFUSAL_STALE_LABEL,   /* of another prep, or void because reprinted */
    /* What a gesture may not do now. */
    REFUSAL_NOT_NOW,       /* no crate in this lane, wrong step */
    REFUSAL_TOO_MANY,      /* more units than this step still takes */
    REFUSAL_OTHER_LANE,    /* the crate is open in another lane */
    REFUSAL_SAME_PAIR,     /* another pair must check */
    REFUSAL_NOT_PICKED,    /* a check before the crate is filled */
    REFUSAL_NOT_COMPLETE,  /* closing with things left to do */
    REFUSAL_BULK,          /* the labo fills this crate itself */
    REFUSAL_NO_UNDO,       /* nothing to take back */
    REFUSAL_UNDO_TOO_LATE, /* another lane, a check or a loading touched the crate since */
    REFUSAL_NO_SERIAL,     /* the prep's 9 999 labels are used up */
    REFUSAL_PREP_CLOSED,
    REFUSAL_CANCELLED,      /* the crate's order is no longer wanted */
    REFUSAL_OTHER_TRIP,     /* the crate goes on another vehicle */
    REFUSAL_CHILLED_LAST,   /* dry crates that are ready stand there still */
    REFUSAL_ROLE,           /* needs the director's PIN */
    REFUSAL_PRACTICE_LABEL, /* a label of the practice crate where work is done */
    REFUSAL_REAL_LABEL,     /* a real one in practice */
    REFUSAL_NOTHING_ELSE,   /* an order with an allergy: nothing comes in anything's place */
    REFUSAL_LENT,           /* that part of the month is another machine's to work on */
    REFUSAL_NO_SUBSTITUTE,  /* the director allows nothing in this product's place */
    REFUSAL_KIND_COUNT
};

struct refusal {
    enum refusal_kind kind;
    struct code read;      /* what was scanned; kind CODE_UNREADABLE and read "" for touch */
    uint32_t read_product; /* ids, ID_NONE if not known */
    uint32_t read_crate;
    uint32_t expected_product;
    uint32_t expected_crate;
};

/* Stable names for tests, JSON and the log: "unknown_code" … */
const char *refusal_name(enum refusal_kind kind);

#endif
