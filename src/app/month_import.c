/* month_import.c: see month_import.h. */
#include "app/month_import.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/lend.h"
#include "domain/plan_match.h"
#include "domain/prep_chore.h"

/* How far the crates of some orders had got: orders with at least one crate there, each counted
 * once, at the furthest. */
struct stages {
    size_t checked, picked, picking, labelled;
};

static struct stages stages_of(const struct plan_changes *changes, enum plan_change_kind a,
                               enum plan_change_kind b)
{
    struct stages stages = {0};
    for (size_t i = 0; i < changes->count; i++) {
        const struct plan_change *row = &changes->rows[i];
        if (row->kind != a && row->kind != b) {
            continue;
        }
        if (row->checked > 0) {
            stages.checked++;
        } else if (row->picked > 0) {
            stages.picked++;
        } else if (row->picking > 0) {
            stages.picking++;
        } else if (row->labelled > 0) {
            stages.labelled++;
        }
    }
    return stages;
}

static void say_count(char *to, size_t size, size_t count, const char *one, const char *many)
{
    char part[96];
    if (count == 0) {
        return;
    }
    str_format(part, sizeof part, "%s%zu %s", to[0] != '\0' ? ", " : "", count,
               count > 1 ? many : one);
    (void)str_append(to, size, part);
}

static void say_stage(char *to, size_t size, size_t count, const char *one, const char *many,
                      bool *is_first)
{
    char part[96];
    if (count == 0) {
        return;
    }
    str_format(part, sizeof part, "%s ", *is_first ? ", dont" : " et");
    *is_first = false;
    (void)str_append(to, size, part);
    if (count == 1) {
        str_format(part, sizeof part, "une déjà %s", one);
    } else {
        str_format(part, sizeof part, "%zu déjà %s", count, many);
    }
    (void)str_append(to, size, part);
}

static void say_stages(char *to, size_t size, struct stages stages)
{
    bool is_first = true;
    say_stage(to, size, stages.checked, "vérifiée", "vérifiées", &is_first);
    say_stage(to, size, stages.picked, "préparée", "préparées", &is_first);
    say_stage(to, size, stages.picking, "commencée", "commencées", &is_first);
    say_stage(to, size, stages.labelled, "étiquetée", "étiquetées", &is_first);
}

/* "3 nouvelles, 2 changées, dont une déjà vérifiée, 1 annulée". */
static void say_changes(const struct plan_changes *changes, char *to, size_t size)
{
    to[0] = '\0';
    say_count(to, size, changes->of_kind[PLAN_CHANGE_ADDED], "nouvelle", "nouvelles");
    size_t changed = changes->of_kind[PLAN_CHANGE_CHANGED] + changes->of_kind[PLAN_CHANGE_MOVED];
    say_count(to, size, changed, "changée", "changées");
    if (changed > 0) {
        say_stages(to, size, stages_of(changes, PLAN_CHANGE_CHANGED, PLAN_CHANGE_MOVED));
    }
    say_count(to, size, changes->of_kind[PLAN_CHANGE_REPACKED], "répartie autrement",
              "réparties autrement");
    say_count(to, size, changes->of_kind[PLAN_CHANGE_CANCELLED], "annulée", "annulées");
    if (changes->of_kind[PLAN_CHANGE_CANCELLED] > 0) {
        say_stages(to, size, stages_of(changes, PLAN_CHANGE_CANCELLED, PLAN_CHANGE_CANCELLED));
    }
    if (to[0] == '\0') {
        str_copy(to, size, "aucune commande ne change, seulement des détails");
    }
}

static void say_work(const struct month_import *import, char *to, size_t size)
{
    char part[160];
    if (import->chore_count > 0) {
        str_format(part, sizeof part, " %zu chose%s à faire à la main.", import->chore_count,
                   import->chore_count > 1 ? "s" : "");
        (void)str_append(to, size, part);
    }
    if (import->labels > 0) {
        str_format(part, sizeof part, " %zu étiquette%s à réimprimer : %s ne %s plus.",
                   import->labels, import->labels > 1 ? "s" : "",
                   import->labels > 1 ? "les anciennes" : "l’ancienne",
                   import->labels > 1 ? "valent" : "vaut");
        (void)str_append(to, size, part);
    }
    if (import->is_partial) {
        (void)str_append(to, size,
                         " Attention : la plupart des commandes n’y sont plus. Est-ce bien le "
                         "fichier de tout le mois ?");
    }
}

/* What would be left to do: the state as it would be, looked at and dropped. */
static void look_ahead(const struct prep *open, struct month_import *import)
{
    struct prep next;
    bool fits = prep_carry(open, &import->plan, &next);
    ASSERT(fits);
    for (size_t i = 0; i < next.chore_count; i++) {
        const struct chore *chore = &next.chores[i];
        if (chore->import == import->plan.import && !chore->is_done && !chore->is_void) {
            import->chores = realloc(import->chores, (import->chore_count + 1) * sizeof *chore);
            ASSERT(import->chores != NULL);
            import->chores[import->chore_count++] = *chore;
        }
    }
    import->labels = prep_needed_labels(&next);
    import->label_crates = calloc(import->labels + 1, sizeof *import->label_crates);
    ASSERT(import->label_crates != NULL);
    for (size_t i = 0, n = 0; i < import->plan.crates.count; i++) {
        if (next.crates[i].needs_label) {
            import->label_crates[n++] = import->plan.crates.rows[i].id;
        }
    }
    prep_finish(&next);
}

static void forget_judgement(struct month_import *import)
{
    if (import->fresh.import != 0) {
        plan_finish(&import->plan);
        people_finish(&import->people);
        import->plan = import->fresh;
        import->people = import->fresh_people;
        memset(&import->fresh, 0, sizeof import->fresh);
        memset(&import->fresh_people, 0, sizeof import->fresh_people);
    }
    plan_changes_finish(&import->changes);
    free(import->chores);
    import->chores = NULL;
    free(import->label_crates);
    import->label_crates = NULL;
    import->chore_count = import->labels = 0;
    import->is_partial = false;
}

static void judge_following(const struct prep *open, const struct people *people,
                            struct month_import *import)
{
    import->fresh = import->plan;
    import->fresh_people = import->people;
    memset(&import->plan, 0, sizeof import->plan);
    memset(&import->people, 0, sizeof import->people);
    plan_follow(open, people, &import->fresh, &import->fresh_people, &import->plan, &import->people,
                &import->changes);
    size_t before = open->plan->orders.count;
    import->is_partial = before >= 4 && import->changes.of_kind[PLAN_CHANGE_CANCELLED] > before / 2;
    if (import->changes.is_other_month || lend_count_out(open) > 0) {
        return;
    }
    look_ahead(open, import);
}

void month_import_judge_again(const struct prep *open, const struct people *people,
                              struct month_import *import)
{
    unsigned number = import->plan.prep;
    char said[240] = "";
    forget_judgement(import);
    if (open == NULL || open->plan == NULL) {
        import->kind = MONTH_IMPORT_FIRST;
        str_format(import->why, sizeof import->why, "La préparation %u peut commencer.", number);
        return;
    }
    import->basis = open->event_count;
    judge_following(open, people, import);
    say_changes(&import->changes, said, sizeof said);
    if (plan_changes_none(&import->changes)) {
        import->kind = MONTH_IMPORT_SAME;
        str_format(import->why, sizeof import->why,
                   "Rien de nouveau : ces commandes sont déjà là (préparation %u).", number);
    } else if (lend_count_out(open) > 0) {
        import->kind = MONTH_IMPORT_BLOCKED;
        str_format(import->why, sizeof import->why,
                   "Un labo a sa part du mois sur sa borne : réunissez son relevé, ou reprenez sa "
                   "part, puis importez de nouveau.");
    } else if (!import->changes.is_other_month) {
        import->kind = MONTH_IMPORT_FOLLOWS;
        str_format(import->why, sizeof import->why, "Préparation %u : %s.", number, said);
        say_work(import, import->why, sizeof import->why);
    } else if (prep_has_begun(open)) {
        import->kind = MONTH_IMPORT_BLOCKED;
        str_format(import->why, sizeof import->why,
                   "Ce sont les commandes d’un autre mois, et la préparation %u est commencée. "
                   "Terminez-la et fermez-la, puis importez de nouveau.",
                   number);
    } else {
        bool has_labels = prep_needed_labels(open) > 0;
        for (size_t i = 0; i < open->plan->crates.count; i++) {
            has_labels = has_labels || open->crate_serials[i] > 0;
        }
        forget_judgement(import); /* nothing is carried: the plan of the file alone */
        import->kind = MONTH_IMPORT_REPLACES;
        str_format(import->why, sizeof import->why,
                   "Ces commandes, d’un autre mois, remplacent celles de la préparation %u : rien "
                   "n’en est commencé.%s",
                   number, has_labels ? " Les étiquettes déjà imprimées ne valent plus." : "");
    }
}

void month_import_judge(const struct month *month, const struct prep *open,
                        const struct people *people, const struct plan_ids *ids,
                        const struct plan_settings *settings, struct month_import *ret)
{
    struct plan_ids next = *ids;
    memset(ret, 0, sizeof *ret);
    if (open != NULL && open->is_closed) {
        next.prep = next.prep > open->number ? next.prep : open->number + 1;
        open = NULL;
    } else if (open != NULL) {
        next.prep = open->number;
    }
    plan_build(month, settings, &next, &ret->plan, &ret->people);
    month_import_judge_again(open, people, ret);
}

bool month_import_equal(const struct month_import *a, const struct month_import *b)
{
    bool same = a->kind == b->kind && a->changes.count == b->changes.count &&
                a->chore_count == b->chore_count && a->labels == b->labels &&
                str_equal(a->why, b->why);
    for (size_t i = 0; same && i < a->changes.count; i++) {
        const struct plan_change *x = &a->changes.rows[i], *y = &b->changes.rows[i];
        same = x->kind == y->kind && x->number == y->number && x->picking == y->picking &&
               x->picked == y->picked && x->checked == y->checked && x->labelled == y->labelled;
    }
    for (size_t i = 0; same && i < a->chore_count; i++) {
        const struct chore *x = &a->chores[i], *y = &b->chores[i];
        same = x->kind == y->kind && x->number == y->number && x->index == y->index &&
               x->units_milli == y->units_milli;
    }
    return same;
}

void month_import_look_back(const struct plans *before, struct month_import *import)
{
    import->past[0] = '\0';
    bool is_new = import->kind == MONTH_IMPORT_FIRST || import->kind == MONTH_IMPORT_REPLACES;
    if (before->count == 0 || !is_new) {
        return;
    }
    static const struct people nobody;
    const struct plan *last = before->items[before->count - 1];
    struct plan_difference d = plan_compare(last, &nobody, &import->plan, &nobody);
    if (d.same == 0 || d.added + d.changed + d.removed > 0 ||
        !str_equal(last->period, import->plan.period)) {
        return;
    }
    char why[sizeof import->why];
    str_copy(why, sizeof why, import->why);
    str_format(import->past, sizeof import->past,
               "Ce sont les commandes de la préparation %u, déjà close.", (unsigned)last->prep);
    str_format(import->why, sizeof import->why, "%s %s", import->past, why);
}

void month_import_finish(struct month_import *import)
{
    if (import != NULL) {
        forget_judgement(import);
        plan_finish(&import->plan);
        people_finish(&import->people);
        memset(import, 0, sizeof *import);
    }
}
