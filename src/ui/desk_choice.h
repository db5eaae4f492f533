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
    bool is_from_day;   /* sharing out was opened on the day, not among all of the desk */
    enum unread unread; /* until the next gesture */
    uint32_t entered;   /* so many rows of return forms since the point was chosen */
};

/* What the review shows; 0 or DISCREPANCY_NONE: all. */
struct review_filter {
    uint32_t product, supplier, pickup;
    enum discrepancy_type type;
    int step;  /* 0 all, else 1 + enum discrepancy_step */
    int state; /* 0 all, 1 to be decided, 2 decided */
};

#endif
