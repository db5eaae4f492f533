/* amount.c: amounts, weights and names of crates in French; sums of a pick-up point. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

/* Thousandths with as few decimals as say it all. */
static void thousandths(int64_t value, char *to, size_t size)
{
    int digits = 3;
    int64_t rest = value % 1000;
    while (digits > 0 && rest % 10 == 0) {
        rest /= 10;
        digits--;
    }
    if (digits == 0) {
        str_format(to, size, "%lld", (long long)(value / 1000));
    } else {
        str_format(to, size, "%lld,%0*lld", (long long)(value / 1000), digits, (long long)rest);
    }
}

void page_amount(const struct product *product, int64_t units_milli, char *to, size_t size)
{
    if (product == NULL || !plan_is_weighed(product)) {
        thousandths(units_milli, to, size);
        return;
    }
    int64_t grams = product->weight_g > 0 ? plan_grams(product, units_milli) : units_milli;
    if (grams > 0 && grams < 1000) {
        str_format(to, size, "%lld g", (long long)grams);
        return;
    }
    thousandths(grams, to, size);
    str_append(to, size, grams > 0 ? " kg" : "");
}

void page_count(uint64_t count, const char *one, const char *many, char *to, size_t size)
{
    const char *word = count > 1 ? many : one; /* in French zero is one */
    const char *space = word[0] != '\0' ? " " : "";
    if (count < 1000) {
        str_format(to, size, "%u%s%s", (unsigned)count, space, word);
    } else {
        str_format(to, size, "%llu\u202F%03u%s%s", (unsigned long long)(count / 1000),
                   (unsigned)(count % 1000), space, word);
    }
}

void page_weight(int64_t grams, char *to, size_t size)
{
    if (grams >= 100000) {
        page_count((uint64_t)(grams + 500) / 1000, "kg", "kg", to, size);
        return;
    }
    int64_t tenths = grams > 0 && grams < 100 ? 1 : (grams + 50) / 100;
    str_format(to, size, "%lld,%lld kg", (long long)(tenths / 10), (long long)(tenths % 10));
}

void page_crate_name(const struct plan *plan, const struct crate *crate, char *to, size_t size)
{
    const struct order *order = plan_order(plan, crate->order);
    str_format(to, size, "%u %d/%d", order != NULL ? order->number : 0, crate->index, crate->of);
}

int64_t *page_sums(const struct plan *plan, uint32_t pickup)
{
    int64_t *sums = calloc(plan->products.count + 1, sizeof *sums);
    ASSERT(sums != NULL);
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        for (uint32_t k = 0; crate->pickup == pickup && k < crate->portion_count; k++) {
            const struct portion *portion = plan_portion(plan, crate->first_portion + k);
            sums[portion->product - plan->products.first_id] += portion->units_milli;
        }
    }
    return sums;
}
