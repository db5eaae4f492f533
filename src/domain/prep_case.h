/* prep_case.h: the review: every discrepancy is a case with a cause, a decision and a follow-up,
 * and may be corrected, the first words kept; what labos write on their return forms joins the
 * list. */
#ifndef BORNE_DOMAIN_PREP_CASE_H
#define BORNE_DOMAIN_PREP_CASE_H

#include "domain/prep.h"

/* Cases whose decision is open, or whose follow-up is still to be done. */
size_t prep_open_cases(const struct prep *prep);
/* True for one of them. */
bool case_is_open(const struct discrepancy *d);
/* The discrepancy of an event, or NULL; one that was told to be a mistake is found too. One event
 * may have left several: of other crates, or as another type. */
const struct discrepancy *prep_case(const struct prep *prep, struct event_id event, uint32_t crate,
                                    uint32_t product, enum discrepancy_type said_type);
/* What is most likely, until somebody has looked. */
enum case_cause case_guess(const struct discrepancy *d);
/* What the director said it was, else what is most likely. */
enum case_cause case_cause(const struct discrepancy *d);
/* Whose goods a case is about: its lot's, else of who brings the product first; NULL: not known. */
const struct supplier *case_supplier(const struct prep *prep, const struct discrepancy *d);

/* Inside of prep*.c. */
bool prep_apply_returned(struct prep *prep, const struct event *event);
bool prep_apply_case_set(struct prep *prep, const struct event *event);

#endif
