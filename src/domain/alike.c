/* alike.c: near names and past mistakes. */
#include "domain/alike.h"

#include <string.h>

#include "base/str.h"

void mistakes_add(struct mistakes *mistakes, uint32_t wanted, uint32_t scanned)
{
    if (wanted == ID_NONE || scanned == ID_NONE || wanted == scanned) {
        return;
    }
    size_t rarest = 0;
    for (size_t i = 0; i < mistakes->count; i++) {
        if (mistakes->rows[i].wanted == wanted && mistakes->rows[i].scanned == scanned) {
            if (mistakes->rows[i].count < UINT16_MAX) {
                mistakes->rows[i].count++;
            }
            return;
        }
        if (mistakes->rows[i].count < mistakes->rows[rarest].count) {
            rarest = i;
        }
    }
    size_t at = mistakes->count < ALIKE_PAIRS ? mistakes->count++ : rarest;
    mistakes->rows[at].wanted = wanted;
    mistakes->rows[at].scanned = scanned;
    mistakes->rows[at].count = 1;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

bool alike_names(const char *a, const char *b)
{
    char one[LIMIT_NAME], two[LIMIT_NAME];
    size_t row[LIMIT_NAME + 1];
    str_fold(one, sizeof one, a);
    str_fold(two, sizeof two, b);
    size_t length_one = strlen(one), length_two = strlen(two);
    size_t off = length_one > length_two ? length_one - length_two : length_two - length_one;
    if (off > ALIKE_LETTERS || strcmp(one, two) == 0) {
        return false;
    }
    for (size_t k = 0; k <= length_two; k++) {
        row[k] = k;
    }
    for (size_t i = 1; i <= length_one; i++) {
        size_t diagonal = row[0], best = row[0] = i;
        for (size_t k = 1; k <= length_two; k++) {
            size_t change = diagonal + (one[i - 1] != two[k - 1]);
            diagonal = row[k];
            row[k] = least(change, least(row[k], row[k - 1]) + 1);
            best = least(best, row[k]);
        }
        if (best > ALIKE_LETTERS) {
            return false;
        }
    }
    return row[length_two] <= ALIKE_LETTERS;
}

static uint32_t mistaken_for(const struct mistakes *mistakes, uint32_t product)
{
    uint32_t other = ID_NONE;
    int most = ALIKE_MISTAKES - 1;
    for (size_t i = 0; mistakes != NULL && i < mistakes->count; i++) {
        bool wanted = mistakes->rows[i].wanted == product;
        if ((wanted || mistakes->rows[i].scanned == product) && mistakes->rows[i].count > most) {
            most = mistakes->rows[i].count;
            other = wanted ? mistakes->rows[i].scanned : mistakes->rows[i].wanted;
        }
    }
    return other;
}

const struct product *alike_product(const struct plan *plan, const struct mistakes *mistakes,
                                    const struct product *product)
{
    const struct product *other = plan_product(plan, mistaken_for(mistakes, product->id));
    for (size_t i = 0; other == NULL && i < plan->products.count; i++) {
        const struct product *row = &plan->products.rows[i];
        if (row->id != product->id && alike_names(row->name, product->name)) {
            other = row;
        }
    }
    return other;
}

/* The word at *at (blanks are skipped) and its length; 0 at the end. */
static size_t next_word(const char **at)
{
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

static bool has_word(const char *name, const char *word, size_t length)
{
    for (size_t n; (n = next_word(&name)) > 0; name += n) {
        if (n == length && strncmp(name, word, length) == 0) {
            return true;
        }
    }
    return false;
}

void alike_words(const char *name, const char *other, char *to, size_t size)
{
    to[0] = '\0';
    for (size_t n; (n = next_word(&name)) > 0; name += n) {
        char word[LIMIT_NAME];
        if (has_word(other, name, n) || !str_copy_n(word, sizeof word, name, n)) {
            continue;
        }
        (void)str_append(to, size, to[0] != '\0' ? " " : "");
        (void)str_append(to, size, word);
    }
}
