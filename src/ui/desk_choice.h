/* desk_choice.h: what has been chosen on the way through some of the director's screens. Pure. */
#ifndef BORNE_UI_DESK_CHOICE_H
#define BORNE_UI_DESK_CHOICE_H

#include "domain/event.h"

/* A code that was scanned and that the screen has no use for. */
enum unread { UNREAD_NONE, UNREAD_UNKNOWN, UNREAD_OTHER_PREP };

/* What has been chosen on the way through shortage, substitutes, case, returns and find. */
struct desk_choice {
    uint32_t product, pickup, crate;
    enum share_rule rule;
    uint32_t other; /* what is to be given in the product's place, so many of it for one, and why */
    int32_t per;
    enum substitute_reason reason;
    int64_t units_milli;
    enum discrepancy_type type;
    enum face face;
    struct event_id about;
    enum case_cause cause;
    enum case_decision decision;
    enum case_follow_up follow_up;
    enum unread unread; /* until the next gesture */
    uint32_t entered;   /* so many rows of return forms since the point was chosen */
};

/* By what the review is filtered. The first five are always on the screen. */
enum review_by {
    BY_NONE,
    BY_PRODUCT,  /* its id */
    BY_SUPPLIER, /* the same */
    BY_PICKUP,   /* the same */
    BY_TYPE,     /* enum discrepancy_type */
    BY_STATE,    /* 1 to be decided, 2 decided */
    BY_CAUSE,    /* 1 + enum case_cause */
    BY_FOLLOW,   /* 1 + enum case_follow_up */
    BY_CRATE,    /* its id */
    BY_STEP,     /* 1 + enum discrepancy_step */
    BY_TIME,     /* a half-day (moment_half) */
    REVIEW_BY_COUNT
};

/* What the review shows: the value of each that is wanted, 0: all. */
struct review_filter {
    uint32_t by[REVIEW_BY_COUNT];
};

#endif
