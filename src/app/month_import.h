/* month_import.h: what importing a month would do to a data folder: nothing new, a first plan,
 * another plan in the place of one nobody has begun, or a no with its reason. The kiosk's import
 * screen and `borne import` both ask here. Must not know files, the store or screens. */
#ifndef BORNE_APP_MONTH_IMPORT_H
#define BORNE_APP_MONTH_IMPORT_H

#include "domain/plan_build.h"
#include "domain/prep.h"

enum month_import_kind {
    MONTH_IMPORT_FIRST,    /* the prep has no plan yet, or a new prep begins */
    MONTH_IMPORT_SAME,     /* exactly what is there already: nothing to do */
    MONTH_IMPORT_REPLACES, /* another plan is there, nothing of it was begun */
    MONTH_IMPORT_BLOCKED,  /* another plan is there and was begun: `why` says what to do */
    MONTH_IMPORT_KIND_COUNT
};

struct month_import {
    enum month_import_kind kind;
    struct plan plan; /* as it would be */
    struct people people;
    struct plan_difference difference; /* to the plan in force; zero when there is none */
    char why[320];                     /* one French sentence for the person, for every kind */
    char past[96]; /* month_import_look_back: a sentence of it, also at the head of `why`; or "" */
};

/* Builds the plan and judges it against the prep it would join (NULL, or closed: the next prep
 * begins). `ids` are the folder's next free ones. *ret is filled from empty; release with
 * month_import_finish. */
void month_import_judge(const struct month *month, const struct prep *open,
                        const struct plan_ids *ids, const struct plan_settings *settings,
                        struct month_import *ret);
/* The same again after the open prep went on. */
void month_import_judge_again(const struct prep *open, struct month_import *import);
/* After judging: says so when the orders are those of the prep before, which is closed: a stick
 * with last month's file. `before`: all its plans; empty when there is none. It stays importable.
 */
void month_import_look_back(const struct plans *before, struct month_import *import);
void month_import_finish(struct month_import *import);

#endif
