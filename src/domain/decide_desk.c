/* decide_desk.c: what is decided at the desk: sharing out what is short, labos' returns, the
 * review, and who may do which of it. */
#include "base/str.h"
#include "domain/decide_internal.h"
#include "domain/place.h"
#include "domain/prep_case.h"
#include "domain/prep_share.h"

bool role_may(enum role role, enum command_kind kind)
{
    bool is_directors =
        kind == COMMAND_SHARE || kind == COMMAND_SET_CASE || kind == COMMAND_SET_SUBSTITUTE;
    bool is_at_desk = is_directors || kind == COMMAND_RETURN || kind == COMMAND_PLACE_PRODUCT ||
                      kind == COMMAND_TELL_HELPERS;
    bool is_kept_from_helpers = kind == COMMAND_CLOSE_PREP || kind == COMMAND_SET_PICKUP_MODE ||
                                kind == COMMAND_SET_PLAN || kind == COMMAND_SET_NOTE ||
                                kind == COMMAND_LEND || kind == COMMAND_TAKE_BACK;
    if (role == ROLE_ROOM) {
        return !is_at_desk;
    }
    return role == ROLE_DIRECTOR || !(is_directors || is_kept_from_helpers);
}

void decide_place_product(struct decider *d)
{
    const struct command *command = d->command;
    const struct product *product = plan_product(d->prep->plan, command->target);
    char place[LIMIT_PLACE] = "";
    bool is_place = command->number > 0 && command->number < INT32_MAX;
    if (is_place) {
        place_write((int)command->number, place);
    }
    if (product == NULL || (command->number != 0 && place[0] == '\0')) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (!str_equal(product->place, place)) {
        struct event *event = decide_add(d, EVENT_PRODUCT_PLACED);
        event->product = product->id;
        event->number = command->number;
    }
}

void decide_share(struct decider *d)
{
    const struct command *command = d->command;
    struct share_preview preview;
    bool known = plan_product(d->prep->plan, command->target) != NULL &&
                 command->value > SHARE_NONE && command->value < SHARE_RULE_COUNT;
    if (!known || prep_may_share(d->prep, command->target) != SHARE_ALLOWED) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (command->units_milli < 0 || command->units_milli > LIMIT_SHARE_MILLI) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    prep_preview_share(d->prep, command->target, (enum share_rule)command->value,
                       command->units_milli, &preview);
    uint32_t number = (uint32_t)d->prep->share_count + 1;
    struct event *event = decide_add(d, EVENT_SHARED);
    event->product = command->target;
    event->value = command->value;
    event->units_milli = command->units_milli;
    event->target = number;
    for (size_t i = 0; i < preview.count; i++) {
        event = decide_add_for_portion(d, EVENT_PORTION_SHARED, preview.parts[i].portion);
        event->units_milli = preview.parts[i].gets_milli;
        event->target = number;
    }
    share_preview_finish(&preview);
}

void decide_return(struct decider *d)
{
    const struct command *command = d->command;
    const struct plan *plan = d->prep->plan;
    if (plan_pickup(plan, command->target) == NULL ||
        plan_product(plan, command->product) == NULL || command->value < FACE_NONE ||
        command->value >= FACE_COUNT) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (command->units_milli < 0 || command->units_milli > LIMIT_SHARE_MILLI) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    bool says_units = command->type != DISCREPANCY_NONE;
    bool known = command->type == DISCREPANCY_NONE || command->type == DISCREPANCY_MISSING ||
                 command->type == DISCREPANCY_DAMAGED || command->type == DISCREPANCY_EXTRA ||
                 command->type == DISCREPANCY_DATE || command->type == DISCREPANCY_WRONG ||
                 command->type == DISCREPANCY_COLD;
    if (!known || says_units != (command->units_milli > 0) ||
        (!says_units && command->value == FACE_NONE)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    struct event *event = decide_add(d, EVENT_RETURNED);
    event->target = command->target;
    event->product = command->product;
    event->lot = prep_point_lot(d->prep, command->target, command->product);
    event->type = command->type;
    event->units_milli = command->units_milli;
    event->value = command->value;
}

void decide_tell_helpers(struct decider *d)
{
    const struct command *command = d->command;
    if (command->target < 1 || command->target > d->prep->half_day) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (command->number < 0 || command->number > LIMIT_HELPERS) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    if (command->number == prep_helpers(d->prep, command->target)) {
        return; /* told already */
    }
    struct event *event = decide_add(d, EVENT_HELPERS_TOLD);
    event->target = command->target;
    event->number = command->number;
}

void decide_set_case(struct decider *d)
{
    const struct command *command = d->command;
    const struct discrepancy *found =
        prep_case(d->prep, command->about, command->crate, command->product,
                  (enum discrepancy_type)command->label_kind);
    bool may = found != NULL && (!found->is_undone || found->decision == DECISION_MISTAKE);
    may = may && command->type >= DISCREPANCY_NONE && command->type < DISCREPANCY_TYPE_COUNT &&
          (command->type == DISCREPANCY_NONE) == (found->type == DISCREPANCY_NONE) &&
          command->cause < CAUSE_COUNT && command->decision < DECISION_COUNT &&
          command->follow_up < FOLLOW_COUNT;
    if (!may) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (command->units_milli < 0 || command->units_milli > LIMIT_SHARE_MILLI) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    if (found->type == command->type && found->units_milli == command->units_milli &&
        found->cause == command->cause && found->decision == command->decision &&
        found->follow_up == command->follow_up) {
        return;
    }
    struct event *event = decide_add(d, EVENT_CASE_SET);
    event->undoes = command->about;
    event->crate = command->crate;
    event->product = command->product;
    event->label_kind = command->label_kind;
    event->type = command->type;
    event->units_milli = command->units_milli;
    event->value = (int32_t)command->cause;
    event->copy = (int32_t)command->decision;
    event->serial = (int32_t)command->follow_up;
}
