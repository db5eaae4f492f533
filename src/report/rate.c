/* rate.c: see rate.h. F. Garwood, Biometrika 28 (1936): the limits of a Poisson mean are those at
 * which the observed count, or a more extreme one, has a chance of 2.5 %. E. B. Wilson, JASA 22
 * (1927): the score interval of a proportion. */
#include "report/rate.h"

#include <math.h>

#define TAIL     0.025
#define Z_95     1.959963984540054
#define THIN_PER 10000 /* wider than 10 per 1 000, in thousandths */

/* The chance of at most `most` cases where `mean` are expected. */
static double at_most(uint32_t most, double mean)
{
    double sum = 0;
    for (uint32_t k = 0; k <= most; k++) {
        sum += exp(k * log(mean) - mean - lgamma((double)k + 1));
    }
    return sum < 1 ? sum : 1;
}

/* The mean at which at most `most` cases have this chance: the chance falls as the mean grows. */
static double mean_at(uint32_t most, double chance)
{
    double low = 1e-12, high = (double)most + 10 * sqrt((double)most + 1) + 10;
    for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        if (at_most(most, middle) > chance) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (low + high) / 2;
}

static int64_t per_thousand(double cases, uint32_t of)
{
    return (int64_t)llround(cases * 1e6 / of);
}

static void settle(struct rate *rate)
{
    int64_t width = rate->high - rate->low;
    rate->is_thin = rate->of == 0 || (width > THIN_PER && width > rate->value);
}

struct rate rate_of_cases(uint32_t cases, uint32_t of)
{
    struct rate rate = {.cases = cases, .of = of, .is_thin = true};
    if (of == 0) {
        return rate;
    }
    rate.value = per_thousand(cases, of);
    rate.low = cases == 0 ? 0 : per_thousand(mean_at(cases - 1, 1 - TAIL), of);
    rate.high = per_thousand(mean_at(cases, TAIL), of);
    settle(&rate);
    return rate;
}

struct rate rate_of_share(uint32_t cases, uint32_t of)
{
    struct rate rate = {.cases = cases, .of = of, .is_thin = true};
    if (of == 0) {
        return rate;
    }
    double n = of, p = cases / n, z2 = Z_95 * Z_95;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z_95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    rate.value = per_thousand(cases, of);
    rate.low = (int64_t)llround(fmax(0, middle - half) * 1e6);
    rate.high = (int64_t)llround(fmin(1, middle + half) * 1e6);
    rate.is_thin = of < 20;
    return rate;
}

void rate_summary(struct summary *s)
{
    s->picking = rate_of_cases(s->at_step[STEP_PICK], s->lines);
    s->checking = rate_of_cases(s->at_step[STEP_CHECK], s->lines);
    s->returning = rate_of_cases(s->at_step[STEP_RETURN], s->lines);
    s->lacking = rate_of_share(s->lines_short, s->lines);
    s->passing = rate_of_share(s->first_passed, s->first_checked);
}

void rate_suppliers(struct summary *months, size_t count)
{
    for (size_t i = 0; count > 0 && i < months[0].supplier_count; i++) {
        struct summary_supplier *of = &months[0].suppliers[i];
        uint32_t lines = 0, cases = 0, due = 0, late = 0;
        for (size_t k = 0; k < count; k++) {
            const struct summary_supplier *then = summary_supplier_named(&months[k], of->name);
            lines += then != NULL ? then->lines : 0;
            cases += then != NULL ? then->cases : 0;
            due += then != NULL ? then->due : 0;
            late += then != NULL ? then->late : 0;
        }
        of->troubles = rate_of_cases(cases, lines);
        of->lateness = rate_of_share(late, due);
    }
}

bool rate_differs(const struct rate *a, const struct rate *b)
{
    return a->of > 0 && b->of > 0 && (a->low > b->high || b->low > a->high);
}
