/* import_words.c: see import_words.h. */
#include "ui/import_words.h"

#include <string.h>

#include "base/str.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* Letters of a name that stand in a list; more are cut. */
enum { SHORT_NAME = 26 };

/* At most so many letters of `name`, from its beginning. */
static void cut_name(char *to, size_t size, const char *name, size_t length)
{
    str_copy_n(to, size, name, length);
    const char *end = to;
    for (int i = 0; i < SHORT_NAME && str_next(&end) != 0; i++) {
    }
    if (*end != '\0') {
        to[end - to] = '\0';
        if (str_ends(to, " ")) {
            to[strlen(to) - 1] = '\0';
        }
        (void)str_append(to, size, "…");
    }
}

/* A product's name without the size behind its dash. */
static void cut_size(char *to, size_t size, const char *name)
{
    static const char *const dashes[] = {" – ", " — ", " - "};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        const char *at = strstr(name, dashes[i]);
        if (at != NULL && at != name) {
            length = (size_t)(at - name);
            break;
        }
    }
    cut_name(to, size, name, length);
}

/* As short as still tells it from the plan's other goods: the amount says the size, but where there
 * are several sizes or kinds of it the whole name does. */
static void short_name(char *to, size_t size, const struct plan *plan,
                       const struct product *product)
{
    char other[LIMIT_NAME];
    cut_size(to, size, product->name);
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *row = &plan->products.rows[i];
        cut_size(other, sizeof other, row->name);
        if (row->id != product->id && str_equal(other, to)) {
            str_copy(to, size, product->name);
            return;
        }
    }
}

/* "1 × Lait", "500 g × Carottes" reads badly: "500 g Carottes". */
static void goods(const struct ui *ui, char *to, size_t size, const struct plan *plan,
                  const struct product *product, int64_t units_milli)
{
    char amount[32], name[LIMIT_NAME];
    parts_amount(ui, amount, sizeof amount, product, units_milli);
    short_name(name, sizeof name, plan, product);
    str_format(to, size, plan_is_weighed(product) ? "%s %s" : "%s × %s", amount, name);
}

static const char *stage_word(const struct ui *ui, enum crate_status status)
{
    switch (status) {
    case CRATE_PICKING: return _("is being filled");
    case CRATE_PICKED: return _("is already filled");
    case CRATE_CHECKING: return _("is being checked");
    case CRATE_CHECKED: return _("is already checked");
    case CRATE_PLANNED:
    case CRATE_STATUS_COUNT: break;
    }
    return _("is labelled");
}

/* How far a crate is. */
struct stage {
    enum crate_status status;
    uint32_t trip;  /* it is loaded on this one, 0: not loaded */
    bool goes_away; /* and this one does not go where it is to go now */
};

static struct stage stage_of(const struct prep *prep, uint32_t crate, uint32_t pickup)
{
    struct stage stage = {.status = CRATE_PLANNED};
    if (crate != ID_NONE && plan_crate(prep->plan, crate) != NULL) {
        const struct crate_state *state = prep_crate(prep, crate);
        const struct trip_state *trip = prep_trip(prep, state->trip);
        stage.status = state->status;
        stage.trip = state->trip;
        stage.goes_away = trip != NULL && !trip_stops_at(trip, pickup);
    }
    return stage;
}

static void say_stage(const struct ui *ui, struct stage stage, char *to, size_t size)
{
    if (stage.trip != 0) {
        str_format(to, size, _("is already loaded (trip %u)"), stage.trip);
    } else {
        str_copy(to, size, stage_word(ui, stage.status));
    }
}

/* A name that was cut ends its sentence itself: "…" and no point. */
static void end_once(char *text)
{
    size_t length = strlen(text);
    if (str_ends(text, "….")) {
        text[length - 1] = '\0';
    }
}

static void say_chore(const struct ui *ui, const struct plan *plan, struct stage how,
                      const struct chore *chore, char *to, size_t size)
{
    char crate[32], stage[64], what[LIMIT_NAME + 32];
    str_format(crate, sizeof crate, "%u-%d/%d", chore->number, chore->index, chore->of);
    say_stage(ui, how, stage, sizeof stage);
    const struct product *product = plan_product(plan, chore->product);
    const struct crate *row = plan_crate(plan, chore->crate);
    const struct pickup *pickup = row != NULL ? plan_pickup(plan, row->pickup) : NULL;
    if (product != NULL) {
        goods(ui, what, sizeof what, plan, product, chore->units_milli);
    } else {
        str_copy(what, sizeof what, "?");
    }
    switch (chore->kind) {
    case CHORE_REMOVE:
    case CHORE_ADD:
        str_format(to, size,
                   chore->kind == CHORE_ADD ? _("Crate %s %s: put %s in.")
                                            : _("Crate %s %s: take %s out."),
                   crate, stage, what);
        end_once(to);
        return;
    case CHORE_EMPTY:
        str_format(to, size, _("Crate %s %s, its order is cancelled: put everything back."), crate,
                   stage);
        return;
    case CHORE_MOVE:
        str_format(to, size,
                   how.goes_away ? _("Crate %s %s: take it off, it goes to %s now.")
                                 : _("Crate %s %s: it goes to %s now."),
                   crate, stage, pickup != NULL ? pickup->name : "?");
        return;
    case CHORE_DISCARD:
        str_format(to, size, _("Crate %s is not made any more: throw its label away."), crate);
        return;
    case CHORE_LOAD:
        str_format(to, size, _("Crate %s for %s is still to go: the trips there are loaded."),
                   crate, pickup != NULL ? pickup->name : "?");
        return;
    case CHORE_KIND_COUNT: break;
    }
    to[0] = '\0';
}

void import_words_chore(const struct ui *ui, const struct prep *prep, const struct chore *chore,
                        char *to, size_t size)
{
    const struct crate *crate = plan_crate(prep->plan, chore->crate);
    uint32_t pickup = crate != NULL ? crate->pickup : ID_NONE;
    say_chore(ui, prep->plan, stage_of(prep, chore->crate, pickup), chore, to, size);
}

void import_words_chore_ahead(const struct ui *ui, const struct prep *before,
                              const struct plan *plan, const struct chore *chore, char *to,
                              size_t size)
{
    const struct crate *crate = plan_crate(plan, chore->crate);
    const struct pickup *pickup = crate != NULL ? plan_pickup(plan, crate->pickup) : NULL;
    struct stage stage = stage_of(before, crate != NULL ? crate->carries : ID_NONE,
                                  pickup != NULL ? pickup->carries : ID_NONE);
    say_chore(ui, plan, stage, chore, to, size);
}

/* "already checked", where something of the order is. */
static const char *order_stage(const struct ui *ui, const struct plan_change *change)
{
    return change->loaded > 0     ? _("already loaded")
           : change->checked > 0  ? _("already checked")
           : change->picked > 0   ? _("already filled")
           : change->picking > 0  ? _("being filled")
           : change->labelled > 0 ? _("already labelled")
                                  : "";
}

static int64_t units_of(const struct plan *plan, uint32_t order, uint32_t product, size_t *at)
{
    /* Lines are grouped by order: `at` goes along. */
    while (*at < plan->lines.count && plan->lines.rows[*at].order < order) {
        (*at)++;
    }
    for (size_t i = *at; i < plan->lines.count && plan->lines.rows[i].order == order; i++) {
        if (plan->lines.rows[i].product == product) {
            return plan->lines.rows[i].units_milli;
        }
    }
    return 0;
}

/* The product of the new plan that carries one of before, or NULL. */
static const struct product *product_now(const struct plan *after, uint32_t before)
{
    for (size_t i = 0; i < after->products.count; i++) {
        if (after->products.rows[i].carries == before) {
            return &after->products.rows[i];
        }
    }
    return NULL;
}

static void add_line(const struct ui *ui, const struct plan *plan, const struct product *product,
                     int64_t was, int64_t now, char *to, size_t size)
{
    char name[LIMIT_NAME], before[32], after[32], part[LIMIT_NAME + 80];
    if (was == now) {
        return;
    }
    short_name(name, sizeof name, plan, product);
    parts_amount(ui, before, sizeof before, product, was);
    parts_amount(ui, after, sizeof after, product, now);
    str_format(part, sizeof part, "%s%s %s → %s", to[0] != '\0' ? ", " : "", name, before, after);
    (void)str_append(to, size, part);
}

/* "Lait 2 → 1, Riz 0 → 1". */
static void say_lines(const struct ui *ui, const struct plan *before, const struct plan *after,
                      const struct plan_change *change, char *to, size_t size)
{
    size_t at_before = 0, at_after = 0;
    to[0] = '\0';
    for (size_t i = 0; i < after->lines.count; i++) {
        const struct line *line = &after->lines.rows[i];
        const struct product *product = plan_product(after, line->product);
        if (line->order == change->after) {
            int64_t was = product->carries != ID_NONE
                              ? units_of(before, change->before, product->carries, &at_before)
                              : 0;
            add_line(ui, after, product, was, line->units_milli, to, size);
        }
    }
    for (size_t i = 0; i < before->lines.count; i++) {
        const struct line *line = &before->lines.rows[i];
        if (line->order != change->before || line->units_milli == 0) {
            continue;
        }
        const struct product *now = product_now(after, line->product);
        bool told = false;
        for (size_t k = at_after; now != NULL && k < after->lines.count && !told; k++) {
            told = after->lines.rows[k].order == change->after &&
                   after->lines.rows[k].product == now->id;
        }
        if (!told) {
            add_line(ui, before, plan_product(before, line->product), line->units_milli, 0, to,
                     size);
        }
    }
}

void import_words_change(const struct ui *ui, const struct plan *before, const struct plan *after,
                         const struct plan_change *change, char *to, size_t size)
{
    char head[96], lines[320] = "";
    const struct order *order = plan_order(after, change->after);
    order = order != NULL ? order : plan_order(before, change->before);
    const struct pickup *pickup = order != NULL && plan_order(after, order->id) != NULL
                                      ? plan_pickup(after, order->pickup)
                                      : NULL;
    const char *stage = order_stage(ui, change), *where = pickup != NULL ? pickup->name : "?";
    str_format(head, sizeof head, _("Order %u"), change->number);
    if (order != NULL && order->reference[0] != '\0') {
        char reference[LIMIT_NUMBER + 8];
        str_format(reference, sizeof reference, " (%s)", order->reference);
        (void)str_append(head, sizeof head, reference);
    }
    if (stage[0] != '\0') {
        (void)str_append(head, sizeof head, ", ");
        (void)str_append(head, sizeof head, stage);
    }
    switch (change->kind) {
    case PLAN_CHANGE_ADDED: str_format(to, size, _("%s: new, for %s."), head, where); return;
    case PLAN_CHANGE_MOVED: str_format(to, size, _("%s: goes to %s now."), head, where); return;
    case PLAN_CHANGE_CANCELLED: str_format(to, size, _("%s: cancelled."), head); return;
    case PLAN_CHANGE_REPACKED:
        str_format(to, size, _("%s: the same goods, another weight or other crates."), head);
        return;
    case PLAN_CHANGE_CHANGED:
        say_lines(ui, before, after, change, lines, sizeof lines);
        str_format(to, size, _("%s: %s."), head, lines);
        if (change->is_moved) {
            char moved[LIMIT_NAME + 32];
            str_format(moved, sizeof moved, _(" Goes to %s now."), where);
            (void)str_append(to, size, moved);
        }
        return;
    case PLAN_CHANGE_KIND_COUNT: break;
    }
    to[0] = '\0';
}

void import_words_goods(const struct ui *ui, const struct plan *before, const struct plan *after,
                        const struct plan_goods_change *change, char *to, size_t size)
{
    const struct product *was = plan_product(before, change->before);
    const struct product *now = plan_product(after, change->after);
    char weight_was[32], weight_now[32];
    if (was == NULL || now == NULL) {
        str_format(to, size, was == NULL ? _("%s: new.") : _("%s: no longer there."),
                   was == NULL ? now->name : was->name);
    } else if (change->is_renamed) {
        str_format(to, size, _("%s is now called %s."), was->name, now->name);
    } else if (change->is_reweighed) {
        parts_weight(ui, weight_was, sizeof weight_was, was->weight_g);
        parts_weight(ui, weight_now, sizeof weight_now, now->weight_g);
        str_format(to, size, _("%s weighs %s now, not %s."), now->name, weight_now, weight_was);
    } else if (change->is_relocated) {
        str_format(to, size, _("%s stands at %s now."), now->name,
                   now->place[0] != '\0' ? now->place : "?");
    } else {
        str_format(to, size, _("%s: details in the catalogue have changed."), now->name);
    }
}
