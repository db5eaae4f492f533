/* due.c: what a crate is to get of a product: what was ordered, less or more by a share, and by
 * which rule of the members. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/prep_share.h"
#include "paper/page.h"

const char *page_rule_words(enum share_rule rule)
{
    static const char *const words[SHARE_RULE_COUNT] = {
        [SHARE_NONE] = "",
        [SHARE_EQUAL] = "coupe égale, le même nombre en moins pour chacun",
        [SHARE_ONE_EACH] = "un pour chacun d’abord, puis un deuxième",
        [SHARE_SMALL_FIRST] = "qui en a demandé un seul le garde",
    };
    ASSERT(rule < SHARE_RULE_COUNT);
    return words[rule];
}

const char *page_reason_words(enum substitute_reason reason)
{
    static const char *const words[SUBSTITUTE_REASON_COUNT] = {
        [SUBSTITUTE_NOT] = "",
        [SUBSTITUTE_NOT_DELIVERED] = "pas livré",
        [SUBSTITUTE_TOO_FEW] = "pas assez pour tous",
        [SUBSTITUTE_SPOILED] = "abîmé, ou date passée",
        [SUBSTITUTE_AGREED] = "convenu d’avance",
    };
    ASSERT(reason < SUBSTITUTE_REASON_COUNT);
    return words[reason];
}

int64_t page_due_milli(const struct prep *prep, uint32_t portion)
{
    return prep_target_milli(prep, portion) - prep_portion(prep, portion)->cut_milli;
}

uint32_t page_slip_lines(const struct prep *prep, const struct crate *crate, uint32_t *ret)
{
    uint32_t count = 0;
    prep_walk_order(prep, crate->id, ret);
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion_state *state = prep_portion(prep, ret[i]);
        bool is_asked = plan_portion(prep->plan, ret[i])->units_milli > 0;
        if (is_asked || page_due_milli(prep, ret[i]) > 0 || state->picked_milli > 0 ||
            state->substitute_milli > 0) {
            ret[count++] = ret[i];
        }
    }
    return count;
}

int64_t page_due_g(const struct prep *prep, const struct crate *crate)
{
    int64_t sum = 0; /* thousandths of a gram */
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        uint32_t id = crate->first_portion + i;
        const struct portion *portion = plan_portion(prep->plan, id);
        sum += page_due_milli(prep, id) * plan_product(prep->plan, portion->product)->weight_g;
    }
    return (sum + 500) / 1000;
}

/* Of so much that was asked for so much is due. */
static bool say(const struct prep *prep, uint32_t product_id, int64_t asked_milli,
                int64_t due_milli, char *to, size_t size)
{
    const struct product *product = plan_product(prep->plan, product_id);
    uint32_t number;
    const struct share *share = prep_share_of(prep, product_id, &number);
    char gets[24], asked[24];
    to[0] = '\0';
    if (share == NULL || due_milli == asked_milli) {
        return false;
    }
    page_amount(product, due_milli, gets, sizeof gets);
    page_amount(product, asked_milli, asked, sizeof asked);
    if (due_milli > asked_milli) {
        str_format(to, size, "%s au lieu de %s : il y en avait plus, partagé entre tous", gets,
                   asked);
    } else {
        str_format(to, size, "%s au lieu de %s, partagé : %s", gets, asked,
                   page_rule_words(share->rule));
    }
    return true;
}

bool page_share_says(const struct prep *prep, uint32_t id, char *to, size_t size)
{
    const struct portion *portion = plan_portion(prep->plan, id);
    return say(prep, portion->product, portion->units_milli, page_due_milli(prep, id), to, size);
}

void page_substitute_name(const struct product *other, int64_t units_milli, char *to, size_t size)
{
    char amount[24];
    page_amount(other, units_milli, amount, sizeof amount);
    str_format(to, size, "%s × %s", amount, other->name);
}

bool page_change_says(const struct prep *prep, uint32_t id, char *to, size_t size)
{
    const struct portion_state *state = prep_portion(prep, id);
    const struct product *product = plan_product(prep->plan, plan_portion(prep->plan, id)->product);
    const struct product *other = plan_product(prep->plan, state->substitute_product);
    bool says = page_share_says(prep, id, to, size);
    if (other != NULL) {
        char amount[24], name[LIMIT_NAME + 32], text[LIMIT_NAME + 80];
        page_amount(product, state->substitute_milli, amount, sizeof amount);
        page_substitute_name(other, portion_substitute_milli(state), name, sizeof name);
        str_format(text, sizeof text, "%s%s remplacé%s par : %s", says ? " · " : "", amount,
                   state->substitute_milli > 1000 ? "s" : "", name);
        (void)str_append(to, size, text);
    }
    return says || other != NULL;
}

bool page_slip_says(const struct prep *prep, uint32_t id, char *to, size_t size)
{
    if (page_change_says(prep, id, to, size) || prep_may_substitute(prep, id) != SUBSTITUTE_MAY) {
        return to[0] != '\0';
    }
    const struct substitution *said =
        prep_substitution(prep, plan_portion(prep->plan, id)->product);
    const struct product *other = plan_product(prep->plan, said->other);
    if (said->per > 1) {
        str_format(to, size, "S’il en manque, pour chacun : %d × %s", said->per, other->name);
    } else {
        str_format(to, size, "S’il en manque : %s", other->name);
    }
    return true;
}

bool page_bulk_share_says(const struct prep *prep, uint32_t pickup, uint32_t product, char *to,
                          size_t size)
{
    return say(prep, product, plan_bulk_milli(prep->plan, pickup, product),
               prep_bulk_milli(prep, pickup, product), to, size);
}

int64_t *page_due_sums(const struct prep *prep, uint32_t pickup)
{
    const struct plan *plan = prep->plan;
    int64_t *sums = calloc(plan->products.count + 1, sizeof *sums);
    ASSERT(sums != NULL);
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct crate *crate = plan_crate(plan, portion->crate);
        if (crate->pickup == pickup && prep_crate_counts(prep, crate->id)) {
            sums[portion->product - plan->products.first_id] += page_due_milli(prep, portion->id);
        }
    }
    return sums;
}
