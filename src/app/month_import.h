/* month_import.h: what importing a month would do to a data folder: nothing new, a first plan, a
 * plan that follows the one in force, another month in the place of one nobody has begun, or a no
 * with its reason. The kiosk's import screen and `borne import` both ask here. Must not know files,
 * the store or screens. */
#ifndef BORNE_APP_MONTH_IMPORT_H
#define BORNE_APP_MONTH_IMPORT_H

#include "domain/month.h"
#include "domain/plan_build.h"
#include "domain/plan_follow.h"

enum month_import_kind {
    MONTH_IMPORT_FIRST,    /* the prep has no plan yet, or a new prep begins */
    MONTH_IMPORT_SAME,     /* exactly what is there already: nothing to do */
    MONTH_IMPORT_FOLLOWS,  /* the same month again, with differences */
    MONTH_IMPORT_REPLACES, /* another month, and nothing of the one that is there was begun */
    MONTH_IMPORT_BLOCKED,  /* another month, and the one that is there was begun */
    MONTH_IMPORT_KIND_COUNT
};

struct month_import {
    enum month_import_kind kind;
    struct plan plan; /* as it would be */
    struct people people;
    struct plan fresh; /* as the file alone would have it; empty when `plan` is that */
    struct people fresh_people;
    struct plan_changes changes; /* to the plan in force; zero when there is none */
    struct chore *chores;        /* heap array: what the director would have to do by hand */
    size_t chore_count;
    size_t labels;          /* crates whose label would have to be printed again */
    uint32_t *label_crates; /* heap array: their ids in `plan` */
    bool is_partial;        /* most orders would be gone: the file may be a part of the month */
    uint64_t basis;         /* events of the prep when it was judged */
    char why[480];          /* one French sentence for the person, for every kind */
    char past[96]; /* month_import_look_back: a sentence of it, also at the head of `why`; "" */
};

/* Builds the plan and judges it against the prep it would join (NULL, or closed: the next prep
 * begins) and its people. `ids` are the folder's next free ones. *ret is filled from empty; release
 * with month_import_finish. */
void month_import_judge(const struct month *month, const struct prep *open,
                        const struct people *people, const struct plan_ids *ids,
                        const struct plan_settings *settings, struct month_import *ret);
/* The same again after the open prep went on. */
void month_import_judge_again(const struct prep *open, const struct people *people,
                              struct month_import *import);
/* True when both would do the same to the same orders, so that what a person saw is what happens.
 */
bool month_import_equal(const struct month_import *a, const struct month_import *b);
/* After judging: says so when the orders are those of the prep before, which is closed: a stick
 * with last month's file. `before`: all its plans; empty when there is none. It stays importable.
 */
void month_import_look_back(const struct plans *before, struct month_import *import);
void month_import_finish(struct month_import *import);

#endif
