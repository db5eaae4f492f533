/* settle_goods.c: names that are nearly known ones, and what goods are like that no catalogue
 * knows. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/collect.h"
#include "intake/near.h"
#include "intake/settle.h"
#include "intake/words.h"

enum { NEAR_LEARNED = 100, NEAR_CHOICES = 6 };

static const char *key_of(const struct month_product *product, char key[LIMIT_NAME])
{
    words_product_key(key, LIMIT_NAME, product->name);
    return key;
}

/* True if the product may be another spelling of `other`. */
static bool is_near(const struct collect *collect, const char *key,
                    const struct month_product *other)
{
    char other_key[LIMIT_NAME];
    key_of(other, other_key);
    if (other->in_catalogue) {
        return near_product(key, other_key);
    }
    /* Without a catalogue only a letter or two may differ. */
    size_t a = strlen(key), b = strlen(other_key);
    return !collect->lookup.has_catalogue && (a > b ? a - b : b - a) <= 3 &&
           near_product(key, other_key);
}

static void ask_product(struct collect *collect, uint32_t index, uint32_t row)
{
    struct month *month = collect->month;
    const struct month_product *product = &month->products[index];
    struct month_choice choices[NEAR_CHOICES + 1];
    char key[LIMIT_NAME], text[320], label[160];
    size_t count = 0;
    key_of(product, key);
    bool by_name = key[0] != '\0';
    for (size_t i = 0; i < month->product_count && count < NEAR_CHOICES; i++) {
        const struct month_product *other = &month->products[i];
        bool may_be = i != index && (other->in_catalogue || i < index);
        if (may_be && is_near(collect, key, other)) {
            str_format(label, sizeof label, "Oui, c’est « %s »", other->name);
            choices[count++] = ask_choice(month, other->sku, label);
        }
    }
    if (count == 0) {
        return;
    }
    choices[count] = ask_choice(month, "new", "Non, c’est un autre produit");
    struct month_choice *kept = arena_array(&month->arena, count + 1, sizeof *kept);
    memcpy(kept, choices, (count + 1) * sizeof *kept);
    str_format(text, sizeof text,
               collect->lookup.has_catalogue
                   ? "« %s » n’est pas au catalogue. Est-ce le même produit ?"
                   : "« %s » ressemble à un autre produit des commandes. Est-ce le même ?",
               product->name);
    struct month_question question = {
        .kind = MONTH_QUESTION_PRODUCT,
        .key = ASK_PRODUCT,
        .text = text,
        .subject = product->name,
        .choices = kept,
        .choice_count = count + 1,
        .proposed = count == 1 ? kept[0].value : "",
        .row = row,
    };
    ask_add(&collect->ask, &question, by_name ? key : product->sku);
}

static void ask_temperature(struct collect *collect, struct month_product *product, uint32_t row)
{
    static const struct month_choice choices[] = {
        {"ambient", "Sec"}, {"chilled", "Frais"}, {"frozen", "Surgelé"}, {"egg", "Œufs"}};
    char text[320];
    enum temperature guess = words_guess_temperature(product->name);
    str_format(text, sizeof text, "Comment se garde « %s » ?", product->name);
    struct month_question question = {
        .kind = MONTH_QUESTION_TEMPERATURE,
        .key = ASK_TEMPERATURE,
        .text = text,
        .subject = product->name,
        .choices = choices,
        .choice_count = sizeof choices / sizeof choices[0],
        .proposed = choices[guess].value,
        .row = row,
        .may_wait = true,
    };
    ask_add(&collect->ask, &question, product->sku);
    const char *answer = ask_answer(&collect->ask, ASK_TEMPERATURE, product->sku, NULL);
    product->temperature = guess;
    if (answer != NULL && words_temperature(answer, &product->temperature)) {
        return;
    }
}

static void ask_weight(struct collect *collect, struct month_product *product, uint32_t row)
{
    char text[320], label[32], guess[16] = "";
    struct month *month = collect->month;
    int grams = words_guess_weight(product->name);
    struct month_choice *choices = arena_array(&month->arena, 1, sizeof *choices);
    if (grams > 0) {
        str_format(guess, sizeof guess, "%d", grams);
        str_format(label, sizeof label, "%d g", grams);
        choices[0] = ask_choice(month, guess, label);
    }
    str_format(text, sizeof text, "Combien pèse « %s », en grammes ?", product->name);
    struct month_question question = {
        .kind = MONTH_QUESTION_WEIGHT,
        .key = ASK_WEIGHT,
        .text = text,
        .subject = product->name,
        .choices = choices,
        .choice_count = grams > 0 ? 1 : 0,
        .proposed = guess,
        .row = row,
        .may_wait = true,
        .takes_number = true,
    };
    ask_add(&collect->ask, &question, product->sku);
    int64_t answered;
    const char *answer = ask_answer(&collect->ask, ASK_WEIGHT, product->sku, NULL);
    bool is_answered = answer != NULL && str_to_int64(answer, 1, LIMIT_UNIT_WEIGHT_G, &answered);
    product->weight_g = is_answered ? (int32_t)answered : 0; /* a weight is never guessed */
}

/* Next month's questions are answered by what is known now. */
static void remember_goods(struct month *month)
{
    static const char *const words[] = {"ambient", "chilled", "frozen", "egg"};
    for (size_t i = 0; i < month->product_count; i++) {
        const struct month_product *product = &month->products[i];
        char key[ASK_KEY], grams[16];
        str_format(key, sizeof key, ASK_TEMPERATURE "%s", product->sku);
        month_remember(month, key, words[product->temperature]);
        if (product->weight_g > 0) {
            str_format(key, sizeof key, ASK_WEIGHT "%s", product->sku);
            str_format(grams, sizeof grams, "%d", (int)product->weight_g);
            month_remember(month, key, grams);
        }
    }
}

void settle_goods(struct collect *collect)
{
    const struct lookup *lookup = &collect->lookup;
    struct month *month = collect->month;
    for (size_t i = 0; i < lookup->learned_count && i < NEAR_LEARNED; i++) {
        ask_product(collect, lookup->learned[i], lookup->learned_rows[i]);
    }
    for (size_t i = 0; i < lookup->learned_count; i++) {
        struct month_product *product = &month->products[lookup->learned[i]];
        ask_temperature(collect, product, lookup->learned_rows[i]);
        ask_weight(collect, product, lookup->learned_rows[i]);
    }
    if (month->product_count <= NEAR_LEARNED * 4) { /* beyond, a catalogue is at hand every month */
        remember_goods(month);
    }
}

static void ask_point(struct collect *collect, size_t index)
{
    struct month *month = collect->month;
    const struct lookup *lookup = &collect->lookup;
    struct month_choice choices[NEAR_CHOICES + 1];
    char key[LIMIT_NAME], other[LIMIT_NAME], text[320], label[160];
    size_t count = 0, names = month->pickup_count + lookup->list_count;
    words_pickup_key(key, sizeof key, month->pickups[index].name);
    for (size_t i = 0; i < names && count < NEAR_CHOICES; i++) {
        bool is_list = i >= month->pickup_count;
        const char *name =
            is_list ? lookup->list[i - month->pickup_count].name : month->pickups[i].name;
        words_pickup_key(other, sizeof other, name);
        uint32_t ignored;
        bool is_known = map_get(&lookup->points, other, &ignored);
        /* Of two that nobody knows, the longer name is asked about. */
        bool may_be = is_known || (!is_list && (strlen(other) < strlen(key) ||
                                                (strlen(other) == strlen(key) && i < index)));
        bool is_twice = is_list && lookup->list[i - month->pickup_count].pickup != MONTH_NONE;
        if (may_be && !is_twice && !str_equal(key, other) && near_pickup(key, other)) {
            str_format(label, sizeof label, "Oui, c’est « %s »", name);
            choices[count++] = ask_choice(month, name, label);
        }
    }
    if (count == 0) {
        return;
    }
    choices[count] = ask_choice(month, "new", "Non, c’est un autre point");
    struct month_choice *kept = arena_array(&month->arena, count + 1, sizeof *kept);
    memcpy(kept, choices, (count + 1) * sizeof *kept);
    str_format(text, sizeof text, "Le point de collecte « %s » est-il un point déjà connu ?",
               month->pickups[index].name);
    struct month_question question = {
        .kind = MONTH_QUESTION_PICKUP,
        .key = ASK_POINT,
        .text = text,
        .subject = month->pickups[index].name,
        .choices = kept,
        .choice_count = count + 1,
        .proposed = count == 1 ? kept[0].value : "",
        .row = lookup->pickup_rows[index],
        .may_wait = true,
    };
    ask_add(&collect->ask, &question, key);
    notice_warn(month, NOTICE_PICKUP_NEAR, question.row, question.subject, kept[0].value);
}

void settle_answered(struct collect *collect)
{
    struct month *month = collect->month;
    const struct lookup *lookup = &collect->lookup;
    for (size_t i = 0; i < lookup->answered_count; i++) {
        const struct lookup_answered *row = &lookup->answered[i];
        char text[320], label[160];
        struct month_choice *choices = arena_array(&month->arena, 2, sizeof *choices);
        str_format(label, sizeof label, "Oui, c’est « %s »", row->name);
        choices[0] = ask_choice(month, row->is, label);
        choices[1] =
            ask_choice(month, "new",
                       row->is_point ? "Non, c’est un autre point" : "Non, c’est un autre produit");
        str_format(text, sizeof text,
                   row->is_point ? "Le point de collecte « %s » est compté comme « %s »."
                                 : "« %s » est compté comme « %s ».",
                   row->said, row->name);
        struct month_question question = {
            .kind = row->is_point ? MONTH_QUESTION_PICKUP : MONTH_QUESTION_PRODUCT,
            .key = row->is_point ? ASK_POINT : ASK_PRODUCT,
            .text = text,
            .subject = row->said,
            .choices = choices,
            .choice_count = 2,
            .proposed = row->is,
            .row = row->row,
            .may_wait = true,
        };
        ask_add(&collect->ask, &question, row->rest);
    }
}

void settle_points(struct collect *collect)
{
    struct month *month = collect->month;
    const struct lookup *lookup = &collect->lookup;
    for (size_t i = 0; i < month->pickup_count; i++) {
        char key[LIMIT_NAME], memory[ASK_KEY];
        uint32_t ignored;
        words_pickup_key(key, sizeof key, month->pickups[i].name);
        if (!map_get(&lookup->points, key, &ignored)) {
            ask_point(collect, i);
        }
        const char *answer = ask_answer(&collect->ask, ASK_POINT, key, NULL);
        str_format(memory, sizeof memory, ASK_POINT "%s", key);
        month_remember(month, memory, answer != NULL ? answer : month->pickups[i].name);
    }
}
