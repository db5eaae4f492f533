/* month_import.c: see month_import.h. */
#include "app/month_import.h"

#include <string.h>

#include "base/str.h"
#include "domain/code.h"

static const char *first_supplier(const struct plan *plan, const struct product *product)
{
    const struct lot *lot = plan_lot(plan, plan_first_lot(plan, product->id));
    const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
    return supplier != NULL ? supplier->name : "";
}

/* What plan_compare leaves out, because it says nothing of an order: who delivers, who fills the
 * crates, how heavy they may be. */
static bool surroundings_equal(const struct plan *a, const struct plan *b)
{
    if (a->products.count != b->products.count || a->pickups.count != b->pickups.count ||
        a->settings.crate_limit_g != b->settings.crate_limit_g) {
        return false;
    }
    for (size_t i = 0; i < a->products.count; i++) {
        if (!str_equal(first_supplier(a, &a->products.rows[i]),
                       first_supplier(b, &b->products.rows[i]))) {
            return false;
        }
    }
    for (size_t i = 0; i < a->pickups.count; i++) {
        if (!str_equal(a->pickups.rows[i].name, b->pickups.rows[i].name) ||
            a->pickups.rows[i].mode != b->pickups.rows[i].mode) {
            return false;
        }
    }
    return true;
}

static bool is_same(const struct plan *before, const struct plan *after,
                    const struct plan_difference *difference)
{
    return difference->added == 0 && difference->changed == 0 && difference->removed == 0 &&
           !difference->products_changed && str_equal(before->period, after->period) &&
           surroundings_equal(before, after);
}

/* "3 commandes nouvelles, 2 changées, 1 annulée": the numbers of a difference. */
static void say_difference(const struct plan_difference *d, char *to, size_t size)
{
    str_format(to, size, "%zu nouvelle%s, %zu changée%s, %zu en moins, %zu pareille%s", d->added,
               d->added > 1 ? "s" : "", d->changed, d->changed > 1 ? "s" : "", d->removed, d->same,
               d->same > 1 ? "s" : "");
}

void month_import_judge_again(const struct prep *open, struct month_import *import)
{
    const struct plan *before = open != NULL ? open->plan : NULL;
    unsigned number = import->plan.prep;
    memset(&import->difference, 0, sizeof import->difference);
    if (before == NULL) {
        import->kind = MONTH_IMPORT_FIRST;
        str_format(import->why, sizeof import->why, "La préparation %u peut commencer.", number);
        return;
    }
    import->difference = plan_compare(before, &import->plan);
    char counts[160];
    say_difference(&import->difference, counts, sizeof counts);
    if (is_same(before, &import->plan, &import->difference)) {
        import->kind = MONTH_IMPORT_SAME;
        str_format(import->why, sizeof import->why,
                   "Rien de nouveau : ces commandes sont déjà là (préparation %u).", number);
    } else if (prep_has_begun(open)) {
        import->kind = MONTH_IMPORT_BLOCKED;
        str_format(import->why, sizeof import->why,
                   "La préparation %u est commencée : ses commandes ne changent plus (%s). "
                   "Terminez-la et fermez-la, puis importez de nouveau.",
                   number, counts);
    } else {
        import->kind = MONTH_IMPORT_REPLACES;
        bool has_labels = open->labels[CODE_CRATE].count > 0;
        str_format(import->why, sizeof import->why,
                   "Ces commandes remplacent celles de la préparation %u : %s.%s", number, counts,
                   has_labels ? " Les étiquettes déjà imprimées ne valent plus." : "");
    }
}

void month_import_judge(const struct month *month, const struct prep *open,
                        const struct plan_ids *ids, const struct plan_settings *settings,
                        struct month_import *ret)
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
    month_import_judge_again(open, ret);
}

void month_import_look_back(const struct plans *before, struct month_import *import)
{
    import->past[0] = '\0';
    bool is_new = import->kind == MONTH_IMPORT_FIRST || import->kind == MONTH_IMPORT_REPLACES;
    if (before->count == 0 || !is_new) {
        return;
    }
    const struct plan *last = before->items[before->count - 1];
    struct plan_difference d = plan_compare(last, &import->plan);
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
        plan_finish(&import->plan);
        people_finish(&import->people);
        memset(import, 0, sizeof *import);
    }
}
