/* refusal.c: the stable names of the rules' noes. */
#include "domain/refusal.h"

#include <stddef.h>

#include "base/assert.h"

const char *refusal_name(enum refusal_kind kind)
{
    static const char *const names[REFUSAL_KIND_COUNT] = {
        [REFUSAL_NONE] = "none",
        [REFUSAL_UNKNOWN_CODE] = "unknown_code",
        [REFUSAL_OTHER_CRATE] = "other_crate",
        [REFUSAL_OTHER_PRODUCT] = "other_product",
        [REFUSAL_ALREADY_DONE] = "already_done",
        [REFUSAL_STALE_LABEL] = "stale_label",
        [REFUSAL_NOT_NOW] = "not_now",
        [REFUSAL_TOO_MANY] = "too_many",
        [REFUSAL_OTHER_LANE] = "other_lane",
        [REFUSAL_SAME_PAIR] = "same_pair",
        [REFUSAL_NOT_PICKED] = "not_picked",
        [REFUSAL_NOT_COMPLETE] = "not_complete",
        [REFUSAL_BULK] = "bulk",
        [REFUSAL_NO_UNDO] = "no_undo",
        [REFUSAL_UNDO_TOO_LATE] = "undo_too_late",
        [REFUSAL_NO_SERIAL] = "no_serial",
        [REFUSAL_PREP_CLOSED] = "prep_closed",
        [REFUSAL_CANCELLED] = "cancelled",
        [REFUSAL_NOTHING_ELSE] = "nothing_else",
        [REFUSAL_OTHER_TRIP] = "other_trip",
        [REFUSAL_CHILLED_LAST] = "chilled_last",
        [REFUSAL_ROLE] = "role",
        [REFUSAL_PRACTICE_LABEL] = "practice_label",
        [REFUSAL_REAL_LABEL] = "real_label",
        [REFUSAL_LENT] = "lent",
        [REFUSAL_NO_SUBSTITUTE] = "no_substitute",
    };
    ASSERT(kind < REFUSAL_KIND_COUNT && names[kind] != NULL);
    return names[kind];
}
