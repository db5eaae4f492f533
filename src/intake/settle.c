/* settle.c: the questions of a month, grouped by what they are about. */
#include "intake/settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/collect.h"

enum { MANY_ORDERS = 4 };

void settle_pickup_key(char *to, size_t size, const char *number, uint32_t row)
{
    if (number[0] != '\0') {
        str_format(to, size, ":%s", number);
    } else {
        str_format(to, size, ":ligne %u", (unsigned)row);
    }
}

static void name_month(char *to, size_t size, const struct span *span)
{
    str_format(to, size, "%04u-%02u", (unsigned)span->year % 10000, (unsigned)span->month % 100);
}

bool settle_month(struct collect *collect, const struct span *spans, size_t count,
                  struct span *ret_span)
{
    const char *answer = count > 1 ? ask_given(&collect->ask, ASK_MONTH, "") : NULL;
    for (size_t i = 0; answer != NULL && i < count; i++) {
        char value[16];
        name_month(value, sizeof value, &spans[i]);
        if (str_equal(value, answer)) {
            *ret_span = spans[i];
            return true;
        }
    }
    return false;
}

static void name_day(char *to, size_t size, long day)
{
    struct date date = date_of_days(day);
    str_format(to, size, "%02d/%02d/%04d", date.day, date.month, date.year);
}

static void ask_month(struct collect *collect, const struct span *spans, size_t count,
                      const struct span *most)
{
    static const char *const names[] = {"janvier",   "février", "mars",     "avril",
                                        "mai",       "juin",    "juillet",  "août",
                                        "septembre", "octobre", "novembre", "décembre"};
    struct month *month = collect->month;
    struct month_choice *choices = arena_array(&month->arena, count + 1, sizeof *choices);
    char value[16], label[96], from[16], to[16];
    for (size_t i = 0; i < count; i++) {
        const struct span *span = &spans[count - 1 - i]; /* the newest is the likeliest */
        name_month(value, sizeof value, span);
        name_day(from, sizeof from, span->from_day);
        name_day(to, sizeof to, span->to_day);
        str_format(label, sizeof label, "%s %d : %u commande%s, du %s au %s",
                   names[(span->month + 11) % 12], span->year, (unsigned)span->orders,
                   span->orders == 1 ? "" : "s", from, to);
        choices[i] = ask_choice(month, value, label);
    }
    choices[count] = ask_choice(month, "all", "Toutes ces commandes");
    name_month(value, sizeof value, most);
    struct month_question question = {
        .kind = MONTH_QUESTION_MONTH,
        .key = ASK_MONTH,
        .text = "L’export contient les commandes de plusieurs mois. Quel mois prépare-t-on ?",
        .choices = choices,
        .choice_count = count + 1,
        .proposed = value,
    };
    ask_add(&collect->ask, &question, "");
}

void settle_period(struct collect *collect, const struct span *spans, size_t count)
{
    struct month *month = collect->month;
    if (count == 0) {
        return;
    }
    const struct span *most = &spans[0], *chosen;
    struct span answered;
    for (size_t i = 1; i < count; i++) {
        most = spans[i].orders >= most->orders ? &spans[i] : most;
    }
    bool is_settled = settle_month(collect, spans, count, &answered);
    chosen = is_settled ? &answered : most;
    name_month(month->period, sizeof month->period, chosen);
    if (count > 1) {
        if (!is_settled) {
            char from[16], to[16];
            name_day(from, sizeof from, spans[0].from_day);
            name_day(to, sizeof to, spans[count - 1].to_day);
            notice_warn(month, NOTICE_SEVERAL_MONTHS, 0, from, to);
        }
        ask_month(collect, spans, count, most);
    }
}

/* Points to choose from: those of the month, of points.csv and of earlier months. */
static size_t list_points(struct collect *collect, struct month_choice **ret)
{
    struct month *month = collect->month;
    const struct lookup *lookup = &collect->lookup;
    const struct intake_options *options = collect->ask.options;
    size_t memory = options == NULL ? 0 : options->memory_count, count = 0;
    size_t most = month->pickup_count + lookup->list_count + memory + 1;
    struct map seen = {0};
    struct month_choice *choices = arena_array(&month->arena, most, sizeof *choices);
    for (size_t i = 0; i + 1 < most; i++) {
        size_t point = i - month->pickup_count, at = point - lookup->list_count;
        const char *name = NULL;
        if (i < month->pickup_count) {
            name = month->pickups[i].name;
        } else if (point < lookup->list_count) {
            name = lookup->list[point].name;
        } else if (str_starts(options->memory[at].key, ASK_POINT)) {
            name = options->memory[at].value;
        }
        char folded[LIMIT_NAME];
        uint32_t ignored;
        str_fold(folded, sizeof folded, name == NULL ? "" : name);
        if (folded[0] == '\0' || str_equal(folded, "new") || map_get(&seen, folded, &ignored)) {
            continue;
        }
        map_put(&seen, arena_text(&month->arena, folded, strlen(folded)), 0);
        choices[count++] = ask_choice(month, name, name);
    }
    map_finish(&seen);
    *ret = choices;
    return count;
}

static void ask_file_pickup(struct collect *collect, struct month_choice *choices, size_t count)
{
    choices[count] = ask_choice(collect->month, "none", "Aucun point de collecte");
    struct month_question question = {
        .kind = MONTH_QUESTION_FILE_PICKUP,
        .key = ASK_PICKUP,
        .text = "L’export ne dit pas où vont les commandes. Pour quel point de collecte "
                "sont-elles ?",
        .choices = choices,
        .choice_count = count + 1,
        .proposed = count == 1 ? choices[0].value : "",
        .takes_text = true,
    };
    ask_add(&collect->ask, &question, "");
}

static void ask_order_pickup(struct collect *collect, const struct month_order *order,
                             struct month_choice *choices, size_t count)
{
    char rest[LIMIT_NUMBER + 16], text[320], who[LIMIT_NAME + 8] = "";
    settle_pickup_key(rest, sizeof rest, order->number, order->row);
    if (order->first_name[0] != '\0') {
        str_format(who, sizeof who, ", %s %s%s", order->first_name, order->initial,
                   order->initial[0] == '\0' ? "" : ".");
    }
    str_format(text, sizeof text, "La commande %s%s ne dit pas son point de collecte. Lequel ?",
               order->number[0] != '\0' ? order->number : rest + 1, who);
    choices[count] = ask_choice(collect->month, "none", "Décider plus tard");
    struct month_question question = {
        .kind = MONTH_QUESTION_ORDER_PICKUP,
        .key = ASK_PICKUP,
        .text = text,
        .subject = order->number[0] != '\0' ? order->number : rest + 1,
        .choices = choices,
        .choice_count = count + 1,
        .row = order->row,
        .takes_text = true,
    };
    ask_add(&collect->ask, &question, rest);
}

static void ask_pickups(struct collect *collect)
{
    struct month *month = collect->month;
    size_t left = 0;
    for (size_t i = 0; i < collect->unplaced_count; i++) {
        uint32_t order = collect->unplaced[i];
        bool is_placed = collect->is_joined && month->orders[order].pickup != MONTH_NONE;
        collect->unplaced[left] = order;
        left += !is_placed;
    }
    collect->unplaced_count = left;
    if (collect->unplaced_count == 0) {
        return;
    }
    struct month_choice *choices;
    size_t count = list_points(collect, &choices);
    bool is_told = collect->says_pickup || collect->has_pickup_column;
    for (size_t i = 0; is_told && i < collect->unplaced_count; i++) {
        const struct month_order *order = &month->orders[collect->unplaced[i]];
        if (order->pickup == MONTH_NONE) {
            notice_warn(month, NOTICE_PICKUP_MISSING, order->row, order->number, NULL);
        }
    }
    if (!collect->says_pickup) {
        ask_file_pickup(collect, choices, count);
        return;
    }
    if (ask_given(&collect->ask, ASK_PICKUP, "") != NULL) {
        return; /* one answer for all of them */
    }
    for (size_t i = 0; i < collect->unplaced_count; i++) {
        ask_order_pickup(collect, &month->orders[collect->unplaced[i]], choices, count);
    }
}

static void ask_fraction(struct collect *collect)
{
    static const struct month_choice choices[] = {{"keep", "Garder les fractions"},
                                                  {"up", "Arrondir au-dessus"}};
    struct month_question question = {
        .kind = MONTH_QUESTION_FRACTION,
        .key = ASK_FRACTION,
        .text = "Des produits qui se comptent en unités entières sont commandés en fractions. "
                "Garder les fractions, ou arrondir au-dessus ?",
        .choices = choices,
        .choice_count = 2,
        .row = collect->fraction_row,
    };
    if (collect->fraction_row != 0) {
        ask_add(&collect->ask, &question, "");
    }
}

static int compare_people(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* How many people order; many orders under one name: somebody typed them for others. */
static void tell_names(struct collect *collect)
{
    struct month *month = collect->month;
    size_t n = month->order_count;
    if (n == 0) {
        return;
    }
    uint64_t *sorted = calloc(n + 1, sizeof *sorted);
    ASSERT(sorted != NULL);
    memcpy(sorted, collect->people, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_people);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end] == sorted[i]; end++) {
        }
        size_t order = 0;
        while (collect->people[order] != sorted[i]) {
            order++;
        }
        const struct month_order *first = &month->orders[order];
        bool is_named = first->first_name[0] != '\0' || first->initial[0] != '\0';
        month->buyers += is_named && end - i < MANY_ORDERS ? 1 : end - i;
        if (end - i >= MANY_ORDERS && is_named) {
            char who[LIMIT_NAME + 8], count[24];
            str_format(who, sizeof who, "%s%s%s", first->first_name,
                       first->first_name[0] != '\0' && first->initial[0] != '\0' ? " " : "",
                       first->initial);
            str_format(count, sizeof count, "%zu", end - i);
            notice_warn(month, NOTICE_ONE_NAME, first->row, who, count);
        }
    }
    free(sorted);
}

/* Lines of orders of which nothing else is known: the other table was left behind. */
static void ask_files(struct collect *collect)
{
    static const struct month_choice choices[] = {{"alone", "Continuer sans l’autre fichier"}};
    struct month_question question = {
        .kind = MONTH_QUESTION_FILES,
        .key = ASK_FILES,
        .text = "Ce fichier dit quoi, mais ni pour qui ni où : la table des commandes est dans un "
                "autre fichier. Mettez-la sur la clé et recommencez, ou continuez sans elle.",
        .choices = choices,
        .choice_count = 1,
    };
    if (collect->is_headless) {
        ask_add(&collect->ask, &question, "");
    }
}

void settle_questions(struct collect *collect)
{
    ask_files(collect);
    ask_fraction(collect);
    ask_pickups(collect);
    settle_points(collect);
    settle_goods(collect);
    settle_answered(collect);
    tell_names(collect);
}
