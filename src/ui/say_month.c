/* say_month.c: everything that a month says. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ui/say_parts.h"
#include "ui/screens/volunteer/not_this.h"
#include "ui/words.h"

struct listing {
    void (*add)(void *context, const struct say_part *part, enum say_kind kind);
    void *context;
};

/* All parts of a say are of one kind here. */
static void give(const struct listing *month, const struct say *say, enum say_kind kind)
{
    for (int i = 0; i < say->count; i++) {
        month->add(month->context, &say->parts[i], kind);
    }
}

/* Amounts repeat: a number of pieces once, weights as often as they come. */
static void give_amounts(const struct listing *month, const struct plan *plan, const struct ui *ui)
{
    enum { MOST = 100 };
    bool done[MOST] = {false};
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        const struct product *product = plan_product(plan, portion->product);
        struct say say = {.count = 0};
        int64_t units = portion->units_milli / 1000;
        if (!plan_is_weighed(product) && portion->units_milli % 1000 == 0) {
            if (units >= MOST || done[units]) {
                continue;
            }
            done[units] = true;
        }
        say_add_amount(&say, ui, product, portion->units_milli);
        give(month, &say, SAY_KIND_NUMBER);
    }
}

static void give_products(const struct listing *month, const struct plan *plan)
{
    for (size_t i = 0; i < plan->products.count; i++) {
        struct say name = {.count = 0}, place = {.count = 0};
        say_add_name(&name, plan->products.rows[i].name);
        say_add_name(&place, plan->products.rows[i].place);
        give(month, &name, SAY_KIND_PRODUCT);
        give(month, &place, SAY_KIND_PLACE);
    }
}

void say_month(const struct plan *plan, int language,
               void (*add)(void *context, const struct say_part *part, enum say_kind kind),
               void *context)
{
    struct ui ui;
    struct listing month = {add, context};
    ui_init(&ui, 0);
    ui.language = language;
    for (int i = 0; i < SAY_PHRASES; i++) {
        struct say say = {.count = 0};
        say_add_phrase(&say, &ui, (enum say_phrase)i);
        give(&month, &say, SAY_KIND_PHRASE);
    }
    for (int i = 0; i < REFUSAL_KIND_COUNT; i++) {
        struct say say = {.count = 0};
        say_add(&say, language, words_get(language, not_this_words((enum refusal_kind)i)));
        give(&month, &say, SAY_KIND_PHRASE);
    }
    if (plan != NULL && language == LANGUAGE_FR) {
        give_products(&month, plan);
    }
    if (plan != NULL) {
        give_amounts(&month, plan, &ui);
    }
}

struct rows {
    struct voice_row *rows;
    int count, room;
    enum say_kind kind; /* that is wanted now */
};

static void add_row(void *context, const struct say_part *part, enum say_kind kind)
{
    struct rows *rows = context;
    for (int i = rows->count - 1; i >= 0 && rows->rows[i].kind == kind; i--) {
        if (str_equal(rows->rows[i].words, part->text)) {
            return;
        }
    }
    if (kind == rows->kind && rows->count < rows->room) {
        struct voice_row *row = &rows->rows[rows->count++];
        *row = (struct voice_row){.kind = kind};
        (void)str_copy(row->words, sizeof row->words, part->text);
    }
}

static bool is_number(const struct voice_row *row)
{
    return row->kind == SAY_KIND_NUMBER;
}

/* "2" before "10", "750 g" after all numbers of pieces; names as their people would look for them.
 */
static int by_words(const void *a, const void *b)
{
    const struct voice_row *x = a, *y = b;
    if (is_number(x)) {
        size_t digits_x = strspn(x->words, "0123456789"), digits_y = strspn(y->words, "0123456789");
        bool whole_x = x->words[digits_x] == '\0', whole_y = y->words[digits_y] == '\0';
        if (whole_x != whole_y) {
            return whole_x ? -1 : 1;
        }
        if (digits_x != digits_y) {
            return digits_x < digits_y ? -1 : 1;
        }
    }
    return strcmp(x->words, y->words);
}

int say_list(const struct plan *plan, int language, struct voice_row *rows, int room)
{
    struct rows list = {.rows = rows, .room = room};
    for (int kind = 0; kind < SAY_KINDS; kind++) {
        int first = list.count;
        list.kind = (enum say_kind)kind;
        say_month(plan, language, add_row, &list);
        if (kind != SAY_KIND_PHRASE) { /* phrases stand in the order of the work */
            qsort(rows + first, (size_t)(list.count - first), sizeof *rows, by_words);
        }
    }
    return list.count;
}
