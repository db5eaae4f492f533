/* prep_chore.h: what a second import leaves for the director to do by hand: the list, and the tap
 * that says it is done. A chore that is done has changed what lies in the crate, so that a check
 * after it expects the new number. */
#ifndef BORNE_DOMAIN_PREP_CHORE_H
#define BORNE_DOMAIN_PREP_CHORE_H

#include "domain/prep.h"

/* The chores that wait; done and void ones left out. */
size_t prep_open_chores(const struct prep *prep);
/* The chore of a number from 1, or NULL. */
const struct chore *prep_chore(const struct prep *prep, uint32_t number);
/* True when a chore may be told done (or, `done` false, after all not done) now. */
bool prep_chore_may_change(const struct prep *prep, uint32_t number, bool done);
/* How many crates wait for a label because a later import made theirs wrong. */
size_t prep_needed_labels(const struct prep *prep);

/* Inside of prep*.c: applies an EVENT_CHORE_DONE. */
bool prep_apply_chore_done(struct prep *prep, const struct event *event);
/* Inside of prep*.c: filling a crate again does what was to be added; what of a chore no longer
 * holds is void. */
void prep_void_chores(struct prep *prep, uint32_t crate);

#endif
