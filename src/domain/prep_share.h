/* prep_share.h: a product that is short, or of which there is more, shared out over the crates of a
 * prep: who would get what, before anything moves, and the events that make it so. Crates that are
 * filled already get chores (prep_chore.h). Telling another amount, or the whole, shares anew. */
#ifndef BORNE_DOMAIN_PREP_SHARE_H
#define BORNE_DOMAIN_PREP_SHARE_H

#include "domain/prep.h"

/* What one portion gets. */
struct share_part {
    uint32_t portion, order;
    int64_t gets_milli; /* of the ordered product, what was already missing or replaced left out */
};

struct share_preview {
    int64_t ordered_milli, there_milli, left_milli;
    int64_t declared_milli;   /* missing or replaced already, without this share */
    struct share_part *parts; /* of all portions of the product: a heap array */
    size_t count;
    uint32_t orders, touched, protected; /* orders that asked, get another number, are protected */
    uint32_t crates_open, crates_closed; /* touched ones: still to be filled; filled: chores */
};

/* Why the product cannot be shared now. */
enum share_refusal {
    SHARE_ALLOWED,
    SHARE_NOTHING,    /* nobody ordered it */
    SHARE_CHORES_WAIT /* an import left things to do by hand about it */
};
enum share_refusal prep_may_share(const struct prep *prep, uint32_t product);
/* Fills *ret from empty; prep_may_share holds (asserted). Release with share_preview_finish. */
void prep_preview_share(const struct prep *prep, uint32_t product, enum share_rule rule,
                        int64_t there_milli, struct share_preview *ret);
void share_preview_finish(struct share_preview *preview);

/* What is ordered of a product in crates that count, at bulk labos too. */
int64_t prep_ordered_milli(const struct prep *prep, uint32_t product);
/* The latest share of a product, or NULL; *ret_number its number. */
const struct share *prep_share_of(const struct prep *prep, uint32_t product, uint32_t *ret_number);
/* What a pick-up point gets of a product, a share counted in. */
int64_t prep_bulk_milli(const struct prep *prep, uint32_t pickup, uint32_t product);
/* The least that is handed out of a product: its declared step, else one unit. */
int64_t prep_share_step(const struct product *product);

/* Inside of prep*.c. */
bool prep_apply_shared(struct prep *prep, const struct event *event);
bool prep_apply_portion_shared(struct prep *prep, const struct event *event);

#endif
