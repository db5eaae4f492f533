/* decide.h: the rules: a command becomes events, or a refusal, or nothing at all (a repeated own
 * code). Pure: the caller stamps, stores and applies the events. */
#ifndef BORNE_DOMAIN_DECIDE_H
#define BORNE_DOMAIN_DECIDE_H

#include "domain/command.h"
#include "domain/pairs.h"
#include "domain/prep.h"
#include "domain/refusal.h"

struct decision {
    struct refusal refusal; /* kind REFUSAL_NONE when allowed */
    struct event *events;   /* heap array, reused from call to call; ids, lamport, at_ms not set */
    size_t count, room;     /* count 0 and no refusal: nothing to do, and that is fine */
};

/* Decides on `command` in `prep`. *decision is zeroed once by the caller, then reused; free it with
 * decision_finish. `pairs` may be NULL (no pair known). */
void decide(const struct prep *prep, const struct pairs *pairs, const struct command *command,
            struct decision *decision);
/* Whether the PIN that was given allows a command at all. What people of the room do needs none. */
bool role_may(enum role role, enum command_kind kind);
void decision_finish(struct decision *decision);

#endif
